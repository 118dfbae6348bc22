/* pace.c - when to collect. The world stands still while marking, so the trigger is the goal itself:
 * marked + (marked + roots) * GOGC / 100, no less than 4 MiB * GOGC / 100, and within GOMEMLIMIT. */
#include "gc.h"

#define HEAP_MIN ((uint64_t)4 << 20)

static struct {
	uint64_t marked, roots; /* of the last collection */
} pace;

bool gc_should_start(size_t wanted)
{
	return atomic_load_explicit(&rt_heap.live, memory_order_relaxed) + wanted >=
	       atomic_load_explicit(&rt_heap.trigger, memory_order_relaxed);
}

static uint64_t goal_by_percent(void)
{
	if (rt_knobs.gc_percent < 0)
		return UINT64_MAX;
	uint64_t percent = (uint64_t)rt_knobs.gc_percent;
	uint64_t goal = pace.marked + (pace.marked + pace.roots) / 100 * percent;
	uint64_t least = HEAP_MIN * percent / 100;
	return goal > least ? goal : least;
}

/* What the limit leaves for the heap. Never so little that the collector would run all the time. */
static uint64_t goal_by_limit(void)
{
	if (rt_knobs.mem_limit == INT64_MAX)
		return UINT64_MAX;
	uint64_t limit = (uint64_t)rt_knobs.mem_limit;
	uint64_t others = rt_heap.bytes_meta + rt_heap.bytes_reserved / 20;
	uint64_t least = pace.marked + pace.marked / 10 + ((uint64_t)1 << 20);
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
	atomic_store_explicit(&rt_heap.trigger, pace_goal(), memory_order_relaxed);
}

void pace_finish(uint64_t marked, uint64_t roots)
{
	pace.marked = marked;
	pace.roots = roots;
	set_trigger();
}

void gc_init(void)
{
	set_trigger();
	stats_init();
}

int64_t gc_set_percent(int64_t percent)
{
	int64_t old = rt_knobs.gc_percent;
	rt_knobs.gc_percent = percent < 0 ? -1 : percent;
	set_trigger();
	return old;
}

int64_t gc_set_limit(int64_t bytes)
{
	int64_t old = rt_knobs.mem_limit;
	if (bytes >= 0)
		rt_knobs.mem_limit = bytes;
	set_trigger();
	return old;
}
