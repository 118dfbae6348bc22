/* stmt.c - statements, function bodies, and names that nothing uses.
 *
 * Labels and the targets of break, continue, goto and fallthrough are the parser's
 * (syntax/branches.c). */
#include "check_expr.h"

/* ---- unused names ---- */

static bool needs_use(const struct object *obj)
{
	return obj->kind == OBJ_VAR && obj->var.kind == VAR_LOCAL && !obj->used;
}

/* Function literals have bodies, and reports, of their own. */
static void check_usage(struct checker *c, struct scope *scope)
{
	for (uint32_t i = 0; i < scope->objects.len; i++) {
		struct object *obj = scope->objects.at[i];
		if (needs_use(obj))
			check_error(c, obj->pos, ERR_UNUSED_VAR, "declared and not used: %s", obj->name);
	}
	for (uint32_t i = 0; i < scope->children.len; i++)
		if (!scope->children.at[i]->is_func)
			check_usage(c, scope->children.at[i]);
}

static void unused_import(struct checker *c, struct object *obj)
{
	const char *path = obj->pkgname.imported->path;
	const char *slash = strrchr(path, '/');
	const char *elem = slash ? slash + 1 : path;

	if (!*obj->name || strcmp(obj->name, ".") == 0 || strcmp(obj->name, elem) == 0)
		check_error(c, obj->pos, ERR_UNUSED_IMPORT, "\"%s\" imported and not used", path);
	else
		check_error(c, obj->pos, ERR_UNUSED_IMPORT, "\"%s\" imported as %s and not used", path, obj->name);
}

void check_unused_imports(struct checker *c)
{
	if (c->conf->ignore_func_bodies)
		return;
	for (uint32_t i = 0; i < c->imports.len; i++) {
		struct object *obj = c->imports.at[i];
		if (obj->name != c->ts->blank && !obj->used)
			unused_import(c, obj);
	}
}

/* ---- bodies ---- */

void check_func_body(struct checker *c, struct decl_info *decl, const char *name, struct type *sig,
		     struct func_info *info, struct const_val *iota)
{
	struct environment saved = c->env;
	struct nodes *body = &info->body->block.stmts;

	/* The language version stays that of the file. */
	c->env.decl = decl;
	c->env.scope = sig->func.scope;
	c->env.iota = iota;
	c->env.errpos = POS_NONE;
	c->env.in_tparam_list = false;
	c->env.sig = sig;
	c->env.func = info;
	c->env.has_label = c->env.has_call_or_recv = false;
	check_stmt_list(c, body);
	if (sig->func.results->tuple.vars.len && !stmts_are_terminating(body))
		check_error(c, info->body->block.rbrace, ERR_MISSING_RETURN, "missing return");
	check_usage(c, sig->func.scope);
	info->checked = true;
	c->env = saved;
}

void check_stmt_list(struct checker *c, const struct nodes *list)
{
	for (uint32_t i = 0; i < list->len; i++)
		check_stmt(c, list->at[i]);
}

/* ---- simple statements ---- */

static void check_expr_stmt(struct checker *c, struct node *n)
{
	struct operand x = {0};
	enum expr_kind kind = check_raw_expr(c, NULL, &x, n->expr_stmt.x, NULL, false);

	if (x.mode == MODE_BUILTIN)
		check_error(c, operand_pos(&x), ERR_UNCALLED_BUILTIN, "%s must be called", operand_text(c, &x));
	else if (x.mode == MODE_TYPE)
		check_error(c, operand_pos(&x), ERR_NOT_AN_EXPR, "%s is not an expression", operand_text(c, &x));
	else if (kind != EXPR_STATEMENT)
		check_error(c, operand_pos(&x), ERR_UNUSED_EXPR, "%s is not used", operand_text(c, &x));
}

static void check_send(struct checker *c, struct node *n)
{
	struct operand ch = {0}, val = {0};

	check_expr(c, NULL, &ch, n->send.chan);
	check_generic_expr(c, &val, n->send.value, NULL);
	if (ch.mode == MODE_INVALID || val.mode == MODE_INVALID)
		return;
	struct type *elem = check_chan_elem(c, node_start(n), &ch, false);
	if (elem)
		check_assignment(c, &val, elem, "send");
}

static void check_inc_dec(struct checker *c, struct node *n)
{
	struct node *lhs = n->assign.lhs.at[0];
	struct operand x = {0};

	check_expr(c, NULL, &x, lhs);
	if (x.mode == MODE_INVALID)
		return;
	if (!type_all(x.type, INFO_NUMERIC)) {
		const char *op = op_text(n->assign.op);
		check_error(c, node_start(lhs), ERR_NON_NUMERIC_INC_DEC, INVALID_OP "%s%s%s (non-numeric type %s)",
			    node_text(c, lhs), op, op, type_text(c, x.type));
		return;
	}
	check_assign_var(c, lhs, NULL, &x, "assignment");
}

