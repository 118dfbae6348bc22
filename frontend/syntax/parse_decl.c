/* parse_decl.c - files and declarations. */
#include "parse.h"

/* [ "." | name ] "path" */
static struct node *import_decl(struct parser *p, struct decl_group *group)
{
	struct node *d = parse_node(p, NODE_IMPORT_DECL);

	d->import.group = group;
	pragma_take(p, 0);
	if (p->s.tok == TOK_NAME) {
		d->import.name = parse_name(p);
	} else if (p->s.tok == TOK_DOT) {
		d->import.name = parse_name_at(p, p->s.pos, ".");
		scan_next(&p->s);
	}
	d->import.path = parse_literal_or_null(p);
	if (!d->import.path) {
		parse_syntax_error(p, "missing import path");
		parse_advance(p, TOK_SET(SEMI) | TOK_SET(RPAREN));
		return d;
	}
	if (!d->import.path->literal.bad && d->import.path->literal.kind != LIT_STRING) {
		parse_syntax_error_at(p, d->import.path->pos, "import path must be a string");
		d->import.path->literal.bad = true;
	}
	return d;
}

/* '=', or ':=' with an error. */
static bool got_assign(struct parser *p)
{
	if (p->s.tok == TOK_DEFINE)
		parse_syntax_error(p, "expected =");
	else if (p->s.tok != TOK_ASSIGN)
		return false;
	scan_next(&p->s);
	return true;
}

/* names [ [ Type ] "=" values ]; before: the declaration of the group before this one. */
static struct node *const_decl(struct parser *p, struct decl_group *group, struct node *before)
{
	struct node *d = parse_node(p, NODE_CONST_DECL);

	d->const_decl.group = group;
	d->const_decl.iota = group ? group->len : 0;
	pragma_take(p, 0);
	d->const_decl.names = parse_name_list(p, parse_name(p));
	if (p->s.tok != TOK_EOF && p->s.tok != TOK_SEMI && p->s.tok != TOK_RPAREN) {
		d->const_decl.type = parse_type_or_null(p);
		if (got_assign(p))
			d->const_decl.values = parse_expr_list(p);
	}
	if (d->const_decl.type || d->const_decl.values.len)
		d->const_decl.inherit = d;
	else if (before)
		d->const_decl.inherit = before->const_decl.inherit;
	return d;
}

static bool is_type_element(const struct node *x)
{
	for (;;) {
		switch (x->kind) {
		case NODE_ARRAY_TYPE:
		case NODE_STRUCT_TYPE:
		case NODE_FUNC_TYPE:
		case NODE_INTERFACE_TYPE:
		case NODE_SLICE_TYPE:
		case NODE_MAP_TYPE:
		case NODE_CHAN_TYPE:
			return true;
		case NODE_UNARY:
			if (x->op.op == OP_TILDE)
				return true;
			x = x->op.x;
			break;
		case NODE_BINARY:
			if (is_type_element(x->op.y))
				return true;
			x = x->op.x;
			break;
		case NODE_PAREN:
			x = x->paren.x;
			break;
		default:
			return false;
		}
	}
}

/* Splits x, read as an expression, into a type parameter's name and its constraint where it can be
 * read so: "P *T", "P (T)", "P *T|U". What could be an expression as well is split only when
 * forced, or when the constraint can be nothing but a type. */
static struct node *split_name(struct parser *p, struct node *x, bool force, struct node **constraint)
{
	struct node *name, *rest;

	*constraint = NULL;
	if (x->kind == NODE_NAME)
		return x;
	if (x->kind == NODE_BINARY && x->op.op == OP_MUL) {
		name = x->op.x;
		if (name->kind != NODE_NAME || !(force || is_type_element(x->op.y)))
			return NULL;
		*constraint = node_new(p->arena, NODE_UNARY, x->pos);
		(*constraint)->op.op = OP_MUL;
		(*constraint)->op.x = x->op.y;
		return name;
	}
	if (x->kind == NODE_BINARY && x->op.op == OP_OR) {
		name = split_name(p, x->op.x, force || is_type_element(x->op.y), &rest);
		if (!name || !rest)
			return NULL;
		*constraint = node_new(p->arena, NODE_BINARY, x->pos);
		(*constraint)->op.op = OP_OR;
		(*constraint)->op.x = rest;
		(*constraint)->op.y = x->op.y;
		return name;
	}
	if (x->kind == NODE_CALL && x->call.fun->kind == NODE_NAME && x->call.args.len == 1 && !x->call.dots &&
	    (force || is_type_element(x->call.args.at[0]))) {
		*constraint = node_unparen(x->call.args.at[0]);
		return x->call.fun;
	}
	return NULL;
}

