/* backend.c - the plug-in's entry: a module per output. */
#include "llvm.h"
#include <llvm-c/Support.h>
#include <stdio.h>
#include <stdlib.h>

void cg_error(struct cg *cg, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	cg->host->error(cg->host->context, 0, arena_vprintf(cg->arena, fmt, ap).data);
	va_end(ap);
	cg->errors++;
}

static void diagnose(LLVMDiagnosticInfoRef info, void *context)
{
	struct cg *cg = context;
	char *message = LLVMGetDiagInfoDescription(info);

	if (LLVMGetDiagInfoSeverity(info) == LLVMDSError)
		cg_error(cg, "LLVM: %s", message);
	LLVMDisposeMessage(message);
}

static LLVMCodeGenOptLevel machine_level(uint32_t level)
{
	static const LLVMCodeGenOptLevel levels[] = {LLVMCodeGenLevelNone, LLVMCodeGenLevelLess,
						     LLVMCodeGenLevelDefault, LLVMCodeGenLevelAggressive};

	return levels[level > 3 ? 3 : level];
}

static const char *triple_of(const struct cg *cg)
{
	return cg->opt.target ? cg->opt.target : GOSUB_HOST_TRIPLE;
}

static bool open_machine(struct cg *cg, LLVMCodeGenOptLevel level)
{
	LLVMTargetRef target;
	char *message = NULL;

	if (LLVMGetTargetFromTriple(triple_of(cg), &target, &message)) {
		cg_error(cg, "LLVM: %s", message);
		LLVMDisposeMessage(message);
		return false;
	}
	cg->tm = LLVMCreateTargetMachine(target, triple_of(cg), cg->x86 ? "x86-64" : "generic",
					 cg->x86 ? "" : "+reserve-x28", level, LLVMRelocStatic, LLVMCodeModelSmall);
	LLVMSetTargetMachineAsmVerbosity(cg->tm, cg->opt.annotate);
	return true;
}

static bool open_target(struct cg *cg)
{
	const char *triple = triple_of(cg);

	cg->x86 = strncmp(triple, "x86_64", 6) == 0;
	if (!cg->x86 && strncmp(triple, "aarch64", 7) != 0) {
		cg_error(cg, "no target %s: known are x86_64-linux-gnu and aarch64-linux-gnu", triple);
		return false;
	}
	if (!open_machine(cg, machine_level(cg->opt.opt_level)))
		return false;
	cg->td = LLVMCreateTargetDataLayout(cg->tm);
	return true;
}

static void open_types(struct cg *cg)
{
	cg->v = LLVMVoidTypeInContext(cg->ctx);
	cg->i1 = LLVMInt1TypeInContext(cg->ctx);
	cg->i8 = LLVMInt8TypeInContext(cg->ctx);
	cg->i16 = LLVMInt16TypeInContext(cg->ctx);
	cg->i32 = LLVMInt32TypeInContext(cg->ctx);
	cg->i64 = LLVMInt64TypeInContext(cg->ctx);
	cg->ptr = LLVMPointerTypeInContext(cg->ctx, 0);
	cg->f32 = LLVMFloatTypeInContext(cg->ctx);
	cg->f64 = LLVMDoubleTypeInContext(cg->ctx);
}

static void open_module(struct cg *cg)
{
	cg->mod = LLVMModuleCreateWithNameInContext("gosub", cg->ctx);
	LLVMSetModuleDataLayout(cg->mod, cg->td);
	LLVMSetTarget(cg->mod, triple_of(cg));
	cg->site_kind = LLVMGetMDKindIDInContext(cg->ctx, "gosub.site", 10);
	/* memset, memcpy and their like are called through the table of addresses, without the linker's stub before it.
	 */
	cg_module_flag(cg, "RtLibUseGOT", 1);
	cg_open_aliases(cg);
	cg->funcs = map_new(cg->arena);
	cg->infos = map_new(cg->arena);
	cg->built_for = map_new(cg->arena);
	cg->globals = map_new(cg->arena);
	cg->strings = map_new(cg->arena);
	cg->boxes = map_new(cg->arena);
	cg->closures = map_new(cg->arena);
	cg->files = map_new(cg->arena);
}

static bool backend_open(void **self, const struct gosub_host *host, const struct gosub_options *options)
{
	struct arena *arena = arena_new();
	struct cg *cg = ARENA_NEW(arena, struct cg);

	*self = cg;
	cg->arena = arena;
	cg->host = host;
	memcpy(&cg->opt, options, options->size < sizeof cg->opt ? options->size : sizeof cg->opt);
	cg->ctx = LLVMContextCreate();
	LLVMContextSetDiagnosticHandler(cg->ctx, diagnose, cg);
	if (!open_target(cg))
		return false;
	open_types(cg);
	open_module(cg);
	return true;
}

static void name_module(struct cg *cg, const char *name)
{
	LLVMSetModuleIdentifier(cg->mod, name, strlen(name));
	LLVMSetSourceFileName(cg->mod, name, strlen(name));
}

