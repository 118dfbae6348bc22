/* vm_data.c - initial values of package variables that need no code.
 *
 * The function that initialises a package evaluates every initialiser in order. Here what only
 * builds something from constants leaves it and becomes data, as gc's staticinit decides from the
 * syntax:
 *
 *     t = zero; t.n = 1; t.f = call; @x = t      @x: at 0 1;  @x.f = call
 *     t = new T; (*t).n = 2; @y = t              @y: address of a variable made for the object
 *
 * and so on with func values, interfaces, addresses, slices of literals.
 *
 * 1. A walk backwards over the spine (the instructions that run exactly once) finds out where
 *    values go: what is stored into a variable and used nowhere else is `settled`. A literal in a
 *    temporary is then built in that place, an object behind a pointer in a variable of its own.
 * 2. A walk forwards turns stores of constants into those places into data; stores of other values
 *    stay, in their order.
 *
 * So nothing changes in the order of what has effects, and each object is one. As in gc, the data
 * of a variable is there before anything runs: only code that reaches it past the dependencies that
 * order initialisation could tell.
 *
 * What nobody uses goes as well: the values of variables named _. */
#include "vm_data.h"

/* One step of the walk backwards. */
static void look_back(struct data *d, struct step *s)
{
	struct vm_inst *i = s->inst;
	struct temp *fresh = vm_data_filled(d, i);
	struct vm_place *to;

	if (!vm_data_is_needed(d, i)) {
		s->gone = true;
		vm_data_forget(d, i);
	} else if (fresh && !fresh->settled) {
		fresh->filled = true;
	} else if (i->op == VM_OP_MOVE && vm_data_operand(d, &i->args[0]) && (to = vm_data_resolve(d, i->dst[0]))) {
		vm_data_settle(d, &i->args[0], to);
	}
}

/* Places are made in scratch memory: most become data. */
static struct vm_place *keep_place(struct data *d, const struct vm_place *p)
{
	struct vm_place *q = arena_dup(d->p->arena, p, sizeof *p);

	if (q->nproj)
		q->proj = arena_dup(d->p->arena, p->proj, p->nproj * sizeof *p->proj);
	return q;
}

/* ---- the walk forwards ---- */

static void note_store(struct data *d, const struct vm_inst *i)
{
	for (uint32_t k = 0; k < i->ndst; k++) {
		if (!i->dst[k] || vm_place_is_local(i->dst[k], NULL))
			continue;
		d->mutated = true;
		if (i->dst[k]->global)
			map_put(d->stored, i->dst[k]->global, i->dst[k]->global);
	}
	if ((vm_op_info[i->op].flags & (VM_F_CALL | VM_F_EFFECT)) || i->op == VM_OP_BRANCH || i->op == VM_OP_SWITCH)
		d->mutated = true;
}

static void leave(struct data *d, struct vm_inst *i)
{
	if (i->site)
		d->gone_sites[i->site->id] = true;
	if (i->op == VM_OP_CLOSURE)
		i->func->outer = NULL;
}

/* to = the operand of i: NULL when that is data now, else the instruction that does it. */
static struct vm_inst *store(struct data *d, struct vm_inst *i, struct vm_place *to)
{
	struct vm_inst *move;

	if (vm_data_put(d, to, &i->args[0]))
		return NULL;
	move = vm_inst_new(d->f, VM_OP_MOVE, 1, 1, i->pos);
	move->dst[0] = keep_place(d, to);
	move->args[0] = i->args[0];
	move->why = VM_WHY_ASSIGN;
	return move;
}

/* What stays of an instruction, or NULL. */
static struct vm_inst *look_ahead(struct data *d, struct vm_inst *i)
{
	struct vm_place *to = i->op == VM_OP_MOVE ? vm_data_resolve(d, i->dst[0]) : NULL;
	const struct temp *t = i->ndst == 1 ? vm_data_temp(d, i->dst[0]) : NULL;

	if (to)
		return store(d, i, to);
	if (!t || !t->settled)
		return i;
	return i->op == VM_OP_BOX && t->object ? store(d, i, vm_data_whole(d, t->object)) : NULL;
}

static void walk_forwards(struct data *d, const uint32_t *blocks, uint32_t n)
{
	const struct step *s = d->spine.at;

	for (uint32_t b = 0; b < n; b++) {
		struct vm_block *block = &d->f->blocks.at[blocks[b]];
		uint32_t kept = 0, all = block->insts.len;

		for (uint32_t k = 0; k < all; k++, s++) {
			struct vm_inst *i = s->gone ? NULL : look_ahead(d, s->inst);

			if (i != s->inst)
				leave(d, s->inst);
			if (!i)
				continue;
			note_store(d, i);
			block->insts.at[kept++] = i;
		}
		block->insts.len = kept;
	}
}

/* ---- all of it ---- */

static void count_all(struct data *d, const uint32_t *blocks, uint32_t n)
{
	bool *on_spine = ARENA_ARRAY(d->scratch, bool, d->f->blocks.len);

	for (uint32_t b = 0; b < n; b++) {
		const struct vm_block *block = &d->f->blocks.at[blocks[b]];

		on_spine[blocks[b]] = true;
		for (uint32_t k = 0; k < block->insts.len; k++) {
			VEC_PUSH(d->scratch, &d->spine, (struct step){.inst = block->insts.at[k]});
			vm_data_count(d, block->insts.at[k], true);
		}
	}
	for (uint32_t b = 0; b < d->f->blocks.len; b++)
		for (uint32_t k = 0; !on_spine[b] && k < d->f->blocks.at[b].insts.len; k++)
			vm_data_count(d, d->f->blocks.at[b].insts.at[k], false);
}

static void finish(struct data *d)
{
	for (uint32_t i = 0; i < d->boxes.len; i++)
		d->boxes.at[i]->readonly = !map_get(d->stored, d->boxes.at[i]);
	for (uint32_t i = 0; i < d->p->globals.len; i++)
		vm_sort_inits(d->p->globals.at[i]);
	vm_remove_sites(d->p, d->gone_sites);
	vm_remove_globals(d->p, d->gone_globals, d->nglobals);
	vm_remove_unused_temps(d->f);
}

void vm_make_data(struct vm_func *f)
{
	struct arena *scratch = arena_new();
	struct data d = {.p = f->pkg, .f = f, .scratch = scratch};
	uint32_t *blocks, n = vm_spine(scratch, f, &blocks);

	d.temps = ARENA_ARRAY(scratch, struct temp, f->locals.len + 1);
	d.nglobals = d.p->globals.len;
	d.reads = ARENA_ARRAY(scratch, uint32_t, d.nglobals + 1);
	d.gone_sites = ARENA_ARRAY(scratch, bool, d.p->sites.len + 1);
	d.gone_globals = ARENA_ARRAY(scratch, bool, d.nglobals + 1);
	d.stored = map_new(scratch);
	count_all(&d, blocks, n);
	for (uint32_t i = d.spine.len; i-- > 0;)
		look_back(&d, &d.spine.at[i]);
	walk_forwards(&d, blocks, n);
	finish(&d);
	arena_free(scratch);
}
