/* identical.c - identity of types, and a hash that agrees with it. */
#include "typeset.h"
#include "types.h"

/* Interface pairs being compared, so that recursive ones end. */
struct pair {
	struct type *x, *y;
	const struct pair *up;
};

struct compare {
	bool ignore_tags, ignore_invalid;
};

static bool identical(const struct compare *c, struct type *x, struct type *y,
		      const struct pair *p);

static struct str tag_of(struct type *t, uint32_t i)
{
	return t->strct.tags ? t->strct.tags[i] : STR("");
}

static bool same_package_path(const struct package *a, const struct package *b)
{
	return a == b || (a && b && a->path == b->path);
}

static bool same_id(const struct object *a, const struct object *b)
{
	return a->name == b->name && (object_exported(a) || same_package_path(a->pkg, b->pkg));
}

static bool structs(const struct compare *c, struct type *x, struct type *y, const struct pair *p)
{
	if (x->strct.fields.len != y->strct.fields.len)
		return false;
	for (uint32_t i = 0; i < x->strct.fields.len; i++) {
		const struct object *f = x->strct.fields.at[i], *g = y->strct.fields.at[i];

		if (f->var.embedded != g->var.embedded || !same_id(f, g))
			return false;
		if (!c->ignore_tags && !str_eq(tag_of(x, i), tag_of(y, i)))
			return false;
		if (!identical(c, f->type, g->type, p))
			return false;
	}
	return true;
}

static bool tuples(const struct compare *c, struct type *x, struct type *y, const struct pair *p)
{
	if (x->tuple.vars.len != y->tuple.vars.len)
		return false;
	for (uint32_t i = 0; i < x->tuple.vars.len; i++)
		if (!identical(c, x->tuple.vars.at[i]->type, y->tuple.vars.at[i]->type, p))
			return false;
	return true;
}

static bool funcs(const struct compare *c, struct type *x, struct type *y, const struct pair *p)
{
	struct type *params = y->func.params, *results = y->func.results;
	const struct type_list *xt = &x->func.tparams, *yt = &y->func.tparams;

	if (xt->len != yt->len || x->func.variadic != y->func.variadic)
		return false;
	for (uint32_t i = 0; i < xt->len; i++) {
		struct type *bound = type_subst(x->ts, yt->at[i]->param.bound, yt, xt);

		if (!identical(c, xt->at[i]->param.bound, bound, p))
			return false;
	}
	if (xt->len > 0) {
		params = type_subst(x->ts, params, yt, xt);
		results = type_subst(x->ts, results, yt, xt);
	}
	return identical(c, x->func.params, params, p) && identical(c, x->func.results, results, p);
}

static bool interfaces(const struct compare *c, struct type *x, struct type *y,
		       const struct pair *p)
{
	const struct typeset *xs = type_typeset(x), *ys = type_typeset(y);
	const struct pair here = {x, y, p};

	if (xs->comparable != ys->comparable || !terms_equal(&xs->terms, &ys->terms) ||
	    xs->methods.len != ys->methods.len)
		return false;
	for (; p; p = p->up)
		if ((p->x == x && p->y == y) || (p->x == y && p->y == x))
			return true;
	for (uint32_t i = 0; i < xs->methods.len; i++) {
		const struct object *f = xs->methods.at[i], *g = ys->methods.at[i];

		if (!same_id(f, g) || !identical(c, f->type, g->type, &here))
			return false;
	}
	return true;
}

static bool nameds(struct type *x, struct type *y)
{
	if (x->named.targs.len != y->named.targs.len ||
	    x->named.origin->named.obj != y->named.origin->named.obj)
		return false;
	for (uint32_t i = 0; i < x->named.targs.len; i++)
		if (!type_identical(x->named.targs.at[i], y->named.targs.at[i]))
			return false;
	return true;
}

