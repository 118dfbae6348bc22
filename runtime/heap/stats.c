/* stats.c - numbers of heap and collector: runtime.MemStats, gctrace, and who listens to events. */
#include "gc.h"

void event_listen_gc(event_gc_fn fn, void *arg)
{
	for (int i = 0; i < GC_LISTENERS; i++) {
		if (rt.gc.listeners[i].fn)
			continue;
		rt.gc.listeners[i].fn = fn;
		rt.gc.listeners[i].arg = arg;
		return;
	}
	rt_throw("event_listen_gc: too many listeners");
}

void event_gc(const struct event_gc *e)
{
	for (int i = 0; i < GC_LISTENERS && rt.gc.listeners[i].fn; i++)
		rt.gc.listeners[i].fn(e, rt.gc.listeners[i].arg);
}

/* ---- totals; under a stop with caches flushed, or nearly right otherwise ---- */

struct totals {
	uint64_t mallocs, bytes;
};

static uint64_t mallocs_of(int spc)
{
	uint64_t size = rt.heap.size_class[spc >> 1].size, n = rt.heap.retired_allocs[spc];
	for (struct heap_cache *c = rt.heap.caches; c; c = c->next)
		n += c->allocs[spc] - (c->bump[spc].end - c->bump[spc].ptr) / size;
	return n;
}

static struct totals totals_now(void)
{
	struct totals t = {rt.heap.large_allocs, rt.heap.large_bytes};
	for (int spc = 2; spc < SPAN_CLASSES; spc++) {
		uint64_t size = rt.heap.size_class[spc >> 1].size, n = mallocs_of(spc);
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
	int64_t since = e->end_ns - rt.gc.stats.start_ns;
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
	rt.gc.stats.start_ns = os_nanotime();
	if (rt.knobs.gc_trace)
		event_listen_gc(trace_line, NULL);
}

/* ---- after each collection ---- */

static void count_time(uint64_t *buckets, int64_t ns)
{
	int i = ns > 0 ? 63 - __builtin_clzll((uint64_t)ns) : 0;

	buckets[i < GC_TIME_BUCKETS ? i : GC_TIME_BUCKETS - 1]++;
}

void stats_collected(const struct event_gc *e, const uint64_t *cells, uint64_t large_bytes, uint64_t large_cells,
		     bool forced)
{
	int32_t nsec;
	uint64_t now = (uint64_t)os_walltime(&nsec) * 1000000000u;
	uint64_t pause = (uint64_t)(e->end_ns - e->start_ns);
	struct totals t = totals_now();
	rt.gc.stats.last_end_ns = now + (uint64_t)nsec;
	rt.gc.stats.pause_ns[rt.gc.stats.number % 256] = pause;
	rt.gc.stats.pause_end[rt.gc.stats.number % 256] = rt.gc.stats.last_end_ns;
	rt.gc.stats.pause_total_ns += pause;
	rt.gc.stats.number++;
	rt.gc.stats.forced += forced;
	rt.gc.stats.gc_cpu_ns += e->mark_cpu_ns;
	rt.gc.stats.root_bytes = e->root_bytes;
	rt.gc.stats.stack_bytes = e->stack_bytes;
	count_time(rt.gc.stats.stops, e->stopped_ns - e->start_ns);
	count_time(rt.gc.stats.pauses, e->end_ns - e->start_ns);
	rt.gc.stats.live_cells = large_cells;
	rt.gc.stats.live_bytes = large_bytes;
	for (int spc = 2; spc < SPAN_CLASSES; spc++) {
		rt.gc.stats.live_cells += cells[spc];
		rt.gc.stats.live_bytes += cells[spc] * rt.heap.size_class[spc >> 1].size;
	}
	for (int class = 1; class < CLASS_COUNT; class ++) {
		rt.gc.stats.class_live[class] = cells[2 * class] + cells[2 * class + 1];
		rt.gc.stats.class_mallocs_then[class] = mallocs_of(2 * class) + mallocs_of(2 * class + 1);
	}
	rt.gc.stats.mallocs_then = t.mallocs;
	rt.gc.stats.bytes_then = t.bytes;
	struct event_gc told = *e;
	told.number = rt.gc.stats.number;
	told.total_gc_cpu_ns = rt.gc.stats.gc_cpu_ns;
	event_gc(&told);
}

static void add_stack(const void *lo, const void *hi, void *bytes)
{
	uint64_t *sum = bytes;
	*sum += RT_ALIGN_UP((uint64_t)((const char *)hi - (const char *)lo), OS_PAGE);
}

/* What the runtime has from the system besides the heap. All but GC is in use as far as it is counted. */
static void fill_parts(struct gc_stats *s)
{
	for (struct heap_cache *c = rt.heap.caches; c; c = c->next)
		s->mcache += sizeof *c;
	s->mspan_sys = rt.heap.spans_made * sizeof(struct span);
	s->mspan_inuse = s->mspan_sys - rt.heap.spans_free * sizeof(struct span);
	s->buckets = rt.prof.bytes_buckets;
	sched_each_stack(add_stack, &s->stacks);
	s->gc_sys = rt.heap.bytes_meta - s->mcache - s->mspan_sys - s->buckets;
	s->sys = rt.heap.bytes_reserved + rt.heap.bytes_meta + s->stacks;
}

static void fill_classes(struct gc_by_size *to)
{
	for (int class = 1; class < GC_BY_SIZE; class ++)
		to[class] = (struct gc_by_size){rt.heap.size_class[class].size,
						mallocs_of(2 * class) + mallocs_of(2 * class + 1),
						rt.gc.stats.class_mallocs_then[class] - rt.gc.stats.class_live[class]};
}

static void fill(struct gc_stats *s)
{
	struct totals t = totals_now();
	uint64_t frees = rt.gc.stats.mallocs_then - rt.gc.stats.live_cells;
	uint64_t freed = rt.gc.stats.bytes_then - rt.gc.stats.live_bytes;
	s->alloc = t.bytes - freed;
	s->total_alloc = t.bytes;
	s->mallocs = t.mallocs;
	s->frees = frees;
	s->heap_objects = t.mallocs - frees;
	fill_parts(s);
	s->heap_sys = rt.heap.bytes_reserved;
	s->heap_inuse = rt.heap.bytes_pages;
	s->heap_idle = rt.heap.bytes_reserved - rt.heap.bytes_pages;
	s->heap_released = rt.heap.bytes_released;
	s->next_gc = rt.heap.trigger;
	s->last_gc = rt.gc.stats.last_end_ns;
	s->pause_total_ns = rt.gc.stats.pause_total_ns;
	s->num_gc = rt.gc.stats.number;
	s->num_forced = rt.gc.stats.forced;
	s->cpu_fraction = (double)rt.gc.stats.gc_cpu_ns / (double)(os_nanotime() - rt.gc.stats.start_ns + 1);
	s->pause_ns = rt.gc.stats.pause_ns;
	s->pause_end = rt.gc.stats.pause_end;
}

struct reading {
	struct gc_stats *stats;
	struct gc_by_size *classes;
};

static void read_stats(void *arg)
{
	const struct reading *r = arg;
	*r->stats = (struct gc_stats){0};
	fill(r->stats);
	if (r->classes)
		fill_classes(r->classes);
}

void gc_read_stats(struct gc_stats *out, struct gc_by_size *classes)
{
	struct reading r = {out, classes};
	sched_stop_world();
	sched_run_on_m_stack(read_stats, &r);
	sched_start_world();
}
