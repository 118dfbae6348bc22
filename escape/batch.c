/* batch.c - components of the call graph, bottom up: callees are analysed, and tagged, before their
 * callers; functions that call each other are analysed together, and closures with the function
 * around them. */
#include "graph.h"

#include <stdlib.h>

/* A node of the call graph is an outermost function; the closures in it belong to it. */
struct search {
	struct esc_graph *g;
	VEC(struct esc_func *) stack;
	VEC(struct esc_func *) * members; /* by id of the outermost function */
	uint32_t visited, batches;
};

/* A literal that captures nothing is a function like any other. */
static bool is_closure(const struct vm_func *f)
{
	return f->outer && f->context && f->context->nfields > 1;
}

static struct esc_func *outermost(const struct esc_graph *g, struct vm_func *f)
{
	while (is_closure(f))
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

/* What cannot be in a frame for its own sake flows to the heap like the rest. */
static void add_heap_reasons(struct esc_graph *g)
{
	for (uint32_t i = 0; i < g->locs.len; i++) {
		struct esc_loc *loc = g->locs.at[i];
		struct esc_hole address = {&g->heap, -1};
		if (loc->site && !loc->param && !loc->result && esc_heap_reason(loc->site) != ESC_REASON_NONE)
			esc_flow(g, address, loc, 0, NULL);
	}
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
	for (uint32_t i = 0; i < n; i++)
		prepare(g, funcs[i]);
	for (uint32_t i = 0; i < n; i++)
		esc_build_func(g, funcs[i]);
	add_heap_reasons(g);
	esc_solve_gc(g);
	for (uint32_t i = 0; i < n; i++)
		esc_tag_func(g, funcs[i]);
	for (uint32_t i = 0; i < n; i++)
		esc_apply_func(g, funcs[i]);
}

/* ---- components (Tarjan) ---- */

static void visit(struct search *s, struct esc_func *f);

static void refer(struct search *s, struct esc_func *from, struct vm_func *f)
{
	if (!has_body(s->g, f))
		return;
	struct esc_func *to = outermost(s->g, f);
	if (to == from)
		return;
	if (!to->order)
		visit(s, to);
	if (to->on_stack && to->low < from->low)
		from->low = to->low;
}

static void refer_operand(struct search *s, struct esc_func *from, const struct vm_operand *o)
{
	if (o->kind == VM_OPND_CONST && o->constant->kind == VM_CONST_FUNC)
		refer(s, from, o->constant->func);
}

static void refer_inst(struct search *s, struct esc_func *from, const struct vm_inst *i)
{
	if (i->func)
		refer(s, from, i->func);
	for (uint32_t n = 0; n < i->nargs; n++)
		refer_operand(s, from, &i->args[n]);
}

static void refer_body(struct search *s, struct esc_func *from, const struct vm_func *body)
{
	for (uint32_t b = 0; b < body->blocks.len; b++)
		for (uint32_t n = 0; n < body->blocks.at[b].insts.len; n++)
			refer_inst(s, from, body->blocks.at[b].insts.at[n]);
}

static int by_id(const void *x, const void *y)
{
	const struct esc_func *a = *(struct esc_func *const *)x, *b = *(struct esc_func *const *)y;

	return a->vm->id < b->vm->id ? -1 : a->vm->id > b->vm->id;
}

/* Takes the component of f off the stack and analyses it, in source order. */
static void finish_component(struct search *s, struct esc_func *f)
{
	VEC(struct esc_func *) batch = {0};
	struct esc_func *top;

	s->batches++;
	do {
		top = s->stack.at[--s->stack.len];
		top->on_stack = false;
		for (uint32_t i = 0; i < s->members[top->vm->id].len; i++) {
			struct esc_func *member = s->members[top->vm->id].at[i];
			member->batch = s->batches;
			VEC_PUSH(s->g->arena, &batch, member);
		}
	} while (top != f);
	qsort(batch.at, batch.len, sizeof *batch.at, by_id);
	analyse(s->g, batch.at, batch.len);
}

static void visit(struct search *s, struct esc_func *f)
{
	f->order = f->low = ++s->visited;
	f->on_stack = true;
	VEC_PUSH(s->g->arena, &s->stack, f);
	for (uint32_t i = 0; i < s->members[f->vm->id].len; i++)
		refer_body(s, f, s->members[f->vm->id].at[i]->vm);
	if (f->low == f->order)
		finish_component(s, f);
}

void esc_run_batches(struct esc_graph *g)
{
	uint32_t n = g->pkg->funcs.len;
	struct search s = {.g = g};

	s.members = arena_alloc(g->arena, sizeof *s.members * (n + 1));
	for (uint32_t i = 0; i < n; i++) {
		struct vm_func *f = g->pkg->funcs.at[i];
		if (has_body(g, f))
			VEC_PUSH(g->arena, &s.members[outermost(g, f)->vm->id], &g->funcs[i]);
	}
	for (uint32_t i = 0; i < n; i++)
		if (has_body(g, g->funcs[i].vm) && !is_closure(g->funcs[i].vm) && !g->funcs[i].order)
			visit(&s, &g->funcs[i]);
}
