/* stack.c - stack checks, added after the optimiser has done its work (runtime/abi.h, "Stacks").
 *
 *   leaf     runs no Go code but deferred calls of its panics (entries.def, RUNS_GO), frame at most GOSUB_FRAME_LEAF:
 *            no check
 *   f.body   of a function with defer, frame at most FRAME_BODY: f was checked just before
 *   checked  frame at most GOSUB_FRAME_CHECKED: compares SP once the frame is set up
 *   large    a gate compares SP - frame, then goes to the code
 *
 * Frames are known only when code has been made. What the variables take is a guess at them; where it was too low, and
 * for all that are large, gates.c adds the gate to the object: code behind a gate needs no check, and may have one. */
#include "llvm.h"
#include <stdio.h>

struct checker {
	struct cg *cg;
	LLVMModuleRef mod;
	LLVMBuilderRef b;
	LLVMValueRef morestack;
};

enum { FRAME_BODY = 1024 };

static bool grows_stack(LLVMValueRef call)
{
	LLVMValueRef callee = LLVMGetCalledValue(call);
	size_t len;

	if (LLVMIsAInlineAsm(callee))
		return false;
	if (!LLVMIsAFunction(callee))
		return true;
	if (LLVMGetIntrinsicID(callee))
		return false;
	return LLVMGetFunctionCallConv(callee) != LLVMCCallConv || cg_entry_runs_go(LLVMGetValueName2(callee, &len));
}

static bool is_leaf(LLVMValueRef fn)
{
	for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(fn); b; b = LLVMGetNextBasicBlock(b))
		for (LLVMValueRef i = LLVMGetFirstInstruction(b); i; i = LLVMGetNextInstruction(i))
			if (LLVMIsACallInst(i) && grows_stack(i))
				return false;
	return true;
}

static LLVMValueRef assembly(struct checker *c, LLVMTypeRef result, const char *text, const char *constraints,
			     LLVMValueRef *args, uint32_t n)
{
	struct cg_fn fn = {.cg = c->cg, .b = c->b};

	return cg_asm(&fn, result, text, constraints, args, n);
}

static void function_line(struct checker *c, LLVMValueRef fn)
{
	LLVMMetadataRef sub = LLVMGetSubprogram(fn);

	LLVMSetCurrentDebugLocation2(
	    c->b,
	    sub ? LLVMDIBuilderCreateDebugLocation(c->cg->ctx, LLVMDISubprogramGetLine(sub), 0, sub, NULL) : NULL);
}

/* Jumps to grow when SP is under the limit. */
static void compare(struct checker *c, LLVMBasicBlockRef grow, LLVMBasicBlockRef on)
{
	struct cg *cg = c->cg;
	struct cg_fn fn = {.cg = cg, .b = c->b};
	LLVMValueRef low;

	if (cg->x86)
		low = assembly(c, cg->i32, "cmpq " GOSUB_ASM_TLS_LIMIT ", %rsp", "={@ccb}", NULL, 0);
	else
		low = assembly(c, cg->i32, "ldr x16, " GOSUB_ASM_G_LIMIT "\n\tcmp sp, x16", "={@cclo},~{x16}", NULL, 0);
	cg_branch_cold(&fn, LLVMBuildTrunc(c->b, low, cg->i1, ""), grow, on);
}

static void copy_call_attributes(LLVMValueRef call, LLVMValueRef fn)
{
	unsigned n = LLVMCountParams(fn);

	for (unsigned i = 1; i <= n; i++) {
		LLVMAttributeRef nest = LLVMGetEnumAttributeAtIndex(fn, i, LLVMGetEnumAttributeKindForName("nest", 4));

		if (nest)
			LLVMAddCallSiteAttribute(call, i, nest);
	}
}

static LLVMValueRef same_call(struct checker *c, LLVMValueRef fn, LLVMValueRef callee)
{
	unsigned n = LLVMCountParams(fn);
	LLVMValueRef *args = ARENA_ARRAY(c->cg->arena, LLVMValueRef, n + 1), call;

	LLVMGetParams(fn, args);
	call = LLVMBuildCall2(c->b, LLVMGlobalGetValueType(fn), callee, args, n, "");
	LLVMSetInstructionCallConv(call, LLVMSwiftCallConv);
	copy_call_attributes(call, fn);
	return call;
}

static void return_result(struct checker *c, LLVMValueRef call)
{
	if (LLVMTypeOf(call) == c->cg->v)
		LLVMBuildRetVoid(c->b);
	else
		LLVMBuildRet(c->b, call);
}

