/* lower_static.c - initial values of package variables that need no code, as gc's staticinit finds them: constants, addresses,
 * functions, literals. Where a part of a literal is not static the rest still is, and the part is stored by the package's init function.
 *
 * A destination is known twice: as bytes of a variable, and as a place for what must be stored at run time. */
#include "lw.h"

struct dest {
	struct vm_global *g;
	uint64_t offset;
	struct vm_place *place;
};

static bool assign(struct lw_fn *fn, struct dest d, struct node *n, const struct vm_type *t);

static struct node *value_of(struct node *elem)
{
	return elem->kind == NODE_KEY_VALUE ? elem->key_value.value : elem;
}

static uint32_t field_number(const struct vm_type *t, struct node *elem, uint32_t i)
{
	if (elem->kind == NODE_KEY_VALUE)
		for (uint32_t k = 0; k < t->nfields; k++)
			if (strcmp(t->fields[k].name, node_unparen(elem->key_value.key)->name.text) == 0)
				return k;
	return i;
}

static struct dest whole(struct lw_fn *fn, struct vm_global *g)
{
	return (struct dest){g, 0, vm_place_global(fn->f, g)};
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

static bool is_method_expr(struct node *n)
{
	return n->kind == NODE_SELECTOR && n->sel && n->sel->kind == SELECT_METHOD_EXPR;
}

static void put(struct lw_fn *fn, struct dest d, const struct vm_type *t, struct vm_const c)
{
	if (c.kind == VM_CONST_ZERO)
		return;
	d.g->linkonce = false;
	VEC_PUSH(fn->arena, &d.g->inits, (struct vm_init){d.offset, t, lw_const_new(fn->lw, c)});
}

struct vm_global *lw_static_global(struct lw *lw, const struct vm_type *t, bool readonly)
{
	struct vm_global *g = vm_global_new(lw->p, lw_printf(lw, "%s..stmp_%u", lw->p->path, lw->nstatic++), t);

	g->readonly = readonly;
	g->compiler = true;
	return g;
}

/* ---- literals ---- */

struct piece {
	struct dest d;
	struct node *n;
	const struct vm_type *type;
};

/* Insertion sort: elements nearly always stand in order already. */
static void sort_pieces(struct piece *p, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++)
		for (uint32_t k = i; k > 0 && p[k - 1].d.offset > p[k].d.offset; k--) {
			struct piece t = p[k];

			p[k] = p[k - 1];
			p[k - 1] = t;
		}
}

static uint64_t literal_index(struct lw_fn *fn, struct node *e, uint64_t next)
{
	int64_t k = (int64_t)next;

	if (e->kind == NODE_KEY_VALUE)
		const_to_int64(const_to_int(fn->arena, e->key_value.key->cval), &k);
	return (uint64_t)k;
}

static struct piece piece_of(struct lw_fn *fn, struct dest d, struct node *e, const struct vm_type *t, uint32_t i, uint64_t *at)
{
	struct piece p = {.n = value_of(e), .d.g = d.g};

	if (t->kind == VM_STRUCT) {
		uint32_t f = field_number(t, e, i);

		p.type = t->fields[f].type;
		p.d.offset = d.offset + t->fields[f].offset;
		p.d.place = vm_place_field(fn->f, d.place, f);
	} else {
		*at = literal_index(fn, e, *at);
		p.type = t->elem;
		p.d.offset = d.offset + *at * t->elem->size;
		p.d.place = vm_place_index(fn->f, d.place, lw_int(fn, (int64_t)*at));
		++*at;
	}
	return p;
}

static void put_elements(struct lw_fn *fn, struct dest d, struct node *n, const struct vm_type *t)
{
	uint32_t count = n->composite.elems.len;
	struct piece *p = ARENA_ARRAY(fn->arena, struct piece, count + 1);
	uint64_t at = 0;

	for (uint32_t i = 0; i < count; i++)
		p[i] = piece_of(fn, d, n->composite.elems.at[i], t, i, &at);
	sort_pieces(p, count);
	for (uint32_t i = 0; i < count; i++)
		if (!assign(fn, p[i].d, p[i].n, p[i].type))
			lw_move(fn, p[i].d.place, lw_expr_to(fn, p[i].n, p[i].type), VM_WHY_ASSIGN, p[i].n->pos);
}

static void put_slice_header(struct lw_fn *fn, struct dest d, struct vm_global *data, uint64_t len)
{
	const struct vm_type *word = lw_basic(fn, VM_INT), *p = vm_type_pointer(fn->lw->vt, data->type);
	struct vm_const count = {.kind = VM_CONST_INT, .bits = (int64_t)len};

	put(fn, d, p, (struct vm_const){.kind = VM_CONST_GLOBAL, .global = data});
	d.offset += 8;
	put(fn, d, word, count);
	d.offset += 8;
	put(fn, d, word, count);
}

