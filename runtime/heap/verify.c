/* verify.c - checks of the whole heap after a collection, and poison for what is free. Under a stop, after the flip:
 * every cell that is allocated is marked, nothing else; and nothing points into a frame (frames.c). */
#include <string.h>
#include "gc.h"

static RT_NORETURN void complain(const struct holder *h, struct slot slot, const char *what)
{
	print_format("runtime: %s: %s %p (size %lu) word %p holds %p\n", what, h->what, (void *)h->base,
		     (unsigned long)h->size, (void *)slot.at, (void *)*slot.at);
	rt_throw("heap is damaged");
}

static void check_slot(struct slot slot, void *arg)
{
	const struct holder *h = arg;
	uintptr_t p = *slot.at;
	if (!arena_of(p)) {
		frames_check_slot(h, slot);
		return;
	}
	struct span *s = span_of(p);
	if (!s)
		complain(h, slot, "pointer to a free page");
	if (!bit_get(arena_of(s->base)->mark[rt.heap.current], cell_base(s, p)))
		complain(h, slot, "pointer to a cell that is not marked");
}

static void check_object(const struct span *s, uintptr_t base)
{
	struct holder h = {"heap object", base, cell_size(s), s->elem_size ? NULL : s->type};
	mark_each_slot(s, base, check_slot, &h);
}

static void verify_span(struct span *s, void *arg)
{
	uint8_t *marks = arena_of(s->base)->mark[rt.heap.current];
	if (!s->elem_size) {
		if (bit_get(marks, s->base))
			check_object(s, s->base);
		return;
	}
	uintptr_t end = s->base + ((uintptr_t)s->npages << PAGE_SHIFT);
	for (uintptr_t p = s->base; p < end; p += 8) {
		if (!bit_get(marks, p))
			continue;
		if ((p - s->base) % s->elem_size || p >= s->end)
			rt_throw("mark in the middle of a cell");
		check_object(s, p);
	}
}

static void verify_variable(const struct gosub_root *r, void *arg)
{
	uintptr_t p = (uintptr_t)r->addr;
	struct holder h = {"package variable", p, r->size, r->type};
	mark_each_typed_slot(p, p + r->size, r->type, check_slot, &h);
}

void verify_heap(void)
{
	heap_each_span(verify_span, NULL);
	roots_each(verify_variable, NULL);
	frames_check_goroutines();
}

static void poison_span(struct span *s, void *arg)
{
	uint8_t *marks = arena_of(s->base)->mark[rt.heap.current];
	size_t size = cell_size(s);
	s->need_zero = true;
	for (uintptr_t p = s->base; p < s->end; p += size)
		if (!bit_get(marks, p))
			memset((void *)p, RT_POISON, size);
}

void poison_heap(void)
{
	heap_each_span(poison_span, NULL);
}
