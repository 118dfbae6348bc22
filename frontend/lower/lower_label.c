/* lower_label.c - which labels gotos use, and which of them make loops. */
#include "lw.h"

static void visit(struct lw_fn *fn, struct node *n)
{
	struct nodes children = {0};

	if (n->kind == NODE_FUNC_LIT)
		return;
	if (n->kind == NODE_BRANCH && n->branch.tok == TOK_GOTO && n->branch.target) {
		struct lw_label *l = map_get(fn->labels, n->branch.target);

		if (!l) {
			l = ARENA_NEW(fn->arena, struct lw_label);
			l->block = UINT32_MAX;
			map_put(fn->labels, n->branch.target, l);
		}
		if (n->pos > n->branch.target->pos)
			l->looping = true;
	}
	node_children(fn->arena, n, &children);
	for (uint32_t i = 0; i < children.len; i++)
		visit(fn, children.at[i]);
}

void lw_find_labels(struct lw_fn *fn, struct node *body)
{
	visit(fn, body);
}
