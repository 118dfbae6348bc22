/* lower.c - a package: its variables, functions, initialisation. */
#include "lw.h"

static void read_linknames(struct lw *lw)
{
	lw->linknames = map_new(lw->arena);
	for (uint32_t i = 0; i < lw->pkg->files.len; i++) {
		struct syntax_file *f = lw->pkg->files.at[i];

		for (uint32_t k = 0; k < f->linknames.len; k++)
			map_put_str(lw->linknames, f->linknames.at[k].local, &f->linknames.at[k]);
	}
}

static void open_package(struct lw *lw, struct lower_config *conf, struct package *pkg)
{
	const char *path = pkg->path;

	*lw = (struct lw){.conf = conf, .arena = conf->arena, .ts = conf->ts, .vt = conf->vm_types, .pkg = pkg};
	lw->first_type = vm_types_len(lw->vt);
	lw->go_major = conf->go_major;
	lw->go_minor = conf->go_minor;
	lw->types = map_new(lw->arena);
	lw->fronts = map_new(lw->arena);
	lw->locals = map_new(lw->arena);
	lw->owners = map_new(lw->arena);
	lw->local_texts = map_new(lw->arena);
	lw->foreign = map_new(lw->arena);
	lw->shapes = map_new(lw->arena);
	lw->literals = map_new(lw->arena);
	lw->globals = map_new(lw->arena);
	lw->symbols = map_new(lw->arena);
	lw->declared = map_new(lw->arena);
	lw->no_calls = map_new(lw->arena);
	lw->p = vm_package_new(lw->arena, lw->vt, conf->sources, path, pkg->name);
	for (uint32_t i = 0; i < pkg->imports.len; i++)
		VEC_PUSH(lw->arena, &lw->p->imports, pkg->imports.at[i]->path);
	read_linknames(lw);
}

/* ---- declarations ---- */

static void add_variables(struct lw *lw)
{
	for (uint32_t i = 0; i < lw->pkg->objects.len; i++) {
		struct object *o = lw->pkg->objects.at[i];

		if (o->kind == OBJ_VAR && o->var.kind == VAR_PACKAGE && strcmp(o->name, "_") != 0)
			lw_global(lw, o);
	}
}

static bool is_generic(struct func_info *info)
{
	return info->sig->func.tparams.len || info->sig->func.recv_tparams.len;
}

static struct vm_func *niladic(struct lw *lw, const char *name, pos_t pos, pos_t end)
{
	const struct vm_type *t = vm_type_func(lw->vt, NULL, 0, NULL, 0, false);
	struct vm_func *f = lw_func_named(lw, name, t);

	lw_set_signature(lw, f, NULL, t, NULL);
	f->pos = pos;
	f->end = end;
	return f;
}

static void queue_init(struct lw *lw, struct func_info *info, uint32_t number)
{
	struct vm_func *f = niladic(lw, lw_printf(lw, "%s.init.%u", lw->p->path, number),
				    info->obj ? info->obj->pos : info->node->pos, info->body->block.rbrace);

	f->flags |= VM_FN_INIT;
	VEC_PUSH(lw->arena, &lw->queue, (struct lw_body){.f = f, .info = info});
}

/* Declared functions are queued in source order; gives the number of init functions. As in gc empty ones do not run:
 * that a package has nothing to do shows in the order of packages. */
static uint32_t add_functions(struct lw *lw)
{
	uint32_t inits = 0;

	for (uint32_t i = 0; i < lw->pkg->funcs.len; i++) {
		struct func_info *info = lw->pkg->funcs.at[i];
		const char *name = info->node->func_decl.name->name.text;

		if (strcmp(name, "_") == 0 || is_generic(info))
			continue;
		if (strcmp(name, "init") == 0 && !info->sig->func.recv) {
			if (info->body && info->body->block.stmts.len)
				queue_init(lw, info, inits);
			inits++;
		} else if (info->obj && (info->body || !map_get_str(lw->linknames, str_of(name)))) {
			lw_func(lw, info->obj, NULL);
		}
	}
	return inits;
}

/* ---- initialisation ---- */

static void store_variable(struct lw_fn *fn, struct object *o, struct vm_operand x, pos_t pos)
{
	struct vm_global *g = lw_global(fn->lw, o);

	lw_move(fn, vm_place_global(fn->f, g), lw_convert(fn, x, g->type, NULL, pos), VM_WHY_ASSIGN, pos);
}

static bool is_blank(const struct object *o)
{
	return strcmp(o->name, "_") == 0;
}

