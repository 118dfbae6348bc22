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

static void tree_file(struct cg *cg, const char *symbol, const char *name)
{
	const char *root = cg->opt.goroot, *src = root && *root ? "/src/" : "";
	struct str path = arena_printf(cg->arena, "%s%sruntime/%s", root ? root : "", src, name);
	LLVMValueRef init = LLVMConstStringInContext2(cg->ctx, path.data, path.len, false);
	LLVMValueRef g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), symbol);

	LLVMSetInitializer(g, init);
	LLVMSetGlobalConstant(g, true);
}

static void tree_files(struct cg *cg)
{
	const char *arch = cg->x86 ? "amd64" : "arm64";

#define TREE_FILE(name, stem, suffix)                                                                                  \
	tree_file(cg, "gosub_tree_file_" #name,                                                                        \
		  arena_printf(cg->arena, "%s%s%s", stem, strcmp(#name, "asm") ? "" : arch, suffix).data);
	GOSUB_TREE_FILES(TREE_FILE)
#undef TREE_FILE
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
	tree_files(cg);
}
