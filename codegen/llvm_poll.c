/* llvm_poll.c - loops that can be asked to stop although they spend their time in C, added after
 * the optimiser has done its work.
 *
 * A signal stops Go code wherever it is, so loops need no polls; but one that meets C is dropped,
 * and a loop that reads a map is nearly always in C. A request to stop also makes the stack limit
 * one that no SP is above (abi.h, "Stopping"): the next stack check finds it. Of what runs for
 * long, recursion has checks; a loop has one when a function it calls is checked, which leaves are
 * not. So each loop with a call in it, of C or of Go, looks at the limit before it jumps back.
 *
 * Loops are found as Tarjan ("Testing flow graph reducibility", 1974) and Havlak ("Nesting of reducible and irreducible
 * loops", 1997) do. The loop of v are the blocks below v in a depth-first tree that reach, below v, an edge u -> v that
 * comes back. Of any cycle, let v be the block that the walk came to first: the others are below it, so the cycle lies
 * in v's loop and has such an edge, also in a graph that is not reducible. Inner loops are one node each, the last
 * first, so that the whole takes nearly linear time.
 *
 * What libc moves, fills and compares of a size not known here, or large, goes through functions of
 * the runtime that look between two pieces. */
#include "llvm.h"

enum { LARGE_MOVE = 1 << 16 };

struct node { /* a block, and the loop that begins with it */
	VEC(uint32_t) to, from;
	bool calls; /* the block, or its loop */
	bool polled;
	uint32_t order, last; /* place in the walk, from 1; that of the last one below */
	uint32_t inside;      /* first block of a loop that it is in, or itself */
	uint32_t listed;      /* as part of the loop of that block, + 1 */
};
struct poller {
	struct cg *cg;
	struct arena *arena;
	LLVMBuilderRef b;
	LLVMBasicBlockRef *blocks;
	struct node *nodes;
	uint32_t n, reached;
	uint32_t *walk; /* the blocks reached, in order */
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

		VEC_PUSH(p->arena, &p->nodes[from].to, to);
		VEC_PUSH(p->arena, &p->nodes[to].from, from);
	}
}

static void read_graph(struct poller *p, LLVMValueRef fn)
{
	struct map *index = map_new(p->arena);
	uint32_t n = 0;

	p->n = LLVMCountBasicBlocks(fn);
	p->blocks = ARENA_ARRAY(p->arena, LLVMBasicBlockRef, p->n);
	p->nodes = ARENA_ARRAY(p->arena, struct node, p->n);
	p->walk = ARENA_ARRAY(p->arena, uint32_t, p->n);
	p->reached = 0;
	LLVMGetBasicBlocks(fn, p->blocks);
	for (; n < p->n; n++) {
		map_put(index, p->blocks[n], (void *)(uintptr_t)(n + 1));
		for (LLVMValueRef i = LLVMGetFirstInstruction(p->blocks[n]); i; i = LLVMGetNextInstruction(i))
			p->nodes[n].calls |= LLVMIsACallInst(i) && takes_time(i);
	}
	for (uint32_t i = 0; i < p->n; i++)
		add_edges(p, index, i);
}

/* ---- loops ---- */

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

struct visit {
	uint32_t block, next; /* edge to follow next */
};

static void enter(struct poller *p, uint32_t block)
{
	p->nodes[block].order = p->reached + 1;
	p->nodes[block].inside = block;
	p->walk[p->reached++] = block;
}

static void walk_blocks(struct poller *p)
{
	VEC(struct visit) path = {0};

	enter(p, 0);
	VEC_PUSH(p->arena, &path, ((struct visit){0, 0}));
	while (path.len) {
		struct visit *v = &path.at[path.len - 1];
		uint32_t from = v->block, to;

		if (v->next == p->nodes[from].to.len) {
			p->nodes[from].last = p->reached;
			path.len--;
			continue;
		}
		to = p->nodes[from].to.at[v->next++];
		if (!p->nodes[to].order) {
			enter(p, to);
			VEC_PUSH(p->arena, &path, ((struct visit){to, 0}));
		}
	}
}

static bool is_below(const struct poller *p, uint32_t block, uint32_t top)
{
	return p->nodes[block].order >= p->nodes[top].order && p->nodes[block].order <= p->nodes[top].last;
}

/* First block of the outermost loop found so far that holds the block, or the block. */
static uint32_t outermost(struct poller *p, uint32_t block)
{
	uint32_t top = block, next;

	while (p->nodes[top].inside != top)
		top = p->nodes[top].inside;
	for (; block != top; block = next) {
		next = p->nodes[block].inside;
		p->nodes[block].inside = top;
	}
	return top;
}

typedef VEC(uint32_t) block_list;

static void add_to_loop(struct poller *p, uint32_t head, block_list *loop, uint32_t block)
{
	struct node *n = &p->nodes[block];

	if (block == head || n->listed == head + 1)
		return;
	n->listed = head + 1;
	VEC_PUSH(p->arena, loop, block);
}

/* The ways into a part of head's loop. One from elsewhere leads into head's loop too, for the loops around it. */
static void follow_back(struct poller *p, uint32_t head, block_list *loop, uint32_t part)
{
	const struct node *n = &p->nodes[part];

	for (uint32_t i = 0; i < n->from.len; i++) {
		uint32_t from = n->from.at[i];

		if (!p->nodes[from].order || is_below(p, from, part))
			continue;
		if (is_below(p, from, head))
			add_to_loop(p, head, loop, outermost(p, from));
		else
			VEC_PUSH(p->arena, &p->nodes[head].from, from);
	}
}

static void poll_loop(struct poller *p, uint32_t head)
{
	struct node *h = &p->nodes[head];
	block_list loop = {0}, back = {0};

	for (uint32_t i = 0; i < h->from.len; i++) {
		if (!p->nodes[h->from.at[i]].order || !is_below(p, h->from.at[i], head))
			continue;
		VEC_PUSH(p->arena, &back, h->from.at[i]);
		add_to_loop(p, head, &loop, outermost(p, h->from.at[i]));
	}
	for (uint32_t i = 0; i < loop.len; i++) {
		follow_back(p, head, &loop, loop.at[i]);
		h->calls |= p->nodes[loop.at[i]].calls;
		p->nodes[loop.at[i]].inside = head;
	}
	for (uint32_t i = 0; h->calls && i < back.len; i++)
		if (!p->nodes[back.at[i]].polled) {
			p->nodes[back.at[i]].polled = true;
			poll_before_end(p, back.at[i]);
		}
}

static void poll_loops(struct poller *p)
{
	walk_blocks(p);
	for (uint32_t i = p->reached; i-- > 0;)
		poll_loop(p, p->walk[i]);
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
