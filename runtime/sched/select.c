/* select.c - the select statement: tried in random order, with all channels locked in the order of
 * their addresses.
 *
 * A goroutine that must wait queues a waiter at each channel. Who serves one of them claims the
 * goroutine first (select_done), so it is served once; the others are taken out when it runs again.
 */
#include "chan.h"

#define SMALL 8 /* cases that need no memory from the heap */

struct selection {
	struct gosub_select_case *cases;
	uint32_t count;
	uint32_t live;          /* cases whose channel is not nil */
	struct waiter *waiters; /* by index of case */
	uint32_t *order;        /* in which to try */
	uint32_t *by_addr;      /* in which to lock */
};

static inline struct chan *chan_of(const struct selection *s, uint32_t i)
{
	return s->cases[i].chan;
}

static void lock_all(const struct selection *s)
{
	for (uint32_t i = 0; i < s->live; i++)
		if (i == 0 || chan_of(s, s->by_addr[i]) != chan_of(s, s->by_addr[i - 1]))
			lock_acquire(&chan_of(s, s->by_addr[i])->lock);
}

static void unlock_but(const struct selection *s, const struct chan *keep)
{
	for (uint32_t i = s->live; i-- > 0;) {
		struct chan *c = chan_of(s, s->by_addr[i]);

		if (c != keep && (i == 0 || c != chan_of(s, s->by_addr[i - 1])))
			lock_release(&c->lock);
	}
}

static uint32_t random_below(uint32_t n)
{
	struct p *p = m_self()->p;

	p->random = p->random * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(((p->random >> 32) * n) >> 32);
}

static void sift(const struct selection *s, uint32_t i, uint32_t n)
{
	uint32_t *a = s->by_addr, x = a[i];

	for (;;) {
		uint32_t child = 2 * i + 1;

		if (child >= n)
			break;
		if (child + 1 < n && chan_of(s, a[child + 1]) > chan_of(s, a[child]))
			child++;
		if (chan_of(s, a[child]) <= chan_of(s, x))
			break;
		a[i] = a[child];
		i = child;
	}
	a[i] = x;
}

static void choose_orders(struct selection *s)
{
	for (uint32_t i = 0; i < s->count; i++) {
		uint32_t j;

		if (!chan_of(s, i))
			continue;
		chan_check_bubble(chan_of(s, i), "select on synctest channel from outside bubble");
		j = random_below(s->live + 1);
		s->order[s->live] = s->order[j];
		s->order[j] = i;
		s->by_addr[s->live++] = i;
	}
	for (uint32_t i = s->live / 2; i-- > 0;)
		sift(s, i, s->live);
	for (uint32_t n = s->live; n-- > 1;) {
		uint32_t x = s->by_addr[0];

		s->by_addr[0] = s->by_addr[n];
		s->by_addr[n] = x;
		sift(s, 0, n);
	}
}

static bool would_go(const struct chan *c, bool sends)
{
	if (c->closed)
		return true;
	return sends ? c->recvq.first || c->count < c->cap : c->sendq.first || c->count > 0 || c->held;
}

/* Carries out case i on its locked channel; releases that lock unless it would block. */
static enum chan_result attempt(const struct selection *s, uint32_t i, struct g **wake)
{
	struct gosub_select_case *k = &s->cases[i];

	return k->dir ? chan_try_send(k->chan, k->elem, wake) : chan_try_recv(k->chan, k->elem, wake);
}

static struct gosub_pair finish(const struct selection *s, uint32_t i, enum chan_result r, struct g *wake)
{
	if (wake)
		park_ready(wake);
	if (r == CHAN_CLOSED && s->cases[i].dir)
		rt_panic_string_error("send on closed channel");
	return (struct gosub_pair){i, r == CHAN_DONE};
}

/* The first case, in the order of chance, that can go on; all locks are released then. */
static bool try_all(const struct selection *s, struct gosub_pair *out)
{
	for (uint32_t i = 0; i < s->live; i++) {
		uint32_t k = s->order[i];
		struct chan *c = chan_of(s, k);
		struct g *wake = NULL;
		enum chan_result r;

		if (!would_go(c, s->cases[k].dir))
			continue;
		/* A waiter may turn out to be claimed elsewhere: then the case blocks after all. */
		r = attempt(s, k, &wake);
		if (r == CHAN_WOULD_BLOCK)
			continue;
		unlock_but(s, c);
		*out = finish(s, k, r, wake);
		return true;
	}
	return false;
}

static void enqueue_all(const struct selection *s, struct g *g)
{
	for (uint32_t i = 0; i < s->live; i++) {
		uint32_t k = s->by_addr[i];
		struct gosub_select_case *cs = &s->cases[k];
		struct chan *c = cs->chan;
		struct waiter *w = &s->waiters[k];

		*w = (struct waiter){
		    .g = g, .elem = cs->elem, .chan = c, .index = (int32_t)k, .is_select = true, .sends = cs->dir != 0};
		waitq_add(cs->dir ? &c->sendq : &c->recvq, w);
	}
}

static void dequeue_others(const struct selection *s, struct waiter *served)
{
	for (uint32_t i = 0; i < s->live; i++) {
		struct waiter *w = &s->waiters[s->by_addr[i]];

		if (w != served)
			waitq_remove(w->sends ? &w->chan->sendq : &w->chan->recvq, w);
	}
}

static void each_timer(const struct selection *s, void (*fn)(struct timer *t))
{
	for (uint32_t i = 0; i < s->live; i++) {
		struct timer *t = chan_of(s, s->by_addr[i])->timer;

		if (RT_UNLIKELY(t != NULL))
			fn(t);
	}
}

