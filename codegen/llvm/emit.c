/* emit.c - from the module as the IR's functions made it to a file: the steps and their order. */
#include "llvm.h"
#include "gates.h"
#include "objtab.h"
#include <errno.h>
#include <stdio.h>

/* ---- steps on the module ---- */

static bool keep_used(struct cg *cg)
{
	cg_keep_used(cg);
	return true;
}

static bool keep_bases(struct cg *cg)
{
	if (!cg->opt.lose_bases)
		cg_keep_bases(cg);
	return true;
}

static bool find_sites(struct cg *cg)
{
	cg_find_sites(cg);
	return true;
}

static bool insert_polls(struct cg *cg)
{
	cg_insert_polls(cg);
	return true;
}

static bool insert_stack_checks(struct cg *cg)
{
	cg_insert_stack_checks(cg, cg->mod);
	return true;
}

static bool insert_tables(struct cg *cg)
{
	cg_insert_tables(cg);
	return true;
}

/* Programs are linked into one image: whatever is named here lies in it, except what comes from libc, and is addressed
 * without a detour. Names of Go stay global for those who list symbols; what might be a name of libc's too must not
 * take its place there. */
static void bind_here(LLVMValueRef v)
{
	size_t len;
	const char *name = LLVMGetValueName2(v, &len);
	LLVMLinkage linkage = LLVMGetLinkage(v);

	if (linkage != LLVMExternalLinkage && linkage != LLVMLinkOnceODRLinkage && linkage != LLVMWeakODRLinkage)
		return;
	if (strncmp(name, "llvm.", 5) == 0 || strcmp(name, "bcmp") == 0)
		return;
	LLVMSetVisibility(v, memchr(name, '.', len) ? LLVMProtectedVisibility : LLVMHiddenVisibility);
}

/* Calls name the symbol of a function, which a gate may take over. */
static void give_symbol(LLVMValueRef fn)
{
	if (LLVMGetLinkage(fn) == LLVMInternalLinkage && LLVMGetFunctionCallConv(fn) == LLVMSwiftCallConv)
		LLVMSetLinkage(fn, LLVMExternalLinkage);
}

/* What refers to others is in a section of its own: in one for all, whatever keeps a part of it in a program keeps what
 * the other parts refer to, such as functions that the program does not need and no shard has. LLVM's passes make such
 * constants of switches. */
static void give_section(struct cg *cg, LLVMValueRef g)
{
	LLVMValueRef init = LLVMGetInitializer(g);
	const char *section = LLVMGetSection(g);
	const char *prefix = LLVMIsGlobalConstant(g) ? ".rodata." : ".data.";
	size_t len;

	if (!init || LLVMIsAConstantDataSequential(init) || LLVMGetLinkage(g) == LLVMAppendingLinkage ||
	    (section && section[0]))
		return;
	LLVMSetSection(g, arena_printf(cg->arena, "%s%s", prefix, LLVMGetValueName2(g, &len)).data);
}

static bool settle_symbols(struct cg *cg)
{
	for (LLVMValueRef fn = LLVMGetFirstFunction(cg->mod); fn; fn = LLVMGetNextFunction(fn)) {
		give_symbol(fn);
		bind_here(fn);
	}
	for (LLVMValueRef g = LLVMGetFirstGlobal(cg->mod); g; g = LLVMGetNextGlobal(g)) {
		bind_here(g);
		give_section(cg, g);
	}
	return true;
}

static bool verify(struct cg *cg)
{
	char *message = NULL;
	bool broken = cg->opt.verify && LLVMVerifyModule(cg->mod, LLVMReturnStatusAction, &message);

	if (broken)
		cg_error(cg, "internal error: LLVM rejects the module that code is made of: %s", message);
	LLVMDisposeMessage(message);
	return !broken;
}

/* ---- what comes out ---- */

static bool machine_code(struct cg *cg, LLVMModuleRef mod, LLVMCodeGenFileType type, struct str *out)
{
	LLVMMemoryBufferRef buffer = cg_make_code(cg->tm, mod, type, !cg->opt.lines_only);

	if (!buffer) {
		cg_error(cg, "LLVM: no code");
		return false;
	}
	out->data = arena_dup(cg->arena, LLVMGetBufferStart(buffer), LLVMGetBufferSize(buffer) + 1);
	out->len = LLVMGetBufferSize(buffer);
	LLVMDisposeMemoryBuffer(buffer);
	return true;
}

/* The object, and its functions that need gates. */
static bool open_object(struct cg *cg, LLVMModuleRef mod, struct elf *e, struct gates *gates)
{
	struct str bytes;

	if (!machine_code(cg, mod, LLVMObjectFile, &bytes))
		return false;
	if (elf_open(e, cg->arena, bytes) && gates_find(e, cg->built_for, gates))
		return true;
	cg_error(cg, "sizes of frames: %s", e->error);
	return false;
}

