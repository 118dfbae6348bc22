/* pages.c - arenas, runs of pages in them, and the return of pages to the system. */
#include <string.h>
#include "heap.h"

#define ARENA_HUGE_FROM 2 /* arenas before this many take small pages, so that a small program stays small */
#define SCAVENGE_PERIOD ((int64_t)1000000000)

/* ---- the runtime's own records ---- */

#define META_CHUNK ((size_t)1 << 20)

void *heap_meta_alloc(size_t size)
{
	size = RT_ALIGN_UP(size, 16);
	lock_acquire(&rt.heap.meta.lock);
	if (size > rt.heap.meta.end - rt.heap.meta.ptr) {
		size_t chunk = size > META_CHUNK / 4 ? RT_ALIGN_UP(size, OS_PAGE) : META_CHUNK;
		uintptr_t p = (uintptr_t)os_reserve(NULL, chunk);
		if (!p)
			heap_out_of_memory();
		rt.heap.bytes_meta += chunk;
		if (chunk != META_CHUNK) {
			lock_release(&rt.heap.meta.lock);
			return (void *)p;
		}
		rt.heap.meta.ptr = p;
		rt.heap.meta.end = p + chunk;
	}
	void *p = (void *)rt.heap.meta.ptr;
	rt.heap.meta.ptr += size;
	lock_release(&rt.heap.meta.lock);
	return p;
}

static struct span *span_new(void)
{
	struct span *s = rt.heap.span_free;
	if (!s) {
		rt.heap.spans_made++;
		return heap_meta_alloc(sizeof *s);
	}
	rt.heap.spans_free--;
	rt.heap.span_free = s->next;
	memset(s, 0, sizeof *s);
	return s;
}

/* ---- bits ---- */

static void bits_set(uint64_t *bits, size_t lo, size_t n)
{
	for (size_t i = lo; i < lo + n; i++)
		bits[i >> 6] |= (uint64_t)1 << (i & 63);
}

static void bits_clear(uint64_t *bits, size_t lo, size_t n)
{
	for (size_t i = lo; i < lo + n; i++)
		bits[i >> 6] &= ~((uint64_t)1 << (i & 63));
}

static bool bit_test(const uint64_t *bits, size_t i)
{
	return bits[i >> 6] >> (i & 63) & 1;
}

/* Next page >= i that is free, or ARENA_PAGES. */
static size_t next_free(const struct arena *a, size_t i)
{
	while (i < ARENA_PAGES) {
		uint64_t w = a->free[i >> 6] >> (i & 63);
		if (w)
			return i + (size_t)__builtin_ctzll(w);
		i = (i | 63) + 1;
	}
	return ARENA_PAGES;
}

static size_t next_used(const struct arena *a, size_t i)
{
	while (i < ARENA_PAGES) {
		uint64_t w = ~a->free[i >> 6] >> (i & 63);
		if (w)
			return i + (size_t)__builtin_ctzll(w);
		i = (i | 63) + 1;
	}
	return ARENA_PAGES;
}

/* First page of the first run of n free pages, or 0. */
static size_t find_run(struct arena *a, size_t n)
{
	size_t i = next_free(a, a->hint);
	a->hint = (uint32_t)i;
	while (i + n <= ARENA_PAGES) {
		size_t end = next_used(a, i);
		if (end - i >= n)
			return i;
		i = next_free(a, end);
	}
	return 0;
}

/* ---- arenas; under heap.lock ---- */

/* Address space of size bytes aligned to ARENA_SIZE, next to what we have when that is free. */
static uintptr_t reserve_aligned(size_t size)
{
	if (os_reserve_at((void *)rt.heap.next_arena, size)) {
		rt.heap.next_arena += size;
		return rt.heap.next_arena - size;
	}
	uintptr_t p = (uintptr_t)os_reserve(NULL, size + ARENA_SIZE);
	if (!p)
		return 0;
	uintptr_t a = RT_ALIGN_UP(p, ARENA_SIZE);
	if (a > p)
		os_release((void *)p, a - p);
	if (p + ARENA_SIZE > a)
		os_release((void *)(a + size), p + ARENA_SIZE - a);
	return a;
}

static struct arena *arena_new(size_t size)
{
	struct arena *a = (struct arena *)reserve_aligned(size);
	if (!a)
		return NULL;
	if (size > ARENA_SIZE || rt.heap.bytes_reserved >= ARENA_HUGE_FROM * ARENA_SIZE)
		os_huge_pages((char *)a + RT_ALIGN_UP(ARENA_DATA, 2 << 20), size - RT_ALIGN_UP(ARENA_DATA, 2 << 20),
			      true);
	a->size = size;
	for (uintptr_t off = 0; off < size; off += ARENA_SIZE)
		rt.heap.arena_head[((uintptr_t)a + off) >> ARENA_SHIFT] = (uint32_t)((uintptr_t)a >> ARENA_SHIFT);
	if (rt.heap.arenas_last)
		rt.heap.arenas_last->next = a;
	else
		rt.heap.arenas = a;
	rt.heap.arenas_last = a;
	rt.heap.bytes_reserved += size;
	return a;
}

