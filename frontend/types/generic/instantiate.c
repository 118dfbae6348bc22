/* instantiate.c - instances of generic types and functions, expanded when they are looked into. */
#include "check.h"
#include "typeset.h"

/* Instances with the same hash. */
struct instances {
	struct type *type;
	struct instances *next;
};

static uint64_t instance_hash(const struct type *orig, const struct type_list *targs)
{
	uint64_t h = (uint64_t)(uintptr_t)orig;

	for (uint32_t i = 0; i < targs->len; i++)
		h = (h ^ type_hash(targs->at[i])) * UINT64_C(0x9e3779b97f4a7c15);
	return h ? h : 1;
}

static const struct type_list *targs_of(const struct type *t)
{
	return t->kind == TYPE_ALIAS ? &t->alias.targs : &t->named.targs;
}

static const struct type *origin_of(const struct type *t)
{
	return t->kind == TYPE_ALIAS ? t->alias.origin : t->named.origin;
}

static bool same_args(const struct type_list *a, const struct type_list *b)
{
	if (a->len != b->len)
		return false;
	for (uint32_t i = 0; i < a->len; i++)
		if (!type_identical(a->at[i], b->at[i]))
			return false;
	return true;
}

static struct type_list copy_list(struct types *ts, const struct type_list *l)
{
	struct type_list r = {arena_dup(ts->arena, l->at, l->len * sizeof *l->at), l->len, l->len};

	return r;
}

static struct type *new_named(struct types *ts, pos_t pos, struct type *orig, const struct type_list *targs)
{
	struct type *t = type_new(ts, TYPE_NAMED);
	const struct object *decl = orig->named.obj;

	/* Cycles through the instance are reported where it was first asked for. */
	t->named.obj = object_new(ts, OBJ_TYPENAME, pos != POS_NONE ? pos : decl->pos, decl->pkg, decl->name, t);
	t->named.obj->parent = decl->parent;
	t->named.origin = orig;
	t->named.targs = copy_list(ts, targs);
	t->named.id = ++ts->next_named;
	t->named.owner = orig->named.owner;
	return t;
}

static struct type *new_alias(struct types *ts, struct type *orig, const struct type_list *targs)
{
	struct type *t = type_new(ts, TYPE_ALIAS);

	t->alias.obj = orig->alias.obj;
	t->alias.origin = orig;
	t->alias.targs = copy_list(ts, targs);
	t->alias.from_rhs = orig->alias.from_rhs ? type_subst(ts, orig->alias.from_rhs, &orig->alias.tparams, targs)
						 : ts->basic[BASIC_INVALID];
	return t;
}

static struct type *instance_of_type(struct types *ts, pos_t pos, struct type *orig, const struct type_list *targs)
{
	const void *key = (const void *)(uintptr_t)instance_hash(orig, targs);
	struct instances *head = map_get(ts->instances, key), *in;

	for (in = head; in; in = in->next)
		if (origin_of(in->type) == orig && same_args(targs_of(in->type), targs))
			return in->type;
	in = ARENA_NEW(ts->arena, struct instances);
	in->type = orig->kind == TYPE_ALIAS ? new_alias(ts, orig, targs) : new_named(ts, pos, orig, targs);
	in->next = map_get(ts->instances, key);
	map_put(ts->instances, key, in);
	return in->type;
}

static struct type *instance_of_func(struct types *ts, struct type *orig, const struct type_list *targs)
{
	struct type *sig;

	if (orig->func.tparams.len == 0)
		return orig;
	sig = type_subst(ts, orig, &orig->func.tparams, targs);
	if (sig == orig)
		sig = arena_dup(ts->arena, orig, sizeof *orig);
	sig->func.tparams = (struct type_list){0};
	return sig;
}

static struct type *instantiate(struct types *ts, pos_t pos, struct type *orig, const struct type_list *targs)
{
	if (orig->kind == TYPE_FUNC)
		return instance_of_func(ts, orig, targs);
	if (orig->kind == TYPE_ALIAS && orig->alias.tparams.len == 0)
		return orig;
	return instance_of_type(ts, pos, orig, targs);
}

struct type *type_instantiate(struct types *ts, struct type *orig, const struct type_list *targs)
{
	return instantiate(ts, POS_NONE, orig, targs);
}

struct type *check_instance(struct checker *c, pos_t pos, struct type *orig, const struct type_list *targs)
{
	const char *name = NULL;
	uint32_t want = 0;

	if (orig->kind == TYPE_ALIAS) {
		name = orig->alias.obj->name;
		want = orig->alias.tparams.len;
	} else if (orig->kind == TYPE_FUNC) {
		name = type_text(c, orig);
		want = orig->func.tparams.len;
	}
	if (name && !check_validate_targs(c, pos, name, want, targs->len))
		return c->ts->basic[BASIC_INVALID];
	if (type_list_parts(targs) > TYPE_PARTS_LIMIT) {
		check_error(c, pos, ERR_TYPE_TOO_LARGE, "type arguments have more than %u parts", TYPE_PARTS_LIMIT);
		return c->ts->basic[BASIC_INVALID];
	}
	return instantiate(c->ts, pos, orig, targs);
}

