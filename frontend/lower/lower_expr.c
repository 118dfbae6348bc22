/* lower_expr.c - expressions. */
#include "lw.h"

bool lw_is_nil(struct node *n)
{
	n = node_unparen(n);
	return n->mode == MODE_NIL || (n->kind == NODE_NAME && n->obj && n->obj->kind == OBJ_NIL);
}

struct lw_selection lw_selection(struct lw_fn *fn, struct node *n)
{
	struct selection *sel = n->sel;
	struct lw_selection s = {.recv = sel->recv, .obj = sel->obj, .npath = sel->npath, .path = sel->path};
	struct lookup_result r;

	if (!fn->tparams || !fn->tparams->len || !type_has_type_param(sel->recv))
		return s;
	s.recv = lw_subst(fn, sel->recv);
	r = lookup_field_or_method(fn->lw->ts, s.recv, true, sel->obj->pkg, sel->obj->name, false);
	if (!r.obj)
		kit_fatal("selector %s is lost in an instance", sel->obj->name);
	s.obj = r.obj;
	s.path = r.path;
	s.npath = r.npath;
	return s;
}

struct node *lw_bare_func(struct node *n)
{
	struct node *x = node_unparen(n), *of;

	if (x->kind != NODE_INDEX)
		return x;
	of = node_unparen(x->index.x);
	return x->inst || of->inst ? of : x;
}

struct type_list lw_own_targs(struct lw_fn *fn, struct node *n)
{
	struct type_list targs = {0};

	for (uint32_t i = 0; n->inst && i < n->inst->targs.len; i++)
		VEC_PUSH(fn->arena, &targs, lw_subst(fn, n->inst->targs.at[i]));
	return targs;
}

struct vm_func *lw_func_ref(struct lw_fn *fn, struct node *n)
{
	struct node *x = lw_bare_func(n);
	struct type_list targs = lw_own_targs(fn, x);

	return lw_func(fn->lw, x->obj, &targs);
}

static struct vm_operand func_value(struct lw_fn *fn, struct node *n)
{
	struct vm_func *f = lw_func_ref(fn, n);

	return vm_const_of(fn->f, f->type, (struct vm_const){.kind = VM_CONST_FUNC, .func = f});
}

/* The last instruction, when it is op and x is what it made. */
static struct vm_inst *just_made(struct lw_fn *fn, enum vm_op op, struct vm_operand x)
{
	struct vm_block *b = &fn->f->blocks.at[fn->cur];
	uint32_t l, d;

	if (x.kind != VM_OPND_PLACE || !vm_place_is_local(x.place, &l))
		return NULL;
	for (uint32_t i = b->insts.len; i-- > 0 && i + 4 > b->insts.len;) {
		struct vm_inst *in = b->insts.at[i];

		if (in->op == op && in->ndst == 1 && vm_place_is_local(in->dst[0], &d) && d == l)
			return in;
	}
	return NULL;
}

void lw_mark_transient(struct lw_fn *fn, struct vm_operand x)
{
	struct vm_inst *i = just_made(fn, VM_OP_BYTES_TO_STRING, x);

	if (i)
		i->flags |= VM_I_READONLY;
}

/* ---- operators ---- */

static const enum vm_binary arith_ops[OP_COUNT] = {
    [OP_ADD] = VM_ADD, [OP_SUB] = VM_SUB, [OP_MUL] = VM_MUL, [OP_DIV] = VM_DIV, [OP_REM] = VM_REM,
    [OP_AND] = VM_AND, [OP_OR] = VM_OR,   [OP_XOR] = VM_XOR, [OP_SHL] = VM_SHL, [OP_ANDNOT] = VM_ANDNOT,
    [OP_SHR] = VM_SHR, [OP_EQL] = VM_EQ,  [OP_NEQ] = VM_NE,  [OP_LSS] = VM_LT,  [OP_LEQ] = VM_LE,
    [OP_GTR] = VM_GT,  [OP_GEQ] = VM_GE,
};

struct vm_operand lw_arith(struct lw_fn *fn, enum op op, const struct vm_type *t, struct vm_operand x,
			   struct vm_operand y, pos_t pos)
{
	return lw_binary(fn, arith_ops[op], t, x, y, pos);
}

struct vm_operand lw_compare(struct lw_fn *fn, enum vm_binary op, struct vm_operand x, struct vm_operand y, pos_t pos)
{
	const struct vm_type *b = lw_basic(fn, VM_BOOL);

