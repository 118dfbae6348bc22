/* vm_dominators.c - the dominator tree (Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm, 2001). */
#include "vm_analysis.h"

struct tree {
	struct vm_dominators *d;
	uint32_t *rank; /* of a block in reverse post-order */
};

static uint32_t meet(const struct tree *t, uint32_t a, uint32_t b)
{
	while (a != b) {
		while (t->rank[a] > t->rank[b])
			a = t->d->idom[a];
		while (t->rank[b] > t->rank[a])
			b = t->d->idom[b];
	}
	return a;
}

static uint32_t meet_of_preds(const struct tree *t, uint32_t block)
{
	const struct vm_edges *preds = &t->d->graph->preds[block];
	uint32_t idom = VM_NO_BLOCK;

	for (uint32_t i = 0; i < preds->n; i++)
		if (t->d->idom[preds->at[i]] != VM_NO_BLOCK)
			idom = idom == VM_NO_BLOCK ? preds->at[i] : meet(t, preds->at[i], idom);
	return idom;
}

static void find_idoms(struct tree *t)
{
	const struct vm_graph *g = t->d->graph;
	bool changed = true;

	t->d->idom[0] = 0; /* as if, while it is looked for */
	while (changed) {
		changed = false;
		for (uint32_t i = 1; i < g->reached; i++) {
			uint32_t idom = meet_of_preds(t, g->order[i]);

			changed |= t->d->idom[g->order[i]] != idom;
			t->d->idom[g->order[i]] = idom;
		}
	}
	t->d->idom[0] = VM_NO_BLOCK;
}

/* Numbers the tree so that what a block dominates is an interval. Dominators come before in reverse post-order, so
 * sizes are summed from the end, and intervals dealt out from the beginning. */
static void number(struct arena *a, struct vm_dominators *d)
{
	const struct vm_graph *g = d->graph;
	uint32_t *size = ARENA_ARRAY(a, uint32_t, g->n + 1), *next = ARENA_ARRAY(a, uint32_t, g->n + 1), unreached;

	for (uint32_t i = g->reached; i-- > 0;) {
		uint32_t b = g->order[i];

		size[b]++;
		if (d->idom[b] != VM_NO_BLOCK)
			size[d->idom[b]] += size[b];
	}
	for (uint32_t i = 0; i < g->reached; i++) {
		uint32_t b = g->order[i], up = d->idom[b];

		d->first[b] = up == VM_NO_BLOCK ? 0 : next[up];
		d->last[b] = d->first[b] + size[b] - 1;
		next[b] = d->first[b] + 1;
		if (up != VM_NO_BLOCK)
			next[up] += size[b];
	}
	unreached = g->reached;
	for (uint32_t i = g->reached; i < g->n; i++)
		d->first[g->order[i]] = d->last[g->order[i]] = unreached++;
}

struct vm_dominators *vm_dominators_new(struct arena *a, const struct vm_graph *graph)
{
	struct vm_dominators *d = ARENA_NEW(a, struct vm_dominators);
	struct tree t = {d, ARENA_ARRAY(a, uint32_t, graph->n + 1)};

	d->graph = graph;
	d->idom = ARENA_ARRAY(a, uint32_t, graph->n + 1);
	d->first = ARENA_ARRAY(a, uint32_t, graph->n + 1);
	d->last = ARENA_ARRAY(a, uint32_t, graph->n + 1);
	for (uint32_t i = 0; i < graph->n; i++) {
		d->idom[i] = VM_NO_BLOCK;
		t.rank[graph->order[i]] = i;
	}
	if (graph->reached)
		find_idoms(&t);
	number(a, d);
	return d;
}

bool vm_dominates(const struct vm_dominators *d, uint32_t a, uint32_t b)
{
	return d->first[a] <= d->first[b] && d->first[b] <= d->last[a];
}
