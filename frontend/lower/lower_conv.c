/* lower_conv.c - conversions: those that assignment implies, and T(x). */
#include "lw.h"

/* gc boxes what is known to be constant without allocating. */
static bool is_read_only(struct lw_fn *fn, struct vm_operand x, struct node *n)
{
	if (lw_is_const(x))
		return true;
	return n && lw_static_value(fn, n)->cval != NULL;
}

static struct vm_operand box(struct lw_fn *fn, struct vm_operand x, const struct vm_type *t, struct node *n,
			     const char *text, pos_t pos)
{
	struct vm_place *d = lw_temp(fn, t, pos);
	struct vm_inst *i = lw_emit(fn, VM_OP_BOX, 1, 1, pos);

	i->dst[0] = d;
	i->args[0] = x;
	i->type = x.type;
	i->why = VM_WHY_INTERFACE_CONVERTED;
	i->site = lw_site(fn, VM_SITE_BOX, x.type->direct_iface ? NULL : text, x.type, pos);
	i->site->constant = is_read_only(fn, x, n);
	if (n)
		i->site->order = lw_visit_order(fn->lw, n);
	return vm_use(d);
}

/* gc replaces a variable that only ever holds a constant by that constant. */
static struct node *text_node(struct lw_fn *fn, struct node *n)
{
	struct node *v = lw_static_value(fn, n);

	return v->cval ? v : n;
}

struct vm_operand lw_box(struct lw_fn *fn, struct vm_operand x, const struct vm_type *t, const char *text, pos_t pos)
{
	return box(fn, x, t, NULL, text, pos);
}

static bool same_const_kind(const struct vm_type *a, const struct vm_type *b)
{
	return a->kind == b->kind || (vm_type_is_integer(a) && vm_type_is_integer(b) && a->size == b->size &&
				      vm_type_is_signed(a) == vm_type_is_signed(b));
}

static struct vm_operand represent(struct lw_fn *fn, struct vm_operand x, const struct vm_type *t, pos_t pos)
{
	if (x.type == t)
		return x;
	if (lw_is_const(x) && (x.constant->kind == VM_CONST_ZERO || same_const_kind(x.type, t)))
		return vm_const_of(fn->f, t, *x.constant);
	return lw_op1(fn, VM_OP_CONVERT, t, x, pos);
}

struct vm_operand lw_convert(struct lw_fn *fn, struct vm_operand x, const struct vm_type *t, struct node *n, pos_t pos)
{
	if (x.type == t)
		return x;
	if (n && lw_is_nil(n))
		return lw_zero(fn, t);
	if (t->kind != VM_INTERFACE)
		return represent(fn, x, t, pos);
	if (x.type->kind == VM_INTERFACE)
		return lw_op1(fn, VM_OP_IFACE_CONVERT, t, x, pos);
	return box(fn, x, t, n, n ? lw_text(fn, text_node(fn, n)) : NULL, n ? n->pos : pos);
}

static struct vm_operand allocating(struct lw_fn *fn, enum vm_op op, enum vm_site_kind kind, struct vm_operand x,
				    const struct vm_type *t, struct node *n)
{
	pos_t pos = n->call.args.at[0]->pos; /* gc's place for a conversion */
	struct vm_operand r = lw_op1(fn, op, t, x, pos);
	struct vm_inst *i = VEC_LAST(&fn->f->blocks.at[fn->cur].insts);

	i->site = lw_site(fn, kind, lw_text(fn, n), t, pos);
	return r;
}

static struct vm_operand to_string(struct lw_fn *fn, struct vm_operand x, const struct vm_type *t, struct node *n)
{
	if (x.type->kind == VM_STRING)
		return represent(fn, x, t, n->pos);
	if (x.type->kind == VM_SLICE && x.type->elem->kind == VM_UINT8)
		return allocating(fn, VM_OP_BYTES_TO_STRING, VM_SITE_BYTES_TO_STRING, x, t, n);
	if (x.type->kind == VM_SLICE)
		return allocating(fn, VM_OP_RUNES_TO_STRING, VM_SITE_RUNES_TO_STRING, x, t, n);
	return allocating(fn, VM_OP_RUNE_TO_STRING, VM_SITE_RUNE_TO_STRING, x, t, n);
}

static struct vm_operand from_slice(struct lw_fn *fn, struct vm_operand x, const struct vm_type *t, pos_t pos)
{
	struct vm_operand p;

	if (t->kind == VM_POINTER)
		return lw_op1(fn, VM_OP_SLICE_TO_ARRAY_PTR, t, x, pos);
	p = lw_op1(fn, VM_OP_SLICE_TO_ARRAY_PTR, vm_type_pointer(fn->lw->vt, t), x, pos);
	if (t->len == 0)
		return lw_zero(fn, t);
	return lw_copy(fn, vm_use(vm_place_deref(fn->f, p.place)), pos);
}

static bool is_number(const struct vm_type *t)
{
	return vm_type_is_integer(t) || vm_type_is_float(t) || vm_type_is_complex(t);
}

struct vm_operand lw_conversion(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->type);
	struct node *arg = n->call.args.at[0];
	struct vm_operand x;

	if (lw_is_nil(arg))
		return lw_zero(fn, t);
	/* T(2.5), T a type parameter: the constant itself is converted, not its value in its default type. */
	if (arg->cval && is_number(t) && is_number(lw_type(fn, arg->type)))
		return lw_const(fn, arg->cval, t);
	x = lw_expr(fn, arg);
	if (t->kind == VM_INTERFACE && x.type->kind != VM_INTERFACE)
		return box(fn, x, t, arg, lw_text(fn, n), arg->pos);
	if (t->kind == VM_INTERFACE)
		return lw_convert(fn, x, t, NULL, n->pos);
	if (t->kind == VM_STRING)
		return to_string(fn, x, t, n);
	if (t->kind == VM_SLICE && x.type->kind == VM_STRING) {
		if (t->elem->kind == VM_UINT8)
			return allocating(fn, VM_OP_STRING_TO_BYTES, VM_SITE_STRING_TO_BYTES, x, t, n);
		return allocating(fn, VM_OP_STRING_TO_RUNES, VM_SITE_STRING_TO_RUNES, x, t, n);
	}
	if (x.type->kind == VM_SLICE && (t->kind == VM_ARRAY || t->kind == VM_POINTER))
		return from_slice(fn, x, t, n->pos);
	if (x.type->kind == VM_UNSAFEPTR && t->kind == VM_UINTPTR)
		x = lw_disguise(fn, n, x);
	return represent(fn, x, t, n->pos);
}
