/* assign.c - assignability, and the conversion of a value to the variable it goes to. */
#include "check_expr.h"

/* Puts a sentence of its own before the cause so far. */
static void prepend_cause(struct checker *c, struct str *cause, const char *text)
{
	if (!cause)
		return;
	if (cause->len)
		text = str_printf(c, "%s\n\t" STR_FMT, text, STR_ARG(*cause));
	*cause = str_of(text);
}

struct param_walk {
	struct checker *c;
	struct operand x;
	struct type *param, *other;
	struct str *cause;
	enum error_code code;
	bool ok;
};

static bool untyped_fits(struct type *t, struct type *under, void *arg)
{
	struct param_walk *w = arg;
	struct const_val *val;
	enum error_code code;

	return t && check_implicit_type(w->c, &w->x, t, &val, &code);
}

static bool untyped_assignable(struct checker *c, const struct operand *x, struct type *t)
{
	struct param_walk w = {.c = c, .x = *x};
	struct const_val *val;
	enum error_code code;

	if (type_is_param(t))
		return type_each(t, untyped_fits, &w);
	return check_implicit_type(c, &w.x, t, &val, &code) != NULL;
}

static bool assign_to_term(struct type *t, struct type *under, void *arg)
{
	struct param_walk *w = arg;

	if (!t)
		return false;
	w->ok = operand_assignable_to(w->c, &w->x, t, w->cause, &w->code);
	if (!w->ok)
		prepend_cause(w->c, w->cause,
			      str_printf(w->c, "cannot assign %s to %s (in %s)", type_text(w->c, w->x.type),
					 type_text(w->c, t), type_text(w->c, w->param)));
	return w->ok;
}

static bool assign_from_term(struct type *t, struct type *under, void *arg)
{
	struct param_walk *w = arg;

	if (!t)
		return false;
	w->x.type = t;
	w->ok = operand_assignable_to(w->c, &w->x, w->other, w->cause, &w->code);
	if (!w->ok)
		prepend_cause(w->c, w->cause,
			      str_printf(w->c, "cannot assign %s (in %s) to %s", type_text(w->c, t),
					 type_text(w->c, w->param), type_text(w->c, w->other)));
	return w->ok;
}

/* One side is a type parameter: each type of its set must do. */
static bool params_assignable(struct checker *c, const struct operand *x, struct type *v, struct type *t,
			      struct type *orig, struct str *cause, enum error_code *code)
{
	struct param_walk w = {.c = c, .x = *x, .cause = cause, .code = ERR_INCOMPATIBLE_ASSIGN, .other = orig};
	struct type *vp = type_as_param(v), *tp = type_as_param(t);

	if (tp && !type_has_name(v)) {
		w.param = tp;
		type_each(tp, assign_to_term, &w);
	} else if (vp && !type_has_name(t)) {
		w.param = vp;
		type_each(vp, assign_from_term, &w);
	}
	*code = w.code;
	return w.ok;
}

static bool is_plain_interface(struct type *under, struct type *t)
{
	return under->kind == TYPE_INTERFACE && !type_is_param(t);
}

bool operand_assignable_to(struct checker *c, const struct operand *x, struct type *t, struct str *cause,
			   enum error_code *code)
{
	struct type *orig = t, *v = x->type;
	enum error_code ignored;

	code = code ? code : &ignored;
	*code = ERR_NONE;
	if (x->mode == MODE_INVALID || !type_is_valid(t))
		return true;
	v = type_unalias(v);
	t = type_unalias(t);
	if (type_identical(v, t))
		return true;
	*code = ERR_INCOMPATIBLE_ASSIGN;

	struct type *vu = type_underlying(v), *tu = type_underlying(t);
	bool vparam = type_is_param(v), tparam = type_is_param(t);
	bool unnamed = !type_has_name(v) || !type_has_name(t);
	if (type_is_untyped(vu))
		return untyped_assignable(c, x, t);
	/* The underlying types come first, as in gc: it settles whose type set is made first when interfaces embed
	 * each other. */
	if (type_identical(vu, tu) && unnamed && !vparam && !tparam)
		return true;

