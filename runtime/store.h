/* store.h - how C stores pointers into memory that Go code and the collector see: objects of the heap, package
 * variables, the runtime's own roots. A write barrier is an edit of these three; compiled code has its own place for
 * it.
 *
 * Frames are no such memory: they are read when they stand still. Nor are the runtime's records (waiters, panics, the
 * table of finalizers), which lie in frames or are read under a stop. Memory that the allocator has not handed out is
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

/* Words whole; may overlap. At most SCHED_PIECE bytes: more goes through gosub_typed_move, which looks for a stop. */
static inline void rt_move(void *to, const void *from, size_t n)
{
	if (n == 8)
		rt_store(to, *(void *const *)from);
	else
		memmove(to, from, n);
}

/* Words whole. At most SCHED_PIECE bytes: more goes through gosub_fill. */
static inline void rt_clear(void *at, size_t n)
{
	if (n == 8)
		rt_store(at, NULL);
	else
		memset(at, 0, n);
}

#endif
