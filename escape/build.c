/* build.c - the instructions of a function to edges of the graph.
 *
 * What Go's compiler does on syntax trees is done on places here: reading a place dereferences as
 * often as it has dereferences and indices into slices; writing through one of them goes to the
 * heap. A value without pointers flows nowhere. */
#include "graph.h"

/* ---- places ---- */

/* Dereferences on the way from the base, before projection `end`. */
static int count_derefs(const struct vm_type *type, const struct vm_place *p, uint32_t end)
{
	int n = 0;

	for (uint32_t i = 0; i < end; i++) {
		if (p->proj[i].kind == VM_PROJ_DEREF)
			n++;
		else if (p->proj[i].kind == VM_PROJ_INDEX && type->kind != VM_ARRAY)
			n++;
		type = p->proj[i].type;
	}
	return n;
}

/* The base as a location, and how many projections it takes up: one for a captured variable, whose
 * address the closure holds. NULL for package variables. */
static struct esc_loc *base_loc(struct esc_graph *g, struct esc_func *f, const struct vm_place *p, uint32_t *used)
{
	*used = 0;
	if (p->global)
		return NULL;
	if (p->nproj && p->proj[0].kind == VM_PROJ_DEREF) {
		struct esc_loc *captured = esc_captured_loc(g, f, p->local);
		if (captured) {
			*used = 1;
			return captured;
		}
	}
	return esc_local_loc(g, f, p->local);
}

/* The place without its first projections; its base is of the type they lead to. */
static struct vm_place tail_of(const struct vm_place *p, uint32_t used)
{
	struct vm_place tail = *p;

	if (used) { /* without projections there may be no array */
		tail.proj += used;
		tail.nproj -= used;
	}
	return tail;
}

static const struct vm_type *base_type(const struct esc_func *f, const struct vm_place *p, uint32_t used)
{
	if (used)
		return p->proj[used - 1].type;
	return p->global ? p->global->type : f->vm->locals.at[p->local].type;
}

void esc_flow_operand(struct esc_graph *g, struct esc_func *f, struct esc_hole k, const struct vm_operand *o,
		      int derefs, const struct vm_inst *where)
{
	uint32_t used;

	if (o->kind != VM_OPND_PLACE || !k.dst)
		return;
	/* a capture by reference that is passed on as it is: the address of the variable */
	if (!o->place->global && !o->place->nproj) {
		struct esc_loc *captured = esc_captured_loc(g, f, o->place->local);
		if (captured) {
			esc_flow(g, k, captured, derefs - 1, where);
			return;
		}
	}
	struct esc_loc *loc = base_loc(g, f, o->place, &used);
	if (!loc)
		return;
	struct vm_place tail = tail_of(o->place, used);
	int inside = count_derefs(base_type(f, o->place, used), &tail, tail.nproj);
	esc_flow(g, k, loc, inside + derefs, where);
}

/* The pointer or slice through which the place is written may write what it points to. */
static void mutate(struct esc_graph *g, struct esc_loc *base, const struct vm_type *type, const struct vm_place *p,
		   const struct vm_inst *where)
{
	int derefs = count_derefs(type, p, p->nproj);

	esc_flow(g, esc_hole_of(&g->mutator), base, derefs - 1, where);
}

struct esc_hole esc_place_hole(struct esc_graph *g, struct esc_func *f, const struct vm_place *p,
			       const struct vm_inst *where)
{
	uint32_t used;
	struct esc_loc *loc = base_loc(g, f, p, &used);

	if (!loc)
		return esc_hole_of(&g->heap);
	struct vm_place tail = tail_of(p, used);
	const struct vm_type *type = base_type(f, p, used);
	if (count_derefs(type, &tail, tail.nproj) == 0)
		return esc_hole_of(loc);
	mutate(g, loc, type, &tail, where);
	return esc_hole_of(&g->heap);
}

/* The fresh object that an initialising move writes; see VM_I_INIT. */
static struct esc_loc *fresh_object(struct esc_graph *g, struct esc_func *f, const struct vm_place *p)
{
	if (p->global || !p->nproj || p->proj[0].kind != VM_PROJ_DEREF)
		return NULL;
	const struct esc_def *d = &f->defs[p->local];
	if (!d->only || d->many || d->only->op != VM_OP_NEW)
		return NULL;
	struct vm_place tail = tail_of(p, 1);
	if (count_derefs(p->proj[0].type, &tail, tail.nproj))
		return NULL;
	return g->sites[d->only->site->id];
}

static struct esc_hole dst_hole(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i, uint32_t n)
{
	struct esc_loc *fresh;

	if (n >= i->ndst || !i->dst[n])
		return (struct esc_hole){0};
	if ((i->flags & VM_I_INIT) && (fresh = fresh_object(g, f, i->dst[n])))
		return esc_hole_of(fresh);
	return esc_place_hole(g, f, i->dst[n], i);
}

/* ---- instructions ---- */

