/* global.c - package variables: zero ones in .bss, initialised ones in .data, read-only ones
 * in .rodata, each in a section of its own. */
#include "llvm.h"

void cg_linkonce(struct cg *cg, LLVMValueRef v, const char *name)
{
	LLVMComdatRef comdat = LLVMGetOrInsertComdat(cg->mod, name);

	LLVMSetComdatSelectionKind(comdat, LLVMAnyComdatSelectionKind);
	LLVMSetComdat(v, comdat);
	LLVMSetLinkage(v, LLVMLinkOnceODRLinkage);
}

void cg_group(struct cg *cg, LLVMValueRef v, const char *name)
{
	LLVMComdatRef comdat = LLVMGetOrInsertComdat(cg->mod, name);

	LLVMSetComdatSelectionKind(comdat, LLVMNoDeduplicateComdatSelectionKind);
	LLVMSetComdat(v, comdat);
}

void cg_everywhere(struct cg *cg, LLVMValueRef v, const char *name)
{
	cg_linkonce(cg, v, name);
	LLVMSetLinkage(v, LLVMWeakODRLinkage);
}

LLVMValueRef cg_extern_data(struct cg *cg, const char *name, LLVMTypeRef type)
{
	LLVMValueRef g = LLVMGetNamedGlobal(cg->mod, name);

	return g ? g : LLVMAddGlobal(cg->mod, type, name);
}

/* Of the initial value: known before that is made, so that references to the variable need not be replaced. */
static LLVMTypeRef initial_type(struct cg *cg, const struct vm_global *g)
{
	LLVMTypeRef *parts = ARENA_ARRAY(cg->arena, LLVMTypeRef, 2 * g->inits.len + 1);
	uint64_t at = 0;
	uint32_t n = 0;

	if (g->is_extern || !g->inits.len)
		return cg_mem_type(cg, g->type);
	for (uint32_t i = 0; i < g->inits.len; i++) {
		const struct vm_init *init = &g->inits.at[i];

		if (init->offset > at)
			parts[n++] = cg_bytes(cg, init->offset - at);
		parts[n++] = cg_const_mem_type(cg, init->type, init->value);
		at = init->offset + init->type->size;
	}
	if (g->type->size > at)
		parts[n++] = cg_bytes(cg, g->type->size - at);
	return n == 1 ? parts[0] : LLVMStructTypeInContext(cg->ctx, parts, n, true);
}

LLVMValueRef cg_global(struct cg *cg, const struct vm_global *g)
{
	LLVMValueRef v = map_get_str(cg->globals, str_of(g->name));

	if (v)
		return v;
	if (g->type->size == 0) /* all of no size share one address */
		return cg_extern_data(cg, "gosub_zerobase", cg->i64);
	v = LLVMGetNamedGlobal(cg->mod, g->name);
	if (!v)
		v = LLVMAddGlobal(cg->mod, initial_type(cg, g), g->name);
	if (g->type->align)
		LLVMSetAlignment(v, g->type->size >= 16 && g->type->align == 8 ? 16 : g->type->align);
	map_put_str(cg->globals, str_of(g->name), v);
	return v;
}

static LLVMValueRef initial_value(struct cg *cg, const struct vm_global *g)
{
	LLVMValueRef *parts = ARENA_ARRAY(cg->arena, LLVMValueRef, 2 * g->inits.len + 1);
	uint64_t at = 0;
	uint32_t n = 0;

	for (uint32_t i = 0; i < g->inits.len; i++) {
		const struct vm_init *init = &g->inits.at[i];

		if (init->offset > at)
			parts[n++] = LLVMConstNull(cg_bytes(cg, init->offset - at));
		parts[n++] = cg_const_mem(cg, init->type, init->value);
		at = init->offset + init->type->size;
	}
	if (g->type->size > at)
		parts[n++] = LLVMConstNull(cg_bytes(cg, g->type->size - at));
	if (n == 1)
		return parts[0];
	return LLVMConstStructInContext(cg->ctx, parts, n, true);
}

