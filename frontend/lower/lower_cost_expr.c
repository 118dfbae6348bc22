/* lower_cost_expr.c - costs of expressions, but of calls: what gc makes of each. */
#include "cost.h"

enum { COST_LITERAL = 15 };

/* ---- operands ---- */

/* gc's &x.f costs nothing beyond x where f comes first in it. */
static bool is_first_field(struct cost *c, struct node *n)
{
	const struct vm_type *t;
	struct lw_selection s;
	struct node *x;

	n = node_unparen(n);
	if (n->kind != NODE_SELECTOR || !n->sel || n->sel->kind != SELECT_FIELD)
		return false;
	x = node_unparen(n->selector.x);
	if (x->kind != NODE_NAME && !(x->kind == NODE_SELECTOR && !x->sel))
		return false;
	s = lw_selection(c->fn, n);
	t = lw_type(c->fn, s.recv);
	if (t->kind == VM_POINTER)
		t = t->elem;
	return s.npath == 1 && t->kind == VM_STRUCT && t->fields[s.path[0]].offset == 0;
}

static void address_of(struct cost *c, struct node *x)
{
	cost_add(c, is_first_field(c, x) ? -1 : 1);
}

static bool is_array(struct cost *c, struct node *n)
{
	return lw_type(c->fn, n->type)->kind == VM_ARRAY;
}

static bool is_array_pointer(struct cost *c, struct node *n)
{
	const struct vm_type *t = lw_type(c->fn, n->type);

	return t->kind == VM_POINTER && t->elem->kind == VM_ARRAY;
}

/* Of x.m: x with the fields on the way, and what makes the receiver of it. */
void cost_receiver(struct cost *c, struct node *sel)
{
	struct lw_selection s = lw_selection(c->fn, sel);
	struct type *t = s.recv, *recv = s.obj->type->func.recv->type;
	bool is_pointer;

	cost_expr(c, sel->selector.x);
	cost_add(c, (int32_t)s.npath - 1);
	if (type_is_interface(recv))
		return;
	for (uint32_t i = 0; i + 1 < s.npath; i++)
		t = type_underlying(type_deref(t, NULL))->strct.fields.at[s.path[i]]->type;
	type_deref(lw_subst(c->fn, t), &is_pointer);
	if (is_pointer && !s.obj->func.ptr_recv)
		cost_add(c, 1);
	else if (!is_pointer && s.obj->func.ptr_recv)
		s.npath == 1 ? address_of(c, sel->selector.x) : cost_add(c, 1);
}

bool cost_is_method_of_param(struct node *sel)
{
	struct type *t = sel->sel->recv;

	return type_is_param(t) || (t->kind == TYPE_POINTER && type_is_param(t->pointer.elem));
}

bool cost_is_interface_method(struct cost *c, struct node *sel)
{
	return type_is_interface(lw_selection(c->fn, sel).obj->type->func.recv->type);
}

static void selector(struct cost *c, struct node *n)
{
	if (!n->sel) {
		cost_add(c, 1); /* of another package */
		return;
	}
	switch (n->sel->kind) {
	case SELECT_FIELD:
		cost_add(c, (int32_t)lw_selection(c->fn, n).npath);
		cost_expr(c, n->selector.x);
		return;
	case SELECT_METHOD:
		cost_add(c, 2);
		cost_receiver(c, n);
		return;
	default:
		return;
	}
}

/* ---- composite literals ---- */

static void composite(struct cost *c, struct node *n)
{
	struct type *t = type_underlying(cost_type(c, n));
	bool pointer = t->kind == TYPE_POINTER;

	if (pointer)
		t = type_underlying(t->pointer.elem);
	cost_add(c, pointer ? 2 : 1);
	if (t->kind == TYPE_SLICE)
		cost_add(c, 1);
	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i];
		bool keyed = e->kind == NODE_KEY_VALUE;
		struct node *value = keyed ? e->key_value.value : e;

		if (t->kind == TYPE_STRUCT) {
			struct object *f = keyed ? e->key_value.key->obj : t->strct.fields.at[i];

			cost_add(c, 1);
			cost_expr_to(c, value, f ? f->type : NULL);
			continue;
		}
		if (keyed) {
			cost_add(c, 1);
			cost_expr_to(c, e->key_value.key, t->kind == TYPE_MAP ? t->map.key : NULL);
		}
		cost_expr_to(c, value,
			     t->kind == TYPE_MAP     ? t->map.elem
			     : t->kind == TYPE_SLICE ? t->slice.elem
						     : t->array.elem);
	}
}

/* ---- operators ---- */

static bool is_concatenation(struct cost *c, struct node *n)
{
	n = node_unparen(n);
	return !n->cval && n->kind == NODE_BINARY && n->op.op == OP_ADD && type_is(cost_type(c, n), INFO_STRING);
}

