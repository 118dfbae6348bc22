/* op.c - one function per operation of the IR: the table, and the simplest of them. */
#include "llvm.h"

static void op_move(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);

	cg_store_place(fn, fn->inst->dst[0], &v);
}

static void op_addr(struct cg_fn *fn)
{
	cg_result(fn, 0, cg_place_addr(fn, fn->inst->args[0].place));
}

/* The word of a map or channel; 0 where that is nil. */
static LLVMValueRef word_of(struct cg_fn *fn, LLVMValueRef header, uint64_t offset, bool shared)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef some = cg_block(fn, "header"), done = cg_block(fn, ""),
			  from[2] = {LLVMGetInsertBlock(fn->b), some};
	LLVMValueRef words[2] = {cg_const_i64(cg, 0), NULL}, phi;

	cg_branch(fn, LLVMBuildIsNull(fn->b, header, ""), done, some);
	cg_at(fn, some);
	words[1] = cg_load_word(fn, cg->i64, header, offset, "");
	if (shared) /* another each time, in a loop that waits */
		LLVMSetOrdering(words[1], LLVMAtomicOrderingMonotonic);
	cg_jump(fn, done);
	cg_at(fn, done);
	phi = LLVMBuildPhi(fn->b, cg->i64, "");
	LLVMAddIncoming(phi, words, from, 2);
	return phi;
}

static void op_len(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);

	switch (v.type->kind) {
	case VM_MAP:
		cg_result(fn, 0, word_of(fn, v.c[0], GOSUB_MAP_USED, false));
		break;
	case VM_CHAN:
		cg_result(fn, 0, word_of(fn, v.c[0], GOSUB_CHAN_COUNT, true));
		break;
	default:
		cg_result(fn, 0, v.c[1]);
	}
}

static void op_cap(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);

	cg_result(fn, 0, v.type->kind == VM_CHAN ? word_of(fn, v.c[0], GOSUB_CHAN_CAP, false) : v.c[2]);
}

static void op_data(struct cg_fn *fn)
{
	cg_result(fn, 0, cg_arg(fn, 0).c[0]);
}

static void op_is_nil_iface(struct cg_fn *fn)
{
	cg_result(fn, 0, LLVMBuildIsNull(fn->b, cg_arg(fn, 0).c[0], ""));
}

static uint64_t part_offset(const struct vm_type *t, uint32_t n)
{
	return t->kind == VM_STRUCT ? t->fields[n].offset : n * t->elem->size;
}

/* The parts are read before the destination changes; a destination that a part still in memory may
 * overlap is filled by way of a temporary. */
static void op_aggregate(struct cg_fn *fn)
{
	const struct vm_inst *i = fn->inst;
	const struct vm_place *dst = i->dst[0];
	struct cg_value *parts = ARENA_ARRAY(fn->cg->arena, struct cg_value, i->nargs + 1);
	struct cg_value whole;
	LLVMValueRef addr;
	bool in_memory = false;

	if (!dst)
		return;
	for (uint32_t n = 0; n < i->nargs; n++) {
		parts[n] = cg_arg(fn, n);
		in_memory |= parts[n].addr != NULL;
	}
	addr =
	    in_memory ? cg_temp(fn, cg_mem_type(fn->cg, dst->type), dst->type->align, "parts") : cg_place_addr(fn, dst);
	for (uint32_t n = 0; n < i->nargs; n++)
		cg_store(fn, cg_offset(fn, addr, part_offset(dst->type, n)), &parts[n]);
	if (in_memory) {
		whole = cg_load(fn, dst->type, addr);
		cg_store_place(fn, dst, &whole);
	}
}

static void op_keepalive(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);

	for (uint32_t i = 0; i < v.n; i++)
		if (LLVMTypeOf(v.c[i]) == fn->cg->ptr)
			cg_asm(fn, fn->cg->v, "", "r", &v.c[i], 1);
	if (v.addr)
		cg_asm(fn, fn->cg->v, "", "r,~{memory}", &v.addr, 1);
}

static void op_chan_close(struct cg_fn *fn)
{
	cg_call(fn, CG_gosub_chan_close, cg_arg(fn, 0).c[0]);
}

static void op_jump(struct cg_fn *fn)
{
	cg_jump(fn, fn->blocks[fn->inst->target[0]]);
}

static void op_branch(struct cg_fn *fn)
{
	cg_branch(fn, cg_arg(fn, 0).c[0], fn->blocks[fn->inst->target[0]], fn->blocks[fn->inst->target[1]]);
}

static void op_switch(struct cg_fn *fn)
{
	const struct vm_inst *i = fn->inst;
	LLVMValueRef v = cg_arg(fn, 0).c[0], choice = LLVMBuildSwitch(fn->b, v, fn->blocks[i->target[0]], i->ncases);

	for (uint32_t n = 0; n < i->ncases; n++)
		LLVMAddCase(choice, LLVMConstInt(LLVMTypeOf(v), (uint64_t)i->switches[n].value, true),
			    fn->blocks[i->switches[n].block]);
}

static void op_unreachable(struct cg_fn *fn)
{
	LLVMBuildUnreachable(fn->b);
}

