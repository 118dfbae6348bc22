/* bases_check.c - the invariant of bases.c on the module that code is made from: after
 * each access to a stray address a base of it is live. Whatever put it there counts, so the check
 * knows bases by their shape and liveness by the flow of the function, not by what the pass did. */
#include "llvm.h"

struct check {
	struct cg *cg;
	LLVMValueRef fn;
	struct cg_strays strays;
	struct map *kept; /* operands of assembly -> the call */
	struct map *live; /* value -> blocks at whose end it is live */
	VEC(LLVMBasicBlockRef) work;
};

static const char *name_of(LLVMValueRef fn)
{
	size_t len;

	return LLVMGetValueName2(fn, &len);
}

static const char *text_of(struct cg *cg, LLVMValueRef inst)
{
	char *text = LLVMPrintValueToString(inst);
	const char *copy = arena_str(cg->arena, str_of(text)).data;

	LLVMDisposeMessage(text);
	return copy;
}

/* ---- is it a base? ---- */

struct pair {
	LLVMValueRef base, v;
};
struct pairs {
	VEC(struct pair) assumed;
};

static bool is_base(struct check *c, struct pairs *seen, LLVMValueRef base, LLVMValueRef v);

static bool assumed(struct check *c, struct pairs *seen, LLVMValueRef base, LLVMValueRef v)
{
	for (uint32_t i = 0; i < seen->assumed.len; i++)
		if (seen->assumed.at[i].base == base && seen->assumed.at[i].v == v)
			return true;
	VEC_PUSH(c->cg->arena, &seen->assumed, (struct pair){base, v});
	return false;
}

static bool is_base_of_phi(struct check *c, struct pairs *seen, LLVMValueRef base, LLVMValueRef v)
{
	bool beside = LLVMIsAPHINode(base) && LLVMGetInstructionParent(base) == LLVMGetInstructionParent(v);

	for (unsigned i = 0; i < LLVMCountIncoming(v); i++) {
		LLVMBasicBlockRef from = LLVMGetIncomingBlock(v, i);
		LLVMValueRef in = base;

		for (unsigned j = 0; beside && j < LLVMCountIncoming(base); j++)
			if (LLVMGetIncomingBlock(base, j) == from)
				in = LLVMGetIncomingValue(base, j);
		if (!is_base(c, seen, in, LLVMGetIncomingValue(v, i)))
			return false;
	}
	return true;
}

static bool is_base_of_select(struct check *c, struct pairs *seen, LLVMValueRef base, LLVMValueRef v)
{
	bool beside = LLVMIsASelectInst(base) && LLVMGetOperand(base, 0) == LLVMGetOperand(v, 0);

	for (unsigned i = 1; i < 3; i++)
		if (!is_base(c, seen, beside ? LLVMGetOperand(base, i) : base, LLVMGetOperand(v, i)))
			return false;
	return true;
}

static bool is_base(struct check *c, struct pairs *seen, LLVMValueRef base, LLVMValueRef v)
{
	LLVMValueRef source = cg_stray_source(v);

	if (base == v || cg_needs_no_base(v))
		return !map_get(c->strays.set, v) || cg_needs_no_base(v);
	if (!map_get(c->strays.set, v) || assumed(c, seen, base, v))
		return map_get(c->strays.set, v) != NULL;
	if (source)
		return is_base(c, seen, base, source);
	return LLVMIsAPHINode(v) ? is_base_of_phi(c, seen, base, v) : is_base_of_select(c, seen, base, v);
}

/* Wherever it comes from needs none. */
static bool all_need_no_base(struct check *c, struct map *seen, LLVMValueRef v)
{
	while (map_get(c->strays.set, v) && cg_stray_source(v))
		v = cg_stray_source(v);
	if (!map_get(c->strays.set, v))
		return cg_needs_no_base(v);
	if (map_get(seen, v))
		return true;
	map_put(seen, v, v);
	bool phi = LLVMIsAPHINode(v) != NULL;
	unsigned end = phi ? LLVMCountIncoming(v) : 3;
	for (unsigned i = phi ? 0 : 1; i < end; i++)
		if (!all_need_no_base(c, seen, phi ? LLVMGetIncomingValue(v, i) : LLVMGetOperand(v, i)))
			return false;
	return true;
}

/* ---- is it live? ---- */

static void reach(struct check *c, struct map *in, LLVMBasicBlockRef b)
{
	if (map_get(in, b))
		return;
	map_put(in, b, b);
	VEC_PUSH(c->cg->arena, &c->work, b);
}

static void reach_use(struct check *c, struct map *in, struct map *out, LLVMBasicBlockRef home, LLVMUseRef use,
		      LLVMValueRef v)
{
	LLVMValueRef user = LLVMGetUser(use);

	if (!LLVMIsAPHINode(user)) {
		if (LLVMGetInstructionParent(user) != home)
			reach(c, in, LLVMGetInstructionParent(user));
		return;
	}
	for (unsigned i = 0; i < LLVMCountIncoming(user); i++) {
		LLVMBasicBlockRef from = LLVMGetIncomingBlock(user, i);

		if (LLVMGetIncomingValue(user, i) != v)
			continue;
		map_put(out, from, from);
		if (from != home)
			reach(c, in, from);
	}
}

