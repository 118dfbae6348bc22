/* traceback.c - function and line tables, walks along frame pointers, and traces as Go prints them.
 *
 * The tables are sections that compiled code fills (abi.h); a program of C only has none, and its
 * traces show no frames. Frames of the runtime's C have no entry and are left out. */
#include "traceback.h"

#include <stdlib.h>
#include <string.h>

extern const struct gosub_func __start_gosub_functab[] __attribute__((weak));
extern const struct gosub_func __stop_gosub_functab[] __attribute__((weak));

#define SHOWN 50 /* frames at each end of a long trace */

/* ---- tables ---- */

static bool func_holds(const struct gosub_func *f, uintptr_t pc)
{
	return pc >= (uintptr_t)f->entry && pc - (uintptr_t)f->entry < f->size;
}

const struct gosub_func *trace_find(uintptr_t pc)
{
	const struct gosub_func *lo = __start_gosub_functab, *hi = __stop_gosub_functab;

	/* The last entry at or below pc. */
	while (hi - lo > 1) {
		const struct gosub_func *mid = lo + (hi - lo) / 2;

		if ((uintptr_t)mid->entry <= pc)
			lo = mid;
		else
			hi = mid;
	}
	return lo < hi && func_holds(lo, pc) ? lo : NULL;
}

static uint64_t uleb(const uint8_t **p)
{
	uint64_t v = 0;

	for (unsigned shift = 0;; shift += 7) {
		uint8_t b = *(*p)++;

		v |= (uint64_t)(b & 127) << shift;
		if (b < 128)
			return v;
	}
}

static int64_t sleb(const uint8_t **p)
{
	int64_t v = 0;
	unsigned shift = 0;
	uint8_t b;

	do {
		b = *(*p)++;
		v |= (int64_t)((uint64_t)(b & 127) << shift);
		shift += 7;
	} while (b >= 128);
	if (shift < 64 && (b & 64))
		v |= -((int64_t)1 << shift);
	return v;
}

struct line_record {
	uint64_t file, inlined;
	int64_t line;
};

static struct line_record line_of(const struct gosub_func *f, uintptr_t pc)
{
	struct line_record now = {0, 0, 0}, found = now;
	uintptr_t at = (uintptr_t)f->entry;
	const uint8_t *p = f->lines;
	uint64_t step;

	if (!p)
		return found;
	while ((step = uleb(&p)) != 0) {
		at += step - 1;
		if (at > pc)
			break;
		now.file = uleb(&p);
		now.line += sleb(&p);
		now.inlined = uleb(&p);
		found = now;
	}
	return found;
}

static const char *file_name(const struct gosub_func *f, uint64_t index)
{
	const char *const *files;

	if (!f->lines)
		return "?";
	memcpy(&files, f->lines - sizeof files, sizeof files);
	return files ? files[index] : "?";
}

struct trace_pos trace_lookup(const struct gosub_func *f, uintptr_t pc, uint32_t inline_index, bool first)
{
	struct line_record rec = line_of(f, pc);
	struct trace_pos out = {.name = f->name, .next = UINT32_MAX};
	uint64_t level = rec.inlined;

	out.file = file_name(f, rec.file);
	out.line = rec.line;
	/* From the innermost inlined call outwards to the level asked for. */
	while (level && f->inlines) {
		const struct gosub_inline *in = &f->inlines[level - 1];

		if (first || level == inline_index) {
			out.name = in->name;
			out.hidden = (in->flags & GOSUB_FUNC_WRAPPER) != 0;
			out.next = in->parent;
			return out;
		}
		out.file = file_name(f, in->call_file);
		out.line = in->call_line;
		level = in->parent;
	}
	out.hidden = (f->flags & GOSUB_FUNC_WRAPPER) != 0;
	return out;
}

/* ---- walking ---- */

struct walk walk_begin(struct g *g, void *pc, void *fp)
{
	return (struct walk){.g = g, .pc = (uintptr_t)pc, .fp = fp};
}

struct walk walk_parked(struct g *g)
{
	void **sp = g->context.sp;

#if defined(__x86_64__)
	return (struct walk){.g = g, .pc = (uintptr_t)sp[6], .fp = sp[5]};
#else
	return (struct walk){.g = g, .pc = (uintptr_t)sp[19], .fp = sp[18]};
#endif
}

/* fp lies on the goroutine's slot or one of its segments; the one found last is looked at first. */
static bool on_stack(struct walk *w, const void *fp)
{
	if ((uintptr_t)fp & 7)
		return false;
	if ((uintptr_t)fp - w->lo < w->size)
		return true;
	return stack_range(w->g, fp, &w->lo, &w->size);
}

static bool step(struct walk *w)
{
	void **fp = w->fp;

	if (!on_stack(w, fp))
		return false;
	w->pc = (uintptr_t)fp[1];
	w->fp = fp[0];
	w->exact = false;
	return w->pc != 0;
}

