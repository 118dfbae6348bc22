/* inline.h - bodies in place of calls, as gc decides it.
 *
 * Lowering counts what a body costs (frontend/lower/cost.h); the pass adds what it calls, callees first, gives
 * the verdicts, and puts bodies where calls of them are. A body is put in as it was written, and the calls in it are
 * looked at again where it lands, as gc does. Private to passes/, but for the numbers. */
#ifndef INLINE_H
#define INLINE_H

#include "passes_internal.h"

enum {
	INLINE_BUDGET = 80,          /* of a function; twice that of a literal */
	INLINE_LITERAL_BUDGET = 800, /* of a literal that is called once */
	INLINE_INTO_BIG = 20         /* of what is put into a function of 5,000 nodes */
};

/* inline.c: the greatest cost of a body that may be put into caller. */
int32_t inline_limit(const struct vm_func *caller, const struct vm_func *callee);

/* inline_body.c */
struct inline_bodies; /* as they were written */
struct inline_bodies *inline_bodies_new(struct arena *a, struct pass_run *run);
/* Keeps the body of f, which may be changed from then on, if it can go anywhere. */
void inline_keep_body(struct inline_bodies *b, struct vm_func *f);
/* Puts bodies into f, and tells of each. */
void inline_calls(struct inline_bodies *b, struct vm_func *f);

/* inline_counts.c: sizes of slices in a function that bodies were put into. */
void inline_find_counts(struct vm_facts *facts);

#endif
