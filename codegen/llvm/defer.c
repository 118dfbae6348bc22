/* defer.c - functions with defer statements, recover, return.
 *
 * f puts its parameters, results and SP at entry in a block and calls gosub_frame_call(f.body,
 * block, frame); results are read from the block whether the body returned or a recovered panic
 * ended it (runtime/abi.h). A function whose deferred calls are known and cannot recover is as any
 * other, with a frame linked while it runs, for panics that pass through. */
#include <stddef.h>
#include "llvm.h"

static uint64_t reserve(uint64_t *size, uint64_t bytes, uint64_t align)
{
	uint64_t at = (*size + align - 1) / align * align;

	*size = at + bytes;
	return at;
}

static uint64_t reserve_type(uint64_t *size, const struct vm_type *t)
{
	return reserve(size, t->size, t->align ? t->align : 1);
}

static void heap_results(struct cg *cg, const struct vm_func *f, struct cg_defer_layout *lay)
{
	for (uint32_t i = 0; i < f->nresults; i++)
		lay->heap[i] = UINT64_MAX;
	for (uint32_t i = 0; i < f->locals.len; i++) {
		const struct vm_local *l = &f->locals.at[i];

		if (l->flags & VM_L_RESULT && l->site && l->site->placement == VM_PLACE_HEAP)
			lay->heap[l->index] = reserve(&lay->size, 8, 8);
	}
}

struct cg_defer_layout cg_defer_layout(struct cg *cg, const struct vm_func *f)
{
	struct cg_defer_layout lay = {
	    .params = ARENA_ARRAY(cg->arena, uint64_t, f->nparams + 1),
	    .results = ARENA_ARRAY(cg->arena, uint64_t, f->nresults + 1),
	    .heap = ARENA_ARRAY(cg->arena, uint64_t, f->nresults + 1),
	};

	lay.sp = reserve(&lay.size, 8, 8);
	lay.context = reserve(&lay.size, 8, 8);
	heap_results(cg, f, &lay);
	for (uint32_t i = 0; i < f->nresults; i++)
		lay.results[i] = reserve_type(&lay.size, f->results[i]);
	for (uint32_t i = 0; i < f->nparams; i++)
		lay.params[i] = reserve_type(&lay.size, f->params[i]);
	return lay;
}

/* SP when this function was entered, before the return address was pushed. */
LLVMValueRef cg_entry_sp(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	LLVMValueRef args[1];

	if (!cg->x86)
		return cg_intrinsic(fn, "llvm.sponentry", cg->ptr, NULL, 0);
	args[0] = LLVMConstInt(cg->i32, 0, false);
	return cg_offset(fn, cg_intrinsic(fn, "llvm.frameaddress", cg->ptr, args, 1), 16);
}

static LLVMValueRef current_sp(struct cg_fn *fn)
{
	return cg_asm(fn, fn->cg->ptr, fn->cg->x86 ? "movq %rsp, $0" : "mov $0, sp", "=r", NULL, 0);
}

static LLVMValueRef current_g(struct cg_fn *fn)
{
	return cg_asm(fn, fn->cg->ptr, fn->cg->x86 ? "movq " GOSUB_ASM_TLS_G ", $0" : "mov $0, x28", "=r", NULL, 0);
}

/* ---- f ---- */

static void fill_block(struct cg_fn *fn, const struct cg_defer_layout *lay, LLVMValueRef block)
{
	const struct vm_func *f = fn->f;

	cg_store_word(fn, cg_entry_sp(fn), block, lay->sp);
	if (f->context)
		cg_store_word(fn, LLVMGetParam(fn->fn, fn->sig.context_index), block, lay->context);
	for (uint32_t i = 0; i < f->nresults; i++)
		cg_zero(fn, cg_offset(fn, block, lay->results[i]), f->results[i]);
	for (uint32_t i = 0; i < f->nparams; i++) {
		const struct cg_slot *slot = &fn->sig.params[i];
		const struct cg_type *ct = cg_type(fn->cg, f->params[i]);
		struct cg_value v = {.type = f->params[i], .flat = true, .n = ct->n};

		if (slot->block)
			v = cg_load(fn, f->params[i],
				    cg_offset(fn, LLVMGetParam(fn->fn, fn->sig.arg_block_index), slot->offset));
		for (uint32_t j = 0; !slot->block && j < ct->n; j++)
			v.c[j] = LLVMGetParam(fn->fn, slot->first + j);
		cg_store(fn, cg_offset(fn, block, lay->params[i]), &v);
	}
}

