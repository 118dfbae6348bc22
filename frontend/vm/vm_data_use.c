/* vm_data_use.c - how the temporaries of the function are made and used, and what nobody needs. */
#include "vm_data.h"

/* ---- places ---- */

static bool is_step_inside(const struct vm_type *t, const struct vm_proj *j)
{
	if (j->kind == VM_PROJ_FIELD)
		return true;
	return j->kind == VM_PROJ_INDEX && t->kind == VM_ARRAY && j->local == VM_NO_LOCAL;
}

/* Known parts only, none behind a pointer; of a place whose base is of type t, from projection
 * `from` on. */
static bool is_part(const struct vm_type *t, const struct vm_place *p, uint32_t from)
{
	for (uint32_t i = from; i < p->nproj; i++) {
		if (!is_step_inside(t, &p->proj[i]))
			return false;
		t = p->proj[i].type;
	}
	return true;
}

bool vm_data_is_static(const struct vm_place *p)
{
	return p->global && is_part(p->global->type, p, 0);
}

uint64_t vm_data_offset(const struct vm_place *p)
{
	const struct vm_type *t = p->global->type;
	uint64_t offset = 0;

	for (uint32_t i = 0; i < p->nproj; i++) {
		if (p->proj[i].kind == VM_PROJ_FIELD)
			offset += t->fields[p->proj[i].n].offset;
		else
			offset += p->proj[i].constant * t->elem->size;
		t = p->proj[i].type;
	}
	return offset;
}

/* base followed by the projections of p from `from` on. Base and p's part may be of different types
 * with the same fields. */
struct vm_place *vm_data_beneath(struct data *d, const struct vm_place *base, const struct vm_place *p, uint32_t from)
{
	struct vm_place *q = arena_dup(d->scratch, base, sizeof *base);

	if (from == p->nproj)
		return q;
	q->proj = ARENA_ARRAY(d->scratch, struct vm_proj, base->nproj + p->nproj - from);
	if (base->nproj)
		memcpy(q->proj, base->proj, base->nproj * sizeof *q->proj);
	for (uint32_t i = from; i < p->nproj; i++) {
		struct vm_proj j = p->proj[i];

		j.type = j.kind == VM_PROJ_FIELD ? q->type->fields[j.n].type : q->type->elem;
		q->proj[q->nproj++] = j;
		q->type = j.type;
	}
	return q;
}

struct vm_place *vm_data_whole(struct data *d, struct vm_global *g)
{
	struct vm_place p = {.global = g, .local = VM_NO_LOCAL, .type = g->type};

	return arena_dup(d->scratch, &p, sizeof p);
}

bool vm_data_is_temp(const struct data *d, const struct vm_place *p)
{
	uint16_t flags;

	if (!p || p->global)
		return false;
	flags = d->f->locals.at[p->local].flags;
	return (flags & VM_L_TEMP) && !(flags & VM_L_ADDRTAKEN);
}

struct temp *vm_data_temp(struct data *d, const struct vm_place *p)
{
	return vm_data_is_temp(d, p) && !p->nproj ? &d->temps[p->local] : NULL;
}

struct temp *vm_data_operand(struct data *d, const struct vm_operand *x)
{
	return x->kind == VM_OPND_PLACE ? vm_data_temp(d, x->place) : NULL;
}

static struct temp *made_by(struct temp *t, enum vm_op op)
{
	return t && t->def && t->def->op == op ? t : NULL;
}

struct temp *vm_data_filled(struct data *d, const struct vm_inst *i)
{
	const struct vm_place *p;

	if (i->op == VM_OP_MAP_SET)
		return made_by(vm_data_operand(d, &i->args[0]), VM_OP_MAKE_MAP);
	if (i->op != VM_OP_MOVE || !vm_data_is_temp(d, i->dst[0]) || !i->dst[0]->nproj)
		return NULL;
	p = i->dst[0];
	if (p->proj[0].kind != VM_PROJ_DEREF)
		return is_part(d->f->locals.at[p->local].type, p, 0) ? made_by(&d->temps[p->local], VM_OP_MOVE) : NULL;
	if (!(i->flags & VM_I_INIT) || !is_part(p->proj[0].type, p, 1))
		return NULL;
	return made_by(&d->temps[p->local], VM_OP_NEW);
}