/* p.Data of a *reflect.SliceHeader or *reflect.StringHeader: the pointer of what p was made from. */
static bool is_header_data(const struct vm_place *p)
{
	if (p->nproj < 2)
		return false;
	const struct vm_proj *field = &p->proj[p->nproj - 1], *header = field - 1;
	if (field->kind != VM_PROJ_FIELD || field->n != 0 || header->kind != VM_PROJ_DEREF || !header->type->named)
		return false;
	return !strcmp(header->type->link, "reflect.SliceHeader") ||
	       !strcmp(header->type->link, "reflect.StringHeader");
}

/* A uintptr made from a pointer is followed while it is in temporaries. */
static bool follows_uintptr(const struct esc_func *f, const struct vm_place *p)
{
	uint32_t local;

	if (vm_place_is_local(p, &local))
		return f->vm->locals.at[local].flags & VM_L_TEMP;
	return is_header_data(p);
}

static bool may_hold_pointer(const struct esc_func *f, const struct vm_operand *o)
{
	if (vm_type_has_pointers(o->type))
		return true;
	return o->type->kind == VM_UINTPTR && o->kind == VM_OPND_PLACE && follows_uintptr(f, o->place);
}

/* gc's range statement does not ask whether the elements hold pointers. */
static bool is_range(const struct vm_inst *i)
{
	return i->why == VM_WHY_RANGE || i->why == VM_WHY_RANGE_DEREF;
}

static void build_assign(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i, int derefs)
{
	struct esc_hole k = dst_hole(g, f, i, 0);

	if (i->ndst && i->dst[0] && i->dst[0]->type->kind == VM_UINTPTR && !follows_uintptr(f, i->dst[0]))
		return;
	if (i->flags & VM_I_SELF_ASSIGN) {
		escape_decide(g->ctx, (struct escape_decision){.kind = ESC_DECIDED_SELF_ASSIGN,
							       .pos = vm_outermost(f->vm, i->inlined, i->pos),
							       .func = f->vm,
							       .name = i->text});
		return;
	}
	for (uint32_t n = 0; n < i->nargs; n++) {
		const struct vm_operand *o = &i->args[n];
		if (o->kind == VM_OPND_PLACE && (is_range(i) || may_hold_pointer(f, o)))
			esc_flow_operand(g, f, k, o, derefs, i);
	}
}

struct esc_loc *esc_spill(struct esc_graph *g, struct esc_hole k, const struct vm_inst *i)
{
	struct esc_loc *loc = g->sites[i->site->id];

	esc_flow(g, k, loc, -1, i);
	return loc;
}

static void build_box(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	struct esc_hole k = dst_hole(g, f, i, 0);

	if (g->sites[i->site->id])
		k = esc_hole_of(esc_spill(g, k, i));
	if (vm_type_has_pointers(i->args[0].type))
		esc_flow_operand(g, f, k, &i->args[0], 0, i);
}

static void build_append(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	struct esc_hole k = dst_hole(g, f, i, 0), heap = esc_hole_of(&g->heap);
	const struct vm_operand *slice = &i->args[0], *more = &i->args[1];
	bool pointers = vm_type_has_pointers(slice->type->elem);

	/* The slice itself may be the result; or its elements move to a new one. */
	esc_flow_operand(g, f, k, slice, 0, i);
	esc_flow_operand(g, f, esc_hole_of(&g->mutator), slice, 0, i);
	if (pointers)
		esc_flow_operand(g, f, heap, slice, 1, i);
	if (i->op == VM_OP_APPEND_SLICE) {
		if (more->type->kind == VM_SLICE && pointers)
			esc_flow_operand(g, f, heap, more, 1, i);
	} else if (pointers) {
		for (uint32_t n = 1; n < i->nargs; n++)
			esc_flow_operand(g, f, heap, &i->args[n], 0, i);
	}
	esc_spill(g, k, i);
}

static void build_copy(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	const struct vm_type *from = i->args[1].type;

	esc_flow_operand(g, f, esc_hole_of(&g->mutator), &i->args[0], 0, i);
	if (from->kind == VM_SLICE && vm_type_has_pointers(from->elem))
		esc_flow_operand(g, f, esc_hole_of(&g->heap), &i->args[1], 1, i);
}

static void build_assert(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	bool shares = i->type->kind == VM_INTERFACE || i->type->direct_iface;

	if (vm_type_has_pointers(i->type))
		esc_flow_operand(g, f, dst_hole(g, f, i, 0), &i->args[0], shares ? 0 : 1, i);
}

static void build_to_heap(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i, uint32_t from)
{
	for (uint32_t n = from; n < i->nargs; n++)
		if (i->args[n].type && vm_type_has_pointers(i->args[n].type))
			esc_flow_operand(g, f, esc_hole_of(&g->heap), &i->args[n], 0, i);
}

static void build_select(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	for (uint32_t n = 0; n < i->ncases; n++) {
		const struct vm_select_case *c = &i->cases[n];
		if (c->send && vm_type_has_pointers(c->value.type))
			esc_flow_operand(g, f, esc_hole_of(&g->heap), &c->value, 0, i);
	}
}

static void build_go(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	esc_flow_operand(g, f, esc_hole_of(&g->heap), &i->args[0], 0, i);
}

