/* chan.c - channels: values pass through slots of the frame. */
#include "llvm.h"

void cg_op_chan_send(struct cg_fn *fn)
{
	struct cg_value c = cg_arg(fn, 0), v = cg_arg(fn, 1);
	LLVMValueRef slot = cg_spill(fn, &v, "sent");

	cg_before_park(fn);
	cg_call(fn, CG_gosub_chan_send, c.c[0], slot);
}

void cg_op_chan_recv(struct cg_fn *fn)
{
	const struct vm_inst *i = fn->inst;
	struct cg_value c = cg_arg(fn, 0), v;
	const struct vm_place *dst = i->ndst ? i->dst[0] : NULL;
	LLVMValueRef slot = LLVMConstNull(fn->cg->ptr), ok;

	if (dst) {
		slot = cg_temp(fn, cg_mem_type(fn->cg, c.type->elem), c.type->elem->align, "received");
		cg_zero(fn, slot, c.type->elem);
	}
	cg_before_park(fn);
	ok = cg_call(fn, CG_gosub_chan_recv, c.c[0], slot);
	if (dst) {
		v = cg_load(fn, c.type->elem, slot);
		cg_store_place(fn, dst, &v);
	}
	cg_result(fn, 1, ok);
}

/* ---- select ---- */

static LLVMValueRef case_slot(struct cg_fn *fn, const struct vm_select_case *c, const struct vm_type *chan)
{
	struct cg_value v;
	LLVMValueRef slot;

	if (c->send) {
		v = cg_operand(fn, &c->value);
		return cg_spill(fn, &v, "sent");
	}
	if (!c->recv)
		return LLVMConstNull(fn->cg->ptr);
	slot = cg_temp(fn, cg_mem_type(fn->cg, chan->elem), chan->elem->align, "received");
	cg_zero(fn, slot, chan->elem);
	return slot;
}

/* Moves the chosen case's value from its slot to where it belongs. */
static void deliver(struct cg_fn *fn, LLVMValueRef index, const LLVMValueRef *slots)
{
	const struct vm_inst *i = fn->inst;
	LLVMBasicBlockRef done = cg_block(fn, "");
	LLVMValueRef choice = LLVMBuildSwitch(fn->b, index, done, i->ncases);

	for (uint32_t n = 0; n < i->ncases; n++) {
		const struct vm_select_case *c = &i->cases[n];
		LLVMBasicBlockRef block;
		struct cg_value v;

		if (c->send || !c->recv)
			continue;
		block = cg_block(fn, "case");
		LLVMAddCase(choice, cg_const_i64(fn->cg, n), block);
		cg_at(fn, block);
		v = cg_load(fn, c->chan.type->elem, slots[n]);
		cg_store_place(fn, c->recv, &v);
		cg_jump(fn, done);
	}
	cg_at(fn, done);
}

void cg_op_select(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	const struct vm_inst *i = fn->inst;
	LLVMValueRef cases, *slots = ARENA_ARRAY(cg->arena, LLVMValueRef, i->ncases + 1), pair, index;

	cases = cg_temp(fn, LLVMArrayType2(cg_bytes(cg, GOSUB_SELCASE_SIZE), i->ncases), 8, "cases");
	for (uint32_t n = 0; n < i->ncases; n++) {
		const struct vm_select_case *c = &i->cases[n];
		LLVMValueRef at = cg_offset(fn, cases, (uint64_t)n * GOSUB_SELCASE_SIZE);

		cg_store_word(fn, cg_operand(fn, &c->chan).c[0], at, 0);
		slots[n] = case_slot(fn, c, c->chan.type);
		cg_store_word(fn, slots[n], at, 8);
		cg_store_word(fn, cg_const_i64(cg, c->send), at, 16);
	}
	cg_before_park(fn);
	pair = cg_call(fn, CG_gosub_select, cases, cg_const_i64(cg, i->ncases),
		       LLVMConstInt(cg->i1, (i->flags & VM_I_DEFAULT) != 0, false));
	index = LLVMBuildExtractValue(fn->b, pair, 0, "");
	deliver(fn, index, slots);
	cg_result(fn, 0, index);
	if (i->ndst > 1)
		cg_result(fn, 1, LLVMBuildTrunc(fn->b, LLVMBuildExtractValue(fn->b, pair, 1, ""), cg->i1, ""));
}
