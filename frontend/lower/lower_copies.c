/* lower_copies.c - what gc hands to its runtime by address, and so copies where it stands unless it
 * has an address already. Facts of cmd/compile/internal/walk (order.go, convert.go, walk.go). */
#include "lw.h"

#define FAST_MAP_ELEM_MAX 128 /* bytes; no map with larger elements has functions for its kind of key */

/* What a struct of one field, or an array of one element, consists of. */
static const struct vm_type *sole_component(const struct vm_type *t)
{
	for (;;) {
		if (t->kind == VM_STRUCT && t->nfields == 1)
			t = t->fields[0].type;
		else if (t->kind == VM_ARRAY && t->len == 1)
			t = t->elem;
		else
			return t;
	}
}

bool lw_boxed_by_address(const struct vm_type *t)
{
	const struct vm_type *sole = sole_component(t);

	if (t->size == 2 && t->align == 2)
		return false;
	if ((t->size == 4 || t->size == 8) && t->align == t->size && !t->ptr_bytes)
		return false;
	return sole->kind != VM_STRING && sole->kind != VM_SLICE;
}

static bool is_pointer(struct lw_fn *fn, struct node *n)
{
	return lw_type(fn, n->type)->kind == VM_POINTER;
}

static bool passes_pointer(struct lw_fn *fn, struct node *selector)
{
	struct lw_selection s = lw_selection(fn, selector);
	const struct vm_type *t = lw_type(fn, selector->selector.x->type);

	for (uint32_t i = 0; i < s.npath; i++) {
		if (t->kind == VM_POINTER)
			return true;
		t = t->fields[s.path[i]].type;
	}
	return false;
}

bool lw_is_addressable(struct lw_fn *fn, struct node *n)
{
	const struct vm_type *t;

	n = node_unparen(n);
	switch (n->kind) {
	case NODE_NAME:
		return n->obj && n->obj->kind == OBJ_VAR;
	case NODE_SELECTOR:
		if (!n->sel)
			return n->obj->kind == OBJ_VAR;
		return n->sel->kind == SELECT_FIELD && (passes_pointer(fn, n) || lw_is_addressable(fn, n->selector.x));
	case NODE_INDEX:
		t = lw_type(fn, n->index.x->type);
		return t->kind == VM_SLICE || t->kind == VM_POINTER ||
		       (t->kind == VM_ARRAY && lw_is_addressable(fn, n->index.x));
	case NODE_UNARY:
		return n->op.op == OP_MUL && is_pointer(fn, n->op.x);
	default:
		return false;
	}
}

static bool is_word(const struct vm_type *t)
{
	return t->kind == VM_POINTER || t->kind == VM_UNSAFEPTR || t->kind == VM_CHAN ||
	       (vm_type_is_integer(t) && t->size >= 4);
}

enum lw_key_passing lw_key_passing(const struct vm_type *map)
{
	const struct vm_type *k = map->key;

	if (map->elem->size > FAST_MAP_ELEM_MAX)
		return LW_KEY_ADDRESS;
	if (k->kind == VM_STRING || is_word(k))
		return LW_KEY_VALUE;
	if (sole_component(k)->kind == VM_STRING || (k->regular_memory && (k->size == 4 || k->size == 8)))
		return LW_KEY_COPY;
	return LW_KEY_ADDRESS;
}