/* So that only goroutines of the bubble can end the wait. */
static bool all_of_bubble(const struct selection *s)
{
	for (uint32_t i = 0; i < s->live; i++)
		if (!chan_of(s, s->by_addr[i])->bubble)
			return false;
	return true;
}

bool select_waits_at(uintptr_t wait_on, bool (*fn)(const void *chan))
{
	const struct selection *s = (const struct selection *)~wait_on;

	for (uint32_t i = 0; i < s->live; i++)
		if (fn(chan_of(s, s->by_addr[i])))
			return true;
	return false;
}

static struct gosub_pair wait_for_one(struct selection *s)
{
	struct g *g = park_prepare(WAIT_FOR_SELECT);
	struct waiter *w;

	g->wait_on = ~(uintptr_t)s;
	g->woken_by = NULL;
	atomic_store(&g->select_done, 0);
	if (RT_UNLIKELY(g->bubble != NULL) && all_of_bubble(s))
		bubble_block(g);
	enqueue_all(s, g);
	unlock_but(s, NULL);
	each_timer(s, timer_block);
	park_wait();
	each_timer(s, timer_unblock);
	lock_all(s);
	w = g->woken_by;
	g->woken_by = NULL;
	dequeue_others(s, w);
	unlock_but(s, NULL);
	if (w->sends && !w->ok)
		rt_panic_string_error("send on closed channel");
	return (struct gosub_pair){w->index, w->ok};
}

#define NO_CASE -1 /* can go on */

enum attempt {
	POLL,
	TRY,  /* leaves all channels locked when no case can go on, for WAIT */
	WAIT, /* goes on there */
	ALL   /* both at once */
};

static struct gosub_pair run(struct selection *s, enum attempt how)
{
	struct gosub_pair result;

	choose_orders(s);
	if (s->live == 0 && (how == WAIT || how == ALL)) {
		struct g *g = park_prepare(s->count ? WAIT_FOR_SELECT : WAIT_FOR_SELECT_EMPTY);

		g->wait_on = ~(uintptr_t)s;
		bubble_block(g);
		park_wait();
	}
	if (how == WAIT)
		return wait_for_one(s);
	each_timer(s, timer_look);
	lock_all(s);
	if (try_all(s, &result))
		return result;
	if (how == ALL)
		return wait_for_one(s);
	if (how == POLL)
		unlock_but(s, NULL);
	return (struct gosub_pair){NO_CASE, false};
}

static __attribute__((noinline)) struct gosub_pair run_small(struct gosub_select_case *cases, uint32_t count,
							     enum attempt how)
{
	struct waiter waiters[SMALL];
	uint32_t order[SMALL], by_addr[SMALL];
	struct selection s = {cases, count, 0, waiters, order, by_addr};

	return run(&s, how);
}

static __attribute__((noinline)) struct gosub_pair run_large(struct gosub_select_case *cases, uint32_t count,
							     enum attempt how)
{
	struct waiter *waiters = heap_alloc_noscan(count * (sizeof *waiters + 2 * sizeof(uint32_t)));
	uint32_t *order = (uint32_t *)(waiters + count);
	struct selection s = {cases, count, 0, waiters, order, order + count};

	return run(&s, how);
}

static struct gosub_pair run_any(void *cases, int64_t count, enum attempt how)
{
	return count <= SMALL ? run_small(cases, (uint32_t)count, how) : run_large(cases, (uint32_t)count, how);
}

/* Whether the case would have blocked at some moment of this call, seen without the lock. A closed channel stays
 * closed: it was open when it was found empty if it is open afterwards, and when it was found full if it was open
 * before. */
static bool would_block(const struct gosub_select_case *k)
{
	struct chan *c = k->chan;

	if (k->dir)
		return !__atomic_load_n(&c->closed, __ATOMIC_ACQUIRE) &&
		       !__atomic_load_n(&c->recvq.first, __ATOMIC_ACQUIRE) &&
		       __atomic_load_n(&c->count, __ATOMIC_ACQUIRE) >= c->cap;
	if (__atomic_load_n(&c->count, __ATOMIC_ACQUIRE) > 0 || __atomic_load_n(&c->sendq.first, __ATOMIC_ACQUIRE) ||
	    __atomic_load_n(&c->held, __ATOMIC_ACQUIRE))
		return false;
	return !__atomic_load_n(&c->closed, __ATOMIC_ACQUIRE);
}

/* One case and a default: no order, no waiting. */
static struct gosub_pair poll_one(struct gosub_select_case *k)
{
	struct chan *c = k->chan;
	struct selection s = {.cases = k, .count = 1};
	struct g *wake = NULL;
	enum chan_result r;

	if (!c)
		return (struct gosub_pair){-1, false};
	chan_check_bubble(c, "select on synctest channel from outside bubble");
	if (RT_UNLIKELY(c->timer != NULL))
		timer_look(c->timer);
	if (would_block(k))
		return (struct gosub_pair){-1, false};
	lock_acquire(&c->lock);
	r = attempt(&s, 0, &wake);
	if (r == CHAN_WOULD_BLOCK) {
		lock_release(&c->lock);
		return (struct gosub_pair){-1, false};
	}
	return finish(&s, 0, r, wake);
}

/* More than a few cases need memory from the heap, which takes no lock. */
struct gosub_pair select_wait(void *cases, int64_t count, bool has_default)
{
	return run_any(cases, count, count <= SMALL ? WAIT : ALL);
}

struct gosub_pair gosub_select(void *cases, int64_t count, bool has_default)
{
	struct gosub_pair done;

	if (count == 1 && has_default)
		return poll_one(cases);
	done = run_any(cases, count, has_default || count > SMALL ? POLL : TRY);
	if (done.a != NO_CASE || has_default)
		return done;
	RT_JUMP select_waiting(cases, count, has_default);
}
