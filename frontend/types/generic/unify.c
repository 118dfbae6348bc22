/* unify.c - finds type arguments that make two types match. */
#include "unify.h"
#include "gc_limits.h"

#include "check.h"
#include "typeset.h"

/* Interface pairs being unified, so that recursive ones end. */
struct pair {
	struct type *x, *y;
	const struct pair *up;
};

static bool nify(struct unifier *u, struct type *x, struct type *y, int mode, const struct pair *p);

void unifier_init(struct unifier *u, struct checker *c, const struct type_list *tparams, const struct type_list *targs)
{
	struct type **values = ARENA_ARRAY(c->arena, struct type *, tparams->len);

	u->c = c;
	u->tparams = tparams;
	u->cell = ARENA_ARRAY(c->arena, struct type **, tparams->len);
	u->interfaces = check_allows(c, 21);
	u->depth = 0;
	for (uint32_t i = 0; i < tparams->len; i++) {
		values[i] = i < targs->len ? targs->at[i] : NULL;
		u->cell[i] = &values[i];
	}
}

static int index_of(const struct unifier *u, const struct type *tparam)
{
	for (uint32_t i = 0; i < u->tparams->len; i++)
		if (u->tparams->at[i] == tparam)
			return (int)i;
	return -1;
}

struct type *unifier_at(const struct unifier *u, const struct type *tparam)
{
	return *u->cell[index_of(u, tparam)];
}

void unifier_set(struct unifier *u, const struct type *tparam, struct type *t)
{
	*u->cell[index_of(u, tparam)] = t;
}

uint32_t unifier_unknowns(const struct unifier *u)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < u->tparams->len; i++)
		n += *u->cell[i] == NULL;
	return n;
}

/* Index of the type parameter that t is, if it is one of ours. */
static int bound_param(const struct unifier *u, struct type *t)
{
	struct type *p = type_as_param(t);

	return p ? index_of(u, p) : -1;
}

/* Makes two parameters one; false when both are known. */
static bool join(struct unifier *u, int x, int y)
{
	struct type **cx = u->cell[x], **cy = u->cell[y];
	struct type **from = cx, **to = cy;

	if (cx == cy)
		return true;
	if (*cx && *cy)
		return false;
	if (*cx) {
		from = cy;
		to = cx;
	}
	for (uint32_t i = 0; i < u->tparams->len; i++)
		if (u->cell[i] == from)
			u->cell[i] = to;
	return true;
}

static struct type *as_interface(struct type *t)
{
	struct type *under;

	if (type_is_param(t))
		return NULL;
	under = type_underlying(t);
	return under->kind == TYPE_INTERFACE ? under : NULL;
}

static bool is_literal(struct type *t)
{
	t = type_unalias(t);
	return t->kind != TYPE_NAMED && t->kind != TYPE_PARAM;
}

/* Of two types for one parameter that unify inexactly the more telling one stays. */
static bool keep_better(struct unifier *u, int px, struct type *x, struct type *y, int mode)
{
	struct type *xi = as_interface(x), *yi = as_interface(y), *under;
	bool xn = type_as_named(x) != NULL, yn = type_as_named(y) != NULL;

	if (xi && yi) {
		if (xn && yn)
			return type_identical(x, y);
		if (type_typeset(xi)->methods.len != type_typeset(yi)->methods.len)
			return false;
	} else if (xi || yi) {
		return false;
	}
	if ((mode & UNIFY_EXACT) || xn)
		return true;
	under = type_underlying(y);
	if (yn || (under->kind == TYPE_CHAN && under->chan.dir != CHAN_BOTH))
		*u->cell[px] = y;
	return true;
}

static bool with_param(struct unifier *u, int px, struct type *y, int mode, const struct pair *p)
{
	struct type *x = *u->cell[px];

	if (!x) {
		*u->cell[px] = y;
		return true;
	}
	return nify(u, x, y, mode, p) && keep_better(u, px, x, y, mode);
}