/* After "type T [" name…: an array type or type parameters, which only what follows tells. */
static void type_params_or_array(struct parser *p, struct node *d, pos_t pos)
{
	struct node *x = parse_name(p), *constraint;

	/* "P []E" would be no expression, and an index cannot be an array length: so not with '['.
	 */
	if (p->s.tok != TOK_LBRACK) {
		p->xnest++;
		x = parse_binary_expr(p, parse_primary_expr(p, x, false), 0);
		p->xnest--;
	}

	struct node *name = split_name(p, x, p->s.tok == TOK_COMMA, &constraint);
	if (name && (constraint || p->s.tok != TOK_RBRACK)) {
		d->type_decl.tparams = parse_param_list(p, name, constraint, TOK_RBRACK, true, false);
		d->type_decl.alias = got_assign(p);
		d->type_decl.type = parse_type_or_null(p);
	} else {
		d->type_decl.type = parse_array_type(p, pos, x);
	}
}

/* name [ type parameters ] [ "=" ] Type */
static struct node *type_decl(struct parser *p, struct decl_group *group)
{
	struct node *d = parse_node(p, NODE_TYPE_DECL);

	d->type_decl.group = group;
	d->type_decl.pragma = pragma_take(p, 0);
	d->type_decl.name = parse_name(p);
	if (p->s.tok == TOK_LBRACK) {
		pos_t pos = p->s.pos;

		scan_next(&p->s);
		if (p->s.tok == TOK_NAME)
			type_params_or_array(p, d, pos);
		else if (parse_got(p, TOK_RBRACK))
			d->type_decl.type = parse_slice_type(p, pos);
		else
			d->type_decl.type = parse_array_type(p, pos, NULL);
	} else {
		d->type_decl.alias = got_assign(p);
		d->type_decl.type = parse_type_or_null(p);
	}
	if (!d->type_decl.type) {
		d->type_decl.type = parse_bad_expr(p);
		parse_syntax_error(p, "in type declaration");
		parse_advance(p, TOK_SET(SEMI) | TOK_SET(RPAREN));
	}
	return d;
}

/* names ( Type [ "=" values ] | "=" values ) */
static struct node *var_decl(struct parser *p, struct decl_group *group)
{
	struct node *d = parse_node(p, NODE_VAR_DECL);

	d->var_decl.group = group;
	d->var_decl.pragma = pragma_take(p, PRAGMA_EMBED);
	d->var_decl.names = parse_name_list(p, parse_name(p));
	if (got_assign(p)) {
		d->var_decl.values = parse_expr_list(p);
		return d;
	}
	d->var_decl.type = parse_type(p);
	if (got_assign(p))
		d->var_decl.values = parse_expr_list(p);
	return d;
}

static struct node *one_decl(struct parser *p, enum token tok, struct decl_group *group, struct node *before)
{
	switch (tok) {
	case TOK_IMPORT:
		return import_decl(p, group);
	case TOK_CONST:
		return const_decl(p, group, before);
	case TOK_TYPE:
		return type_decl(p, group);
	default:
		return var_decl(p, group);
	}
}

void parse_decl_group(struct parser *p, enum token tok, struct nodes *decls)
{
	struct list l = {"grouped declaration", TOK_SEMI, TOK_RPAREN, false, false, POS_NONE};
	struct node *d = NULL;

	if (p->s.tok != TOK_LPAREN) {
		d = one_decl(p, tok, NULL, NULL);
		VEC_PUSH(p->arena, decls, d);
		return;
	}

	struct decl_group *group = ARENA_NEW(p->arena, struct decl_group);
	group->pos = p->s.pos;
	pragma_clear(p); /* before '(' is passed: what stands after it belongs to the declarations */
	scan_next(&p->s);
	while (parse_list(p, &l)) {
		d = one_decl(p, tok, group, d);
		group->len++;
		VEC_PUSH(p->arena, decls, d);
	}
}

static struct node *receiver(struct parser *p)
{
	struct nodes list = parse_param_list(p, NULL, NULL, TOK_RPAREN, false, false);

	if (list.len == 0) {
		parse_error_at(p, p->s.pos, "method has no receiver");
		return NULL;
	}
	if (list.len > 1)
		parse_error_at(p, p->s.pos, "method has multiple receivers");
	return list.at[0];
}

