/* inline_counts.c - sizes that arrive as constants through the arguments of calls that were inlined.
 *
 * `make([]T, n)` in a body, called with 10, makes ten elements, as gc's ReassignOracle knows. An operand is followed
 * through variables that are assigned once, where they begin. */
#include "inline.h"

/* The constant that an operand always is; NULL: it is none, or not known. */
static const struct vm_const *constant(const struct vm_func *f, const struct vm_uses *uses, const struct vm_operand *o)
{
	enum { LONGEST_CHAIN = 64 };
	uint32_t local;

	for (int fuel = LONGEST_CHAIN; fuel > 0; fuel--) {
		const struct vm_inst *move;

		if (o->kind == VM_OPND_CONST)
			return o->constant;
		if (o->kind != VM_OPND_PLACE || !vm_place_is_local(o->place, &local))
			return NULL;
		move = inline_only_value(f, uses, local);
		if (!move || move->op != VM_OP_MOVE)
			return NULL;
		o = &move->args[0];
	}
	return NULL;
}

/* The last argument in "make([]T, n)" becomes the number. */
static const char *with_count(struct vm_func *f, const char *expr, int64_t count)
{
	const char *comma = expr ? strrchr(expr, ',') : NULL;

	if (!comma)
		return expr;
	return arena_printf(f->pkg->arena, "%.*s, %lld)", (int)(comma - expr), expr, (long long)count).data;
}

static void find_count(struct vm_func *f, const struct vm_uses *uses, const struct vm_inst *i)
{
	const struct vm_const *c;
	int64_t count;

	if (i->op != VM_OP_MAKE_SLICE || !i->site->origin || i->site->count >= 0)
		return;
	c = constant(f, uses, &i->args[1]);
	if (!c || (c->kind != VM_CONST_INT && c->kind != VM_CONST_ZERO))
		return;
	count = c->kind == VM_CONST_INT ? c->bits : 0;
	if (count < 0)
		return;
	i->site->count = count;
	i->site->expr = with_count(f, i->site->expr, count);
}

void inline_find_counts(struct vm_facts *facts)
{
	struct vm_func *f = vm_facts_func(facts);
	const struct vm_uses *uses = vm_facts_uses(facts);

	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++)
			find_count(f, uses, f->blocks.at[b].insts.at[n]);
}
