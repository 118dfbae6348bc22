/* poll.h - goroutines that wait for descriptors (epoll), and the thread that waits for all of them. Part of sched.h.
 *
 * Of the threads that have nothing to do one waits in the system's poller, until the first timer is due; the others
 * sleep. Threads at work look into it when their queue is empty, without waiting. */
#ifndef GOSUB_POLL_H
#define GOSUB_POLL_H

/* In Go's words; values are internal/poll's. */
enum poll_result { POLL_OK, POLL_CLOSING, POLL_TIMEOUT, POLL_NOT_POLLABLE };

struct poll_side { /* reading, or writing */
	struct g *waiter;
	bool ready;       /* since the last reset */
	bool expired;     /* the deadline is over */
	int64_t deadline; /* 0: none */
	struct timer timer;
};

/* Never freed: an event may come for one that was closed, and tells by `seq`. */
struct poll_desc {
	struct lock lock; /* rank POLL; guards the rest */
	int fd;
	uint16_t seq; /* of the use of this record */
	bool closing, failed;
	struct poll_side read, write;
	struct poll_desc *next_free;
};

struct poll {
	struct lock lock; /* rank LEAF; guards free and the start */
	struct poll_desc *free;
	int epoll, event; /* event: an eventfd that wakes who waits */
	_Atomic uint32_t started;
	_Atomic uint32_t waiters;  /* goroutines */
	_Atomic uint32_t sleeping; /* 1: a thread waits, or is about to */
	_Atomic uint32_t woken;    /* 1: event was written to, and not read */
	_Atomic int64_t until;     /* when that thread wakes; INT64_MAX: it does not, or is still to find out */
	_Atomic int64_t looked;    /* when somebody looked last */
};

/* ---- poll.c: descriptors ---- */

void poll_start(void);
bool poll_is_own(int64_t fd);
struct poll_desc *poll_open(int fd, int *error);
void poll_close(struct poll_desc *d);
enum poll_result poll_reset(struct poll_desc *d, bool write);
enum poll_result poll_wait(struct poll_desc *d, bool write);
void poll_set_deadline(struct poll_desc *d, int64_t delay, bool read, bool write); /* delay: < 0 over, 0 none */
void poll_unblock(struct poll_desc *d);
void poll_deadline_passed(struct timer *t, uint64_t seq); /* of kinds TIMER_READ to TIMER_BOTH */
struct g *poll_event(uint64_t data, bool in, bool out, bool error, struct g *list); /* who it wakes comes before list */

/* ---- poll_idle.c: the thread that waits ---- */

struct g *poll_look(int64_t wait_ns); /* < 0: for ever. Goroutines to be made ready, by link */
bool poll_sleep_here(void);           /* scheduler's lock held: this thread is to wait; false: nothing to wait for */
struct g *poll_sleep(void);           /* no lock, no processor: it waits; see poll_look */
void poll_wake(void);                 /* who waits looks anew */
void poll_note_timer(int64_t when);   /* a timer is due at that time */

#endif
