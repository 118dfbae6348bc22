/* gc_verify.c - checks of the whole heap after a collection, and poison for what is free. Under a stop, after the flip:
 * every cell that is allocated is marked, nothing else. */
#include <string.h>
#include "gc.h"

#define POISON 0xdb

static void complain(const struct span *s, uintptr_t base, struct slot slot, const char *what)
{
	print_format("runtime: %s: object %p (size %lu, class %u) word %p holds %p\n", what, (void *)base,
		     (unsigned long)cell_size(s), s->spc, (void *)slot.at, (void *)*slot.at);
	rt_throw("heap is damaged");
}

struct at_cell {
	const struct span *span;
	uintptr_t base;
};

static void check_slot(struct slot slot, void *arg)
{
	struct at_cell *at = arg;
	uintptr_t p = *slot.at;
	if (!arena_of(p))
		return;
	struct span *s = span_of(p);
	if (!s)
		complain(at->span, at->base, slot, "pointer to a free page");
	if (!bit_get(arena_of(s->base)->mark[rt_heap.current], cell_base(s, p)))
		complain(at->span, at->base, slot, "pointer to a cell that is not marked");
}

static void verify_span(struct span *s, void *arg)
{
	uint8_t *marks = arena_of(s->base)->mark[rt_heap.current];
	if (!s->elem_size) {
		if (bit_get(marks, s->base))
			mark_each_slot(s, s->base, check_slot, &(struct at_cell){ s, s->base });
		return;
	}
	uintptr_t end = s->base + ((uintptr_t)s->npages << PAGE_SHIFT);
	for (uintptr_t p = s->base; p < end; p += 8) {
		if (!bit_get(marks, p))
			continue;
		if ((p - s->base) % s->elem_size || p >= s->end)
			rt_throw("mark in the middle of a cell");
		mark_each_slot(s, p, check_slot, &(struct at_cell){ s, p });
	}
}

void verify_heap(void)
{
	heap_each_span(verify_span, NULL);
}

static void poison_span(struct span *s, void *arg)
{
	uint8_t *marks = arena_of(s->base)->mark[rt_heap.current];
	size_t size = cell_size(s);
	s->need_zero = true;
	for (uintptr_t p = s->base; p < s->end; p += size)
		if (!bit_get(marks, p))
			memset((void *)p, POISON, size);
}

void poison_heap(void)
{
	heap_each_span(poison_span, NULL);
}
