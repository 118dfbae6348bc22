/* batch.c - components of the call graph, bottom up: callees are analysed, and tagged, before their
 * callers; functions that call each other are analysed together, and closures with the function
 * around them. */
#include "graph.h"

#include <stdlib.h>

struct esc_func *esc_outermost(const struct esc_graph *g, const struct vm_func *f)
{
	while (vm_captures(f))
		f = f->outer;
	return esc_func_of(g, f);
}

static bool has_body(const struct esc_graph *g, const struct vm_func *f)
{
	return f && f->pkg == g->pkg && f->blocks.len > 0;
}

/* ---- one batch ---- */

static bool is_tracked(const struct vm_inst *i)
{
	switch (i->op) {
	case VM_OP_MAKE_CHAN:
	case VM_OP_MAP_SET:
	case VM_OP_MAP_SLOT:
	case VM_OP_GO:
	case VM_OP_DEFER:
	case VM_OP_TO_HEAP:
		return false; /* where these are depends on no flow */
	case VM_OP_BOX:
		return !i->args[0].type->direct_iface;
	default:
		return true;
	}
}

/* append guards its buffer so that it is used once, hence it is outside every loop. */
static int32_t site_depth(const struct vm_inst *i, const struct vm_block *b)
{
	if (i->site->kind == VM_SITE_APPEND)
		return 0;
	return b->loop_depth > i->site->loop_depth ? b->loop_depth : i->site->loop_depth;
}

static void add_site(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i, const struct vm_block *b)
{
	g->insts[i->site->id] = i;
	if (!is_tracked(i))
		return;
	struct esc_loc *loc = esc_loc_new(g, f->vm, site_depth(i, b));
	loc->site = i->site;
	g->sites[i->site->id] = loc;
}

static void add_closure(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	struct esc_func *body = esc_func_of(g, i->func);

	if (i->func->pkg != g->pkg)
		return;
	if (body->made_by)
		body->made_twice = true;
	body->made_by = i;
	body->maker = f;
}

static void prepare(struct esc_graph *g, struct esc_func *f)
{
	const struct vm_func *vm = f->vm;

	esc_locals_scan(g, f);
	for (uint32_t b = 0; b < vm->blocks.len; b++) {
		for (uint32_t n = 0; n < vm->blocks.at[b].insts.len; n++) {
			const struct vm_inst *i = vm->blocks.at[b].insts.at[n];
			if (i->site)
				add_site(g, f, i, &vm->blocks.at[b]);
			if (i->op == VM_OP_CLOSURE)
				add_closure(g, f, i);
		}
	}
	for (uint32_t i = 0; i < vm->locals.len; i++)
		if (vm->locals.at[i].site)
			esc_local_loc(g, f, i);
}

/* What cannot be in a frame for its own sake flows to the heap like the rest. Whether there is any. */
static bool add_heap_reasons(struct esc_graph *g, enum esc_reason (*reason)(const struct vm_site *))
{
	bool any = false;

	for (uint32_t i = 0; i < g->locs.len; i++) {
		struct esc_loc *loc = g->locs.at[i];
		struct esc_hole address = {&g->heap, -1};
		if (!loc->site || loc->param || loc->result || reason(loc->site) == ESC_REASON_NONE)
			continue;
		esc_flow(g, address, loc, 0, NULL);
		any = true;
	}
	return any;
}

static void reset_pseudo(struct esc_graph *g)
{
	g->heap = (struct esc_loc){.attrs = ESC_ATTR_ESCAPES | ESC_ATTR_PERSISTS | ESC_ATTR_MUTATES | ESC_ATTR_CALLS};
	g->mutator = (struct esc_loc){.attrs = ESC_ATTR_MUTATES};
	g->callee = (struct esc_loc){.attrs = ESC_ATTR_CALLS};
	g->locs.len = 0;
}

