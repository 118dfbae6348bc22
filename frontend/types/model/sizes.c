/* sizes.c - sizes, alignments and offsets as gc lays types out on 64-bit machines. A size of -1:
 * too large. */
#include "types.h"

enum { WORD = 8 };

static int64_t align_up(int64_t x, int64_t a)
{
	return (int64_t)(((uint64_t)x + (uint64_t)a - 1) & ~((uint64_t)a - 1));
}

static int64_t basic_size(enum basic_kind k)
{
	switch (k) {
	case BASIC_BOOL:
	case BASIC_INT8:
	case BASIC_UINT8:
		return 1;
	case BASIC_INT16:
	case BASIC_UINT16:
		return 2;
	case BASIC_INT32:
	case BASIC_UINT32:
	case BASIC_FLOAT32:
		return 4;
	case BASIC_COMPLEX128:
	case BASIC_STRING:
		return 16;
	default:
		return 8;
	}
}

/* Offset of field n; of n past the last the end of the last. -1: too large. */
static int64_t offset(struct type *t, uint32_t n)
{
	int64_t at = 0;

	for (uint32_t i = 0; i < t->strct.fields.len; i++) {
		struct type *f = t->strct.fields.at[i]->type;
		int64_t size;

		at = align_up(at, type_alignof(f));
		if (i == n || at < 0)
			return at < 0 ? -1 : at;
		size = type_sizeof(f);
		if (size < 0 || __builtin_add_overflow(at, size, &at))
			return -1;
	}
	return at;
}

int64_t type_offsetof(struct type *strct, uint32_t field)
{
	return offset(type_underlying(strct), field);
}

static int64_t struct_size(struct type *t)
{
	uint32_t n = t->strct.fields.len;
	int64_t end;

	if (n == 0)
		return 0;
	end = offset(t, n);
	if (end < 0)
		return -1;
	/* A pointer to a last field of no size must not point past the struct. */
	if (end > 0 && type_sizeof(t->strct.fields.at[n - 1]->type) == 0)
		end++;
	end = align_up(end, type_alignof(t));
	return end < 0 ? -1 : end;
}

static int64_t struct_align(struct type *t)
{
	int64_t a = 1;

	for (uint32_t i = 0; i < t->strct.fields.len; i++) {
		int64_t f = type_alignof(t->strct.fields.at[i]->type);

		a = f > a ? f : a;
	}
	return a;
}

/* Once per struct: they share their fields' types. */
static void struct_layout(struct type *t)
{
	if (t->strct.align)
		return;
	t->strct.align = struct_align(t);
	t->strct.size = struct_size(t);
}

int64_t type_sizeof(struct type *t)
{
	struct type *u = type_underlying(t);
	int64_t size;

	switch (u->kind) {
	case TYPE_BASIC:
		return basic_size(u->basic.kind);
	case TYPE_ARRAY:
		if (u->array.len <= 0)
			return 0;
		size = type_sizeof(u->array.elem);
		if (size < 0 || __builtin_mul_overflow(size, u->array.len, &size))
			return -1;
		return size;
	case TYPE_SLICE:
		return 3 * WORD;
	case TYPE_INTERFACE:
		return 2 * WORD;
	case TYPE_STRUCT:
		struct_layout(u);
		return u->strct.size;
	default:
		return WORD;
	}
}

/* sync/atomic and internal/runtime/atomic mark 64-bit values with an empty struct of this name. */
static bool is_align64(struct type *t)
{
	struct type *n = type_as_named(t);
	const struct object *o = n ? n->named.obj : NULL;

	return o && o->pkg && strcmp(o->name, "align64") == 0 &&
	       (strcmp(o->pkg->path, "sync/atomic") == 0 || strcmp(o->pkg->path, "internal/runtime/atomic") == 0);
}

int64_t type_alignof(struct type *t)
{
	struct type *u = type_underlying(t);
	int64_t a = 1;

	switch (u->kind) {
	case TYPE_ARRAY:
		return type_alignof(u->array.elem);
	case TYPE_STRUCT:
		if (u->strct.fields.len == 0 && is_align64(t))
			return 8;
		struct_layout(u);
		return u->strct.align;
	case TYPE_BASIC:
		if (u->basic.kind == BASIC_COMPLEX64)
			return 4;
		a = basic_size(u->basic.kind);
		return a > WORD ? WORD : a;
	default:
		return WORD;
	}
}
