/* gcbits.c - what the collector knows of an object, for tests of the descriptors that reflection makes. */
#include "heap/heap.h"
#include "overlay.h"

/* The object's size, 0 for one without pointers; and the type of a large one's values, which has no bits. */
RT_GO(struct gosub_pair, object_layout, (const void *p))
{
	struct span *s = span_of((uintptr_t)p);

	if (!s || s->spc & 1)
		return (struct gosub_pair){0};
	if (s->elem_size)
		return (struct gosub_pair){(int64_t)s->elem_size, 0};
	return (struct gosub_pair){(int64_t)s->type_end, (int64_t)(uintptr_t)s->type};
}

RT_GO(int, pointer_bit, (const void *p))
{
	return bit_get(arena_of((uintptr_t)p)->ptrmap, (uintptr_t)p);
}
