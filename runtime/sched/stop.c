/* stop.c - how all come to a stop, and what can be asked of a stopped world.
 *
 * The stopper sets `stopping`, makes the stack limits of threads that run Go code ones that no check passes, and
 * signals them. Each stops where its context is saved (park.c) and waits on stop_ended, keeping its processor. Idle
 * processors cannot be taken meanwhile. The signal stops loops without calls, the limit what is mostly in C; C that
 * works long looks by sched_poll. */
#include "proc.h"

void sched_preempt(struct p *p)
{
	struct m *m = atomic_load_explicit(&p->m, memory_order_acquire);

	atomic_store(&p->preempt, 1);
	if (m)
		stack_ask(m);
	if (m && m->tid && !rt.knobs.async_preempt_off)
		os_thread_signal(m->tid, 23 /* SIGURG */);
}

static void stopped_one(void)
{
	if (atomic_fetch_sub(&rt.sched.to_stop, 1) == 1)
		note_wake(&rt.sched.stop_note);
}

static void stop_on_m(void *arg)
{
	struct m *m = m_self();
	struct p *p = m->p;
	uint32_t epoch;

	lock_acquire(&rt.sched.lock);
	epoch = atomic_load(&rt.sched.stop_ended);
	if (!atomic_load(&rt.sched.stopping) || rt.sched.stopper == m) {
		lock_release(&rt.sched.lock);
		return;
	}
	atomic_store(&p->preempt, 0);
	atomic_store(&p->status, P_STOPPED);
	stopped_one();
	lock_release(&rt.sched.lock);
	while (atomic_load(&rt.sched.stop_ended) == epoch)
		os_futex_wait(&rt.sched.stop_ended, epoch, -1);
}

/* A goroutine that stays on its processor is asked again until it no longer does. */
void sched_stop_here(void)
{
	const struct g *g = g_self();

	if (atomic_load(&rt.sched.stopping) && !(g && g->pins))
		sched_run_on_m_stack(stop_on_m, NULL);
}

RT_COLD RT_SAVES_ALL void sched_poll_slow(void)
{
	if (!sched_on_m_stack())
		sched_stop_here();
}

void sched_poll_on_m(void)
{
	if (atomic_load(&rt.sched.stopping))
		stop_on_m(NULL);
}

/* A thread on its way into a blocking call need not be waited for. */
static void stop_new_syscalls(struct p *mine)
{
	uint32_t n = atomic_load(&rt.sched.p_made);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t status = P_SYSCALL;

		if (sched_p(i) != mine &&
		    atomic_compare_exchange_strong(&sched_p(i)->status, &status, P_STOPPED_SYSCALL))
			stopped_one();
	}
}

/* Lock held. How many must still come to a stop by themselves. */
static uint32_t stop_those_at_rest(struct p *mine)
{
	uint32_t n = atomic_load(&rt.sched.p_made), running = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct p *p = sched_p(i);
		uint32_t status = P_SYSCALL;

		if (p == mine || atomic_compare_exchange_strong(&p->status, &status, P_STOPPED_SYSCALL))
			continue;
		if (status == P_RUNNING)
			running++;
	}
	return running;
}

static void ask_all_to_stop(struct p *mine)
{
	uint32_t n = atomic_load(&rt.sched.p_made);

	for (uint32_t i = 0; i < n; i++) {
		struct p *p = sched_p(i);

		if (p != mine && atomic_load(&p->status) == P_RUNNING)
			sched_preempt(p);
	}
}

void sched_stop_world(void)
{
	struct m *m = m_self();
	uint32_t running;

	for (;;) {
		lock_acquire(&rt.sched.lock);
		if (!rt.sched.stopper)
			break;
		lock_release(&rt.sched.lock);
		sched_stop_here();
	}
	rt.sched.stopper = m;
	atomic_store(&rt.sched.stop_note, 0);
	atomic_store(&rt.sched.stopping, 1);
	running = stop_those_at_rest(m->p);
	atomic_store(&rt.sched.to_stop, running);
	lock_release(&rt.sched.lock);
	/* A thread in C ignores the signal and may overwrite its limit, so both are repeated until
	 * it stops or parks. */
	for (int64_t pause = 20000; atomic_load(&rt.sched.to_stop) > 0;) {
		ask_all_to_stop(m->p);
		stop_new_syscalls(m->p);
		note_wait(&rt.sched.stop_note, pause);
		if (pause < 1000000)
			pause += pause / 2;
	}
}

void sched_start_world(void)
{
	uint32_t n = atomic_load(&rt.sched.p_made);

	lock_acquire(&rt.sched.lock);
	for (uint32_t i = 0; i < n; i++) {
		struct p *p = sched_p(i);

		if (atomic_load(&p->status) == P_STOPPED)
			atomic_store(&p->status, P_RUNNING);
		else if (atomic_load(&p->status) == P_STOPPED_SYSCALL)
			atomic_store(&p->status, P_SYSCALL);
	}
	rt.sched.stopper = NULL;
	atomic_store(&rt.sched.stopping, 0);
	atomic_fetch_add(&rt.sched.stop_ended, 1);
	lock_release(&rt.sched.lock);
	os_futex_wake(&rt.sched.stop_ended, INT32_MAX);
	sched_wake_for_events();
}

static inline void *stack_pointer(void)
{
	void *sp;

#if defined(__x86_64__)
	__asm__ volatile("movq %%rsp, %0" : "=r"(sp));
#else
	__asm__ volatile("mov %0, sp" : "=r"(sp));
#endif
	return sp;
}

struct stack_walk {
	sched_stack_cb cb;
	void *ctx;
	struct g *self;
	void *self_sp;
	int64_t now;
};

static void each_stack_of(struct g *g, void *arg)
{
	struct stack_walk *w = arg;
	char *lo = g == w->self ? w->self_sp : g->context.sp;

	if (atomic_load(&g->status) == G_DEAD)
		return;
	if (atomic_load(&g->status) == G_WAITING && !g->wait_since) /* often enough to tell minutes */
		g->wait_since = w->now;
	for (struct segment *s = g->segment; s; s = s->prev) {
		w->cb(lo, s, w->ctx);
		lo = s->saved_sp;
	}
	w->cb(lo, g + 1, w->ctx);
}

void sched_one_stack(struct g *g, sched_stack_cb cb, void *ctx)
{
	struct stack_walk w = {cb, ctx, NULL, NULL, os_nanotime()};

	each_stack_of(g, &w);
}

void sched_each_stack(sched_stack_cb cb, void *ctx)
{
	struct stack_walk w = {cb, ctx, NULL, NULL, os_nanotime()};

	__builtin_unwind_init();
	if (!sched_on_m_stack()) {
		w.self = g_self();
		w.self_sp = stack_pointer();
	}
	stack_each_g(each_stack_of, &w);
}
