/* fake_sched.c - see fake_sched.h. */
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fake_sched.h"
#include "heap/gc.h"

extern void *__libc_stack_end; /* glibc's */

__thread struct gosub_tls gosub_tls;
_Thread_local struct m *rt_m_tls;
const char *fake_stack_base;
int fake_procs = 1;
jmp_buf fake_panic_jump;
bool fake_panic_expected;
char fake_panic_text[512];

/* ---- locks ---- */

void lock_acquire(struct lock *l)
{
	while (atomic_exchange(&l->word, 1))
		sched_yield();
}

bool lock_try(struct lock *l)
{
	return atomic_exchange(&l->word, 1) == 0;
}

void lock_release(struct lock *l)
{
	atomic_store(&l->word, 0);
}

/* ---- stacks of goroutines: there are none ---- */

void frames_check_slot(const struct holder *h, struct slot slot)
{
}

void frames_check_goroutines(void)
{
}

void keeps_tell(const void *lo, const void *hi)
{
}

void poison_dead_frames(void)
{
}

/* ---- the heap profile samples nothing ---- */

int64_t prof_mem_rate(void)
{
	return 0;
}

uint64_t prof_mem_distance(int64_t rate)
{
	return UINT64_MAX;
}

void prof_mem_sample(void *p, size_t size, struct stack_pcs *room)
{
}

/* ---- scheduler ---- */

static bool deep;

void sched_stop_world(void)
{
}

void sched_start_world(void)
{
}

__attribute__((noinline)) void sched_one_stack(struct g *g, sched_stack_cb cb, void *ctx)
{
	(void)g;
	(void)cb;
	(void)ctx;
}

void stack_each_g(void (*fn)(struct g *g, void *arg), void *arg)
{
	(void)fn;
	(void)arg;
}

bool select_waits_at(uintptr_t wait_on, bool (*fn)(const void *chan))
{
	(void)wait_on;
	(void)fn;
	return false;
}

void sched_forget_dead_words(void)
{
}

void sched_each_stack(sched_stack_cb cb, void *ctx)
{
	__builtin_unwind_init();
	cb(__builtin_frame_address(0), fake_stack_base, ctx);
}

void sched_run_on_m_stack(void (*fn)(void *), void *arg)
{
	bool before = deep;
	deep = true;
	fn(arg);
	deep = before;
}

bool sched_on_m_stack(void)
{
	return deep;
}

void sched_wake_specials(void)
{
}

void dead_trim(void)
{
}

void sched_run_aside(void (*fn)(void *), void *arg)
{
	fn(arg);
}

void sched_poll_slow(void)
{
}

int sched_procs(void)
{
	return fake_procs;
}

void timer_sleep(int64_t ns)
{
}

void sync_clean_pools(void)
{
}

void timers_drop_doomed(void)
{
}

void timers_each_root(void (*fn)(const void *lo, const void *hi, void *arg), void *arg)
{
}

void park_yield(void)
{
}

/* ---- panics ---- */

static __attribute__((noreturn)) void fail(const char *text)
{
	if (!fake_panic_expected) {
		fprintf(stderr, "unexpected panic: %s\n", text);
		abort();
	}
	snprintf(fake_panic_text, sizeof fake_panic_text, "%s", text);
	longjmp(fake_panic_jump, 1);
}

void rt_panic_error(const char *fmt, ...)
{
	char text[400];
	va_list ap;
	va_start(ap, fmt);
	format_text_v(text, sizeof text, fmt, ap);
	va_end(ap);
	fail(text);
}

void rt_panic_plain_error(const char *fmt, ...)
{
	char text[400];
	va_list ap;
	va_start(ap, fmt);
	format_text_v(text, sizeof text, fmt, ap);
	va_end(ap);
	rt_panic_string_error(text);
}

void rt_panic_string_error(const char *text)
{
	fail(text);
}

void rt_panic_assertion(const struct gosub_type *iface, const struct gosub_type *concrete,
			const struct gosub_type *asserted, const char *missing, int64_t missing_len)
{
	char text[400];
	format_text(text, sizeof text, "assertion: missing %.*s", (int)missing_len, missing ? missing : "");
	fail(text);
}

void rt_fatal(const char *text)
{
	fail(text);
}

void rt_throw(const char *text)
{
	fail(text);
}

/* ---- functions of types: the tests' values have no parts but through interfaces ---- */

bool type_equal(const struct gosub_type *t, void *p, void *q)
{
	fail("comparison of values with parts");
}

int64_t type_hasher(const struct gosub_type *map_type, void *key, int64_t seed)
{
	fail("hash of a key with parts");
}

int64_t go_type_hash(const struct gosub_type *t, void *p, int64_t seed)
{
	fail("hash of a value with parts");
}

void go_check_key(const struct gosub_type *t, void *p)
{
	gosub_hash_interface(t, p, 0);
}

__attribute__((noinline)) void fake_start(void)
{
	fake_stack_base = __libc_stack_end;
	rt_init();
	knobs_init(NULL);
	heap_init();
	gc_init();
	struct heap_cache *c = heap_cache_new();
	gosub_tls.cache = c;
}
