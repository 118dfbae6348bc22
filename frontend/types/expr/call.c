/* call.c - calls and conversions: the callee, the arguments, inference of type arguments. */
#include "check_expr.h"

/* Operands of the arguments; of generic functions among them the type arguments given so far. */
struct arguments {
	struct operands list;
	struct type_list *targs;
};

/* ---- lists of expressions ---- */

struct operands check_expr_list(struct checker *c, const struct nodes *list)
{
	struct operands out = {0};
	bool comma_ok;

	if (list->len == 1) {
		out.at = check_multi_expr(c, list->at[0], false, &out.len, &comma_ok);
		out.cap = out.len;
		return out;
	}
	for (uint32_t i = 0; i < list->len; i++) {
		struct operand *x = ARENA_NEW(c->arena, struct operand);
		check_expr(c, NULL, x, list->at[i]);
		VEC_PUSH(c->arena, &out, x);
	}
	return out;
}

static bool is_generic_func(const struct operand *x)
{
	return x->mode != MODE_INVALID && x->type->kind == TYPE_FUNC && x->type->func.tparams.len;
}

/* f[T]: true when x was dealt with, maybe as a partly instantiated function. */
static bool check_index_argument(struct checker *c, struct operand *x, struct node *n, struct type_list *targs,
				 bool infer)
{
	*x = (struct operand){.type = c->ts->basic[BASIC_INVALID], .expr = n};
	if (!check_index_expr(c, x, n)) {
		x->expr = n;
		check_record(c, x);
		return false;
	}
	if (check_partial_inst(c, x, n, infer, targs)) {
		targs->len = 0;
		check_record(c, x);
	}
	x->expr = n;
	return true;
}

static void spread_tuple(struct checker *c, struct operand *x, struct operands *out)
{
	struct object_list *vars = &x->type->tuple.vars;

	for (uint32_t i = 0; i < vars->len; i++) {
		struct operand *v = ARENA_NEW(c->arena, struct operand);
		*v = (struct operand){.mode = MODE_VALUE, .expr = x->expr, .type = vars->at[i]->type};
		VEC_PUSH(c->arena, out, v);
	}
}

static struct arguments check_arguments_list(struct checker *c, const struct nodes *list)
{
	struct arguments args = {0};
	bool infer = !check_allows(c, 21);

	args.targs = ARENA_ARRAY(c->arena, struct type_list, list->len + 1);
	for (uint32_t i = 0; i < list->len; i++) {
		struct operand *x = ARENA_NEW(c->arena, struct operand);
		struct node *n = list->at[i];

		if (n->kind == NODE_INDEX && check_index_argument(c, x, n, &args.targs[i], infer)) {
			VEC_PUSH(c->arena, &args.list, x);
			continue;
		}
		if (n->kind != NODE_INDEX) {
			check_raw_expr(c, NULL, x, n, NULL, true);
		}
		if (x->mode == MODE_VALUE && x->type->kind == TYPE_TUPLE && list->len == 1) {
			spread_tuple(c, x, &args.list);
			args.targs = ARENA_ARRAY(c->arena, struct type_list, args.list.len + 1);
			continue;
		}
		check_is_value(c, x);
		VEC_PUSH(c->arena, &args.list, x);
	}
	return args;
}

/* ---- parameters ---- */

/* One parameter per argument: the variadic one repeated. NULL after an error. */
static struct type *match_parameters(struct checker *c, struct node *call, struct type *sig, struct arguments *args,
				     uint32_t *want)
{
	struct object_list *params = &sig->func.params->tuple.vars;
	uint32_t nargs = args->list.len;

	*want = params->len;
	if (!sig->func.variadic) {
		if (!call->call.dots)
			return sig->func.params;
		check_error(c, node_start(call), ERR_NON_VARIADIC_DOT_DOT_DOT,
			    "cannot use ... in call to non-variadic %s", node_text(c, call->call.fun));
		return NULL;
	}
	if (call->call.dots) {
		if (call->call.args.len != 1 || nargs <= 1)
			return sig->func.params;
		check_error(c, node_start(call), ERR_INVALID_DOT_DOT_DOT, "cannot use ... with %u-valued %s", nargs,
			    node_text(c, call->call.args.at[0]));
		return NULL;
	}
	if (nargs + 1 < params->len) {
		--*want; /* for the message */
		return sig->func.params;
	}
	struct object *last = params->at[params->len - 1];
	struct type *elem = last->type->kind == TYPE_SLICE ? last->type->slice.elem : last->type;
	struct object_list vars = {0};
	for (uint32_t i = 0; i < nargs; i++)
		VEC_PUSH(c->arena, &vars,
			 i + 1 < params->len ? params->at[i]
					     : object_var(c->ts, VAR_PARAM, last->pos, last->pkg, last->name, elem));
	*want = nargs;
	return type_tuple(c->ts, vars.at, vars.len);
}