/* Returns the results, each read through where(i). */
static void return_from(struct cg_fn *fn, LLVMValueRef (*where)(struct cg_fn *, uint32_t, void *), void *arg)
{
	const struct cg_sig *sig = &fn->sig;
	LLVMValueRef parts[GOSUB_INT_RESULTS + GOSUB_FP_RESULTS], whole;
	uint32_t n = 0;

	for (uint32_t i = 0; i < sig->nresults; i++) {
		struct cg_value v = cg_load(fn, sig->result_types[i], where(fn, i, arg));

		if (sig->result_block)
			cg_store(fn, cg_offset(fn, LLVMGetParam(fn->fn, 0), sig->results[i].offset), &v);
		for (uint32_t j = 0; !sig->result_block && j < v.n; j++)
			parts[n++] = v.c[j];
	}
	if (n == 0) {
		LLVMBuildRetVoid(fn->b);
		return;
	}
	whole = n == 1 ? parts[0] : LLVMGetPoison(sig->ret);
	for (uint32_t i = 0; n > 1 && i < n; i++)
		whole = LLVMBuildInsertValue(fn->b, whole, parts[i], i, "");
	LLVMBuildRet(fn->b, whole);
}

struct in_block {
	const struct cg_defer_layout *lay;
	LLVMValueRef block;
};

static LLVMValueRef result_in_block(struct cg_fn *fn, uint32_t i, void *arg)
{
	const struct in_block *in = arg;

	if (in->lay->heap[i] != UINT64_MAX)
		return cg_load_word(fn, fn->cg->ptr, in->block, in->lay->heap[i], "");
	return cg_offset(fn, in->block, in->lay->results[i]);
}

void cg_emit_defer_entry(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	struct cg_defer_layout lay = cg_defer_layout(cg, fn->f);
	struct in_block in = {.lay = &lay};
	LLVMValueRef frame;

	cg_fn_attr(cg, fn->fn, "noinline");
	cg_debug_func(fn, arena_printf(cg->arena, "%s.entry", fn->f->name).data);
	LLVMPositionBuilderAtEnd(fn->allocas, cg_block(fn, "entry"));
	cg_at(fn, cg_block(fn, "start"));
	cg_debug_prologue(fn);
	in.block = cg_alloca(fn, cg_bytes(cg, lay.size), 16, "block");
	frame = cg_alloca(fn, cg_bytes(cg, GOSUB_FRAME_SIZE), 16, "frame");
	fill_block(fn, &lay, in.block);
	cg_clear_incoming(fn);
	cg_debug_incoming(fn, in.block, lay.params);
	cg_debug_at(fn, fn->f->pos);
	cg_call(fn, CG_gosub_frame_call, fn->body, in.block, frame);
	return_from(fn, result_in_block, &in);
	LLVMBuildBr(fn->allocas, LLVMGetNextBasicBlock(LLVMGetEntryBasicBlock(fn->fn)));
}

/* ---- operations ---- */

/* ---- defer statements ----
 *
 * A statement that runs at most once per call has its record in f.body's frame. When all of a
 * function's are such and few, f.body knows at each return which of them have run: `armed` says so
 * for each, and the optimiser mostly knows what it says. The deferred calls are then written out in
 * reverse order of the statements, direct where the closure is made right before; the list of
 * records is kept all the same, for panics. Otherwise a return walks that list. */

#define DIRECT_MAX         8  /* defer statements of a function whose calls are written out ... */
#define DIRECT_MAX_RETURNS 15 /* ... and those times its return statements: gc's limits */

struct cg_defer {
	const struct vm_inst *inst;
	const struct vm_func *known; /* the deferred closure's code, or NULL */
	LLVMValueRef armed, closure; /* slots */
};

static bool record_in_frame(const struct vm_inst *i)
{
	return i->flags & VM_I_NO_LOOP && !(i->site && i->site->placement == VM_PLACE_HEAP);
}

