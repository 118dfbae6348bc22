/* lower_cost_call.c - costs of calls. Calls of known functions are listed beside: see cost.h. */
#include "cost.h"

enum {
	COST_CALL = 57,
	COST_PARAM_CALL = 17, /* of a parameter or captured variable: a known function may arrive in it */
	COST_THROW = 80
};

/* Of what is called: with its type arguments, if it has them. */
static struct type *signature(struct cost *c, struct node *fun)
{
	struct node *bare = lw_bare_func(fun);
	struct instance *inst = fun->inst ? fun->inst : bare->inst;

	return type_underlying(lw_subst(c->fn, inst ? inst->type : fun->type));
}

static void argument_list(struct cost *c, struct node *n, struct type *sig)
{
	const struct nodes *args = &n->call.args;
	const struct object_list *params = &sig->func.params->tuple.vars;
	bool packs = sig->func.variadic && !n->call.dots;
	uint32_t fixed = packs ? params->len - 1 : params->len, nargs = args->len;

	if (args->len == 1 && cost_gives_tuple(c, args->at[0])) {
		cost_spread(c, args->at[0]);
		nargs = args->at[0]->type->tuple.vars.len;
		for (uint32_t i = 0; i < nargs; i++) {
			struct type *from = lw_subst(c->fn, cost_tuple_at(args->at[0]->type, i));
			struct type *to =
			    i < fixed ? params->at[i]->type : type_underlying(params->at[fixed]->type)->slice.elem;

			to = lw_subst(c->fn, to);
			if (!type_identical(from, to))
				cost_conversion(c, to, from);
		}
	} else {
		for (uint32_t i = 0; i < nargs; i++)
			cost_expr_to(c, args->at[i],
				     i < fixed ? params->at[i]->type
					       : type_underlying(params->at[fixed]->type)->slice.elem);
	}
	if (packs)
		cost_add(c, nargs > fixed ? 2 : 1);
}

static void add_call(struct cost *c, struct vm_func *f, int32_t extra)
{
	struct vm_inline_call call = {f, extra};

	VEC_PUSH(c->fn->arena, &c->inl->calls, call);
}

static bool is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

/* Of these gc knows that they are few instructions, or none. */
static bool is_cheap(const struct object *f)
{
	static const char *const byteorder[] = {"LEUint64",
						"LEUint32",
						"LEUint16",
						"BEUint64",
						"BEUint32",
						"BEUint16",
						"LEPutUint64",
						"LEPutUint32",
						"LEPutUint16",
						"BEPutUint64",
						"BEPutUint32",
						"BEPutUint16",
						"LEAppendUint64",
						"LEAppendUint32",
						"LEAppendUint16",
						"BEAppendUint64",
						"BEAppendUint32",
						"BEAppendUint16",
						NULL};
	static const char *const binary[] = {"Uint64",    "Uint32",       "Uint16",       "PutUint64",    "PutUint32",
					     "PutUint16", "AppendUint64", "AppendUint32", "AppendUint16", NULL};
	const char *path = f->pkg ? f->pkg->path : "";
	const struct object *recv = f->type->func.recv;

	if (strcmp(path, "internal/abi") == 0)
		return !recv && strcmp(f->name, "NoEscape") == 0;
	if (strcmp(path, "internal/byteorder") == 0)
		return !recv && is_one_of(f->name, byteorder);
	return recv && strcmp(path, "encoding/binary") == 0 && is_one_of(f->name, binary) &&
	       (strcmp(lw_receiver_name(f->type), "littleEndian") == 0 ||
		strcmp(lw_receiver_name(f->type), "bigEndian") == 0);
}

bool lw_is_gc_intrinsic(const struct object *f)
{
	static const struct {
		const char *path, *name;
	} table[] = {
#define GC_INTRINSIC(path, name) {path, name},
#include "gc_intrinsics.def"
	};

	if (!f->pkg || f->type->func.recv)
		return false;
	for (uint32_t i = 0; i < KIT_COUNT(table); i++)
		if (strcmp(f->name, table[i].name) == 0 && strcmp(f->pkg->path, table[i].path) == 0)
			return true;
	return false;
}

/* The call itself, without callee and arguments. */
static void known_call(struct cost *c, struct object *f, struct vm_func *callee)
{
	const char *path = f->pkg ? f->pkg->path : "";

	cost_add(c, 1);
	if (strcmp(path, "internal/runtime/sys") == 0 &&
	    (strcmp(f->name, "GetCallerPC") == 0 || strcmp(f->name, "GetCallerSP") == 0))
		cost_refuse(c, lw_printf(c->fn->lw, "call to %s", f->name));
	if (is_cheap(f) || lw_is_gc_intrinsic(f))
		return;
	if (strcmp(path, "runtime") == 0 && strcmp(f->name, "throw") == 0)
		c->cost += COST_THROW;
	else
		add_call(c, callee, COST_CALL);
}

/* Instances get a dictionary: the address of one, or a word of the caller's own. */
static void dictionary(struct cost *c, const struct type_list *written)
{
	bool dynamic = false;

	for (uint32_t i = 0; i < written->len; i++)
		dynamic |= type_has_type_param(written->at[i]);
	if (written->len)
		cost_add(c, dynamic ? 4 : 2);
}

