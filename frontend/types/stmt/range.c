/* range.c - for … range: what can be ranged over, and the iteration variables. */
#include "check_expr.h"

/* What a range expression yields; NULL types: no such iteration value. */
struct yields {
	struct type *key, *value;
	struct str cause;
};

static bool may_receive(struct checker *c, struct type *t, struct type *under, void *arg, struct str *cause)
{
	if (!under || under->kind != TYPE_CHAN || under->chan.dir != CHAN_SEND)
		return true;
	*cause = str_of(str_printf(c, "receive from send-only channel %s", type_text(c, t)));
	return false;
}

static struct type *through_array_pointer(struct type *t)
{
	if (t->kind == TYPE_POINTER && type_underlying(t->pointer.elem)->kind == TYPE_ARRAY)
		return type_underlying(t->pointer.elem);
	return t;
}

static bool refuse(struct yields *y, const char *cause)
{
	y->cause = str_of(cause);
	return false;
}

#define FUNC_FORM "func must be func(yield func(...) bool): "

static bool range_func(struct checker *c, struct type *f, struct yields *y)
{
	struct object_list *params = &f->func.params->tuple.vars;
	struct str cause = {0};

	if (!check_allows(c, 23))
		return refuse(y, "requires go1.23 or later");
	if (params->len != 1)
		return refuse(y, FUNC_FORM "wrong argument count");
	if (f->func.results->tuple.vars.len)
		return refuse(y, FUNC_FORM "unexpected results");
	struct type *yield = type_common_under(c, params->at[0]->type, NULL, NULL, &cause);
	if (!yield)
		return refuse(y, str_printf(c, FUNC_FORM "in yield type, " STR_FMT, STR_ARG(cause)));
	if (yield->kind != TYPE_FUNC)
		return refuse(y, FUNC_FORM "argument is not func");
	struct object_list *values = &yield->func.params->tuple.vars;
	struct object_list *results = &yield->func.results->tuple.vars;
	if (values->len > 2)
		return refuse(y, FUNC_FORM "yield func has too many parameters");
	if (results->len != 1 || !type_is(results->at[0]->type, INFO_BOOLEAN))
		return refuse(y, FUNC_FORM "yield func does not return bool");
	if (!type_identical(results->at[0]->type, c->ts->basic[BASIC_BOOL]))
		return refuse(y, FUNC_FORM "yield func returns user-defined boolean, not bool");
	if (yield->func.variadic)
		return refuse(y, str_printf(c, "yield func of type %s cannot be variadic", type_text(c, yield)));
	y->key = values->len > 0 ? values->at[0]->type : NULL;
	y->value = values->len > 1 ? values->at[1]->type : NULL;
	return true;
}

static bool range_over(struct checker *c, struct type *orig, struct yields *y)
{
	struct type *t = type_common_under(c, orig, may_receive, NULL, &y->cause);
	struct type *index = c->ts->basic[BASIC_INT];

	if (!t)
		return false;
	t = through_array_pointer(t);
	switch (t->kind) {
	case TYPE_BASIC:
		if (t->basic.info & INFO_STRING) {
			*y = (struct yields){.key = index, .value = c->ts->rune};
			return true;
		}
		if (!(t->basic.info & INFO_INTEGER))
			return false;
		if (!check_allows(c, 22))
			return refuse(y, "requires go1.22 or later");
		*y = (struct yields){.key = orig};
		return true;
	case TYPE_ARRAY:
		*y = (struct yields){.key = index, .value = t->array.elem};
		return true;
	case TYPE_SLICE:
		*y = (struct yields){.key = index, .value = t->slice.elem};
		return true;
	case TYPE_MAP:
		*y = (struct yields){.key = t->map.key, .value = t->map.elem};
		return true;
	case TYPE_CHAN:
		*y = (struct yields){.key = t->chan.elem};
		return true;
	case TYPE_FUNC:
		return range_func(c, t, y);
	default:
		return false;
	}
}

/* ---- the clause ---- */

static struct node *nth(const struct nodes *l, uint32_t i)
{
	return i < l->len ? l->at[i] : NULL;
}

static void check_yields(struct checker *c, struct operand *x, const struct nodes *lhs, struct yields *y)
{
	const char *text = operand_text(c, x);

	if (operand_is_nil(x) || !range_over(c, x->type, y)) {
		check_error(c, operand_pos(x), ERR_INVALID_RANGE_EXPR, "cannot range over %s%s" STR_FMT, text,
			    y->cause.len ? ": " : "", STR_ARG(y->cause));
		y->key = y->value = c->ts->basic[BASIC_INVALID];
	} else if (!y->key && nth(lhs, 0)) {
		check_error(c, node_start(lhs->at[0]), ERR_INVALID_ITER_VAR,
			    "range over %s permits no iteration variables", text);
	} else if (!y->value && nth(lhs, 1)) {
		check_error(c, node_start(lhs->at[1]), ERR_INVALID_ITER_VAR,
			    "range over %s permits only one iteration variable", text);
	} else if (nth(lhs, 2)) {
		check_error(c, node_start(lhs->at[2]), ERR_INVALID_ITER_VAR,
			    "range clause permits at most two iteration variables");
	}
}

