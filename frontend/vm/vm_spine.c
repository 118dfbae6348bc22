/* vm_spine.c - the blocks that every run of a function passes exactly once.
 *
 * Blocks are taken in reverse postorder. When all edges that lead from blocks taken so far to
 * blocks still to come end at the next one, no path leads around it: whichever path did would have
 * to use another such edge. */
#include "vm_internal.h"

struct walk {
	const struct vm_func *f;
	uint32_t *order, len; /* postorder */
	uint32_t *path, depth;
	uint32_t *next; /* successor to look at, of each block */
	bool *seen;
};

static void enter(struct walk *w, uint32_t block)
{
	w->seen[block] = true;
	w->path[w->depth++] = block;
}

static void postorder(struct walk *w)
{
	uint32_t to;

	enter(w, 0);
	while (w->depth > 0) {
		uint32_t block = w->path[w->depth - 1];

		if (!vm_successor(w->f, block, w->next[block]++, &to)) {
			w->order[w->len++] = block;
			w->depth--;
		} else if (!w->seen[to]) {
			enter(w, to);
		}
	}
}

static uint32_t cuts(struct arena *a, const struct walk *w, uint32_t *spine)
{
	uint32_t *edges = ARENA_ARRAY(a, uint32_t, w->f->blocks.len); /* from blocks taken */
	bool *taken = ARENA_ARRAY(a, bool, w->f->blocks.len), *cyclic = vm_cyclic_blocks(a, w->f);
	uint32_t n = 0, open = 0, to;

	for (uint32_t i = w->len; i-- > 0;) {
		uint32_t block = w->order[i];

		if (open == edges[block] && !cyclic[block])
			spine[n++] = block;
		open -= edges[block];
		taken[block] = true;
		for (uint32_t k = 0; vm_successor(w->f, block, k, &to); k++)
			if (!taken[to]) {
				edges[to]++;
				open++;
			}
	}
	return n;
}

uint32_t vm_spine(struct arena *a, const struct vm_func *f, uint32_t **spine)
{
	uint32_t n = f->blocks.len;
	struct walk w = {.f = f,
			 .order = ARENA_ARRAY(a, uint32_t, n),
			 .path = ARENA_ARRAY(a, uint32_t, n),
			 .next = ARENA_ARRAY(a, uint32_t, n),
			 .seen = ARENA_ARRAY(a, bool, n)};

	postorder(&w);
	*spine = ARENA_ARRAY(a, uint32_t, n);
	return cuts(a, &w, *spine);
}
