/* timer_chan.c - timers that call Go: by a goroutine made for it when they are due in a heap, by whoever looks at their
 * channel when they are in none. Package time's function sends by timer_send, which knows whether the timer was set
 * anew meanwhile. */
#include "chan.h"

#include <string.h>

/* ---- the call ---- */

static void call(struct timer *t, uint64_t seq, int64_t delta)
{
	const int64_t args[6] = {(int64_t)(uintptr_t)t->arg_type, (int64_t)(uintptr_t)t->arg, (int64_t)seq, delta};
	int64_t none[4];

	rt_call_go(t->fn, args, none);
	if (!t->chan)
		return;
	lock_acquire(&t->lock);
	t->sending--;
	lock_release(&t->lock);
}

static void call_entry(void)
{
	struct g *g = g_self();
	struct timer *t = g->timer;

	g->timer = NULL;
	call(t, g->timer_seq, g->timer_delta);
}

void timer_run_call(struct timer *t, uint64_t seq, int64_t delta, struct bubble *b)
{
	static const struct gosub_closure entry = {(void *)call_entry};
	struct g *g = park_new_system((struct gosub_closure *)&entry);

	g->of_timer = true;
	g->timer = t;
	g->timer_seq = seq;
	g->timer_delta = delta;
	bubble_enter(g, b);
	park_ready_later(g);
}

/* Of a bubble's clock and due already: called here and now, not when the bubble comes to rest. */
bool timer_set_now(struct timer *t, int64_t when, int64_t period)
{
	bool pending;

	if (!t->fake || t->heap || when > bubble_now() || (t->chan && t->blocked == 0))
		return timer_set(t, when, period);
	lock_acquire(&t->lock);
	pending = timer_unset(t);
	t->when = when;
	t->period = period;
	lock_release(&t->lock);
	timer_look(t);
	return pending;
}

/* ---- channels ---- */

void timer_look(struct timer *t)
{
	int64_t now, delta;
	uint64_t seq;

	if (t->when == 0 || (t->heap && !t->doomed))
		return;
	now = t->fake ? bubble_now() : os_nanotime();
	lock_acquire(&t->lock);
	if (t->when == 0 || t->when > now || (t->heap && !t->doomed)) {
		lock_release(&t->lock);
		return;
	}
	delta = now - t->when;
	seq = t->seq;
	t->when = t->period > 0 ? t->when + t->period * (1 + delta / t->period) : 0;
	t->sending++;
	lock_release(&t->lock);
	call(t, seq, delta);
}

void timer_send(struct chan *c, uint64_t seq, const void *elem)
{
	struct timer *t = c->timer;
	struct g *wake = NULL;

	lock_acquire(&t->lock);
	if (t->seq != seq) {
		lock_release(&t->lock);
		return;
	}
	lock_acquire(&c->lock);
	if (chan_try_send(c, elem, &wake) == CHAN_WOULD_BLOCK) {
		if (!c->held)
			chan_copy(c, chan_slot(c, 0), elem);
		c->held = true;
		lock_release(&c->lock);
	}
	lock_release(&t->lock);
	if (wake)
		park_ready(wake);
}

/* ---- package time ---- */

#define WORD_OF(field) (1u << (offsetof(struct time_timer, field) / 8))

static const uint32_t time_timer_pointers[2] = {WORD_OF(c) | WORD_OF(timer.chan) | WORD_OF(timer.fn) |
						WORD_OF(timer.arg)};

_Static_assert(sizeof(struct time_timer) / 8 <= 32, "a bit for each word");

struct time_timer *timer_new(struct gosub_closure *fn, const struct gosub_type *arg_type, void *arg, struct chan *c)
{
	static const struct gosub_type type = {
	    .size = sizeof(struct time_timer),
	    .ptr_bytes = offsetof(struct time_timer, timer.arg) + 8,
	    .align = 8,
	    .field_align = 8,
	    .kind = GOSUB_KIND_STRUCT,
	    .gcdata = (const uint8_t *)time_timer_pointers,
	};
	struct time_timer *t = heap_alloc(sizeof *t, &type, 1);

	timer_init(&t->timer, TIMER_CALL, NULL);
	t->timer.fake = g_self()->bubble != NULL;
	rt_store(&t->timer.fn, fn);
	t->timer.arg_type = arg_type;
	rt_store(&t->timer.arg, arg);
	t->init = true;
	if (!c)
		return t;
	if (c->cap != 1 || c->elem_size > TIMER_VALUE_MAX)
		rt_throw("invalid timer channel: no capacity");
	rt_store(&t->timer.chan, c);
	c->cap = 0;
	rt_store(&c->timer, &t->timer);
	return t;
}
