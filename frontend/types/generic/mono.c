/* mono.c - refuses generic code that would need ever more instances: a cycle of type parameters,
 * each flowing into the next, through which a type grows. */
#include "check.h"
#include "typeset.h"

struct mono_vertex {
	struct object *obj;
	int weight, len;
	uint32_t pre; /* edge the heaviest path comes in by */
};
struct mono_edge {
	uint32_t dst, src;
	int weight; /* 1: the type grows */
	pos_t pos;
	struct type *type;
};
struct mono_graph {
	VEC(struct mono_vertex) vertices;
	VEC(struct mono_edge) edges;
	struct map *canon; /* receiver's type parameter -> that of the declaration */
	struct map *index; /* type name -> vertex + 1; vertex UINT32_MAX - 1: none */
};

static struct mono_graph *graph(struct checker *c)
{
	if (!c->mono) {
		c->mono = ARENA_NEW(c->arena, struct mono_graph);
		c->mono->canon = map_new(c->arena);
		c->mono->index = map_new(c->arena);
	}
	return c->mono;
}

void check_mono_canon(struct checker *c, struct type *mine, struct type *declared)
{
	map_put(graph(c)->canon, mine, declared);
}

static uint32_t new_vertex(struct checker *c, struct object *obj)
{
	struct mono_graph *g = graph(c);
	struct mono_vertex v = {.obj = obj};

	VEC_PUSH(c->arena, &g->vertices, v);
	return g->vertices.len - 1;
}

static uint32_t param_vertex(struct checker *c, struct type *p)
{
	struct mono_graph *g = graph(c);
	struct type *canon = map_get(g->canon, p);
	struct object *obj = (canon ? canon : p)->param.obj;
	uintptr_t at = (uintptr_t)map_get(g->index, obj);

	if (at == 0) {
		at = (uintptr_t)new_vertex(c, obj) + 1;
		map_put(g->index, obj, (void *)at);
	}
	return (uint32_t)at - 1;
}

static void add_edge(struct checker *c, uint32_t dst, uint32_t src, int weight, pos_t pos, struct type *t)
{
	struct mono_edge e = {dst, src, weight, pos, t};

	VEC_PUSH(c->arena, &graph(c)->edges, e);
}

/* A type declared in a generic function depends on the type parameters around it. -1: on none. */
static int64_t local_vertex(struct checker *c, struct type *named)
{
	enum { NONE = 1 };
	struct mono_graph *g = graph(c);
	struct object *obj = named->named.origin->named.obj;
	int64_t v = -1;
	uintptr_t at;

	if (obj->pkg != c->pkg || obj->parent == c->pkg->scope || !obj->parent)
		return -1;
	at = (uintptr_t)map_get(g->index, obj);
	if (at != 0)
		return at == NONE ? -1 : (int64_t)at - 2;
	for (struct scope *s = obj->parent; s && s != c->pkg->scope; s = s->parent) {
		for (uint32_t i = 0; i < s->objects.len; i++) {
			struct object *o = s->objects.at[i];

			if (o->kind != OBJ_TYPENAME || !o->type || o->type->kind != TYPE_PARAM || object_is_alias(o))
				continue;
			if (v < 0)
				v = new_vertex(c, obj);
			add_edge(c, (uint32_t)v, param_vertex(c, o->type), 1, obj->pos, o->type);
		}
	}
	map_put(g->index, obj, (void *)(uintptr_t)(v < 0 ? NONE : v + 2));
	return v;
}

struct flow {
	struct checker *c;
	pos_t pos;
	struct type *tparam, *targ;
	struct map *seen; /* composite types that were followed: they may share parts endlessly */
};

static void flow_from(const struct flow *f, uint32_t src, const struct type *t)
{
	add_edge(f->c, param_vertex(f->c, f->tparam), src, t == f->targ ? 0 : 1, f->pos, f->targ);
}

static void flow(const struct flow *f, struct type *t);

static void flow_vars(const struct flow *f, const struct object_list *l)
{
	for (uint32_t i = 0; i < l->len; i++)
		flow(f, l->at[i]->type);
}

