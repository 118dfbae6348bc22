/* emit.c - from the optimised module to a file. */
#include "llvm.h"
#include "objtab.h"
#include <errno.h>
#include <stdio.h>

/* No check, a check, a gate, a gate of the right size, nothing new: stack.c. */
enum { MAX_ROUNDS = 5 };

/* ---- machine code: again, until every frame is treated as its size asks for ---- */

/* Programs are linked into one image: whatever is named here lies in it, except what comes from
 * libc. */
static void hide(LLVMValueRef v)
{
	size_t len;
	const char *name = LLVMGetValueName2(v, &len);
	LLVMLinkage linkage = LLVMGetLinkage(v);

	if (linkage != LLVMExternalLinkage && linkage != LLVMLinkOnceODRLinkage)
		return;
	if (strncmp(name, "llvm.", 5) != 0 && strcmp(name, "bcmp") != 0)
		LLVMSetVisibility(v, LLVMHiddenVisibility);
}

static void hide_all(LLVMModuleRef mod)
{
	for (LLVMValueRef fn = LLVMGetFirstFunction(mod); fn; fn = LLVMGetNextFunction(fn))
		hide(fn);
	for (LLVMValueRef g = LLVMGetFirstGlobal(mod); g; g = LLVMGetNextGlobal(g))
		hide(g);
}

static LLVMMemoryBufferRef one_round(struct cg *cg, LLVMCodeGenFileType type, char **message)
{
	LLVMModuleRef keep = cg->mod;
	LLVMMemoryBufferRef out = NULL;

	cg->mod = LLVMCloneModule(keep);
	cg_insert_stack_checks(cg, cg->mod);
	if (type == LLVMObjectFile)
		cg_insert_tables(cg);
	hide_all(cg->mod);
	if (cg->opt.verify && LLVMVerifyModule(cg->mod, LLVMReturnStatusAction, message))
		out = NULL;
	else if (LLVMTargetMachineEmitToMemoryBuffer(cg->tm, cg->mod, type, message, &out))
		out = NULL;
	LLVMDisposeModule(cg->mod);
	cg->mod = keep;
	return out;
}

static LLVMMemoryBufferRef settled_code(struct cg *cg, LLVMCodeGenFileType type, char **message)
{
	for (uint32_t round = 0; round < MAX_ROUNDS; round++) {
		uint32_t known = cg->frames.len;
		LLVMMemoryBufferRef buffer = one_round(cg, type, message);

		if (!buffer || cg->frames.len == known)
			return buffer;
		LLVMDisposeMemoryBuffer(buffer);
	}
	kit_fatal("codegen: the frame of %s has another size each time", VEC_LAST(&cg->frames).name);
}

static bool machine_code(struct cg *cg, LLVMCodeGenFileType type, struct str *out)
{
	char *message = NULL;
	LLVMMemoryBufferRef buffer;

	cg_insert_polls(cg);
	buffer = settled_code(cg, type, &message);
	if (!buffer) {
		cg_error(cg, "LLVM: %s", message ? message : "no code");
		LLVMDisposeMessage(message);
		return false;
	}
	out->data = arena_dup(cg->arena, LLVMGetBufferStart(buffer), LLVMGetBufferSize(buffer) + 1);
	out->len = LLVMGetBufferSize(buffer);
	LLVMDisposeMemoryBuffer(buffer);
	return true;
}

static bool object(struct cg *cg, struct str *out)
{
	const char *error = NULL;

	if (!machine_code(cg, LLVMObjectFile, out))
		return false;
	if (!objtab_fill(cg->arena, out, cg->line_files.at, cg->line_files.len, &error)) {
		cg_error(cg, "line tables: %s", error);
		return false;
	}
	return true;
}

static bool assembly(struct cg *cg, struct str *out)
{
	if (!machine_code(cg, LLVMAssemblyFile, out))
		return false;
	if (cg->opt.annotate)
		*out = cg_annotate_asm(cg, *out);
	return true;
}

static struct str ir_text(struct cg *cg)
{
	char *text = LLVMPrintModuleToString(cg->mod);
	struct str out = arena_str(cg->arena, str_of(text));

	LLVMDisposeMessage(text);
	return cg->opt.annotate ? cg_annotate_ir(cg, out) : out;
}

static struct str bitcode(struct cg *cg)
{
	LLVMMemoryBufferRef buffer = LLVMWriteBitcodeToMemoryBuffer(cg->mod);
	struct str out = {arena_dup(cg->arena, LLVMGetBufferStart(buffer), LLVMGetBufferSize(buffer)),
			  LLVMGetBufferSize(buffer)};

	LLVMDisposeMemoryBuffer(buffer);
	return out;
}

bool cg_emit(struct cg *cg, const char *path)
{
	struct str out = {0};

	cg_find_sites(cg);
	switch (cg->opt.output) {
	case GOSUB_OUT_OBJECT:
		if (!object(cg, &out))
			return false;
		break;
	case GOSUB_OUT_ASSEMBLY:
		if (!assembly(cg, &out))
			return false;
		break;
	case GOSUB_OUT_IR:
		out = ir_text(cg);
		break;
	case GOSUB_OUT_BITCODE:
		out = bitcode(cg);
		break;
	}
	if (file_write(path, out))
		return true;
	cg_error(cg, "cannot write %s: %s", path, strerror(errno));
	return false;
}
