/* lower_const.c - constants of the tree as constants of the IR, and what gc knows statically. */
#include "lw.h"

struct vm_const *lw_const_new(struct lw *lw, struct vm_const c)
{
	return arena_dup(lw->arena, &c, sizeof c);
}

static int64_t int_bits(struct lw *lw, struct const_val *v)
{
	struct const_val *i = const_to_int(lw->arena, v);
	int64_t s = 0;
	uint64_t u = 0;

	if (!const_to_int64(i, &s) && const_to_uint64(i, &u))
		s = (int64_t)u;
	return s;
}

static double float_value(struct const_val *v, bool single)
{
	return single ? (double)const_to_float32(v) : const_to_double(v);
}

bool lw_const_value(struct lw *lw, struct const_val *v, const struct vm_type *t, struct vm_const *out)
{
	bool single = t->kind == VM_FLOAT32 || t->kind == VM_COMPLEX64;
	struct const_val *c;

	*out = (struct vm_const){0};
	switch (t->kind) {
	case VM_BOOL:
		out->kind = VM_CONST_INT;
		out->bits = const_is_true(v);
		return true;
	case VM_STRING:
		out->kind = VM_CONST_STRING;
		out->s = const_str(lw->arena, v);
		return true;
	case VM_FLOAT32:
	case VM_FLOAT64:
		out->kind = VM_CONST_FLOAT;
		out->f[0] = float_value(const_to_float(lw->arena, v), single);
		return true;
	case VM_COMPLEX64:
	case VM_COMPLEX128:
		c = const_to_complex(lw->arena, v);
		out->kind = VM_CONST_COMPLEX;
		out->f[0] = float_value(const_to_float(lw->arena, const_real(lw->arena, c)), single);
		out->f[1] = float_value(const_to_float(lw->arena, const_imag(lw->arena, c)), single);
		return true;
	default:
		if (!vm_type_is_integer(t) && t->kind != VM_UNSAFEPTR)
			return false;
		out->kind = VM_CONST_INT;
		out->bits = int_bits(lw, v);
		return true;
	}
}

struct vm_operand lw_const(struct lw_fn *fn, struct const_val *v, const struct vm_type *t)
{
	struct vm_const c;

	if (!lw_const_value(fn->lw, v, t, &c))
		kit_fatal("constant of type %s", t->string);
	return vm_const_of(fn->f, t, c);
}

struct node *lw_static_value(struct lw_fn *fn, struct node *n)
{
	for (int i = 0; i < 100; i++) {
		struct lw_var *v;

		n = node_unparen(n);
		if (n->cval || n->kind != NODE_NAME || !n->obj || n->obj->kind != OBJ_VAR)
			return n;
		v = lw_var(fn, n->obj);
		if (!v || !v->init || n->obj->var.addrtaken || n->obj->var.reassigned)
			return n;
		n = v->init;
	}
	return n;
}

/* Elements of a slice literal that len() counts. */
static int64_t literal_len(struct lw_fn *fn, struct node *n)
{
	struct node *x;
	int64_t len = 0, at = 0;

	if (n->kind != NODE_CALL || !(n->flags & NODE_BUILTIN_CALL) ||
	    node_unparen(n->call.fun)->obj->builtin.id != BUILTIN_LEN)
		return -1;
	x = lw_static_value(fn, n->call.args.at[0]);
	if (x->kind != NODE_COMPOSITE || lw_type(fn, x->type)->kind != VM_SLICE)
		return -1;
	for (uint32_t i = 0; i < x->composite.elems.len; i++) {
		struct node *e = x->composite.elems.at[i];

		if (e->kind == NODE_KEY_VALUE)
			const_to_int64(const_to_int(fn->arena, e->key_value.key->cval), &at);
		len = ++at > len ? at : len;
	}
	return len;
}

int64_t lw_const_count(struct lw_fn *fn, struct node *n)
{
	int64_t v;

	n = lw_static_value(fn, n);
	if (n->cval && const_to_int64(const_to_int(fn->arena, n->cval), &v))
		return v;
	return literal_len(fn, n);
}

int lw_static_bool(struct node *n)
{
	int x, y;

	n = node_unparen(n);
	if (n->cval && const_kind(n->cval) == CONST_BOOL)
		return const_is_true(n->cval) ? 1 : -1;
	if (n->kind == NODE_UNARY && n->op.op == OP_NOT)
		return -lw_static_bool(n->op.x);
	if (n->kind != NODE_BINARY || (n->op.op != OP_ANDAND && n->op.op != OP_OROR))
		return 0;
	x = lw_static_bool(n->op.x);
	y = lw_static_bool(n->op.y);
	if (n->op.op == OP_ANDAND)
		return x < 0 || (x > 0 && y < 0) ? -1 : x > 0 && y > 0;
	return x > 0 || (x < 0 && y > 0) ? 1 : x < 0 && y < 0 ? -1 : 0;
}
