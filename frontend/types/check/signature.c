/* signature.c - function types: receivers, parameters, results. */
#include "check.h"

struct node *check_receiver_base(struct node *type, bool *pointer)
{
	struct node *base = node_unparen(type);

	*pointer = base->kind == NODE_UNARY && base->op.op == OP_MUL;
	if (*pointer)
		base = node_unparen(base->op.x);
	return base->kind == NODE_INDEX ? base->index.x : base;
}

/* ---- receivers ---- */

struct receiver {
	struct node *base;
	struct object *var;
};

static void check_receiver(struct checker *c, void *arg)
{
	const struct receiver *r = arg;
	struct type *t = type_deref(r->var->type, NULL), *a = type_unalias(t), *u;
	pos_t pos = node_start(r->base);
	const char *cause = NULL;

	if (!type_is_valid(a))
		return;
	if (a->kind == TYPE_BASIC || (a->kind == TYPE_NAMED && a->named.obj->pkg != c->pkg)) {
		check_error(c, pos, ERR_INVALID_RECV, "cannot define new methods on non-local type %s",
			    type_text(c, t));
		return;
	}
	if (a->kind != TYPE_NAMED) {
		check_error(c, pos, ERR_INVALID_RECV, "invalid receiver type %s", type_text(c, r->var->type));
		return;
	}
	u = type_underlying(a);
	if (u->kind == TYPE_BASIC && u->basic.kind == BASIC_UNSAFE_POINTER)
		cause = "unsafe.Pointer";
	else if (u->kind == TYPE_POINTER || u->kind == TYPE_INTERFACE)
		cause = "pointer or interface type";
	if (cause)
		check_error(c, pos, ERR_INVALID_RECV, "invalid receiver type %s (%s)", type_text(c, t), cause);
}

static struct type *unpointer(struct type *t)
{
	while (t && t->kind == TYPE_POINTER)
		t = t->pointer.elem;
	return t;
}

/* An alias may not hide that the receiver's type is an instance. */
static struct type *plain_receiver(struct checker *c, struct node *type, struct node *base)
{
	struct type *t = check_var_type(c, type), *a = unpointer(t);

	while (a && a->kind == TYPE_ALIAS) {
		struct type *b = unpointer(a->alias.from_rhs);

		if (b && ((b->kind == TYPE_NAMED && b->named.origin->named.tparams.len > 0) ||
			  (b->kind == TYPE_ALIAS && b->alias.origin->alias.tparams.len > 0))) {
			check_error(c, node_start(base), ERR_INVALID_RECV,
				    "cannot define new methods on instantiated type %s", type_text(c, b));
			return c->ts->basic[BASIC_INVALID];
		}
		a = b;
	}
	return t;
}

static struct type *generic_base(struct checker *c, struct node *base)
{
	struct str cause = STR("");
	struct type *t = check_generic_type(c, base, &cause);

	if (!type_is_valid(t)) {
		if (cause.len > 0)
			check_error(c, node_start(base), ERR_INVALID_RECV, STR_FMT, STR_ARG(cause));
		return NULL;
	}
	if (t->kind == TYPE_NAMED)
		return t;
	check_error(c, node_start(base), ERR_INVALID_RECV, "cannot define new methods on generic alias type %s",
		    type_text(c, t));
	return NULL;
}

static struct node *tparam_name(struct checker *c, struct node *arg)
{
	struct node *name = arg;

	if (arg->kind == NODE_NAME)
		return arg;
	if (arg->kind != NODE_BAD)
		check_error(c, node_start(arg), ERR_BAD_DECL, "receiver type parameter %s must be an identifier",
			    node_text(c, arg));
	name = node_new(c->arena, NODE_NAME, arg->pos);
	name->name.text = c->ts->blank;
	return name;
}

static void declare_receiver_params(struct checker *c, const struct nodes *args, struct type_list *out)
{
	for (uint32_t i = 0; i < args->len; i++) {
		struct node *name = tparam_name(c, args->at[i]);
		struct type *p = check_declare_tparam(c, name);

		record_use(c, name, p->param.obj);
		record_expr(c, name, MODE_TYPE, p, NULL);
		VEC_PUSH(c->arena, out, p);
	}
	check_bind_tparams(out);
}

static void bind_bounds(struct checker *c, struct node *base, struct type *generic, const struct type_list *params)
{
	const struct type_list *declared = &generic->named.tparams;

	if (params->len != declared->len) {
		check_error(c, node_start(base), ERR_BAD_RECV,
			    "receiver declares %u type parameter%s, but receiver base type declares %u", params->len,
			    params->len == 1 ? "" : "s", declared->len);
		return;
	}
	for (uint32_t i = 0; i < params->len; i++) {
		params->at[i]->param.bound = type_subst(c->ts, declared->at[i]->param.bound, declared, params);
		check_mono_canon(c, params->at[i], declared->at[i]);
	}
}