static void check_assign_stmt(struct checker *c, struct node *n)
{
	struct nodes *lhs = &n->assign.lhs, *rhs = &n->assign.rhs;
	struct operand x = {0};

	if (n->assign.op == OP_NONE) {
		check_assign_vars(c, lhs, rhs);
	} else if (n->assign.op == OP_DEF) {
		check_short_var_decl(c, n->pos, lhs, rhs);
	} else if (rhs->len == 0) {
		check_inc_dec(c, n);
	} else if (lhs->len != 1 || rhs->len != 1) {
		check_error(c, node_start(n), ERR_MULTI_VAL_ASSIGN_OP,
			    "assignment operation %s requires single-valued expressions", op_text(n->assign.op));
	} else {
		check_binary(c, &x, NULL, lhs->at[0], rhs->at[0], n->assign.op);
		check_assign_var(c, lhs->at[0], NULL, &x, "assignment");
	}
}

/* ---- := ---- */

/* The variable a name on the left stands for; NULL with an error, *is_new when it is to be
 * declared. */
static struct object *short_var(struct checker *c, struct node *lhs, struct map *seen, bool *is_new)
{
	*is_new = false;
	if (lhs->kind != NODE_NAME) {
		struct nodes one = {&lhs, 1, 1};
		check_use_lhs(c, &one);
		check_error(c, node_start(lhs), ERR_BAD_DECL, "non-name %s on left side of :=", node_text(c, lhs));
		return NULL;
	}
	const char *name = lhs->name.text;
	if (name != c->ts->blank) {
		if (map_get(seen, name)) {
			check_error(c, node_start(lhs), ERR_REPEATED_DECL, "%s repeated on left side of :=", name);
			return NULL;
		}
		map_put(seen, name, lhs);
	}
	struct object *alt = scope_lookup(c->env.scope, name);
	if (alt) {
		record_use(c, lhs, alt);
		if (alt->kind == OBJ_VAR)
			return alt;
		check_error(c, node_start(lhs), ERR_UNASSIGNABLE_OPERAND, "cannot assign to %s", name);
		return NULL;
	}
	struct object *obj = object_var(c->ts, VAR_LOCAL, lhs->pos, c->pkg, name, NULL);
	*is_new = name != c->ts->blank;
	record_def(c, lhs, obj);
	return obj;
}

void check_short_var_decl(struct checker *c, pos_t pos, const struct nodes *lhs, const struct nodes *rhs)
{
	struct object **vars = ARENA_ARRAY(c->arena, struct object *, lhs->len);
	struct object_list fresh = {0};
	struct map *seen = map_new(c->arena);
	uint32_t delayed = c->delayed.len;
	bool bad = false;

	for (uint32_t i = 0; i < lhs->len; i++) {
		bool is_new;
		vars[i] = short_var(c, lhs->at[i], seen, &is_new);
		if (is_new)
			VEC_PUSH(c->arena, &fresh, vars[i]);
		if (vars[i])
			continue;
		bad = true;
		vars[i] = object_var(c->ts, VAR_LOCAL, lhs->at[i]->pos, c->pkg, c->ts->blank, NULL);
	}
	check_init_vars(c, vars, lhs->len, rhs, NULL);
	/* Function literals on the right do not see the new names. */
	check_run_delayed(c, delayed);
	if (!fresh.len && !bad) {
		check_error(c, pos, ERR_NO_NEW_VAR, "no new variables on left side of :=");
		return;
	}
	for (uint32_t i = 0; i < fresh.len; i++)
		check_declare(c, c->env.scope, NULL, fresh.at[i]);
}

/* ---- go, defer, return ---- */

static void check_call_stmt(struct checker *c, struct node *n)
{
	bool is_go = n->call_stmt.tok == TOK_GO;
	const char *keyword = is_go ? "go" : "defer";
	enum error_code code = is_go ? ERR_INVALID_GO : ERR_INVALID_DEFER;
	struct node *call = n->call_stmt.call;
	struct operand x = {0};

	if (!is_go && c->env.func)
		c->env.func->has_defer = true;
	if (call->kind != NODE_CALL) {
		check_error(c, node_start(call), code, "expression in %s must be function call", keyword);
		check_use(c, call);
		return;
	}
	enum expr_kind kind = check_raw_expr(c, NULL, &x, call, NULL, false);
	if (kind == EXPR_CONVERSION)
		check_error(c, operand_pos(&x), code, "%s requires function call, not conversion %s", keyword,
			    operand_text(c, &x));
	else if (kind == EXPR_EXPRESSION)
		check_error(c, operand_pos(&x), ERR_UNUSED_RESULTS, "%s discards result of %s", keyword,
			    operand_text(c, &x));
}

