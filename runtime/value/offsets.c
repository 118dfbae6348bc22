/* offsets.c - what package reflect asks about descriptors: offsets of what is made at run time, the program's types.
 *
 * A 32-bit offset is an address, or negative: a number of this table, whose names and types lie on the heap above 4 GB.
 * The table grows by chunks, so that whoever has an offset reads it without a lock. */
#include "rt.h"
#include "overlay.h"

#define FIRST_OFFSET (-2) /* -1 is none, as in Go's tables of methods */

/* Made by the linker around the section gosub_typelinks; absent when no package has such types. */
extern const struct gosub_type *const __start_gosub_typelinks[] __attribute__((weak));
extern const struct gosub_type *const __stop_gosub_typelinks[] __attribute__((weak));

static const void **entry(uint32_t i)
{
	uint32_t chunk = 31 - (uint32_t)__builtin_clz(i / OFFSETS_FIRST + 1);
	const void **base = rt.value.offsets.chunk[chunk];

	return base + (i - (((1u << chunk) - 1) * OFFSETS_FIRST));
}

const void *type_at_offset(int32_t offset)
{
	if (offset <= FIRST_OFFSET)
		return *entry((uint32_t)(FIRST_OFFSET - offset));
	return (const void *)(uintptr_t)(uint32_t)offset;
}

static void add_chunk(uint32_t chunk)
{
	size_t size = ((size_t)OFFSETS_FIRST << chunk) * sizeof(void *);

	if (chunk == OFFSETS_CHUNKS)
		rt_throw("too many types made at run time");
	rt.value.offsets.chunk[chunk] = heap_meta_alloc(size);
	gc_add_root(rt.value.offsets.chunk[chunk], size);
}

RT_GO(int64_t, add_offset, (const void *p))
{
	uint32_t i, chunk;

	lock_acquire(&rt.value.offsets.lock);
	i = rt.value.offsets.used++;
	chunk = 31 - (uint32_t)__builtin_clz(i / OFFSETS_FIRST + 1);
	if (!rt.value.offsets.chunk[chunk])
		add_chunk(chunk);
	rt_store(entry(i), p);
	lock_release(&rt.value.offsets.lock);
	return FIRST_OFFSET - (int64_t)i;
}

RT_GO(const void *, offset_address, (int64_t offset))
{
	return type_at_offset((int32_t)offset);
}

RT_GO(struct gosub_pair, compiled_types, (void))
{
	return (struct gosub_pair){(int64_t)(uintptr_t)__start_gosub_typelinks,
				   __stop_gosub_typelinks - __start_gosub_typelinks};
}

RT_GO(const uint64_t *, small_ints, (void))
{
	return gosub_small_ints;
}

RT_GO(void *, new_object, (const struct gosub_type *t))
{
	return t->ptr_bytes ? gosub_new((int64_t)t->size, t) : gosub_new_noscan((int64_t)t->size, t);
}

RT_GO(int64_t, in_heap, (const void *p))
{
	return heap_object_base(p) != NULL;
}

RT_GO(int64_t, spin_acquire, (_Atomic uint32_t *held))
{
	uint32_t open = 0;

	return atomic_compare_exchange_strong(held, &open, 1);
}

RT_GO(void, spin_release, (_Atomic uint32_t *held))
{
	atomic_store(held, 0);
}
