/* timer.c - timers: set, stopped, called when due. See timer.h. */
#include "rt.h"

#include <string.h>

#define ROOM_MIN 256 /* entries of a heap: one page */

/* ---- the heap; its lock is held ---- */

static void put(struct timer_heap *h, uint32_t i, struct timer_entry e)
{
	h->entry[i] = e;
	e.timer->at = i;
}

static bool before(const struct timer_entry *a, const struct timer_entry *b)
{
	return a->when != b->when ? a->when < b->when : a->timer->order < b->timer->order;
}

static void sift_up(struct timer_heap *h, uint32_t i)
{
	struct timer_entry e = h->entry[i];

	for (; i > 0 && before(&e, &h->entry[(i - 1) / 4]); i = (i - 1) / 4)
		put(h, i, h->entry[(i - 1) / 4]);
	put(h, i, e);
}

static void sift_down(struct timer_heap *h, uint32_t i)
{
	struct timer_entry e = h->entry[i];

	for (;;) {
		uint32_t child = 4 * i + 1, least = child;

		if (child >= h->count)
			break;
		for (uint32_t k = child + 1; k < child + 4 && k < h->count; k++)
			if (before(&h->entry[k], &h->entry[least]))
				least = k;
		if (!before(&h->entry[least], &e))
			break;
		put(h, i, h->entry[least]);
		i = least;
	}
	put(h, i, e);
}

static void note_first(struct timer_heap *h)
{
	atomic_store(&h->first, h->count ? h->entry[0].when : 0);
}

static void grow(struct timer_heap *h)
{
	uint32_t room = h->room ? h->room * 2 : ROOM_MIN;
	struct timer_entry *old = h->entry, *entry = os_reserve(NULL, room * sizeof *entry);

	if (!entry)
		rt_throw("out of memory (timers)");
	if (old) {
		memcpy(entry, old, h->count * sizeof *entry);
		os_release(old, h->room * sizeof *entry);
	}
	h->entry = entry;
	h->room = room;
}

/* t's lock is held, too. */
static void insert(struct timer_heap *h, struct timer *t)
{
	if (h->count == h->room)
		grow(h);
	t->heap = h;
	t->key = t->when;
	if (t->fake)
		t->order = (uint32_t)hash_random();
	h->entry[h->count] = (struct timer_entry){t->when, t};
	sift_up(h, h->count++);
}

static void rekey(struct timer_heap *h, struct timer *t, int64_t key)
{
	bool earlier = key < t->key;

	h->entry[t->at].when = t->key = key;
	if (earlier)
		sift_up(h, t->at);
	else
		sift_down(h, t->at);
}

static void leave(struct timer *t)
{
	if (t->doomed)
		atomic_fetch_sub(&t->heap->doomed, 1);
	t->doomed = false;
	t->heap = NULL;
}

/* t's lock is held, too. */
static void take_out(struct timer_heap *h, struct timer *t)
{
	struct timer_entry last = h->entry[--h->count];
	uint32_t i = t->at;

	leave(t);
	if (last.timer == t)
		return;
	put(h, i, last);
	sift_up(h, i);
	sift_down(h, last.timer->at);
}

/* Heaps with nothing but doomed ones in them would only grow. */
static void drop_doomed(struct timer_heap *h)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < h->count; i++) {
		struct timer_entry e = h->entry[i];

		lock_acquire(&e.timer->lock);
		if (e.timer->doomed) {
			leave(e.timer);
		} else {
			e.when = e.timer->key = e.timer->when;
			put(h, kept++, e);
		}
		lock_release(&e.timer->lock);
	}
	h->count = kept;
	for (uint32_t i = kept / 4 + 1; i-- > 0;)
		if (i < kept)
			sift_down(h, i);
	note_first(h);
}

static void drop_doomed_of(struct bubble *b, void *arg)
{
	if (atomic_load(&b->timers.doomed) > 0)
		drop_doomed(&b->timers);
}

void timers_drop_doomed(void)
{
	for (uint32_t i = 0; i < atomic_load(&rt.sched.p_made); i++)
		if (atomic_load(&sched_p(i)->timers.doomed) > 0)
			drop_doomed(&sched_p(i)->timers);
	bubble_each(drop_doomed_of, NULL);
}

void timers_empty(struct timer_heap *h)
{
	lock_acquire(&h->lock);
	while (h->count) {
		struct timer *t = h->entry[0].timer;

		lock_acquire(&t->lock);
		t->when = 0;
		take_out(h, t);
		lock_release(&t->lock);
	}
	note_first(h);
	lock_release(&h->lock);
}

