/* lower_cost_stmt.c - costs of statements. */
#include "cost.h"

static bool defines(const struct node *n)
{
	return n->kind == NODE_NAME && n->flags & NODE_DEFINES && strcmp(n->name.text, "_") != 0;
}

void cost_place(struct cost *c, struct node *n)
{
	n = node_unparen(n);
	if (n->kind == NODE_NAME)
		cost_add(c, defines(n) ? 3 : 1); /* and its declaration */
	else
		cost_expr(c, n);
}

static struct type *place_type(struct cost *c, struct node *n)
{
	n = node_unparen(n);
	if (n->kind == NODE_NAME && strcmp(n->name.text, "_") == 0)
		return NULL;
	if (n->kind == NODE_NAME && n->obj && n->obj->kind == OBJ_VAR)
		return lw_subst(c->fn, n->obj->type);
	return cost_type(c, n);
}

static void assign(struct cost *c, const struct nodes *lhs, const struct nodes *rhs)
{
	cost_add(c, 1);
	for (uint32_t i = 0; i < lhs->len; i++)
		cost_place(c, lhs->at[i]);
	if (rhs->len == 1 && lhs->len > 1) {
		struct type *t = rhs->at[0]->type;

		cost_expr(c, rhs->at[0]);
		for (uint32_t i = 0; i < lhs->len && t && t->kind == TYPE_TUPLE; i++) {
			struct type *to = place_type(c, lhs->at[i]), *from = lw_subst(c->fn, cost_tuple_at(t, i));

			if (to && !type_is_untyped(from) && !type_identical(to, from))
				cost_conversion(c, to, from);
		}
		return;
	}
	for (uint32_t i = 0; i < rhs->len; i++)
		cost_expr_to(c, rhs->at[i], i < lhs->len ? place_type(c, lhs->at[i]) : NULL);
}

static void assign_stmt(struct cost *c, struct node *n)
{
	if (n->assign.op == OP_NONE || n->assign.op == OP_DEF) {
		assign(c, &n->assign.lhs, &n->assign.rhs);
		return;
	}
	cost_add(c, 1);
	cost_expr(c, n->assign.lhs.at[0]);
	if (n->assign.rhs.len)
		cost_expr(c, n->assign.rhs.at[0]);
	else
		cost_add(c, 1); /* the 1 of x++ */
}

static void declare(struct cost *c, struct node *d)
{
	if (d->kind != NODE_VAR_DECL)
		return;
	if (d->var_decl.values.len)
		assign(c, &d->var_decl.names, &d->var_decl.values);
	else
		cost_add(c, 4 * (int32_t)d->var_decl.names.len);
}

static void returned(struct cost *c, struct node *n)
{
	const struct object_list *results = &lw_subst(c->fn, c->fn->info->sig)->func.results->tuple.vars;
	const struct nodes *list = &n->ret.results;

	if (c->fn->range) {
		cost_leave(c);
		if (!list->len)
			return;
		cost_add(c, (int32_t)results->len); /* results = …; */
	}
	cost_add(c, 1);
	if (list->len == 1 && cost_gives_tuple(c, list->at[0])) {
		cost_spread(c, list->at[0]);
		for (uint32_t i = 0; i < results->len; i++) {
			struct type *from = lw_subst(c->fn, cost_tuple_at(list->at[0]->type, i));

			if (!type_identical(from, results->at[i]->type))
				cost_conversion(c, results->at[i]->type, from);
		}
		return;
	}
	for (uint32_t i = 0; i < list->len; i++)
		cost_expr_to(c, list->at[i], i < results->len ? results->at[i]->type : NULL);
}

static void stmt(struct cost *c, struct node *n);

static void stmt_if_any(struct cost *c, struct node *n)
{
	if (n)
		stmt(c, n);
}

/* What is left of a condition that is known: its own effects, unless it is a constant. */
static void if_stmt(struct cost *c, struct node *n)
{
	int known = lw_static_bool(n->if_stmt.cond);
	struct node *cond = node_unparen(n->if_stmt.cond);

	stmt_if_any(c, n->if_stmt.init);
	if (!known) {
		cost_add(c, 1);
		cost_expr(c, cond);
	}
	if (known >= 0)
		cost_stmts(c, &n->if_stmt.then->block.stmts);
	if (known <= 0)
		stmt_if_any(c, n->if_stmt.else_);
}

/* Statements that break can leave. */
static void breakable(struct cost *c, const struct nodes *list)
{
	c->breaks++;
	cost_stmts(c, list);
	c->breaks--;
}

static void loop_body(struct cost *c, struct node *n)
{
	c->loops++;
	breakable(c, &n->for_stmt.body->block.stmts);
	c->loops--;
}

static void range_stmt(struct cost *c, struct node *n, struct node *r)
{
	if (r->range.body) {
		cost_range_func(c, n); /* its body is a function of its own */
		return;
	}
	cost_add(c, 1);
	for (uint32_t i = 0; i < r->range.lhs.len; i++)
		cost_place(c, r->range.lhs.at[i]);
	cost_expr(c, r->range.x);
	loop_body(c, n);
}

static void for_stmt(struct cost *c, struct node *n)
{
	struct node *init = n->for_stmt.init;

	if (init && init->kind == NODE_RANGE) {
		range_stmt(c, n, init);
		return;
	}
	stmt_if_any(c, init);
	if (n->for_stmt.cond && lw_static_bool(n->for_stmt.cond) < 0)
		return;
	cost_add(c, 1);
	if (n->for_stmt.cond)
		cost_expr(c, n->for_stmt.cond);
	stmt_if_any(c, n->for_stmt.post);
	loop_body(c, n);
}

