/* parse_stmt.c - statements. */
#include "parse.h"

static struct node *statement(struct parser *p);

static struct nodes statement_list(struct parser *p)
{
	struct nodes list = {0};

	while (p->s.tok != TOK_EOF && p->s.tok != TOK_RBRACE && p->s.tok != TOK_CASE && p->s.tok != TOK_DEFAULT) {
		struct node *s = statement(p);

		pragma_clear(p);
		if (!s)
			break;
		VEC_PUSH(p->arena, &list, s);
		/* ';' may be left out before '}' */
		if (!parse_got(p, TOK_SEMI) && p->s.tok != TOK_RBRACE) {
			parse_syntax_error(p, "at end of statement");
			parse_advance(p, TOK_SET(SEMI) | TOK_SET(RBRACE) | TOK_SET(CASE) | TOK_SET(DEFAULT));
			parse_got(p, TOK_SEMI);
		}
	}
	return list;
}

struct node *parse_block(struct parser *p, const char *context)
{
	struct node *b = parse_node(p, NODE_BLOCK);

	if (!parse_got(p, TOK_LBRACE)) {
		parse_syntax_error(p, "expected { after %s", context);
		parse_advance(p, TOK_SET(NAME) | TOK_SET(RBRACE));
		b->block.rbrace = p->s.pos;
		if (parse_got(p, TOK_RBRACE))
			return b;
	}
	b->block.stmts = statement_list(p);
	b->block.rbrace = p->s.pos;
	parse_want(p, TOK_RBRACE);
	return b;
}

struct node *parse_func_body(struct parser *p)
{
	uint32_t errors = p->errors;

	p->fnest++;
	struct node *body = parse_block(p, "");
	p->fnest--;
	/* Labels of a function with syntax errors would only give more of them. */
	if (errors == p->errors && !p->opt->no_branches)
		VEC_PUSH(p->arena, &p->bodies, body);
	return body;
}

/* ---- simple statements ---- */

static struct node *range_clause(struct parser *p, struct nodes lhs, bool def)
{
	struct node *r = parse_node(p, NODE_RANGE);

	scan_next(&p->s);
	r->range.lhs = lhs;
	r->range.def = def;
	r->range.x = parse_expr(p);
	return r;
}

static struct node *expr_stmt(struct parser *p, struct node *x)
{
	struct node *s = node_new(p->arena, NODE_EXPR_STMT, x->pos);

	s->expr_stmt.x = x;
	return s;
}

/* After one expression that '=' or ':=' does not follow. */
static struct node *after_expr(struct parser *p, struct nodes lhs)
{
	struct node *s;

	switch (p->s.tok) {
	case TOK_ASSIGN_OP:
	case TOK_INC_OP:
		s = parse_node(p, NODE_ASSIGN);
		s->assign.op = p->s.op;
		s->assign.lhs = lhs;
		if (p->s.tok == TOK_ASSIGN_OP) {
			scan_next(&p->s);
			struct node *x = parse_expr(p);
			VEC_PUSH(p->arena, &s->assign.rhs, x);
		} else {
			scan_next(&p->s);
		}
		return s;
	case TOK_ARROW:
		s = parse_node(p, NODE_SEND);
		scan_next(&p->s);
		s->send.chan = lhs.at[0];
		s->send.value = parse_expr(p);
		return s;
	default:
		return expr_stmt(p, lhs.at[0]);
	}
}

/* At '=' or ':='. keyword: TOK_FOR and TOK_SWITCH allow more on the right. */
static struct node *assignment(struct parser *p, struct nodes lhs, enum token keyword)
{
	bool def = p->s.tok == TOK_DEFINE;
	struct node *s = parse_node(p, NODE_ASSIGN);

	scan_next(&p->s);
	if (keyword == TOK_FOR && p->s.tok == TOK_RANGE)
		return range_clause(p, lhs, def);

	struct nodes rhs = parse_expr_list(p);
	if (keyword == TOK_SWITCH && def && rhs.len == 1 && lhs.len == 1 && rhs.at[0]->kind == NODE_TYPE_SWITCH_GUARD &&
	    lhs.at[0]->kind == NODE_NAME) {
		rhs.at[0]->guard.name = lhs.at[0];
		return expr_stmt(p, rhs.at[0]);
	}
	s->assign.op = def ? OP_DEF : OP_NONE;
	s->assign.lhs = lhs;
	s->assign.rhs = rhs;
	return s;
}

