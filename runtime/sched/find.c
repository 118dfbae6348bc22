/* find.c - a thread's scheduler: what to run next, from its own queue, the global one or another's; idle when there
 * is none. */
#include "proc.h"

#define BACKOFF_MAX 64

bool sched_any_work(void)
{
	uint32_t n = atomic_load(&rt.sched.p_made);

	if (atomic_load(&rt.sched.global_count) > 0)
		return true;
	for (uint32_t i = 0; i < n; i++)
		if (!runq_empty(sched_p(i)))
			return true;
	return false;
}

bool sched_has_work(const struct p *p)
{
	return atomic_load(&rt.sched.global_count) > 0 || !runq_empty(p);
}

static struct g *take_global(struct m *m, uint32_t most)
{
	struct g *g;

	if (atomic_load_explicit(&rt.sched.global_count, memory_order_relaxed) == 0)
		return NULL;
	lock_acquire(&rt.sched.lock);
	g = runq_global_take(m->p, most);
	lock_release(&rt.sched.lock);
	return g;
}

static struct g *steal(struct m *m)
{
	uint32_t n = atomic_load(&rt.sched.p_made);

	if (n < 2)
		return NULL;
	for (int round = 0; round < 4; round++) {
		uint32_t start = (uint32_t)hash_random();

		for (uint32_t i = 0; i < n; i++) {
			struct p *from = sched_p((start + i) % n);
			struct g *g;

			if (atomic_load(&rt.sched.stopping))
				return NULL;
			if (from == m->p)
				continue;
			g = runq_steal(m->p, from, round == 3);
			if (g)
				return g;
		}
	}
	return NULL;
}

static void stop_spinning(struct m *m, bool found)
{
	m->spinning = false;
	if (atomic_fetch_sub(&rt.sched.spinning, 1) == 1 && found && atomic_load(&rt.sched.idle_p_count) > 0 &&
	    sched_any_work())
		sched_wake_p();
}

/* What did waking bring? The processors that wake learn from it. */
static void note_wake_result(struct m *m, bool found)
{
	uint32_t n = atomic_load(&rt.sched.p_made);

	for (uint32_t i = 0; i < n; i++) {
		struct p *p = sched_p(i);

		uint32_t old = atomic_load_explicit(&p->wake_backoff, memory_order_relaxed);

		if (found)
			atomic_store_explicit(&p->wake_backoff, 0, memory_order_relaxed);
		else if (old < BACKOFF_MAX)
			atomic_store_explicit(&p->wake_backoff, old * 2 + 1, memory_order_relaxed);
	}
}

/* No processor: in the first place of its own queue, or in everybody's. */
static void put_all(struct p *p, struct g *list)
{
	if (!p)
		lock_acquire(&rt.sched.lock);
	while (list) {
		struct g *next = list->link;

		atomic_store_explicit(&list->status, G_RUNNABLE, memory_order_relaxed);
		list->link = NULL;
		if (p)
			runq_put(p, list);
		else
			runq_global_put(list);
		list = next;
	}
	if (!p)
		lock_release(&rt.sched.lock);
}

/* Lock held, released. Returns with a processor, having slept on when there was none. */
static void wait_in_poller(struct m *m)
{
	struct g *list;
	struct p *p;

	lock_release(&rt.sched.lock);
	list = poll_sleep();
	lock_acquire(&rt.sched.lock);
	p = proc_take_idle();
	lock_release(&rt.sched.lock);
	if (p)
		proc_acquire(m, p);
	put_all(p, list);
	if (p) {
		/* What it slept until is often another processor's, whose thread may have to wait for a turn of the
		 * machine: if all left it to that one, this thread would look into the poller over and over. */
		timers_run_due(&(int64_t){0});
		if (!runq_empty(p) && atomic_load(&rt.sched.idle_p_count) > 0)
			sched_wake_p();
		return;
	}
	lock_acquire(&rt.sched.lock);
	thread_sleep(m);
}

/* What the poller has is made ready, at the end of the own queue. */
static bool look_in_poller(struct m *m)
{
	struct g *list;

	if (!atomic_load_explicit(&rt.sched.poll.waiters, memory_order_relaxed) || atomic_load(&rt.sched.poll.sleeping))
		return false;
	list = poll_look(0);
	atomic_store_explicit(&rt.sched.poll.looked, os_nanotime(), memory_order_relaxed);
	put_all(m->p, list);
	if (list && atomic_load(&rt.sched.idle_p_count) > 0 && !atomic_load(&rt.sched.spinning))
		sched_wake_p();
	return list != NULL;
}

