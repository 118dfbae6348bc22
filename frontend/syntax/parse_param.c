/* parse_param.c - lists of parameters, results and type parameters. */
#include "parse.h"

static struct node *new_field(struct parser *p, pos_t pos, struct node *name, struct node *type)
{
	struct node *f = node_new(p->arena, NODE_FIELD, pos);

	f->field.name = name;
	f->field.type = type;
	return f;
}

/* After a "|" that may follow a constraint. */
static struct node *union_of(struct parser *p, struct node *f, bool type_sets)
{
	return type_sets && parse_at_op(p, OP_OR) ? parse_embedded_element(p, f) : f;
}

/* What begins with a name and goes on so that the name is part of a type, or of an array type's
 * field; NULL when only the name has been understood. */
static struct node *after_name(struct parser *p, struct node *f, struct node *name, bool type_sets)
{
	if (p->s.tok == TOK_LBRACK) {
		f->field.type = parse_array_or_type_args(p);
		if (f->field.type->kind == NODE_INDEX)
			f->field.type->index.x = name;
		else
			f->field.name = name;
		return union_of(p, f, type_sets);
	}
	if (p->s.tok == TOK_DOT) {
		f->field.type = parse_qualified_name(p, name);
		return union_of(p, f, type_sets);
	}
	if (type_sets && parse_at_op(p, OP_OR)) {
		f->field.type = name;
		return parse_embedded_element(p, f);
	}
	f->field.name = name;
	return NULL;
}

/* "..." Type, or "..." with an error. */
static struct node *dots_type(struct parser *p)
{
	struct node *t = parse_node(p, NODE_DOTS_TYPE);

	scan_next(&p->s);
	t->elem_type.elem = parse_type_or_null(p);
	if (t->elem_type.elem)
		return t;
	t = parse_bad_expr(p);
	parse_syntax_error(p, "... is missing type");
	return t;
}

/* [ name ] [ "..." ] Type, or a name alone whose meaning only the whole list tells; NULL after an
 * error. */
static struct node *param_decl(struct parser *p, struct node *name, enum token follow)
{
	bool type_sets = follow == TOK_RBRACK; /* constraints as ~T|U */
	struct node *f;

	if (!name && type_sets && parse_at_op(p, OP_TILDE))
		return parse_embedded_element(p, NULL);

	f = new_field(p, name ? name->pos : p->s.pos, NULL, NULL);
	if (!name && p->s.tok == TOK_NAME)
		name = parse_name(p);
	if (name) {
		struct node *whole = after_name(p, f, name, type_sets);

		if (whole)
			return whole;
	}
	if (p->s.tok == TOK_DOTDOTDOT) {
		f->field.type = dots_type(p);
		return f;
	}
	if (type_sets && parse_at_op(p, OP_TILDE)) {
		f->field.type = parse_embedded_element(p, NULL)->field.type;
		return f;
	}
	f->field.type = parse_type_or_null(p);
	if (f->field.type)
		f = union_of(p, f, type_sets);
	if (f->field.name || f->field.type)
		return f;
	parse_syntax_error(p, "expected %s", parse_token_words(follow));
	parse_advance(p, TOK_SET(COMMA) | (uint64_t)1 << follow);
	return NULL;
}

struct counts {
	uint32_t named; /* with name and type */
	uint32_t typed; /* with a type */
};

static struct counts count(const struct nodes *list)
{
	struct counts c = {0, 0};

	for (uint32_t i = 0; i < list->len; i++) {
		const struct node *f = list->at[i];

		c.typed += f->field.type != NULL;
		c.named += f->field.type && f->field.name;
	}
	return c;
}

/* No name in the list has a type: the names are types. */
static void names_are_types(struct nodes *list)
{
	for (uint32_t i = 0; i < list->len; i++) {
		struct node *f = list->at[i];

		if (f->field.name) {
			f->field.type = f->field.name;
			f->field.name = NULL;
		}
	}
}

/* Every parameter gets a name and a type, from right to left: "a, b T". Gives the position of the
 * leftmost that lacks one, POS_NONE if all is well. */
static pos_t distribute_types(struct parser *p, struct nodes *list)
{
	pos_t wrong = POS_NONE;
	struct node *type = NULL;

	for (uint32_t i = list->len; i-- > 0;) {
		struct node *f = list->at[i];

		if (f->field.type) {
			type = f->field.type;
			if (!f->field.name) {
				wrong = node_start(type);
				f->field.name = parse_name_at(p, wrong, "_");
			}
		} else if (type) {
			f->field.type = type;
		} else {
			wrong = f->field.name->pos;
			f->field.type = node_new(p->arena, NODE_BAD, wrong);
		}
	}
	return wrong;
}

static void report_missing(struct parser *p, pos_t pos, pos_t end, struct counts c, uint32_t len, bool require_names)
{
	if (c.named == c.typed) /* types lack at the end of the list */
		parse_syntax_error_at(p, end, require_names ? "missing type constraint" : "missing parameter type");
	else if (!require_names)
		parse_syntax_error_at(p, pos, "missing parameter name");
	else
		parse_syntax_error_at(p, pos,
				      len == 1 ? "missing type parameter name or invalid "
						 "array length"
					       : "missing type parameter name");
}

/* "..." is for the last parameter; elsewhere the first is reported and all are taken for plain
 * types. */
static void check_dots(struct parser *p, struct nodes *list, bool dots_ok)
{
	bool first = true;

	for (uint32_t i = 0; i < list->len; i++) {
		struct node *f = list->at[i], *t = f->field.type;

		if (!t || t->kind != NODE_DOTS_TYPE || (dots_ok && i + 1 == list->len))
			continue;
		if (first)
			parse_error_at(p, t->pos,
				       dots_ok ? "can only use ... with final parameter" : "invalid use of ...");
		first = false;
		f->field.type = t->elem_type.elem;
	}
}

struct nodes parse_param_list(struct parser *p, struct node *name, struct node *type, enum token close,
			      bool require_names, bool dots_ok)
{
	struct list l = {"parameter list", TOK_COMMA, close, false, false, POS_NONE};
	struct nodes list = {0};

	if (name && type && parse_got(p, close)) {
		VEC_PUSH(p->arena, &list, new_field(p, name->pos, name, type));
		return list;
	}
	while (parse_list(p, &l)) {
		struct node *f = type ? new_field(p, name->pos, name, type) : param_decl(p, name, close);

		name = type = NULL;
		if (f)
			VEC_PUSH(p->arena, &list, f);
	}
	if (!list.len)
		return list;

	struct counts c = count(&list);
	if (c.named == 0 && !require_names) {
		names_are_types(&list);
	} else if (c.named != list.len) {
		pos_t wrong = distribute_types(p, &list);

		if (wrong)
			report_missing(p, wrong, l.end, c, list.len, require_names);
	}
	check_dots(p, &list, dots_ok);
	return list;
}
