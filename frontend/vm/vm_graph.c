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

static struct vm_edges *successors(struct arena *a, const struct vm_func *f)
{
	struct vm_edges *succs = ARENA_ARRAY(a, struct vm_edges, f->blocks.len + 1);
	uint32_t to;

	for (uint32_t b = 0; b < f->blocks.len; b++) {
		while (vm_successor(f, b, succs[b].n, &to))
			succs[b].n++;
		succs[b].at = ARENA_ARRAY(a, uint32_t, succs[b].n + 1);
		for (uint32_t k = 0; k < succs[b].n; k++)
			vm_successor(f, b, k, &succs[b].at[k]);
	}
	return succs;
}

static struct vm_edges *reversed(struct arena *a, const struct vm_edges *edges, uint32_t n)
{
	struct vm_edges *back = ARENA_ARRAY(a, struct vm_edges, n + 1);

	for (uint32_t b = 0; b < n; b++)
		for (uint32_t k = 0; k < edges[b].n; k++)
			back[edges[b].at[k]].n++;
	for (uint32_t b = 0; b < n; b++) {
		back[b].at = ARENA_ARRAY(a, uint32_t, back[b].n + 1);
		back[b].n = 0;
	}
	for (uint32_t b = 0; b < n; b++)
		for (uint32_t k = 0; k < edges[b].n; k++) {
			struct vm_edges *to = &back[edges[b].at[k]];
			to->at[to->n++] = b;
		}
	return back;
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
	enter(w, root);
	while (w->depth) {
		uint32_t b = w->path[w->depth - 1];
		const struct vm_edges *succs = &w->graph->succs[b];

		if (w->next[b] == succs->n) {
			w->graph->last[b] = w->visited - 1;
			w->finished[w->nfinished++] = b;
			w->depth--;
			continue;
		}
		if (!w->seen[succs->at[w->next[b]++]])
			enter(w, succs->at[w->next[b] - 1]);
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

struct vm_graph *vm_graph_of_edges(struct arena *a, struct vm_edges *succs, uint32_t n)
{
	struct vm_graph *graph = ARENA_NEW(a, struct vm_graph);

	graph->n = n;
	graph->order = ARENA_ARRAY(a, uint32_t, n + 1);
	graph->first = ARENA_ARRAY(a, uint32_t, n + 1);
	graph->last = ARENA_ARRAY(a, uint32_t, n + 1);
	graph->visit = ARENA_ARRAY(a, uint32_t, n + 1);
	graph->succs = succs;
	graph->preds = reversed(a, succs, n);
	find_order(a, graph);
	return graph;
}

struct vm_graph *vm_graph_new(struct arena *a, const struct vm_func *f)
{
	struct vm_graph *graph = vm_graph_of_edges(a, successors(a, f), f->blocks.len);

	graph->func = f;
	return graph;
}
