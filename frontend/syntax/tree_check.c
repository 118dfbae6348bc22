/* tree_check.c - every node has the shape that nodes.def gives it. */
#include "syntax.h"

enum shape {
	EXPR,
	STMT,
	DECL,
	CLAUSE,
	FIELD,
	IS_FIRST, /* from here on one kind of node: IS_x */
#define NODE(kind, class, ...) IS_##kind,
#include "nodes.def"
};

static enum shape class_of(enum node_kind k)
{
	static const unsigned char classes[] = {
	    EXPR,
#define NODE(kind, class, ...) class,
#include "nodes.def"
	};

	return (enum shape)classes[k];
}

static void check(const struct node *n);

static void one(const struct node *parent, const struct node *child, enum shape want)
{
	if (!child)
		kit_fatal("tree: %s at line %u lacks a child", node_kind_name(parent->kind), pos_line(parent->pos));

	bool ok = want > IS_FIRST ? child->kind == (enum node_kind)(want - IS_FIRST) : class_of(child->kind) == want;
	if (!ok)
		kit_fatal("tree: %s at line %u has %s as a child", node_kind_name(parent->kind), pos_line(parent->pos),
			  node_kind_name(child->kind));
	check(child);
}

static void opt(const struct node *parent, const struct node *child, enum shape want)
{
	if (child)
		one(parent, child, want);
}

static void list(const struct node *parent, const struct nodes *children, enum shape want)
{
	for (uint32_t i = 0; i < children->len; i++)
		one(parent, children->at[i], want);
}

static void check(const struct node *n)
{
	if (!n->pos)
		kit_fatal("tree: %s without a position", node_kind_name(n->kind));
	switch (n->kind) {
#define ONE(member, class)  one(n, n->member, class);
#define OPT(member, class)  opt(n, n->member, class);
#define LIST(member, class) list(n, &n->member, class);
#define NODE(kind, class, ...)                                                                                         \
	case NODE_##kind:                                                                                              \
		__VA_ARGS__                                                                                            \
		break;
#include "nodes.def"
	default:
		kit_fatal("tree: a node of kind %d", (int)n->kind);
	}
}

void tree_check(const struct syntax_file *f)
{
	for (uint32_t i = 0; i < f->decls.len; i++) {
		const struct node *d = f->decls.at[i];

		if (class_of(d->kind) != DECL)
			kit_fatal("tree: %s as a declaration", node_kind_name(d->kind));
		check(d);
	}
}