static bool in_progress(const struct pair *p, const struct type *x, const struct type *y)
{
	for (; p; p = p->up)
		if ((p->x == x && p->y == y) || (p->x == y && p->y == x))
			return true;
	return false;
}

/* Two interfaces, inexactly: the methods of the smaller one are in the other. */
static bool two_interfaces(struct unifier *u, struct type *x, struct type *y, const struct pair *p)
{
	const struct typeset *xs = type_typeset(x), *ys = type_typeset(y);
	const struct pair here = {x, y, p};

	if (xs->comparable != ys->comparable || !terms_equal(&xs->terms, &ys->terms))
		return false;
	if (in_progress(p, x, y))
		return true;
	if (xs->methods.len > ys->methods.len) {
		const struct typeset *t = xs;

		xs = ys;
		ys = t;
	}
	for (uint32_t i = 0; i < xs->methods.len; i++) {
		const struct object *m = xs->methods.at[i];
		const struct object *n = method_lookup(&ys->methods, m->pkg, m->name, false, NULL);

		if (!n || !nify(u, m->type, n->type, UNIFY_EXACT, &here))
			return false;
	}
	return true;
}

/* An interface and another type, inexactly: the type has the methods. */
static bool interface_and_type(struct unifier *u, struct type *iface, struct type *t, const struct pair *p)
{
	const struct typeset *s = type_typeset(iface);

	for (uint32_t i = 0; i < s->methods.len; i++) {
		const struct object *m = s->methods.at[i];
		struct lookup_result r = lookup_field_or_method(u->c->ts, t, false, m->pkg, m->name, false);

		if (!r.obj || r.obj->kind != OBJ_FUNC)
			return false;
		if (!r.obj->type)
			check_object(u->c, r.obj);
		/* A method with type parameters is no method of an interface. */
		if (r.obj->type->func.tparams.len || !nify(u, m->type, r.obj->type, UNIFY_EXACT, p))
			return false;
	}
	return true;
}

static bool structs(struct unifier *u, struct type *x, struct type *y, int mode, const struct pair *p)
{
	if (x->strct.fields.len != y->strct.fields.len)
		return false;
	for (uint32_t i = 0; i < x->strct.fields.len; i++) {
		const struct object *f = x->strct.fields.at[i], *g = y->strct.fields.at[i];
		struct str tf = x->strct.tags ? x->strct.tags[i] : STR("");
		struct str tg = y->strct.tags ? y->strct.tags[i] : STR("");

		if (f->var.embedded != g->var.embedded || !str_eq(tf, tg) ||
		    !object_same_id(f, g->pkg, g->name, false) || !nify(u, f->type, g->type, mode, p))
			return false;
	}
	return true;
}

static bool tuples(struct unifier *u, struct type *x, struct type *y, int mode, const struct pair *p)
{
	if (x->tuple.vars.len != y->tuple.vars.len)
		return false;
	for (uint32_t i = 0; i < x->tuple.vars.len; i++)
		if (!nify(u, x->tuple.vars.at[i]->type, y->tuple.vars.at[i]->type, mode, p))
			return false;
	return true;
}

static bool interfaces_exact(struct unifier *u, struct type *x, struct type *y, const struct pair *p)
{
	const struct typeset *xs = type_typeset(x), *ys = type_typeset(y);
	const struct pair here = {x, y, p};

	if (xs->comparable != ys->comparable || !terms_equal(&xs->terms, &ys->terms) ||
	    xs->methods.len != ys->methods.len)
		return false;
	if (in_progress(p, x, y))
		return true;
	for (uint32_t i = 0; i < xs->methods.len; i++)
		if (object_cmp(xs->methods.at[i], ys->methods.at[i]) != 0 ||
		    !nify(u, xs->methods.at[i]->type, ys->methods.at[i]->type, UNIFY_EXACT, &here))
			return false;
	return true;
}

static bool nameds(struct unifier *u, struct type *x, struct type *y, int mode, const struct pair *p)
{
	if (x->named.targs.len != y->named.targs.len)
		return false;
	for (uint32_t i = 0; i < x->named.targs.len; i++)
		if (!nify(u, x->named.targs.at[i], y->named.targs.at[i], mode, p))
			return false;
	return x->named.origin->named.obj == y->named.origin->named.obj;
}

