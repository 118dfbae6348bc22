/* proc.c - processors: the right to run Go code and what that needs (queue, allocation cache).
 *
 * A processor belongs to one thread or lies in the list of idle ones. */
#include "proc.h"

static struct p *new_p(uint32_t id)
{
	struct p *p = heap_meta_alloc(sizeof *p);

	p->id = id;
	p->cache = heap_cache_new();
	p->timers.lock.rank = LOCK_RANK_TIMERS;
	p->random = rt.sched.deterministic ? (uint64_t)rt.knobs.stress_seed * 0x9e3779b97f4a7c15u : hash_random();
	return p;
}

void proc_put_idle(struct p *p) /* lock held */
{
	if (p->id >= atomic_load(&rt.sched.procs)) {
		atomic_store(&p->status, P_GONE);
		return;
	}
	atomic_store(&p->status, P_IDLE);
	p->idle_link = rt.sched.idle_p;
	rt.sched.idle_p = p;
	atomic_fetch_add(&rt.sched.idle_p_count, 1);
}

struct p *proc_take_idle(void) /* lock held */
{
	struct p *p;

	if (atomic_load(&rt.sched.stopping))
		return NULL;
	while ((p = rt.sched.idle_p)) {
		rt.sched.idle_p = p->idle_link;
		atomic_fetch_sub(&rt.sched.idle_p_count, 1);
		if (p->id < atomic_load(&rt.sched.procs)) {
			atomic_store(&p->status, P_RUNNING);
			return p;
		}
		atomic_store(&p->status, P_GONE);
	}
	return NULL;
}

/* p's status was set to RUNNING before: either the watcher sees that in its last look before it
 * sleeps, or this sees that it is going to (tests/models/watch.pml). */
void proc_acquire(struct m *m, struct p *p)
{
	m->p = p;
	atomic_store_explicit(&p->m, m, memory_order_release);
	m->tls->cache = p->cache;
	if (atomic_load(&rt.sched.watch_asleep))
		watch_wake();
}

void proc_release(struct m *m) /* lock held */
{
	struct p *p = m->p;

	m->p = NULL;
	atomic_store_explicit(&p->m, NULL, memory_order_relaxed);
	m->tls->cache = NULL;
	runq_drain(p);
	proc_put_idle(p);
}

int sched_procs(void)
{
	return (int)atomic_load(&rt.sched.procs);
}

/* Room for n processors; lock held. */
static struct p **room_for(uint32_t n, uint32_t made)
{
	struct p **old = atomic_load(&rt.sched.all_p), **table = old;

	if (n > rt.sched.p_room) {
		rt.sched.p_room = n < 64 ? 64 : n;
		table = heap_meta_alloc(rt.sched.p_room * sizeof *table);
		for (uint32_t i = 0; i < made; i++)
			table[i] = old[i];
		atomic_store(&rt.sched.all_p, table);
	}
	return table;
}

/* World stopped. Processors from n on go when their threads next look for work. */
void proc_resize(uint32_t n)
{
	uint32_t made = atomic_load(&rt.sched.p_made);
	struct p **table;

	lock_acquire(&rt.sched.lock);
	table = room_for(n, made);
	atomic_store(&rt.sched.procs, n);
	for (uint32_t i = 0; i < made; i++) {
		struct p *p = sched_p(i);

		if (i >= n)
			atomic_store(&p->preempt, 1);
		else if (atomic_load(&p->status) == P_GONE)
			proc_put_idle(p);
	}
	for (uint32_t i = made; i < n; i++) {
		table[i] = new_p(i);
		atomic_store(&rt.sched.p_made, i + 1);
		proc_put_idle(sched_p(i));
	}
	lock_release(&rt.sched.lock);
}

void sched_set_procs(int n)
{
	sched_stop_world();
	proc_resize((uint32_t)n);
	sched_start_world();
}
