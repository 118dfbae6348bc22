/* block.c - how long goroutines wait, and for whom. */
#include "prof.h"
#include "overlay.h"

/* One wait in proportion to its length, so that sums are right: Go's blocksampled. */
static bool is_sampled(int64_t ns, int64_t rate)
{
	return rate > 0 && (rate <= ns || (int64_t)(hash_random() % (uint64_t)rate) <= ns);
}

static void count(enum prof_kind kind, int64_t ns, int64_t times, struct stack_pcs *stack)
{
	struct bucket *b;

	lock_acquire(&rt.prof.lock);
	b = prof_bucket(kind, 0, stack);
	b->count[0] += times;
	b->count[1] += ns;
	lock_release(&rt.prof.lock);
}

/* What Go's block profile counts: false for sleepers, timers, input. Channels are C's, what waits in package sync has
 * Go functions on its stack. */
static bool is_blocking(enum wait_at at, uintptr_t *first)
{
	*first = 0;
	switch (at) {
	case WAIT_TO_RECEIVE:
		*first = prof_pc(prof_name_chanrecv1);
		return true;
	case WAIT_TO_SEND:
		*first = prof_pc(prof_name_chansend1);
		return true;
	case WAIT_TO_SELECT:
		*first = prof_pc(prof_name_selectgo);
		return true;
	case WAIT_IN_SYNC:
	case WAIT_AT_SEMAPHORE:
		return true;
	case WAIT_ELSEWHERE:
		break;
	}
	return false;
}

static void block(int64_t ns, uintptr_t first)
{
	int64_t rate = atomic_load_explicit(&rt.prof.block_rate, memory_order_relaxed);
	struct stack_pcs *stack = prof_room();

	if (ns <= 0)
		ns = 1;
	if (!stack || !is_sampled(ns, rate))
		return;
	prof_stack_waiting(stack, first);
	if (ns < rate) /* stands for as many as were passed over */
		count(PROF_BLOCK, rate, (rate + ns / 2) / ns, stack);
	else
		count(PROF_BLOCK, ns, 1, stack);
}

void prof_block_end(int64_t began, enum wait for_what)
{
	int64_t ns = os_nanotime() - began;
	uintptr_t first;

	if (is_blocking(wait_kinds[for_what].at, &first))
		block(ns, first);
}

RT_GO(void, block_event, (int64_t ns))
{
	block(ns, 0);
}

void prof_mutex(int64_t waited)
{
	int64_t fraction = atomic_load_explicit(&rt.prof.mutex_fraction, memory_order_relaxed);
	struct stack_pcs *stack = prof_room();

	if (!stack || fraction <= 0 || hash_random() % (uint64_t)fraction != 0)
		return;
	prof_stack_waiting(stack, 0);
	count(PROF_MUTEX, waited * fraction, fraction, stack);
}