/* Both unaliased. */
static bool same_kind(struct unifier *u, struct type *x, struct type *y, int mode, const struct pair *p)
{
	int emode = mode & UNIFY_ASSIGN ? mode | UNIFY_EXACT : mode;

	if (x->kind == TYPE_PARAM) {
		struct type *core = type_core(x);

		return core && nify(u, core, y, UNIFY_ASSIGN, p);
	}
	if (x->kind != y->kind)
		return false;
	switch (x->kind) {
	case TYPE_BASIC:
		return x->basic.kind == y->basic.kind;
	case TYPE_ARRAY:
		return (x->array.len < 0 || y->array.len < 0 || x->array.len == y->array.len) &&
		       nify(u, x->array.elem, y->array.elem, emode, p);
	case TYPE_SLICE:
		return nify(u, x->slice.elem, y->slice.elem, emode, p);
	case TYPE_POINTER:
		return nify(u, x->pointer.elem, y->pointer.elem, emode, p);
	case TYPE_STRUCT:
		return structs(u, x, y, emode, p);
	case TYPE_TUPLE:
		return tuples(u, x, y, mode, p);
	case TYPE_FUNC:
		return x->func.variadic == y->func.variadic && nify(u, x->func.params, y->func.params, emode, p) &&
		       nify(u, x->func.results, y->func.results, emode, p);
	case TYPE_INTERFACE:
		return interfaces_exact(u, x, y, p);
	case TYPE_MAP:
		return nify(u, x->map.key, y->map.key, emode, p) && nify(u, x->map.elem, y->map.elem, emode, p);
	case TYPE_CHAN:
		return (!(mode & UNIFY_EXACT) || x->chan.dir == y->chan.dir) &&
		       nify(u, x->chan.elem, y->chan.elem, emode, p);
	case TYPE_NAMED:
		return nameds(u, x, y, mode, p);
	default:
		return false;
	}
}

static void swap(struct type **x, struct type **y)
{
	struct type *t = *x;

	*x = *y;
	*y = t;
}

static bool nify_at(struct unifier *u, struct type *x, struct type *y, int mode, const struct pair *p)
{
	int px, py;

	if (type_unalias(x) == type_unalias(y))
		return true;
	/* A declared type stands right, a type parameter of ours left. */
	if (type_as_named(x) || bound_param(u, y) >= 0)
		swap(&x, &y);
	/* Inexactly, a type literal matches the underlying type of a declared type. */
	if (!(mode & UNIFY_EXACT) && type_as_named(y) && is_literal(x) && !(u->interfaces && type_is_interface(x))) {
		y = type_underlying(y);
		if (type_unalias(x) == y)
			return true;
	}
	px = bound_param(u, x);
	py = bound_param(u, y);
	if (px >= 0 && py >= 0)
		return join(u, px, py) || nify(u, *u->cell[px], *u->cell[py], mode, p);
	if (px >= 0)
		return with_param(u, px, y, mode, p);
	if (u->interfaces && !(mode & UNIFY_EXACT)) {
		struct type *xi = as_interface(x), *yi = as_interface(y);

		if (xi && yi)
			return two_interfaces(u, xi, yi, p);
		if (xi || yi)
			return interface_and_type(u, xi ? xi : yi, xi ? y : x, p);
	}
	if (type_is_param(y))
		swap(&x, &y);
	return same_kind(u, type_unalias(x), type_unalias(y), mode, p);
}

static bool nify(struct unifier *u, struct type *x, struct type *y, int mode, const struct pair *p)
{
	bool r;

	if (u->depth >= GC_MAX_UNIFICATION_DEPTH)
		return false;
	u->depth++;
	r = nify_at(u, x, y, mode, p);
	u->depth--;
	return r;
}

bool unify(struct unifier *u, struct type *x, struct type *y, int mode)
{
	return nify(u, x, y, mode, NULL);
}
