/* lower_written.c - which package variables the package writes other than by their initialiser. */
#include "lw.h"

static void mark(struct lw *lw, struct node *n)
{
	for (;;) {
		n = node_unparen(n);
		if (n->kind == NODE_SELECTOR && n->sel)
			n = n->selector.x;
		else if (n->kind == NODE_INDEX)
			n = n->index.x;
		else
			break;
	}
	if (n->obj && n->obj->kind == OBJ_VAR && n->obj->var.kind == VAR_PACKAGE)
		map_put(lw->written, n->obj, n);
}

static void mark_list(struct lw *lw, const struct nodes *l)
{
	for (uint32_t i = 0; i < l->len; i++)
		mark(lw, l->at[i]);
}

static void visit(struct lw *lw, struct node *n)
{
	struct nodes children = {0};

	if (n->kind == NODE_ASSIGN)
		mark_list(lw, &n->assign.lhs);
	else if (n->kind == NODE_RANGE)
		mark_list(lw, &n->range.lhs);
	else if (n->kind == NODE_UNARY && n->op.op == OP_AND)
		mark(lw, n->op.x);
	else if (n->kind == NODE_SLICE)
		mark(lw, n->slice.x);
	else if (n->kind == NODE_SELECTOR && n->sel && n->sel->kind == SELECT_METHOD)
		mark(lw, n->selector.x);
	node_children(lw->arena, n, &children);
	for (uint32_t i = 0; i < children.len; i++)
		visit(lw, children.at[i]);
}

static void remember_initializers(struct lw *lw)
{
	for (uint32_t i = 0; i < lw->pkg->inits.len; i++) {
		struct initializer *init = &lw->pkg->inits.at[i];

		if (init->lhs.len == 1)
			map_put(lw->initial, init->lhs.at[0], init);
		else
			for (uint32_t k = 0; k < init->lhs.len; k++)
				map_put(lw->written, init->lhs.at[k], init);
	}
}

void lw_find_written(struct lw *lw)
{
	lw->initial = map_new(lw->arena);
	lw->written = map_new(lw->arena);
	remember_initializers(lw);
	for (uint32_t i = 0; i < lw->pkg->files.len; i++)
		for (uint32_t k = 0; k < lw->pkg->files.at[i]->decls.len; k++)
			visit(lw, lw->pkg->files.at[i]->decls.at[k]);
}
