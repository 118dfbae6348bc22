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

/* Behind the bracket that closes the one at s; NULL: none does. */
static const char *behind_brackets(const char *s)
{
	int depth = 0;

	for (; *s; s++) {
		depth += (*s == '[') - (*s == ']');
		if (!depth)
			return s + 1;
	}
	return NULL;
}

/* main.G[...].m[...].func1 for what is named by its type arguments. */
static void print_name(struct trace_out *out, const char *name)
{
	const char *open, *behind;

	while ((open = strchr(name, '[')) && (behind = behind_brackets(open))) {
		out_format(out, "%.*s[...]", (int)(open - name), name);
		name = behind;
	}
	out_format(out, "%s", name);
}

static void print_frame(struct trace_out *out, const struct logical *l)
{
	struct frame_place place = frame_place(&l->frame);
	const char *name = frame_name(&l->frame);

	if (l->frame.func->flags & GOSUB_FUNC_NOT_GO && strcmp(name, "runtime.gopanic") == 0)
		return; /* shown with the next one */

	if (l->walk.after_panic && l->frame.pc == l->walk.at) /* a deferred call below, which this panic runs */
		out_format(out, "panic(...)\n\truntime/sched/panic.c:%d\n", panic_line);
	print_name(out, name);
	out_format(out, "%s\n", arguments_of(l, name));
	out_format(out, "\t%s:%ld", place.file, (long)place.line);
	if (!l->inlined)
		out_format(out, " +0x%lx", (unsigned long)(l->walk.pc - (uintptr_t)l->frame.func->entry));
	out_format(out, "\n");
}

static bool next_shown(struct logical *l)
{
	return trace_settings().level >= 2 ? logical_next_any(l) : logical_next(l);
}

/* Frames shown of the machine's call that l is in. */
static uint64_t frames_of_call(struct logical l)
{
	void **fp = l.walk.fp;
	uint64_t n;

	if (!l.frame.func->inlines)
		return 1;
	l.frame.index = l.walk.index;
	n = trace_settings().level >= 2 || !trace_is_internal(frame_name(&l.frame));
	while (next_shown(&l) && l.walk.fp == fp)
		n++;
	return n;
}

static uint64_t skip_same(struct logical *l, uint64_t most)
{
	return most ? logical_skip_same(l, frames_of_call(*l), most) : 0;
}

static uint64_t count_frames(struct logical l)
{
	uint64_t n = 0;

	while (next_shown(&l))
		n += 1 + skip_same(&l, UINT64_MAX);
	return n;
}

static void print_frames(struct trace_out *out, struct logical start)
{
	struct logical l = start;
	uint64_t total = count_frames(start);

	for (uint64_t i = 0; next_shown(&l); i++) {
		if (total > 2 * SHOWN && i == SHOWN)
			out_format(out, "...%lu frames elided...\n", (unsigned long)(total - 2 * SHOWN));
		if (total <= 2 * SHOWN || i < SHOWN || i >= total - SHOWN)
			print_frame(out, &l);
		else
			i += skip_same(&l, total - SHOWN - 1 - i);
	}
}

static void print_creator(struct trace_out *out, struct g *g)
{
	uintptr_t pc = (uintptr_t)g->creator_pc;
	struct frame_place place;
	struct frame f;

	if (!pc || !frame_at(pc - 1, &f))
		return;
	place = frame_place(&f);
	out_format(out, "created by ");
	print_name(out, frame_name(&f));
	if (g->parent)
		out_format(out, " in goroutine %lu", (unsigned long)g->parent);
	out_format(out, "\n\t%s:%ld +0x%lx\n", place.file, (long)place.line,
		   (unsigned long)(pc - (uintptr_t)f.func->entry));
}

