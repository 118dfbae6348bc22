/* gc.h - inside of the collector.
 *
 * A collection, all of it with the world stopped (gc.c):
 *   flush    caches are closed, so that "allocated" can be asked of every cell (heap.h)
 *   clear    the mark table of the collection before the last
 *   mark     workers trace from roots; worker 0 finds the roots first (roots.c, mark.c)
 *   join     the tables of several workers become one (marks.c)
 *   final    weak pointers are cleared, objects with finalizers that were not reached queued and marked (special.c)
 *   flip     the new marks tell allocation; every span is to be looked at again (heap_reset_lists)
 *   verify, poison   when asked for (verify.c)
 * Marking: a word that may be a pointer goes to the worker's stack; on the way out it passes a short queue whose
 * entries' mark bits and objects are being fetched into the cache; then the cell is marked and scanned. */
#ifndef GOSUB_GC_H
#define GOSUB_GC_H

#include "heap.h"
#include "event.h"

/* mark.c */
void mark_begin(int nworkers);
void mark_push(struct mark_worker *w, uintptr_t p);       /* an exact pointer, perhaps not to the heap */
void mark_word(struct mark_worker *w, struct word guess); /* a guess: only an allocated cell is marked */
void mark_typed(struct mark_worker *w, uintptr_t base, uintptr_t lo, uintptr_t hi, const struct gosub_type *t);
void mark_contents(struct mark_worker *w, uintptr_t base); /* what the object points to, not the object */
bool mark_is_set(uintptr_t base);                          /* of the collection under way */
void mark_drain(struct mark_worker *w);                    /* until no worker has anything; all nworkers call it */
void mark_drain_alone(void);                               /* worker 0 only, others idle */
/* Calls fn(slot, arg) for each pointer word of the cell. */
void mark_each_slot(const struct span *s, uintptr_t base, void (*fn)(struct slot, void *), void *arg);

/* The same for each pointer word of the values of t in [p, end). */
void mark_each_typed_slot(uintptr_t p, uintptr_t end, const struct gosub_type *t, void (*fn)(struct slot, void *),
			  void *arg);

/* marks.c */
bool marks_split(int nworkers); /* each worker has a table in every arena; false: no memory */
void marks_merge(int index);    /* worker index's part of joining them, when all have drained; counts cells anew */

/* roots.c */
void roots_mark(struct mark_worker *w);
void roots_mark_but_stacks(struct mark_worker *w);
void roots_mark_stack(const void *lo, const void *hi, void *worker);       /* a sched_stack_cb */
void roots_each(void (*fn)(const struct gosub_root *, void *), void *arg); /* package variables that hold pointers */

/* workers.c: helper threads, made when first needed, asleep between collections */
int workers_ready(int n); /* makes helpers; how many of n workers there are, the caller counted */
void workers_run(int n,
		 void (*fn)(int index)); /* fn(0) on the caller, fn(1..n-1) on helpers; returns when all are done */

/* leaks.c; under a stop */
void leaks_mark(struct mark_worker *w); /* marks stacks, and finds who waits for what nothing reaches */

/* special.c; under a stop */
void special_mark_roots(struct mark_worker *w);
void special_clear_weak(void); /* weak pointers to what is not marked; before finalizers are queued */
bool special_queue_dead(struct mark_worker *w,
			enum gc_special_kind kind); /* true: something was queued, and pushed if it is to live */

/* pace.c */
void pace_finish(uint64_t marked, uint64_t roots); /* sets the next trigger */
uint64_t pace_goal(void);

/* verify.c; under a stop, after the flip */
struct holder { /* what holds a pointer that is checked */
	const char *what;
	uintptr_t base;
	size_t size;
	const struct gosub_type *type; /* NULL: not known */
};
void verify_heap(void); /* objects and package variables */
void poison_heap(void);

/* frames.c; under a stop, after the flip */
void frames_check_slot(const struct holder *h, struct slot slot); /* does not point into a stack */
void frames_check_goroutines(void);
/* The Go function whose frame of g holds p, and how far p lies below what its frame pointer leads to; NULL: unknown. */
const char *frames_function(struct g *g, uintptr_t p, uintptr_t *below);
void keeps_tell(const void *lo, const void *hi); /* keeps.c */

/* stats.c */
void stats_collected(const struct event_gc *e, const uint64_t *cells, uint64_t large_bytes, uint64_t large_cells,
		     bool forced);
void stats_init(void);

#endif
