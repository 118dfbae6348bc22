/* untyped.c - final types of untyped expressions.
 *
 * An expression of untyped type stays open (NODE_UNTYPED on its node) until its use decides: an
 * assignment, a typed operand beside it, a comparison. Then the new type goes down the tree to the
 * operands that have to follow. Operands of constant expressions keep their untyped types: they
 * never become values of a program. */
#include "check_expr.h"
#include "typeset.h"

void check_record(struct checker *c, const struct operand *x)
{
	struct type *t = x->type;

	if (x->mode == MODE_INVALID)
		t = c->ts->basic[BASIC_INVALID];
	else if (x->mode == MODE_NOVALUE)
		t = c->ts->empty_tuple;
	else if (x->mode == MODE_BUILTIN && !t)
		t = c->ts->basic[BASIC_INVALID];
	KIT_ASSERT(x->expr && t);
	if (!type_is_untyped(t)) {
		x->expr->flags &= (uint8_t)~(NODE_UNTYPED | NODE_LHS);
		record_expr(c, x->expr, x->mode, t, x->mode == MODE_CONSTANT ? x->val : NULL);
		return;
	}
	x->expr->mode = (uint8_t)x->mode;
	x->expr->type = t;
	x->expr->cval = x->mode == MODE_CONSTANT ? x->val : NULL;
	x->expr->flags = (uint8_t)((x->expr->flags | NODE_UNTYPED) & ~NODE_LHS);
}

void check_update_expr_val(struct node *n, struct const_val *val)
{
	if (n->flags & NODE_UNTYPED)
		n->cval = val;
}

static void update_operation(struct checker *c, struct node *n, struct type *t, bool final)
{
	if (n->cval || (n->kind == NODE_BINARY && op_is_comparison(n->op.op)))
		return; /* operands are never values, or have their own types */
	check_update_expr_type(c, n->op.x, t, final);
	if (n->kind == NODE_BINARY && n->op.op != OP_SHL && n->op.op != OP_SHR)
		check_update_expr_type(c, n->op.y, t, final);
}

void check_update_expr_type(struct checker *c, struct node *n, struct type *t, bool final)
{
	if (!(n->flags & NODE_UNTYPED))
		return;
	if (n->kind == NODE_PAREN)
		check_update_expr_type(c, n->paren.x, t, final);
	else if (n->kind == NODE_UNARY || n->kind == NODE_BINARY)
		update_operation(c, n, t, final);

	if (!final && type_is_untyped(t)) {
		n->type = type_underlying(t);
		return;
	}
	bool lhs = n->flags & NODE_LHS;
	n->flags &= (uint8_t)~(NODE_UNTYPED | NODE_LHS);
	if (lhs && !type_all(t, INFO_INTEGER)) {
		check_error(c, node_start(n), ERR_INVALID_SHIFT_OPERAND,
			    INVALID_OP "shifted operand %s (type %s) must be integer", node_text(c, n),
			    type_text(c, t));
		return;
	}
	if (n->cval) {
		struct operand x = {.mode = n->mode, .expr = n, .type = n->type, .val = n->cval};

		check_convert_untyped(c, &x, t);
		if (x.mode == MODE_INVALID)
			return;
	}
	record_expr(c, n, n->mode, t, n->cval);
}

/* The wider of two untyped types, NULL if they do not mix. */
static struct type *max_type(struct type *x, struct type *y)
{
	if (x == y)
		return x;
	if (!(x->basic.info & INFO_NUMERIC) || !(y->basic.info & INFO_NUMERIC))
		return NULL;
	return x->basic.kind > y->basic.kind ? x : y;
}

struct fit {
	struct checker *c;
	struct operand *x;
};

static bool fits_each(struct type *t, struct type *under, void *arg)
{
	struct fit *f = arg;
	struct const_val *val;
	enum error_code code;

	return under && check_implicit_type(f->c, f->x, under, &val, &code);
}

/* Kind of a non-constant untyped value (of a comparison, a shift, a sum of shifts) against a basic
 * type. */
static bool kinds_agree(struct type *untyped, struct type *target)
{
	uint32_t info = untyped->basic.info;

	if (info & INFO_BOOLEAN)
		return type_is(target, INFO_BOOLEAN);
	if (info & INFO_NUMERIC)
		return type_is(target, INFO_NUMERIC);
	return info & INFO_STRING && type_is(target, INFO_STRING);
}

struct type *check_implicit_type(struct checker *c, struct operand *x, struct type *target, struct const_val **val,
				 enum error_code *code)
{
	struct type *u;

	*val = NULL;
	*code = ERR_NONE;
	if (x->mode == MODE_INVALID || type_is_typed(x->type) || !type_is_valid(target))
		return x->type;
	*code = ERR_INVALID_UNTYPED_CONVERSION;
	if (type_is_untyped(target))
		return max_type(x->type, type_underlying(target));
	if (operand_is_nil(x))
		return type_has_nil(target) ? target : NULL;
	u = type_underlying(target);
	if (u->kind == TYPE_BASIC) {
		if (x->mode == MODE_CONSTANT) {
			*val = check_representation(c, x, u, code);
			return *val ? target : NULL;
		}
		return kinds_agree(x->type, target) ? target : NULL;
	}
	if (type_is_param(target)) {
		struct fit f = {c, x};
		return type_each(target, fits_each, &f) ? target : NULL;
	}
	if (u->kind == TYPE_INTERFACE && typeset_is_all(type_typeset(u)))
		return type_default(x->type);
	return NULL;
}

void check_convert_untyped(struct checker *c, struct operand *x, struct type *target)
{
	struct const_val *val;
	enum error_code code;
	struct type *t = check_implicit_type(c, x, target, &val, &code);

	if (!t) {
		check_invalid_conversion(c, code, x, type_is_param(target) ? target : type_underlying(target));
		operand_invalidate(x);
		return;
	}
	if (val) {
		x->val = val;
		check_update_expr_val(x->expr, val);
	}
	if (t != x->type) {
		x->type = t;
		check_update_expr_type(c, x->expr, t, false);
	}
}
