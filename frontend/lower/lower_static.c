/* lower_static.c - initial values of package variables that need no code: constants, addresses, functions and literals
 * made of such. is_static decides without writing anything, lw_static_data writes. */
#include "lw.h"

static bool is_static(struct lw_fn *fn, struct node *n, const struct vm_type *t);

static struct node *value_of(struct node *elem)
{
	return elem->kind == NODE_KEY_VALUE ? elem->key_value.value : elem;
}

static const struct vm_type *field_type(const struct vm_type *t, struct node *elem, uint32_t i, uint32_t *field)
{
	*field = i;
	if (elem->kind == NODE_KEY_VALUE)
		for (uint32_t k = 0; k < t->nfields; k++)
			if (strcmp(t->fields[k].name, node_unparen(elem->key_value.key)->name.text) == 0)
				*field = k;
	return t->fields[*field].type;
}

static bool elements_static(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i];
		uint32_t f;
		const struct vm_type *et = t->kind == VM_STRUCT ? field_type(t, e, i, &f) : t->elem;

		if (!is_static(fn, value_of(e), et))
			return false;
	}
	return true;
}

static bool composite_static(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	if (t->kind == VM_POINTER && lw_type(fn, n->type) == t)
		t = t->elem;
	if (t->kind == VM_MAP)
		return false;
	return elements_static(fn, n, t);
}

/* The package variable and offset that &x means; false: not fixed. */
static bool static_place(struct lw_fn *fn, struct node *x, struct object **var, uint64_t *offset)
{
	const struct vm_type *t;
	int64_t i;

	x = node_unparen(x);
	if ((x->kind == NODE_NAME || (x->kind == NODE_SELECTOR && !x->sel)) && x->obj && x->obj->kind == OBJ_VAR) {
		*var = x->obj;
		*offset = 0;
		return x->obj->var.kind == VAR_PACKAGE;
	}
	if (x->kind == NODE_SELECTOR && x->sel->kind == SELECT_FIELD && !x->sel->indirect) {
		if (!static_place(fn, x->selector.x, var, offset))
			return false;
		t = lw_type(fn, x->selector.x->type);
		for (uint32_t k = 0; k < x->sel->npath; k++) {
			if (t->kind != VM_STRUCT)
				return false;
			*offset += t->fields[x->sel->path[k]].offset;
			t = t->fields[x->sel->path[k]].type;
		}
		return true;
	}
	if (x->kind != NODE_INDEX)
		return false;
	t = lw_type(fn, x->index.x->type);
	if (t->kind != VM_ARRAY || !x->index.args.at[0]->cval || !static_place(fn, x->index.x, var, offset))
		return false;
	if (!const_to_int64(const_to_int(fn->arena, x->index.args.at[0]->cval), &i))
		return false;
	*offset += (uint64_t)i * t->elem->size;
	return true;
}

static bool is_func_name(struct node *n)
{
	return (n->kind == NODE_NAME || (n->kind == NODE_SELECTOR && !n->sel) || n->kind == NODE_INDEX) && n->obj &&
	       n->obj->kind == OBJ_FUNC && !n->inst;
}

static bool boxes_static(struct lw_fn *fn, struct node *n, const struct vm_type *from)
{
	if (n->cval)
		return true;
	return from->kind == VM_POINTER && is_static(fn, n, from);
}

static bool is_static(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	const struct vm_type *from;
	struct object *var;
	uint64_t offset;

	n = node_unparen(n);
	if (lw_is_nil(n))
		return true;
	from = lw_type(fn, n->cval ? type_default(n->type) : n->type);
	if (t->kind == VM_INTERFACE)
		return from->kind != VM_INTERFACE && boxes_static(fn, n, from);
	if (n->cval)
		return true;
	if (from != t && from->kind != t->kind)
		return false;
	switch (n->kind) {
	case NODE_COMPOSITE:
		return composite_static(fn, n, from);
	case NODE_FUNC_LIT:
		return n->func_lit.info->captures.len == 0;
	case NODE_UNARY:
		if (n->op.op != OP_AND)
			return false;
		if (node_unparen(n->op.x)->kind == NODE_COMPOSITE)
			return composite_static(fn, node_unparen(n->op.x), from->elem);
		return static_place(fn, n->op.x, &var, &offset);
	case NODE_SELECTOR:
		return is_func_name(n) || (n->sel && n->sel->kind == SELECT_METHOD_EXPR);
	case NODE_CALL:
		return (n->flags & NODE_CONVERSION) && lw_type(fn, n->call.args.at[0]->type)->kind == t->kind &&
		       t->kind != VM_INTERFACE && is_static(fn, n->call.args.at[0], t);
	default:
		return is_func_name(n);
	}
}

