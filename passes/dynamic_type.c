/* dynamic_type.c - what an interface can hold: one concrete type, nothing else but nil, or not known.
 *
 * As gc's devirtualisation: a variable holds what is assigned to it, wherever that stands; parameters, results, and
 * variables whose address is taken may hold anything. An assertion to another interface holds what it is asked of, when
 * it holds. Variables that closures share are followed into the closures. */
#include "passes_internal.h"

/* A type that no interface holds: nil, and what is only ever assigned to itself. */
static const struct vm_type nothing = {.kind = VM_INVALID};

struct variable {
	struct vm_func *func;
	uint32_t local;
};

struct search {
	struct dynamic_types *d;
	struct arena *arena;
	VEC(struct variable) seen;
};

struct dynamic_types {
	struct arena *arena;
	struct vm_package_facts *facts;
	struct vm_package *pkg;
	uint32_t nmakers;
	struct maker {
		const struct vm_inst *inst; /* the one instruction that makes the closure; NULL: not one */
		struct vm_func *func;
		bool twice;
	} *makers; /* by vm_func.id */
};

static struct maker *maker_of(struct dynamic_types *d, const struct vm_func *closure)
{
	if (closure->id >= d->nmakers) {
		uint32_t n = d->pkg->funcs.len * 2;
		struct maker *grown = ARENA_ARRAY(d->arena, struct maker, n);

		for (uint32_t i = 0; i < d->nmakers; i++)
			grown[i] = d->makers[i];
		d->makers = grown;
		d->nmakers = n;
	}
	return &d->makers[closure->id];
}

/* A method value's function may be another package's, with other values, too. */
void dynamic_types_add(struct dynamic_types *d, struct vm_func *f)
{
	for (uint32_t b = 0; b < f->blocks.len; b++) {
		for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++) {
			const struct vm_inst *i = f->blocks.at[b].insts.at[n];
			struct maker *m;

			if (i->op != VM_OP_CLOSURE || i->func->pkg != d->pkg || i->site->kind == VM_SITE_METHOD_VALUE)
				continue;
			m = maker_of(d, i->func);
			m->twice |= m->inst && m->inst != i;
			m->inst = i;
			m->func = f;
		}
	}
}

const struct vm_inst *dynamic_types_maker(const struct dynamic_types *d, const struct vm_func *closure,
					  struct vm_func **in)
{
	const struct maker *m = closure->id < d->nmakers ? &d->makers[closure->id] : NULL;

	if (!m || m->twice)
		return NULL;
	*in = m->func;
	return m->inst;
}

struct dynamic_types *dynamic_types_new(struct arena *a, struct vm_package *pkg, struct vm_package_facts *facts)
{
	struct dynamic_types *d = ARENA_NEW(a, struct dynamic_types);

	d->arena = a;
	d->facts = facts;
	d->pkg = pkg;
	for (uint32_t i = 0; i < pkg->funcs.len; i++)
		dynamic_types_add(d, pkg->funcs.at[i]);
	return d;
}

static const struct vm_use_list *uses_of(struct dynamic_types *d, const struct variable *v)
{
	return &vm_facts_uses(vm_facts_of(d->facts, v->func))->of[v->local];
}

static const struct vm_type *type_in(struct search *s, struct vm_func *f, const struct vm_operand *o);

static const struct vm_type *either(const struct vm_type *a, const struct vm_type *b)
{
	if (a == &nothing)
		return b;
	return b == &nothing || a == b ? a : NULL;
}

/* What the instruction assigns to an interface. */
static const struct vm_type *type_made(struct search *s, struct vm_func *f, const struct vm_inst *i)
{
	switch (i->op) {
	case VM_OP_LIVE:
		return &nothing;
	case VM_OP_BOX:
		return i->args[0].type;
	case VM_OP_MOVE:
	case VM_OP_IFACE_CONVERT:
	case VM_OP_ASSERT:
		return type_in(s, f, &i->args[0]);
	default:
		return NULL;
	}
}

/* ---- variables that closures share ---- */

/* The closure's local for the variable whose address is in the local `address` of the closure's maker, and nowhere
 * else. False: something else has the address. */
static bool shared_as(struct dynamic_types *d, const struct variable *address, const struct vm_inst *closure,
		      struct variable *out)
{
	uint32_t n = 0, local;
	bool found = false;

	for (; n < closure->nargs; n++)
		if (closure->args[n].kind == VM_OPND_PLACE && vm_place_is_local(closure->args[n].place, &local) &&
		    local == address->local)
			break;
	if (n == closure->nargs || closure->func->pkg != d->pkg)
		return false;
	for (uint32_t l = 0; l < closure->func->locals.len; l++) {
		const struct vm_local *c = &closure->func->locals.at[l];

		if (!(c->flags & VM_L_CAPTURE) || c->index != n)
			continue;
		*out = (struct variable){closure->func, l};
		found = c->flags & VM_L_BYREF;
	}
	return found;
}

static bool is_variable_behind(const struct vm_place *p, uint32_t local)
{
	return p && !p->global && p->local == local && p->nproj && p->proj[0].kind == VM_PROJ_DEREF;
}

/* The instruction reads or writes the variable behind the address, which it does not keep. */
static bool only_follows(const struct vm_inst *i, uint32_t address)
{
	uint32_t local;

	for (uint32_t n = 0; n < i->nargs; n++)
		if (i->args[n].kind == VM_OPND_PLACE && vm_place_is_local(i->args[n].place, &local) && local == address)
			return false;
	return !(vm_op_info[i->op].flags & VM_F_ADDR) || !is_variable_behind(i->args[0].place, address);
}

