/* verify.c - what later stages rely on in a tree that was checked without errors: each expression
 * has a mode and a final type, each name its object, each constant its value. */
#include "verify.h"

struct verifier {
	const struct sources *sources;
	struct arena *arena;
	FILE *out;
	uint32_t found;
};

static void walk(struct verifier *v, struct node *n);

static void complain(struct verifier *v, const struct node *n, const char *what)
{
	struct str at = sources_pos(v->sources, v->arena, n->pos);
	struct str text = node_string(v->arena, n);

	v->found++;
	fprintf(v->out, STR_FMT ": %s %s: " STR_FMT "\n", STR_ARG(at), node_kind_name(n->kind), what, STR_ARG(text));
}

static void walk_list(struct verifier *v, const struct nodes *l)
{
	for (uint32_t i = 0; i < l->len; i++)
		walk(v, l->at[i]);
}

static void walk_children(struct verifier *v, struct node *n)
{
	struct nodes children = {0};

	node_children(v->arena, n, &children);
	walk_list(v, &children);
}

static bool is_blank(const struct node *n)
{
	return n->kind == NODE_NAME && strcmp(n->name.text, "_") == 0;
}

static bool untyped_allowed(const struct node *n)
{
	/* nil keeps its type where it is compared or passed on; constants where they are only
	 * printed or dropped. */
	return n->mode == MODE_NIL;
}

static void expression(struct verifier *v, struct node *n)
{
	if (n->mode == MODE_INVALID || (!n->type && n->mode != MODE_NOVALUE && n->mode != MODE_BUILTIN)) {
		complain(v, n, "not typed");
		return;
	}
	if (!n->type || n->mode == MODE_TYPE || n->mode == MODE_BUILTIN)
		return;
	if (type_is_untyped(n->type) && !untyped_allowed(n))
		complain(v, n, "untyped");
	if (!type_is_valid(n->type))
		complain(v, n, "invalid type");
	if (n->mode == MODE_CONSTANT && !n->cval)
		complain(v, n, "no value");
}

static void name(struct verifier *v, struct node *n)
{
	if (is_blank(n))
		return;
	if (!n->obj) {
		complain(v, n, "no object");
		return;
	}
	if (n->obj->kind != OBJ_PKGNAME && !(n->flags & NODE_DEFINES))
		expression(v, n);
}

static void selector(struct verifier *v, struct node *n)
{
	struct node *x = node_unparen(n->selector.x);

	expression(v, n);
	if (x->kind == NODE_NAME && x->obj && x->obj->kind == OBJ_PKGNAME) {
		if (!n->obj && !n->selector.name->obj)
			complain(v, n, "no object");
		return;
	}
	if (!n->sel)
		complain(v, n, "no selection");
	walk(v, n->selector.x);
}

static void composite(struct verifier *v, struct node *n)
{
	struct type *u;

	expression(v, n);
	if (!n->type)
		return;
	walk(v, n->composite.type && n->composite.type->kind != NODE_ARRAY_TYPE ? n->composite.type : NULL);
	u = type_core(type_deref(n->type, NULL));
	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i];

		if (e->kind == NODE_KEY_VALUE) {
			if (u && u->kind == TYPE_MAP)
				walk(v, e->key_value.key);
			walk(v, e->key_value.value);
		} else {
			walk(v, e);
		}
	}
}

static void clause(struct verifier *v, struct node *n)
{
	walk_list(v, &n->case_clause.exprs);
	if (n->obj && (!n->obj->type || !type_is_valid(n->obj->type)))
		complain(v, n, "variable without type");
	walk_list(v, &n->case_clause.body);
}

static void walk(struct verifier *v, struct node *n)
{
	if (!n)
		return;
	/* What a constant is made of no longer matters. */
	if (n->mode == MODE_CONSTANT && n->kind != NODE_NAME) {
		expression(v, n);
		return;
	}
	switch (n->kind) {
	case NODE_NAME:
		name(v, n);
		break;
	case NODE_SELECTOR:
		selector(v, n);
		break;
	case NODE_COMPOSITE:
		composite(v, n);
		break;
	case NODE_FUNC_LIT:
		expression(v, n);
		if (!n->func_lit.info || !n->func_lit.info->sig)
			complain(v, n, "no facts");
		walk(v, n->func_lit.body);
		break;
	case NODE_CALL:
		expression(v, n);
		if (!(n->flags & NODE_BUILTIN_CALL))
			walk(v, n->call.fun);
		walk_list(v, &n->call.args);
		break;
	case NODE_INDEX:
		expression(v, n);
		if (n->mode != MODE_TYPE && !n->inst)
			walk_children(v, n);
		break;
	case NODE_LITERAL:
	case NODE_PAREN:
	case NODE_SLICE:
	case NODE_ASSERT:
	case NODE_UNARY:
	case NODE_BINARY:
		expression(v, n);
		walk_children(v, n);
		break;
	case NODE_TYPE_SWITCH_GUARD:
		walk(v, n->guard.x);
		break;
	case NODE_LABELED:
		walk(v, n->labeled.stmt);
		break;
	case NODE_CASE:
		clause(v, n);
		break;
	case NODE_VAR_DECL:
		walk_list(v, &n->var_decl.values);
		break;
	case NODE_BRANCH:
	case NODE_CONST_DECL:
	case NODE_TYPE_DECL:
	case NODE_FIELD:
		break;
	default:
		walk_children(v, n);
		break;
	}
}

uint32_t verify_package(const struct sources *sources, struct arena *a, const struct package *p, FILE *out)
{
	struct verifier v = {sources, a, out, 0};

	for (uint32_t i = 0; i < p->funcs.len; i++)
		walk(&v, p->funcs.at[i]->body);
	for (uint32_t i = 0; i < p->inits.len; i++)
		walk(&v, p->inits.at[i].rhs);
	return v.found;
}
