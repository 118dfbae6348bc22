/* lower_range.c - range loops. Every form is a loop over hidden state:
 *
 *     state = start;  head: if done goto end;  k, v = values of this round;  body;  cont: state = next; goto head
 */
#include "lw.h"

struct loop {
	struct lw_fn *fn;
	struct node *n, *key, *value; /* key, value: NULL when not wanted */
	bool def;
	uint32_t head, body, cont, end;
	pos_t pos;
};

static struct node *wanted(struct node *range, uint32_t i)
{
	struct node *n;

	if (i >= range->range.lhs.len)
		return NULL;
	n = node_unparen(range->range.lhs.at[i]);
	return n->kind == NODE_NAME && strcmp(n->name.text, "_") == 0 ? NULL : n;
}

/* The variables of a := in files before go1.22 are declared once and assigned to in each round. */
static void declare_once(struct loop *l, struct node *name)
{
	if (!name || !name->obj)
		return;
	name->obj->var.reassigned = name->obj->var.changes = true;
	lw_declare(l->fn, name->obj, NULL);
}

static const struct vm_type *target_type(struct loop *l, struct node *dst)
{
	if (l->def)
		return lw_type(l->fn, dst->obj->type);
	return lw_type(l->fn, dst->type);
}

static void give(struct loop *l, struct node *dst, struct vm_operand x)
{
	struct lw_fn *fn = l->fn;
	struct map *outer;
	struct lw_lhs lhs;

	if (!dst)
		return;
	if (l->def && !lw_var(fn, dst->obj))
		lw_declare(fn, dst->obj, NULL);
	else if (l->def && lw_loop_per_iteration(fn))
		kit_fatal("range variable %s is declared twice", dst->name.text);
	outer = lw_open_order(fn, dst->flags & NODE_HAS_CALL);
	lw_order_place(fn, dst);
	lhs = lw_prepare(fn, dst);
	lw_store(fn, &lhs, lw_convert(fn, x, target_type(l, dst), NULL, dst->pos), VM_WHY_RANGE, dst->pos);
	fn->early = outer;
}

/* Both values are computed before either is assigned. */
static void give_both(struct loop *l, struct vm_operand k, struct vm_operand v)
{
	bool frozen = l->fn->frozen;
	struct map *outer;
	struct lw_lhs a, b;

	if (l->def || !l->key || !l->value) {
		if (l->key)
			give(l, l->key, k);
		if (l->value)
			give(l, l->value, v);
		return;
	}
	outer = lw_open_order(l->fn, (l->key->flags | l->value->flags) & NODE_HAS_CALL);
	lw_order_place(l->fn, l->key);
	lw_order_place(l->fn, l->value);
	l->fn->frozen = true;
	a = lw_prepare(l->fn, l->key);
	b = lw_prepare(l->fn, l->value);
	l->fn->frozen = frozen;
	lw_store(l->fn, &a, lw_convert(l->fn, k, a.type, NULL, l->pos), VM_WHY_RANGE, l->pos);
	lw_store(l->fn, &b, lw_convert(l->fn, v, b.type, NULL, l->pos), VM_WHY_RANGE, l->pos);
	l->fn->early = outer;
}

static void open_loop(struct loop *l)
{
	struct lw_fn *fn = l->fn;

	l->end = lw_block(fn);
	fn->depth++;
	l->head = lw_block(fn);
	l->body = lw_block(fn);
	l->cont = lw_block(fn);
	lw_jump(fn, l->head, l->pos);
	lw_start(fn, l->head);
}

static void close_loop(struct loop *l)
{
	lw_jump(l->fn, l->head, l->pos);
	l->fn->depth--;
	lw_start(l->fn, l->end);
}

static struct vm_place *hidden(struct loop *l, struct vm_operand init)
{
	struct vm_place *p = lw_temp(l->fn, init.type, l->pos);

	lw_move(l->fn, p, init, VM_WHY_NONE, l->pos)->flags |= VM_I_COMPILER;
	return p;
}

static void step(struct loop *l, struct vm_place *i, struct vm_operand next)
{
	lw_move(l->fn, i, next, VM_WHY_NONE, l->pos)->flags |= VM_I_COMPILER;
}

static struct vm_operand plus_one(struct loop *l, struct vm_place *i)
{
	return lw_binary(l->fn, VM_ADD, i->type, vm_use(i), vm_const_int(l->fn->f, i->type, 1), l->pos);
}

static void while_less(struct loop *l, struct vm_place *i, struct vm_operand n)
{
	struct vm_operand less = lw_binary(l->fn, VM_LT, lw_basic(l->fn, VM_BOOL), vm_use(i), n, l->pos);

	lw_branch(l->fn, less, l->body, l->end, l->pos);
	lw_start(l->fn, l->body);
}

/* ---- the forms ---- */

static void over_int(struct loop *l, struct node *x)
{
	struct lw_fn *fn = l->fn;
	const struct vm_type *t = lw_type(fn, x->type);
	struct vm_operand n = lw_copy(fn, lw_expr_to(fn, x, t), l->pos);
	struct vm_place *i = hidden(l, vm_const_int(fn->f, t, 0));

	open_loop(l);
	while_less(l, i, n);
	give(l, l->key, lw_copy(fn, vm_use(i), l->pos));
	lw_loop_body(fn, l->n, l->end, l->cont);
	step(l, i, plus_one(l, i));
	close_loop(l);
}

/* base: array or slice place that holds still, or (pointer to array) is behind a checked pointer. */
static void over_elements(struct loop *l, struct vm_place *base, struct vm_operand n)
{
	struct vm_place *i = hidden(l, lw_int(l->fn, 0));
	struct vm_operand v = {0};

	open_loop(l);
	while_less(l, i, n);
	if (l->value)
		v = lw_copy(l->fn, vm_use(vm_place_index(l->fn->f, base, vm_use(i))), l->pos);
	give_both(l, vm_use(i), v);
	lw_loop_body(l->fn, l->n, l->end, l->cont);
	step(l, i, plus_one(l, i));
	close_loop(l);
}

