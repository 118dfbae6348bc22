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
	uint32_t parts;      /* compared so far */
	struct arena *arena; /* of met */
	struct map *met;     /* pairs found or assumed identical, once there are many parts */
};

static bool identical(struct compare *c, struct type *x, struct type *y, const struct pair *p);

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

static bool structs(struct compare *c, struct type *x, struct type *y, const struct pair *p)
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

static bool tuples(struct compare *c, struct type *x, struct type *y, const struct pair *p)
{
	if (x->tuple.vars.len != y->tuple.vars.len)
		return false;
	for (uint32_t i = 0; i < x->tuple.vars.len; i++)
		if (!identical(c, x->tuple.vars.at[i]->type, y->tuple.vars.at[i]->type, p))
			return false;
	return true;
}

static bool funcs(struct compare *c, struct type *x, struct type *y, const struct pair *p)
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

static bool interfaces(struct compare *c, struct type *x, struct type *y, const struct pair *p)
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

static bool nameds(struct compare *c, struct type *x, struct type *y)
{
	bool lax = c->ignore_tags || c->ignore_invalid; /* says nothing about arguments */

	if (x->named.targs.len != y->named.targs.len || x->named.origin->named.obj != y->named.origin->named.obj)
		return false;
	for (uint32_t i = 0; i < x->named.targs.len; i++) {
		struct type *a = x->named.targs.at[i], *b = y->named.targs.at[i];

		if (lax ? !type_identical(a, b) : !identical(c, a, b, NULL))
			return false;
	}
	return true;
}

static bool same_kind(struct compare *c, struct type *x, struct type *y, const struct pair *p)
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
		return identical(c, x->map.key, y->map.key, p) && identical(c, x->map.elem, y->map.elem, p);
	case TYPE_CHAN:
		return x->chan.dir == y->chan.dir && identical(c, x->chan.elem, y->chan.elem, p);
	case TYPE_STRUCT:
		return structs(c, x, y, p);
	case TYPE_TUPLE:
		return tuples(c, x, y, p);
	case TYPE_FUNC:
		return funcs(c, x, y, p);
	case TYPE_UNION:
		return terms_equal(&union_typeset(x, POS_NONE)->terms, &union_typeset(y, POS_NONE)->terms);
	case TYPE_INTERFACE:
		return interfaces(c, x, y, p);
	case TYPE_NAMED:
		return nameds(c, x, y);
	default:
		return false;
	}
}

/* Types share parts, so small ones may spell out endlessly: from some size on no pair is compared twice. The
 * first that differs ends the comparison, so a pair met before is identical, or being compared. */
static bool met_before(struct compare *c, struct type *x, struct type *y)
{
	struct type *pair[2] = {x, y};
	struct str key = {(const char *)pair, sizeof pair};

	if (++c->parts < 1000)
		return false;
	if (!c->met) {
		c->arena = arena_new();
		c->met = map_new(c->arena);
	}
	if (map_get_str(c->met, key))
		return true;
	map_put_str(c->met, key, c);
	return false;
}

static bool identical(struct compare *c, struct type *x, struct type *y, const struct pair *p)
{
	x = type_unalias(x);
	y = type_unalias(y);
	if (x == y)
		return true;
	if (!x || !y)
		return false;
	if (c->ignore_invalid && (!type_is_valid(x) || !type_is_valid(y)))
		return true;
	return x->kind == y->kind && (met_before(c, x, y) || same_kind(c, x, y, p));
}

static bool compare(struct compare c, struct type *x, struct type *y)
{
	bool same = identical(&c, x, y, NULL);

	arena_free(c.arena);
	return same;
}

bool type_identical(struct type *x, struct type *y)
{
	return compare((struct compare){0}, x, y);
}

bool type_identical_ignore_tags(struct type *x, struct type *y)
{
	return compare((struct compare){.ignore_tags = true}, x, y);
}

bool type_identical_or_invalid(struct type *x, struct type *y)
{
	return compare((struct compare){.ignore_invalid = true}, x, y);
}

/* ---- hashing ---- */

/* Types share parts, so a small one may spell out endlessly: only so many parts count. Identical types spell
 * the same, whatever they share. */
#define HASHED_PARTS 2000

struct hash {
	uint64_t h;
	uint32_t parts;
};

static void mix(struct hash *s, uint64_t v)
{
	s->h = (s->h ^ v) * UINT64_C(0x9e3779b97f4a7c15);
	s->h ^= s->h >> 29;
}

static void hash_type(struct hash *s, struct type *t);

static void hash_objects(struct hash *s, const struct object_list *l)
{
	mix(s, l->len);
	for (uint32_t i = 0; i < l->len; i++)
		hash_type(s, l->at[i]->type);
}

/* An instance's hash counts as one part, and is remembered: arguments stay what they are. */
static void hash_named(struct hash *s, struct type *t)
{
	struct hash own = {1, 0};

	if (!t->named.hash) {
		mix(&own, t->named.origin->named.id);
		for (uint32_t i = 0; i < t->named.targs.len; i++)
			mix(&own, type_hash(t->named.targs.at[i]));
		t->named.hash = own.h | 1;
	}
	mix(s, t->named.hash);
}

/* Stays the same while a type is being completed: looks into no interface and no type parameter's
 * constraint. */
static void hash_type(struct hash *s, struct type *t)
{
	t = type_unalias(t);
	if (!t || s->parts == HASHED_PARTS)
		return;
	s->parts++;
	mix(s, t->kind);
	switch (t->kind) {
	case TYPE_BASIC:
		mix(s, t->basic.kind);
		break;
	case TYPE_ARRAY:
		if (t->array.len >= 0) /* another length is not known, and so like all of them */
			mix(s, (uint64_t)t->array.len);
		hash_type(s, t->array.elem);
		break;
	case TYPE_SLICE:
	case TYPE_POINTER:
		hash_type(s, t->pointer.elem);
		break;
	case TYPE_MAP:
		hash_type(s, t->map.key);
		hash_type(s, t->map.elem);
		break;
	case TYPE_CHAN:
		mix(s, t->chan.dir);
		hash_type(s, t->chan.elem);
		break;
	case TYPE_STRUCT:
		hash_objects(s, &t->strct.fields);
		break;
	case TYPE_TUPLE:
		hash_objects(s, &t->tuple.vars);
		break;
	case TYPE_FUNC:
		mix(s, t->func.tparams.len);
		if (t->func.tparams.len > 0)
			break;
		mix(s, t->func.variadic);
		hash_type(s, t->func.params);
		hash_type(s, t->func.results);
		break;
	case TYPE_NAMED:
		hash_named(s, t);
		break;
	case TYPE_PARAM:
		mix(s, t->param.id);
		break;
	default:
		break;
	}
}

uint64_t type_hash(struct type *t)
{
	struct hash s = {1, 0};

	hash_type(&s, t);
	return s.h;
}
