/* cache.c - allocation of small objects: a bump through the holes of a span, per processor and span class.
 *
 * gosub_new and gosub_new_noscan are the hot paths: no call, no lock, no atomic. Everything else goes through refill.
 */
#include <string.h>
#include "heap.h"

static inline struct heap_cache *cache_self(void)
{
	return gosub_tls.cache;
}

/* ---- holes ---- */

/* First marked cell in [p, end), or end. */
static uintptr_t next_mark(uint8_t *marks, uintptr_t p, uintptr_t end)
{
	struct bit_at b = bit_of(marks, p);
	uint64_t w = *b.word >> b.shift;
	if (w) {
		uintptr_t at = p + ((uintptr_t)__builtin_ctzll(w) << 3);
		return at < end ? at : end;
	}
	for (p += (64 - b.shift) << 3; p < end; p += 64 << 3) {
		w = *++b.word;
		if (w) {
			uintptr_t at = p + ((uintptr_t)__builtin_ctzll(w) << 3);
			return at < end ? at : end;
		}
	}
	return end;
}

/* How much of a hole of `room` bytes is made ready at a time. */
static size_t hole_part(size_t room, size_t size)
{
	if (RT_UNLIKELY(rt.knobs.stress_gc))
		return size;
	if (room <= HOLE_ZERO_MAX)
		return room;
	return size >= HOLE_ZERO_MAX ? size : HOLE_ZERO_MAX / size * size;
}

/* The hole ends before a cell that is to be sampled, or is that cell. */
static size_t sample_part(struct heap_cache *c, struct bump *b, size_t room)
{
	if (RT_LIKELY(b->distance >= room)) {
		if (b->distance != UINT64_MAX)
			b->distance -= room;
		return room;
	}
	c->sampled = b->distance < b->size;
	if (c->sampled) {
		b->distance = prof_mem_distance(c->sample_rate);
		return b->size;
	}
	room = b->distance / b->size * b->size;
	b->distance -= room;
	return room;
}

/* Opens the next hole of b's span at or after b->ptr: zero, and without bits in ptrmap. False: no more. */
static bool open_hole(struct heap_cache *c, struct bump *b, uint32_t spc)
{
	struct span *s = b->span;
	if (!s)
		return false;
	uint8_t *marks = arena_of(s->base)->mark[rt.heap.current];
	uintptr_t p = b->ptr;
	while (p < s->end && bit_get(marks, p))
		p += b->size;
	if (p >= s->end) {
		s->alloc_end = s->end;
		*b = (struct bump){.size = b->size, .distance = b->distance};
		return false;
	}
	size_t room = sample_part(c, b, hole_part(next_mark(marks, p, s->end) - p, b->size));
	if (s->need_zero)
		memset((void *)p, 0, room);
	if (!(spc & 1))
		ptrmap_clear(p, p + room);
	/* What is stored to a cell's pointer later comes after the zeros, also for who reads it without a lock. Once
	 * per hole is enough, and whoever has the cache by then has it through a lock. */
	rt_publication_barrier();
	b->ptr = p;
	b->end = p + room;
	c->allocs[spc] += room / b->size;
	c->pending += room;
	return true;
}

/* ---- refill ---- */

static void publish(struct heap_cache *c)
{
	atomic_fetch_add_explicit(&rt.heap.live, c->pending, memory_order_relaxed);
	c->pending = 0;
}

static bool stress_due(struct heap_cache *c)
{
	if (RT_LIKELY(!rt.knobs.stress_gc) || ++c->countdown < (uint64_t)rt.knobs.stress_gc)
		return false;
	c->countdown = 0;
	return true;
}

/* Gives back what is left of a hole. What is sampled is never left, so this counts for the distance again: else more
 * would be sampled than the rate says. */
static void close_hole(struct heap_cache *c, uint32_t spc)
{
	struct bump *b = &c->bump[spc];
	size_t rest = b->end - b->ptr;

	c->allocs[spc] -= rest / b->size;
	c->pending -= rest;
	if (b->distance != UINT64_MAX)
		b->distance += rest;
	b->end = b->ptr;
}

