/* go_tree.h - which Go tree is used. */
#ifndef GO_TREE_H
#define GO_TREE_H

#include "kit.h"

#define GO_TREE_NO_VERSION "1.27" /* where there is no tree, or it does not say */

struct go_tree {
	const char *root;    /* NULL: none that serves */
	const char *version; /* "1.27.3" */
	const char *why;     /* there is none: one line for the user */
};

/* $GOROOT; without it the tree of the go command on PATH if it is new enough, then the folder beside. */
struct go_tree go_tree_find(struct arena *a, const char *beside);

#endif