void sched_look_in_poller(void)
{
	put_all(NULL, poll_look(0));
	if (atomic_load(&rt.sched.global_count) > 0 && atomic_load(&rt.sched.idle_p_count) > 0)
		sched_wake_p();
}

/* Gives up the processor and sleeps, unless work came up meanwhile. */
static void go_idle(struct m *m)
{
	if (m->spinning) {
		m->spinning = false;
		note_wake_result(m, false);
		atomic_fetch_sub(&rt.sched.spinning, 1);
	}
	lock_acquire(&rt.sched.lock);
	if (atomic_load(&rt.sched.global_count) > 0 || atomic_load(&rt.sched.stopping)) {
		lock_release(&rt.sched.lock);
		return;
	}
	proc_release(m);
	/* Who made work meanwhile may have counted on a thread that looks, and that one found other
	 * work before this one was idle (tests/models/wake.pml). */
	if (sched_any_work()) {
		struct p *p = proc_take_idle();

		if (p) {
			lock_release(&rt.sched.lock);
			proc_acquire(m, p);
			return;
		}
	}
	if (poll_sleep_here())
		wait_in_poller(m);
	else
		thread_sleep(m);
}

static void leave_surplus_p(struct m *m)
{
	struct p *p;

	if (m->spinning) {
		m->spinning = false;
		atomic_fetch_sub(&rt.sched.spinning, 1);
	}
	lock_acquire(&rt.sched.lock);
	if (atomic_load(&rt.sched.stopping)) { /* who stops the world counts on this thread to stop */
		lock_release(&rt.sched.lock);
		return;
	}
	proc_release(m);
	p = proc_take_idle();
	if (p) {
		lock_release(&rt.sched.lock);
		proc_acquire(m, p);
		return;
	}
	thread_sleep(m);
}

/* From the processor's own queue and the global one, which has its turn now and then. */
static struct g *take_queued(struct m *m)
{
	struct p *p = m->p;
	struct g *g = NULL;

	if (atomic_load_explicit(&p->preempt, memory_order_relaxed)) {
		atomic_store_explicit(&p->preempt, 0, memory_order_relaxed);
		runq_end_slice(p);
	}
	if (atomic_load_explicit(&p->tick, memory_order_relaxed) % FAIR_TICKS == 0) {
		timers_run_due(&(int64_t){0}); /* also of processors that have gone, which nobody else looks at */
		g = take_global(m, 1);
	}
	if (!g)
		g = runq_take(p);
	return g ? g : take_global(m, P_QUEUE);
}

/* From another processor, when fewer than half of those at work look there already. */
static struct g *take_others(struct m *m)
{
	struct g *g;

	if (!m->spinning) {
		if (2 * atomic_load(&rt.sched.spinning) >=
		    atomic_load(&rt.sched.procs) - atomic_load(&rt.sched.idle_p_count))
			return NULL;
		m->spinning = true;
		atomic_fetch_add(&rt.sched.spinning, 1);
	}
	g = steal(m);
	if (!g && timers_run_due(&(int64_t){0}))
		g = runq_take(m->p);
	if (g)
		note_wake_result(m, true);
	return g;
}

static struct g *find_runnable(struct m *m)
{
	for (;;) {
		struct g *g;

		if (atomic_load(&rt.sched.stopping))
			sched_stop_here();
		if (m->next_g) {
			g = m->next_g;
			m->next_g = NULL;
			return g;
		}
		if (m->p->id >= atomic_load_explicit(&rt.sched.procs, memory_order_relaxed)) {
			leave_surplus_p(m);
			continue;
		}
		if (atomic_load_explicit(&m->p->timers.first, memory_order_relaxed))
			timers_run(&m->p->timers, os_nanotime());
		g = take_queued(m);
		if (!g && look_in_poller(m))
			g = take_queued(m);
		if (!g)
			g = take_others(m);
		if (g) {
			if (m->spinning)
				stop_spinning(m, true);
			return g;
		}
		go_idle(m);
	}
}

/* NULL: another time. */
static struct g *next_to_run(struct m *m)
{
	struct g *g;

	if (RT_UNLIKELY(!m->p))
		return blocking_returned(m);
	if (RT_UNLIKELY(m->ends))
		thread_end(m);
	if (RT_UNLIKELY(m->locked_g != NULL))
		return thread_await_locked(m);
	g = find_runnable(m);
	if (RT_UNLIKELY(g->locked)) {
		thread_run_locked(m, g);
		return NULL;
	}
	return g;
}

void sched_loop(struct m *m)
{
	if (!m->stack_top)
		m->stack_top = __builtin_frame_address(0);
	for (;;) {
		struct g *g = next_to_run(m);

		if (!g)
			continue;
		runq_count_slice(m->p);
		sched_dispatch(m, g, &m->context);
	}
}
