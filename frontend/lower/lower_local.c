/* lower_local.c - numbers of types declared in functions.
 *
 * They are part of link names, so every package that meets such a type must give it the same number: its place among all
 * of its package, as written, aliases not counted (gc counts so too). */
#include "lw.h"

struct count {
	struct lw *lw;
	uintptr_t n;
};

static void visit(struct count *c, struct node *n, bool inside)
{
	struct nodes children = {0};

	if (inside && n->kind == NODE_TYPE_DECL && !n->type_decl.alias)
		map_put(c->lw->locals, n->type_decl.name, (void *)++c->n);
	inside |= n->kind == NODE_FUNC_DECL || n->kind == NODE_FUNC_LIT;
	node_children(c->lw->arena, n, &children);
	for (uint32_t i = 0; i < children.len; i++)
		visit(c, children.at[i], inside);
}

static void number_types(struct lw *lw, const struct package *p)
{
	struct count c = {lw, 0};

	for (uint32_t i = 0; i < p->files.len; i++)
		for (uint32_t k = 0; k < p->files.at[i]->decls.len; k++)
			visit(&c, p->files.at[i]->decls.at[k], false);
}

uint32_t lw_local_number(struct lw *lw, struct type *origin)
{
	const struct object *o = origin->named.obj;

	if (!map_get(lw->locals, o->node))
		number_types(lw, o->pkg);
	return (uint32_t)(uintptr_t)map_get(lw->locals, o->node);
}
