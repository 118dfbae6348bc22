/* coro.c - a place where one goroutine waits while another runs (iter.Pull). They change places by a context switch:
 * neither is ever in a queue, and both share one time slice. */
#include "overlay.h"

/* coro.go's. */
struct coro {
	struct gosub_closure *fn;
	_Atomic(struct g *) waits; /* NULL: it is over */
	struct m *m;               /* the thread that its maker was locked to, or NULL ... */
	uint64_t locks, own_locks; /* ... and how often: struct g's */
};

RT_GO(void *, coro_new, (struct coro * c, struct gosub_closure *start, void *creator_pc))
{
	struct g *self = g_self(), *g = park_new(start, creator_pc);

	if (self->locked) {
		c->m = m_self();
		c->locks = self->locks;
		c->own_locks = self->own_locks;
	}
	bubble_enter_waiting(g, self->bubble);
	park_prepare_new(g, WAIT_FOR_COROUTINE);
	return g;
}

static RT_NORETURN RT_COLD void refuse_thread(const struct coro *c, const struct m *m, const struct g *self)
{
	print_format("coro: got thread %p, want %p\n", (const void *)m, (const void *)c->m);
	print_format("coro: got lock internal %lu, want %lu\n", (unsigned long)self->own_locks,
		     (unsigned long)c->own_locks);
	print_format("coro: got lock external %lu, want %lu\n", (unsigned long)self->locks, (unsigned long)c->locks);
	rt_throw("coro: OS thread locking must match locking at coroutine creation");
}

/* The one that waits, in whose place `in` waits from now on: others may switch to it, once it has left. */
static struct g *change_places(struct coro *c, struct g *self, struct g *in)
{
	struct m *m = m_self();
	struct g *next;

	if (RT_UNLIKELY((c->m || self->locked) &&
			(m != c->m || self->locks != c->locks || self->own_locks != c->own_locks)))
		refuse_thread(c, m, self);
	next = atomic_exchange(&c->waits, in);
	if (RT_UNLIKELY(!next))
		rt_throw("coroswitch on exited coro");
	if (RT_UNLIKELY(next == self))
		rt_throw("coroswitch of a goroutine to itself");
	return next;
}

/* The thread's locked goroutine is the one that runs. */
static void hand_on_thread(struct g *from, struct g *to)
{
	to->locks = from->locks;
	to->own_locks = from->own_locks;
	from->locks = from->own_locks = 0;
	from->locked = false;
	from->locked_m = NULL;
	to->locked = true;
	to->locked_m = m_self();
	m_self()->locked_g = to;
}

RT_GO(void, coro_switch, (struct coro * c))
{
	struct m *m = m_self();
	struct g *self = m->current, *next;

	if (RT_UNLIKELY(atomic_load_explicit(&rt.sched.stopping, memory_order_relaxed) ||
			atomic_load_explicit(&m->p->preempt, memory_order_relaxed)))
		park_preempted();
	park_prepare(WAIT_FOR_COROUTINE);
	if (RT_UNLIKELY(self->bubble != NULL))
		bubble_block(self);
	next = change_places(c, self, self);
	if (RT_UNLIKELY(self->locked))
		hand_on_thread(self, next);
	park_switch(next);
}

/* The end of the goroutine, perhaps by a Goexit: the other one goes on. */
RT_GO(void, coro_exit, (struct coro * c))
{
	struct g *self = g_self(), *next = change_places(c, self, NULL);

	if (RT_UNLIKELY(self->locked))
		hand_on_thread(self, next);
	self->panic = NULL;
	self->fault_sig = 0;
	park_exit_to(next);
}
