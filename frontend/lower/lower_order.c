/* lower_order.c - calls come first.
 *
 * Go orders the calls of a statement among themselves and leaves open when variables are read. As
 * in gc (walk/order.go) the operations whose results it copies where they stand (calls, builtins,
 * receives, && and ||, slices, assertions, map literals, what the runtime wants the address of and
 * has none) go to temporaries, in order, operands before operations. What is left has no effects
 * and is evaluated afterwards. So `a[i] + f()` has what f leaves in a[i], and g(x, f()) the x that
 * f leaves, boxed or not.
 *
 * A statement opens an order (fn->early), passes its expressions in gc's order, and then evaluates
 * them as if nothing had happened: lw_expr finds what is there already. An expression outside of
 * such a statement is one of its own. */
#include "lw.h"

static void order(struct lw_fn *fn, struct node *n);
static void order_as(struct lw_fn *fn, struct node *n, const struct vm_type *to);

struct map *lw_open_order(struct lw_fn *fn, bool calls)
{
	struct map *outer = fn->early;

	fn->early = calls ? map_new(fn->arena) : fn->lw->no_calls;
	return outer;
}

bool lw_has_call(const struct nodes *list)
{
	for (uint32_t i = 0; i < list->len; i++)
		if (list->at[i]->flags & NODE_HAS_CALL)
			return true;
	return false;
}

static bool is_open(const struct lw_fn *fn)
{
	return fn->early && fn->early != fn->lw->no_calls;
}

/* ---- kinds of nodes ---- */

static bool is_closed(struct node *n)
{
	return n->cval || n->mode == MODE_TYPE || n->kind == NODE_FUNC_LIT || lw_is_nil(n);
}

static bool is_logical(const struct node *n)
{
	return n->kind == NODE_BINARY && (n->op.op == OP_ANDAND || n->op.op == OP_OROR);
}

static bool is_map_literal(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t;

	n = node_unparen(n);
	if (n->kind == NODE_UNARY && n->op.op == OP_AND)
		return is_map_literal(fn, n->op.x);
	if (n->kind != NODE_COMPOSITE)
		return false;
	t = lw_type(fn, n->type);
	return t->kind == VM_MAP || (t->kind == VM_POINTER && t->elem->kind == VM_MAP);
}

/* What orders its parts itself: the right operand may not be evaluated, entries are inserted one by
 * one. */
static bool is_unit(struct lw_fn *fn, struct node *n)
{
	return is_logical(n) || is_map_literal(fn, n);
}

static bool is_conversion(const struct node *n)
{
	return n->flags & NODE_CONVERSION || n->call.fun->mode == MODE_TYPE;
}

static bool is_concrete(struct lw_fn *fn, struct node *n)
{
	return lw_type(fn, n->type)->kind != VM_INTERFACE;
}

static bool is_string_of_bytes(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *from;

	n = node_unparen(n);
	if (n->cval || n->kind != NODE_CALL || !is_conversion(n) || lw_type(fn, n->type)->kind != VM_STRING)
		return false;
	from = lw_type(fn, n->call.args.at[0]->type);
	return from->kind == VM_SLICE && from->elem->kind == VM_UINT8;
}

static struct node *element(struct node *e)
{
	return e->kind == NODE_KEY_VALUE ? e->key_value.value : e;
}

/* A key for which gc borrows the bytes of a slice while it looks. */
static bool borrows_bytes(struct lw_fn *fn, struct node *key)
{
	enum vm_kind kind;

	key = node_unparen(key);
	if (is_string_of_bytes(fn, key))
		return true;
	if (key->kind != NODE_COMPOSITE)
		return false;
	kind = lw_type(fn, key->type)->kind;
	if (kind != VM_STRUCT && kind != VM_ARRAY)
		return false;
	for (uint32_t i = 0; i < key->composite.elems.len; i++)
		if (borrows_bytes(fn, element(key->composite.elems.at[i])))
			return true;
	return false;
}

static bool is_map_read(struct lw_fn *fn, struct node *n)
{
	return n->kind == NODE_INDEX && n->index.x->mode != MODE_TYPE && n->index.x->type &&
	       n->index.x->type->kind != TYPE_FUNC && lw_type(fn, n->index.x->type)->kind == VM_MAP;
}

