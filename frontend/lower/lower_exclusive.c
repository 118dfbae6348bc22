/* lower_exclusive.c - slices that grow in the frame and leave it at one place.
 *
 * As gc's package slice: a variable is exclusive as long as no other refers to its array. Then the array can move
 * unseen, from the frame, where appends put it first, to the heap, just before the one statement after which others may
 * refer to it: a return, an assignment, a range. What keeps a variable exclusive is listed; any other mention ends it.
 * Such statements get a to_heap of the variable; escape analysis, which knows what calls do with it, decides whether
 * its appends have their buffer. A variable whose capacity nobody asks for may get another when it moves. */
#include "lw.h"

enum { ELEMENT_MAX = 32 }; /* bytes of the buffer */

struct slice_var {
	struct object *object;
	uint32_t mentions, kept; /* all, and those that keep it exclusive or leave at `leaves` */
	uint32_t appends;        /* each counts one, and one for each loop around it */
	uint32_t depth;          /* loops around the declaration */
	struct node *leaves;
	bool cap_used, lost;
};

struct finder {
	struct lw_fn *fn;
	struct map *vars; /* struct object -> slice_var */
	VEC(struct slice_var *) all;
	uint32_t depth;
};

static void visit(struct finder *f, struct node *n);

static void visit_children(struct finder *f, struct node *n)
{
	struct nodes children = {0};

	node_children(f->fn->arena, n, &children);
	for (uint32_t i = 0; i < children.len; i++)
		visit(f, children.at[i]);
}

/* ---- variables ---- */

static void track(struct finder *f, struct object *o)
{
	const struct vm_type *t;
	struct slice_var *v;

	if (!o || !o->name || !*o->name || strcmp(o->name, "_") == 0 || o->var.addrtaken || o->var.captured)
		return;
	t = lw_type(f->fn, o->type);
	if (t->kind != VM_SLICE || t->elem->size == 0 || t->elem->size > ELEMENT_MAX)
		return;
	v = ARENA_NEW(f->fn->arena, struct slice_var);
	v->object = o;
	map_put(f->vars, o, v);
	VEC_PUSH(f->fn->arena, &f->all, v);
}

static void track_all(struct finder *f, const struct object_list *l)
{
	for (uint32_t i = 0; i < l->len; i++)
		track(f, l->at[i]);
}

static struct slice_var *tracked(struct finder *f, struct node *n)
{
	n = n ? node_unparen(n) : NULL;
	return n && n->kind == NODE_NAME && n->obj && n->obj->kind == OBJ_VAR ? map_get(f->vars, n->obj) : NULL;
}

static void keep(struct slice_var *v, bool cap_used)
{
	v->kept++;
	v->cap_used |= cap_used;
}

/* gc gives up where there is a second place, or one in a loop that the variable is not in. */
static void leave(struct finder *f, struct slice_var *v, struct node *stmt)
{
	if (v->leaves || f->depth > v->depth)
		v->lost = true;
	v->leaves = stmt;
}

/* ---- assignments ---- */

static struct node *appended(struct node *y)
{
	if (y->kind != NODE_CALL || !(y->flags & NODE_BUILTIN_CALL) || lw_builtin_of(y) != BUILTIN_APPEND)
		return NULL;
	return y->call.args.at[0];
}

static bool is_slice_literal(struct finder *f, struct node *y)
{
	return y->kind == NODE_COMPOSITE && lw_type(f->fn, y->type)->kind == VM_SLICE;
}

static void assign_to(struct finder *f, struct slice_var *v, struct node *y)
{
	y = y ? node_unparen(y) : NULL;
	if (!y || lw_is_nil(y)) {
		keep(v, false);
	} else if (is_slice_literal(f, y)) {
		keep(v, true);
	} else if (y->kind == NODE_SLICE && !y->slice.full && tracked(f, y->slice.x) == v) {
		keep(v, true);
		keep(v, true);
	} else if (appended(y) && y->call.args.len > 1 && tracked(f, appended(y)) == v) {
		keep(v, false);
		keep(v, false);
		v->appends += 1 + f->depth - v->depth;
	}
}

static bool is_converted(struct finder *f, struct node *y, const struct vm_type *to)
{
	return to && lw_type(f->fn, node_unparen(y)->type) != to;
}

/* x = y; to: x's type, NULL for _. */
static void assign(struct finder *f, struct node *x, const struct vm_type *to, struct node *y, struct node *stmt)
{
	struct slice_var *v = tracked(f, x);

	if (v)
		assign_to(f, v, y);
	v = tracked(f, y);
	if (v && !is_converted(f, y, to)) {
		keep(v, false);
		leave(f, v, stmt);
	}
}

