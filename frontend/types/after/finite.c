/* finite.c - values of types that contain themselves, met before their declaration is
 * complete. */
#include "check_expr.h"

static void report_cycle(struct checker *c, uint32_t from)
{
	struct object_list cycle = {0};
	uint32_t first = 0;

	for (uint32_t i = from; i < c->path.len; i++) {
		VEC_PUSH(c->arena, &cycle, c->path.at[i]);
		if (c->path.at[i]->pos < cycle.at[first]->pos)
			first = cycle.len - 1;
	}
	check_cycle_error(c, &cycle, first);
}

static bool named_is_finite(struct checker *c, struct type *t)
{
	uintptr_t index = (uintptr_t)map_get(c->path_index, t->named.obj);

	if (t->named.finite)
		return true;
	if (index) {
		report_cycle(c, (uint32_t)index - 1);
		return false;
	}
	if (!t->named.from_rhs)
		return true;
	check_push(c, t->named.obj);
	t->named.finite = check_finite_size(c, t->named.from_rhs);
	check_pop(c);
	return t->named.finite;
}

bool check_finite_size(struct checker *c, struct type *t)
{
	t = t ? type_unalias(t) : NULL;
	if (!t)
		return true;
	switch (t->kind) {
	case TYPE_NAMED:
		return named_is_finite(c, t);
	case TYPE_ARRAY:
		return check_finite_size(c, t->array.elem);
	case TYPE_STRUCT:
		for (uint32_t i = 0; i < t->strct.fields.len; i++)
			if (!check_finite_size(c, t->strct.fields.at[i]->type))
				return false;
		return true;
	default:
		return true;
	}
}
