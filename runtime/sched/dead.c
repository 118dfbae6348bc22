/* dead.c - goroutines that have ended, to be used again with their stacks.
 *
 * A processor keeps up to KEPT of them and gives and takes them in lots of LOT, so that what one processor begins and
 * another ends goes round. Lots of all lie on a stack; `low` is how few there were since the last trim: so many at its
 * bottom nobody needed, and the trim gives their stacks back to the system, but for the page each g lies in. */
#include "proc.h"

#define KEPT      64
#define LOT       32
#define TRIM_LOTS 8 /* at a time */

/* Lock held. A lot whose stacks hold what they held, else one that was trimmed, or NULL. */
static struct g *take_lot(void)
{
	struct dead *d = &rt.sched.dead;
	struct g *first = d->lots;

	if (first) {
		d->lots = first->next_lot;
		if (--d->count < d->low)
			d->low = d->count;
		return first;
	}
	first = d->trimmed;
	if (first)
		d->trimmed = first->next_lot;
	return first;
}

static void put_lot(struct g *first)
{
	struct dead *d = &rt.sched.dead;

	lock_acquire(&rt.sched.lock);
	first->next_lot = d->lots;
	atomic_store_explicit(&d->lots, first, memory_order_relaxed);
	d->count++;
	lock_release(&rt.sched.lock);
}

static bool any_lot(void)
{
	return atomic_load_explicit(&rt.sched.dead.lots, memory_order_relaxed) ||
	       atomic_load_explicit(&rt.sched.dead.trimmed, memory_order_relaxed);
}

static RT_COLD bool fetch_lot(struct p *p)
{
	if (!any_lot())
		return false;
	lock_acquire(&rt.sched.lock);
	p->free_g = take_lot();
	lock_release(&rt.sched.lock);
	if (p->free_g)
		p->free_count = LOT;
	return p->free_g != NULL;
}

struct g *dead_take(struct p *p)
{
	struct g *g;

	if (RT_UNLIKELY(!p->free_g) && !fetch_lot(p))
		return stack_new();
	g = p->free_g;
	p->free_g = g->link;
	p->free_count--;
	return g;
}

void dead_put(struct p *p, struct g *g)
{
	struct g *first, *last;

	g->link = p->free_g;
	p->free_g = g;
	if (RT_LIKELY(++p->free_count <= KEPT))
		return;
	/* g itself stays here: its stack is in use until the switch. */
	first = last = g->link;
	for (int i = 1; i < LOT; i++)
		last = last->link;
	g->link = last->link;
	last->link = NULL;
	p->free_count -= LOT;
	put_lot(first);
}

/* Lock held. Takes out the uppermost of the lots that nobody needed, TRIM_LOTS at most; NULL: none. */
static struct g *take_idle_lots(void)
{
	struct dead *d = &rt.sched.dead;
	struct g *above = NULL, *first = d->lots, *last;
	uint32_t most = d->low < TRIM_LOTS ? d->low : TRIM_LOTS;

	if (!most) {
		d->low = d->count;
		return NULL;
	}
	for (uint32_t i = d->count - d->low; i > 0; i--) {
		above = first;
		first = first->next_lot;
	}
	last = first;
	for (uint32_t i = 1; i < most; i++)
		last = last->next_lot;
	if (above)
		above->next_lot = last->next_lot;
	else
		d->lots = last->next_lot;
	last->next_lot = NULL;
	d->count -= most;
	d->low = d->count;
	return first;
}

void dead_trim(void)
{
	struct g *lot, *next;

	lock_acquire(&rt.sched.lock);
	lot = take_idle_lots();
	lock_release(&rt.sched.lock);
	for (; lot; lot = next) {
		next = lot->next_lot;
		for (struct g *g = lot; g; g = g->link)
			stack_release_unused(g);
		lock_acquire(&rt.sched.lock);
		lot->next_lot = rt.sched.dead.trimmed;
		rt.sched.dead.trimmed = lot;
		lock_release(&rt.sched.lock);
	}
}
