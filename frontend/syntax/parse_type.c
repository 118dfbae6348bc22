/* parse_type.c - types, parameters, constraints. */
#include "parse.h"

static struct node *indirect(struct parser *p, pos_t pos, struct node *type)
{
	struct node *n = node_new(p->arena, NODE_UNARY, pos);

	n->op.op = OP_MUL;
	n->op.x = type;
	return n;
}

struct node *parse_type(struct parser *p)
{
	struct node *t = parse_type_or_null(p);

	if (t)
		return t;
	t = parse_bad_expr(p);
	parse_syntax_error(p, "expected type");
	parse_advance(p, TOK_SET(COMMA) | TOK_SET(COLON) | TOK_SET(SEMI) | TOK_SET(RPAREN) | TOK_SET(RBRACK) |
			     TOK_SET(RBRACE));
	return t;
}

/* After '[' at pos; len: what has been read of it. */
struct node *parse_array_type(struct parser *p, pos_t pos, struct node *len)
{
	if (!len && !parse_got(p, TOK_DOTDOTDOT)) {
		p->xnest++;
		len = parse_expr(p);
		p->xnest--;
	}
	if (p->s.tok == TOK_COMMA) { /* right in type parameters, not here */
		parse_syntax_error(p, "unexpected comma; expected ]");
		scan_next(&p->s);
	}
	parse_want(p, TOK_RBRACK);

	struct node *t = node_new(p->arena, NODE_ARRAY_TYPE, pos);
	t->array_type.len = len;
	t->array_type.elem = parse_type(p);
	return t;
}

/* After "[]", '[' at pos. */
struct node *parse_slice_type(struct parser *p, pos_t pos)
{
	struct node *t = node_new(p->arena, NODE_SLICE_TYPE, pos);

	t->elem_type.elem = parse_type(p);
	return t;
}

static struct node *chan_elem(struct parser *p)
{
	struct node *t = parse_type_or_null(p);

	if (t)
		return t;
	t = parse_bad_expr(p);
	parse_syntax_error(p, "missing channel element type");
	return t;
}

/* At "chan", or at "<-" when receiving. */
static struct node *chan_type(struct parser *p, bool receive)
{
	struct node *t = parse_node(p, NODE_CHAN_TYPE);

	scan_next(&p->s);
	if (receive) {
		parse_want(p, TOK_CHAN);
		t->chan_type.dir = CHAN_RECV;
	} else if (parse_got(p, TOK_ARROW)) {
		t->chan_type.dir = CHAN_SEND;
	}
	t->chan_type.elem = chan_elem(p);
	return t;
}

static struct node *map_type(struct parser *p)
{
	struct node *t = parse_node(p, NODE_MAP_TYPE);

	scan_next(&p->s);
	parse_want(p, TOK_LBRACK);
	t->map_type.key = parse_type(p);
	parse_want(p, TOK_RBRACK);
	t->map_type.value = parse_type(p);
	return t;
}

/* ---- structs ---- */

static void add_field(struct parser *p, struct node *type, pos_t pos, struct node *name, struct node *field_type,
		      struct node *tag)
{
	struct node *f = node_new(p->arena, NODE_FIELD, pos);

	f->field.name = name;
	f->field.type = field_type;
	f->field.tag = tag;
	VEC_PUSH(p->arena, &type->struct_type.fields, f);
}

static void add_embedded(struct parser *p, struct node *type, pos_t pos, struct node *field_type)
{
	add_field(p, type, pos, NULL, field_type, parse_literal_or_null(p));
}

struct node *parse_array_or_type_args(struct parser *p)
{
	pos_t pos = p->s.pos;
	bool comma;

	parse_want(p, TOK_LBRACK);
	if (parse_got(p, TOK_RBRACK))
		return parse_slice_type(p, pos);