	if (is_plain_interface(tu, t) || type_is_interface_ptr(tu)) {
		if (check_implements(c, v, t, false, cause))
			return true;
		if (!vparam) {
			*code = ERR_INVALID_IFACE_ASSIGN;
			return false;
		}
		if (cause)
			*cause = STR("");
	}
	if (is_plain_interface(vu, v) && check_implements(c, t, v, false, NULL)) {
		if (cause)
			*cause = STR("need type assertion");
		return false;
	}
	if (vu->kind == TYPE_CHAN && vu->chan.dir == CHAN_BOTH && tu->kind == TYPE_CHAN &&
	    type_identical(vu->chan.elem, tu->chan.elem)) {
		*code = ERR_INVALID_CHAN_ASSIGN;
		return unnamed;
	}
	if (!vparam && !tparam)
		return false;
	return params_assignable(c, x, v, t, orig, cause, code);
}

/* What an assignment is for, as messages say it: few are ever made. */
struct purpose {
	const char *text;
	struct node *call; /* text is NULL: an argument of this call */
};

static const char *purpose_text(struct checker *c, const struct purpose *p)
{
	return p->text ? p->text : str_printf(c, "argument to %s", node_text(c, p->call->call.fun));
}

/* An untyped x gets target's type; false after reporting. */
static bool give_type(struct checker *c, struct operand *x, struct type *t, const struct purpose *purpose)
{
	struct type *target = t;
	struct const_val *val = NULL;
	enum error_code code = ERR_NONE;

	if (operand_is_nil(x)) {
		if (!t) {
			check_error(c, operand_pos(x), ERR_UNTYPED_NIL_USE, "use of untyped nil in %s",
				    purpose_text(c, purpose));
			return false;
		}
	} else if (!t || type_is_non_param_interface(t)) {
		target = type_default(x->type);
	}
	struct type *type = check_implicit_type(c, x, target, &val, &code);
	if (!type) {
		const char *why = code == ERR_TRUNCATED_FLOAT    ? " (truncated)"
				  : code == ERR_NUMERIC_OVERFLOW ? " (overflows)"
								 : "";
		check_error(c, operand_pos(x), *why ? code : ERR_INCOMPATIBLE_ASSIGN,
			    "cannot use %s as %s value in %s%s", operand_text(c, x), type_text(c, target),
			    purpose_text(c, purpose), why);
		return false;
	}
	if (val) {
		x->val = val;
		check_update_expr_val(x->expr, val);
	}
	if (type != x->type) {
		x->type = type;
		check_update_expr_type(c, x->expr, type, false);
	}
	return true;
}

static bool is_value(const struct operand *x)
{
	return x->mode >= MODE_CONSTANT;
}

static void assign_for(struct checker *c, struct operand *x, struct type *t, const struct purpose *purpose)
{
	struct str cause = {0};
	enum error_code code;

	check_single_value(c, x);
	if (x->mode == MODE_INVALID)
		return;
	if (!is_value(x)) {
		check_error(c, operand_pos(x), ERR_INCOMPATIBLE_ASSIGN, "cannot assign %s to %s in %s",
			    operand_text(c, x), t ? type_text(c, t) : "_", purpose_text(c, purpose));
		operand_invalidate(x);
		return;
	}
	if (type_is_untyped(x->type) && !give_type(c, x, t, purpose)) {
		operand_invalidate(x);
		return;
	}
	check_non_generic(c, t ? target_new(c, t, str_of(purpose_text(c, purpose))) : NULL, x);
	if (x->mode == MODE_INVALID)
		return;
	if (!t || operand_assignable_to(c, x, t, &cause, &code))
		return;
	check_error(c, operand_pos(x), code, "cannot use %s as %s value in %s%s" STR_FMT, operand_text(c, x),
		    type_text(c, t), purpose_text(c, purpose), cause.len ? ": " : "", STR_ARG(cause));
	operand_invalidate(x);
}

void check_assignment(struct checker *c, struct operand *x, struct type *t, const char *context)
{
	assign_for(c, x, t, &(struct purpose){.text = context});
}

void check_argument(struct checker *c, struct operand *x, struct type *t, struct node *call)
{
	assign_for(c, x, t, &(struct purpose){.call = call});
}

/* ---- initialisation ---- */

static void default_to_invalid(struct checker *c, struct object *lhs)
{
	if (!lhs->type)
		lhs->type = c->ts->basic[BASIC_INVALID];
}

static bool poisoned(const struct object *lhs, const struct operand *x)
{
	return x->mode == MODE_INVALID || !type_is_valid(x->type) || (lhs->type && !type_is_valid(lhs->type));
}

