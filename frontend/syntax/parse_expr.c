/* parse_expr.c - expressions by precedence, operands, composite literals. */
#include "parse.h"

/* ---- names and literals ---- */

struct node *parse_bad_expr(struct parser *p)
{
	return parse_node(p, NODE_BAD);
}

struct node *parse_name_at(struct parser *p, pos_t pos, const char *text)
{
	struct node *n = node_new(p->arena, NODE_NAME, pos);

	n->name.text = intern_cstr(p->names, text);
	return n;
}

struct node *parse_name(struct parser *p)
{
	struct node *n;

	if (p->s.tok == TOK_NAME) {
		n = parse_node(p, NODE_NAME);
		n->name.text = intern(p->names, p->s.lit);
		scan_next(&p->s);
		return n;
	}
	n = parse_name_at(p, p->s.pos, "_");
	parse_syntax_error(p, "expected name");
	parse_advance(p, 0);
	return n;
}

struct nodes parse_name_list(struct parser *p, struct node *first)
{
	struct nodes list = {0};

	VEC_PUSH(p->arena, &list, first);
	while (parse_got(p, TOK_COMMA)) {
		struct node *n = parse_name(p);

		VEC_PUSH(p->arena, &list, n);
	}
	return list;
}

struct node *parse_literal_or_null(struct parser *p)
{
	if (p->s.tok != TOK_LITERAL)
		return NULL;

	struct node *n = parse_node(p, NODE_LITERAL);
	n->literal.text = p->s.lit;
	n->literal.kind = p->s.kind;
	n->literal.bad = p->s.bad;
	scan_next(&p->s);
	return n;
}

/* ---- lists ---- */

struct nodes parse_expr_list(struct parser *p)
{
	struct nodes list = {0};

	do {
		struct node *x = parse_expr(p);

		VEC_PUSH(p->arena, &list, x);
	} while (parse_got(p, TOK_COMMA));
	return list;
}

struct nodes parse_type_list(struct parser *p, bool strict, bool *comma)
{
	struct nodes list = {0};

	p->xnest++;
	struct node *x = strict ? parse_type(p) : parse_expr(p);
	VEC_PUSH(p->arena, &list, x);
	*comma = p->s.tok == TOK_COMMA;
	while (parse_got(p, TOK_COMMA) && (x = parse_type_or_null(p)) != NULL)
		VEC_PUSH(p->arena, &list, x);
	p->xnest--;
	return list;
}

/* ---- operators ---- */

struct node *parse_expr(struct parser *p)
{
	return parse_binary_expr(p, NULL, 0);
}

static struct node *unary(struct parser *p)
{
	struct node *n = parse_node(p, NODE_UNARY);

	n->op.op = p->s.op;
	scan_next(&p->s);
	return n;
}

static struct node *unary_expr(struct parser *p);

/* "<-" before what turned out to be a channel type belongs to the type: <-(chan E) is (<-chan E),
 * and
 * <-(chan<- E) is (<-chan (<-E)). */
static struct node *receive_chan_type(struct parser *p, struct node *x)
{
	enum chan_dir dir = CHAN_SEND;
	struct node *t = x;

	while (dir == CHAN_SEND && t->kind == NODE_CHAN_TYPE) {
		dir = t->chan_type.dir;
		if (dir == CHAN_RECV)
			parse_syntax_error(p, "unexpected <-, expected chan");
		t->chan_type.dir = CHAN_RECV;
		t = t->chan_type.elem;
	}
	if (dir == CHAN_SEND)
		parse_syntax_error(p, "unexpected " STR_FMT ", expected chan", STR_ARG(node_string(p->arena, t)));
	return x;
}

/* A receive operation or a channel type: what follows "<-" tells. */
static struct node *receive(struct parser *p)
{
	pos_t pos = p->s.pos;

	scan_next(&p->s);
	struct node *x = unary_expr(p);
	if (x->kind == NODE_CHAN_TYPE)
		return receive_chan_type(p, x);

	struct node *n = node_new(p->arena, NODE_UNARY, pos);
	n->op.op = OP_RECV;
	n->op.x = x;
	return n;
}

static struct node *unary_at_token(struct parser *p)
{
	struct node *n;

	if (p->s.tok == TOK_ARROW)
		return receive(p);
	if (p->s.tok == TOK_OPERATOR || p->s.tok == TOK_STAR) {
		switch (p->s.op) {
		case OP_MUL:
		case OP_ADD:
		case OP_SUB:
		case OP_NOT:
		case OP_XOR:
		case OP_TILDE:
			n = unary(p);
			n->op.x = unary_expr(p);
			return n;
		case OP_AND: /* of a composite literal, perhaps in parentheses */
			n = unary(p);
			n->op.x = node_unparen(unary_expr(p));
			return n;
		default:
			break;
		}
	}
	return parse_primary_expr(p, NULL, true);
}

static struct node *unary_expr(struct parser *p)
{
	struct node *x = parse_enter(p) ? unary_at_token(p) : parse_bad_expr(p);

