/* chan.c - channels. A value goes straight from sender to receiver when one of them waits; the
 * goroutine that was waiting runs next on this thread. */
#include "chan.h"

void *gosub_chan_new(const struct gosub_type *desc, int64_t cap)
{
	const struct gosub_type *elem = ((const struct gosub_chan_type *)desc)->elem;
	struct chan *c;

	if (cap < 0 || (elem->size && (uint64_t)cap > (((uint64_t)1 << 47) - CHAN_HEAD) / elem->size))
		rt_panic_string_error("makechan: size out of range");
	c = heap_alloc_headed(CHAN_HEAD, elem, (size_t)cap);
	c->cap = cap;
	c->elem_size = elem->size;
	c->bubble = bubble_id(g_self());
	if (elem->ptr_bytes && cap == 1 && elem->size <= TIMER_VALUE_MAX)
		heap_add_pointer(&c->timer);
	c->lock.rank = LOCK_RANK_CHAN;
	return c;
}

static struct g *served(struct waiter *w, bool ok)
{
	struct g *g = w->g;

	w->ok = ok;
	g->woken_by = w;
	return g;
}

static inline int64_t after(const struct chan *c, int64_t at)
{
	return at + 1 == c->cap ? 0 : at + 1;
}

enum chan_result chan_try_send(struct chan *c, const void *elem, struct g **wake)
{
	struct waiter *w;

	if (c->closed) {
		lock_release(&c->lock);
		return CHAN_CLOSED;
	}
	w = c->recvq.first ? waitq_take(&c->recvq) : NULL;
	if (w) {
		if (w->elem)
			chan_copy(c, w->elem, elem);
		*wake = served(w, true);
		lock_release(&c->lock);
		return CHAN_DONE;
	}
	if (c->count == c->cap)
		return CHAN_WOULD_BLOCK;
	chan_copy(c, chan_slot(c, c->send_at), elem);
	c->send_at = after(c, c->send_at);
	c->count++;
	lock_release(&c->lock);
	return CHAN_DONE;
}

/* A timer's value. */
static void recv_held(struct chan *c, void *elem)
{
	if (elem)
		chan_copy(c, elem, chan_slot(c, 0));
	chan_clear(c, chan_slot(c, 0));
	c->held = false;
}

bool chan_drain(struct chan *c)
{
	bool held;

	lock_acquire(&c->lock);
	held = c->held;
	if (held)
		recv_held(c, NULL);
	lock_release(&c->lock);
	return held;
}

/* Takes the first of a buffer; a sender that waits puts its value behind the last. */
static void recv_buffered(struct chan *c, void *elem, struct waiter *sender, struct g **wake)
{
	char *slot = chan_slot(c, c->recv_at);

	if (elem)
		chan_copy(c, elem, slot);
	c->recv_at = after(c, c->recv_at);
	if (sender) {
		chan_copy(c, slot, sender->elem);
		c->send_at = c->recv_at;
		*wake = served(sender, true);
	} else {
		chan_clear(c, slot);
		c->count--;
	}
}

enum chan_result chan_try_recv(struct chan *c, void *elem, struct g **wake)
{
	struct waiter *w;

	if (c->count > 0) {
		recv_buffered(c, elem, c->sendq.first && !c->closed ? waitq_take(&c->sendq) : NULL, wake);
		lock_release(&c->lock);
		return CHAN_DONE;
	}
	if (c->closed) {
		lock_release(&c->lock);
		if (elem)
			chan_clear(c, elem);
		return CHAN_CLOSED;
	}
	w = c->sendq.first ? waitq_take(&c->sendq) : NULL;
	if (!w) {
		if (RT_LIKELY(!c->held))
			return CHAN_WOULD_BLOCK;
		recv_held(c, elem);
		lock_release(&c->lock);
		return CHAN_DONE;
	}
	if (elem)
		chan_copy(c, elem, w->elem);
	*wake = served(w, true);
	lock_release(&c->lock);
	return CHAN_DONE;
}

static RT_NORETURN void wait_for_ever(enum wait for_what)
{
	bubble_block(park_prepare(for_what));
	park_wait();
	__builtin_unreachable();
}