static void pending(struct cg *cg)
{
	bool more = true;

	while (more) {
		more = cg_emit_pending_descs(cg);
		more |= cg_emit_pending_equals(cg);
		more |= cg_emit_pending_hashes(cg);
		more |= cg_emit_pending_thunks(cg);
	}
}

static void find_parking(struct cg *cg)
{
	cg->parking = vm_parking_funcs(cg->arena, cg->pkg);
	for (uint32_t i = 0; i < cg->pkg->funcs.len; i++)
		if (!(cg->pkg->funcs.at[i]->flags & VM_FN_EXTERN))
			cg->any_parks |= cg->parking[cg->pkg->funcs.at[i]->id];
}

/* What holds for one function, LLVM can be told for a machine only:
 *   Without optimisation its fast register allocator spills what another block reads, and leaves it there. Functions
 *   that wait need the better one; all else in such a package is kept as fast by "optnone".
 *   With it, functions with thousands of blocks cost too much: see opt.c. */
bool cg_choose_machine(struct cg *cg)
{
	bool better = cg->any_parks && !cg->opt.opt_level, faster = cg->winding && !cg->any_parks;

	if (!better && !faster)
		return true;
	LLVMDisposeTargetMachine(cg->tm);
	return open_machine(cg, better ? LLVMCodeGenLevelLess : LLVMCodeGenLevelNone);
}

static bool backend_emit(void *self, const struct vm_package *p)
{
	struct cg *cg = self;

	cg->pkg = p;
	find_parking(cg);
	cg->word = vm_type_basic(p->types, VM_UNSAFEPTR);
	name_module(cg, p->path);
	cg_debug_open(cg);
	for (uint32_t i = 0; i < p->funcs.len; i++)
		if (cg_func_part(cg, p->funcs.at[i]) != GOSUB_PART_ELSEWHERE)
			cg_emit_func(cg, p->funcs.at[i]);
	cg_emit_globals(cg);
	cg_emit_site_records(cg);
	pending(cg);
	cg_debug_close(cg);
	return cg->errors == 0;
}

static bool backend_emit_program(void *self, const char *const *inits, uint32_t n, const char *main)
{
	struct cg *cg = self;

	name_module(cg, "program");
	cg_emit_program(cg, inits, n, main);
	return cg->errors == 0;
}

static bool backend_finish(void *self, const char *path)
{
	return cg_finish(self, path);
}

static void backend_close(void *self)
{
	struct cg *cg = self;

	if (!cg)
		return;
	if (cg->dib)
		LLVMDisposeDIBuilder(cg->dib);
	if (cg->mod)
		LLVMDisposeModule(cg->mod);
	if (cg->td)
		LLVMDisposeTargetData(cg->td);
	if (cg->tm)
		LLVMDisposeTargetMachine(cg->tm);
	LLVMContextDispose(cg->ctx);
	arena_free(cg->arena);
}

static struct gosub_backend backend_table(void)
{
	return (struct gosub_backend){
	    .abi = GOSUB_BACKEND_ABI,
	    .size = sizeof(struct gosub_backend),
	    .vm = vm_fingerprint,
	    .name = "llvm",
	    .open = backend_open,
	    .emit = backend_emit,
	    .emit_program = backend_emit_program,
	    .finish = backend_finish,
	    .close = backend_close,
	};
}

/* LLVM's options are the process's: set once, here. The build has found out which of those wanted
 * this LLVM has (CMakeLists.txt):
 *   -enable-implicit-null-checks  folds nil checks into accesses that fault
 *   -disable-lsr                  loops keep the base of what they index, which the collector looks
 * for -funcspec-max-iters=0         no copies of functions for the arguments of a call: traces and
 * profiles would not know them, and //go:noinline asks for one body
 *   -vectorize-slp=false          measured: vectors from straight-line code gain nothing on whole
 * programs (0 to -2 %), and take 3 to 5 % of the time to compile
 *   -inline-threshold=325         a call of LLVM's is cheaper than one of Go, which has a stack check, keeps no value
 * in a register across it and ends what is known of slices. LLVM's own is 225. Measured: 325 is where accessors of a
 * few indexed elements come in; above, code grows and nothing gets faster */
static void set_options(void)
{
	static const char *const argv[] = {"gosub-llvm" GOSUB_LLVM_OPTIONS};

	if (KIT_COUNT(argv) > 1)
		LLVMParseCommandLineOptions(KIT_COUNT(argv), argv, "");
}

/* The host calls this once, before it starts threads. The table lives as long as the process, as
 * the fingerprint is no constant expression. */
const struct gosub_backend *gosub_backend_v1(const struct gosub_host *host)
{
	struct gosub_backend *table = malloc(sizeof *table);

	if (!table)
		return NULL;
	set_options();
	*table = backend_table();
	LLVMInitializeX86TargetInfo();
	LLVMInitializeX86Target();
	LLVMInitializeX86TargetMC();
	LLVMInitializeX86AsmPrinter();
	LLVMInitializeX86AsmParser();
	LLVMInitializeAArch64TargetInfo();
	LLVMInitializeAArch64Target();
	LLVMInitializeAArch64TargetMC();
	LLVMInitializeAArch64AsmPrinter();
	LLVMInitializeAArch64AsmParser();
	return table;
}
