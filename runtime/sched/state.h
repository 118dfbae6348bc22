/* state.h - what the scheduler keeps: rt.sched. */
#ifndef GOSUB_SCHED_STATE_H
#define GOSUB_SCHED_STATE_H

struct g;
struct m;
struct p;
struct segment;
struct bubble;

#include "timer.h"
#include "poll.h"

#define STACK_REGIONS 1024
#define STACK_LADDER  5 /* 256 KiB, 1, 4, 16, 64 MiB */

struct stack_region {
	char *base;
	uint32_t slots;
	_Atomic uint32_t used; /* from the front; grows only */
};

struct stacks {
	struct lock lock; /* rank STACK; guards the rest */
	_Atomic uint32_t regions;
	struct stack_region region[STACK_REGIONS];
	struct segment *free[STACK_LADDER];
	struct segment *all;
	uintptr_t lo, hi; /* all regions and segments lie between */
	size_t dirty;
	_Atomic size_t most; /* debug.SetMaxStack: bytes of one goroutine's segments */
};

/* A bit for each signal: notify.c. */
#define NOTIFY_WORDS 2
struct notify {
	_Atomic uint64_t wanted[NOTIFY_WORDS], ignored[NOTIFY_WORDS], pending[NOTIFY_WORDS];
	_Atomic uint32_t note; /* counts what was sent */
	uint64_t inherited; /* a bit for each that stays ignored as at the start, when the program does not want it */
	_Atomic uint32_t idle; /* who takes them has handed on all and waits */
};

/* Goroutines that wait at addresses: overlay/sync.c. */
#define SYNC_ROOTS 1024
struct sync_waiter;
struct sync_root {
	struct lock lock;         /* rank SEMA; guards first and what it leads to */
	_Atomic uint32_t waiters; /* at semaphores */
	struct sync_waiter *first;
};

struct dead { /* goroutines that no processor keeps, in lots; the lists are looked at without the lock */
	_Atomic(struct g *) lots, trimmed; /* trimmed: their stacks hold one page each */
	uint32_t count, low;               /* of lots; the least since the last trim */
};

struct sched {
	struct lock lock; /* rank SCHED; guards what follows up to the blank line */
	struct g *global_head, *global_tail;
	struct p *idle_p;
	struct m *idle_m, *ended_m, *all_m;
	_Atomic int64_t mutex_wait_ns; /* of all goroutines so far */
	uint32_t m_count;
	int64_t m_most;    /* debug.SetMaxThreads */
	uint32_t running;  /* threads that are not idle: 0 and nothing to come is a deadlock */
	struct m *stopper; /* who stops the world, or NULL */
	struct dead dead;

	_Atomic uint32_t global_count;
	_Atomic uint32_t idle_p_count;
	_Atomic uint32_t spinning;
	_Atomic uint32_t stopping;              /* 1: come to a stop */
	_Atomic uint32_t to_stop;               /* processors still running */
	_Atomic uint32_t stop_note, stop_ended; /* last one stopped; counts restarts */
	_Atomic uint32_t procs;                 /* GOMAXPROCS */
	_Atomic uint32_t p_made;                /* processors that exist; those from procs on are going */
	_Atomic uint32_t dying;
	_Atomic uint64_t next_id;
	_Atomic uint32_t bubbles; /* ids given */
	struct {
		struct lock lock; /* rank LEAF; guards all */
		struct bubble *all;
		_Atomic(struct bubble *) stuck; /* the last that was found in a deadlock */
	} bubble;
	_Atomic uint32_t watch_note, watch_asleep;
	bool deterministic; /* GOSUB_STRESS=seed=N */
	bool main_gone;     /* the main goroutine called Goexit */
	/* Of p_made processors. Read without the lock: a larger table takes its place before p_made counts what is in
	 * that one only, and the old one stays. */
	_Atomic(struct p **) all_p;
	uint32_t p_room;
	_Alignas(64) struct stacks stacks;
	struct sync_root sync_roots[SYNC_ROOTS];
	struct gosub_closure *pool_cleanup; /* of sync.Pool, before each collection; or NULL */
	struct poll poll;
	struct notify notify;
	struct {
		_Atomic(const struct every_call *) call; /* under way, in a stopped world; or NULL */
		_Atomic int answered;                    /* id of the thread that made it last */
		_Atomic uint32_t differs;                /* 1: one got another result */
	} every;                                         /* overlay/every_thread.c */
	struct {
		struct lock lock; /* rank LEAF; guards g */
		struct g *g;      /* waits for work */
		_Atomic uint32_t started, busy;
	} specials[SPECIAL_QUEUES]; /* the goroutines that run finalizers and cleanups */
};

#endif
