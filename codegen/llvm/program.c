/* program.c - the object every program ends with: struct gosub_program of runtime/abi.h. */
#include "llvm.h"

static LLVMValueRef go_function(struct cg *cg, const char *symbol)
{
	LLVMValueRef fn = LLVMGetNamedFunction(cg->mod, symbol);

	return fn ? fn : LLVMAddFunction(cg->mod, symbol, LLVMFunctionType(cg->v, NULL, 0, false));
}

static LLVMValueRef text(struct cg *cg, const char *s)
{
	return cg_private(cg, LLVMConstStringInContext2(cg->ctx, s, strlen(s), false), 1, "text");
}

static LLVMValueRef init_array(struct cg *cg, const char *const *inits, uint32_t n)
{
	LLVMValueRef *fns = ARENA_ARRAY(cg->arena, LLVMValueRef, n + 1);

	if (!n)
		return LLVMConstNull(cg->ptr);
	for (uint32_t i = 0; i < n; i++)
		fns[i] = go_function(cg, inits[i]);
	return cg_private(cg, LLVMConstArray2(cg->ptr, fns, n), 8, "inits");
}

void cg_emit_program(struct cg *cg, const char *const *inits, uint32_t n, const char *main)
{
	LLVMValueRef parts[] = {
	    cg_const_i64(cg, GOSUB_ABI_VERSION),
	    init_array(cg, inits, n),
	    cg_const_i64(cg, n),
	    go_function(cg, main),
	    text(cg, ""),
	    text(cg, arena_printf(cg->arena, "go%s", cg->opt.go_version ? cg->opt.go_version : "").data),
	    text(cg, cg->opt.godebug ? cg->opt.godebug : ""),
	    text(cg, cg->opt.goroot ? cg->opt.goroot : ""),
	};
	LLVMValueRef init = LLVMConstStructInContext(cg->ctx, parts, KIT_COUNT(parts), false);
	LLVMValueRef g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "gosub_program");

	LLVMSetInitializer(g, init);
	LLVMSetGlobalConstant(g, true);
}
