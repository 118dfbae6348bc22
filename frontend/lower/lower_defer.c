/* lower_defer.c - go and defer: a niladic function value, made now, called later. */
#include "lw.h"

static bool is_niladic(const struct lw_call *c)
{
	if (c->nresults)
		return false;
	return (c->op == VM_OP_CALL && !c->nargs) || (c->op == VM_OP_CALL_CLOSURE && c->nargs == 1);
}

static struct vm_operand own_closure(struct lw_fn *fn, const struct lw_call *c)
{
	if (c->op == VM_OP_CALL_CLOSURE)
		return c->args[0];
	return vm_const_of(fn->f, c->func->type, (struct vm_const){.kind = VM_CONST_FUNC, .func = c->func});
}

/* ---- wrappers ---- */

struct wrapper {
	struct lw_fn *fn, in; /* of the statement, of the wrapper */
	pos_t pos;
	VEC(struct vm_operand) args; /* captured */
	VEC(const struct vm_type *) types;
	VEC(const char *) names;
};

static bool is_local(const struct vm_place *p, uint32_t local)
{
	return p && !p->global && p->local == local;
}

static bool uses(const struct vm_inst *i, uint32_t local)
{
	for (uint32_t k = 0; k < i->ndst; k++)
		if (is_local(i->dst[k], local))
			return true;
	for (uint32_t k = 0; k < i->nargs; k++)
		if (i->args[k].kind == VM_OPND_PLACE && is_local(i->args[k].place, local))
			return true;
	return false;
}

/* What made the temporary x in the block that ends with the statement, and is the only one there to name it; NULL: no
 * such. */
static struct vm_inst *maker(const struct lw_fn *fn, const struct vm_operand *x)
{
	const struct vm_block *b = &fn->f->blocks.at[fn->cur];
	struct vm_inst *found = NULL;

	if (x->kind != VM_OPND_PLACE || x->place->global || x->place->nproj ||
	    !(fn->f->locals.at[x->place->local].flags & VM_L_TEMP))
		return NULL;
	for (uint32_t i = 0; i < b->insts.len; i++) {
		if (!uses(b->insts.at[i], x->place->local))
			continue;
		if (found)
			return NULL;
		found = b->insts.at[i];
	}
	return found && found->ndst == 1 && is_local(found->dst[0], x->place->local) ? found : NULL;
}

static bool is_element(const struct vm_inst *i, uint32_t array)
{
	return i->op == VM_OP_MOVE && is_local(i->dst[0], array) &&
	       !(i->args[0].kind == VM_OPND_PLACE && is_local(i->args[0].place, array));
}

/* slice: of a literal's array, whose elements are moved there one by one. Gives the array's maker. */
static struct vm_inst *literal_array(const struct lw_fn *fn, const struct vm_inst *slice)
{
	const struct vm_block *b = &fn->f->blocks.at[fn->cur];
	const struct vm_operand *array = &slice->args[0];
	struct vm_inst *first = NULL;

	if (array->kind != VM_OPND_PLACE || array->place->global || array->place->nproj)
		return NULL;
	for (uint32_t i = 0; i < b->insts.len; i++) {
		struct vm_inst *k = b->insts.at[i];

		if (!uses(k, array->place->local) || k == slice)
			continue;
		if (k->op == VM_OP_NEW && !first)
			first = k;
		else if (!is_element(k, array->place->local))
			return NULL;
	}
	return first;
}

static void remove_inst(struct vm_block *b, const struct vm_inst *i)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < b->insts.len; k++)
		if (b->insts.at[k] != i)
			b->insts.at[n++] = b->insts.at[k];
	b->insts.len = n;
}

/* Puts i into the wrapper, with a temporary of its own. */
static struct vm_operand take(struct wrapper *w, struct vm_inst *i)
{
	struct vm_place *d = lw_temp(&w->in, i->dst[0]->type, i->pos);

	remove_inst(&w->fn->f->blocks.at[w->fn->cur], i);
	vm_append(w->in.f, w->in.cur, i);
	i->dst[0] = d;
	if (i->site) {
		vm_site_move(i->site, w->in.f);
		i->site->loop_depth = 1;
	}
	return vm_use(d);
}

static struct vm_operand inside(struct wrapper *w, struct vm_operand x);

static struct vm_operand take_literal(struct wrapper *w, struct vm_inst *slice, struct vm_inst *array)
{
	struct vm_block *b = &w->fn->f->blocks.at[w->fn->cur];
	uint32_t old = array->dst[0]->local;
	struct vm_operand p = take(w, array);

	for (uint32_t i = 0; i < b->insts.len;) {
		struct vm_inst *k = b->insts.at[i];

		if (k == slice || !is_element(k, old)) {
			i++;
			continue;
		}
		remove_inst(b, k);
		k->args[0] = inside(w, k->args[0]);
		vm_append(w->in.f, w->in.cur, k);
		k->dst[0]->local = p.place->local;
		i = 0;
	}
	slice->args[0] = p;
	return take(w, slice);
}

static struct vm_operand capture(struct wrapper *w, struct vm_operand x)
{
	const char *name = lw_printf(w->fn->lw, "a%u", w->args.len);
	uint32_t l = lw_capture_local(&w->in, name, x.type, w->args.len, false, w->pos);