/* Of an array whose elements are not wanted only the length counts: the expression is not
 * evaluated. */
static void note_constant_length(struct checker *c, struct operand *x, struct node *n)
{
	struct type *t = through_array_pointer(type_underlying(x->type));

	if (c->env.has_call_or_recv || t->kind != TYPE_ARRAY || t->array.len < 0)
		return;
	record_expr(c, node_unparen(n), MODE_CONSTANT, c->ts->basic[BASIC_INT], const_int64(c->arena, t->array.len));
}

static bool has_type(struct type *t)
{
	return t && type_is_valid(t);
}

static struct operand iteration_value(struct node *lhs, struct type *t)
{
	return (struct operand){.mode = MODE_VALUE, .expr = lhs, .type = t};
}

/* One variable of for i, v := range. */
static struct object *define_var(struct checker *c, struct node *lhs, struct type *t, struct operand *x)
{
	struct object *obj;

	if (lhs->kind == NODE_NAME) {
		obj = object_var(c->ts, VAR_LOCAL, lhs->pos, c->pkg, lhs->name.text, NULL);
		record_def(c, lhs, obj);
	} else {
		check_error(c, node_start(lhs), ERR_INVALID_SYNTAX_TREE, "cannot declare %s", node_text(c, lhs));
		obj = object_var(c->ts, VAR_LOCAL, lhs->pos, c->pkg, c->ts->blank, NULL);
	}
	if (!has_type(t)) {
		obj->type = c->ts->basic[BASIC_INVALID];
		obj->used = true;
	} else if (x) {
		check_init_var(c, obj, x, "range clause");
	} else {
		struct operand y = {.mode = MODE_VALUE, .type = t};
		y.expr = node_copy(c->arena, lhs);
		check_init_var(c, obj, &y, "assignment");
	}
	return obj;
}

static void define_vars(struct checker *c, struct node *stmt, const struct nodes *lhs, struct type **types,
			struct operand *over_int)
{
	struct object_list vars = {0};

	for (uint32_t i = 0; i < 2 && i < lhs->len; i++) {
		struct object *obj = define_var(c, lhs->at[i], types[i], i ? NULL : over_int);
		if (obj->name != c->ts->blank)
			VEC_PUSH(c->arena, &vars, obj);
	}
	if (!vars.len)
		check_error(c, node_start(stmt), ERR_NO_NEW_VAR, "no new variables on left side of :=");
	for (uint32_t i = 0; i < vars.len; i++)
		check_declare(c, c->env.scope, NULL, vars.at[i]);
}

static void assign_vars(struct checker *c, const struct nodes *lhs, struct type **types, struct operand *over_int)
{
	for (uint32_t i = 0; i < 2 && i < lhs->len; i++) {
		struct operand y = iteration_value(lhs->at[i], types[i]);

		if (!has_type(types[i]))
			continue;
		if (i > 0 || !over_int) {
			check_assign_var(c, lhs->at[i], NULL, &y, "assignment");
			continue;
		}
		check_assign_var(c, lhs->at[i], NULL, over_int, "range clause");
		/* An untyped count has the variable's type now. */
		if (over_int->mode != MODE_INVALID && !type_is(over_int->type, INFO_INTEGER))
			check_error(c, node_start(lhs->at[i]), ERR_INVALID_RANGE_EXPR,
				    "cannot use iteration variable of type %s", type_text(c, over_int->type));
	}
}

void check_range_stmt(struct checker *c, struct node *n, struct node *range)
{
	const struct nodes *lhs = &range->range.lhs;
	struct yields y = {0};
	struct operand x = {0};

	c->env.has_call_or_recv = false;
	check_expr(c, NULL, &x, range->range.x);
	if (x.mode != MODE_INVALID) {
		if (lhs->len < 2)
			note_constant_length(c, &x, range->range.x);
		check_yields(c, &x, lhs, &y);
	}
	struct type *types[] = {y.key, y.value};
	bool integer = type_is(x.type, INFO_INTEGER);
	struct operand *over_int = integer ? &x : NULL;

	/* Variables of the clause are not seen by the range expression. */
	check_open_scope(c);
	if (range->range.def)
		define_vars(c, n, lhs, types, over_int);
	else if (lhs->len)
		assign_vars(c, lhs, types, over_int);
	else if (over_int)
		check_assignment(c, over_int, NULL, "range clause");
	else if (x.mode != MODE_INVALID && type_is_untyped(x.type))
		check_update_expr_type(c, x.expr, type_default(x.type), true);
	check_stmt(c, n->for_stmt.body);
	check_close_scope(c);
}