static const struct vm_type *target_type(struct finder *f, struct node *x)
{
	x = node_unparen(x);
	if (x->kind != NODE_NAME)
		return lw_type(f->fn, x->type);
	return x->obj && x->obj->kind == OBJ_VAR ? lw_type(f->fn, x->obj->type) : NULL;
}

static void declare(struct finder *f, struct node *x)
{
	struct slice_var *v = tracked(f, x);

	if (v && (x->flags & NODE_DEFINES))
		v->depth = f->depth;
}

static void assignments(struct finder *f, const struct nodes *dst, const struct nodes *src, struct node *stmt)
{
	for (uint32_t i = 0; i < dst->len; i++)
		declare(f, dst->at[i]);
	if (src->len && src->len != dst->len)
		return;
	for (uint32_t i = 0; i < dst->len; i++)
		assign(f, dst->at[i], target_type(f, dst->at[i]), src->len ? src->at[i] : NULL, stmt);
}

static void var_decl(struct finder *f, struct node *n)
{
	for (uint32_t i = 0; i < n->var_decl.names.len; i++)
		if (tracked(f, n->var_decl.names.at[i]))
			tracked(f, n->var_decl.names.at[i])->depth = f->depth;
	assignments(f, &n->var_decl.names, &n->var_decl.values, n);
}

static void returns(struct finder *f, struct node *n)
{
	const struct lw_fn *fn = f->fn;

	for (uint32_t i = 0; i < n->ret.results.len; i++) {
		struct slice_var *v = tracked(f, n->ret.results.at[i]);

		if (v && i < fn->f->nresults && !is_converted(f, n->ret.results.at[i], fn->f->results[i])) {
			keep(v, false);
			leave(f, v, n);
		}
	}
	for (uint32_t i = 0; n->ret.results.len == 0 && i < f->all.len; i++)
		if (f->all.at[i]->object->var.kind == VAR_RESULT)
			leave(f, f->all.at[i], n);
}

/* ---- expressions ---- */

/* The object that x is part of is addressed: an element of the slice, perhaps. */
static void lose_addressed(struct finder *f, struct node *x)
{
	for (;;) {
		struct slice_var *v;

		x = node_unparen(x);
		if (x->kind == NODE_SELECTOR && x->sel && x->sel->kind == SELECT_FIELD) {
			x = x->selector.x;
			continue;
		}
		if (x->kind != NODE_INDEX || x->index.x->mode == MODE_TYPE || !x->index.x->type)
			return;
		v = tracked(f, x->index.x);
		if (v)
			v->lost = true;
		if (v || lw_type(f->fn, x->index.x->type)->kind != VM_ARRAY)
			return;
		x = x->index.x;
	}
}

/* x.M: the address of x is the receiver. */
static bool addresses_receiver(struct finder *f, struct node *n)
{
	struct lw_selection s;

	if (!n->sel || n->sel->kind != SELECT_METHOD)
		return false;
	s = lw_selection(f->fn, n);
	return s.obj->kind == OBJ_FUNC && s.obj->func.ptr_recv;
}

/* The mentions that are arguments; which of them stay with the caller is known to escape analysis. */
static void arguments(struct finder *f, struct node *n, const struct vm_type *sig)
{
	for (uint32_t i = 0; i < n->call.args.len; i++) {
		struct slice_var *v = tracked(f, n->call.args.at[i]);
		bool packed = sig->variadic && !n->call.dots && i + 1 >= sig->nparams;

		if (v && !packed && !is_converted(f, n->call.args.at[i], sig->params[i]))
			keep(v, true);
	}
}

/* x.M(…), x itself being the receiver. */
static void receiver(struct finder *f, struct node *fun)
{
	struct slice_var *v = fun->kind == NODE_SELECTOR ? tracked(f, fun->selector.x) : NULL;
	struct lw_selection s;

	if (!v || !fun->sel || fun->sel->kind != SELECT_METHOD)
		return;
	s = lw_selection(f->fn, fun);
	if (!s.obj->func.ptr_recv && s.npath == 1)
		keep(v, true);
}

static void call(struct finder *f, struct node *n)
{
	struct node *fun = lw_bare_func(n->call.fun);

	if (n->flags & NODE_CONVERSION || fun->mode == MODE_TYPE)
		return;
	if (n->flags & NODE_BUILTIN_CALL) {
		enum builtin_id id = lw_builtin_of(n);
		struct slice_var *v = id == BUILTIN_LEN || id == BUILTIN_CAP ? tracked(f, n->call.args.at[0]) : NULL;

		if (v)
			keep(v, id == BUILTIN_CAP);
		return;
	}
	/* Of an instance: what stands below the type arguments has the generic type. */
	const struct node *whole = node_unparen(n->call.fun);
	const struct vm_type *sig = lw_type(f->fn, fun == whole && fun->inst ? fun->inst->type : whole->type);
	receiver(f, fun);
	if (sig->kind == VM_FUNC)
		arguments(f, n, sig);
}

