/* vm_data_settle.c - where values go: temporaries whose value can be built in a variable. */
#include "vm_data.h"

/* Values of the two types look alike. */
static bool is_same_form(const struct vm_type *a, const struct vm_type *b)
{
	bool pointers =
	    (a->kind == VM_POINTER || a->kind == VM_UNSAFEPTR) && (b->kind == VM_POINTER || b->kind == VM_UNSAFEPTR);

	return pointers || (a->kind == b->kind && (a->kind == VM_STRUCT || a->kind == VM_ARRAY || a->kind == VM_SLICE ||
						   a->kind == VM_FUNC || a->kind == VM_STRING));
}

static bool settle_move(struct data *d, struct temp *t, const struct vm_inst *i, struct vm_place *place)
{
	const struct vm_operand *x = &i->args[0];

	if (!vm_data_settle(d, x, place) && !place && (x->kind != VM_OPND_CONST || t->fills))
		return false;
	t->place = place;
	return true;
}

static bool settle_convert(struct data *d, struct temp *t, const struct vm_inst *i, struct vm_place *place)
{
	if (!is_same_form(i->args[0].type, i->dst[0]->type) || !vm_data_settle(d, &i->args[0], place))
		return false;
	t->place = vm_data_operand(d, &i->args[0])->place;
	return true;
}

static bool settle_box(struct data *d, struct temp *t, const struct vm_inst *i)
{
	const struct vm_operand *x = &i->args[0];

	if (x->kind == VM_OPND_CONST || x->type->size == 0)
		return true;
	if (x->type->direct_iface)
		return vm_data_settle(d, x, NULL);
	t->object = vm_global_made(d->p, x->type);
	VEC_PUSH(d->scratch, &d->boxes, t->object);
	vm_data_settle(d, x, vm_data_whole(d, t->object));
	return true;
}

static bool settle_new(struct data *d, struct temp *t, const struct vm_inst *i)
{
	if (i->site->kind != VM_SITE_COMPOSITE && i->site->kind != VM_SITE_SLICE_LIT)
		return false;
	t->object = vm_global_made(d->p, i->type);
	return true;
}

static bool settle_bytes(struct data *d, struct temp *t, const struct vm_inst *i)
{
	const struct vm_type *byte = i->dst[0]->type->elem;
	const struct vm_const *c = i->args[0].constant;
	struct vm_const *s;

	if (i->args[0].kind != VM_OPND_CONST)
		return false;
	t->object = vm_global_made(d->p, vm_type_array(d->p->types, byte, c->kind == VM_CONST_STRING ? c->s.len : 0));
	if (!t->object->type->len)
		return true;
	s = arena_dup(d->p->arena, c, sizeof *c);
	VEC_PUSH(d->p->arena, &t->object->inits, (struct vm_init){0, t->object->type, s});
	return true;
}

static bool is_whole_slice(const struct vm_inst *i)
{
	return (i->flags & VM_I_COMPILER) && i->args[1].kind == VM_OPND_NONE && i->args[2].kind == VM_OPND_NONE &&
	       i->args[3].kind == VM_OPND_NONE;
}

static bool settle_def(struct data *d, struct temp *t, struct vm_place *place)
{
	const struct vm_inst *i = t->def;

	switch (i->op) {
	case VM_OP_MOVE:
		return settle_move(d, t, i, place);
	case VM_OP_CONVERT:
		return settle_convert(d, t, i, place);
	case VM_OP_IFACE_CONVERT:
		return vm_data_settle(d, &i->args[0], NULL);
	case VM_OP_NEW:
		return settle_new(d, t, i);
	case VM_OP_SLICE:
		return is_whole_slice(i) && vm_data_settle(d, &i->args[0], NULL);
	case VM_OP_BOX:
		return settle_box(d, t, i);
	case VM_OP_CLOSURE:
		return i->nargs == 0;
	case VM_OP_ADDR:
		return vm_data_is_static(i->args[0].place);
	case VM_OP_STRING_TO_BYTES:
		return settle_bytes(d, t, i);
	default:
		return false;
	}
}

bool vm_data_settle(struct data *d, const struct vm_operand *x, struct vm_place *place)
{
	struct temp *t = vm_data_operand(d, x);

	if (!t || t->uses != 1 || t->defs != 1 || !t->def || t->filled)
		return false;
	if (t->settled)
		return true;
	return t->settled = settle_def(d, t, place);
}

struct vm_place *vm_data_resolve(struct data *d, struct vm_place *p)
{
	const struct temp *t;

	if (!p)
		return NULL;
	if (p->global)
		return vm_data_is_static(p) ? p : NULL;
	t = vm_data_is_temp(d, p) ? &d->temps[p->local] : NULL;
	if (!t || !t->settled)
		return NULL;
	if (t->object && p->nproj && p->proj[0].kind == VM_PROJ_DEREF)
		return vm_data_beneath(d, vm_data_whole(d, t->object), p, 1);
	return t->place ? vm_data_beneath(d, t->place, p, 0) : NULL;
}
