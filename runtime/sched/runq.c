/* runq.c - queues of goroutines that may run: one ring per processor, one list for all.
 *
 * A ring is put to by its owner only and taken from at its head by anybody, so `head` moves by
 * compare-and-swap and `tail` by plain stores. With one processor there are no thieves and no
 * atomics. `next` holds the goroutine made ready last, which inherits the time slice: two that talk
 * to each other run in turns without the queue. */
#include "rt.h"

#define SPILL 64 /* goroutines that leave a full ring at once */

static inline bool alone(void)
{
	return atomic_load_explicit(&rt.sched.p_made, memory_order_relaxed) == 1;
}

static inline uint32_t head_of(const struct p *p)
{
	return atomic_load_explicit(&p->head, memory_order_acquire);
}

static inline uint32_t tail_of(const struct p *p)
{
	return atomic_load_explicit(&p->tail, memory_order_acquire);
}

/* Sequentially consistent: who is about to sleep asks after it has said so (tests/models/wake.pml).
 */
bool runq_empty(const struct p *p)
{
	return !atomic_load(&p->next) && atomic_load(&p->head) == atomic_load(&p->tail);
}

void runq_global_put(struct g *g)
{
	g->link = NULL;
	if (rt.sched.global_tail)
		rt.sched.global_tail->link = g;
	else
		rt.sched.global_head = g;
	rt.sched.global_tail = g;
	atomic_fetch_add(&rt.sched.global_count, 1);
}

static struct g *global_pop(void)
{
	struct g *g = rt.sched.global_head;

	if (!g)
		return NULL;
	rt.sched.global_head = g->link;
	if (!g->link)
		rt.sched.global_tail = NULL;
	g->link = NULL;
	atomic_fetch_sub(&rt.sched.global_count, 1);
	return g;
}

struct g *runq_global_take(struct p *p, uint32_t most)
{
	uint32_t share = atomic_load(&rt.sched.global_count) / atomic_load(&rt.sched.procs) + 1;
	struct g *first;

	if (share > most)
		share = most;
	if (share > P_QUEUE / 2)
		share = P_QUEUE / 2;
	first = global_pop();
	for (uint32_t i = 1; first && i < share; i++) {
		struct g *g = global_pop();
		uint32_t tail = tail_of(p);

		if (!g)
			break;
		if (tail - head_of(p) >= P_QUEUE) {
			runq_global_put(g);
			break;
		}
		atomic_store_explicit(&p->queue[tail % P_QUEUE], g, memory_order_relaxed);
		atomic_store_explicit(&p->tail, tail + 1, memory_order_release);
	}
	return first;
}

/* The ring was full with this head: its first goroutines and g go to the global queue. A head read
 * anew would not do: thieves may have left fewer than SPILL meanwhile. */
static bool spill(struct p *p, struct g *g, uint32_t head)
{
	uint32_t n = SPILL;
	struct g *moved[SPILL];

	for (uint32_t i = 0; i < n; i++)
		moved[i] = atomic_load_explicit(&p->queue[(head + i) % P_QUEUE], memory_order_relaxed);
	if (!atomic_compare_exchange_strong(&p->head, &head, head + n))
		return false;
	lock_acquire(&rt.sched.lock);
	for (uint32_t i = 0; i < n; i++)
		runq_global_put(moved[i]);
	runq_global_put(g);
	lock_release(&rt.sched.lock);
	return true;
}

void runq_put(struct p *p, struct g *g)
{
	for (;;) {
		uint32_t tail = atomic_load_explicit(&p->tail, memory_order_relaxed);
		uint32_t head = head_of(p);

		if (RT_LIKELY(tail - head < P_QUEUE)) {
			atomic_store_explicit(&p->queue[tail % P_QUEUE], g, memory_order_relaxed);
			atomic_store_explicit(&p->tail, tail + 1, memory_order_release);
			return;
		}
		if (spill(p, g, head))
			return;
	}
}

static struct g *take_next(struct p *p)
{
	struct g *g = atomic_load_explicit(&p->next, memory_order_relaxed);

	if (!g)
		return NULL;
	if (alone()) {
		atomic_store_explicit(&p->next, NULL, memory_order_relaxed);
		return g;
	}
	return atomic_compare_exchange_strong(&p->next, &g, NULL) ? g : NULL;
}

static struct g *take_first(struct p *p)
{
	for (;;) {
		uint32_t head = head_of(p);
		struct g *g;

		if (head == atomic_load_explicit(&p->tail, memory_order_relaxed))
			return NULL;
		g = atomic_load_explicit(&p->queue[head % P_QUEUE], memory_order_relaxed);
		if (alone()) {
			atomic_store_explicit(&p->head, head + 1, memory_order_relaxed);
			return g;
		}
		if (atomic_compare_exchange_strong(&p->head, &head, head + 1))
			return g;
	}
}

/* The one that would inherit the time slice waits its turn like others: the slice is over. */
void runq_end_slice(struct p *p)
{
	struct g *g = take_next(p);

	if (g)
		runq_put(p, g);
}

/* Replays of GOSUB_STRESS=seed=N: any of the queue, chosen by the seed. One processor only. */
static struct g *take_random(struct p *p)
{
	struct g *g = take_next(p);
	uint32_t n;

	if (g)
		runq_put(p, g);
	n = tail_of(p) - head_of(p);
	if (n == 0)
		return NULL;
	p->random = p->random * 6364136223846793005u + 1442695040888963407u;
	for (uint32_t skip = (p->random >> 33) % n; skip > 0; skip--)
		runq_put(p, take_first(p));
	runq_count_slice(p);
	return take_first(p);
}

struct g *runq_take(struct p *p)
{
	struct g *g;

	if (RT_UNLIKELY(rt.sched.deterministic))
		return take_random(p);
	g = take_next(p);
	if (g)
		return g;
	g = take_first(p);
	if (g)
		runq_count_slice(p);
	return g;
}

struct g *runq_steal(struct p *p, struct p *from, bool also_next)
{
	for (;;) {
		uint32_t head = head_of(from), tail = tail_of(from);
		uint32_t n = tail - head, mine = atomic_load_explicit(&p->tail, memory_order_relaxed);
		struct g *g;

		n -= n / 2;
		if (n == 0) {
			g = also_next ? atomic_load(&from->next) : NULL;
			if (g && atomic_compare_exchange_strong(&from->next, &g, NULL))
				return g;
			return NULL;
		}
		if (n > P_QUEUE / 2)
			continue; /* head and tail were read at different times */
		for (uint32_t i = 0; i < n; i++) {
			g = atomic_load_explicit(&from->queue[(head + i) % P_QUEUE], memory_order_relaxed);
			atomic_store_explicit(&p->queue[(mine + i) % P_QUEUE], g, memory_order_relaxed);
		}
		if (!atomic_compare_exchange_strong(&from->head, &head, head + n))
			continue;
		/* The last one runs at once; the others become visible in our queue, which was
		 * empty. */
		g = atomic_load_explicit(&p->queue[(mine + n - 1) % P_QUEUE], memory_order_relaxed);
		atomic_store_explicit(&p->tail, mine + n - 1, memory_order_release);
		return g;
	}
}

void runq_drain(struct p *p)
{
	struct g *g;

	while ((g = take_next(p)) || (g = take_first(p)))
		runq_global_put(g);
}
