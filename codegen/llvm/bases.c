/* bases.c - live bases: at each instruction each live object has a pointer into it that is
 * live.
 *
 * The collector stops a goroutine at any instruction and knows of an object what registers and
 * frames point into. LLVM keeps of `p[i-C]` what it likes best, often `p-C`, which lies in another
 * object or in none, and the instruction selector, which comes later, takes sums apart in any
 * order. So p is kept until the access is done:
 *
 *   stray      an address that lies outside of its object, or that is computed through one that
 * may: a step of it lacks `inbounds`, or adds what may be negative (see rises) base       what a
 * stray address was made from: the nearest value that is not stray access     a use of a stray
 * address that makes no address of it
 *
 * Each block with an access ends with an empty assembly use of the base. That is enough: wherever a
 * stray address is live some path leads to an access, and at the end of that block the base still
 * is. Where addresses of several bases meet, the bases meet the same way (as base pointers do in
 * LLVM's RewriteStatepointsForGC). Frame slots and constants need no base. */
#include "llvm.h"

struct bases {
	struct cg *cg;
	LLVMBuilderRef b;
	struct cg_strays strays;
	struct map *made;  /* stray phi or select -> that of its bases */
	struct map *ended; /* block -> struct kept */
};

struct kept {
	VEC(LLVMValueRef) bases;
};

/* ---- which addresses are stray ---- */

enum { MAX_DEPTH = 8 };

static bool both_rise(LLVMValueRef sum, uint32_t depth);

/* Whether an index is a sum of which no part can be negative when the whole is not, so that adding
 * the parts in any order stays below the whole. */
static bool rises(LLVMValueRef index, uint32_t depth)
{
	if (LLVMIsAConstantInt(index))
		return LLVMGetIntTypeWidth(LLVMTypeOf(index)) <= 64 && LLVMConstIntGetSExtValue(index) >= 0;
	if (!LLVMIsAInstruction(index))
		return LLVMIsAArgument(index);
	if (depth == MAX_DEPTH)
		return false;
	switch (LLVMGetInstructionOpcode(index)) {
	case LLVMSub:
	case LLVMXor:
		return false;
	case LLVMAdd:
		return LLVMGetNUW(index) && both_rise(index, depth);
	case LLVMOr:
	case LLVMMul:
		return both_rise(index, depth);
	case LLVMShl:
	case LLVMSExt:
	case LLVMZExt:
	case LLVMTrunc:
	case LLVMFreeze:
		return rises(LLVMGetOperand(index, 0), depth + 1);
	default:
		return true;
	}
}

static bool both_rise(LLVMValueRef sum, uint32_t depth)
{
	return rises(LLVMGetOperand(sum, 0), depth + 1) && rises(LLVMGetOperand(sum, 1), depth + 1);
}

static bool step_is_stray(LLVMValueRef gep)
{
	if (!LLVMIsInBounds(gep))
		return true;
	for (int i = 1; i < LLVMGetNumOperands(gep); i++)
		if (!rises(LLVMGetOperand(gep, (unsigned)i), 0))
			return true;
	return false;
}

/* The pointer from which integer arithmetic makes this one, or NULL. */
static LLVMValueRef pointer_in(LLVMValueRef integer, uint32_t depth)
{
	LLVMValueRef found;

	if (depth == MAX_DEPTH)
		return NULL;
	if (LLVMIsAPtrToIntInst(integer))
		return LLVMGetOperand(integer, 0);
	if (!LLVMIsABinaryOperator(integer))
		return NULL;
	found = pointer_in(LLVMGetOperand(integer, 0), depth + 1);
	return found ? found : pointer_in(LLVMGetOperand(integer, 1), depth + 1);
}

LLVMValueRef cg_stray_source(LLVMValueRef v)
{
	if (!LLVMIsAInstruction(v))
		return NULL;
	switch (LLVMGetInstructionOpcode(v)) {
	case LLVMGetElementPtr:
	case LLVMFreeze:
	case LLVMBitCast:
		return LLVMGetOperand(v, 0);
	case LLVMIntToPtr:
		return pointer_in(LLVMGetOperand(v, 0), 0);
	default:
		return NULL;
	}
}

static bool begins_stray(LLVMValueRef v)
{
	if (LLVMIsAGetElementPtrInst(v))
		return step_is_stray(v);
	return LLVMIsAIntToPtrInst(v) && LLVMIsABinaryOperator(LLVMGetOperand(v, 0)) && cg_stray_source(v);
}

bool cg_stray_goes_on(LLVMValueRef user, LLVMValueRef v)
{
	return LLVMIsAPHINode(user) || (LLVMIsASelectInst(user) && LLVMGetOperand(user, 0) != v) ||
	       cg_stray_source(user) == v;
}

static void add_stray(struct cg_strays *s, struct arena *a, LLVMValueRef v)
{
	if (map_get(s->set, v))
		return;
	map_put(s->set, v, v);
	VEC_PUSH(a, &s->list, v);
}

static void find_beginnings(struct cg_strays *s, struct arena *a, LLVMValueRef fn)
{
	for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(fn); b; b = LLVMGetNextBasicBlock(b))
		for (LLVMValueRef i = LLVMGetFirstInstruction(b); i; i = LLVMGetNextInstruction(i))
			if (begins_stray(i))
				add_stray(s, a, i);
}

struct cg_strays cg_find_strays(struct cg *cg, LLVMValueRef fn)
{
	struct cg_strays s = {.set = map_new(cg->arena)};

	find_beginnings(&s, cg->arena, fn);
	for (uint32_t n = 0; n < s.list.len; n++) {
		LLVMValueRef v = s.list.at[n];

		for (LLVMUseRef u = LLVMGetFirstUse(v); u; u = LLVMGetNextUse(u))
			if (cg_stray_goes_on(LLVMGetUser(u), v))
				add_stray(&s, cg->arena, LLVMGetUser(u));
	}
	return s;
}

