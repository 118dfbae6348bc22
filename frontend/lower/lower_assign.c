/* lower_assign.c - assignments and declarations of variables.
 *
 * In an assignment to several variables the operands of the left sides and all values are held in
 * temporaries before the first store (fn->frozen makes even plain locals be copied).
 */
#include "lw.h"

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

static void declare_value(struct lw_fn *fn, struct object *o, struct vm_operand x, enum vm_why why, struct node *init,
			  pos_t pos)
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
	struct map *outer;
	struct lw_lhs l;

	if (is_blank(name))
		return;
	if (defines(name)) {
		declare_value(fn, name->obj, lw_convert(fn, x, lw_type(fn, name->obj->type), init, name->pos), why,
			      init, name->pos);
		return;
	}
	outer = lw_open_order(fn, name->flags & NODE_HAS_CALL);
	lw_order_place(fn, name);
	l = lw_prepare(fn, name);
	lw_store(fn, &l, lw_convert(fn, x, l.type, init, name->pos), why, name->pos);
	fn->early = outer;
}

static bool is_map_entry(struct lw_fn *fn, struct node *dst)
{
	return dst->kind == NODE_INDEX && lw_type(fn, dst->index.x->type)->kind == VM_MAP;
}

/* Type of what is assigned to, before its operands are evaluated. */
static const struct vm_type *type_of(struct lw_fn *fn, struct node *dst)
{
	dst = node_unparen(dst);
	return lw_type(fn, dst->kind == NODE_NAME ? dst->obj->type : dst->type);
}

static const struct vm_type *target_type(struct lw_fn *fn, struct node *dst)
{
	return is_blank(dst) ? NULL : type_of(fn, dst);
}

static struct map *open_order(struct lw_fn *fn, const struct nodes *dst, const struct nodes *src)
{
	return lw_open_order(fn, lw_has_call(dst) || lw_has_call(src));
}

/* ---- one to one ---- */

static void put_list(struct lw_fn *fn, struct text *t, const struct nodes *l)
{
	for (uint32_t i = 0; i < l->len; i++)
		text_printf(t, "%s%s", i ? ", " : "", lw_text(fn, l->at[i]));
}

/* As gc prints it. */
static const char *assignment_text(struct lw_fn *fn, const struct node *n)
{
	bool plain = n->assign.op == OP_NONE || n->assign.op == OP_DEF;
	struct text t = {.arena = fn->arena};

	put_list(fn, &t, &n->assign.lhs);
	text_printf(&t, " %s= ", plain ? "" : op_text(n->assign.op));
	put_list(fn, &t, &n->assign.rhs);
	return text_str(&t).data;
}

static void mark_self_assignment(struct lw_fn *fn, struct node *dst, struct node *src, const struct lw_lhs *l)
{
	struct vm_inst *i;

	if (!fn->assignment || l->kind != LW_LHS_PLACE || lw_type(fn, src->type) != l->type ||
	    !lw_is_self_assignment(fn->arena, dst, src))
		return;
	i = VEC_LAST(&fn->f->blocks.at[fn->cur].insts);
	i->flags |= VM_I_SELF_ASSIGN;
	i->text = assignment_text(fn, fn->assignment);
}

static void store_one(struct lw_fn *fn, struct node *dst, struct node *src, pos_t pos)
{
	struct lw_lhs l;
	struct vm_operand x;

	if (is_blank(dst)) {
		evaluate(fn, src);
		return;
	}
	if (defines(dst)) {
		x = lw_expr_to(fn, src, lw_type(fn, dst->obj->type));
		declare_value(fn, dst->obj, x, VM_WHY_ASSIGN, src, pos);
		return;
	}
	l = lw_prepare(fn, dst);
	x = lw_expr_to(fn, src, l.type);
	lw_store(fn, &l, x, VM_WHY_ASSIGN, pos);
	mark_self_assignment(fn, dst, src, &l);
}

static void assign_one(struct lw_fn *fn, struct node *dst, struct node *src, pos_t pos)
{
	struct map *outer = lw_open_order(fn, (dst->flags | src->flags) & NODE_HAS_CALL);

	if (is_map_entry(fn, dst) && lw_appends_to(fn->arena, dst, src)) {
		lw_order_append_to_entry(fn, dst, src);
		lw_append_to_entry(fn, dst, node_unparen(src), pos);
	} else {
		lw_order_place(fn, dst);
		lw_order(fn, src, target_type(fn, dst));
		store_one(fn, dst, src, pos);
	}
	fn->early = outer;
}

/* ---- several ---- */

static struct lw_lhs *prepare_all(struct lw_fn *fn, const struct nodes *dst)
{
	struct lw_lhs *l = ARENA_ARRAY(fn->arena, struct lw_lhs, dst->len + 1);

	for (uint32_t i = 0; i < dst->len; i++)
		if (!is_blank(dst->at[i]) && !defines(dst->at[i]))
			l[i] = lw_prepare(fn, dst->at[i]);
	return l;
}

