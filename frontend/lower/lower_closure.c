/* lower_closure.c - function literals, method values, method expressions. */
#include "lw.h"

void lw_set_context(struct lw *lw, struct vm_func *f, const struct vm_type **types, const char **names, uint32_t n)
{
	struct vm_field *fields = ARENA_ARRAY(lw->arena, struct vm_field, n + 1);

	fields[0].name = "code";
	fields[0].type = vm_type_basic(lw->vt, VM_UNSAFEPTR);
	for (uint32_t i = 0; i < n; i++) {
		fields[i + 1].name = lw_printf(lw, "%s", names[i]);
		fields[i + 1].type = types[i];
	}
	f->context = vm_type_struct(lw->vt, fields, n + 1);
	f->flags |= VM_FN_CLOSURE;
}

struct vm_operand lw_closure(struct lw_fn *fn, struct vm_func *body, struct vm_operand *captures, uint32_t n,
			     struct vm_site *site, pos_t pos)
{
	struct vm_place *d = lw_temp(fn, body->type, pos);
	struct vm_inst *i = lw_emit(fn, VM_OP_CLOSURE, 1, n, pos);

	i->dst[0] = d;
	i->func = body;
	i->type = body->context;
	i->site = site;
	i->why = VM_WHY_CAPTURED;
	for (uint32_t k = 0; k < n; k++)
		i->args[k] = captures[k];
	return vm_use(d);
}

uint32_t lw_capture_local(struct lw_fn *fn, const char *name, const struct vm_type *t, uint32_t index, bool by_ref,
			  pos_t pos)
{
	uint32_t l = vm_local_new(fn->f, name, t, (uint16_t)(VM_L_CAPTURE | (by_ref ? VM_L_BYREF : 0)), pos);

	fn->f->locals.at[l].index = index;
	fn->f->locals.at[l].loop_depth = 1;
	return l;
}

static const char *literal_name(struct lw_fn *fn)
{
	const char *sep = (fn->f->flags & VM_FN_CLOSURE) ? "." : ".func";

	return lw_printf(fn->lw, "%s%s%u", fn->f->name, sep, ++fn->nlits);
}

static struct vm_operand capture_of(struct lw_fn *fn, struct object *o, pos_t pos)
{
	struct lw_var *v = lw_var(fn, o);

	if (!v)
		kit_fatal("%s captures %s, which is not in scope", fn->f->name, o->name);
	if (!v->share)
		return vm_use(lw_var_place(fn, o));
	if (v->by_ref)
		return vm_use(vm_place_local(fn->f, v->local));
	return lw_addr(fn, lw_var_place(fn, o), VM_WHY_REFERENCE, pos);
}

/* The literal's own view of what it captures: locals of its function. */
void lw_declare_captures(struct lw_fn *in, struct lw_fn *fn, const struct object_list *list)
{
	for (uint32_t i = 0; i < list->len; i++) {
		struct object *o = list->at[i];
		struct lw_var *outer = lw_var(fn, o), *v = ARENA_NEW(fn->arena, struct lw_var);
		const struct vm_type *t = lw_type(fn, o->type);

		*v = *outer;
		v->captured = true;
		v->by_ref = v->share;
		v->local =
		    lw_capture_local(in, o->name, v->share ? vm_type_pointer(fn->lw->vt, t) : t, i, v->share, o->pos);
		map_put(in->vars, o, v);
	}
}

static struct vm_func *new_literal(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_func_type(fn, n->func_lit.info->sig);
	struct vm_func *f = lw_inner_func(fn, literal_name(fn), t);

	lw_set_signature(fn->lw, f, NULL, t, NULL);
	f->pos = n->pos;
	f->end = n->func_lit.body->block.rbrace;
	f->outer = fn->f;
	f->flags |= fn->f->flags & (VM_FN_LINKONCE | VM_FN_UNSAFE);
	return f;
}

static void literal_body(struct lw_fn *fn, struct vm_func *f, struct node *n)
{
	struct func_info *info = n->func_lit.info;
	struct lw_fn in;

	lw_fn_init(&in, fn->lw, f, fn);
	in.info = info;
	lw_declare_signature(&in, info->sig);
	lw_declare_captures(&in, fn, &info->captures);
	lw_find_exclusive(&in, n->func_lit.body);
	lw_stmts(&in, &n->func_lit.body->block.stmts);
	lw_count_cost(&in, n->func_lit.body);
	lw_fn_finish(&in);
}

void lw_open_literal(struct lw_fn *fn, struct vm_func *f, const struct object_list *list, pos_t pos)
{
	const struct vm_type **types = ARENA_ARRAY(fn->arena, const struct vm_type *, list->len + 1);
	const char **names = ARENA_ARRAY(fn->arena, const char *, list->len + 1);

	fn->captures = ARENA_ARRAY(fn->arena, struct vm_operand, list->len + 1);
	fn->ncaptures = list->len;
	for (uint32_t i = 0; i < list->len; i++) {
		fn->captures[i] = capture_of(fn, list->at[i], pos);
		types[i] = fn->captures[i].type;
		names[i] = list->at[i]->name;
	}
	lw_set_context(fn->lw, f, types, names, list->len);
}

