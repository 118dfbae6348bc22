/* large.c - objects above CLASS_MAX: pages of their own. */
#include <string.h>
#include "heap.h"

#define LARGE_MAX ((size_t)1 << 47)

void *large_alloc(size_t size, const struct gosub_type *type, size_t head, size_t typed, bool zero)
{
	if (size > LARGE_MAX)
		heap_out_of_memory();
	size_t pages = (size + PAGE_SIZE - 1) >> PAGE_SHIFT;
	if (!sched_on_m_stack() && (gc_should_start(pages << PAGE_SHIFT) || rt.knobs.stress_gc))
		gc_start("heap");
	atomic_fetch_add_explicit(&rt.heap.live, pages << PAGE_SHIFT, memory_order_relaxed);
	heap_sweep_some(pages);
	struct span *s = pages_alloc(pages, type ? 0 : 1);
	if (!s)
		heap_out_of_memory();
	s->end = s->base + (pages << PAGE_SHIFT);
	s->type = type;
	s->head = head;
	s->type_end = 0; /* a collection may come while it is made zero: nothing of it is typed yet */
	atomic_fetch_add_explicit(&rt.heap.large_allocs, 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&rt.heap.large_bytes, pages << PAGE_SHIFT, memory_order_relaxed);
	heap_add_span(s);
	char *p = (char *)s->base;
	if (s->need_zero && (zero || type))
		gosub_fill(p, 0, (int64_t)size);
	/* What lies behind the size asked for shows through append's capacity. */
	if (s->need_zero)
		memset(p + size, 0, s->end - s->base - size);
	s->type_end = head + typed;
	rt_publication_barrier();
	heap_sample_large(p, s->end - s->base);
	__asm__ volatile("" ::"r"(p)); /* found in this frame until here */
	return p;
}
