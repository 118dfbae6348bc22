/* vm_calls.c - which functions a function names, and components of such graphs, callees first (Tarjan, without
 * recursion: chains of calls have any length). */
#include "vm_analysis.h"

/* ---- functions named ---- */

struct lister {
	struct arena *a;
	const struct vm_package *p;
	VEC(uint32_t) found;
	uint32_t *listed, from; /* by function: the last one, plus one, that named it */
};

static void name_func(struct lister *l, const struct vm_func *f)
{
	if (!f || f->pkg != l->p || !f->blocks.len || l->listed[f->id] == l->from + 1)
		return;
	l->listed[f->id] = l->from + 1;
	VEC_PUSH(l->a, &l->found, f->id);
}

static void name_operand(struct lister *l, const struct vm_operand *o)
{
	if (o->kind == VM_OPND_CONST && o->constant->kind == VM_CONST_FUNC)
		name_func(l, o->constant->func);
}

static void name_inst(struct lister *l, const struct vm_inst *i)
{
	name_func(l, i->func);
	for (uint32_t n = 0; n < i->nargs; n++)
		name_operand(l, &i->args[n]);
	for (uint32_t n = 0; i->cases && n < i->ncases; n++)
		name_operand(l, &i->cases[n].value);
}

struct vm_calls *vm_calls_new(struct arena *a, const struct vm_package *p)
{
	struct vm_calls *calls = ARENA_NEW(a, struct vm_calls);
	struct lister l = {.a = a, .p = p, .listed = ARENA_ARRAY(a, uint32_t, p->funcs.len + 1)};

	calls->n = p->funcs.len;
	calls->of = ARENA_ARRAY(a, struct vm_callees, p->funcs.len + 1);
	for (; l.from < p->funcs.len; l.from++) {
		const struct vm_func *f = p->funcs.at[l.from];

		l.found.len = 0;
		for (uint32_t b = 0; b < f->blocks.len; b++)
			for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++)
				name_inst(&l, f->blocks.at[b].insts.at[n]);
		calls->of[l.from].n = l.found.len;
		calls->of[l.from].at = arena_dup(a, l.found.at, l.found.len * sizeof *l.found.at);
	}
	return calls;
}

/* ---- components ---- */

struct node {
	uint32_t order, low; /* order 0: not visited */
	uint32_t next;       /* successor to look at */
	bool on_stack;
};

struct search {
	const struct vm_callees *successors;
	struct node *nodes;
	uint32_t *path, depth;   /* from the root to the node being visited */
	uint32_t *stack, height; /* visited, component not known */
	uint32_t visited;
	struct vm_components *out;
};

static void enter(struct search *s, uint32_t n)
{
	s->nodes[n] = (struct node){.order = ++s->visited, .low = s->visited, .on_stack = true};
	s->path[s->depth++] = n;
	s->stack[s->height++] = n;
}

static void leave(struct search *s, uint32_t n)
{
	const struct node *node = &s->nodes[n];
	uint32_t top;

	s->depth--;
	if (s->depth > 0 && node->low < s->nodes[s->path[s->depth - 1]].low)
		s->nodes[s->path[s->depth - 1]].low = node->low;
	if (node->low != node->order)
		return;
	do {
		top = s->stack[--s->height];
		s->nodes[top].on_stack = false;
		s->out->of[top] = s->out->n;
	} while (top != n);
	s->out->n++;
}

static void visit(struct search *s, uint32_t root)
{
	enter(s, root);
	while (s->depth > 0) {
		uint32_t n = s->path[s->depth - 1], to;
		struct node *node = &s->nodes[n];

		if (node->next == s->successors[n].n) {
			leave(s, n);
			continue;
		}
		to = s->successors[n].at[node->next++];
		if (!s->nodes[to].order)
			enter(s, to);
		else if (s->nodes[to].on_stack && s->nodes[to].order < node->low)
			node->low = s->nodes[to].order;
	}
}

/* Members by component, in rising order. */
static void sort_members(struct arena *a, struct vm_components *c, uint32_t n)
{
	uint32_t *next = ARENA_ARRAY(a, uint32_t, c->n + 1);

	c->begin = ARENA_ARRAY(a, uint32_t, c->n + 1);
	c->member = ARENA_ARRAY(a, uint32_t, n + 1);
	for (uint32_t i = 0; i < n; i++)
		c->begin[c->of[i] + 1]++;
	for (uint32_t k = 0; k < c->n; k++) {
		c->begin[k + 1] += c->begin[k];
		next[k] = c->begin[k];
	}
	for (uint32_t i = 0; i < n; i++)
		c->member[next[c->of[i]]++] = i;
}

struct vm_components *vm_components_new(struct arena *a, const struct vm_callees *successors, uint32_t n,
					uint32_t first)
{
	struct search s = {.successors = successors,
			   .nodes = ARENA_ARRAY(a, struct node, n + 1),
			   .path = ARENA_ARRAY(a, uint32_t, n + 1),
			   .stack = ARENA_ARRAY(a, uint32_t, n + 1),
			   .out = ARENA_NEW(a, struct vm_components)};

	s.out->of = ARENA_ARRAY(a, uint32_t, n + 1);
	if (n)
		visit(&s, first);
	for (uint32_t i = 0; i < n; i++)
		if (!s.nodes[i].order)
			visit(&s, i);
	sort_members(a, s.out, n);
	return s.out;
}
