/* proc.h - what the scheduler's files share beyond sched.h. "Lock" is rt.sched.lock. */
#ifndef GOSUB_PROC_H
#define GOSUB_PROC_H

#include "rt.h"

/* ---- proc.c ---- */

void proc_put_idle(struct p *p);             /* lock held */
struct p *proc_take_idle(void);              /* lock held; NULL: none, or the world stops */
void proc_acquire(struct m *m, struct p *p); /* p is RUNNING already */
void proc_release(struct m *m);              /* lock held; the queue becomes everybody's */
void proc_resize(uint32_t n); /* world stopped: GOMAXPROCS; those from n on go when their threads next look for work */

/* ---- thread.c ---- */

void thread_start(struct p *p, bool spinning); /* lock held, released: p goes to an idle thread or a new one */
void thread_sleep(struct m *m); /* lock held, no processor; returns without the lock and with a processor */

void thread_run_locked(struct m *m, struct g *g); /* g, on the thread that it is locked to; m sleeps, and has a
						     processor when it returns */
struct g *thread_await_locked(struct m *m);       /* m's locked goroutine, when it is ready */
RT_NORETURN void thread_end(struct m *m);

/* ---- blocking.c ---- */

struct g *blocking_returned(
    struct m *m); /* m has no processor: m->returned if there is one for it, else NULL, after sleep */

/* ---- find.c ---- */

bool sched_any_work(void); /* something is in a queue */

/* ---- dead.c ---- */

struct g *dead_take(struct p *p);        /* a free goroutine, perhaps a fresh one */
void dead_put(struct p *p, struct g *g); /* whose stack may be in use until the next switch of the owner's thread */

#endif
