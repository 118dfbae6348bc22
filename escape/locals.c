/* locals.c - which instruction defines a local, what a capture stands for, which closure a func
 * value is. A local with one definition whose address is not taken always holds that definition's
 * value. */
#include "graph.h"

static void mention(struct esc_def *d, uint32_t block, bool definition)
{
	if (!d->seen) {
		d->block = block;
		d->spread = !definition;
	} else if (d->block != block) {
		d->spread = true;
	}
	d->seen = true;
}

static void mention_place(struct esc_func *f, const struct vm_place *p, uint32_t block)
{
	if (!p)
		return;
	if (!p->global)
		mention(&f->defs[p->local], block, false);
	for (uint32_t i = 0; i < p->nproj; i++)
		if (p->proj[i].local != VM_NO_LOCAL)
			mention(&f->defs[p->proj[i].local], block, false);
}

static void mention_operand(struct esc_func *f, const struct vm_operand *o, uint32_t block)
{
	if (o->kind == VM_OPND_PLACE)
		mention_place(f, o->place, block);
}

static void define(struct esc_func *f, const struct vm_place *p, const struct vm_inst *i, uint32_t block)
{
	uint32_t local;

	if (!p)
		return;
	if (!vm_place_is_local(p, &local)) {
		mention_place(f, p, block);
		/* a part of it is assigned, so no single instruction makes the value */
		if (!p->global && p->proj[0].kind != VM_PROJ_DEREF)
			f->defs[p->local].many = true;
		return;
	}
	struct esc_def *d = &f->defs[local];
	if (d->only)
		d->many = true;
	else
		d->only = i;
	mention(d, block, true);
}

static void scan_inst(struct esc_func *f, const struct vm_inst *i, uint32_t block)
{
	for (uint32_t n = 0; n < i->nargs; n++)
		mention_operand(f, &i->args[n], block);
	for (uint32_t n = 0; n < i->ndst; n++)
		define(f, i->dst[n], i, block);
	for (uint32_t n = 0; i->op == VM_OP_SELECT && n < i->ncases; n++) {
		mention_operand(f, &i->cases[n].chan, block);
		mention_operand(f, &i->cases[n].value, block);
		define(f, i->cases[n].recv, i, block);
	}
}

/* t = x;  live x;  x = t: the loop variable's next instance starts with the last one's value, which
 * t takes across the iterations. So t is outside the loop, though all that is said of it is inside.
 */
static void scan_carry(struct esc_func *f, const struct vm_inst *live, const struct vm_inst *move)
{
	uint32_t from, to;

	if (live->op != VM_OP_LIVE || move->op != VM_OP_MOVE || !(move->flags & VM_I_COMPILER) ||
	    !vm_place_is_local(move->dst[0], &to) || to != live->local || move->args[0].kind != VM_OPND_PLACE ||
	    !vm_place_is_local(move->args[0].place, &from))
		return;
	f->defs[from].carries_at = f->vm->locals.at[to].loop_depth - 1;
}

void esc_locals_scan(struct esc_graph *g, struct esc_func *f)
{
	const struct vm_func *vm = f->vm;

	f->defs = ARENA_ARRAY(g->arena, struct esc_def, vm->locals.len + 1);
	f->locs = ARENA_ARRAY(g->arena, struct esc_loc *, vm->locals.len + 1);
	for (uint32_t b = 0; b < vm->blocks.len; b++) {
		struct vm_inst **insts = vm->blocks.at[b].insts.at;
		for (uint32_t i = 0; i < vm->blocks.at[b].insts.len; i++) {
			scan_inst(f, insts[i], b);
			if (i > 0)
				scan_carry(f, insts[i - 1], insts[i]);
		}
	}
}

const struct vm_inst *esc_only_def(const struct esc_func *f, uint32_t local)
{
	const struct vm_local *l = &f->vm->locals.at[local];

	if ((l->flags & (VM_L_PARAM | VM_L_CAPTURE | VM_L_ADDRTAKEN)) || f->defs[local].many)
		return NULL;
	return f->defs[local].only;
}

/* ---- captures ---- */

/* The operand of the closure instruction that fills the capture; NULL where not known. */
static const struct vm_operand *capture_operand(const struct esc_func *f, uint32_t local)
{
	const struct vm_local *l = &f->vm->locals.at[local];

	if (!(l->flags & VM_L_CAPTURE) || !f->made_by || f->made_twice || f->maker->batch != f->batch ||
	    l->index >= f->made_by->nargs)
		return NULL;
	return &f->made_by->args[l->index];
}

struct esc_loc *esc_captured_loc(struct esc_graph *g, struct esc_func *f, uint32_t local)
{
	const struct vm_operand *o = capture_operand(f, local);
	uint32_t from, variable;

	if (!(f->vm->locals.at[local].flags & VM_L_BYREF) || !o || o->kind != VM_OPND_PLACE ||
	    !vm_place_is_local(o->place, &from))
		return NULL;
	if (f->maker->vm->locals.at[from].flags & VM_L_CAPTURE)
		return esc_captured_loc(g, f->maker, from);

	const struct vm_inst *def = esc_only_def(f->maker, from);
	if (!def || def->op != VM_OP_ADDR || !vm_place_is_local(def->args[0].place, &variable))
		return NULL;
	return esc_local_loc(g, f->maker, variable);
}