/* As Go prints it in a key or value, with quotes only where needed. */
static void print_label(struct trace_out *out, struct gosub_string s)
{
	bool plain = true;

	for (int64_t i = 0; i < s.len; i++)
		plain &= (s.ptr[i] >= '0' && s.ptr[i] <= '9') || (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') ||
			 (s.ptr[i] >= 'a' && s.ptr[i] <= 'z') || s.ptr[i] == '.' || s.ptr[i] == '/' || s.ptr[i] == '_';
	if (plain) {
		out_format(out, "%.*s", (int)s.len, s.ptr);
		return;
	}
	out_format(out, "\"");
	for (int64_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == '\n')
			out_format(out, "\\n");
		else if (c == '"' || c == '\\')
			out_format(out, "\\%c", c);
		else if (c < ' ' || c > 126)
			out_format(out, "\\x%x%x", c >> 4, c & 15u);
		else
			out_format(out, "%c", c);
	}
	out_format(out, "\"");
}

/* Of runtime/pprof: a pointer to a slice of pairs of strings. */
static void print_labels(struct trace_out *out, const struct gosub_slice *labels)
{
	const struct gosub_string *s;

	if (!labels || !labels->len || !rt.knobs.traceback_labels)
		return;
	s = labels->ptr;
	out_format(out, " {");
	for (int64_t i = 0; i < labels->len; i++) {
		out_format(out, "%s", i ? ", " : "");
		print_label(out, s[2 * i]);
		out_format(out, ": ");
		print_label(out, s[2 * i + 1]);
	}
	out_format(out, "}");
}

static void print_header(struct trace_out *out, struct g *g, const char *status)
{
	int64_t minutes = g->wait_since ? (os_nanotime() - g->wait_since) / 60000000000 : 0;

	out_format(out, "goroutine %lu", (unsigned long)g->id);
	if (trace_settings().level >= 2 && g->m)
		out_format(out, " gp=%p m=%u mp=%p", (void *)g, g->m->id, (void *)g->m);
	else if (trace_settings().level >= 2)
		out_format(out, " gp=%p m=nil", (void *)g);
	out_format(out, " [%s", status);
	if (g->leaked)
		out_format(out, " (leaked)");
	if (g->bubble && g->bubble_state == BUBBLE_BLOCKED)
		out_format(out, " (durable)");
	if (minutes >= 1 && atomic_load(&g->status) == G_WAITING)
		out_format(out, ", %ld minutes", (long)minutes);
	if (g->locked)
		out_format(out, ", locked to thread");
	if (g->bubble)
		out_format(out, ", synctest bubble %u", g->bubble->id);
	out_format(out, "]");
	print_labels(out, g->labels);
	out_format(out, ":\n");
}

void trace_print_current(struct trace_out *out, struct g *g, struct logical start)
{
	print_header(out, g, "running");
	print_frames(out, start);
	print_creator(out, g);
}

void trace_current(struct g *g, void *pc, void *fp)
{
	struct trace_out out = {0};
	struct logical l = {.walk = walk_begin(g, pc, fp)};

	l.walk.exact = pc != NULL;
	print_text("\n", 1);
	trace_print_current(&out, g, l);
}

struct others {
	struct trace_out *out;
	struct g *except;
	const struct bubble *bubble; /* NULL: also of no bubble */
};

static void print_other(struct g *g, void *arg)
{
	struct others *o = arg;
	uint32_t status = atomic_load(&g->status);

	if (o->bubble && g->bubble != o->bubble)
		return;
	if (g == o->except || status == G_DEAD || (g->system && !g->for_program && trace_settings().level < 2))
		return;
	out_format(o->out, "\n");
	if (status == G_RUNNING) {
		print_header(o->out, g, "running");
		out_format(o->out, "\tgoroutine running on other thread; stack unavailable\n");
	} else {
		print_header(o->out, g, status == G_RUNNABLE ? "runnable" : wait_kinds[g->wait].words);
		print_frames(o->out, (struct logical){.walk = walk_parked(g)});
	}
	print_creator(o->out, g);
}

void trace_print_others(struct trace_out *out, struct g *except)
{
	struct others o = {out, except, NULL};

	stack_each_g(print_other, &o);
}

void trace_bubble(struct g *except, const struct bubble *b)
{
	struct trace_out out = {0};
	struct others o = {&out, except, b};

	stack_each_g(print_other, &o);
}

void trace_others(struct g *except)
{
	struct trace_out out = {0};

	trace_print_others(&out, except);
}
