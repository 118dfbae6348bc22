/* lower_func.c - one function: its parameters, results and variables as locals, its body. */
#include "lw.h"

#define CAPTURE_BY_VALUE_MAX 128    /* bytes, as gc's escape analysis */
#define FRAME_VARIABLE_MAX   131072 /* larger variables are never in a frame: they need a site */

void lw_fn_init(struct lw_fn *fn, struct lw *lw, struct vm_func *f, struct lw_fn *outer)
{
	*fn = (struct lw_fn){.lw = lw, .arena = lw->arena, .f = f, .outer = outer, .depth = 1};
	fn->vars = map_new(lw->arena);
	fn->labels = map_new(lw->arena);
	fn->go_major = lw->go_major;
	fn->go_minor = lw->go_minor;
	if (outer) {
		fn->tparams = outer->tparams;
		fn->targs = outer->targs;
		fn->types = outer->types;
		fn->go_major = outer->go_major;
		fn->go_minor = outer->go_minor;
	}
	f->scopes.at[0].pos = f->pos;
	lw_start(fn, lw_block(fn));
}

void lw_fn_finish(struct lw_fn *fn)
{
	lw_return(fn, fn->f->end);
	lw_prune(fn);
}

/* ---- variables ---- */

static bool shares(struct lw_fn *fn, struct object *o, const struct vm_type *t)
{
	if (!o->var.captured)
		return false;
	if (lw_loop_per_iteration(fn) ? o->var.changes : o->var.reassigned)
		return true;
	return o->var.addrtaken || o->var.kind == VAR_RESULT || t->size > CAPTURE_BY_VALUE_MAX;
}

void lw_mark_addressed(struct lw_fn *fn, uint32_t l)
{
	struct vm_local *local = &fn->f->locals.at[l];
	const char *name = local->name ? lw_qualified(fn, local->name) : NULL;
	struct vm_site *s = lw_site(fn, VM_SITE_VARIABLE, name, local->type, local->pos);

	s->local = l;
	s->loop_depth = local->loop_depth;
	fn->f->locals.at[l].site = s;
	fn->f->locals.at[l].flags |= VM_L_ADDRTAKEN;
}

static struct lw_var *declare_at(struct lw_fn *fn, struct object *o, const struct vm_type *t, uint16_t flags)
{
	struct lw_var *v = ARENA_NEW(fn->arena, struct lw_var);

	v->share = shares(fn, o, t);
	if (o->var.addrtaken || v->share || (!flags && t->size > FRAME_VARIABLE_MAX))
		flags |= VM_L_ADDRTAKEN;
	v->local = vm_local_new(fn->f, o->name, t, flags, o->pos);
	fn->f->locals.at[v->local].loop_depth = fn->depth;
	fn->f->locals.at[v->local].scope = fn->scope;
	if (flags & VM_L_ADDRTAKEN)
		lw_mark_addressed(fn, v->local);
	map_put(fn->vars, o, v);
	return v;
}

struct lw_var *lw_declare(struct lw_fn *fn, struct object *o, struct node *init)
{
	struct lw_var *v = declare_at(fn, o, lw_type(fn, o->type), 0);

	v->init = init;
	lw_live(fn, v->local, o->pos);
	if (fn->f->locals.at[v->local].flags & VM_L_ADDRTAKEN)
		VEC_PUSH(fn->arena, &fn->fresh, v->local);
	return v;
}

struct lw_var *lw_var(struct lw_fn *fn, struct object *o)
{
	return map_get(fn->vars, o);
}

struct vm_place *lw_var_place(struct lw_fn *fn, struct object *o)
{
	struct vm_place *p;
	struct lw_var *v;

	if (o->var.kind == VAR_PACKAGE)
		return vm_place_global(fn->f, lw_global(fn->lw, o));
	v = lw_var(fn, o);
	if (!v)
		kit_fatal("%s: variable %s is not in scope", fn->f->name, o->name);
	p = vm_place_local(fn->f, v->local);
	return v->by_ref ? vm_place_deref(fn->f, p) : p;
}