/* What a capture by value is a copy of. */
static struct esc_loc *copied_loc(struct esc_graph *g, struct esc_func *f, uint32_t local)
{
	const struct vm_operand *o = capture_operand(f, local);
	uint32_t from;

	if ((f->vm->locals.at[local].flags & VM_L_BYREF) || !o || o->kind != VM_OPND_PLACE ||
	    !vm_place_is_local(o->place, &from))
		return NULL;
	return esc_local_loc(g, f->maker, from);
}

/* ---- locations of locals ---- */

/* A temporary that is defined and used in one block is gone before anything it points to can be:
 * what is done with its value is the business of those it is passed to. */
static bool only_passes(const struct esc_func *f, uint32_t local)
{
	const struct vm_local *l = &f->vm->locals.at[local];
	const struct esc_def *d = &f->defs[local];

	return (l->flags & VM_L_TEMP) && !l->site && d->seen && !d->spread && !d->carries_at;
}

static int32_t loop_depth(const struct esc_func *f, uint32_t local)
{
	const struct vm_local *l = &f->vm->locals.at[local];

	if (f->defs[local].carries_at)
		return f->defs[local].carries_at;
	return l->flags & (VM_L_PARAM | VM_L_RESULT | VM_L_CAPTURE) ? 1 : l->loop_depth;
}

static struct esc_loc *new_local_loc(struct esc_graph *g, struct esc_func *f, uint32_t local)
{
	const struct vm_local *l = &f->vm->locals.at[local];
	struct esc_loc *loc = esc_loc_new(g, f->vm, loop_depth(f, local));

	loc->local = l;
	loc->site = l->site;
	loc->attrs = ESC_ATTR_PERSISTS;
	loc->param = (l->flags & VM_L_PARAM) != 0;
	loc->result = (l->flags & VM_L_RESULT) != 0;
	loc->index = l->index;
	loc->passing = only_passes(f, local);
	if (l->site)
		g->sites[l->site->id] = loc;
	return loc;
}

struct esc_loc *esc_local_loc(struct esc_graph *g, struct esc_func *f, uint32_t local)
{
	if (!f->locs[local]) {
		struct esc_loc *loc = NULL;
		if (f->vm->locals.at[local].flags & VM_L_CAPTURE)
			loc = copied_loc(g, f, local);
		f->locs[local] = loc ? loc : new_local_loc(g, f, local);
	}
	return f->locs[local];
}

void esc_flow_captures(struct esc_graph *g, struct esc_func *maker, const struct vm_inst *closure)
{
	struct esc_func *f = esc_func_of(g, closure->func);

	for (uint32_t i = 0; i < f->vm->locals.len; i++) {
		const struct vm_local *l = &f->vm->locals.at[i];
		if (!(l->flags & VM_L_CAPTURE) || l->index >= closure->nargs || !vm_type_has_pointers(l->type) ||
		    esc_captured_loc(g, f, i))
			continue;
		/* a copy of a variable is that variable: nothing to flow */
		struct esc_loc *loc = esc_local_loc(g, f, i);
		if (loc->local == l)
			esc_flow_operand(g, maker, esc_hole_of(loc), &closure->args[l->index], 0, closure);
	}
}

/* ---- static callees ---- */

static struct vm_func *callee_in_local(struct esc_graph *g, struct esc_func *f, uint32_t local, int fuel)
{
	const struct vm_operand *o = NULL;
	uint32_t from;

	if (f->vm->locals.at[local].flags & VM_L_CAPTURE) {
		o = f->vm->locals.at[local].flags & VM_L_BYREF ? NULL : capture_operand(f, local);
		f = f->maker;
	} else {
		const struct vm_inst *def = esc_only_def(f, local);
		if (def && def->op == VM_OP_CLOSURE)
			return def->func;
		if (def && (def->op == VM_OP_MOVE || def->op == VM_OP_CONVERT))
			o = &def->args[0];
	}
	if (!o || fuel == 0)
		return NULL;
	if (o->kind == VM_OPND_CONST)
		return o->constant->kind == VM_CONST_FUNC ? o->constant->func : NULL;
	if (o->kind != VM_OPND_PLACE || !vm_place_is_local(o->place, &from))
		return NULL;
	return callee_in_local(g, f, from, fuel - 1);
}

struct vm_func *esc_static_callee(struct esc_graph *g, struct esc_func *f, const struct vm_operand *o)
{
	enum { LONGEST_CHAIN = 64 };
	uint32_t local;

	if (o->kind == VM_OPND_CONST)
		return o->constant->kind == VM_CONST_FUNC ? o->constant->func : NULL;
	if (o->kind != VM_OPND_PLACE || !vm_place_is_local(o->place, &local))
		return NULL;
	return callee_in_local(g, f, local, LONGEST_CHAIN);
}

/* ---- constants ---- */

const struct vm_operand *esc_constant(const struct esc_func *f, const struct vm_operand *o)
{
	enum { LONGEST_CHAIN = 64 };
	uint32_t local;

	for (int fuel = LONGEST_CHAIN; fuel > 0; fuel--) {
		if (o->kind == VM_OPND_CONST)
			return o;
		if (o->kind != VM_OPND_PLACE || !vm_place_is_local(o->place, &local))
			return NULL;
		const struct vm_inst *def = esc_only_def(f, local);
		if (!def || def->op != VM_OP_MOVE)
			return NULL;
		o = &def->args[0];
	}
	return NULL;
}
