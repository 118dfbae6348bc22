/* limits.c - what gc refuses once everything is typed: interfaces that contain themselves
 * through anonymous types, and types too large to lay out. */
#include "check.h"
#include "gc_limits.h"
#include "typeset.h"

/* ---- anonymous interface cycles ---- */

enum { VISITING = 1, CLEAR = 2 };

struct finder {
	struct map *state; /* interface -> VISITING or CLEAR */
};

static bool visit(struct finder *f, struct type *t);

static bool has_cycle(struct finder *f, struct type *iface)
{
	const struct object_list *methods = type_methods(iface);

	for (uint32_t i = 0; i < methods->len; i++)
		if (visit(f, methods->at[i]->type))
			return true;
	return false;
}

static bool visit_vars(struct finder *f, const struct object_list *l)
{
	for (uint32_t i = 0; i < l->len; i++)
		if (visit(f, l->at[i]->type))
			return true;
	return false;
}

static bool visit_interface(struct finder *f, struct type *t)
{
	void *state;

	if (t->iface.methods.len == 0 && t->iface.embeds.len == 0)
		return false;
	state = map_get(f->state, t);
	if (state)
		return state == (void *)VISITING;
	map_put(f->state, t, (void *)VISITING);
	if (has_cycle(f, t))
		return true;
	map_put(f->state, t, (void *)CLEAR);
	return false;
}

static bool visit(struct finder *f, struct type *t)
{
	t = type_unalias(t);
	switch (t->kind) {
	case TYPE_POINTER:
	case TYPE_SLICE:
		return visit(f, t->pointer.elem);
	case TYPE_ARRAY:
		return visit(f, t->array.elem);
	case TYPE_CHAN:
		return visit(f, t->chan.elem);
	case TYPE_MAP:
		return visit(f, t->map.key) || visit(f, t->map.elem);
	case TYPE_STRUCT:
		return visit_vars(f, &t->strct.fields);
	case TYPE_FUNC:
		return visit(f, t->func.params) || visit(f, t->func.results);
	case TYPE_TUPLE:
		return visit_vars(f, &t->tuple.vars);
	case TYPE_INTERFACE:
		return visit_interface(f, t);
	default:
		return false;
	}
}

/* Each cycle is reported once. */
static void forget(struct finder *f)
{
	for (uint32_t i = 0; i < map_len(f->state); i++) {
		const void *key;
		void *value;

		map_at(f->state, i, &key, &value);
		map_put(f->state, key, (void *)CLEAR);
	}
}

static void check_interface_cycles(struct checker *c)
{
	struct finder f = {map_new(c->arena)};

	for (uint32_t i = 0; i < c->interfaces.len; i++) {
		if (!has_cycle(&f, c->interfaces.at[i].type))
			continue;
		check_error(c, c->interfaces.at[i].pos, ERR_INVALID_TYPE_CYCLE,
			    "invalid recursive type: anonymous interface refers to itself "
			    "(see https://go.dev/issue/56103)");
		forget(&f);
	}
}

/* ---- sizes ---- */

static void check_size(struct checker *c, pos_t pos, struct type *t)
{
	int64_t size;

	if (type_has_type_param(t))
		return;
	if (t->kind == TYPE_CHAN) {
		size = type_sizeof(t->chan.elem);
		if (size < 0 || size >= GC_MAX_CHAN_ELEM)
			check_error(c, pos, ERR_TYPE_TOO_LARGE, "channel element type too large (>64kB)");
		return;
	}
	size = type_sizeof(t);
	if (size < 0 || size >= (int64_t)GC_MAX_TYPE)
		check_error(c, pos, ERR_TYPE_TOO_LARGE, "type %s larger than address space", type_text(c, t));
	c->pkg->large_values |= size >= GC_MAX_IMPLICIT;
}

static void check_printed(struct checker *c, pos_t pos, struct type *t)
{
	struct type *u = type_underlying(t);

	if (!type_is_param(t) && (u->kind == TYPE_STRUCT || u->kind == TYPE_ARRAY))
		check_error(c, pos, ERR_INVALID_CALL, "illegal types for operand: print\n\t%s", type_text(c, t));
}

void check_limits(struct checker *c)
{
	check_interface_cycles(c);
	if (c->nerrors > 0)
		return;
	for (uint32_t i = 0; i < c->sized.len; i++)
		check_size(c, c->sized.at[i].pos, c->sized.at[i].type);
	if (c->nerrors > 0)
		return;
	for (uint32_t i = 0; i < c->printed.len; i++)
		check_printed(c, c->printed.at[i].pos, c->printed.at[i].type);
}
