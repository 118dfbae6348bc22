/* solve_gc.c - gc's answer: for every location, what flows to it and with how many dereferences.
 *
 * One walk per root finds, over the incoming edges, the fewest dereferences with which each
 * location flows to the root (Bellman-Ford, because taking an address counts -1). A location whose
 * address reaches a root that outlives it escapes. Dereferences are never below zero on the way:
 * after "root = &l; l = x" the root has l's address, not x's. Whenever a location gains an
 * attribute it is walked from again, until nothing changes; attributes only grow, so this ends. */
#include "graph.h"

/* Locations waiting their turn; a location is in a queue at most once. */
struct queue {
	VEC(struct esc_loc *) at;
	uint32_t head;
};

static void push(struct esc_graph *g, struct queue *q, struct esc_loc *loc)
{
	VEC_PUSH(g->arena, &q->at, loc);
}

static struct esc_loc *pop(struct queue *q)
{
	struct esc_loc *loc = q->at.at[q->head++];

	if (q->head == q->at.len)
		q->head = q->at.len = 0;
	return loc;
}

static bool is_empty(const struct queue *q)
{
	return q->head == q->at.len;
}

static void enqueue(struct esc_graph *g, struct queue *roots, struct esc_loc *loc)
{
	if (!loc->queued && !loc->passing) {
		loc->queued = true;
		push(g, roots, loc);
	}
}

/* Values kept in l may be used when other's instance is gone. */
static bool outlives(const struct esc_graph *g, const struct esc_loc *l, const struct esc_loc *other)
{
	if (l->attrs & ESC_ATTR_ESCAPES)
		return true;
	if (l == &g->mutator || l == &g->callee)
		return false;
	/* Results go to callers nobody knows; those of a closure whose calls are all known go to
	 * where the calls put them. */
	if (l->result)
		return !(esc_contains_closure(g, other->func, l->func) && !esc_func_of(g, l->func)->results_lost);
	if (l->func == other->func && l->loop_depth < other->loop_depth)
		return true;
	/* The closure's frame is gone while l's function goes on. */
	return esc_contains_closure(g, l->func, other->func);
}

static void leak(struct esc_loc *param, const struct esc_loc *sink, int derefs)
{
	if (!(sink->attrs & ESC_ATTR_ESCAPES) && sink->result && sink->func == param->func && sink->index < ESC_RESULTS)
		esc_leaks_add(&param->leaks, ESC_LEAK_RESULT0 + (int)sink->index, derefs);
	else
		esc_leaks_add(&param->leaks, ESC_LEAK_HEAP, derefs);
}

/* What l learns from flowing to root. */
static uint8_t judge(struct esc_graph *g, const struct esc_loc *root, struct esc_loc *l, bool address, int derefs)
{
	uint8_t attrs = 0;

	if (address && outlives(g, root, l))
		attrs = ESC_ATTR_ESCAPES | ESC_ATTR_PERSISTS | ESC_ATTR_MUTATES | ESC_ATTR_CALLS;
	else if (address)
		attrs = root->attrs & ESC_ATTR_PERSISTS;
	if (derefs == 0)
		attrs |= root->attrs & (ESC_ATTR_MUTATES | ESC_ATTR_CALLS);
	if (l->param) {
		if (outlives(g, root, l))
			leak(l, root, derefs);
		if (root->attrs & ESC_ATTR_MUTATES)
			esc_leaks_add(&l->leaks, ESC_LEAK_MUTATOR, derefs);
		if (root->attrs & ESC_ATTR_CALLS)
			esc_leaks_add(&l->leaks, ESC_LEAK_CALLEE, derefs);
	}
	return attrs;
}

static void follow_edges(struct esc_graph *g, struct queue *todo, struct esc_loc *l, int derefs)
{
	for (uint32_t i = 0; i < l->edges.len; i++) {
		struct esc_loc *src = l->edges.at[i].src;
		int d = derefs + l->edges.at[i].derefs;
		if ((src->attrs & ESC_ATTR_ESCAPES) || (src->walk == g->walk && src->derefs <= d))
			continue;
		src->walk = g->walk;
		src->derefs = d;
		if (src->queued_in_walk != g->walk) {
			src->queued_in_walk = g->walk;
			push(g, todo, src);
		}
	}
}

/* A closure that may be called unseen: its results go to the heap from now on. */
static void lose_results(struct esc_graph *g, struct queue *roots, struct vm_func *closure)
{
	struct esc_func *f = esc_func_of(g, closure);

	if (f->results_lost)
		return;
	f->results_lost = true;
	for (uint32_t i = 0; i < closure->locals.len; i++)
		if ((closure->locals.at[i].flags & VM_L_RESULT) && f->locs[i])
			enqueue(g, roots, f->locs[i]);
}

static void walk_from(struct esc_graph *g, struct queue *roots, struct queue *todo, struct esc_loc *root)
{
	g->walk++;
	root->walk = g->walk;
	root->derefs = 0;
	if ((root->attrs & ESC_ATTR_CALLS) && root->closure)
		lose_results(g, roots, root->closure);
	push(g, todo, root);
	while (!is_empty(todo)) {
		struct esc_loc *l = pop(todo);
		l->queued_in_walk = 0;
		bool address = l->derefs < 0;
		int derefs = address ? 0 : l->derefs;
		uint8_t attrs = judge(g, root, l, address, derefs);
		if (attrs & ~l->attrs) {
			l->attrs |= attrs;
			enqueue(g, roots, l);
			if (l->attrs & ESC_ATTR_ESCAPES)
				continue;
		}
		follow_edges(g, todo, l, derefs);
	}
}

void esc_solve_gc(struct esc_graph *g)
{
	struct queue roots = {0}, todo = {0};

	enqueue(g, &roots, &g->heap);
	enqueue(g, &roots, &g->mutator);
	enqueue(g, &roots, &g->callee);
	for (uint32_t i = 0; i < g->locs.len; i++)
		enqueue(g, &roots, g->locs.at[i]);
	while (!is_empty(&roots)) {
		struct esc_loc *root = pop(&roots);
		root->queued = false;
		walk_from(g, &roots, &todo, root);
	}
}