/* ---- keeping ---- */

static void keep_results(struct lw_fn *fn, struct node *call)
{
	struct vm_operand *r;

	lw_call_results(fn, call, &r);
	map_put(fn->early, call, r);
}

/* A conversion is always copied: nothing may take its bytes for transient afterwards. */
static void keep(struct lw_fn *fn, struct node *n)
{
	struct vm_operand *x = ARENA_NEW(fn->arena, struct vm_operand);
	bool frozen = fn->frozen;

	n = node_unparen(n);
	if (is_closed(n) || map_get(fn->early, n))
		return;
	*x = lw_expr(fn, n);
	fn->frozen = true;
	*x = is_string_of_bytes(fn, n) ? lw_copy(fn, *x, n->pos) : lw_stable(fn, *x, n->pos);
	fn->frozen = frozen;
	map_put(fn->early, n, x);
}

static bool copies_call(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t;

	if (is_conversion(n)) {
		t = lw_type(fn, n->type);
		return t->kind == VM_SLICE && lw_type(fn, n->call.args.at[0]->type)->kind == VM_STRING;
	}
	return !(n->flags & NODE_BUILTIN_CALL) || lw_is_copied_builtin(n);
}

/* gc copies its value where it stands. */
static bool is_copied(struct lw_fn *fn, struct node *n)
{
	if (!n->type || n->type->kind == TYPE_TUPLE)
		return false;
	switch (n->kind) {
	case NODE_CALL:
		return copies_call(fn, n);
	case NODE_UNARY:
		return n->op.op == OP_RECV || is_unit(fn, n);
	case NODE_SLICE:
		return true;
	case NODE_ASSERT: /* of a type parameter gc does not */
		return !type_has_type_param(n->assertion.type->type) && !lw_type(fn, n->type)->direct_iface;
	case NODE_INDEX:
		return is_map_read(fn, n) && borrows_bytes(fn, n->index.args.at[0]);
	default:
		return is_unit(fn, n);
	}
}

/* ---- operands, by kind of node ---- */

static void order_many(struct lw_fn *fn, struct node *call)
{
	call = node_unparen(call);
	lw_order_operands(fn, call);
	keep_results(fn, call);
}

static void order_list(struct lw_fn *fn, const struct nodes *list, uint32_t from)
{
	for (uint32_t i = from; i < list->len; i++)
		order(fn, list->at[i]);
}

/* n converts a value to an interface where gc knows its type: a method called on it is that type's, and the receiver is
 * unpacked, which copies it. */
static bool is_known_inside(struct lw_fn *fn, struct node *n)
{
	struct node *x;

	n = node_unparen(n);
	if (n->kind != NODE_CALL || !is_conversion(n) || is_concrete(fn, n))
		return false;
	x = n->call.args.at[0];
	return !lw_is_nil(x) && (is_concrete(fn, x) ? !lw_type(fn, x->type)->direct_iface : is_known_inside(fn, x));
}

static void order_callee(struct lw_fn *fn, struct node *n)
{
	n = lw_bare_func(n);
	order(fn, n);
	if (n->kind == NODE_SELECTOR && n->sel && n->sel->kind == SELECT_METHOD && is_known_inside(fn, n->selector.x))
		keep(fn, n->selector.x);
}

static void call_operands(struct lw_fn *fn, struct node *n)
{
	const struct nodes *args = &n->call.args;
	const struct vm_type *sig = lw_type(fn, n->call.fun->type);
	bool many = args->len == 1 && lw_gives_many(args->at[0]);

	order_callee(fn, n->call.fun);
	if (many)
		order_many(fn, args->at[0]);
	for (uint32_t i = 0; i < args->len && !many; i++) {
		const struct vm_type *t = sig->params[i < sig->nparams ? i : sig->nparams - 1];

		if (sig->variadic && i + 1 >= sig->nparams && !n->call.dots)
			t = t->elem;
		order_as(fn, args->at[i], t);
	}
}