static const struct vm_func *known_closure(const struct vm_inst *defer, const struct vm_inst *before)
{
	const struct vm_operand *fn = &defer->args[0];
	const struct vm_place *from;

	if (fn->kind == VM_OPND_CONST && fn->constant->kind == VM_CONST_FUNC)
		return fn->constant->func;
	if (!before || before->op != VM_OP_CLOSURE || fn->kind != VM_OPND_PLACE)
		return NULL;
	from = fn->place;
	if (from->global || from->nproj || before->dst[0]->global || before->dst[0]->nproj ||
	    from->local != before->dst[0]->local)
		return NULL;
	return before->func;
}

/* The function's defer statements, when the calls can be written out at returns, in an order in which runs come to
 * them: none of them is in a loop, so that of two in one run the first comes first in reverse post-order. */
static struct cg_defer *list_defers(struct cg *cg, const struct vm_func *f, uint32_t *n)
{
	struct cg_defer *defers = ARENA_ARRAY(cg->arena, struct cg_defer, DIRECT_MAX);
	const struct vm_graph *g = f->flags & VM_FN_DEFER ? vm_graph_new(cg->arena, f) : NULL;
	uint32_t returns = 0;

	*n = 0;
	for (uint32_t b = 0; g && b < g->n; b++) {
		const struct vm_block *block = &f->blocks.at[g->order[b]];
		const struct vm_inst *before = NULL;

		for (uint32_t k = 0; k < block->insts.len; k++) {
			const struct vm_inst *i = block->insts.at[k];

			returns += i->op == VM_OP_RETURN;
			if (i->op == VM_OP_FRAME)
				return NULL;
			if (i->op == VM_OP_DEFER) {
				if (*n == DIRECT_MAX || !record_in_frame(i))
					return NULL;
				defers[(*n)++] = (struct cg_defer){.inst = i, .known = known_closure(i, before)};
			}
			before = i;
		}
	}
	if (*n * returns > DIRECT_MAX_RETURNS)
		return NULL;
	return defers;
}

void cg_find_defers(struct cg_fn *fn)
{
	fn->defers = list_defers(fn->cg, fn->f, &fn->ndefers);
}

/* A wrapper recovers where what it calls does. */
static bool recovers(const struct vm_func *deferred)
{
	if (!deferred || !(deferred->flags & VM_FN_WRAPPER) || deferred->flags & VM_FN_EXTERN)
		return cg_may_recover(deferred);
	return cg_passes_on(deferred);
}

bool cg_never_resumes(const struct cg_fn *fn)
{
	if (!fn->defers)
		return false;
	for (uint32_t i = 0; i < fn->ndefers; i++)
		if (recovers(fn->defers[i].known))
			return false;
	return true;
}

static LLVMValueRef depth_within(struct cg_fn *fn, LLVMValueRef outer)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef first = LLVMGetInsertBlock(fn->b), some = cg_block(fn, "outer"), done = cg_block(fn, ""),
			  from[2] = {first, some};
	LLVMValueRef depths[2] = {LLVMConstInt(cg->i64, 0, false)}, depth;

	cg_branch(fn, LLVMBuildIsNull(fn->b, outer, ""), done, some);
	cg_at(fn, some);
	depths[1] = cg_load_word(fn, cg->i64, outer, offsetof(struct gosub_frame, depth), "");
	cg_jump(fn, done);
	cg_at(fn, done);
	depth = LLVMBuildPhi(fn->b, cg->i64, "");
	LLVMAddIncoming(depth, depths, from, 2);
	return LLVMBuildAdd(fn->b, depth, LLVMConstInt(cg->i64, 1, false), "");
}

void cg_link_frame(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	LLVMValueRef g = current_g(fn), outer = cg_load_word(fn, cg->ptr, g, GOSUB_G_FRAMES, "outer");

	fn->frame = cg_alloca(fn, cg_bytes(cg, GOSUB_FRAME_SIZE), 16, "frame");
	cg_store_word(fn, LLVMConstNull(cg->ptr), fn->frame, offsetof(struct gosub_frame, defers));
	cg_store_word(fn, outer, fn->frame, offsetof(struct gosub_frame, link));
	cg_store_word(fn, depth_within(fn, outer), fn->frame, offsetof(struct gosub_frame, depth));
	cg_store_word(fn, fn->frame, g, GOSUB_G_FRAMES);
	fn->g = g;
	fn->outer = outer;
	fn->linked = true;
}

