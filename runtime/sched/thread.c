/* thread.c - threads: made, woken, sent to sleep; the first one.
 *
 * A thread without a processor sleeps in the list of idle ones, runs a blocking call, or is on its
 * way.
 *
 * Waking. Making a goroutine ready puts it on the maker's own processor; another is woken only if
 * one is idle and no thread is already looking for work. A woken thread that finds nothing makes
 * the next wakes rarer (wake_backoff), so that two goroutines that answer each other stay on one
 * thread. What was not woken for, the watcher finds within its tick.
 *
 * Deadlock. `running` counts threads that are not idle. When the last goes idle with empty queues
 * and nobody sleeps, no goroutine can ever run again. */
#include "proc.h"
#include "prof/prof.h"

#include <setjmp.h>

_Thread_local struct m *rt_m_tls __attribute__((tls_model("local-exec")));
_Thread_local struct gosub_tls gosub_tls __attribute__((tls_model("local-exec")));

#define THREAD_STACK ((size_t)256 << 10)

static struct m *thread_new(void) /* lock held */
{
	struct m *m = rt.sched.ended_m;

	if (m) {
		rt.sched.ended_m = m->idle_link;
		*m = (struct m){.id = m->id};
		return m;
	}
	m = heap_meta_alloc(sizeof *m);
	m->id = rt.sched.m_count++;
	if (m->id >= rt.sched.m_most) {
		lock_release(&rt.sched.lock);
		print_format("runtime: program exceeds %ld-thread limit\n", (long)rt.sched.m_most);
		rt_fatal("thread exhaustion");
	}
	return m;
}

static void thread_enter(struct m *m)
{
	m->tls = &gosub_tls;
	m->tid = os_tid();
	rt_m_tls = m;
	signal_init_thread(m);
	prof_cpu_thread(m);
}

static void thread_main(void *arg)
{
	struct m *m = arg;
	jmp_buf end;

	thread_enter(m);
	if (_setjmp(end))
		return;
	m->exit_jump = &end;
	proc_acquire(m, m->next_p);
	m->next_p = NULL;
	sched_loop(m);
}

/* Gives p to an idle thread or a new one; releases the lock. */
void thread_start(struct p *p, bool spinning)
{
	struct m *m = rt.sched.idle_m;
	bool fresh = !m;

	rt.sched.running++;
	if (m)
		rt.sched.idle_m = m->idle_link;
	else
		m = thread_new();
	m->next_p = p;
	m->spinning = spinning;
	lock_release(&rt.sched.lock);
	if (!fresh)
		note_wake(&m->note);
	else if (!os_thread_create(thread_main, m, THREAD_STACK))
		rt_throw("cannot create a thread");
}

void sched_wake_p(void)
{
	uint32_t none = 0;
	struct p *p;

	if (!atomic_compare_exchange_strong(&rt.sched.spinning, &none, 1))
		return;
	lock_acquire(&rt.sched.lock);
	p = proc_take_idle();
	if (p) {
		thread_start(p, true);
		return;
	}
	lock_release(&rt.sched.lock);
	atomic_fetch_sub(&rt.sched.spinning, 1);
}

static bool any_event_to_come(void)
{
	return timers_next() != 0 || atomic_load(&rt.sched.poll.waiters) > 0;
}

void sched_wake_for_events(void)
{
	if (atomic_load(&rt.sched.idle_p_count) > 0 &&
	    (sched_any_work() || (!atomic_load(&rt.sched.poll.sleeping) && any_event_to_come())))
		sched_wake_p();
}

/* Lock held; the caller goes idle, perhaps as the last one. */
static void check_deadlock(struct m *m)
{
	if (rt.sched.running == 1 && atomic_load(&rt.sched.poll.sleeping) && !any_event_to_come())
		poll_wake(); /* it was the last: what it waited for is gone */
	if (rt.sched.running > 0 || atomic_load(&rt.sched.dying) || any_event_to_come() || sched_any_work())
		return;
	rt.sched.running++;
	lock_release(&rt.sched.lock);
	if (rt.sched.main_gone)
		rt_fatal("no goroutines (main called runtime.Goexit) - deadlock!");
	rt_fatal("all goroutines are asleep - deadlock!");
}

/* Who gives stores the processor with the lock held and wakes without it, so a wake may be one of an earlier gift,
 * which was found before it came. */
static void wait_for_p(struct m *m)
{
	struct p *p;

	for (;;) {
		note_wait(&m->note, -1);
		p = __atomic_load_n(&m->next_p, __ATOMIC_ACQUIRE);
		if (p)
			break;
		lock_acquire(&rt.sched.lock);
		if (!m->next_p)
			atomic_store(&m->note, 0);
		lock_release(&rt.sched.lock);
	}
	proc_acquire(m, p);
	m->next_p = NULL;
}

