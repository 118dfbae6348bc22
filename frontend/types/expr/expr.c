/* expr.c - expressions: the one entry, unary operators, and the checks every result passes.
 *
 * Expressions are checked from the outside in. An operand comes up with mode, type and value; on
 * the way each node is told what was found (untyped.c). After an error the operand is invalid
 * and nothing more is said about it. */
#include "check_expr.h"

/* ---- unary operators ---- */

struct chan_wish {
	bool recv;
};

static bool chan_fits(struct checker *c, struct type *t, struct type *under, void *arg, struct str *cause)
{
	const struct chan_wish *w = arg;
	const char *why = NULL;

	if (!under)
		why = "no specific channel type";
	else if (under->kind != TYPE_CHAN)
		why = str_printf(c, "non-channel %s", type_text(c, t));
	else if (w->recv && under->chan.dir == CHAN_SEND)
		why = str_printf(c, "send-only channel %s", type_text(c, t));
	else if (!w->recv && under->chan.dir == CHAN_RECV)
		why = str_printf(c, "receive-only channel %s", type_text(c, t));
	if (why)
		*cause = str_of(why);
	return !why;
}

struct type *check_chan_elem(struct checker *c, pos_t pos, struct operand *x, bool recv)
{
	struct chan_wish wish = {recv};
	struct str cause = {0};
	struct type *u = type_common_under(c, x->type, chan_fits, &wish, &cause);
	const char *verb = recv ? "receive from" : "send to";
	enum error_code code = recv ? ERR_INVALID_RECEIVE : ERR_INVALID_SEND;

	if (u)
		return u->chan.elem;
	if (type_is_param(x->type))
		check_error(c, pos, code, INVALID_OP "cannot %s %s: " STR_FMT, verb, operand_text(c, x),
			    STR_ARG(cause));
	else
		check_error(c, pos, code, INVALID_OP "cannot %s " STR_FMT " %s", verb, STR_ARG(cause),
			    operand_text(c, x));
	return NULL;
}

static void check_address(struct checker *c, struct operand *x, struct node *n)
{
	if (node_unparen(n->op.x)->kind != NODE_COMPOSITE && x->mode != MODE_VARIABLE) {
		check_error(c, operand_pos(x), ERR_UNADDRESSABLE_OPERAND, INVALID_OP "cannot take address of %s",
			    operand_text(c, x));
		operand_invalidate(x);
		return;
	}
	x->mode = MODE_VALUE;
	x->type = type_pointer(c->ts, x->type);
}

static void check_receive(struct checker *c, struct operand *x)
{
	struct type *elem = check_chan_elem(c, operand_pos(x), x, true);

	if (!elem || !check_is_complete(c, elem)) {
		operand_invalidate(x);
		return;
	}
	x->mode = MODE_COMMAOK;
	x->type = elem;
	c->env.has_call_or_recv = true;
}

static void check_unary(struct checker *c, struct operand *x, struct node *n)
{
	enum op op = n->op.op;
	unsigned bits = 0;

	check_expr(c, NULL, x, n->op.x);
	if (x->mode == MODE_INVALID)
		return;
	if (op == OP_AND) {
		check_address(c, x, n);
		return;
	}
	if (op == OP_RECV) {
		check_receive(c, x);
		return;
	}
	if (op == OP_TILDE) {
		bool ints = type_all(x->type, INFO_INTEGER);
		check_error(c, node_start(n), ERR_UNDEFINED_OP,
			    "cannot use ~ outside of interface or type constraint%s",
			    ints ? " (use ^ for bitwise complement)" : "");
		if (!ints) {
			operand_invalidate(x);
			return;
		}
		op = OP_XOR;
	}
	if (!check_op_defined(c, x, op, true)) {
		operand_invalidate(x);
		return;
	}
	if (x->mode != MODE_CONSTANT) {
		x->mode = MODE_VALUE;
		return;
	}
	if (!const_kind(x->val))
		return;
	if (type_is(x->type, INFO_UNSIGNED))
		bits = (unsigned)type_sizeof(x->type) * 8;
	if (op == OP_XOR)
		x->val = const_to_int(c->arena, x->val);
	x->val = const_unary(c->arena, op, x->val, bits);
	x->expr = n;
	check_overflow(c, x, op_pos(n));
}

struct deref {
	struct checker *c;
	struct operand *x;
	struct type *base;
};

