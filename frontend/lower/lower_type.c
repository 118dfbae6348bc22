/* lower_type.c - front-end types to VM types. */
#include "lw.h"

static const enum vm_kind basic_kinds[BASIC_COUNT] = {
    [BASIC_INVALID] = VM_INT,
    [BASIC_BOOL] = VM_BOOL,
    [BASIC_INT] = VM_INT,
    [BASIC_INT8] = VM_INT8,
    [BASIC_INT16] = VM_INT16,
    [BASIC_INT32] = VM_INT32,
    [BASIC_INT64] = VM_INT64,
    [BASIC_UINT] = VM_UINT,
    [BASIC_UINT8] = VM_UINT8,
    [BASIC_UINT16] = VM_UINT16,
    [BASIC_UINT32] = VM_UINT32,
    [BASIC_UINT64] = VM_UINT64,
    [BASIC_UINTPTR] = VM_UINTPTR,
    [BASIC_FLOAT32] = VM_FLOAT32,
    [BASIC_FLOAT64] = VM_FLOAT64,
    [BASIC_COMPLEX64] = VM_COMPLEX64,
    [BASIC_COMPLEX128] = VM_COMPLEX128,
    [BASIC_STRING] = VM_STRING,
    [BASIC_UNSAFE_POINTER] = VM_UNSAFEPTR,
    [BASIC_UNTYPED_BOOL] = VM_BOOL,
    [BASIC_UNTYPED_INT] = VM_INT,
    [BASIC_UNTYPED_RUNE] = VM_INT32,
    [BASIC_UNTYPED_FLOAT] = VM_FLOAT64,
    [BASIC_UNTYPED_COMPLEX] = VM_COMPLEX128,
    [BASIC_UNTYPED_STRING] = VM_STRING,
    [BASIC_UNTYPED_NIL] = VM_UNSAFEPTR,
};

static const char *hidden_in(struct lw *lw, const struct object *o)
{
	if (object_exported(o) || !o->pkg)
		return NULL;
	return o->pkg->path;
}

static const struct vm_type **list_of(struct lw *lw, const struct object_list *vars, const struct vm_type *first)
{
	const struct vm_type **r = ARENA_ARRAY(lw->arena, const struct vm_type *, vars->len + 2);
	uint32_t n = 0;

	if (first)
		r[n++] = first;
	for (uint32_t i = 0; i < vars->len; i++)
		r[n++] = lw_type_plain(lw, vars->at[i]->type);
	return r;
}

static const struct vm_type *func_type(struct lw *lw, struct type *t, const struct vm_type *recv)
{
	struct object_list *p = &t->func.params->tuple.vars, *r = &t->func.results->tuple.vars;

	return vm_type_func(lw->vt, list_of(lw, p, recv), p->len + (recv != NULL), list_of(lw, r, NULL), r->len,
			    t->func.variadic);
}

static const struct vm_type *struct_type(struct lw *lw, struct type *t)
{
	uint32_t n = t->strct.fields.len;
	struct vm_field *f = ARENA_ARRAY(lw->arena, struct vm_field, n + 1);

	for (uint32_t i = 0; i < n; i++) {
		struct object *o = t->strct.fields.at[i];

		f[i].name = o->name;
		f[i].pkg = hidden_in(lw, o);
		f[i].type = lw_type_plain(lw, o->type);
		f[i].embedded = o->var.embedded;
		if (t->strct.tags)
			f[i].tag = t->strct.tags[i];
	}
	return vm_type_struct(lw->vt, f, n);
}

static const struct vm_type *interface_type(struct lw *lw, struct type *t)
{
	const struct object_list *l = type_methods(t);
	struct vm_imethod *m = ARENA_ARRAY(lw->arena, struct vm_imethod, l->len + 1);

	for (uint32_t i = 0; i < l->len; i++) {
		m[i].name = l->at[i]->name;
		m[i].pkg = hidden_in(lw, l->at[i]);
		m[i].type = func_type(lw, l->at[i]->type, NULL);
	}
	return vm_type_interface(lw->vt, m, l->len);
}

/* A struct type that stands nowhere but behind a name needs no methods and their wrappers: its front is not noted. */
static const struct vm_type *underlying_type(struct lw *lw, struct type *t)
{
	struct type *u = type_underlying(t);

	return u->kind == TYPE_STRUCT ? struct_type(lw, u) : lw_type_plain(lw, u);
}

