/* metrics.c - numbers for runtime/metrics that are not in runtime.MemStats. */
#include "rt.h"
#include "overlay.h"
#include "sched/proc.h"

#include <string.h>

struct metrics { /* of std/runtime/metrics.go */
	uint64_t finalizers, finalizers_waiting, cleanups, cleanups_waiting;
	uint64_t live_bytes, root_bytes, stack_bytes;
	uint64_t created, running, runnable, waiting, in_calls, threads;
	int64_t mutex_wait_ns, gc_cpu_ns, cpu_ns, up_ns, gc_percent, mem_limit;
	uint64_t stops[GC_TIME_BUCKETS], pauses[GC_TIME_BUCKETS];
};

static void count_goroutine(struct g *g, void *arg)
{
	struct metrics *m = arg;
	uint32_t status = atomic_load(&g->status);

	if (g->system || status == G_DEAD)
		return;
	if (atomic_load(&g->in_call))
		m->in_calls++;
	else if (status == G_RUNNING)
		m->running++;
	else if (status == G_RUNNABLE)
		m->runnable++;
	else
		m->waiting++;
}

static void read_metrics(void *arg)
{
	struct metrics *m = arg;

	m->finalizers = rt.gc.specials.queue[SPECIAL_FINALIZER].pushed;
	m->finalizers_waiting = rt.gc.specials.queue[SPECIAL_FINALIZER].n;
	m->cleanups = rt.gc.specials.queue[SPECIAL_CLEANUP].pushed;
	m->cleanups_waiting = rt.gc.specials.queue[SPECIAL_CLEANUP].n;
	m->live_bytes = rt.gc.stats.live_bytes;
	m->root_bytes = rt.gc.stats.root_bytes;
	m->stack_bytes = rt.gc.stats.stack_bytes;
	stack_each_g(count_goroutine, m);
	/* Numbers are given to processors in lots. */
	m->created = atomic_load(&rt.sched.next_id);
	for (uint32_t i = 0; i < atomic_load(&rt.sched.p_made); i++)
		m->created -= sched_p(i)->last_id - sched_p(i)->next_id;
	m->threads = rt.sched.m_count;
	m->mutex_wait_ns = atomic_load(&rt.sched.mutex_wait_ns);
	m->gc_cpu_ns = rt.gc.stats.gc_cpu_ns;
	m->cpu_ns = os_cpu_nanos();
	m->up_ns = os_nanotime() - rt.gc.stats.start_ns;
	m->gc_percent = rt.knobs.gc_percent;
	m->mem_limit = rt.knobs.mem_limit;
	memcpy(m->stops, rt.gc.stats.stops, sizeof m->stops);
	memcpy(m->pauses, rt.gc.stats.pauses, sizeof m->pauses);
}

RT_GO(void, metrics, (struct metrics * out))
{
	*out = (struct metrics){0};
	sched_stop_world();
	sched_run_on_m_stack(read_metrics, out);
	sched_start_world();
}
