/* type.c - reading type descriptors. */
#include <string.h>
#include "rt.h"

#define NAME_TAG     2
#define NAME_PKGPATH 4

/* ---- names: flags, varint length, bytes, [varint length, tag], [address of the package path's name] ---- */

static struct gosub_string read_counted(const uint8_t *p)
{
	uint64_t n = 0;
	for (unsigned shift = 0;; shift += 7) {
		uint8_t b = *p++;
		n |= (uint64_t)(b & 0x7f) << shift;
		if (!(b & 0x80))
			break;
	}
	return (struct gosub_string){(const char *)p, (int64_t)n};
}

struct gosub_string type_name_string(const uint8_t *name)
{
	return name ? read_counted(name + 1) : (struct gosub_string){NULL, 0};
}

struct gosub_string type_name_pkgpath(const uint8_t *name)
{
	if (!name || !(*name & NAME_PKGPATH))
		return (struct gosub_string){NULL, 0};
	struct gosub_string s = read_counted(name + 1);
	if (*name & NAME_TAG)
		s = read_counted((const uint8_t *)s.ptr + s.len);
	int32_t offset;
	memcpy(&offset, s.ptr + s.len, sizeof offset);
	return type_name_string(type_at_offset(offset));
}

/* ---- types ---- */

struct gosub_string type_string(const struct gosub_type *t)
{
	struct gosub_string s = type_name_string(type_at_offset(t->str));
	if (t->tflag & GOSUB_TFLAG_EXTRA_STAR)
		s.ptr++, s.len--;
	return s;
}

static size_t fixed_size(const struct gosub_type *t)
{
	switch (t->kind & 31) {
	case GOSUB_KIND_ARRAY:
		return sizeof(struct gosub_array_type);
	case GOSUB_KIND_CHAN:
		return sizeof(struct gosub_chan_type);
	case GOSUB_KIND_FUNC:
		return sizeof(struct gosub_func_type);
	case GOSUB_KIND_INTERFACE:
		return sizeof(struct gosub_interface_type);
	case GOSUB_KIND_MAP:
		return sizeof(struct gosub_map_type);
	case GOSUB_KIND_POINTER:
		return sizeof(struct gosub_ptr_type);
	case GOSUB_KIND_SLICE:
		return sizeof(struct gosub_slice_type);
	case GOSUB_KIND_STRUCT:
		return sizeof(struct gosub_struct_type);
	default:
		return sizeof(struct gosub_type);
	}
}

const struct gosub_uncommon *type_uncommon(const struct gosub_type *t)
{
	if (!(t->tflag & GOSUB_TFLAG_UNCOMMON))
		return NULL;
	return (const struct gosub_uncommon *)((const char *)t + fixed_size(t));
}

struct gosub_string type_pkgpath(const struct gosub_type *t)
{
	const struct gosub_uncommon *u = type_uncommon(t);
	if (u && u->pkgpath)
		return type_name_string(type_at_offset(u->pkgpath));
	if ((t->kind & 31) == GOSUB_KIND_STRUCT)
		return type_name_string(((const struct gosub_struct_type *)t)->pkgpath);
	if ((t->kind & 31) == GOSUB_KIND_INTERFACE)
		return type_name_string(((const struct gosub_interface_type *)t)->pkgpath);
	return (struct gosub_string){NULL, 0};
}

bool type_same(const struct gosub_type *a, const struct gosub_type *b)
{
	return a == b; /* the linker keeps one descriptor per type */
}

bool type_comparable(const struct gosub_type *t)
{
	return t->equal != NULL;
}
