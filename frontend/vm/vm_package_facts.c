/* vm_package_facts.c - the analyses of a package and of its functions, each made when first asked for. */
#include "vm_analysis.h"

struct vm_package_facts {
	struct arena *arena;
	struct vm_package *pkg;
	struct vm_facts **of; /* by vm_func.id; NULL until asked for */
	uint32_t n;
	struct vm_calls *calls;
};

static void open_functions(struct vm_package_facts *facts)
{
	facts->n = facts->pkg->funcs.len;
	facts->of = ARENA_ARRAY(facts->arena, struct vm_facts *, facts->n + 1);
}

struct vm_package_facts *vm_package_facts_new(struct vm_package *p)
{
	struct arena *a = arena_new();
	struct vm_package_facts *facts = ARENA_NEW(a, struct vm_package_facts);

	facts->arena = a;
	facts->pkg = p;
	open_functions(facts);
	return facts;
}

void vm_package_facts_free(struct vm_package_facts *facts)
{
	arena_free(facts->arena);
}

/* A pass has added functions. */
static void grow(struct vm_package_facts *facts)
{
	struct vm_facts **before = facts->of;
	uint32_t n = facts->n;

	open_functions(facts);
	for (uint32_t i = 0; i < n; i++)
		facts->of[i] = before[i];
}

struct vm_facts *vm_facts_of(struct vm_package_facts *facts, struct vm_func *f)
{
	if (f->id >= facts->n)
		grow(facts);
	KIT_ASSERT(f->id < facts->n && facts->pkg->funcs.at[f->id] == f);
	if (!facts->of[f->id])
		facts->of[f->id] = vm_facts_new(facts->arena, f);
	return facts->of[f->id];
}

const struct vm_calls *vm_package_facts_calls(struct vm_package_facts *facts)
{
	if (!facts->calls)
		facts->calls = vm_calls_new(facts->arena, facts->pkg);
	return facts->calls;
}

void vm_package_facts_break(struct vm_package_facts *facts, unsigned changes)
{
	if (changes & VM_CHANGE_FUNCS)
		open_functions(facts);
	for (uint32_t i = 0; i < facts->n; i++)
		if (facts->of[i])
			vm_facts_break(facts->of[i], changes);
	if (changes & (VM_CHANGE_FUNCS | VM_CHANGE_CALLS))
		facts->calls = NULL;
}

/* ---- verifying what is kept ---- */

static bool same_calls(const struct vm_calls *a, const struct vm_calls *b)
{
	if (a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		if (a->of[i].n != b->of[i].n || memcmp(a->of[i].at, b->of[i].at, a->of[i].n * sizeof *a->of[i].at) != 0)
			return false;
	return true;
}

const char *vm_package_facts_verify(const struct vm_package_facts *facts)
{
	struct arena *a = arena_new();
	const char *defect = NULL;

	if (facts->n != facts->pkg->funcs.len)
		defect = "other functions than before";
	else if (facts->calls && !same_calls(facts->calls, vm_calls_new(a, facts->pkg)))
		defect = "other calls than before";
	arena_free(a);
	for (uint32_t i = 0; !defect && i < facts->n; i++)
		if (facts->of[i])
			defect = vm_facts_verify(facts->of[i]);
	return defect;
}
