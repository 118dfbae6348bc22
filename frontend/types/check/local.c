/* local.c - declarations in functions, in order. */
#include "check.h"

static void local_const(struct checker *c, struct node *n)
{
	uint32_t top = c->delayed.len, count = n->const_decl.names.len;
	struct object **lhs = ARENA_ARRAY(c->arena, struct object *, count);
	struct node *from = n->const_decl.inherit;
	struct nodes values = {0};
	bool inherited = from && from != n;

	if (from)
		values = from->const_decl.values;
	for (uint32_t i = 0; i < count; i++) {
		struct node *name = n->const_decl.names.at[i];

		lhs[i] = object_new(c->ts, OBJ_CONST, name->pos, c->pkg, name->name.text, NULL);
		lhs[i]->constant.val = const_int64(c->arena, n->const_decl.iota);
		check_const_decl(c, lhs[i], from ? from->const_decl.type : NULL, i < values.len ? values.at[i] : NULL,
				 inherited);
	}
	check_arity(c, n->pos, &n->const_decl.names, &values, true, inherited);
	check_run_delayed(c, top);
	for (uint32_t i = 0; i < count; i++)
		check_declare(c, c->env.scope, n->const_decl.names.at[i], lhs[i]);
}

static void local_var_types(struct checker *c, struct node *n, const struct object_list *lhs)
{
	const struct nodes *values = &n->var_decl.values;

	for (uint32_t i = 0; i < lhs->len; i++) {
		struct node *init = NULL;
		bool shared = values->len == 1 && lhs->len != 1;

		if (shared)
			init = values->at[0];
		else if (i < values->len)
			init = values->at[i];
		check_var_decl(c, lhs->at[i], shared ? lhs : NULL, n->var_decl.type, init);
		/* One value for all: they are typed together. */
		if (values->len == 1)
			break;
	}
}

static void local_var(struct checker *c, struct node *n)
{
	uint32_t top = c->delayed.len, count = n->var_decl.names.len;
	struct object_list lhs = {ARENA_ARRAY(c->arena, struct object *, count), count, count};

	for (uint32_t i = 0; i < count; i++) {
		struct node *name = n->var_decl.names.at[i];

		lhs.at[i] = object_var(c->ts, VAR_LOCAL, name->pos, c->pkg, name->name.text, NULL);
	}
	local_var_types(c, n, &lhs);
	if (!n->var_decl.type || n->var_decl.values.len > 0)
		check_arity(c, n->pos, &n->var_decl.names, &n->var_decl.values, false, false);
	check_run_delayed(c, top);
	for (uint32_t i = 0; i < count; i++)
		check_declare(c, c->env.scope, n->var_decl.names.at[i], lhs.at[i]);
}

static void local_type(struct checker *c, struct node *n)
{
	struct node *name = n->type_decl.name;
	struct object *obj = object_new(c->ts, OBJ_TYPENAME, name->pos, c->pkg, name->name.text, NULL);

	check_declare(c, c->env.scope, name, obj);
	check_push(c, obj);
	check_type_decl(c, obj, n);
	check_pop(c);
}

void check_decl_stmt(struct checker *c, const struct nodes *decls)
{
	for (uint32_t i = 0; i < decls->len; i++) {
		struct node *n = decls->at[i];

		if (n->kind == NODE_CONST_DECL)
			local_const(c, n);
		else if (n->kind == NODE_VAR_DECL)
			local_var(c, n);
		else if (n->kind == NODE_TYPE_DECL)
			local_type(c, n);
	}
}
