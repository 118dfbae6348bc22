/* lower_rangefunc.c - range over functions: the body becomes a function that the iterator calls.
 *
 *     for k, v := range f { body }      =>      f(func(k, v) bool { check and set #state; body; #state = ready; return
 * true })
 *
 * #state finds iterators that call the body when they must not. Leaving the body for anywhere but its own loop sets
 * #next to the number of that exit and returns false; behind the call of f the exit is then taken, which may mean
 * leaving an outer body in the same way. Results are stored into the result variables of the function around, which
 * bodies capture. A defer statement in a body adds to the list of that function's frame, which they reach through
 * #frame. */
#include "lw.h"

enum state { STATE_DONE, STATE_READY, STATE_PANIC, STATE_EXHAUSTED, STATE_MISSING_PANIC };

struct lw_range_body {
	struct lw_fn *outer;
	struct node *loop;
	struct object *state, *next;
	uint32_t brk;
	VEC(struct lw_exit) exits;
};

struct lw_fn *lw_root(struct lw_fn *fn)
{
	while (fn->range)
		fn = fn->range->outer;
	return fn;
}

/* ---- variables of the loop ---- */

static struct object *hidden(struct lw_fn *fn, const char *name, struct type *t, pos_t pos)
{
	struct object *o = object_var(fn->lw->ts, VAR_LOCAL, pos, fn->lw->pkg, name, t);

	o->var.captured = o->var.reassigned = o->var.changes = true;
	return o;
}

static struct object *hidden_int(struct lw_fn *fn, const char *name, int64_t value, pos_t pos)
{
	struct object *o = hidden(fn, name, fn->lw->ts->basic[BASIC_INT], pos);

	lw_declare(fn, o, NULL);
	lw_move(fn, lw_var_place(fn, o), lw_int(fn, value), VM_WHY_NONE, pos)->flags |= VM_I_COMPILER;
	return o;
}

static void set(struct lw_fn *fn, struct object *o, int64_t value, pos_t pos)
{
	lw_move(fn, lw_var_place(fn, o), lw_int(fn, value), VM_WHY_NONE, pos)->flags |= VM_I_COMPILER;
}

/* ---- deferred calls of bodies ---- */

/* The frame of the function around, kept in a variable that bodies capture. */
static void keep_frame(struct lw_fn *fn, pos_t pos)
{
	struct object *o =
	    object_var(fn->lw->ts, VAR_LOCAL, pos, fn->lw->pkg, "#frame", fn->lw->ts->basic[BASIC_UINTPTR]);

	o->var.captured = true;
	fn->frame = o;
	lw_declare(fn, o, NULL);
	lw_emit(fn, VM_OP_FRAME, 1, 0, pos)->dst[0] = lw_var_place(fn, o);
}

void lw_defer_outside(struct lw_fn *fn, struct vm_operand f, pos_t pos)
{
	struct vm_inst *i = lw_emit(fn, VM_OP_DEFER_TO, 0, 2, pos);

	i->args[0] = vm_use(lw_var_place(fn, lw_root(fn)->frame));
	i->args[1] = f;
}

/* ---- leaving a body ---- */

void lw_leave_body(struct lw_fn *fn, enum token how, struct node *target, pos_t pos)
{
	struct lw_range_body *b = fn->range;
	uint32_t i = 0;

	while (i < b->exits.len && (b->exits.at[i].how != how || b->exits.at[i].target != target))
		i++;
	if (i == b->exits.len)
		VEC_PUSH(fn->arena, &b->exits, (struct lw_exit){how, target});
	set(fn, b->next, i + 1, pos);
	lw_jump(fn, b->brk, pos);
}

static void take_exit(struct lw_fn *fn, const struct lw_exit *e, pos_t pos)
{
	if (e->how != TOK_RETURN)
		lw_branch_to(fn, e->how, e->target, pos);
	else if (fn->range)
		lw_leave_body(fn, TOK_RETURN, NULL, pos);
	else
		lw_return(fn, pos);
}

static void take_exits(struct lw_fn *fn, struct lw_range_body *b, pos_t pos)
{
	for (uint32_t i = 0; i < b->exits.len; i++) {
		uint32_t taken = lw_block(fn), other = lw_block(fn);
		struct vm_operand is = lw_binary(fn, VM_EQ, lw_basic(fn, VM_BOOL), vm_use(lw_var_place(fn, b->next)),
						 lw_int(fn, i + 1), pos);

		lw_branch(fn, is, taken, other, pos);
		lw_start(fn, taken);
		take_exit(fn, &b->exits.at[i], pos);
		lw_start(fn, other);
	}
}