/* ---- counting ---- */

static void use(struct data *d, const struct vm_place *p)
{
	if (!p)
		return;
	if (p->global)
		d->reads[p->global->id]++;
	else
		d->temps[p->local].uses++;
	for (uint32_t i = 0; i < p->nproj; i++)
		if (p->proj[i].kind == VM_PROJ_INDEX && p->proj[i].local != VM_NO_LOCAL)
			d->temps[p->proj[i].local].uses++;
}

static void use_operand(struct data *d, const struct vm_operand *x)
{
	if (x->kind == VM_OPND_PLACE)
		use(d, x->place);
}

static void count_dst(struct data *d, struct vm_inst *i, struct vm_place *p, bool on_spine)
{
	struct temp *t = vm_data_temp(d, p);

	if (t)
		t->def = t->defs++ || !on_spine ? NULL : i;
	else
		use(d, p);
}

void vm_data_count(struct data *d, struct vm_inst *i, bool on_spine)
{
	struct temp *fresh = on_spine ? vm_data_filled(d, i) : NULL;

	if (fresh)
		fresh->fills++;
	for (uint32_t k = 0; k < i->ndst; k++)
		if (!fresh)
			count_dst(d, i, i->dst[k], on_spine);
	for (uint32_t k = 0; k < i->nargs; k++)
		if (!fresh || vm_data_operand(d, &i->args[k]) != fresh)
			use_operand(d, &i->args[k]);
	for (uint32_t k = 0; i->op == VM_OP_SELECT && k < i->ncases; k++) {
		use_operand(d, &i->cases[k].chan);
		use_operand(d, &i->cases[k].value);
		use(d, i->cases[k].recv);
	}
}

/* ---- what nobody needs ---- */

static bool is_const_zero(const struct vm_operand *x)
{
	return x->kind == VM_OPND_CONST && vm_data_is_zero(x->constant);
}

/* Without effects, as gc sees it; that concatenation runs out of memory does not count. */
static bool is_pure(const struct vm_inst *i)
{
	bool compares = i->op == VM_OP_BINARY && i->args[0].type->kind != VM_INTERFACE &&
			i->args[0].type->kind != VM_STRUCT && i->args[0].type->kind != VM_ARRAY;

	if (compares && i->sub != VM_DIV && i->sub != VM_REM && i->sub != VM_SHL && i->sub != VM_SHR)
		return true;
	switch (i->op) {
	case VM_OP_CONCAT:
		return true;
	case VM_OP_MAKE_MAP:
		return i->site->kind == VM_SITE_MAP_LIT || is_const_zero(&i->args[0]);
	case VM_OP_MAKE_CHAN:
		return is_const_zero(&i->args[0]);
	case VM_OP_SLICE: /* all of a literal */
		return i->flags & VM_I_COMPILER;
	default:
		return i->ndst && !(vm_op_info[i->op].flags & (VM_F_PANICS | VM_F_CALL | VM_F_EFFECT | VM_F_TERM));
	}
}

bool vm_data_is_needed(struct data *d, const struct vm_inst *i)
{
	const struct temp *fresh = vm_data_filled(d, i);

	if (fresh)
		return fresh->uses > 0;
	for (uint32_t k = 0; k < i->ndst; k++) {
		const struct temp *t = vm_data_temp(d, i->dst[k]);

		if (i->dst[k] && (!t || t->uses > 0))
			return true;
	}
	return !is_pure(i);
}

void vm_data_forget(struct data *d, const struct vm_inst *i)
{
	for (uint32_t k = 0; k < i->nargs; k++) {
		struct temp *t;

		if (i->args[k].kind != VM_OPND_PLACE)
			continue;
		if (i->args[k].place->global && !--d->reads[i->args[k].place->global->id] &&
		    i->args[k].place->global->compiler)
			d->gone_globals[i->args[k].place->global->id] = true;
		t = vm_data_is_temp(d, i->args[k].place) ? &d->temps[i->args[k].place->local] : NULL;
		if (t && t->uses)
			t->uses--;
	}
}