struct root_call {
	void (*fn)(const void *lo, const void *hi, void *arg);
	void *arg;
};

static void roots_of(struct bubble *b, void *call)
{
	struct root_call *r = call;

	r->fn(b->timers.entry, b->timers.entry + b->timers.count, r->arg);
}

void timers_each_root(void (*fn)(const void *lo, const void *hi, void *arg), void *arg)
{
	struct root_call r = {fn, arg};

	for (uint32_t i = 0; i < atomic_load(&rt.sched.p_made); i++) {
		struct timer_heap *h = &sched_p(i)->timers;

		fn(h->entry, h->entry + h->count, arg);
	}
	bubble_each(roots_of, &r);
}

/* ---- a timer; its lock is held ---- */

void timer_init(struct timer *t, enum timer_kind kind, void *who)
{
	rt_clear(t, sizeof *t);
	t->lock.rank = LOCK_RANK_TIMER;
	t->kind = (uint8_t)kind;
	t->who = who;
}

static bool belongs_in_heap(const struct timer *t)
{
	return t->when > 0 && (!t->chan || t->blocked > 0);
}

static void doom(struct timer *t)
{
	if (t->heap && !t->doomed) {
		t->doomed = true;
		atomic_fetch_add(&t->heap->doomed, 1);
	}
}

/* Its time, or who waits for it, has changed. True: place has to see to it, for it is in no heap, or too late in one.
 * What lies in a heap has a key that is not written meanwhile. */
static bool unsettled(struct timer *t)
{
	if (!belongs_in_heap(t)) {
		doom(t);
		return false;
	}
	if (t->doomed) {
		t->doomed = false;
		atomic_fetch_sub(&t->heap->doomed, 1);
	}
	return !t->heap || t->when < __atomic_load_n(&t->key, __ATOMIC_RELAXED);
}

/* No lock is held. Both are, for the heap that t is in, or would be put in. */
static struct timer_heap *lock_both(struct timer *t)
{
	for (;;) {
		struct timer_heap *h = __atomic_load_n(&t->heap, __ATOMIC_RELAXED);

		if (!h)
			h = t->fake ? bubble_timers() : &m_self()->p->timers;
		lock_acquire(&h->lock);
		lock_acquire(&t->lock);
		if (!t->heap || t->heap == h)
			return h;
		lock_release(&t->lock);
		lock_release(&h->lock);
	}
}

/* Who runs a loop for long and has others waiting in its queue may come late to its timers: another thread is to wait
 * for them. */
static bool wants_another(const struct timer *t, const struct timer_heap *h)
{
	struct p *p = m_self()->p;

	return h == &p->timers && (t->kind == TIMER_CALL || (t->kind == TIMER_SLEEP && !runq_empty(p))) &&
	       !atomic_load(&rt.sched.poll.sleeping) && atomic_load(&rt.sched.idle_p_count) > 0;
}

static void place(struct timer *t)
{
	struct timer_heap *h = lock_both(t);
	int64_t first = atomic_load(&h->first), now_first;
	bool another;

	if (belongs_in_heap(t)) {
		if (!t->heap)
			insert(h, t);
		else if (t->when < t->key)
			rekey(h, t, t->when);
	}
	note_first(h);
	now_first = atomic_load(&h->first);
	another = wants_another(t, h);
	lock_release(&t->lock);
	lock_release(&h->lock);
	if (h->bubble || now_first == 0 || (first != 0 && now_first >= first))
		return;
	poll_note_timer(now_first);
	if (another)
		sched_wake_p();
}

/* What was begun for the setting before is void; true when that kept a value from being sent. */
static bool void_calls(struct timer *t, bool once)
{
	bool drained;

	t->seq++;
	if (!t->chan)
		return false;
	drained = chan_drain(t->chan);
	return drained || (once && t->sending > 0);
}

bool timer_unset(struct timer *t)
{
	bool pending = t->when > 0;

	pending |= void_calls(t, t->period == 0);
	t->when = 0;
	return pending;
}

bool timer_set(struct timer *t, int64_t when, int64_t period)
{
	bool pending, more;

	lock_acquire(&t->lock);
	pending = timer_unset(t);
	t->when = when;
	t->period = period;
	more = unsettled(t);
	lock_release(&t->lock);
	if (more)
		place(t);
	return pending;
}

/* Doomed ones are half of a large heap: away with them. */
static void clean(struct timer_heap *h)
{
	uint32_t doomed = h ? atomic_load(&h->doomed) : 0;

	if (doomed < ROOM_MIN || !lock_try(&h->lock))
		return;
	if (atomic_load(&h->doomed) > h->count / 2)
		drop_doomed(h);
	lock_release(&h->lock);
}

