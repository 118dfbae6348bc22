/* poll.c - descriptors that goroutines wait for: ready, over, closed. See poll.h.
 *
 * A side is `ready` from an event on until it is reset, which happens before each attempt to read or write: an event
 * between the attempt and the wait ends the wait at once. */
#include "rt.h"

#define SEQ_BITS 16

void poll_start(void)
{
	struct poll *p = &rt.sched.poll;

	if (atomic_load(&p->started))
		return;
	lock_acquire(&p->lock);
	if (!atomic_load(&p->started)) {
		if (!os_poll_create(&p->epoll, &p->event))
			rt_throw("cannot create an epoll instance");
		atomic_store(&p->started, 1);
	}
	lock_release(&p->lock);
}

bool poll_is_own(int64_t fd)
{
	const struct poll *p = &rt.sched.poll;

	return atomic_load(&p->started) && (fd == p->epoll || fd == p->event);
}

/* ---- a descriptor; its lock is held ---- */

static enum poll_result state(const struct poll_desc *d, const struct poll_side *side)
{
	if (d->closing)
		return POLL_CLOSING;
	if (side->expired)
		return POLL_TIMEOUT;
	return side == &d->read && d->failed ? POLL_NOT_POLLABLE : POLL_OK;
}

/* Who waits there, put before list. */
static struct g *take_waiter(struct poll_side *side, struct g *list)
{
	struct g *g = side->waiter;

	if (!g)
		return list;
	side->waiter = NULL;
	atomic_fetch_sub(&rt.sched.poll.waiters, 1);
	g->link = list;
	return g;
}

static struct g *make_ready(struct poll_side *side, struct g *list)
{
	side->ready = true;
	return take_waiter(side, list);
}

static void ready_all(struct g *list)
{
	while (list) {
		struct g *next = list->link;

		list->link = NULL;
		park_ready_later(list);
		list = next;
	}
}

/* ---- opened and closed ---- */

static struct poll_desc *new_desc(void)
{
	struct poll *p = &rt.sched.poll;
	struct poll_desc *d;

	lock_acquire(&p->lock);
	d = p->free;
	if (d)
		p->free = d->next_free;
	lock_release(&p->lock);
	if (d)
		return d;
	d = heap_meta_alloc(sizeof *d);
	d->lock.rank = LOCK_RANK_POLL;
	timer_init(&d->read.timer, TIMER_READ, d);
	timer_init(&d->write.timer, TIMER_WRITE, d);
	return d;
}

static void free_desc(struct poll_desc *d)
{
	struct poll *p = &rt.sched.poll;

	lock_acquire(&d->lock);
	d->seq++;
	lock_release(&d->lock);
	lock_acquire(&p->lock);
	d->next_free = p->free;
	p->free = d;
	lock_release(&p->lock);
}

struct poll_desc *poll_open(int fd, int *error)
{
	struct poll_desc *d = new_desc();

	lock_acquire(&d->lock);
	d->fd = fd;
	d->closing = d->failed = false;
	d->read.ready = d->write.ready = d->read.expired = d->write.expired = false;
	d->read.deadline = d->write.deadline = 0;
	lock_release(&d->lock);
	*error = os_poll_add(rt.sched.poll.epoll, fd, (uint64_t)(uintptr_t)d << SEQ_BITS | d->seq);
	if (!*error)
		return d;
	free_desc(d);
	return NULL;
}

void poll_close(struct poll_desc *d)
{
	if (!d->closing)
		rt_throw("runtime: close polldesc w/o unblock");
	os_poll_remove(rt.sched.poll.epoll, d->fd);
	free_desc(d);
}

void poll_unblock(struct poll_desc *d)
{
	struct g *list;

	lock_acquire(&d->lock);
	d->closing = true;
	list = take_waiter(&d->read, take_waiter(&d->write, NULL));
	timer_stop(&d->read.timer);
	timer_stop(&d->write.timer);
	lock_release(&d->lock);
	ready_all(list);
}

/* ---- waiting ---- */

enum poll_result poll_reset(struct poll_desc *d, bool write)
{
	struct poll_side *side = write ? &d->write : &d->read;
	enum poll_result r;

	lock_acquire(&d->lock);
	r = state(d, side);
	if (r == POLL_OK)
		side->ready = false;
	lock_release(&d->lock);
	return r;
}

/* Who is woken finds a reason, or waits again: a deadline that woke it may have been moved meanwhile. */
enum poll_result poll_wait(struct poll_desc *d, bool write)
{
	struct poll_side *side = write ? &d->write : &d->read;

	for (;;) {
		enum poll_result r;

		lock_acquire(&d->lock);
		r = state(d, side);
		if (r != POLL_OK || side->ready) {
			side->ready = false;
			lock_release(&d->lock);
			return r;
		}
		if (side->waiter)
			rt_throw("runtime: double wait");
		side->waiter = park_prepare(WAIT_FOR_IO);
		atomic_fetch_add(&rt.sched.poll.waiters, 1);
		lock_release(&d->lock);
		park_wait();
	}
}

struct g *poll_event(uint64_t data, bool in, bool out, bool error, struct g *list)
{
	struct poll_desc *d = (struct poll_desc *)(uintptr_t)(data >> SEQ_BITS);

	lock_acquire(&d->lock);
	if (d->seq == (uint16_t)data) {
		d->failed = error;
		if (in)
			list = make_ready(&d->read, list);
		if (out)
			list = make_ready(&d->write, list);
	}
	lock_release(&d->lock);
	return list;
}

/* ---- deadlines ---- */

/* Lock held. A timer for the side's deadline, unless it is over or the reader's serves both. */
static void set_timer(struct poll_side *side, int64_t deadline, enum timer_kind kind, bool wanted)
{
	side->expired = deadline < 0;
	side->deadline = deadline;
	side->timer.kind = (uint8_t)kind;
	if (deadline > 0 && wanted)
		timer_set(&side->timer, deadline, 0);
	else
		timer_stop(&side->timer);
}

void poll_set_deadline(struct poll_desc *d, int64_t delay, bool read, bool write)
{
	int64_t at = delay, of_read, of_write;
	struct g *list = NULL;

	if (delay > 0 && __builtin_add_overflow(delay, os_nanotime(), &at))
		at = INT64_MAX;
	lock_acquire(&d->lock);
	if (d->closing) {
		lock_release(&d->lock);
		return;
	}
	of_read = read ? at : d->read.deadline;
	of_write = write ? at : d->write.deadline;
	set_timer(&d->read, of_read, of_read == of_write ? TIMER_BOTH : TIMER_READ, true);
	set_timer(&d->write, of_write, TIMER_WRITE, of_read != of_write);
	if (d->read.expired)
		list = take_waiter(&d->read, list);
	if (d->write.expired)
		list = take_waiter(&d->write, list);
	lock_release(&d->lock);
	ready_all(list);
}

void poll_deadline_passed(struct timer *t, uint64_t seq)
{
	struct poll_desc *d = t->who;
	struct g *list = NULL;

	lock_acquire(&d->lock);
	if (t->seq == seq) {
		if (t->kind != TIMER_WRITE) {
			d->read.expired = true;
			d->read.deadline = -1;
			list = take_waiter(&d->read, list);
		}
		if (t->kind != TIMER_READ) {
			d->write.expired = true;
			d->write.deadline = -1;
			list = take_waiter(&d->write, list);
		}
	}
	lock_release(&d->lock);
	ready_all(list);
}