/* ---- writing ---- */

static void put(struct lw_fn *fn, struct vm_global *g, uint64_t offset, const struct vm_type *t, struct vm_const c)
{
	if (c.kind == VM_CONST_ZERO)
		return;
	VEC_PUSH(fn->arena, &g->inits, (struct vm_init){offset, t, lw_const_new(fn->lw, c)});
}

struct vm_global *lw_static_global(struct lw *lw, const struct vm_type *t, bool readonly)
{
	struct vm_global *g = vm_global_new(lw->p, lw_printf(lw, "%s..stmp_%u", lw->p->path, lw->nstatic++), t);

	g->readonly = readonly;
	g->compiler = true;
	return g;
}

static uint64_t literal_index(struct lw_fn *fn, struct node *e, uint64_t next)
{
	int64_t k = (int64_t)next;

	if (e->kind == NODE_KEY_VALUE)
		const_to_int64(const_to_int(fn->arena, e->key_value.key->cval), &k);
	return (uint64_t)k;
}

struct piece {
	uint64_t offset;
	struct node *n;
	const struct vm_type *type;
};

static int by_offset(const struct piece *a, const struct piece *b)
{
	return a->offset < b->offset ? -1 : a->offset > b->offset;
}

/* Insertion sort: elements nearly always stand in order already. */
static void sort_pieces(struct piece *p, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++)
		for (uint32_t k = i; k > 0 && by_offset(&p[k - 1], &p[k]) > 0; k--) {
			struct piece t = p[k];

			p[k] = p[k - 1];
			p[k - 1] = t;
		}
}

static void put_elements(struct lw_fn *fn, struct node *n, const struct vm_type *t, struct vm_global *g, uint64_t offset)
{
	uint32_t count = n->composite.elems.len;
	struct piece *p = ARENA_ARRAY(fn->arena, struct piece, count + 1);
	uint64_t at = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct node *e = n->composite.elems.at[i];
		uint32_t f;

		p[i].n = value_of(e);
		if (t->kind == VM_STRUCT) {
			p[i].type = field_type(t, e, i, &f);
			p[i].offset = t->fields[f].offset;
		} else {
			at = literal_index(fn, e, at);
			p[i].type = t->elem;
			p[i].offset = at++ * t->elem->size;
		}
	}
	sort_pieces(p, count);
	for (uint32_t i = 0; i < count; i++)
		lw_static_data(fn, p[i].n, p[i].type, g, offset + p[i].offset);
}

static void put_slice(struct lw_fn *fn, struct node *n, const struct vm_type *t, struct vm_global *g, uint64_t offset)
{
	uint64_t len = 0, at = 0;
	const struct vm_type *word = lw_basic(fn, VM_INT), *array;
	struct vm_const count = {.kind = VM_CONST_INT};
	struct vm_global *data;

	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		at = literal_index(fn, n->composite.elems.at[i], at) + 1;
		if (at > len)
			len = at;
	}
	array = vm_type_array(fn->lw->vt, t->elem, len);
	data = lw_static_global(fn->lw, array, false);
	put_elements(fn, n, array, data, 0);
	count.bits = (int64_t)len;
	put(fn, g, offset, vm_type_pointer(fn->lw->vt, array), (struct vm_const){.kind = VM_CONST_GLOBAL, .global = data});
	put(fn, g, offset + 8, word, count);
	put(fn, g, offset + 16, word, count);
}

static void put_composite(struct lw_fn *fn, struct node *n, const struct vm_type *t, struct vm_global *g, uint64_t offset)
{
	if (t->kind == VM_SLICE)
		put_slice(fn, n, t, g, offset);
	else
		put_elements(fn, n, t, g, offset);
}