/* lhs: what has been read already; empty: nothing. */
static struct node *simple_stmt(struct parser *p, struct nodes lhs, enum token keyword)
{
	if (keyword == TOK_FOR && p->s.tok == TOK_RANGE)
		return range_clause(p, (struct nodes){0}, false);
	if (!lhs.len)
		lhs = parse_expr_list(p);
	if (p->s.tok == TOK_ASSIGN || p->s.tok == TOK_DEFINE)
		return assignment(p, lhs, keyword);
	if (lhs.len == 1)
		return after_expr(p, lhs);
	parse_syntax_error(p, "expected := or = or comma");
	parse_advance(p, TOK_SET(SEMI) | TOK_SET(RBRACE));
	return expr_stmt(p, lhs.at[0]);
}

static struct node *simple(struct parser *p, enum token keyword)
{
	return simple_stmt(p, (struct nodes){0}, keyword);
}

/* ---- headers of if, for, switch ---- */

struct header {
	struct node *init, *cond, *post;
};

static struct str list_string(struct parser *p, const struct nodes *list)
{
	struct text t = {.arena = p->arena};

	/* Parentheses around a binary expression make the '=' stand out. */
	if (list->len == 1 && list->at[0]->kind == NODE_BINARY)
		return arena_printf(p->arena, "(" STR_FMT ")", STR_ARG(node_string(p->arena, list->at[0])));
	for (uint32_t i = 0; i < list->len; i++) {
		if (i)
			text_add(&t, STR(", "));
		node_print(&t, list->at[i]);
	}
	return text_str(&t);
}

/* Often '=' for '=='. */
static void not_a_value(struct parser *p, const struct node *s)
{
	if (s->kind == NODE_ASSIGN && s->assign.op == OP_NONE)
		parse_syntax_error_at(p, s->pos, "cannot use assignment " STR_FMT " = " STR_FMT " as value",
				      STR_ARG(list_string(p, &s->assign.lhs)), STR_ARG(list_string(p, &s->assign.rhs)));
	else
		parse_syntax_error_at(p, s->pos, "cannot use " STR_FMT " as value", STR_ARG(node_string(p->arena, s)));
}

/* init ";" was read; what follows, as a statement: the condition of for. Sets h->post. */
static struct node *for_clauses(struct parser *p, struct header *h)
{
	struct node *cond = NULL;

	if (p->s.tok != TOK_SEMI) {
		if (p->s.tok == TOK_LBRACE) {
			parse_syntax_error(p, "expected for loop condition");
			return NULL;
		}
		cond = simple(p, TOK_NONE);
	}
	parse_want(p, TOK_SEMI);
	if (p->s.tok != TOK_LBRACE) {
		h->post = simple(p, TOK_NONE);
		if (h->post->kind == NODE_ASSIGN && h->post->assign.op == OP_DEF)
			parse_syntax_error_at(p, h->post->pos, "cannot declare in post statement of for loop");
	}
	return cond;
}

struct semi {
	pos_t pos; /* POS_NONE: no semicolon */
	struct str lit;
};

/* After the first statement and not at '{': a semicolon and the rest. Gives the condition as a
 * statement. */
static struct node *header_rest(struct parser *p, enum token keyword, struct header *h, struct semi *semi)
{
	if (p->s.tok == TOK_SEMI) {
		semi->pos = p->s.pos;
		semi->lit = p->s.lit;
		scan_next(&p->s);
	} else {
		parse_want(p, TOK_LBRACE); /* a better message than one that asks for ';' */
		if (p->s.tok != TOK_LBRACE)
			parse_advance(p, TOK_SET(LBRACE) | TOK_SET(RBRACE));
	}
	if (keyword == TOK_FOR)
		return for_clauses(p, h);
	return p->s.tok != TOK_LBRACE ? simple(p, keyword) : NULL;
}

static void header_condition(struct parser *p, enum token keyword, struct header *h, struct node *cond,
			     const struct semi *semi)
{
	if (cond && cond->kind == NODE_EXPR_STMT) {
		h->cond = cond->expr_stmt.x;
	} else if (cond) {
		not_a_value(p, cond);
	} else if (keyword == TOK_IF && semi->pos) {
		if (str_eq(semi->lit, STR("semicolon")))
			parse_syntax_error_at(p, semi->pos, "missing condition in if statement");
		else
			parse_syntax_error_at(p, semi->pos, "unexpected " STR_FMT ", expected { after if clause",
					      STR_ARG(semi->lit));
		h->cond = node_new(p->arena, NODE_BAD, semi->pos);
	}
	if (keyword == TOK_IF && !h->cond)
		h->cond = parse_bad_expr(p);
}

static struct header header(struct parser *p, enum token keyword)
{
	struct header h = {0};
	struct node *cond = NULL;
	struct semi semi = {0};

	parse_want(p, keyword);
	if (p->s.tok == TOK_LBRACE) {
		if (keyword == TOK_IF) {
			parse_syntax_error(p, "missing condition in if statement");
			h.cond = parse_bad_expr(p);
		}
		return h;
	}

