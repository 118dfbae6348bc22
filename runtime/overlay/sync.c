/* sync.c - goroutines that wait at an address: semaphores of package sync and its like, and notify lists of sync.Cond.
 *
 * Who waits does so in a frame of its own, in a table hashed by address; waiters of one address form a queue. A
 * semaphore is a count in the user's memory: released, it is raised before the queue is looked at; who wants to wait
 * says so (waiters) before it looks at the count again, so that one of the two sees the other. */
#include "rt.h"
#include "overlay.h"
#include "prof/prof.h"

struct sync_waiter {
	struct g *g;
	const void *addr;
	struct sync_waiter *next; /* of the same address */
	/* of the first of an address: */
	struct sync_waiter *last, *other; /* of its queue; first of another address */
	uint32_t ticket;                  /* notify list: its number. Semaphore: 1 when it was given its unit */
	int64_t since; /* for the mutex profile: when it began to wait, or was last counted; 0: not measured */
};

static struct sync_root *root_of(const void *addr)
{
	uintptr_t a = (uintptr_t)addr >> 3;
	struct sync_root *r = &rt.sched.sync_roots[(a ^ a >> 10) % SYNC_ROOTS];

	r->lock.rank = LOCK_RANK_SEMA;
	return r;
}

/* Where the first waiter of addr is linked; *it is NULL when none waits. */
static struct sync_waiter **find(struct sync_root *r, const void *addr)
{
	struct sync_waiter **at = &r->first;

	while (*at && (*at)->addr != addr)
		at = &(*at)->other;
	return at;
}

static void enqueue(struct sync_root *r, struct sync_waiter *w, bool first)
{
	struct sync_waiter **at = find(r, w->addr), *head = *at;

	w->next = NULL;
	if (!head) {
		w->last = w;
		w->other = NULL;
		*at = w;
	} else if (first) {
		w->last = head->last;
		w->other = head->other;
		w->next = head;
		*at = w;
	} else {
		head->last->next = w;
		head->last = w;
	}
}

/* Takes w, which follows before (NULL: it is the first), out of the queue at `at`. */
static void unlink_waiter(struct sync_waiter **at, struct sync_waiter *before, struct sync_waiter *w)
{
	struct sync_waiter *head = *at;

	if (before) {
		before->next = w->next;
		if (head->last == w)
			head->last = before;
	} else if (w->next) {
		w->next->last = w->last;
		w->next->other = w->other;
		*at = w->next;
	} else {
		*at = w->other;
	}
}

/* ---- semaphores ---- */

static bool is_mutex(enum wait for_what)
{
	return for_what >= WAIT_FOR_MUTEX && for_what <= WAIT_FOR_RWMUTEX;
}

#define COUNTED 100 /* waiters, at one release */

/* How long w and those behind it have waited for what is released now. Who is not counted is so at a later release. */
static int64_t waited(struct sync_waiter *w)
{
	int64_t now = os_nanotime(), sum = 0;

	for (int n = 0; w && n < COUNTED; w = w->next, n++) {
		sum += w->since ? now - w->since : 0;
		w->since = w->since ? now : 0;
	}
	return sum;
}

struct notify_list;

/* asm: over a clean stack to the function of this file. */
void sema_waiting(_Atomic uint32_t *addr, int64_t first, int64_t for_what);
void notify_waiting(struct notify_list *l, int64_t ticket);
void sema_wait(_Atomic uint32_t *addr, int64_t first, int64_t for_what);
void notify_wait(struct notify_list *l, int64_t ticket);

static bool take_unit(_Atomic uint32_t *addr)
{
	uint32_t n = atomic_load(addr);

	while (n > 0)
		if (atomic_compare_exchange_weak(addr, &n, n - 1))
			return true;
	return false;
}

