/* lower_switch.c - expression switches and type switches: chains of tests, which LLVM turns into tables. */
#include "lw.h"

/* ---- clauses ---- */

static uint32_t *clause_blocks(struct lw_fn *fn, const struct nodes *clauses)
{
	uint32_t *b = ARENA_ARRAY(fn->arena, uint32_t, clauses->len + 1);

	for (uint32_t i = 0; i < clauses->len; i++)
		b[i] = lw_block(fn);
	return b;
}

static uint32_t default_block(const struct nodes *clauses, const uint32_t *blocks, uint32_t end)
{
	for (uint32_t i = 0; i < clauses->len; i++)
		if (clauses->at[i]->case_clause.is_default)
			return blocks[i];
	return end;
}

static void clause_body(struct lw_fn *fn, struct node *clause, uint32_t next, uint32_t end)
{
	uint32_t fallthrough = fn->fallthrough;
	uint32_t depth = fn->depth;

	fn->fallthrough = next;
	lw_stmts(fn, &clause->case_clause.body);
	fn->fallthrough = fallthrough;
	fn->depth = depth;
	lw_jump(fn, end, clause->pos);
}

/* ---- expression switch ---- */

static struct vm_operand matches(struct lw_fn *fn, struct vm_operand tag, struct node *e)
{
	struct vm_operand x;

	if (lw_is_nil(e)) {
		if (tag.type->kind == VM_INTERFACE)
			return lw_op1(fn, VM_OP_IS_NIL_IFACE, lw_basic(fn, VM_BOOL), tag, e->pos);
		return lw_binary(fn, VM_EQ, lw_basic(fn, VM_BOOL), tag, lw_zero(fn, tag.type), e->pos);
	}
	x = lw_expr(fn, e);
	if (tag.type->kind == VM_INTERFACE && x.type->kind != VM_INTERFACE)
		x = lw_convert(fn, x, tag.type, e, e->pos);
	return lw_compare(fn, VM_EQ, tag, x, e->pos);
}

static void test_clause(struct lw_fn *fn, struct vm_operand *tag, struct node *clause, uint32_t body)
{
	for (uint32_t i = 0; i < clause->case_clause.exprs.len; i++) {
		struct node *e = clause->case_clause.exprs.at[i];
		uint32_t next = lw_block(fn);

		if (tag)
			lw_branch(fn, matches(fn, *tag, e), body, next, e->pos);
		else if (lw_type(fn, e->type)->kind == VM_INTERFACE)
			lw_branch(fn, matches(fn, lw_bool(fn, true), e), body, next, e->pos);
		else
			lw_cond(fn, e, body, next);
		lw_start(fn, next);
	}
}

static bool falls_through(const struct node *clause)
{
	const struct nodes *body = &clause->case_clause.body;
	const struct node *last = body->len ? body->at[body->len - 1] : NULL;

	return last && last->kind == NODE_BRANCH && last->branch.tok == TOK_FALLTHROUGH;
}

/* 1: e is what the constant tag is (NULL: true); -1: it is not; 0: not a constant. */
static int is_case(struct lw_fn *fn, struct node *tag, struct node *e)
{
	if (!e->cval)
		return 0;
	if (!tag)
		return const_is_true(e->cval) ? 1 : -1;
	return const_compare(fn->arena, OP_EQL, tag->cval, e->cval) ? 1 : -1;
}

/* As gc: where the tag and all cases up to the one that is taken are constants, nothing but that clause is compiled.
 * False: not so; *taken is NULL where no clause is taken. */
static bool known_clause(struct lw_fn *fn, struct node *n, struct node **taken)
{
	struct node *tag = n->switch_stmt.tag;
	int is = 0;

	*taken = NULL;
	if (tag && !tag->cval)
		return false;
	for (uint32_t i = 0; i < n->switch_stmt.clauses.len && is <= 0; i++) {
		struct node *clause = n->switch_stmt.clauses.at[i];

		if (clause->case_clause.is_default)
			*taken = clause;
		for (uint32_t k = 0; k < clause->case_clause.exprs.len && is <= 0; k++) {
			is = is_case(fn, tag, clause->case_clause.exprs.at[k]);
			if (is == 0)
				return false;
			if (is > 0)
				*taken = clause;
		}
	}
	return !*taken || !falls_through(*taken);
}

static void switch_tests(struct lw_fn *fn, struct node *n, uint32_t *blocks, uint32_t end)
{
	struct nodes *clauses = &n->switch_stmt.clauses;
	struct vm_operand tag;

	if (n->switch_stmt.tag)
		tag = lw_copy(fn, lw_expr(fn, n->switch_stmt.tag), n->pos);
	for (uint32_t i = 0; i < clauses->len; i++)
		test_clause(fn, n->switch_stmt.tag ? &tag : NULL, clauses->at[i], blocks[i]);
	lw_jump(fn, default_block(clauses, blocks, end), n->pos);
}

void lw_switch(struct lw_fn *fn, struct node *n)
{
	struct nodes *clauses = &n->switch_stmt.clauses, one = {0};
	uint32_t scope = lw_open_scope(fn, n->pos);
	struct node *taken;
	struct lw_target t;
	uint32_t end, *blocks;
	bool known = known_clause(fn, n, &taken);

	if (known) {
		if (taken)
			VEC_PUSH(fn->arena, &one, taken);
		clauses = &one;
	}
	if (n->switch_stmt.init)
		lw_stmt(fn, n->switch_stmt.init);
	end = lw_block(fn);
	blocks = clause_blocks(fn, clauses);
	if (known)
		lw_jump(fn, taken ? blocks[0] : end, n->pos);
	else
		switch_tests(fn, n, blocks, end);
	lw_push_target(fn, &t, n, end, end, false);
	for (uint32_t i = 0; i < clauses->len; i++) {
		uint32_t inner = lw_open_scope(fn, clauses->at[i]->pos);

		lw_start(fn, blocks[i]);
		clause_body(fn, clauses->at[i], i + 1 < clauses->len ? blocks[i + 1] : end, end);
		fn->scope = inner;
	}
	lw_pop_target(fn);
	lw_start(fn, end);
	fn->scope = scope;
}

