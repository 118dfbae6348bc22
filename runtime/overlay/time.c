/* time.c - clocks and timers of package time. */
#include "overlay.h"

#define BILLION 1000000000

static bool in_bubble(void)
{
	return RT_UNLIKELY(g_self()->bubble != NULL);
}

RT_GO_NAMED(int64_t, nanotime, (void), "runtime.nanotime")
{
	return os_nanotime();
}

RT_GO_NAMED(struct gosub_pair, walltime, (void), "runtime.walltime")
{
	int32_t ns;
	int64_t s = os_walltime(&ns);

	return (struct gosub_pair){s, ns};
}

/* What time.Now and its like go by: the bubble's clock in one. */
RT_GO(int64_t, time_nano, (void))
{
	return in_bubble() ? bubble_now() : os_nanotime();
}

RT_GO(int64_t, time_bubbled, (void))
{
	return in_bubble();
}

void sleep_waiting(int64_t ns); /* asm: timer_sleep over a clean stack */

RT_GO(void, time_sleep, (int64_t ns))
{
	RT_JUMP sleep_waiting(ns);
}

/* ---- timers ---- */

RT_GO(void *, timer_new,
      (int64_t when, int64_t period, struct gosub_closure *fn, const struct gosub_type *arg_type, void *arg,
       struct chan *c))
{
	struct time_timer *t = timer_new(fn, arg_type, arg, c);

	timer_set_now(&t->timer, when, period);
	return t;
}

static void check_bubble(const struct timer *t, const char *text)
{
	if (t->fake && !in_bubble())
		rt_fatal(text);
}

RT_GO(int64_t, timer_stop, (struct time_timer * t))
{
	check_bubble(&t->timer, "stop of synctest timer from outside bubble");
	return timer_stop(&t->timer);
}

RT_GO(int64_t, timer_reset, (struct time_timer * t, int64_t when, int64_t period))
{
	check_bubble(&t->timer, "reset of synctest timer from outside bubble");
	return timer_set_now(&t->timer, when, period);
}

RT_GO(void, timer_send, (struct chan * c, uint64_t seq, const void *value))
{
	timer_send(c, seq, value);
}
