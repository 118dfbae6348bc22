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

static inline void before_blocking(struct m *m, struct p *p)
{
	m->p = NULL;
	atomic_store_explicit(&p->watch_since, 0, memory_order_relaxed);
	atomic_store(&p->status, P_SYSCALL);
}

/* False: another thread has the processor meanwhile, and there is no idle one. That it blocks with it in its turn makes
 * no difference: p is one that may be taken. */
static bool after_blocking(struct m *m, struct p *p)
{
	for (;;) {
		uint32_t stops = atomic_load(&rt.sched.stop_ended), status = P_SYSCALL;

		if (RT_LIKELY(atomic_compare_exchange_strong(&p->status, &status, P_RUNNING))) {
			proc_acquire(m, p);
			return true;
		}
		if (status != P_STOPPED_SYSCALL)
			break;
		os_futex_wait(&rt.sched.stop_ended, stops, -1);
	}
	lock_acquire(&rt.sched.lock);
	p = proc_take_idle();
	lock_release(&rt.sched.lock);
	if (p)
		proc_acquire(m, p);
	return p != NULL;
}

struct p *blocking_begin(void)
{
	struct m *m = m_self();
	struct p *p = m->p;

	atomic_store_explicit(&m->current->in_call, true, memory_order_relaxed);
	before_blocking(m, p);
	return p;
}

/* The goroutine goes on here once there is a processor, on this thread or another. */
void blocking_end(struct p *p)
{
	struct m *m = m_self();
	struct g *g = m->current;

	if (RT_UNLIKELY(!after_blocking(m, p))) {
		m->returned = g;
		m->current = NULL;
		g->m = NULL;
		context_switch(&g->context, &m->context);
	} else {
		g->head.cache = m->p->cache;
	}
	atomic_store_explicit(&g->in_call, false, memory_order_relaxed);
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

	before_blocking(m, p);
	b->fn(b->arg);
	if (!after_blocking(m, p)) {
		struct context left;
		struct g *g = m->current;

		/* rt_call_on_stack has saved g's context: it is as if g had been switched from. This thread starts over
		 * as any other. */
		m->returned = g;
		m->current = NULL;
		g->m = NULL;
		m->on_m_stack = false;
		atomic_store(&g->context.on_cpu, 0);
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
		if (sched_has_work(p)) {
			thread_start(p, false);
			return;
		}
		proc_put_idle(p);
	}
	lock_release(&rt.sched.lock);
	sched_wake_for_events();
}