static void put_slice(struct lw_fn *fn, struct dest d, struct node *n, const struct vm_type *t)
{
	uint64_t len = 0, at = 0;
	const struct vm_type *array;
	struct vm_global *data;

	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		at = literal_index(fn, n->composite.elems.at[i], at) + 1;
		if (at > len)
			len = at;
	}
	array = vm_type_array(fn->lw->vt, t->elem, len);
	data = lw_static_global(fn->lw, array, false);
	put_elements(fn, whole(fn, data), n, array);
	put_slice_header(fn, d, data, len);
}

static bool put_composite(struct lw_fn *fn, struct dest d, struct node *n, const struct vm_type *t)
{
	if (t->kind == VM_MAP)
		return false;
	if (t->kind == VM_SLICE)
		put_slice(fn, d, n, t);
	else
		put_elements(fn, d, n, t);
	return true;
}

/* Address of a hidden variable that holds the literal. */
static struct vm_const literal_address(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	struct vm_global *g = lw_static_global(fn->lw, t, false);

	if (!put_composite(fn, whole(fn, g), n, t))
		lw_move(fn, vm_place_global(fn->f, g), lw_composite(fn, n, false, n->pos), VM_WHY_ASSIGN, n->pos);
	return (struct vm_const){.kind = VM_CONST_GLOBAL, .global = g};
}

/* ---- scalars ---- */

/* A pointer, function or constant that is known now; false: it is not. */
static bool scalar(struct lw_fn *fn, struct node *n, const struct vm_type *t, struct vm_const *c)
{
	struct node *x;
	struct object *var;
	uint64_t offset;

	if (n->cval)
		return lw_const_value(fn->lw, n->cval, t, c);
	if (n->kind == NODE_FUNC_LIT && !n->func_lit.info->captures.len) {
		*c = (struct vm_const){.kind = VM_CONST_FUNC, .func = lw_literal_func(fn, n)};
		return true;
	}
	if (is_func_name(n) || is_method_expr(n)) {
		*c = *lw_expr(fn, n).constant;
		return true;
	}
	if (n->kind == NODE_COMPOSITE && t->kind == VM_POINTER) {
		*c = literal_address(fn, n, t->elem);
		return true;
	}
	if (n->kind != NODE_UNARY || n->op.op != OP_AND)
		return false;
	x = node_unparen(n->op.x);
	if (x->kind == NODE_COMPOSITE) {
		*c = literal_address(fn, x, t->elem);
		return true;
	}
	if (!static_place(fn, x, &var, &offset))
		return false;
	*c = (struct vm_const){.kind = VM_CONST_GLOBAL, .global = lw_global(fn->lw, var), .bits = (int64_t)offset};
	return true;
}

/* gc puts the value of a boxed literal into a static variable; where ours cannot be a constant it is boxed at run time. */
static bool put_boxed(struct lw_fn *fn, struct dest d, struct node *n, const struct vm_type *t)
{
	const struct vm_type *from = lw_type(fn, n->cval ? type_default(n->type) : n->type);
	struct vm_const inner;

	if (from->kind == VM_INTERFACE)
		return false;
	if ((n->cval || from->kind == VM_POINTER) && scalar(fn, n, from, &inner))
		put(fn, d, t, (struct vm_const){.kind = VM_CONST_IFACE, .desc = from, .inner = lw_const_new(fn->lw, inner)});
	else
		lw_move(fn, d.place, lw_convert(fn, lw_expr(fn, n), t, NULL, n->pos), VM_WHY_ASSIGN, n->pos);
	return true;
}

/* What a package variable is known to hold while the package is initialised: its own initialiser when nothing else writes it. */
static struct node *known_value(struct lw_fn *fn, struct node *n, bool *zero)
{
	const struct initializer *init;

	*zero = false;
	if (n->kind != NODE_NAME || !n->obj || n->obj->kind != OBJ_VAR || n->obj->pkg != fn->lw->pkg)
		return n;
	if (lw_type(fn, n->type)->kind == VM_STRING || map_get(fn->lw->written, n->obj))
		return n;
	init = map_get(fn->lw->initial, n->obj);
	*zero = !init;
	return init ? node_unparen(init->rhs) : n;
}

