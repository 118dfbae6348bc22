/* lower_method.c - method tables and the wrappers they need. */
#include "lw.h"

struct vm_func *lw_concrete_method(struct lw *lw, struct object *m, const struct type_list *own)
{
	struct type_list targs;
	struct type *t = type_unalias(m->type->func.recv->type);

	if (t->kind == TYPE_POINTER)
		t = type_unalias(t->pointer.elem);
	KIT_ASSERT(t->kind == TYPE_NAMED);
	targs = type_list_joined(lw->arena, &t->named.targs, own);
	return lw_func(lw, m, &targs);
}

/* Methods that are not exported and come from another package than the type's stand beside its own of that name. */
static const char *method_name(struct lw *lw, struct type *base, struct object *m)
{
	struct package *own = base->kind == TYPE_NAMED ? base->named.obj->pkg : NULL;

	if (object_exported(m) || !m->pkg || m->pkg == own)
		return m->name;
	return lw_printf(lw, "%s.%s", m->pkg->path, m->name);
}

static const char *wrapper_name(struct lw *lw, struct type *recv, struct object *m, const struct type_list *own)
{
	struct type *t = type_unalias(recv), *base = t;
	const char *name;

	if (t->kind == TYPE_POINTER)
		base = type_unalias(t->pointer.elem);
	name = lw_printf(lw, "%s%s", method_name(lw, base, m), lw_targs(lw, own));
	if (base->kind == TYPE_NAMED) {
		const char *link = lw_type_plain(lw, base)->link;
		const char *dot = NULL, *stop = strchr(link, '[');

		if (base == t)
			return lw_printf(lw, "%s.%s", link, name);
		for (const char *p = link; *p && p != stop; p++)
			if (*p == '.')
				dot = p;
		if (!dot)
			return lw_printf(lw, "(*%s).%s", link, name);
		return lw_printf(lw, "%.*s.(*%s).%s", (int)(dot - link), link, dot + 1, name);
	}
	return lw_printf(lw, t == base ? "go.%s.%s" : "go.(%s).%s", lw_type_plain(lw, t)->link, name);
}

/* Receiver of the method itself, found from the wrapper's receiver. */
static struct vm_operand inner_receiver(struct lw_fn *fn, struct vm_place *p, struct vm_func *callee, pos_t pos)
{
	const struct vm_type *want;

	if (!callee)
		return vm_use(p);
	want = callee->params[0];
	if (p->type == want)
		return vm_use(p);
	if (p->type->kind == VM_POINTER && want->kind != VM_POINTER)
		return vm_use(lw_deref(fn, vm_use(p), pos));
	if (p->type->kind == VM_POINTER && p->type->elem == want)
		return vm_use(lw_deref(fn, vm_use(p), pos));
	return lw_addr(fn, p, VM_WHY_ADDRESS_OF, pos);
}

/* gc's wrapper of a value method says which method a nil pointer was the receiver of. */
static void check_receiver(struct lw_fn *fn, struct vm_place *p, struct vm_func *callee, pos_t pos)
{
	struct vm_inst *i;

	if (!callee || p->type->kind != VM_POINTER || p->type->elem != callee->params[0])
		return;
	i = lw_emit(fn, VM_OP_NILCHECK, 0, 1, pos);
	i->args[0] = vm_use(p);
	i->func = callee;
}

/* func (r recv) m(args) { return r.path.m(args) } */
static void wrapper_body(struct lw *lw, struct vm_func *f, struct object *m, const struct type_list *own,
			 const uint32_t *path, uint32_t npath)
{
	struct lw_call c = {.pos = f->pos};
	const struct vm_type *sig = f->type;
	struct vm_operand *results = ARENA_ARRAY(lw->arena, struct vm_operand, sig->nresults + 1);
	struct vm_place *p;
	struct lw_fn fn;

	lw_fn_init(&fn, lw, f, NULL);
	lw_declare_signature(&fn, NULL);
	p = lw_walk(&fn, vm_place_local(f, lw_param_local(&fn, 0)), path, npath - 1, f->pos);
	if (p->type->kind == VM_POINTER && p->type->elem->kind == VM_INTERFACE)
		p = lw_deref(&fn, vm_use(p), f->pos);
	if (p->type->kind == VM_INTERFACE) {
		c.op = VM_OP_CALL_IFACE;
		c.n = lw_imethod_index(p->type, lw, m);
	} else {
		c.op = VM_OP_CALL;
		c.func = lw_concrete_method(lw, m, own);
	}
	c.nargs = sig->nparams + 1;
	c.args = ARENA_ARRAY(lw->arena, struct vm_operand, c.nargs);
	if (npath == 1)
		check_receiver(&fn, p, c.func, f->pos);
	c.args[0] = inner_receiver(&fn, p, c.func, f->pos);
	if (!c.func)
		c.args[0] = lw_stable(&fn, c.args[0], f->pos);
	for (uint32_t i = 0; i < sig->nparams; i++)
		c.args[i + 1] = vm_use(vm_place_local(f, lw_param_local(&fn, i + 1)));
	c.results = sig->results;
	c.nresults = sig->nresults;
	lw_call_emit(&fn, &c, results, true);
	for (uint32_t i = 0; i < c.nresults; i++)
		lw_move(&fn, vm_place_local(f, lw_result_local(&fn, i)), results[i], VM_WHY_RETURN, f->pos);
	lw_fn_finish(&fn);
}

