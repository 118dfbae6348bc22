/* cycle.c - types that contain themselves. */
#include "check.h"
#include "typeset.h"

/* ---- type A B; type B A ---- */

struct walk {
	struct checker *c;
	struct map *state; /* type name -> index in path + 1, or done */
};

static struct object *named_rhs(struct checker *c, const struct object *obj)
{
	const struct node *rhs = obj->decl->tdecl->type_decl.type;
	struct object *next;

	if (rhs->kind != NODE_NAME)
		return NULL;
	next = scope_lookup(c->pkg->scope, rhs->name.text);
	return next && next->kind == OBJ_TYPENAME && next->decl ? next : NULL;
}

static void direct_cycle(struct walk *w, struct object *obj)
{
	void *done = w;
	struct object_list path = {0};

	while (obj) {
		void *state = map_get(w->state, obj);

		if (state == done)
			break;
		if (state) {
			uint32_t start = (uint32_t)(uintptr_t)state - 1;
			struct object_list cycle = {path.at + start, path.len - start, 0};

			obj->type = w->c->ts->basic[BASIC_INVALID];
			check_cycle_error(w->c, &cycle, check_first_in_source(&cycle));
			break;
		}
		VEC_PUSH(w->c->arena, &path, obj);
		map_put(w->state, obj, (void *)(uintptr_t)path.len);
		obj = named_rhs(w->c, obj);
	}
	for (uint32_t i = 0; i < path.len; i++)
		map_put(w->state, path.at[i], done);
}

void check_direct_cycles(struct checker *c)
{
	struct walk w = {c, map_new(c->arena)};

	for (uint32_t i = 0; i < c->objects.len; i++)
		if (c->objects.at[i]->kind == OBJ_TYPENAME && c->objects.at[i]->decl->tdecl)
			direct_cycle(&w, c->objects.at[i]);
}

/* ---- types of infinite size ---- */

struct nest {
	struct checker *c;
	struct type_list nest, path;
};

static bool valid(struct nest *n, struct type *t);

static bool report_infinite(struct nest *n, struct type *t)
{
	struct object_list cycle = {0};
	uint32_t start = 0;

	t->named.origin->named.from_rhs = n->c->ts->basic[BASIC_INVALID];
	t->named.origin->named.under = n->c->ts->basic[BASIC_INVALID];
	while (start < n->path.len && !type_identical(n->path.at[start], t))
		start++;
	for (uint32_t i = start; i < n->path.len; i++)
		VEC_PUSH(n->c->arena, &cycle, n->path.at[i]->named.obj);
	if (cycle.len > 0)
		check_cycle_error(n->c, &cycle, 0);
	return false;
}

static bool is_nested(const struct nest *n, struct type *t)
{
	if (t->named.targs.len == 0)
		return t->named.nested;
	for (uint32_t i = 0; i < n->nest.len; i++)
		if (type_identical(n->nest.at[i], t))
			return true;
	return false;
}

static bool valid_named(struct nest *n, struct type *t)
{
	struct type *orig = t->named.origin;
	bool ok;

	if (t->named.acyclic || !type_is_valid(t->named.under ? t->named.under : t))
		return true;
	if (is_nested(n, t))
		return report_infinite(n, t);
	/* Types of other packages are complete: they cannot lead back here but through type
	 * arguments. */
	if (t->named.obj->pkg != n->c->pkg && t->named.targs.len == 0)
		return true;
	VEC_PUSH(n->c->arena, &n->nest, t);
	VEC_PUSH(n->c->arena, &n->path, t);
	t->named.nested = t->named.targs.len == 0;
	ok = !orig->named.from_rhs || valid(n, orig->named.from_rhs);
	t->named.nested = false;
	n->nest.len--;
	n->path.len--;
	/* What an instance holds depends on its arguments; of all others once is enough, wherever
	 * they are met. */
	if (ok && orig == t && orig->named.tparams.len == 0)
		t->named.acyclic = true;
	return ok;
}

/* A type parameter stands for the argument of the instance around it. */
static bool valid_param(struct nest *n, struct type *t)
{
	struct type *inst;
	bool ok = true;

	if (n->nest.len == 0)
		return true;
	inst = VEC_LAST(&n->nest);
	for (uint32_t i = 0; i < inst->named.targs.len; i++) {
		if (inst->named.origin->named.tparams.at[i] != t)
			continue;
		n->nest.len--;
		ok = valid(n, inst->named.targs.at[i]);
		n->nest.at[n->nest.len++] = inst;
		break;
	}
	return ok;
}

static bool valid(struct nest *n, struct type *t)
{
	t = type_unalias(t);
	switch (t->kind) {
	case TYPE_ARRAY:
		return valid(n, t->array.elem);
	case TYPE_STRUCT:
		for (uint32_t i = 0; i < t->strct.fields.len; i++)
			if (!valid(n, t->strct.fields.at[i]->type))
				return false;
		return true;
	case TYPE_UNION:
		for (uint32_t i = 0; i < t->onion.nterms; i++)
			if (!valid(n, t->onion.terms[i].type))
				return false;
		return true;
	case TYPE_INTERFACE:
		for (uint32_t i = 0; i < t->iface.embeds.len; i++)
			if (!valid(n, t->iface.embeds.at[i]))
				return false;
		return true;
	case TYPE_NAMED:
		return valid_named(n, t);
	case TYPE_PARAM:
		return valid_param(n, t);
	default:
		return true;
	}
}

void check_valid_type(struct checker *c, struct type *named)
{
	struct nest n = {.c = c};

	valid(&n, named);
}
