/* equal.c - equality and hashing by descriptor, as far as C goes: values without parts.
 *
 * Values nest through interfaces as deep as data goes. So what has parts is compared and hashed by
 * Go functions, whose stack grows: those of the type, which descriptors name, and
 * std/runtime/hash.go. C goes on to them by a jump, so that no frame of C lies between two levels,
 * or hands the part to visit next back to Go. */
#include "leaf.h"

#define RT_JUMP __attribute__((musttail)) return

static RT_NORETURN void uncomparable(const struct gosub_type *t)
{
	struct gosub_string s = type_string(t);
	rt_panic_error("comparing uncomparable type %.*s", (int)s.len, s.ptr);
}

bool gosub_eface_equal(const struct gosub_type *t, void *p, void *q)
{
	enum leaf leaf;

	if (!t)
		return true;
	if (RT_UNLIKELY(!type_comparable(t)))
		uncomparable(t);
	if (type_direct(t))
		return p == q;
	leaf = leaf_of(t);
	if (leaf == LEAF_NO)
		RT_JUMP type_equal(t, p, q);
	return (p == q && leaf == LEAF_MEMORY) || leaf_same(leaf, p, q, t->size);
}

/* ---- hashing ---- */

int64_t gosub_hash_memory(void *p, int64_t n, int64_t seed)
{
	return (int64_t)hash_bytes(p, (size_t)n, (uint64_t)seed);
}

int64_t gosub_hash_string(void *p, int64_t len, int64_t seed)
{
	return (int64_t)hash_string(p, (size_t)len, (uint64_t)seed);
}

int64_t gosub_hash_float(double v, int64_t seed)
{
	return (int64_t)hash_float(v, (uint64_t)seed);
}

static uint64_t hash_nil(uint64_t seed)
{
	return hash_string(NULL, 0, seed);
}

static RT_COLD RT_NORETURN void unhashable(const struct gosub_type *t)
{
	struct gosub_string s = type_string(t);
	rt_panic_error("hash of unhashable type %.*s", (int)s.len, s.ptr);
}

/* Of a key looked for where nothing is: Go's text has no prefix then. */
static RT_COLD RT_NORETURN void unhashable_key(const struct gosub_type *t)
{
	struct gosub_string s = type_string(t);

	rt_panic_plain_error("hash of unhashable type: %.*s", (int)s.len, s.ptr);
}

/* The dynamic type of the interface at p, or NULL; *p becomes the address of its value. */
static const struct gosub_type *open_interface(const struct gosub_type *static_type, const void **p)
{
	const struct gosub_eface *e = *p;
	const struct gosub_type *t = e->type;

	if (!t)
		return NULL;
	if (((const struct gosub_interface_type *)static_type)->len != 0)
		t = ((const struct gosub_iface *)*p)->tab->type;
	*p = type_direct(t) ? &e->data : e->data;
	return t;
}

int64_t gosub_hash_interface(const struct gosub_type *t, void *at, int64_t seed)
{
	const void *p = at;
	enum leaf leaf;

	t = open_interface(t, &p);
	if (!t)
		return (int64_t)hash_nil((uint64_t)seed);
	if (RT_UNLIKELY(!type_comparable(t)))
		unhashable(t);
	seed = (int64_t)hash_word((uintptr_t)t, (uint64_t)seed);
	leaf = leaf_of(t);
	if (leaf == LEAF_NO)
		RT_JUMP go_type_hash(t, (void *)p, seed);
	return (int64_t)leaf_hash(leaf, p, t->size, (uint64_t)seed);
}

/* ---- walks over the parts of a value, for std/runtime/hash.go ---- */

struct hash_walk { /* hashWalk there */
	const struct gosub_type *type;
	const char *at;
	uint64_t hash;
	int64_t next; /* index of the part to visit */
	int64_t key;  /* 1: of a key that is looked for where nothing is */
	const struct gosub_type *part;
	const void *part_at;
};
int64_t gosub_rt_hash_parts(struct hash_walk *w);

static bool is_blank(const struct gosub_field *f)
{
	return f->name[1] == 1 && f->name[2] == '_'; /* flags, length, bytes */
}

static bool next_field(struct hash_walk *w)
{
	const struct gosub_struct_type *t = (const void *)w->type;
	const struct gosub_field *f;

	do {
		if (w->next == t->len)
			return false;
		f = &t->fields[w->next++];
	} while (is_blank(f));
	w->part = f->type;
	w->part_at = w->at + f->offset;
	return true;
}

static bool next_elem(struct hash_walk *w)
{
	const struct gosub_array_type *t = (const void *)w->type;

	if ((uint64_t)w->next == t->len)
		return false;
	w->part = t->elem;
	w->part_at = w->at + (uint64_t)w->next++ * t->elem->size;
	return true;
}

/* A value without parts has one: itself. */
static bool next_part(struct hash_walk *w)
{
	int kind = w->type->kind & 31;

	if (kind == GOSUB_KIND_STRUCT)
		return next_field(w);
	if (kind == GOSUB_KIND_ARRAY)
		return next_elem(w);
	w->part = w->type;
	w->part_at = w->at;
	return w->next++ == 0;
}

/* Goes on to the value in the interface that is the part; false: nil. */
static bool enter_interface(struct hash_walk *w)
{
	const struct gosub_type *t = open_interface(w->part, &w->part_at);

	if (!t) {
		w->hash = hash_nil(w->hash);
		return false;
	}
	if (!type_comparable(t)) {
		if (w->key)
			unhashable_key(t);
		unhashable(t);
	}
	w->hash = hash_word((uintptr_t)t, w->hash);
	w->part = t;
	return true;
}

/* Hashes the parts from w->next on, up to one that has parts of its own: then true, and it is in
 * w->part. */
int64_t gosub_rt_hash_parts(struct hash_walk *w)
{
	while (next_part(w)) {
		enum leaf leaf;

		if ((w->part->kind & 31) == GOSUB_KIND_INTERFACE && !enter_interface(w))
			continue;
		leaf = leaf_of(w->part);
		if (leaf == LEAF_NO)
			return true;
		w->hash = leaf_hash(leaf, w->part_at, w->part->size, w->hash);
		sched_poll();
	}
	return false;
}