static void flow_named(const struct flow *f, struct type *t)
{
	int64_t src = local_vertex(f->c, t);

	if (src >= 0)
		flow_from(f, (uint32_t)src, t);
	for (uint32_t i = 0; i < t->named.targs.len; i++)
		flow(f, t->named.targs.at[i]);
}

static bool seen_before(const struct flow *f, struct type *t)
{
	bool parts = t->kind == TYPE_STRUCT || t->kind == TYPE_FUNC || t->kind == TYPE_MAP ||
		     (t->kind == TYPE_NAMED && t->named.targs.len > 0);

	if (!parts)
		return false;
	if (map_get(f->seen, t))
		return true;
	map_put(f->seen, t, t);
	return false;
}

static void flow(const struct flow *f, struct type *t)
{
	t = type_unalias(t);
	if (seen_before(f, t))
		return;
	switch (t->kind) {
	case TYPE_PARAM:
		flow_from(f, param_vertex(f->c, t), t);
		break;
	case TYPE_NAMED:
		flow_named(f, t);
		break;
	case TYPE_ARRAY:
		flow(f, t->array.elem);
		break;
	case TYPE_POINTER:
	case TYPE_SLICE:
		flow(f, t->pointer.elem);
		break;
	case TYPE_CHAN:
		flow(f, t->chan.elem);
		break;
	case TYPE_MAP:
		flow(f, t->map.key);
		flow(f, t->map.elem);
		break;
	case TYPE_INTERFACE:
		for (uint32_t i = 0; i < type_methods(t)->len; i++)
			flow(f, type_methods(t)->at[i]->type);
		break;
	case TYPE_FUNC:
		flow_vars(f, &t->func.params->tuple.vars);
		flow_vars(f, &t->func.results->tuple.vars);
		break;
	case TYPE_STRUCT:
		flow_vars(f, &t->strct.fields);
		break;
	default:
		break;
	}
}

void check_mono_instance(struct checker *c, pos_t pos, const struct type_list *tparams, const struct type_list *targs,
			 const struct nodes *xlist)
{
	for (uint32_t i = 0; i < tparams->len; i++) {
		struct flow f = {c, pos, tparams->at[i], targs->at[i], map_new(c->arena)};

		if (f.tparam->param.obj->pkg != c->pkg)
			continue;
		if (xlist && i < xlist->len)
			f.pos = node_start(xlist->at[i]);
		flow(&f, f.targ);
	}
}

static void report_loop(struct checker *c, uint32_t v)
{
	struct mono_graph *g = c->mono;
	bool *seen = ARENA_ARRAY(c->arena, bool, g->vertices.len);
	struct report *r = report_new(c, ERR_INVALID_INSTANCE_CYCLE);
	VEC(uint32_t) stack = {0};
	uint32_t first = 0;

	while (!seen[v]) {
		VEC_PUSH(c->arena, &stack, v);
		seen[v] = true;
		v = g->edges.at[g->vertices.at[v].pre].src;
	}
	while (stack.at[first] != v)
		first++;
	report_add(r, g->vertices.at[v].obj->pos, "instantiation cycle:");
	for (uint32_t i = first; i < stack.len; i++) {
		const struct mono_edge *e = &g->edges.at[g->vertices.at[stack.at[i]].pre];
		const struct object *obj = g->vertices.at[e->dst].obj;

		report_add(r, e->pos, "%s %s %s", obj->name,
			   obj->type->kind == TYPE_PARAM ? "instantiated as" : "implicitly parameterized by",
			   type_text(c, e->type));
	}
	report_send(r);
}

/* Heaviest paths; one as long as there are vertices goes round in a growing cycle. */
void check_mono_report(struct checker *c)
{
	struct mono_graph *g = graph(c);
	bool again = true;

	while (again) {
		again = false;
		for (uint32_t i = 0; i < g->edges.len; i++) {
			const struct mono_edge *e = &g->edges.at[i];
			const struct mono_vertex *src = &g->vertices.at[e->src];
			struct mono_vertex *dst = &g->vertices.at[e->dst];
			int w = src->weight + e->weight;

			if (w <= dst->weight)
				continue;
			dst->pre = i;
			dst->len = src->len + 1;
			if (dst->len == (int)g->vertices.len) {
				report_loop(c, e->dst);
				return;
			}
			dst->weight = w;
			again = true;
		}
	}
}