/* ---- type switch ---- */

static struct vm_operand has_type(struct lw_fn *fn, struct vm_operand x, struct node *e, struct vm_place *value)
{
	struct vm_place *ok;
	struct vm_inst *i;

	if (lw_is_nil(e))
		return lw_op1(fn, VM_OP_IS_NIL_IFACE, lw_basic(fn, VM_BOOL), x, e->pos);
	ok = lw_temp(fn, lw_basic(fn, VM_BOOL), e->pos);
	i = lw_emit(fn, VM_OP_ASSERT, 2, 1, e->pos);
	i->dst[0] = value;
	i->dst[1] = ok;
	i->args[0] = x;
	i->type = lw_type(fn, e->type);
	i->why = VM_WHY_SWITCH_CASE;
	return vm_use(ok);
}

/* What the clause's variable gets: the asserted value where one type is named, else the interface. */
static struct vm_operand test_types(struct lw_fn *fn, struct vm_operand x, struct node *clause, uint32_t body)
{
	struct nodes *list = &clause->case_clause.exprs;
	struct vm_place *value = NULL;

	if (clause->obj && list->len == 1 && !lw_is_nil(list->at[0]))
		value = lw_temp(fn, lw_type(fn, list->at[0]->type), clause->pos);
	for (uint32_t i = 0; i < list->len; i++) {
		uint32_t next = lw_block(fn);

		lw_branch(fn, has_type(fn, x, list->at[i], value), body, next, list->at[i]->pos);
		lw_start(fn, next);
	}
	return value ? vm_use(value) : x;
}

static struct node *last_type(const struct nodes *fields)
{
	return fields->len ? VEC_LAST(fields)->field.type : NULL;
}

/* The innermost type that a type expression ends with; NULL: itself. */
static struct node *ending_type(struct node *n)
{
	struct node *last;

	switch (n->kind) {
	case NODE_SELECTOR:
		return n->selector.x;
	case NODE_UNARY:
		return n->op.x;
	case NODE_ARRAY_TYPE:
		return n->array_type.elem;
	case NODE_SLICE_TYPE:
	case NODE_DOTS_TYPE:
		return n->elem_type.elem;
	case NODE_MAP_TYPE:
		return n->map_type.value;
	case NODE_CHAN_TYPE:
		return n->chan_type.elem;
	case NODE_INDEX:
		return n->index.args.at[n->index.args.len - 1];
	case NODE_INTERFACE_TYPE:
		return last_type(&n->interface_type.methods);
	case NODE_FUNC_TYPE:
		last = last_type(&n->func_type.results);
		return last ? last : last_type(&n->func_type.params);
	default:
		return NULL;
	}
}

/* Where gc says that a clause's variable is declared: at the end of its last type. */
static pos_t clause_variable_pos(const struct node *clause)
{
	const struct nodes *types = &clause->case_clause.exprs;
	struct node *n = types->len ? node_unparen(VEC_LAST(types)) : NULL, *inner;

	if (!n)
		return clause->pos;
	while ((inner = ending_type(n)))
		n = node_unparen(inner);
	return n->pos;
}

static void declare_clause(struct lw_fn *fn, struct node *clause, struct vm_operand x)
{
	struct vm_local *local;
	struct lw_var *v;

	if (!clause->obj)
		return;
	v = lw_declare(fn, clause->obj, NULL);
	local = &fn->f->locals.at[v->local];
	local->pos = clause_variable_pos(clause);
	if (local->site)
		local->site->pos = local->pos;
	lw_move(fn, vm_place_local(fn->f, v->local),
		lw_convert(fn, x, lw_type(fn, clause->obj->type), NULL, clause->pos), VM_WHY_SWITCH_CASE, clause->pos);
}

void lw_type_switch(struct lw_fn *fn, struct node *n)
{
	struct nodes *clauses = &n->switch_stmt.clauses;
	struct vm_operand *values = ARENA_ARRAY(fn->arena, struct vm_operand, clauses->len + 1), x;
	uint32_t scope = lw_open_scope(fn, n->pos);
	struct lw_target t;
	uint32_t end, *blocks;

	if (n->switch_stmt.init)
		lw_stmt(fn, n->switch_stmt.init);
	x = lw_copy(fn, lw_expr(fn, n->switch_stmt.tag->guard.x), n->pos);
	end = lw_block(fn);
	blocks = clause_blocks(fn, clauses);
	for (uint32_t i = 0; i < clauses->len; i++)
		values[i] = test_types(fn, x, clauses->at[i], blocks[i]);
	lw_jump(fn, default_block(clauses, blocks, end), n->pos);
	lw_push_target(fn, &t, n, end, end, false);
	for (uint32_t i = 0; i < clauses->len; i++) {
		uint32_t inner = lw_open_scope(fn, clauses->at[i]->pos);

		lw_start(fn, blocks[i]);
		declare_clause(fn, clauses->at[i], values[i]);
		clause_body(fn, clauses->at[i], end, end);
		fn->scope = inner;
	}
	lw_pop_target(fn);
	lw_start(fn, end);
	fn->scope = scope;
}