/* Lock held, no processor; returns without the lock and with a processor. */
void thread_sleep(struct m *m)
{
	atomic_store(&m->note, 0);
	m->idle_link = rt.sched.idle_m;
	rt.sched.idle_m = m;
	rt.sched.running--;
	check_deadlock(m);
	lock_release(&rt.sched.lock);
	wait_for_p(m);
}

/* ---- threads of locked goroutines ---- */

/* Lock held, no processor. Until somebody who found m's goroutine ready gives m its processor. */
static struct g *wait_given(struct m *m)
{
	struct g *g;

	rt.sched.running--;
	check_deadlock(m);
	lock_release(&rt.sched.lock);
	sched_wake_for_events();
	wait_for_p(m);
	g = m->next_g;
	m->next_g = NULL;
	sched_stop_here();
	return g;
}

struct g *thread_await_locked(struct m *m)
{
	lock_acquire(&rt.sched.lock);
	if (atomic_load(&rt.sched.stopping)) {
		lock_release(&rt.sched.lock);
		sched_stop_here();
		return NULL;
	}
	proc_release(m);
	return wait_given(m);
}

void thread_run_locked(struct m *m, struct g *g)
{
	struct m *other = g->locked_m;

	lock_acquire(&rt.sched.lock);
	other->next_p = m->p;
	other->next_g = g;
	rt.sched.running++;
	m->p = NULL;
	m->tls->cache = NULL;
	lock_release(&rt.sched.lock);
	note_wake(&other->note);
	lock_acquire(&rt.sched.lock);
	thread_sleep(m);
}

struct g *blocking_returned(struct m *m)
{
	struct g *g = m->returned;
	struct p *p;

	m->returned = NULL;
	lock_acquire(&rt.sched.lock);
	p = proc_take_idle();
	if (p) {
		lock_release(&rt.sched.lock);
		proc_acquire(m, p);
		return g;
	}
	atomic_store(&g->status, G_RUNNABLE);
	runq_global_put(g);
	if (m->locked_g)
		return wait_given(m);
	thread_sleep(m);
	return NULL;
}

/* The first thread cannot end before the process. */
void thread_end(struct m *m)
{
	void *jump = m->exit_jump;

	m->ends = false;
	for (;;) {
		lock_acquire(&rt.sched.lock);
		if (!atomic_load(&rt.sched.stopping))
			break;
		lock_release(&rt.sched.lock);
		sched_stop_here();
	}
	proc_release(m);
	rt.sched.running--;
	check_deadlock(m);
	lock_release(&rt.sched.lock);
	sched_wake_for_events();
	while (!jump)
		note_wait(&m->note, -1);
	lock_acquire(&rt.sched.lock);
	prof_cpu_thread_ends(m);
	lock_release(&rt.sched.lock);
	rt_m_tls = NULL;
	signal_end_thread(m);
	lock_acquire(&rt.sched.lock);
	m->idle_link = rt.sched.ended_m;
	rt.sched.ended_m = m;
	lock_release(&rt.sched.lock);
	_longjmp(jump, 1);
}

void sched_lock_thread(void)
{
	struct m *m = m_self();
	struct g *g = m->current;

	g->locked = true;
	g->locked_m = m;
	m->locked_g = g;
}

void sched_unlock_thread(void)
{
	struct m *m = m_self();
	struct g *g = m->current;

	g->locked = false;
	g->locked_m = NULL;
	m->locked_g = NULL;
}

void sched_init(void)
{
	struct m *m;
	/* As in Go, one that does not fit is none. */
	bool set = rt.knobs.max_procs > 0 && rt.knobs.max_procs <= INT32_MAX;
	int64_t n = set ? rt.knobs.max_procs : os_ncpu();

	rt.sched.deterministic = rt.knobs.stress_seed != 0;
	if (rt.sched.deterministic)
		n = 1;
	lock_acquire(&rt.sched.lock);
	m = thread_new();
	lock_release(&rt.sched.lock);
	rt.sched.running = 1;
	thread_enter(m);
	proc_resize((uint32_t)n);
	lock_acquire(&rt.sched.lock);
	proc_acquire(m, proc_take_idle());
	lock_release(&rt.sched.lock);
}

void sched_run_main(struct gosub_closure *main)
{
	m_self()->next_g = park_new(main, NULL); /* in no queue: it begins on this thread */
	watch_start();
	sched_loop(m_self());
}