static void method_callee(struct cost *c, struct node *fun)
{
	struct lw_selection s = lw_selection(c->fn, fun);
	struct type_list own = lw_own_targs(c->fn, fun);
	struct type *named;

	cost_receiver(c, fun);
	if (cost_is_interface_method(c, fun)) {
		cost_add(c, 2);
		c->cost += COST_CALL;
	} else if (cost_is_method_of_param(fun)) {
		cost_add(c, 6);
		c->cost += COST_CALL;
	} else {
		known_call(c, s.obj, lw_concrete_method(c->fn->lw, s.obj, &own));
		named = type_as_named(type_deref(fun->sel->obj->type->func.recv->type, NULL));
		dictionary(c, named && !own.len ? &named->named.targs : &own);
	}
}

static bool names_function(struct node *fun)
{
	return (fun->kind == NODE_NAME || (fun->kind == NODE_SELECTOR && !fun->sel)) && fun->obj &&
	       fun->obj->kind == OBJ_FUNC;
}

/* gc calls what a call returns, or a channel gives, by way of a temporary. */
static bool keeps_callee(struct node *fun)
{
	while (fun->kind == NODE_CALL && fun->flags & NODE_CONVERSION)
		fun = node_unparen(fun->call.args.at[0]);
	return fun->kind == NODE_CALL || (fun->kind == NODE_UNARY && fun->op.op == OP_RECV);
}

/* Of a value: a literal, or a variable that always holds one, is known. */
static void value_call(struct cost *c, struct node *fun)
{
	struct node *value = node_unparen(lw_static_value(c->fn, fun)), *bare = lw_bare_func(value);
	struct vm_func *literal = value->kind == NODE_FUNC_LIT ? map_get(c->fn->lw->literals, value) : NULL;
	struct lw_var *v = fun->kind == NODE_NAME && fun->obj->kind == OBJ_VAR ? lw_var(c->fn, fun->obj) : NULL;
	bool given = v && (v->captured || fun->obj->var.kind == VAR_PARAM || fun->obj->var.kind == VAR_RECV);
	int32_t extra = given ? COST_PARAM_CALL : COST_CALL;

	cost_add(c, keeps_callee(fun) ? 6 : 1);
	if (literal && (literal->outer == c->fn->f || !vm_captures(literal)))
		add_call(c, literal, extra);
	else if (names_function(bare))
		add_call(c, lw_func_ref(c->fn, bare), extra);
	else
		c->cost += extra;
	cost_expr(c, fun);
}

static void converted(struct cost *c, struct node *n)
{
	struct type *to = cost_type(c, n), *from = cost_type(c, n->call.args.at[0]);

	if (from && !type_is_untyped(from) && !lw_is_nil(n->call.args.at[0]))
		cost_conversion(c, to, from);
	cost_expr(c, n->call.args.at[0]);
}

static void builtin(struct cost *c, struct node *n)
{
	struct nodes *args = &n->call.args;
	struct type *t = cost_type(c, n);

	cost_add(c, 1);
	if (args->len == 1 && args->at[0]->mode != MODE_TYPE && cost_gives_tuple(c, args->at[0])) {
		cost_spread(c, args->at[0]);
		return;
	}
	switch (lw_builtin_of(n)) {
	case BUILTIN_RECOVER:
		cost_refuse(c, "call to recover");
		return;
	case BUILTIN_PANIC:
		cost_add(c, 1);
		cost_expr(c, args->at[0]);
		return;
	case BUILTIN_NEW:
		if (args->at[0]->mode == MODE_TYPE)
			return;
		cost_add(c, 5);
		break;
	case BUILTIN_MAKE:
		if (args->len == 1)
			cost_add(c, 1); /* the size of a map or channel is 0 then */
		for (uint32_t i = 1; i < args->len; i++)
			cost_expr(c, args->at[i]);
		return;
	case BUILTIN_APPEND: {
		struct type *u = type_underlying(t);

		for (uint32_t i = 0; i < args->len; i++)
			cost_expr_to(c, args->at[i],
				     i && !n->call.dots && u->kind == TYPE_SLICE ? u->slice.elem : NULL);
		return;
	}
	case BUILTIN_DELETE: {
		struct type *m = type_underlying(cost_type(c, args->at[0]));

		cost_expr(c, args->at[0]);
		cost_expr_to(c, args->at[1], m->kind == TYPE_MAP ? m->map.key : NULL);
		return;
	}
	default:
		break;
	}
	for (uint32_t i = 0; i < args->len; i++)
		if (args->at[i]->mode != MODE_TYPE)
			cost_expr(c, args->at[i]);
}

/* Of a call, without the arguments. */
static void callee(struct cost *c, struct node *n)
{
	struct node *fun = lw_bare_func(n);

	if (fun->kind == NODE_SELECTOR && fun->sel && fun->sel->kind == SELECT_METHOD) {
		method_callee(c, fun);
	} else if (names_function(fun)) {
		struct node *f = node_unparen(n);
		struct instance *inst = f->inst ? f->inst : fun->inst;

		known_call(c, fun->obj, lw_func_ref(c->fn, n));
		cost_add(c, 1);
		if (inst)
			dictionary(c, &inst->targs);
	} else {
		value_call(c, fun);
	}
}

void cost_iterator(struct cost *c, struct node *x)
{
	callee(c, x);
}

void cost_call(struct cost *c, struct node *n)
{
	struct node *fun = lw_bare_func(n->call.fun);

	if (n->flags & NODE_CONVERSION || fun->mode == MODE_TYPE) {
		converted(c, n);
		return;
	}
	if (n->flags & NODE_BUILTIN_CALL) {
		builtin(c, n);
		return;
	}
	callee(c, n->call.fun);
	argument_list(c, n, signature(c, node_unparen(n->call.fun)));
}