bool cg_needs_no_base(LLVMValueRef v)
{
	while (LLVMIsAGetElementPtrInst(v))
		v = LLVMGetOperand(v, 0);
	return LLVMIsAConstant(v) || LLVMIsAAllocaInst(v);
}

/* ---- bases ---- */

/* What a stray address was made from: `only`, or several values of which some are to be kept. */
struct leaves {
	struct map *seen;
	VEC(LLVMValueRef) work;
	LLVMValueRef only;
	bool several, kept;
};

static void visit(struct bases *p, struct leaves *l, LLVMValueRef v)
{
	if (map_get(l->seen, v))
		return;
	map_put(l->seen, v, v);
	VEC_PUSH(p->cg->arena, &l->work, v);
}

static void add_leaf(struct leaves *l, LLVMValueRef v)
{
	l->several |= l->only != NULL;
	l->kept |= !cg_needs_no_base(v);
	l->only = v;
}

static void find_leaves(struct bases *p, struct leaves *l, LLVMValueRef address)
{
	visit(p, l, address);
	while (l->work.len) {
		LLVMValueRef v = l->work.at[--l->work.len], source = cg_stray_source(v);
		bool phi = LLVMIsAPHINode(v) != NULL;
		unsigned end = phi ? LLVMCountIncoming(v) : 3;

		if (!map_get(p->strays.set, v))
			add_leaf(l, v);
		else if (source)
			visit(p, l, source);
		else
			for (unsigned i = phi ? 0 : 1; i < end; i++)
				visit(p, l, phi ? LLVMGetIncomingValue(v, i) : LLVMGetOperand(v, i));
	}
}

static LLVMValueRef made_base(struct bases *p, LLVMValueRef v);

static LLVMValueRef base_select(struct bases *p, LLVMValueRef v)
{
	LLVMValueRef yes = made_base(p, LLVMGetOperand(v, 1)), no = made_base(p, LLVMGetOperand(v, 2)), select;

	LLVMPositionBuilderBefore(p->b, v);
	select = LLVMBuildSelect(p->b, LLVMGetOperand(v, 0), yes, no, "base");
	map_put(p->made, v, select);
	return select;
}

static LLVMValueRef base_phi(struct bases *p, LLVMValueRef v)
{
	unsigned n = LLVMCountIncoming(v);
	LLVMValueRef *values = ARENA_ARRAY(p->cg->arena, LLVMValueRef, n + 1), phi;
	LLVMBasicBlockRef *blocks = ARENA_ARRAY(p->cg->arena, LLVMBasicBlockRef, n + 1);

	LLVMPositionBuilderBefore(p->b, v);
	phi = LLVMBuildPhi(p->b, LLVMTypeOf(v), "base");
	map_put(p->made, v, phi);
	for (unsigned i = 0; i < n; i++) {
		values[i] = made_base(p, LLVMGetIncomingValue(v, i));
		blocks[i] = LLVMGetIncomingBlock(v, i);
	}
	LLVMAddIncoming(phi, values, blocks, n);
	return phi;
}

static LLVMValueRef made_base(struct bases *p, LLVMValueRef v)
{
	LLVMValueRef source = cg_stray_source(v), made = map_get(p->made, v);

	if (made || !map_get(p->strays.set, v))
		return made ? made : v;
	if (source)
		return made_base(p, source);
	return LLVMIsAPHINode(v) ? base_phi(p, v) : base_select(p, v);
}

/* The value to keep for a stray address, or NULL. */
static LLVMValueRef base_of(struct bases *p, LLVMValueRef v)
{
	struct leaves l = {.seen = map_new(p->cg->arena)};

	find_leaves(p, &l, v);
	if (!l.kept)
		return NULL;
	return l.several ? made_base(p, v) : l.only;
}

/* ---- keeping them ---- */

static void keep(struct bases *p, LLVMBasicBlockRef block, LLVMValueRef base)
{
	struct kept *k = map_get(p->ended, block);
	struct cg_fn fn = {.cg = p->cg, .b = p->b};

	if (!k) {
		k = ARENA_NEW(p->cg->arena, struct kept);
		map_put(p->ended, block, k);
	}
	for (uint32_t i = 0; i < k->bases.len; i++)
		if (k->bases.at[i] == base)
			return;
	VEC_PUSH(p->cg->arena, &k->bases, base);
	LLVMPositionBuilderBefore(p->b, LLVMGetBasicBlockTerminator(block));
	cg_asm(&fn, p->cg->v, "", "r", &base, 1);
}

static void keep_for(struct bases *p, LLVMValueRef v)
{
	LLVMValueRef base = NULL;

	for (LLVMUseRef u = LLVMGetFirstUse(v); u; u = LLVMGetNextUse(u)) {
		LLVMValueRef user = LLVMGetUser(u);

		if (cg_stray_goes_on(user, v))
			continue;
		if (!base && !(base = base_of(p, v)))
			return;
		keep(p, LLVMGetInstructionParent(user), base);
	}
}

void cg_keep_bases(struct cg *cg)
{
	struct bases p = {.cg = cg, .b = LLVMCreateBuilderInContext(cg->ctx)};

	for (LLVMValueRef fn = LLVMGetFirstFunction(cg->mod); fn; fn = LLVMGetNextFunction(fn)) {
		p.strays = cg_find_strays(cg, fn);
		p.made = map_new(cg->arena);
		p.ended = map_new(cg->arena);
		for (uint32_t i = 0; i < p.strays.list.len; i++)
			keep_for(&p, p.strays.list.at[i]);
	}
	LLVMDisposeBuilder(p.b);
}