bool timer_stop(struct timer *t)
{
	struct timer_heap *h;
	bool pending;

	lock_acquire(&t->lock);
	pending = timer_unset(t);
	doom(t);
	h = t->heap;
	lock_release(&t->lock);
	clean(h);
	return pending;
}

void timer_block(struct timer *t)
{
	bool more;

	lock_acquire(&t->lock);
	t->blocked++;
	more = unsettled(t);
	lock_release(&t->lock);
	if (more)
		place(t);
}

void timer_unblock(struct timer *t)
{
	struct timer_heap *h;

	lock_acquire(&t->lock);
	t->blocked--;
	if (!belongs_in_heap(t))
		doom(t);
	h = t->heap;
	lock_release(&t->lock);
	clean(h);
}

/* ---- due ---- */

struct due { /* what is to be done for a timer that was due */
	struct timer *timer;
	enum timer_kind kind;
	void *who;
	uint64_t seq;
	int64_t delta; /* how late it is */
};

/* Lock held. The next setting of a timer that is due; only one with a period has one. */
static void begin_due(struct timer *t, int64_t now, struct due *d)
{
	*d = (struct due){t, t->kind, t->who, t->seq, now - t->when};
	if (t->period > 0) {
		t->when += t->period * (1 + d->delta / t->period);
		if (t->when < 0)
			t->when = INT64_MAX;
	} else {
		t->when = 0;
	}
	if (t->chan)
		t->sending++;
}

/* The first of the heap, if it is due: its time moves on, or it leaves. */
static bool take_due(struct timer_heap *h, int64_t now, struct due *d)
{
	bool found = false;

	lock_acquire(&h->lock);
	while (h->count && !found && h->entry[0].when <= now) {
		struct timer *t = h->entry[0].timer;

		lock_acquire(&t->lock);
		if (!t->doomed && t->when <= now) {
			begin_due(t, now, d);
			found = true;
		}
		if (t->doomed || t->when == 0)
			take_out(h, t);
		else
			rekey(h, t, t->when);
		lock_release(&t->lock);
	}
	note_first(h);
	lock_release(&h->lock);
	return found;
}

int64_t timers_settle(struct timer_heap *h)
{
	lock_acquire(&h->lock);
	while (h->count) {
		struct timer *t = h->entry[0].timer;
		bool settled;

		lock_acquire(&t->lock);
		settled = !t->doomed && t->when == t->key;
		if (t->doomed)
			take_out(h, t);
		else if (!settled)
			rekey(h, t, t->when);
		lock_release(&t->lock);
		if (settled)
			break;
	}
	note_first(h);
	lock_release(&h->lock);
	return atomic_load(&h->first);
}

static void act(const struct due *d, struct bubble *b)
{
	switch (d->kind) {
	case TIMER_SLEEP:
		park_ready_later(d->who);
		break;
	case TIMER_CALL:
		timer_run_call(d->timer, d->seq, d->delta, b);
		break;
	default:
		poll_deadline_passed(d->timer, d->seq);
	}
}

bool timers_run(struct timer_heap *h, int64_t now)
{
	struct due d;
	bool some = false;

	while (timers_due(h, now) && take_due(h, now, &d)) {
		act(&d, h->bubble);
		some = true;
	}
	return some;
}

bool timers_run_due(int64_t *now)
{
	uint32_t n = atomic_load(&rt.sched.p_made);
	bool some = false;

	for (uint32_t i = 0; i < n; i++) {
		struct timer_heap *h = &sched_p(i)->timers;

		if (!atomic_load(&h->first))
			continue;
		if (!*now)
			*now = os_nanotime();
		some |= timers_run(h, *now);
	}
	return some;
}

int64_t timers_next(void)
{
	uint32_t n = atomic_load(&rt.sched.p_made);
	int64_t next = 0;

	for (uint32_t i = 0; i < n; i++) {
		int64_t first = atomic_load(&sched_p(i)->timers.first);

		if (first && (!next || first < next))
			next = first;
	}
	return next;
}

void timer_sleep(int64_t ns)
{
	struct timer t;
	struct g *g;
	int64_t now;

	if (ns <= 0)
		return;
	g = park_prepare(WAIT_FOR_SLEEP);
	timer_init(&t, TIMER_SLEEP, g);
	t.fake = g->bubble != NULL;
	bubble_block(g);
	now = t.fake ? bubble_now() : os_nanotime();
	timer_set(&t, ns > INT64_MAX - now ? INT64_MAX : now + ns, 0);
	park_wait();
}
