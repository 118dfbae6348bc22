/* infer.c - type arguments from function arguments, constraints and untyped constants. */
#include "check.h"
#include "typeset.h"
#include "unify.h"

/* ---- does a type mention type parameters ---- */

static bool mentions(const struct type_list *tparams, struct type *t);

static bool any_variable(const struct type_list *tparams, const struct object_list *l)
{
	for (uint32_t i = 0; i < l->len; i++)
		if (mentions(tparams, l->at[i]->type))
			return true;
	return false;
}

static bool any_type(const struct type_list *tparams, const struct type_list *l)
{
	for (uint32_t i = 0; i < l->len; i++)
		if (mentions(tparams, l->at[i]))
			return true;
	return false;
}

static bool in_interface(const struct type_list *tparams, struct type *t)
{
	const struct typeset *s = type_typeset(t);

	for (uint32_t i = 0; i < s->methods.len; i++)
		if (mentions(tparams, s->methods.at[i]->type))
			return true;
	for (uint32_t i = 0; i < s->terms.len; i++)
		if (mentions(tparams, s->terms.at[i].type))
			return true;
	return false;
}

static bool in_list(const struct type_list *l, const struct type *t)
{
	for (uint32_t i = 0; i < l->len; i++)
		if (l->at[i] == t)
			return true;
	return false;
}

/* A type declared in a generic function is another one in each instance. */
static bool is_local_of_generic(const struct type_list *tparams, const struct type *t)
{
	const struct type_list *implicit = named_implicit_params(t);
	bool as_written = t->named.targs.len == t->named.origin->named.tparams.len;

	return implicit && as_written && any_type(tparams, implicit);
}

/* tparams NULL: any type parameter. */
static bool mentions(const struct type_list *tparams, struct type *t)
{
	t = type_unalias(t);
	if (!t)
		return false;
	switch (t->kind) {
	case TYPE_POINTER:
	case TYPE_SLICE:
		return mentions(tparams, t->pointer.elem);
	case TYPE_ARRAY:
		return mentions(tparams, t->array.elem);
	case TYPE_MAP:
		return mentions(tparams, t->map.key) || mentions(tparams, t->map.elem);
	case TYPE_CHAN:
		return mentions(tparams, t->chan.elem);
	case TYPE_STRUCT:
		return any_variable(tparams, &t->strct.fields);
	case TYPE_TUPLE:
		return any_variable(tparams, &t->tuple.vars);
	case TYPE_FUNC:
		return any_variable(tparams, &t->func.params->tuple.vars) ||
		       any_variable(tparams, &t->func.results->tuple.vars);
	case TYPE_INTERFACE:
		return in_interface(tparams, t);
	case TYPE_NAMED:
		return any_type(tparams, &t->named.targs) || is_local_of_generic(tparams, t);
	case TYPE_PARAM:
		return !tparams || in_list(tparams, t);
	default:
		return false;
	}
}

bool type_is_parameterized(const struct type_list *tparams, struct type *t)
{
	return mentions(tparams, t);
}

bool type_has_type_param(struct type *t)
{
	return mentions(NULL, t);
}

/* ---- inference ---- */

struct inference {
	struct checker *c;
	pos_t pos;
	const struct type_list *tparams;
	struct unifier u;
	struct report *err;
	bool reverse;
};

static const char *tparams_text(struct checker *c, const struct type_list *l)
{
	struct text t = {.arena = c->arena};

	if (l->len == 2)
		return str_printf(c, "%s and %s", l->at[0]->param.obj->name, l->at[1]->param.obj->name);
	for (uint32_t i = 0; i < l->len; i++)
		text_printf(&t, "%s%s", i == 0 ? "" : i == l->len - 1 ? ", and " : ", ", l->at[i]->param.obj->name);
	return text_of(c, text_str(&t));
}

static struct type_list inferred(struct inference *in)
{
	struct type_list l = {0};

	for (uint32_t i = 0; i < in->tparams->len; i++)
		VEC_PUSH(in->c->arena, &l, *in->u.cell[i]);
	return l;
}