static void report_count(struct checker *c, struct node *call, struct type *sig, struct operands *args, uint32_t want)
{
	struct object_list *params = &sig->func.params->tuple.vars;
	struct type **have = ARENA_ARRAY(c->arena, struct type *, args->len + 1);
	struct type **list = ARENA_ARRAY(c->arena, struct type *, params->len + 1);
	struct report *r = report_new(c, ERR_WRONG_ARG_COUNT);
	pos_t pos = node_start(call);

	for (uint32_t i = 0; i < args->len; i++)
		have[i] = args->at[i]->type;
	for (uint32_t i = 0; i < params->len; i++)
		list[i] = params->at[i]->type;
	if (args->len > want)
		pos = operand_pos(args->at[want]);
	else if (args->len > 0)
		pos = operand_pos(args->at[args->len - 1]);
	report_add(r, pos, "%s arguments in call to %s", args->len > want ? "too many" : "not enough",
		   node_text(c, call->call.fun));
	report_add(r, POS_NONE, "have %s", types_summary(c, have, args->len, false, call->call.dots));
	report_add(r, POS_NONE, "want %s", types_summary(c, list, params->len, sig->func.variadic, false));
	report_send(r);
}

/* ---- inference ---- */

/* Type parameters to find arguments for: the callee's, then those of each generic function among
 * the arguments, all renamed so that recursive uses do not mix. */
struct inference {
	struct type_list tparams, targs;
	uint32_t own; /* how many are the callee's */
	struct type *params;
	struct type_list own_tparams;
};

static void pad_targs(struct checker *c, struct inference *inf)
{
	while (inf->targs.len < inf->tparams.len)
		VEC_PUSH(c->arena, &inf->targs, NULL);
}

static void add_callee(struct checker *c, struct inference *inf, struct node *call, struct type *sig)
{
	inf->own = sig->func.tparams.len;
	if (inf->own == 0)
		return;
	if (!check_allows(c, 18)) {
		bool index = call->call.fun->kind == NODE_INDEX;
		check_version_error(c, node_start(index ? call->call.fun : call), 18, "%s",
				    index ? "function instantiation" : "implicit function instantiation");
	}
	inf->params = check_rename_tparams(c, call->pos, &sig->func.tparams, inf->params, &inf->tparams);
	inf->own_tparams = inf->tparams;
	inf->own_tparams.cap = inf->own_tparams.len;
	pad_targs(c, inf);
}

static void add_generic_argument(struct checker *c, struct inference *inf, struct node *call, struct operand *arg,
				 const struct type_list *given)
{
	struct type_list renamed = {0};
	struct type *sig = arena_dup(c->arena, arg->type, sizeof *arg->type);

	sig = check_rename_tparams(c, call->pos, &sig->func.tparams, sig, &renamed);
	sig = arena_dup(c->arena, sig, sizeof *sig);
	sig->func.tparams = renamed;
	arg->type = sig;
	for (uint32_t i = 0; i < renamed.len; i++)
		VEC_PUSH(c->arena, &inf->tparams, renamed.at[i]);
	for (uint32_t i = 0; i < given->len; i++)
		VEC_PUSH(c->arena, &inf->targs, given->at[i]);
	pad_targs(c, inf);
}

static bool infer(struct checker *c, struct node *call, struct inference *inf, struct operands *args)
{
	struct report *err = report_new(c, ERR_CANNOT_INFER_TYPE_ARGS);

	if (check_infer(c, call->pos, &inf->tparams, &inf->targs, inf->params, args->at, args->len, false, err))
		return true;
	if (!report_empty(err)) {
		struct str *first = &err->parts.at[0].text;
		*first =
		    str_of(str_printf(c, "in call to %s, " STR_FMT, node_text(c, call->call.fun), STR_ARG(*first)));
		report_send(err);
	}
	return false;
}

static struct type_list sublist(struct checker *c, const struct type_list *l, uint32_t from, uint32_t n)
{
	struct type_list out = {0};

	for (uint32_t i = 0; i < n; i++)
		VEC_PUSH(c->arena, &out, l->at[from + i]);
	return out;
}

static struct type *instantiate_callee(struct checker *c, struct inference *inf, struct node *call, struct type *sig,
				       const struct nodes *types)
{
	struct type_list targs = sublist(c, &inf->targs, 0, inf->own);
	struct type_list tparams = sublist(c, &inf->tparams, 0, inf->own);
	struct type *result = check_instantiate_signature(c, call->pos, call->call.fun, sig, &targs, types);

	inf->params = check_subst(c, call->pos, inf->params, &tparams, &targs);
	return result;
}

