/* callers.c - what std/runtime/symtab.go asks: stacks, functions, positions. PCs that Go sees are return addresses,
 * also those that stand for inlined calls (symtab.h). */
#include "overlay.h"
#include "traceback.h"

#include <string.h>

/* Where a call that does not return ends its function, the return address is the next function's, and FuncForPC would
 * say so: then it is a PC in the call. */
static uint64_t return_address(const struct frame *f)
{
	bool in_code = symtab_find(f->pc).func == f->func;

	return f->pc + !(in_code && symtab_find(f->pc + 1).func != f->func);
}

/* Calls from the caller of the Go function that calls this on; returns how many it stored. */
RT_GO(int64_t, callers, (int64_t skip, uint64_t *pcs, int64_t room))
{
	struct logical l = {.walk = walk_begin(g_self(), NULL, __builtin_frame_address(0))};
	int64_t n = 0;

	while (n < room && logical_next_any(&l)) {
		if (skip-- <= 0)
			pcs[n++] = return_address(&l.frame);
		sched_poll();
	}
	return n;
}

struct symbol { /* of symtab.go */
	struct gosub_string name, file;
	int64_t line, start_line;
	const struct gosub_func *func;
	uint64_t outer;  /* call PC of what it is inlined into, or 0 where that is a wrapper */
	int64_t inlined; /* 1: it is not func itself */
};

/* What is called innermost at the call pc. 0: unknown. */
RT_GO(int64_t, symbolize, (uint64_t pc, struct symbol *out))
{
	struct frame f;
	struct frame_place place;
	uint32_t flags;

	if (!frame_at(pc, &f))
		return 0;
	place = frame_place(&f);
	flags = frame_flags(&f);
	*out = (struct symbol){c_string(frame_name(&f)),
			       c_string(place.file),
			       place.line,
			       GOSUB_FUNC_LINE(flags),
			       f.func,
			       0,
			       f.index != 0};
	do
		out->outer = frame_outer(&f) ? f.pc : 0;
	while (out->outer && frame_flags(&f) & GOSUB_FUNC_WRAPPER);
	return 1;
}

/* What the call that returns to pc allocates: as of frame_site, "": nothing known. */
RT_GO(struct gosub_pair, alloc_site, (uint64_t pc))
{
	struct frame f;

	return string_result(c_string(frame_at(pc - 1, &f) ? frame_site(&f) : NULL));
}

RT_GO(struct gosub_pair, func_name, (const struct gosub_func *f))
{
	return string_result(c_string(f->name));
}

struct stack_job {
	struct trace_out out;
	struct g *g;
	void *fp;
	bool all;
};

/* Without runtime.Stack itself. */
static struct logical behind_runtime(struct walk start)
{
	struct logical l = {.walk = start}, before = l;

	while (logical_next_any(&l) && strncmp(frame_name(&l.frame), "runtime.", 8) == 0)
		before = l;
	return before;
}

static void write_stack(void *arg)
{
	struct stack_job *j = arg;

	trace_print_current(&j->out, j->g, behind_runtime(walk_begin(j->g, NULL, j->fp)));
	if (j->all)
		trace_print_others(&j->out, j->g);
}

RT_GO(int64_t, stack, (char *buf, int64_t len, int64_t all))
{
	struct stack_job j = {{buf, 0, len, true}, g_self(), __builtin_frame_address(0), all != 0};

	if (!all) { /* frames are counted to the last one */
		sched_run_aside(write_stack, &j);
		return j.out.len;
	}
	sched_stop_world();
	sched_run_on_m_stack(write_stack, &j);
	sched_start_world();
	return j.out.len;
}
