/* lower_select.c - select: all channels and values to send in source order, one instruction, then the chosen clause. */
#include "lw.h"

struct clause {
	struct node *n, *recv; /* recv: the receive expression, or NULL */
	struct nodes lhs;      /* of an assignment from it */
	uint32_t block;
	struct vm_place *value;
};

static bool is_wanted(struct clause *c, uint32_t i)
{
	struct node *n;

	if (i >= c->lhs.len)
		return false;
	n = node_unparen(c->lhs.at[i]);
	return n->kind != NODE_NAME || strcmp(n->name.text, "_") != 0;
}

static struct clause read_clause(struct node *n)
{
	struct clause c = {.n = n};
	struct node *s = n->comm_clause.comm;

	if (!s || s->kind == NODE_SEND)
		return c;
	if (s->kind == NODE_ASSIGN) {
		c.recv = node_unparen(s->assign.rhs.at[0]);
		c.lhs = s->assign.lhs;
	} else {
		c.recv = node_unparen(s->expr_stmt.x);
	}
	return c;
}

static struct vm_select_case operands(struct lw_fn *fn, struct clause *c)
{
	struct vm_select_case k = {0};
	struct node *s = c->n->comm_clause.comm;

	if (c->recv) {
		k.chan = lw_stable(fn, lw_expr(fn, c->recv->op.x), c->recv->pos);
		if (is_wanted(c, 0))
			k.recv = c->value = lw_temp(fn, k.chan.type->elem, c->recv->pos);
		return k;
	}
	k.send = true;
	k.chan = lw_stable(fn, lw_expr(fn, s->send.chan), s->pos);
	k.value = lw_stable(fn, lw_expr_to(fn, s->send.value, k.chan.type->elem), s->pos);
	return k;
}

static void clause_body(struct lw_fn *fn, struct clause *c, struct vm_place *ok, uint32_t end)
{
	uint32_t scope = lw_open_scope(fn, c->n->pos), depth = fn->depth;
	struct node *s = c->n->comm_clause.comm;

	lw_start(fn, c->block);
	if (is_wanted(c, 0))
		lw_define(fn, node_unparen(c->lhs.at[0]), vm_use(c->value), VM_WHY_ASSIGN, NULL);
	else if (c->lhs.len && c->value)
		lw_discard(fn, c->lhs.at[0]);
	if (is_wanted(c, 1))
		lw_define(fn, node_unparen(c->lhs.at[1]), vm_use(ok), VM_WHY_ASSIGN, NULL);
	lw_stmts(fn, &c->n->comm_clause.body);
	lw_jump(fn, end, s ? s->pos : c->n->pos);
	fn->scope = scope;
	fn->depth = depth;
}

static void choose(struct lw_fn *fn, struct vm_operand index, struct clause *c, uint32_t n, pos_t pos)
{
	struct vm_inst *i = lw_emit(fn, VM_OP_SWITCH, 0, 1, pos);
	uint32_t k = 0, other;

	i->args[0] = index;
	i->switches = ARENA_ARRAY(fn->arena, struct vm_switch_case, n + 1);
	other = lw_block(fn);
	i->target[0] = other;
	for (uint32_t j = 0; j < n; j++) {
		if (!c[j].n->comm_clause.comm)
			i->target[0] = c[j].block;
		else
			i->switches[i->ncases++] = (struct vm_switch_case){k++, c[j].block};
	}
	lw_start(fn, other);
	lw_unreachable(fn, pos);
}

void lw_select(struct lw_fn *fn, struct node *n)
{
	uint32_t count = n->select.clauses.len, ncases = 0, end;
	struct clause *c = ARENA_ARRAY(fn->arena, struct clause, count + 1);
	struct vm_select_case *cases = ARENA_ARRAY(fn->arena, struct vm_select_case, count + 1);
	struct vm_place *index = lw_temp(fn, lw_basic(fn, VM_INT), n->pos), *ok = NULL;
	bool has_default = false;
	struct lw_target t;
	struct vm_inst *i;

	for (uint32_t k = 0; k < count; k++) {
		c[k] = read_clause(n->select.clauses.at[k]);
		if (is_wanted(&c[k], 1) && !ok)
			ok = lw_temp(fn, lw_basic(fn, VM_BOOL), n->pos);
		if (c[k].n->comm_clause.comm)
			cases[ncases++] = operands(fn, &c[k]);
		else
			has_default = true;
	}
	i = lw_emit(fn, VM_OP_SELECT, 2, 0, n->pos);
	i->dst[0] = index;
	i->dst[1] = ok;
	i->cases = cases;
	i->ncases = ncases;
	if (has_default)
		i->flags |= VM_I_DEFAULT;
	end = lw_block(fn);
	for (uint32_t k = 0; k < count; k++)
		c[k].block = lw_block(fn);
	choose(fn, vm_use(index), c, count, n->pos);
	lw_push_target(fn, &t, n, end, end, false);
	for (uint32_t k = 0; k < count; k++)
		clause_body(fn, &c[k], ok, end);
	lw_pop_target(fn);
	lw_start(fn, end);
}