/* Waits in the queue, unless a unit came meanwhile. */
static bool wait_for_unit(struct sync_waiter *w, _Atomic uint32_t *addr, bool first, enum wait for_what)
{
	struct sync_root *r = root_of(addr);
	int64_t began;

	*w = (struct sync_waiter){.addr = addr, .since = is_mutex(for_what) ? prof_mutex_begin() : 0};
	lock_acquire(&r->lock);
	atomic_fetch_add(&r->waiters, 1);
	if (take_unit(addr)) {
		atomic_fetch_sub(&r->waiters, 1);
		lock_release(&r->lock);
		return true;
	}
	w->g = park_prepare(for_what);
	w->g->wait_on = ~(uintptr_t)addr;
	if (RT_UNLIKELY(for_what == WAIT_FOR_WAIT_GROUP_OF_BUBBLE))
		bubble_block(w->g);
	enqueue(r, w, first);
	lock_release(&r->lock);
	began = is_mutex(for_what) ? os_nanotime() : 0;
	park_wait();
	if (began)
		atomic_fetch_add(&rt.sched.mutex_wait_ns, os_nanotime() - began);
	return w->ticket || take_unit(addr);
}

void sema_wait(_Atomic uint32_t *addr, int64_t first, int64_t for_what)
{
	struct sync_waiter w;

	while (!wait_for_unit(&w, addr, first != 0, (enum wait)for_what))
		;
}

RT_GO(void, sema_acquire, (_Atomic uint32_t *addr, int64_t first, int64_t for_what))
{
	if (!take_unit(addr))
		RT_JUMP sema_waiting(addr, first, for_what);
}

/* handoff: the goroutine woken is given the unit and runs at once, in the caller's place. */
RT_GO(void, sema_release, (_Atomic uint32_t *addr, int64_t handoff))
{
	struct sync_root *r = root_of(addr);
	struct sync_waiter **at, *w;
	int64_t ns = 0;

	atomic_fetch_add(addr, 1);
	if (atomic_load(&r->waiters) == 0)
		return;
	lock_acquire(&r->lock);
	at = find(r, addr);
	w = *at;
	if (w) {
		ns = w->since ? waited(w) : 0;
		unlink_waiter(at, NULL, w);
		atomic_fetch_sub(&r->waiters, 1);
	}
	lock_release(&r->lock);
	if (!w)
		return;
	if (ns)
		prof_mutex(ns);
	handoff = handoff && take_unit(addr);
	w->ticket = handoff != 0;
	park_ready(w->g);
	if (handoff && !g_self()->pins)
		park_give_way();
}

/* ---- notify lists ---- */

struct notify_list { /* sync.notifyList */
	_Atomic uint32_t wait, notify;
	uintptr_t unused[3];
};

static bool before(uint32_t a, uint32_t b)
{
	return (int32_t)(a - b) < 0;
}

RT_GO(uint32_t, notify_add, (struct notify_list * l))
{
	return atomic_fetch_add(&l->wait, 1);
}

void notify_wait(struct notify_list *l, int64_t ticket)
{
	struct sync_root *r = root_of(l);
	struct sync_waiter w = {.addr = l, .ticket = (uint32_t)ticket};

	lock_acquire(&r->lock);
	if (before(w.ticket, atomic_load(&l->notify))) {
		lock_release(&r->lock);
		return;
	}
	w.g = park_prepare(WAIT_FOR_COND);
	w.g->wait_on = ~(uintptr_t)l;
	bubble_block(w.g);
	enqueue(r, &w, false);
	lock_release(&r->lock);
	park_wait();
}

RT_GO(void, notify_wait, (struct notify_list * l, int64_t ticket))
{
	RT_JUMP notify_waiting(l, ticket);
}

static void wake_of_list(struct g *g)
{
	if (RT_UNLIKELY(g->bubble != NULL) && g_self()->bubble != g->bubble) {
		print_format("semaphore wake of synctest goroutine %lu from outside bubble\n", (unsigned long)g->id);
		rt_fatal("semaphore wake of synctest goroutine from outside bubble");
	}
	park_ready(g);
}