static const struct vm_type *named_type(struct lw *lw, struct type *t)
{
	const char *link = lw_type_link(lw, t);
	const struct vm_type *known = vm_type_find(lw->vt, link);
	struct object *o = t->named.obj;
	struct vm_type *n;
	struct text string = {.arena = lw->arena}, name = {.arena = lw->arena}, targs = {.arena = lw->arena};

	if (known) {
		map_put(lw->types, t, (void *)known);
		return known;
	}
	text_add(&name, str_of(o->name));
	lw_type_args(lw, &targs, t);
	text_add(&name, str_of(lw_link_text(lw, text_str(&targs).data)));
	if (o->pkg)
		text_printf(&string, "%s.", o->pkg->name);
	text_add(&string, text_str(&name));
	n = vm_type_named(lw->vt, link, text_str(&string).data, text_str(&name).data, o->pkg ? o->pkg->path : "");
	map_put(lw->types, t, n);
	vm_type_set_underlying(lw->vt, n, underlying_type(lw, t));
	return n;
}

static const struct vm_type *convert(struct lw *lw, struct type *t)
{
	switch (t->kind) {
	case TYPE_BASIC:
		return vm_type_basic(lw->vt, basic_kinds[t->basic.kind]);
	case TYPE_ALIAS:
		return lw_type_plain(lw, type_unalias(t));
	case TYPE_NAMED:
		return named_type(lw, t);
	case TYPE_POINTER:
		return vm_type_pointer(lw->vt, lw_type_plain(lw, t->pointer.elem));
	case TYPE_SLICE:
		return vm_type_slice(lw->vt, lw_type_plain(lw, t->slice.elem));
	case TYPE_ARRAY:
		return vm_type_array(lw->vt, lw_type_plain(lw, t->array.elem), (uint64_t)t->array.len);
	case TYPE_MAP:
		return vm_type_map(lw->vt, lw_type_plain(lw, t->map.key), lw_type_plain(lw, t->map.elem));
	case TYPE_CHAN:
		return vm_type_chan(lw->vt, lw_type_plain(lw, t->chan.elem),
				    t->chan.dir == CHAN_BOTH   ? VM_CHAN_BOTH
				    : t->chan.dir == CHAN_SEND ? VM_CHAN_SEND
							       : VM_CHAN_RECV);
	case TYPE_STRUCT:
		return struct_type(lw, t);
	case TYPE_FUNC:
		return func_type(lw, t, NULL);
	case TYPE_INTERFACE:
		return interface_type(lw, t);
	default:
		kit_fatal("a type of kind %d has no representation", (int)t->kind);
	}
}

static void note_type(struct lw *lw, const struct vm_type *v, struct type *t)
{
	if (!map_get(lw->fronts, v))
		map_put(lw->fronts, v, type_unalias(t));
}

const struct vm_type *lw_type_plain(struct lw *lw, struct type *t)
{
	const struct vm_type *v = map_get(lw->types, t);

	if (v)
		return v;
	lw->type_depth++;
	v = convert(lw, t);
	map_put(lw->types, t, (void *)v);
	if (!type_is_untyped(t))
		note_type(lw, v, t);
	if (--lw->type_depth == 0)
		vm_types_layout(lw->vt);
	return v;
}

struct type *lw_subst(struct lw_fn *fn, struct type *t)
{
	if (!fn->tparams || !fn->tparams->len || !type_has_type_param(t))
		return t;
	return type_subst(fn->lw->ts, t, fn->tparams, fn->targs);
}

const struct vm_type *lw_type(struct lw_fn *fn, struct type *t)
{
	const struct vm_type *v;

	if (!fn->types)
		return lw_type_plain(fn->lw, t);
	v = map_get(fn->types, t);
	if (!v) {
		v = lw_type_plain(fn->lw, lw_subst(fn, t));
		map_put(fn->types, t, (void *)v);
	}
	return v;
}

const struct vm_type *lw_func_type(struct lw_fn *fn, struct type *sig)
{
	sig = type_underlying(lw_subst(fn, sig));
	return func_type(fn->lw, sig, NULL);
}
