/* sites.c - what the passes left of the allocation sites.
 *
 * Metadata ties instructions to sites, and passes may drop it; so a missing heap site counts as
 * removed only while every allocation that is left has its site. A missing frame slot lives in
 * registers, as far as it lives. */
#include "llvm.h"

static bool allocates(LLVMValueRef inst)
{
	LLVMValueRef callee = LLVMIsACallInst(inst) ? LLVMGetCalledValue(inst) : NULL;
	size_t len;
	const char *name = callee && LLVMIsAFunction(callee) ? LLVMGetValueName2(callee, &len) : NULL;

	return name && cg_entry_allocates(name);
}

const struct vm_site *cg_site_of(const struct cg *cg, LLVMValueRef inst)
{
	LLVMValueRef node = LLVMGetMetadata(inst, cg->site_kind), parts[2];
	uint64_t id;

	if (!node)
		return NULL;
	LLVMGetMDNodeOperands(node, parts);
	id = LLVMConstIntGetZExtValue(parts[1]);
	return id < cg->pkg->sites.len ? cg->pkg->sites.at[id] : NULL;
}

static void note(struct cg *cg, LLVMValueRef inst)
{
	const struct vm_site *s = cg_site_of(cg, inst);

	if (s)
		cg->sites_left[s->id] = true;
	else
		cg->sites_lost |= allocates(inst);
}

static enum gosub_storage storage_of(const struct cg *cg, const struct vm_site *s)
{
	if (!cg_site_gone(cg, s))
		return GOSUB_STORED_AS_PLACED;
	return s->placement == VM_PLACE_HEAP ? GOSUB_STORED_REMOVED : GOSUB_STORED_REGISTERS;
}

void cg_find_sites(struct cg *cg)
{
	if (!cg->pkg || !(cg->opt.annotate || cg->host->stored))
		return;
	cg->sites_left = ARENA_ARRAY(cg->arena, bool, cg->pkg->sites.len + 1);
	for (LLVMValueRef fn = LLVMGetFirstFunction(cg->mod); fn; fn = LLVMGetNextFunction(fn))
		for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(fn); b; b = LLVMGetNextBasicBlock(b))
			for (LLVMValueRef i = LLVMGetFirstInstruction(b); i; i = LLVMGetNextInstruction(i))
				note(cg, i);
	for (uint32_t i = 0; cg->host->stored && i < cg->pkg->sites.len; i++)
		cg->host->stored(cg->host->context, cg->pkg->sites.at[i], storage_of(cg, cg->pkg->sites.at[i]));
}

const char *cg_site_gone(const struct cg *cg, const struct vm_site *s)
{
	if (!cg->sites_left || cg->sites_left[s->id] || s->kind == VM_SITE_MAP_ENTRY)
		return NULL;
	if (s->placement == VM_PLACE_FRAME || s->placement == VM_PLACE_FRAME_BUFFER)
		return "registers";
	return s->placement == VM_PLACE_HEAP && !cg->sites_lost ? "removed" : NULL;
}
