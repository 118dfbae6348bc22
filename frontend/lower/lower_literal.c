/* lower_literal.c - composite literals. */
#include "lw.h"

#define STATIC_COPY_MIN 4  /* constant elements from which on a literal is copied from read-only data */
#define TEMPLATE_MIN    16 /* constants from which on those of a literal with others are */
#define TEMPLATE_SPARSE 32 /* bytes of such data to a constant from which on code is smaller */
#define LOOP_MIN        26 /* constant entries of a map that are inserted by a loop; as in gc */

/* Which parts of a literal are stored: what a template has is in place already. */
enum parts { ALL_PARTS, OTHERS_THAN_CONSTANTS };

/* What does not change within a literal. */
struct filling {
	uint16_t flags; /* of the moves */
	enum parts parts;
};

static void fill(struct lw_fn *fn, struct vm_place *dst, struct node *n, struct filling how, enum vm_why why);
static void fill_parts(struct lw_fn *fn, struct vm_place *dst, struct node *n, struct filling how, enum vm_why why);

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

/* A literal whose parts are parts of the place for it. */
static bool is_part_literal(struct lw_fn *fn, struct node *x, const struct vm_type *place)
{
	return x->kind == NODE_COMPOSITE && is_aggregate(place) && lw_type(fn, x->type) == place;
}

/* Needs no box, so its bytes can stand in data. */
static bool is_plain_constant(struct node *x, const struct vm_type *place)
{
	return x->cval && place->kind != VM_INTERFACE;
}

/* One element into a place that is zeroed or copied from the template. */
static void fill_element(struct lw_fn *fn, struct vm_place *dst, struct node *v, struct filling how, enum vm_why why)
{
	struct node *x = node_unparen(v);
	struct vm_operand o;

	if (is_part_literal(fn, x, dst->type)) {
		if (how.parts == ALL_PARTS)
			fill(fn, dst, x, how, why);
		else
			fill_parts(fn, dst, x, how, why);
		return;
	}
	if (how.parts == OTHERS_THAN_CONSTANTS && is_plain_constant(x, dst->type))
		return;
	o = lw_expr_to(fn, v, dst->type);
	if (!is_zero(o))
		lw_move(fn, dst, o, why, v->pos)->flags |= how.flags;
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
static void fill_blank(struct lw_fn *fn, struct vm_place *field, struct node *v, struct filling how)
{
	if (fn->f->flags & VM_FN_INIT) {
		lw_expr_to(fn, v, field->type);
		return;
	}
	fill_element(fn, field, v, how, VM_WHY_STRUCT_ELEMENT);
	lw_move(fn, field, lw_zero(fn, field->type), VM_WHY_NONE, v->pos)->flags |= how.flags | VM_I_COMPILER;
}

static void fill_struct(struct lw_fn *fn, struct vm_place *dst, struct node *n, struct filling how)
{
	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i];
		struct vm_place *field = place_of(fn, dst, e, i);

		if (is_blank(dst->type, e, i))
			fill_blank(fn, field, value_of(e), how);
		else
			fill_element(fn, field, value_of(e), how, VM_WHY_STRUCT_ELEMENT);
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

static void fill_array(struct lw_fn *fn, struct vm_place *dst, struct node *n, struct filling how, enum vm_why why)
{
	uint64_t at = 0;

	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i];

		at = element_index(fn, e, at);
		fill_element(fn, vm_place_index(fn->f, dst, lw_int(fn, (int64_t)at)), value_of(e), how, why);
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

static void put_elements(struct lw_fn *fn, struct vm_global *g, uint64_t offset, const struct vm_type *t,
			 struct node *n);

/* Nothing, where it is not constant. */
static void put_constant(struct lw_fn *fn, struct vm_global *g, uint64_t offset, const struct vm_type *t,
			 struct node *n)
{
	struct vm_const c;

	if (n->kind == NODE_COMPOSITE && is_aggregate(t)) {
		put_elements(fn, g, offset, t, n);
		return;
	}
	if (!is_plain_constant(n, t))
		return;
	if (!lw_const_value(fn->lw, n->cval, t, &c))
		kit_fatal("constant of type %s", t->string);
	if (t->size && !(c.kind == VM_CONST_INT && !c.bits))
		VEC_PUSH(fn->arena, &g->inits, (struct vm_init){offset, t, lw_const_new(fn->lw, c)});
}

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

/* The constants of a literal in a variable of type t. */
static struct vm_global *constants_of(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	struct vm_global *g = vm_global_made(fn->lw->p, t);

	g->readonly = true;
	put_elements(fn, g, 0, t, n);
	vm_sort_inits(g);
	return g;
}

/* How many constants fill would store one by one. */
static uint32_t count_constants(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i], *x = node_unparen(value_of(e));
		const struct vm_type *et = t->kind == VM_STRUCT ? lw_literal_field(t, e, i).type : t->elem;

		if (is_part_literal(fn, x, et))
			count += count_constants(fn, x, et);
		else
			count += is_plain_constant(x, et);
	}
	return count;
}