void check_init_const(struct checker *c, struct object *lhs, struct operand *x)
{
	if (poisoned(lhs, x)) {
		default_to_invalid(c, lhs);
		return;
	}
	if (x->mode != MODE_CONSTANT) {
		check_error(c, operand_pos(x), ERR_INVALID_CONST_INIT, "%s is not constant", operand_text(c, x));
		default_to_invalid(c, lhs);
		return;
	}
	if (!lhs->type)
		lhs->type = x->type;
	check_assignment(c, x, lhs->type, "constant declaration");
	if (x->mode != MODE_INVALID)
		lhs->constant.val = x->val;
}

void check_init_var(struct checker *c, struct object *lhs, struct operand *x, const char *context)
{
	if (poisoned(lhs, x)) {
		default_to_invalid(c, lhs);
		operand_invalidate(x);
		return;
	}
	if (!lhs->type) {
		if (type_is_basic(x->type, BASIC_UNTYPED_NIL)) {
			check_error(c, operand_pos(x), ERR_UNTYPED_NIL_USE, "use of untyped nil in %s", context);
			default_to_invalid(c, lhs);
			operand_invalidate(x);
			return;
		}
		lhs->type = type_default(x->type);
	}
	check_assignment(c, x, lhs->type, context);
}

void check_assign_error(struct checker *c, const struct nodes *rhs, uint32_t l, uint32_t r)
{
	const char *vars = measure(c, l, "variable"), *vals = measure(c, r, "value");
	struct node *call = rhs->len == 1 ? node_unparen(rhs->at[0]) : NULL;
	pos_t pos = node_start(rhs->at[0]);

	if (call && call->kind == NODE_CALL)
		check_error(c, pos, ERR_WRONG_ASSIGN_COUNT, "assignment mismatch: %s but %s returns %s", vars,
			    node_text(c, call->call.fun), vals);
	else
		check_error(c, pos, ERR_WRONG_ASSIGN_COUNT, "assignment mismatch: %s but %s", vars, vals);
}

void check_return_error(struct checker *c, pos_t at, struct object **lhs, uint32_t l, struct operand **rhs, uint32_t r)
{
	struct type **have = ARENA_ARRAY(c->arena, struct type *, r + 1);
	struct type **want = ARENA_ARRAY(c->arena, struct type *, l + 1);
	struct report *report = report_new(c, ERR_WRONG_RESULT_COUNT);

	for (uint32_t i = 0; i < r; i++)
		have[i] = rhs[i]->type;
	for (uint32_t i = 0; i < l; i++)
		want[i] = lhs[i]->type;
	if (r > l)
		at = operand_pos(rhs[l]);
	else if (r > 0)
		at = operand_pos(rhs[r - 1]);
	report_add(report, at, "%s return values", r > l ? "too many" : "not enough");
	report_add(report, POS_NONE, "have %s", types_summary(c, have, r, false, false));
	report_add(report, POS_NONE, "want %s", types_summary(c, want, l, false, false));
	report_send(report);
}

static void give_invalid_types(struct checker *c, struct object **lhs, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		default_to_invalid(c, lhs[i]);
}

static const char *init_context(uint32_t n, bool is_return)
{
	return is_return ? "return statement" : n > 1 ? "multiple assignment" : "assignment";
}

static void init_each(struct checker *c, struct object **lhs, uint32_t n, const struct nodes *rhs, bool is_return)
{
	for (uint32_t i = 0; i < n; i++) {
		struct operand x = {0};
		const char *desc = lhs[i]->name;

		if (is_return && !*desc)
			desc = "result variable";
		check_expr(c, target_new(c, lhs[i]->type, str_of(desc)), &x, rhs->at[i]);
		check_init_var(c, lhs[i], &x, init_context(n, is_return));
	}
}

static bool is_call(const struct nodes *list)
{
	return list->len == 1 && node_unparen(list->at[0])->kind == NODE_CALL;
}

void check_init_vars(struct checker *c, struct object **lhs, uint32_t n, const struct nodes *rhs,
		     struct node *return_stmt)
{
	if (n == rhs->len && !is_call(rhs)) {
		init_each(c, lhs, n, rhs, return_stmt != NULL);
		return;
	}
	if (rhs->len != 1) {
		if (check_use_list(c, rhs)) {
			if (return_stmt) {
				struct operands list = check_expr_list(c, rhs);
				check_return_error(c, node_start(return_stmt), lhs, n, list.at, list.len);
			} else {
				check_assign_error(c, rhs, n, rhs->len);
			}
		}
		give_invalid_types(c, lhs, n);
		return;
	}
	bool comma_ok;
	uint32_t r;
	struct operand **values = check_multi_expr(c, rhs->at[0], n == 2 && !return_stmt, &r, &comma_ok);
	if (r == n) {
		for (uint32_t i = 0; i < n; i++)
			check_init_var(c, lhs[i], values[i], init_context(n, return_stmt != NULL));
		if (comma_ok && values[0]->mode && values[1]->mode)
			record_comma_ok(c, rhs->at[0], values[0]->type, values[1]->type);
		return;
	}
	if (values[0]->mode != MODE_INVALID) {
		if (return_stmt)
			check_return_error(c, node_start(return_stmt), lhs, n, values, r);
		else
			check_assign_error(c, rhs, n, r);
	}
	give_invalid_types(c, lhs, n);
}

