/* untracked.c - addresses that escape analysis loses sight of.
 *
 * A uintptr made from a pointer is followed while it is in temporaries (escape/build.c). Where it is kept, handed on or
 * made another number, nothing is claimed any more of who holds the address, as with gc. The runtime is told of those,
 * so that its checks of frames report only what was claimed (runtime/heap/untracked.c). */
#include "llvm.h"

#define DEPTH_MAX 16 /* of an expression */

static bool is_temporary(const struct vm_func *f, const struct vm_place *p)
{
	return !p->global && !p->nproj && f->locals.at[p->local].flags & VM_L_TEMP;
}

static bool stays_followed(const struct cg_fn *fn, const struct vm_place *p, int depth);

/* i reads a number that is followed: is all it makes of it? */
static bool follows(const struct cg_fn *fn, const struct vm_inst *i, int depth)
{
	const struct vm_place *to = i->ndst == 1 ? i->dst[0] : NULL;

	if (i->op != VM_OP_CONVERT && i->op != VM_OP_UNARY && i->op != VM_OP_BINARY && i->op != VM_OP_MOVE)
		return false;
	if (!to || to->type->kind == VM_BOOL || to->type->kind == VM_UNSAFEPTR)
		return true;
	return to->type->kind == VM_UINTPTR && stays_followed(fn, to, depth + 1);
}

static bool stays_followed(const struct cg_fn *fn, const struct vm_place *p, int depth)
{
	const struct vm_use_list *uses;

	if (depth > DEPTH_MAX || !is_temporary(fn->f, p))
		return false;
	uses = &vm_facts_uses(fn->facts)->of[p->local];
	for (uint32_t n = 0; n < uses->n; n++)
		if ((uses->at[n].how == VM_READ || uses->at[n].how == VM_ADDRESS) &&
		    !follows(fn, uses->at[n].inst, depth))
			return false;
	return true;
}

static bool loses_track(const struct cg_fn *fn)
{
	const struct vm_inst *i = fn->inst;

	return i->args[0].type->kind == VM_UNSAFEPTR && i->dst[0]->type->kind == VM_UINTPTR &&
	       !stays_followed(fn, i->dst[0], 0);
}

void cg_tell_untracked(struct cg_fn *fn, LLVMValueRef pointer)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef tell, on;
	LLVMValueRef wanted;

	if (!loses_track(fn))
		return;
	tell = cg_block(fn, "untracked");
	on = cg_block(fn, "");
	wanted = LLVMBuildLoad2(fn->b, cg->i8, cg_extern_data(cg, "gosub_wants_untracked", cg->i8), "");
	cg_branch_cold(fn, LLVMBuildIsNotNull(fn->b, wanted, ""), tell, on);
	cg_at(fn, tell);
	cg_call(fn, CG_gosub_untracked, pointer);
	cg_jump(fn, on);
	cg_at(fn, on);
}
