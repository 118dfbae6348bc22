/* traceback.h - walking stacks: what traceback.c and overlay.c share. */
#ifndef GOSUB_TRACEBACK_H
#define GOSUB_TRACEBACK_H

#include "rt.h"

/* A walk over the Go frames of a stack. */
struct walk {
	struct g *g;
	void **fp;
	uintptr_t pc;                  /* return address, or with `exact` the instruction itself; 0: begin with fp's
					  frame */
	uintptr_t at;                  /* in the frame found: what to look up */
	uintptr_t lo, size;            /* of the stack range fp was in last */
	const struct gosub_func *last; /* likely the next one's too */
	bool begun, exact, after_body;
	bool again;                 /* the next frame is one whose stack check ran its function again */
	bool in_panic, after_panic; /* between this frame and the one before, a panic ran a deferred call */
};
struct walk walk_begin(struct g *g, void *pc, void *fp);
struct walk walk_parked(struct g *g); /* of a goroutine that was switched from */
const struct gosub_func *walk_next(struct walk *w);

/* The same with inlined calls as frames of their own, without wrappers and the runtime's inside.
 * Begin with level UINT32_MAX. */
struct logical {
	struct walk walk;
	const struct gosub_func *func;
	uint32_t level;  /* inline index to come, UINT32_MAX: none */
	bool count_only; /* positions are not wanted */
	uint32_t depth;  /* how many inlined calls lie below this one in the same frame */
};
bool logical_next(struct logical *l, struct trace_pos *pos);
bool trace_is_internal(const char *name);

struct trace_out { /* standard error, or a buffer */
	char *buf;
	int64_t len, room;
	bool to_buffer;
};
void trace_print_current(struct trace_out *out, struct g *g, struct walk w);
void trace_print_others(struct trace_out *out, struct g *except);

#endif
