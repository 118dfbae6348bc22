/* lower_self.c - assignments that store nothing new: gc's escape analysis ignores them, so ours must see which they
 * are. */
#include "lw.h"

static bool is_variable(struct node *n)
{
	n = node_unparen(n);
	return n->kind == NODE_NAME && n->obj && n->obj->kind == OBJ_VAR;
}

/* The variable whose pointer *n or n.f follows, or NULL. */
static struct object *pointer_base(struct node *n)
{
	struct node *x;

	n = node_unparen(n);
	if (n->kind == NODE_UNARY && n->op.op == OP_MUL)
		x = node_unparen(n->op.x);
	else if (n->kind == NODE_SELECTOR && n->sel && n->sel->kind == SELECT_FIELD && n->sel->npath == 1 &&
		 type_underlying(n->selector.x->type)->kind == TYPE_POINTER)
		x = node_unparen(n->selector.x);
	else
		return NULL;
	return is_variable(x) ? x->obj : NULL;
}

static bool is_slice_self_assignment(struct node *dst, struct node *src)
{
	struct object *base = pointer_base(dst);

	src = node_unparen(src);
	if (!base || src->kind != NODE_SLICE || type_underlying(src->slice.x->type)->kind == TYPE_ARRAY)
		return false;
	return pointer_base(src->slice.x) == base;
}

static bool is_arithmetic(struct node *n)
{
	return n->op.op != OP_ANDAND && n->op.op != OP_OROR && type_underlying(n->type)->kind == TYPE_BASIC &&
	       !type_is(n->type, INFO_STRING | INFO_BOOLEAN);
}

static bool is_number_conversion(struct node *n)
{
	return (n->flags & NODE_CONVERSION) && type_is(n->type, INFO_NUMERIC);
}

bool lw_same_safe(struct arena *a, struct node *x, struct node *y)
{
	x = node_unparen(x);
	y = node_unparen(y);
	if (x->cval && y->cval)
		return type_identical(x->type, y->type) && const_kind(x->cval) == const_kind(y->cval) &&
		       const_compare(a, OP_EQL, x->cval, y->cval);
	if (x->kind != y->kind || x->cval || y->cval)
		return false;
	switch (x->kind) {
	case NODE_NAME:
		return x->obj == y->obj;
	case NODE_SELECTOR:
		return x->sel && y->sel && x->sel->kind == SELECT_FIELD && x->sel->obj == y->sel->obj &&
		       lw_same_safe(a, x->selector.x, y->selector.x);
	case NODE_UNARY:
		return x->op.op == y->op.op && x->op.op != OP_RECV && x->op.op != OP_AND &&
		       lw_same_safe(a, x->op.x, y->op.x);
	case NODE_INDEX:
		return lw_same_safe(a, x->index.x, y->index.x) &&
		       lw_same_safe(a, x->index.args.at[0], y->index.args.at[0]);
	case NODE_BINARY:
		return x->op.op == y->op.op && is_arithmetic(x) && lw_same_safe(a, x->op.x, y->op.x) &&
		       lw_same_safe(a, x->op.y, y->op.y);
	case NODE_CALL:
		return is_number_conversion(x) && is_number_conversion(y) && type_identical(x->type, y->type) &&
		       lw_same_safe(a, x->call.args.at[0], y->call.args.at[0]);
	default:
		return false;
	}
}

static bool is_plain_index(struct node *n);

static bool is_plain_call(struct node *n)
{
	if (n->flags & NODE_CONVERSION)
		return is_number_conversion(n) && is_plain_index(n->call.args.at[0]);
	return (n->flags & NODE_BUILTIN_CALL) && (lw_builtin_of(n) == BUILTIN_LEN || lw_builtin_of(n) == BUILTIN_CAP) &&
	       is_plain_index(n->call.args.at[0]);
}

/* Evaluating it changes nothing. */
static bool is_plain_index(struct node *n)
{
	n = node_unparen(n);
	if (n->cval || is_variable(n))
		return true;
	switch (n->kind) {
	case NODE_BINARY:
		return is_arithmetic(n) && is_plain_index(n->op.x) && is_plain_index(n->op.y);
	case NODE_UNARY:
		return n->op.op != OP_RECV && n->op.op != OP_AND && is_plain_index(n->op.x);
	case NODE_SELECTOR:
		return n->sel && n->sel->kind == SELECT_FIELD && is_plain_index(n->selector.x);
	case NODE_INDEX:
		return type_underlying(n->index.x->type)->kind != TYPE_MAP && is_plain_index(n->index.x) &&
		       is_plain_index(n->index.args.at[0]);
	case NODE_CALL:
		return is_plain_call(n);
	default:
		return false;
	}
}

bool lw_is_self_assignment(struct arena *a, struct node *dst, struct node *src)
{
	if (is_slice_self_assignment(dst, src))
		return true;
	dst = node_unparen(dst);
	src = node_unparen(src);
	if (dst->kind != src->kind)
		return false;
	if (dst->kind == NODE_SELECTOR && dst->sel && src->sel && dst->sel->kind == SELECT_FIELD &&
	    src->sel->kind == SELECT_FIELD)
		return lw_same_safe(a, dst->selector.x, src->selector.x);
	if (dst->kind == NODE_INDEX && type_underlying(dst->index.x->type)->kind != TYPE_MAP)
		return is_plain_index(dst->index.args.at[0]) && is_plain_index(src->index.args.at[0]) &&
		       lw_same_safe(a, dst->index.x, src->index.x);
	return false;
}
