/* plain.c - locals without storage.
 *
 * What is written once, before all that reads it, is a value of LLVM's from the start: a slot for each would make
 * LLVM's first passes the larger part of the work, which only find out the same. Named variables have storage where a
 * debugger is to find them. In a function that waits, and in one with defer, all have it: slots can be cleared
 * (park.c), and deferred calls are written out elsewhere than where they stand. */
#include "llvm.h"

/* Operations that store each result once, in a block that all which follows comes from. */
static bool stores_once(const struct vm_inst *i)
{
	switch (i->op) {
	case VM_OP_MOVE:
	case VM_OP_UNARY:
	case VM_OP_BINARY:
	case VM_OP_CONVERT:
	case VM_OP_ADDR:
	case VM_OP_LEN:
	case VM_OP_CAP:
	case VM_OP_REAL:
	case VM_OP_IMAG:
	case VM_OP_COMPLEX:
	case VM_OP_SLICE:
	case VM_OP_DATA:
	case VM_OP_NEW:
	case VM_OP_CONCAT:
	case VM_OP_BYTES_TO_STRING:
	case VM_OP_STRING_TO_BYTES:
	case VM_OP_IFACE_CONVERT:
	case VM_OP_IS_NIL_IFACE:
	case VM_OP_CALL:
	case VM_OP_CALL_CLOSURE:
	case VM_OP_CALL_IFACE:
	case VM_OP_DECODE_RUNE:
		return true;
	case VM_OP_ASSERT:
		return i->ndst == 1;
	default:
		return false;
	}
}

static bool is_scalar_like(struct cg_fn *fn, const struct vm_type *t)
{
	return t->size && t->kind != VM_STRUCT && t->kind != VM_ARRAY && t->kind != VM_MAPITER &&
	       cg_type(fn->cg, t)->flat;
}

/* Code for the second is made later than for the first, and runs only behind it. */
static bool comes_behind(struct cg_fn *fn, const struct vm_use *first, const struct vm_use *second)
{
	if (first->block == second->block)
		return first->at < second->at;
	return first->block < second->block &&
	       vm_dominates(vm_facts_dominators(fn->facts), first->block, second->block);
}

/* The one definition; a `live` right before it says nothing more. NULL: there is none, or more. */
static const struct vm_use *definition(const struct vm_use_list *uses)
{
	const struct vm_use *live = NULL, *defined = NULL;

	for (uint32_t n = 0; n < uses->n; n++) {
		const struct vm_use *u = &uses->at[n];
		const struct vm_use **is = u->inst->op == VM_OP_LIVE ? &live : &defined;

		if (u->how == VM_READ)
			continue;
		if (u->how != VM_DEFINE || *is)
			return NULL;
		*is = u;
	}
	if (!defined || !stores_once(defined->inst))
		return NULL;
	return !live || (live->block == defined->block && live->at < defined->at) ? defined : NULL;
}

static bool is_written_first(struct cg_fn *fn, const struct vm_use_list *uses)
{
	const struct vm_use *first = definition(uses);

	for (uint32_t n = 0; first && n < uses->n; n++)
		if (uses->at[n].how == VM_READ && !comes_behind(fn, first, &uses->at[n]))
			return false;
	return first != NULL;
}

static bool is_only_read(const struct vm_use_list *uses)
{
	for (uint32_t n = 0; n < uses->n; n++)
		if (uses->at[n].how != VM_READ)
			return false;
	return true;
}

static bool is_plain(struct cg_fn *fn, uint32_t n)
{
	const struct vm_local *l = &fn->f->locals.at[n];
	const struct vm_use_list *uses = &vm_facts_uses(fn->facts)->of[n];
	bool comes_in = l->flags & (VM_L_PARAM | VM_L_CAPTURE);

	if (l->site || l->flags & (VM_L_ADDRTAKEN | VM_L_RESULT) || !is_scalar_like(fn, l->type))
		return false;
	if (!(l->flags & VM_L_TEMP) && fn->subprogram && !fn->cg->opt.lines_only)
		return false;
	return comes_in ? is_only_read(uses) : is_written_first(fn, uses);
}

void cg_find_plain(struct cg_fn *fn)
{
	if (fn->parks || fn->f->flags & VM_FN_DEFER)
		return;
	for (uint32_t n = 0; n < fn->f->locals.len; n++)
		fn->locals[n].plain = is_plain(fn, n);
}

static bool has_types_of(struct cg_fn *fn, const struct cg_value *v, const struct cg_type *ct)
{
	for (uint32_t i = 0; i < ct->n; i++)
		if (LLVMTypeOf(v->c[i]) != (ct->comp[i].boolean ? fn->cg->i1 : ct->comp[i].type))
			return false;
	return v->flat;
}

void cg_set_plain(struct cg_fn *fn, uint32_t local, const struct cg_value *v)
{
	struct cg_local *l = &fn->locals[local];
	const struct vm_type *t = fn->f->locals.at[local].type;

	KIT_ASSERT(!l->value);
	l->value = ARENA_NEW(fn->cg->arena, struct cg_value);
	*l->value = has_types_of(fn, v, cg_type(fn->cg, t)) ? *v : cg_load(fn, t, cg_spill(fn, v, "again"));
	l->value->type = t;
}

const struct cg_value *cg_plain(const struct cg_fn *fn, const struct vm_place *p)
{
	return p->global ? NULL : cg_plain_local(fn, p->local);
}

const struct cg_value *cg_plain_local(const struct cg_fn *fn, uint32_t local)
{
	KIT_ASSERT(!fn->locals[local].plain || fn->locals[local].value);
	return fn->locals[local].value;
}
