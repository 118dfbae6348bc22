/* subst.c - types with type arguments in place of type parameters. What does not change is shared.
 */
#include "check.h"
#include "typeset.h"

struct subst {
	struct types *ts;
	const struct type_list *params, *args;
};

static struct type *subst(const struct subst *s, struct type *t);

static struct type *param(const struct subst *s, struct type *p)
{
	for (uint32_t i = 0; i < s->params->len; i++)
		if (s->params->at[i] == p)
			return s->args->at[i] ? s->args->at[i] : p;
	return p;
}

static struct object *variable(const struct subst *s, struct object *v)
{
	struct type *t = subst(s, v->type);
	struct object *copy;

	if (t == v->type)
		return v;
	copy = arena_dup(s->ts->arena, v, sizeof *v);
	copy->type = t;
	copy->var.origin = v->var.origin ? v->var.origin : v;
	return copy;
}

static bool variables(const struct subst *s, const struct object_list *in, struct object_list *out)
{
	bool changed = false;

	*out = *in;
	for (uint32_t i = 0; i < in->len; i++) {
		struct object *v = variable(s, in->at[i]);

		if (v == in->at[i])
			continue;
		if (!changed)
			out->at = arena_dup(s->ts->arena, in->at, in->len * sizeof *in->at);
		changed = true;
		out->at[i] = v;
	}
	return changed;
}

static bool types(const struct subst *s, const struct type_list *in, struct type_list *out)
{
	bool changed = false;

	*out = *in;
	for (uint32_t i = 0; i < in->len; i++) {
		struct type *t = subst(s, in->at[i]);

		if (t == in->at[i])
			continue;
		if (!changed)
			out->at = arena_dup(s->ts->arena, in->at, in->len * sizeof *in->at);
		changed = true;
		out->at[i] = t;
	}
	return changed;
}

static struct type *strct(const struct subst *s, struct type *t)
{
	struct object_list fields;
	struct type *r;

	if (!variables(s, &t->strct.fields, &fields))
		return t;
	r = type_new(s->ts, TYPE_STRUCT);
	r->strct.fields = fields;
	r->strct.tags = t->strct.tags;
	return r;
}

static struct type *tuple(const struct subst *s, struct type *t)
{
	struct object_list vars;
	struct type *r;

	if (!variables(s, &t->tuple.vars, &vars))
		return t;
	r = type_new(s->ts, TYPE_TUPLE);
	r->tuple.vars = vars;
	return r;
}

static bool is_replaced(const struct subst *s, struct type *p)
{
	for (uint32_t i = 0; i < s->params->len; i++)
		if (s->params->at[i] == p)
			return true;
	return false;
}

/* A method's own type parameters, when those of its receiver are replaced: new ones for each receiver, for their
 * constraints may mention the receiver's. *also: what is replaced then. */
static struct type_list fresh_tparams(const struct subst *s, const struct type_list *old, struct type_list also[2])
{
	struct type_list fresh = {0};

	for (uint32_t i = 0; i < old->len; i++) {
		const struct object *name = old->at[i]->param.obj;
		struct type *p = type_new(s->ts, TYPE_PARAM);

		p->param.obj = object_new(s->ts, OBJ_TYPENAME, name->pos, name->pkg, name->name, p);
		p->param.index = old->at[i]->param.index;
		p->param.id = ++s->ts->next_id;
		VEC_PUSH(s->ts->arena, &fresh, p);
		if (s->ts->check)
			check_mono_canon(s->ts->check, p, old->at[i]);
	}
	also[0] = type_list_joined(s->ts->arena, s->params, old);
	also[1] = type_list_joined(s->ts->arena, s->args, &fresh);
	for (uint32_t i = 0; i < old->len; i++)
		fresh.at[i]->param.bound = type_subst(s->ts, old->at[i]->param.bound, &also[0], &also[1]);
	return fresh;
}

static struct type *func(const struct subst *s, struct type *t)
{
	struct type_list tparams = t->func.tparams, also[2];
	struct subst with = {s->ts, &also[0], &also[1]};
	struct type *params, *results, *r;

