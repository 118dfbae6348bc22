/* lower_builtin.c - calls of predeclared functions and of package unsafe. */
#include "lw.h"

static struct node *arg(struct node *n, uint32_t i)
{
	return n->call.args.at[i];
}

enum builtin_id lw_builtin_of(struct node *n)
{
	return (enum builtin_id)node_unparen(n->call.fun)->obj->builtin.id;
}

bool lw_is_copied_builtin(struct node *n)
{
	return lw_builtin_of(n) < BUILTIN_UNSAFE_ADD;
}

/* Arguments as expressions, or as the results of the one call that gives them all. */
struct args {
	struct lw_fn *fn;
	struct node *n;
	struct vm_operand *values; /* NULL: expressions */
	uint32_t len;
};

static struct args args_of(struct lw_fn *fn, struct node *n)
{
	struct args a = {.fn = fn, .n = n, .len = n->call.args.len};

	if (a.len == 1 && lw_gives_many(arg(n, 0)))
		a.len = lw_call_results(fn, node_unparen(arg(n, 0)), &a.values);
	return a;
}

/* t NULL: as it is. */
static struct vm_operand get(struct args *a, uint32_t i, const struct vm_type *t)
{
	if (a->values)
		return t ? lw_convert(a->fn, a->values[i], t, NULL, a->n->pos) : a->values[i];
	return t ? lw_expr_to(a->fn, arg(a->n, i), t) : lw_expr(a->fn, arg(a->n, i));
}

struct vm_operand lw_len(struct lw_fn *fn, struct vm_operand x, pos_t pos)
{
	return lw_op1(fn, VM_OP_LEN, lw_basic(fn, VM_INT), x, pos);
}

struct vm_operand lw_slice_op(struct lw_fn *fn, const struct vm_type *t, struct vm_operand base, struct vm_operand lo,
			      struct vm_operand hi, struct vm_operand max, uint16_t flags, pos_t pos)
{
	struct vm_place *d = lw_temp(fn, t, pos);
	struct vm_inst *i = lw_emit(fn, VM_OP_SLICE, 1, 4, pos);
	struct vm_operand index[3] = {lo, hi, max};

	i->dst[0] = d;
	i->args[0] = base;
	i->flags |= flags;
	for (int k = 0; k < 3; k++)
		i->args[k + 1] = index[k];
	return vm_use(d);
}

/* An integer of any type; constants that are written as floats become int. */
static struct vm_operand integer(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->type);

	if (n->cval && !vm_type_is_integer(t))
		return lw_const(fn, n->cval, lw_basic(fn, VM_INT));
	return lw_expr(fn, n);
}

static void values_to_append(struct lw_fn *fn, struct args *a, const struct vm_type *t, struct vm_operand *v)
{
	for (uint32_t k = 1; k < a->len; k++) {
		if (!a->n->call.dots)
			v[k] = get(a, k, t->elem);
		else
			v[k] = lw_is_nil(arg(a->n, k)) ? lw_zero(fn, t) : lw_expr(fn, arg(a->n, k));
	}
}

/* The instruction of this block that makes x, a temporary. */
static struct vm_inst *maker(struct lw_fn *fn, const struct vm_operand *x, enum vm_op op)
{
	const struct vm_block *b = &fn->f->blocks.at[fn->cur];
	uint32_t local, dst;

	if (x->kind != VM_OPND_PLACE || !vm_place_is_local(x->place, &local) ||
	    !(fn->f->locals.at[local].flags & VM_L_TEMP))
		return NULL;
	for (uint32_t n = b->insts.len; n > 0; n--) {
		struct vm_inst *i = b->insts.at[n - 1];

		if (i->ndst && i->dst[0] && vm_place_is_local(i->dst[0], &dst) && dst == local)
			return i->op == op ? i : NULL;
	}
	return NULL;
}

/* append(s, make([]T, n)...) makes no slice but s longer, as in gc. */
static void append_zeros(struct lw_fn *fn, struct node *n, struct vm_inst *append)
{
	struct node *made = node_unparen(arg(n, 1));
	struct vm_inst *make;

	if (append->op != VM_OP_APPEND_SLICE || made->kind != NODE_CALL || !(made->flags & NODE_BUILTIN_CALL) ||
	    lw_builtin_of(made) != BUILTIN_MAKE || made->call.args.len != 2)
		return;
	make = maker(fn, &append->args[1], VM_OP_MAKE_SLICE);
	if (!make)
		return;
	make->flags |= VM_I_ZEROS;
	append->flags |= VM_I_ZEROS;
}