/* Variables of functions inside are other functions' business, and those that they mention are lost. */
static void lose_mentioned(struct finder *f, struct node *n)
{
	struct nodes children = {0};
	struct slice_var *v = tracked(f, n);

	if (v)
		v->lost = true;
	node_children(f->fn->arena, n, &children);
	for (uint32_t i = 0; i < children.len; i++)
		lose_mentioned(f, children.at[i]);
}

static bool is_func_range(struct finder *f, const struct node *n)
{
	const struct node *range = n->for_stmt.init;

	return range && range->kind == NODE_RANGE && range->range.x->type &&
	       lw_type(f->fn, range->range.x->type)->kind == VM_FUNC;
}

static void loop(struct finder *f, struct node *n)
{
	struct node *range = n->for_stmt.init;
	struct slice_var *v;

	if (is_func_range(f, n)) {
		lose_mentioned(f, n);
		return;
	}
	v = range && range->kind == NODE_RANGE ? tracked(f, range->range.x) : NULL;
	if (v) {
		keep(v, false);
		leave(f, v, n);
	}
	f->depth++;
	visit_children(f, n);
	f->depth--;
}

static void visit(struct finder *f, struct node *n)
{
	struct slice_var *v;

	switch (n->kind) {
	case NODE_NAME:
		if ((v = tracked(f, n)))
			v->mentions++;
		return;
	case NODE_FUNC_LIT:
		lose_mentioned(f, n);
		return;
	case NODE_FOR:
		loop(f, n);
		return;
	case NODE_CALL_STMT: /* its arguments are taken along */
		visit_children(f, n->call_stmt.call);
		return;
	case NODE_INDEX:
		if ((v = tracked(f, n->index.x)))
			keep(v, false);
		break;
	case NODE_UNARY:
		if (n->op.op == OP_AND)
			lose_addressed(f, n->op.x);
		break;
	case NODE_SELECTOR:
		if (addresses_receiver(f, n))
			lose_addressed(f, n->selector.x);
		break;
	case NODE_SLICE:
		lose_addressed(f, n->slice.x);
		break;
	case NODE_RETURN:
		returns(f, n);
		break;
	case NODE_CALL:
		call(f, n);
		break;
	case NODE_ASSIGN:
		if (n->assign.op == OP_NONE || n->assign.op == OP_DEF)
			assignments(f, &n->assign.lhs, &n->assign.rhs, n);
		break;
	case NODE_VAR_DECL:
		var_decl(f, n);
		break;
	default:
		break;
	}
	visit_children(f, n);
}

/* ---- what was found ---- */

static void add_leaving(struct lw_fn *fn, struct slice_var *v)
{
	struct lw_leaving *l = ARENA_NEW(fn->arena, struct lw_leaving);

	if (!fn->leaving)
		fn->leaving = map_new(fn->arena);
	*l = (struct lw_leaving){v->object, v->cap_used, map_get(fn->leaving, v->leaves)};
	map_put(fn->leaving, v->leaves, l);
}

void lw_find_exclusive(struct lw_fn *fn, struct node *body)
{
	struct finder f = {.fn = fn, .vars = map_new(fn->arena)};
	struct type *sig = fn->info->sig;

	track(&f, sig->func.recv);
	track_all(&f, &sig->func.params->tuple.vars);
	track_all(&f, &sig->func.results->tuple.vars);
	track_all(&f, &fn->info->locals);
	if (!f.all.len)
		return;
	visit(&f, body);
	for (uint32_t i = 0; i < f.all.len; i++) {
		struct slice_var *v = f.all.at[i];

		/* One append alone is not worth the trouble, says gc. */
		if (!v->lost && v->kept == v->mentions && v->leaves && v->appends >= 2)
			add_leaving(fn, v);
	}
}

void lw_leave_frame(struct lw_fn *fn, struct node *stmt)
{
	struct lw_leaving *l = fn->leaving ? map_get(fn->leaving, stmt) : NULL;

	for (; l; l = l->next) {
		struct vm_place *p = lw_var_place(fn, l->object);
		struct vm_inst *i = lw_emit(fn, VM_OP_TO_HEAP, 1, 1, stmt->pos);

		i->dst[0] = p;
		i->args[0] = vm_use(p);
		i->type = p->type;
		i->flags |= l->cap_used ? VM_I_KEEP_CAP : 0;
		i->why = stmt->kind == NODE_FOR ? VM_WHY_RANGE : VM_WHY_ASSIGN;
		i->site = lw_site(fn, VM_SITE_TO_HEAP, "to heap", p->type->elem, stmt->pos);
		i->site->silent = true;
	}
}
