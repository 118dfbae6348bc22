/* lower_place.c - what can be assigned to or has an address.
 *
 * lw_prepare evaluates the operands of an assignable expression, lw_finish does its checks. Only the last dereference
 * waits for lw_finish: `p.q.r = x[i]` loads p.q before x[i] and checks it after. */
#include "lw.h"

static void add_step(struct lw_fn *fn, struct lw_lhs *l, struct lw_step s)
{
	switch (s.kind) {
	case VM_PROJ_DEREF:
		l->type = l->type->elem;
		break;
	case VM_PROJ_FIELD:
		l->type = l->type->fields[s.field].type;
		break;
	case VM_PROJ_INDEX:
		l->type = l->type->kind == VM_STRING ? lw_basic(fn, VM_UINT8) : l->type->elem;
		break;
	}
	VEC_PUSH(fn->arena, &l->steps, s);
}

static struct lw_lhs start(struct vm_place *base, pos_t pos)
{
	return (struct lw_lhs){.kind = LW_LHS_PLACE, .type = base->type, .base = base, .pos = pos};
}

static struct lw_lhs through_pointer(struct lw_fn *fn, struct vm_operand p, pos_t pos)
{
	struct lw_lhs l = start(lw_as_place(fn, lw_stable(fn, p, pos), pos), pos);

	add_step(fn, &l, (struct lw_step){.kind = VM_PROJ_DEREF, .pos = pos});
	return l;
}

/* The pointer stored in l is loaded, l becomes what it points to. */
static void load_pointer(struct lw_fn *fn, struct lw_lhs *l, pos_t pos)
{
	*l = through_pointer(fn, vm_use(lw_finish(fn, l)), pos);
}

static bool is_place_like(struct node *n)
{
	n = node_unparen(n);
	switch (n->kind) {
	case NODE_NAME:
		return n->obj && n->obj->kind == OBJ_VAR;
	case NODE_SELECTOR:
		return n->obj && n->obj->kind == OBJ_VAR;
	case NODE_INDEX:
		return true;
	case NODE_UNARY:
		return n->op.op == OP_MUL;
	default:
		return false;
	}
}

static bool is_map(struct lw_fn *fn, struct node *n)
{
	return n->kind == NODE_INDEX && lw_type(fn, n->index.x->type)->kind == VM_MAP;
}

/* l for any expression: its own place, or a temporary that holds its value. */
static struct lw_lhs prepare_any(struct lw_fn *fn, struct node *n)
{
	struct node *x = node_unparen(n);

	if (!x->cval && is_place_like(x) && !is_map(fn, x))
		return lw_prepare(fn, x);
	return start(lw_as_place(fn, lw_expr(fn, x), x->pos), x->pos);
}

/* The runtime sees changes of its variable MemProfileRate at once. */
static struct vm_func *stored_of(struct lw *lw, const struct object *var)
{
	const struct vm_type *t;
	struct vm_func *f;

	if (!var->pkg || var->kind != OBJ_VAR || strcmp(var->name, "MemProfileRate") != 0 ||
	    strcmp(var->pkg->path, "runtime") != 0)
		return NULL;
	t = vm_type_func(lw->vt, NULL, 0, NULL, 0, false);
	f = lw_func_named(lw, "gosub_rt_stored_mem_profile_rate", t);
	lw_set_signature(lw, f, NULL, t, NULL);
	f->flags |= VM_FN_EXTERN | VM_FN_C;
	return f;
}

static struct lw_lhs start_variable(struct lw_fn *fn, struct object *var, pos_t pos)
{
	struct lw_lhs l = start(lw_var_place(fn, var), pos);

	l.stored = stored_of(fn->lw, var);
	return l;
}

static struct lw_lhs prepare_name(struct lw_fn *fn, struct node *n)
{
	if (strcmp(n->name.text, "_") == 0 && (!n->obj || n->obj->kind != OBJ_VAR))
		return (struct lw_lhs){.kind = LW_LHS_BLANK, .pos = n->pos};
	return start_variable(fn, n->obj, n->pos);
}

static struct lw_lhs prepare_selector(struct lw_fn *fn, struct node *n)
{
	struct lw_selection s;
	struct lw_lhs l;

	if (!n->sel)
		return start_variable(fn, n->obj, n->pos);
	s = lw_selection(fn, n);
	l = prepare_any(fn, n->selector.x);
	for (uint32_t i = 0; i < s.npath; i++) {
		if (l.type->kind == VM_POINTER)
			load_pointer(fn, &l, n->pos);
		add_step(fn, &l, (struct lw_step){.kind = VM_PROJ_FIELD, .field = s.path[i], .pos = n->pos});
	}
	return l;
}

static struct lw_lhs prepare_index(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t = lw_type(fn, n->index.x->type);
	struct node *index = n->index.args.at[0];
	struct lw_lhs l;

	if (t->kind == VM_MAP) {
		l = (struct lw_lhs){.kind = LW_LHS_MAP, .type = t->elem, .pos = n->pos};
		l.map = lw_stable(fn, lw_expr(fn, n->index.x), n->pos);
		l.key = lw_stable(fn, lw_expr_to(fn, index, t->key), n->pos);
		return l;
	}
	if (t->kind == VM_ARRAY)
		l = prepare_any(fn, n->index.x);
	else if (t->kind == VM_POINTER)
		l = through_pointer(fn, lw_expr(fn, n->index.x), n->pos);
	else
		l = start(lw_as_place(fn, lw_stable(fn, lw_expr(fn, n->index.x), n->pos), n->pos), n->pos);
	add_step(
	    fn, &l,
	    (struct lw_step){.kind = VM_PROJ_INDEX, .pos = n->pos, .index = lw_stable(fn, lw_expr(fn, index), n->pos)});
	return l;
}