static void unlink_frame(struct cg_fn *fn)
{
	cg_store_word(fn, fn->outer, fn->g, GOSUB_G_FRAMES);
}

void cg_start_defers(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;

	for (uint32_t i = 0; fn->defers && i < fn->ndefers; i++) {
		struct cg_defer *d = &fn->defers[i];

		d->armed = cg_alloca(fn, cg->i1, 1, "armed");
		d->closure = cg_alloca(fn, cg->ptr, 8, "deferred");
		LLVMBuildStore(fn->b, LLVMConstInt(cg->i1, 0, false), d->armed);
	}
}

static struct cg_defer *written_out(struct cg_fn *fn)
{
	for (uint32_t i = 0; fn->defers && i < fn->ndefers; i++)
		if (fn->defers[i].inst == fn->inst)
			return &fn->defers[i];
	return NULL;
}

void cg_op_defer(struct cg_fn *fn)
{
	const struct vm_inst *i = fn->inst;
	LLVMValueRef closure = cg_arg(fn, 0).c[0], record, outer;
	struct cg_defer *d = written_out(fn);

	if (!record_in_frame(i)) {
		cg_call(fn, CG_gosub_defer_heap, fn->frame, closure);
		return;
	}
	record = cg_alloca(fn, cg_bytes(fn->cg, GOSUB_DEFER_SIZE), 16, "defer");
	if (i->site)
		cg_tag_site(fn, record, i->site);
	outer = cg_load_word(fn, fn->cg->ptr, fn->frame, 0, "");
	cg_store_word(fn, outer, record, 0);
	cg_store_word(fn, closure, record, 8);
	cg_store_word(fn, record, fn->frame, 0);
	if (d) {
		LLVMBuildStore(fn->b, LLVMConstInt(fn->cg->i1, 1, false), d->armed);
		cg_store_word(fn, closure, d->closure, 0);
	}
}

void cg_op_frame(struct cg_fn *fn)
{
	cg_result(fn, 0, LLVMBuildPtrToInt(fn->b, fn->frame, fn->cg->i64, "frame"));
}

void cg_op_defer_to(struct cg_fn *fn)
{
	LLVMValueRef frame = LLVMBuildIntToPtr(fn->b, cg_arg(fn, 0).c[0], fn->cg->ptr, "");

	cg_call(fn, CG_gosub_defer_heap, frame, cg_arg(fn, 1).c[0]);
}

void cg_op_recoverer(struct cg_fn *fn)
{
	cg_result(fn, 0, LLVMBuildPtrToInt(fn->b, fn->entry_sp, fn->cg->i64, "recoverer"));
}

static LLVMValueRef recoverer(struct cg_fn *fn)
{
	if (fn->inst->nargs)
		return LLVMBuildIntToPtr(fn->b, cg_arg(fn, 0).c[0], fn->cg->ptr, "");
	return fn->entry_sp ? fn->entry_sp : LLVMConstNull(fn->cg->ptr);
}

void cg_op_recover(struct cg_fn *fn)
{
	LLVMValueRef pair = cg_call(fn, CG_gosub_recover, recoverer(fn));

	cg_result(fn, 0, LLVMBuildExtractValue(fn->b, pair, 0, ""), LLVMBuildExtractValue(fn->b, pair, 1, ""));
}

static LLVMValueRef result_local(struct cg_fn *fn, uint32_t i, void *arg)
{
	for (uint32_t n = 0; n < fn->f->locals.len; n++)
		if (fn->f->locals.at[n].flags & VM_L_RESULT && fn->f->locals.at[n].index == i)
			return cg_local_addr(fn, n);
	kit_fatal("codegen: %s has no result %u", fn->f->name, i);
}

static void take_record(struct cg_fn *fn, LLVMValueRef record)
{
	cg_store_word(fn, cg_load_word(fn, fn->cg->ptr, record, 0, ""), fn->frame, 0);
}

