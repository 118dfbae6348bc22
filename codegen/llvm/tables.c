/* tables.c - an entry in gosub_functab for each function (runtime/abi.h), tied to it so that
 * the linker keeps or drops both.
 *
 * Line numbers are known only in the object, so they come in two steps. Here each function gets a
 * section gosub_lines: records of inlined calls, its name, the address of the file table, room for
 * the line data; and the debug locations of inlined code get the number of their inlined call as
 * discriminator, those of calls that allocate their site's. objtab.c reads lines and discriminators
 * back from .debug_line and fills in the room. */
#include "llvm.h"
#include "objtab.h"

struct tables {
	struct cg *cg;
	LLVMModuleRef mod;
	LLVMDIBuilderRef dib;
	LLVMValueRef names; /* of files and sites: placeholder, replaced when all are known */
	LLVMTypeRef inline_type;
	struct map *paths;   /* DIFile -> index + 1 */
	struct map *inlined; /* of the function at hand: call site -> index + 1 */
	struct map *sites;   /* vm_site -> index + 1 */
	VEC(LLVMValueRef) records;
};

/* ---- metadata ---- */

static LLVMValueRef operand(struct tables *t, LLVMMetadataRef md, unsigned n)
{
	LLVMValueRef node = LLVMMetadataAsValue(t->cg->ctx, md), list[32];
	unsigned count = LLVMGetMDNodeNumOperands(node);

	if (n >= count || count > KIT_COUNT(list))
		return NULL;
	LLVMGetMDNodeOperands(node, list);
	return list[n];
}

/* The function a scope belongs to: blocks have their parent as operand 1. */
static LLVMMetadataRef function_of(struct tables *t, LLVMMetadataRef scope)
{
	while (scope && LLVMGetMetadataKind(scope) != LLVMDISubprogramMetadataKind) {
		LLVMValueRef parent = operand(t, scope, 1);

		scope = parent ? LLVMValueAsMetadata(parent) : NULL;
	}
	return scope;
}

static struct str subprogram_text(struct tables *t, LLVMMetadataRef sub, unsigned n)
{
	LLVMValueRef text = operand(t, sub, n);
	unsigned len = 0;
	const char *data = text ? LLVMGetMDString(text, &len) : NULL;

	return arena_str(t->cg->arena, (struct str){data ? data : "", data ? len : 0});
}

static uint32_t file_index(struct tables *t, LLVMMetadataRef scope)
{
	LLVMMetadataRef file = scope ? LLVMDIScopeGetFile(scope) : NULL;
	uintptr_t known = file ? (uintptr_t)map_get(t->paths, file) : 1;
	const char *dir, *name;
	unsigned ndir = 0, nname = 0;

	if (known)
		return (uint32_t)known - 1;
	dir = LLVMDIFileGetDirectory(file, &ndir);
	name = LLVMDIFileGetFilename(file, &nname);
	VEC_PUSH(t->cg->arena, &t->cg->line_files,
		 arena_printf(t->cg->arena, "%.*s%s%.*s", (int)ndir, ndir ? dir : "", ndir ? "/" : "", (int)nname,
			      nname ? name : ""));
	map_put(t->paths, file, (void *)(uintptr_t)t->cg->line_files.len);
	return t->cg->line_files.len - 1;
}

/* GOSUB_FUNC_* and the line of `func`, as far as it fits. */
static uint32_t flags_of(LLVMMetadataRef sub, const struct cg_func_info *info)
{
	unsigned line = sub ? LLVMDISubprogramGetLine(sub) : 0;

	return (info ? info->flags : 0) | (line > UINT32_MAX >> 8 ? 0 : line << 8);
}

/* ---- inlined calls ---- */

static LLVMValueRef u32(struct tables *t, uint64_t n)
{
	return LLVMConstInt(t->cg->i32, n, false);
}

static LLVMValueRef text_constant(struct tables *t, struct str s)
{
	LLVMValueRef init = LLVMConstStringInContext2(t->cg->ctx, s.data, s.len, false);
	const char *name =
	    arena_printf(t->cg->arena, "go:text.%016llx", (unsigned long long)kit_hash(s.data, s.len, 0)).data;
	LLVMValueRef g = LLVMGetNamedGlobal(t->mod, name);

	if (g)
		return g;
	g = LLVMAddGlobal(t->mod, LLVMTypeOf(init), name);
	LLVMSetInitializer(g, init);
	LLVMSetGlobalConstant(g, true);
	LLVMSetAlignment(g, 1);
	cg_linkonce(t->cg, g, name);
	return g;
}

/* Number of the inlined call at `site` of the function that `scope` is in; its callers come first.
 */