static struct vm_operand append_values(struct lw_fn *fn, struct node *n, const struct vm_type *t,
				       const struct vm_operand *v, uint32_t len)
{
	struct vm_place *d = lw_temp(fn, t, n->pos);
	struct vm_inst *i = lw_emit(fn, n->call.dots ? VM_OP_APPEND_SLICE : VM_OP_APPEND, 1, len, n->pos);

	i->dst[0] = d;
	for (uint32_t k = 0; k < len; k++)
		i->args[k] = v[k];
	i->type = t;
	i->site = lw_site(fn, VM_SITE_APPEND, "append", t->elem, n->pos);
	append_zeros(fn, n, i);
	return vm_use(d);
}

static struct vm_operand append(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->type);
	struct args a = args_of(fn, n);
	struct vm_operand *v = ARENA_ARRAY(fn->arena, struct vm_operand, a.len);

	v[0] = get(&a, 0, t);
	values_to_append(fn, &a, t, v);
	return a.len == 1 ? v[0] : append_values(fn, n, t, v, a.len);
}

bool lw_appends_to(struct arena *a, struct node *dst, struct node *src)
{
	src = node_unparen(src);
	return src->kind == NODE_CALL && src->flags & NODE_BUILTIN_CALL && lw_builtin_of(src) == BUILTIN_APPEND &&
	       src->call.args.len > 1 && lw_same_safe(a, dst, arg(src, 0));
}

void lw_append_to_entry(struct lw_fn *fn, struct node *dst, struct node *n, pos_t pos)
{
	const struct vm_type *t = lw_type(fn, n->type);
	struct lw_lhs entry = lw_prepare(fn, dst);
	struct args a = args_of(fn, n);
	struct vm_operand *v = ARENA_ARRAY(fn->arena, struct vm_operand, a.len), whole;
	struct vm_place *p;

	values_to_append(fn, &a, t, v);
	p = lw_map_slot(fn, &entry, pos);
	v[0] = lw_convert(fn, vm_use(p), t, NULL, pos);
	whole = append_values(fn, n, t, v, a.len);
	lw_move(fn, p, lw_convert(fn, whole, entry.type, NULL, pos), VM_WHY_ASSIGN, pos);
}

static struct vm_operand len_or_cap(struct lw_fn *fn, struct node *n, enum vm_op op)
{
	struct vm_operand x = lw_expr(fn, arg(n, 0));
	const struct vm_type *t = x.type;

	if (t->kind == VM_POINTER)
		t = t->elem;
	if (t->kind == VM_ARRAY)
		return lw_int(fn, (int64_t)t->len);
	return lw_op1(fn, op, lw_basic(fn, VM_INT), x, n->pos);
}

static struct vm_operand make(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->type);
	uint32_t nargs = n->call.args.len;
	struct node *size = nargs > 1 ? arg(n, nargs - 1) : NULL;
	bool slice = t->kind == VM_SLICE;
	struct vm_operand len = nargs > 1 ? integer(fn, arg(n, 1)) : lw_int(fn, 0), cap = len;
	struct vm_place *d;
	struct vm_inst *i;

	if (nargs > 2) {
		len = lw_stable(fn, len, n->pos);
		cap = integer(fn, arg(n, 2));
	}
	d = lw_temp(fn, t, n->pos);
	i = lw_emit(fn,
		    slice               ? VM_OP_MAKE_SLICE
		    : t->kind == VM_MAP ? VM_OP_MAKE_MAP
					: VM_OP_MAKE_CHAN,
		    1, slice ? 2 : 1, n->pos);
	i->dst[0] = d;
	i->args[0] = len;
	if (slice)
		i->args[1] = cap;
	i->type = t;
	i->site = lw_site(fn,
			  slice               ? VM_SITE_MAKE_SLICE
			  : t->kind == VM_MAP ? VM_SITE_MAKE_MAP
					      : VM_SITE_MAKE_CHAN,
			  lw_text(fn, n), slice ? t->elem : t, n->pos);
	i->site->count = size ? lw_const_count(fn, size) : 0;
	return vm_use(d);
}

static struct vm_operand string_choice(struct lw_fn *fn, bool min, struct vm_operand x, struct vm_operand y, pos_t pos)
{
	struct vm_place *r = lw_temp(fn, x.type, pos);
	uint32_t other = lw_block(fn), end = lw_block(fn);

	lw_move(fn, r, x, VM_WHY_NONE, pos)->flags |= VM_I_COMPILER;
	lw_branch(fn, lw_binary(fn, min ? VM_LT : VM_GT, lw_basic(fn, VM_BOOL), y, vm_use(r), pos), other, end, pos);
	lw_start(fn, other);
	lw_move(fn, r, y, VM_WHY_NONE, pos)->flags |= VM_I_COMPILER;
	lw_jump(fn, end, pos);
	lw_start(fn, end);
	return vm_use(r);
}

