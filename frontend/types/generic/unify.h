/* unify.h - unification of types with unknown type arguments. Shared by infer.c and unify.c. */
#ifndef UNIFY_H
#define UNIFY_H

#include "types.h"

enum unify_mode {
	UNIFY_INEXACT = 0,
	UNIFY_ASSIGN = 1, /* at the top level by the rules of assignment */
	UNIFY_EXACT = 2,  /* types must be identical */
};

/* What is known of each type parameter. Joined parameters share a cell. */
struct unifier {
	struct checker *c;
	const struct type_list *tparams;
	struct type ***cell; /* one per type parameter; *cell NULL: unknown */
	bool interfaces;     /* methods of interfaces help (go1.21) */
	int depth;
};

void unifier_init(struct unifier *u, struct checker *c, const struct type_list *tparams, const struct type_list *targs);
bool unify(struct unifier *u, struct type *x, struct type *y, int mode);
struct type *unifier_at(const struct unifier *u, const struct type *tparam);
void unifier_set(struct unifier *u, const struct type *tparam, struct type *t);
uint32_t unifier_unknowns(const struct unifier *u);

#endif