	struct nodes args = parse_type_list(p, false, &comma);
	parse_want(p, TOK_RBRACK);
	if (!comma) {
		struct node *elem = parse_type_or_null(p);

		if (elem) {
			struct node *t = node_new(p->arena, NODE_ARRAY_TYPE, pos);

			t->array_type.len = args.at[0];
			t->array_type.elem = elem;
			return t;
		}
	}

	struct node *x = node_new(p->arena, NODE_INDEX, pos);
	x->index.args = args;
	return x;
}

/* Fields that begin with a name: "a, b T", or an embedded T, p.T, T[A]. */
static void named_field(struct parser *p, struct node *type)
{
	pos_t pos = p->s.pos;
	struct node *name = parse_name(p), *field_type;

	if (p->s.tok == TOK_DOT || p->s.tok == TOK_LITERAL || p->s.tok == TOK_SEMI || p->s.tok == TOK_RBRACE) {
		add_embedded(p, type, pos, parse_qualified_name(p, name));
		return;
	}

	struct nodes names = parse_name_list(p, name);
	if (names.len == 1 && p->s.tok == TOK_LBRACK) {
		field_type = parse_array_or_type_args(p);
		if (field_type->kind == NODE_INDEX) {
			field_type->index.x = name;
			add_embedded(p, type, pos, field_type);
			return;
		}
	} else {
		field_type = parse_type(p);
	}

	struct node *tag = parse_literal_or_null(p);
	for (uint32_t i = 0; i < names.len; i++)
		add_field(p, type, names.at[i]->pos, names.at[i], field_type, tag);
}

/* "*T", or "*(T)" with an error. */
static void pointer_field(struct parser *p, struct node *type)
{
	pos_t pos = p->s.pos;
	struct node *base;

	scan_next(&p->s);
	if (p->s.tok == TOK_LPAREN) {
		parse_syntax_error(p, "cannot parenthesize embedded type");
		scan_next(&p->s);
		base = parse_qualified_name(p, NULL);
		parse_got(p, TOK_RPAREN);
	} else {
		base = parse_qualified_name(p, NULL);
	}
	add_embedded(p, type, pos, indirect(p, pos, base));
}

/* "(T)" and "(*T)": wrong, but understood. */
static void parenthesized_field(struct parser *p, struct node *type)
{
	pos_t pos = p->s.pos;
	struct node *field_type;

	parse_syntax_error(p, "cannot parenthesize embedded type");
	scan_next(&p->s);
	if (p->s.tok == TOK_STAR) {
		pos_t star = p->s.pos;

		scan_next(&p->s);
		field_type = indirect(p, star, parse_qualified_name(p, NULL));
	} else {
		field_type = parse_qualified_name(p, NULL);
	}
	parse_got(p, TOK_RPAREN);
	add_embedded(p, type, pos, field_type);
}

static struct node *struct_type(struct parser *p)
{
	struct node *t = parse_node(p, NODE_STRUCT_TYPE);
	struct list l = {"struct type", TOK_SEMI, TOK_RBRACE, false, false, POS_NONE};

	parse_want(p, TOK_STRUCT);
	parse_want(p, TOK_LBRACE);
	while (parse_list(p, &l)) {
		switch (p->s.tok) {
		case TOK_NAME:
			named_field(p, t);
			break;
		case TOK_STAR:
			pointer_field(p, t);
			break;
		case TOK_LPAREN:
			parenthesized_field(p, t);
			break;
		default:
			parse_syntax_error(p, "expected field name or embedded type");
			parse_advance(p, TOK_SET(SEMI) | TOK_SET(RBRACE));
		}
	}
	t->struct_type.rbrace = l.end;
	return t;
}

/* ---- interfaces ---- */

bool parse_at_op(const struct parser *p, enum op op)
{
	return p->s.tok == TOK_OPERATOR && p->s.op == op;
}

/* [ "~" ] Type */
static struct node *embedded_term(struct parser *p)
{
	if (parse_at_op(p, OP_TILDE)) {
		struct node *t = parse_node(p, NODE_UNARY);

		t->op.op = OP_TILDE;
		scan_next(&p->s);
		t->op.x = parse_type(p);
		return t;
	}

