#include <string.h>

#include "values.h"

/* The value for a name, or NULL. */
static const char *find(struct str values, const char *name)
{
	size_t n = strlen(name);
	for (const char *at = values.data; at < values.data + values.len; at += strlen(at) + 1)
		if (!strncmp(at, name, n) && at[n] == '=')
			return at + n + 1;
	return NULL;
}

static bool is_string_literal(const struct node *n)
{
	return n->kind == NODE_LITERAL && n->literal.kind == LIT_STRING;
}

/* Sums of literals: what a name stands for is not known before types are. */
static bool is_constant(const struct node *n)
{
	if (n->kind == NODE_BINARY)
		return is_constant(n->op.x) && is_constant(n->op.y);
	return n->kind == NODE_PAREN ? is_constant(n->paren.x) : is_string_literal(n);
}

static struct node *literal(struct arena *a, pos_t pos, const char *value)
{
	struct node *n = node_new(a, NODE_LITERAL, pos);
	n->literal.kind = LIT_STRING;
	n->literal.text = str_quote(a, str_of(value));
	return n;
}

static bool is_string_type(const struct node *type)
{
	return type->kind == NODE_NAME && !strcmp(type->name.text, "string");
}

static void set(struct arena *a, struct node *d, struct str values)
{
	if (d->var_decl.type && !is_string_type(d->var_decl.type))
		return;
	for (uint32_t i = 0; i < d->var_decl.names.len; i++) {
		struct node *name = d->var_decl.names.at[i];
		const char *value = find(values, name->name.text);
		if (!value)
			continue;
		if (d->var_decl.values.len == d->var_decl.names.len && is_constant(d->var_decl.values.at[i]))
			d->var_decl.values.at[i] = literal(a, d->var_decl.values.at[i]->pos, value);
		else if (!d->var_decl.values.len && d->var_decl.names.len == 1)
			VEC_PUSH(a, &d->var_decl.values, literal(a, name->pos, value));
	}
}

void values_set(struct arena *a, struct syntax_file *f, struct str values)
{
	for (uint32_t i = 0; values.len && i < f->decls.len; i++)
		if (f->decls.at[i]->kind == NODE_VAR_DECL)
			set(a, f->decls.at[i], values);
}