RT_GO(void, notify_all, (struct notify_list * l))
{
	struct sync_root *r = root_of(l);
	struct sync_waiter **at, *w, *next;

	if (atomic_load(&l->wait) == atomic_load(&l->notify))
		return;
	lock_acquire(&r->lock);
	at = find(r, l);
	w = *at;
	if (w)
		*at = w->other;
	atomic_store(&l->notify, atomic_load(&l->wait));
	lock_release(&r->lock);
	for (; w; w = next) {
		next = w->next;
		wake_of_list(w->g);
		sched_poll();
	}
}

/* The one whose turn it is may not be in the queue yet; it will not wait then. */
RT_GO(void, notify_one, (struct notify_list * l))
{
	struct sync_root *r = root_of(l);
	struct sync_waiter **at, *w, *behind = NULL;
	uint32_t turn;

	if (atomic_load(&l->wait) == atomic_load(&l->notify))
		return;
	lock_acquire(&r->lock);
	turn = atomic_load(&l->notify);
	if (turn == atomic_load(&l->wait)) {
		lock_release(&r->lock);
		return;
	}
	atomic_store(&l->notify, turn + 1);
	at = find(r, l);
	for (w = *at; w && w->ticket != turn; w = w->next)
		behind = w;
	if (w)
		unlink_waiter(at, behind, w);
	lock_release(&r->lock);
	if (w)
		wake_of_list(w->g);
}

/* ---- a goroutine that stays on its processor; package sync calls these by its own names ---- */

/* Not to one that GOMAXPROCS has taken away: the numbers of those that stay are below it. */
static inline int64_t pin(void)
{
	struct m *m = m_self();

	while (m->p->id >= (uint32_t)sched_procs() && !m->current->pins) {
		park_yield();
		m = m_self();
	}
	m->current->pins++;
	return m->p->id;
}

/* Who asked it to stop meanwhile asks again. */
static inline void unpin(void)
{
	g_self()->pins--;
}

RT_GO_NAMED(int64_t, sync_pin, (void), "sync.runtime_procPin")
{
	return pin();
}

RT_GO_NAMED(void, sync_unpin, (void), "sync.runtime_procUnpin")
{
	unpin();
}

RT_GO_NAMED(int64_t, atomic_pin, (void), "sync/atomic.runtime_procPin")
{
	return pin();
}

RT_GO_NAMED(void, atomic_unpin, (void), "sync/atomic.runtime_procUnpin")
{
	unpin();
}

RT_GO_NAMED(int64_t, runtime_pin, (void), "runtime.procPin")
{
	return pin();
}

RT_GO_NAMED(void, runtime_unpin, (void), "runtime.procUnpin")
{
	unpin();
}

RT_GO_NAMED(void, runtime_yield, (uint32_t n), "runtime.procyield")
{
	while (n--)
		rt_pause_cpu();
}

/* Whether to look again is better than to wait: someone else runs who may release the lock, and nobody waits for this
 * processor. */
RT_GO_NAMED(bool, sync_can_spin, (int64_t round), "internal/sync.runtime_canSpin")
{
	const struct m *m = m_self();

	return round < 4 && os_ncpu() > 1 &&
	       sched_procs() > (int)(atomic_load(&rt.sched.idle_p_count) + atomic_load(&rt.sched.spinning)) + 1 &&
	       runq_empty(m->p);
}

RT_GO_NAMED(void, sync_spin, (void), "internal/sync.runtime_doSpin")
{
	for (int i = 0; i < 30; i++)
		rt_pause_cpu();
}

/* ---- what sync.Pool does before each collection ---- */

RT_GO(void, set_pool_cleanup, (struct gosub_closure * fn))
{
	rt_store(&rt.sched.pool_cleanup, fn);
}

void sync_clean_pools(void)
{
	struct g *g = g_self();
	int64_t args[6] = {0}, results[4];

	if (!rt.sched.pool_cleanup || sched_on_m_stack())
		return;
	g->pins++; /* the world is stopped: it must not be left for another goroutine */
	rt_call_go(rt.sched.pool_cleanup, args, results);
	g->pins--;
}