	if (x.type != y.type) {
		if (y.type->kind == VM_INTERFACE && x.type->kind != VM_INTERFACE)
			x = lw_convert(fn, x, y.type, NULL, pos);
		else
			y = lw_convert(fn, y, x.type, NULL, pos);
	}
	lw_mark_transient(fn, x);
	lw_mark_transient(fn, y);
	return lw_binary(fn, op, b, x, y, pos);
}

static struct vm_operand compare_nil(struct lw_fn *fn, enum vm_binary op, struct node *x, pos_t pos)
{
	const struct vm_type *b = lw_basic(fn, VM_BOOL);
	struct vm_operand v = lw_expr(fn, x), r;
	struct vm_inst *i;

	if (v.type->kind != VM_INTERFACE)
		return lw_binary(fn, op, b, v, lw_zero(fn, v.type), pos);
	r = lw_op1(fn, VM_OP_IS_NIL_IFACE, b, v, pos);
	if (op == VM_EQ)
		return r;
	r = lw_op1(fn, VM_OP_UNARY, b, r, pos);
	i = VEC_LAST(&fn->f->blocks.at[fn->cur].insts);
	i->sub = VM_NOT;
	return r;
}

static struct vm_operand comparison(struct lw_fn *fn, struct node *n)
{
	enum vm_binary op = arith_ops[n->op.op];
	struct vm_operand x, y;

	if (lw_is_nil(n->op.x) && lw_is_nil(n->op.y))
		return lw_bool(fn, op == VM_EQ);
	if (lw_is_nil(n->op.y))
		return compare_nil(fn, op, n->op.x, n->pos);
	if (lw_is_nil(n->op.x))
		return compare_nil(fn, op, n->op.y, n->pos);
	x = lw_expr(fn, n->op.x);
	y = lw_expr(fn, n->op.y);
	if (y.type->kind == VM_INTERFACE && x.type->kind != VM_INTERFACE)
		x = lw_convert(fn, x, y.type, n->op.x, n->pos);
	else if (x.type->kind == VM_INTERFACE && y.type->kind != VM_INTERFACE)
		y = lw_convert(fn, y, x.type, n->op.y, n->pos);
	return lw_compare(fn, op, x, y, n->pos);
}

/* A constant that is not empty among the operands: then the concatenation has bytes of its own, while one with nothing
 * but empty strings is its operand. */
static bool adds_text(struct lw_fn *fn, struct node *n)
{
	n = node_unparen(n);
	if (n->cval)
		return const_kind(n->cval) == CONST_STRING && const_str(fn->arena, n->cval).len;
	return n->kind == NODE_BINARY && n->op.op == OP_ADD && (adds_text(fn, n->op.x) || adds_text(fn, n->op.y));
}

struct operands {
	VEC(struct vm_operand) at;
	const struct vm_type *type;
	bool transient; /* nothing of them is part of the result */
};

static void concat_operands(struct lw_fn *fn, struct node *n, struct operands *out)
{
	struct node *x = node_unparen(n);

	if (!x->cval && x->kind == NODE_BINARY && x->op.op == OP_ADD) {
		concat_operands(fn, x->op.x, out);
		concat_operands(fn, x->op.y, out);
		return;
	}
	VEC_PUSH(fn->arena, &out->at, lw_expr_to(fn, x, out->type));
	if (out->transient)
		lw_mark_transient(fn, VEC_LAST(&out->at));
}

static struct vm_operand concat(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	struct operands x = {.type = t, .transient = adds_text(fn, n)};
	struct vm_place *d;
	struct vm_inst *i;

	concat_operands(fn, n, &x);
	d = lw_temp(fn, t, n->pos);
	i = lw_emit(fn, VM_OP_CONCAT, 1, x.at.len, n->pos);
	i->dst[0] = d;
	for (uint32_t k = 0; k < x.at.len; k++)
		i->args[k] = x.at.at[k];
	i->site = lw_site(fn, VM_SITE_CONCAT, lw_text(fn, n), t, n->pos);
	return vm_use(d);
}

static struct vm_operand logical(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	struct vm_place *r = lw_temp(fn, t, n->pos);
	uint32_t yes = lw_block(fn), no = lw_block(fn), end = lw_block(fn);

	lw_cond(fn, n, yes, no);
	lw_start(fn, yes);
	lw_move(fn, r, vm_const_int(fn->f, t, 1), VM_WHY_NONE, n->pos)->flags |= VM_I_COMPILER;
	lw_jump(fn, end, n->pos);
	lw_start(fn, no);
	lw_move(fn, r, vm_const_int(fn->f, t, 0), VM_WHY_NONE, n->pos)->flags |= VM_I_COMPILER;
	lw_jump(fn, end, n->pos);
	lw_start(fn, end);
	return vm_use(r);
}