static void type_switch(struct cost *c, struct node *n)
{
	struct node *guard = n->switch_stmt.tag;

	cost_add(c, guard->guard.name ? 2 : 1);
	cost_expr(c, guard->guard.x);
	for (uint32_t i = 0; i < n->switch_stmt.clauses.len; i++) {
		struct node *clause = n->switch_stmt.clauses.at[i];

		cost_add(c, guard->guard.name ? 2 : 1);
		for (uint32_t k = 0; k < clause->case_clause.exprs.len; k++)
			if (lw_is_nil(clause->case_clause.exprs.at[k]))
				cost_add(c, 1);
		breakable(c, &clause->case_clause.body);
	}
}

static void switch_stmt(struct cost *c, struct node *n)
{
	struct node *tag = n->switch_stmt.tag;
	struct type *t = tag && tag->kind != NODE_TYPE_SWITCH_GUARD ? cost_type(c, tag) : NULL;

	cost_add(c, 1);
	stmt_if_any(c, n->switch_stmt.init);
	if (tag && tag->kind == NODE_TYPE_SWITCH_GUARD) {
		type_switch(c, n);
		return;
	}
	if (tag)
		cost_expr(c, tag);
	for (uint32_t i = 0; i < n->switch_stmt.clauses.len; i++) {
		struct node *clause = n->switch_stmt.clauses.at[i];

		cost_add(c, 1);
		for (uint32_t k = 0; k < clause->case_clause.exprs.len; k++)
			cost_expr_to(c, clause->case_clause.exprs.at[k], t && type_is_interface(t) ? t : NULL);
		breakable(c, &clause->case_clause.body);
	}
}

static void select_stmt(struct cost *c, struct node *n)
{
	cost_add(c, 1);
	for (uint32_t i = 0; i < n->select.clauses.len; i++) {
		struct node *clause = n->select.clauses.at[i];

		cost_add(c, 1);
		stmt_if_any(c, clause->comm_clause.comm);
		breakable(c, &clause->comm_clause.body);
	}
}

static void send(struct cost *c, struct node *n)
{
	struct type *t = type_core(cost_type(c, n->send.chan));

	cost_add(c, 1);
	cost_expr(c, n->send.chan);
	cost_expr_to(c, n->send.value, t && t->kind == TYPE_CHAN ? t->chan.elem : NULL);
}

static void stmt(struct cost *c, struct node *n)
{
	switch (n->kind) {
	case NODE_LABELED:
		cost_add(c, 1);
		stmt(c, n->labeled.stmt);
		return;
	case NODE_BLOCK:
		cost_stmts(c, &n->block.stmts);
		return;
	case NODE_EXPR_STMT:
		cost_expr(c, n->expr_stmt.x);
		return;
	case NODE_SEND:
		send(c, n);
		return;
	case NODE_DECL_STMT:
		for (uint32_t i = 0; i < n->decl_stmt.decls.len; i++)
			declare(c, n->decl_stmt.decls.at[i]);
		return;
	case NODE_ASSIGN:
		assign_stmt(c, n);
		return;
	case NODE_BRANCH:
		if (n->branch.tok != TOK_FALLTHROUGH)
			cost_add(c, cost_of_branch(c, n));
		return;
	case NODE_CALL_STMT:
		cost_refuse(c, n->call_stmt.tok == TOK_GO ? "unhandled op GO" : "unhandled op DEFER");
		return;
	case NODE_RETURN:
		returned(c, n);
		return;
	case NODE_IF:
		if_stmt(c, n);
		return;
	case NODE_FOR:
		for_stmt(c, n);
		return;
	case NODE_SWITCH:
		switch_stmt(c, n);
		return;
	case NODE_SELECT:
		select_stmt(c, n);
		return;
	default:
		return;
	}
}

/* Nothing runs behind it, as gc sees that when it reads a list of statements. */
static bool terminates(struct node *n)
{
	int known;

	if (!n)
		return false;
	switch (n->kind) {
	case NODE_BRANCH:
		return n->branch.tok == TOK_GOTO;
	case NODE_RETURN:
		return true;
	case NODE_EXPR_STMT:
		return node_unparen(n->expr_stmt.x)->flags & NODE_PANIC;
	case NODE_IF:
		known = lw_static_bool(n->if_stmt.cond);
		return (known < 0 || terminates(n->if_stmt.then)) && (known > 0 || terminates(n->if_stmt.else_));
	case NODE_BLOCK:
		for (uint32_t i = n->block.stmts.len; i > 0; i--)
			if (n->block.stmts.at[i - 1]->kind != NODE_EMPTY)
				return terminates(n->block.stmts.at[i - 1]);
		return false;
	default:
		return false;
	}
}

void cost_stmts(struct cost *c, const struct nodes *list)
{
	uint32_t last_label = 0;
	bool dead = false;

	for (uint32_t i = 0; i < list->len; i++)
		if (list->at[i]->kind == NODE_LABELED)
			last_label = i + 1;
	for (uint32_t i = 0; i < list->len; i++) {
		if (dead && i >= last_label)
			continue;
		stmt(c, list->at[i]);
		dead = terminates(list->at[i]);
	}
}
