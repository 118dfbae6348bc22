/* vm_cycle.c - which blocks lie on a cycle of the control flow (Tarjan's components, without
 * recursion: a function may have any number of blocks). */
#include "vm_internal.h"

struct node {
	uint32_t order, low; /* order 0: not visited */
	uint32_t next;       /* successor to look at */
	bool on_stack;
};

struct search {
	const struct vm_func *f;
	struct node *nodes;
	uint32_t *path, depth;   /* from the root to the block being visited */
	uint32_t *stack, height; /* visited, component not known */
	uint32_t visited;
	bool *cyclic;
};

static void enter(struct search *s, uint32_t block)
{
	s->nodes[block] = (struct node){.order = ++s->visited, .low = s->visited, .on_stack = true};
	s->path[s->depth++] = block;
	s->stack[s->height++] = block;
}

static void leave(struct search *s, uint32_t block)
{
	struct node *n = &s->nodes[block];
	uint32_t top, size = 0;

	s->depth--;
	if (s->depth > 0 && n->low < s->nodes[s->path[s->depth - 1]].low)
		s->nodes[s->path[s->depth - 1]].low = n->low;
	if (n->low != n->order)
		return;
	for (uint32_t i = s->height; i-- > 0 && s->stack[i] != block;)
		size++;
	do {
		top = s->stack[--s->height];
		s->nodes[top].on_stack = false;
		if (size > 0)
			s->cyclic[top] = true;
	} while (top != block);
}

static void visit(struct search *s, uint32_t root)
{
	uint32_t to;

	enter(s, root);
	while (s->depth > 0) {
		uint32_t block = s->path[s->depth - 1];
		struct node *n = &s->nodes[block];
		if (!vm_successor(s->f, block, n->next++, &to)) {
			leave(s, block);
			continue;
		}
		if (to == block)
			s->cyclic[block] = true;
		if (!s->nodes[to].order)
			enter(s, to);
		else if (s->nodes[to].on_stack && s->nodes[to].order < n->low)
			n->low = s->nodes[to].order;
	}
}

bool *vm_cyclic_blocks(struct arena *a, const struct vm_func *f)
{
	uint32_t n = f->blocks.len;
	struct search s = {.f = f,
			   .nodes = ARENA_ARRAY(a, struct node, n + 1),
			   .path = ARENA_ARRAY(a, uint32_t, n + 1),
			   .stack = ARENA_ARRAY(a, uint32_t, n + 1),
			   .cyclic = ARENA_ARRAY(a, bool, n + 1)};

	for (uint32_t i = 0; i < n; i++)
		if (!s.nodes[i].order)
			visit(&s, i);
	return s.cyclic;
}