static void mismatch(struct inference *in, struct type *par, const struct operand *arg)
{
	struct checker *c = in->c;
	struct type_list known = inferred(in);
	const char *targ = type_text(c, arg->type), *expr = node_text(c, arg->expr);
	pos_t pos = node_start(arg->expr);
	struct type *want;

	if (unifier_unknowns(&in->u) == in->tparams->len) {
		report_add(in->err, pos, "type %s of %s does not match %s (cannot infer %s)", targ, expr,
			   type_text(c, par), tparams_text(c, in->tparams));
		return;
	}
	want = type_subst(c->ts, par, in->tparams, &known);
	if (want == par)
		report_add(in->err, pos, "type %s of %s does not match %s", targ, expr, type_text(c, par));
	else if (in->reverse)
		report_add(in->err, pos, "inferred type %s for %s does not match type %s of %s", type_text(c, want),
			   type_text(c, par), targ, expr);
	else
		report_add(in->err, pos, "type %s of %s does not match inferred type %s for %s", targ, expr,
			   type_text(c, want), type_text(c, par));
}

struct untyped {
	uint32_t *at, len, cap;
};

static bool from_arguments(struct inference *in, const struct type *params, struct operand **args, uint32_t nargs,
			   struct untyped *untyped)
{
	for (uint32_t i = 0; i < nargs; i++) {
		struct type *par = params->tuple.vars.at[i]->type;
		struct operand *arg = args[i];

		if (arg->mode == MODE_INVALID)
			continue;
		if (!mentions(in->tparams, par) && !mentions(in->tparams, arg->type))
			continue;
		if (type_is_typed(arg->type)) {
			if (!unify(&in->u, par, arg->type, UNIFY_ASSIGN)) {
				mismatch(in, par, arg);
				return false;
			}
		} else if (par->kind == TYPE_PARAM && !operand_is_nil(arg)) {
			VEC_PUSH(in->c->arena, untyped, i);
		}
	}
	return true;
}

/* The one type, or common underlying type, of a constraint; *tilde and *single say what it stands
 * for. */
static struct type *core_term(struct type *tparam, bool *tilde, bool *single)
{
	const struct typeset *s = type_typeset(param_iface(tparam));

	*tilde = *single = false;
	if (!typeset_has_terms(s))
		return NULL;
	for (uint32_t i = 0; i < s->terms.len; i++)
		*tilde = *tilde || s->terms.at[i].tilde;
	*single = s->terms.len == 1;
	return *single ? s->terms.at[0].type : type_core(tparam);
}

static bool unify_exact(struct type *x, struct type *y, void *arg)
{
	return unify(arg, x, y, UNIFY_EXACT);
}

static bool from_constraint(struct inference *in, struct type *tparam)
{
	struct checker *c = in->c;
	struct type *tx = unifier_at(&in->u, tparam), *core;
	struct str cause = STR("");
	bool tilde, single;

	core = core_term(tparam, &tilde, &single);
	if (core && tx) {
		if (!unify(&in->u, tx, core, UNIFY_INEXACT)) {
			report_add(in->err, in->pos, "%s (type %s) does not satisfy %s", type_text(c, tparam),
				   type_text(c, tx), type_text(c, tparam->param.bound));
			return false;
		}
	} else if (core && single && !tilde) {
		unifier_set(&in->u, tparam, core);
	}
	if (!tx || mentions(in->tparams, tx))
		return true;
	if (check_unifies_all_methods(c, tx, param_iface(tparam), unify_exact, &in->u, &cause))
		return true;
	report_add(in->err, in->pos, "%s (type %s) does not satisfy %s " STR_FMT, type_text(c, tparam),
		   type_text(c, tx), type_text(c, tparam->param.bound), STR_ARG(cause));
	return false;
}

static bool from_constraints(struct inference *in)
{
	uint32_t unknown;

	do {
		unknown = unifier_unknowns(&in->u);
		for (uint32_t i = 0; i < in->tparams->len; i++)
			if (!from_constraint(in, in->tparams->at[i]))
				return false;
	} while (unifier_unknowns(&in->u) != unknown);
	return true;
}