static struct node *without_conversions(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	while (n->kind == NODE_CALL && !n->cval && (n->flags & NODE_CONVERSION) && t->kind != VM_INTERFACE &&
	       !lw_is_nil(n->call.args.at[0]) && lw_type(fn, n->call.args.at[0]->type)->kind == t->kind &&
	       (t->kind == VM_STRUCT || t->kind == VM_POINTER || t->kind == VM_SLICE || t->kind == VM_ARRAY ||
		t->kind == VM_FUNC || t->kind == VM_STRING))
		n = node_unparen(n->call.args.at[0]);
	return n;
}

/* []byte("text"): the bytes are data. */
static bool put_bytes(struct lw_fn *fn, struct dest d, struct node *n, const struct vm_type *t)
{
	struct node *x = n->kind == NODE_CALL && (n->flags & NODE_CONVERSION) ? node_unparen(n->call.args.at[0]) : NULL;
	const struct vm_type *array;
	struct vm_global *data;
	struct vm_const c = {.kind = VM_CONST_INT};
	struct dest byte;
	struct str s;

	if (!x || !x->cval || t->kind != VM_SLICE || t->elem->kind != VM_UINT8 || const_kind(x->cval) != CONST_STRING)
		return false;
	s = const_str(fn->arena, x->cval);
	array = vm_type_array(fn->lw->vt, t->elem, s.len);
	data = lw_static_global(fn->lw, array, false);
	byte = whole(fn, data);
	for (size_t i = 0; i < s.len; i++, byte.offset++) {
		c.bits = (uint8_t)s.data[i];
		put(fn, byte, t->elem, c);
	}
	put_slice_header(fn, d, data, s.len);
	return true;
}

/* False: nothing was written, the whole value must be computed at run time. */
static bool assign(struct lw_fn *fn, struct dest d, struct node *n, const struct vm_type *t)
{
	struct vm_const c;
	bool zero;

	n = without_conversions(fn, node_unparen(n), t);
	if (lw_is_nil(n))
		return true;
	if (t->kind == VM_INTERFACE)
		return put_boxed(fn, d, n, t);
	for (int i = 0; i < 100 && n->kind == NODE_NAME && !n->cval; i++) {
		struct node *v = known_value(fn, n, &zero);

		if (zero)
			return true;
		if (v == n)
			break;
		n = without_conversions(fn, v, t);
		if (lw_type(fn, n->type) != t && !n->cval)
			return false;
		if (n->kind == NODE_COMPOSITE && t->kind != VM_STRUCT && t->kind != VM_ARRAY)
			return false;
		if (n->kind == NODE_FUNC_LIT || n->kind == NODE_UNARY)
			return false;
	}
	if (n->kind == NODE_COMPOSITE && t->kind != VM_POINTER)
		return put_composite(fn, d, n, t);
	if (put_bytes(fn, d, n, t))
		return true;
	if (!scalar(fn, n, t, &c))
		return false;
	put(fn, d, t, c);
	return true;
}

bool lw_static_data(struct lw_fn *fn, struct node *n, const struct vm_type *t, struct vm_global *g)
{
	return assign(fn, whole(fn, g), n, t);
}

/* Nothing refers to a blank variable, nor to the data made for it since there were n variables: no data that nobody reads. */
static void drop_blank(struct vm_package *p, const struct vm_global *blank, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < p->globals.len; i++) {
		struct vm_global *g = p->globals.at[i];

		if (g == blank || (i >= n && g->compiler))
			continue;
		g->id = kept;
		p->globals.at[kept++] = g;
	}
	p->globals.len = kept;
}

static uint32_t code_size(const struct lw_fn *fn)
{
	return fn->f->blocks.len + fn->f->blocks.at[fn->cur].insts.len;
}

bool lw_static_init(struct lw *lw, const struct initializer *init)
{
	struct object *var = init->lhs.at[0];
	uint32_t n = lw->p->globals.len, code = code_size(lw->init);
	struct vm_global *g;

	if (init->lhs.len != 1)
		return false;
	g = lw_global(lw, var);
	if (!assign(lw->init, whole(lw->init, g), init->rhs, g->type))
		return false;
	if (strcmp(var->name, "_") == 0 && code == code_size(lw->init))
		drop_blank(lw->p, g, n);
	return true;
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
		const struct vm_type *et = t->kind == VM_STRUCT ? t->fields[field_number(t, e, i)].type : t->elem;

		if (et->kind == VM_INTERFACE)
			return false;
		if (v->cval)
			continue;
		if (v->kind != NODE_COMPOSITE || (et->kind != VM_STRUCT && et->kind != VM_ARRAY) || !lw_all_constant(fn, v))
			return false;
	}
	return true;
}