static uint32_t inline_index(struct tables *t, LLVMMetadataRef scope, LLVMMetadataRef site)
{
	uintptr_t known = (uintptr_t)map_get(t->inlined, site);
	LLVMMetadataRef sub = function_of(t, scope), outer = LLVMDILocationGetInlinedAt(site),
			caller = LLVMDILocationGetScope(site);
	const struct cg_func_info *info;
	uint32_t parent;
	LLVMValueRef parts[5];

	if (known)
		return (uint32_t)known;
	parent = outer ? inline_index(t, caller, outer) : 0;
	info = sub ? cg_info(t->cg, subprogram_text(t, sub, 3)) : NULL;
	parts[0] = text_constant(t, sub ? subprogram_text(t, sub, 2) : str_of("?"));
	parts[1] = u32(t, file_index(t, caller));
	parts[2] = u32(t, LLVMDILocationGetLine(site));
	parts[3] = u32(t, parent);
	parts[4] = u32(t, flags_of(sub, info));
	VEC_PUSH(t->cg->arena, &t->records, LLVMConstNamedStruct(t->inline_type, parts, 5));
	map_put(t->inlined, site, (void *)(uintptr_t)t->records.len);
	return t->records.len;
}

/* ---- allocation sites ---- */

static struct str site_text(struct cg *cg, const struct vm_site *s)
{
	const char *why = s->reason && cg->host->reason ? cg->host->reason(cg->host->context, s->reason) : NULL;

	return arena_printf(cg->arena, "%u: %s\n%s", s->pos ? pos_col(s->pos) : 0, vm_site_text(s), why ? why : "");
}

/* Number of what the instruction allocates, from 1; 0: nothing, or no number is left. */
static uint32_t site_number(struct tables *t, LLVMValueRef inst)
{
	const struct vm_site *s = t->cg->pkg && LLVMIsACallInst(inst) ? cg_site_of(t->cg, inst) : NULL;
	uintptr_t known = s ? (uintptr_t)map_get(t->sites, s) : 0;

	if (!s || known || t->cg->line_sites.len >= OBJTAB_SITES)
		return (uint32_t)known;
	VEC_PUSH(t->cg->arena, &t->cg->line_sites, site_text(t->cg, s));
	map_put(t->sites, s, (void *)(uintptr_t)t->cg->line_sites.len);
	return t->cg->line_sites.len;
}

/* ---- marks ---- */

static void mark_location(struct tables *t, LLVMValueRef inst)
{
	LLVMMetadataRef loc = LLVMInstructionGetDebugLoc(inst), scope, site, marked;
	uint32_t inlined, allocated;

	if (!loc)
		return;
	scope = LLVMDILocationGetScope(loc);
	file_index(t, scope);
	site = LLVMDILocationGetInlinedAt(loc);
	inlined = site ? inline_index(t, scope, site) : 0;
	allocated = site_number(t, inst);
	if (!(inlined || allocated) || inlined > OBJTAB_INLINES)
		return;
	marked = LLVMDIBuilderCreateLexicalBlockFile(t->dib, scope, LLVMDIScopeGetFile(scope),
						     objtab_mark(inlined, allocated));
	LLVMInstructionSetDebugLoc(inst, LLVMDIBuilderCreateDebugLocation(t->cg->ctx, LLVMDILocationGetLine(loc),
									  LLVMDILocationGetColumn(loc), marked, site));
}

static void mark_function(struct tables *t, LLVMValueRef fn)
{
	t->inlined = map_new(t->cg->arena);
	t->records.len = 0;
	for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(fn); b; b = LLVMGetNextBasicBlock(b))
		for (LLVMValueRef i = LLVMGetFirstInstruction(b); i; i = LLVMGetNextInstruction(i))
			mark_location(t, i);
}

/* ---- sections ---- */

static void tie(struct tables *t, LLVMValueRef g, LLVMValueRef fn, const char *section)
{
	LLVMSetLinkage(g, LLVMPrivateLinkage);
	LLVMSetGlobalConstant(g, true);
	LLVMSetAlignment(g, 8);
	cg_tie(t->cg, g, fn, section);
}

static LLVMValueRef at_offset(struct tables *t, LLVMValueRef g, uint64_t offset)
{
	LLVMValueRef index = cg_const_i64(t->cg, (int64_t)offset);

	return LLVMConstInBoundsGEP2(t->cg->i8, g, &index, 1);
}

