/* vm_graph.c - the graph of a function's blocks: successors, predecessors, reverse post-order. */
#include "vm_analysis.h"

bool vm_set_union(vm_set to, const uint64_t *from, uint32_t n)
{
	uint64_t grown = 0;

	for (size_t i = 0; i < vm_set_words(n); i++) {
		grown |= from[i] & ~to[i];
		to[i] |= from[i];
	}
	return grown != 0;
}

bool vm_set_meets(const uint64_t *a, const uint64_t *b, uint32_t n)
{
	for (size_t i = 0; i < vm_set_words(n); i++)
		if (a[i] & b[i])
			return true;
	return false;
}

static bool target(const struct vm_inst *i, uint32_t n, uint32_t *out)
{
	uint32_t targets;

	if (i->op != VM_OP_JUMP && i->op != VM_OP_BRANCH && i->op != VM_OP_SWITCH)
		return false;
	targets = i->op == VM_OP_BRANCH ? 2 : 1;
	if (n < targets)
		*out = i->target[n];
	else if (i->op == VM_OP_SWITCH && n - targets < i->ncases)
		*out = i->switches[n - targets].block;
	else
		return false;
	return true;
}

bool vm_successor(const struct vm_func *f, uint32_t block, uint32_t n, uint32_t *out)
{
	const struct vm_block *b = &f->blocks.at[block];

	return b->insts.len && target(VEC_LAST(&b->insts), n, out) && *out < f->blocks.len;
}

static void find_predecessors(struct arena *a, struct vm_graph *graph)
{
	uint32_t to;

	for (uint32_t b = 0; b < graph->n; b++)
		for (uint32_t k = 0; vm_successor(graph->func, b, k, &to); k++)
			graph->preds[to].n++;
	for (uint32_t b = 0; b < graph->n; b++) {
		graph->preds[b].at = ARENA_ARRAY(a, uint32_t, graph->preds[b].n + 1);
		graph->preds[b].n = 0;
	}
	for (uint32_t b = 0; b < graph->n; b++)
		for (uint32_t k = 0; vm_successor(graph->func, b, k, &to); k++)
			graph->preds[to].at[graph->preds[to].n++] = b;
}

struct walk { /* depth first, without recursion: a function may have any number of blocks */
	struct vm_graph *graph;
	uint32_t *path, *next, depth; /* from the root to the block being visited, and the successor to look at */
	uint32_t visited;
	uint32_t *finished, nfinished; /* in the order they were left */
	bool *seen;
};

static void enter(struct walk *w, uint32_t block)
{
	w->seen[block] = true;
	w->graph->first[block] = w->visited;
	w->graph->visit[w->visited++] = block;
	w->path[w->depth++] = block;
}

static void walk_from(struct walk *w, uint32_t root)
{
	uint32_t to;

	enter(w, root);
	while (w->depth) {
		uint32_t b = w->path[w->depth - 1];

		if (!vm_successor(w->graph->func, b, w->next[b]++, &to)) {
			w->graph->last[b] = w->visited - 1;
			w->finished[w->nfinished++] = b;
			w->depth--;
		} else if (!w->seen[to]) {
			enter(w, to);
		}
	}
}

static void find_order(struct arena *a, struct vm_graph *graph)
{
	uint32_t n = graph->n;
	struct walk w = {.graph = graph,
			 .path = ARENA_ARRAY(a, uint32_t, n + 1),
			 .next = ARENA_ARRAY(a, uint32_t, n + 1),
			 .finished = ARENA_ARRAY(a, uint32_t, n + 1),
			 .seen = ARENA_ARRAY(a, bool, n + 1)};

	if (!n)
		return;
	walk_from(&w, 0);
	graph->reached = w.visited;
	for (uint32_t i = 0; i < graph->reached; i++)
		graph->order[i] = w.finished[graph->reached - 1 - i];
	for (uint32_t b = 0, at = graph->reached; b < n; b++)
		if (!w.seen[b])
			graph->order[at++] = b;
	for (uint32_t b = 0; b < n; b++)
		if (!w.seen[b])
			walk_from(&w, b);
}

struct vm_graph *vm_graph_new(struct arena *a, const struct vm_func *f)
{
	struct vm_graph *graph = ARENA_NEW(a, struct vm_graph);

	graph->func = f;
	graph->n = f->blocks.len;
	graph->order = ARENA_ARRAY(a, uint32_t, graph->n + 1);
	graph->first = ARENA_ARRAY(a, uint32_t, graph->n + 1);
	graph->last = ARENA_ARRAY(a, uint32_t, graph->n + 1);
	graph->visit = ARENA_ARRAY(a, uint32_t, graph->n + 1);
	graph->preds = ARENA_ARRAY(a, struct vm_preds, graph->n + 1);
	find_predecessors(a, graph);
	find_order(a, graph);
	return graph;
}
