/* lower_stmt.c - statements but those with a file of their own. */
#include "lw.h"

/* ---- code that gc drops before escape analysis sees it ---- */

static bool is_panic(struct node *x)
{
	x = node_unparen(x);
	if (x->kind != NODE_CALL || !(x->flags & NODE_BUILTIN_CALL))
		return false;
	return node_unparen(x->call.fun)->obj->builtin.id == BUILTIN_PANIC;
}

static bool terminates(struct node *n)
{
	int known;

	if (!n)
		return false;
	switch (n->kind) {
	case NODE_BRANCH:
		return n->branch.tok == TOK_GOTO;
	case NODE_RETURN:
		return true;
	case NODE_EXPR_STMT:
		return is_panic(n->expr_stmt.x);
	case NODE_IF:
		known = lw_static_bool(n->if_stmt.cond);
		return (known < 0 || terminates(n->if_stmt.then)) && (known > 0 || terminates(n->if_stmt.else_));
	case NODE_BLOCK:
		for (uint32_t i = n->block.stmts.len; i-- > 0;)
			if (n->block.stmts.at[i]->kind != NODE_EMPTY)
				return terminates(n->block.stmts.at[i]);
		return false;
	default:
		return false;
	}
}

void lw_stmts(struct lw_fn *fn, const struct nodes *list)
{
	int last_label = -1;
	bool dead = false;

	for (uint32_t i = 0; i < list->len; i++)
		if (list->at[i]->kind == NODE_LABELED)
			last_label = (int)i;
	for (uint32_t i = 0; i < list->len; i++) {
		if (dead && (int)i > last_label && list->at[i]->kind != NODE_LABELED)
			continue;
		lw_stmt(fn, list->at[i]);
		dead = terminates(list->at[i]);
	}
}

void lw_block_stmt(struct lw_fn *fn, struct node *n)
{
	uint32_t depth = fn->depth, scope = lw_open_scope(fn, n->pos);

	lw_stmts(fn, &n->block.stmts);
	fn->depth = depth;
	fn->scope = scope;
}

/* ---- branches ---- */

void lw_push_target(struct lw_fn *fn, struct lw_target *t, struct node *stmt, uint32_t brk, uint32_t cont, bool loop)
{
	*t = (struct lw_target){stmt, brk, cont, loop, fn->targets};
	fn->targets = t;
}

void lw_pop_target(struct lw_fn *fn)
{
	fn->targets = fn->targets->up;
}

static uint32_t label_block(struct lw_fn *fn, struct node *labeled)
{
	uintptr_t block = (uintptr_t)map_get(fn->labels, labeled);

	if (!block) {
		block = (uintptr_t)lw_block(fn) + 1;
		map_put(fn->labels, labeled, (void *)block);
	}
	return (uint32_t)(block - 1);
}

void lw_branch_to(struct lw_fn *fn, enum token how, struct node *target, pos_t pos)
{
	struct lw_target *t = fn->targets;
	bool go_on = how == TOK_CONTINUE;

	if (how == TOK_GOTO) {
		if (target->labeled.in == lw_range_loop(fn))
			lw_jump(fn, label_block(fn, target), pos);
		else
			lw_leave_body(fn, how, target, pos);
		return;
	}
	while (t && (target ? t->stmt != target : go_on && !t->loop))
		t = t->up;
	if (t)
		lw_jump(fn, go_on ? t->cont : t->brk, pos);
	else
		lw_leave_body(fn, how, target, pos);
}

static void branch(struct lw_fn *fn, struct node *n)
{
	if (n->branch.tok == TOK_FALLTHROUGH)
		lw_jump(fn, fn->fallthrough, n->pos);
	else
		lw_branch_to(fn, n->branch.tok, n->branch.target, n->pos);
}

static void labeled(struct lw_fn *fn, struct node *n)
{
	if (n->labeled.jumped_to) {
		uint32_t b;

		fn->depth += n->labeled.looping;
		b = label_block(fn, n);
		fn->f->blocks.at[b].loop_depth = fn->depth;
		lw_jump(fn, b, n->pos);
		lw_start(fn, b);
	}
	lw_stmt(fn, n->labeled.stmt);
}

/* ---- if ---- */

static void if_stmt(struct lw_fn *fn, struct node *n)
{
	uint32_t scope = lw_open_scope(fn, n->pos);
	uint32_t yes, no, end;
	int known = lw_static_bool(n->if_stmt.cond);

	if (n->if_stmt.init)
		lw_stmt(fn, n->if_stmt.init);
	yes = lw_block(fn);
	no = lw_block(fn);
	end = lw_block(fn);
	lw_cond(fn, n->if_stmt.cond, yes, no);
	lw_start(fn, yes);
	if (known >= 0)
		lw_block_stmt(fn, n->if_stmt.then);
	lw_jump(fn, end, n->if_stmt.then->block.rbrace);
	lw_start(fn, no);
	if (known <= 0 && n->if_stmt.else_)
		lw_stmt(fn, n->if_stmt.else_);
	lw_jump(fn, end, n->pos);
	lw_start(fn, end);
	fn->scope = scope;
}

/* ---- return ---- */

