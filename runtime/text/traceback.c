/* traceback.c - traces as Go prints them. */
#include "traceback.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN 50 /* frames at each end of a long trace */

/* ---- printing ---- */

static void out_format(struct trace_out *out, const char *fmt, ...) RT_PRINTF(2, 3);

static void write_out(void *to, const char *text, int64_t len)
{
	struct trace_out *out = to;

	if (len > out->room - out->len)
		len = out->room - out->len;
	memcpy(out->buf + out->len, text, (size_t)len);
	out->len += len;
}

static void out_format(struct trace_out *out, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	if (out->to_buffer)
		format_v(write_out, out, fmt, ap);
	else
		print_format_v(fmt, ap);
	va_end(ap);
}

/* Arguments are not known; that there are none is known of some. */
static const char *arguments_of(const struct logical *l, const char *name)
{
	bool none = !l->inlined && (l->frame.func->flags & GOSUB_FUNC_NO_PARAMS);

	return none || strcmp(name, "main.main") == 0 ? "()" : "(...)";
}

/* main.f[...].func1 for what is named by its type arguments. */
static void print_name(struct trace_out *out, const char *name)
{
	const char *first = strchr(name, '['), *last = strrchr(name, ']');

	if (first && last && first < last)
		out_format(out, "%.*s[...]%s", (int)(first - name), name, last + 1);
	else
		out_format(out, "%s", name);
}

static void print_frame(struct trace_out *out, const struct logical *l)
{
	struct frame_place place = frame_place(&l->frame);
	const char *name = frame_name(&l->frame);

	if (l->walk.after_panic && l->frame.pc == l->walk.at) /* a deferred call below, which this panic runs */
		out_format(out, "panic(...)\n\truntime/sched/panic.c:%d\n", panic_line);
	print_name(out, name);
	out_format(out, "%s\n", arguments_of(l, name));
	out_format(out, "\t%s:%ld", place.file, (long)place.line);
	if (!l->inlined)
		out_format(out, " +0x%lx", (unsigned long)(l->walk.pc - (uintptr_t)l->frame.func->entry));
	out_format(out, "\n");
}

static uint64_t count_frames(struct walk start)
{
	struct logical l = {.walk = start};
	uint64_t n = 0;

	while (logical_next(&l))
		n += 1 + logical_skip_same(&l, UINT64_MAX);
	return n;
}

static void print_frames(struct trace_out *out, struct walk start)
{
	struct logical l = {.walk = start};
	uint64_t total = count_frames(start);

	for (uint64_t i = 0; logical_next(&l); i++) {
		if (total > 2 * SHOWN && i == SHOWN)
			out_format(out, "...%lu frames elided...\n", (unsigned long)(total - 2 * SHOWN));
		if (total <= 2 * SHOWN || i < SHOWN || i >= total - SHOWN)
			print_frame(out, &l);
		else
			i += logical_skip_same(&l, total - SHOWN - 1 - i);
	}
}

static void print_creator(struct trace_out *out, struct g *g)
{
	uintptr_t pc = (uintptr_t)g->creator_pc;
	struct frame_place place;
	struct frame f;

	if (!pc || !g->parent || !frame_at(pc - 1, &f))
		return;
	place = frame_place(&f);
	out_format(out, "created by ");
	print_name(out, frame_name(&f));
	out_format(out, " in goroutine %lu\n", (unsigned long)g->parent);
	out_format(out, "\t%s:%ld +0x%lx\n", place.file, (long)place.line,
		   (unsigned long)(pc - (uintptr_t)f.func->entry));
}

static void print_header(struct trace_out *out, struct g *g, const char *status)
{
	out_format(out, "goroutine %lu [%s%s]:\n", (unsigned long)g->id, status, g->locked ? ", locked to thread" : "");
}

void trace_print_current(struct trace_out *out, struct g *g, struct walk w)
{
	print_header(out, g, "running");
	print_frames(out, w);
	print_creator(out, g);
}

void trace_current(struct g *g, void *pc, void *fp)
{
	struct trace_out out = {0};
	struct walk w = walk_begin(g, pc, fp);

	w.exact = pc != NULL;
	print_text("\n", 1);
	trace_print_current(&out, g, w);
}

struct others {
	struct trace_out *out;
	struct g *except;
};

static void print_other(struct g *g, void *arg)
{
	struct others *o = arg;
	uint32_t status = atomic_load(&g->status);

	if (g == o->except || status == G_DEAD || g->system)
		return;
	out_format(o->out, "\n");
	if (status == G_RUNNING) {
		print_header(o->out, g, "running");
		out_format(o->out, "\tgoroutine running on other thread; stack unavailable\n");
	} else {
		print_header(o->out, g,
			     status == G_RUNNABLE ? "runnable"
			     : g->wait_reason     ? g->wait_reason
						  : "waiting");
		print_frames(o->out, walk_parked(g));
	}
	print_creator(o->out, g);
}

void trace_print_others(struct trace_out *out, struct g *except)
{
	struct others o = {out, except};

	stack_each_g(print_other, &o);
}

void trace_others(struct g *except)
{
	struct trace_out out = {0};

	trace_print_others(&out, except);
}

int trace_level(void)
{
	const char *v = getenv("GOTRACEBACK");

	if (!v || !*v || strcmp(v, "single") == 0)
		return 1;
	if (strcmp(v, "none") == 0)
		return 0;
	if (strcmp(v, "all") == 0)
		return 2;
	if (strcmp(v, "system") == 0)
		return 3;
	if (strcmp(v, "crash") == 0 || strcmp(v, "wer") == 0)
		return 4;
	return *v >= '0' && *v <= '9' ? atoi(v) : 1;
}
