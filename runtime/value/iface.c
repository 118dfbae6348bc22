/* iface.c - method tables of (interface, dynamic type) pairs, made on first use and kept; assertions.
 *
 * There is one table for all interface types with the same methods, be it the compiler's or one made here: compiled
 * code takes values of an interface type with different tables to have different dynamic types.
 *
 * The table of tables is read without a lock: an entry, once there, never changes; a larger table replaces the old one,
 * which stays for those who still read it. A pair that does not match is kept too, as a table that says so. */
#include <string.h>
#include "rt.h"

_Static_assert(offsetof(struct gosub_itab, type) == GOSUB_ITAB_TYPE, "abi.h");
_Static_assert(offsetof(struct gosub_itab, misfit) == GOSUB_ITAB_MISFIT, "abi.h");
_Static_assert(offsetof(struct gosub_itab, fun) == GOSUB_ITAB_FUN, "abi.h");
_Static_assert(offsetof(struct gosub_type, tflag) == GOSUB_TYPE_TFLAG, "abi.h");

#define TABLE_FIRST    512
#define DISTINCT_FIRST 128

struct itab_entry {
	const struct gosub_interface_type *inter;
	const struct gosub_type *type;
	_Atomic(const struct gosub_itab *) tab; /* stored last */
};
struct itab_table {
	size_t size, used; /* size: a power of two */
	struct itab_entry at[];
};

extern const struct gosub_itab *const __start_gosub_itabs[] __attribute__((weak));
extern const struct gosub_itab *const __stop_gosub_itabs[] __attribute__((weak));

const struct gosub_itab gosub_no_itab; /* of no type */

/* ---- methods ---- */

