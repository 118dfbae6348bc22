/* lock.c - futex locks. Debug builds check that they are taken in the order of their ranks. */
#include "rt.h"

/* Who finds a lock taken looks again after 1, 2, 4 … pauses, so that the holder has the line of the cache to itself,
 * and sleeps after so many. */
#define PAUSES_MAX 128

#ifdef GOSUB_DEBUG
/* Equal ranks are for channels only, which select locks in the order of their addresses. */
static void rank_push(const struct lock *l)
{
	struct m *m = m_self();

	if (!m || l->rank == LOCK_RANK_NONE)
		return;
	if (m->lock_count > 0 && m->lock_count <= 16) {
		uint16_t top = m->lock_ranks[m->lock_count - 1];

		if (top > l->rank || (top == l->rank && l->rank != LOCK_RANK_CHAN)) {
			print_format("lock rank %d taken while holding %d\n", l->rank, top);
			__builtin_trap();
		}
	}
	if (m->lock_count < 16)
		m->lock_ranks[m->lock_count] = l->rank;
	m->lock_count++;
}

static void rank_pop(const struct lock *l)
{
	struct m *m = m_self();

	if (!m || l->rank == LOCK_RANK_NONE || m->lock_count == 0)
		return;
	if (m->lock_count <= 16) {
		uint32_t i = m->lock_count;

		while (i > 0 && m->lock_ranks[i - 1] != l->rank)
			i--;
		for (; i > 0 && i < m->lock_count; i++)
			m->lock_ranks[i - 1] = m->lock_ranks[i];
	}
	m->lock_count--;
}
#else
static inline void rank_push(const struct lock *l)
{
}
static inline void rank_pop(const struct lock *l)
{
}
#endif

static __attribute__((noinline)) void acquire_slow(struct lock *l)
{
	for (unsigned pauses = 1; pauses <= PAUSES_MAX; pauses *= 2) {
		uint32_t free = 0;

		for (unsigned i = 0; i < pauses; i++)
			rt_pause_cpu();
		if (atomic_load_explicit(&l->word, memory_order_relaxed) == 0 &&
		    atomic_compare_exchange_weak_explicit(&l->word, &free, 1, memory_order_acquire,
							  memory_order_relaxed))
			return;
	}
	while (atomic_exchange_explicit(&l->word, 2, memory_order_acquire) != 0)
		os_futex_wait(&l->word, 2, -1);
}

void lock_acquire(struct lock *l)
{
	uint32_t free = 0;

	rank_push(l);
	if (RT_UNLIKELY(!atomic_compare_exchange_strong_explicit(&l->word, &free, 1, memory_order_acquire,
								 memory_order_relaxed)))
		acquire_slow(l);
}

bool lock_try(struct lock *l)
{
	uint32_t free = 0;

	if (!atomic_compare_exchange_strong_explicit(&l->word, &free, 1, memory_order_acquire, memory_order_relaxed))
		return false;
	rank_push(l);
	return true;
}

void lock_release(struct lock *l)
{
	rank_pop(l);
	if (RT_UNLIKELY(atomic_exchange_explicit(&l->word, 0, memory_order_release) == 2))
		os_futex_wake(&l->word, 1);
}

void note_wait(_Atomic uint32_t *note, int64_t timeout_ns)
{
	int64_t end = timeout_ns < 0 ? 0 : os_nanotime() + timeout_ns;

	while (atomic_load_explicit(note, memory_order_acquire) == 0) {
		int64_t left = -1;

		if (timeout_ns >= 0) {
			left = end - os_nanotime();
			if (left <= 0)
				return;
		}
		os_futex_wait(note, 0, left);
	}
}

void note_wake(_Atomic uint32_t *note)
{
	if (atomic_exchange_explicit(note, 1, memory_order_release) == 0)
		os_futex_wake(note, 1);
}