static inline void perturb(void)
{
	struct p *p;

	if (RT_LIKELY(!rt.sched.deterministic))
		return;
	p = m_self()->p;
	p->random = p->random * 6364136223846793005u + 1442695040888963407u;
	if (p->random >> 61 == 0)
		park_yield();
}

/* Queues the current goroutine in q and leaves; the lock is released. True when a value was handed
 * over. */
static bool wait_in(struct chan *c, struct waitq *q, void *elem, enum wait for_what)
{
	struct waiter w = {.elem = elem, .chan = c, .sends = q == &c->sendq};
	struct timer *t = c->timer;

	w.g = park_prepare(for_what);
	w.g->wait_on = ~(uintptr_t)c;
	if (RT_UNLIKELY(c->bubble != 0))
		bubble_block(w.g);
	waitq_add(q, &w);
	lock_release(&c->lock);
	if (RT_UNLIKELY(t != NULL))
		timer_block(t);
	park_wait();
	if (RT_UNLIKELY(t != NULL))
		timer_unblock(t);
	return w.ok;
}

void chan_wait_to_send(void *chan, void *elem)
{
	struct chan *c = chan;

	if (!wait_in(c, &c->sendq, elem, WAIT_FOR_SEND))
		rt_panic_string_error("send on closed channel");
}

bool chan_wait_to_recv(void *chan, void *elem)
{
	struct chan *c = chan;

	return wait_in(c, &c->recvq, elem, WAIT_FOR_RECEIVE);
}

void gosub_chan_send(void *chan, void *elem)
{
	struct chan *c = chan;
	struct g *wake = NULL;
	enum chan_result r;

	if (RT_UNLIKELY(!c))
		wait_for_ever(WAIT_FOR_SEND_NIL);
	perturb();
	chan_check_bubble(c, "send on synctest channel from outside bubble");
	lock_acquire(&c->lock);
	r = chan_try_send(c, elem, &wake);
	if (wake)
		park_ready(wake);
	if (r == CHAN_WOULD_BLOCK)
		RT_JUMP chan_send_waiting(chan, elem);
	if (r == CHAN_CLOSED)
		rt_panic_string_error("send on closed channel");
}

bool gosub_chan_recv(void *chan, void *elem)
{
	struct chan *c = chan;
	struct g *wake = NULL;
	enum chan_result r;

	if (RT_UNLIKELY(!c))
		wait_for_ever(WAIT_FOR_RECEIVE_NIL);
	perturb();
	chan_check_bubble(c, "receive on synctest channel from outside bubble");
	if (RT_UNLIKELY(c->timer != NULL))
		timer_look(c->timer);
	lock_acquire(&c->lock);
	r = chan_try_recv(c, elem, &wake);
	if (wake)
		park_ready(wake);
	if (r == CHAN_WOULD_BLOCK)
		RT_JUMP chan_recv_waiting(chan, elem);
	return r == CHAN_DONE;
}

/* The next one that waits at a closed channel. The lock is held for one at a time, as a million may wait, and a stop of
 * the world waits for none of them. */
static struct waiter *take_any(struct chan *c)
{
	struct waiter *w;

	lock_acquire(&c->lock);
	w = waitq_take(&c->recvq);
	if (!w)
		w = waitq_take(&c->sendq);
	lock_release(&c->lock);
	return w;
}

void gosub_chan_close(void *chan)
{
	struct chan *c = chan;
	struct waiter *w;

	if (!c)
		rt_panic_string_error("close of nil channel");
	chan_check_bubble(c, "close of synctest channel from outside bubble");
	lock_acquire(&c->lock);
	if (c->closed) {
		lock_release(&c->lock);
		rt_panic_string_error("close of closed channel");
	}
	c->closed = true;
	lock_release(&c->lock);
	while ((w = take_any(c))) {
		if (w->elem && !w->sends) /* receivers find zero values */
			chan_clear(c, w->elem);
		park_ready(served(w, false));
		sched_poll();
	}
}

int64_t gosub_chan_len(void *chan)
{
	return chan ? __atomic_load_n(&((struct chan *)chan)->count, __ATOMIC_RELAXED) : 0;
}

int64_t gosub_chan_cap(void *chan)
{
	return chan ? ((struct chan *)chan)->cap : 0;
}