static void order_places(struct lw_fn *fn, const struct nodes *dst)
{
	for (uint32_t i = 0; i < dst->len; i++)
		lw_order_place(fn, dst->at[i]);
}

/* init: the values as written, or NULL. */
static void store_all(struct lw_fn *fn, const struct nodes *dst, struct lw_lhs *l, struct vm_operand *x,
		      struct node *const *init, enum vm_why why, pos_t pos)
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

static void assign_pairs(struct lw_fn *fn, const struct nodes *dst, const struct nodes *src, pos_t pos)
{
	struct vm_operand *x = ARENA_ARRAY(fn->arena, struct vm_operand, dst->len);
	struct map *outer = open_order(fn, dst, src);
	bool frozen = fn->frozen;
	struct lw_lhs *l;

	order_places(fn, dst);
	for (uint32_t i = 0; i < src->len; i++)
		lw_order(fn, src->at[i], target_type(fn, dst->at[i]));
	fn->frozen = true;
	l = prepare_all(fn, dst);
	for (uint32_t i = 0; i < dst->len; i++) {
		const struct vm_type *t = target_type(fn, dst->at[i]);

		if (t)
			x[i] = lw_copy(fn, lw_expr_to(fn, src->at[i], t), pos);
		else
			evaluate(fn, src->at[i]);
	}
	fn->frozen = frozen;
	store_all(fn, dst, l, x, src->at, VM_WHY_ASSIGN_PAIR, pos);
	fn->early = outer;
}

static bool has_comma_ok(struct node *n)
{
	n = node_unparen(n);
	return n->kind == NODE_INDEX || n->kind == NODE_ASSERT || (n->kind == NODE_UNARY && n->op.op == OP_RECV);
}

static enum vm_why comma_ok_why(struct node *n)
{
	n = node_unparen(n);
	return n->kind == NODE_INDEX    ? VM_WHY_ASSIGN_PAIR_MAPR
	       : n->kind == NODE_ASSERT ? VM_WHY_ASSIGN_PAIR_DOT_TYPE
					: VM_WHY_ASSIGN_PAIR_RECEIVE;
}

static void assign_from_one(struct lw_fn *fn, const struct nodes *dst, struct node *src, pos_t pos)
{
	struct vm_operand pair[2], *x = pair;
	enum vm_why why = VM_WHY_ASSIGN_PAIR;
	struct map *outer = open_order(fn, dst, &(struct nodes){.at = &src, .len = 1});
	bool frozen = fn->frozen;
	struct lw_lhs *l;

	order_places(fn, dst);
	lw_order_operands(fn, src);
	fn->frozen = true;
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
	l = prepare_all(fn, dst);
	fn->frozen = frozen;
	store_all(fn, dst, l, x, NULL, why, pos);
	fn->early = outer;
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

static struct vm_operand combine(struct lw_fn *fn, enum op op, const struct vm_type *t, struct vm_operand x,
				 struct vm_operand y, pos_t pos)
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

/* The divisor is checked before there is an entry, as in gc. */
static void assign_op_entry(struct lw_fn *fn, struct node *n, struct lw_lhs *l)
{
	bool divides = n->assign.op == OP_DIV || n->assign.op == OP_REM;
	struct vm_operand x = divides ? map_element(fn, l, n->pos) : (struct vm_operand){0};
	struct vm_operand y = operand_of(fn, n, l->type);
	struct vm_place *p;

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
	struct map *outer = open_order(fn, &n->assign.lhs, &n->assign.rhs);
	struct vm_operand y;
	struct vm_place *p;
	struct lw_lhs l;

	lw_order_place(fn, dst);
	if (n->assign.rhs.len)
		lw_order(fn, n->assign.rhs.at[0], NULL);
	l = lw_prepare(fn, dst);
	if (l.kind == LW_LHS_MAP) {
		assign_op_entry(fn, n, &l);
	} else {
		y = operand_of(fn, n, l.type);
		p = lw_finish(fn, &l);
		lw_move(fn, p, combine(fn, n->assign.op, l.type, vm_use(p), y, n->pos), VM_WHY_ASSIGN, n->pos);
		lw_stored(fn, &l, n->pos);
		if (n->assign.rhs.len && !vm_type_has_pointers(l.type))
			mark_self_assignment(fn, dst, n->assign.rhs.at[0], &l);
	}
	fn->early = outer;
}

void lw_assign_stmt(struct lw_fn *fn, struct node *n)
{
	struct nodes *lhs = &n->assign.lhs, *rhs = &n->assign.rhs;
	struct node *outer = fn->assignment;

	fn->assignment = n;
	if (n->assign.op != OP_NONE && n->assign.op != OP_DEF)
		assign_op(fn, n);
	else if (lhs->len == 1)
		assign_one(fn, node_unparen(lhs->at[0]), rhs->at[0], n->pos);
	else if (rhs->len == lhs->len)
		assign_pairs(fn, lhs, rhs, n->pos);
	else
		assign_from_one(fn, lhs, rhs->at[0], n->pos);
	fn->assignment = outer;
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
