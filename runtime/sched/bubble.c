/* bubble.c - goroutines with a clock of their own; see bubble.h.
 *
 * The goroutine that called Run, the root, is woken when nothing of the bubble is active: it moves the clock to the
 * first timer and calls what is due, or finds that there is none. Who calls Wait comes first, unless a timer is due. */
#include "overlay.h"

#define BEGINNING 946684800000000000 /* of its time: midnight UTC, 2000-01-01 */

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

/* ---- what is active ---- */

/* Lock held. The goroutine that goes on when nothing is active, or NULL. It is active from here on, so that it is woken
 * once. */
static struct g *take_next(struct bubble *b)
{
	struct g *g = b->root;

	if (b->active > 0 || !b->root)
		return NULL;
	if (!timers_due(&b->timers, b->now) && b->waiter)
		g = b->waiter;
	g->bubble_state = BUBBLE_RUNS;
	b->active++;
	return g;
}

/* Lock held, released; b may be used again by others then. */
static void release(struct bubble *b)
{
	struct g *next = b->total > 0 ? take_next(b) : NULL;

	lock_release(&b->lock);
	if (next)
		park_ready(next);
}

void bubble_block(struct g *g)
{
	if (g->bubble)
		g->bubble_state = BUBBLE_BLOCKS;
}

void bubble_settle(struct g *g)
{
	struct bubble *b = g->bubble;

	lock_acquire(&b->lock);
	if (g->bubble_state == BUBBLE_BLOCKS) {
		g->bubble_state = BUBBLE_BLOCKED;
		b->active--;
	}
	release(b);
}

void bubble_resume(struct g *g)
{
	struct bubble *b = g->bubble;

	lock_acquire(&b->lock);
	if (g->bubble_state == BUBBLE_BLOCKED)
		b->active++;
	g->bubble_state = BUBBLE_RUNS;
	lock_release(&b->lock);
}

/* ---- members ---- */

static void join(struct g *g, struct bubble *b, enum bubble_state state)
{
	g->bubble = b;
	g->bubble_state = (uint8_t)state;
	if (!b)
		return;
	lock_acquire(&b->lock);
	b->total++;
	b->active += state != BUBBLE_BLOCKED;
	lock_release(&b->lock);
}

void bubble_enter(struct g *g, struct bubble *b)
{
	join(g, b, BUBBLE_RUNS);
}

void bubble_enter_waiting(struct g *g, struct bubble *b)
{
	join(g, b, BUBBLE_BLOCKED);
}

void bubble_leave(struct g *g)
{
	struct bubble *b = g->bubble;

	g->bubble = NULL;
	lock_acquire(&b->lock);
	b->total--;
	b->active--;
	b->done |= g == b->main;
	release(b);
}

/* ---- bubbles, which are kept to be used again ---- */

static struct bubble *find_unused(void)
{
	struct bubble *b = rt.sched.bubble.all;

	while (b && __atomic_load_n(&b->total, __ATOMIC_RELAXED) > 0)
		b = b->next;
	return b;
}

static struct bubble *take(void)
{
	struct bubble *b, *fresh = NULL;

	for (;;) {
		lock_acquire(&rt.sched.bubble.lock);
		b = find_unused();
		if (!b && fresh) {
			b = fresh;
			b->next = rt.sched.bubble.all;
			rt.sched.bubble.all = b;
		}
		if (b)
			b->total = 1;
		lock_release(&rt.sched.bubble.lock);
		if (b)
			break;
		fresh = heap_meta_alloc(sizeof *fresh);
	}
	return b;
}

static struct bubble *begin(struct g *root)
{
	struct bubble *b = take();

	b->lock.rank = LOCK_RANK_BUBBLE;
	b->timers.lock.rank = LOCK_RANK_TIMERS;
	b->timers.bubble = b;
	lock_acquire(&b->lock); /* who left it last may hold it still */
	b->id = atomic_fetch_add(&rt.sched.bubbles, 1) + 1;
	b->now = BEGINNING;
	b->active = 1;
	b->done = b->waiting = false;
	b->main = b->waiter = NULL;
	b->root = root;
	lock_release(&b->lock);
	root->bubble = b;
	root->bubble_state = BUBBLE_RUNS;
	return b;
}