static void arena_unlink(struct arena *a)
{
	struct arena **at = &rt.heap.arenas, *before = NULL;
	while (*at != a) {
		before = *at;
		at = &before->next;
	}
	*at = a->next;
	if (rt.heap.arenas_last == a)
		rt.heap.arenas_last = before;
	for (uintptr_t off = 0; off < a->size; off += ARENA_SIZE)
		rt.heap.arena_head[((uintptr_t)a + off) >> ARENA_SHIFT] = 0;
	rt.heap.bytes_reserved -= a->size;
}

/* Gives back an arena that nobody knows any more, not in one call of the system: that takes as long as the object is
 * large, and a stop of the world would wait. */
static void arena_release(struct arena *a)
{
	size_t left = a->size;
	for (char *at = (char *)a; left > 0; at += ARENA_SIZE, left -= ARENA_SIZE) {
		os_release(at, ARENA_SIZE);
		sched_poll();
	}
}

static struct arena *paged_arena_new(void)
{
	struct arena *a = arena_new(ARENA_SIZE);
	if (!a)
		return NULL;
	bits_set(a->free, ARENA_FIRST, ARENA_PAGES - ARENA_FIRST);
	a->nfree = ARENA_PAGES - ARENA_FIRST;
	a->hint = ARENA_FIRST;
	rt.heap.bytes_released += (uint64_t)a->nfree << PAGE_SHIFT;
	return a;
}

/* ---- runs of pages ---- */

static struct span *take_run(struct arena *a, size_t page, size_t n, uint8_t spc)
{
	struct span *s = span_new();
	s->base = (uintptr_t)a + (page << PAGE_SHIFT);
	s->npages = (uint32_t)n;
	s->spc = spc;
	for (size_t i = page; i < page + n; i++) {
		if (bit_test(a->dirty, i))
			s->need_zero = true;
		else
			rt.heap.bytes_released -= PAGE_SIZE;
		a->spans[i] = s;
		a->pages[i] = PAGE_USED | spc | (uint32_t)(i - page) << 9;
	}
	bits_clear(a->free, page, n);
	bits_clear(a->idle, page, n);
	bits_set(a->dirty, page, n);
	a->nfree -= (uint32_t)n;
	if (page + n > a->high)
		a->high = (uint32_t)(page + n);
	rt.heap.bytes_pages += n << PAGE_SHIFT;
	return s;
}

static struct span *take_from(struct arena *a, size_t n, uint8_t spc)
{
	if (a->huge || a->nfree < n)
		return NULL;
	size_t page = find_run(a, n);
	if (!page)
		return NULL;
	rt.heap.page_hint = a;
	return take_run(a, page, n, spc);
}

/* An object with arenas of its own. */
static struct span *take_huge(size_t n, uint8_t spc)
{
	struct arena *a = arena_new(RT_ALIGN_UP(ARENA_DATA + (n << PAGE_SHIFT), ARENA_SIZE));
	if (!a)
		return NULL;
	struct span *s = span_new();
	s->base = (uintptr_t)a + ARENA_DATA;
	s->npages = (uint32_t)n;
	s->spc = spc;
	a->huge = s;
	a->high = ARENA_FIRST + 1; /* its one mark stands for the first page */
	for (size_t i = ARENA_FIRST; i < ARENA_PAGES && i < ARENA_FIRST + n; i++) {
		a->spans[i] = s;
		a->pages[i] = PAGE_USED | spc | (uint32_t)(i - ARENA_FIRST) << 9;
	}
	rt.heap.bytes_pages += n << PAGE_SHIFT;
	return s;
}

static struct span *pages_alloc_locked(size_t n, uint8_t spc)
{
	if (n > ARENA_PAGES - ARENA_FIRST)
		return take_huge(n, spc);
	struct span *s = rt.heap.page_hint ? take_from(rt.heap.page_hint, n, spc) : NULL;
	for (struct arena *a = rt.heap.arenas; a && !s; a = a->next)
		s = take_from(a, n, spc);
	if (s)
		return s;
	struct arena *a = paged_arena_new();
	return a ? take_from(a, n, spc) : NULL;
}

