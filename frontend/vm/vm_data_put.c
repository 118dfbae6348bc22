/* vm_data_put.c - values that are known as initial values of variables. */
#include "vm_data.h"

bool vm_data_is_zero(const struct vm_const *c)
{
	static const double zero[2];

	switch (c->kind) {
	case VM_CONST_ZERO:
		return true;
	case VM_CONST_INT:
		return c->bits == 0;
	case VM_CONST_FLOAT: /* not the negative one */
	case VM_CONST_COMPLEX:
		return memcmp(c->f, zero, sizeof zero) == 0;
	case VM_CONST_STRING:
		return c->s.len == 0;
	default:
		return false;
	}
}

static void put(struct data *d, struct vm_global *g, uint64_t offset, const struct vm_type *t, struct vm_const c)
{
	if (t->size == 0 || vm_data_is_zero(&c))
		return;
	g->linkonce = false;
	VEC_PUSH(d->p->arena, &g->inits, (struct vm_init){offset, t, arena_dup(d->p->arena, &c, sizeof c)});
}

static struct vm_const address(struct vm_global *g, uint64_t offset)
{
	return (struct vm_const){.kind = VM_CONST_GLOBAL, .global = g, .bits = (int64_t)offset};
}

static void put_slice(struct data *d, const struct vm_place *to, struct vm_global *array)
{
	const struct vm_type *word = vm_type_basic(d->p->types, VM_INT);
	struct vm_const len = {.kind = VM_CONST_INT, .bits = (int64_t)array->type->len};
	uint64_t at = vm_data_offset(to);

	put(d, to->global, at, vm_type_pointer(d->p->types, array->type), address(array, 0));
	put(d, to->global, at + 8, word, len);
	put(d, to->global, at + 16, word, len);
}

/* The array behind a settled slice. */
static struct vm_global *array_of(struct data *d, const struct temp *t)
{
	while (!t->object)
		t = vm_data_operand(d, &t->def->args[0]);
	return t->object;
}

/* Of a settled temporary that is no slice. */
static struct vm_const value_of(struct data *d, const struct vm_operand *x)
{
	const struct temp *t = vm_data_operand(d, x);
	struct vm_const c = {.kind = VM_CONST_IFACE}, inner;

	if (x->kind == VM_OPND_CONST)
		return *x->constant;
	if (!t || !t->settled) /* of no size */
		return (struct vm_const){.kind = VM_CONST_ZERO};
	switch (t->def->op) {
	case VM_OP_NEW:
		return address(t->object, 0);
	case VM_OP_CLOSURE:
		return (struct vm_const){.kind = VM_CONST_FUNC, .func = t->def->func};
	case VM_OP_ADDR:
		return address(t->def->args[0].place->global, vm_data_offset(t->def->args[0].place));
	case VM_OP_BOX:
		c.desc = t->def->args[0].type;
		inner = t->object ? address(t->object, 0) : value_of(d, &t->def->args[0]);
		c.inner = arena_dup(d->p->arena, &inner, sizeof inner);
		return c;
	default:
		return value_of(d, &t->def->args[0]);
	}
}

/* What the place holds is data, and will not have changed when the program gets here. */
static bool is_known(const struct data *d, const struct vm_place *p)
{
	const struct vm_global *g = p->global;

	if (!g || p->nproj || d->gone_globals[g->id])
		return false;
	if (g->readonly && g->compiler)
		return true;
	/* As in gc a string may be replaced by the linker. */
	return !d->mutated && !g->is_extern && !g->linkonce && g->inits.len && g->type->kind != VM_STRING;
}

static void copy_data(struct data *d, const struct vm_place *to, struct vm_global *from)
{
	uint64_t at = vm_data_offset(to);

	vm_sort_inits(from);
	if (from->readonly && from->compiler && d->reads[from->id] == 1)
		d->gone_globals[from->id] = true;
	if (d->gone_globals[from->id] && !to->global->inits.len && !at) {
		to->global->inits.at = from->inits.at;
		to->global->inits.len = from->inits.len;
		to->global->inits.cap = from->inits.cap;
		to->global->linkonce &= !from->inits.len;
		return;
	}
	for (uint32_t i = 0; i < from->inits.len; i++) {
		const struct vm_init *init = &from->inits.at[i];

		put(d, to->global, at + init->offset, init->type, *init->value);
	}
}

bool vm_data_put(struct data *d, const struct vm_place *to, const struct vm_operand *x)
{
	const struct temp *t = vm_data_operand(d, x);

	if (t && !t->settled)
		return false;
	if (t && t->place) /* built there already */
		return true;
	if (t && x->type->kind == VM_SLICE && t->def->op != VM_OP_MOVE)
		put_slice(d, to, array_of(d, t));
	else if (t || x->kind == VM_OPND_CONST)
		put(d, to->global, vm_data_offset(to), x->type, value_of(d, x));
	else if (is_known(d, x->place))
		copy_data(d, to, x->place->global);
	else
		return false;
	return true;
}