static void append_operands(struct lw_fn *fn, struct node *n, uint32_t from)
{
	const struct vm_type *t = lw_type(fn, n->type);

	for (uint32_t i = from; i < n->call.args.len; i++) {
		if (i == 0 || n->call.dots)
			order(fn, n->call.args.at[i]);
		else
			order_as(fn, n->call.args.at[i], t->elem);
	}
}

/* The key of a map, to be looked up (for the value, to delete it) or assigned to. */
void lw_order_key(struct lw_fn *fn, struct node *key, const struct vm_type *map)
{
	enum lw_key_passing how = lw_key_passing(map);

	if (!is_open(fn))
		return;
	order_as(fn, key, map->key);
	if (how == LW_KEY_VALUE || is_closed(node_unparen(key)))
		return;
	if (how == LW_KEY_COPY || !lw_is_addressable(fn, key) || lw_type(fn, key->type) != map->key)
		keep(fn, key);
}

static void builtin_operands(struct lw_fn *fn, struct node *n)
{
	const struct nodes *args = &n->call.args;

	if (args->len == 1 && lw_gives_many(args->at[0])) {
		order_many(fn, args->at[0]);
		return;
	}
	switch (lw_builtin_of(n)) {
	case BUILTIN_APPEND:
		append_operands(fn, n, 0);
		return;
	case BUILTIN_DELETE:
		order(fn, args->at[0]);
		lw_order_key(fn, args->at[1], lw_type(fn, args->at[0]->type));
		return;
	case BUILTIN_PANIC:
		order_as(fn, args->at[0], lw_type_plain(fn->lw, fn->lw->ts->any_iface));
		return;
	case BUILTIN_NEW:
		order_as(fn, args->at[0], lw_type(fn, n->type)->elem);
		return;
	case BUILTIN_UNSAFE_SIZEOF: /* not evaluated */
	case BUILTIN_UNSAFE_ALIGNOF:
	case BUILTIN_UNSAFE_OFFSETOF:
		return;
	default:
		order_list(fn, args, 0);
	}
}

static void composite_operands(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->type);

	if (t->kind == VM_POINTER) /* {…} for an element of pointer type */
		t = t->elem;
	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i];

		if (t->kind == VM_STRUCT)
			order_as(fn, element(e), lw_literal_field(t, e, i).type);
		else
			order_as(fn, element(e), t->elem);
	}
}

static bool is_comparison(const struct node *n)
{
	return n->op.op == OP_EQL || n->op.op == OP_NEQ || n->op.op == OP_LSS || n->op.op == OP_LEQ ||
	       n->op.op == OP_GTR || n->op.op == OP_GEQ;
}

static const struct vm_type *type_of(struct lw_fn *fn, struct node *n)
{
	return lw_is_nil(n) ? NULL : lw_type(fn, n->type);
}

static void comparison_operands(struct lw_fn *fn, struct node *n)
{
	struct node *side[2] = {n->op.x, n->op.y};
	const struct vm_type *t[2] = {type_of(fn, n->op.x), type_of(fn, n->op.y)};

	order_as(fn, side[0], t[1]);
	order_as(fn, side[1], t[0]);
	if (!t[0] || (t[0]->kind != VM_STRUCT && t[0]->kind != VM_ARRAY) || t[0] != t[1])
		return;
	for (int i = 0; i < 2; i++)
		if (!lw_is_addressable(fn, side[i]))
			keep(fn, side[i]);
}

static void index_operands(struct lw_fn *fn, struct node *n)
{
	struct node *key = n->index.args.at[0];

	if (n->inst || node_unparen(n->index.x)->inst || key->mode == MODE_TYPE)
		return;
	order(fn, n->index.x);
	if (!is_map_read(fn, n))
		order(fn, key);
	else if (borrows_bytes(fn, key))
		order_as(fn, key, lw_type(fn, n->index.x->type)->key);
	else
		lw_order_key(fn, key, lw_type(fn, n->index.x->type));
}

/* The bounds of a slice expression are copied one after the other, but for variables and their lengths. */
static void bound_operand(struct lw_fn *fn, struct node *n)
{
	n = node_unparen(n);
	order(fn, n);
	if (n->kind == NODE_CALL && n->flags & NODE_BUILTIN_CALL &&
	    (lw_builtin_of(n) == BUILTIN_LEN || lw_builtin_of(n) == BUILTIN_CAP))
		n = node_unparen(n->call.args.at[0]);
	if (n->kind != NODE_NAME)
		keep(fn, n);
}

