/* terminating.c - statements after which nothing is executed: for "missing return". */
#include "check_expr.h"

static bool list_has_break(const struct nodes *list, const char *label, bool implicit);

/* n holds a break that leaves the statement labeled so, or (implicit) the innermost one around n.
 */
static bool has_break(struct node *n, const char *label, bool implicit)
{
	switch (n->kind) {
	case NODE_LABELED:
		return has_break(n->labeled.stmt, label, implicit);
	case NODE_BRANCH:
		if (n->branch.tok != TOK_BREAK)
			return false;
		return n->branch.label ? n->branch.label->name.text == label : implicit;
	case NODE_BLOCK:
		return list_has_break(&n->block.stmts, label, implicit);
	case NODE_IF:
		return has_break(n->if_stmt.then, label, implicit) ||
		       (n->if_stmt.else_ && has_break(n->if_stmt.else_, label, implicit));
	case NODE_SWITCH:
		for (uint32_t i = 0; label && i < n->switch_stmt.clauses.len; i++)
			if (list_has_break(&n->switch_stmt.clauses.at[i]->case_clause.body, label, false))
				return true;
		return false;
	case NODE_SELECT:
		for (uint32_t i = 0; label && i < n->select.clauses.len; i++)
			if (list_has_break(&n->select.clauses.at[i]->comm_clause.body, label, false))
				return true;
		return false;
	case NODE_FOR:
		return label && has_break(n->for_stmt.body, label, false);
	default:
		return false;
	}
}

static bool list_has_break(const struct nodes *list, const char *label, bool implicit)
{
	for (uint32_t i = 0; i < list->len; i++)
		if (has_break(list->at[i], label, implicit))
			return true;
	return false;
}

static bool clause_terminates(const struct nodes *body, const char *label)
{
	return stmts_are_terminating(body) && !list_has_break(body, label, true);
}

static bool switch_terminates(struct node *n, const char *label)
{
	bool has_default = false;

	for (uint32_t i = 0; i < n->switch_stmt.clauses.len; i++) {
		struct node *clause = n->switch_stmt.clauses.at[i];
		has_default |= clause->case_clause.is_default;
		if (!clause_terminates(&clause->case_clause.body, label))
			return false;
	}
	return has_default;
}

static bool select_terminates(struct node *n, const char *label)
{
	for (uint32_t i = 0; i < n->select.clauses.len; i++)
		if (!clause_terminates(&n->select.clauses.at[i]->comm_clause.body, label))
			return false;
	return true;
}

static bool is_terminating(struct node *n, const char *label)
{
	struct node *x;

	switch (n->kind) {
	case NODE_LABELED:
		return is_terminating(n->labeled.stmt, n->labeled.label->name.text);
	case NODE_EXPR_STMT:
		x = node_unparen(n->expr_stmt.x);
		return x->kind == NODE_CALL && x->flags & NODE_PANIC;
	case NODE_RETURN:
		return true;
	case NODE_BRANCH:
		return n->branch.tok == TOK_GOTO || n->branch.tok == TOK_FALLTHROUGH;
	case NODE_BLOCK:
		return stmts_are_terminating(&n->block.stmts);
	case NODE_IF:
		return n->if_stmt.else_ && is_terminating(n->if_stmt.then, NULL) &&
		       is_terminating(n->if_stmt.else_, NULL);
	case NODE_SWITCH:
		return switch_terminates(n, label);
	case NODE_SELECT:
		return select_terminates(n, label);
	case NODE_FOR:
		/* A range clause ends by itself. */
		return !n->for_stmt.cond && !(n->for_stmt.init && n->for_stmt.init->kind == NODE_RANGE) &&
		       !has_break(n->for_stmt.body, label, true);
	default:
		return false;
	}
}

bool stmts_are_terminating(const struct nodes *list)
{
	for (uint32_t i = list->len; i > 0; i--)
		if (list->at[i - 1]->kind != NODE_EMPTY)
			return is_terminating(list->at[i - 1], NULL);
	return false;
}
