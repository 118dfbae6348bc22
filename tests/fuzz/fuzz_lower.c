/* fuzz_lower.c - everything from bytes to placed VM IR: what is checked without errors lowers to a package that
 * vm_verify accepts, before and after escape analysis. */
#include "escape.h"
#include "fuzz.h"

static void verify(struct vm_package *vm, const char *after)
{
	const char *defect = vm_verify(vm);
	if (defect)
		kit_fatal("VM IR after %s: %s", after, defect);
}

static void lower(struct fuzz *f, struct types *ts, struct package *p)
{
	struct lower_config config = {
	    .arena = f->arena,
	    .ts = ts,
	    .vm_types = vm_types_new(f->arena),
	    .sources = &f->sources,
	    .diags = &f->diags,
	};
	struct vm_package *vm = lower_package(&config, p);
	if (f->diags.errors)
		return;
	verify(vm, "lowering");
	struct escape_ctx ctx = {.arena = f->arena};
	if (!escape_policy_find("go")->run(&ctx, vm))
		kit_fatal("escape analysis refuses verified VM IR");
	verify(vm, "escape analysis");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f;
	struct syntax_file *file = fuzz_parse(&f, fuzz_open(&f, data, size));
	struct types *ts = types_new(f.arena, f.names);
	struct package *p = file ? fuzz_check(&f, ts, file) : NULL;
	if (p)
		lower(&f, ts, p);
	fuzz_close(&f);
	return 0;
}
