/* lower_assign.c - assignments and declarations of variables.
 *
 * In an assignment to several variables the operands of the left sides and all values are held in temporaries before the
 * first store (fn->frozen makes even plain locals be copied).
 *
 * Go leaves open whether a variable is read before or after a call of the same statement. As in gc the calls come first:
 * `a[i] = f()` has the i that f leaves behind, unless the left side has a call of its own. Calls of builtins keep their place among the others. */
#include "lw.h"

#define FAST_MAP_ELEM_MAX 128 /* bytes; from there on gc copies a key before the right side */

static bool is_blank(struct node *n)
{
	n = node_unparen(n);
	return n->kind == NODE_NAME && strcmp(n->name.text, "_") == 0;
}

static void evaluate(struct lw_fn *fn, struct node *n)
{
	if (!lw_is_nil(n) && !n->cval)
		lw_expr(fn, n);
}

static void declare_value(struct lw_fn *fn, struct object *o, struct vm_operand x, enum vm_why why, struct node *init, pos_t pos)
{
	struct lw_var *v = lw_declare(fn, o, init);

	lw_move(fn, vm_place_local(fn->f, v->local), x, why, pos);
}

static bool defines(struct node *name)
{
	return (name->flags & NODE_DEFINES) && name->obj;
}

void lw_define(struct lw_fn *fn, struct node *name, struct vm_operand x, enum vm_why why, struct node *init)
{
	struct lw_lhs l;

	if (is_blank(name))
		return;
	if (defines(name)) {
		declare_value(fn, name->obj, lw_convert(fn, x, lw_type(fn, name->obj->type), init, name->pos), why, init,
			      name->pos);
		return;
	}
	l = lw_prepare(fn, name);
	lw_store(fn, &l, lw_convert(fn, x, l.type, init, name->pos), why, name->pos);
}

/* ---- order ---- */

enum calls { CALLS_OWN, CALLS_BUILTIN };

static bool is_call(struct node *n, enum calls which)
{
	if (n->kind == NODE_UNARY)
		return n->op.op == OP_RECV;
	if (n->kind != NODE_CALL || n->flags & NODE_CONVERSION || n->call.fun->mode == MODE_TYPE)
		return false;
	return which == CALLS_BUILTIN || !(n->flags & NODE_BUILTIN_CALL);
}

/* n has a call: of a function, or of a builtin too. */
static bool has_call(struct lw_fn *fn, struct node *n, enum calls which)
{
	struct nodes in = {0};

	if (n->cval || n->mode == MODE_TYPE || n->kind == NODE_FUNC_LIT)
		return false;
	if (is_call(n, which))
		return true;
	node_children(fn->arena, n, &in);
	for (uint32_t i = 0; i < in.len; i++)
		if (has_call(fn, in.at[i], which))
			return true;
	return false;
}

static bool is_map_entry(struct lw_fn *fn, struct node *dst)
{
	return dst->kind == NODE_INDEX && lw_type(fn, dst->index.x->type)->kind == VM_MAP;
}

/* gc copies the key of a map's element before the right side, but for the keys it has functions of their own for. */
static bool copies_key(struct lw_fn *fn, struct node *dst)
{
	const struct vm_type *t;

	if (!is_map_entry(fn, dst))
		return false;
	t = lw_type(fn, dst->index.x->type);
	if (t->elem->size > FAST_MAP_ELEM_MAX)
		return true;
	return t->key->kind != VM_STRING && t->key->kind != VM_POINTER &&
	       !(vm_type_is_integer(t->key) && t->key->size >= 4);
}

/* The operands of dst wait for the right side. */
static bool is_late(struct lw_fn *fn, struct node *dst)
{
	dst = node_unparen(dst);
	return dst->kind == NODE_NAME || (!copies_key(fn, dst) && !has_call(fn, dst, CALLS_BUILTIN));
}

