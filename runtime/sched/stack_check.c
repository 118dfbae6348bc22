/* stack_check.c - checks of stacks in stress runs.
 *
 * verify=1: the lowest words of each slot and segment hold a pattern. Below the limit lies GOSUB_STACK_RED, so nothing
 * may ever reach them; who runs over them is told at the next park, collection or end, before the neighbour runs again.
 * poison=1: what frames that are gone left behind is overwritten, so a pointer into one finds no value that looks
 * right. */
#include "rt.h"

#include <string.h>

#define GUARD_WORDS 32
#define GUARD       ((uintptr_t)0x6472617567202121)

#define BLOCK       512               /* poisoned or left alone as a whole */
#define CLEAN_MAX   ((size_t)4 << 10) /* so much untouched memory ends what is poisoned */

void guard_fill(void *lo)
{
	uintptr_t *guard = lo;

	for (int i = 0; i < GUARD_WORDS; i++)
		guard[i] = GUARD;
}

static RT_NORETURN RT_COLD void overrun(const uintptr_t *word, const struct g *g)
{
	print_format("runtime: goroutine %lu ran over the end of its stack: guard word at %p holds 0x%lx\n",
		     (unsigned long)g->id, (const void *)word, (unsigned long)*word);
	rt_throw("stack guard is damaged");
}

void guard_inspect(const void *lo, const struct g *g)
{
	const uintptr_t *guard = lo;

	for (int i = GUARD_WORDS; i-- > 0;)
		if (RT_UNLIKELY(guard[i] != GUARD))
			overrun(&guard[i], g);
}

void guard_inspect_all(const struct g *g)
{
	guard_inspect(g->stack_lo, g);
	for (const struct segment *s = g->segment; s; s = s->prev)
		guard_inspect(s->lo, g);
	if (g->spare)
		guard_inspect(g->spare->lo, g);
}

/* Never touched, or poisoned before. */
static bool is_clean(const char *block)
{
	uint64_t first = *(const uint64_t *)block, poison;

	memset(&poison, RT_POISON, sizeof poison);
	return (first == 0 || first == poison) && memcmp(block, block + sizeof first, BLOCK - sizeof first) == 0;
}

void poison_range(void *lo_, const void *end)
{
	char *lo = (char *)lo_ + GUARD_WORDS * sizeof(uintptr_t);
	char *p = (char *)((uintptr_t)end & ~(uintptr_t)(BLOCK - 1));
	size_t clean = 0;

	if (p < lo)
		p = lo;
	memset(p, RT_POISON, (size_t)((const char *)end - p));
	while (p - lo >= BLOCK && clean < CLEAN_MAX) {
		p -= BLOCK;
		if (is_clean(p)) {
			clean += BLOCK;
			continue;
		}
		memset(p, RT_POISON, BLOCK);
		clean = 0;
	}
}

static void poison_below_frames(struct g *g, void *arg)
{
	const void *sp = g->context.sp;

	if (atomic_load(&g->status) == G_DEAD) {
		if (!g->poisoned)
			poison_range(g->stack_lo, g);
		g->poisoned = true;
		return;
	}
	if (atomic_load(&g->in_call))
		return;
	if (g->spare)
		poison_range(g->spare->lo, g->spare);
	for (const struct segment *s = g->segment; s; s = s->prev) {
		poison_range(s->lo, sp);
		sp = s->saved_sp;
	}
	poison_range(g->stack_lo, sp);
}

void poison_dead_frames(void)
{
	stack_each_g(poison_below_frames, NULL);
}
