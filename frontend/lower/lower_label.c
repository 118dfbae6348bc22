/* lower_label.c - which labels gotos use, which of them make loops, which stand in this body. */
#include "lw.h"

struct search {
	struct lw_fn *fn;
	struct map *passed; /* labels before the place the walk has come to */
};

static struct lw_label *label_of(struct lw_fn *fn, struct node *n)
{
	struct lw_label *l = map_get(fn->labels, n);

	if (!l) {
		l = ARENA_NEW(fn->arena, struct lw_label);
		l->block = UINT32_MAX;
		map_put(fn->labels, n, l);
	}
	return l;
}

static void pass_label(struct search *s, struct node *n)
{
	struct lw_label *l = map_get(s->fn->labels, n);

	map_put(s->passed, n, n);
	if (l)
		l->inside = true;
}

static void use_label(struct search *s, struct node *target)
{
	struct lw_label *l = label_of(s->fn, target);

	if (map_get(s->passed, target))
		l->inside = l->looping = true;
}

/* In source order. */
static void visit(struct search *s, struct node *n)
{
	struct nodes children = {0};

	if (n->kind == NODE_FUNC_LIT)
		return;
	if (n->kind == NODE_LABELED)
		pass_label(s, n);
	if (n->kind == NODE_BRANCH && n->branch.tok == TOK_GOTO && n->branch.target)
		use_label(s, n->branch.target);
	node_children(s->fn->arena, n, &children);
	for (uint32_t i = 0; i < children.len; i++)
		visit(s, children.at[i]);
}

void lw_find_labels(struct lw_fn *fn, struct node *body)
{
	struct search s = {fn, map_new(fn->arena)};

	visit(&s, body);
}
