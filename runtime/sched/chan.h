/* chan.h - what chan.c and select.c share. */
#ifndef GOSUB_CHAN_H
#define GOSUB_CHAN_H

#include "rt.h"

/* asm: clear what lies below on the stack, then go on to the function of chan.c or select.c. */
void chan_send_waiting(void *chan, void *elem);
bool chan_recv_waiting(void *chan, void *elem);
struct gosub_pair select_waiting(void *cases, int64_t count, bool has_default);
void chan_wait_to_send(void *chan, void *elem); /* the channel is locked, and would block */
bool chan_wait_to_recv(void *chan, void *elem);
struct gosub_pair select_wait(void *cases, int64_t count, bool has_default);

struct waitq {
	struct waiter *first, *last;
};

#define TIMER_VALUE_MAX 64 /* channels for more are no timer's, and their word for one is no pointer */

/* Invariant: recvq or sendq is empty, except for an unbuffered channel on which one goroutine
 * selects both ways. With buffered values waiting recvq is empty; with room in the buffer sendq is.
 * The buffer follows the header.
 *
 * A timer's channel looks unbuffered: count and cap are 0, and the one value that may wait lies where the buffer was.
 */
struct chan {
	int64_t count, cap;
	int64_t recv_at, send_at; /* indices into the buffer */
	uint64_t elem_size;
	struct lock lock; /* rank CHAN; guards everything but cap and elem_size */
	bool closed;
	bool held;       /* a timer's: a value waits */
	uint32_t bubble; /* its id, or 0 */
	struct timer *RT_STORED timer;
	struct waitq recvq, sendq;
};

_Static_assert(offsetof(struct chan, count) == GOSUB_CHAN_COUNT, "abi.h");
_Static_assert(offsetof(struct chan, cap) == GOSUB_CHAN_CAP, "abi.h");

#define CHAN_HEAD RT_ALIGN_UP(sizeof(struct chan), 16)

static inline char *chan_slot(struct chan *c, int64_t i)
{
	return (char *)c + CHAN_HEAD + (uint64_t)i * c->elem_size;
}

static inline void chan_copy(struct chan *c, void *to, const void *from)
{
	if (c->elem_size)
		rt_move(to, from, c->elem_size);
}

static inline void chan_clear(struct chan *c, void *at)
{
	if (c->elem_size)
		rt_clear(at, c->elem_size);
}

/* Ends the program when c belongs to a bubble that the goroutine is not in. */
static inline void chan_check_bubble(const struct chan *c, const char *text)
{
	if (RT_UNLIKELY(c->bubble != 0) && c->bubble != bubble_id(g_self()))
		rt_fatal(text);
}

static inline void waitq_add(struct waitq *q, struct waiter *w)
{
	w->next = NULL;
	w->prev = q->last;
	if (q->last)
		q->last->next = w;
	else
		q->first = w;
	q->last = w;
}

static inline void waitq_remove(struct waitq *q, struct waiter *w)
{
	if (w->prev)
		w->prev->next = w->next;
	else if (q->first == w)
		q->first = w->next;
	else
		return; /* taken already */
	if (w->next)
		w->next->prev = w->prev;
	else
		q->last = w->prev;
	w->next = w->prev = NULL;
}

/* The first that still waits; one that selects is taken only by who claims it first. */
static inline struct waiter *waitq_take(struct waitq *q)
{
	struct waiter *w;

	while ((w = q->first)) {
		uint32_t open = 0;

		waitq_remove(q, w);
		if (!w->is_select || atomic_compare_exchange_strong(&w->g->select_done, &open, 1))
			return w;
	}
	return NULL;
}

/* One attempt with the lock held. DONE and CLOSED have released it, WOULD_BLOCK has not. *wake is
 * made ready by the caller after the release. */
enum chan_result { CHAN_WOULD_BLOCK, CHAN_DONE, CHAN_CLOSED };
enum chan_result chan_try_send(struct chan *c, const void *elem, struct g **wake);
enum chan_result chan_try_recv(struct chan *c, void *elem, struct g **wake);

#endif
