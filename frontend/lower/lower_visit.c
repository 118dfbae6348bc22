/* lower_visit.c - the order in which gc's escape analysis visits the expressions of a function: parents first, literals
 * of functions where they stand. It is that of -m. Lowering, which makes sites in the order of evaluation, asks here.
 */
#include "lw.h"

struct walk {
	struct lw *lw;
	uint32_t next;
};

/* The slice that a variadic call makes has a number of its own, for gc's call has it as an argument. */
static const void *slice_key(const struct node *call)
{
	return &call->call.args;
}

static void number(struct walk *w, const void *key)
{
	map_put(w->lw->visits, key, (void *)(uintptr_t)++w->next);
}

static bool packs(const struct node *n, uint32_t arg)
{
	const struct node *fun = n->call.fun;
	const struct type *t = fun->type ? type_underlying(fun->type) : NULL;

	return !(n->flags & (NODE_CONVERSION | NODE_BUILTIN_CALL)) && t && t->kind == TYPE_FUNC && t->func.variadic &&
	       !n->call.dots && arg + 1 == t->func.params->tuple.vars.len;
}

static void visit(struct walk *w, struct node *n);

static void visit_call(struct walk *w, struct node *n)
{
	visit(w, n->call.fun);
	for (uint32_t i = 0; i < n->call.args.len; i++) {
		if (packs(n, i))
			number(w, slice_key(n));
		visit(w, n->call.args.at[i]);
	}
}

/* The new array of an append comes behind what is appended. */
static bool is_append(struct node *n)
{
	return n->kind == NODE_CALL && n->flags & NODE_BUILTIN_CALL && lw_builtin_of(n) == BUILTIN_APPEND;
}

static void visit(struct walk *w, struct node *n)
{
	struct nodes children = {0};

	if (is_append(n)) {
		visit_call(w, n);
		number(w, n);
		return;
	}
	number(w, n);
	if (n->kind == NODE_CALL) {
		visit_call(w, n);
		return;
	}
	node_children(w->lw->arena, n, &children);
	for (uint32_t i = 0; i < children.len; i++)
		visit(w, children.at[i]);
}

void lw_visit(struct lw *lw, struct node *n)
{
	struct walk w = {lw, lw->visits ? map_len(lw->visits) : 0};

	if (!lw->conf->ordered)
		return;
	if (!lw->visits)
		lw->visits = map_new(lw->arena);
	visit(&w, n);
}

static uint32_t order_of(const struct lw *lw, const void *key)
{
	return lw->visits && key ? (uint32_t)(uintptr_t)map_get(lw->visits, key) : 0;
}

uint32_t lw_visit_order(const struct lw *lw, struct node *n)
{
	return order_of(lw, node_unparen(n));
}

uint32_t lw_visit_order_of_slice(const struct lw *lw, const struct node *call)
{
	return order_of(lw, slice_key(call));
}
