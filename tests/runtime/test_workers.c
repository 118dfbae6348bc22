/* Jobs for the collector's helpers, of numbers that change from one to the next: each runs once on each helper that
 * takes part and on no other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <cmocka.h>
#include "heap/gc.h"

static _Atomic int runs[GC_WORKERS_MAX];
static _Atomic int job, left_behind;
static int slow;

static void count_run(int index)
{
	int at = atomic_load(&job);

	atomic_fetch_add(&runs[index], 1);
	if (index == slow)
		os_thread_yield();
	if (at != atomic_load(&job))
		atomic_fetch_add(&left_behind, 1);
}

static void run_once_each(void **state)
{
	(void)state;
	if (workers_ready(6) < 6)
		skip();
	for (int i = 0; i < 20000; i++) {
		int n = 1 + (i * 7 + i / 13) % 6;

		for (int k = 0; k < GC_WORKERS_MAX; k++)
			runs[k] = 0;
		slow = i % 5;
		atomic_store(&job, i);
		workers_run(n, count_run);
		for (int k = 0; k < GC_WORKERS_MAX; k++)
			assert_int_equal(runs[k], k < n);
		assert_int_equal(left_behind, 0); /* in a job that was over */
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(run_once_each)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
