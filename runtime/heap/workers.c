/* workers.c - helper threads of the collector. They have no goroutine and no cache; they sleep on a futex.
 *
 * A job is one word, its number and how many helpers take part: a helper that reads it knows of both or of neither. Who
 * takes part is waited for, so it finds the next job no earlier than it has done this one; who does not may miss any.
 */
#include "gc.h"

#define HELPER_STACK ((size_t)256 << 10)
#define JOB_NUMBER   32u

_Static_assert(GC_WORKERS_MAX <= JOB_NUMBER, "helpers of a job");

static void helper_main(void *arg)
{
	uint32_t index = (uint32_t)(uintptr_t)arg & 0xffff, seen = (uint32_t)((uintptr_t)arg >> 16), job;
	os_block_signals(); /* they are for threads that run goroutines */
	for (;;) {
		while ((job = atomic_load(&rt.gc.helpers.job)) == seen)
			os_futex_wait(&rt.gc.helpers.job, seen, -1);
		seen = job;
		if (index > job % JOB_NUMBER)
			continue;
		rt.gc.helpers.fn((int)index);
		if (atomic_fetch_sub(&rt.gc.helpers.running, 1) == 1)
			os_futex_wake(&rt.gc.helpers.running, 1);
	}
}

/* Helpers are made before the job is posted, so a new one waits for the next. */
static int make_helpers(int n)
{
	while (rt.gc.helpers.made < n) {
		uintptr_t arg = (uintptr_t)(rt.gc.helpers.made + 1) | (uintptr_t)rt.gc.helpers.job << 16;
		if (!os_thread_create(helper_main, (void *)arg, HELPER_STACK))
			break;
		rt.gc.helpers.made++;
	}
	return rt.gc.helpers.made < n ? rt.gc.helpers.made : n;
}

void workers_run(int n, void (*fn)(int))
{
	uint32_t helpers = (uint32_t)(n - 1);
	if (helpers) {
		rt.gc.helpers.fn = fn;
		atomic_store(&rt.gc.helpers.running, helpers);
		atomic_store(&rt.gc.helpers.job, (rt.gc.helpers.job / JOB_NUMBER + 1) * JOB_NUMBER + helpers);
		os_futex_wake(&rt.gc.helpers.job, INT32_MAX);
	}
	fn(0);
	uint32_t left;
	while (helpers && (left = atomic_load(&rt.gc.helpers.running)) != 0)
		os_futex_wait(&rt.gc.helpers.running, left, -1);
}

int workers_ready(int n)
{
	return make_helpers(n - 1) + 1;
}
