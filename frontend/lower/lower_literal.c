/* lower_literal.c - composite literals. */
#include "lw.h"

#define STATIC_COPY_MIN 4 /* constant elements from which on a literal is copied from read-only data */

static void fill(struct lw_fn *fn, struct vm_place *dst, struct node *n, uint16_t flags, enum vm_why why);

static struct node *value_of(struct node *elem)
{
	return elem->kind == NODE_KEY_VALUE ? elem->key_value.value : elem;
}

static bool is_aggregate(const struct vm_type *t)
{
	return t->kind == VM_STRUCT || t->kind == VM_ARRAY;
}

static bool is_zero(struct vm_operand x)
{
	const struct vm_const *c = lw_is_const(x) ? x.constant : NULL;

	if (!c)
		return false;
	return c->kind == VM_CONST_ZERO || (c->kind == VM_CONST_INT && c->bits == 0);
}

/* One element into a zeroed place. */
static void fill_element(struct lw_fn *fn, struct vm_place *dst, struct node *v, uint16_t flags, enum vm_why why)
{
	struct node *x = node_unparen(v);
	struct vm_operand o;

	if (x->kind == NODE_COMPOSITE && is_aggregate(dst->type) && lw_type(fn, x->type) == dst->type) {
		fill(fn, dst, x, flags, why);
		return;
	}
	o = lw_expr_to(fn, v, dst->type);
	if (!is_zero(o))
		lw_move(fn, dst, o, why, v->pos)->flags |= flags;
}

struct vm_field lw_literal_field(const struct vm_type *t, struct node *elem, uint32_t at)
{
	struct vm_field field = {.type = t};
	const uint32_t *path = &at;
	uint32_t n = 1;

	if (elem->kind == NODE_KEY_VALUE) {
		path = elem->key_value.key->sel->path;
		n = elem->key_value.key->sel->npath;
	}
	for (uint32_t i = 0; i < n; i++) {
		uint64_t outer = field.offset;

		field = field.type->fields[path[i]];
		field.offset += outer;
	}
	return field;
}

static struct vm_place *place_of(struct lw_fn *fn, struct vm_place *strct, struct node *elem, uint32_t at)
{
	struct selection *sel;

	if (elem->kind != NODE_KEY_VALUE)
		return vm_place_field(fn->f, strct, at);
	sel = elem->key_value.key->sel;
	return vm_place_fields(fn->f, strct, sel->path, sel->npath);
}

/* No key names a blank field. */
static bool is_blank(const struct vm_type *t, const struct node *elem, uint32_t at)
{
	return elem->kind != NODE_KEY_VALUE && (!t->fields[at].name || strcmp(t->fields[at].name, "_") == 0);
}

/* What the list has for it is computed, and escape analysis takes it for stored, but in an initialiser, whose stores
 * may become data. */
static void fill_blank(struct lw_fn *fn, struct vm_place *field, struct node *v, uint16_t flags)
{
	if (fn->f->flags & VM_FN_INIT) {
		lw_expr_to(fn, v, field->type);
		return;
	}
	fill_element(fn, field, v, flags, VM_WHY_STRUCT_ELEMENT);
	lw_move(fn, field, lw_zero(fn, field->type), VM_WHY_NONE, v->pos)->flags |= flags | VM_I_COMPILER;
}

static void fill_struct(struct lw_fn *fn, struct vm_place *dst, struct node *n, uint16_t flags)
{
	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i];
		struct vm_place *field = place_of(fn, dst, e, i);

		if (is_blank(dst->type, e, i))
			fill_blank(fn, field, value_of(e), flags);
		else
			fill_element(fn, field, value_of(e), flags, VM_WHY_STRUCT_ELEMENT);
	}
}

static uint64_t element_index(struct lw_fn *fn, struct node *e, uint64_t next)
{
	int64_t k = 0;

	if (e->kind != NODE_KEY_VALUE)
		return next;
	const_to_int64(const_to_int(fn->arena, e->key_value.key->cval), &k);
	return (uint64_t)k;
}

static void fill_array(struct lw_fn *fn, struct vm_place *dst, struct node *n, uint16_t flags, enum vm_why why)
{
	uint64_t at = 0;

	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i];

		at = element_index(fn, e, at);
		fill_element(fn, vm_place_index(fn->f, dst, lw_int(fn, (int64_t)at)), value_of(e), flags, why);
		at++;
	}
}

/* ---- literals of constants ---- */

