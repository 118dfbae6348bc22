/* debug.c - what packages runtime/debug and internal/godebug ask (std/runtime/debug.go), and how much a trace shows. */
#include "traceback.h"
#include "overlay.h"

#include <stdlib.h>

/* ---- traces ---- */

#define TRACE_ALL   1u
#define TRACE_CRASH 2u
#define TRACE_SHIFT 2 /* the level lies above */

static bool is(struct gosub_string s, const char *word)
{
	return s.len == (int64_t)strlen(word) && memcmp(s.ptr, word, (size_t)s.len) == 0;
}

/* What else is a number, which shows all goroutines. */
static uint32_t trace_number(struct gosub_string s)
{
	uint32_t n = 0;

	if (s.len > 9)
		return TRACE_ALL;
	for (int64_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return TRACE_ALL;
		n = n * 10 + (uint32_t)(s.ptr[i] - '0');
	}
	return TRACE_ALL | n << TRACE_SHIFT;
}

static uint32_t trace_word(struct gosub_string s)
{
	if (is(s, "none"))
		return 0;
	if (is(s, "single") || s.len == 0)
		return 1 << TRACE_SHIFT;
	if (is(s, "all"))
		return 1 << TRACE_SHIFT | TRACE_ALL;
	if (is(s, "system"))
		return 2 << TRACE_SHIFT | TRACE_ALL;
	if (is(s, "crash"))
		return 2 << TRACE_SHIFT | TRACE_ALL | TRACE_CRASH;
	return trace_number(s);
}

void trace_init(void)
{
	rt.text.trace_env = trace_word(c_string(getenv("GOTRACEBACK")));
	atomic_store(&rt.text.trace, rt.text.trace_env);
	rt.text.crash_fd = -1;
}

struct trace_settings trace_settings(void)
{
	uint32_t word = atomic_load(&rt.text.trace);

	return (struct trace_settings){(int)(word >> TRACE_SHIFT), word & TRACE_ALL, word & TRACE_CRASH};
}

/* No less than the environment asks for. */
RT_GO(void, set_traceback, (const char *text, int64_t len))
{
	atomic_store(&rt.text.trace, trace_word((struct gosub_string){text, len}) | rt.text.trace_env);
}

RT_GO(int64_t, crash_fd, (int64_t fd))
{
	return atomic_exchange(&rt.text.crash_fd, fd);
}

RT_GO(int64_t, write_fd, (int64_t fd, const void *p, int64_t n))
{
	return os_write((int)fd, p, (size_t)n);
}

/* ---- settings ---- */

RT_GO(int64_t, set_gc_percent, (int64_t percent))
{
	return gc_set_percent(percent);
}

RT_GO(int64_t, set_memory_limit, (int64_t bytes))
{
	return gc_set_limit(bytes);
}

RT_GO(void, free_os_memory, (void))
{
	gc_asked("forced");
	gc_free_os_memory();
}

RT_GO(int64_t, set_max_stack, (int64_t bytes))
{
	return (int64_t)atomic_exchange(&rt.sched.stacks.most, (size_t)bytes);
}

RT_GO(int64_t, set_max_threads, (int64_t n))
{
	int64_t old;

	if (n > INT32_MAX)
		n = INT32_MAX;
	lock_acquire(&rt.sched.lock);
	old = rt.sched.m_most;
	rt.sched.m_most = n;
	lock_release(&rt.sched.lock);
	if (n < rt.sched.m_count)
		rt_fatal("thread exhaustion");
	return old;
}

RT_GO(int64_t, set_panic_on_fault, (int64_t on))
{
	struct g *g = g_self();
	bool old = g->panic_on_fault;

	g->panic_on_fault = on != 0;
	return old;
}

RT_GO(uint64_t, fault_address, (void))
{
	return g_self()->fault_addr;
}

RT_GO(struct gosub_pair, modinfo, (void))
{
	return string_result(gosub_program.modinfo);
}

RT_GO(struct gosub_pair, godebug_default, (void))
{
	return string_result(c_string(gosub_program.godebug));
}

RT_GO(struct gosub_pair, godebug_env, (void))
{
	return string_result(c_string(getenv("GODEBUG")));
}

static void reread(void *text)
{
	knobs_reread(gosub_program.godebug, text);
}

RT_GO(void, set_godebug, (const char *text, int64_t len))
{
	char *copy = heap_alloc_noscan((size_t)len + 1);

	memcpy(copy, text, (size_t)len);
	sched_run_on_m_stack(reread, copy);
}