/* Calls the closure of a record that was taken off the frame's list. */
static void run_deferred(struct cg_fn *fn, LLVMValueRef closure, const struct vm_func *known)
{
	struct cg *cg = fn->cg;
	struct cg_sig sig = known ? cg_signature_of(cg, known) : cg_signature(cg, NULL, 0, NULL, 0, true);
	LLVMValueRef code;

	if (!known)
		cg_check_nil(fn, closure);
	code = known ? cg_func(cg, known) : cg_load_word(fn, cg->ptr, closure, 0, "");
	cg_call_sig(fn, &sig, code, NULL, closure, NULL);
}

/* A frame of its own is unlinked before the last call: no panic would find anything in it. So nothing is left of it
 * where nothing can panic while something is deferred. */
static void run_written_out(struct cg_fn *fn)
{
	for (uint32_t i = fn->ndefers; i > 0; i--) {
		const struct cg_defer *d = &fn->defers[i - 1];
		LLVMBasicBlockRef run = cg_block(fn, "deferred"), next = cg_block(fn, "");
		bool last = fn->linked && i == 1;

		if (last)
			unlink_frame(fn);
		cg_branch(fn, LLVMBuildLoad2(fn->b, fn->cg->i1, d->armed, ""), run, next);
		cg_at(fn, run);
		if (!last)
			take_record(fn, cg_load_word(fn, fn->cg->ptr, fn->frame, 0, ""));
		run_deferred(fn, cg_load_word(fn, fn->cg->ptr, d->closure, 0, ""), d->known);
		cg_jump(fn, next);
		cg_at(fn, next);
	}
}

/* What gosub_run_defers does, in line. The record may be on the heap: nothing there points to what
 * lies in a frame once it is in no list. */
static void run_list(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	LLVMValueRef closure;
	LLVMBasicBlockRef loop = cg_block(fn, "defers"), run = cg_block(fn, "deferred"), done = cg_block(fn, "");
	LLVMValueRef record;

	cg_jump(fn, loop);
	cg_at(fn, loop);
	record = cg_load_word(fn, cg->ptr, fn->frame, 0, "");
	cg_branch(fn, LLVMBuildIsNull(fn->b, record, ""), done, run);
	cg_at(fn, run);
	closure = cg_load_word(fn, cg->ptr, record, 8, "");
	take_record(fn, record);
	cg_store_word(fn, LLVMConstNull(cg->ptr), record, 0);
	cg_store_word(fn, LLVMConstNull(cg->ptr), record, 8);
	run_deferred(fn, closure, NULL);
	cg_jump(fn, loop);
	cg_at(fn, done);
}

void cg_op_return(struct cg_fn *fn)
{
	if (fn->frame && fn->defers)
		run_written_out(fn);
	else if (fn->frame)
		run_list(fn);
	if (fn->frame && !fn->linked) {
		LLVMBuildRetVoid(fn->b);
		return;
	}
	if (fn->linked && !fn->ndefers)
		unlink_frame(fn);
	return_from(fn, result_local, NULL);
}

/* A wrapper hands its right to recover to what it wraps: when the runner of deferred calls called
 * the wrapper, the callee's SP at entry is what gosub_recover shall find. */
void cg_wrapper_call(struct cg_fn *fn)
{
	LLVMBasicBlockRef pass = cg_block(fn, "pass"), call = cg_block(fn, "call");
	struct cg *cg = fn->cg;
	LLVMValueRef g, slot;

	if (!(fn->f->flags & VM_FN_WRAPPER) || fn->frame)
		kit_fatal("codegen: %s is not a plain wrapper", fn->f->name);
	g = current_g(fn);
	slot = cg_offset(fn, g, GOSUB_G_RECOVER_SP);
	cg_branch_cold(fn, LLVMBuildICmp(fn->b, LLVMIntEQ, cg_load_word(fn, cg->ptr, slot, 0, ""), cg_entry_sp(fn), ""),
		       pass, call);
	cg_at(fn, pass);
	cg_store_word(fn, current_sp(fn), slot, 0);
	cg_jump(fn, call);
	cg_at(fn, call);
}
