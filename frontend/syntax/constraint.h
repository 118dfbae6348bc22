/* constraint.h - build constraints: //go:build expressions and old // +build lines. */
#ifndef CONSTRAINT_H
#define CONSTRAINT_H

#include "kit.h"

struct constraint {
	enum constraint_kind { CONSTRAINT_TAG, CONSTRAINT_NOT, CONSTRAINT_AND, CONSTRAINT_OR } kind;
	struct str tag;
	struct constraint *x, *y;
};

/* The expression after "//go:build"; NULL when it is malformed. */
struct constraint *constraint_parse(struct arena *a, struct str text);
/* The words after "// +build", joined by "and" to c, which may be NULL. */
struct constraint *constraint_parse_plus(struct arena *a, struct str text, struct constraint *c);

/* Which tags hold is the settings' to say. */
struct constraint_tags;
bool constraint_holds(const struct constraint *c, bool (*tag)(const struct constraint_tags *tags, struct str name),
		      const struct constraint_tags *tags);

/* Minor version of the lowest go1.N that the constraint implies; -1: none. */
int constraint_go_minor(const struct constraint *c);

#endif
