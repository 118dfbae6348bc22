/* blocking.c - calls on the thread's own stack: those that others wait for, and those that block, during which another
 * thread may have the processor. */
#include "proc.h"

bool sched_on_m_stack(void)
{
	struct m *m = m_self();

	return !m || !m->current || m->on_m_stack;
}

void sched_run_on_m_stack(void (*fn)(void *), void *arg)
{
	struct m *m = m_self();

	if (sched_on_m_stack()) {
		fn(arg);
		return;
	}
	m->on_m_stack = true;
	rt_call_on_stack(fn, arg, m->context.sp, &m->current->context);
	m->on_m_stack = false;
}

/* With one order of goroutines nobody takes the processor meanwhile: none runs beside this one. */
void sched_run_aside(void (*fn)(void *), void *arg)
{
	if (rt.sched.deterministic)
		sched_run_on_m_stack(fn, arg);
	else
		sched_blocking(fn, arg);
}

/* The processor was taken meanwhile: another one, or the goroutine waits in the global queue. */
static void resume_without_p(struct m *m)
{
	struct g *g = m->current;
	struct p *p;

	lock_acquire(&rt.sched.lock);
	p = proc_take_idle();
	if (p) {
		lock_release(&rt.sched.lock);
		proc_acquire(m, p);
		return;
	}
	/* rt_call_on_stack has saved g's context: it is as if g had been switched from. */
	m->current = NULL;
	g->m = NULL;
	atomic_store(&g->status, G_RUNNABLE);
	atomic_store(&g->context.on_cpu, 0);
	runq_global_put(g);
	thread_sleep(m);
}

/* That another thread took p and blocks with it in its turn makes no difference: p is one that may
 * be taken. */
static void after_blocking(struct m *m, struct p *p)
{
	for (;;) {
		uint32_t stops = atomic_load(&rt.sched.stop_ended), status = P_SYSCALL;

		if (atomic_compare_exchange_strong(&p->status, &status, P_RUNNING)) {
			proc_acquire(m, p);
			return;
		}
		if (status != P_STOPPED_SYSCALL) {
			m->p = NULL;
			resume_without_p(m);
			return;
		}
		os_futex_wait(&rt.sched.stop_ended, stops, -1);
	}
}

static void loop_again(void *arg)
{
	sched_loop(arg);
}

struct blocking {
	void (*fn)(void *);
	void *arg;
};

static void blocking_on_m(void *arg)
{
	struct blocking *b = arg;
	struct m *m = m_self();
	struct p *p = m->p;

	m->p = NULL;
	atomic_store_explicit(&p->watch_since, 0, memory_order_relaxed);
	atomic_store(&p->status, P_SYSCALL);
	b->fn(b->arg);
	after_blocking(m, p);
	if (!m->current) {
		struct context left;

		/* The goroutine waits in a queue; this thread starts over as any other. */
		m->on_m_stack = false;
		rt_call_on_stack(loop_again, m, m->stack_top, &left);
	}
}

void sched_blocking(void (*fn)(void *), void *arg)
{
	struct m *m = m_self();
	struct blocking b = {fn, arg};

	if (!m || !m->current || m->on_m_stack) {
		fn(arg);
		return;
	}
	m->on_m_stack = true;
	rt_call_on_stack(blocking_on_m, &b, m->context.sp, &m->current->context);
	m = m_self();
	m->on_m_stack = false;
	m->current->head.cache = m->p->cache;
}

void sched_retake(struct p *p)
{
	uint32_t status = P_SYSCALL;

	lock_acquire(&rt.sched.lock);
	if (!atomic_load(&rt.sched.stopping) && atomic_compare_exchange_strong(&p->status, &status, P_RUNNING)) {
		atomic_store_explicit(&p->m, NULL, memory_order_relaxed);
		thread_start(p, false);
		return;
	}
	lock_release(&rt.sched.lock);
}