/* The blocks at whose end v is live, from its uses back to its definition. */
static struct map *live_out(struct check *c, LLVMValueRef v)
{
	struct map *in = map_new(c->cg->arena), *out = map_new(c->cg->arena);
	LLVMBasicBlockRef home = LLVMIsAInstruction(v) ? LLVMGetInstructionParent(v) : NULL;

	c->work.len = 0;
	for (LLVMUseRef u = LLVMGetFirstUse(v); u; u = LLVMGetNextUse(u))
		reach_use(c, in, out, home, u, v);
	while (c->work.len) {
		LLVMValueRef block = LLVMBasicBlockAsValue(c->work.at[--c->work.len]);

		for (LLVMUseRef u = LLVMGetFirstUse(block); u; u = LLVMGetNextUse(u)) {
			LLVMBasicBlockRef from = LLVMGetInstructionParent(LLVMGetUser(u));

			map_put(out, from, from);
			if (from != home)
				reach(c, in, from);
		}
	}
	return out;
}

static bool uses(LLVMValueRef inst, LLVMValueRef v)
{
	for (int i = 0; i < LLVMGetNumOperands(inst); i++)
		if (LLVMGetOperand(inst, (unsigned)i) == v)
			return true;
	return false;
}

static bool is_assembly(LLVMValueRef inst)
{
	return LLVMIsACallInst(inst) && LLVMIsAInlineAsm(LLVMGetCalledValue(inst));
}

/* What ends a block hands an address on that is complete: the base counts up to there. */
static LLVMValueRef complete_at(LLVMValueRef inst)
{
	LLVMValueRef before = LLVMGetPreviousInstruction(inst);

	if (!LLVMIsATerminatorInst(inst))
		return LLVMGetNextInstruction(inst);
	while (before && is_assembly(before)) {
		inst = before;
		before = LLVMGetPreviousInstruction(inst);
	}
	return inst;
}

static bool live_after(struct check *c, LLVMValueRef v, LLVMValueRef inst)
{
	struct map *out;

	for (LLVMValueRef i = complete_at(inst); i; i = LLVMGetNextInstruction(i))
		if (uses(i, v))
			return true;
	out = map_get(c->live, v);
	if (!out) {
		out = live_out(c, v);
		map_put(c->live, v, out);
	}
	return map_get(out, LLVMGetInstructionParent(inst)) != NULL;
}

/* ---- every access ---- */

static void find_kept(struct check *c)
{
	for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(c->fn); b; b = LLVMGetNextBasicBlock(b))
		for (LLVMValueRef i = LLVMGetFirstInstruction(b); i; i = LLVMGetNextInstruction(i))
			if (is_assembly(i) && LLVMGetNumArgOperands(i) == 1)
				map_put(c->kept, LLVMGetOperand(i, 0), i);
}

static bool kept_after(struct check *c, LLVMValueRef v, LLVMValueRef access)
{
	for (uint32_t i = 0; i < map_len(c->kept); i++) {
		struct pairs none = {0};
		const void *base;
		void *at;

		map_at(c->kept, i, &base, &at);
		if (is_base(c, &none, (LLVMValueRef)base, v) && live_after(c, (LLVMValueRef)base, access))
			return true;
	}
	return false;
}

/* Some base of v, found by following it as long as there is one way. */
static bool base_used_after(struct check *c, LLVMValueRef v, LLVMValueRef access)
{
	struct pairs none = {0};
	LLVMValueRef base = v;

	while (map_get(c->strays.set, base) && cg_stray_source(base))
		base = cg_stray_source(base);
	return is_base(c, &none, base, v) && (cg_needs_no_base(base) || live_after(c, base, access));
}

static bool check_stray(struct check *c, LLVMValueRef v)
{
	bool good = true;

	for (LLVMUseRef u = LLVMGetFirstUse(v); u; u = LLVMGetNextUse(u)) {
		LLVMValueRef user = LLVMGetUser(u);

		if (cg_stray_goes_on(user, v) || base_used_after(c, v, user) || kept_after(c, v, user) ||
		    all_need_no_base(c, map_new(c->cg->arena), v))
			continue;
		cg_error(c->cg, "internal error: %s: no base is live after %s", name_of(c->fn), text_of(c->cg, user));
		good = false;
	}
	return good;
}

bool cg_check_bases(struct cg *cg)
{
	bool good = true;

	if (!cg->opt.verify)
		return true;
	for (LLVMValueRef fn = LLVMGetFirstFunction(cg->mod); fn; fn = LLVMGetNextFunction(fn)) {
		struct check c = {.cg = cg,
				  .fn = fn,
				  .strays = cg_find_strays(cg, fn),
				  .live = map_new(cg->arena),
				  .kept = map_new(cg->arena)};

		find_kept(&c);
		for (uint32_t i = 0; i < c.strays.list.len; i++)
			good &= check_stray(&c, c.strays.list.at[i]);
	}
	return good;
}