/* ---- state ---- */

static struct vm_func *panic_func(struct lw *lw)
{
	const struct vm_type *code = vm_type_basic(lw->vt, VM_INT);
	const struct vm_type *t = vm_type_func(lw->vt, &code, 1, NULL, 0, false);
	struct vm_func *f = lw_func_named(lw, "gosub_panic_range", t);

	lw_set_signature(lw, f, NULL, t, NULL);
	f->flags |= VM_FN_EXTERN | VM_FN_C;
	return f;
}

/* The runtime tells from code what went wrong. */
static void panic_if(struct lw_fn *fn, struct vm_operand wrong, struct vm_operand code, pos_t pos)
{
	uint32_t bad = lw_block(fn), good = lw_block(fn);
	struct vm_inst *i;

	lw_branch(fn, wrong, bad, good, pos);
	lw_start(fn, bad);
	i = lw_emit(fn, VM_OP_CALL, 0, 1, pos);
	i->func = panic_func(fn->lw);
	i->args[0] = code;
	lw_unreachable(fn, pos);
	lw_start(fn, good);
}

static struct vm_operand state_is(struct lw_fn *fn, enum vm_binary op, struct object *state, enum state s, pos_t pos)
{
	return lw_binary(fn, op, lw_basic(fn, VM_BOOL), vm_use(lw_var_place(fn, state)), lw_int(fn, s), pos);
}

static void check_entry(struct lw_fn *fn, struct object *state, pos_t pos)
{
	panic_if(fn, state_is(fn, VM_NE, state, STATE_READY, pos), vm_use(lw_var_place(fn, state)), pos);
	set(fn, state, STATE_PANIC, pos);
}

static void check_return(struct lw_fn *fn, struct object *state, pos_t pos)
{
	panic_if(fn, state_is(fn, VM_EQ, state, STATE_PANIC, pos), lw_int(fn, STATE_MISSING_PANIC), pos);
	set(fn, state, STATE_EXHAUSTED, pos);
}

/* ---- the body ---- */

/* The variables of := are the parameters themselves. */
static void declare_parameters(struct lw_fn *in, struct node *range)
{
	for (uint32_t i = 0; i < in->f->nparams; i++) {
		bool own = range->range.def && i < range->range.lhs.len;

		lw_declare_param(in, own ? node_unparen(range->range.lhs.at[i])->obj : NULL, i);
	}
	lw_declare_result(in, NULL, 0);
}

/* One after the other, as gc does. */
static void assign_variables(struct lw_fn *in, struct node *range)
{
	for (uint32_t i = 0; i < range->range.lhs.len && !range->range.def; i++) {
		struct node *name = node_unparen(range->range.lhs.at[i]);
		struct vm_operand x = vm_use(vm_place_local(in->f, lw_param_local(in, i)));
		struct lw_lhs l = lw_prepare(in, name);

		if (l.kind != LW_LHS_BLANK)
			lw_store(in, &l, lw_convert(in, x, l.type, NULL, name->pos), VM_WHY_ASSIGN, name->pos);
	}
}

static void answer(struct lw_fn *in, struct object *state, enum state s, bool go_on, pos_t pos)
{
	set(in, state, s, pos);
	lw_move(in, vm_place_local(in->f, lw_result_local(in, 0)), lw_bool(in, go_on), VM_WHY_NONE, pos)->flags |=
	    VM_I_COMPILER;
	lw_return(in, pos);
}

static void body_function(struct lw_fn *fn, struct lw_fn *in, struct lw_range_body *b,
			  const struct object_list *captures)
{
	struct node *n = b->loop;
	struct lw_target t;
	uint32_t cont;

	in->info = fn->info;
	in->range = b;
	declare_parameters(in, n->for_stmt.init);
	lw_declare_captures(in, fn, captures);
	b->brk = lw_block(in);
	cont = lw_block(in);
	check_entry(in, b->state, n->pos);
	assign_variables(in, n->for_stmt.init);
	lw_push_target(in, &t, n, b->brk, cont, true);
	lw_block_stmt(in, n->for_stmt.body);
	lw_jump(in, cont, in->f->end);
	lw_start(in, cont);
	answer(in, b->state, STATE_READY, true, in->f->end);
	lw_start(in, b->brk);
	answer(in, b->state, STATE_DONE, false, in->f->end);
	lw_count_range_cost(in);
	lw_fn_finish(in);
}

static void add(struct lw_fn *fn, struct object_list *l, struct object *o)
{
	for (uint32_t i = 0; i < l->len; i++)
		if (l->at[i] == o)
			return;
	VEC_PUSH(fn->arena, l, o);
}

