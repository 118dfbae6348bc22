/* cost.h - what a body costs whoever inlines it, in gc's units. Private to lower_cost*.c.
 *
 * gc counts the nodes of its own tree, after its rewriting; here the same number is found on ours. So each case below
 * says what gc makes of a construct: implicit dereferences, addresses and conversions are nodes, those that keep the
 * representation are free, a definition declares its variables, and f, g = h() is as if it had no temporaries. Calls of
 * functions that are known are listed, for what they cost is known when their bodies are counted (passes/inline.c). */
#ifndef COST_H
#define COST_H

#include "lw.h"

struct cost {
	struct lw_fn *fn;
	struct vm_inline_info *inl; /* calls and the reason of a refusal go there */
	int32_t cost;
	int32_t nodes;
	uint32_t breaks, loops; /* around the statement that break and continue leave, in this function */
};

static inline void cost_add(struct cost *c, int32_t n)
{
	c->cost += n;
	c->nodes += n;
}

static inline void cost_refuse(struct cost *c, const char *why)
{
	if (!c->inl->reason)
		c->inl->reason = why;
}

/* NULL: it has none. */
static inline struct type *cost_type(struct cost *c, struct node *n)
{
	return n->type ? lw_subst(c->fn, n->type) : NULL;
}

/* lower_cost_conv.c */
bool cost_conversion_counts(const struct vm_type *to, const struct vm_type *from); /* code is made for it */
void cost_conversion(struct cost *c, struct type *to, struct type *from);
void cost_expr_to(struct cost *c, struct node *n, struct type *to); /* where a `to` is wanted; NULL: as it is */
bool cost_gives_tuple(struct cost *c, struct node *n);              /* it is a call with several results */
struct type *cost_tuple_at(struct type *tuple, uint32_t i);
void cost_spread(struct cost *c, struct node *n); /* such a call, whose results are temporaries */

/* lower_cost_expr.c */
void cost_expr(struct cost *c, struct node *n);
void cost_receiver(struct cost *c,
		   struct node *sel);           /* of x.m: x with the fields on the way, and what makes m's of it */
bool cost_is_method_of_param(struct node *sel); /* of a type parameter */
bool cost_is_interface_method(struct cost *c, struct node *sel);

/* lower_cost_call.c */
void cost_call(struct cost *c, struct node *n);
void cost_iterator(struct cost *c, struct node *x); /* the call that `range x` makes, but for its argument */

/* lower_cost_stmt.c */
void cost_stmts(struct cost *c, const struct nodes *list);
void cost_place(struct cost *c, struct node *n); /* assigned to */

/* lower_cost_range.c: over functions */
void cost_range_func(struct cost *c, struct node *loop);
int32_t cost_of_branch(struct cost *c, const struct node *n);
void cost_leave(struct cost *c); /* a body, to return */

#endif
