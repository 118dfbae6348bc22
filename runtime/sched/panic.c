/* panic.c - panic, recover, Goexit and deferred calls.
 *
 * A panic runs deferred calls on top of the stack that panics. Frames with defers form a list
 * through g->frames (abi.h); each knows its depth in it. When a panic is recovered in frame R, the
 * rest of R's deferred calls run right there, as what they captured lives above R; then the
 * goroutine goes on at the end of R's gosub_frame_call, where what lies above is given back. Other
 * panics and Goexits under way whose current frame is R or deeper end with it: they were aborted. A
 * Goexit among them goes on instead. */
#include "rt.h"
#include "text/panic.h"

/* Drops the panics that frame's return ends; true when a Goexit was among them. */
static bool drop_aborted(struct g *g, struct panic *p, const struct gosub_frame *frame)
{
	bool goexit = false;

	g->panic = p->link;
	while (g->panic && g->panic->depth >= frame->depth) {
		goexit |= g->panic->goexit;
		g->panic = g->panic->link;
		sched_poll();
	}
	return goexit;
}

static RT_NORETURN void resume(struct g *g, struct panic *p, struct gosub_frame *frame)
{
	g->fault_sig = 0;
	g->head.frames = frame;
	if (drop_aborted(g, p, frame))
		panic_goexit();
	g->head.recover_sp = frame->recover_sp; /* a deferred recover() is the function's own call */
	gosub_run_defers(frame);
	gosub_resume_frame(frame);
}

void panic_resume_done(struct gosub_frame *frame)
{
	struct m *m = m_self();
	struct g *g = m->current;

	g->head.frames = frame;
	g->head.recover_sp = frame->recover_sp;
	stack_trim(g, frame->sp);
	g->head.limit = frame->limit;
	tls_set(m, g);
}

/* What stands for a nil function: it is called as any other, after a look at the stack, for as many panics may nest
 * as there are deferred calls. */
static const struct gosub_closure nil_call = {(void *)gosub_panic_nil};

/* A record of the heap that is in no list any more points to nothing that lies in a frame. */
static struct gosub_closure *take(struct gosub_frame *frame, struct gosub_defer *d)
{
	struct gosub_closure *fn = d->fn;

	frame->defers = d->link;
	rt_store(&d->link, NULL);
	rt_store(&d->fn, NULL);
	return fn ? fn : (struct gosub_closure *)&nil_call;
}

const int panic_line = __LINE__ + 1;
/* All deferred calls of the goroutine, innermost first; returns when none is left. */
static void run_all(struct g *g, struct panic *p)
{
	struct gosub_frame *frame;

	while ((frame = g->head.frames)) {
		struct gosub_closure *fn;
		struct gosub_defer *d;

		p->depth = frame->depth;
		while ((d = frame->defers)) {
			fn = take(frame, d);
			if (p->goexit)
				panic_call_closure(fn);
			else
				panic_call_deferred(fn);
			if (p->recovered && !p->goexit)
				resume(g, p, frame);
		}
		g->head.frames = frame->link;
	}
}

void gosub_panic(const struct gosub_type *desc, void *data)
{
	struct g *g = g_self();
	struct panic p = {.value = {desc, data}};

	if (sched_on_m_stack())
		rt_throw("panic on a thread's own stack");
	if (!desc) {
		if (rt.knobs.panic_nil)
			hooks_nil_used();
		else
			p.value = hooks_error(HOOK_PANIC_NIL, NULL, 0);
	}
	p.link = g->panic;
	p.depth = UINT64_MAX;
	g->panic = &p;
	run_all(g, &p);
	panic_fatal(g, __builtin_frame_address(0));
}

void panic_goexit(void)
{
	struct g *g = g_self();
	struct panic p = {.goexit = true, .link = g->panic, .depth = UINT64_MAX};

	g->panic = &p;
	run_all(g, &p);
	g->panic = NULL;
	g->fault_sig = 0;
	if (g->id == 1)
		rt.sched.main_gone = true;
	park_exit();
}

struct gosub_pair gosub_recover(void *sp)
{
	struct g *g = g_self();
	struct panic *p = g->panic;

	if (!p || p->goexit || p->recovered || sp != g->head.recover_sp)
		return (struct gosub_pair){0, 0};
	p->recovered = true;
	return (struct gosub_pair){(int64_t)(uintptr_t)p->value.type, (int64_t)(uintptr_t)p->value.data};
}

void gosub_run_defers(void *frame_)
{
	struct gosub_frame *frame = frame_;
	struct gosub_defer *d;

	while ((d = frame->defers))
		panic_call_closure(take(frame, d));
}

void gosub_defer_heap(void *frame_, void *closure)
{
	static const uint8_t pointers[] = {3}; /* link and fn */
	static const struct gosub_type type = {
	    .size = sizeof(struct gosub_defer),
	    .ptr_bytes = 16,
	    .align = 8,
	    .field_align = 8,
	    .kind = GOSUB_KIND_STRUCT,
	    .gcdata = pointers,
	};
	struct gosub_frame *frame = frame_;
	struct gosub_defer *d = heap_alloc(sizeof *d, &type, 1);

	rt_store(&d->fn, closure);
	rt_store(&d->link, frame->defers);
	frame->defers = d;
}

struct search {
	const void *record;
	bool found;
};

/* Compiled code that calls the allocator may have put off what it stores in its innermost frames, as the allocator
 * does not read them: so what is found there need not be a list, nor have an end. */
#define SEARCH_MAX (1u << 22)

static void search_defers(struct g *g, void *arg)
{
	struct search *s = arg;
	const struct gosub_frame *f = g->head.frames;
	uint32_t steps = 0;

	for (; stack_lives(g, (uintptr_t)f) && !s->found && steps < SEARCH_MAX; f = f->link) {
		const struct gosub_defer *d = f->defers;

		while (d != s->record && steps++ < SEARCH_MAX &&
		       (stack_lives(g, (uintptr_t)d) || (d && heap_object_base(d) == d)))
			d = d->link;
		s->found = d == s->record;
	}
}

bool panic_defers(const void *record)
{
	struct search s = {.record = record};

	stack_each_g(search_defers, &s);
	return s.found;
}

void panic_fault(void)
{
	struct g *g = g_self();

	if (g->fault_sig == 8 /* SIGFPE */)
		gosub_panic_divide();
	if (g->fault_addr < 4096 || g->fault_code == 128 /* SI_KERNEL: no canonical address */)
		panic_nil_keep_fault();
	if (g->panic_on_fault)
		panic_address();
	panic_unexpected_address(g);
}