static void operands(struct lw_fn *fn, struct node *n)
{
	switch (n->kind) {
	case NODE_COMPOSITE:
		composite_operands(fn, n);
		return;
	case NODE_CALL:
		if (is_conversion(n))
			order_as(fn, n->call.args.at[0], lw_type(fn, n->type));
		else if (n->flags & NODE_BUILTIN_CALL)
			builtin_operands(fn, n);
		else
			call_operands(fn, n);
		return;
	case NODE_SELECTOR:
		if (n->sel)
			order(fn, n->selector.x);
		return;
	case NODE_INDEX:
		index_operands(fn, n);
		return;
	case NODE_SLICE:
		order(fn, n->slice.x);
		for (int i = 0; i < 3; i++)
			if (n->slice.index[i])
				bound_operand(fn, n->slice.index[i]);
		return;
	case NODE_ASSERT:
		order(fn, n->assertion.x);
		return;
	case NODE_UNARY:
		order(fn, n->op.x);
		return;
	case NODE_BINARY:
		if (is_comparison(n)) {
			comparison_operands(fn, n);
			return;
		}
		order(fn, n->op.x);
		order(fn, n->op.y);
		return;
	default:
		return;
	}
}

/* ---- expressions ---- */

static void order(struct lw_fn *fn, struct node *n)
{
	n = node_unparen(n);
	if (is_closed(n))
		return;
	if (!is_unit(fn, n))
		operands(fn, n);
	if (is_copied(fn, n))
		keep(fn, n);
}

/* to: what it is converted to, or NULL. */
static void order_as(struct lw_fn *fn, struct node *n, const struct vm_type *to)
{
	n = node_unparen(n);
	order(fn, n);
	if (!to || to->kind != VM_INTERFACE || is_closed(n) || !is_concrete(fn, n))
		return;
	if (lw_boxed_by_address(lw_type(fn, n->type)) && !lw_is_addressable(fn, n))
		keep(fn, n);
}

void lw_order(struct lw_fn *fn, struct node *n, const struct vm_type *to)
{
	if (is_open(fn))
		order_as(fn, n, to);
}

void lw_order_operands(struct lw_fn *fn, struct node *n)
{
	n = node_unparen(n);
	if (is_open(fn) && !is_closed(n) && !is_unit(fn, n))
		operands(fn, n);
}

void lw_order_place(struct lw_fn *fn, struct node *dst)
{
	dst = node_unparen(dst);
	if (!is_open(fn) || dst->kind == NODE_NAME)
		return;
	if (!is_map_read(fn, dst)) {
		operands(fn, dst);
		return;
	}
	order(fn, dst->index.x);
	lw_order_key(fn, dst->index.args.at[0], lw_type(fn, dst->index.x->type));
}

/* gc hands a key over as it is when it has one of the types that its runtime's functions for kinds
 * of keys have. */
static bool is_converted_key(const struct vm_type *map)
{
	const struct vm_type *k = map->key;

	return lw_key_passing(map) == LW_KEY_VALUE && (k->named || (k->kind != VM_STRING && k->kind != VM_UINT32 &&
								    k->kind != VM_UINT64 && k->kind != VM_UNSAFEPTR));
}

void lw_order_append_to_entry(struct lw_fn *fn, struct node *entry, struct node *append)
{
	struct node *map, *key;

	if (!is_open(fn))
		return;
	entry = node_unparen(entry);
	lw_order_place(fn, entry);
	map = node_unparen(entry->index.x);
	key = node_unparen(entry->index.args.at[0]);
	if (map->kind != NODE_NAME)
		keep(fn, map);
	if (key->kind != NODE_NAME || is_converted_key(lw_type(fn, map->type)))
		keep(fn, key);
	append_operands(fn, node_unparen(append), 1);
}

struct map *lw_order_root(struct lw_fn *fn, struct node *n)
{
	struct map *outer = fn->early;

	if (outer)
		return outer;
	lw_open_order(fn, n->flags & NODE_HAS_CALL);
	lw_order_operands(fn, n);
	return NULL;
}