	int outer = p->xnest;
	p->xnest = -1;
	if (p->s.tok != TOK_SEMI) {
		if (parse_got(p, TOK_VAR))
			parse_syntax_error(p, "var declaration not allowed in %s initializer", token_name(keyword));
		h.init = simple(p, keyword);
		if (h.init->kind == NODE_RANGE) {
			p->xnest = outer;
			return h;
		}
	}
	if (p->s.tok != TOK_LBRACE) {
		cond = header_rest(p, keyword, &h, &semi);
	} else {
		cond = h.init;
		h.init = NULL;
	}
	header_condition(p, keyword, &h, cond, &semi);
	p->xnest = outer;
	return h;
}

/* ---- compound statements ---- */

static struct node *for_stmt(struct parser *p)
{
	struct node *s = parse_node(p, NODE_FOR);
	struct header h = header(p, TOK_FOR);

	s->for_stmt.init = h.init;
	s->for_stmt.cond = h.cond;
	s->for_stmt.post = h.post;
	s->for_stmt.body = parse_block(p, "for clause");
	return s;
}

/* Without its else. */
static struct node *if_clause(struct parser *p)
{
	struct node *s = parse_node(p, NODE_IF);
	struct header h = header(p, TOK_IF);

	s->if_stmt.init = h.init;
	s->if_stmt.cond = h.cond;
	s->if_stmt.then = parse_block(p, "if clause");
	return s;
}

static struct node *if_stmt(struct parser *p)
{
	struct node *s = if_clause(p), *last = s;

	for (uint32_t n = 1; parse_got(p, TOK_ELSE); n++) {
		parse_link(p, n);
		if (p->s.tok == TOK_IF) {
			last->if_stmt.else_ = if_clause(p);
			last = last->if_stmt.else_;
			continue;
		}
		if (p->s.tok == TOK_LBRACE) {
			last->if_stmt.else_ = parse_block(p, "");
		} else {
			parse_syntax_error(p, "else must be followed by if or statement block");
			parse_advance(p, TOK_SET(NAME) | TOK_SET(RBRACE));
		}
		break;
	}
	return s;
}

static void no_clause(struct parser *p)
{
	parse_syntax_error(p, "expected case or default or }");
	parse_advance(p, TOK_SET(COLON) | TOK_SET(CASE) | TOK_SET(DEFAULT) | TOK_SET(RBRACE));
}

static struct node *case_clause(struct parser *p)
{
	struct node *c = parse_node(p, NODE_CASE);

	if (parse_got(p, TOK_CASE)) {
		c->case_clause.exprs = parse_expr_list(p);
	} else {
		c->case_clause.is_default = true;
		if (!parse_got(p, TOK_DEFAULT))
			no_clause(p);
	}
	c->case_clause.colon = p->s.pos;
	parse_want(p, TOK_COLON);
	c->case_clause.body = statement_list(p);
	return c;
}

static struct node *comm_clause(struct parser *p)
{
	struct node *c = parse_node(p, NODE_COMM);

	if (parse_got(p, TOK_CASE))
		c->comm_clause.comm = simple(p, TOK_NONE);
	else if (!parse_got(p, TOK_DEFAULT))
		no_clause(p);
	c->comm_clause.colon = p->s.pos;
	parse_want(p, TOK_COLON);
	c->comm_clause.body = statement_list(p);
	return c;
}

/* "{" clauses "}"; gives the position of '}'. */
static pos_t clauses(struct parser *p, const char *context, struct nodes *list, struct node *(*clause)(struct parser *))
{
	if (!parse_got(p, TOK_LBRACE)) {
		parse_syntax_error(p, "missing { after %s clause", context);
		parse_advance(p, TOK_SET(CASE) | TOK_SET(DEFAULT) | TOK_SET(RBRACE));
	}
	while (p->s.tok != TOK_EOF && p->s.tok != TOK_RBRACE) {
		struct node *c = clause(p);

		VEC_PUSH(p->arena, list, c);
	}

	pos_t end = p->s.pos;
	parse_want(p, TOK_RBRACE);
	return end;
}

static struct node *switch_stmt(struct parser *p)
{
	struct node *s = parse_node(p, NODE_SWITCH);
	struct header h = header(p, TOK_SWITCH);

	s->switch_stmt.init = h.init;
	s->switch_stmt.tag = h.cond;
	s->switch_stmt.rbrace = clauses(p, "switch", &s->switch_stmt.clauses, case_clause);
	return s;
}

static struct node *select_stmt(struct parser *p)
{
	struct node *s = parse_node(p, NODE_SELECT);

