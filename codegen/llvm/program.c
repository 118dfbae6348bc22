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

/* What debug/buildinfo looks for in an executable: the strings behind a head of 32 bytes, each after its length. The
 * marks let it tell the second from other data. */
#define BUILDINFO_HEAD  "\xff Go buildinf:\x08\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define BUILDINFO_START "\x30\x77\xaf\x0c\x92\x74\x08\x02\x41\xe1\xc1\x07\xe6\xd6\x18\xe6"
#define BUILDINFO_END   "\xf9\x32\x43\x31\x86\x18\x20\x72\x00\x82\x42\x10\x41\x16\xd8\xf2"

static void add_counted(struct text *t, struct str s)
{
	text_uleb(t, s.len);
	text_add(t, s);
}

/* Returns the second string, a struct gosub_string. */
static LLVMValueRef buildinfo(struct cg *cg, struct str version, struct str info)
{
	struct text t = {.arena = cg->arena}, marked = {.arena = cg->arena};

	if (info.len) {
		text_add(&marked, STR(BUILDINFO_START));
		text_add(&marked, info);
		text_add(&marked, STR(BUILDINFO_END));
	}
	text_add(&t, STR(BUILDINFO_HEAD));
	add_counted(&t, version);
	add_counted(&t, text_str(&marked));

	LLVMValueRef init = LLVMConstStringInContext2(cg->ctx, t.data, t.len, true);
	LLVMValueRef g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "go:buildinfo");
	LLVMValueRef at = cg_const_i64(cg, (int64_t)(t.len - marked.len));
	LLVMValueRef string[] = {LLVMConstGEP2(LLVMInt8TypeInContext(cg->ctx), g, &at, 1),
				 cg_const_i64(cg, (int64_t)marked.len)};

	LLVMSetInitializer(g, init);
	LLVMSetGlobalConstant(g, true);
	LLVMSetSection(g, ".go.buildinfo");
	LLVMSetAlignment(g, 16);
	return LLVMConstStructInContext(cg->ctx, string, 2, false);
}

void cg_emit_program(struct cg *cg, const char *const *inits, uint32_t n, const char *main)
{
	struct str version = arena_printf(cg->arena, "go%s", cg->opt.go_version ? cg->opt.go_version : "");
	struct str info = str_of(cg->opt.buildinfo ? cg->opt.buildinfo : "");
	LLVMValueRef parts[] = {
	    cg_const_i64(cg, GOSUB_ABI_VERSION),
	    init_array(cg, inits, n),
	    cg_const_i64(cg, n),
	    go_function(cg, main),
	    buildinfo(cg, version, info),
	    text(cg, version.data),
	    text(cg, cg->opt.godebug ? cg->opt.godebug : ""),
	    text(cg, cg->opt.goroot ? cg->opt.goroot : ""),
	};
	LLVMValueRef init = LLVMConstStructInContext(cg->ctx, parts, KIT_COUNT(parts), false);
	LLVMValueRef g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "gosub_program");

	LLVMSetInitializer(g, init);
	LLVMSetGlobalConstant(g, true);
	tree_files(cg);
}