/* A bare return needs the results' names to mean the results. */
static void check_bare_return(struct checker *c, struct node *n, struct object_list *results)
{
	for (uint32_t i = 0; i < results->len; i++) {
		struct object *res = results->at[i];
		struct object *alt = check_lookup(c, res->name);
		if (!alt || alt == res)
			continue;
		struct report *r = report_new(c, ERR_OUT_OF_SCOPE_RESULT);
		report_add(r, node_start(n), "result parameter %s not in scope at return", res->name);
		report_add(r, alt->pos, "inner declaration of %s", object_text(c, res));
		report_send(r);
	}
}

static void check_return(struct checker *c, struct node *n)
{
	struct object_list *results = &c->env.sig->func.results->tuple.vars;
	struct nodes *values = &n->ret.results;

	if (!values->len && results->len && *results->at[0]->name)
		check_bare_return(c, n, results);
	else if (results->len)
		check_init_vars(c, results->at, results->len, values, n);
	else if (values->len)
		check_init_vars(c, NULL, 0, values, n);
}

/* ---- if, for, blocks ---- */

static void check_condition(struct checker *c, struct node *cond, const char *what)
{
	struct operand x = {0};

	check_expr(c, NULL, &x, cond);
	if (x.mode != MODE_INVALID && !type_all(x.type, INFO_BOOLEAN))
		check_error(c, node_start(cond), ERR_INVALID_COND, "non-boolean condition in %s statement", what);
}

static void check_if(struct checker *c, struct node *n)
{
	check_open_scope(c);
	check_stmt(c, n->if_stmt.init);
	check_condition(c, n->if_stmt.cond, "if");
	check_stmt(c, n->if_stmt.then);
	if (n->if_stmt.else_)
		check_stmt(c, n->if_stmt.else_);
	check_close_scope(c);
}

static void check_for(struct checker *c, struct node *n)
{
	struct node *post = n->for_stmt.post;

	check_open_scope(c);
	check_stmt(c, n->for_stmt.init);
	if (n->for_stmt.cond)
		check_condition(c, n->for_stmt.cond, "for");
	check_stmt(c, post);
	if (post && post->kind == NODE_ASSIGN && post->assign.op == OP_DEF)
		check_use_list(c, &post->assign.lhs); /* the parser refused it */
	check_stmt(c, n->for_stmt.body);
	check_close_scope(c);
}

static void check_block(struct checker *c, struct node *n)
{
	check_open_scope(c);
	check_stmt_list(c, &n->block.stmts);
	check_close_scope(c);
}

static void check_kind(struct checker *c, struct node *n)
{
	switch (n->kind) {
	case NODE_DECL_STMT:
		check_decl_stmt(c, &n->decl_stmt.decls);
		break;
	case NODE_LABELED:
		c->env.has_label = true;
		check_stmt(c, n->labeled.stmt);
		break;
	case NODE_EXPR_STMT:
		check_expr_stmt(c, n);
		break;
	case NODE_SEND:
		check_send(c, n);
		break;
	case NODE_ASSIGN:
		check_assign_stmt(c, n);
		break;
	case NODE_CALL_STMT:
		check_call_stmt(c, n);
		break;
	case NODE_RETURN:
		check_return(c, n);
		break;
	case NODE_BLOCK:
		check_block(c, n);
		break;
	case NODE_IF:
		check_if(c, n);
		break;
	case NODE_SWITCH:
		check_switch_stmt(c, n);
		break;
	case NODE_SELECT:
		check_select_stmt(c, n);
		break;
	case NODE_FOR:
		if (n->for_stmt.init && n->for_stmt.init->kind == NODE_RANGE)
			check_range_stmt(c, n, n->for_stmt.init);
		else
			check_for(c, n);
		break;
	default: /* empty statements, branches */
		break;
	}
}

void check_stmt(struct checker *c, struct node *n)
{
	uint32_t delayed = c->delayed.len;

	if (!n)
		return;
	check_kind(c, n);
	/* Function literals of the statement, while the scope is theirs. */
	check_run_delayed(c, delayed);
}

/* ---- counts in declarations ---- */

void check_arity(struct checker *c, pos_t pos, const struct nodes *names, const struct nodes *inits, bool const_decl,
		 bool inherited)
{
	uint32_t l = names->len, r = inits->len;

	if (l < r) {
		struct node *extra = inits->at[l];
		if (inherited)
			check_error(c, pos, ERR_WRONG_ASSIGN_COUNT, "extra init expr at " STR_FMT,
				    STR_ARG(sources_pos_in_text(c->conf->sources, c->arena, extra->pos)));
		else
			check_error(c, node_start(extra), ERR_WRONG_ASSIGN_COUNT, "extra init expr %s",
				    node_text(c, extra));
	} else if (l > r && (const_decl || r != 1)) {
		check_error(c, node_start(names->at[r]), ERR_WRONG_ASSIGN_COUNT, "missing init expr for %s",
			    names->at[r]->name.text);
	}
}
