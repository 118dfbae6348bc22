/* leaving.c - slices that grow in a frame buffer though they escape: lowering has found that nobody else refers to the
 * array before the one to_heap of the variable (lower_exclusive.c). What is left to know is what calls do with it, and
 * that the code uses the variable in no other way.
 *
 * needs: the tags of the batch;  sets: esc_func.leaving */
#include "graph.h"

struct check {
	struct esc_graph *g;
	struct esc_func *f;
	const struct vm_uses *uses;
};

static bool is_local(const struct vm_operand *o, uint32_t local)
{
	uint32_t l;

	return o->kind == VM_OPND_PLACE && vm_place_is_local(o->place, &l) && l == local;
}

/* The temporary that is made from the variable itself, once. */
static bool is_copy_of(const struct esc_func *f, uint32_t temp, uint32_t *local)
{
	const struct esc_def *d = &f->defs[temp];

	return (f->vm->locals.at[temp].flags & VM_L_TEMP) && d->only && !d->many && d->only->op == VM_OP_MOVE &&
	       d->only->args[0].kind == VM_OPND_PLACE && vm_place_is_local(d->only->args[0].place, local);
}

uint32_t esc_appended_local(const struct esc_func *f, const struct vm_inst *append)
{
	const struct vm_operand *o = &append->args[0];
	uint32_t l, from;

	if (o->kind != VM_OPND_PLACE || !vm_place_is_local(o->place, &l))
		return VM_NO_LOCAL;
	return is_copy_of(f, l, &from) ? from : l;
}

/* ---- calls ---- */

static bool leaks(struct check *c, const struct vm_inst *call, uint32_t n)
{
	uint32_t first = call->op == VM_OP_CALL ? 0 : 1;
	const struct vm_func *callee = call->func;
	struct esc_leaks l;

	if (call->op == VM_OP_CALL_CLOSURE)
		callee = esc_static_callee(c->g, c->f, &call->args[0]);
	if (n < first || !callee || !callee->tags || callee->flags & VM_FN_SHARED)
		return true;
	l = esc_leaks_decode(callee->tags[n - first]);
	for (int sink = 0; sink < ESC_LEAK_BYTES; sink++)
		if (esc_leaks_get(&l, sink) >= 0)
			return true;
	return false;
}

static bool passes_on(struct check *c, const struct vm_inst *call, uint32_t local)
{
	for (uint32_t n = 0; n < call->nargs; n++)
		if (is_local(&call->args[n], local) && leaks(c, call, n))
			return false;
	return true;
}

/* ---- the variable's uses ---- */

static bool is_call(const struct vm_inst *i)
{
	return i->op == VM_OP_CALL || i->op == VM_OP_CALL_CLOSURE;
}

/* Its whole value, and not an element or the length, is an operand. */
static bool takes_whole(const struct vm_inst *i, uint32_t local)
{
	for (uint32_t n = 0; n < i->nargs; n++)
		if (is_local(&i->args[n], local))
			return true;
	for (uint32_t n = 0; n < i->ncases; n++)
		if (i->cases && (is_local(&i->cases[n].chan, local) || is_local(&i->cases[n].value, local)))
			return true;
	return false;
}

static bool addresses_element(const struct vm_inst *i, uint32_t local)
{
	return i->op == VM_OP_ADDR && !i->args[0].place->global && i->args[0].place->local == local;
}

static bool keeps(struct check *c, uint32_t local, bool copy);

/* What an instruction makes of the value goes into a temporary and from there back into the variable only. */
static bool goes_back(struct check *c, const struct vm_inst *i, uint32_t local)
{
	const struct vm_use_list *uses;
	uint32_t to, back;

	if (!i->dst[0] || !vm_place_is_local(i->dst[0], &to))
		return false;
	if (to == local)
		return true;
	if (!(c->f->vm->locals.at[to].flags & VM_L_TEMP))
		return false;
	uses = &c->uses->of[to];
	for (uint32_t n = 0; n < uses->n; n++) {
		const struct vm_inst *u = uses->at[n].inst;
		if (uses->at[n].how == VM_DEFINE && (u == i || u->op == VM_OP_LIVE))
			continue;
		if (u->op != VM_OP_MOVE || !is_local(&u->args[0], to) || !vm_place_is_local(u->dst[0], &back) ||
		    back != local)
			return false;
	}
	return true;
}

/* A move of the whole: lowering has put the to_heap before it if it is one of the program's. */
static bool moves_well(struct check *c, const struct vm_inst *i)
{
	uint32_t to;

	if (!vm_place_is_local(i->dst[0], &to) || !(c->f->vm->locals.at[to].flags & VM_L_TEMP) || i->why != VM_WHY_NONE)
		return true;
	return keeps(c, to, true);
}