static bool same_string(struct gosub_string a, struct gosub_string b)
{
	return a.len == b.len && memcmp(a.ptr, b.ptr, (size_t)a.len) == 0;
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
	const uint8_t *a = type_at_offset(want->name), *b = type_at_offset(have->name);
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

/* ---- interface types with the same methods ---- */

static bool same_methods(const struct gosub_interface_type *a, const struct gosub_interface_type *b)
{
	if (a->len != b->len)
		return false;
	for (int64_t i = 0; i < a->len; i++) {
		const uint8_t *m = type_at_offset(a->methods[i].name), *n = type_at_offset(b->methods[i].name);
		if (a->methods[i].type != b->methods[i].type || !same_string(type_name_string(m), type_name_string(n)))
			return false;
		if (!is_exported(m) && !same_string(package_of(m, type_name_string(a->pkgpath)),
						    package_of(n, type_name_string(b->pkgpath))))
			return false;
	}
	return true;
}

static size_t hash_methods(const struct gosub_interface_type *inter)
{
	uint64_t h = (uint64_t)inter->len;
	for (int64_t i = 0; i < inter->len; i++)
		h = (h ^ (uint32_t)inter->methods[i].type) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

static const struct gosub_interface_type **find_distinct(const struct gosub_interface_type **at, size_t size,
							 const struct gosub_interface_type *inter)
{
	size_t i = hash_methods(inter) & (size - 1);
	while (at[i] && !same_methods(at[i], inter))
		i = (i + 1) & (size - 1);
	return &at[i];
}

static void grow_distinct(void)
{
	size_t size = rt.value.itabs.distinct_size ? rt.value.itabs.distinct_size * 2 : DISTINCT_FIRST;
	const struct gosub_interface_type **at = heap_meta_alloc(size * sizeof *at);
	for (size_t i = 0; i < rt.value.itabs.distinct_size; i++)
		if (rt.value.itabs.distinct[i])
			*find_distinct(at, size, rt.value.itabs.distinct[i]) = rt.value.itabs.distinct[i];
	rt.value.itabs.distinct = at;
	rt.value.itabs.distinct_size = size;
}

/* The interface type that stands for all that have inter's methods. */
static const struct gosub_interface_type *distinct(const struct gosub_interface_type *inter)
{
	if (rt.value.itabs.ndistinct * 2 >= rt.value.itabs.distinct_size)
		grow_distinct();
	const struct gosub_interface_type **at =
	    find_distinct(rt.value.itabs.distinct, rt.value.itabs.distinct_size, inter);
	if (!*at) {
		*at = inter;
		rt.value.itabs.ndistinct++;
	}
	return *at;
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

static void put(struct itab_table *t, const struct itab_entry *new, const struct gosub_itab *tab)
{
	const struct gosub_itab *none;
	struct itab_entry *e = find(t, new->inter, new->type, &none);
	e->inter = new->inter;
	e->type = new->type;
	t->used++;
	atomic_store_explicit(&e->tab, tab, memory_order_release);
}

static struct itab_table *room_for_one(void)
{
	struct itab_table *old = rt.value.itabs.table;
	if (old && old->used * 4 < old->size * 3)
		return old;
	size_t size = old ? old->size * 2 : TABLE_FIRST;
	struct itab_table *t = heap_meta_alloc(sizeof *t + size * sizeof t->at[0]);
	t->size = size;
	for (size_t i = 0; old && i < old->size; i++)
		if (old->at[i].tab)
			put(t, &old->at[i], old->at[i].tab);
	atomic_store_explicit(&rt.value.itabs.table, t, memory_order_release);
	return t;
}

static void keep(const struct gosub_interface_type *inter, const struct gosub_type *type, const struct gosub_itab *tab)
{
	put(room_for_one(), &(struct itab_entry){.inter = inter, .type = type}, tab);
}

static struct gosub_itab *itab_new(const struct gosub_interface_type *inter, const struct gosub_type *type)
{
	struct gosub_itab *tab = heap_meta_alloc(sizeof *tab + (size_t)inter->len * sizeof tab->fun[0]);
	tab->inter = inter;
	tab->type = type;
	tab->hash = type->hash;
	return tab;
}

static const struct itab_entry *find_kept(const struct gosub_interface_type *inter, const struct gosub_type *type)
{
	const struct gosub_itab *tab;
	struct itab_entry *e = rt.value.itabs.table ? find(rt.value.itabs.table, inter, type, &tab) : NULL;
	return e && tab ? e : NULL;
}

static void keep_compiled(void)
{
	for (const struct gosub_itab *const *t = __start_gosub_itabs; t < __stop_gosub_itabs; t++)
		keep(distinct((*t)->inter), (*t)->type, *t);
}

static const struct itab_entry *make_distinct(const struct gosub_interface_type *inter, const struct gosub_type *type)
{
	const struct itab_entry *e = find_kept(inter, type);
	if (!e) {
		struct gosub_itab *tab = itab_new(inter, type);
		tab->misfit = match_methods(inter, type, tab->fun) >= 0;
		keep(inter, type, tab);
		e = find_kept(inter, type);
	}
	return e;
}

static RT_COLD const struct gosub_itab *make(const struct gosub_interface_type *inter, const struct gosub_type *type)
{
	lock_acquire(&rt.value.itabs.lock);
	if (!rt.value.itabs.table)
		keep_compiled();
	const struct itab_entry *e = find_kept(inter, type);
	if (!e) {
		e = make_distinct(distinct(inter), type);
		if (e->inter != inter)
			keep(inter, type, e->tab);
	}
	lock_release(&rt.value.itabs.lock);
	return e->tab;
}

static inline const struct gosub_itab *lookup(const struct gosub_interface_type *inter, const struct gosub_type *type)
{
	struct itab_table *t = atomic_load_explicit(&rt.value.itabs.table, memory_order_acquire);
	if (RT_LIKELY(t != NULL)) {
		const struct gosub_itab *tab;
		find(t, inter, type, &tab);
		if (RT_LIKELY(tab != NULL))
			return tab;
	}
	return make(inter, type);
}

static inline bool is_match(const struct gosub_itab *tab)
{
	return !tab->misfit;
}

/* ---- entries ---- */

void *gosub_itab_or_none(const struct gosub_type *inter, const struct gosub_type *type)
{
	return (void *)lookup((const struct gosub_interface_type *)inter, type);
}

void *gosub_itab(const struct gosub_type *inter, const struct gosub_type *type)
{
	const struct gosub_itab *tab = type ? lookup((const struct gosub_interface_type *)inter, type) : NULL;
	return tab && is_match(tab) ? (void *)tab : NULL;
}

void *gosub_assert_itab(const struct gosub_type *inter, const struct gosub_type *type)
{
	const struct gosub_interface_type *it = (const struct gosub_interface_type *)inter;
	if (!type)
		rt_panic_assertion(NULL, NULL, inter, NULL, 0);
	const struct gosub_itab *tab = lookup(it, type);
	if (RT_UNLIKELY(!is_match(tab))) {
		struct gosub_string s =
		    type_name_string(type_at_offset(it->methods[match_methods(it, type, NULL)].name));
		rt_panic_assertion(NULL, type, inter, s.ptr, s.len);
	}
	return (void *)tab;
}

void gosub_panic_assert(const struct gosub_type *dynamic, const struct gosub_type *want, const struct gosub_type *iface)
{
	rt_panic_assertion(iface, dynamic, want, NULL, 0);
}