/* What the body uses, and what leaving it takes. */
static struct object_list captures(struct lw_fn *fn, const struct lw_range_body *b)
{
	const struct range_body *body = b->loop->for_stmt.init->range.body;
	const struct object_list *results = &fn->info->sig->func.results->tuple.vars;
	struct object_list list = {0};

	for (uint32_t i = 0; i < body->captures.len; i++)
		VEC_PUSH(fn->arena, &list, body->captures.at[i]);
	VEC_PUSH(fn->arena, &list, b->state);
	VEC_PUSH(fn->arena, &list, b->next);
	if (body->defers)
		VEC_PUSH(fn->arena, &list, lw_root(fn)->frame);
	for (uint32_t i = 0; body->returns && i < results->len; i++)
		add(fn, &list, results->at[i]);
	return list;
}

static struct vm_operand body_closure(struct lw_fn *fn, struct lw_range_body *b, const struct vm_type *yield)
{
	struct object_list list;
	struct lw_fn *root = lw_root(fn), in;
	struct vm_func *f;
	struct node *n = b->loop;
	struct vm_operand closure;

	if (n->for_stmt.init->range.body->defers && fn == root)
		keep_frame(root, n->pos);
	list = captures(fn, b);
	f = lw_inner_func(fn, lw_printf(fn->lw, "%s-range%u", fn->f->name, ++fn->nranges), yield);
	lw_set_signature(fn->lw, f, NULL, yield, NULL);
	f->pos = n->pos;
	f->end = n->for_stmt.body->block.rbrace;
	f->outer = fn->f;
	f->flags |= fn->f->flags & (VM_FN_LINKONCE | VM_FN_UNSAFE);
	lw_open_literal(fn, f, &list, n->pos);
	lw_fn_init(&in, fn->lw, f, fn);
	body_function(fn, &in, b, &list);
	fn->node = n; /* before the iterator */
	closure = lw_close_literal(fn, f, n->pos);
	fn->node = NULL;
	return closure;
}

/* ---- the loop ---- */

static void call_iterator(struct lw_fn *fn, struct node *x, struct lw_range_body *b, pos_t pos)
{
	struct lw_call c = {.pos = pos};
	struct lw_method m = {0};
	struct vm_operand f = {0};
	const struct vm_type *sig;

	x = lw_bare_func(x);
	c.args = ARENA_ARRAY(fn->arena, struct vm_operand, 2);
	if (x->kind == NODE_SELECTOR && x->sel && x->sel->kind == SELECT_METHOD) {
		lw_method_of(fn, x, &m);
		sig = m.sig;
		c.op = m.func ? VM_OP_CALL : VM_OP_CALL_IFACE;
		c.func = m.func;
		c.n = m.n;
		c.args[c.nargs++] = lw_stable(fn, m.recv, pos);
	} else {
		f = lw_copy(fn, lw_expr(fn, x), pos);
		sig = f.type;
		c.op = VM_OP_CALL_CLOSURE;
		if (lw_is_const(f) && f.constant->kind == VM_CONST_FUNC) {
			c.op = VM_OP_CALL;
			c.func = f.constant->func;
		} else {
			c.args[c.nargs++] = f;
		}
	}
	b->state = hidden_int(fn, lw_printf(fn->lw, "#state%u", ++lw_root(fn)->nstates), STATE_READY, b->loop->pos);
	b->next = hidden_int(fn, "#next", 0, b->loop->pos);
	c.args[c.nargs++] = lw_convert(fn, body_closure(fn, b, sig->params[0]), sig->params[0], NULL, pos);
	lw_call_emit(fn, &c, NULL, false);
}

const struct node *lw_range_loop(const struct lw_fn *fn)
{
	return fn->range ? fn->range->loop->for_stmt.init : NULL;
}

const struct node *lw_range_for(const struct lw_fn *fn)
{
	return fn->range ? fn->range->loop : NULL;
}

const struct lw_fn *lw_range_outer(const struct lw_fn *fn)
{
	return fn->range->outer;
}

void lw_range_func(struct lw_fn *fn, struct node *n)
{
	struct node *range = n->for_stmt.init;
	struct lw_range_body b = {.outer = fn, .loop = n};

	call_iterator(fn, range->range.x, &b, n->pos);
	check_return(fn, b.state, range->pos);
	take_exits(fn, &b, range->pos);
	if (!b.exits.len)
		fn->f->locals.at[lw_var(fn, b.next)->local].site->silent = true;
}
