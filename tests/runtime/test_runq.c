/* test_runq.c - a processor's queue under thieves: what is put is taken once, by somebody. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include "fake_sched.h"

#define GOROUTINES 300000u
#define THIEVES    3

static struct p processors[THIEVES + 1];
static struct g *goroutines;
static _Atomic uint32_t taken_count;
static _Atomic bool all_put;

/* The status counts how often it was taken. */
static void taken(struct g *g)
{
	atomic_fetch_add(&g->status, 1);
	atomic_fetch_add(&taken_count, 1);
}

static void *thief(void *arg)
{
	struct p *mine = arg;

	while (!atomic_load(&all_put)) {
		struct g *g = runq_steal(mine, &processors[0], true);

		for (; g; g = runq_take(mine))
			taken(g);
	}
	return NULL;
}

static void take_the_rest(void)
{
	struct g *g;

	while ((g = runq_take(&processors[0])))
		taken(g);
	while ((g = runq_global_take(&processors[0], 1)))
		taken(g);
}

static void test_each_is_taken_once(void **state)
{
	pthread_t threads[THIEVES];

	rt.sched.procs = rt.sched.p_made = THIEVES + 1;
	goroutines = calloc(GOROUTINES, sizeof *goroutines);
	assert_non_null(goroutines);
	for (int i = 0; i < THIEVES; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, thief, &processors[i + 1]), 0);
	/* In bursts, so that the queue is full often and empty often. */
	for (uint32_t i = 0; i < GOROUTINES; i++) {
		runq_put(&processors[0], &goroutines[i]);
		if (i % 4096 == 0)
			sched_yield();
	}
	atomic_store(&all_put, true);
	for (int i = 0; i < THIEVES; i++)
		pthread_join(threads[i], NULL);
	take_the_rest();
	for (uint32_t i = 0; i < GOROUTINES; i++)
		assert_int_equal(atomic_load(&goroutines[i].status), 1);
	assert_int_equal(atomic_load(&taken_count), GOROUTINES);
	free(goroutines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_is_taken_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
