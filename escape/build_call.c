/* build_call.c - calls and closures to edges; parameter tags at calls of analysed functions. */
#include "graph.h"

static struct esc_hole discard(void)
{
	return (struct esc_hole){0};
}

static struct esc_hole shifted(struct esc_hole k, int derefs)
{
	k.derefs += derefs;
	return k;
}

/* Where the call's results go; a result that holds no pointer, or is dropped, goes nowhere. */
struct results {
	struct esc_hole *at;
	uint32_t n;
	bool any;
};

static struct results result_holes(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	struct results r = {ARENA_ARRAY(g->arena, struct esc_hole, i->ndst + 1), i->ndst, false};

	for (uint32_t n = 0; n < i->ndst; n++) {
		if (!i->dst[n])
			continue;
		struct esc_hole k = esc_place_hole(g, f, i->dst[n], i);
		if (!vm_type_has_pointers(i->dst[n]->type))
			continue;
		r.at[n] = k;
		r.any = true;
	}
	return r;
}

/* ---- what becomes of an argument ---- */

static struct esc_loc *param_loc(struct esc_graph *g, struct esc_func *callee, uint32_t n)
{
	const struct vm_func *vm = callee->vm;

	for (uint32_t i = 0; i < vm->locals.len; i++)
		if ((vm->locals.at[i].flags & VM_L_PARAM) && vm->locals.at[i].index == n)
			return esc_local_loc(g, callee, i);
	kit_fatal("%s has no local for parameter %u", vm->name, n);
}

static struct esc_loc *result_loc(struct esc_graph *g, struct esc_func *callee, uint32_t n)
{
	const struct vm_func *vm = callee->vm;

	for (uint32_t i = 0; i < vm->locals.len; i++)
		if ((vm->locals.at[i].flags & VM_L_RESULT) && vm->locals.at[i].index == n)
			return esc_local_loc(g, callee, i);
	kit_fatal("%s has no local for result %u", vm->name, n);
}

static struct esc_hole tag_hole(struct esc_graph *g, struct esc_func *f, struct str tag, const struct results *r,
				const struct vm_inst *i)
{
	struct esc_leaks leaks = esc_leaks_decode(tag);
	struct esc_loc *const sinks[ESC_LEAK_RESULT0] = {&g->heap, &g->mutator, &g->callee};
	struct esc_hole k = discard();

	for (int sink = 0; sink < ESC_LEAK_BYTES; sink++) {
		int derefs = esc_leaks_get(&leaks, sink);
		struct esc_hole to = discard();
		if (derefs < 0)
			continue;
		if (sink < ESC_LEAK_RESULT0)
			to = esc_hole_of(sinks[sink]);
		else if ((uint32_t)(sink - ESC_LEAK_RESULT0) < r->n)
			to = r->at[sink - ESC_LEAK_RESULT0];
		if (to.dst)
			k = esc_tee(g, f->vm, k, shifted(to, derefs), i);
	}
	return k;
}

/* internal/abi.EscapeNonString[T], which gc knows: what has other pointers than strings' goes to the heap. Its body,
 * which says that of everything, keeps nothing. */
static bool is_escape_non_string(const struct vm_func *callee)
{
	static const char name[] = "internal/abi.EscapeNonString[";

	return strncmp(callee->name, name, sizeof name - 1) == 0;
}

static bool has_non_string_pointers(const struct vm_type *t)
{
	if (!vm_type_has_pointers(t) || t->kind == VM_STRING)
		return false;
	for (uint32_t i = 0; t->kind == VM_STRUCT && i < t->nfields; i++)
		if (has_non_string_pointers(t->fields[i].type))
			return true;
	return t->kind == VM_ARRAY ? has_non_string_pointers(t->elem) : t->kind != VM_STRUCT;
}

/* The hole of argument n of a call of callee. */
static struct esc_hole argument_hole(struct esc_graph *g, struct esc_func *f, struct vm_func *callee, uint32_t n,
				     const struct results *r, const struct vm_inst *i)
{
	if (callee->flags & VM_FN_SHARED)
		return esc_hole_of(&g->heap);
	if (is_escape_non_string(callee))
		return has_non_string_pointers(callee->params[n]) ? esc_hole_of(&g->heap) : discard();
	if (esc_in_batch(g, callee))
		return esc_hole_of(param_loc(g, esc_func_of(g, callee), n));
	if (callee->tags)
		return tag_hole(g, f, callee->tags[n], r, i);
	if (callee->flags & VM_FN_NOESCAPE)
		return esc_tee(g, f->vm, esc_hole_of(&g->mutator), esc_hole_of(&g->callee), i);
	return esc_hole_of(&g->heap);
}

