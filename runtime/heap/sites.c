/* sites.c - counting builds: how many objects each allocation site has made, and of how many bytes.
 *
 * Compiled code calls gosub_new_at with the site's record (struct gosub_site of abi.h), and gosub_site around calls of
 * other entries that may allocate: what the heap hands out meanwhile is the site's. The record is remembered in the
 * goroutine, as such an entry may run Go code, which another processor may continue. */
#include <string.h>
#include "rt.h"
#include "text/print.h"

extern struct gosub_site __start_gosub_sites[] __attribute__((weak));
extern struct gosub_site __stop_gosub_sites[] __attribute__((weak));

static void add(struct gosub_site *s, size_t size)
{
	__atomic_fetch_add(&s->allocs, 1, __ATOMIC_RELAXED);
	__atomic_fetch_add(&s->bytes, size, __ATOMIC_RELAXED);
}

void sites_init(void)
{
	rt.heap.counting = __start_gosub_sites != __stop_gosub_sites;
}

void *gosub_new_at(int64_t size, const struct gosub_type *t, void *site)
{
	add(site, (size_t)size);
	return t->ptr_bytes ? gosub_new(size, t) : gosub_new_noscan(size, t);
}

void gosub_site(void *site)
{
	g_self()->site = site;
}

void sites_none(void)
{
	struct g *g = rt.heap.counting ? g_self() : NULL;
	if (g)
		g->site = NULL;
}

void sites_count(size_t size)
{
	struct g *g = g_self();
	if (g && g->site)
		add(g->site, size);
}

/* ---- the report: most bytes first ---- */

static bool before(const struct gosub_site *a, const struct gosub_site *b)
{
	return a->bytes != b->bytes ? a->bytes > b->bytes : a < b;
}

static void sift(struct gosub_site **heap, uint64_t n, uint64_t i)
{
	for (uint64_t child; (child = 2 * i + 1) < n; i = child) {
		struct gosub_site *last = heap[i];
		if (child + 1 < n && before(heap[child], heap[child + 1]))
			child++;
		if (!before(last, heap[child]))
			return;
		heap[i] = heap[child];
		heap[child] = last;
	}
}

static void sort(struct gosub_site **list, uint64_t n)
{
	for (uint64_t i = n / 2; i-- > 0;)
		sift(list, n, i);
	for (uint64_t end = n; end-- > 1;) {
		struct gosub_site *first = list[0];
		list[0] = list[end];
		list[end] = first;
		sift(list, end, 0);
	}
}

static void report(const struct gosub_site *s)
{
	print_format("%s:%u:%u: %s: %lu allocations, %lu bytes (%s, %s, %s#%u)\n", s->file, s->line, s->col, s->expr,
		     (unsigned long)s->allocs, (unsigned long)s->bytes, s->storage, s->reason, s->func, s->ordinal);
	for (uint32_t i = 0; i < s->ncalls; i++)
		print_format("\t%s#%u inlined into %s at %s:%u:%u\n", s->origin, s->origin_ordinal, s->calls[i].caller,
			     s->calls[i].file, s->calls[i].line, s->calls[i].col);
}

/* What no site has made: errors, tables. */
static void report_rest(uint64_t counted)
{
	struct gc_stats stats;
	gc_read_stats(&stats, NULL);
	print_format("the runtime itself: %lu allocations\n", (unsigned long)(stats.mallocs - counted));
}

void sites_report(void)
{
	if (!rt.knobs.site_report)
		return;
	uint64_t all = (uint64_t)(__stop_gosub_sites - __start_gosub_sites), n = 0, counted = 0;
	struct gosub_site **list = all ? os_reserve(NULL, all * sizeof *list) : NULL;
	for (struct gosub_site *s = __start_gosub_sites; list && s < __stop_gosub_sites; s++)
		if (s->allocs)
			list[n++] = s;
	sort(list, n);
	for (uint64_t i = 0; i < n; i++) {
		report(list[i]);
		if (strcmp(list[i]->kind, "go") != 0) /* its record is not in the heap */
			counted += list[i]->allocs;
	}
	if (n)
		report_rest(counted);
}
