/* fuzz_lower.c - everything from bytes to placed VM IR: what is checked without errors lowers to a package that
 * vm_verify accepts, before each pass and behind it. */
#include "fuzz.h"
#include "passes.h"

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
	struct pass_run run = {
	    .arena = f->arena, .pkg = vm, .policy = escape_policy_find("go"), .diags = &f->diags, .verify = true};
	passes_run(&run);
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