/* One node has all the operands. */
static void operands_of_concatenation(struct cost *c, struct node *n)
{
	n = node_unparen(n);
	if (!is_concatenation(c, n)) {
		cost_expr(c, n);
		return;
	}
	operands_of_concatenation(c, n->op.x);
	operands_of_concatenation(c, n->op.y);
}

static bool is_comparison(enum op op)
{
	return op == OP_EQL || op == OP_NEQ || op == OP_LSS || op == OP_LEQ || op == OP_GTR || op == OP_GEQ;
}

static void binary(struct cost *c, struct node *n)
{
	struct type *x = cost_type(c, n->op.x), *y = cost_type(c, n->op.y);

	cost_add(c, 1);
	if (is_concatenation(c, n)) {
		operands_of_concatenation(c, n);
		return;
	}
	if (is_comparison(n->op.op) && x && y && type_is_interface(x) != type_is_interface(y)) {
		cost_expr_to(c, n->op.x, type_is_interface(y) ? y : NULL);
		cost_expr_to(c, n->op.y, type_is_interface(x) ? x : NULL);
		return;
	}
	cost_expr(c, n->op.x);
	cost_expr(c, n->op.y);
}

/* *(*T)(unsafe.Pointer(&x)) reads x. */
static bool points_to_variable(struct cost *c, struct node *n)
{
	for (n = node_unparen(n); n->kind == NODE_CALL && n->flags & NODE_CONVERSION;
	     n = node_unparen(n->call.args.at[0]))
		if (cost_conversion_counts(lw_type(c->fn, n->type), lw_type(c->fn, n->call.args.at[0]->type)))
			return false;
	return n->kind == NODE_UNARY && n->op.op == OP_AND && node_unparen(n->op.x)->kind != NODE_COMPOSITE;
}

static void unary(struct cost *c, struct node *n)
{
	if (n->op.op == OP_AND && node_unparen(n->op.x)->kind != NODE_COMPOSITE)
		address_of(c, n->op.x);
	else if (n->op.op == OP_MUL && points_to_variable(c, n->op.x))
		c->nodes++;
	else
		cost_add(c, 1);
	cost_expr(c, n->op.x);
}

static bool is_len_of(struct node *n, struct node *x)
{
	struct node *of;

	n = node_unparen(n);
	if (n->kind != NODE_CALL || !(n->flags & NODE_BUILTIN_CALL) || lw_builtin_of(n) != BUILTIN_LEN)
		return false;
	x = node_unparen(x);
	of = node_unparen(n->call.args.at[0]);
	return x->kind == NODE_NAME && of->kind == NODE_NAME && x->obj == of->obj;
}

static void slice(struct cost *c, struct node *n)
{
	int64_t low;

	cost_add(c, is_array(c, n->slice.x) ? 2 : 1);
	cost_expr(c, n->slice.x);
	for (int i = 0; i < 3; i++) {
		if (!n->slice.index[i])
			continue;
		cost_expr(c, n->slice.index[i]);
		if (i == 0 && n->slice.index[0]->cval && const_to_int64(n->slice.index[0]->cval, &low) && low == 0)
			c->cost--;
		if (i == 1 && is_len_of(n->slice.index[1], n->slice.x))
			c->cost -= 2;
	}
}

static void index_expr(struct cost *c, struct node *n)
{
	struct type *t = type_underlying(cost_type(c, n->index.x));

	cost_add(c, is_array_pointer(c, n->index.x) ? 2 : 1);
	cost_expr(c, n->index.x);
	cost_expr_to(c, n->index.args.at[0], t->kind == TYPE_MAP ? t->map.key : NULL);
}

void cost_expr(struct cost *c, struct node *n)
{
	n = node_unparen(n);
	if (n->cval || lw_is_nil(n)) {
		cost_add(c, 1);
		return;
	}
	switch (n->kind) {
	case NODE_FUNC_LIT:
		cost_add(c, 1);
		c->cost += COST_LITERAL;
		return;
	case NODE_COMPOSITE:
		composite(c, n);
		return;
	case NODE_SELECTOR:
		selector(c, n);
		return;
	case NODE_INDEX:
		if (lw_bare_func(n) == n)
			index_expr(c, n);
		else
			cost_expr(c, lw_bare_func(n));
		return;
	case NODE_SLICE:
		slice(c, n);
		return;
	case NODE_ASSERT:
		cost_add(c, 1);
		cost_expr(c, n->assertion.x);
		return;
	case NODE_CALL:
		cost_call(c, n);
		return;
	case NODE_UNARY:
		unary(c, n);
		return;
	case NODE_BINARY:
		binary(c, n);
		return;
	default:
		cost_add(c, 1);
	}
}
