/* order.c - order of initialisation of package variables, and its cycles. */
#include "check.h"

/* A constant, variable or function; edges to what it needs and from what needs it, as sorted sets
 * of indexes. */
struct set {
	uint32_t *at;
	uint32_t len, cap;
};
struct vertex {
	struct object *obj;
	struct set pred, succ;
	uint32_t ndeps;
	bool gone;
};
struct graph {
	struct checker *c;
	VEC(struct vertex) v;
	struct map *index; /* object -> index + 1 */
};

static bool set_find(const struct set *s, uint32_t x, uint32_t *where)
{
	uint32_t lo = 0, hi = s->len;

	while (lo < hi) {
		uint32_t mid = (lo + hi) / 2;

		if (s->at[mid] < x)
			lo = mid + 1;
		else
			hi = mid;
	}
	*where = lo;
	return lo < s->len && s->at[lo] == x;
}

static void set_add(struct arena *a, struct set *s, uint32_t x)
{
	uint32_t at;

	if (set_find(s, x, &at))
		return;
	VEC_PUSH(a, s, x);
	memmove(s->at + at + 1, s->at + at, (s->len - 1 - at) * sizeof *s->at);
	s->at[at] = x;
}

static void set_remove(struct set *s, uint32_t x)
{
	uint32_t at;

	if (!set_find(s, x, &at))
		return;
	memmove(s->at + at, s->at + at + 1, (s->len - 1 - at) * sizeof *s->at);
	s->len--;
}

static bool is_vertex(const struct object *o)
{
	return o->kind == OBJ_CONST || o->kind == OBJ_VAR || o->kind == OBJ_FUNC;
}

static void add_vertices(struct graph *g)
{
	struct checker *c = g->c;

	g->index = map_new(c->arena);
	for (uint32_t i = 0; i < c->objects.len; i++) {
		struct vertex v = {.obj = c->objects.at[i]};

		/* Constants are no part of execution order, but of its cycles. */
		if (!is_vertex(v.obj))
			continue;
		VEC_PUSH(c->arena, &g->v, v);
		map_put(g->index, v.obj, (void *)(uintptr_t)g->v.len);
	}
}

static void add_edges(struct graph *g)
{
	for (uint32_t i = 0; i < g->v.len; i++) {
		const struct object_list *deps = &g->v.at[i].obj->decl->dep_list;

		for (uint32_t j = 0; j < deps->len; j++) {
			uint32_t d = (uint32_t)(uintptr_t)map_get(g->index, deps->at[j]);

			if (d == 0)
				continue;
			set_add(g->c->arena, &g->v.at[i].succ, d - 1);
			set_add(g->c->arena, &g->v.at[d - 1].pred, i);
		}
	}
}

/* Links what uses function f with what f uses, and takes f out. */
static void eliminate(struct graph *g, uint32_t f)
{
	struct vertex *n = &g->v.at[f];

	for (uint32_t i = 0; i < n->pred.len; i++) {
		uint32_t p = n->pred.at[i];

		if (p == f)
			continue;
		for (uint32_t j = 0; j < n->succ.len; j++) {
			uint32_t s = n->succ.at[j];

			if (s == f)
				continue;
			set_add(g->c->arena, &g->v.at[p].succ, s);
			set_add(g->c->arena, &g->v.at[s].pred, p);
		}
		set_remove(&g->v.at[p].succ, f);
	}
	for (uint32_t j = 0; j < n->succ.len; j++)
		if (n->succ.at[j] != f)
			set_remove(&g->v.at[n->succ.at[j]].pred, f);
	n->gone = true;
}

/* Cheapest first keeps the number of edges down. */
static void eliminate_functions(struct graph *g)
{
	VEC(uint32_t) funcs = {0};

	for (uint32_t i = 0; i < g->v.len; i++)
		if (g->v.at[i].obj->kind == OBJ_FUNC)
			VEC_PUSH(g->c->arena, &funcs, i);
	for (uint64_t limit = 0; funcs.len > 0; limit = limit * 4 + 4) {
		uint32_t kept = 0;

		for (uint32_t i = 0; i < funcs.len; i++) {
			const struct vertex *n = &g->v.at[funcs.at[i]];

			if ((uint64_t)n->pred.len * n->succ.len <= limit)
				eliminate(g, funcs.at[i]);
			else
				funcs.at[kept++] = funcs.at[i];
		}
		funcs.len = kept;
	}
}

/* ---- cycles ---- */

struct seeker {
	struct map *seen;
	struct object *to;
	struct object_list path; /* backwards: the target first */
	struct arena *arena;
};

static bool by_order(struct arena *a, const struct object_list *deps, struct object_list *out)
{
	for (uint32_t i = 0; i < deps->len; i++) {
		uint32_t j;

		VEC_PUSH(a, out, deps->at[i]);
		for (j = i; j > 0 && out->at[j - 1]->order > deps->at[i]->order; j--)
			out->at[j] = out->at[j - 1];
		out->at[j] = deps->at[i];
	}
	return out->len > 0;
}

