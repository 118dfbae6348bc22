/* lower_cost_range.c - costs of loops over functions, which gc rewrites before it counts:
 *
 *     #state := READY; #yield := func(k, v) bool { … }; f(#yield)
 *     if #state == PANIC { panic }; #state = EXHAUSTED; and for each way out of the body: if #next == n { … }
 *
 * and in the body a way out is #next = n; #state = DONE; return false. */
#include "cost.h"

enum {
	COST_LITERAL = 15,
	COST_SET = 3,                          /* #next = n, #state = n */
	COST_IF = 4,                           /* if #next == n, without what is done then */
	COST_FALSE = 2,                        /* return false */
	COST_LEAVE = COST_SET + COST_FALSE,    /* of a body for its own loop: #state = n; return … */
	COST_EXIT = COST_SET + COST_LEAVE,     /* for another place: #next = n, too */
	COST_CHECK = 7,                        /* if #state == n { panicrangestate(n) } */
	COST_BODY = 5 + 3 + COST_CHECK + 3 + 2 /* #tmp := #state; #state = PANIC; check; #state = READY; return true */
};

/* The ways out of a loop, as the code behind it asks for them. */
struct exits {
	struct arena *arena;
	VEC(const struct node *) loops; /* over functions, around the statement that is looked at; outermost first */
	uint32_t at;                    /* the loop in question */
	bool next, returns, breaks_out, goes_on;
	VEC(const struct node *) branches; /* to labels in the function that the loop stands in */
};

static bool holds(struct arena *a, const struct node *tree, const struct node *n)
{
	struct nodes children = {0};

	if (tree == n)
		return true;
	node_children(a, tree, &children);
	for (uint32_t i = 0; i < children.len; i++)
		if (holds(a, children.at[i], n))
			return true;
	return false;
}

/* To a label, or out of another statement that has one. */
static void add_branch(struct exits *e, const struct node *n)
{
	uint32_t outer = e->loops.len; /* loops that hold the target */

	while (outer && !holds(e->arena, e->loops.at[outer - 1]->for_stmt.body, n->branch.target))
		outer--;
	if (outer == e->loops.len)
		return;
	e->next = true;
	e->returns |= e->at > outer;
	if (e->at != outer)
		return;
	for (uint32_t i = 0; i < e->branches.len; i++)
		if (e->branches.at[i]->branch.tok == n->branch.tok &&
		    e->branches.at[i]->branch.target == n->branch.target)
			return;
	VEC_PUSH(e->arena, &e->branches, n);
}

/* Of a loop over a function. */
static void add_labeled(struct exits *e, const struct node *n, uint32_t target)
{
	bool go_on = n->branch.tok == TOK_CONTINUE;

	if (target + 1 == e->loops.len)
		return;
	e->next = true;
	e->goes_on |= go_on && e->at == target + 1;
	e->breaks_out |= e->at >= target + (go_on ? 2 : 0);
}

static void look_at_branch(struct exits *e, const struct node *n)
{
	if (n->branch.tok == TOK_FALLTHROUGH || !n->branch.target)
		return; /* without a label it leaves the innermost loop */
	for (uint32_t i = 0; i < e->loops.len; i++)
		if (e->loops.at[i] == n->branch.target) {
			add_labeled(e, n, i);
			return;
		}
	add_branch(e, n);
}

static bool ranges_over_func(const struct node *n)
{
	return n->kind == NODE_FOR && n->for_stmt.init && n->for_stmt.init->kind == NODE_RANGE &&
	       n->for_stmt.init->range.body;
}

static void look_at(struct exits *e, const struct node *n)
{
	bool inner = ranges_over_func(n) && e->loops.at[e->loops.len - 1] != n;
	struct nodes children = {0};

	if (n->kind == NODE_FUNC_LIT)
		return;
	if (n->kind == NODE_RETURN)
		e->next = e->returns = true;
	if (n->kind == NODE_BRANCH)
		look_at_branch(e, n);
	if (inner)
		VEC_PUSH(e->arena, &e->loops, n);
	node_children(e->arena, n, &children);
	for (uint32_t i = 0; i < children.len; i++)
		look_at(e, children.at[i]);
	if (inner)
		e->loops.len--;
}

static void add_loops_around(struct exits *e, const struct lw_fn *fn)
{
	if (!fn->range)
		return;
	add_loops_around(e, lw_range_outer(fn));
	VEC_PUSH(e->arena, &e->loops, lw_range_for(fn));
}

/* What is asked behind the loop. */
static void exits(struct cost *c, const struct node *loop)
{
	const int32_t false_ = COST_SET + COST_FALSE; /* #state = n; return … */
	struct exits e = {.arena = c->fn->arena};

	add_loops_around(&e, c->fn);
	e.at = e.loops.len;
	VEC_PUSH(e.arena, &e.loops, loop);
	look_at(&e, loop);
	cost_add(c, (int32_t)e.branches.len * (COST_IF + COST_SET + 1));
	if (!e.at) {
		cost_add(c, (e.next ? 4 : 0) + (e.returns ? COST_IF + 1 : 0)); /* its declaration; return */
		return;
	}
	cost_add(c, COST_CHECK + (e.returns ? COST_IF + false_ : 0));
	cost_add(c, (e.goes_on + e.breaks_out) * (COST_IF + COST_SET + false_));
	cost_add(c, e.goes_on || e.breaks_out ? COST_IF + false_ : 0);
}

void cost_range_func(struct cost *c, struct node *loop)
{
	struct node *range = loop->for_stmt.init;

	if (range->range.body->defers && !c->fn->range)
		cost_refuse(c, "defer call in range func");
	cost_add(c, 5 + 4); /* #state := n; #yield := … */
	cost_add(c, 1);
	c->cost += COST_LITERAL;
	cost_iterator(c, range->range.x);
	cost_add(c, 1);
	cost_add(c, COST_CHECK + COST_SET);
	exits(c, loop);
}

int32_t cost_of_branch(struct cost *c, const struct node *n)
{
	const struct node *loop = lw_range_for(c->fn), *target = n->branch.target;

	if (!loop)
		return 1;
	if (!target)
		return (n->branch.tok == TOK_CONTINUE ? c->loops : c->breaks) ? 1 : COST_LEAVE;
	if (target == loop)
		return COST_LEAVE;
	return holds(c->fn->arena, loop->for_stmt.body, target) ? 1 : COST_EXIT;
}

void cost_leave(struct cost *c)
{
	cost_add(c, COST_EXIT);
}

void lw_count_range_cost(struct lw_fn *fn)
{
	struct node *loop = (struct node *)lw_range_for(fn), *range = loop->for_stmt.init;
	struct vm_inline_info *inl = &fn->f->inl;
	struct cost c = {.fn = fn, .inl = inl};

	if (!fn->lw->conf->inlining)
		return;
	inl->counted = true;
	inl->pos = fn->f->pos;
	cost_add(&c, COST_BODY);
	for (uint32_t i = 0; i < range->range.lhs.len && !range->range.def; i++) {
		cost_add(&c, 2);
		cost_place(&c, range->range.lhs.at[i]);
	}
	cost_stmts(&c, &loop->for_stmt.body->block.stmts);
	inl->cost = c.cost;
}
