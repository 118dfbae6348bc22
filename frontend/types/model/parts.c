/* parts.c - how much a type spells out. Aliases and type arguments let a few lines make a type that would fill the
 * memory when written down, and every type is written down for the linker. */
#include "types.h"

static uint32_t sum(uint32_t a, uint32_t b)
{
	return a + b > TYPE_PARTS_LIMIT ? TYPE_PARTS_LIMIT + 1 : a + b;
}

static uint32_t of_objects(const struct object_list *l)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->len; i++)
		n = sum(n, type_parts(l->at[i]->type));
	return n;
}

uint32_t type_list_parts(const struct type_list *l)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->len; i++)
		n = sum(n, type_parts(l->at[i]));
	return n;
}

static uint32_t of_composite(struct type *t)
{
	switch (t->kind) {
	case TYPE_ARRAY:
		return type_parts(t->array.elem);
	case TYPE_SLICE:
	case TYPE_POINTER:
		return type_parts(t->pointer.elem);
	case TYPE_CHAN:
		return type_parts(t->chan.elem);
	case TYPE_MAP:
		return sum(type_parts(t->map.key), type_parts(t->map.elem));
	case TYPE_STRUCT:
		return of_objects(&t->strct.fields);
	case TYPE_TUPLE:
		return of_objects(&t->tuple.vars);
	case TYPE_FUNC:
		return sum(type_parts(t->func.params), type_parts(t->func.results));
	case TYPE_INTERFACE:
		return sum(of_objects(&t->iface.methods), type_list_parts(&t->iface.embeds));
	case TYPE_NAMED:
		return type_list_parts(&t->named.targs);
	default:
		return 0;
	}
}

uint32_t type_parts(struct type *t)
{
	t = t ? type_unalias(t) : NULL;
	if (!t)
		return 0;
	if (!t->parts) {
		t->parts = 1; /* in a type that contains itself */
		t->parts = sum(1, of_composite(t));
	}
	return t->parts;
}