static struct node *empty_body(struct parser *p)
{
	struct node *body = parse_node(p, NODE_BLOCK);

	if (!scan_skip_block(&p->s))
		return parse_func_body(p);
	body->block.rbrace = p->s.pos;
	scan_next(&p->s);
	p->pragma = NULL; /* from inside */
	return body;
}

static bool wants_body(const struct parser *p, const struct node *d)
{
	if (!p->opt->no_bodies || func_decl_is_generic(d))
		return true;
	return p->opt->bodies && map_get_str(p->opt->bodies, str_of(d->func_decl.name->name.text));
}

/* After "func": [ receiver ] name [ type parameters ] signature [ body ] */
static struct node *func_decl(struct parser *p)
{
	struct node *d = parse_node(p, NODE_FUNC_DECL);
	bool method;

	d->func_decl.pragma = pragma_take(p, PRAGMA_FUNC_FLAGS);
	method = parse_got(p, TOK_LPAREN);
	if (method)
		d->func_decl.recv = receiver(p);
	if (p->s.tok == TOK_NAME) {
		d->func_decl.name = parse_name(p);
		d->func_decl.type = parse_func_type(p, NULL, &d->func_decl.tparams);
	} else {
		d->func_decl.name = parse_name_at(p, p->s.pos, "_");
		d->func_decl.type = parse_node(p, NODE_FUNC_TYPE);
		parse_syntax_error(p, method ? "expected name" : "expected name or (");
		parse_advance(p, TOK_SET(LBRACE) | TOK_SET(SEMI));
	}
	if (p->s.tok == TOK_LBRACE)
		d->func_decl.body = wants_body(p, d) ? parse_func_body(p) : empty_body(p);
	return d;
}

/* ---- files ---- */

#define DECL_STARTS (TOK_SET(IMPORT) | TOK_SET(CONST) | TOK_SET(TYPE) | TOK_SET(VAR) | TOK_SET(FUNC))

static bool package_clause(struct parser *p)
{
	struct syntax_file *f = p->file;

	f->pos = p->s.pos;
	p->top = false;
	if (!parse_got(p, TOK_PACKAGE)) {
		parse_syntax_error(p, "package statement must be first");
		f->bad = true;
		return false;
	}
	f->pragma = pragma_take(p, PRAGMA_BUILD);

	struct node *name = parse_name(p);
	parse_want(p, TOK_SEMI);
	if (p->failed) { /* not worth going on */
		f->bad = true;
		return false;
	}
	f->package = name;
	return true;
}

static bool last_lacks_body(const struct nodes *decls)
{
	return decls->len && VEC_LAST(decls)->kind == NODE_FUNC_DECL && !VEC_LAST(decls)->func_decl.body;
}

static void not_a_declaration(struct parser *p)
{
	if (p->s.tok == TOK_LBRACE && last_lacks_body(&p->file->decls))
		parse_syntax_error(p, "unexpected semicolon or newline before {");
	else
		parse_syntax_error(p, "non-declaration statement outside function body");
	parse_advance(p, DECL_STARTS);
}

void parse_file(struct parser *p)
{
	struct nodes *decls = &p->file->decls;
	enum token before = TOK_IMPORT;

	if (!package_clause(p))
		return;
	while (p->s.tok != TOK_EOF) {
		enum token tok = p->s.tok;

		if (p->opt->imports_only && tok != TOK_IMPORT)
			break;
		if (tok == TOK_IMPORT && before != TOK_IMPORT)
			parse_syntax_error(p, "imports must appear before other declarations");
		before = tok;
		if (!(DECL_STARTS >> tok & 1)) {
			not_a_declaration(p);
			continue;
		}
		scan_next(&p->s);
		if (tok == TOK_FUNC) {
			struct node *d = func_decl(p);

			VEC_PUSH(p->arena, decls, d);
		} else {
			parse_decl_group(p, tok, decls);
		}
		/* Before ';' is passed: comments after it belong to the next declaration. */
		pragma_clear(p);
		if (p->s.tok != TOK_EOF && !parse_got(p, TOK_SEMI)) {
			parse_syntax_error(p, "after top level declaration");
			parse_advance(p, DECL_STARTS);
		}
	}
	if (!p->opt->imports_only) {
		pragma_clear(p);
		pragma_check_file(p);
	}
	p->file->end = p->s.pos;
}