static bool is_dense(uint32_t constants, const struct vm_type *t)
{
	return t->size / TEMPLATE_SPARSE <= constants;
}

static bool is_copied(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	return n->composite.elems.len >= STATIC_COPY_MIN && is_constant(fn, n) &&
	       is_dense(count_constants(fn, n, t), t);
}

/* Its constants are copied together, before the others are stored. In initialisers they become data in place. */
static bool has_template(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	uint32_t constants;

	if (fn->f->flags & VM_FN_INIT)
		return false;
	constants = count_constants(fn, n, t);
	return constants >= TEMPLATE_MIN && is_dense(constants, t);
}

static void fill_parts(struct lw_fn *fn, struct vm_place *dst, struct node *n, struct filling how, enum vm_why why)
{
	if (dst->type->kind == VM_STRUCT)
		fill_struct(fn, dst, n, how);
	else
		fill_array(fn, dst, n, how, why);
}

/* dst is zero and nothing else refers to it. */
static void fill(struct lw_fn *fn, struct vm_place *dst, struct node *n, struct filling how, enum vm_why why)
{
	bool all = is_copied(fn, n, dst->type);

	if (all || has_template(fn, n, dst->type)) {
		struct vm_operand constants = vm_use(vm_place_global(fn->f, constants_of(fn, n, dst->type)));

		lw_move(fn, dst, constants, why, n->pos)->flags |= how.flags;
		how.parts = OTHERS_THAN_CONSTANTS;
	}
	if (!all)
		fill_parts(fn, dst, n, how, why);
}

static struct vm_operand aggregate_literal(struct lw_fn *fn, struct node *n, const struct vm_type *t)
{
	struct vm_place *d;

	if (!n->composite.elems.len)
		return lw_zero(fn, t);
	if (is_copied(fn, n, t))
		return lw_copy(fn, vm_use(vm_place_global(fn->f, constants_of(fn, n, t))), n->pos);
	d = lw_temp(fn, t, n->pos);
	lw_move(fn, d, lw_zero(fn, t), VM_WHY_NONE, n->pos)->flags |= VM_I_COMPILER;
	fill(fn, d, n, (struct filling){0}, VM_WHY_ARRAY_ELEMENT);
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
		fill(fn, vm_place_deref(fn->f, p.place), n, (struct filling){.flags = VM_I_INIT}, VM_WHY_SLICE_ELEMENT);
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
static void insert(struct lw_fn *fn, struct vm_place *m, struct vm_operand key, struct vm_operand value, pos_t pos)
{
	struct vm_inst *i = lw_emit(fn, VM_OP_MAP_SET, 0, 3, pos);

	i->args[0] = vm_use(m);
	i->args[1] = key;
	i->args[2] = value;
	i->type = m->type;
	i->why = VM_WHY_MAP_VALUE;
	i->site = lw_site(fn, VM_SITE_MAP_ENTRY, NULL, m->type, pos);
}

static void insert_entry(struct lw_fn *fn, struct vm_place *m, struct node *e)
{
	const struct vm_type *t = m->type;
	struct map *outer = lw_open_order(fn, (e->key_value.key->flags | e->key_value.value->flags) & NODE_HAS_CALL);
	struct vm_operand key;

	lw_order_key(fn, e->key_value.key, t);
	lw_order(fn, e->key_value.value, t->elem);
	key = lw_stable(fn, lw_expr_to(fn, e->key_value.key, t->key), e->pos);
	insert(fn, m, key, lw_expr_to(fn, e->key_value.value, t->elem), e->pos);
	fn->early = outer;
}

/* ---- entries by a loop ---- */

static bool is_constant_entry(struct lw_fn *fn, struct node *x, const struct vm_type *t)
{
	return is_plain_constant(x, t) || (x->kind == NODE_COMPOSITE && is_aggregate(t) && is_constant(fn, x));
}

/* All known entries, when they are many and are constants. */
static bool are_looped(struct lw_fn *fn, const struct nodes *entries, const struct vm_type *t)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < entries->len; i++) {
		const struct node *e = entries->at[i];

		if (is_constant_entry(fn, node_unparen(e->key_value.key), t->key) &&
		    is_constant_entry(fn, node_unparen(e->key_value.value), t->elem))
			n++;
		else if (is_static_entry(fn, entries->at[i]))
			return false;
	}
	return n >= LOOP_MIN;
}