static void record_receiver(struct checker *c, struct node *n, struct type *t)
{
	for (;;) {
		record_expr(c, n, MODE_TYPE, t, NULL);
		if (n->kind == NODE_PAREN) {
			n = n->paren.x;
		} else if (n->kind == NODE_UNARY && n->op.op == OP_MUL && t->kind == TYPE_POINTER) {
			n = n->op.x;
			t = t->pointer.elem;
		} else {
			return;
		}
	}
}

static struct type *generic_receiver(struct checker *c, struct node *type, struct node *base, const struct nodes *args,
				     bool pointer, struct type_list *params)
{
	struct type *generic = generic_base(c, base), *t;

	declare_receiver_params(c, args, params);
	if (!generic)
		return c->ts->basic[BASIC_INVALID];
	bind_bounds(c, base, generic, params);
	check_verify_version(c, node_start(base), 18, "type instantiation");
	t = check_instance(c, type->pos, generic, params);
	record_instance(c, base, params, t);
	if (pointer && type_is_valid(t))
		t = type_pointer(c->ts, t);
	record_receiver(c, type, t);
	return t;
}

static const struct nodes *receiver_args(struct node *type)
{
	struct node *n = node_unparen(type);

	if (n->kind == NODE_UNARY && n->op.op == OP_MUL)
		n = node_unparen(n->op.x);
	return n->kind == NODE_INDEX ? &n->index.args : NULL;
}

static struct object *collect_receiver(struct checker *c, struct node *recv, struct type_list *params)
{
	struct node *type = recv->field.type, *name = recv->field.name;
	const struct nodes *args = receiver_args(type);
	struct receiver r;
	bool pointer;
	struct type *t;

	r.base = check_receiver_base(type, &pointer);
	if (args)
		t = generic_receiver(c, type, r.base, args, pointer, params);
	else
		t = plain_receiver(c, type, r.base);
	r.var = object_var(c->ts, VAR_RECV, name ? name->pos : recv->pos, c->pkg,
			   name ? name->name.text : check_intern(c, ""), t);
	if (!name)
		recv->obj = r.var;
	check_later(c, check_receiver, arena_dup(c->arena, &r, sizeof r));
	return r.var;
}

/* ---- parameters ---- */

static struct type *param_type(struct checker *c, const struct nodes *fields, uint32_t i, enum var_kind kind,
			       bool *variadic)
{
	struct node *n = fields->at[i]->field.type;

	if (n->kind != NODE_DOTS_TYPE)
		return check_var_type(c, n);
	if (kind == VAR_PARAM && i == fields->len - 1)
		*variadic = true;
	else
		check_error(c, node_start(n), ERR_INVALID_SYNTAX_TREE, "invalid use of ...");
	return check_var_type(c, n->elem_type.elem);
}

static struct object_list collect_params(struct checker *c, enum var_kind kind, const struct nodes *fields,
					 bool *variadic)
{
	struct object_list vars = {0};
	const struct node *prev = NULL;
	struct type *t = NULL;

	*variadic = false;
	for (uint32_t i = 0; i < fields->len; i++) {
		struct node *f = fields->at[i], *name = f->field.name;
		struct object *v;

		if (f->field.type != prev || i == 0) {
			prev = f->field.type;
			t = param_type(c, fields, i, kind, variadic);
		}
		v = object_var(c->ts, kind, name ? name->pos : f->pos, c->pkg,
			       name ? name->name.text : check_intern(c, ""), t);
		v->var.index = i;
		if (!name)
			f->obj = v;
		VEC_PUSH(c->arena, &vars, v);
	}
	if (*variadic) {
		struct object *last = VEC_LAST(&vars);

		last->type = type_slice(c->ts, last->type);
		record_expr(c, fields->at[fields->len - 1]->field.type, MODE_TYPE, last->type, NULL);
	}
	return vars;
}

static void declare_params(struct checker *c, const struct nodes *fields, const struct object_list *vars)
{
	for (uint32_t i = 0; i < fields->len; i++)
		if (fields->at[i]->field.name)
			check_declare(c, c->env.scope, fields->at[i]->field.name, vars->at[i]);
}

void check_func_type(struct checker *c, struct type *sig, struct node *recv, const struct nodes *tparams,
		     struct node *n)
{
	struct object_list params, results;
	bool variadic, unused;

	check_open_scope(c);
	c->env.scope->is_func = true;
	sig->func.scope = c->env.scope;
	if (recv)
		sig->func.recv = collect_receiver(c, recv, &sig->func.recv_tparams);
	if (tparams && tparams->len > 0)
		check_collect_tparams(c, &sig->func.tparams, tparams);
	params = collect_params(c, VAR_PARAM, &n->func_type.params, &variadic);
	results = collect_params(c, VAR_RESULT, &n->func_type.results, &unused);
	if (recv && recv->field.name)
		check_declare(c, c->env.scope, recv->field.name, sig->func.recv);
	declare_params(c, &n->func_type.params, &params);
	declare_params(c, &n->func_type.results, &results);
	sig->func.params = type_tuple(c->ts, params.at, params.len);
	sig->func.results = type_tuple(c->ts, results.at, results.len);
	sig->func.variadic = variadic;
	check_close_scope(c);
}