	VEC_PUSH(w->fn->arena, &w->args, x);
	VEC_PUSH(w->fn->arena, &w->types, x.type);
	VEC_PUSH(w->fn->arena, &w->names, name);
	return vm_use(vm_place_local(w->in.f, l));
}

/* The operand x of the call as the wrapper has it: as gc, new(T) and the slices of literals are made there, not at the
 * statement. */
static struct vm_operand inside(struct wrapper *w, struct vm_operand x)
{
	struct vm_inst *i = lw_is_const(x) ? NULL : maker(w->fn, &x), *array;

	if (lw_is_const(x))
		return x;
	if (i && i->op == VM_OP_NEW && i->site->kind == VM_SITE_NEW)
		return take(w, i);
	if (i && i->op == VM_OP_SLICE && (i->flags & VM_I_COMPILER) && (array = literal_array(w->fn, i)))
		return take_literal(w, i, array);
	return capture(w, x);
}

/* func() { call }, with the call's operands captured. */
static struct vm_operand wrap(struct lw_fn *fn, struct lw_call *c, bool defer, pos_t pos)
{
	const char *name = lw_printf(fn->lw, "%s.%swrap%u", fn->f->name, defer ? "defer" : "go", ++fn->nwraps);
	const struct vm_type *t = vm_type_func(fn->lw->vt, NULL, 0, NULL, 0, false);
	struct vm_func *f = lw_inner_func(fn, name, t);
	struct wrapper w = {.fn = fn, .pos = c->pos};
	struct lw_call inner = *c;

	lw_set_signature(fn->lw, f, NULL, t, NULL);
	f->pos = f->end = pos;
	f->outer = fn->f;
	f->flags |= VM_FN_WRAPPER | (fn->f->flags & (VM_FN_LINKONCE | VM_FN_UNSAFE));
	lw_fn_init(&w.in, fn->lw, f, NULL);
	w.in.types = fn->types;
	w.in.tparams = fn->tparams;
	w.in.targs = fn->targs;
	inner.args = ARENA_ARRAY(fn->arena, struct vm_operand, c->nargs + 1);
	for (uint32_t i = 0; i < c->nargs; i++)
		inner.args[i] = inside(&w, c->args[i]);
	inner.held.at = ARENA_ARRAY(fn->arena, struct vm_operand, c->held.len + 1);
	for (uint32_t i = 0; i < c->held.len; i++)
		inner.held.at[i] = capture(&w, c->held.at[i]);
	lw_set_context(fn->lw, f, w.types.at, w.names.at, w.args.len);
	lw_call_emit(&w.in, &inner, NULL, false);
	lw_fn_finish(&w.in);
	return lw_closure(fn, f, w.args.at, w.args.len, lw_site(fn, VM_SITE_CLOSURE, NULL, f->context, pos), pos);
}

/* A deferred recover() is a call by the function that defers it, which may be deferred itself. */
static void recover_here(struct lw_fn *fn, struct lw_call *c, bool defer)
{
	const struct vm_type *word = vm_type_basic(fn->lw->vt, VM_UINTPTR);

	c->args = ARENA_NEW(fn->arena, struct vm_operand);
	c->nargs = 1;
	if (!defer || fn->range) {
		c->args[0] = vm_const_of(fn->f, word, (struct vm_const){.kind = VM_CONST_INT});
		return;
	}
	struct vm_place *dst = lw_temp(fn, word, c->pos);

	lw_emit(fn, VM_OP_RECOVERER, 1, 0, c->pos)->dst[0] = dst;
	c->args[0] = vm_use(dst);
}

void lw_go_defer(struct lw_fn *fn, struct node *n)
{
	struct node *call = node_unparen(n->call_stmt.call);
	bool defer = n->call_stmt.tok == TOK_DEFER;
	struct map *outer = lw_order_root(fn, call);
	struct vm_operand f;
	struct vm_inst *i;
	struct lw_call c;

	if (!(call->flags & NODE_BUILTIN_CALL) || !lw_builtin_prepare(fn, call, &c))
		lw_call_prepare(fn, call, &c);
	fn->early = outer;
	if (!c.held.len) /* as gc: kept until then, whatever is called */
		lw_hold_disguised(fn, call, &c);
	if (c.op == VM_OP_RECOVER)
		recover_here(fn, &c, defer);
	if (c.op == VM_OP_CALL_IFACE)
		lw_nilcheck(fn, c.args[0], n->pos);
	f = is_niladic(&c) ? own_closure(fn, &c) : wrap(fn, &c, defer, n->pos);
	if (defer && fn->range) {
		lw_defer_outside(fn, f, n->pos);
		return;
	}
	i = lw_emit(fn, defer ? VM_OP_DEFER : VM_OP_GO, 0, 1, n->pos);
	i->args[0] = f;
	i->site = lw_site(fn, defer ? VM_SITE_DEFER : VM_SITE_GO, NULL, f.type, n->pos);
	if (defer && fn->depth == 1)
		i->flags |= VM_I_NO_LOOP;
}
