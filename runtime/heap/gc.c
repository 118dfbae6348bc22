/* gc.c - one collection from its start to its end; the steps are told in gc.h. */
#include <string.h>
#include "gc.h"

#define WORKER_BYTES   ((uint64_t)32 << 20) /* of heap, when the collection begins, that are worth one more worker */
#define VERIFIED_BYTES ((uint64_t)1 << 20)  /* the same in runs that check what is marked */

struct request {
	bool forced, leaks;
	int64_t start_ns;
	uint32_t cycle; /* when asked for */
};

static void find_bounds(void)
{
	rt.gc.lo = UINTPTR_MAX;
	rt.gc.hi = 0;
	for (struct arena *a = rt.heap.arenas; a; a = a->next) {
		uintptr_t lo = (uintptr_t)a, hi = lo + a->size;
		rt.gc.lo = lo < rt.gc.lo ? lo : rt.gc.lo;
		rt.gc.hi = hi > rt.gc.hi ? hi : rt.gc.hi;
	}
	if (rt.gc.hi == 0)
		rt.gc.lo = 0;
}

static void clear_marks(void)
{
	rt.gc.mark = 1 - rt.heap.current;
	for (struct arena *a = rt.heap.arenas; a; a = a->next) {
		size_t first = ARENA_FIRST * (PAGE_SIZE / 64), end = a->high * (PAGE_SIZE / 64);
		if (end > first)
			memset(a->mark[rt.gc.mark] + first, 0, end - first);
	}
}

static void mark_job(int index)
{
	struct mark_worker *w = &rt.gc.worker[index];
	if (index == 0)
		roots_mark(w);
	mark_drain(w);
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int choose_workers(void)
{
	uint64_t worth = 1 + rt.heap.live / (rt.knobs.stress_verify ? VERIFIED_BYTES : WORKER_BYTES);
	int n = least(least(sched_procs(), os_ncpu()), worth < GC_WORKERS_MAX ? (int)worth : GC_WORKERS_MAX);
	n = n > 1 ? workers_ready(n) : 1;
	return n > 1 && marks_split(n) ? n : 1;
}

static void mark_reached(void)
{
	int n = choose_workers();

	mark_begin(n);
	workers_run(n, mark_job);
	if (n > 1)
		workers_run(n, marks_merge);
}

static void mark_finding_leaks(void)
{
	mark_begin(1);
	roots_mark_but_stacks(&rt.gc.worker[0]);
	leaks_mark(&rt.gc.worker[0]);
}

static void mark_all(bool leaks)
{
	sched_forget_dead_words();
	if (leaks)
		mark_finding_leaks();
	else
		mark_reached();
	special_clear_weak();
	while (special_queue_dead(&rt.gc.worker[0], SPECIAL_FINALIZER))
		mark_drain_alone();
	special_queue_dead(&rt.gc.worker[0], SPECIAL_CLEANUP);
}

/* What the workers counted, added up in worker 0. */
static struct mark_worker *sum_workers(void)
{
	struct mark_worker *sum = &rt.gc.worker[0];
	for (int i = 1; i < rt.gc.nworkers; i++) {
		const struct mark_worker *w = &rt.gc.worker[i];
		for (int spc = 0; spc < SPAN_CLASSES; spc++)
			sum->cells[spc] += w->cells[spc];
		sum->large_bytes += w->large_bytes;
	}
	return sum;
}

static uint64_t marked_bytes(const struct mark_worker *sum)
{
	uint64_t bytes = sum->large_bytes;
	for (int spc = 2; spc < SPAN_CLASSES; spc++)
		bytes += sum->cells[spc] * rt.heap.size_class[spc >> 1].size;
	return bytes;
}

static void flip(uint64_t marked, const struct mark_worker *sum)
{
	rt.heap.current = rt.gc.mark;
	rt.heap.cycle++;
	rt.heap.live = marked;
	heap_reset_lists();
	pace_finish(marked, sum->root_bytes + sum->stack_bytes);
}

static void poison_memory(void)
{
	poison_heap();
	poison_dead_frames();
}

static void collect(void *arg)
{
	struct request *r = arg;
	struct event_gc e = {.forced = r->forced, .start_ns = r->start_ns, .procs = sched_procs()};
	e.stopped_ns = os_nanotime();
	int64_t cpu = os_cpu_nanos();
	heap_flush_caches();
	e.heap_before = rt.heap.live;
	e.goal = pace_goal();
	find_bounds();
	clear_marks();
	timers_drop_doomed();
	mark_all(r->leaks);
	e.marked_ns = os_nanotime();
	e.mark_cpu_ns = os_cpu_nanos() - cpu;
	const struct mark_worker *sum = sum_workers();
	e.heap_marked = marked_bytes(sum);
	e.stack_bytes = sum->stack_bytes;
	e.root_bytes = sum->root_bytes;
	flip(e.heap_marked, sum);
	if (rt.knobs.stress_verify)
		verify_heap();
	if (rt.knobs.stress_poison)
		poison_memory();
	e.end_ns = os_nanotime();
	stats_collected(&e, sum->cells, sum->large_bytes, sum->cells[0] + sum->cells[1], r->forced);
}

__attribute__((noinline)) static void stop_and_collect(struct request *r)
{
	sched_stop_world();
	bool wanted = r->forced || rt.heap.cycle == r->cycle; /* else another thread was quicker */
	if (wanted) {
		sync_clean_pools();
		sched_run_on_m_stack(collect, r);
	}
	sched_start_world();
	if (wanted)
		sched_wake_specials();
}

void gc_start(const char *why)
{
	struct g *g = g_self();

	if (g && g->pins) /* it may not stop: sync.Pool allocates between procPin and procUnpin */
		return;
	struct request r = {
	    .forced = strcmp(why, "heap") != 0,
	    .leaks = strcmp(why, "leaks") == 0,
	    .start_ns = os_nanotime(),
	    .cycle = rt.heap.cycle,
	};
	__builtin_unwind_init(); /* callee-saved registers into this frame, where the stack's scan sees them */
	stop_and_collect(&r);
	heap_scavenge(r.start_ns);
	dead_trim();
	__asm__ volatile("" ::: "memory");
}

void gc_free_os_memory(void)
{
	heap_sweep_all();
	pages_release_all();
}
