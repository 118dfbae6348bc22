/* iface.c - method tables of (interface, dynamic type) pairs, made on first use and kept; assertions.
 *
 * The table of tables is read without a lock: an entry, once there, never changes; a larger table replaces the old one,
 * which stays for those who still read it. A pair that does not match is kept too, as an itab without type. */
#include <string.h>
#include "rt.h"

#define TABLE_FIRST 512

struct itab_entry {
	const struct gosub_interface_type *inter;
	const struct gosub_type *type;
	_Atomic(const struct gosub_itab *) tab; /* stored last */
	bool matches;
};
struct itab_table {
	size_t size, used; /* size: a power of two */
	struct itab_entry at[];
};

static struct {
	struct lock lock;
	_Atomic(struct itab_table *) table;
} itabs = {.lock = LOCK_INIT(LOCK_RANK_ITAB)};

/* ---- methods ---- */

static bool same_string(struct gosub_string a, struct gosub_string b)
{
	return a.len == b.len && memcmp(a.ptr, b.ptr, (size_t)a.len) == 0;
}

static const uint8_t *name_at(int32_t offset)
{
	return (const uint8_t *)(uintptr_t)(uint32_t)offset;
}

static bool is_exported(const uint8_t *name)
{
	return *name & 1;
}

static struct gosub_string package_of(const uint8_t *name, struct gosub_string otherwise)
{
	struct gosub_string s = type_name_pkgpath(name);
	return s.len ? s : otherwise;
}

static bool same_method(const struct gosub_interface_type *inter, const struct gosub_imethod *want,
			const struct gosub_type *type, const struct gosub_method *have)
{
	const uint8_t *a = name_at(want->name), *b = name_at(have->name);
	if (want->type != have->mtyp || !same_string(type_name_string(a), type_name_string(b)))
		return false;
	if (is_exported(a))
		return true;
	return same_string(package_of(a, type_name_string(inter->pkgpath)), package_of(b, type_pkgpath(type)));
}

/* Fills fun[] (may be NULL); returns the first method that is missing, or -1. */
static int64_t match_methods(const struct gosub_interface_type *inter, const struct gosub_type *type, void **fun)
{
	const struct gosub_uncommon *u = type_uncommon(type);
	const struct gosub_method *m = u ? (const void *)((const char *)u + u->moff) : NULL;
	uint32_t count = u ? u->mcount : 0, next = 0;
	for (int64_t i = 0; i < inter->len; i++) {
		uint32_t tried = 0;
		while (tried < count && !same_method(inter, &inter->methods[i], type, &m[next])) {
			next = next + 1 == count ? 0 : next + 1; /* both lists are sorted alike */
			tried++;
		}
		if (tried == count)
			return i;
		if (fun)
			fun[i] = (void *)(uintptr_t)(uint32_t)m[next].ifn;
	}
	return -1;
}

/* ---- table ---- */

static size_t home(const void *inter, const void *type, size_t size)
{
	uint64_t h = ((uintptr_t)inter >> 3) * 0x9e3779b97f4a7c15u ^ ((uintptr_t)type >> 3) * 0xc2b2ae3d27d4eb4fu;
	return (h ^ h >> 29) & (size - 1);
}

/* The pair's entry, or the one where it would go, which was empty: *tab is what it held when it was looked at. Without
 * the lock another pair may have taken that place since. */
static struct itab_entry *find(struct itab_table *t, const void *inter, const void *type, const struct gosub_itab **tab)
{
	size_t i = home(inter, type, t->size);
	for (;; i = (i + 1) & (t->size - 1)) {
		struct itab_entry *e = &t->at[i];
		*tab = atomic_load_explicit(&e->tab, memory_order_acquire);
		if (!*tab || (e->inter == inter && e->type == type))
			return e;
	}
}

static struct itab_table *table_new(size_t size)
{
	struct itab_table *t = heap_meta_alloc(sizeof *t + size * sizeof t->at[0]);
	t->size = size;
	return t;
}

static void put(struct itab_table *t, const struct gosub_interface_type *inter, const struct gosub_type *type,
		const struct gosub_itab *tab, bool matches)
{
	const struct gosub_itab *none;
	struct itab_entry *e = find(t, inter, type, &none);
	e->inter = inter;
	e->type = type;
	e->matches = matches;
	t->used++;
	atomic_store_explicit(&e->tab, tab, memory_order_release);
}

static struct itab_table *room_for_one(void)
{
	struct itab_table *old = itabs.table;
	if (old && old->used * 4 < old->size * 3)
		return old;
	struct itab_table *t = table_new(old ? old->size * 2 : TABLE_FIRST);
	for (size_t i = 0; old && i < old->size; i++)
		if (old->at[i].tab)
			put(t, old->at[i].inter, old->at[i].type, old->at[i].tab, old->at[i].matches);
	atomic_store_explicit(&itabs.table, t, memory_order_release);
	return t;
}

static struct gosub_itab *itab_new(const struct gosub_interface_type *inter, const struct gosub_type *type)
{
	struct gosub_itab *tab = heap_meta_alloc(sizeof *tab + (size_t)inter->len * sizeof tab->fun[0]);
	tab->inter = inter;
	tab->type = type;
	tab->hash = type->hash;
	return tab;
}

static RT_COLD const struct gosub_itab *make(const struct gosub_interface_type *inter, const struct gosub_type *type)
{
	lock_acquire(&itabs.lock);
	struct itab_table *t = room_for_one();
	const struct gosub_itab *tab;
	struct itab_entry *e = find(t, inter, type, &tab);
	if (!tab) {
		struct gosub_itab *made = itab_new(inter, type);
		put(t, inter, type, made, match_methods(inter, type, made->fun) < 0);
		tab = made;
	}
	if (!e->matches)
		tab = NULL;
	lock_release(&itabs.lock);
	return tab;
}

static inline const struct gosub_itab *lookup(const struct gosub_interface_type *inter, const struct gosub_type *type)
{
	struct itab_table *t = atomic_load_explicit(&itabs.table, memory_order_acquire);
	if (RT_LIKELY(t != NULL)) {
		const struct gosub_itab *tab;
		const struct itab_entry *e = find(t, inter, type, &tab);
		if (RT_LIKELY(tab != NULL))
			return e->matches ? tab : NULL;
	}
	return make(inter, type);
}

/* ---- entries ---- */

void *gosub_itab(const struct gosub_type *inter, const struct gosub_type *type)
{
	return type ? (void *)lookup((const struct gosub_interface_type *)inter, type) : NULL;
}

void *gosub_assert_itab(const struct gosub_type *inter, const struct gosub_type *type)
{
	const struct gosub_interface_type *it = (const struct gosub_interface_type *)inter;
	if (!type)
		rt_panic_assertion(NULL, NULL, inter, NULL, 0);
	const struct gosub_itab *tab = lookup(it, type);
	if (RT_UNLIKELY(!tab)) {
		struct gosub_string s = type_name_string(name_at(it->methods[match_methods(it, type, NULL)].name));
		rt_panic_assertion(NULL, type, inter, s.ptr, s.len);
	}
	return (void *)tab;
}

void gosub_panic_assert(const struct gosub_type *dynamic, const struct gosub_type *want, const struct gosub_type *iface)
{
	rt_panic_assertion(iface, dynamic, want, NULL, 0);
}
