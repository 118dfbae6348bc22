/* panic_text.c - what is printed when a panic or a fatal error ends the program. */
#include "panic.h"

#include <stdlib.h>
#include <string.h>

/* First line break and all later ones are followed by a tab. */
static void print_indented(const char *s, int64_t len)
{
	while (len > 0) {
		const char *nl = memchr(s, '\n', (size_t)len);
		int64_t n = nl ? nl - s + 1 : len;

		print_text(s, n);
		if (nl)
			print_text("\t", 1);
		s += n;
		len -= n;
	}
}

static const void *value_of(struct gosub_eface *v)
{
	return type_direct(v->type) ? (const void *)&v->data : v->data;
}

static bool print_basic(int kind, const void *p)
{
	switch (kind) {
	case GOSUB_KIND_BOOL:
		gosub_print_bool(*(const bool *)p);
		return true;
	case GOSUB_KIND_INT:
	case GOSUB_KIND_INT64:
		gosub_print_int(*(const int64_t *)p);
		return true;
	case GOSUB_KIND_INT8:
		gosub_print_int(*(const int8_t *)p);
		return true;
	case GOSUB_KIND_INT16:
		gosub_print_int(*(const int16_t *)p);
		return true;
	case GOSUB_KIND_INT32:
		gosub_print_int(*(const int32_t *)p);
		return true;
	case GOSUB_KIND_UINT:
	case GOSUB_KIND_UINT64:
	case GOSUB_KIND_UINTPTR:
		gosub_print_uint(*(const int64_t *)p);
		return true;
	case GOSUB_KIND_UINT8:
		gosub_print_uint(*(const uint8_t *)p);
		return true;
	case GOSUB_KIND_UINT16:
		gosub_print_uint(*(const uint16_t *)p);
		return true;
	case GOSUB_KIND_UINT32:
		gosub_print_uint(*(const uint32_t *)p);
		return true;
	case GOSUB_KIND_FLOAT32:
		gosub_print_float32(*(const float *)p);
		return true;
	case GOSUB_KIND_FLOAT64:
		gosub_print_float(*(const double *)p);
		return true;
	case GOSUB_KIND_COMPLEX64:
		gosub_print_complex64(((const float *)p)[0], ((const float *)p)[1]);
		return true;
	case GOSUB_KIND_COMPLEX128:
		gosub_print_complex(((const double *)p)[0], ((const double *)p)[1]);
		return true;
	}
	return false;
}

static void print_string_value(const struct gosub_string *s, bool quoted)
{
	if (quoted)
		print_text("\"", 1);
	print_indented(s->ptr, s->len);
	if (quoted)
		print_text("\"", 1);
}

/* 5, main.E(5), main.S("x"), (main.T) 0xc000012345: a predeclared type has no package in its name.
 */
static void print_value(struct gosub_eface v)
{
	struct gosub_string name;
	int kind;
	const void *p;
	bool named, complex;

	if (!v.type) {
		print_text("nil", 3);
		return;
	}
	kind = v.type->kind & 31;
	p = value_of(&v);
	name = type_string(v.type);
	named = (v.type->tflag & GOSUB_TFLAG_NAMED) && memchr(name.ptr, '.', (size_t)name.len);
	complex = kind == GOSUB_KIND_COMPLEX64 || kind == GOSUB_KIND_COMPLEX128;
	if (kind > GOSUB_KIND_COMPLEX128 && kind != GOSUB_KIND_STRING) {
		print_text("(", 1);
		print_text(name.ptr, name.len);
		print_text(") ", 2);
		gosub_print_pointer(v.data);
		return;
	}
	if (named) {
		print_text(name.ptr, name.len);
		if (!complex)
			print_text("(", 1);
	}
	if (kind == GOSUB_KIND_STRING)
		print_string_value(p, named);
	else
		print_basic(kind, p);
	if (named && !complex)
		print_text(")", 1);
}

static bool same_value(const struct panic *a, const struct panic *b)
{
	return a->value.type == b->value.type && a->value.data == b->value.data;
}

/* On the goroutine's stack, as Error and String methods run here. */
static void prepare_texts(struct panic *p)
{
	for (; p; p = p->link) {
		if (p->link && !p->goexit && same_value(p->link, p)) {
			p->link->repanicked = true;
			continue;
		}
		if (!p->goexit)
			p->printed_text = hooks_text(p->value, &p->text, &p->text_len);
	}
}

