/* watch.c - one thread without a processor that looks after the others: time slices, long system
 * calls, sleepers, work that nobody was woken for. It ticks while anything runs and sleeps when all
 * is at rest. */
#include "rt.h"

#define TICK       5000000 /* ns */
#define TICK_SHORT 200000  /* while a request waits to be honoured */
#define SLICE      10000000
#define REST_TICKS 4          /* idle ticks before it sleeps */
#define TRIM       1000000000 /* between two looks at stacks of dead goroutines */

struct rare { /* when it last did what it does rarely */
	int64_t start, traced, trimmed;
};

/* True when p was asked to give way and has not yet. */
static bool look_at(struct p *p, int64_t now)
{
	uint32_t status = atomic_load(&p->status);
	uint32_t tick = atomic_load_explicit(&p->tick, memory_order_relaxed);
	int64_t since = atomic_load_explicit(&p->watch_since, memory_order_relaxed);

	if (status != P_RUNNING && status != P_SYSCALL)
		return false;
	if (p->watch_tick != tick || since == 0) {
		p->watch_tick = tick;
		atomic_store_explicit(&p->watch_since, now, memory_order_relaxed);
		return status == P_SYSCALL && sched_has_work(p);
	}
	if (status == P_SYSCALL) {
		bool work = sched_has_work(p) || timers_due(&p->timers, now);

		if (now - since >= (work ? TICK_SHORT : SLICE))
			sched_retake(p);
		return work;
	}
	if (timers_due(&p->timers, now))
		atomic_store(&p->preempt, 1); /* the goroutine that leaves next leaves to the scheduler */
	if (now - since < SLICE || rt.sched.deterministic || !(sched_has_work(p) || timers_due(&p->timers, now)))
		return false;
	sched_preempt(p);
	return true;
}

static bool all_at_rest(void)
{
	uint32_t n = atomic_load(&rt.sched.p_made);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t status = atomic_load(&sched_p(i)->status);

		if (status != P_IDLE && status != P_GONE)
			return false;
	}
	return true;
}

/* Nobody waits for them, and there may be idle processors. */
static bool timers_overdue(int64_t now)
{
	int64_t next = timers_next();

	return next != 0 && next <= now && !atomic_load(&rt.sched.poll.sleeping);
}

static bool look_at_all(int64_t now)
{
	uint32_t n = atomic_load(&rt.sched.p_made);
	bool pending = false, queued = false;

	for (uint32_t i = 0; i < n; i++) {
		struct p *p = sched_p(i);

		pending |= look_at(p, now);
		queued |= !runq_empty(p);
	}
	if (atomic_load(&rt.sched.poll.waiters) > 0 && !atomic_load(&rt.sched.poll.sleeping) &&
	    now - atomic_load(&rt.sched.poll.looked) > SLICE) {
		atomic_store(&rt.sched.poll.looked, now);
		sched_look_in_poller();
	}
	if (queued || atomic_load(&rt.sched.global_count) > 0 || timers_overdue(now))
		sched_wake_for_events();
	return pending;
}

/* A processor that is taken after watch_asleep was set wakes the watcher; one that was taken before
 * is seen by the look after it. */
static bool may_rest(bool rested)
{
	if (!rested)
		return false;
	atomic_store(&rt.sched.watch_asleep, 1);
	if (all_at_rest())
		return true;
	atomic_store(&rt.sched.watch_asleep, 0);
	return false;
}

/* What was stored before a wake is seen after the exchange that takes it. */
static void sleep_for(int64_t tick, bool rested)
{
	note_wait(&rt.sched.watch_note, may_rest(rested) ? -1 : tick);
	atomic_store(&rt.sched.watch_asleep, 0);
	atomic_exchange(&rt.sched.watch_note, 0);
}

/* GODEBUG=schedtrace=N: a line every N milliseconds, in Go's form. */
static void trace(int64_t since_start)
{
	uint32_t n = atomic_load(&rt.sched.p_made), idle_m = 0;

	lock_acquire(&rt.sched.lock);
	for (struct m *m = rt.sched.idle_m; m; m = m->idle_link)
		idle_m++;
	lock_release(&rt.sched.lock);
	print_format("SCHED %ldms: gomaxprocs=%u idleprocs=%u threads=%u spinningthreads=%u idlethreads=%u "
		     "runqueue=%u [",
		     (long)(since_start / 1000000), atomic_load(&rt.sched.procs), atomic_load(&rt.sched.idle_p_count),
		     rt.sched.m_count, atomic_load(&rt.sched.spinning), idle_m, atomic_load(&rt.sched.global_count));
	for (uint32_t i = 0; i < n; i++) {
		struct p *p = sched_p(i);

		print_format("%s%u", i ? " " : "", atomic_load(&p->tail) - atomic_load(&p->head));
	}
	print_format("]\n");
}

/* What comes round once in a while. */
static void do_rare_work(int64_t now, struct rare *r)
{
	if (!r->start)
		r->start = r->traced = r->trimmed = now;
	if (rt.knobs.sched_trace > 0 && now - r->traced >= rt.knobs.sched_trace * 1000000) {
		r->traced = now;
		trace(now - r->start);
	}
	if (now - r->trimmed >= TRIM) {
		r->trimmed = now;
		dead_trim();
	}
}

/* To the next tick, or the first timer if no thread waits for it: all may be busy. */
static int64_t until_timer(int64_t now)
{
	int64_t next = atomic_load(&rt.sched.poll.sleeping) ? 0 : timers_next();

	if (next == 0 || next - now > TICK)
		return TICK;
	return next - now < TICK_SHORT ? TICK_SHORT : next - now;
}

static void watch(void *arg)
{
	struct rare rare = {0, 0, 0};
	int resting = 0;

	for (;;) {
		int64_t now = os_nanotime();
		bool pending;

		do_rare_work(now, &rare);
		pending = look_at_all(now);
		resting = all_at_rest() ? resting + 1 : 0;
		sleep_for(pending ? TICK_SHORT : until_timer(now), resting > REST_TICKS);
	}
}

void watch_wake(void)
{
	note_wake(&rt.sched.watch_note);
}

void watch_start(void)
{
	if (!os_thread_create(watch, NULL, (size_t)64 << 10))
		rt_throw("cannot create a thread");
}