/* The next Go frame, innermost first. A return address names the call before it. */
const struct gosub_func *walk_next(struct walk *w)
{
	for (;;) {
		const struct gosub_func *f;
		bool more = true, again;

		if (w->begun || !w->pc)
			more = step(w);
		w->begun = true;
		if (!more)
			return NULL;
		w->at = w->pc - !w->exact;
		again = w->again;
		w->again = w->pc == (uintptr_t)gosub_morestack_grown || w->pc == (uintptr_t)gosub_morestack_asked;
		if (again || w->again) /* gosub_morestack, and the check that called it */
			continue;
		f = w->last && func_holds(w->last, w->at) ? w->last : trace_find(w->at);
		if (!f) {
			w->in_panic |=
			    w->at >= (uintptr_t)panic_call_deferred && w->at < (uintptr_t)panic_call_deferred_end;
			continue;
		}
		w->last = f;
		if (w->after_body) { /* the frame that holds the parameters of a function with
					defers */
			w->after_body = false;
			continue;
		}
		w->after_body = (f->flags & GOSUB_FUNC_BODY) != 0;
		w->after_panic = w->in_panic;
		w->in_panic = false;
		return f;
	}
}

/* What is wanted of a frame that is only counted: no line, when nothing was inlined into the
 * function. */
static struct trace_pos innermost(const struct logical *l)
{
	const struct gosub_func *f = l->func;

	if (!l->count_only || f->inlines)
		return trace_lookup(f, l->walk.at, 0, true);
	return (struct trace_pos){.name = f->name, .next = UINT32_MAX, .hidden = (f->flags & GOSUB_FUNC_WRAPPER) != 0};
}

/* Passes over frames of the function just found, `most` of them at most, and returns how many: deep
 * recursion. */
static uint64_t skip_same(struct logical *l, uint64_t most)
{
	const struct gosub_func *f = l->func;
	struct walk *w = &l->walk;
	uint64_t n = 0;

	if (f->inlines || (f->flags & (GOSUB_FUNC_WRAPPER | GOSUB_FUNC_BODY)))
		return 0;
	for (; n < most; n++) {
		void **fp = w->fp;

		if (!on_stack(w, fp) || !func_holds(f, (uintptr_t)fp[1] - 1))
			break;
		w->pc = (uintptr_t)fp[1];
		w->fp = fp[0];
	}
	w->at = w->pc - 1;
	return n;
}

bool logical_next(struct logical *l, struct trace_pos *pos)
{
	do {
		if (!l->func || l->level == UINT32_MAX) {
			l->func = walk_next(&l->walk);
			if (!l->func)
				return false;
			l->depth = 0;
			*pos = innermost(l);
		} else {
			l->depth++;
			*pos = trace_lookup(l->func, l->walk.at, l->level, false);
		}
		l->level = pos->next;
	} while (pos->hidden || trace_is_internal(pos->name));
	return true;
}

/* Functions of package runtime that are not exported stay out of traces. */
bool trace_is_internal(const char *name)
{
	return strncmp(name, "runtime.", 8) == 0 && !(name[8] >= 'A' && name[8] <= 'Z') && name[8] != '(';
}

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
	bool none = l->level == UINT32_MAX && (l->func->flags & GOSUB_FUNC_NO_PARAMS);

	return none || strcmp(name, "main.main") == 0 ? "()" : "(...)";
}

static void print_frame(struct trace_out *out, const struct logical *l, const struct trace_pos *pos)
{
	if (l->walk.after_panic && l->depth == 0) /* a deferred call below, which this panic runs */
		out_format(out, "panic(...)\n\truntime/sched/panic.c:%d\n", panic_line);
	out_format(out, "%s%s\n", pos->name, arguments_of(l, pos->name));
	out_format(out, "\t%s:%ld", pos->file, (long)pos->line);
	if (l->level == UINT32_MAX)
		out_format(out, " +0x%lx", (unsigned long)(l->walk.pc - (uintptr_t)l->func->entry));
	out_format(out, "\n");
}

static uint64_t count_frames(struct walk start)
{
	struct logical l = {.walk = start, .level = UINT32_MAX, .count_only = true};
	struct trace_pos pos;
	uint64_t n = 0;

	while (logical_next(&l, &pos))
		n += 1 + skip_same(&l, UINT64_MAX);
	return n;
}

static void print_frames(struct trace_out *out, struct walk start)
{
	struct logical l = {.walk = start, .level = UINT32_MAX};
	struct trace_pos pos;
	uint64_t total = count_frames(start);

	for (uint64_t i = 0; logical_next(&l, &pos); i++) {
		if (total > 2 * SHOWN && i == SHOWN)
			out_format(out, "...%lu frames elided...\n", (unsigned long)(total - 2 * SHOWN));
		if (total <= 2 * SHOWN || i < SHOWN || i >= total - SHOWN)
			print_frame(out, &l, &pos);
		else
			i += skip_same(&l, total - SHOWN - 1 - i);
		l.count_only = total > 2 * SHOWN && i + 1 >= SHOWN && i + 1 < total - SHOWN;
	}
}

static void print_creator(struct trace_out *out, struct g *g)
{
	uintptr_t pc = (uintptr_t)g->creator_pc;
	const struct gosub_func *f = pc ? trace_find(pc - 1) : NULL;
	struct trace_pos pos;

	if (!f || !g->parent)
		return;
	pos = trace_lookup(f, pc - 1, 0, true);
	out_format(out, "created by %s in goroutine %lu\n", pos.name, (unsigned long)g->parent);
	out_format(out, "\t%s:%ld +0x%lx\n", pos.file, (long)pos.line, (unsigned long)(pc - (uintptr_t)f->entry));
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
