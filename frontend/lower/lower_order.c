/* lower_order.c - calls inside an expression come first.
 *
 * Go orders the calls of an expression among themselves and leaves open when variables are read. As in gc each call's
 * result (and that of other operations gc copies at once: builtins, receives, && and ||, slices, assertions) goes to a
 * temporary, in order; what is left is evaluated afterwards. So `a[i] + f()` has what f leaves in a[i], and
 * `T{x.n, f()}` what it leaves in x.n.
 *
 * Where a value is boxed on the way nothing moves: gc copies some of these at once, depending on what escapes. */
#include "lw.h"

struct contents {
	bool call; /* of a function, below the root */
	bool boxes;
};

static bool is_logical(const struct node *n)
{
	return n->kind == NODE_BINARY && (n->op.op == OP_ANDAND || n->op.op == OP_OROR);
}

/* What orders its parts itself: the right operand may not be evaluated, entries are inserted one by one. */
static bool is_unit(struct lw_fn *fn, struct node *n)
{
	return is_logical(n) || (n->kind == NODE_COMPOSITE && lw_type(fn, n->type)->kind == VM_MAP);
}

static bool is_conversion(struct node *n)
{
	return n->kind == NODE_CALL && (n->flags & NODE_CONVERSION || n->call.fun->mode == MODE_TYPE);
}

static bool is_own_call(struct node *n)
{
	if (n->kind == NODE_UNARY)
		return n->op.op == OP_RECV;
	return n->kind == NODE_CALL && !(n->flags & NODE_BUILTIN_CALL) && !is_conversion(n);
}

static bool is_closed(struct node *n)
{
	return n->cval || n->mode == MODE_TYPE || n->kind == NODE_FUNC_LIT;
}

static bool is_concrete(struct lw_fn *fn, struct node *n)
{
	return !lw_is_nil(n) && n->type && n->type->kind != TYPE_TUPLE && lw_type(fn, n->type)->kind != VM_INTERFACE;
}

static bool boxes_argument(struct lw_fn *fn, struct node *n, const struct vm_type *sig)
{
	for (uint32_t i = 0; i < n->call.args.len; i++) {
		const struct vm_type *t = sig->params[i < sig->nparams ? i : sig->nparams - 1];

		if (sig->variadic && i + 1 >= sig->nparams)
			t = n->call.dots ? t : t->elem;
		if (t->kind == VM_INTERFACE && is_concrete(fn, n->call.args.at[i]))
			return true;
	}
	return false;
}

static bool has_interfaces(const struct vm_type *t)
{
	if (t->kind == VM_INTERFACE)
		return true;
	if (t->kind == VM_STRUCT)
		for (uint32_t i = 0; i < t->nfields; i++)
			if (has_interfaces(t->fields[i].type))
				return true;
	return t->kind == VM_ARRAY && has_interfaces(t->elem);
}

static bool boxes(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t;

	switch (n->kind) {
	case NODE_COMPOSITE:
		t = lw_type(fn, n->type);
		return t->kind == VM_SLICE || t->kind == VM_MAP
			       ? has_interfaces(t->elem) || (t->key && has_interfaces(t->key))
			       : has_interfaces(t);
	case NODE_BINARY:
		return !is_closed(n->op.x) && !is_closed(n->op.y) && n->op.x->type && n->op.y->type &&
		       is_concrete(fn, n->op.x) != is_concrete(fn, n->op.y);
	case NODE_CALL:
		if (is_conversion(n))
			return lw_type(fn, n->type)->kind == VM_INTERFACE;
		if (n->flags & NODE_BUILTIN_CALL)
			return n->call.args.len > 1 && lw_type(fn, n->call.args.at[0]->type)->kind == VM_SLICE &&
			       has_interfaces(lw_type(fn, n->call.args.at[0]->type)->elem);
		return boxes_argument(fn, n, lw_type(fn, n->call.fun->type));
	default:
		return false;
	}
}

static void look(struct lw_fn *fn, struct node *n, bool root, struct contents *c)
{
	struct nodes in = {0};

	if (is_closed(n) || c->boxes)
		return;
	if (boxes(fn, n))
		c->boxes = true;
	if (!root && is_own_call(n))
		c->call = true;
	node_children(fn->arena, n, &in);
	for (uint32_t i = 0; i < in.len; i++)
		look(fn, in.at[i], false, c);
}

static void keep(struct lw_fn *fn, struct node *n)
{
	struct vm_operand *x = ARENA_NEW(fn->arena, struct vm_operand);

	*x = lw_stable(fn, lw_expr(fn, n), n->pos);
	map_put(fn->early, n, x);
}

/* gc copies its value where it stands. */
static bool is_copied(struct lw_fn *fn, struct node *n)
{
	if (!n->type || n->type->kind == TYPE_TUPLE)
		return false;
	switch (n->kind) {
	case NODE_CALL:
		return !is_conversion(n);
	case NODE_UNARY:
		return n->op.op == OP_RECV;
	case NODE_SLICE:
		return true;
	case NODE_ASSERT:
		return lw_type(fn, n->type)->kind != VM_POINTER;
	default:
		return is_unit(fn, n);
	}
}

static void calls_first(struct lw_fn *fn, struct node *n, bool root)
{
	struct nodes in = {0};

	if (is_closed(n))
		return;
	if (!is_unit(fn, n)) {
		node_children(fn->arena, n, &in);
		for (uint32_t i = 0; i < in.len; i++)
			calls_first(fn, in.at[i], root && n->kind == NODE_PAREN);
	}
	if (!root && is_copied(fn, n))
		keep(fn, n);
}

struct map *lw_calls_first(struct lw_fn *fn, struct node *n)
{
	struct map *outer = fn->early;
	struct contents c = {0};

	if (outer)
		return outer;
	look(fn, n, true, &c);
	if (!c.call || c.boxes || is_unit(fn, n)) {
		fn->early = fn->lw->no_calls;
		return NULL;
	}
	fn->early = map_new(fn->arena);
	calls_first(fn, n, true);
	return NULL;
}