static void run_initializer(struct lw_fn *fn, const struct initializer *init)
{
	struct vm_operand pair[2], *v = pair, r;
	struct node *x = node_unparen(init->rhs);
	struct object *o = init->lhs.at[0];

	lw_set_version(fn, fn->lw->pkg, init->rhs->pos);
	lw_visit(fn->lw, init->rhs);
	if (init->lhs.len == 1) {
		fn->piecewise = true;
		r = lw_expr_to(fn, init->rhs, lw_type(fn, o->type));
		fn->piecewise = false;
		if (!is_blank(o))
			store_variable(fn, o, r, init->rhs->pos);
		return;
	}
	if (x->kind == NODE_CALL)
		lw_call_results(fn, x, &v);
	else
		pair[0] = lw_comma_ok(fn, x, &pair[1], true, true);
	for (uint32_t i = 0; i < init->lhs.len; i++)
		if (!is_blank(init->lhs.at[i]))
			store_variable(fn, init->lhs.at[i], v[i], init->rhs->pos);
}

static bool is_empty(const struct vm_func *f)
{
	return f->blocks.len == 1 && f->blocks.at[0].insts.len == 1;
}

static void remove_func(struct vm_package *p, struct vm_func *f)
{
	p->funcs.len--;
	for (uint32_t i = f->id; i < p->funcs.len; i++) {
		p->funcs.at[i] = p->funcs.at[i + 1];
		p->funcs.at[i]->id = i;
	}
}

static void add_init(struct lw *lw, uint32_t ninits)
{
	pos_t pos = lw->pkg->files.len ? lw->pkg->files.at[0]->pos : POS_NONE;
	struct vm_func *f = niladic(lw, lw_printf(lw, "%s.init", lw->p->path), pos, pos);
	struct lw_fn fn;

	f->flags |= VM_FN_INIT;
	lw->visits = NULL;
	lw_fn_init(&fn, lw, f, NULL);
	for (uint32_t i = 0; i < lw->pkg->inits.len; i++)
		run_initializer(&fn, &lw->pkg->inits.at[i]);
	for (uint32_t i = 0; i < ninits; i++) {
		struct vm_func *user = map_get_str(lw->symbols, str_of(lw_printf(lw, "%s.init.%u", lw->p->path, i)));

		if (user)
			lw_emit(&fn, VM_OP_CALL, 0, 0, pos)->func = user;
	}
	lw_fn_finish(&fn);
	vm_make_data(f);
	if (is_empty(f))
		remove_func(lw->p, f);
	else
		lw->p->init = f;
}

static void run_queue(struct lw *lw)
{
	for (uint32_t i = 0; i < lw->queue.len; i++) {
		struct lw_body b = lw->queue.at[i];

		lw_lower_body(lw, &b);
	}
	lw->queue.len = 0;
}

/* Of a package that could not be imported, such as C, the checker lets every use pass. */
static bool imports_fake(struct lw *lw)
{
	for (uint32_t i = 0; i < lw->pkg->imports.len; i++) {
		struct package *p = lw->pkg->imports.at[i];

		if (!p->fake)
			continue;
		diag_error(lw->conf->diags, lw->pkg->files.at[0]->pos, "package %s cannot be compiled", p->path);
		return true;
	}
	return false;
}

/* The checker has refused types that are too large as they are written; with type arguments one may become so. */
static void refuse_large_types(struct lw *lw)
{
	for (uint32_t i = lw->first_type; i < vm_types_len(lw->vt); i++) {
		const struct vm_type *t = vm_types_at(lw->vt, i);

		if (t->size >= VM_SIZE_LIMIT)
			diag_error(lw->conf->diags, lw->pkg->files.at[0]->pos, "type %s larger than address space",
				   t->string);
	}
}

struct vm_package *lower_package(struct lower_config *conf, struct package *pkg)
{
	struct lw lw;
	bool more;

	open_package(&lw, conf, pkg);
	if (imports_fake(&lw))
		return lw.p;
	add_variables(&lw);
	add_init(&lw, add_functions(&lw));
	run_queue(&lw);
	do {
		while (lw_foreign_bodies(&lw))
			run_queue(&lw);
		lw_all_methods(&lw);
		run_queue(&lw);
		more = lw_foreign_bodies(&lw);
	} while (more || (vm_types_len(lw.vt) && !vm_types_at(lw.vt, vm_types_len(lw.vt) - 1)->methods_done));
	vm_forget_sites(lw.p);
	vm_types_layout(lw.vt);
	refuse_large_types(&lw);
	return lw.p;
}
