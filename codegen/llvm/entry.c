/* entry.c - the runtime's entries as LLVM declarations, from entries.def; attributes;
 * intrinsics and inline assembly. */
#include "llvm.h"

static const struct entry {
	const char *name, *result, *args, *promises;
} entries[CG_ENTRIES] = {
#define ENTRY(name, result, args, promises) {#name, #result, #args, #promises},
#include "entries.def"
#undef ENTRY
};

static unsigned attr_kind(const char *name)
{
	return LLVMGetEnumAttributeKindForName(name, strlen(name));
}

void cg_fn_attr_value(struct cg *cg, LLVMValueRef fn, LLVMAttributeIndex at, const char *name, uint64_t value)
{
	LLVMAddAttributeAtIndex(fn, at, LLVMCreateEnumAttribute(cg->ctx, attr_kind(name), value));
}

void cg_fn_attr(struct cg *cg, LLVMValueRef fn, const char *name)
{
	cg_fn_attr_value(cg, fn, LLVMAttributeFunctionIndex, name, 0);
}

void cg_fn_attr_text(struct cg *cg, LLVMValueRef fn, const char *key, const char *value)
{
	LLVMAddAttributeAtIndex(
	    fn, LLVMAttributeFunctionIndex,
	    LLVMCreateStringAttribute(cg->ctx, key, (unsigned)strlen(key), value, (unsigned)strlen(value)));
}

void cg_call_attr(struct cg *cg, LLVMValueRef call, LLVMAttributeIndex at, const char *name, uint64_t value)
{
	LLVMAddCallSiteAttribute(call, at, LLVMCreateEnumAttribute(cg->ctx, attr_kind(name), value));
}

/* llvm::AllocFnKind */
enum { ALLOC_KIND_ALLOC = 1, ALLOC_KIND_ZEROED = 16 };

static LLVMTypeRef pair_type(struct cg *cg, enum cg_entry entry)
{
	LLVMTypeRef words[2] = {cg->ptr, cg->i64};

	if (entry == CG_gosub_decode_rune || entry == CG_gosub_select)
		words[0] = cg->i64;
	if (entry == CG_gosub_recover)
		words[1] = cg->ptr;
	return LLVMStructTypeInContext(cg->ctx, words, 2, false);
}

static LLVMTypeRef named_type(struct cg *cg, enum cg_entry entry, const char *word, size_t n)
{
	static const char names[][8] = {"VOID", "PTR", "DESC", "I64", "I32", "BOOL", "F64", "PAIR", "COMPLEX"};
	LLVMTypeRef complex[2] = {cg->f64, cg->f64};
	LLVMTypeRef types[] = {cg->v, cg->ptr, cg->ptr, cg->i64, cg->i32, cg->i1, cg->f64, NULL, NULL};

	for (uint32_t i = 0; i < KIT_COUNT(names); i++)
		if (strlen(names[i]) == n && memcmp(names[i], word, n) == 0) {
			if (i == 7)
				return pair_type(cg, entry);
			if (i == 8)
				return LLVMStructTypeInContext(cg->ctx, complex, 2, false);
			return types[i];
		}
	kit_fatal("entries.def: unknown type in %s", entries[entry].name);
}

static uint32_t entry_params(struct cg *cg, enum cg_entry entry, LLVMTypeRef out[8])
{
	const char *s = entries[entry].args;
	uint32_t n = 0;

	while (*s) {
		size_t len = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

		if (len) {
			KIT_ASSERT(n < 8);
			out[n++] = named_type(cg, entry, s, len);
		}
		s += len ? len : 1;
	}
	return n;
}

static bool promised(enum cg_entry entry, const char *word)
{
	return strstr(entries[entry].promises, word) != NULL;
}

/* What a check that never fails adds to LLVM's measure of the function that has it, beside 10 for its compare and
 * branch: nil checks become accesses that fault, others are predicted, and the call lies out of the way. */
#define CHECK_COST "-10"

static void declare_promises(struct cg *cg, enum cg_entry entry, LLVMValueRef fn)
{
	bool returns = !promised(entry, "MAY_PANIC") && !promised(entry, "MAY_PARK") && !promised(entry, "NORETURN");
	LLVMAttributeIndex at = LLVMAttributeFunctionIndex;

	cg_fn_attr(cg, fn, "nounwind");
	if (promised(entry, "NORETURN")) {
		cg_fn_attr(cg, fn, "noreturn");
		cg_fn_attr_text(cg, fn, "call-inline-cost", CHECK_COST);
	}
	if (promised(entry, "MAY_PARK"))
		cg_fn_attr_text(cg, fn, "gosub-waits", ""); /* frames.cpp */
	if (promised(entry, "COLD"))
		cg_fn_attr(cg, fn, "cold");
	if (promised(entry, "NONNULL"))
		cg_fn_attr_value(cg, fn, LLVMAttributeReturnIndex, "nonnull", 0);
	if (promised(entry, "READONLY"))
		cg_fn_attr_value(cg, fn, at, "memory", CG_MEMORY_READ);
	if (promised(entry, "PURE"))
		cg_fn_attr_value(cg, fn, at, "memory", CG_MEMORY_NONE);
	if (returns && (promised(entry, "READONLY") || promised(entry, "PURE") || promised(entry, "ALLOC")))
		cg_fn_attr(cg, fn, "willreturn");
	if (promised(entry, "ALLOC")) {
		cg_fn_attr_value(cg, fn, LLVMAttributeReturnIndex, "noalias", 0);
		cg_fn_attr_value(cg, fn, at, "memory", CG_MEMORY_INACCESSIBLE);
		cg_fn_attr_value(cg, fn, at, "allockind", ALLOC_KIND_ALLOC | ALLOC_KIND_ZEROED);
		cg_fn_attr_value(cg, fn, at, "allocsize", UINT32_MAX); /* argument 0, no count */
		cg_fn_attr_text(cg, fn, "alloc-family", "gosub");
	}
	if (strcmp(entries[entry].result, "BOOL") == 0)
		cg_fn_attr_value(cg, fn, LLVMAttributeReturnIndex, "zeroext", 0);
}