static RT_COLD void change_rate(struct heap_cache *c, int64_t rate)
{
	c->sample_rate = rate;
	c->large_distance = prof_mem_distance(rate);
	for (uint32_t spc = 2; spc < SPAN_CLASSES; spc++) {
		close_hole(c, spc);
		c->bump[spc].distance = prof_mem_distance(rate);
	}
}

void heap_change_sample_rate(int64_t rate)
{
	for (struct heap_cache *c = rt.heap.caches; c; c = c->next)
		if (c->sample_rate != rate)
			change_rate(c, rate);
}

/* Opens a hole of that span class; may collect. */
static RT_COLD struct heap_cache *refill(uint32_t spc)
{
	struct heap_cache *c = cache_self();
	int64_t rate = prof_mem_rate();
	if (RT_UNLIKELY(rate != c->sample_rate))
		change_rate(c, rate);
	if (stress_due(c) && !sched_on_m_stack())
		gc_start("stress");
	struct bump *b = &c->bump[spc];
	while (!open_hole(c, b, spc)) {
		publish(c);
		if (gc_should_start(0) && !sched_on_m_stack())
			gc_start("heap");
		b->span = heap_take_span(spc);
		b->span->cycle = rt.heap.cycle;
		b->ptr = b->span->base;
		b->end = b->ptr;
	}
	return c;
}

static RT_COLD void take_sample(struct heap_cache *c, uintptr_t p, size_t size)
{
	c->sampled = false;
	prof_mem_sample((void *)p, size, &c->sample_stack);
}

void heap_sample_large(void *p, size_t size)
{
	struct heap_cache *c = cache_self();
	int64_t rate = prof_mem_rate();

	if (!c)
		return;
	if (RT_UNLIKELY(rate != c->sample_rate))
		change_rate(c, rate);
	if (c->large_distance >= size) {
		c->large_distance -= c->large_distance == UINT64_MAX ? 0 : size;
		return;
	}
	c->large_distance = prof_mem_distance(rate);
	prof_mem_sample(p, size, &c->sample_stack);
}

/* A cell of that span class: zero, no bits. */
static inline uintptr_t cell_new(uint32_t spc)
{
	struct bump *b = &cache_self()->bump[spc];
	uintptr_t p = b->ptr, next = p + b->size;
	if (RT_UNLIKELY(next > b->end)) {
		struct heap_cache *c = refill(spc);
		b = &c->bump[spc];
		p = b->ptr;
		b->ptr = p + b->size;
		if (RT_UNLIKELY(c->sampled))
			take_sample(c, p, b->size);
		return p;
	}
	b->ptr = next;
	return p;
}

/* ---- entries ---- */

static __attribute__((noinline)) void *new_slow(int64_t size, const struct gosub_type *t)
{
	return heap_alloc((size_t)size, t, t->size ? (size_t)size / t->size : 0);
}

RT_HOT void *gosub_new(int64_t size, const struct gosub_type *t)
{
	if (RT_UNLIKELY((uint64_t)size - 1 >= 512 || t->size != (uint64_t)size || !t->ptr_bytes))
		return new_slow(size, t);
	uint32_t spc = rt.heap.size_to_spc8[(size + 7) >> 3];
	struct bump *b = &cache_self()->bump[spc];
	uintptr_t p = b->ptr, next = p + b->size;
	if (RT_UNLIKELY(next > b->end))
		return new_slow(size, t);
	b->ptr = next;
	uint32_t words = (uint32_t)(t->ptr_bytes >> 3);
	uint64_t mask;
	memcpy(&mask, t->gcdata, sizeof mask);
	mask &= ~(uint64_t)0 >> (64 - words);
	struct arena *a = (struct arena *)(p & ~(ARENA_SIZE - 1));
	struct bit_at at = bit_of(a->ptrmap, p);
	at.word[0] |= mask << at.shift;
	if (RT_UNLIKELY(at.shift + words > 64))
		at.word[1] |= mask >> (64 - at.shift);
	return (void *)p;
}

static __attribute__((noinline)) void *new_noscan_slow(int64_t size)
{
	return heap_alloc_noscan((size_t)size);
}

