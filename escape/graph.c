/* graph.c - locations and edges. */
#include "graph.h"

struct esc_loc *esc_loc_new(struct esc_graph *g, struct vm_func *f, int32_t loop_depth)
{
	struct esc_loc *loc = ARENA_NEW(g->arena, struct esc_loc);

	loc->func = f;
	loc->loop_depth = loop_depth;
	VEC_PUSH(g->arena, &g->locs, loc);
	return loc;
}

struct esc_hole esc_hole_of(struct esc_loc *loc)
{
	return (struct esc_hole){loc, 0};
}

void esc_flow(struct esc_graph *g, struct esc_hole k, struct esc_loc *src, int derefs, const struct vm_inst *where)
{
	int total = k.derefs + derefs;

	KIT_ASSERT(total >= -1);
	if (!k.dst || (k.dst == src && total >= 0))
		return;
	if ((k.dst->attrs & ESC_ATTR_ESCAPES) && total < 0) {
		src->attrs |= ESC_ATTR_ESCAPES | ESC_ATTR_PERSISTS | ESC_ATTR_MUTATES | ESC_ATTR_CALLS;
		return;
	}
	VEC_PUSH(g->arena, &k.dst->edges, (struct esc_edge){src, total, where});
}

struct esc_hole esc_tee(struct esc_graph *g, struct vm_func *f, struct esc_hole a, struct esc_hole b,
			const struct vm_inst *where)
{
	if (!a.dst)
		return b;
	if (!b.dst)
		return a;

	/* "p = &q" is not "p = &t; t = q", so no hole of a tee takes an address. */
	KIT_ASSERT(a.derefs >= 0 && b.derefs >= 0);
	struct esc_loc *loc = esc_loc_new(g, f, INT32_MAX);
	esc_flow(g, a, loc, 0, where);
	esc_flow(g, b, loc, 0, where);
	return esc_hole_of(loc);
}

struct esc_func *esc_func_of(const struct esc_graph *g, const struct vm_func *f)
{
	return &g->funcs[f->id];
}

bool esc_in_batch(const struct esc_graph *g, const struct vm_func *f)
{
	return f && f->pkg == g->pkg && !(f->flags & (VM_FN_EXTERN | VM_FN_SHARED)) &&
	       esc_func_of(g, f)->batch == g->batch;
}

bool esc_contains_closure(const struct esc_graph *g, const struct vm_func *outer, const struct vm_func *inner)
{
	for (const struct vm_func *f = inner->outer; f; f = f->outer)
		if (f == outer)
			return true;
	return false;
}