/* Of constants only, none of which has to be boxed. */
static bool is_constant(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->type);

	if (!is_aggregate(t) && t->kind != VM_SLICE)
		return false;
	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i], *v = node_unparen(value_of(e));
		const struct vm_type *et = t->kind == VM_STRUCT ? lw_literal_field(t, e, i).type : t->elem;

		if (et->kind == VM_INTERFACE)
			return false;
		if (!v->cval && (v->kind != NODE_COMPOSITE || !is_aggregate(et) || !is_constant(fn, v)))
			return false;
	}
	return true;
}

static void put_constant(struct lw_fn *fn, struct vm_global *g, uint64_t offset, const struct vm_type *t,
			 struct node *n);

static void put_elements(struct lw_fn *fn, struct vm_global *g, uint64_t offset, const struct vm_type *t,
			 struct node *n)
{
	uint64_t at = 0;

	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i];

		if (t->kind == VM_STRUCT) {
			struct vm_field f = lw_literal_field(t, e, i);

			if (!is_blank(t, e, i))
				put_constant(fn, g, offset + f.offset, f.type, node_unparen(value_of(e)));
		} else {
			at = element_index(fn, e, at);
			put_constant(fn, g, offset + at++ * t->elem->size, t->elem, node_unparen(value_of(e)));
		}
	}
}

static void put_constant(struct lw_fn *fn, struct vm_global *g, uint64_t offset, const struct vm_type *t,
			 struct node *n)
{
	struct vm_const c;

	if (!n->cval) {
		put_elements(fn, g, offset, t, n);
		return;
	}
	if (!lw_const_value(fn->lw, n->cval, t, &c))
		kit_fatal("constant of type %s", t->string);
	if (t->size && !(c.kind == VM_CONST_INT && !c.bits))
		VEC_PUSH(fn->arena, &g->inits, (struct vm_init){offset, t, lw_const_new(fn->lw, c)});
}

static struct vm_global *constant_literal(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	struct vm_global *g = vm_global_made(fn->lw->p, t);

	g->readonly = true;
	put_elements(fn, g, 0, t, n);
	vm_sort_inits(g);
	return g;
}

static bool is_copied(struct lw_fn *fn, struct node *n)
{
	return n->composite.elems.len >= STATIC_COPY_MIN && is_constant(fn, n);
}

/* dst is zero and nothing else refers to it. */
static void fill(struct lw_fn *fn, struct vm_place *dst, struct node *n, uint16_t flags, enum vm_why why)
{
	if (is_copied(fn, n)) {
		struct vm_global *g = constant_literal(fn, n, dst->type);

		lw_move(fn, dst, vm_use(vm_place_global(fn->f, g)), why, n->pos)->flags |= flags;
		return;
	}
	if (dst->type->kind == VM_STRUCT)
		fill_struct(fn, dst, n, flags);
	else
		fill_array(fn, dst, n, flags, why);
}

static struct vm_operand aggregate_literal(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	struct vm_place *d;

	if (!n->composite.elems.len)
		return lw_zero(fn, t);
	if (is_copied(fn, n))
		return lw_copy(fn, vm_use(vm_place_global(fn->f, constant_literal(fn, n, t))), n->pos);
	d = lw_temp(fn, t, n->pos);
	lw_move(fn, d, lw_zero(fn, t), VM_WHY_NONE, n->pos)->flags |= VM_I_COMPILER;
	fill(fn, d, n, 0, VM_WHY_ARRAY_ELEMENT);
	return vm_use(d);
}

static uint64_t literal_len(struct lw_fn *fn, struct node *n)
{
	uint64_t len = 0, at = 0;

	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		at = element_index(fn, n->composite.elems.at[i], at) + 1;
		if (at > len)
			len = at;
	}
	return len;
}

static struct vm_operand slice_literal(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	uint64_t len = literal_len(fn, n);
	const struct vm_type *array = vm_type_array(fn->lw->vt, t->elem, len);
	struct vm_operand p = lw_new(fn, VM_SITE_SLICE_LIT, lw_text(fn, n), array, n->pos), none = {0};
	struct vm_inst *i = VEC_LAST(&fn->f->blocks.at[fn->cur].insts);

	i->site->count = (int64_t)len;
	if (len)
		fill(fn, vm_place_deref(fn->f, p.place), n, VM_I_INIT, VM_WHY_SLICE_ELEMENT);
	return lw_slice_op(fn, t, p, none, none, none, VM_I_COMPILER, n->pos);
}

