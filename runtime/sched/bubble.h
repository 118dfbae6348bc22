/* bubble.h - testing/synctest: goroutines with a clock of their own, which stands still while one of them may run. Part
 * of sched.h.
 *
 * `active` counts what keeps the clock still: goroutines that are not durably blocked, and whoever is about to change
 * that. A goroutine is durably blocked when only another one of the bubble, or the clock, can wake it. */
#ifndef GOSUB_BUBBLE_H
#define GOSUB_BUBBLE_H

struct bubble {
	struct lock lock; /* rank BUBBLE; guards all but timers */
	uint32_t id;
	bool done;    /* its first goroutine has ended */
	bool waiting; /* one calls Wait */
	int64_t now;
	struct g *root, *main, *waiter; /* who called Run, its first goroutine, who waits in Wait */
	int64_t total, active;
	struct timer_heap timers;
	struct bubble *next; /* of all */
};

static inline uint32_t bubble_id(const struct g *g)
{
	return g && RT_UNLIKELY(g->bubble != NULL) ? g->bubble->id : 0;
}

struct timer_heap *bubble_timers(void);           /* of the goroutine's bubble */
int64_t bubble_now(void);                         /* and its time */
void bubble_enter(struct g *g, struct bubble *b); /* g is new; b may be NULL */
void bubble_leave(struct g *g);                   /* g ends */
void bubble_block(struct g *g);                   /* g is durably blocked from now on */
void bubble_resume(struct g *g);                  /* by who makes it ready, before */

#endif