	struct node *t = parse_type_or_null(p);
	if (t)
		return t;
	t = parse_bad_expr(p);
	parse_syntax_error(p, "expected ~ term or type");
	parse_advance(p, TOK_SET(OPERATOR) | TOK_SET(SEMI) | TOK_SET(RPAREN) | TOK_SET(RBRACK) | TOK_SET(RBRACE));
	return t;
}

struct node *parse_embedded_element(struct parser *p, struct node *f)
{
	if (!f) {
		f = parse_node(p, NODE_FIELD);
		f->field.type = embedded_term(p);
	}
	for (uint32_t n = 1; parse_at_op(p, OP_OR); n++) {
		struct node *t = parse_node(p, NODE_BINARY);

		parse_link(p, n);
		t->op.op = OP_OR;
		scan_next(&p->s);
		t->op.x = f->field.type;
		t->op.y = embedded_term(p);
		f->field.type = t;
	}
	return f;
}

static void method(struct parser *p, struct node *f, struct node *name)
{
	f->field.name = name;
	f->field.type = parse_func_type(p, "interface method", NULL);
}

/* name "[" …: a generic method (an error), or an embedded T[A, B]. */
static void method_or_instance(struct parser *p, struct node *f, struct node *name)
{
	pos_t pos = p->s.pos;

	scan_next(&p->s);
	if (p->s.tok == TOK_RBRACK) {
		pos_t close = p->s.pos;

		scan_next(&p->s);
		if (p->s.tok == TOK_LPAREN) {
			parse_error_at(p, close, "empty type parameter list");
			method(p, f, name);
		} else {
			parse_error_at(p, close, "empty type argument list");
			f->field.type = name;
		}
		return;
	}

	struct nodes list = parse_param_list(p, NULL, NULL, TOK_RBRACK, false, false);
	if (!list.len) { /* nothing but errors in it: as if it were not there */
		if (p->s.tok == TOK_LPAREN)
			method(p, f, name);
		else
			f->field.type = name;
		return;
	}
	if (list.at[0]->field.name) {
		method(p, f, name);
		parse_error_at(p, pos, "interface method must have no type parameters");
		return;
	}

	struct node *x = node_new(p->arena, NODE_INDEX, pos);
	x->index.x = name;
	for (uint32_t i = 0; i < list.len; i++)
		VEC_PUSH(p->arena, &x->index.args, list.at[i]->field.type);
	f->field.type = x;
}

/* What begins with a name: a method, or an embedded type. */
static struct node *method_decl(struct parser *p)
{
	struct node *f = parse_node(p, NODE_FIELD);
	struct node *name = parse_name(p);

	if (p->s.tok == TOK_LPAREN)
		method(p, f, name);
	else if (p->s.tok == TOK_LBRACK)
		method_or_instance(p, f, name);
	else
		f->field.type = parse_qualified_name(p, name);
	return f;
}

static struct node *interface_type(struct parser *p)
{
	struct node *t = parse_node(p, NODE_INTERFACE_TYPE);
	struct list l = {"interface type", TOK_SEMI, TOK_RBRACE, false, false, POS_NONE};

	parse_want(p, TOK_INTERFACE);
	parse_want(p, TOK_LBRACE);
	while (parse_list(p, &l)) {
		struct node *f = p->s.tok == TOK_NAME ? method_decl(p) : NULL;

		if (!f || !f->field.name)
			f = parse_embedded_element(p, f);
		VEC_PUSH(p->arena, &t->interface_type.methods, f);
	}
	t->interface_type.rbrace = l.end;
	return t;
}

/* ---- type names ---- */

static struct node *type_instance(struct parser *p, struct node *type)
{
	struct node *x = parse_node(p, NODE_INDEX);
	bool comma;