static bool find_path(struct seeker *s, struct object *from)
{
	struct object_list deps = {0};

	if (map_get(s->seen, from) || !from->decl)
		return false;
	map_put(s->seen, from, from);
	by_order(s->arena, &from->decl->dep_list, &deps);
	for (uint32_t i = 0; i < deps.len; i++) {
		if (deps.at[i] != s->to && !find_path(s, deps.at[i]))
			continue;
		VEC_PUSH(s->arena, &s->path, deps.at[i]);
		return true;
	}
	return false;
}

static void report_cycle(struct checker *c, const struct object_list *cycle)
{
	struct object *obj = cycle->at[0];
	struct report *r = report_new(c, ERR_INVALID_INIT_CYCLE);

	if (cycle->len == 1) {
		report_add(r, obj->pos, "initialization cycle: %s refers to itself", obj->name);
		report_send(r);
		return;
	}
	report_add(r, obj->pos, "initialization cycle for %s", obj->name);
	for (uint32_t i = cycle->len; i > 0; i--) {
		struct object *next = cycle->at[i - 1];

		report_add(r, obj->pos, "%s refers to %s", obj->name, next->name);
		obj = next;
	}
	report_send(r);
}

static void check_cycle(struct graph *g, struct object *obj)
{
	struct seeker s = {map_new(g->c->arena), obj, {0}, g->c->arena};

	if (find_path(&s, obj))
		report_cycle(g->c, &s.path);
}

/* ---- order ---- */

/* A heap of vertices: constants first, then fewest dependencies, then source order. */
struct queue {
	struct graph *g;
	uint32_t *heap, *place;
	uint32_t len;
};

static bool less(const struct queue *q, uint32_t a, uint32_t b)
{
	const struct vertex *x = &q->g->v.at[q->heap[a]], *y = &q->g->v.at[q->heap[b]];
	bool cx = x->obj->kind == OBJ_CONST, cy = y->obj->kind == OBJ_CONST;

	if (cx != cy)
		return cx;
	return x->ndeps != y->ndeps ? x->ndeps < y->ndeps : x->obj->order < y->obj->order;
}

static void swap(struct queue *q, uint32_t a, uint32_t b)
{
	uint32_t t = q->heap[a];

	q->heap[a] = q->heap[b];
	q->heap[b] = t;
	q->place[q->heap[a]] = a;
	q->place[q->heap[b]] = b;
}

static void up(struct queue *q, uint32_t i)
{
	for (; i > 0 && less(q, i, (i - 1) / 2); i = (i - 1) / 2)
		swap(q, i, (i - 1) / 2);
}

static void down(struct queue *q, uint32_t i)
{
	for (;;) {
		uint32_t child = 2 * i + 1;

		if (child >= q->len)
			return;
		if (child + 1 < q->len && less(q, child + 1, child))
			child++;
		if (!less(q, child, i))
			return;
		swap(q, i, child);
		i = child;
	}
}

static uint32_t pop(struct queue *q)
{
	uint32_t top = q->heap[0];

	swap(q, 0, --q->len);
	down(q, 0);
	return top;
}

static struct queue queue_of(struct graph *g)
{
	struct queue q = {g, ARENA_ARRAY(g->c->arena, uint32_t, g->v.len + 1),
			  ARENA_ARRAY(g->c->arena, uint32_t, g->v.len + 1), 0};

	for (uint32_t i = 0; i < g->v.len; i++) {
		struct vertex *n = &g->v.at[i];

		if (n->gone)
			continue;
		n->ndeps = n->succ.len;
		q.heap[q.len] = i;
		q.place[i] = q.len;
		up(&q, q.len++);
	}
	return q;
}

static void emit(struct graph *g, struct object *obj, struct map *emitted)
{
	struct decl_info *d = obj->decl;
	struct initializer init = {.rhs = d->init};

	if (obj->kind != OBJ_VAR || !d->init || map_get(emitted, d))
		return;
	map_put(emitted, d, d);
	init.lhs = d->lhs;
	if (init.lhs.len == 0)
		VEC_PUSH(g->c->arena, &init.lhs, obj);
	VEC_PUSH(g->c->arena, &g->c->pkg->inits, init);
}

void check_init_order(struct checker *c)
{
	struct graph g = {.c = c};
	struct map *emitted = map_new(c->arena);
	struct queue q;

	add_vertices(&g);
	add_edges(&g);
	eliminate_functions(&g);
	q = queue_of(&g);
	while (q.len > 0) {
		uint32_t i = pop(&q);
		struct vertex *n = &g.v.at[i];

		if (n->ndeps > 0)
			check_cycle(&g, n->obj);
		n->gone = true;
		for (uint32_t j = 0; j < n->pred.len; j++) {
			uint32_t p = n->pred.at[j];

			if (g.v.at[p].ndeps > 0)
				g.v.at[p].ndeps--;
			if (!g.v.at[p].gone)
				up(&q, q.place[p]);
		}
		emit(&g, n->obj, emitted);
	}
}
