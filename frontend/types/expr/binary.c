/* binary.c - operators on two operands: matching of types, comparisons, shifts, arithmetic.
 */
#include "check_expr.h"
#include "gc_limits.h"

bool op_is_comparison(enum op op)
{
	return op >= OP_EQL && op <= OP_GEQ;
}

static bool op_is_shift(enum op op)
{
	return op == OP_SHL || op == OP_SHR;
}

pos_t op_pos(const struct node *n)
{
	return n->kind == NODE_UNARY || n->kind == NODE_BINARY ? n->pos : node_start(n);
}

/* What operands the operator is defined on. */
static uint32_t op_info(enum op op, bool unary)
{
	switch (op) {
	case OP_ADD:
		return unary ? INFO_NUMERIC : INFO_NUMERIC | INFO_STRING;
	case OP_SUB:
	case OP_MUL:
	case OP_DIV:
		return INFO_NUMERIC;
	case OP_REM:
	case OP_AND:
	case OP_OR:
	case OP_XOR:
	case OP_ANDNOT:
		return INFO_INTEGER;
	case OP_NOT:
	case OP_ANDAND:
	case OP_OROR:
		return INFO_BOOLEAN;
	default:
		kit_fatal("operator %s has no operand types", op_text(op));
	}
}

bool check_op_defined(struct checker *c, struct operand *x, enum op op, bool unary)
{
	if (type_all(x->type, op_info(op, unary)))
		return true;
	check_error(c, operand_pos(x), ERR_UNDEFINED_OP, INVALID_OP "operator %s not defined on %s", op_text(op),
		    operand_text(c, x));
	return false;
}

/* ---- matching ---- */

/* Whether converting an untyped one of two operands to the other's type is worth a try. If not, a
 * mismatch of types is reported rather than a failed conversion. */
static bool may_convert(struct operand *x, struct operand *y)
{
	if (type_is_typed(x->type) && type_is_typed(y->type))
		return false;
	if (type_all(x->type, INFO_NUMERIC) != type_all(y->type, INFO_NUMERIC))
		return false;
	if (type_is_non_param_interface(x->type) || type_is_non_param_interface(y->type))
		return true;
	if (type_all(x->type, INFO_BOOLEAN) != type_all(y->type, INFO_BOOLEAN))
		return false;
	if (type_all(x->type, INFO_STRING) != type_all(y->type, INFO_STRING))
		return false;
	if (operand_is_nil(x))
		return type_has_nil(y->type);
	if (operand_is_nil(y))
		return type_has_nil(x->type);
	return !type_is_pointer(x->type) && !type_is_pointer(y->type);
}

void check_match_types(struct checker *c, struct operand *x, struct operand *y)
{
	if (!may_convert(x, y))
		return;
	check_convert_untyped(c, x, y->type);
	if (x->mode == MODE_INVALID)
		return;
	check_convert_untyped(c, y, x->type);
	if (y->mode == MODE_INVALID)
		operand_invalidate(x);
}

/* ---- comparisons ---- */

static const char *incomparable_cause(struct checker *c, struct type *t)
{
	struct str cause = {0};

	switch (type_underlying(t)->kind) {
	case TYPE_SLICE:
	case TYPE_FUNC:
	case TYPE_MAP:
		return str_printf(c, "%s can only be compared to nil", type_composite_kind(t));
	default:
		type_comparable(t, true, &cause);
		return text_of(c, cause);
	}
}

/* The operand that cannot be compared, or NULL; *cause is set where there is more to say. */
static struct operand *check_operands(struct checker *c, struct operand *x, struct operand *y, enum op op,
				      const char **cause)
{
	if (op != OP_EQL && op != OP_NEQ) {
		if (!type_all(x->type, INFO_ORDERED))
			return x;
		return type_all(y->type, INFO_ORDERED) ? NULL : y;
	}
	if (operand_is_nil(x) || operand_is_nil(y))
		return type_has_nil(operand_is_nil(x) ? y->type : x->type) ? NULL : y;
	if (!type_comparable(x->type, true, NULL)) {
		*cause = incomparable_cause(c, x->type);
		return x;
	}
	if (!type_comparable(y->type, true, NULL)) {
		*cause = incomparable_cause(c, y->type);
		return y;
	}
	return NULL;
}

static const char *undefined_cause(struct checker *c, struct operand *x, struct operand *y, struct operand **bad,
				   enum op op)
{
	const char *what;

	if (type_is_param(x->type) || type_is_param(y->type)) {
		if (!type_is_param(x->type))
			*bad = y;
		return str_printf(c, "type parameter %s cannot use operator %s", type_text(c, (*bad)->type),
				  op_text(op));
	}
	what = type_composite_kind((*bad)->type);
	return str_printf(c, "operator %s not defined on %s", op_text(op), *what ? what : type_text(c, (*bad)->type));
}