/* The larger of two untyped kinds, NULL if they do not mix. */
static struct type *larger(struct type *x, struct type *y)
{
	uint32_t numeric = INFO_NUMERIC;

	if (x == y)
		return x;
	if (type_is_untyped(x) && type_is_untyped(y) && (x->basic.info & numeric) && (y->basic.info & numeric))
		return x->basic.kind > y->basic.kind ? x : y;
	return NULL;
}

static bool from_untyped(struct inference *in, const struct type *params, struct operand **args,
			 const struct untyped *untyped)
{
	struct type **max = ARENA_ARRAY(in->c->arena, struct type *, in->tparams->len);

	for (uint32_t k = 0; k < untyped->len; k++) {
		const struct operand *arg = args[untyped->at[k]];
		struct type *tparam = params->tuple.vars.at[untyped->at[k]]->type, *m;
		uint32_t i = 0;

		while (i < in->tparams->len && in->tparams->at[i] != tparam)
			i++;
		if (i == in->tparams->len || *in->u.cell[i])
			continue;
		m = max[i] ? larger(max[i], arg->type) : arg->type;
		if (!m) {
			report_add(in->err, node_start(arg->expr), "mismatched types %s and %s (cannot infer %s)",
				   type_text(in->c, max[i]), type_text(in->c, arg->type), type_text(in->c, tparam));
			return false;
		}
		max[i] = m;
	}
	for (uint32_t i = 0; i < in->tparams->len; i++)
		if (max[i])
			*in->u.cell[i] = type_default(max[i]);
	return true;
}

/* ---- cycles among what was inferred ---- */

struct path {
	const struct type *type;
	const struct path *up;
};
struct cycles {
	const struct type_list *tparams;
	struct type_list *inferred;
};

static void find_cycles(struct cycles *w, struct type *t, const struct path *up);

static void cycles_in(struct cycles *w, const struct object_list *l, const struct path *up)
{
	for (uint32_t i = 0; i < l->len; i++)
		find_cycles(w, l->at[i]->type, up);
}

static void follow(struct cycles *w, struct type *t, const struct path *here)
{
	switch (t->kind) {
	case TYPE_POINTER:
	case TYPE_SLICE:
		find_cycles(w, t->pointer.elem, here);
		break;
	case TYPE_ARRAY:
		find_cycles(w, t->array.elem, here);
		break;
	case TYPE_MAP:
		find_cycles(w, t->map.key, here);
		find_cycles(w, t->map.elem, here);
		break;
	case TYPE_CHAN:
		find_cycles(w, t->chan.elem, here);
		break;
	case TYPE_STRUCT:
		cycles_in(w, &t->strct.fields, here);
		break;
	case TYPE_FUNC:
		cycles_in(w, &t->func.params->tuple.vars, here);
		cycles_in(w, &t->func.results->tuple.vars, here);
		break;
	case TYPE_UNION:
		for (uint32_t i = 0; i < t->onion.nterms; i++)
			find_cycles(w, t->onion.terms[i].type, here);
		break;
	case TYPE_INTERFACE:
		for (uint32_t i = 0; i < t->iface.methods.len; i++)
			find_cycles(w, t->iface.methods.at[i]->type, here);
		for (uint32_t i = 0; i < t->iface.embeds.len; i++)
			find_cycles(w, t->iface.embeds.at[i], here);
		break;
	case TYPE_NAMED:
		for (uint32_t i = 0; i < t->named.targs.len; i++)
			find_cycles(w, t->named.targs.at[i], here);
		break;
	case TYPE_PARAM:
		for (uint32_t i = 0; i < w->tparams->len; i++)
			if (w->tparams->at[i] == t && w->inferred->at[i])
				find_cycles(w, w->inferred->at[i], here);
		break;
	default:
		break;
	}
}

static void find_cycles(struct cycles *w, struct type *t, const struct path *up)
{
	struct path here = {NULL, up};

	here.type = t = type_unalias(t);
	for (const struct path *p = up; p; p = p->up) {
		if (p->type != t)
			continue;
		for (uint32_t i = 0; i < w->tparams->len; i++)
			if (w->tparams->at[i] == t)
				w->inferred->at[i] = NULL;
		return;
	}
	follow(w, t, &here);
}

