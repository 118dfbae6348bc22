/* bubble.c - goroutines with a clock of their own; see bubble.h. */
#include "rt.h"

struct timer_heap *bubble_timers(void)
{
	struct bubble *b = g_self()->bubble;

	if (!b)
		rt_throw("invalid timer: fake time but no syncgroup");
	return &b->timers;
}

int64_t bubble_now(void)
{
	return g_self()->bubble->now;
}

void bubble_enter(struct g *g, struct bubble *b)
{
	g->bubble = b;
}

void bubble_leave(struct g *g)
{
	g->bubble = NULL;
}
