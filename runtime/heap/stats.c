/* stats.c - numbers of heap and collector: runtime.MemStats, gctrace, and who listens to events. */
#include "gc.h"

static struct {
	uint64_t number, forced;
	uint64_t pause_total_ns, last_end_ns;
	uint64_t pause_ns[256], pause_end[256];
	int64_t gc_cpu_ns, start_ns;
	uint64_t live_cells, live_bytes;   /* found by the last collection */
	uint64_t mallocs_then, bytes_then; /* totals at that moment */
} stats;

#define LISTENERS_MAX 4
static struct {
	event_gc_fn fn;
	void *arg;
} listeners[LISTENERS_MAX];

void event_listen_gc(event_gc_fn fn, void *arg)
{
	for (int i = 0; i < LISTENERS_MAX; i++) {
		if (listeners[i].fn)
			continue;
		listeners[i].fn = fn;
		listeners[i].arg = arg;
		return;
	}
	rt_throw("event_listen_gc: too many listeners");
}

void event_gc(const struct event_gc *e)
{
	for (int i = 0; i < LISTENERS_MAX && listeners[i].fn; i++)
		listeners[i].fn(e, listeners[i].arg);
}

/* ---- totals; under a stop with caches flushed, or nearly right otherwise ---- */

struct totals {
	uint64_t mallocs, bytes;
};

static struct totals totals_now(void)
{
	struct totals t = {rt_heap.large_allocs, rt_heap.large_bytes};
	for (int spc = 2; spc < SPAN_CLASSES; spc++) {
		uint64_t size = size_classes[spc >> 1].size, n = rt_heap.retired_allocs[spc];
		for (struct heap_cache *c = rt_heap.caches; c; c = c->next)
			n += c->allocs[spc] - (c->bump[spc].end - c->bump[spc].ptr) / size;
		t.mallocs += n;
		t.bytes += n * size;
	}
	return t;
}

/* ---- gctrace, as Go prints it ---- */

static int put_ms(char *buf, size_t size, int64_t ns)
{
	if (ns < 0)
		ns = 0;
	if (ns >= 10000000)
		return format_text(buf, size, "%ld", (long)(ns / 1000000));
	/* two significant digits below 10 ms, three places at most */
	long us = (long)(ns / 1000);
	if (us >= 1000)
		return format_text(buf, size, "%ld.%ld", us / 1000, us / 100 % 10);
	if (us >= 100)
		return format_text(buf, size, "0.%02ld", us / 10);
	return format_text(buf, size, "0.%03ld", us);
}

static void trace_line(const struct event_gc *e, void *arg)
{
	char buf[400];
	size_t n = 0;
#define PUT(...) n += (size_t)format_text(buf + n, sizeof buf - n, __VA_ARGS__)
#define MS(ns)   n += (size_t)put_ms(buf + n, sizeof buf - n, ns)
	int64_t since = e->end_ns - stats.start_ns;
	int64_t percent = since > 0 ? e->total_gc_cpu_ns * 100 / (since * (e->procs ? e->procs : 1)) : 0;
	PUT("gc %lu @%ld.%03lds %ld%%: ", (unsigned long)e->number, (long)(since / 1000000000),
	    (long)(since / 1000000 % 1000), (long)percent);
	int64_t stop = e->stopped_ns - e->start_ns, mark = e->marked_ns - e->stopped_ns;
	int64_t end = e->end_ns - e->marked_ns;
	MS(stop), PUT("+"), MS(mark), PUT("+"), MS(end), PUT(" ms clock, ");
	MS(stop * e->procs), PUT("+0/"), MS(e->mark_cpu_ns), PUT("/0+"), MS(end * e->procs);
	PUT(" ms cpu, %lu->%lu->%lu MB, %lu MB goal, %lu MB stacks, %lu MB globals, %d P%s\n",
	    (unsigned long)(e->heap_before >> 20), (unsigned long)(e->heap_before >> 20),
	    (unsigned long)(e->heap_marked >> 20), (unsigned long)((e->goal + (1 << 19)) >> 20),
	    (unsigned long)(e->stack_bytes >> 20), (unsigned long)(e->root_bytes >> 20), e->procs,
	    e->forced ? " (forced)" : "");
	print_text(buf, (int64_t)n);
#undef PUT
#undef MS
}

void stats_init(void)
{
	stats.start_ns = os_nanotime();
	if (rt_knobs.gc_trace)
		event_listen_gc(trace_line, NULL);
}

/* ---- after each collection ---- */

void stats_collected(const struct event_gc *e, const uint64_t *cells, uint64_t large_bytes, uint64_t large_cells,
		     bool forced)
{
	int32_t nsec;
	uint64_t now = (uint64_t)os_walltime(&nsec) * 1000000000u;
	uint64_t pause = (uint64_t)(e->end_ns - e->start_ns);
	struct totals t = totals_now();
	stats.last_end_ns = now + (uint64_t)nsec;
	stats.pause_ns[stats.number % 256] = pause;
	stats.pause_end[stats.number % 256] = stats.last_end_ns;
	stats.pause_total_ns += pause;
	stats.number++;
	stats.forced += forced;
	stats.gc_cpu_ns += e->mark_cpu_ns;
	stats.live_cells = large_cells;
	stats.live_bytes = large_bytes;
	for (int spc = 2; spc < SPAN_CLASSES; spc++) {
		stats.live_cells += cells[spc];
		stats.live_bytes += cells[spc] * size_classes[spc >> 1].size;
	}
	stats.mallocs_then = t.mallocs;
	stats.bytes_then = t.bytes;
	struct event_gc told = *e;
	told.number = stats.number;
	told.total_gc_cpu_ns = stats.gc_cpu_ns;
	event_gc(&told);
}

static void fill(void *arg)
{
	struct gc_stats *s = arg;
	struct totals t = totals_now();
	uint64_t frees = stats.mallocs_then - stats.live_cells;
	uint64_t freed = stats.bytes_then - stats.live_bytes;
	*s = (struct gc_stats){
	    .alloc = t.bytes - freed,
	    .total_alloc = t.bytes,
	    .mallocs = t.mallocs,
	    .frees = frees,
	    .heap_objects = t.mallocs - frees,
	    .sys = rt_heap.bytes_reserved + rt_heap.bytes_meta,
	    .heap_sys = rt_heap.bytes_reserved,
	    .heap_inuse = rt_heap.bytes_pages,
	    .heap_idle = rt_heap.bytes_reserved - rt_heap.bytes_pages,
	    .heap_released = rt_heap.bytes_released,
	    .gc_sys = rt_heap.bytes_meta,
	    .next_gc = rt_heap.trigger,
	    .last_gc = stats.last_end_ns,
	    .pause_total_ns = stats.pause_total_ns,
	    .num_gc = stats.number,
	    .num_forced = stats.forced,
	    .cpu_fraction = (double)stats.gc_cpu_ns / (double)(os_nanotime() - stats.start_ns + 1),
	};
	for (int i = 0; i < 256; i++) {
		s->pause_ns[i] = stats.pause_ns[i];
		s->pause_end[i] = stats.pause_end[i];
	}
}

void gc_read_stats(struct gc_stats *out)
{
	sched_stop_world();
	sched_run_on_m_stack(fill, out);
	sched_start_world();
}
