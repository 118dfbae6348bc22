/* vm_loops.c - the loop forest (Havlak: Nesting of Reducible and Irreducible Loops, TOPLAS 1997), over the depth-first
 * walk of the graph, with union-find for loops already found. */
#include "vm_analysis.h"

struct finder {
	struct arena *a;
	const struct vm_graph *g;
	struct vm_loops *out;
	uint32_t *set;         /* union-find: a block leads to the header of the loop it was put into */
	uint32_t *loop;        /* by header: its loop, VM_NO_LOOP */
	uint32_t *inside;      /* by block: header of the loop that directly holds it, VM_NO_BLOCK */
	uint32_t *mark, round; /* blocks taken into the body looked at */
	VEC(uint32_t) body;
	VEC(uint32_t) * entries; /* by block: sources of edges into an irreducible loop, seen from its header */
	VEC(uint32_t) headers;   /* inner before outer */
};

static uint32_t find(struct finder *f, uint32_t b)
{
	while (f->set[b] != b) {
		f->set[b] = f->set[f->set[b]];
		b = f->set[b];
	}
	return b;
}

static void take(struct finder *f, uint32_t block, uint32_t header)
{
	block = find(f, block);
	if (block == header || f->mark[block] == f->round)
		return;
	f->mark[block] = f->round;
	VEC_PUSH(f->a, &f->body, block);
}

/* An edge from `from` into the body of header: from a block of the loop too, or, where the walk did not come there by
 * way of the header, a second entry. */
static bool follow(struct finder *f, uint32_t from, uint32_t header)
{
	from = find(f, from);
	if (!vm_walk_above(f->g, header, from)) {
		VEC_PUSH(f->a, &f->entries[header], from);
		return true;
	}
	take(f, from, header);
	return false;
}

static bool grow_body(struct finder *f, uint32_t header)
{
	bool irreducible = false;

	for (uint32_t i = 0; i < f->body.len; i++) {
		uint32_t block = f->body.at[i];
		const struct vm_edges *preds = &f->g->preds[block];

		for (uint32_t k = 0; k < preds->n; k++)
			if (!vm_walk_above(f->g, block, preds->at[k]))
				irreducible |= follow(f, preds->at[k], header);
		for (uint32_t k = 0; k < f->entries[block].len; k++)
			irreducible |= follow(f, f->entries[block].at[k], header);
	}
	return irreducible;
}

static void find_loop(struct finder *f, uint32_t header)
{
	const struct vm_edges *preds = &f->g->preds[header];
	bool is_loop = false, irreducible;

	f->round++;
	f->body.len = 0;
	for (uint32_t k = 0; k < preds->n; k++)
		if (vm_walk_above(f->g, header, preds->at[k])) {
			is_loop = true;
			take(f, preds->at[k], header);
		}
	if (!is_loop)
		return;
	irreducible = grow_body(f, header);
	VEC_PUSH(f->a, &f->headers, header);
	f->loop[header] = irreducible; /* until loops have numbers */
	f->inside[header] = VM_NO_BLOCK;
	for (uint32_t i = 0; i < f->body.len; i++) {
		f->set[f->body.at[i]] = header;
		f->inside[f->body.at[i]] = header;
	}
}

/* Outer loops before inner ones. */
static void number(struct finder *f)
{
	struct vm_loops *l = f->out;

	l->n = f->headers.len;
	l->loops = ARENA_ARRAY(f->a, struct vm_loop, l->n + 1);
	for (uint32_t i = 0; i < l->n; i++) {
		uint32_t header = f->headers.at[l->n - 1 - i], up = f->inside[header];

		l->loops[i] = (struct vm_loop){.header = header, .irreducible = f->loop[header]};
		l->loops[i].parent = up == VM_NO_BLOCK ? VM_NO_LOOP : l->of[up];
		l->loops[i].depth = up == VM_NO_BLOCK ? 1 : l->loops[l->of[up]].depth + 1;
		l->of[header] = i;
	}
	for (uint32_t b = 0; b < f->g->n; b++)
		if (l->of[b] == VM_NO_LOOP && f->inside[b] != VM_NO_BLOCK)
			l->of[b] = l->of[f->inside[b]];
}

struct vm_loops *vm_loops_new(struct arena *a, const struct vm_graph *graph)
{
	uint32_t n = graph->n;
	struct finder f = {.a = a, .g = graph, .out = ARENA_NEW(a, struct vm_loops)};

	f.out->graph = graph;
	f.out->of = ARENA_ARRAY(a, uint32_t, n + 1);
	f.set = ARENA_ARRAY(a, uint32_t, n + 1);
	f.loop = ARENA_ARRAY(a, uint32_t, n + 1);
	f.inside = ARENA_ARRAY(a, uint32_t, n + 1);
	f.mark = ARENA_ARRAY(a, uint32_t, n + 1);
	f.entries = arena_alloc(a, (n + 1) * sizeof *f.entries);
	for (uint32_t b = 0; b < n; b++) {
		f.set[b] = b;
		f.inside[b] = VM_NO_BLOCK;
		f.out->of[b] = VM_NO_LOOP;
	}
	for (uint32_t i = n; i-- > 0;)
		find_loop(&f, graph->visit[i]);
	number(&f);
	return f.out;
}

bool vm_in_loop(const struct vm_loops *l, uint32_t block, uint32_t loop)
{
	uint32_t at = l->of[block];

	while (at != VM_NO_LOOP && at > loop)
		at = l->loops[at].parent;
	return at == loop;
}