/* Address of a hidden variable that holds the literal. */
static struct vm_const literal_address(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	struct vm_global *g = lw_static_global(fn->lw, t, false);

	put_composite(fn, n, t, g, 0);
	return (struct vm_const){.kind = VM_CONST_GLOBAL, .global = g};
}

static struct vm_const address(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	struct node *x = node_unparen(n->op.x);
	struct object *var = NULL;
	uint64_t offset = 0;

	if (x->kind == NODE_COMPOSITE)
		return literal_address(fn, x, t->elem);
	static_place(fn, x, &var, &offset);
	return (struct vm_const){.kind = VM_CONST_GLOBAL, .global = lw_global(fn->lw, var), .bits = (int64_t)offset};
}

static struct vm_const function(struct lw_fn *fn, struct node *n)
{
	struct vm_operand f;

	if (n->kind == NODE_FUNC_LIT)
		return (struct vm_const){.kind = VM_CONST_FUNC, .func = lw_literal_func(fn, n)};
	f = lw_expr(fn, n);
	return *f.constant;
}

static struct vm_const scalar(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	struct vm_const c = {0};

	if (n->cval)
		lw_const_value(fn->lw, n->cval, t, &c);
	else if (n->kind == NODE_UNARY)
		c = address(fn, n, t);
	else if (n->kind == NODE_COMPOSITE)
		c = literal_address(fn, n, t->elem);
	else
		c = function(fn, n);
	return c;
}

static void put_boxed(struct lw_fn *fn, struct node *n, const struct vm_type *t, struct vm_global *g, uint64_t offset)
{
	const struct vm_type *from = lw_type(fn, n->cval ? type_default(n->type) : n->type);
	struct vm_const inner;

	if (from->kind == VM_INTERFACE)
		from = lw_type(fn, type_default(n->type));
	while (n->kind == NODE_CALL && !n->cval)
		n = node_unparen(n->call.args.at[0]);
	inner = lw_is_nil(n) ? (struct vm_const){0} : scalar(fn, n, from);
	put(fn, g, offset, t, (struct vm_const){.kind = VM_CONST_IFACE, .desc = from, .inner = lw_const_new(fn->lw, inner)});
}

bool lw_static_data(struct lw_fn *fn, struct node *n, const struct vm_type *t, struct vm_global *g, uint64_t offset)
{
	n = node_unparen(n);
	if (lw_is_nil(n))
		return true;
	if (t->kind == VM_INTERFACE) {
		put_boxed(fn, n, t, g, offset);
		return true;
	}
	while (n->kind == NODE_CALL && !n->cval)
		n = node_unparen(n->call.args.at[0]);
	if (lw_is_nil(n))
		return true;
	if (n->kind == NODE_COMPOSITE && t->kind != VM_POINTER)
		put_composite(fn, n, t, g, offset);
	else
		put(fn, g, offset, t, scalar(fn, n, t));
	return true;
}

bool lw_static_init(struct lw *lw, const struct initializer *init)
{
	struct object *o = init->lhs.at[0];
	struct vm_global *g;

	if (init->lhs.len != 1)
		return false;
	g = lw_global(lw, o);
	if (!is_static(lw->init, init->rhs, g->type))
		return false;
	return lw_static_data(lw->init, init->rhs, g->type, g, 0);
}

bool lw_all_constant(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->type);

	if (t->kind == VM_SLICE)
		t = vm_type_array(fn->lw->vt, t->elem, 1);
	if (t->kind != VM_STRUCT && t->kind != VM_ARRAY)
		return false;
	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i], *v = node_unparen(value_of(e));
		uint32_t f;
		const struct vm_type *et = t->kind == VM_STRUCT ? field_type(t, e, i, &f) : t->elem;

		if (et->kind == VM_INTERFACE)
			return false;
		if (v->cval)
			continue;
		if (v->kind != NODE_COMPOSITE || (et->kind != VM_STRUCT && et->kind != VM_ARRAY) || !lw_all_constant(fn, v))
			return false;
	}
	return true;
}
