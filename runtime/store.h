/* store.h - how C stores pointers into memory that Go code and the collector see: objects of the heap, package
 * variables, the runtime's own roots. A write barrier is an edit of these three; compiled code has its own place for
 * it.
 *
 * Frames are no such memory: they are read when they stand still. Nor are the runtime's records (waiters, panics, the
 * table of specials), which lie in frames or are read under a stop. Memory that the allocator has not handed out is
 * its own to clear. Fields of objects of the heap are const to C (RT_STORED), so that a plain assignment does not
 * compile; tests/runtime/stores.py finds what goes round it by a cast or by bytes. */
#ifndef GOSUB_STORE_H
#define GOSUB_STORE_H

#include <stdint.h>
#include <string.h>

#define RT_STORED const /* a pointer field: written by rt_store only */

/* A word, at once, also for who reads it without a lock. */
static inline void rt_store(const void *at, const void *value)
{
	__atomic_store_n((uintptr_t *)(uintptr_t)at, (uintptr_t)value, __ATOMIC_RELAXED);
}

/* ---- few bytes: two accesses of the same size that may overlap, all loads before all stores ---- */

typedef uint64_t rt_four_words __attribute__((vector_size(32), aligned(1), may_alias));
typedef uint64_t rt_two_words __attribute__((vector_size(16), aligned(1), may_alias));
typedef uint64_t rt_word __attribute__((aligned(1), may_alias));
typedef uint32_t rt_half __attribute__((aligned(1), may_alias));

#define RT_MOVE_ENDS(type)                                                                                             \
	do {                                                                                                           \
		type first = *(const type *)from, last = *(const type *)((const char *)from + n - sizeof(type));       \
		*(type *)to = first;                                                                                   \
		*(type *)((char *)to + n - sizeof(type)) = last;                                                       \
	} while (0)

#define RT_FILL_ENDS(type)                                                                                             \
	do {                                                                                                           \
		*(type *)at = (type){0};                                                                               \
		*(type *)((char *)at + n - sizeof(type)) = (type){0};                                                  \
	} while (0)

/* Words whole; may overlap. At most SCHED_PIECE bytes: more goes through gosub_typed_move, which looks for a stop. */
static inline void rt_move(void *to, const void *from, size_t n)
{
	if (n == 8)
		rt_store(to, *(void *const *)from);
	else if (n - 16 <= 16)
		RT_MOVE_ENDS(rt_two_words);
	else if (n - 32 <= 32)
		RT_MOVE_ENDS(rt_four_words);
	else if (n - 8 <= 8)
		RT_MOVE_ENDS(rt_word);
	else if (n - 4 <= 4)
		RT_MOVE_ENDS(rt_half);
	else
		memmove(to, from, n);
}

/* Words whole. At most SCHED_PIECE bytes: more goes through gosub_fill. */
static inline void rt_clear(void *at, size_t n)
{
	if (n == 8)
		rt_store(at, NULL);
	else if (n - 16 <= 16)
		RT_FILL_ENDS(rt_two_words);
	else if (n - 32 <= 32)
		RT_FILL_ENDS(rt_four_words);
	else if (n - 8 <= 8)
		RT_FILL_ENDS(rt_word);
	else
		memset(at, 0, n);
}

#endif
