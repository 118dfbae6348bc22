/* sites.c - counting builds: how often each allocation site ran, and for how many bytes. */
#include "rt.h"

#define SITES_MAX ((uint64_t)1 << 20)

struct site_count {
	_Atomic uint64_t allocs, bytes;
};

static RT_COLD struct site_count *make_sites(void)
{
	size_t size = SITES_MAX * sizeof(struct site_count);
	struct site_count *made = os_reserve(NULL, size), *none = NULL;
	if (!made)
		rt_throw("runtime: out of memory");
	if (atomic_compare_exchange_strong(&rt.heap.sites, &none, made))
		return made;
	os_release(made, size);
	return none;
}

void *gosub_new_at(int64_t size, const struct gosub_type *t, int64_t site)
{
	struct site_count *s = atomic_load_explicit(&rt.heap.sites, memory_order_acquire);
	if (!s)
		s = make_sites();
	if ((uint64_t)site >= SITES_MAX)
		rt_throw("more allocation sites than a counting build can tell apart");
	atomic_fetch_add_explicit(&s[site].allocs, 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&s[site].bytes, (uint64_t)size, memory_order_relaxed);
	return t->ptr_bytes ? gosub_new(size, t) : gosub_new_noscan(size, t);
}

void sites_report(void)
{
	struct site_count *s = rt.heap.sites;
	for (uint64_t i = 0; s && i < SITES_MAX; i++)
		if (s[i].allocs)
			print_format("site %lu: %lu allocations, %lu bytes\n", (unsigned long)i,
				     (unsigned long)s[i].allocs, (unsigned long)s[i].bytes);
}
