/* poll.c - loops that can be asked to stop although they spend their time in C, added after
 * the optimiser has done its work.
 *
 * A signal stops Go code wherever it is, so loops need no polls; but one that meets C is dropped,
 * and a loop that reads a map is nearly always in C. A request to stop also makes the stack limit
 * one that no SP is above (abi.h, "Stopping"): the next stack check finds it. Of what runs for
 * long, recursion has checks; a loop has one when a function it calls is checked, which leaves are
 * not. So in a loop each call, of C or of Go, is followed by a look at the limit: before the loop jumps back
 * where each round calls, behind the call where only some rounds do.
 *
 * Every cycle lies in a loop of the forest (vm_loops.c) and passes an edge back to that loop's header.
 *
 * What libc moves, fills and compares of a size not known here, or large, goes through functions of
 * the runtime that look between two pieces. */
#include "llvm.h"

enum { LARGE_MOVE = 1 << 16 };

struct poller {
	struct cg *cg;
	struct arena *arena;
	LLVMBuilderRef b;
	LLVMBasicBlockRef *blocks;
	uint32_t n;
};

static bool is_large(LLVMValueRef size)
{
	return !LLVMIsAConstantInt(size) || LLVMConstIntGetZExtValue(size) > LARGE_MOVE;
}

static bool named(LLVMValueRef callee, const char *prefix)
{
	size_t len;
	const char *name = LLVMGetValueName2(callee, &len);

	return len >= strlen(prefix) && memcmp(name, prefix, strlen(prefix)) == 0;
}

/* llvm.memcpy, memmove or memset of a size that may be large. */
static bool is_large_move(LLVMValueRef call, LLVMValueRef callee)
{
	return LLVMIsAMemIntrinsic(call) && !named(callee, "llvm.memcpy.inline") &&
	       !named(callee, "llvm.memset.inline") && is_large(LLVMGetOperand(call, 2));
}

/* bcmp of few bytes, which becomes instructions. */
static bool is_small_compare(LLVMValueRef call, LLVMValueRef callee)
{
	return named(callee, "bcmp") && !is_large(LLVMGetOperand(call, 2));
}

static bool takes_time(LLVMValueRef call)
{
	LLVMValueRef callee = LLVMGetCalledValue(call);

	if (LLVMIsAInlineAsm(callee) || is_small_compare(call, callee))
		return false;
	return !LLVMIsAFunction(callee) || !LLVMGetIntrinsicID(callee) || is_large_move(call, callee);
}

/* ---- loops ---- */

static struct vm_edges edges_from(struct poller *p, const struct map *index, uint32_t block)
{
	LLVMValueRef end = LLVMGetBasicBlockTerminator(p->blocks[block]);
	struct vm_edges edges = {LLVMGetNumSuccessors(end), NULL};

	edges.at = ARENA_ARRAY(p->arena, uint32_t, edges.n + 1);
	for (uint32_t i = 0; i < edges.n; i++)
		edges.at[i] = (uint32_t)(uintptr_t)map_get(index, LLVMGetSuccessor(end, i)) - 1;
	return edges;
}

static const struct vm_graph *read_graph(struct poller *p, LLVMValueRef fn)
{
	struct map *index = map_new(p->arena);
	struct vm_edges *succs;

	p->n = LLVMCountBasicBlocks(fn);
	p->blocks = ARENA_ARRAY(p->arena, LLVMBasicBlockRef, p->n + 1);
	succs = ARENA_ARRAY(p->arena, struct vm_edges, p->n + 1);
	LLVMGetBasicBlocks(fn, p->blocks);
	for (uint32_t i = 0; i < p->n; i++)
		map_put(index, p->blocks[i], (void *)(uintptr_t)(i + 1));
	for (uint32_t i = 0; i < p->n; i++)
		succs[i] = edges_from(p, index, i);
	return vm_graph_of_edges(p->arena, succs, p->n);
}

static bool block_calls(LLVMBasicBlockRef block)
{
	for (LLVMValueRef i = LLVMGetFirstInstruction(block); i; i = LLVMGetNextInstruction(i))
		if (LLVMIsACallInst(i) && takes_time(i))
			return true;
	return false;
}

/* Whether b, which leads to the header of a loop, is in the loop. */
static bool is_latch(const struct vm_graph *graph, uint32_t header, uint32_t b)
{
	return vm_walk_above(graph, header, b);
}

/* Each round of the loop passes the block. */
static bool is_in_each_round(const struct vm_dominators *d, uint32_t block, uint32_t header)
{
	const struct vm_edges *preds = &d->graph->preds[header];

	for (uint32_t i = 0; i < preds->n; i++)
		if (is_latch(d->graph, header, preds->at[i]) && !vm_dominates(d, block, preds->at[i]))
			return false;
	return true;
}