static void (*const ops[VM_OP_COUNT])(struct cg_fn *) = {
    [VM_OP_MOVE] = op_move,
    [VM_OP_UNARY] = cg_op_unary,
    [VM_OP_BINARY] = cg_op_binary,
    [VM_OP_CONVERT] = cg_op_convert,
    [VM_OP_ADDR] = op_addr,
    [VM_OP_LEN] = op_len,
    [VM_OP_CAP] = op_cap,
    [VM_OP_REAL] = cg_op_complex,
    [VM_OP_IMAG] = cg_op_complex,
    [VM_OP_COMPLEX] = cg_op_complex,
    [VM_OP_AGGREGATE] = op_aggregate,
    [VM_OP_SLICE] = cg_op_slice,
    [VM_OP_SLICE_TO_ARRAY_PTR] = cg_op_slice_to_array_ptr,
    [VM_OP_DATA] = op_data,
    [VM_OP_UNSAFE_ADD] = cg_op_unsafe,
    [VM_OP_UNSAFE_SLICE] = cg_op_unsafe,
    [VM_OP_UNSAFE_STRING] = cg_op_unsafe,
    [VM_OP_NILCHECK] = cg_op_nilcheck,
    [VM_OP_BOUNDSCHECK] = cg_op_boundscheck,
    [VM_OP_NEW] = cg_op_new,
    [VM_OP_MAKE_SLICE] = cg_op_make_slice,
    [VM_OP_MAKE_MAP] = cg_op_make_map,
    [VM_OP_MAKE_CHAN] = cg_op_make_chan,
    [VM_OP_CLOSURE] = cg_op_closure,
    [VM_OP_BOX] = cg_op_box,
    [VM_OP_CONCAT] = cg_op_concat,
    [VM_OP_BYTES_TO_STRING] = cg_op_string_conversion,
    [VM_OP_STRING_TO_BYTES] = cg_op_string_conversion,
    [VM_OP_RUNE_TO_STRING] = cg_op_string_conversion,
    [VM_OP_STRING_TO_RUNES] = cg_op_string_conversion,
    [VM_OP_RUNES_TO_STRING] = cg_op_string_conversion,
    [VM_OP_APPEND] = cg_op_append,
    [VM_OP_APPEND_SLICE] = cg_op_append_slice,
    [VM_OP_TO_HEAP] = cg_op_to_heap,
    [VM_OP_IFACE_CONVERT] = cg_op_iface_convert,
    [VM_OP_ASSERT] = cg_op_assert,
    [VM_OP_IS_NIL_IFACE] = op_is_nil_iface,
    [VM_OP_CALL] = cg_op_call,
    [VM_OP_INTRINSIC] = cg_op_intrinsic,
    [VM_OP_CALL_CLOSURE] = cg_op_call_closure,
    [VM_OP_CALL_IFACE] = cg_op_call_iface,
    [VM_OP_GO] = cg_op_go,
    [VM_OP_DEFER] = cg_op_defer,
    [VM_OP_FRAME] = cg_op_frame,
    [VM_OP_DEFER_TO] = cg_op_defer_to,
    [VM_OP_PANIC] = cg_op_panic,
    [VM_OP_RECOVERER] = cg_op_recoverer,
    [VM_OP_RECOVER] = cg_op_recover,
    [VM_OP_COPY] = cg_op_copy,
    [VM_OP_CLEAR] = cg_op_clear,
    [VM_OP_PRINT] = cg_op_print,
    [VM_OP_DECODE_RUNE] = cg_op_decode_rune,
    [VM_OP_MAP_GET] = cg_op_map_get,
    [VM_OP_MAP_SET] = cg_op_map_set,
    [VM_OP_MAP_SLOT] = cg_op_map_slot,
    [VM_OP_MAP_DELETE] = cg_op_map_delete,
    [VM_OP_MAP_ITER_INIT] = cg_op_map_iter,
    [VM_OP_MAP_ITER_VALID] = cg_op_map_iter,
    [VM_OP_MAP_ITER_KEY] = cg_op_map_iter,
    [VM_OP_MAP_ITER_ELEM] = cg_op_map_iter,
    [VM_OP_MAP_ITER_NEXT] = cg_op_map_iter,
    [VM_OP_CHAN_SEND] = cg_op_chan_send,
    [VM_OP_CHAN_RECV] = cg_op_chan_recv,
    [VM_OP_CHAN_CLOSE] = op_chan_close,
    [VM_OP_SELECT] = cg_op_select,
    [VM_OP_LIVE] = cg_op_live,
    [VM_OP_DEAD] = cg_op_dead,
    [VM_OP_KEEPALIVE] = op_keepalive,
    [VM_OP_JUMP] = op_jump,
    [VM_OP_BRANCH] = op_branch,
    [VM_OP_SWITCH] = op_switch,
    [VM_OP_RETURN] = cg_op_return,
    [VM_OP_UNREACHABLE] = op_unreachable,
};

void cg_inst(struct cg_fn *fn, const struct vm_inst *i)
{
	if (!ops[i->op])
		kit_fatal("codegen: no code for %s", vm_op_info[i->op].text);
	ops[i->op](fn);
}