struct span *pages_alloc(size_t npages, uint8_t spc)
{
	lock_acquire(&rt.heap.lock);
	struct span *s = pages_alloc_locked(npages, spc);
	lock_release(&rt.heap.lock);
	return s;
}

void pages_free(struct span *s)
{
	struct arena *a = arena_of(s->base);
	size_t page = (s->base - (uintptr_t)a) >> PAGE_SHIFT, n = s->npages;
	bool huge = a->huge;
	lock_acquire(&rt.heap.lock);
	rt.heap.bytes_pages -= n << PAGE_SHIFT;
	if (huge) {
		arena_unlink(a);
	} else {
		memset(&a->spans[page], 0, n * sizeof a->spans[0]);
		memset(&a->pages[page], 0, n * sizeof a->pages[0]);
		bits_set(a->free, page, n);
		a->nfree += (uint32_t)n;
		if (page < a->hint)
			a->hint = (uint32_t)page;
		if (a != rt.heap.page_hint && rt.heap.page_hint && a < rt.heap.page_hint)
			rt.heap.page_hint = a;
	}
	s->next = rt.heap.span_free;
	rt.heap.span_free = s;
	rt.heap.spans_free++;
	lock_release(&rt.heap.lock);
	if (huge)
		arena_release(a);
}

/* ---- return to the system; under heap.lock, for one arena at a time ---- */

/* The first from a on that holds spans: such arenas stay for ever. */
static struct arena *paged(struct arena *a)
{
	while (a && a->huge)
		a = a->next;
	return a;
}

static struct arena *first_paged(void)
{
	lock_acquire(&rt.heap.lock);
	struct arena *a = paged(rt.heap.arenas);
	lock_release(&rt.heap.lock);
	return a;
}

/* A stop of the world may come between two. */
static struct arena *next_paged(struct arena *a)
{
	sched_poll();
	lock_acquire(&rt.heap.lock);
	a = paged(a->next);
	lock_release(&rt.heap.lock);
	return a;
}

static void release_run(struct arena *a, size_t page, size_t n)
{
	os_decommit((char *)a + (page << PAGE_SHIFT), n << PAGE_SHIFT);
	bits_clear(a->dirty, page, n);
	bits_clear(a->idle, page, n);
	rt.heap.bytes_released += n << PAGE_SHIFT;
}

static size_t min_size(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Bytes of pages beyond what the heap will want before its next collection, and a tenth. */
static size_t spare_bytes(void)
{
	uint64_t held = 0, goal = rt.heap.trigger, wanted = goal + goal / 10;
	if (wanted < goal)
		return 0;
	for (struct arena *a = rt.heap.arenas; a; a = a->next)
		held += a->size - (a->huge ? 0 : ARENA_DATA);
	held -= held > rt.heap.bytes_released ? rt.heap.bytes_released : held;
	return held > wanted ? held - wanted : 0;
}

/* Releases free and touched pages, those in `which` only when it is not NULL, until `most` bytes are gone. */
static size_t release_pages(struct arena *a, const uint64_t *which, size_t most)
{
	size_t gone = 0;
	for (size_t i = next_free(a, ARENA_FIRST); i < ARENA_PAGES && gone < most; i = next_free(a, i)) {
		size_t n = 0;
		while (i + n < ARENA_PAGES && bit_test(a->free, i + n) && bit_test(a->dirty, i + n) &&
		       (!which || bit_test(which, i + n)))
			n++;
		if (n)
			release_run(a, i, n);
		gone += n << PAGE_SHIFT;
		i += n ? n : 1;
	}
	return gone;
}

void pages_release_all(void)
{
	for (struct arena *a = first_paged(); a; a = next_paged(a)) {
		lock_acquire(&rt.heap.lock);
		release_pages(a, NULL, SIZE_MAX);
		lock_release(&rt.heap.lock);
	}
}

/* Of the pages to spare, those that were free at the last call and have been since go; those free now are noted. */
void heap_scavenge(int64_t now)
{
	_Atomic int64_t *last = &rt.heap.scavenged_ns;
	int64_t before = atomic_load_explicit(last, memory_order_relaxed);
	if (now - before < SCAVENGE_PERIOD || !atomic_compare_exchange_strong(last, &before, now))
		return;
	heap_sweep_all();
	lock_acquire(&rt.heap.lock);
	size_t spare = spare_bytes();
	lock_release(&rt.heap.lock);
	for (struct arena *a = first_paged(); a; a = next_paged(a)) {
		lock_acquire(&rt.heap.lock);
		if (spare)
			spare -= min_size(spare, release_pages(a, a->idle, spare));
		memcpy(a->idle, a->free, sizeof a->idle);
		lock_release(&rt.heap.lock);
	}
}
