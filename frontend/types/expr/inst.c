/* inst.c - generic functions used with type arguments, or with those a target implies. */
#include "check_expr.h"

struct target *target_new(struct checker *c, struct type *t, struct str desc)
{
	struct type *sig = t ? type_common_under(c, t, NULL, NULL, NULL) : NULL;

	if (!sig || sig->kind != TYPE_FUNC)
		return NULL;
	struct target *target = ARENA_NEW(c->arena, struct target);
	*target = (struct target){sig, desc};
	return target;
}

/* ---- instantiation ---- */

struct pending_verify {
	pos_t pos;
	struct type_list tparams, targs;
	const struct nodes *types;
};

static void verify_later(struct checker *c, void *arg)
{
	struct pending_verify *v = arg;
	struct str cause = {0};
	int bad = check_verify(c, v->pos, &v->tparams, &v->targs, &cause);
	pos_t pos = v->pos;

	if (bad < 0) {
		check_mono_instance(c, v->pos, &v->tparams, &v->targs, v->types);
		return;
	}
	if (v->types && (uint32_t)bad < v->types->len)
		pos = node_start(v->types->at[bad]);
	check_error(c, pos, ERR_INVALID_TYPE_ARG, STR_FMT, STR_ARG(cause));
}

struct type *check_instantiate_signature(struct checker *c, pos_t pos, struct node *n, struct type *sig,
					 const struct type_list *targs, const struct nodes *types)
{
	struct type *inst = check_instance(c, pos, sig, targs);
	struct pending_verify *v = ARENA_NEW(c->arena, struct pending_verify);

	record_instance(c, n, targs, inst);
	*v = (struct pending_verify){pos, sig->func.tparams, *targs, types};
	check_later(c, verify_later, v);
	return inst;
}

/* ---- f[T1, T2] ---- */

/* The type arguments as written; false: some are invalid, or there are too many. */
static bool explicit_targs(struct checker *c, struct operand *x, struct node *inst, struct type_list *targs)
{
	uint32_t want = x->type->func.tparams.len;

	if (!inst)
		return true;
	if (!check_type_list(c, &inst->index.args, targs))
		return false;
	if (targs->len <= want)
		return true;
	check_error(c, node_start(inst->index.args.at[targs->len - 1]), ERR_WRONG_TYPE_ARG_COUNT,
		    "got %u type arguments but want %u", targs->len, want);
	return false;
}

/* var t T.sig = x is inferred like a call of func[type parameters of x](type of x) with an argument
 * of type T.sig. */
static bool infer_targs(struct checker *c, const struct target *t, pos_t pos, struct operand *x,
			struct type_list *targs)
{
	struct type *sig = x->type;
	struct object *param = NULL;
	struct operand arg = {0}, *args[] = {&arg};
	struct type_list renamed = {0};

	if (t) {
		struct type *plain = type_func(c->ts, NULL, sig->func.params, sig->func.results, sig->func.variadic);
		param = object_var(c->ts, VAR_PARAM, x->expr->pos, c->pkg, check_intern(c, ""), plain);
		arg.mode = MODE_VALUE;
		arg.type = t->sig;
		arg.expr = node_new(c->arena, NODE_NAME, x->expr->pos);
		arg.expr->name.text = text_of(c, t->desc);
	}
	struct type *params = type_tuple(c->ts, &param, t ? 1 : 0);
	params = check_rename_tparams(c, pos, &sig->func.tparams, params, &renamed);

	struct report *err = report_new(c, ERR_CANNOT_INFER_TYPE_ARGS);
	if (check_infer(c, pos, &renamed, targs, params, args, t ? 1 : 0, t != NULL, err))
		return true;
	if (!report_empty(err))
		report_send(err);
	return false;
}

static void check_inst_version(struct checker *c, const struct target *t, pos_t pos, const struct node *inst)
{
	if (!check_verify_version(c, pos, 18, "function instantiation"))
		return;
	if (t && !check_allows(c, 21))
		check_version_error(c, pos, 21, "%s instantiated function in assignment",
				    inst ? "partially" : "implicitly");
}

/* True when x is instantiated or invalid; false: arguments are missing and not to be inferred. */
static bool instantiate(struct checker *c, const struct target *t, pos_t pos, struct operand *x, struct node *inst,
			bool infer, struct type_list *targs)
{
	struct type *sig = x->type;

	if (inst) {
		pos = inst->pos;
		x->expr = inst;
	}
	if (!explicit_targs(c, x, inst, targs)) {
		operand_invalidate(x);
		return true;
	}
	bool missing = targs->len < sig->func.tparams.len;
	if (missing && !infer)
		return false;
	check_inst_version(c, missing ? t : NULL, pos, inst);
	if (missing && !infer_targs(c, t, pos, x, targs)) {
		operand_invalidate(x);
		return true;
	}
	x->type = check_instantiate_signature(c, x->expr->pos, x->expr, sig, targs, inst ? &inst->index.args : NULL);
	x->mode = MODE_VALUE;
	return true;
}

void check_func_inst(struct checker *c, const struct target *t, pos_t pos, struct operand *x, struct node *inst,
		     bool infer)
{
	struct type_list targs = {0};

	instantiate(c, t, pos, x, inst, infer, &targs);
}

bool check_partial_inst(struct checker *c, struct operand *x, struct node *inst, bool infer, struct type_list *targs)
{
	return instantiate(c, NULL, x->expr->pos, x, inst, infer, targs);
}