static struct vm_operand retype_bool(struct lw_fn *fn, struct vm_operand x, const struct vm_type *t, pos_t pos)
{
	return x.type == t ? x : lw_op1(fn, VM_OP_CONVERT, t, x, pos);
}

/* A constant count may be written as a float, x << 1.0, and be larger than any int. */
struct vm_operand lw_shift_count(struct lw_fn *fn, struct node *n)
{
	int64_t count;

	if (n->cval &&
	    (!vm_type_is_integer(lw_type(fn, n->type)) || !const_to_int64(const_to_int(fn->arena, n->cval), &count)))
		return lw_const(fn, n->cval, lw_basic(fn, VM_UINT));
	return lw_expr(fn, n);
}

static struct vm_operand binary(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->type);
	struct vm_operand x, y;

	switch (n->op.op) {
	case OP_ANDAND:
	case OP_OROR:
		return logical(fn, n, t);
	case OP_EQL:
	case OP_NEQ:
	case OP_LSS:
	case OP_LEQ:
	case OP_GTR:
	case OP_GEQ:
		return retype_bool(fn, comparison(fn, n), t, n->pos);
	case OP_SHL:
	case OP_SHR:
		x = lw_expr_to(fn, n->op.x, t);
		return lw_arith(fn, n->op.op, t, x, lw_shift_count(fn, n->op.y), n->pos);
	default:
		if (t->kind == VM_STRING)
			return concat(fn, n, t);
		x = lw_expr_to(fn, n->op.x, t);
		y = lw_expr_to(fn, n->op.y, t);
		return lw_arith(fn, n->op.op, t, x, y, n->pos);
	}
}

static struct vm_operand address_of(struct lw_fn *fn, struct node *n)
{
	struct node *x = node_unparen(n->op.x);

	if (x->kind == NODE_COMPOSITE)
		return lw_composite(fn, x, true, n->pos);
	return lw_addr(fn, lw_place(fn, x), VM_WHY_ADDRESS_OF, n->pos);
}

static struct vm_operand receive(struct lw_fn *fn, struct node *n)
{
	struct vm_operand c = lw_expr(fn, n->op.x);

	return lw_op1(fn, VM_OP_CHAN_RECV, c.type->elem, c, n->pos);
}

static struct vm_operand unary(struct lw_fn *fn, struct node *n)
{
	struct vm_operand x;
	const struct vm_type *t;
	enum vm_unary sub;

	switch (n->op.op) {
	case OP_AND:
		return address_of(fn, n);
	case OP_MUL:
		return vm_use(lw_place(fn, n));
	case OP_RECV:
		return receive(fn, n);
	case OP_ADD:
		return lw_expr_to(fn, n->op.x, lw_type(fn, n->type));
	case OP_NOT:
		sub = VM_NOT;
		break;
	case OP_SUB:
		sub = VM_NEG;
		break;
	default:
		sub = VM_COM;
		break;
	}
	t = lw_type(fn, n->type);
	x = lw_expr_to(fn, n->op.x, t);
	x = lw_op1(fn, VM_OP_UNARY, t, x, n->pos);
	VEC_LAST(&fn->f->blocks.at[fn->cur].insts)->sub = (uint8_t)sub;
	return x;
}

/* ---- conditions ---- */

void lw_cond(struct lw_fn *fn, struct node *n, uint32_t yes, uint32_t no)
{
	struct map *early;
	uint32_t next;
	int known;

	n = node_unparen(n);
	known = n->cval ? lw_static_bool(n) : 0;
	if (known) {
		lw_jump(fn, known > 0 ? yes : no, n->pos);
		return;
	}
	if (n->kind == NODE_UNARY && n->op.op == OP_NOT) {
		lw_cond(fn, n->op.x, no, yes);
		return;
	}
	if (n->kind != NODE_BINARY || (n->op.op != OP_ANDAND && n->op.op != OP_OROR)) {
		lw_branch(fn, retype_bool(fn, lw_expr(fn, n), lw_basic(fn, VM_BOOL), n->pos), yes, no, n->pos);
		return;
	}
	early = fn->early;
	fn->early = NULL;
	next = lw_block(fn);
	if (n->op.op == OP_ANDAND)
		lw_cond(fn, n->op.x, next, no);
	else
		lw_cond(fn, n->op.x, yes, next);
	lw_start(fn, next);
	lw_cond(fn, n->op.y, yes, no);
	fn->early = early;
}

/* ---- forms with an ok ---- */

