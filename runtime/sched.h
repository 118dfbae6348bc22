/* sched.h - goroutines, threads, processors: the scheduler's part of rt.h. */
#ifndef GOSUB_SCHED_H
#define GOSUB_SCHED_H

#ifndef GOSUB_RT_H
#error "sched.h is part of rt.h"
#endif

struct g {
	struct gosub_g_head head; /* offsets fixed by abi.h */
	struct m *m;              /* thread that runs it, or NULL */
	uint64_t id;
	void *stack_lo, *stack_hi; /* the slot */
	void *saved_sp;           /* when not running */
};

struct m {
	struct gosub_tls *tls;
	struct g *current;
	struct heap_cache *cache;
	void *stack_hi; /* where sched_run_on_m_stack starts */
};

/* The goroutine that runs on this thread; NULL on a thread's own stack. Not to be held across a park. */
static inline struct g *g_self(void)
{
	return (struct g *)gosub_tls.g;
}

#endif