static bool deref_each(struct type *t, struct type *under, void *arg)
{
	struct deref *d = arg;

	if (!under || under->kind != TYPE_POINTER) {
		check_error(d->c, operand_pos(d->x), ERR_INVALID_INDIRECTION, INVALID_OP "cannot indirect %s",
			    operand_text(d->c, d->x));
		return false;
	}
	if (d->base && !type_identical(under->pointer.elem, d->base)) {
		check_error(d->c, operand_pos(d->x), ERR_INVALID_INDIRECTION,
			    INVALID_OP "pointers of %s must have identical base types", operand_text(d->c, d->x));
		return false;
	}
	d->base = under->pointer.elem;
	return true;
}

/* *x: a pointer type or what a pointer points to. */
static void check_star(struct checker *c, struct operand *x, struct node *n)
{
	struct deref d = {c, x, NULL};

	check_expr_or_type(c, x, n->op.x, false);
	if (x->mode == MODE_INVALID)
		return;
	if (x->mode == MODE_TYPE) {
		check_not_constraint(c, node_start(n->op.x), x->type);
		x->type = type_pointer(c->ts, x->type);
		return;
	}
	if (operand_is_nil(x)) {
		check_error(c, operand_pos(x), ERR_INVALID_INDIRECTION, INVALID_OP "cannot indirect %s",
			    operand_text(c, x));
		operand_invalidate(x);
		return;
	}
	if (!type_each(x->type, deref_each, &d) || !check_is_complete(c, d.base)) {
		operand_invalidate(x);
		return;
	}
	x->mode = MODE_VARIABLE;
	x->type = d.base;
}

/* ---- type assertions ---- */

void check_type_assertion(struct checker *c, struct node *n, struct operand *x, struct type *t, bool type_switch)
{
	struct str cause = {0};

	if (check_assertable_to(c, x->type, t, &cause))
		return;
	if (type_switch)
		check_error(c, node_start(n), ERR_IMPOSSIBLE_ASSERT,
			    "impossible type switch case: %s\n\t%s cannot have dynamic type %s " STR_FMT,
			    node_text(c, n), operand_text(c, x), type_text(c, t), STR_ARG(cause));
	else
		check_error(c, node_start(n), ERR_IMPOSSIBLE_ASSERT,
			    "impossible type assertion: %s\n\t%s does not implement %s " STR_FMT, node_text(c, n),
			    type_text(c, t), type_text(c, x->type), STR_ARG(cause));
}

static void check_assert_expr(struct checker *c, struct operand *x, struct node *n)
{
	struct type *t;

	check_expr(c, NULL, x, n->assertion.x);
	if (x->mode == MODE_INVALID)
		return;
	if (type_is_param(x->type)) {
		check_error(c, operand_pos(x), ERR_INVALID_ASSERT,
			    INVALID_OP "cannot use type assertion on type parameter value %s", operand_text(c, x));
		operand_invalidate(x);
		return;
	}
	if (!type_under_kind(x->type, TYPE_INTERFACE)) {
		check_error(c, operand_pos(x), ERR_INVALID_ASSERT, INVALID_OP "%s is not an interface",
			    operand_text(c, x));
		operand_invalidate(x);
		return;
	}
	t = check_var_type(c, n->assertion.type);
	if (!type_is_valid(t) || !check_is_complete(c, t)) {
		operand_invalidate(x);
		return;
	}
	check_type_assertion(c, n, x, t, false);
	x->mode = MODE_COMMAOK;
	x->type = t;
}

/* ---- the entry ---- */

static void check_index_or_instance(struct checker *c, const struct target *t, struct operand *x, struct node *n)
{
	if (check_index_expr(c, x, n))
		check_func_inst(c, t, n->pos, x, n, true);
}

static enum expr_kind check_operation(struct checker *c, struct operand *x, struct node *n)
{
	if (n->kind == NODE_BINARY) {
		check_binary(c, x, n, n->op.x, n->op.y, n->op.op);
		return EXPR_EXPRESSION;
	}
	if (n->op.op == OP_MUL) {
		check_star(c, x, n);
		return EXPR_EXPRESSION;
	}
	check_unary(c, x, n);
	return n->op.op == OP_RECV ? EXPR_STATEMENT : EXPR_EXPRESSION;
}

static enum expr_kind check_kind(struct checker *c, const struct target *t, struct operand *x, struct node *n,
				 struct type *hint)
{
	enum expr_kind kind = EXPR_EXPRESSION;