RT_HOT void *gosub_new_noscan(int64_t size, const struct gosub_type *t)
{
	if (RT_UNLIKELY((uint64_t)size - 1 >= 1024))
		return new_noscan_slow(size);
	struct bump *b = &cache_self()->bump[rt.heap.size_to_spc8[(size + 7) >> 3] + 1];
	uintptr_t p = b->ptr, next = p + b->size;
	if (RT_UNLIKELY(next > b->end))
		return new_noscan_slow(size);
	b->ptr = next;
	return (void *)p;
}

static inline void count_site(size_t size)
{
	if (RT_UNLIKELY(rt.heap.counting))
		sites_count(size);
}

void *heap_alloc(size_t size, const struct gosub_type *t, size_t count)
{
	if (!t || !t->ptr_bytes)
		return heap_alloc_noscan(size);
	if (size == 0)
		return (void *)&gosub_zerobase;
	count_site(size);
	if (size > CLASS_MAX)
		return large_alloc(size, t, 0, count * t->size, true);
	uintptr_t p = cell_new(size_to_spc(size));
	ptrmap_set(p, t, count);
	return (void *)p;
}

void *heap_alloc_noscan(size_t size)
{
	if (size == 0)
		return (void *)&gosub_zerobase;
	count_site(size);
	if (size > CLASS_MAX)
		return large_alloc(size, NULL, 0, 0, true);
	return (void *)cell_new(size_to_spc(size) + 1);
}

void *heap_alloc_raw(size_t size)
{
	if (size <= CLASS_MAX)
		return heap_alloc_noscan(size);
	count_site(size);
	return large_alloc(size, NULL, 0, 0, false);
}

void *heap_alloc_headed(size_t head, const struct gosub_type *elem, size_t n)
{
	size_t size = head + n * elem->size;
	if (!elem->ptr_bytes || n == 0)
		return heap_alloc_noscan(size);
	count_site(size);
	if (size > CLASS_MAX)
		return large_alloc(size, elem, head, n * elem->size, true);
	uintptr_t p = cell_new(size_to_spc(size));
	ptrmap_set(p + head, elem, n);
	return (void *)p;
}

void heap_add_pointer(const void *at)
{
	static const uint8_t one[] = {1, 0, 0, 0, 0, 0, 0, 0};
	static const struct gosub_type pointer = {.size = 8, .ptr_bytes = 8, .gcdata = one};

	ptrmap_set((uintptr_t)at, &pointer, 1);
}

/* ---- caches ---- */

struct heap_cache *heap_cache_new(void)
{
	struct heap_cache *c = heap_meta_alloc(sizeof *c);
	c->sample_rate = -1; /* none yet */
	for (uint32_t spc = 2; spc < SPAN_CLASSES; spc++)
		c->bump[spc].size = rt.heap.size_class[spc >> 1].size;
	lock_acquire(&rt.heap.lock);
	c->next = rt.heap.caches;
	rt.heap.caches = c;
	lock_release(&rt.heap.lock);
	return c;
}

/* Closes the holes: cells not allocated are no longer counted, nor ever allocated before the next collection. */
static void cache_flush(struct heap_cache *c)
{
	for (uint32_t spc = 2; spc < SPAN_CLASSES; spc++) {
		struct bump *b = &c->bump[spc];
		if (!b->span)
			continue;
		close_hole(c, spc);
		b->span->alloc_end = b->ptr;
		*b = (struct bump){.size = b->size, .distance = b->distance};
	}
	publish(c);
}

void heap_flush_caches(void)
{
	for (struct heap_cache *c = rt.heap.caches; c; c = c->next)
		cache_flush(c);
}

void heap_cache_free(struct heap_cache *c)
{
	cache_flush(c);
	lock_acquire(&rt.heap.lock);
	struct heap_cache **at = &rt.heap.caches;
	while (*at != c)
		at = &(*at)->next;
	*at = c->next;
	for (uint32_t spc = 0; spc < SPAN_CLASSES; spc++)
		rt.heap.retired_allocs[spc] += c->allocs[spc];
	lock_release(&rt.heap.lock);
}