static struct vm_operand min_max(struct lw_fn *fn, struct node *n, bool min)
{
	const struct vm_type *t = lw_type(fn, n->type);
	struct args a = args_of(fn, n);
	uint32_t count = a.len;
	struct vm_operand *v = ARENA_ARRAY(fn->arena, struct vm_operand, count);

	for (uint32_t i = 0; i < count; i++)
		v[i] = get(&a, i, t);
	for (uint32_t i = 1; i < count; i++)
		v[0] = t->kind == VM_STRING ? string_choice(fn, min, v[0], v[i], n->pos)
					    : lw_binary(fn, min ? VM_MIN : VM_MAX, t, v[0], v[i], n->pos);
	return v[0];
}

static struct vm_operand new_object(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->type)->elem;
	struct node *x = node_unparen(arg(n, 0));
	struct vm_operand v = {0}, p;

	if (x->mode != MODE_TYPE)
		v = lw_expr_to(fn, x, t);
	/* gc makes new(value) a hidden variable, of which it says nothing unless it moves. */
	p = lw_new(fn, VM_SITE_NEW, v.kind == VM_OPND_NONE ? lw_text(fn, n) : NULL, t, n->pos);
	if (v.kind != VM_OPND_NONE)
		lw_move(fn, vm_place_deref(fn->f, p.place), v, VM_WHY_ASSIGN, n->pos)->flags |= VM_I_INIT;
	return p;
}

static struct vm_operand complex_of(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->type);
	const struct vm_type *part = lw_basic(fn, t->kind == VM_COMPLEX64 ? VM_FLOAT32 : VM_FLOAT64);
	struct args a = args_of(fn, n);
	struct node *other;
	struct vm_operand x, y;

	if (a.values) {
		part = a.values[0].type;
	} else {
		other = arg(n, 0)->cval ? arg(n, 1) : arg(n, 0);
		if (!other->cval)
			part = lw_type(fn, other->type);
	}
	x = get(&a, 0, part);
	y = get(&a, 1, part);
	return lw_op2(fn, VM_OP_COMPLEX, t, x, y, n->pos);
}

static struct vm_operand unsafe_pair(struct lw_fn *fn, struct node *n, enum vm_op op)
{
	struct args a = args_of(fn, n);
	struct vm_operand p = lw_stable(fn, get(&a, 0, NULL), n->pos);

	return lw_op2(fn, op, lw_type(fn, n->type), p, a.values ? a.values[1] : integer(fn, arg(n, 1)), n->pos);
}

/* Sizeof and its kin where a type parameter kept them from being constant. */
static struct vm_operand measure(struct lw_fn *fn, struct node *n, enum builtin_id id)
{
	const struct vm_type *t = lw_type(fn, arg(n, 0)->type), *r = lw_type(fn, n->type);
	struct node *x = node_unparen(arg(n, 0));
	uint64_t v = 0;

	if (id == BUILTIN_UNSAFE_SIZEOF) {
		v = t->size;
	} else if (id == BUILTIN_UNSAFE_ALIGNOF) {
		v = t->align;
	} else {
		const struct vm_type *s = lw_type(fn, x->selector.x->type);
		struct lw_selection sel = lw_selection(fn, x);

		for (uint32_t i = 0; i < sel.npath; i++) {
			if (s->kind == VM_POINTER)
				s = s->elem;
			v += s->fields[sel.path[i]].offset;
			s = s->fields[sel.path[i]].type;
		}
	}
	return vm_const_int(fn->f, r, (int64_t)v);
}

/* ---- those that go and defer may start ---- */

static void one_argument(struct lw_fn *fn, struct node *n, struct lw_call *c, enum vm_op op)
{
	c->op = op;
	c->nargs = 1;
	c->args = ARENA_NEW(fn->arena, struct vm_operand);
	c->args[0] = op == VM_OP_PANIC ? lw_expr_to(fn, arg(n, 0), lw_type_plain(fn->lw, fn->lw->ts->any_iface))
				       : lw_expr(fn, arg(n, 0));
}

static void print_call(struct lw_fn *fn, struct node *n, struct lw_call *c, bool ln)
{
	struct args a = args_of(fn, n);

	c->op = VM_OP_PRINT;
	c->flags = ln ? VM_I_PRINTLN : 0;
	c->nargs = a.len;
	c->args = ARENA_ARRAY(fn->arena, struct vm_operand, c->nargs + 1);
	for (uint32_t i = 0; i < c->nargs; i++) {
		c->args[i] = get(&a, i, NULL);
		lw_mark_transient(fn, c->args[i]);
	}
}