static void instantiate_arguments(struct checker *c, struct inference *inf, struct node *call, struct operands *args)
{
	uint32_t next = inf->own;

	for (uint32_t i = 0; i < args->len; i++) {
		struct operand *arg = args->at[i];
		if (!is_generic_func(arg))
			continue;
		uint32_t n = arg->type->func.tparams.len;
		struct type_list targs = sublist(c, &inf->targs, next, n);
		arg->type = check_instantiate_signature(c, call->pos, arg->expr, arg->type, &targs, NULL);
		check_record(c, arg);
		next += n;
	}
}

/* Arguments against parameters. The signature as called (instantiated), or sig itself after an
 * error. */
static struct type *check_arguments(struct checker *c, struct node *call, struct type *sig,
				    const struct type_list *targs, const struct nodes *types, struct arguments *args)
{
	struct inference inf = {.targs = *targs};
	struct type *result = sig;
	struct operand *generic = NULL;
	uint32_t want;

	inf.params = match_parameters(c, call, sig, args, &want);
	if (!inf.params)
		return sig;
	if (args->list.len != want) {
		report_count(c, call, sig, &args->list, want);
		return sig;
	}
	add_callee(c, &inf, call, sig);
	for (uint32_t i = 0; i < args->list.len; i++) {
		if (!is_generic_func(args->list.at[i]))
			continue;
		generic = generic ? generic : args->list.at[i];
		add_generic_argument(c, &inf, call, args->list.at[i], &args->targs[i]);
	}
	if (generic)
		check_verify_version(c, operand_pos(generic), 21, "implicitly instantiated function as argument");
	if (inf.tparams.len) {
		if (!infer(c, call, &inf, &args->list))
			return sig;
		if (inf.own)
			result = instantiate_callee(c, &inf, call, sig, types);
		instantiate_arguments(c, &inf, call, &args->list);
	}
	for (uint32_t i = 0; i < args->list.len; i++)
		check_argument(c, args->list.at[i], inf.params->tuple.vars.at[i]->type, call);
	return result;
}

void check_builtin_arguments(struct checker *c, struct node *call, struct type *sig, const struct operands *list)
{
	struct arguments args = {.list = *list};
	struct type_list none = {0};

	args.targs = ARENA_ARRAY(c->arena, struct type_list, list->len + 1);
	check_arguments(c, call, sig, &none, NULL, &args);
}

/* ---- conversions ---- */

static bool conversion_allowed(struct checker *c, struct node *call, struct type *t)
{
	struct nodes *args = &call->call.args;

	if (type_is_non_param_interface(t) && type_is_constraint(t)) {
		check_error(c, node_start(call), ERR_MISPLACED_CONSTRAINT_IFACE,
			    "cannot use interface %s in conversion (contains specific type "
			    "constraints or is comparable)",
			    type_text(c, t));
		return false;
	}
	if (call->call.dots) {
		check_error(c, node_start(args->at[0]), ERR_BAD_DOT_DOT_DOT_SYNTAX,
			    "invalid use of ... in conversion to %s", type_text(c, t));
		return false;
	}
	return true;
}

static enum expr_kind check_convert_call(struct checker *c, struct operand *x, struct node *call)
{
	struct nodes *args = &call->call.args;
	struct type *t = x->type;

	call->flags |= NODE_CONVERSION;
	operand_invalidate(x);
	if (type_is_generic(t)) {
		check_error(c, node_start(x->expr), ERR_WRONG_TYPE_ARG_COUNT,
			    "cannot use generic type %s without instantiation", node_text(c, x->expr));
		x->type = c->ts->basic[BASIC_INVALID];
	} else if (!check_is_complete(c, t)) {
		; /* reported */
	} else if (args->len == 0) {
		check_error(c, node_start(call), ERR_WRONG_ARG_COUNT, "missing argument in conversion to %s",
			    type_text(c, t));
	} else if (args->len == 1) {
		check_expr(c, target_new(c, t, STR("conversion")), x, args->at[0]);
		if (x->mode != MODE_INVALID && conversion_allowed(c, call, t))
			check_conversion(c, x, t);
	} else {
		check_use_list(c, args);
		check_error(c, node_start(args->at[args->len - 1]), ERR_WRONG_ARG_COUNT,
			    "too many arguments in conversion to %s", type_text(c, t));
	}
	x->expr = call;
	return EXPR_CONVERSION;
}

/* ---- calls ---- */

static enum expr_kind call_failed(struct checker *c, struct operand *x, struct node *call)
{
	operand_invalidate(x);
	x->expr = call;
	return EXPR_STATEMENT;
}

