/* bubble.h - testing/synctest: goroutines with a clock of their own, which stands still while one of them may run. Part
 * of sched.h.
 *
 * `active` counts what keeps the clock still: goroutines that are not durably blocked, and whoever is about to change
 * that. A goroutine is durably blocked when only another one of the bubble, or the clock, can wake it. It says so
 * (BLOCKS) before others know that it waits, and is counted until it has left (BLOCKED): so when none is active, all
 * of them are where those that wake them look. */
#ifndef GOSUB_BUBBLE_H
#define GOSUB_BUBBLE_H

enum bubble_state { BUBBLE_RUNS, BUBBLE_BLOCKS, BUBBLE_BLOCKED };

struct bubble {
	struct lock lock; /* rank BUBBLE; guards all but timers, and bubble_state of its goroutines */
	uint32_t id;
	bool done;                      /* its first goroutine has ended */
	bool waiting;                   /* one calls Wait */
	int64_t now;                    /* written by root, when no other goroutine runs */
	struct g *root, *main, *waiter; /* who called Run, its first goroutine, who waits in Wait */
	int64_t total, active;          /* total: goroutines and handles; 0: to be used again */
	struct timer_heap timers;
	struct bubble *next; /* of all that were ever made */
};

static inline uint32_t bubble_id(const struct g *g)
{
	return g && RT_UNLIKELY(g->bubble != NULL) ? g->bubble->id : 0;
}

struct timer_heap *bubble_timers(void);           /* of the goroutine's bubble */
int64_t bubble_now(void);                         /* and its time */
void bubble_enter(struct g *g, struct bubble *b); /* g is new; b may be NULL */
void bubble_enter_waiting(struct g *g, struct bubble *b);
void bubble_leave(struct g *g);  /* g ends */
void bubble_block(struct g *g);  /* the goroutine itself: it is about to be durably blocked; b may be NULL */
void bubble_settle(struct g *g); /* it leaves now */
void bubble_resume(struct g *g); /* by who makes it ready, before */
void bubble_each(void (*fn)(struct bubble *b, void *arg), void *arg); /* under a stop */

#endif