/* ---- calls ---- */

static void flow_results(struct esc_graph *g, struct vm_func *callee, const struct results *r, const struct vm_inst *i)
{
	if (!esc_in_batch(g, callee))
		return;
	for (uint32_t n = 0; n < r->n; n++)
		if (r->at[n].dst)
			esc_flow(g, r->at[n], result_loc(g, esc_func_of(g, callee), n), 0, i);
}

/* A call of any of the results of an unknown closure may give back what it captured. */
static void flow_callee(struct esc_graph *g, struct esc_func *f, const struct results *r, const struct vm_inst *i)
{
	if (r->any)
		esc_flow_operand(g, f, esc_hole_of(&g->callee), &i->args[0], 0, i);
}

void esc_build_call(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	struct results r = result_holes(g, f, i);
	struct vm_func *named = i->func, **callees = &named;
	uint32_t known = i->op == VM_OP_CALL && named ? 1 : 0;
	uint32_t first = i->op == VM_OP_CALL_CLOSURE ? 1 : 0;

	if (i->op == VM_OP_CALL_CLOSURE) {
		known = esc_known_callees(g, f, &i->args[0], &callees);
		if (!known)
			flow_callee(g, f, &r, i);
	}
	for (uint32_t k = 0; k < known; k++)
		flow_results(g, callees[k], &r, i);
	for (uint32_t n = first; n < i->nargs; n++) {
		struct esc_hole k = known ? discard() : esc_hole_of(&g->heap);

		if (!vm_type_has_pointers(i->args[n].type))
			continue;
		for (uint32_t c = 0; c < known; c++)
			k = esc_tee(g, f->vm, k, argument_hole(g, f, callees[c], n - first, &r, i), i);
		esc_flow_operand(g, f, k, &i->args[n], 0, i);
	}
}

/* ---- closures ---- */

/* The call a method value's wrapper makes, to learn what becomes of the receiver. */
static const struct vm_inst *wrapped_call(const struct vm_func *wrapper)
{
	for (uint32_t b = 0; b < wrapper->blocks.len; b++)
		for (uint32_t n = 0; n < wrapper->blocks.at[b].insts.len; n++)
			if (wrapper->blocks.at[b].insts.at[n]->op == VM_OP_CALL)
				return wrapper->blocks.at[b].insts.at[n];
	return NULL;
}

/* Nobody follows the calls of a method value, so the method's results are taken to go to the heap.
 */
static struct esc_hole receiver_hole(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	const struct vm_inst *call = wrapped_call(i->func);
	uint32_t local;

	if (!call || !call->nargs || call->args[0].kind != VM_OPND_PLACE ||
	    !vm_place_is_local(call->args[0].place, &local) || !(i->func->locals.at[local].flags & VM_L_CAPTURE))
		return esc_hole_of(&g->heap);

	struct results lost = {ARENA_ARRAY(g->arena, struct esc_hole, call->func->nresults + 1), call->func->nresults,
			       true};
	for (uint32_t n = 0; n < lost.n; n++)
		lost.at[n] = esc_hole_of(&g->heap);
	return argument_hole(g, f, call->func, 0, &lost, i);
}

void esc_build_closure(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	struct esc_hole k = i->dst[0] ? esc_place_hole(g, f, i->dst[0], i) : discard();
	struct esc_loc *object = esc_spill(g, k, i);
	bool known = esc_in_batch(g, i->func);

	if (known)
		object->closure = i->func;
	for (uint32_t n = 0; n < i->nargs; n++) {
		struct esc_hole to = esc_hole_of(object);
		if (!vm_type_has_pointers(i->args[n].type))
			continue;
		if (i->site->kind == VM_SITE_METHOD_VALUE)
			to = esc_tee(g, f->vm, to, receiver_hole(g, f, i), i);
		else if (!known)
			to = esc_tee(g, f->vm, to, esc_hole_of(&g->heap), i);
		esc_flow_operand(g, f, to, &i->args[n], 0, i);
	}
	if (known)
		esc_flow_captures(g, f, i);
}