	if (tparams.len && !is_replaced(s, tparams.at[0])) {
		tparams = fresh_tparams(s, &tparams, also);
		s = &with;
	}
	params = tuple(s, t->func.params);
	results = tuple(s, t->func.results);
	if (params == t->func.params && results == t->func.results && tparams.at == t->func.tparams.at)
		return t;
	r = type_new(s->ts, TYPE_FUNC);
	r->func = t->func;
	r->func.params = params;
	r->func.results = results;
	r->func.scope = NULL;
	r->func.tparams = tparams;
	r->func.all_tparams = (struct type_list){0};
	return r;
}

static struct type *onion(const struct subst *s, struct type *t)
{
	struct type *r = NULL;

	for (uint32_t i = 0; i < t->onion.nterms; i++) {
		struct type *u = subst(s, t->onion.terms[i].type);

		if (u == t->onion.terms[i].type)
			continue;
		if (!r) {
			r = type_new(s->ts, TYPE_UNION);
			r->onion.nterms = t->onion.nterms;
			r->onion.terms =
			    arena_dup(s->ts->arena, t->onion.terms, t->onion.nterms * sizeof *t->onion.terms);
		}
		r->onion.terms[i].type = u;
	}
	return r ? r : t;
}

struct object *method_with_type(struct types *ts, struct object *m, struct type *sig)
{
	struct object *copy = arena_dup(ts->arena, m, sizeof *m);

	copy->type = sig;
	copy->func.origin = m->func.origin ? m->func.origin : m;
	return copy;
}

bool methods_replace_receiver(struct types *ts, struct object_list *methods, const struct type *from, struct type *to)
{
	bool copied = false;

	for (uint32_t i = 0; i < methods->len; i++) {
		struct object *m = methods->at[i], *recv = m->type->func.recv;
		struct type *sig;

		if (!recv || recv->type != from)
			continue;
		if (!copied)
			methods->at = arena_dup(ts->arena, methods->at, methods->len * sizeof *methods->at);
		copied = true;
		sig = arena_dup(ts->arena, m->type, sizeof *m->type);
		sig->func.recv = arena_dup(ts->arena, recv, sizeof *recv);
		sig->func.recv->type = to;
		methods->at[i] = method_with_type(ts, m, sig);
	}
	return copied;
}

static bool methods(const struct subst *s, const struct object_list *in, struct object_list *out)
{
	bool changed = false;

	*out = *in;
	for (uint32_t i = 0; i < in->len; i++) {
		struct type *sig = subst(s, in->at[i]->type);

		if (sig == in->at[i]->type)
			continue;
		if (!changed)
			out->at = arena_dup(s->ts->arena, in->at, in->len * sizeof *in->at);
		changed = true;
		out->at[i] = method_with_type(s->ts, in->at[i], sig);
	}
	return changed;
}

static struct type *iface(const struct subst *s, struct type *t)
{
	struct object_list ms;
	struct type_list embeds;
	bool changed = methods(s, &t->iface.methods, &ms);
	struct type *r;

	changed |= types(s, &t->iface.embeds, &embeds);
	if (!changed)
		return t;
	r = type_new(s->ts, TYPE_INTERFACE);
	r->iface.methods = ms;
	r->iface.embeds = embeds;
	r->iface.embed_pos = t->iface.embed_pos;
	r->iface.implicit = t->iface.implicit;
	r->iface.complete = t->iface.complete;
	methods_replace_receiver(s->ts, &r->iface.methods, t, r);
	return r;
}

static struct type_list part(const struct type_list *l, uint32_t from)
{
	return (struct type_list){.at = l->at + from, .len = l->len - from};
}

static bool starts_with(const struct type_list *l, const struct type_list *start)
{
	for (uint32_t i = 0; i < start->len; i++)
		if (l->at[i] != start->at[i])
			return false;
	return true;
}

struct type_list type_list_joined(struct arena *a, const struct type_list *x, const struct type_list *y)
{
	struct type_list r = {0};