struct vm_func *lw_wrapper(struct lw *lw, struct type *recv, struct object *m, const struct type_list *own,
			   const uint32_t *path, uint32_t npath)
{
	const char *name = wrapper_name(lw, recv, m, own);
	struct vm_func *f = map_get_str(lw->symbols, str_of(name));

	if (f)
		return f;
	f = lw_func_named(lw, name, lw_type_plain(lw, own->len ? type_instantiate(lw->ts, m->type, own) : m->type));
	lw_set_signature(lw, f, lw_type_plain(lw, recv), f->type, NULL);
	f->flags |= VM_FN_WRAPPER | VM_FN_LINKONCE;
	wrapper_body(lw, f, m, own, path, npath);
	return f;
}

/* ---- tables ---- */

static struct vm_func *table_func(struct lw *lw, struct type *t, const struct method_entry *e)
{
	bool pointer = t->kind == TYPE_POINTER;
	struct type *base = pointer ? type_unalias(t->pointer.elem) : t;

	if (e->npath == 1 && base->kind == TYPE_NAMED && e->obj->func.ptr_recv == pointer)
		return lw_concrete_method(lw, e->obj, &(struct type_list){0});
	return lw_wrapper(lw, t, e->obj, &(struct type_list){0}, e->path, e->npath);
}

static void set_methods(struct lw *lw, const struct vm_type *v, struct type *t)
{
	struct method_set *set = type_method_set(lw->ts, t);
	struct vm_method *methods = ARENA_ARRAY(lw->arena, struct vm_method, set->at.len + 1);
	uint32_t n = 0;

	for (uint32_t i = 0; i < set->at.len; i++) {
		const struct method_entry *e = &set->at.at[i];
		struct object *o = e->obj;
		struct vm_method *m = &methods[n];

		if (o->type->func.tparams.len) /* neither interfaces nor reflection know of it */
			continue;
		n++;
		m->name = o->name;
		m->pkg = object_exported(o) || !o->pkg ? NULL : o->pkg->path;
		m->type = lw_type_plain(lw, o->type);
		m->tfn = table_func(lw, t, e);
		m->ifn = v->direct_iface
			     ? m->tfn
			     : lw_wrapper(lw, type_pointer(lw->ts, t), o, &(struct type_list){0}, e->path, e->npath);
	}
	vm_type_set_methods(lw->vt, v, methods, n);
}

/* The front-end type whose method set v has, or NULL when it has none. */
static struct type *with_methods(struct lw *lw, const struct vm_type *v)
{
	struct type *t = map_get(lw->fronts, v), *base;

	if (!t && v->kind == VM_POINTER && !v->named && (base = map_get(lw->fronts, v->elem)))
		t = type_pointer(lw->ts, base);
	if (!t)
		return NULL;
	base = t->kind == TYPE_POINTER ? type_unalias(t->pointer.elem) : t;
	if (type_is_interface(base) || (base->kind != TYPE_NAMED && base->kind != TYPE_STRUCT))
		return NULL;
	return t;
}

/* Whether pointers to v, an unnamed struct type, have methods: those of what it embeds. */
static bool pointer_has_methods(struct lw *lw, const struct vm_type *v)
{
	struct type *t = map_get(lw->fronts, v);
	bool embeds = false;

	for (uint32_t i = 0; i < v->nfields; i++)
		embeds |= v->fields[i].embedded;
	return embeds && t && type_method_set(lw->ts, type_pointer(lw->ts, t))->at.len;
}

/* A descriptor names the slice of an array's elements, and the pointer to a type that has a name or whose pointer has
 * methods: they are there wherever the type is, so that each package makes the same of it. */
static void complete(struct lw *lw, const struct vm_type *v)
{
	if (v->named || (v->kind == VM_STRUCT && pointer_has_methods(lw, v)))
		vm_type_pointer(lw->vt, v);
	if (v->kind == VM_ARRAY)
		vm_type_slice(lw->vt, v->elem);
}

void lw_all_methods(struct lw *lw)
{
	for (uint32_t i = 0; i < vm_types_len(lw->vt); i++) {
		const struct vm_type *v = vm_types_at(lw->vt, i);
		struct type *t;

		complete(lw, v);
		if (v->methods_done)
			continue;
		t = with_methods(lw, v);
		if (t)
			set_methods(lw, v, t);
		else
			vm_type_set_methods(lw->vt, v, NULL, 0);
	}
}
