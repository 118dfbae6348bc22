/* temps.c - lives of temporaries in memory, so that LLVM's stack colouring shares their slots.
 *
 * The IR's temporaries hold a value between instructions, and nothing but the instructions that name one reaches its
 * storage when its address is not taken: in one block, the first of them writing it, it lives from that to the last.
 * Those of this stage live to the end of the instruction they are made for. In a function that waits nothing has bounds
 * of life: slots are cleared instead (park.c). */
#include "llvm.h"

struct cg_lives {
	uint32_t ninsts, at;              /* instructions in the order in which code is made; the current one */
	uint32_t *first, *last;           /* by instruction: 1 + a local that lives from there, or to there; 0: none */
	uint32_t *also_first, *also_last; /* by local: the next of the same instruction */
};

static bool stays_in_memory(struct cg_fn *fn, const struct vm_local *l)
{
	return l->flags & VM_L_TEMP && !(l->flags & (VM_L_ADDRTAKEN | VM_L_RESULT | VM_L_PARAM | VM_L_CAPTURE)) &&
	       !l->site && l->type->size && l->type->kind != VM_MAPITER && !cg_type(fn->cg, l->type)->flat;
}

/* Instructions before each block, and of all. */
static uint32_t *count_insts(const struct cg_fn *fn)
{
	uint32_t *before = ARENA_ARRAY(fn->cg->arena, uint32_t, fn->f->blocks.len + 1);

	for (uint32_t b = 0; b < fn->f->blocks.len; b++)
		before[b + 1] = before[b] + fn->f->blocks.at[b].insts.len;
	return before;
}

/* In one block, whose first instruction that names it writes the whole. */
static bool lives_in_a_block(const struct vm_use_list *uses)
{
	if (!uses->n || uses->at[0].how != VM_DEFINE)
		return false;
	for (uint32_t n = 0; n < uses->n; n++)
		if (uses->at[n].block != uses->at[0].block || uses->at[n].how == VM_ADDRESS ||
		    (uses->at[n].how == VM_READ && uses->at[n].inst == uses->at[0].inst))
			return false;
	return true;
}

static bool any_in_memory(struct cg_fn *fn)
{
	for (uint32_t n = 0; n < fn->f->locals.len; n++)
		if (stays_in_memory(fn, &fn->f->locals.at[n]))
			return true;
	return false;
}

static void prepend(uint32_t *head, uint32_t *next, uint32_t local)
{
	next[local] = *head;
	*head = local + 1;
}

void cg_find_lives(struct cg_fn *fn)
{
	struct arena *a = fn->cg->arena;
	uint32_t nlocals = fn->f->locals.len, ninsts, *before;
	struct cg_lives *lives;

	if (fn->cg->opt.opt_level == 0 || fn->parks || !any_in_memory(fn))
		return;
	before = count_insts(fn);
	ninsts = before[fn->f->blocks.len];
	fn->lives = lives = ARENA_NEW(a, struct cg_lives);
	*lives = (struct cg_lives){.first = ARENA_ARRAY(a, uint32_t, ninsts + 1),
				   .last = ARENA_ARRAY(a, uint32_t, ninsts + 1),
				   .also_first = ARENA_ARRAY(a, uint32_t, nlocals + 1),
				   .also_last = ARENA_ARRAY(a, uint32_t, nlocals + 1)};
	for (uint32_t n = 0; n < nlocals; n++) {
		const struct vm_use_list *uses = &vm_facts_uses(fn->facts)->of[n];

		if (!stays_in_memory(fn, &fn->f->locals.at[n]) || !lives_in_a_block(uses))
			continue;
		fn->locals[n].bounded = true;
		prepend(&lives->first[before[uses->at[0].block] + uses->at[0].at], lives->also_first, n);
		prepend(&lives->last[before[uses->at[0].block] + uses->at[uses->n - 1].at], lives->also_last, n);
	}
}

static void mark(struct cg_fn *fn, bool start, uint32_t head, const uint32_t *next)
{
	for (; head; head = next[head - 1])
		cg_lifetime(fn, start, fn->locals[head - 1].addr, fn->f->locals.at[head - 1].type->size);
}

void cg_begin_lives(struct cg_fn *fn)
{
	if (fn->lives)
		mark(fn, true, fn->lives->first[fn->lives->at], fn->lives->also_first);
}

/* Behind what ends its block nothing lives anyway. */
void cg_end_lives(struct cg_fn *fn)
{
	bool ended = LLVMGetBasicBlockTerminator(LLVMGetInsertBlock(fn->b)) != NULL;
	const struct cg_lives *l = fn->lives;

	for (uint32_t k = 0; !ended && !fn->parks && k < fn->temps.len; k++)
		cg_lifetime(fn, false, fn->temps.at[k],
			    LLVMABISizeOfType(fn->cg->td, LLVMGetAllocatedType(fn->temps.at[k])));
	if (l && !ended)
		mark(fn, false, l->last[l->at], l->also_last);
	if (fn->lives)
		fn->lives->at++;
	fn->temps.len = 0;
}

LLVMValueRef cg_temp(struct cg_fn *fn, LLVMTypeRef type, uint32_t align, const char *name)
{
	LLVMValueRef slot = cg_alloca(fn, type, align, name);

	cg_lifetime(fn, true, slot, LLVMABISizeOfType(fn->cg->td, type));
	VEC_PUSH(fn->cg->arena, &fn->temps, slot);
	cg_note_temp(fn, slot);
	return slot;
}
