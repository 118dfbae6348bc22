/* timer.c - goroutines that sleep: a heap by time, served by the watcher. */
#include "rt.h"

struct sleeper {
	int64_t when;
	struct g *g;
};

static struct {
	struct lock lock; /* rank TIMER; guards the rest */
	struct sleeper *heap;
	uint32_t count, room;
	_Atomic int64_t first; /* when the next one is due, 0 when none */
} timers = {.lock = LOCK_INIT(LOCK_RANK_TIMER)};

static void grow(void)
{
	uint32_t room = timers.room ? timers.room * 2 : 64;
	struct sleeper *heap = heap_meta_alloc(room * sizeof *heap);

	for (uint32_t i = 0; i < timers.count; i++)
		heap[i] = timers.heap[i];
	timers.heap = heap;
	timers.room = room;
}

static void sift_up(uint32_t i)
{
	struct sleeper s = timers.heap[i];

	for (; i > 0 && timers.heap[(i - 1) / 2].when > s.when; i = (i - 1) / 2)
		timers.heap[i] = timers.heap[(i - 1) / 2];
	timers.heap[i] = s;
}

static void sift_down(uint32_t i)
{
	struct sleeper s = timers.heap[i];

	for (;;) {
		uint32_t child = 2 * i + 1;

		if (child >= timers.count)
			break;
		if (child + 1 < timers.count && timers.heap[child + 1].when < timers.heap[child].when)
			child++;
		if (timers.heap[child].when >= s.when)
			break;
		timers.heap[i] = timers.heap[child];
		i = child;
	}
	timers.heap[i] = s;
}

static void note_first(void)
{
	atomic_store(&timers.first, timers.count ? timers.heap[0].when : 0);
}

bool timer_any(void)
{
	return atomic_load(&timers.first) != 0;
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
	lock_acquire(&timers.lock);
	if (timers.count == timers.room)
		grow();
	timers.heap[timers.count].when = ns > INT64_MAX - now ? INT64_MAX : now + ns;
	timers.heap[timers.count].g = g;
	sift_up(timers.count++);
	first = timers.heap[0].g == g;
	note_first();
	lock_release(&timers.lock);
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

		lock_acquire(&timers.lock);
		if (timers.count && timers.heap[0].when <= now) {
			due = timers.heap[0].g;
			timers.heap[0] = timers.heap[--timers.count];
			if (timers.count)
				sift_down(0);
		} else {
			note_first();
			if (timers.count)
				next = timers.heap[0].when;
		}
		lock_release(&timers.lock);
		if (!due)
			return next;
		sched_ready_global(due);
	}
}