	parse_leave(p);
	return x;
}

struct node *parse_binary_expr(struct parser *p, struct node *x, int prec)
{
	if (!x)
		x = unary_expr(p);
	for (uint32_t n = 1; (p->s.tok == TOK_OPERATOR || p->s.tok == TOK_STAR) && p->s.prec > prec; n++) {
		struct node *t = parse_node(p, NODE_BINARY);
		int t_prec = p->s.prec;

		parse_link(p, n);
		t->op.op = p->s.op;
		scan_next(&p->s);
		t->op.x = x;
		t->op.y = parse_binary_expr(p, NULL, t_prec);
		x = t;
	}
	return x;
}

/* ---- operands ---- */

/* Parentheses are kept only where an error may need them: before '{', and in go and defer. */
static struct node *parenthesized(struct parser *p, bool keep_parens)
{
	pos_t pos = p->s.pos;

	scan_next(&p->s);
	p->xnest++;
	struct node *x = parse_expr(p);
	p->xnest--;
	parse_want(p, TOK_RPAREN);
	if (!keep_parens && p->s.tok != TOK_LBRACE)
		return x;

	struct node *n = node_new(p->arena, NODE_PAREN, pos);
	n->paren.x = x;
	return n;
}

static struct node *func_type_or_literal(struct parser *p)
{
	pos_t pos = p->s.pos;

	scan_next(&p->s);
	struct node *type = parse_func_type(p, "function type", NULL);
	if (p->s.tok != TOK_LBRACE)
		return type;

	struct node *n = node_new(p->arena, NODE_FUNC_LIT, pos);
	n->func_lit.type = type;
	p->xnest++;
	n->func_lit.body = parse_func_body(p);
	p->xnest--;
	return n;
}

static struct node *operand(struct parser *p, bool keep_parens)
{
	struct node *x;

	switch (p->s.tok) {
	case TOK_NAME:
		return parse_name(p);
	case TOK_LITERAL:
		return parse_literal_or_null(p);
	case TOK_LPAREN:
		return parenthesized(p, keep_parens);
	case TOK_FUNC:
		return func_type_or_literal(p);
	case TOK_LBRACK:
	case TOK_CHAN:
	case TOK_MAP:
	case TOK_STRUCT:
	case TOK_INTERFACE:
		return parse_type(p);
	default:
		x = parse_bad_expr(p);
		parse_syntax_error(p, "expected expression");
		parse_advance(p, TOK_SET(RPAREN) | TOK_SET(RBRACK) | TOK_SET(RBRACE));
		return x;
	}
}

/* ---- composite literals ---- */

static struct node *composite(struct parser *p);

static struct node *composite_element(struct parser *p)
{
	return p->s.tok == TOK_LBRACE ? composite(p) : parse_expr(p);
}

static void composite_elements(struct parser *p, struct node *n)
{
	struct list l = {"composite literal", TOK_COMMA, TOK_RBRACE, false, false, POS_NONE};

	p->xnest++;
	parse_want(p, TOK_LBRACE);
	while (parse_list(p, &l)) {
		struct node *x = composite_element(p);

		if (p->s.tok == TOK_COLON) {
			struct node *pair = parse_node(p, NODE_KEY_VALUE);

			scan_next(&p->s);
			pair->key_value.key = x;
			pair->key_value.value = composite_element(p);
			n->composite.nkeys++;
			x = pair;
		}
		VEC_PUSH(p->arena, &n->composite.elems, x);
	}
	n->composite.rbrace = l.end;
	p->xnest--;
}

/* "{" elements "}"; the caller fills in the type. */
static struct node *composite(struct parser *p)
{
	struct node *n = parse_node(p, NODE_COMPOSITE);

	if (parse_enter(p))
		composite_elements(p, n);
	parse_leave(p);
	return n;
}

/* Whether x must be a value, so that '{' after x[…] opens a block. */
static bool is_value(const struct node *x)
{
	for (;;) {
		switch (x->kind) {
		case NODE_LITERAL:
		case NODE_COMPOSITE:
		case NODE_FUNC_LIT:
		case NODE_SLICE:
		case NODE_ASSERT:
		case NODE_TYPE_SWITCH_GUARD:
		case NODE_CALL:
		case NODE_BINARY:
			return true;
		case NODE_UNARY:
			return x->op.op != OP_MUL;
		case NODE_PAREN:
			x = x->paren.x;
			break;
		case NODE_INDEX:
			if (x->index.args.len == 1 && is_value(x->index.args.at[0]))
				return true;
			x = x->index.x;
			break;
		default:
			return false;
		}
	}
}

/* Whether '{' after x begins a literal of type x, rather than a block. */
static bool may_be_literal_type(const struct parser *p, const struct node *x)
{
	switch (x->kind) {
	case NODE_NAME:
	case NODE_SELECTOR:
		return p->xnest >= 0;
	case NODE_INDEX:
		return p->xnest >= 0 && !is_value(x);
	case NODE_ARRAY_TYPE:
	case NODE_SLICE_TYPE:
	case NODE_STRUCT_TYPE:
	case NODE_MAP_TYPE:
		return true;
	default:
		return false;
	}
}