	switch (n->kind) {
	case NODE_NAME:
		check_ident(c, x, n, false);
		break;
	case NODE_LITERAL:
		check_basic_literal(c, x, n);
		break;
	case NODE_FUNC_LIT:
		check_func_literal(c, x, n);
		break;
	case NODE_COMPOSITE:
		check_composite_literal(c, x, n, hint);
		break;
	case NODE_PAREN:
		kind = check_raw_expr(c, NULL, x, n->paren.x, NULL, false);
		break;
	case NODE_SELECTOR:
		check_selector(c, x, n, false);
		break;
	case NODE_INDEX:
		check_index_or_instance(c, t, x, n);
		break;
	case NODE_SLICE:
		check_slice_expr(c, x, n);
		break;
	case NODE_ASSERT:
		check_assert_expr(c, x, n);
		break;
	case NODE_CALL:
		return check_call(c, x, n);
	case NODE_UNARY:
	case NODE_BINARY:
		kind = check_operation(c, x, n);
		break;
	case NODE_ARRAY_TYPE:
	case NODE_SLICE_TYPE:
	case NODE_STRUCT_TYPE:
	case NODE_FUNC_TYPE:
	case NODE_INTERFACE_TYPE:
	case NODE_MAP_TYPE:
	case NODE_CHAN_TYPE:
		x->mode = MODE_TYPE;
		x->type = check_type(c, n);
		break;
	case NODE_TYPE_SWITCH_GUARD:
		check_error(c, node_start(n), ERR_INVALID_SYNTAX_TREE, "use of .(type) outside type switch");
		check_use(c, n->guard.x);
		break;
	case NODE_DOTS_TYPE:
		check_error(c, node_start(n), ERR_INVALID_SYNTAX_TREE, "invalid use of ...");
		break;
	case NODE_KEY_VALUE:
		check_error(c, node_start(n), ERR_INVALID_SYNTAX_TREE, "no key:value expected");
		break;
	default: /* NODE_BAD: reported by the parser */
		break;
	}
	if (x->mode == MODE_INVALID)
		kind = EXPR_STATEMENT; /* says nothing about unused values */
	x->expr = n;
	return kind;
}

void check_non_generic(struct checker *c, const struct target *t, struct operand *x)
{
	const char *what = NULL;

	if (x->mode == MODE_INVALID || x->mode == MODE_NOVALUE || !x->type)
		return;
	if (x->type->kind == TYPE_ALIAS || x->type->kind == TYPE_NAMED) {
		if (type_is_generic(x->type))
			what = "type";
	} else if (x->type->kind == TYPE_FUNC && x->type->func.tparams.len) {
		if (t) {
			check_func_inst(c, t, x->expr->pos, x, NULL, true);
			return;
		}
		what = "function";
	}
	if (!what)
		return;
	check_error(c, node_start(x->expr), ERR_WRONG_TYPE_ARG_COUNT, "cannot use generic %s %s without instantiation",
		    what, node_text(c, x->expr));
	operand_invalidate(x);
	x->type = c->ts->basic[BASIC_INVALID];
}

enum expr_kind check_raw_expr(struct checker *c, const struct target *t, struct operand *x, struct node *n,
			      struct type *hint, bool allow_generic)
{
	bool beside = c->env.has_call_or_recv;
	enum expr_kind kind;

	*x = (struct operand){.type = c->ts->basic[BASIC_INVALID], .expr = n};
	c->env.has_call_or_recv = false;
	kind = check_kind(c, t, x, n, hint);
	if (c->env.has_call_or_recv)
		n->flags |= NODE_HAS_CALL;
	c->env.has_call_or_recv |= beside;
	if (!allow_generic)
		check_non_generic(c, t, x);
	check_record(c, x);
	return kind;
}

/* ---- what kind of result is wanted ---- */

enum { NO_BUILTINS = 1, NO_TYPES = 2 };

static void exclude(struct checker *c, struct operand *x, unsigned also)
{
	const char *text;

	if (x->mode == MODE_INVALID || x->mode > MODE_TYPE)
		return;
	if ((x->mode == MODE_TYPE && !(also & NO_TYPES)) || (x->mode == MODE_BUILTIN && !(also & NO_BUILTINS)))
		return;
	text = operand_text(c, x);
	if (x->mode == MODE_NOVALUE)
		check_error(c, operand_pos(x), ERR_TOO_MANY_VALUES, "%s used as value%s", text,
			    also & NO_TYPES ? "" : " or type");
	else if (x->mode == MODE_BUILTIN)
		check_error(c, operand_pos(x), ERR_UNCALLED_BUILTIN, "%s must be called", text);
	else
		check_error(c, operand_pos(x), ERR_NOT_AN_EXPR, "%s is not an expression", text);
	operand_invalidate(x);
}

void check_single_value(struct checker *c, struct operand *x)
{
	if (x->mode != MODE_VALUE || x->type->kind != TYPE_TUPLE)
		return;
	check_error(c, operand_pos(x), ERR_TOO_MANY_VALUES, "multiple-value %s in single-value context",
		    operand_text(c, x));
	operand_invalidate(x);
}