struct vm_operand lw_close_literal(struct lw_fn *fn, struct vm_func *f, pos_t pos)
{
	struct vm_site *site = lw_site(fn, VM_SITE_CLOSURE, "func literal", f->context, pos);

	return lw_closure(fn, f, fn->captures, fn->ncaptures, site, pos);
}

struct vm_operand lw_func_lit(struct lw_fn *fn, struct node *n)
{
	struct vm_func *f = new_literal(fn, n);

	map_put(fn->lw->literals, n, f);
	lw_open_literal(fn, f, &n->func_lit.info->captures, n->pos);
	literal_body(fn, f, n);
	return lw_close_literal(fn, f, n->pos);
}

/* ---- method values ---- */

static const char *method_value_name(struct lw_fn *fn, const struct lw_method *m, struct node *n)
{
	const struct vm_type *t = m->recv.type;

	if (m->func)
		return lw_printf(fn->lw, "%s-fm", m->func->name);
	return lw_printf(fn->lw, "%s.%s-fm", t->link, n->selector.name->name.text);
}

/* func(args) { return recv.m(args) } with recv captured. Made once for all its uses, it has the position of none. */
static struct vm_func *bound_method(struct lw_fn *fn, const struct lw_method *m, struct node *n)
{
	struct vm_func *f = lw_func_named(fn->lw, method_value_name(fn, m, n), m->sig);
	const char *names[] = {"recv"};
	struct vm_operand *results = ARENA_ARRAY(fn->arena, struct vm_operand, m->sig->nresults + 1);
	struct lw_call c = {.op = m->func ? VM_OP_CALL : VM_OP_CALL_IFACE, .func = m->func, .n = m->n};
	struct lw_fn in;
	uint32_t recv;

	if (f->blocks.len)
		return f;
	lw_set_signature(fn->lw, f, NULL, m->sig, NULL);
	f->flags |= VM_FN_WRAPPER | VM_FN_LINKONCE;
	lw_set_context(fn->lw, f, (const struct vm_type *[]){m->recv.type}, names, 1);
	lw_fn_init(&in, fn->lw, f, NULL);
	lw_declare_signature(&in, NULL);
	recv = lw_capture_local(&in, "recv", m->recv.type, 0, false, 0);
	c.nargs = m->sig->nparams + 1;
	c.args = ARENA_ARRAY(fn->arena, struct vm_operand, c.nargs);
	c.args[0] = vm_use(vm_place_local(f, recv));
	for (uint32_t i = 0; i < m->sig->nparams; i++)
		c.args[i + 1] = vm_use(vm_place_local(f, lw_param_local(&in, i)));
	c.results = m->sig->results;
	c.nresults = m->sig->nresults;
	lw_call_emit(&in, &c, results, true);
	for (uint32_t i = 0; i < c.nresults; i++)
		lw_move(&in, vm_place_local(f, lw_result_local(&in, i)), results[i], VM_WHY_RETURN, 0);
	lw_fn_finish(&in);
	return f;
}

/* Type of the function that the selector of a method is. */
static const struct vm_type *value_type(struct lw_fn *fn, struct node *n)
{
	return lw_type(fn, n->inst ? n->inst->type : n->type);
}

struct vm_operand lw_method_value(struct lw_fn *fn, struct node *n)
{
	struct lw_method m;
	struct vm_func *f;
	struct vm_operand r;

	lw_method_of(fn, n, &m);
	if (!m.func) {
		m.recv = lw_stable(fn, m.recv, n->pos);
		lw_nilcheck(fn, m.recv, n->pos);
	}
	f = bound_method(fn, &m, n);
	r = lw_closure(fn, f, &m.recv, 1, lw_site(fn, VM_SITE_METHOD_VALUE, lw_text(fn, n), f->context, n->pos),
		       n->pos);
	return lw_convert(fn, r, value_type(fn, n), NULL, n->pos);
}

struct vm_operand lw_method_expr(struct lw_fn *fn, struct node *n)
{
	struct lw_selection s = lw_selection(fn, n);
	struct type_list own = lw_own_targs(fn, n);
	bool pointer = type_unalias(s.recv)->kind == TYPE_POINTER;
	struct vm_func *f;

	if (s.npath == 1 && !type_is_interface(s.recv) && s.obj->func.ptr_recv == pointer)
		f = lw_concrete_method(fn->lw, s.obj, &own);
	else
		f = lw_wrapper(fn->lw, s.recv, s.obj, &own, s.path, s.npath);
	return vm_const_of(fn->f, value_type(fn, n), (struct vm_const){.kind = VM_CONST_FUNC, .func = f});
}