static bool all_late(struct lw_fn *fn, const struct nodes *dst, const struct nodes *src)
{
	bool calls = false;

	for (uint32_t i = 0; i < src->len; i++)
		calls = calls || has_call(fn, src->at[i], CALLS_OWN);
	for (uint32_t i = 0; i < dst->len && calls; i++)
		calls = is_late(fn, dst->at[i]);
	return calls;
}

/* Type of what is assigned to, before its operands are evaluated. */
static const struct vm_type *type_of(struct lw_fn *fn, struct node *dst)
{
	dst = node_unparen(dst);
	return lw_type(fn, dst->kind == NODE_NAME ? dst->obj->type : dst->type);
}

/* ---- one to one ---- */

static void mark_self_assignment(struct lw_fn *fn, struct node *dst, struct node *src, const struct lw_lhs *l)
{
	if (l->kind == LW_LHS_PLACE && lw_is_self_assignment(dst, src))
		VEC_LAST(&fn->f->blocks.at[fn->cur].insts)->flags |= VM_I_SELF_ASSIGN;
}

static void assign_one(struct lw_fn *fn, struct node *dst, struct node *src, pos_t pos)
{
	struct lw_lhs l;
	struct vm_operand x;
	bool late;

	if (is_blank(dst)) {
		evaluate(fn, src);
		return;
	}
	if (defines(dst)) {
		x = lw_expr_to(fn, src, lw_type(fn, dst->obj->type));
		declare_value(fn, dst->obj, x, VM_WHY_ASSIGN, src, pos);
		return;
	}
	late = dst->kind != NODE_NAME && has_call(fn, src, CALLS_OWN) && is_late(fn, dst);
	if (is_map_entry(fn, dst) && lw_appends_to(dst, src)) {
		lw_append_to_entry(fn, dst, node_unparen(src), late, pos);
		return;
	}
	if (late) {
		x = lw_expr_to(fn, src, type_of(fn, dst));
		l = lw_prepare(fn, dst);
	} else {
		l = lw_prepare(fn, dst);
		x = lw_expr_to(fn, src, l.type);
	}
	lw_store(fn, &l, x, VM_WHY_ASSIGN, pos);
	mark_self_assignment(fn, dst, src, &l);
}

/* ---- several ---- */

static const struct vm_type *target_type(struct lw_fn *fn, struct node *dst)
{
	return is_blank(dst) ? NULL : type_of(fn, dst);
}

static struct lw_lhs *prepare_all(struct lw_fn *fn, const struct nodes *dst)
{
	struct lw_lhs *l = ARENA_ARRAY(fn->arena, struct lw_lhs, dst->len + 1);

	for (uint32_t i = 0; i < dst->len; i++)
		if (!is_blank(dst->at[i]) && !defines(dst->at[i]))
			l[i] = lw_prepare(fn, dst->at[i]);
	return l;
}

/* init: the values as written, or NULL. */
static void store_all(struct lw_fn *fn, const struct nodes *dst, struct lw_lhs *l, struct vm_operand *x, struct node *const *init,
		      enum vm_why why, pos_t pos)
{
	for (uint32_t i = 0; i < dst->len; i++) {
		if (is_blank(dst->at[i]))
			continue;
		if (defines(dst->at[i])) {
			declare_value(fn, dst->at[i]->obj, x[i], why, init ? init[i] : NULL, pos);
			continue;
		}
		lw_store(fn, &l[i], x[i], why, pos);
		if (init)
			mark_self_assignment(fn, dst->at[i], init[i], &l[i]);
	}
}

/* The values of src that have calls, or those that have none. */
static void pair_values(struct lw_fn *fn, const struct nodes *dst, const struct nodes *src, struct vm_operand *x, bool calls,
			pos_t pos)
{
	for (uint32_t i = 0; i < dst->len; i++) {
		const struct vm_type *t;

		if (has_call(fn, src->at[i], CALLS_BUILTIN) != calls)
			continue;
		t = target_type(fn, dst->at[i]);
		if (t)
			x[i] = lw_copy(fn, lw_expr_to(fn, src->at[i], t), pos);
		else
			evaluate(fn, src->at[i]);
	}
}