LLVMValueRef cg_entry_decl(struct cg *cg, enum cg_entry entry)
{
	LLVMTypeRef params[8], result;
	LLVMValueRef fn;
	uint32_t n;

	if (cg->entries[entry])
		return cg->entries[entry];
	n = entry_params(cg, entry, params);
	result = named_type(cg, entry, entries[entry].result, strlen(entries[entry].result));
	cg->entry_types[entry] = LLVMFunctionType(result, params, n, false);
	fn = LLVMGetNamedFunction(cg->mod, entries[entry].name);
	if (!fn)
		fn = LLVMAddFunction(cg->mod, entries[entry].name, cg->entry_types[entry]);
	declare_promises(cg, entry, fn);
	for (uint32_t i = 0; i < n; i++)
		if (params[i] == cg->i1)
			cg_fn_attr_value(cg, fn, i + 1, "zeroext", 0);
	cg->entries[entry] = fn;
	return fn;
}

/* Between the two calls the runtime counts for the site. */
static void tell_site(struct cg_fn *fn, const struct vm_site *site)
{
	if (fn->cg->opt.counting && site)
		cg_call(fn, CG_gosub_site, cg_site_record(fn->cg, site));
}

static void tell_no_site(struct cg_fn *fn, const struct vm_site *site)
{
	if (fn->cg->opt.counting && site)
		cg_call(fn, CG_gosub_site, LLVMConstNull(fn->cg->ptr));
}

/* Its line matters: in a trace, or in a profile of what is allocated or waited for. */
static bool shows_in_traces(enum cg_entry entry)
{
	static const char *const words[] = {"NORETURN", "ALLOC", "SITE", "MAY_PANIC", "MAY_PARK", "RUNS_GO"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (promised(entry, words[i]))
			return true;
	return false;
}

LLVMValueRef cg_call(struct cg_fn *fn, enum cg_entry entry, ...)
{
	LLVMValueRef decl = cg_entry_decl(fn->cg, entry), args[8], call;
	const struct vm_site *site;
	uint32_t n = LLVMCountParamTypes(fn->cg->entry_types[entry]);
	va_list ap;

	va_start(ap, entry);
	for (uint32_t i = 0; i < n; i++)
		args[i] = va_arg(ap, LLVMValueRef);
	va_end(ap);
	site = promised(entry, "SITE") && fn->inst ? fn->inst->site : NULL;
	tell_site(fn, site);
	call = LLVMBuildCall2(fn->b, fn->cg->entry_types[entry], decl, args, n, "");
	cg_tag_site(fn, call, site);
	tell_no_site(fn, site);
	if (shows_in_traces(entry))
		cg_call_attr(fn->cg, call, LLVMAttributeFunctionIndex, "nomerge", 0);
	return call;
}

static bool named_promises(const char *name, const char *word)
{
	for (uint32_t i = 0; i < CG_ENTRIES; i++)
		if (strcmp(entries[i].name, name) == 0)
			return promised(i, word);
	return false;
}

bool cg_entry_runs_go(const char *name)
{
	return named_promises(name, "RUNS_GO");
}

bool cg_entry_allocates(const char *name)
{
	return named_promises(name, "ALLOC") || named_promises(name, "SITE");
}

LLVMValueRef cg_intrinsic2(struct cg_fn *fn, const char *name, LLVMTypeRef *over, uint32_t nover, LLVMValueRef *args,
			   uint32_t n)
{
	unsigned id = LLVMLookupIntrinsicID(name, strlen(name));
	LLVMValueRef decl;
	LLVMTypeRef type;

	if (!id)
		kit_fatal("codegen: LLVM has no %s", name);
	decl = LLVMGetIntrinsicDeclaration(fn->cg->mod, id, over, nover);
	type = LLVMIntrinsicGetType(fn->cg->ctx, id, over, nover);
	return LLVMBuildCall2(fn->b, type, decl, args, n, "");
}

LLVMValueRef cg_intrinsic(struct cg_fn *fn, const char *name, LLVMTypeRef over, LLVMValueRef *args, uint32_t n)
{
	return cg_intrinsic2(fn, name, &over, over ? 1 : 0, args, n);
}

LLVMValueRef cg_asm(struct cg_fn *fn, LLVMTypeRef result, const char *text, const char *constraints, LLVMValueRef *args,
		    uint32_t n)
{
	LLVMTypeRef types[4];
	LLVMTypeRef type;
	LLVMValueRef code;

	for (uint32_t i = 0; i < n; i++)
		types[i] = LLVMTypeOf(args[i]);
	type = LLVMFunctionType(result, types, n, false);
	code = LLVMGetInlineAsm(type, text, strlen(text), constraints, strlen(constraints), true, false,
				LLVMInlineAsmDialectATT, false);
	return LLVMBuildCall2(fn->b, type, code, args, n, "");
}
