/* llvm_poll.c - loops that can be asked to stop although they spend their time in C, added after
 * the optimiser has done its work.
 *
 * A signal stops Go code wherever it is, so loops need no polls; but one that meets C is dropped,
 * and a loop that reads a map is nearly always in C. A request to stop also makes the stack limit
 * one that no SP is above (abi.h, "Stopping"): the next stack check finds it. Of what runs for
 * long, recursion has checks; a loop has one when a function it calls is checked, which leaves are
 * not. So each loop with a call in it, of C or of Go, looks at the limit before it jumps back.
 *
 * An edge u -> v to a block that a depth-first walk is still in closes a loop, and every cycle has
 * such an edge, also in a graph that is not reducible. The cycles it closes lie in the blocks that
 * reach u without passing v: a call in none of them is a call in none of the cycles.
 *
 * What libc moves, fills and compares of a size not known here, or large, goes through functions of
 * the runtime that look between two pieces. */
#include "llvm.h"

enum { LARGE_MOVE = 1 << 16 };

struct edges { /* of one block */
	VEC(uint32_t) to, from;
	bool calls;
};
struct poller {
	struct cg *cg;
	struct arena *arena;
	LLVMBuilderRef b;
	LLVMBasicBlockRef *blocks;
	struct edges *edges;
	uint32_t n;
	uint32_t *mark, round; /* mark[i] == round: block i is in the loop looked at */
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

/* ---- the graph ---- */

static void add_edges(struct poller *p, const struct map *index, uint32_t from)
{
	LLVMValueRef end = LLVMGetBasicBlockTerminator(p->blocks[from]);

	for (unsigned i = 0; i < LLVMGetNumSuccessors(end); i++) {
		uint32_t to = (uint32_t)(uintptr_t)map_get(index, LLVMGetSuccessor(end, i)) - 1;

		VEC_PUSH(p->arena, &p->edges[from].to, to);
		VEC_PUSH(p->arena, &p->edges[to].from, from);
	}
}

static void read_graph(struct poller *p, LLVMValueRef fn)
{
	struct map *index = map_new(p->arena);
	uint32_t n = 0;

	p->n = LLVMCountBasicBlocks(fn);
	p->blocks = ARENA_ARRAY(p->arena, LLVMBasicBlockRef, p->n);
	p->edges = ARENA_ARRAY(p->arena, struct edges, p->n);
	p->mark = ARENA_ARRAY(p->arena, uint32_t, p->n);
	p->round = 0;
	LLVMGetBasicBlocks(fn, p->blocks);
	for (; n < p->n; n++) {
		map_put(index, p->blocks[n], (void *)(uintptr_t)(n + 1));
		for (LLVMValueRef i = LLVMGetFirstInstruction(p->blocks[n]); i; i = LLVMGetNextInstruction(i))
			p->edges[n].calls |= LLVMIsACallInst(i) && takes_time(i);
	}
	for (uint32_t i = 0; i < p->n; i++)
		add_edges(p, index, i);
}

/* ---- loops ---- */

/* A call lies on a way from `head` to `tail`, both included, that does not pass head again. */
static bool loop_calls(struct poller *p, uint32_t head, uint32_t tail)
{
	VEC(uint32_t) todo = {0};
	uint32_t at;

	if (p->edges[head].calls)
		return true;
	p->mark[head] = ++p->round;
	if (p->mark[tail] != p->round) {
		p->mark[tail] = p->round;
		VEC_PUSH(p->arena, &todo, tail);
	}
	while (todo.len) {
		at = todo.at[--todo.len];
		if (p->edges[at].calls)
			return true;
		for (uint32_t i = 0; i < p->edges[at].from.len; i++) {
			uint32_t from = p->edges[at].from.at[i];

			if (p->mark[from] == p->round)
				continue;
			p->mark[from] = p->round;
			VEC_PUSH(p->arena, &todo, from);
		}
	}
	return false;
}

static void poll_before_end(struct poller *p, uint32_t block)
{
	struct cg *cg = p->cg;
	LLVMValueRef end = LLVMGetBasicBlockTerminator(p->blocks[block]);
	struct cg_fn fn = {.cg = cg, .b = p->b};

	LLVMPositionBuilderBefore(p->b, end);
	LLVMSetCurrentDebugLocation2(p->b, LLVMInstructionGetDebugLoc(end));
	if (cg->x86)
		cg_asm(&fn, cg->v, "cmpq $$-1, %fs:gosub_tls@tpoff\n\tjne 1f\n\tcallq gosub_preempt_entry\n1:",
		       "~{dirflag},~{fpsr},~{flags}", NULL, 0);
	else
		cg_asm(&fn, cg->v,
		       "ldr x16, [x28]\n\tcmn x16, #1\n\tb.ne 1f\n\tbl gosub_poll\n1:", "~{x16},~{lr},~{cc}", NULL, 0);
}

enum { NEW, OPEN, DONE }; /* blocks of a depth-first walk */

struct visit {
	uint32_t block, next; /* edge to follow next */
};

static void poll_loops(struct poller *p)
{
	uint8_t *state = ARENA_ARRAY(p->arena, uint8_t, p->n);
	bool *polled = ARENA_ARRAY(p->arena, bool, p->n);
	VEC(struct visit) path = {0};

	VEC_PUSH(p->arena, &path, ((struct visit){0, 0}));
	state[0] = OPEN;
	while (path.len) {
		struct visit *v = &path.at[path.len - 1];
		uint32_t from = v->block, to;

		if (v->next == p->edges[from].to.len) {
			state[from] = DONE;
			path.len--;
			continue;
		}
		to = p->edges[from].to.at[v->next++];
		if (state[to] == OPEN && !polled[from] && loop_calls(p, to, from)) {
			polled[from] = true;
			poll_before_end(p, from);
		} else if (state[to] == NEW) {
			state[to] = OPEN;
			VEC_PUSH(p->arena, &path, ((struct visit){to, 0}));
		}
	}
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
	struct poller p = {.cg = cg, .arena = cg->arena, .b = LLVMCreateBuilderInContext(cg->ctx)};

	for (LLVMValueRef fn = LLVMGetFirstFunction(cg->mod); fn; fn = LLVMGetNextFunction(fn)) {
		if (LLVMIsDeclaration(fn) || LLVMGetFunctionCallConv(fn) != LLVMSwiftCallConv)
			continue;
		retarget_moves(cg, p.b, fn);
		read_graph(&p, fn);
		poll_loops(&p);
	}
	LLVMDisposeBuilder(p.b);
}