/* What is assigned through an address that only closures have. */
static const struct vm_type *type_through(struct search *s, struct variable address)
{
	const struct vm_use_list *uses = uses_of(s->d, &address);
	const struct vm_type *type = &nothing;

	for (uint32_t n = 0; n < uses->n && type; n++) {
		const struct vm_inst *i = uses->at[n].inst;
		struct variable inner;

		if (i->op == VM_OP_ADDR && uses->at[n].how == VM_DEFINE)
			continue;
		if (i->op == VM_OP_SELECT)
			return NULL;
		if (i->op == VM_OP_CLOSURE && shared_as(s->d, &address, i, &inner))
			type = either(type, type_through(s, inner));
		else if (uses->at[n].how != VM_READ || !only_follows(i, address.local))
			return NULL;
		else if (i->ndst && is_variable_behind(i->dst[0], address.local))
			type = either(type, type_made(s, address.func, i));
		else if (i->ndst > 1 && is_variable_behind(i->dst[1], address.local))
			return NULL;
	}
	return type;
}

static const struct vm_type *type_through_addr(struct search *s, struct vm_func *f, const struct vm_inst *i)
{
	uint32_t address;

	if (i->op != VM_OP_ADDR || !i->dst[0] || !vm_place_is_local(i->dst[0], &address) || i->args[0].place->nproj)
		return NULL;
	return type_through(s, (struct variable){f, address});
}

/* The variable that a capture by reference stands for. */
static bool variable_of(struct dynamic_types *d, struct variable capture, struct variable *out)
{
	for (;;) {
		const struct vm_local *c = &capture.func->locals.at[capture.local];
		struct variable from;
		const struct vm_inst *made = dynamic_types_maker(d, capture.func, &from.func);

		if (!made || c->index >= made->nargs || made->args[c->index].kind != VM_OPND_PLACE ||
		    !vm_place_is_local(made->args[c->index].place, &from.local))
			return false;
		if (from.func->locals.at[from.local].flags & VM_L_CAPTURE) {
			capture = from;
			continue;
		}
		const struct vm_use_list *uses = uses_of(d, &from);
		for (uint32_t n = 0; n < uses->n; n++) {
			const struct vm_inst *i = uses->at[n].inst;
			if (uses->at[n].how == VM_DEFINE && i->op == VM_OP_ADDR &&
			    vm_place_is_local(i->args[0].place, &out->local)) {
				out->func = from.func;
				return true;
			}
		}
		return false;
	}
}

/* ---- variables ---- */

static bool is_seen(struct search *s, const struct variable *v)
{
	for (uint32_t i = 0; i < s->seen.len; i++)
		if (s->seen.at[i].func == v->func && s->seen.at[i].local == v->local)
			return true;
	VEC_PUSH(s->arena, &s->seen, *v);
	return false;
}

static const struct vm_type *type_captured(struct search *s, struct variable v)
{
	const struct vm_local *l = &v.func->locals.at[v.local];
	struct vm_func *maker;
	const struct vm_inst *made = dynamic_types_maker(s->d, v.func, &maker);

	if ((l->flags & VM_L_BYREF) || !made || l->index >= made->nargs)
		return NULL;
	return type_in(s, maker, &made->args[l->index]);
}

static const struct vm_type *type_of_variable(struct search *s, struct variable v)
{
	const struct vm_local *l = &v.func->locals.at[v.local];
	const struct vm_type *type = &nothing;

	if (l->flags & (VM_L_PARAM | VM_L_RESULT))
		return NULL;
	if (is_seen(s, &v))
		return &nothing;
	if (l->flags & VM_L_CAPTURE)
		return type_captured(s, v);
	const struct vm_use_list *uses = uses_of(s->d, &v);
	for (uint32_t n = 0; n < uses->n && type; n++) {
		if (uses->at[n].how == VM_DEFINE)
			type = either(type, type_made(s, v.func, uses->at[n].inst));
		else if (uses->at[n].how == VM_ADDRESS)
			type = either(type, type_through_addr(s, v.func, uses->at[n].inst));
		else if (uses->at[n].how == VM_WRITE)
			type = NULL;
	}
	return type;
}

static const struct vm_type *type_in(struct search *s, struct vm_func *f, const struct vm_operand *o)
{
	struct variable v = {f, 0};

	if (o->kind == VM_OPND_CONST)
		return o->constant->kind == VM_CONST_ZERO    ? &nothing
		       : o->constant->kind == VM_CONST_IFACE ? o->constant->desc
							     : NULL;
	if (o->kind != VM_OPND_PLACE || o->place->global)
		return NULL;
	v.local = o->place->local;
	if (o->place->nproj == 1 && o->place->proj[0].kind == VM_PROJ_DEREF &&
	    (f->locals.at[v.local].flags & VM_L_BYREF) && variable_of(s->d, v, &v))
		return type_of_variable(s, v);
	return o->place->nproj ? NULL : type_of_variable(s, v);
}

const struct vm_type *dynamic_type_of(struct dynamic_types *d, struct vm_func *f, const struct vm_operand *o)
{
	struct search s = {.d = d, .arena = arena_new()};
	const struct vm_type *type = type_in(&s, f, o);

	arena_free(s.arena);
	return type == &nothing ? NULL : type;
}