/* Puts inferred types into each other until none mentions a known parameter. */
static void simplify(struct inference *in, struct type_list *l, const struct type_list *given)
{
	struct cycles w = {in->tparams, l};
	bool changed = true;

	for (uint32_t i = 0; i < in->tparams->len; i++)
		find_cycles(&w, in->tparams->at[i], NULL);
	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < l->len; i++) {
			struct type *t;

			if (!l->at[i] || (i < given->len && given->at[i]))
				continue;
			t = type_subst(in->c->ts, l->at[i], in->tparams, l);
			if (t == l->at[i])
				continue;
			if (t->kind == TYPE_FUNC && t->func.tparams.len > 0 && !mentions(in->tparams, t))
				t->func.tparams = (struct type_list){0};
			l->at[i] = t;
			changed = true;
		}
	}
}

static bool all_known(struct inference *in, const struct type_list *l)
{
	for (uint32_t i = 0; i < l->len; i++) {
		const struct object *obj = in->tparams->at[i]->param.obj;

		if (l->at[i] && !mentions(in->tparams, l->at[i]))
			continue;
		report_add(in->err, in->pos, "cannot infer %s (declared at " STR_FMT ")", obj->name,
			   STR_ARG(sources_pos_in_text(in->c->conf->sources, in->c->arena, obj->pos)));
		return false;
	}
	return true;
}

static bool complete(const struct type_list *targs, uint32_t n)
{
	for (uint32_t i = 0; i < targs->len; i++)
		if (!targs->at[i])
			return false;
	return targs->len == n;
}

bool check_infer(struct checker *c, pos_t pos, const struct type_list *tparams, struct type_list *targs,
		 struct type *params, struct operand **args, uint32_t nargs, bool reverse, struct report *err)
{
	struct inference in = {c, pos, tparams, {0}, err, reverse};
	struct untyped untyped = {0};
	struct type_list given = {0}, result;

	if (complete(targs, tparams->len))
		return true;
	for (uint32_t i = 0; i < nargs; i++)
		if (args[i]->mode == MODE_INVALID)
			return false;
	for (uint32_t i = 0; i < tparams->len; i++)
		VEC_PUSH(c->arena, &given, i < targs->len ? targs->at[i] : NULL);
	if (params && params->tuple.vars.len > 0)
		params = type_subst(c->ts, params, tparams, &given);
	unifier_init(&in.u, c, tparams, &given);
	if (!from_arguments(&in, params, args, nargs, &untyped) || !from_constraints(&in) ||
	    !from_untyped(&in, params, args, &untyped))
		return false;
	result = inferred(&in);
	simplify(&in, &result, &given);
	if (!all_known(&in, &result))
		return false;
	if (type_list_parts(&result) > TYPE_PARTS_LIMIT) {
		report_add(err, pos, "type arguments have more than %u parts", TYPE_PARTS_LIMIT);
		return false;
	}
	*targs = result;
	return true;
}

struct type *check_rename_tparams(struct checker *c, pos_t pos, const struct type_list *tparams, struct type *t,
				  struct type_list *renamed)
{
	*renamed = (struct type_list){0};
	if (tparams->len == 0)
		return t;
	for (uint32_t i = 0; i < tparams->len; i++) {
		const struct object *old = tparams->at[i]->param.obj;
		struct type *p = type_new(c->ts, TYPE_PARAM);

		p->param.obj = object_new(c->ts, OBJ_TYPENAME, old->pos, old->pkg, old->name, p);
		p->param.index = i;
		p->param.id = ++c->ts->next_id;
		VEC_PUSH(c->arena, renamed, p);
	}
	for (uint32_t i = 0; i < tparams->len; i++)
		renamed->at[i]->param.bound = type_subst(c->ts, tparams->at[i]->param.bound, tparams, renamed);
	return type_subst(c->ts, t, tparams, renamed);
}