/* A deferred closure that runs at most once per call stays in the frame until the call ends. */
static void build_defer(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i, uint32_t block)
{
	if (f->vm->blocks.at[block].loop_depth > 1 || !(i->flags & VM_I_NO_LOOP)) {
		esc_flow_operand(g, f, esc_hole_of(&g->heap), &i->args[0], 0, i);
		return;
	}
	struct esc_loc *later = esc_loc_new(g, f->vm, 1);
	later->attrs = ESC_ATTR_PERSISTS;
	esc_flow_operand(g, f, esc_hole_of(later), &i->args[0], 0, i);
}

/* min and max give one of their strings; uintptr arithmetic may be a pointer's. */
static void build_binary(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	if (i->sub == VM_MIN || i->sub == VM_MAX || i->args[0].type->kind == VM_UINTPTR)
		build_assign(g, f, i, 0);
}

static void build_special(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i, uint32_t block)
{
	switch (i->op) {
	case VM_OP_BINARY:
		build_binary(g, f, i);
		break;
	case VM_OP_UNSAFE_ADD:
	case VM_OP_UNSAFE_SLICE:
	case VM_OP_UNSAFE_STRING:
		esc_flow_operand(g, f, dst_hole(g, f, i, 0), &i->args[0], 0, i);
		break;
	case VM_OP_CLOSURE:
		esc_build_closure(g, f, i);
		break;
	case VM_OP_BOX:
		build_box(g, f, i);
		break;
	case VM_OP_APPEND:
	case VM_OP_APPEND_SLICE:
		build_append(g, f, i);
		break;
	case VM_OP_ASSERT:
		build_assert(g, f, i);
		break;
	case VM_OP_CALL:
	case VM_OP_CALL_CLOSURE:
	case VM_OP_CALL_IFACE:
		esc_build_call(g, f, i);
		break;
	case VM_OP_GO:
		build_go(g, f, i);
		break;
	case VM_OP_DEFER:
		build_defer(g, f, i, block);
		break;
	case VM_OP_COPY:
		build_copy(g, f, i);
		break;
	case VM_OP_KEEPALIVE:
		esc_flow_operand(g, f, esc_hole_of(i->flags & VM_I_ESCAPES ? &g->heap : &g->mutator), &i->args[0], 0,
				 i);
		break;
	case VM_OP_MAP_SET:
	case VM_OP_MAP_SLOT: /* what the entry holds is on the heap, as its pointer's */
	case VM_OP_CHAN_SEND:
		build_to_heap(g, f, i, 1);
		break;
	case VM_OP_SELECT:
		build_select(g, f, i);
		break;
	default:
		kit_fatal("no flow for operation %s", vm_op_info[i->op].text);
	}
}

/* Operations without a flow of their own that nevertheless give access to what an argument holds.
 */
static void build_none(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	switch (i->op) {
	case VM_OP_CLEAR:
		esc_flow_operand(g, f, esc_hole_of(&g->mutator), &i->args[0], 0, i);
		break;
	case VM_OP_MAP_ITER_INIT:
		esc_flow_operand(g, f, dst_hole(g, f, i, 0), &i->args[0], 0, i);
		break;
	case VM_OP_MAP_ITER_ELEM:
		esc_flow_operand(g, f, dst_hole(g, f, i, 0), &i->args[0], 1, i);
		break;
	case VM_OP_UNARY:
		if (i->args[0].type->kind == VM_UINTPTR)
			build_assign(g, f, i, 0);
		break;
	default:
		/* A store through a pointer is seen though its value holds none. */
		for (uint32_t n = 0; n < i->ndst; n++)
			dst_hole(g, f, i, n);
		break;
	}
}

static void build_inst(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i, uint32_t block)
{
	switch (vm_op_info[i->op].flow) {
	case VM_FLOW_NONE:
		build_none(g, f, i);
		break;
	case VM_FLOW_ASSIGN:
	case VM_FLOW_SLICE:
		build_assign(g, f, i, 0);
		break;
	case VM_FLOW_ADDR:
		esc_flow_operand(g, f, dst_hole(g, f, i, 0), &i->args[0], -1, i);
		break;
	case VM_FLOW_ALLOC:
		if (i->op == VM_OP_CONCAT && i->site->silent)
			build_assign(g, f, i, 0); /* x += y: gc sees y assigned to x */
		if (g->sites[i->site->id])
			esc_spill(g, dst_hole(g, f, i, 0), i);
		else
			dst_hole(g, f, i, 0);
		break;
	case VM_FLOW_HEAP:
		build_to_heap(g, f, i, 0);
		break;
	case VM_FLOW_SPECIAL:
		build_special(g, f, i, block);
		break;
	}
}

void esc_build_func(struct esc_graph *g, struct esc_func *f)
{
	const struct vm_func *vm = f->vm;

	for (uint32_t b = 0; b < vm->blocks.len; b++)
		for (uint32_t n = 0; n < vm->blocks.at[b].insts.len; n++)
			build_inst(g, f, vm->blocks.at[b].insts.at[n], b);
}
