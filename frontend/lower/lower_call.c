/* lower_call.c - calls: callee, receiver, arguments, results. */
#include "lw.h"

void lw_method_of(struct lw_fn *fn, struct node *n, struct lw_method *m)
{
	struct lw_selection s = lw_selection(fn, n);
	struct type_list own = lw_own_targs(fn, n);
	struct vm_place *p = lw_walk(fn, lw_place(fn, n->selector.x), s.path, s.npath - 1, n->pos);

	*m = (struct lw_method){0};
	if (p->type->kind == VM_INTERFACE) {
		m->recv = vm_use(p);
		m->n = lw_imethod_index(p->type, fn->lw, s.obj);
		m->sig = p->type->imethods[m->n].type;
		return;
	}
	m->func = lw_concrete_method(fn->lw, s.obj, &own);
	m->sig = m->func->type;
	if (!s.obj->func.ptr_recv)
		m->recv = vm_use(p->type->kind == VM_POINTER ? lw_deref(fn, vm_use(p), n->pos) : p);
	else
		m->recv = p->type->kind == VM_POINTER ? vm_use(p) : lw_addr(fn, p, VM_WHY_ADDRESS_OF, n->pos);
	if (m->recv.type != m->func->params[0])
		m->recv = lw_convert(fn, m->recv, m->func->params[0], NULL, n->pos);
}

bool lw_gives_many(struct node *n)
{
	n = node_unparen(n);
	return n->kind == NODE_CALL && !(n->flags & NODE_COMMAOK) && n->type && n->type->kind == TYPE_TUPLE &&
	       n->type->tuple.vars.len > 1;
}

/* ---- arguments ---- */

/* Arguments as written, each converted to its parameter's type (in its place, so that boxing keeps the order). */
static uint32_t arguments(struct lw_fn *fn, struct node *n, const struct vm_type *sig, struct vm_operand **out)
{
	const struct nodes *list = &n->call.args;
	bool pack = sig->variadic && !n->call.dots;
	bool many = list->len == 1 && lw_gives_many(list->at[0]);
	struct vm_operand *v;
	uint32_t nv = list->len;

	if (many)
		nv = lw_call_results(fn, node_unparen(list->at[0]), &v);
	else
		v = ARENA_ARRAY(fn->arena, struct vm_operand, nv + 1);
	for (uint32_t i = 0; i < nv; i++) {
		const struct vm_type *t =
		    pack && i + 1 >= sig->nparams ? sig->params[sig->nparams - 1]->elem : sig->params[i];

		if (many)
			v[i] = lw_convert(fn, v[i], t, list->at[0], n->pos);
		else
			v[i] = lw_expr_to(fn, list->at[i], t);
	}
	*out = v;
	return nv;
}

static struct vm_operand pack_variadic(struct lw_fn *fn, struct node *call, struct vm_operand *v, uint32_t n,
				       const struct vm_type *t)
{
	struct vm_operand p, none = {0};
	struct vm_site *site;
	pos_t pos = call->pos;

	if (n == 0)
		return lw_zero(fn, t);
	p = lw_new(fn, VM_SITE_VARIADIC, "... argument", vm_type_array(fn->lw->vt, t->elem, n), pos);
	site = VEC_LAST(&fn->f->blocks.at[fn->cur].insts)->site;
	site->count = n;
	site->order = lw_visit_order_of_slice(fn->lw, call);
	for (uint32_t i = 0; i < n; i++) {
		struct vm_place *d = vm_place_index(fn->f, vm_place_deref(fn->f, p.place), lw_int(fn, i));

		lw_move(fn, d, v[i], VM_WHY_SLICE_ELEMENT, pos)->flags |= VM_I_INIT;
	}
	return lw_slice_op(fn, t, p, none, none, none, VM_I_COMPILER, pos);
}

static void add_arguments(struct lw_fn *fn, struct node *n, const struct vm_type *sig, struct lw_call *c,
			  uint32_t first, struct vm_operand callee)
{
	struct vm_operand *v;
	uint32_t nv = arguments(fn, n, sig, &v), fixed = sig->nparams;
	bool pack = sig->variadic && !n->call.dots;

	c->nargs = first + sig->nparams;
	c->args = ARENA_ARRAY(fn->arena, struct vm_operand, c->nargs + 1);
	if (first)
		c->args[0] = callee;
	if (pack) {
		fixed--;
		c->args[first + fixed] = pack_variadic(fn, n, v + fixed, nv - fixed, sig->params[fixed]);
	}
	for (uint32_t i = 0; i < fixed; i++)
		c->args[first + i] = v[i];
}

/* ---- callee ---- */

static bool is_func_name(struct node *n)
{
	n = lw_bare_func(n);
	if (n->kind != NODE_NAME && (n->kind != NODE_SELECTOR || n->sel))
		return false;
	return n->obj && n->obj->kind == OBJ_FUNC;
}

static void method_call(struct lw_fn *fn, struct node *n, struct node *fun, struct lw_call *c)
{
	struct lw_method m;

	lw_method_of(fn, fun, &m);
	c->op = m.func ? VM_OP_CALL : VM_OP_CALL_IFACE;
	c->func = m.func;
	c->n = m.n;
	if (!m.func) {
		m.recv = lw_stable(fn, m.recv, fun->pos);
		c->text = lw_text(fn, fun);
	}
	add_arguments(fn, n, m.sig, c, 1, m.recv);
	c->results = m.sig->results;
	c->nresults = m.sig->nresults;
}