static bool use_is_fine(struct check *c, const struct vm_inst *i, uint32_t local, uint32_t root)
{
	if (addresses_element(i, local))
		return false;
	if (!takes_whole(i, local))
		return true;
	if (is_call(i))
		return passes_on(c, i, local);
	switch (i->op) {
	case VM_OP_LEN:
	case VM_OP_CAP:
	case VM_OP_TO_HEAP:
		return true;
	case VM_OP_APPEND:
	case VM_OP_APPEND_SLICE:
		return is_local(&i->args[0], local) && !(i->nargs > 1 && is_local(&i->args[1], local)) &&
		       goes_back(c, i, root);
	case VM_OP_SLICE:
		return i->args[3].kind == VM_OPND_NONE && goes_back(c, i, root);
	case VM_OP_MOVE:
		return moves_well(c, i);
	case VM_OP_MAP_SET: /* an assignment as well */
		return !is_local(&i->args[1], local);
	default:
		return false;
	}
}

static bool is_copied(const struct check *c, uint32_t temp, uint32_t *from)
{
	const struct vm_use_list *uses = &c->uses->of[temp];
	bool found = false;

	for (uint32_t n = 0; n < uses->n; n++) {
		const struct vm_inst *i = uses->at[n].inst;
		if (uses->at[n].how != VM_DEFINE)
			continue;
		if (found || i->op != VM_OP_MOVE || i->args[0].kind != VM_OPND_PLACE ||
		    !vm_place_is_local(i->args[0].place, from))
			return false;
		found = true;
	}
	return found;
}

/* copy: a temporary that stands for the value in the middle of a statement. */
static bool keeps(struct check *c, uint32_t local, bool copy)
{
	const struct vm_use_list *uses = &c->uses->of[local];
	uint32_t root = local;

	if (copy && !is_copied(c, local, &root))
		return false;
	for (uint32_t n = 0; n < uses->n; n++)
		if (uses->at[n].how == VM_ADDRESS || !use_is_fine(c, uses->at[n].inst, local, root))
			return false;
	return true;
}

/* ---- decisions ---- */

/* gc keeps a result in memory where deferred calls may recover, and its appends then have no buffer. */
static bool may_be_in_frame(const struct esc_func *f, uint32_t local)
{
	const struct vm_local *l = &f->vm->locals.at[local];

	if (l->flags & (VM_L_ADDRTAKEN | VM_L_CAPTURE | VM_L_BYREF))
		return false;
	return !(l->flags & VM_L_RESULT) || !(f->vm->flags & VM_FN_DEFER);
}

static bool stays_anyway(struct check *c, uint32_t local)
{
	for (uint32_t n = 0; n < c->f->nsites; n++) {
		const struct vm_site *s = c->f->sites[n];
		const struct vm_inst *i = c->g->insts[s->id];

		if (s->kind == VM_SITE_APPEND && i && esc_appended_local(c->f, i) == local && c->g->sites[s->id] &&
		    (c->g->sites[s->id]->attrs & ESC_ATTR_ESCAPES))
			return false;
	}
	return true;
}

/* A loop over a slice that never leaves, and whose capacity nobody sees, has no need of a copy. */
static bool is_idle(struct check *c, const struct vm_inst *to_heap, uint32_t local)
{
	return to_heap->why == VM_WHY_RANGE && !(to_heap->flags & VM_I_KEEP_CAP) && stays_anyway(c, local);
}

static void decide(struct check *c, const struct vm_inst *to_heap)
{
	struct esc_func *f = c->f;
	uint32_t local;

	if (vm_place_is_local(to_heap->dst[0], &local) && may_be_in_frame(f, local) &&
	    esc_small_buffer(to_heap->type->elem) && !is_idle(c, to_heap, local) && keeps(c, local, false))
		f->leaving[local] = to_heap;
}

static bool has_leaving(const struct esc_func *f)
{
	for (uint32_t n = 0; n < f->nsites; n++)
		if (f->sites[n]->kind == VM_SITE_TO_HEAP)
			return true;
	return false;
}

void esc_find_leaving(struct esc_graph *g, struct esc_func *f)
{
	struct check c = {g, f, NULL};

	if (!has_leaving(f))
		return;
	c.uses = vm_facts_uses(vm_facts_of(g->ctx->facts, f->vm));
	f->leaving = ARENA_ARRAY(g->arena, const struct vm_inst *, f->vm->locals.len + 1);
	for (uint32_t n = 0; n < f->nsites; n++)
		if (f->sites[n]->kind == VM_SITE_TO_HEAP && g->insts[f->sites[n]->id])
			decide(&c, g->insts[f->sites[n]->id]);
}