static bool object(struct cg *cg, struct str *out)
{
	const char *error = NULL;
	struct gates gates = {0};
	struct elf e;

	if (!open_object(cg, cg->mod, &e, &gates))
		return false;
	if (!gates_add(&e, &gates)) {
		cg_error(cg, "gates: %s", e.error);
		return false;
	}
	*out = elf_bytes(&e);
	if (!objtab_fill(cg->arena, out, cg->line_files.at, cg->line_files.len, &error)) {
		cg_error(cg, "line tables: %s", error);
		return false;
	}
	return true;
}

/* Code is made twice: only an object has the sizes of frames. */
static bool assembly(struct cg *cg, struct str *out)
{
	LLVMModuleRef copy = LLVMCloneModule(cg->mod);
	struct gates gates = {0};
	struct elf e;
	bool done = open_object(cg, copy, &e, &gates);

	LLVMDisposeModule(copy);
	if (!done || !machine_code(cg, cg->mod, LLVMAssemblyFile, out))
		return false;
	*out = gates_add_text(cg->arena, *out, cg->x86, &gates);
	if (cg->opt.annotate)
		*out = cg_annotate_asm(cg, *out);
	if (cg->opt.show)
		*out = cg_show_asm(cg, *out);
	return true;
}

static bool ir_text(struct cg *cg, struct str *out)
{
	char *text = LLVMPrintModuleToString(cg->mod);

	*out = arena_str(cg->arena, str_of(text));
	LLVMDisposeMessage(text);
	if (cg->opt.annotate)
		*out = cg_annotate_ir(cg, *out);
	if (cg->opt.show)
		*out = cg_show_ir(cg, *out);
	return true;
}

static bool bitcode(struct cg *cg, struct str *out)
{
	LLVMMemoryBufferRef buffer = LLVMWriteBitcodeToMemoryBuffer(cg->mod);

	*out = (struct str){arena_dup(cg->arena, LLVMGetBufferStart(buffer), LLVMGetBufferSize(buffer)),
			    LLVMGetBufferSize(buffer)};
	LLVMDisposeMemoryBuffer(buffer);
	return true;
}

static bool (*const outputs[])(struct cg *, struct str *) = {
    [GOSUB_OUT_OBJECT] = object,
    [GOSUB_OUT_ASSEMBLY] = assembly,
    [GOSUB_OUT_IR] = ir_text,
    [GOSUB_OUT_BITCODE] = bitcode,
};

/* ---- the order ---- */

enum {
	OBJECT = 1 << GOSUB_OUT_OBJECT,
	ASSEMBLY = 1 << GOSUB_OUT_ASSEMBLY,
	CODE = OBJECT | ASSEMBLY,
	ALL = CODE | 1 << GOSUB_OUT_IR | 1 << GOSUB_OUT_BITCODE
};

static const struct step {
	bool (*run)(struct cg *); /* false: reported */
	uint32_t outputs;         /* for which it is taken */
} steps[] = {
    {keep_used, ALL},            /* first: LLVM's passes drop what nothing refers to */
    {cg_optimise, ALL},          /* before all that LLVM's passes would undo, move or be hindered by, so all below */
    {cg_choose_machine, CODE},   /* the passes have seen what is too much for them */
    {keep_bases, ALL},           /* what those passes lost; nothing later moves the computation of addresses */
    {cg_check_bases, ALL},       /* looks at what instruction selection will see of addresses */
    {find_sites, ALL},           /* what the passes left; the texts tell of it */
    {insert_polls, CODE},        /* a call in each loop would hinder passes; it may run Go code, so before checks */
    {insert_stack_checks, CODE}, /* all calls are there: a function without calls of Go code is a leaf */
    {insert_tables, OBJECT},     /* the functions and inlined calls as they stay */
    {settle_symbols, CODE},      /* what tables and checks declare is hidden too */
    {verify, CODE},              /* behind all that changes the module */
};

/* Then code; in the object, gates before lines: tables hold what follows from the sizes of sections. */
bool cg_finish(struct cg *cg, const char *path)
{
	struct str out = {0};

	for (uint32_t i = 0; i < KIT_COUNT(steps); i++)
		if (steps[i].outputs & 1u << cg->opt.output && !steps[i].run(cg))
			return false;
	if (cg->errors || !outputs[cg->opt.output](cg, &out) || cg->errors)
		return false;
	if (file_write(path, out))
		return true;
	cg_error(cg, "cannot write %s: %s", path, strerror(errno));
	return false;
}
