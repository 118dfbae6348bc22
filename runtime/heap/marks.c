/* marks.c - mark tables of several workers: no locked instruction per object.
 *
 * Each worker keeps in a table of its own what it marked, which no one else writes and which is right. Beside it all
 * write to the common table with plain stores, and look there first: what a store that races with it takes away costs a
 * second visit and no more. When all have drained, the workers' tables are joined into the common one and zeroed. As an
 * object may have been visited twice, cells are counted in the joined table. */
#include <string.h>
#include "gc.h"

bool marks_split(int nworkers)
{
	for (struct arena *a = rt.heap.arenas; a; a = a->next) {
		for (int i = 0; i < nworkers && !a->huge; i++) {
			if (a->own[i])
				continue;
			a->own[i] = os_reserve(NULL, ARENA_BITMAP);
			if (!a->own[i])
				return false;
			rt.heap.bytes_meta += ARENA_BITMAP;
		}
	}
	return true;
}

/* Words [lo, hi) of the tables; returns how many marks there are. */
static uint64_t join_words(struct arena *a, size_t lo, size_t hi)
{
	uint64_t *all = (uint64_t *)a->mark[rt.gc.mark], n = 0;
	for (size_t i = lo; i < hi; i++) {
		uint64_t w = all[i];
		for (int k = 0; k < rt.gc.nworkers; k++)
			w |= ((uint64_t *)a->own[k])[i];
		all[i] = w;
		n += (uint64_t)__builtin_popcountll(w);
	}
	for (int k = 0; k < rt.gc.nworkers; k++)
		memset((uint64_t *)a->own[k] + lo, 0, (hi - lo) * sizeof(uint64_t));
	return n;
}

static void join_arena(struct mark_worker *w, struct arena *a)
{
	const size_t words = PAGE_SIZE / 8 / 64;
	for (size_t page = ARENA_FIRST; page < a->high; page++) {
		uint32_t info = a->pages[page], spc = PAGE_SPC(info);
		if (info & PAGE_USED && spc >= 2)
			w->cells[spc] += join_words(a, page * words, (page + 1) * words);
	}
}

void marks_merge(int index)
{
	struct mark_worker *w = &rt.gc.worker[index];
	int i = 0;
	memset(w->cells + 2, 0, sizeof w->cells - 2 * sizeof w->cells[0]);
	for (struct arena *a = rt.heap.arenas; a; a = a->next)
		if (!a->huge && i++ % rt.gc.nworkers == index)
			join_arena(w, a);
}
