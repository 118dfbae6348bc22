/* vm_layout.c - sizes, alignments and offsets, as Go's compiler has them on amd64 and arm64. */
#include "vm_internal.h"

#define WORD 8

static bool laid_out(const struct vm_type *type)
{
	return ((const struct vm_cell *)type)->laid_out;
}

static void set_words(struct vm_type *type, uint64_t words, uint64_t pointer_words)
{
	type->size = words * WORD;
	type->ptr_bytes = pointer_words * WORD;
	type->align = type->field_align = WORD;
}

static bool same_bytes(enum vm_kind kind)
{
	switch (kind) {
	case VM_FLOAT32:
	case VM_FLOAT64:
	case VM_COMPLEX64:
	case VM_COMPLEX128:
	case VM_STRING:
	case VM_INTERFACE:
	case VM_FUNC:
	case VM_MAP:
	case VM_SLICE:
		return false;
	default:
		return true;
	}
}

static uint64_t limited(uint64_t size)
{
	return size < VM_SIZE_LIMIT ? size : VM_SIZE_LIMIT;
}

static void layout_array(struct vm_type *type)
{
	const struct vm_type *elem = type->elem;

	if (__builtin_mul_overflow(elem->size, type->len, &type->size))
		type->size = VM_SIZE_LIMIT;
	type->size = limited(type->size);
	type->align = type->field_align = elem->align;
	if (type->len && elem->ptr_bytes)
		type->ptr_bytes = elem->size * (type->len - 1) + elem->ptr_bytes;
	type->comparable = elem->comparable;
	type->regular_memory = elem->regular_memory || (type->len == 0 && elem->comparable);
	type->direct_iface = type->len == 1 && elem->direct_iface;
}

static uint64_t round_up(uint64_t n, uint64_t align)
{
	return (n + align - 1) / align * align;
}

static void layout_struct(struct vm_type *type)
{
	uint64_t end = 0, align = 1;
	bool regular = true;

	type->comparable = true;
	for (uint32_t i = 0; i < type->nfields; i++) {
		struct vm_field *f = &type->fields[i];
		const struct vm_type *ft = f->type;

		f->offset = round_up(end, ft->field_align);
		if (f->offset != end || strcmp(f->name, "_") == 0 || !ft->regular_memory)
			regular = false;
		if (!ft->comparable)
			type->comparable = false;
		if (ft->ptr_bytes)
			type->ptr_bytes = f->offset + ft->ptr_bytes;
		if (ft->field_align > align)
			align = ft->field_align;
		end = limited(f->offset + ft->size);
	}
	/* The address of a zero-sized last field must not be that of the next object. */
	if (end > 0 && type->fields[type->nfields - 1].type->size == 0) {
		end++;
		regular = false;
	}
	type->size = round_up(end, align);
	type->align = type->field_align = (uint32_t)align;
	type->regular_memory = regular && type->size == end;
	type->direct_iface = type->nfields == 1 && type->fields[0].type->direct_iface;
}

/* What a type holds by value is laid out. */
static bool parts_ready(const struct vm_type *type)
{
	if (type->kind == VM_ARRAY)
		return laid_out(type->elem);
	if (type->kind != VM_STRUCT)
		return true;
	for (uint32_t i = 0; i < type->nfields; i++)
		if (!laid_out(type->fields[i].type))
			return false;
	return true;
}

static void layout(struct vm_type *type)
{
	type->comparable = true;
	type->regular_memory = same_bytes(type->kind);
	switch (type->kind) {
	case VM_POINTER:
	case VM_CHAN:
		set_words(type, 1, 1);
		type->direct_iface = true;
		break;
	case VM_UNSAFEPTR:
		type->direct_iface = true;
		break;
	case VM_MAP:
	case VM_FUNC:
		set_words(type, 1, 1);
		type->direct_iface = true;
		type->comparable = false;
		break;
	case VM_SLICE:
		set_words(type, 3, 1);
		type->comparable = false;
		break;
	case VM_INTERFACE:
		set_words(type, 2, 2);
		break;
	case VM_ARRAY:
		layout_array(type);
		break;
	case VM_STRUCT:
		layout_struct(type);
		break;
	case VM_MAPITER:
		type->comparable = type->regular_memory = false;
		break;
	default:
		break;
	}
}

/* A named type is laid out as its underlying type, whose size a basic type brings along. */
static void layout_named(struct vm_type *type)
{
	const struct vm_type *under = ((struct vm_cell *)type)->underlying;

	if (under) {
		type->size = under->size;
		type->ptr_bytes = under->ptr_bytes;
		type->align = under->align;
		type->field_align = under->field_align;
	}
	layout(type);
}

static bool try_layout(struct vm_type *type)
{
	struct vm_cell *cell = (struct vm_cell *)type;

	if (type->kind == VM_INVALID || !parts_ready(type))
		return false;
	if (cell->underlying && type->kind != VM_STRUCT && type->kind != VM_ARRAY && !laid_out(cell->underlying))
		return false;
	if (type->named && type->kind != VM_STRUCT && type->kind != VM_ARRAY)
		layout_named(type);
	else
		layout(type);
	cell->laid_out = true;
	return true;
}

void vm_layout_now(struct vm_types *t, struct vm_type *type)
{
	if (!try_layout(type))
		VEC_PUSH(t->arena, &t->waiting, type);
}

void vm_types_layout(struct vm_types *t)
{
	bool progress = true;

	while (progress && t->waiting.len) {
		uint32_t kept = 0, n = t->waiting.len;
		for (uint32_t i = 0; i < n; i++)
			if (!try_layout(t->waiting.at[i]))
				t->waiting.at[kept++] = t->waiting.at[i];
		progress = kept < n;
		t->waiting.len = kept;
	}
}
