/* inline_value.c - what a local always holds, and which function a call is always of.
 *
 * As gc's ReassignOracle and StaticValue: a local that gets one value where it begins is that value, through copies,
 * through conversions of func types, and through variables that closures have a copy of. */
#include "inline.h"

enum { LONGEST_CHAIN = 64 };

/* A result without a name begins where it is returned, when that is one place. */
static bool is_unnamed_result(const struct vm_local *l)
{
	return l->flags & VM_L_RETURNED && strncmp(l->name, "~r", 2) == 0;
}

/* Between the declaration and the value of one variable of several only the others' are. */
static bool begins_with(const struct vm_func *f, const struct vm_use *live, const struct vm_use *value)
{
	if (live->block != value->block || live->at > value->at)
		return false;
	for (uint32_t n = live->at + 1; n < value->at; n++) {
		enum vm_op op = f->blocks.at[live->block].insts.at[n]->op;

		if (op != VM_OP_LIVE && op != VM_OP_MOVE)
			return false;
	}
	return true;
}

const struct vm_inst *inline_only_value(const struct vm_func *f, const struct vm_uses *uses, uint32_t local)
{
	const struct vm_use_list *list = &uses->of[local];
	const struct vm_local *l = &f->locals.at[local];
	const struct vm_use *live = NULL, *defined = NULL;

	if (l->flags & (VM_L_PARAM | VM_L_RESULT | VM_L_CAPTURE | VM_L_ADDRTAKEN))
		return NULL;
	for (uint32_t i = 0; i < list->n; i++) {
		const struct vm_use *u = &list->at[i];
		const struct vm_use **is = u->inst->op == VM_OP_LIVE ? &live : &defined;

		if (u->how == VM_READ)
			continue;
		if (u->how != VM_DEFINE || *is)
			return NULL;
		*is = u;
	}
	if (!defined)
		return NULL;
	if (live ? !is_unnamed_result(l) && !begins_with(f, live, defined) : !(l->flags & VM_L_TEMP))
		return NULL;
	return defined->inst;
}

/* ---- callees ---- */

struct search {
	struct inliner *in;
	struct vm_func *f; /* the operand's */
	const struct vm_operand *o;
};

/* Goes on in the function that makes the closure whose local it is. False: not known. */
static bool leave_closure(struct search *s, uint32_t local)
{
	const struct vm_local *l = &s->f->locals.at[local];
	struct vm_func *maker;
	const struct vm_inst *made =
	    l->flags & VM_L_BYREF ? NULL : dynamic_types_maker(devirtualizer_types(s->in->devirtualizer), s->f, &maker);

	if (!made || l->index >= made->nargs)
		return false;
	s->o = &made->args[l->index];
	s->f = maker;
	return true;
}

/* As gc, not into another frame with what is captured; method values are not looked into. */
static struct inline_callee literal(const struct search *s, const struct vm_func *caller, const struct vm_inst *i)
{
	if (i->site->kind != VM_SITE_CLOSURE || (vm_captures(i->func) && s->f != caller))
		return (struct inline_callee){0};
	return (struct inline_callee){i->func, i};
}

static struct inline_callee callee_of(struct search *s, const struct vm_func *caller)
{
	for (int fuel = LONGEST_CHAIN; fuel > 0; fuel--) {
		const struct vm_inst *i;
		uint32_t local;

		if (s->o->kind == VM_OPND_CONST && s->o->constant->kind == VM_CONST_FUNC)
			return (struct inline_callee){s->o->constant->func, NULL};
		if (s->o->kind != VM_OPND_PLACE || !vm_place_is_local(s->o->place, &local))
			break;
		if (s->f->locals.at[local].flags & VM_L_CAPTURE) {
			if (!leave_closure(s, local))
				break;
			continue;
		}
		i = inline_only_value(s->f, inline_uses(s->in, s->f), local);
		if (i && i->op == VM_OP_CLOSURE)
			return literal(s, caller, i);
		if (!i || (i->op != VM_OP_MOVE && i->op != VM_OP_CONVERT))
			break;
		s->o = &i->args[0];
	}
	return (struct inline_callee){0};
}

struct inline_callee inline_find_callee(struct inliner *in, struct vm_func *f, const struct vm_inst *call)
{
	struct search s = {in, f, &call->args[0]};

	if (call->op == VM_OP_CALL)
		return (struct inline_callee){call->func, NULL};
	return call->op == VM_OP_CALL_CLOSURE ? callee_of(&s, f) : (struct inline_callee){0};
}
