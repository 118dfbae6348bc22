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

bool cg_optimise(struct cg *cg)
{
	static const char *const pipelines[] = {"default<O0>", "default<O1>", "default<O2>", "default<O3>"};
	LLVMPassBuilderOptionsRef options;
	LLVMErrorRef error;
	uint32_t level = 0;
	char *message;

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
	error = LLVMRunPasses(cg->mod, pipelines[level], cg->tm, options);
	LLVMDisposePassBuilderOptions(options);
	if (error) {
		message = LLVMGetErrorMessage(error);
		cg_error(cg, "LLVM: %s", message);
		LLVMDisposeErrorMessage(message);
		return false;
	}
	return verified(cg, "after its passes");
}