static void poll_before_end(struct poller *p, uint32_t block)
{
	struct cg *cg = p->cg;
	LLVMValueRef end = LLVMGetBasicBlockTerminator(p->blocks[block]);
	struct cg_fn fn = {.cg = cg, .b = p->b};

	LLVMPositionBuilderBefore(p->b, end);
	LLVMSetCurrentDebugLocation2(p->b, LLVMInstructionGetDebugLoc(end));
	if (cg->x86)
		cg_asm(&fn, cg->v,
		       "cmpq $$" GOSUB_TEXT(GOSUB_LIMIT_STOP) ", " GOSUB_ASM_TLS_LIMIT
							      "\n\tjne 1f\n\tcallq gosub_preempt_entry\n1:",
		       "~{dirflag},~{fpsr},~{flags}", NULL, 0);
	else
		cg_asm(&fn, cg->v,
		       "ldr x16, " GOSUB_ASM_G_LIMIT
		       "\n\tcmn x16, #-" GOSUB_TEXT(GOSUB_LIMIT_STOP) "\n\tb.ne 1f\n\tbl gosub_poll\n1:",
		       "~{x16},~{lr},~{cc}", NULL, 0);
}

/* Marks the blocks at whose end is a poll for the calls in block b. */
static void find_polls(const struct vm_loops *loops, const struct vm_dominators *d, uint32_t b, bool *polled)
{
	for (uint32_t l = loops->of[b]; l != VM_NO_LOOP; l = loops->loops[l].parent) {
		if (!is_in_each_round(d, b, loops->loops[l].header)) {
			polled[b] = true;
			return;
		}
	}
	for (uint32_t l = loops->of[b]; l != VM_NO_LOOP; l = loops->loops[l].parent) {
		uint32_t header = loops->loops[l].header;
		const struct vm_edges *preds = &d->graph->preds[header];

		for (uint32_t i = 0; i < preds->n; i++)
			if (is_latch(d->graph, header, preds->at[i]))
				polled[preds->at[i]] = true;
	}
}

static void poll_loops(struct poller *p, const struct vm_graph *graph)
{
	const struct vm_loops *loops = vm_loops_new(p->arena, graph);
	const struct vm_dominators *d = loops->n ? vm_dominators_new(p->arena, graph) : NULL;
	bool *polled = ARENA_ARRAY(p->arena, bool, p->n + 1);

	for (uint32_t b = 0; b < p->n; b++)
		if (loops->of[b] != VM_NO_LOOP && block_calls(p->blocks[b]))
			find_polls(loops, d, b, polled);
	for (uint32_t b = 0; b < p->n; b++)
		if (polled[b])
			poll_before_end(p, b);
}

/* ---- libc ---- */

/* In place of an intrinsic. */
static void retarget_move(struct cg *cg, LLVMBuilderRef b, LLVMValueRef call, LLVMValueRef callee)
{
	struct cg_fn fn = {.cg = cg, .b = b};
	LLVMValueRef to = LLVMGetOperand(call, 0), with = LLVMGetOperand(call, 1), size = LLVMGetOperand(call, 2);

	LLVMPositionBuilderBefore(b, call);
	LLVMSetCurrentDebugLocation2(b, LLVMInstructionGetDebugLoc(call));
	size = LLVMBuildIntCast2(b, size, cg->i64, false, "");
	if (named(callee, "llvm.memset"))
		cg_call(&fn, CG_gosub_fill, to, LLVMBuildZExt(b, with, cg->i32, ""), size);
	else
		cg_call(&fn, CG_gosub_typed_move, to, with, size);
	LLVMInstructionEraseFromParent(call);
}

static void retarget_moves(struct cg *cg, LLVMBuilderRef b, LLVMValueRef fn)
{
	for (LLVMBasicBlockRef block = LLVMGetFirstBasicBlock(fn); block; block = LLVMGetNextBasicBlock(block)) {
		LLVMValueRef i = LLVMGetFirstInstruction(block), next;

		for (; i; i = next) {
			next = LLVMGetNextInstruction(i);
			if (LLVMIsACallInst(i) && LLVMIsAMemIntrinsic(i) && is_large_move(i, LLVMGetCalledValue(i)))
				retarget_move(cg, b, i, LLVMGetCalledValue(i));
		}
	}
}

void cg_insert_polls(struct cg *cg)
{
	struct poller p = {.cg = cg, .b = LLVMCreateBuilderInContext(cg->ctx)};

	for (LLVMValueRef fn = LLVMGetFirstFunction(cg->mod); fn; fn = LLVMGetNextFunction(fn)) {
		if (LLVMIsDeclaration(fn) || LLVMGetFunctionCallConv(fn) != LLVMSwiftCallConv)
			continue;
		retarget_moves(cg, p.b, fn);
		p.arena = arena_new();
		poll_loops(&p, read_graph(&p, fn));
		arena_free(p.arena);
	}
	LLVMDisposeBuilder(p.b);
}