void bubble_each(void (*fn)(struct bubble *b, void *arg), void *arg)
{
	for (struct bubble *b = rt.sched.bubble.all; b; b = b->next)
		fn(b, arg);
}

/* ---- Run, Wait ---- */

/* Nothing is active but the root: true when the clock has moved to the first timer. */
static bool move_clock(struct bubble *b)
{
	int64_t next = timers_settle(&b->timers);
	bool goes_on;

	lock_acquire(&b->lock);
	goes_on = next != 0 && !b->done;
	if (goes_on && next > b->now)
		b->now = next;
	lock_release(&b->lock);
	return goes_on;
}

/* What Run found when all had come to rest; in the order of synctest.go. */
enum bubble_end { BUBBLE_ENDED, BUBBLE_MAIN_GONE, BUBBLE_DEADLOCK };

static enum bubble_end how_it_ended(struct bubble *b)
{
	enum bubble_end end = BUBBLE_ENDED;

	lock_acquire(&b->lock);
	if (b->total != 1)
		end = b->done ? BUBBLE_MAIN_GONE : BUBBLE_DEADLOCK;
	lock_release(&b->lock);
	if (end != BUBBLE_ENDED)
		atomic_store(&rt.sched.bubble.stuck, b);
	return end;
}

RT_GO(int64_t, bubble_run, (struct gosub_closure * fn, void *creator_pc))
{
	struct g *root = g_self();
	struct bubble *b = begin(root);

	b->main = park_new(fn, creator_pc);
	bubble_enter(b->main, b);
	park_ready(b->main);
	do {
		timers_run(&b->timers, b->now);
		bubble_block(park_prepare(WAIT_FOR_BUBBLE_RUN));
		park_wait();
	} while (move_clock(b));
	return how_it_ended(b);
}

/* The goroutine leaves what bubble_run left it in. */
RT_GO(void, bubble_end, (void))
{
	struct g *root = g_self();
	struct bubble *b = root->bubble;

	timers_empty(&b->timers);
	lock_acquire(&b->lock);
	b->root = NULL;
	lock_release(&b->lock);
	bubble_leave(root);
}

/* 0: another one waits already. */
RT_GO(int64_t, bubble_wait, (void))
{
	struct g *g = g_self();
	struct bubble *b = g->bubble;
	bool alone;

	lock_acquire(&b->lock);
	alone = !b->waiting;
	b->waiting = true;
	lock_release(&b->lock);
	if (!alone)
		return 0;
	park_prepare(WAIT_FOR_BUBBLE_WAIT);
	bubble_block(g);
	b->waiter = g;
	park_wait();
	lock_acquire(&b->lock);
	b->waiter = NULL;
	b->waiting = false;
	lock_release(&b->lock);
	return 1;
}

/* ---- handles, which keep a bubble active ---- */

RT_GO(void *, bubble_acquire, (void))
{
	struct bubble *b = g_self()->bubble;

	if (!b)
		return NULL;
	lock_acquire(&b->lock);
	b->total++;
	b->active++;
	lock_release(&b->lock);
	return b;
}

RT_GO(void, bubble_release, (struct bubble * b))
{
	lock_acquire(&b->lock);
	b->total--;
	b->active--;
	release(b);
}

/* The goroutine is in b from now on; NULL: in none. */
RT_GO(void, bubble_join, (struct bubble * b))
{
	struct g *g = g_self();

	if (b)
		bubble_enter(g, b);
	else
		bubble_leave(g);
}

/* ---- objects that belong to a bubble ---- */

/* As internal/synctest numbers them. */
enum association { UNBUBBLED, CURRENT_BUBBLE, OTHER_BUBBLE };

RT_GO(int64_t, bubble_associate, (void *obj, int64_t add))
{
	uint32_t id = bubble_id(g_self());
	uint64_t found;

	if (!heap_object_base(obj))
		return UNBUBBLED; /* never freed, so it would belong to it for ever */
	found = gc_special_bubble(obj, add ? id : 0);
	if (!found)
		return UNBUBBLED;
	return found == id ? CURRENT_BUBBLE : OTHER_BUBBLE;
}

RT_GO(void, bubble_disassociate, (void *obj))
{
	gc_remove_special(obj, SPECIAL_BUBBLE, 0);
}