/* What gc knows before the program runs. */
static bool is_static(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t;

	n = node_unparen(n);
	if (n->cval || lw_is_nil(n))
		return true;
	t = lw_type(fn, n->type);
	if (n->kind == NODE_CALL && t->kind == VM_INTERFACE && (n->flags & NODE_CONVERSION))
		return is_static(fn, n->call.args.at[0]);
	if (n->kind != NODE_COMPOSITE || !is_aggregate(t))
		return false;
	for (uint32_t i = 0; i < n->composite.elems.len; i++)
		if (!is_static(fn, value_of(n->composite.elems.at[i])))
			return false;
	return true;
}

static bool is_static_entry(struct lw_fn *fn, struct node *e)
{
	return is_static(fn, e->key_value.key) && is_static(fn, e->key_value.value);
}

/* m[key] = value */
static void insert_entry(struct lw_fn *fn, struct vm_place *m, struct node *e)
{
	const struct vm_type *t = m->type;
	struct map *outer = lw_open_order(fn, (e->key_value.key->flags | e->key_value.value->flags) & NODE_HAS_CALL);
	struct vm_operand key, value;
	struct vm_inst *i;

	lw_order_key(fn, e->key_value.key, t);
	lw_order(fn, e->key_value.value, t->elem);
	key = lw_stable(fn, lw_expr_to(fn, e->key_value.key, t->key), e->pos);
	value = lw_expr_to(fn, e->key_value.value, t->elem);
	i = lw_emit(fn, VM_OP_MAP_SET, 0, 3, e->pos);
	i->args[0] = vm_use(m);
	i->args[1] = key;
	i->args[2] = value;
	i->type = t;
	i->why = VM_WHY_MAP_VALUE;
	i->site = lw_site(fn, VM_SITE_MAP_ENTRY, NULL, t, e->pos);
	fn->early = outer;
}

/* As in gc the entries that are known come first, whatever their place. */
static struct vm_operand map_literal(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	struct vm_place *d = lw_temp(fn, t, n->pos);
	struct vm_inst *i = lw_emit(fn, VM_OP_MAKE_MAP, 1, 1, n->pos);
	const struct nodes *entries = &n->composite.elems;

	i->dst[0] = d;
	i->type = t;
	i->args[0] = lw_int(fn, n->composite.elems.len);
	i->site = lw_site(fn, VM_SITE_MAP_LIT, lw_text(fn, n), t, n->pos);
	i->site->count = n->composite.elems.len;
	for (uint32_t k = 0; k < entries->len; k++)
		if (is_static_entry(fn, entries->at[k]))
			insert_entry(fn, d, entries->at[k]);
	for (uint32_t k = 0; k < entries->len; k++)
		if (!is_static_entry(fn, entries->at[k]))
			insert_entry(fn, d, entries->at[k]);
	return vm_use(d);
}

static struct vm_operand behind_pointer(struct lw_fn *fn, struct node *n, const struct vm_type *t, pos_t pos)
{
	const char *text = lw_text(fn, n);
	struct vm_operand p, v;

	if (text[0] != '&') /* an element of pointer type has it already */
		text = lw_printf(fn->lw, "&%s", text);

	if (is_aggregate(t)) {
		p = lw_new(fn, VM_SITE_COMPOSITE, text, t, pos);
		if (n->composite.elems.len)
			fill(fn, vm_place_deref(fn->f, p.place), n, VM_I_INIT, VM_WHY_ARRAY_ELEMENT);
		return p;
	}
	v = t->kind == VM_MAP ? map_literal(fn, n, t) : slice_literal(fn, n, t);
	p = lw_new(fn, VM_SITE_COMPOSITE, text, t, pos);
	lw_move(fn, vm_place_deref(fn->f, p.place), v, VM_WHY_STRUCT_ELEMENT, pos)->flags |= VM_I_INIT;
	return p;
}

struct vm_operand lw_composite(struct lw_fn *fn, struct node *n, bool address, pos_t pos)
{
	const struct vm_type *t = lw_type(fn, n->type);
	struct vm_operand p;

	/* {…} for an element of pointer type means &T{…}. */
	if (t->kind == VM_POINTER) {
		p = behind_pointer(fn, n, t->elem, n->pos);
		return p.type == t ? p : lw_convert(fn, p, t, NULL, n->pos);
	}
	if (address)
		return behind_pointer(fn, n, t, pos);
	if (is_aggregate(t))
		return aggregate_literal(fn, n, t);
	return t->kind == VM_MAP ? map_literal(fn, n, t) : slice_literal(fn, n, t);
}