static void print_panic(const struct panic *p)
{
	if (p->goexit)
		return;
	print_format("panic: ");
	if (p->printed_text)
		print_indented(p->text, p->text_len);
	else
		print_value(p->value);
	if (p->recovered && p->repanicked)
		print_format(" [recovered, repanicked]");
	else if (p->recovered)
		print_format(" [recovered]");
	print_format("\n");
}

/* Turns the list of panics round: they nest as deep as deferred calls do, so nothing walks it by recursion. */
static struct panic *reversed(struct panic *p)
{
	struct panic *done = NULL;

	while (p) {
		struct panic *next = p->link;

		p->link = done;
		done = p;
		p = next;
	}
	return done;
}

/* Oldest first; a panic whose value is panicked again right after it stands for both. The list stays reversed. */
static void print_panics(struct panic *newest)
{
	const struct panic *before = NULL;

	for (const struct panic *p = reversed(newest); p; before = p, p = p->link) {
		if (before && before->repanicked)
			continue;
		if (before && !before->goexit)
			print_format("\t");
		print_panic(p);
	}
}

void panic_print_signal(int sig, int code, uint64_t addr, uint64_t pc)
{
	print_format("[signal %s code=0x%x addr=0x%lx pc=0x%lx]\n", signal_text(sig), (unsigned)code,
		     (unsigned long)addr, (unsigned long)pc);
}

void panic_begin_dying(void)
{
	uint32_t none = 0;

	if (atomic_compare_exchange_strong(&rt.sched.dying, &none, 1))
		return;
	if (m_self() && m_self()->dying)
		os_exit(5);
	for (;;)
		os_usleep(1000000);
}

struct ending {
	struct g *g;
	void *fp;
	const char *text; /* of a fatal error, or NULL: panics */
	bool all;
};

/* Panics with the value that synctest.go makes. */
static bool is_bubble_deadlock(const struct ending *e)
{
	static const char name[] = "runtime.synctestDeadlockError";
	const struct panic *p = e->text || !e->g ? NULL : e->g->panic;
	struct gosub_string s;

	if (!p || !p->value.type)
		return false;
	s = type_string(p->value.type);
	return s.len == sizeof name - 1 && memcmp(s.ptr, name, sizeof name - 1) == 0;
}

static void print_ending(void *arg)
{
	struct ending *e = arg;
	struct trace_settings show = trace_settings();

	panic_begin_dying();
	if (m_self())
		m_self()->dying = true;
	if (e->text)
		print_format("fatal error: %s\n", e->text);
	else
		print_panics(e->g->panic);
	if (e->g && e->g->fault_sig)
		panic_print_signal(e->g->fault_sig, e->g->fault_code, e->g->fault_addr, e->g->fault_pc);
	if (show.level > 0) {
		if (e->g)
			trace_current(e->g, NULL, e->fp);
		if (e->all || show.all)
			trace_others(e->g);
		else if (is_bubble_deadlock(e))
			trace_bubble(e->g, atomic_load(&rt.sched.bubble.stuck));
	}
	if (!e->text) /* the heap is in order */
		sites_report();
	if (show.crash) /* GOTRACEBACK=crash: a core, when the system keeps any */
		signal_abort();
	os_exit(2);
}

static RT_NORETURN void end(struct ending *e)
{
	sched_run_on_m_stack(print_ending, e);
	__builtin_unreachable();
}

void panic_fatal(struct g *g, void *fp)
{
	prepare_texts(g->panic);
	end(&(struct ending){.g = g, .fp = fp});
}

void rt_fatal(const char *text)
{
	struct g *g = sched_on_m_stack() && !(m_self() && m_self()->on_m_stack) ? NULL : g_self();

	end(&(struct ending){.g = g, .fp = __builtin_frame_address(0), .text = text, .all = true});
}

void rt_throw(const char *text)
{
	rt_fatal(text);
}

void panic_unexpected_address(struct g *g)
{
	print_format("unexpected fault address 0x%lx\n", (unsigned long)g->fault_addr);
	rt_fatal("fault");
}
