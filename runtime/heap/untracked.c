/* rt.gc.untracked.c - in stress runs with verify=1: addresses in frames of which escape analysis claims nothing.
 *
 * A pointer that was made a number, and that number kept, is hidden from the analysis, as from gc's: the program may
 * have made it a pointer again and copied it anywhere, as a strings.Builder's to itself, and it may outlive its frame
 * as long as nobody follows it. Compiled code tells of those (codegen's llvm/rt.gc.untracked.c). A set that only grows:
 * an address of which nothing was claimed once may be the same variable's in every later call. */
#include "rt.h"

#define TABLE_FIRST 1024

/* Where p is, or would be. */
static uintptr_t *place_of(uintptr_t p)
{
	size_t i = (size_t)((p >> 3) * 0x9e3779b97f4a7c15u >> 20);

	while (rt.gc.untracked.table[i & (rt.gc.untracked.size - 1)] &&
	       rt.gc.untracked.table[i & (rt.gc.untracked.size - 1)] != p)
		i++;
	return &rt.gc.untracked.table[i & (rt.gc.untracked.size - 1)];
}

static void grow(void)
{
	uintptr_t *old = rt.gc.untracked.table;
	size_t n = rt.gc.untracked.size;

	rt.gc.untracked.size = n ? n * 2 : TABLE_FIRST;
	rt.gc.untracked.table = heap_meta_alloc(rt.gc.untracked.size * sizeof *old);
	for (size_t i = 0; i < n; i++)
		if (old[i])
			*place_of(old[i]) = old[i];
}

static RT_COLD void note(uintptr_t p)
{
	uintptr_t *at;

	if (!stack_may_hold(p))
		return;
	lock_acquire(&rt.gc.untracked.lock);
	if (rt.gc.untracked.used * 2 >= rt.gc.untracked.size)
		grow();
	at = place_of(p);
	rt.gc.untracked.used += !*at;
	*at = p;
	lock_release(&rt.gc.untracked.lock);
}

bool gosub_wants_untracked;

void untracked_init(void)
{
	gosub_wants_untracked = rt.knobs.stress_verify;
}

void gosub_untracked(void *p)
{
	note((uintptr_t)p);
}

bool untracked_holds(uintptr_t p)
{
	return rt.gc.untracked.size && *place_of(p) == p;
}
