/* state.c - the struct that holds the runtime's variables; all zero in the program's file. */
#include "rt.h"

#define ARENA_HINT ((uintptr_t)0xc000000000)

struct rt rt;

static void init_ranks(void)
{
	rt.heap.lock.rank = LOCK_RANK_HEAP;
	rt.heap.meta.lock.rank = LOCK_RANK_META;
	rt.gc.lock.rank = LOCK_RANK_GC;
	rt.prof.lock.rank = LOCK_RANK_PROF;
	rt.gc.own_roots.lock.rank = LOCK_RANK_GC;
	rt.gc.specials.lock.rank = LOCK_RANK_FINALIZER;
	rt.gc.untracked.lock.rank = LOCK_RANK_STACK;
	rt.sched.lock.rank = LOCK_RANK_SCHED;
	rt.sched.stacks.lock.rank = LOCK_RANK_STACK;
	for (int i = 0; i < SPECIAL_QUEUES; i++)
		rt.sched.specials[i].lock.rank = LOCK_RANK_LEAF;
	rt.sched.poll.lock.rank = LOCK_RANK_LEAF;
	rt.sched.bubble.lock.rank = LOCK_RANK_LEAF;
	rt.value.itabs.lock.rank = LOCK_RANK_ITAB;
	rt.value.layouts.lock.rank = LOCK_RANK_ITAB;
	rt.value.offsets.lock.rank = LOCK_RANK_ITAB;
}

void rt_init(void)
{
	init_ranks();
	rt.heap.next_arena = ARENA_HINT;
	rt.sched.stacks.lo = UINTPTR_MAX;
	rt.sched.stacks.most = 1000000000;
	rt.sched.m_most = 10000;
}
