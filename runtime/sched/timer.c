/* timer.c - goroutines that sleep: a heap by time, served by the watcher. */
#include "rt.h"

static void grow(void)
{
	uint32_t room = rt.sched.timers.room ? rt.sched.timers.room * 2 : 64;
	struct sleeper *heap = heap_meta_alloc(room * sizeof *heap);

	for (uint32_t i = 0; i < rt.sched.timers.count; i++)
		heap[i] = rt.sched.timers.heap[i];
	rt.sched.timers.heap = heap;
	rt.sched.timers.room = room;
}

static void sift_up(uint32_t i)
{
	struct sleeper s = rt.sched.timers.heap[i];

	for (; i > 0 && rt.sched.timers.heap[(i - 1) / 2].when > s.when; i = (i - 1) / 2)
		rt.sched.timers.heap[i] = rt.sched.timers.heap[(i - 1) / 2];
	rt.sched.timers.heap[i] = s;
}

static void sift_down(uint32_t i)
{
	struct sleeper s = rt.sched.timers.heap[i];

	for (;;) {
		uint32_t child = 2 * i + 1;

		if (child >= rt.sched.timers.count)
			break;
		if (child + 1 < rt.sched.timers.count &&
		    rt.sched.timers.heap[child + 1].when < rt.sched.timers.heap[child].when)
			child++;
		if (rt.sched.timers.heap[child].when >= s.when)
			break;
		rt.sched.timers.heap[i] = rt.sched.timers.heap[child];
		i = child;
	}
	rt.sched.timers.heap[i] = s;
}

static void note_first(void)
{
	atomic_store(&rt.sched.timers.first, rt.sched.timers.count ? rt.sched.timers.heap[0].when : 0);
}

bool timer_any(void)
{
	return atomic_load(&rt.sched.timers.first) != 0;
}

void timer_sleep(int64_t ns)
{
	int64_t now = os_nanotime();
	struct g *g;
	bool first;

	if (ns <= 0) {
		park_yield();
		return;
	}
	g = park_prepare("sleep");
	lock_acquire(&rt.sched.timers.lock);
	if (rt.sched.timers.count == rt.sched.timers.room)
		grow();
	rt.sched.timers.heap[rt.sched.timers.count].when = ns > INT64_MAX - now ? INT64_MAX : now + ns;
	rt.sched.timers.heap[rt.sched.timers.count].g = g;
	sift_up(rt.sched.timers.count++);
	first = rt.sched.timers.heap[0].g == g;
	note_first();
	lock_release(&rt.sched.timers.lock);
	if (first)
		watch_wake();
	park_wait();
}

/* The time of the first one stays announced until its goroutine is queued: no deadlock is seen in
 * between. */
int64_t timer_fire(int64_t now)
{
	for (;;) {
		struct g *due = NULL;
		int64_t next = INT64_MAX;

		lock_acquire(&rt.sched.timers.lock);
		if (rt.sched.timers.count && rt.sched.timers.heap[0].when <= now) {
			due = rt.sched.timers.heap[0].g;
			rt.sched.timers.heap[0] = rt.sched.timers.heap[--rt.sched.timers.count];
			if (rt.sched.timers.count)
				sift_down(0);
		} else {
			note_first();
			if (rt.sched.timers.count)
				next = rt.sched.timers.heap[0].when;
		}
		lock_release(&rt.sched.timers.lock);
		if (!due)
			return next;
		sched_ready_global(due);
	}
}
