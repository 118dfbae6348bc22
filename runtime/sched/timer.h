/* timer.h - timers: heaps of processors, channels, what is done when one is due. Part of sched.h.
 *
 * A timer's time may be changed by anybody at any time; its place in the heap follows late. Stopped, it is `doomed` and
 * taken out when it comes to the top, when most of a heap is doomed, or by a collection, which it does not survive in
 * the heap alone. Set to a later time, it moves when its old one (`key`) is over. Set to an earlier one, it moves at
 * once. A timer with a channel is in a heap only while somebody waits at the channel: who looks at the channel
 * otherwise sees to the timer first. So one that nobody can reach is collected, whatever its time. */
#ifndef GOSUB_TIMER_H
#define GOSUB_TIMER_H

#include "store.h"

enum timer_kind {
	TIMER_CALL,  /* fn(arg, seq, delta), by a goroutine of its own */
	TIMER_SLEEP, /* makes goroutine `who` ready */
	TIMER_READ,  /* deadlines of descriptor `who` (poll.h) */
	TIMER_WRITE,
	TIMER_BOTH
};

struct timer_heap;
struct bubble;
struct chan;

/* In an object of the heap, a descriptor, or the frame of who sleeps. */
struct timer {
	struct lock lock; /* rank TIMER; guards the rest, but for at and key */
	uint8_t kind;
	bool fake;               /* of a bubble's clock */
	bool doomed;             /* in a heap, and not to be called */
	uint32_t blocked;        /* goroutines that wait at its channel */
	uint32_t sending;        /* calls that are under way and may send */
	int64_t when;            /* 0: not set */
	int64_t period;          /* 0: once */
	struct timer_heap *heap; /* written with the heap's lock too */
	int64_t key;             /* heap's lock: the time it is sorted by there */
	uint32_t at;             /* heap's lock: its index there */
	uint32_t order;          /* of fake ones due at the same time: random */
	uint64_t seq;            /* of the setting: what was begun for another one is void */
	void *who;
	struct chan *RT_STORED chan;        /* or NULL */
	struct gosub_closure *RT_STORED fn; /* func(arg any, seq uintptr, delta int64) */
	const struct gosub_type *arg_type;
	void *RT_STORED arg;
};

struct timer_entry {
	int64_t when; /* the timer's key */
	struct timer *timer;
};

/* Four children each. */
struct timer_heap {
	struct lock lock; /* rank TIMERS; guards the rest */
	uint32_t count, room;
	struct timer_entry *entry;
	_Atomic uint32_t doomed; /* of count */
	_Atomic int64_t first;   /* key of the first; 0: none */
	struct bubble *bubble;   /* whose clock it goes by, or NULL */
};

/* pending: it was set, and what that setting was for has not happened and will not. */
bool timer_set(struct timer *t, int64_t when, int64_t period);
bool timer_stop(struct timer *t);
bool timer_unset(struct timer *t); /* lock held: the setting is void; not out of the heap */
void timer_init(struct timer *t, enum timer_kind kind, void *who);
void timer_sleep(int64_t ns);
bool timers_run(struct timer_heap *h, int64_t now); /* what is due; with a processor. True: there was some */
bool timers_run_due(int64_t *now);                  /* of all processors; *now 0: not known */
int64_t timers_next(void);                          /* when the first of all is due; 0: none */
int64_t timers_settle(struct timer_heap *h);        /* when its first timer is due, with none before it that is not */
void timers_empty(struct timer_heap *h);            /* none of them will be called */
void timers_drop_doomed(void);                      /* under a stop */
void timers_each_root(void (*fn)(const void *lo, const void *hi, void *arg), void *arg); /* under a stop */
static inline bool timers_due(const struct timer_heap *h, int64_t now)
{
	int64_t first = atomic_load(&h->first);

	return first != 0 && first <= now;
}

/* ---- timer_chan.c: c->timer is t ---- */

void timer_look(struct timer *t);    /* before c is looked at: sends, if it is time. No lock held */
void timer_block(struct timer *t);   /* the goroutine waits at c */
void timer_unblock(struct timer *t); /* and does no longer */
struct time_timer {                  /* Go's time.Timer and time.Ticker, and what they do not see */
	struct chan *RT_STORED c;
	bool init;
	struct timer timer;
};
struct time_timer *timer_new(struct gosub_closure *fn, const struct gosub_type *arg_type, void *arg, struct chan *c);
bool timer_set_now(struct timer *t, int64_t when, int64_t period); /* of package time: as timer_set; it may be called at
								      once, and calls Go */
/* Hands *value to who waits at the channel, or holds it; nothing when one is held, or the timer was set anew since. */
void timer_send(struct chan *c, uint64_t seq, const void *value);
bool chan_drain(struct chan *c); /* takes a value out; false: there was none */
void timer_run_call(struct timer *t, uint64_t seq, int64_t delta, struct bubble *b); /* as a new goroutine */

#endif