/* The definition may have another LLVM type than the first use took for granted: the name is what
 * counts. */
static LLVMValueRef define(struct cg *cg, const struct vm_global *g, LLVMValueRef init)
{
	LLVMValueRef old = cg_global(cg, g), new;

	if (LLVMGlobalGetValueType(old) == LLVMTypeOf(init)) {
		LLVMSetInitializer(old, init);
		return old;
	}
	new = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "");
	LLVMSetAlignment(new, LLVMGetAlignment(old));
	LLVMReplaceAllUsesWith(old, new);
	LLVMDeleteGlobal(old);
	LLVMSetValueName2(new, g->name, strlen(g->name));
	LLVMSetInitializer(new, init);
	map_put_str(cg->globals, str_of(g->name), new);
	return new;
}

static void place_in_section(struct cg *cg, const struct vm_global *g, LLVMValueRef v)
{
	const char *prefix = g->readonly ? ".rodata." : g->inits.len ? ".data." : ".bss.";

	if (g->linkonce)
		cg_everywhere(cg, v, g->name);
	LLVMSetSection(v, arena_printf(cg->arena, "%s%s", prefix, g->name).data);
}

void cg_tie(struct cg *cg, LLVMValueRef g, LLVMValueRef to, const char *section)
{
	LLVMMetadataRef md = LLVMValueAsMetadata(to);

	LLVMSetSection(g, section);
	if (LLVMGetComdat(to))
		LLVMSetComdat(g, LLVMGetComdat(to));
	LLVMGlobalSetMetadata(g, LLVMGetMDKindIDInContext(cg->ctx, "associated", 10),
			      LLVMMDNodeInContext2(cg->ctx, &md, 1));
}

/* Tells the collector of a variable that holds pointers, for as long as the linker keeps the
 * variable. */
static void add_root(struct cg *cg, const struct vm_global *g, LLVMValueRef v)
{
	LLVMValueRef words[3] = {v, cg_const_i64(cg, (int64_t)g->type->size), cg_desc(cg, g->type)};
	LLVMValueRef root = cg_private(cg, LLVMConstStructInContext(cg->ctx, words, 3, false), 8, "root");

	cg_tie(cg, root, v, "gosub_roots");
	VEC_PUSH(cg->arena, &cg->used, root);
}

void cg_keep_used(struct cg *cg)
{
	LLVMValueRef list, used;

	if (!cg->used.len)
		return;
	list = LLVMConstArray2(cg->ptr, cg->used.at, cg->used.len);
	used = LLVMAddGlobal(cg->mod, LLVMTypeOf(list), "llvm.compiler.used");
	LLVMSetInitializer(used, list);
	LLVMSetLinkage(used, LLVMAppendingLinkage);
	LLVMSetSection(used, "llvm.metadata");
}

#define MAX_INITIALISED UINT64_C(2000000000)

void cg_emit_globals(struct cg *cg)
{
	for (uint32_t i = 0; i < cg->pkg->globals.len; i++) {
		const struct vm_global *g = cg->pkg->globals.at[i];
		LLVMValueRef v;

		if (!vm_reach_has_global(g) || (cg->opt.globals && !cg->opt.globals[g->id]))
			continue;
		/* gc's linker refuses every such variable; here zeros cost nothing. */
		if (g->inits.len && g->type->size > MAX_INITIALISED) {
			cg_error(cg, "%s: symbol too large (%llu bytes > %llu bytes)", g->name,
				 (unsigned long long)g->type->size, (unsigned long long)MAX_INITIALISED);
			continue;
		}
		v = define(cg, g, g->inits.len ? initial_value(cg, g) : LLVMConstNull(cg_mem_type(cg, g->type)));
		LLVMSetGlobalConstant(v, g->readonly);
		place_in_section(cg, g, v);
		cg_debug_global(cg, g, v);
		if (vm_type_has_pointers(g->type) && !g->readonly)
			add_root(cg, g, v);
	}
}