bool check_validate_targs(struct checker *c, pos_t pos, const char *name, uint32_t want, uint32_t got)
{
	if (got == want)
		return true;
	check_error(c, pos, ERR_WRONG_TYPE_ARG_COUNT, "%s type arguments for type %s: have %u, want %u",
		    got < want ? "not enough" : "too many", name, got, want);
	return false;
}

int check_verify(struct checker *c, pos_t pos, const struct type_list *tparams, const struct type_list *targs,
		 struct str *cause)
{
	for (uint32_t i = 0; i < tparams->len; i++) {
		struct type *bound;

		param_iface(tparams->at[i]);
		bound = type_subst(c->ts, tparams->at[i]->param.bound, tparams, targs);
		if (!check_implements(c, targs->at[i], bound, true, cause))
			return (int)i;
	}
	return -1;
}

/* ---- expansion ---- */

const struct type_list *type_func_tparams(struct type *sig)
{
	const struct type_list *own = &sig->func.tparams, *recv = &sig->func.recv_tparams;

	if (own->len == 0 || recv->len == 0)
		return own->len ? own : recv;
	if (sig->func.all_tparams.len == 0)
		sig->func.all_tparams = type_list_joined(sig->ts->arena, recv, own);
	return &sig->func.all_tparams;
}

const struct type_list *named_implicit_params(const struct type *t)
{
	const struct func_info *f = t->named.owner;

	/* While its package is being checked no body is substituted into. */
	if (!f || !t->named.obj->pkg->complete)
		return NULL;
	while (f->outer)
		f = f->outer;
	return f->sig && func_is_generic(f->sig) ? type_func_tparams(f->sig) : NULL;
}

/* The type parameters that so many arguments are for: the type's own, or those of the function around it in front of
 * them. */
static struct type_list params_for(const struct type *orig, uint32_t nargs)
{
	const struct type_list *own = &orig->named.tparams, *implicit;

	if (nargs == own->len || !(implicit = named_implicit_params(orig)))
		return *own;
	return type_list_joined(orig->ts->arena, implicit, own);
}

void named_expand(struct type *t)
{
	struct types *ts = t->ts;
	struct type *orig = t->named.origin, *rhs, *copy;
	struct type_list params;

	if (orig == t || t->named.expanded || !orig->named.from_rhs)
		return;
	t->named.expanded = true;
	params = params_for(orig, t->named.targs.len);
	if (t->named.targs.len != params.len) {
		t->named.from_rhs = ts->basic[BASIC_INVALID];
		return;
	}
	rhs = type_subst(ts, orig->named.from_rhs, &params, &t->named.targs);
	t->named.from_rhs = rhs;
	if (rhs->kind != TYPE_INTERFACE || rhs->iface.methods.len == 0)
		return;
	/* The methods' receiver is the instance. */
	copy = arena_dup(ts->arena, rhs, sizeof *rhs);
	if (methods_replace_receiver(ts, &copy->iface.methods, orig, t)) {
		copy->iface.set = NULL;
		t->named.from_rhs = copy;
	}
}

uint32_t type_num_methods(struct type *t)
{
	return t->named.origin->named.methods.len;
}

static struct object *expand_method(struct type *t, struct object *m)
{
	struct types *ts = t->ts;
	struct type *sig = m->type, *recv;

	if (!sig || !sig->func.recv)
		return NULL;
	if (type_deref(sig->func.recv->type, NULL) == t)
		return m;
	if (sig->func.recv_tparams.len == t->named.targs.len)
		sig = type_subst(ts, sig, &sig->func.recv_tparams, &t->named.targs);
	if (sig == m->type)
		sig = arena_dup(ts->arena, sig, sizeof *sig);
	recv = m->func.ptr_recv ? type_pointer(ts, t) : t;
	sig->func.recv = arena_dup(ts->arena, sig->func.recv, sizeof *sig->func.recv);
	sig->func.recv->type = recv;
	return method_with_type(ts, m, sig);
}

struct object *type_method(struct type *t, uint32_t i)
{
	struct object_list *own = &t->named.methods;
	struct type *orig = t->named.origin;
	struct object *m = orig->named.methods.at[i], *expanded;

	if (orig == t)
		return m;
	while (own->len < orig->named.methods.len)
		VEC_PUSH(t->ts->arena, own, NULL);
	if (own->at[i])
		return own->at[i];
	if (t->ts->check)
		check_object(t->ts->check, m);
	expanded = expand_method(t, m);
	if (!expanded)
		return m;
	own->at[i] = expanded;
	return expanded;
}
