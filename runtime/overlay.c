/* overlay.c - C behind the bodyless functions of std/runtime that have no better place. */
#include "overlay.h"

#include <stdlib.h>
#include <string.h>

/* ---- scheduler ---- */

RT_GO(int64_t, hands_recover_on, (void))
{
	return (uintptr_t)g_self()->head.recover_sp & RECOVER_HANDED_ON;
}

RT_GO(void, gosched, (void))
{
	park_yield();
}

RT_GO(void, goexit, (void))
{
	panic_goexit();
}

RT_GO(int64_t, num_goroutine, (void))
{
	return park_count();
}

RT_GO(int64_t, num_cpu, (void))
{
	return os_ncpu();
}

RT_GO(int64_t, gomaxprocs, (int64_t n))
{
	int64_t old = sched_procs();

	if (n > INT32_MAX)
		rt_throw("GOMAXPROCS: too many processors");
	if (n > 0 && n != old && !rt.sched.deterministic)
		sched_set_procs((int)n);
	return old;
}

RT_GO(void, lock_thread, (int64_t by))
{
	struct g *g = g_self();

	if (by < 0 && g->locks == 0)
		return;
	g->locks += (uint64_t)by;
	if (g->locks + g->own_locks > 0)
		sched_lock_thread();
	else
		sched_unlock_thread();
}

/* ---- collector ---- */

RT_GO(void, gc, (void))
{
	gc_asked("forced");
}

RT_GO(void, keep_alive, (void *type, void *data))
{
}

/* Go's runtime.MemStats, in its order. */
struct mem_stats {
	uint64_t alloc, total_alloc, sys, lookups, mallocs, frees;
	uint64_t heap_alloc, heap_sys, heap_idle, heap_inuse, heap_released, heap_objects;
	uint64_t stack_inuse, stack_sys, mspan_inuse, mspan_sys, mcache_inuse, mcache_sys;
	uint64_t buckhash_sys, gc_sys, other_sys;
	uint64_t next_gc, last_gc, pause_total_ns;
	uint64_t pause_ns[256], pause_end[256];
	uint32_t num_gc, num_forced;
	double gc_cpu_fraction;
	bool enable_gc, debug_gc;
	struct gc_by_size by_size[GC_BY_SIZE];
};

static void fill_mem_stats(struct mem_stats *out, const struct gc_stats *s)
{
	out->alloc = out->heap_alloc = s->alloc;
	out->total_alloc = s->total_alloc;
	out->sys = s->sys;
	out->mallocs = s->mallocs;
	out->frees = s->frees;
	out->heap_sys = s->heap_sys;
	out->heap_idle = s->heap_idle;
	out->heap_inuse = s->heap_inuse;
	out->heap_released = s->heap_released;
	out->heap_objects = s->heap_objects;
	out->stack_inuse = out->stack_sys = s->stacks;
	out->mspan_inuse = s->mspan_inuse;
	out->mspan_sys = s->mspan_sys;
	out->mcache_inuse = out->mcache_sys = s->mcache;
	out->buckhash_sys = s->buckets;
	out->gc_sys = s->gc_sys;
	out->next_gc = s->next_gc;
	out->last_gc = s->last_gc;
	out->pause_total_ns = s->pause_total_ns;
	memcpy(out->pause_ns, s->pause_ns, sizeof out->pause_ns);
	memcpy(out->pause_end, s->pause_end, sizeof out->pause_end);
	out->num_gc = (uint32_t)s->num_gc;
	out->num_forced = (uint32_t)s->num_forced;
	out->gc_cpu_fraction = s->cpu_fraction;
	out->enable_gc = true;
}

RT_GO(void, read_mem_stats, (struct mem_stats * out))
{
	struct gc_stats s; /* no memory of the heap: programs count what they allocate between two calls */

	gc_read_stats(&s, out->by_size);
	fill_mem_stats(out, &s);
}

/* ---- types ---- */

RT_GO(struct gosub_pair, type_string, (const struct gosub_type *t))
{
	struct gosub_string s = type_string(t);

	return (struct gosub_pair){(int64_t)(uintptr_t)s.ptr, s.len};
}

RT_GO(struct gosub_pair, type_pkgpath, (const struct gosub_type *t))
{
	struct gosub_string s = type_pkgpath(t);

	return (struct gosub_pair){(int64_t)(uintptr_t)s.ptr, s.len};
}

/* ---- misc ---- */

RT_GO(struct gosub_pair, version, (void))
{
	struct gosub_string s = c_string(gosub_program.goversion);

	return (struct gosub_pair){(int64_t)(uintptr_t)s.ptr, s.len};
}

RT_GO(struct gosub_pair, goroot, (void))
{
	const char *set = getenv("GOROOT");
	struct gosub_string s = c_string(set && *set ? set : gosub_program.goroot);

	return (struct gosub_pair){(int64_t)(uintptr_t)s.ptr, s.len};
}

RT_GO(void, throw_text, (const char *text, int64_t len))
{
	char *copy = heap_alloc_noscan((size_t)len + 1);

	memcpy(copy, text, (size_t)len);
	rt_throw(copy);
}

RT_GO(void, fatal_text, (const char *text, int64_t len))
{
	char *copy = heap_alloc_noscan((size_t)len + 1);

	memcpy(copy, text, (size_t)len);
	rt_fatal(copy);
}

RT_GO(void, breakpoint, (void))
{
	__builtin_debugtrap();
}
