/* dead.c - goroutines that have ended: a processor keeps some for those it begins; others wait in two lists of all,
 * whose stacks hold what they held, or one page. */
#include "proc.h"

static struct g *pop(void)
{
	_Atomic(struct g *) *list = atomic_load(&rt.sched.free_g) ? &rt.sched.free_g : &rt.sched.trimmed_g;
	struct g *g = atomic_load(list);

	if (g)
		atomic_store(list, g->link);
	return g;
}

static void push(_Atomic(struct g *) *list, struct g *first, struct g *last)
{
	last->link = atomic_load(list);
	atomic_store(list, first);
}

struct g *dead_take(struct p *p)
{
	struct g *g = p->free_g;

	if (RT_LIKELY(g != NULL)) {
		p->free_g = g->link;
		p->free_count--;
		return g;
	}
	if (atomic_load_explicit(&rt.sched.free_g, memory_order_relaxed) ||
	    atomic_load_explicit(&rt.sched.trimmed_g, memory_order_relaxed)) {
		lock_acquire(&rt.sched.lock);
		for (int i = 0; i < 32; i++) {
			g = pop();
			if (!g)
				break;
			g->link = p->free_g;
			p->free_g = g;
			p->free_count++;
		}
		lock_release(&rt.sched.lock);
	}
	g = p->free_g;
	if (!g)
		return stack_new();
	p->free_g = g->link;
	p->free_count--;
	return g;
}

void dead_put(struct p *p, struct g *g)
{
	g->link = p->free_g;
	p->free_g = g;
	if (RT_LIKELY(++p->free_count < 2048))
		return;
	lock_acquire(&rt.sched.lock);
	/* g itself stays here: its stack is in use until the switch. */
	for (int i = 0; i < 1024; i++) {
		struct g *give = g->link;

		g->link = give->link;
		push(&rt.sched.free_g, give, give);
		p->free_count--;
	}
	lock_release(&rt.sched.lock);
}

void dead_trim(void)
{
	struct g *first, *last, *g;
	int n = 1;

	lock_acquire(&rt.sched.lock);
	first = last = atomic_load(&rt.sched.free_g);
	for (; last && last->link && n < 256; n++)
		last = last->link;
	if (first)
		atomic_store(&rt.sched.free_g, last->link);
	lock_release(&rt.sched.lock);
	if (!first)
		return;
	last->link = NULL;
	for (g = first; g; g = g->link)
		stack_release_unused(g);
	lock_acquire(&rt.sched.lock);
	push(&rt.sched.trimmed_g, first, last);
	lock_release(&rt.sched.lock);
}
