/* gc_workers.c - helper threads of the collector. They have no goroutine and no cache; they sleep on a futex. */
#include "gc.h"

#define HELPER_STACK ((size_t)256 << 10)

static struct {
	_Atomic uint32_t turn;    /* raised to start a job */
	_Atomic uint32_t running; /* helpers still at it */
	_Atomic uint32_t wanted;  /* helpers 1..wanted take part */
	void (*fn)(int);
	int made;
} workers;

static void helper_main(void *arg)
{
	uint32_t index = (uint32_t)(uintptr_t)arg & 0xffff, seen = (uint32_t)((uintptr_t)arg >> 16);
	os_block_signals(); /* they are for threads that run goroutines */
	for (;;) {
		uint32_t turn;
		while ((turn = atomic_load(&workers.turn)) == seen)
			os_futex_wait(&workers.turn, seen, -1);
		seen = turn;
		if (index > atomic_load(&workers.wanted))
			continue;
		workers.fn((int)index);
		if (atomic_fetch_sub(&workers.running, 1) == 1)
			os_futex_wake(&workers.running, 1);
	}
}

/* Helpers are made before the turn is raised, so a new one waits for the next turn. */
static int make_helpers(int n)
{
	while (workers.made < n) {
		uintptr_t arg = (uintptr_t)(workers.made + 1) | (uintptr_t)workers.turn << 16;
		if (!os_thread_create(helper_main, (void *)arg, HELPER_STACK))
			break;
		workers.made++;
	}
	return workers.made < n ? workers.made : n;
}

void workers_run(int n, void (*fn)(int))
{
	uint32_t helpers = (uint32_t)(n - 1);
	if (helpers) {
		workers.fn = fn;
		atomic_store(&workers.wanted, helpers);
		atomic_store(&workers.running, helpers);
		atomic_fetch_add(&workers.turn, 1);
		os_futex_wake(&workers.turn, INT32_MAX);
	}
	fn(0);
	uint32_t left;
	while (helpers && (left = atomic_load(&workers.running)) != 0)
		os_futex_wait(&workers.running, left, -1);
}

int workers_ready(int n)
{
	return make_helpers(n - 1) + 1;
}