static void report_comparison(struct checker *c, struct operand *x, struct operand *y, struct operand *bad, enum op op,
			      bool switch_case, enum error_code code, const char *cause)
{
	if (!*cause)
		cause = undefined_cause(c, x, y, &bad, op);
	if (switch_case)
		check_error(c, operand_pos(x), code, "invalid case %s in switch on %s (%s)", node_text(c, x->expr),
			    node_text(c, y->expr), cause);
	else
		check_error(c, operand_pos(bad), code, INVALID_OP "%s %s %s (%s)", node_text(c, x->expr), op_text(op),
			    node_text(c, y->expr), cause);
	operand_invalidate(x);
}

void check_comparison(struct checker *c, struct operand *x, struct operand *y, enum op op, bool switch_case)
{
	const char *cause = "";
	struct operand *bad;

	if (!type_is_valid(x->type) || !type_is_valid(y->type)) {
		operand_invalidate(x);
		return;
	}
	if (switch_case)
		op = OP_EQL;
	if (!operand_assignable_to(c, x, y->type, NULL, NULL) && !operand_assignable_to(c, y, x->type, NULL, NULL)) {
		cause = str_printf(c, "mismatched types %s and %s", type_text(c, x->type), type_text(c, y->type));
		report_comparison(c, x, y, y, op, switch_case, ERR_MISMATCHED_TYPES, cause);
		return;
	}
	bad = check_operands(c, x, y, op, &cause);
	if (bad) {
		report_comparison(c, x, y, bad, op, switch_case, ERR_UNDEFINED_OP, cause);
		return;
	}
	if (x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
		x->val = const_bool(c->arena, const_compare(c->arena, op, x->val, y->val));
	} else {
		x->mode = MODE_VALUE;
		check_update_expr_type(c, x->expr, type_default(x->type), true);
		check_update_expr_type(c, y->expr, type_default(y->type), true);
	}
	x->type = c->ts->basic[BASIC_UNTYPED_BOOL];
}

/* ---- shifts ---- */

static void report_shift(struct checker *c, struct operand *x, const struct operand *at, enum error_code code,
			 const char *before, const char *after)
{
	check_error(c, operand_pos(at), code, INVALID_OP "%s %s%s", before, operand_text(c, at), after);
	operand_invalidate(x);
}

/* The count: constants are checked to fit uint, but not converted. */
static bool check_shift_count(struct checker *c, struct operand *x, struct operand *y)
{
	if (y->mode == MODE_CONSTANT) {
		struct const_val *v = const_to_int(c->arena, y->val);
		if (const_kind(v) == CONST_INT && const_sign(v) < 0) {
			report_shift(c, x, y, ERR_INVALID_SHIFT_COUNT, "negative shift count", "");
			return false;
		}
		if (type_is_untyped(y->type)) {
			check_representable(c, y, c->ts->basic[BASIC_UINT]);
			return y->mode != MODE_INVALID;
		}
		return true;
	}
	if (type_is_untyped(y->type)) {
		check_convert_untyped(c, y, c->ts->basic[BASIC_UINT]);
		return y->mode != MODE_INVALID;
	}
	if (!type_all(y->type, INFO_INTEGER)) {
		report_shift(c, x, y, ERR_INVALID_SHIFT_COUNT, "shift count", " must be integer");
		return false;
	}
	return type_all(y->type, INFO_UNSIGNED) ||
	       check_verify_version(c, operand_pos(y), 13,
				    str_printf(c, INVALID_OP "signed shift count %s", operand_text(c, y)));
}

static void shift_constants(struct checker *c, struct operand *x, struct operand *y, struct const_val *xval,
			    struct node *n, enum op op)
{
	uint64_t count;

	if (!const_kind(x->val) || !const_kind(y->val)) {
		x->val = const_unknown(c->arena);
		if (!type_is(x->type, INFO_INTEGER))
			x->type = c->ts->basic[BASIC_UNTYPED_INT];
		return;
	}
	if (!const_to_uint64(const_to_int(c->arena, y->val), &count) || count > GC_MAX_SHIFT) {
		report_shift(c, x, y, ERR_INVALID_SHIFT_COUNT, "invalid shift count", "");
		return;
	}
	if (!type_is(x->type, INFO_INTEGER))
		x->type = c->ts->basic[BASIC_UNTYPED_INT]; /* 2.0 << 1 */
	x->val = const_shift(c->arena, op, xval, count);
	if (n)
		x->expr = n;
	check_overflow(c, x, op_pos(x->expr));
}