	parse_want(p, TOK_SELECT);
	s->select.rbrace = clauses(p, "select", &s->select.clauses, comm_clause);
	return s;
}

/* ---- other statements ---- */

/* At ':' after the label. */
static struct node *labeled_stmt(struct parser *p, struct node *label)
{
	struct node *s = parse_node(p, NODE_LABELED);

	s->labeled.label = label;
	parse_want(p, TOK_COLON);
	if (p->s.tok == TOK_RBRACE) { /* the ';' that may be left out there ends an empty statement */
		s->labeled.stmt = parse_node(p, NODE_EMPTY);
		return s;
	}
	s->labeled.stmt = statement(p);
	if (s->labeled.stmt)
		return s;
	parse_syntax_error_at(p, s->pos, "missing statement after label");
	return NULL;
}

/* go or defer */
static struct node *call_stmt(struct parser *p)
{
	struct node *s = parse_node(p, NODE_CALL_STMT);

	s->call_stmt.tok = p->s.tok;
	scan_next(&p->s);
	struct node *x = parse_primary_expr(p, NULL, p->s.tok == TOK_LPAREN);
	if (x->kind == NODE_PAREN) {
		parse_error_at(p, x->pos, "expression in %s must not be parenthesized", token_name(s->call_stmt.tok));
		x = node_unparen(x);
	}
	s->call_stmt.call = x;
	return s;
}

static struct node *branch_stmt(struct parser *p)
{
	struct node *s = parse_node(p, NODE_BRANCH);

	s->branch.tok = p->s.tok;
	scan_next(&p->s);
	if (s->branch.tok == TOK_GOTO || (s->branch.tok != TOK_FALLTHROUGH && p->s.tok == TOK_NAME))
		s->branch.label = parse_name(p);
	return s;
}

static struct node *return_stmt(struct parser *p)
{
	struct node *s = parse_node(p, NODE_RETURN);

	scan_next(&p->s);
	if (p->s.tok != TOK_SEMI && p->s.tok != TOK_RBRACE)
		s->ret.results = parse_expr_list(p);
	return s;
}

static struct node *decl_stmt(struct parser *p)
{
	struct node *s = parse_node(p, NODE_DECL_STMT);
	enum token tok = p->s.tok;

	scan_next(&p->s);
	parse_decl_group(p, tok, &s->decl_stmt.decls);
	return s;
}

static struct node *name_first(struct parser *p)
{
	struct nodes lhs = parse_expr_list(p);

	if (lhs.len == 1 && lhs.at[0]->kind == NODE_NAME && p->s.tok == TOK_COLON)
		return labeled_stmt(p, lhs.at[0]);
	return simple_stmt(p, lhs, TOK_NONE);
}

static bool starts_expression(const struct parser *p)
{
	switch (p->s.tok) {
	case TOK_LITERAL:
	case TOK_FUNC:
	case TOK_LPAREN:
	case TOK_LBRACK:
	case TOK_STRUCT:
	case TOK_MAP:
	case TOK_CHAN:
	case TOK_INTERFACE:
	case TOK_ARROW:
		return true;
	case TOK_OPERATOR:
	case TOK_STAR:
		return p->s.op == OP_ADD || p->s.op == OP_SUB || p->s.op == OP_MUL || p->s.op == OP_AND ||
		       p->s.op == OP_XOR || p->s.op == OP_NOT;
	default:
		return false;
	}
}

/* NULL when no statement begins here. */
static struct node *statement_at_token(struct parser *p)
{
	if (p->s.tok == TOK_VAR || p->s.tok == TOK_CONST || p->s.tok == TOK_TYPE)
		return decl_stmt(p);
	pragma_clear(p);
	if (p->s.tok == TOK_NAME)
		return name_first(p);
	if (starts_expression(p))
		return simple(p, TOK_NONE);

	switch (p->s.tok) {
	case TOK_LBRACE:
		return parse_block(p, "");
	case TOK_FOR:
		return for_stmt(p);
	case TOK_SWITCH:
		return switch_stmt(p);
	case TOK_SELECT:
		return select_stmt(p);
	case TOK_IF:
		return if_stmt(p);
	case TOK_FALLTHROUGH:
	case TOK_BREAK:
	case TOK_CONTINUE:
	case TOK_GOTO:
		return branch_stmt(p);
	case TOK_GO:
	case TOK_DEFER:
		return call_stmt(p);
	case TOK_RETURN:
		return return_stmt(p);
	case TOK_SEMI:
		return parse_node(p, NODE_EMPTY);
	default:
		return NULL;
	}
}

static struct node *statement(struct parser *p)
{
	struct node *s = parse_enter(p) ? statement_at_token(p) : NULL;

	parse_leave(p);
	return s;
}
