/* embedded.h - the walk through embedded fields, depth by depth: what lookup.c and methods.c share. */
#ifndef EMBEDDED_H
#define EMBEDDED_H

#include "types.h"

/* An embedded field on the way to a type, from its end. */
struct step {
	const struct step *up;
	uint32_t field, depth; /* depth: steps up to here */
};

/* A type to search at the current depth. */
struct candidate {
	struct type *type;
	const struct step *path;
	bool indirect; /* a pointer on the way */
	bool multiple; /* embedded several times at this depth */
};
struct candidates {
	struct candidate *at;
	uint32_t len, cap;
};

/* What embedded field f, the i-th of e's type, adds to the next depth. */
void candidate_embedded(struct arena *a, struct candidates *next, const struct candidate *e, uint32_t i,
			struct object *f);
/* Types met more than once at a depth stand once in the result, marked. */
void candidates_merge(struct arena *a, struct candidates *l);
/* The fields up to a type, then i. */
uint32_t *step_path(struct arena *a, const struct step *last, uint32_t i, uint32_t *len);

struct seen_types {
	struct type_list declared, instances;
	struct map *index; /* of declared, once there are many */
};
bool type_seen_before(struct arena *a, struct seen_types *s, struct type *named);

#endif
