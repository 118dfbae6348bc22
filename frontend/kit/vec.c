/* vec.c - growth of VEC. */
#include "kit.h"

void vec_grow_(struct arena *a, void **at, uint32_t *cap, uint32_t len, size_t item)
{
	uint32_t want = *cap < 4 ? 4 : *cap * 2;

	if (want <= *cap)
		kit_fatal("vector of %u items is full", *cap);

	void *fresh = arena_alloc(a, (size_t)want * item);
	if (len)
		memcpy(fresh, *at, (size_t)len * item);
	*at = fresh;
	*cap = want;
}