static void add_entry(struct tables *t, LLVMValueRef fn, struct str symbol, const struct cg_func_info *info)
{
	struct cg *cg = t->cg;
	struct str name = info ? str_of(info->go_name) : symbol;
	uint64_t room = (name.len + 8) / 8 * 8, inlines = t->records.len * (uint64_t)sizeof(struct gosub_inline);
	char *padded = arena_alloc(cg->arena, room);
	LLVMValueRef parts[6], g, entry;

	memcpy(padded, name.data, name.len);
	parts[0] = LLVMConstArray2(t->inline_type, t->records.at, t->records.len);
	parts[1] = LLVMConstStringInContext2(cg->ctx, padded, room, true);
	parts[2] = t->names;
	parts[3] = LLVMConstNull(cg_bytes(cg, 8));
	parts[0] = LLVMConstStructInContext(cg->ctx, parts, 4, false);
	g = LLVMAddGlobal(t->mod, LLVMTypeOf(parts[0]), "lines");
	LLVMSetInitializer(g, parts[0]);
	tie(t, g, fn, "gosub_lines");
	parts[0] = fn;
	parts[1] = u32(t, 0);
	parts[2] = u32(t, flags_of(LLVMGetSubprogram(fn), info));
	parts[3] = at_offset(t, g, inlines);
	parts[4] = at_offset(t, g, inlines + room + 8);
	parts[5] = inlines ? g : LLVMConstNull(cg->ptr);
	parts[0] = LLVMConstStructInContext(cg->ctx, parts, 6, false);
	entry = LLVMAddGlobal(t->mod, LLVMTypeOf(parts[0]), "func");
	LLVMSetInitializer(entry, parts[0]);
	tie(t, entry, fn, "gosub_functab");
}

static bool checks_nil(LLVMValueRef fn)
{
	size_t len;

	for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(fn); b; b = LLVMGetNextBasicBlock(b))
		for (LLVMValueRef i = LLVMGetFirstInstruction(b); i; i = LLVMGetNextInstruction(i))
			if (LLVMIsACallInst(i) &&
			    strcmp(LLVMGetValueName2(LLVMGetCalledValue(i), &len), "gosub_panic_nil") == 0)
				return true;
	return false;
}

/* One entry as a pattern for objtab.c, which makes as many as the function has, or none. */
static void add_faults(struct tables *t, LLVMValueRef fn)
{
	LLVMValueRef parts[2] = {fn, fn}, init, g;

	if (!checks_nil(fn))
		return;
	init = LLVMConstStructInContext(t->cg->ctx, parts, 2, false);
	g = LLVMAddGlobal(t->mod, LLVMTypeOf(init), "faults");
	LLVMSetInitializer(g, init);
	tie(t, g, fn, "gosub_faulttab");
}

static void table_of(struct tables *t, LLVMValueRef fn)
{
	size_t len;
	const char *name = LLVMGetValueName2(fn, &len);
	struct str symbol = arena_str(t->cg->arena, (struct str){name, len});

	mark_function(t, fn);
	add_entry(t, fn, symbol, cg_info(t->cg, symbol));
	add_faults(t, fn);
}

static void fill_names(struct tables *t)
{
	struct cg *cg = t->cg;
	LLVMValueRef *names = ARENA_ARRAY(cg->arena, LLVMValueRef, cg->line_files.len + cg->line_sites.len + 1), array,
		     g;
	uint32_t n = 0;

	if (!cg->line_files.len)
		VEC_PUSH(cg->arena, &cg->line_files, STR("?"));
	for (uint32_t i = 0; i < cg->line_files.len; i++)
		names[n++] = text_constant(t, cg->line_files.at[i]);
	for (uint32_t i = 0; i < cg->line_sites.len; i++)
		names[n++] = text_constant(t, cg->line_sites.at[i]);
	array = LLVMConstArray2(cg->ptr, names, n);
	g = LLVMAddGlobal(t->mod, LLVMTypeOf(array), "names");
	LLVMSetInitializer(g, array);
	LLVMSetGlobalConstant(g, true);
	LLVMSetLinkage(g, LLVMPrivateLinkage);
	LLVMReplaceAllUsesWith(t->names, g);
	LLVMDeleteGlobal(t->names);
}

void cg_insert_tables(struct cg *cg)
{
	LLVMTypeRef fields[5] = {cg->ptr, cg->i32, cg->i32, cg->i32, cg->i32};
	struct tables t = {.cg = cg, .mod = cg->mod, .paths = map_new(cg->arena), .sites = map_new(cg->arena)};
	VEC(LLVMValueRef) fns = {0};

	cg->line_files.len = cg->line_sites.len = 0;
	t.dib = LLVMCreateDIBuilder(cg->mod);
	t.inline_type = LLVMGetTypeByName2(cg->ctx, "gosub_inline");
	if (!t.inline_type) {
		t.inline_type = LLVMStructCreateNamed(cg->ctx, "gosub_inline");
		LLVMStructSetBody(t.inline_type, fields, 5, false);
	}
	t.names = LLVMAddGlobal(cg->mod, cg->ptr, "names.later");
	for (LLVMValueRef fn = LLVMGetFirstFunction(cg->mod); fn; fn = LLVMGetNextFunction(fn))
		if (!LLVMIsDeclaration(fn) && LLVMGetFunctionCallConv(fn) == LLVMSwiftCallConv)
			VEC_PUSH(cg->arena, &fns, fn);
	for (uint32_t i = 0; i < fns.len; i++)
		table_of(&t, fns.at[i]);
	fill_names(&t);
	LLVMDisposeDIBuilder(t.dib);
}
