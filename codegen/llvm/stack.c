/* stack.c - stack checks, added after the optimiser has done its work (runtime/abi.h,
 * "Stacks").
 *
 *   leaf       runs no Go code but deferred calls of its panics (entries.def, RUNS_GO), frame at
 * most GOSUB_FRAME_LEAF: no check f.body     of a function with defer, frame at most FRAME_BODY: f
 * was checked just before checked    frame at most GOSUB_FRAME_CHECKED: compares SP once the frame
 * is set up large      a gate of its name compares SP - frame, then goes to f.large
 *
 * Frames are known only when code has been made: cg_emit makes it, learns from LLVM's warnings
 * which frames are too large for what was assumed here, and comes again. Each function only moves
 * down this list, and code behind a gate does not depend on the size that the gate compares, so
 * that the rounds end. What the variables take is a first guess. */
#include "llvm.h"
#include <stdio.h>

struct checker {
	struct cg *cg;
	LLVMModuleRef mod;
	LLVMBuilderRef b;
	LLVMValueRef morestack;
};

enum {
	FRAME_BODY = 1024,
	SPILLED = 512 /* what a frame may have beside variables; if it has more, there is another round */
};

#define LARGE ".large" /* what a function behind a gate is called */

static bool names(const struct cg_frame_warning *w, const char *name)
{
	size_t len = strlen(name);

	return strncmp(w->name, name, len) == 0 && (!w->name[len] || strcmp(w->name + len, LARGE) == 0);
}

static uint64_t known_frame(const struct cg *cg, const char *name)
{
	uint64_t size = 0;

	for (uint32_t i = 0; i < cg->frames.len; i++)
		if (names(&cg->frames.at[i], name) && cg->frames.at[i].size > size)
			size = cg->frames.at[i].size;
	return size;
}

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