/* ---- primary expressions ---- */

static struct node *selector_or_assertion(struct parser *p, struct node *x)
{
	pos_t pos = p->s.pos;
	struct node *n;

	scan_next(&p->s);
	if (p->s.tok == TOK_NAME) {
		n = node_new(p->arena, NODE_SELECTOR, pos);
		n->selector.x = x;
		n->selector.name = parse_name(p);
		return n;
	}
	if (!parse_got(p, TOK_LPAREN)) {
		parse_syntax_error(p, "expected name or (");
		parse_advance(p, TOK_SET(SEMI) | TOK_SET(RPAREN));
		return x;
	}
	if (parse_got(p, TOK_TYPE)) {
		n = node_new(p->arena, NODE_TYPE_SWITCH_GUARD, pos);
		n->guard.x = x;
	} else {
		n = node_new(p->arena, NODE_ASSERT, pos);
		n->assertion.x = x;
		n->assertion.type = parse_type(p);
	}
	parse_want(p, TOK_RPAREN);
	return n;
}

/* After x[i, at ':' if all is well. */
static struct node *slice_expr(struct parser *p, struct node *x, pos_t pos, struct node *i)
{
	struct node *n = node_new(p->arena, NODE_SLICE, pos);

	if (!parse_got(p, TOK_COLON)) {
		parse_syntax_error(p, "expected comma, : or ]");
		parse_advance(p, TOK_SET(COMMA) | TOK_SET(COLON) | TOK_SET(RBRACK));
	}
	p->xnest++;
	n->slice.x = x;
	n->slice.index[0] = i;
	if (p->s.tok != TOK_COLON && p->s.tok != TOK_RBRACK)
		n->slice.index[1] = parse_expr(p);
	if (p->s.tok == TOK_COLON) {
		n->slice.full = true;
		if (!n->slice.index[1]) {
			parse_error_at(p, p->s.pos, "middle index required in 3-index slice");
			n->slice.index[1] = parse_bad_expr(p);
		}
		scan_next(&p->s);
		if (p->s.tok != TOK_RBRACK) {
			n->slice.index[2] = parse_expr(p);
		} else {
			parse_error_at(p, p->s.pos, "final index required in 3-index slice");
			n->slice.index[2] = parse_bad_expr(p);
		}
	}
	p->xnest--;
	parse_want(p, TOK_RBRACK);
	return n;
}

static struct node *index_or_slice(struct parser *p, struct node *x)
{
	pos_t pos = p->s.pos;
	struct nodes args = {0};
	bool comma = false;

	scan_next(&p->s);
	if (p->s.tok == TOK_COLON)
		return slice_expr(p, x, pos, NULL);
	if (p->s.tok == TOK_RBRACK) {
		parse_syntax_error(p, "expected operand");
		VEC_PUSH(p->arena, &args, parse_bad_expr(p));
	} else {
		args = parse_type_list(p, false, &comma);
	}
	if (!comma && p->s.tok != TOK_RBRACK)
		return slice_expr(p, x, pos, args.at[0]);
	parse_want(p, TOK_RBRACK);

	struct node *n = node_new(p->arena, NODE_INDEX, pos);
	n->index.x = x;
	n->index.args = args;
	return n;
}

static struct node *call(struct parser *p, struct node *fun)
{
	struct node *n = parse_node(p, NODE_CALL);
	struct list l = {"argument list", TOK_COMMA, TOK_RPAREN, false, false, POS_NONE};

	scan_next(&p->s);
	n->call.fun = fun;
	p->xnest++;
	while (parse_list(p, &l)) {
		struct node *x = parse_expr(p);

		VEC_PUSH(p->arena, &n->call.args, x);
		n->call.dots = l.done = parse_got(p, TOK_DOTDOTDOT);
	}
	p->xnest--;
	n->call.rparen = l.end;
	return n;
}

struct node *parse_primary_expr(struct parser *p, struct node *x, bool keep_parens)
{
	struct node *literal;

	if (!x)
		x = operand(p, keep_parens);
	for (uint32_t n = 1;; n++) {
		parse_link(p, n);
		switch (p->s.tok) {
		case TOK_DOT:
			x = selector_or_assertion(p, x);
			break;
		case TOK_LBRACK:
			x = index_or_slice(p, x);
			break;
		case TOK_LPAREN:
			x = call(p, x);
			break;
		case TOK_LBRACE:
			if (!may_be_literal_type(p, node_unparen(x)))
				return x;
			if (x->kind == NODE_PAREN)
				parse_syntax_error(p, "cannot parenthesize type in composite literal");
			literal = composite(p);
			literal->composite.type = x;
			x = literal;
			break;
		default:
			return x;
		}
	}
}