static void analyse(struct esc_graph *g, struct esc_func **funcs, uint32_t n)
{
	reset_pseudo(g);
	g->batch = funcs[0]->batch;
	g->members = funcs;
	g->nmembers = n;
	g->values_known = false;
	for (uint32_t i = 0; i < n; i++)
		prepare(g, funcs[i]);
	for (uint32_t i = 0; i < n; i++)
		esc_build_func(g, funcs[i]);
	add_heap_reasons(g, esc_heap_reason);
	esc_solve_gc(g);
	for (uint32_t i = 0; i < n; i++)
		esc_note_verdicts(g, funcs[i]);
	if (add_heap_reasons(g, esc_storage_reason))
		esc_solve_gc(g); /* attributes only grow */
	for (uint32_t i = 0; i < n; i++)
		esc_tag_func(g, funcs[i]);
	for (uint32_t i = 0; i < n; i++)
		esc_apply_func(g, funcs[i]);
}

/* ---- the call graph of outermost functions, to which the closures in them belong ---- */

struct nodes {
	struct esc_graph *g;
	VEC(struct esc_func *) * members; /* by id of the outermost function, itself among them, in rising order */
	struct vm_callees *successors;    /* of outermost functions */
};

static void find_members(struct nodes *n)
{
	struct esc_graph *g = n->g;

	n->members = arena_alloc(g->arena, sizeof *n->members * (g->pkg->funcs.len + 1));
	for (uint32_t i = 0; i < g->pkg->funcs.len; i++) {
		struct vm_func *f = g->pkg->funcs.at[i];
		if (has_body(g, f))
			VEC_PUSH(g->arena, &n->members[esc_outermost(g, f)->vm->id], &g->funcs[i]);
	}
}

/* The init functions have no parameters, and gc's has no calls of them: they come in their own order. */
static bool calls_initializer(const struct vm_func *from, const struct vm_func *to)
{
	return from->flags & to->flags & VM_FN_INIT;
}

static void find_successors(struct nodes *n)
{
	struct esc_graph *g = n->g;
	const struct vm_calls *calls = vm_package_facts_calls(g->ctx->facts);

	n->successors = ARENA_ARRAY(g->arena, struct vm_callees, calls->n + 1);
	for (uint32_t i = 0; i < calls->n; i++) {
		VEC(uint32_t) to = {0};

		for (uint32_t m = 0; m < n->members[i].len; m++) {
			const struct vm_func *from = n->members[i].at[m]->vm;
			const struct vm_callees *named = &calls->of[n->members[i].at[m]->vm->id];
			for (uint32_t k = 0; k < named->n; k++)
				if (!calls_initializer(from, g->pkg->funcs.at[named->at[k]]))
					VEC_PUSH(g->arena, &to,
						 esc_outermost(g, g->pkg->funcs.at[named->at[k]])->vm->id);
		}
		n->successors[i] = (struct vm_callees){to.at, to.len};
	}
}

static int by_id(const void *x, const void *y)
{
	const struct esc_func *a = *(struct esc_func *const *)x, *b = *(struct esc_func *const *)y;

	return a->vm->id < b->vm->id ? -1 : a->vm->id > b->vm->id;
}

/* The functions of the component, in source order. */
static void analyse_component(struct nodes *n, const struct vm_components *c, uint32_t component)
{
	struct esc_graph *g = n->g;
	VEC(struct esc_func *) batch = {0};

	for (uint32_t i = c->begin[component]; i < c->begin[component + 1]; i++)
		for (uint32_t m = 0; m < n->members[c->member[i]].len; m++) {
			struct esc_func *member = n->members[c->member[i]].at[m];
			member->batch = component + 1;
			VEC_PUSH(g->arena, &batch, member);
		}
	if (!batch.len)
		return;
	qsort(batch.at, batch.len, sizeof *batch.at, by_id);
	analyse(g, batch.at, batch.len);
}

void esc_run_batches(struct esc_graph *g)
{
	struct nodes n = {.g = g};
	const struct vm_components *c;

	find_members(&n);
	find_successors(&n);
	c = vm_components_new(g->arena, n.successors, g->pkg->funcs.len, g->pkg->init ? g->pkg->init->id : 0);
	for (uint32_t i = 0; i < c->n; i++)
		analyse_component(&n, c, i);
}