static void value_call(struct lw_fn *fn, struct node *n, struct node *fun, struct lw_call *c)
{
	struct vm_operand f = lw_expr(fn, fun);
	const struct vm_type *sig = f.type;

	if (lw_is_const(f) && f.constant->kind == VM_CONST_FUNC) {
		c->op = VM_OP_CALL;
		c->func = f.constant->func;
		add_arguments(fn, n, sig, c, 0, f);
	} else {
		c->op = VM_OP_CALL_CLOSURE;
		add_arguments(fn, n, sig, c, 1, lw_stable(fn, f, fun->pos));
	}
	c->results = sig->results;
	c->nresults = sig->nresults;
}

/* ---- pointers as numbers ----
 *
 * //go:uintptrkeepalive and //go:uintptrescapes: what f(uintptr(unsafe.Pointer(p))) points to is there as long as f
 * runs, though f has a number only. As in gc, that holds for conversions that are arguments themselves, or elements of
 * a slice literal that is one. */

struct vm_operand lw_disguise(struct lw_fn *fn, struct node *n, struct vm_operand p)
{
	struct vm_operand *kept = ARENA_NEW(fn->arena, struct vm_operand);

	if (lw_is_const(p))
		return p;
	*kept = lw_copy(fn, p, n->pos);
	if (!fn->disguised)
		fn->disguised = map_new(fn->arena);
	map_put(fn->disguised, n, kept);
	return *kept;
}

static void hold(struct lw_fn *fn, struct node *arg, struct lw_call *c)
{
	struct vm_operand *p = map_get(fn->disguised, node_unparen(arg));

	if (p)
		VEC_PUSH(fn->arena, &c->held, *p);
}

void lw_hold_disguised(struct lw_fn *fn, struct node *n, struct lw_call *c)
{
	if (!fn->disguised)
		return;
	for (uint32_t i = 0; i < n->call.args.len; i++) {
		struct node *arg = node_unparen(n->call.args.at[i]);
		bool literal = arg->kind == NODE_COMPOSITE && lw_type(fn, arg->type)->kind == VM_SLICE;

		if (!literal)
			hold(fn, arg, c);
		for (uint32_t k = 0; literal && k < arg->composite.elems.len; k++) {
			struct node *e = arg->composite.elems.at[k];

			hold(fn, e->kind == NODE_KEY_VALUE ? e->key_value.value : e, c);
		}
	}
}

/* The function that a call's operand always is, or NULL. */
static struct vm_func *known_callee(struct lw_fn *fn, struct node *n, const struct lw_call *c)
{
	struct node *fun = n->call.fun;

	if (c->op != VM_OP_CALL_CLOSURE)
		return c->func;
	fun = lw_static_value(fn, fun);
	return is_func_name(fun) ? lw_func_ref(fn, fun) : NULL;
}

static void hold_as_declared(struct lw_fn *fn, struct node *n, struct lw_call *c)
{
	struct vm_func *callee = fn->disguised ? known_callee(fn, n, c) : NULL;

	if (!callee || !(callee->flags & VM_FN_UINTPTR_KEEPALIVE))
		return;
	lw_hold_disguised(fn, n, c);
	if (callee->flags & VM_FN_UINTPTR_ESCAPES)
		c->held_flags = VM_I_ESCAPES;
}

/* ---- the call ---- */

void lw_call_prepare(struct lw_fn *fn, struct node *n, struct lw_call *c)
{
	struct node *fun = lw_bare_func(n->call.fun);

	*c = (struct lw_call){.pos = n->pos};
	if (fun->kind == NODE_SELECTOR && fun->sel && fun->sel->kind == SELECT_METHOD) {
		method_call(fn, n, fun, c);
	} else if (is_func_name(fun)) {
		c->op = VM_OP_CALL;
		c->func = lw_func_ref(fn, fun);
		add_arguments(fn, n, c->func->type, c, 0, (struct vm_operand){0});
		c->results = c->func->type->results;
		c->nresults = c->func->type->nresults;
	} else {
		value_call(fn, n, fun, c);
	}
	hold_as_declared(fn, n, c);
}

void lw_call_emit(struct lw_fn *fn, struct lw_call *c, struct vm_operand *results, bool want)
{
	struct vm_place **dst = ARENA_ARRAY(fn->arena, struct vm_place *, c->nresults + 1);
	struct vm_inst *i;

	for (uint32_t k = 0; want && k < c->nresults; k++) {
		dst[k] = lw_temp(fn, c->results[k], c->pos);
		results[k] = vm_use(dst[k]);
	}
	i = lw_emit(fn, c->op, c->nresults, c->nargs, c->pos);
	for (uint32_t k = 0; k < c->nresults; k++)
		i->dst[k] = dst[k];
	for (uint32_t k = 0; k < c->nargs; k++)
		i->args[k] = c->args[k];
	i->func = c->func;
	i->n = c->n;
	i->text = c->text;
	i->flags |= c->flags;
	for (uint32_t k = 0; k < c->held.len; k++) {
		i = lw_emit(fn, VM_OP_KEEPALIVE, 0, 1, c->pos);
		i->args[0] = c->held.at[k];
		i->flags |= c->held_flags;
	}
	if (c->op == VM_OP_PANIC)
		lw_unreachable(fn, c->pos);
}

uint32_t lw_call_results(struct lw_fn *fn, struct node *n, struct vm_operand **out)
{
	struct map *outer = lw_order_root(fn, n);
	struct lw_call c;

	*out = map_get(fn->early, n);
	if (*out)
		return n->type->kind == TYPE_TUPLE ? n->type->tuple.vars.len : 1;
	lw_call_prepare(fn, n, &c);
	*out = ARENA_ARRAY(fn->arena, struct vm_operand, c.nresults + 1);
	lw_call_emit(fn, &c, *out, true);
	fn->early = outer;
	return c.nresults;
}
