/* event.h - what the runtime tells those who watch it: gctrace, tests, later the profilers. */
#ifndef GOSUB_EVENT_H
#define GOSUB_EVENT_H

#include <stdbool.h>
#include <stdint.h>

struct event_gc { /* one finished collection; the world is still stopped */
	uint64_t number;
	int64_t start_ns, stopped_ns, marked_ns,
	    end_ns;                              /* monotonic: asked for, world stopped, marked, about to go on */
	int64_t mark_cpu_ns;                     /* of all workers */
	int64_t total_gc_cpu_ns;                 /* of all collections so far */
	uint64_t heap_before, heap_marked, goal; /* bytes; goal: the one that was in force */
	uint64_t stack_bytes, root_bytes;
	int procs;
	bool forced;
};

typedef void (*event_gc_fn)(const struct event_gc *e, void *arg);

/* Listeners are called in order of registration, on a thread's own stack; they must not allocate from the heap. At
 * most 4. */
void event_listen_gc(event_gc_fn fn, void *arg);
void event_gc(const struct event_gc *e);

#endif