static struct vm_operand two(struct lw_fn *fn, struct vm_inst *i, const struct vm_type *t, struct vm_operand *ok,
			     bool want_value, bool want_ok)
{
	struct vm_place *v = want_value ? lw_temp(fn, t, i->pos) : NULL, *o;

	i->dst[0] = v;
	if (ok) {
		o = want_ok ? lw_temp(fn, lw_basic(fn, VM_BOOL), i->pos) : NULL;
		i->dst[1] = o;
		*ok = o ? vm_use(o) : lw_bool(fn, false);
	}
	return v ? vm_use(v) : lw_zero(fn, t);
}

/* ok NULL: the form with one value. */
static struct vm_operand map_read(struct lw_fn *fn, struct node *n, struct vm_operand *ok, bool want_value,
				  bool want_ok)
{
	const struct vm_type *m = lw_type(fn, n->index.x->type);
	struct vm_operand x = lw_stable(fn, lw_expr(fn, n->index.x), n->pos);
	struct vm_operand k = lw_expr_to(fn, n->index.args.at[0], m->key);
	struct vm_inst *i;

	lw_mark_transient(fn, k);
	i = lw_emit(fn, VM_OP_MAP_GET, ok ? 2 : 1, 2, n->pos);
	i->args[0] = x;
	i->args[1] = k;
	i->type = m;
	return two(fn, i, m->elem, ok, want_value, want_ok);
}

static struct vm_operand assertion(struct lw_fn *fn, struct node *n, struct vm_operand *ok, bool want_value,
				   bool want_ok)
{
	const struct vm_type *t = lw_type(fn, n->assertion.type->type);
	struct vm_operand x = lw_expr(fn, n->assertion.x);
	struct vm_inst *i = lw_emit(fn, VM_OP_ASSERT, ok ? 2 : 1, 1, n->pos);

	i->args[0] = x;
	i->type = t;
	return two(fn, i, t, ok, want_value, want_ok);
}

static struct vm_operand receive_ok(struct lw_fn *fn, struct node *n, struct vm_operand *ok, bool want_value,
				    bool want_ok)
{
	struct vm_operand c = lw_expr(fn, n->op.x);
	struct vm_inst *i = lw_emit(fn, VM_OP_CHAN_RECV, 2, 1, n->pos);

	i->args[0] = c;
	return two(fn, i, c.type->elem, ok, want_value, want_ok);
}

struct vm_operand lw_comma_ok(struct lw_fn *fn, struct node *n, struct vm_operand *ok, bool want_value, bool want_ok)
{
	n = node_unparen(n);
	switch (n->kind) {
	case NODE_INDEX:
		return map_read(fn, n, ok, want_value, want_ok);
	case NODE_ASSERT:
		return assertion(fn, n, ok, want_value, want_ok);
	case NODE_UNARY:
		return receive_ok(fn, n, ok, want_value, want_ok);
	default:
		kit_fatal("%s has no form with two values", node_kind_name(n->kind));
	}
}

/* ---- the rest ---- */

static struct vm_operand name(struct lw_fn *fn, struct node *n)
{
	switch (n->obj->kind) {
	case OBJ_NIL:
		return lw_zero(fn, lw_type(fn, n->type));
	case OBJ_FUNC:
		return func_value(fn, n);
	default:
		return vm_use(lw_var_place(fn, n->obj));
	}
}

static struct vm_operand selector(struct lw_fn *fn, struct node *n)
{
	if (!n->sel)
		return n->obj->kind == OBJ_FUNC ? func_value(fn, n) : vm_use(lw_var_place(fn, n->obj));
	switch (n->sel->kind) {
	case SELECT_METHOD:
		return lw_method_value(fn, n);
	case SELECT_METHOD_EXPR:
		return lw_method_expr(fn, n);
	default:
		return vm_use(lw_place(fn, n));
	}
}

static struct vm_operand index_expr(struct lw_fn *fn, struct node *n)
{
	struct node *x = lw_bare_func(n);

	if (x != n)
		return lw_expr(fn, x);
	x = node_unparen(n->index.x);
	if (lw_type(fn, x->type)->kind == VM_MAP)
		return map_read(fn, n, NULL, true, false);
	return vm_use(lw_place(fn, n));
}

static struct vm_operand slice_expr(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->type);
	const struct vm_type *from = lw_type(fn, n->slice.x->type);
	struct vm_operand base, index[3] = {0};

	if (from->kind == VM_ARRAY)
		base = lw_addr(fn, lw_place(fn, n->slice.x), VM_WHY_ADDRESS_OF, n->pos);
	else
		base = lw_expr(fn, n->slice.x);
	for (int i = 0; i < 3; i++)
		if (n->slice.index[i])
			index[i] = lw_expr(fn, n->slice.index[i]);
	return lw_slice_op(fn, t, base, index[0], index[1], index[2], 0, n->pos);
}

