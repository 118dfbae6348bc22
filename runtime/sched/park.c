/* park.c - goroutines leave their thread and come back: wait, be made ready, yield, begin, end.
 *
 * A goroutine that leaves switches straight to the next one of its processor; only when there is
 * none, or the scheduler has something to decide (a stop, a time slice over), to the thread's own
 * stack. Everything about the goroutine is written before the switch; who dispatches it then waits
 * for on_cpu to fall, which context_switch does when the registers are saved. */
#include "proc.h"
#include "prof/prof.h"

#define IDS 16 /* reserved by a processor at once */

/* The thread that g leaves is between making g known to others and its context_switch: it waits for
 * nothing there but, in turn, for the goroutine it dispatches. That one was made known before it
 * took its place in that thread's queue, which was before g was made known; so such waits form no
 * circle. */
static __attribute__((noinline)) void wait_off_cpu(const struct g *g)
{
	for (unsigned round = 0; atomic_load_explicit(&g->context.on_cpu, memory_order_acquire); round++)
		rt_wait_briefly(round);
}

void sched_dispatch(struct m *m, struct g *g, struct context *from)
{
	if (RT_UNLIKELY(atomic_load_explicit(&g->context.on_cpu, memory_order_acquire)))
		wait_off_cpu(g);
	atomic_store_explicit(&g->context.on_cpu, 1, memory_order_relaxed);
	atomic_store_explicit(&g->status, G_RUNNING, memory_order_relaxed);
	g->m = m;
	g->head.cache = m->p->cache;
	m->current = g;
	tls_set(m, g);
	context_switch(from, &g->context);
}

/* Leaves `from` for whatever is to run next. */
static void switch_away(struct m *m, struct g *from)
{
	struct p *p = m->p;

	if (RT_LIKELY(!atomic_load_explicit(&p->preempt, memory_order_relaxed) && !from->locked && !m->ends &&
		      !atomic_load_explicit(&rt.sched.stopping, memory_order_relaxed) &&
		      atomic_load_explicit(&p->tick, memory_order_relaxed) % FAIR_TICKS != 0)) {
		struct g *next = runq_take(p);

		if (RT_LIKELY(next != NULL)) {
			if (next == from) { /* made ready before it left */
				atomic_store_explicit(&from->status, G_RUNNING, memory_order_relaxed);
				return;
			}
			if (RT_UNLIKELY(next->locked)) {
				m->next_g = next;
			} else {
				from->m = NULL;
				sched_dispatch(m, next, &from->context);
				return;
			}
		}
	}
	from->m = NULL;
	m->current = NULL;
	context_switch(&from->context, &m->context);
}

void park_prepare_new(struct g *g, enum wait for_what)
{
	g->wait = for_what;
	g->wait_since = 0;
	atomic_store_explicit(&g->status, G_WAITING, memory_order_relaxed);
}

struct g *park_prepare(enum wait for_what)
{
	struct g *g = m_self()->current;

	park_prepare_new(g, for_what);
	return g;
}

void park_wait(void)
{
	struct m *m = m_self();

	struct g *g = m->current;
	int64_t began = prof_block_begin();

	guard_check_all(g);
	if (RT_UNLIKELY(g->bubble != NULL))
		bubble_settle(g);
	switch_away(m, g);
	if (RT_UNLIKELY(began))
		prof_block_end(began, g->wait);
}

void park_switch(struct g *next)
{
	struct m *m = m_self();
	struct g *g = m->current;

	guard_check_all(g);
	if (RT_UNLIKELY(next->bubble != NULL))
		bubble_resume(next);
	if (RT_UNLIKELY(g->bubble != NULL))
		bubble_settle(g);
	g->m = NULL;
	sched_dispatch(m, next, &g->context);
}

/* Another processor is woken for what the own one cannot run at once; see thread.c. The loads come
 * after the store to the queue in the order of all sequentially consistent accesses
 * (tests/models/wake.pml); on x86-64 they are plain. */
static inline void maybe_wake(struct p *p)
{
	if (atomic_load(&rt.sched.idle_p_count) == 0 || atomic_load(&rt.sched.spinning) != 0)
		return;
	if (p->wake_skip++ < atomic_load_explicit(&p->wake_backoff, memory_order_relaxed))
		return;
	p->wake_skip = 0;
	sched_wake_p();
}

void park_ready(struct g *g)
{
	struct m *m = m_self();
	struct p *p = m ? m->p : NULL;
	struct g *old;

	if (!p) {
		sched_ready_global(g);
		return;
	}
	if (RT_UNLIKELY(g->bubble != NULL))
		bubble_resume(g);
	atomic_store_explicit(&g->status, G_RUNNABLE, memory_order_relaxed);
	if (atomic_load_explicit(&rt.sched.p_made, memory_order_relaxed) == 1) {
		old = atomic_load_explicit(&p->next, memory_order_relaxed);
		atomic_store_explicit(&p->next, g, memory_order_relaxed);
	} else {
		old = atomic_exchange(&p->next, g);
	}
	if (old)
		runq_put(p, old);
	maybe_wake(p);
}

void park_ready_later(struct g *g)
{
	struct m *m = m_self();

	if (!m || !m->p) {
		sched_ready_global(g);
		return;
	}
	if (RT_UNLIKELY(g->bubble != NULL))
		bubble_resume(g);
	atomic_store_explicit(&g->status, G_RUNNABLE, memory_order_relaxed);
	runq_put(m->p, g);
	maybe_wake(m->p);
}

