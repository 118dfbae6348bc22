/* opt.c - LLVM's passes and their order; what they must not do is said by attributes (func.c). */
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

/* Loops that lie in each other by thousands take the square of their number, in time and memory, in analyses that LLVM
 * makes of functions that it does not optimise too: a package with such a function is made as without optimisation. */
#define TOO_MANY_BLOCKS 4000

static void leave_alone(struct cg *cg, LLVMValueRef f)
{
	cg_fn_attr(cg, f, "noinline");
	cg_fn_attr(cg, f, "optnone");
	cg->winding |= LLVMCountBasicBlocks(f) > TOO_MANY_BLOCKS;
}

/* Before the other passes, as they turn comparisons of an index with a length into others: a loop over a range that
 * lengths bound is split into one without these checks and one that goes on where a check would fail (inductive range
 * check elimination); what does not change in a loop is asked before it. */
static const char loop_versions[] = "function(sroa,early-cse<memssa>,simplifycfg,instcombine<no-verify-fixpoint>,"
				    "loop-mssa(loop-rotate,licm),loop-simplify,irce,simplifycfg,"
				    "loop-mssa(licm,simple-loop-unswitch<nontrivial>))";

#define COMBINE      "instcombine<no-verify-fixpoint>"
#define SIMPLIFY_CFG "simplifycfg<switch-range-to-icmp>"
#define LICM         "loop-mssa(licm)"

/* The pipeline of -O2: LLVM's own default<O2>, without what has nothing to do here (coroutines, OpenMP, tail calls,
 * variables and functions of one module only, as all of ours have a symbol), and without what that does again behind
 * its loop passes: jump threading, propagation of ranges, combining. Measured against it: a seventh of the passes' time
 * less, code of the same size and speed. */
static const char pipeline[] =
    "inferattrs,function<eager-inv>(simplifycfg,sroa,early-cse),ipsccp,"
    "function<eager-inv>(" COMBINE "," SIMPLIFY_CFG "),"
    /* functions that call each other together, callees first */
    "require<profile-summary>,cgscc(devirt<4>(inline,function<eager-inv;no-rerun>("
    "sroa,early-cse<memssa>,jump-threading,correlated-propagation," SIMPLIFY_CFG "," COMBINE ","
    "aggressive-instcombine," SIMPLIFY_CFG ",reassociate,constraint-elimination,"
    "loop-mssa(loop-instsimplify,loop-simplifycfg,licm<no-allowspeculation>,loop-rotate,licm,"
    "simple-loop-unswitch<no-nontrivial;trivial>)," SIMPLIFY_CFG "," COMBINE ","
    "loop(loop-idiom,indvars,simple-loop-unswitch<no-nontrivial;trivial>,loop-deletion,loop-unroll-full),"
    "sroa,gvn,sccp,bdce,adce,memcpyopt,dse," LICM ","
    "simplifycfg<switch-range-to-icmp;hoist-common-insts;sink-common-insts>," COMBINE
    "),function-attrs,function(require<should-not-run-function-passes>))),"
    /* what makes code longer, and what hides from the passes above what it does */
    "elim-avail-extern,globaldce,function<eager-inv>(lower-constant-intrinsics,"
    "loop(loop-rotate,loop-deletion),loop-vectorize," COMBINE ","
    "simplifycfg<forward-switch-cond;switch-range-to-icmp;switch-to-lookup;no-keep-loops;hoist-common-insts;"
    "sink-common-insts>,loop-unroll<O2>,sroa<preserve-cfg>," COMBINE "," LICM
    ",loop-sink,instsimplify,div-rem-pairs," SIMPLIFY_CFG "),globaldce,constmerge";

static bool run_passes(struct cg *cg, const char *passes, LLVMPassBuilderOptionsRef options)
{
	LLVMErrorRef error = LLVMRunPasses(cg->mod, passes, cg->tm, options);
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
	static const char *const pipelines[] = {"default<O0>", "default<O1>", pipeline, "default<O3>"};
	LLVMPassBuilderOptionsRef options;
	uint32_t level = 0;
	bool ok = true;

	if (!verified(cg, "before its passes"))
		return false;
	for (LLVMValueRef f = LLVMGetFirstFunction(cg->mod); f; f = LLVMGetNextFunction(f))
		if (cg->opt.opt_level > 0 && is_too_long(f))
			leave_alone(cg, f);
	options = LLVMCreatePassBuilderOptions();
	if (!cg->winding)
		level = cg->opt.opt_level > 3 ? 3 : cg->opt.opt_level;
	if (level >= 2 && !cg->opt.no_loop_versions)
		ok = split_loops(cg, options);
	ok = ok && run_passes(cg, pipelines[level], options);
	LLVMDisposePassBuilderOptions(options);
	return ok && verified(cg, "after its passes");
}