	for (uint32_t i = 0; i < x->len; i++)
		VEC_PUSH(a, &r, x->at[i]);
	for (uint32_t i = 0; i < y->len; i++)
		VEC_PUSH(a, &r, y->at[i]);
	return r;
}

/* A type that is declared in a generic function has that function's type parameters in front of its
 * own, implicitly: as it is written it has arguments for its own only. */
static struct type *local_named(const struct subst *s, struct type *t, const struct type_list *implicit)
{
	struct type_list full = type_list_joined(s->ts->arena, implicit, &t->named.targs), args, own;

	if (!types(s, &full, &args))
		return t;
	if (!starts_with(&args, implicit))
		return type_instantiate(s->ts, t->named.origin, &args);
	own = part(&args, implicit->len);
	return type_instantiate(s->ts, t->named.origin, &own);
}

static struct type *named(const struct subst *s, struct type *t)
{
	struct type *origin = t->named.origin;
	const struct type_list *implicit = named_implicit_params(origin);
	uint32_t nown = origin->named.tparams.len, nargs = t->named.targs.len;
	struct type_list targs;

	if (implicit && nargs == nown)
		return local_named(s, t, implicit);
	if (nargs != nown + (implicit ? implicit->len : 0))
		return s->ts->basic[BASIC_INVALID];
	return types(s, &t->named.targs, &targs) ? type_instantiate(s->ts, origin, &targs) : t;
}

static bool is_local(const struct object *name)
{
	return name->pkg && name->parent != name->pkg->scope;
}

static struct type *alias(const struct subst *s, struct type *t)
{
	const struct type *origin = t->alias.origin;
	struct type_list targs;

	if (origin->alias.tparams.len == 0 || (t->alias.targs.len > 0 && is_local(origin->alias.obj))) {
		/* Declared in a generic function, it may mention that function's type parameters.
		 */
		struct type *actual = type_unalias(t), *r = subst(s, actual);

		return r == actual ? t : r;
	}
	if (t->alias.targs.len != origin->alias.tparams.len)
		return s->ts->basic[BASIC_INVALID];
	return types(s, &t->alias.targs, &targs) ? type_instantiate(s->ts, t->alias.origin, &targs) : t;
}

static struct type *subst(const struct subst *s, struct type *t)
{
	struct type *u, *k;

	if (!t)
		return s->ts->basic[BASIC_INVALID];
	switch (t->kind) {
	case TYPE_BASIC:
		return t;
	case TYPE_ALIAS:
		return alias(s, t);
	case TYPE_NAMED:
		return named(s, t);
	case TYPE_POINTER:
		u = subst(s, t->pointer.elem);
		return u == t->pointer.elem ? t : type_pointer(s->ts, u);
	case TYPE_SLICE:
		u = subst(s, t->slice.elem);
		return u == t->slice.elem ? t : type_slice(s->ts, u);
	case TYPE_ARRAY:
		u = subst(s, t->array.elem);
		return u == t->array.elem ? t : type_array(s->ts, u, t->array.len);
	case TYPE_MAP:
		k = subst(s, t->map.key);
		u = subst(s, t->map.elem);
		return k == t->map.key && u == t->map.elem ? t : type_map(s->ts, k, u);
	case TYPE_CHAN:
		u = subst(s, t->chan.elem);
		return u == t->chan.elem ? t : type_chan(s->ts, u, t->chan.dir);
	case TYPE_STRUCT:
		return strct(s, t);
	case TYPE_TUPLE:
		return tuple(s, t);
	case TYPE_FUNC:
		return func(s, t);
	case TYPE_INTERFACE:
		return iface(s, t);
	case TYPE_UNION:
		return onion(s, t);
	case TYPE_PARAM:
		return param(s, t);
	}
	return t;
}

struct type *type_subst(struct types *ts, struct type *t, const struct type_list *params, const struct type_list *args)
{
	const struct subst s = {ts, params, args};

	return params->len == 0 ? t : subst(&s, t);
}

struct type *check_subst(struct checker *c, pos_t pos, struct type *t, const struct type_list *params,
			 const struct type_list *args)
{
	return type_subst(c->ts, t, params, args);
}