static void over_array(struct loop *l, struct node *x, const struct vm_type *t)
{
	struct lw_fn *fn = l->fn;
	const struct vm_type *array = t->kind == VM_POINTER ? t->elem : t;
	struct vm_place *base = NULL;

	if (l->value || x->flags & NODE_HAS_CALL) {
		struct vm_operand v = lw_copy(fn, lw_expr(fn, x), l->pos);

		if (l->value)
			base = t->kind != VM_POINTER ? lw_as_place(fn, v, l->pos)
			       : array->len          ? lw_deref(fn, v, l->pos)
						     : NULL;
	}
	if (l->value && !base)
		l->value = NULL;
	over_elements(l, base, lw_int(fn, (int64_t)array->len));
}

static void over_slice(struct loop *l, struct node *x)
{
	struct vm_place *base = lw_as_place(l->fn, lw_copy(l->fn, lw_expr(l->fn, x), l->pos), l->pos);

	over_elements(l, base, lw_len(l->fn, vm_use(base), l->pos));
}

static void over_string(struct loop *l, struct node *x)
{
	struct lw_fn *fn = l->fn;
	struct vm_operand s = lw_copy(fn, lw_expr(fn, x), l->pos), n = lw_len(fn, s, l->pos);
	struct vm_place *i = hidden(l, lw_int(fn, 0)), *rune, *next;
	struct vm_inst *in;

	open_loop(l);
	while_less(l, i, n);
	rune = lw_temp(fn, lw_basic(fn, VM_INT32), l->pos);
	next = lw_temp(fn, i->type, l->pos);
	in = lw_emit(fn, VM_OP_DECODE_RUNE, 2, 2, l->pos);
	in->dst[0] = rune;
	in->dst[1] = next;
	in->args[0] = s;
	in->args[1] = vm_use(i);
	give_both(l, vm_use(i), vm_use(rune));
	lw_loop_body(fn, l->n, l->end, l->cont);
	step(l, i, vm_use(next));
	close_loop(l);
}

static void over_map(struct loop *l, struct node *x, const struct vm_type *t)
{
	struct lw_fn *fn = l->fn;
	struct vm_operand m = lw_expr(fn, x), k = {0}, v = {0};
	struct vm_place *it = lw_temp(fn, lw_basic(fn, VM_MAPITER), l->pos);
	struct vm_inst *i = lw_emit(fn, VM_OP_MAP_ITER_INIT, 1, 1, l->pos);

	i->dst[0] = it;
	i->args[0] = m;
	i->type = t;
	open_loop(l);
	lw_branch(fn, lw_op1(fn, VM_OP_MAP_ITER_VALID, lw_basic(fn, VM_BOOL), vm_use(it), l->pos), l->body, l->end,
		  l->pos);
	lw_start(fn, l->body);
	if (l->key)
		k = lw_op1(fn, VM_OP_MAP_ITER_KEY, t->key, vm_use(it), l->pos);
	if (l->value)
		v = lw_op1(fn, VM_OP_MAP_ITER_ELEM, t->elem, vm_use(it), l->pos);
	give_both(l, k, v);
	lw_loop_body(fn, l->n, l->end, l->cont);
	i = lw_emit(fn, VM_OP_MAP_ITER_NEXT, 1, 1, l->pos);
	i->dst[0] = it;
	i->args[0] = vm_use(it);
	close_loop(l);
}

static void over_chan(struct loop *l, struct node *x)
{
	struct lw_fn *fn = l->fn;
	struct vm_operand c = lw_copy(fn, lw_expr(fn, x), l->pos);
	struct vm_place *v, *ok;
	struct vm_inst *i;

	open_loop(l);
	v = l->key ? lw_temp(fn, c.type->elem, l->pos) : NULL;
	ok = lw_temp(fn, lw_basic(fn, VM_BOOL), l->pos);
	i = lw_emit(fn, VM_OP_CHAN_RECV, 2, 1, l->pos);
	i->dst[0] = v;
	i->dst[1] = ok;
	i->args[0] = c;
	lw_branch(fn, vm_use(ok), l->body, l->end, l->pos);
	lw_start(fn, l->body);
	if (v)
		give(l, l->key, vm_use(v));
	lw_loop_body(fn, l->n, l->end, l->cont);
	close_loop(l);
}

static void dispatch(struct loop *l, struct node *x)
{
	const struct vm_type *t = lw_type(l->fn, x->type);

	switch (t->kind) {
	case VM_ARRAY:
	case VM_POINTER:
		over_array(l, x, t);
		return;
	case VM_SLICE:
		over_slice(l, x);
		return;
	case VM_STRING:
		over_string(l, x);
		return;
	case VM_MAP:
		over_map(l, x, t);
		return;
	case VM_CHAN:
		over_chan(l, x);
		return;
	case VM_FUNC:
		lw_range_func(l->fn, l->n);
		return;
	default:
		over_int(l, x);
		return;
	}
}

void lw_range(struct lw_fn *fn, struct node *n)
{
	struct node *range = n->for_stmt.init;
	struct loop l = {.fn = fn, .n = n, .def = range->range.def, .pos = range->pos};
	uint32_t scope = lw_open_scope(fn, n->pos);

	l.key = wanted(range, 0);
	l.value = wanted(range, 1);
	if (l.def && !lw_loop_per_iteration(fn)) {
		declare_once(&l, l.key);
		declare_once(&l, l.value);
	}
	dispatch(&l, range->range.x);
	fn->scope = scope;
}