static void assign_pairs(struct lw_fn *fn, const struct nodes *dst, const struct nodes *src, pos_t pos)
{
	struct vm_operand *x = ARENA_ARRAY(fn->arena, struct vm_operand, dst->len);
	bool frozen = fn->frozen;
	struct lw_lhs *l = NULL;

	fn->frozen = true;
	if (!all_late(fn, dst, src))
		l = prepare_all(fn, dst);
	pair_values(fn, dst, src, x, true, pos);
	pair_values(fn, dst, src, x, false, pos);
	if (!l)
		l = prepare_all(fn, dst);
	fn->frozen = frozen;
	store_all(fn, dst, l, x, src->at, VM_WHY_ASSIGN_PAIR, pos);
}

static bool has_comma_ok(struct node *n)
{
	n = node_unparen(n);
	return n->kind == NODE_INDEX || n->kind == NODE_ASSERT || (n->kind == NODE_UNARY && n->op.op == OP_RECV);
}

static enum vm_why comma_ok_why(struct node *n)
{
	n = node_unparen(n);
	return n->kind == NODE_INDEX	? VM_WHY_ASSIGN_PAIR_MAPR
	       : n->kind == NODE_ASSERT ? VM_WHY_ASSIGN_PAIR_DOT_TYPE
					: VM_WHY_ASSIGN_PAIR_RECEIVE;
}

static void assign_from_one(struct lw_fn *fn, const struct nodes *dst, struct node *src, pos_t pos)
{
	struct vm_operand pair[2], *x = pair;
	enum vm_why why = VM_WHY_ASSIGN_PAIR;
	const struct nodes values = {.at = &src, .len = 1};
	bool frozen = fn->frozen;
	struct lw_lhs *l = NULL;

	fn->frozen = true;
	if (!all_late(fn, dst, &values))
		l = prepare_all(fn, dst);
	if (has_comma_ok(src)) {
		why = comma_ok_why(src);
		pair[0] = lw_comma_ok(fn, src, &pair[1], !is_blank(dst->at[0]), !is_blank(dst->at[1]));
	} else {
		lw_call_results(fn, node_unparen(src), &x);
	}
	for (uint32_t i = 0; i < dst->len; i++) {
		const struct vm_type *t = target_type(fn, dst->at[i]);

		if (t)
			x[i] = lw_convert(fn, x[i], t, src, pos);
	}
	if (!l)
		l = prepare_all(fn, dst);
	fn->frozen = frozen;
	store_all(fn, dst, l, x, NULL, why, pos);
}

/* ---- op= ---- */

static struct vm_operand one_of(struct lw_fn *fn, const struct vm_type *t)
{
	if (vm_type_is_float(t))
		return vm_const_of(fn->f, t, (struct vm_const){.kind = VM_CONST_FLOAT, .f = {1, 0}});
	if (vm_type_is_complex(t))
		return vm_const_of(fn->f, t, (struct vm_const){.kind = VM_CONST_COMPLEX, .f = {1, 0}});
	return vm_const_int(fn->f, t, 1);
}

static struct vm_operand combine(struct lw_fn *fn, enum op op, const struct vm_type *t, struct vm_operand x, struct vm_operand y,
				 pos_t pos)
{
	struct vm_operand r;

	if (t->kind != VM_STRING)
		return lw_arith(fn, op, t, x, y, pos);
	r = lw_op2(fn, VM_OP_CONCAT, t, x, y, pos);
	VEC_LAST(&fn->f->blocks.at[fn->cur].insts)->site = lw_site(fn, VM_SITE_CONCAT, NULL, t, pos);
	return r;
}

