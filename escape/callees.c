/* callees.c - which functions a variable of func type may hold: those of all assignments to it, in the function that
 * declares it and in the closures there. Known only while each is a plain assignment of a function or literal and
 * nobody takes its address; nil counts for nothing, for a call of it panics. As in gc's ReassignOracle. */
#include "graph.h"

struct esc_values {
	VEC(struct vm_func *) funcs;
	bool unknown;
};

static struct esc_values *values_of(struct esc_graph *g, struct esc_loc *loc)
{
	const uint16_t outside = VM_L_PARAM | VM_L_RESULT | VM_L_CAPTURE;

	if (!loc->values) {
		loc->values = ARENA_NEW(g->arena, struct esc_values);
		loc->values->unknown = loc->local->flags & outside || loc->local->type->named;
	}
	return loc->values;
}

/* The variable that a place of func type is, itself or captured; NULL: it is none. */
static struct esc_loc *variable_at(struct esc_graph *g, struct esc_func *f, const struct vm_place *p)
{
	if (!p || p->global || p->type->kind != VM_FUNC)
		return NULL;
	if (p->nproj == 0)
		return esc_local_loc(g, f, p->local);
	return p->nproj == 1 && p->proj[0].kind == VM_PROJ_DEREF ? esc_captured_loc(g, f, p->local) : NULL;
}

static void forget(struct esc_graph *g, struct esc_loc *variable)
{
	if (variable && variable->local)
		values_of(g, variable)->unknown = true;
}

/* ---- addresses of variables, which captures by reference hold ---- */

/* The variable that local holds the address of, as closures get it. */
static struct esc_loc *referred(struct esc_graph *g, struct esc_func *f, uint32_t local)
{
	const struct vm_inst *def = esc_only_def(f, local);

	if (f->vm->locals.at[local].flags & VM_L_CAPTURE)
		return esc_captured_loc(g, f, local);
	if (!def || def->op != VM_OP_ADDR || def->why != VM_WHY_REFERENCE)
		return NULL;
	return variable_at(g, f, def->args[0].place);
}

static bool is_followed(const struct esc_graph *g, const struct vm_inst *closure)
{
	return esc_in_batch(g, closure->func) && !esc_func_of(g, closure->func)->made_twice;
}

/* An address may only go to closures whose bodies are seen. */
static void scan_argument(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i, const struct vm_operand *o)
{
	uint32_t local;

	if (o->kind != VM_OPND_PLACE || o->place->type->kind != VM_POINTER || !vm_place_is_local(o->place, &local))
		return;
	if (i->op != VM_OP_CLOSURE || !is_followed(g, i))
		forget(g, referred(g, f, local));
}

static void scan_address(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	uint32_t local;

	if (i->why != VM_WHY_REFERENCE || !vm_place_is_local(i->dst[0], &local) || !esc_only_def(f, local))
		forget(g, variable_at(g, f, i->args[0].place));
}

/* ---- assignments ---- */

static struct vm_func *assigned_func(const struct esc_func *f, const struct vm_inst *i)
{
	const struct vm_operand *o = &i->args[0];
	uint32_t local;

	if (i->op == VM_OP_MOVE && o->kind == VM_OPND_CONST)
		return o->constant->kind == VM_CONST_FUNC ? o->constant->func : NULL;
	if (i->op == VM_OP_MOVE) {
		if (!vm_place_is_local(o->place, &local) || !(f->vm->locals.at[local].flags & VM_L_TEMP))
			return NULL;
		i = esc_only_def(f, local);
	}
	return i && i->op == VM_OP_CLOSURE && i->site->kind == VM_SITE_CLOSURE ? i->func : NULL;
}

static bool is_nil(const struct vm_inst *i)
{
	return i->op == VM_OP_MOVE && i->args[0].kind == VM_OPND_CONST && i->args[0].constant->kind == VM_CONST_ZERO;
}

static void scan_assignment(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i, struct esc_loc *variable)
{
	struct esc_values *v = values_of(g, variable);
	struct vm_func *func;

	if (is_nil(i))
		return;
	func = i->why == VM_WHY_ASSIGN ? assigned_func(f, i) : NULL;
	if (func && !(func->flags & (VM_FN_UINTPTR_KEEPALIVE | VM_FN_UINTPTR_ESCAPES)))
		VEC_PUSH(g->arena, &v->funcs, func);
	else
		v->unknown = true;
}

static void scan_inst(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i)
{
	if (i->op == VM_OP_ADDR)
		scan_address(g, f, i);
	for (uint32_t n = 0; n < i->nargs; n++)
		scan_argument(g, f, i, &i->args[n]);
	for (uint32_t n = 0; n < i->ndst; n++) {
		struct esc_loc *variable = variable_at(g, f, i->dst[n]);

		if (variable && variable->local && !(variable->local->flags & VM_L_TEMP))
			scan_assignment(g, f, i, variable);
	}
	for (uint32_t n = 0; i->op == VM_OP_SELECT && n < i->ncases; n++)
		forget(g, variable_at(g, f, i->cases[n].recv));
}

static void scan_batch(struct esc_graph *g)
{
	g->values_known = true;
	for (uint32_t k = 0; k < g->nmembers; k++) {
		const struct vm_func *vm = g->members[k]->vm;

		for (uint32_t b = 0; b < vm->blocks.len; b++)
			for (uint32_t n = 0; n < vm->blocks.at[b].insts.len; n++)
				scan_inst(g, g->members[k], vm->blocks.at[b].insts.at[n]);
	}
}

/* ---- calls ---- */

/* The variable that a call's operand is, or was copied from just before. */
static struct esc_loc *called_variable(struct esc_graph *g, struct esc_func *f, const struct vm_operand *o)
{
	const struct vm_inst *def;
	uint32_t local;

	if (o->kind != VM_OPND_PLACE)
		return NULL;
	if (vm_place_is_local(o->place, &local) && (f->vm->locals.at[local].flags & VM_L_TEMP)) {
		def = esc_only_def(f, local);
		return def && def->op == VM_OP_MOVE ? called_variable(g, f, &def->args[0]) : NULL;
	}
	return variable_at(g, f, o->place);
}

uint32_t esc_known_callees(struct esc_graph *g, struct esc_func *f, const struct vm_operand *o,
			   struct vm_func ***callees)
{
	struct vm_func *only = esc_static_callee(g, f, o);
	struct esc_loc *variable;

	if (only) {
		*callees = arena_dup(g->arena, &only, sizeof only);
		return 1;
	}
	variable = called_variable(g, f, o);
	if (!variable || !variable->local)
		return 0;
	if (!g->values_known)
		scan_batch(g);
	*callees = values_of(g, variable)->funcs.at;
	return variable->values->unknown ? 0 : variable->values->funcs.len;
}