/* Again on a larger segment: the address in g->grow_fn, all arguments where they were. */
static void build_grow(struct checker *c, LLVMValueRef fn, LLVMBasicBlockRef grow)
{
	struct cg *cg = c->cg;
	LLVMValueRef g, index = cg_const_i64(cg, GOSUB_G_GROW_FN);

	LLVMPositionBuilderAtEnd(c->b, grow);
	g = assembly(c, cg->ptr, cg->x86 ? "movq " GOSUB_ASM_TLS_G ", $0" : "mov $0, x28", "=r", NULL, 0);
	LLVMSetVolatile(LLVMBuildStore(c->b, fn, LLVMBuildInBoundsGEP2(c->b, cg->i8, g, &index, 1, "")), true);
	return_result(c, same_call(c, fn, c->morestack));
}

static void move_allocas(struct checker *c, LLVMBasicBlockRef from)
{
	LLVMValueRef next;

	for (LLVMValueRef i = LLVMGetFirstInstruction(from); i; i = next) {
		next = LLVMGetNextInstruction(i);
		if (!LLVMIsAAllocaInst(i) || !LLVMIsAConstantInt(LLVMGetOperand(i, 0)))
			continue;
		LLVMInstructionRemoveFromParent(i);
		LLVMInsertIntoBuilder(c->b, i);
	}
}

static void add_check(struct checker *c, LLVMValueRef fn)
{
	LLVMBasicBlockRef entry = LLVMGetEntryBasicBlock(fn);
	LLVMBasicBlockRef check = LLVMInsertBasicBlockInContext(c->cg->ctx, entry, "check");
	LLVMBasicBlockRef grow = LLVMAppendBasicBlockInContext(c->cg->ctx, fn, "grow");

	LLVMSetCurrentDebugLocation2(c->b, NULL);
	LLVMPositionBuilderAtEnd(c->b, check);
	move_allocas(c, entry);
	compare(c, grow, entry); /* of no line: see cg_debug_prologue */
	function_line(c, fn);
	build_grow(c, fn, grow);
}

/* f.body runs right above f, which was checked, and gosub_frame_call. */
static bool is_defer_body(const struct cg *cg, const char *name)
{
	const struct cg_func_info *info = cg_info(cg, str_of(name));

	return info && info->flags & GOSUB_FUNC_BODY;
}

/* The largest frame with which this function needs no check; 0: always needs one. */
static uint64_t unchecked_frame(const struct cg *cg, LLVMValueRef fn, const char *name)
{
	if (is_leaf(fn))
		return GOSUB_FRAME_LEAF;
	return is_defer_body(cg, name) ? FRAME_BODY : 0;
}

/* What its variables take: most functions with a large frame have a large variable. */
static uint64_t guessed_frame(const struct cg *cg, LLVMValueRef fn)
{
	uint64_t sum = 0;

	for (LLVMValueRef i = LLVMGetFirstInstruction(LLVMGetEntryBasicBlock(fn)); i; i = LLVMGetNextInstruction(i))
		if (LLVMIsAAllocaInst(i) && LLVMIsAConstantInt(LLVMGetOperand(i, 0)))
			sum += LLVMABISizeOfType(cg->td, LLVMGetAllocatedType(i));
	return sum;
}

static void treat(struct checker *c, LLVMValueRef fn)
{
	struct cg *cg = c->cg;
	size_t len;
	struct str name = {LLVMGetValueName2(fn, &len), 0};
	uint64_t unchecked, guess = guessed_frame(cg, fn);
	int64_t *largest = ARENA_NEW(cg->arena, int64_t);

	name = arena_str(cg->arena, (struct str){name.data, len});
	unchecked = unchecked_frame(cg, fn, name.data);
	*largest = (int64_t)unchecked;
	if (guess > GOSUB_FRAME_CHECKED) {
		*largest = -1; /* any frame needs a gate */
	} else if (!unchecked || guess > unchecked / 2) {
		add_check(c, fn);
		*largest = GOSUB_FRAME_CHECKED;
	}
	map_put_str(cg->built_for, name, largest);
}

void cg_insert_stack_checks(struct cg *cg, LLVMModuleRef mod)
{
	struct checker c = {.cg = cg, .mod = mod, .b = LLVMCreateBuilderInContext(cg->ctx)};
	VEC(LLVMValueRef) fns = {0};

	c.morestack = LLVMGetNamedFunction(mod, "gosub_morestack");
	if (!c.morestack)
		c.morestack = LLVMAddFunction(mod, "gosub_morestack", LLVMFunctionType(cg->v, NULL, 0, false));
	LLVMSetFunctionCallConv(c.morestack, LLVMSwiftCallConv);
	for (LLVMValueRef fn = LLVMGetFirstFunction(mod); fn; fn = LLVMGetNextFunction(fn))
		if (!LLVMIsDeclaration(fn) && LLVMGetFunctionCallConv(fn) == LLVMSwiftCallConv)
			VEC_PUSH(cg->arena, &fns, fn);
	for (uint32_t i = 0; i < fns.len; i++)
		treat(&c, fns.at[i]);
	LLVMDisposeBuilder(c.b);
}