	parse_want(p, TOK_LBRACK);
	x->index.x = type;
	if (p->s.tok == TOK_RBRACK) {
		parse_syntax_error(p, "expected type argument list");
		VEC_PUSH(p->arena, &x->index.args, parse_bad_expr(p));
	} else {
		x->index.args = parse_type_list(p, true, &comma);
	}
	parse_want(p, TOK_RBRACK);
	return x;
}

/* name [ "." name ] [ type arguments ]; name: the first, when it has been read. */
struct node *parse_qualified_name(struct parser *p, struct node *name)
{
	struct node *x = name;

	if (!x && p->s.tok == TOK_NAME) {
		x = parse_name(p);
	} else if (!x) {
		x = parse_name_at(p, p->s.pos, "_");
		parse_syntax_error(p, "expected name");
		parse_advance(p, TOK_SET(DOT) | TOK_SET(SEMI) | TOK_SET(RBRACE));
	}
	if (p->s.tok == TOK_DOT) {
		struct node *s = parse_node(p, NODE_SELECTOR);

		scan_next(&p->s);
		s->selector.x = x;
		s->selector.name = parse_name(p);
		x = s;
	}
	if (p->s.tok == TOK_LBRACK)
		x = type_instance(p, x);
	return x;
}

/* ---- types ---- */

static struct node *type_at_token(struct parser *p)
{
	pos_t pos = p->s.pos;
	struct node *t;

	switch (p->s.tok) {
	case TOK_STAR:
		scan_next(&p->s);
		return indirect(p, pos, parse_type(p));
	case TOK_ARROW:
		return chan_type(p, true);
	case TOK_FUNC:
		scan_next(&p->s);
		return parse_func_type(p, "function type", NULL);
	case TOK_LBRACK:
		scan_next(&p->s);
		if (parse_got(p, TOK_RBRACK))
			return parse_slice_type(p, pos);
		return parse_array_type(p, pos, NULL);
	case TOK_CHAN:
		return chan_type(p, false);
	case TOK_MAP:
		return map_type(p);
	case TOK_STRUCT:
		return struct_type(p);
	case TOK_INTERFACE:
		return interface_type(p);
	case TOK_NAME:
		return parse_qualified_name(p, NULL);
	case TOK_LPAREN: /* parentheses around types are not kept */
		scan_next(&p->s);
		t = parse_type(p);
		parse_want(p, TOK_RPAREN);
		return t;
	default:
		return NULL;
	}
}

struct node *parse_type_or_null(struct parser *p)
{
	struct node *t = parse_enter(p) ? type_at_token(p) : parse_bad_expr(p);

	parse_leave(p);
	return t;
}

/* ---- functions ---- */

/* "(" parameters ")" | Type | nothing */
static struct nodes func_result(struct parser *p)
{
	struct nodes results = {0};
	pos_t pos = p->s.pos;

	if (parse_got(p, TOK_LPAREN))
		return parse_param_list(p, NULL, NULL, TOK_RPAREN, false, false);

	struct node *type = parse_type_or_null(p);
	if (type) {
		struct node *f = node_new(p->arena, NODE_FIELD, pos);

		f->field.type = type;
		VEC_PUSH(p->arena, &results, f);
	}
	return results;
}

struct node *parse_func_type(struct parser *p, const char *context, struct nodes *tparams)
{
	struct node *t = parse_node(p, NODE_FUNC_TYPE);

	if (parse_got(p, TOK_LBRACK)) {
		if (context) /* understood, but wrong */
			parse_syntax_error_at(p, t->pos, "%s must have no type parameters", context);
		if (p->s.tok == TOK_RBRACK) {
			parse_syntax_error(p, "empty type parameter list");
			scan_next(&p->s);
		} else {
			struct nodes list = parse_param_list(p, NULL, NULL, TOK_RBRACK, true, false);

			if (tparams)
				*tparams = list;
		}
	}
	parse_want(p, TOK_LPAREN);
	t->func_type.params = parse_param_list(p, NULL, NULL, TOK_RPAREN, false, true);
	t->func_type.results = func_result(p);
	return t;
}
