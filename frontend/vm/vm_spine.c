/* vm_spine.c - the blocks that every run of a function passes exactly once.
 *
 * Blocks are taken in reverse postorder. When all edges that lead from blocks taken so far to
 * blocks still to come end at the next one, no path leads around it: whichever path did would have
 * to use another such edge. */
#include "vm_internal.h"

uint32_t vm_spine(struct arena *a, const struct vm_func *f, uint32_t **spine)
{
	const struct vm_graph *g = vm_graph_new(a, f);
	uint32_t *edges = ARENA_ARRAY(a, uint32_t, g->n + 1); /* from blocks taken */
	const struct vm_loops *loops = vm_loops_new(a, g);
	bool *taken = ARENA_ARRAY(a, bool, g->n + 1);
	uint32_t n = 0, open = 0, to;

	*spine = ARENA_ARRAY(a, uint32_t, g->n + 1);
	for (uint32_t i = 0; i < g->reached; i++) {
		uint32_t block = g->order[i];

		if (open == edges[block] && loops->of[block] == VM_NO_LOOP)
			(*spine)[n++] = block;
		open -= edges[block];
		taken[block] = true;
		for (uint32_t k = 0; vm_successor(f, block, k, &to); k++)
			if (!taken[to]) {
				edges[to]++;
				open++;
			}
	}
	return n;
}
