/* complete.c - types met before their declaration is complete: has one what a use needs of it? */
#include "check_expr.h"
#include "typeset.h"

static bool report_if_declared_now(struct checker *c, const struct object *name)
{
	uintptr_t index = (uintptr_t)map_get(c->path_index, name);
	struct object_list cycle = {0};

	if (!index)
		return false;
	for (uint32_t i = (uint32_t)index - 1; i < c->path.len; i++)
		VEC_PUSH(c->arena, &cycle, c->path.at[i]);
	check_cycle_error(c, &cycle, check_first_in_source(&cycle));
	return true;
}

/* Through names, for a cycle of these may be allowed: type A B; type B [unsafe.Sizeof(A{})]int is found to be one at
 * A{} when B is declared first. */
bool check_is_complete(struct checker *c, struct type *t)
{
	const struct object *name;
	struct type *rhs;

	while (t && (t->kind == TYPE_NAMED || t->kind == TYPE_ALIAS)) {
		name = t->kind == TYPE_NAMED ? t->named.obj : t->alias.obj;
		rhs = t->kind == TYPE_NAMED ? t->named.from_rhs : t->alias.from_rhs;
		if (report_if_declared_now(c, name))
			return false;
		t = rhs;
	}
	return true;
}

bool check_pointee_is_complete(struct checker *c, struct type *t)
{
	struct type *u = type_underlying(t);

	return u->kind != TYPE_POINTER || check_is_complete(c, u->pointer.elem);
}

static bool named_has_variable_size(struct checker *c, struct type *t)
{
	bool variable;

	if (t->named.size_known)
		return t->named.variable_size;
	if (report_if_declared_now(c, t->named.obj))
		return true;
	check_push(c, t->named.obj);
	named_expand(t);
	variable = check_has_variable_size(c, t->named.from_rhs);
	check_pop(c);
	t->named.size_known = true;
	t->named.variable_size = variable;
	return variable;
}

bool check_has_variable_size(struct checker *c, struct type *t)
{
	t = t ? type_unalias(t) : NULL;
	if (!t)
		return false;
	switch (t->kind) {
	case TYPE_NAMED:
		return named_has_variable_size(c, t);
	case TYPE_ARRAY:
		return check_has_variable_size(c, t->array.elem);
	case TYPE_STRUCT:
		for (uint32_t i = 0; i < t->strct.fields.len; i++)
			if (check_has_variable_size(c, t->strct.fields.at[i]->type))
				return true;
		return false;
	default:
		return t->kind == TYPE_PARAM;
	}
}
