/* opt.c - LLVM's pipeline, as it is; what it must not do is said by attributes (func.c).
 */
#include "llvm.h"

static bool verified(struct cg *cg, const char *when)
{
	char *message = NULL;
	bool broken = cg->opt.verify && LLVMVerifyModule(cg->mod, LLVMReturnStatusAction, &message);

	if (broken)
		cg_error(cg, "internal error: LLVM rejects the module %s: %s", when, message);
	LLVMDisposeMessage(message);
	return !broken;
}

/* Some of LLVM's passes take quadratic time in a function's length: generated functions of this many instructions (the
 * values of a large table, a switch with thousands of cases) are left as they are. */
#define TOO_LONG_TO_OPTIMISE 30000

static bool is_too_long(LLVMValueRef f)
{
	uint32_t n = 0;

	for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(f); b; b = LLVMGetNextBasicBlock(b))
		for (LLVMValueRef i = LLVMGetFirstInstruction(b); i; i = LLVMGetNextInstruction(i))
			if (++n > TOO_LONG_TO_OPTIMISE)
				return true;
	return false;
}

/* A call of LLVM's is cheaper than one of Go, which has a stack check, keeps no value in a register across it and ends
 * what is known of slices. LLVM's own thresholds are 225 and 250. Measured: 325 is where accessors of a few indexed
 * elements come in; above, code grows and nothing gets faster. */
enum { INLINE_THRESHOLD = 325 };

/* Loops that lie in each other by thousands take the square of their number, in time and memory, in analyses that LLVM
 * makes of functions that it does not optimise too: a package with such a function is made as without optimisation. */
#define TOO_MANY_BLOCKS 4000

static void leave_alone(struct cg *cg, LLVMValueRef f)
{
	cg_fn_attr(cg, f, "noinline");
	cg_fn_attr(cg, f, "optnone");
	cg->winding |= LLVMCountBasicBlocks(f) > TOO_MANY_BLOCKS;
}

/* Before LLVM's own pipeline, as that turns comparisons of an index with a length into others: a loop over a range that
 * lengths bound is split into one without these checks and one that goes on where a check would fail (inductive range
 * check elimination); what does not change in a loop is asked before it. */
static const char loop_versions[] = "function(sroa,early-cse<memssa>,simplifycfg,instcombine<no-verify-fixpoint>,"
				    "loop-mssa(loop-rotate,licm),loop-simplify,irce,simplifycfg,"
				    "loop-mssa(licm,simple-loop-unswitch<nontrivial>))";

static bool run_passes(struct cg *cg, const char *pipeline, LLVMPassBuilderOptionsRef options)
{
	LLVMErrorRef error = LLVMRunPasses(cg->mod, pipeline, cg->tm, options);
	char *message;

	if (!error)
		return true;
	message = LLVMGetErrorMessage(error);
	cg_error(cg, "LLVM: %s", message);
	LLVMDisposeErrorMessage(message);
	return false;
}

/* They would cost what a third of LLVM's own pipeline does, and most functions have no loop: passes keep off functions
 * that say so. */
static bool split_loops(struct cg *cg, LLVMPassBuilderOptionsRef options)
{
	unsigned optnone = LLVMGetEnumAttributeKindForName("optnone", 7);
	VEC(LLVMValueRef) passed = {0};
	bool ok;

	for (uint32_t i = 0; i < cg->loopless.len; i++) {
		LLVMValueRef f = cg->loopless.at[i];

		if (LLVMGetEnumAttributeAtIndex(f, LLVMAttributeFunctionIndex, optnone))
			continue;
		cg_fn_attr(cg, f, "optnone");
		VEC_PUSH(cg->arena, &passed, f);
	}
	ok = run_passes(cg, loop_versions, options);
	for (uint32_t i = 0; i < passed.len; i++)
		LLVMRemoveEnumAttributeAtIndex(passed.at[i], LLVMAttributeFunctionIndex, optnone);
	return ok;
}

bool cg_optimise(struct cg *cg)
{
	static const char *const pipelines[] = {"default<O0>", "default<O1>", "default<O2>", "default<O3>"};
	LLVMPassBuilderOptionsRef options;
	uint32_t level = 0;
	bool ok = true;

	if (!verified(cg, "before its passes"))
		return false;
	for (LLVMValueRef f = LLVMGetFirstFunction(cg->mod); f; f = LLVMGetNextFunction(f))
		if (cg->opt.opt_level > 0 && is_too_long(f))
			leave_alone(cg, f);
	options = LLVMCreatePassBuilderOptions();
	if (cg->opt.opt_level >= 2)
		LLVMPassBuilderOptionsSetInlinerThreshold(options, INLINE_THRESHOLD);
	if (!cg->winding)
		level = cg->opt.opt_level > 3 ? 3 : cg->opt.opt_level;
	if (level >= 2 && !cg->opt.no_loop_versions)
		ok = split_loops(cg, options);
	ok = ok && run_passes(cg, pipelines[level], options);
	LLVMDisposePassBuilderOptions(options);
	return ok && verified(cg, "after its passes");
}