static void copy_call(struct lw_fn *fn, struct node *n, struct lw_call *c)
{
	const struct vm_type **r = ARENA_NEW(fn->arena, const struct vm_type *);
	struct args a = args_of(fn, n);

	r[0] = lw_basic(fn, VM_INT);
	c->op = VM_OP_COPY;
	c->nargs = 2;
	c->args = ARENA_ARRAY(fn->arena, struct vm_operand, 2);
	c->args[0] = get(&a, 0, NULL);
	c->args[1] = get(&a, 1, NULL);
	c->results = r;
	c->nresults = 1;
}

static void delete_call(struct lw_fn *fn, struct node *n, struct lw_call *c)
{
	struct args a = args_of(fn, n);

	c->op = VM_OP_MAP_DELETE;
	c->nargs = 2;
	c->args = ARENA_ARRAY(fn->arena, struct vm_operand, 2);
	c->args[0] = lw_stable(fn, get(&a, 0, NULL), n->pos);
	c->args[1] = get(&a, 1, c->args[0].type->key);
}

static void recover_call(struct lw_fn *fn, struct lw_call *c)
{
	const struct vm_type **r = ARENA_NEW(fn->arena, const struct vm_type *);

	r[0] = lw_type_plain(fn->lw, fn->lw->ts->any_iface);
	c->op = VM_OP_RECOVER;
	c->results = r;
	c->nresults = 1;
}

bool lw_builtin_prepare(struct lw_fn *fn, struct node *n, struct lw_call *c)
{
	*c = (struct lw_call){.pos = n->pos};
	switch (lw_builtin_of(n)) {
	case BUILTIN_CLEAR:
		one_argument(fn, n, c, VM_OP_CLEAR);
		return true;
	case BUILTIN_CLOSE:
		one_argument(fn, n, c, VM_OP_CHAN_CLOSE);
		return true;
	case BUILTIN_PANIC:
		one_argument(fn, n, c, VM_OP_PANIC);
		return true;
	case BUILTIN_PRINT:
	case BUILTIN_PRINTLN:
		print_call(fn, n, c, lw_builtin_of(n) == BUILTIN_PRINTLN);
		return true;
	case BUILTIN_COPY:
		copy_call(fn, n, c);
		return true;
	case BUILTIN_DELETE:
		delete_call(fn, n, c);
		return true;
	case BUILTIN_RECOVER:
		recover_call(fn, c);
		return true;
	default:
		return false;
	}
}

static struct vm_operand data_of(struct lw_fn *fn, struct node *n)
{
	return lw_op1(fn, VM_OP_DATA, lw_type(fn, n->type), lw_expr(fn, arg(n, 0)), n->pos);
}

struct vm_operand lw_builtin(struct lw_fn *fn, struct node *n)
{
	enum builtin_id id = lw_builtin_of(n);
	struct vm_operand *r;
	struct lw_call c;

	if (lw_builtin_prepare(fn, n, &c)) {
		r = ARENA_ARRAY(fn->arena, struct vm_operand, c.nresults + 1);
		lw_call_emit(fn, &c, r, true);
		return c.nresults ? r[0] : lw_bool(fn, false);
	}
	switch (id) {
	case BUILTIN_APPEND:
		return append(fn, n);
	case BUILTIN_LEN:
		return len_or_cap(fn, n, VM_OP_LEN);
	case BUILTIN_CAP:
		return len_or_cap(fn, n, VM_OP_CAP);
	case BUILTIN_MAKE:
		return make(fn, n);
	case BUILTIN_NEW:
		return new_object(fn, n);
	case BUILTIN_MIN:
	case BUILTIN_MAX:
		return min_max(fn, n, id == BUILTIN_MIN);
	case BUILTIN_COMPLEX:
		return complex_of(fn, n);
	case BUILTIN_REAL:
		return lw_op1(fn, VM_OP_REAL, lw_type(fn, n->type), lw_expr(fn, arg(n, 0)), n->pos);
	case BUILTIN_IMAG:
		return lw_op1(fn, VM_OP_IMAG, lw_type(fn, n->type), lw_expr(fn, arg(n, 0)), n->pos);
	case BUILTIN_UNSAFE_ADD:
		return unsafe_pair(fn, n, VM_OP_UNSAFE_ADD);
	case BUILTIN_UNSAFE_SLICE:
		return unsafe_pair(fn, n, VM_OP_UNSAFE_SLICE);
	case BUILTIN_UNSAFE_STRING:
		return unsafe_pair(fn, n, VM_OP_UNSAFE_STRING);
	case BUILTIN_UNSAFE_SLICE_DATA:
	case BUILTIN_UNSAFE_STRING_DATA:
		return data_of(fn, n);
	default:
		return measure(fn, n, id);
	}
}
