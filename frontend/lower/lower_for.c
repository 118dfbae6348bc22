/* lower_for.c - for loops with a condition. */
#include "lw.h"

/* Variables of the init statement that must be a new one in each iteration. */
static struct object_list distinct(struct lw_fn *fn, struct node *init)
{
	struct object_list vars = {0};

	if (!init || init->kind != NODE_ASSIGN || init->assign.op != OP_DEF || !lw_loop_per_iteration(fn))
		return vars;
	for (uint32_t i = 0; i < init->assign.lhs.len; i++) {
		struct node *name = init->assign.lhs.at[i];
		struct lw_var *v = name->obj ? lw_var(fn, name->obj) : NULL;

		if (v && (fn->f->locals.at[v->local].flags & VM_L_ADDRTAKEN))
			VEC_PUSH(fn->arena, &vars, name->obj);
	}
	return vars;
}

/* gc declares them inside the loop. */
static void deepen(struct lw_fn *fn, const struct object_list *vars)
{
	for (uint32_t i = 0; i < vars->len; i++) {
		struct vm_local *l = &fn->f->locals.at[lw_var(fn, vars->at[i])->local];

		l->loop_depth = fn->depth;
		l->site->loop_depth = fn->depth;
	}
}

/* A new instance of each, with the old one's value. */
static void renew(struct lw_fn *fn, const struct object_list *vars, pos_t pos)
{
	for (uint32_t i = 0; i < vars->len; i++) {
		struct vm_place *p = lw_var_place(fn, vars->at[i]);
		struct vm_operand old = lw_copy(fn, vm_use(p), pos);

		lw_live(fn, p->local, pos);
		lw_move(fn, p, old, VM_WHY_NONE, pos)->flags |= VM_I_COMPILER;
	}
}

static void end_fresh(struct lw_fn *fn, uint32_t from, pos_t pos)
{
	for (uint32_t i = from; i < fn->fresh.len; i++)
		lw_emit(fn, VM_OP_DEAD, 0, 0, pos)->local = fn->fresh.at[i];
	fn->fresh.len = from;
}

void lw_loop_body(struct lw_fn *fn, struct node *n, uint32_t brk, uint32_t cont)
{
	struct lw_target t;
	uint32_t fresh = fn->fresh.len;
	struct node *body = n->for_stmt.body;

	lw_push_target(fn, &t, n, brk, cont, true);
	lw_block_stmt(fn, body);
	lw_pop_target(fn);
	lw_jump(fn, cont, body->block.rbrace);
	lw_start(fn, cont);
	end_fresh(fn, fresh, body->block.rbrace);
}

/* The condition is false whatever is evaluated for it: as gc does, nothing is made of the body. */
static void skip_body(struct lw_fn *fn, uint32_t cont, pos_t pos)
{
	lw_jump(fn, cont, pos);
	lw_start(fn, cont);
}

void lw_for(struct lw_fn *fn, struct node *n)
{
	uint32_t scope = lw_open_scope(fn, n->pos), depth = fn->depth;
	struct object_list vars;
	uint32_t head, body, cont, end;

	if (n->for_stmt.init)
		lw_stmt(fn, n->for_stmt.init);
	vars = distinct(fn, n->for_stmt.init);
	end = lw_block(fn);
	fn->depth++;
	deepen(fn, &vars);
	head = lw_block(fn);
	body = lw_block(fn);
	cont = lw_block(fn);
	lw_jump(fn, head, n->pos);
	lw_start(fn, head);
	if (n->for_stmt.cond)
		lw_cond(fn, n->for_stmt.cond, body, end);
	else
		lw_jump(fn, body, n->pos);
	lw_start(fn, body);
	if (n->for_stmt.cond && lw_static_bool(n->for_stmt.cond) < 0)
		skip_body(fn, cont, n->pos);
	else
		lw_loop_body(fn, n, end, cont);
	renew(fn, &vars, n->pos);
	if (n->for_stmt.post)
		lw_stmt(fn, n->for_stmt.post);
	lw_jump(fn, head, n->pos);
	fn->depth = depth;
	fn->scope = scope;
	lw_start(fn, end);
}