/* ---- assignment statements ---- */

/* The variable of this package that an assigned name denotes, or NULL. */
static struct object *assigned_name(struct checker *c, struct node *name)
{
	struct object *obj = name->kind == NODE_NAME ? check_lookup(c, name->name.text) : NULL;

	return obj && obj->kind == OBJ_VAR && obj->pkg == c->pkg ? obj : NULL;
}

static void not_assignable(struct checker *c, struct operand *x)
{
	if (x->expr->kind == NODE_SELECTOR) {
		struct operand op = {0};

		check_expr(c, NULL, &op, x->expr->selector.x);
		if (op.mode == MODE_MAPINDEX) {
			check_error(c, operand_pos(x), ERR_UNADDRESSABLE_FIELD_ASSIGN,
				    "cannot assign to struct field %s in map", node_text(c, x->expr));
			return;
		}
	}
	check_error(c, operand_pos(x), ERR_UNASSIGNABLE_OPERAND,
		    "cannot assign to %s (neither addressable nor a map index expression)", node_text(c, x->expr));
}

struct type *check_lhs_var(struct checker *c, struct node *lhs)
{
	struct node *name = node_unparen(lhs);
	struct operand x = {0};

	if (name->kind == NODE_NAME && name->name.text == c->ts->blank) {
		record_def(c, name, NULL);
		return NULL;
	}
	struct object *var = assigned_name(c, name);
	bool used = var && var->used;
	check_expr(c, NULL, &x, lhs);
	if (var)
		var->used = used;
	if (x.mode == MODE_INVALID || !type_is_valid(x.type))
		return c->ts->basic[BASIC_INVALID];
	if (x.mode == MODE_VARIABLE || x.mode == MODE_MAPINDEX)
		return x.type;
	not_assignable(c, &x);
	return c->ts->basic[BASIC_INVALID];
}

void check_assign_var(struct checker *c, struct node *lhs, struct node *rhs, struct operand *x, const char *context)
{
	struct type *t = check_lhs_var(c, lhs);
	struct operand value = {0};

	if (t && !type_is_valid(t)) {
		if (x)
			operand_invalidate(x);
		else
			check_use(c, rhs);
		return;
	}
	if (!x) {
		struct target *target = NULL;

		x = &value;
		if (t && type_under_kind(t, TYPE_FUNC))
			target = target_new(c, t, str_of(node_text(c, lhs)));
		check_expr(c, target, x, rhs);
	}
	if (!t && strcmp(context, "assignment") == 0)
		context = "assignment to _ identifier";
	check_assignment(c, x, t, context);
}

void check_assign_vars(struct checker *c, const struct nodes *lhs, const struct nodes *rhs)
{
	const char *context = lhs->len > 1 ? "multiple assignment" : "assignment";
	bool comma_ok;
	uint32_t r;

	if (lhs->len == rhs->len && !is_call(rhs)) {
		for (uint32_t i = 0; i < lhs->len; i++)
			check_assign_var(c, lhs->at[i], rhs->at[i], NULL, context);
		return;
	}
	if (rhs->len != 1) {
		bool ok = check_use_lhs(c, lhs);

		if (check_use_list(c, rhs) && ok)
			check_assign_error(c, rhs, lhs->len, rhs->len);
		return;
	}
	struct operand **values = check_multi_expr(c, rhs->at[0], lhs->len == 2, &r, &comma_ok);
	if (r == lhs->len) {
		for (uint32_t i = 0; i < r; i++)
			check_assign_var(c, lhs->at[i], NULL, values[i], context);
		if (comma_ok && values[0]->mode && values[1]->mode)
			record_comma_ok(c, rhs->at[0], values[0]->type, values[1]->type);
		return;
	}
	if (values[0]->mode != MODE_INVALID)
		check_assign_error(c, rhs, lhs->len, r);
	check_use_lhs(c, lhs);
}
