/* keeps.c - which word of which frame leads to an object, for who asks why it is not collected (GOSUB_STRESS=keeps=1).
 */
#include "gc.h"

void keeps_tell(const void *lo, const void *hi)
{
	for (const uintptr_t *p = (const uintptr_t *)RT_ALIGN_UP((uintptr_t)lo, 8); p + 1 <= (const uintptr_t *)hi;
	     p++) {
		const char *base = heap_object_base((const void *)*p), *name = NULL;
		struct stack_place place;
		uintptr_t below = 0;

		if (!base)
			continue;
		if (stack_find((uintptr_t)p, &place) && place.g)
			name = frames_function(place.g, (uintptr_t)p, &below);
		print_format("keeps: %p (%lu bytes) by a word of %s, %lu below its frame pointer\n", (const void *)base,
			     (unsigned long)heap_object_size(base), name ? name : "no function", (unsigned long)below);
	}
}