/* The keys of the known entries, or their values, in an array of their own. */
static struct vm_place *column(struct lw_fn *fn, const struct nodes *entries, const struct vm_type *t, bool values,
			       uint32_t n)
{
	struct vm_global *g = vm_global_made(fn->lw->p, vm_type_array(fn->lw->vt, t, n));
	uint64_t offset = 0;

	g->readonly = true;
	for (uint32_t i = 0; i < entries->len; i++) {
		struct node *e = entries->at[i];

		if (!is_static_entry(fn, e))
			continue;
		put_constant(fn, g, offset, t, node_unparen(values ? e->key_value.value : e->key_value.key));
		offset += t->size;
	}
	vm_sort_inits(g);
	return vm_place_global(fn->f, g);
}

/* for i := 0; i < n; i++ { m[keys[i]] = values[i] } */
static void insert_by_loop(struct lw_fn *fn, struct vm_place *m, const struct nodes *entries, uint32_t n, pos_t pos)
{
	struct vm_place *keys = column(fn, entries, m->type->key, false, n);
	struct vm_place *values = column(fn, entries, m->type->elem, true, n);
	struct vm_place *i = lw_temp(fn, lw_basic(fn, VM_INT), pos);
	uint32_t body, end = lw_block(fn);
	struct vm_operand next, more;

	lw_move(fn, i, lw_int(fn, 0), VM_WHY_NONE, pos)->flags |= VM_I_COMPILER;
	fn->depth++;
	body = lw_block(fn);
	lw_jump(fn, body, pos);
	lw_start(fn, body);
	insert(fn, m, lw_copy(fn, vm_use(vm_place_index(fn->f, keys, vm_use(i))), pos),
	       lw_copy(fn, vm_use(vm_place_index(fn->f, values, vm_use(i))), pos), pos);
	next = lw_binary(fn, VM_ADD, i->type, vm_use(i), lw_int(fn, 1), pos);
	lw_move(fn, i, next, VM_WHY_NONE, pos)->flags |= VM_I_COMPILER;
	more = lw_binary(fn, VM_LT, lw_basic(fn, VM_BOOL), vm_use(i), lw_int(fn, n), pos);
	lw_branch(fn, more, body, end, pos);
	fn->depth--;
	lw_start(fn, end);
}

/* As in gc the entries that are known come first, whatever their place. */
static void insert_known(struct lw_fn *fn, struct vm_place *m, const struct nodes *entries, pos_t pos)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < entries->len; i++)
		n += is_static_entry(fn, entries->at[i]);
	if (are_looped(fn, entries, m->type)) {
		insert_by_loop(fn, m, entries, n, pos);
		return;
	}
	for (uint32_t i = 0; i < entries->len; i++)
		if (is_static_entry(fn, entries->at[i]))
			insert_entry(fn, m, entries->at[i]);
}

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
	insert_known(fn, d, entries, n->pos);
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
			fill(fn, vm_place_deref(fn->f, p.place), n, (struct filling){.flags = VM_I_INIT},
			     VM_WHY_ARRAY_ELEMENT);
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
