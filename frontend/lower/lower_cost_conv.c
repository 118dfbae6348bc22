/* lower_cost_conv.c - costs of conversions, written and implicit, and of several values of one call. */
#include "cost.h"

/* ---- conversions ---- */

/* Integers of one size and sign are one type to gc's code, int and int64 too. */
static int simple_kind(enum vm_kind k)
{
	switch (k) {
	case VM_INT:
		return VM_INT64;
	case VM_UINT:
	case VM_UINTPTR:
		return VM_UINT64;
	default:
		return (int)k;
	}
}

static bool is_number(const struct vm_type *t)
{
	return vm_type_is_integer(t) || vm_type_is_float(t) || vm_type_is_complex(t);
}

static bool is_string_conversion(const struct vm_type *to, const struct vm_type *from)
{
	return to->kind == VM_STRING ? from->kind != VM_STRING : from->kind == VM_STRING && to->kind == VM_SLICE;
}

/* Whether code is made for it. */
bool cost_conversion_counts(const struct vm_type *to, const struct vm_type *from)
{
	if (to->kind == VM_INTERFACE)
		return from->kind != VM_INTERFACE || from->nimethods ||
		       vm_type_underlying(to) != vm_type_underlying(from);
	if (is_number(to) && is_number(from)) {
		if (vm_type_is_float(to) || vm_type_is_complex(to))
			return true;
		return simple_kind(to->kind) != simple_kind(from->kind);
	}
	return is_string_conversion(to, from) || (from->kind == VM_SLICE && to->kind != VM_SLICE);
}

void cost_conversion(struct cost *c, struct type *to, struct type *from)
{
	if (cost_conversion_counts(lw_type(c->fn, to), lw_type(c->fn, from)))
		cost_add(c, 1);
}

/* n where a value of type `to` is wanted; NULL: as it is. */
void cost_expr_to(struct cost *c, struct node *n, struct type *to)
{
	struct type *from = cost_type(c, n);

	if (to && from && !lw_is_nil(n) && from->kind != TYPE_TUPLE) {
		to = lw_subst(c->fn, to);
		if (type_is_untyped(from))
			from = type_is_interface(to) ? type_default(from) : to;
		if (!type_identical(from, to))
			cost_conversion(c, to, from);
	}
	cost_expr(c, n);
}

/* ---- several values of one call ---- */

struct type *cost_tuple_at(struct type *tuple, uint32_t i)
{
	return tuple->tuple.vars.at[i]->type;
}

bool cost_gives_tuple(struct cost *c, struct node *n)
{
	struct type *t = cost_type(c, n);

	return t && t->kind == TYPE_TUPLE && t->tuple.vars.len > 1;
}

/* Temporaries that are declared, assigned and read. */
void cost_spread(struct cost *c, struct node *n)
{
	cost_add(c, 1 + 4 * (int32_t)n->type->tuple.vars.len);
	cost_expr(c, n);
}