void check_is_value(struct checker *c, struct operand *x)
{
	exclude(c, x, NO_BUILTINS | NO_TYPES);
	check_single_value(c, x);
}

void check_is_value_or_type(struct checker *c, struct operand *x)
{
	exclude(c, x, NO_BUILTINS);
}

void check_expr(struct checker *c, const struct target *t, struct operand *x, struct node *n)
{
	check_raw_expr(c, t, x, n, NULL, false);
	check_is_value(c, x);
}

void check_generic_expr(struct checker *c, struct operand *x, struct node *n, struct type *hint)
{
	check_raw_expr(c, NULL, x, n, hint, true);
	check_is_value(c, x);
}

void check_expr_or_type(struct checker *c, struct operand *x, struct node *n, bool allow_generic)
{
	check_raw_expr(c, NULL, x, n, NULL, allow_generic);
	exclude(c, x, 0);
	check_single_value(c, x);
}

/* One of several values; what says in messages which. */
static struct operand *new_value(struct checker *c, struct node *n, struct type *t, const char *what)
{
	struct operand *x = ARENA_NEW(c->arena, struct operand);
	struct node *stands_for = node_new(c->arena, NODE_NAME, node_start(n));

	stands_for->name.text = what;
	x->mode = MODE_VALUE;
	x->expr = stands_for;
	x->type = t;
	return x;
}

static const char *nth_result(struct checker *c, uint32_t n)
{
	static const char *const endings[] = {"th", "st", "nd", "rd"};

	return str_printf(c, "%u%s function result", n, endings[n < KIT_COUNT(endings) ? n : 0]);
}

struct operand **check_multi_expr(struct checker *c, struct node *n, bool allow_comma_ok, uint32_t *count,
				  bool *comma_ok)
{
	struct operand *x = ARENA_NEW(c->arena, struct operand);
	struct operands list = {0};

	*comma_ok = false;
	check_raw_expr(c, NULL, x, n, NULL, false);
	exclude(c, x, NO_BUILTINS | NO_TYPES);
	if (x->mode != MODE_INVALID && x->type->kind == TYPE_TUPLE) {
		struct object_list *vars = &x->type->tuple.vars;
		for (uint32_t i = 0; i < vars->len; i++)
			VEC_PUSH(c->arena, &list, new_value(c, n, vars->at[i]->type, nth_result(c, i + 1)));
	} else {
		VEC_PUSH(c->arena, &list, x);
		if (allow_comma_ok && (x->mode == MODE_MAPINDEX || x->mode == MODE_COMMAOK)) {
			VEC_PUSH(
			    c->arena, &list,
			    new_value(c, n, c->ts->basic[BASIC_UNTYPED_BOOL], "ok value of (comma, ok) expression"));
			*comma_ok = true;
		}
	}
	*count = list.len;
	return list.at;
}

/* ---- use after an error ---- */

/* A name; on the left of an assignment it is no use of its variable. */
static bool use_name(struct checker *c, struct node *n, bool lhs)
{
	struct operand x = {0};
	struct object *obj;

	if (n->name.text == c->ts->blank)
		return true;
	obj = lhs ? check_lookup(c, n->name.text) : NULL;
	if (obj && (obj->kind != OBJ_VAR || obj->pkg != c->pkg))
		obj = NULL;
	bool used = obj && obj->used;
	check_expr_or_type(c, &x, n, true);
	if (obj)
		obj->used = used;
	return x.mode != MODE_INVALID;
}

static bool use_one(struct checker *c, struct node *n, bool lhs)
{
	struct operand x = {0};
	struct node *bare = node_unparen(n);

	if (!n)
		return true;
	if (bare->kind == NODE_NAME)
		return use_name(c, bare, lhs);
	if (bare->kind == NODE_KEY_VALUE)
		return use_one(c, bare->key_value.value, lhs);
	check_raw_expr(c, NULL, &x, n, NULL, true);
	return x.mode != MODE_INVALID;
}

static bool use_each(struct checker *c, const struct nodes *l, bool lhs)
{
	bool ok = true;

	for (uint32_t i = 0; i < l->len; i++)
		ok &= use_one(c, l->at[i], lhs);
	return ok;
}

bool check_use(struct checker *c, struct node *n)
{
	return use_one(c, n, false);
}

bool check_use_list(struct checker *c, const struct nodes *l)
{
	return use_each(c, l, false);
}

bool check_use_lhs(struct checker *c, const struct nodes *l)
{
	return use_each(c, l, true);
}