static enum expr_kind check_builtin_call(struct checker *c, struct operand *x, struct node *call)
{
	static const enum expr_kind kinds[] = {
#define BUILTIN(id, name, nargs, variadic, kind) EXPR_##kind,
#include "builtins.def"
	};
	enum builtin_id id = x->id;

	call->flags |= NODE_BUILTIN_CALL;
	if (!check_builtin(c, x, call, id))
		operand_invalidate(x);
	x->expr = call;
	if (x->mode != MODE_INVALID && x->mode != MODE_CONSTANT)
		c->env.has_call_or_recv = true;
	return kinds[id];
}

static bool is_func(struct checker *c, struct type *t, struct type *under, void *arg, struct str *cause)
{
	if (!under || under->kind == TYPE_FUNC)
		return true;
	*cause = str_of(str_printf(c, "%s is not a function", type_text(c, t)));
	return false;
}

/* The callee; *inst: its index node when that gives type arguments of a generic function. */
static void check_callee(struct checker *c, struct operand *x, struct node *call, struct node **inst)
{
	struct node *fun = call->call.fun;

	*inst = NULL;
	if (fun->kind != NODE_INDEX) {
		check_expr_or_type(c, x, fun, true);
		return;
	}
	*x = (struct operand){.type = c->ts->basic[BASIC_INVALID], .expr = fun};
	if (check_index_expr(c, x, fun))
		*inst = fun;
	x->expr = fun;
	check_record(c, x);
}

static void call_result(struct checker *c, struct operand *x, struct node *call, struct type *sig)
{
	struct object_list *results = &sig->func.results->tuple.vars;

	x->mode = MODE_VALUE;
	if (results->len == 0)
		x->mode = MODE_NOVALUE;
	else if (results->len == 1)
		x->type = results->at[0]->type;
	else
		x->type = sig->func.results;
	x->expr = call;
	c->env.has_call_or_recv = true;
	if (x->mode == MODE_VALUE && results->len == 1 && !check_is_complete(c, x->type))
		operand_invalidate(x);
	/* After failed inference the result still mentions type parameters. */
	if (x->mode == MODE_VALUE && sig->func.tparams.len && type_is_parameterized(&sig->func.tparams, x->type))
		operand_invalidate(x);
}

/* Type arguments written in the call; with all of them there, *sig is instantiated and the list is
 * empty. */
static bool check_call_targs(struct checker *c, struct node *inst, struct type **sig, struct type_list *targs,
			     const struct nodes **types)
{
	uint32_t want = (*sig)->func.tparams.len;

	if (!check_type_list(c, &inst->index.args, targs))
		return false;
	if (targs->len > want) {
		check_error(c, node_start(inst->index.args.at[want]), ERR_WRONG_TYPE_ARG_COUNT,
			    "got %u type arguments but want %u", targs->len, want);
		return false;
	}
	*types = &inst->index.args;
	if (targs->len == want && want > 0) {
		check_verify_version(c, node_start(inst), 18, "function instantiation");
		*sig = check_instantiate_signature(c, inst->pos, inst, *sig, targs, *types);
		*targs = (struct type_list){0};
		*types = NULL;
	}
	return true;
}

enum expr_kind check_call(struct checker *c, struct operand *x, struct node *call)
{
	struct node *inst;
	struct str cause = {0};
	struct type_list targs = {0};
	const struct nodes *types = NULL;

	check_callee(c, x, call, &inst);
	if (x->mode == MODE_INVALID) {
		check_use_list(c, &call->call.args);
		return call_failed(c, x, call);
	}
	if (x->mode == MODE_TYPE)
		return check_convert_call(c, x, call);
	if (x->mode == MODE_BUILTIN)
		return check_builtin_call(c, x, call);

	struct type *sig = type_common_under(c, x->type, is_func, NULL, &cause);
	if (!sig || sig->kind != TYPE_FUNC) {
		check_error(c, operand_pos(x), ERR_INVALID_CALL, INVALID_OP "cannot call %s: " STR_FMT,
			    operand_text(c, x), STR_ARG(cause));
		return call_failed(c, x, call);
	}
	bool generic = sig->func.tparams.len > 0;
	if (inst && !check_call_targs(c, inst, &sig, &targs, &types)) {
		check_use_list(c, &call->call.args);
		return call_failed(c, x, call);
	}
	struct arguments args = check_arguments_list(c, &call->call.args);
	sig = check_arguments(c, call, sig, &targs, types, &args);
	if (generic && sig->func.tparams.len == 0)
		record_expr(c, call->call.fun, MODE_VALUE, sig, NULL);
	call_result(c, x, call, sig);
	return EXPR_STATEMENT;
}