void check_shift(struct checker *c, struct operand *x, struct operand *y, struct node *n, enum op op)
{
	struct const_val *xval = x->mode == MODE_CONSTANT ? const_to_int(c->arena, x->val) : NULL;
	bool untyped_int = type_is_untyped(x->type) && xval && const_kind(xval) == CONST_INT;

	if (!type_all(x->type, INFO_INTEGER) && !untyped_int) {
		report_shift(c, x, x, ERR_INVALID_SHIFT_OPERAND, "shifted operand", " must be integer");
		return;
	}
	if (!check_shift_count(c, x, y)) {
		operand_invalidate(x);
		return;
	}
	if (x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
		shift_constants(c, x, y, xval, n, op);
		return;
	}
	if (x->mode == MODE_CONSTANT && type_is_untyped(x->type)) {
		/* The type is what it would be without the shift: wait for it. */
		if (x->expr->flags & NODE_UNTYPED)
			x->expr->flags |= NODE_LHS;
		x->mode = MODE_VALUE;
		return;
	}
	if (!type_all(x->type, INFO_INTEGER)) {
		report_shift(c, x, x, ERR_INVALID_SHIFT_OPERAND, "shifted operand", " must be integer");
		return;
	}
	x->mode = MODE_VALUE;
}

/* ---- arithmetic and logic ---- */

static bool complex_square_is_zero(struct checker *c, struct const_val *v)
{
	struct const_val *re = const_real(c->arena, v), *im = const_imag(c->arena, v);

	re = const_binary(c->arena, OP_MUL, re, re, false);
	im = const_binary(c->arena, OP_MUL, im, im, false);
	return const_sign(re) == 0 && const_sign(im) == 0;
}

static bool divides_by_zero(struct checker *c, struct operand *x, struct operand *y)
{
	if (y->mode != MODE_CONSTANT || !const_kind(y->val))
		return false;
	if ((x->mode == MODE_CONSTANT || type_all(x->type, INFO_INTEGER)) && const_sign(y->val) == 0)
		return true;
	return x->mode == MODE_CONSTANT && type_is(x->type, INFO_COMPLEX) && complex_square_is_zero(c, y->val);
}

static void report_mismatch(struct checker *c, struct operand *x, struct operand *y, struct node *n, struct node *lhs,
			    struct node *rhs, enum op op)
{
	if (!type_is_valid(x->type) || !type_is_valid(y->type))
		return;
	const char *expr =
	    n ? node_text(c, n) : str_printf(c, "%s %s= %s", node_text(c, lhs), op_text(op), node_text(c, rhs));
	check_error(c, operand_pos(x), ERR_MISMATCHED_TYPES, INVALID_OP "%s (mismatched types %s and %s)", expr,
		    type_text(c, x->type), type_text(c, y->type));
}

static void compute(struct checker *c, struct operand *x, struct operand *y, struct node *n, enum op op)
{
	if (x->mode != MODE_CONSTANT || y->mode != MODE_CONSTANT) {
		x->mode = MODE_VALUE;
		return;
	}
	if (!const_kind(x->val) || !const_kind(y->val)) {
		x->val = const_unknown(c->arena);
		return;
	}
	x->val = const_binary(c->arena, op, x->val, y->val, op == OP_DIV && type_is(x->type, INFO_INTEGER));
	if (n) /* none for x op= y */
		x->expr = n;
	check_overflow(c, x, op_pos(x->expr));
}

void check_binary(struct checker *c, struct operand *x, struct node *n, struct node *lhs, struct node *rhs, enum op op)
{
	struct operand y = {0};

	check_expr(c, NULL, x, lhs);
	check_expr(c, NULL, &y, rhs);
	if (x->mode == MODE_INVALID)
		return;
	if (y.mode == MODE_INVALID) {
		operand_invalidate(x);
		x->expr = y.expr;
		return;
	}
	if (op_is_shift(op)) {
		check_shift(c, x, &y, n, op);
		return;
	}
	check_match_types(c, x, &y);
	if (x->mode == MODE_INVALID)
		return;
	if (op_is_comparison(op)) {
		check_comparison(c, x, &y, op, false);
		return;
	}
	if (!type_identical(x->type, y.type)) {
		report_mismatch(c, x, &y, n, lhs, rhs, op);
		operand_invalidate(x);
		return;
	}
	if (!check_op_defined(c, x, op, false)) {
		operand_invalidate(x);
		return;
	}
	if ((op == OP_DIV || op == OP_REM) && divides_by_zero(c, x, &y)) {
		check_error(c, operand_pos(&y), ERR_DIV_BY_ZERO, INVALID_OP "division by zero");
		operand_invalidate(x);
		return;
	}
	compute(c, x, &y, n, op);
}
