/* pace.c - when to collect. The world stands still while marking, so the trigger is the goal itself:
 * marked + (marked + roots) * GOGC / 100, no less than 4 MiB * GOGC / 100, and within GOMEMLIMIT. */
#include "gc.h"

#define HEAP_MIN ((uint64_t)4 << 20)

bool gc_should_start(size_t wanted)
{
	return atomic_load_explicit(&rt.heap.live, memory_order_relaxed) + wanted >=
	       atomic_load_explicit(&rt.heap.trigger, memory_order_relaxed);
}

static uint64_t goal_by_percent(void)
{
	if (rt.knobs.gc_percent < 0)
		return UINT64_MAX;
	uint64_t percent = (uint64_t)rt.knobs.gc_percent;
	uint64_t goal = rt.gc.marked + (rt.gc.marked + rt.gc.roots) / 100 * percent;
	uint64_t least = HEAP_MIN * percent / 100;
	return goal > least ? goal : least;
}

/* What the limit leaves for the heap. Never so little that the collector would run all the time. */
static uint64_t goal_by_limit(void)
{
	if (rt.knobs.mem_limit == INT64_MAX)
		return UINT64_MAX;
	uint64_t limit = (uint64_t)rt.knobs.mem_limit;
	uint64_t others = rt.heap.bytes_meta + rt.heap.bytes_reserved / 20;
	uint64_t least = rt.gc.marked + rt.gc.marked / 10 + ((uint64_t)1 << 20);
	uint64_t goal = limit > others ? limit - others : 0;
	goal -= goal / 32; /* ends of spans */
	return goal > least ? goal : least;
}

uint64_t pace_goal(void)
{
	uint64_t a = goal_by_percent(), b = goal_by_limit();
	return a < b ? a : b;
}

static void set_trigger(void)
{
	atomic_store_explicit(&rt.heap.trigger, pace_goal(), memory_order_relaxed);
}

void pace_finish(uint64_t marked, uint64_t roots)
{
	rt.gc.marked = marked;
	rt.gc.roots = roots;
	set_trigger();
}

void gc_init(void)
{
	set_trigger();
	stats_init();
}

int64_t gc_set_percent(int64_t percent)
{
	int64_t old = rt.knobs.gc_percent;
	rt.knobs.gc_percent = percent < 0 ? -1 : percent;
	set_trigger();
	return old;
}

int64_t gc_set_limit(int64_t bytes)
{
	int64_t old = rt.knobs.mem_limit;
	if (bytes >= 0)
		rt.knobs.mem_limit = bytes;
	set_trigger();
	return old;
}