struct lw_lhs lw_prepare(struct lw_fn *fn, struct node *n)
{
	n = node_unparen(n);
	switch (n->kind) {
	case NODE_NAME:
		return prepare_name(fn, n);
	case NODE_SELECTOR:
		return prepare_selector(fn, n);
	case NODE_INDEX:
		return prepare_index(fn, n);
	case NODE_UNARY:
		if (n->op.op == OP_MUL)
			return through_pointer(fn, lw_expr(fn, n->op.x), n->pos);
		break;
	default:
		break;
	}
	return start(lw_as_place(fn, lw_expr(fn, n), n->pos), n->pos);
}

/* ---- checks ---- */

static struct vm_place *index_place(struct lw_fn *fn, struct vm_place *p, const struct lw_step *s)
{
	const struct vm_type *t = p->type;
	struct vm_operand index = s->index;

	if (t->kind == VM_ARRAY && lw_is_const(index) && (uint64_t)index.constant->bits < t->len)
		return vm_place_index(fn->f, p, index);
	if (t->kind == VM_ARRAY && lw_is_const(index)) /* always fails; a constant in a place must be in range */
		index = vm_use(lw_as_place(fn, index, s->pos));
	lw_bounds(fn, index, t->kind == VM_ARRAY ? lw_int(fn, (int64_t)t->len) : lw_len(fn, vm_use(p), s->pos), s->pos);
	return vm_place_index(fn->f, p, index);
}

struct vm_place *lw_finish(struct lw_fn *fn, struct lw_lhs *l)
{
	struct vm_place *p = l->base;

	KIT_ASSERT(l->kind == LW_LHS_PLACE);
	for (uint32_t i = 0; i < l->steps.len; i++) {
		const struct lw_step *s = &l->steps.at[i];

		if (s->kind == VM_PROJ_DEREF) {
			lw_nilcheck(fn, vm_use(p), s->pos);
			p = vm_place_deref(fn->f, p);
		} else if (s->kind == VM_PROJ_FIELD) {
			p = vm_place_field(fn->f, p, s->field);
		} else {
			p = index_place(fn, p, s);
		}
	}
	return p;
}

static struct vm_inst *map_entry(struct lw_fn *fn, enum vm_op op, const struct lw_lhs *l, pos_t pos)
{
	struct vm_inst *i = lw_emit(fn, op, op == VM_OP_MAP_SLOT, op == VM_OP_MAP_SLOT ? 2 : 3, pos);

	i->args[0] = l->map;
	i->args[1] = l->key;
	i->type = l->map.type;
	i->why = VM_WHY_MAP_PUT_KEY;
	i->site = lw_site(fn, VM_SITE_MAP_ENTRY, NULL, l->map.type, pos);
	return i;
}

struct vm_place *lw_map_slot(struct lw_fn *fn, const struct lw_lhs *l, pos_t pos)
{
	struct vm_place *p = lw_temp(fn, vm_type_pointer(fn->lw->vt, l->type), pos);

	map_entry(fn, VM_OP_MAP_SLOT, l, pos)->dst[0] = p;
	return vm_place_deref(fn->f, p);
}

void lw_stored(struct lw_fn *fn, const struct lw_lhs *l, pos_t pos)
{
	if (l->stored)
		lw_emit(fn, VM_OP_CALL, 0, 0, pos)->func = l->stored;
}

void lw_store(struct lw_fn *fn, struct lw_lhs *l, struct vm_operand x, enum vm_why why, pos_t pos)
{
	switch (l->kind) {
	case LW_LHS_BLANK:
		return;
	case LW_LHS_PLACE:
		lw_move(fn, lw_finish(fn, l), x, why, pos);
		lw_stored(fn, l, pos);
		return;
	case LW_LHS_MAP:
		map_entry(fn, VM_OP_MAP_SET, l, pos)->args[2] = x;
		return;
	}
}

struct vm_place *lw_place(struct lw_fn *fn, struct node *n)
{
	struct lw_lhs l = prepare_any(fn, n);

	return lw_finish(fn, &l);
}

struct vm_place *lw_deref(struct lw_fn *fn, struct vm_operand p, pos_t pos)
{
	struct lw_lhs l = through_pointer(fn, p, pos);

	return lw_finish(fn, &l);
}

struct vm_place *lw_walk(struct lw_fn *fn, struct vm_place *p, const uint32_t *path, uint32_t n, pos_t pos)
{
	for (uint32_t i = 0, inner; i < n; i += inner) {
		if (p->type->kind == VM_POINTER)
			p = lw_deref(fn, vm_use(p), pos);
		const struct vm_type *t = p->type;
		for (inner = 0; i + inner < n && t->kind == VM_STRUCT && path[i + inner] < t->nfields; inner++)
			t = t->fields[path[i + inner]].type;
		inner = inner ? inner : 1; /* vm_place_fields says what is wrong */
		p = vm_place_fields(fn->f, p, path + i, inner);
	}
	return p;
}