static struct vm_place *result_place(struct lw_fn *fn, uint32_t i)
{
	if (!fn->range)
		return vm_place_local(fn->f, lw_result_local(fn, i));
	return lw_var_place(fn, lw_root(fn)->info->sig->func.results->tuple.vars.at[i]);
}

static bool names_results(struct lw_fn *root)
{
	return root->f->locals.at[lw_result_local(root, 0)].name[0] != '~';
}

static void return_values(struct lw_fn *fn, struct node *n)
{
	struct nodes *list = &n->ret.results;
	struct vm_func *root = lw_root(fn)->f;
	uint32_t nres = root->nresults;
	struct vm_operand *v = ARENA_ARRAY(fn->arena, struct vm_operand, nres + 1);
	struct map *outer = lw_open_order(fn, lw_has_call(list));

	if (list->len == 1 && nres > 1) {
		lw_order_operands(fn, list->at[0]);
		lw_call_results(fn, node_unparen(list->at[0]), &v);
		for (uint32_t i = 0; i < nres; i++)
			v[i] = lw_convert(fn, v[i], root->results[i], list->at[0], n->pos);
	} else {
		bool copy = nres > 1 && names_results(lw_root(fn));

		for (uint32_t i = 0; i < nres; i++)
			lw_order(fn, list->at[i], root->results[i]);
		for (uint32_t i = 0; i < nres; i++) {
			v[i] = lw_expr_to(fn, list->at[i], root->results[i]);
			if (copy)
				v[i] = lw_copy(fn, v[i], n->pos);
		}
	}
	for (uint32_t i = 0; i < nres; i++)
		lw_move(fn, result_place(fn, i), v[i], VM_WHY_RETURN, n->pos);
	fn->early = outer;
}

static void return_stmt(struct lw_fn *fn, struct node *n)
{
	if (n->ret.results.len == 1 && !lw_root(fn)->f->nresults)
		lw_discard(fn, n->ret.results.at[0]);
	else if (n->ret.results.len)
		return_values(fn, n);
	if (fn->range)
		lw_leave_body(fn, TOK_RETURN, NULL, n->pos);
	else
		lw_return(fn, n->pos);
}

/* ---- small ones ---- */

static void send(struct lw_fn *fn, struct node *n)
{
	struct map *outer = lw_open_order(fn, (n->send.chan->flags | n->send.value->flags) & NODE_HAS_CALL);
	struct vm_operand c, v;
	struct vm_inst *i;

	lw_order(fn, n->send.chan, NULL);
	lw_order(fn, n->send.value, lw_type(fn, n->send.chan->type)->elem);
	c = lw_stable(fn, lw_expr(fn, n->send.chan), n->pos);
	v = lw_expr_to(fn, n->send.value, c.type->elem);
	fn->early = outer;
	i = lw_emit(fn, VM_OP_CHAN_SEND, 0, 2, n->pos);
	i->args[0] = c;
	i->args[1] = v;
	i->why = VM_WHY_SEND;
}

static void decl_stmt(struct lw_fn *fn, struct node *n)
{
	for (uint32_t i = 0; i < n->decl_stmt.decls.len; i++)
		if (n->decl_stmt.decls.at[i]->kind == NODE_VAR_DECL) {
			lw_leave_frame(fn, n->decl_stmt.decls.at[i]);
			lw_var_decl(fn, n->decl_stmt.decls.at[i]);
		}
}

static bool is_type_switch(struct node *n)
{
	return n->switch_stmt.tag && n->switch_stmt.tag->kind == NODE_TYPE_SWITCH_GUARD;
}

/* A block statement does not restore the loop depth: a looping label in it counts on, as in gc. */
static void plain_block(struct lw_fn *fn, struct node *n)
{
	uint32_t scope = lw_open_scope(fn, n->pos);

	lw_stmts(fn, &n->block.stmts);
	fn->scope = scope;
}

void lw_stmt(struct lw_fn *fn, struct node *n)
{
	lw_leave_frame(fn, n);
	switch (n->kind) {
	case NODE_EMPTY:
		return;
	case NODE_LABELED:
		labeled(fn, n);
		return;
	case NODE_BLOCK:
		plain_block(fn, n);
		return;
	case NODE_EXPR_STMT:
		lw_discard(fn, n->expr_stmt.x);
		return;
	case NODE_SEND:
		send(fn, n);
		return;
	case NODE_DECL_STMT:
		decl_stmt(fn, n);
		return;
	case NODE_ASSIGN:
		lw_assign_stmt(fn, n);
		return;
	case NODE_BRANCH:
		branch(fn, n);
		return;
	case NODE_CALL_STMT:
		lw_go_defer(fn, n);
		return;
	case NODE_RETURN:
		return_stmt(fn, n);
		return;
	case NODE_IF:
		if_stmt(fn, n);
		return;
	case NODE_FOR:
		if (n->for_stmt.init && n->for_stmt.init->kind == NODE_RANGE)
			lw_range(fn, n);
		else
			lw_for(fn, n);
		return;
	case NODE_SWITCH:
		if (is_type_switch(n))
			lw_type_switch(fn, n);
		else
			lw_switch(fn, n);
		return;
	case NODE_SELECT:
		lw_select(fn, n);
		return;
	default:
		kit_fatal("%s is not a statement", node_kind_name(n->kind));
	}
}
