/* passes.c - carries out the table. */
#include "passes_internal.h"

bool pass_escape(struct pass_run *run)
{
	return run->policy->run(&run->decided, run->pkg);
}

bool pass_frames(struct pass_run *run)
{
	return escape_check_frames(run->pkg, run->diags);
}

static const struct pass_row table[] = {
#define PASS(name, needs, gives, breaks, what) {#name, what, needs, gives, breaks, pass_##name},
#include "passes.def"
#undef PASS
};

const struct pass_row *passes_table(uint32_t *n)
{
	*n = sizeof table / sizeof *table;
	return table;
}

static bool verifies(const struct pass_run *run)
{
#ifdef GOSUB_DEBUG
	return true;
#else
	return run->verify;
#endif
}

static void verify(const struct pass_run *run, const char *after)
{
	const char *defect;

	if (!verifies(run))
		return;
	defect = vm_verify(run->pkg);
	if (!defect)
		defect = vm_package_facts_verify(run->decided.facts);
	if (defect)
		kit_fatal("VM IR of package %s after %s: %s", run->pkg->path, after, defect);
	if (run->verified)
		run->verified(run->context, after);
}

static bool carry_out(struct pass_run *run)
{
	unsigned have = PASS_LOWERED | PASS_TAGS;
	bool ok = true;

	verify(run, "lowering");
	for (uint32_t i = 0; ok && i < sizeof table / sizeof *table; i++) {
		const struct pass_row *pass = &table[i];

		KIT_ASSERT((pass->needs & ~have) == 0);
		ok = pass->run(run);
		have |= pass->gives;
		vm_package_facts_break(run->decided.facts, pass->breaks);
		verify(run, pass->name);
	}
	return ok;
}

bool passes_run(struct pass_run *run)
{
	bool ok;

	run->decided = (struct escape_ctx){.arena = run->arena, .facts = vm_package_facts_new(run->pkg)};
	ok = carry_out(run);
	vm_package_facts_free(run->decided.facts);
	run->decided.facts = NULL;
	return ok;
}