static bool same_kind(const struct compare *c, struct type *x, struct type *y, const struct pair *p)
{
	switch (x->kind) {
	case TYPE_BASIC:
		return x->basic.kind == y->basic.kind;
	case TYPE_ARRAY:
		return (x->array.len < 0 || y->array.len < 0 || x->array.len == y->array.len) &&
		       identical(c, x->array.elem, y->array.elem, p);
	case TYPE_SLICE:
		return identical(c, x->slice.elem, y->slice.elem, p);
	case TYPE_POINTER:
		return identical(c, x->pointer.elem, y->pointer.elem, p);
	case TYPE_MAP:
		return identical(c, x->map.key, y->map.key, p) &&
		       identical(c, x->map.elem, y->map.elem, p);
	case TYPE_CHAN:
		return x->chan.dir == y->chan.dir && identical(c, x->chan.elem, y->chan.elem, p);
	case TYPE_STRUCT:
		return structs(c, x, y, p);
	case TYPE_TUPLE:
		return tuples(c, x, y, p);
	case TYPE_FUNC:
		return funcs(c, x, y, p);
	case TYPE_UNION:
		return terms_equal(&union_typeset(x, POS_NONE)->terms,
				   &union_typeset(y, POS_NONE)->terms);
	case TYPE_INTERFACE:
		return interfaces(c, x, y, p);
	case TYPE_NAMED:
		return nameds(x, y);
	default:
		return false;
	}
}

static bool identical(const struct compare *c, struct type *x, struct type *y, const struct pair *p)
{
	x = type_unalias(x);
	y = type_unalias(y);
	if (x == y)
		return true;
	if (!x || !y)
		return false;
	if (c->ignore_invalid && (!type_is_valid(x) || !type_is_valid(y)))
		return true;
	return x->kind == y->kind && same_kind(c, x, y, p);
}

bool type_identical(struct type *x, struct type *y)
{
	const struct compare c = {false, false};

	return identical(&c, x, y, NULL);
}

bool type_identical_ignore_tags(struct type *x, struct type *y)
{
	const struct compare c = {true, false};

	return identical(&c, x, y, NULL);
}

bool type_identical_or_invalid(struct type *x, struct type *y)
{
	const struct compare c = {false, true};

	return identical(&c, x, y, NULL);
}

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 29;
}

static uint64_t hash_tuple(uint64_t h, struct type *t)
{
	h = mix(h, t->tuple.vars.len);
	for (uint32_t i = 0; i < t->tuple.vars.len; i++)
		h = mix(h, type_hash(t->tuple.vars.at[i]->type));
	return h;
}

/* Stays the same while a type is being completed: looks into no interface and no type parameter's
 * constraint. */
uint64_t type_hash(struct type *t)
{
	uint64_t h;

	t = type_unalias(t);
	if (!t)
		return 0;
	h = mix(1, t->kind);
	switch (t->kind) {
	case TYPE_BASIC:
		return mix(h, t->basic.kind);
	case TYPE_ARRAY:
		return mix(h, type_hash(t->array.elem));
	case TYPE_SLICE:
	case TYPE_POINTER:
		return mix(h, type_hash(t->pointer.elem));
	case TYPE_MAP:
		return mix(mix(h, type_hash(t->map.key)), type_hash(t->map.elem));
	case TYPE_CHAN:
		return mix(mix(h, t->chan.dir), type_hash(t->chan.elem));
	case TYPE_STRUCT:
		h = mix(h, t->strct.fields.len);
		for (uint32_t i = 0; i < t->strct.fields.len; i++)
			h = mix(h, type_hash(t->strct.fields.at[i]->type));
		return h;
	case TYPE_TUPLE:
		return hash_tuple(h, t);
	case TYPE_FUNC:
		if (t->func.tparams.len > 0)
			return mix(h, t->func.tparams.len);
		return hash_tuple(hash_tuple(mix(h, t->func.variadic), t->func.params),
				  t->func.results);
	case TYPE_NAMED:
		h = mix(h, t->named.origin->named.id);
		for (uint32_t i = 0; i < t->named.targs.len; i++)
			h = mix(h, type_hash(t->named.targs.at[i]));
		return h;
	case TYPE_PARAM:
		return mix(h, t->param.id);
	default:
		return h;
	}
}