static void warn_above(struct cg *cg, LLVMValueRef fn, uint64_t size)
{
	cg_fn_attr_text(cg, fn, "warn-stack-size", arena_printf(cg->arena, "%llu", (unsigned long long)size).data);
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

/* Jumps to grow when SP, less `below` bytes, is under the limit. */
static void compare(struct checker *c, uint64_t below, LLVMBasicBlockRef grow, LLVMBasicBlockRef on)
{
	struct cg *cg = c->cg;
	LLVMValueRef size = cg_const_i64(cg, (int64_t)below), low;
	struct cg_fn fn = {.cg = cg, .b = c->b};

	if (cg->x86 && !below)
		low = assembly(c, cg->i32, "cmpq %fs:gosub_tls@tpoff, %rsp", "={@ccb}", NULL, 0);
	else if (cg->x86)
		low = assembly(c, cg->i32, "movq %rsp, %r11\n\tsubq $1, %r11\n\tcmpq %fs:gosub_tls@tpoff, %r11",
			       "={@ccb},r,~{r11}", &size, 1);
	else if (!below)
		low = assembly(c, cg->i32, "ldr x16, [x28]\n\tcmp sp, x16", "={@cclo},~{x16}", NULL, 0);
	else
		low = assembly(c, cg->i32, "ldr x16, [x28]\n\tsub x17, sp, $1, uxtx\n\tcmp x17, x16",
			       "={@cclo},r,~{x16},~{x17}", &size, 1);
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
	g = assembly(c, cg->ptr, cg->x86 ? "movq %fs:gosub_tls@tpoff+8, $0" : "mov $0, x28", "=r", NULL, 0);
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
	compare(c, 0, grow, entry); /* of no line: see cg_debug_prologue */
	function_line(c, fn);
	build_grow(c, fn, grow);
}

/* ---- large frames ---- */

static void copy_attributes(LLVMValueRef to, LLVMValueRef from, LLVMAttributeIndex at, struct arena *a)
{
	unsigned n = LLVMGetAttributeCountAtIndex(from, at), len;
	LLVMAttributeRef *list = ARENA_ARRAY(a, LLVMAttributeRef, n + 1);

	LLVMGetAttributesAtIndex(from, at, list);
	for (unsigned i = 0; i < n; i++) {
		if (LLVMIsStringAttribute(list[i]) &&
		    strncmp(LLVMGetStringAttributeKind(list[i], &len), "disable-tail-calls", 18) == 0)
			continue;
		LLVMAddAttributeAtIndex(to, at, list[i]);
	}
}

static LLVMValueRef take_over(struct checker *c, LLVMValueRef large, const char *name)
{
	struct cg *cg = c->cg;
	const char *own = arena_printf(cg->arena, "%s" LARGE, name).data;
	LLVMValueRef gate = LLVMAddFunction(c->mod, "", LLVMGlobalGetValueType(large));

	LLVMSetFunctionCallConv(gate, LLVMSwiftCallConv);
	for (unsigned i = 0; i <= LLVMCountParams(large); i++)
		copy_attributes(gate, large, i, cg->arena);
	copy_attributes(gate, large, LLVMAttributeFunctionIndex, cg->arena);
	cg_fn_attr(cg, gate, "noinline");
	LLVMReplaceAllUsesWith(large, gate);
	LLVMSetValueName2(large, own, strlen(own));
	LLVMSetValueName2(gate, name, strlen(name));
	LLVMSetLinkage(gate, LLVMGetLinkage(large));
	LLVMSetSection(gate, LLVMGetSection(large));
	if (LLVMGetComdat(large))
		LLVMSetComdat(gate, LLVMGetComdat(large));
	LLVMSetSection(large, arena_printf(cg->arena, ".text.%s", own).data);
	LLVMSetLinkage(large, LLVMInternalLinkage);
	return gate;
}

static void add_gate(struct checker *c, LLVMValueRef large, const char *name, uint64_t frame)
{
	LLVMValueRef gate = take_over(c, large, name), call;
	LLVMBasicBlockRef check = LLVMAppendBasicBlockInContext(c->cg->ctx, gate, "check");
	LLVMBasicBlockRef go = LLVMAppendBasicBlockInContext(c->cg->ctx, gate, "go");
	LLVMBasicBlockRef grow = LLVMAppendBasicBlockInContext(c->cg->ctx, gate, "grow");

	LLVMSetCurrentDebugLocation2(c->b, NULL);
	LLVMPositionBuilderAtEnd(c->b, check);
	compare(c, frame + GOSUB_FRAME_CHECKED, grow, go);
	LLVMPositionBuilderAtEnd(c->b, go);
	call = same_call(c, gate, large);
	LLVMSetTailCallKind(call, LLVMTailCallKindMustTail);
	return_result(c, call);
	build_grow(c, gate, grow);
	warn_above(c->cg, large, frame);
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

/* For the first round, by what its variables take: most functions with a large frame have a large variable, and a round
 * less is a third of the time that a package takes. 0: small. */
static uint64_t guessed_frame(const struct cg *cg, LLVMValueRef fn, uint64_t unchecked)
{
	uint64_t sum = 0;

	for (LLVMValueRef i = LLVMGetFirstInstruction(LLVMGetEntryBasicBlock(fn)); i; i = LLVMGetNextInstruction(i))
		if (LLVMIsAAllocaInst(i) && LLVMIsAConstantInt(LLVMGetOperand(i, 0)))
			sum += LLVMABISizeOfType(cg->td, LLVMGetAllocatedType(i));
	if (sum > GOSUB_FRAME_CHECKED - SPILLED)
		return sum + SPILLED;
	return sum > unchecked / 2 ? unchecked + 1 : 0;
}

static void treat(struct checker *c, LLVMValueRef fn)
{
	struct cg *cg = c->cg;
	size_t len;
	const char *name = arena_printf(cg->arena, "%s", LLVMGetValueName2(fn, &len)).data;
	uint64_t frame = known_frame(cg, name), unchecked = unchecked_frame(cg, fn, name);

	if (!frame)
		frame = guessed_frame(cg, fn, unchecked);
	if (frame > GOSUB_FRAME_CHECKED) {
		add_gate(c, fn, name, frame);
	} else if (frame > unchecked || !unchecked) {
		add_check(c, fn);
		warn_above(cg, fn, GOSUB_FRAME_CHECKED);
	} else {
		warn_above(cg, fn, unchecked);
	}
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