static struct vm_operand operand_of(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	if (!n->assign.rhs.len)
		return one_of(fn, t);
	if (n->assign.op == OP_SHL || n->assign.op == OP_SHR)
		return lw_shift_count(fn, n->assign.rhs.at[0]);
	return lw_expr_to(fn, n->assign.rhs.at[0], t);
}

static struct vm_operand map_element(struct lw_fn *fn, const struct lw_lhs *l, pos_t pos)
{
	struct vm_operand x = lw_op2(fn, VM_OP_MAP_GET, l->type, l->map, l->key, pos);

	VEC_LAST(&fn->f->blocks.at[fn->cur].insts)->type = l->map.type;
	return x;
}

/* y: the right operand, if it is known already. The divisor is checked before there is an entry, as in gc. */
static void assign_op_entry(struct lw_fn *fn, struct node *n, struct lw_lhs *l, struct vm_operand y)
{
	bool divides = n->assign.op == OP_DIV || n->assign.op == OP_REM;
	struct vm_operand x = divides ? map_element(fn, l, n->pos) : (struct vm_operand){0};
	struct vm_place *p;

	if (y.kind == VM_OPND_NONE)
		y = operand_of(fn, n, l->type);
	if (divides) {
		lw_store(fn, l, combine(fn, n->assign.op, l->type, x, y, n->pos), VM_WHY_ASSIGN, n->pos);
		return;
	}
	p = lw_map_slot(fn, l, n->pos);
	lw_move(fn, p, combine(fn, n->assign.op, l->type, vm_use(p), y, n->pos), VM_WHY_ASSIGN, n->pos);
}

static void assign_op(struct lw_fn *fn, struct node *n)
{
	struct node *dst = n->assign.lhs.at[0];
	struct vm_operand y = {.kind = VM_OPND_NONE};
	struct vm_place *p;
	struct lw_lhs l;

	if (all_late(fn, &n->assign.lhs, &n->assign.rhs))
		y = operand_of(fn, n, type_of(fn, dst));
	l = lw_prepare(fn, dst);
	if (l.kind == LW_LHS_MAP) {
		assign_op_entry(fn, n, &l, y);
		return;
	}
	if (y.kind == VM_OPND_NONE)
		y = operand_of(fn, n, l.type);
	p = lw_finish(fn, &l);
	lw_move(fn, p, combine(fn, n->assign.op, l.type, vm_use(p), y, n->pos), VM_WHY_ASSIGN, n->pos);
}

void lw_assign_stmt(struct lw_fn *fn, struct node *n)
{
	struct nodes *lhs = &n->assign.lhs, *rhs = &n->assign.rhs;

	if (n->assign.op != OP_NONE && n->assign.op != OP_DEF)
		assign_op(fn, n);
	else if (lhs->len == 1)
		assign_one(fn, node_unparen(lhs->at[0]), rhs->at[0], n->pos);
	else if (rhs->len == lhs->len)
		assign_pairs(fn, lhs, rhs, n->pos);
	else
		assign_from_one(fn, lhs, rhs->at[0], n->pos);
}

void lw_var_decl(struct lw_fn *fn, struct node *n)
{
	struct nodes *names = &n->var_decl.names, *values = &n->var_decl.values;

	if (!values->len) {
		for (uint32_t i = 0; i < names->len; i++)
			if (!is_blank(names->at[i]))
				lw_declare(fn, names->at[i]->obj, NULL);
	} else if (names->len == 1) {
		struct node *name = names->at[0];

		if (is_blank(name) && n->var_decl.type)
			lw_expr_to(fn, values->at[0], lw_type(fn, n->var_decl.type->type));
		else
			assign_one(fn, name, values->at[0], name->pos);
	} else if (values->len == names->len) {
		assign_pairs(fn, names, values, n->pos);
	} else {
		assign_from_one(fn, names, values->at[0], n->pos);
	}
}
