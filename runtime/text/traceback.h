/* traceback.h - walking stacks: what prints traces and fills profiles stands on. */
#ifndef GOSUB_TRACEBACK_H
#define GOSUB_TRACEBACK_H

#include "symtab.h"

/* A walk over the frames of a stack that have an entry in the tables. */
struct walk {
	struct g *g;
	void **fp;
	uintptr_t pc;       /* return address, or with `exact` the instruction itself; 0: begin with fp's
			       frame */
	uintptr_t at;       /* in the frame found: what to look up */
	uintptr_t lo, size; /* of the stack range fp was in last */
	uint32_t index;     /* there, the inline index of the innermost call */
	bool begun, exact, after_body;
	bool again;                 /* the next frame is one whose stack check ran its function again */
	bool in_panic, after_panic; /* between this frame and the one before, a panic ran a deferred call */
};
struct walk walk_begin(struct g *g, void *pc, void *fp);
struct walk walk_parked(struct g *g); /* of a goroutine that was switched from */
const struct gosub_func *walk_next(struct walk *w);

/* The same with inlined calls as frames of their own, without wrappers. Begin with a frame of zeros. */
struct logical {
	struct walk walk;
	struct frame frame;
	bool inlined; /* the call found is */
};
bool logical_next_any(struct logical *l); /* with assembly that has a name */
bool logical_next(struct logical *l);     /* without the runtime's inside */
uint64_t logical_skip_same(struct logical *l, uint64_t each, uint64_t most);
bool trace_is_internal(const char *name);

struct trace_out { /* standard error, or a buffer */
	char *buf;
	int64_t len, room;
	bool to_buffer;
};
void trace_print_current(struct trace_out *out, struct g *g, struct logical start);
void trace_print_others(struct trace_out *out, struct g *except);

#endif
