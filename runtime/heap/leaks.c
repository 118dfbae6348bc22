/* leaks.c - goroutines that nothing can wake: they wait at channels, or in package sync, for what only they and others
 * like them reach. Saioc et al., "Dynamic Partial Deadlock Detection and Recovery via Garbage Collection" (ASPLOS
 * 2025): marking begins without the stacks of those that wait so; who waits for something marked is awake some day, so
 * its stack is marked too, until there is no such one. Whoever is left has leaked; its stack is marked last, for it is
 * kept. As stacks are scanned conservatively, some leak may be missed; none is reported that is none. */
#include "gc.h"
#include "sched/sched.h"

struct search {
	struct mark_worker *w;
	uint64_t found; /* in this round */
};

static bool is_reached(const void *p)
{
	uintptr_t base = (uintptr_t)heap_object_base(p);

	return !base || mark_is_set(base);
}

static bool may_wake(struct g *g)
{
	const struct wait_kind *kind = &wait_kinds[g->wait];

	if (atomic_load(&g->status) != G_WAITING || g->system || atomic_load(&g->in_call))
		return true;
	if (kind->for_ever)
		return false;
	switch (kind->at) {
	case WAIT_TO_SELECT:
		return select_waits_at(g->wait_on, is_reached);
	case WAIT_TO_RECEIVE:
	case WAIT_TO_SEND:
	case WAIT_IN_SYNC:
		return is_reached((const void *)~g->wait_on);
	case WAIT_AT_SEMAPHORE:
	case WAIT_ELSEWHERE:
		break;
	}
	return true;
}

/* leaked stands for "not marked yet" meanwhile. */
static void suspect(struct g *g, void *arg)
{
	(void)arg;
	g->leaked = atomic_load(&g->status) != G_DEAD;
}

static void mark_awake(struct g *g, void *arg)
{
	struct search *s = arg;

	if (!g->leaked || !may_wake(g))
		return;
	g->leaked = false;
	s->found++;
	sched_one_stack(g, roots_mark_stack, s->w);
}

static void mark_leaked(struct g *g, void *arg)
{
	if (!g->leaked)
		return;
	sched_one_stack(g, roots_mark_stack, arg);
	/* It is how main leaves a program to its goroutines. */
	if (g->id == 1 && g->wait == WAIT_FOR_SELECT_EMPTY)
		g->leaked = false;
}

void leaks_mark(struct mark_worker *w)
{
	struct search s = {.w = w};

	stack_each_g(suspect, NULL);
	do {
		s.found = 0;
		stack_each_g(mark_awake, &s);
		mark_drain_alone();
	} while (s.found);
	stack_each_g(mark_leaked, w);
	mark_drain_alone();
}