static struct vm_operand call(struct lw_fn *fn, struct node *n)
{
	struct vm_operand *r;

	if (n->flags & NODE_CONVERSION || n->call.fun->mode == MODE_TYPE)
		return lw_conversion(fn, n);
	if (n->flags & NODE_BUILTIN_CALL)
		return lw_builtin(fn, n);
	if (lw_call_results(fn, n, &r) == 0)
		return lw_bool(fn, false);
	return r[0];
}

static struct vm_operand by_kind(struct lw_fn *fn, struct node *n)
{
	if (n->cval && const_kind(n->cval) != CONST_UNKNOWN) {
		const struct vm_type *t = lw_type(fn, n->type);

		if (t->kind == VM_INTERFACE)
			return lw_box(fn, lw_const(fn, n->cval, lw_type(fn, type_default(n->type))), t, lw_text(fn, n),
				      n->pos);
		return lw_const(fn, n->cval, t);
	}
	switch (n->kind) {
	case NODE_NAME:
		return name(fn, n);
	case NODE_COMPOSITE:
		return lw_composite(fn, n, false, n->pos);
	case NODE_FUNC_LIT:
		return lw_func_lit(fn, n);
	case NODE_SELECTOR:
		return selector(fn, n);
	case NODE_INDEX:
		return index_expr(fn, n);
	case NODE_SLICE:
		return slice_expr(fn, n);
	case NODE_ASSERT:
		return assertion(fn, n, NULL, true, false);
	case NODE_UNARY:
		return unary(fn, n);
	case NODE_BINARY:
		return binary(fn, n);
	case NODE_CALL:
		return call(fn, n);
	default:
		kit_fatal("%s is not an expression", node_kind_name(n->kind));
	}
}

static struct vm_operand settled(struct lw_fn *fn, struct node *n)
{
	struct node *outer = fn->node;
	struct vm_operand x;

	fn->node = n;
	x = by_kind(fn, n);
	fn->node = outer;
	return x;
}

/* Of a package variable's value gc evaluates the parts of literals one by one, as statements in a row. */
static bool has_pieces(struct lw_fn *fn, struct node *n)
{
	if (n->cval)
		return false;
	if (n->kind == NODE_UNARY)
		return n->op.op == OP_AND && node_unparen(n->op.x)->kind == NODE_COMPOSITE;
	if (n->kind == NODE_CALL)
		return (n->flags & NODE_CONVERSION) && lw_type(fn, n->type)->kind != VM_STRING &&
		       has_pieces(fn, node_unparen(n->call.args.at[0]));
	return n->kind == NODE_COMPOSITE && lw_type(fn, n->type)->kind != VM_MAP;
}

struct vm_operand lw_expr(struct lw_fn *fn, struct node *n)
{
	bool piecewise = fn->piecewise;
	struct vm_operand *known, x;
	struct map *outer;

	n = node_unparen(n);
	if (fn->piecewise && has_pieces(fn, n))
		return settled(fn, n);
	fn->piecewise = false;
	outer = lw_order_root(fn, n);
	known = map_get(fn->early, n);
	x = known ? *known : settled(fn, n);
	fn->early = outer;
	fn->piecewise = piecewise;
	return x;
}

struct vm_operand lw_expr_to(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	if (lw_is_nil(n))
		return lw_zero(fn, t);
	return lw_convert(fn, lw_expr(fn, n), t, n, n->pos);
}

void lw_discard(struct lw_fn *fn, struct node *n)
{
	n = node_unparen(n);
	if (n->mode == MODE_TYPE || lw_is_nil(n) || n->cval)
		return;
	if (n->kind == NODE_CALL && !(n->flags & (NODE_CONVERSION | NODE_BUILTIN_CALL)) &&
	    n->call.fun->mode != MODE_TYPE) {
		struct map *outer = lw_order_root(fn, n);
		struct lw_call c;

		lw_call_prepare(fn, n, &c);
		lw_call_emit(fn, &c, NULL, false);
		fn->early = outer;
		return;
	}
	if (n->kind == NODE_UNARY && n->op.op == OP_RECV) {
		struct vm_operand c = lw_expr(fn, n->op.x);
		struct vm_inst *i = lw_emit(fn, VM_OP_CHAN_RECV, 1, 1, n->pos);

		i->args[0] = c;
		return;
	}
	lw_expr(fn, n);
}