void sched_ready_global(struct g *g)
{
	if (RT_UNLIKELY(g->bubble != NULL))
		bubble_resume(g);
	atomic_store(&g->status, G_RUNNABLE);
	lock_acquire(&rt.sched.lock);
	runq_global_put(g);
	lock_release(&rt.sched.lock);
	if (atomic_load(&rt.sched.idle_p_count) > 0)
		sched_wake_p();
}

void park_yield(void)
{
	struct m *m = m_self();
	struct g *g = m->current;

	guard_check_all(g);
	atomic_store(&g->status, G_RUNNABLE);
	if (rt.sched.deterministic) {
		runq_put(m->p, g);
	} else {
		lock_acquire(&rt.sched.lock);
		runq_global_put(g);
		lock_release(&rt.sched.lock);
	}
	g->m = NULL;
	m->current = NULL;
	context_switch(&g->context, &m->context);
}

void park_give_way(void)
{
	struct m *m = m_self();
	struct g *g = m->current;

	guard_check_all(g);
	atomic_store(&g->status, G_RUNNABLE);
	runq_put(m->p, g);
	switch_away(m, g);
}

void park_preempted(void)
{
	struct m *m = m_self();

	stack_unask(m, m->current);
	if (m->current->pins)
		return;
	if (atomic_load(&rt.sched.stopping))
		sched_stop_here();
	if (atomic_load(&m->p->preempt))
		park_yield();
}

/* ---- beginning and end ---- */

static uint64_t take_id(struct p *p)
{
	if (RT_UNLIKELY(p->next_id == p->last_id)) {
		p->next_id = atomic_fetch_add(&rt.sched.next_id, IDS) + 1;
		p->last_id = p->next_id + IDS;
	}
	return p->next_id++;
}

/* Written by the processor's owner only. */
static inline void count(struct p *p, int64_t by)
{
	int64_t n = atomic_load_explicit(&p->goroutines, memory_order_relaxed);

	atomic_store_explicit(&p->goroutines, n + by, memory_order_relaxed);
}

void park_uncount(void)
{
	count(m_self()->p, -1);
}

int64_t park_count(void)
{
	uint32_t made = atomic_load(&rt.sched.p_made);
	int64_t n = 0;

	for (uint32_t i = 0; i < made; i++)
		n += atomic_load_explicit(&sched_p(i)->goroutines, memory_order_relaxed);
	return n;
}

struct g *park_new(struct gosub_closure *fn, void *creator_pc)
{
	struct m *m = m_self();
	struct g *g = dead_take(m->p);

	g->creator_pc = creator_pc;
	g->labels = m->current ? m->current->labels : NULL;
	g->panic_on_fault = false;
	g->leaked = false;
	g->parent = m->current && !m->current->of_timer ? m->current->id : 0;
	g->id = take_id(m->p);
	g->system = g->for_program = false;
	g->of_timer = false;
	if (!g->poisoned)
		poison_dead(g->stack_lo, g);
	g->poisoned = false;
	stack_reset(g, fn);
	atomic_store_explicit(&g->status, G_RUNNABLE, memory_order_relaxed);
	count(m->p, 1);
	return g;
}

struct g *park_new_system(struct gosub_closure *fn)
{
	struct g *g = park_new(fn, NULL);

	g->system = true;
	park_uncount();
	return g;
}

void gosub_go(void *closure)
{
	struct g *g;

	if (RT_UNLIKELY(!closure))
		rt_fatal("go of nil func value");
	if (RT_UNLIKELY(rt.heap.counting))
		sites_count(sizeof(struct g));
	g = park_new(closure, __builtin_return_address(0));
	if (RT_UNLIKELY(g_self()->bubble != NULL))
		bubble_enter(g, g_self()->bubble);
	park_ready(g);
}

/* g is dead and its stack in use until the next switch; nobody takes it before, as the list is this
 * processor's. */
static void bury(struct m *m, struct g *g)
{
	if (!g->system)
		count(m->p, -1);
	g->head.frames = NULL;
	g->head.recover_sp = NULL;
	g->fips = 0;
	if (RT_UNLIKELY(g->locked)) {
		g->locks = g->own_locks = 0;
		sched_unlock_thread();
		m->ends = true;
	}
	if (RT_UNLIKELY(g->bubble != NULL))
		bubble_leave(g);
	atomic_store_explicit(&g->status, G_DEAD, memory_order_relaxed);
	dead_put(m->p, g);
}

/* On the thread's stack: the goroutine ends on segments, which go back first. It may have said who goes on. */
static void exit_from_segments(void *arg)
{
	struct m *m = m_self();
	struct g *g = arg, *next = m->next_g;
	struct context left;

	atomic_store_explicit(&g->status, G_DEAD, memory_order_relaxed);
	stack_free_segments(g);
	bury(m, g);
	atomic_store(&g->context.on_cpu, 0);
	m->current = NULL;
	m->on_m_stack = false;
	m->next_g = NULL;
	if (next)
		sched_dispatch(m, next, &left);
	context_switch(&left, &m->context);
}

void park_exit(void)
{
	park_exit_to(NULL);
}

void park_exit_to(struct g *next)
{
	struct m *m = m_self();
	struct g *g = m->current;

	guard_check_all(g);
	if (RT_UNLIKELY(next && next->bubble != NULL))
		bubble_resume(next);
	if (RT_UNLIKELY(g->segment != NULL)) {
		m->next_g = next;
		sched_run_on_m_stack(exit_from_segments, g);
		__builtin_unreachable();
	}
	stack_free_spare(g);
	bury(m, g);
	if (next)
		sched_dispatch(m, next, &g->context);
	switch_away(m, g);
	__builtin_unreachable();
}
