/* slice.c - making and growing slices; Go's growth, which cap() shows. */
#include "rt.h"

#define ALLOC_MAX ((uint64_t)1 << 48) /* Go's limit, which tells one panic from the other */

/* n * size, or more than ALLOC_MAX */
static uint64_t bytes_of(uint64_t n, uint64_t size)
{
	uint64_t bytes;
	return __builtin_mul_overflow(n, size, &bytes) ? UINT64_MAX : bytes;
}

static RT_NORETURN void bad_makeslice(const struct gosub_type *elem, int64_t len)
{
	if (len < 0 || bytes_of((uint64_t)len, elem->size) > ALLOC_MAX)
		rt_panic_error("makeslice: len out of range");
	rt_panic_error("makeslice: cap out of range");
}

void *gosub_makeslice(const struct gosub_type *elem, int64_t len, int64_t cap)
{
	uint64_t bytes = bytes_of((uint64_t)cap, elem->size);
	if (RT_UNLIKELY(bytes > ALLOC_MAX || len < 0 || len > cap))
		bad_makeslice(elem, len);
	return heap_alloc(bytes, elem, (size_t)cap);
}

static int64_t next_capacity(int64_t new_len, int64_t old_cap)
{
	const int64_t threshold = 256;
	int64_t twice = (int64_t)((uint64_t)old_cap * 2);
	if (new_len > twice)
		return new_len;
	if (old_cap < threshold)
		return twice;
	uint64_t cap = (uint64_t)old_cap;
	while (cap < (uint64_t)new_len)
		cap += (cap + 3 * (uint64_t)threshold) >> 2;
	return (int64_t)cap <= 0 ? new_len : (int64_t)cap;
}

struct gosub_pair gosub_growslice(void *old, int64_t new_len, int64_t old_cap, int64_t added,
				  const struct gosub_type *elem)
{
	if (new_len < 0)
		rt_panic_error("growslice: len out of range");
	if (elem->size == 0)
		return (struct gosub_pair){(int64_t)(uintptr_t)&gosub_zerobase, new_len};
	bool noscan = elem->ptr_bytes == 0;
	uint64_t bytes = bytes_of((uint64_t)next_capacity(new_len, old_cap), elem->size);
	if (bytes > ALLOC_MAX)
		rt_panic_error("growslice: len out of range");
	uint64_t cap = heap_round(bytes, noscan) / elem->size;
	bytes = cap * elem->size;
	uint64_t kept = (uint64_t)(new_len - added) * elem->size;
	char *p;
	if (noscan) {
		p = heap_alloc_raw(bytes);
		gosub_fill(p + kept, 0, (int64_t)(bytes - kept));
	} else {
		p = heap_alloc(bytes, elem, cap);
	}
	gosub_typed_move(p, old, (int64_t)kept);
	return (struct gosub_pair){(int64_t)(uintptr_t)p, (int64_t)cap};
}

/* By size classes: when the array moves to the heap, with the capacity that it shows, little is wasted. */
struct gosub_pair gosub_grow_in_frame(void *old, int64_t new_len, int64_t added, const struct gosub_type *elem,
				      void *buffer)
{
	uint64_t bytes = (uint64_t)new_len * elem->size, kept = (uint64_t)(new_len - added) * elem->size;
	uint64_t cap = heap_round(bytes, elem->ptr_bytes == 0) / elem->size;
	if (old != buffer)
		gosub_typed_move(buffer, old, (int64_t)kept);
	gosub_fill((char *)buffer + kept, 0, (int64_t)(cap * elem->size - kept));
	return (struct gosub_pair){(int64_t)(uintptr_t)buffer, (int64_t)cap};
}

struct gosub_pair gosub_slice_to_heap(void *old, int64_t len, int64_t cap, const struct gosub_type *elem)
{
	uint64_t bytes = (uint64_t)(cap < 0 ? len : cap) * elem->size;
	if (bytes == 0)
		return (struct gosub_pair){(int64_t)(uintptr_t)&gosub_zerobase, 0};
	if (cap < 0)
		cap = (int64_t)(heap_round(bytes, elem->ptr_bytes == 0) / elem->size);
	void *p = heap_alloc((uint64_t)cap * elem->size, elem, (size_t)cap);
	gosub_typed_move(p, old, (int64_t)bytes);
	return (struct gosub_pair){(int64_t)(uintptr_t)p, cap};
}