/* ---- signature ---- */

static bool is_blank(const struct object *o)
{
	return !o || !o->name || !*o->name || strcmp(o->name, "_") == 0;
}

void lw_declare_param(struct lw_fn *fn, struct object *o, uint32_t i)
{
	const struct vm_type *t = fn->f->params[i];
	uint16_t flags = VM_L_PARAM;
	uint32_t l;

	if (is_blank(o)) {
		l = vm_local_new(fn->f, lw_printf(fn->lw, "~p%u", i), t, flags | VM_L_BLANK, o ? o->pos : fn->f->pos);
		if (o)
			fn->f->locals.at[l].name = o->name && *o->name ? o->name : fn->f->locals.at[l].name;
	} else {
		l = declare_at(fn, o, t, flags)->local;
	}
	fn->f->locals.at[l].index = i;
}

void lw_declare_result(struct lw_fn *fn, struct object *o, uint32_t i)
{
	const struct vm_type *t = fn->f->results[i];
	uint32_t l;

	/* Bodies of range over functions store into results without a name, too. */
	if (is_blank(o) && !(o && o->var.captured))
		l = vm_local_new(fn->f, "", t, VM_L_RESULT, o ? o->pos : fn->f->pos);
	else
		l = declare_at(fn, o, t, VM_L_RESULT)->local;
	fn->f->locals.at[l].index = i;
	if (is_blank(o))
		fn->f->locals.at[l].name = lw_printf(fn->lw, "~r%u", i);
}

void lw_declare_signature(struct lw_fn *fn, struct type *sig)
{
	struct object_list none = {0};
	struct object_list *params = sig ? &sig->func.params->tuple.vars : &none;
	struct object_list *results = sig ? &sig->func.results->tuple.vars : &none;
	uint32_t recv = sig && fn->f->has_recv;

	for (uint32_t i = 0; i < fn->f->nparams; i++) {
		struct object *o = NULL;

		if (recv && i == 0)
			o = sig->func.recv;
		else if (i - recv < params->len)
			o = params->at[i - recv];
		lw_declare_param(fn, o, i);
	}
	for (uint32_t i = 0; i < fn->f->nresults; i++)
		lw_declare_result(fn, i < results->len ? results->at[i] : NULL, i);
}

uint32_t lw_param_local(struct lw_fn *fn, uint32_t i)
{
	return i;
}

uint32_t lw_result_local(struct lw_fn *fn, uint32_t i)
{
	return fn->f->nparams + i;
}

/* ---- bodies ---- */

void lw_set_version(struct lw_fn *fn, const struct package *p, pos_t pos)
{
	uint32_t file = pos_file(pos);

	fn->go_major = p->go_major;
	fn->go_minor = p->go_minor;
	for (uint32_t i = 0; i < p->files.len; i++) {
		if (p->files.at[i]->index != file || !p->files.at[i]->go_major)
			continue;
		fn->go_major = p->files.at[i]->go_major;
		fn->go_minor = p->files.at[i]->go_minor;
	}
}

bool lw_loop_per_iteration(const struct lw_fn *fn)
{
	return fn->go_major == 0 || fn->go_major > 1 || fn->go_minor >= 22;
}

void lw_lower_body(struct lw *lw, const struct lw_body *body)
{
	struct func_info *info = body->info;
	struct lw_fn fn;

	lw_fn_init(&fn, lw, body->f, NULL);
	fn.info = info;
	lw_set_version(&fn, info->pkg, info->node->pos);
	if (body->targs.len) {
		fn.tparams = type_func_tparams(info->sig);
		fn.targs = &body->targs;
		fn.types = map_new(lw->arena);
	}
	lw_declare_signature(&fn, info->sig);
	lw->visits = NULL;
	lw->literals = map_new(lw->arena);
	lw_visit(lw, info->body);
	lw_find_exclusive(&fn, info->body);
	lw_stmts(&fn, &info->body->block.stmts);
	lw_count_cost(&fn, info->body);
	lw_fn_finish(&fn);
}
