/* print.c - the builtins print and println, on standard error.
 *
 * One statement is one write as far as it fits. A goroutine that prints may be preempted between two pieces, so who
 * waits for the right to print does so by yielding, never on a lock. */
#include <string.h>
#include "print.h"

static uintptr_t self(void)
{
	struct g *g = g_self();
	return g ? (uintptr_t)g : (uintptr_t)&gosub_tls;
}

struct piece {
	const char *text;
	int64_t len;
};

static void write_piece(void *arg)
{
	const struct piece *p = arg;
	int64_t crash = atomic_load(&rt.text.crash_fd);

	os_write(2, p->text, (size_t)p->len);
	if (crash >= 0 && atomic_load(&rt.sched.dying))
		os_write((int)crash, p->text, (size_t)p->len);
}

/* Whoever reads may take its time: a stop of the world does not wait for it. A program that ends may be in the handler
 * of a signal. */
static void write_text(const char *text, int64_t len)
{
	struct piece p = {text, len};

	if (atomic_load(&rt.sched.dying))
		write_piece(&p);
	else
		sched_run_aside(write_piece, &p);
}

static void flush(void)
{
	int64_t n = rt.text.print.n;
	rt.text.print.n = 0;
	if (n)
		write_text(rt.text.print.buf, n);
}

/* In a handler of a signal that ends the program: what it interrupted may have been printing. */
void print_abandon(void)
{
	if (atomic_load_explicit(&rt.text.print.owner, memory_order_relaxed) != self())
		return;
	flush();
	atomic_store(&rt.text.print.owner, 0);
}

/* Another prints, and perhaps to a pipe that is full. */
static void wait_for_turn(int round)
{
	if (!g_self() || sched_on_m_stack())
		rt_wait_briefly((unsigned)round + 200);
	else if (round < 16 || rt.sched.deterministic)
		park_yield();
	else
		timer_sleep(round < 64 ? 20000 : 1000000);
}

void gosub_print_lock(void)
{
	uintptr_t me = self(), none = 0;
	if (atomic_load_explicit(&rt.text.print.owner, memory_order_relaxed) != me) {
		for (int round = 0; !atomic_compare_exchange_weak(&rt.text.print.owner, &none, me); round++) {
			none = 0;
			wait_for_turn(round);
		}
	}
	rt.text.print.depth++;
}

void gosub_print_unlock(void)
{
	if (--rt.text.print.depth > 0)
		return;
	flush();
	atomic_store(&rt.text.print.owner, 0);
}

void print_text(const char *text, int64_t len)
{
	if (atomic_load_explicit(&rt.text.print.owner, memory_order_relaxed) != self()) {
		write_text(text, len);
		return;
	}
	if (len > (int64_t)sizeof rt.text.print.buf - rt.text.print.n)
		flush();
	if (len > (int64_t)sizeof rt.text.print.buf) {
		write_text(text, len);
		return;
	}
	memcpy(rt.text.print.buf + rt.text.print.n, text, (size_t)len);
	rt.text.print.n += len;
}

static void print_c(const char *text)
{
	print_text(text, (int64_t)strlen(text));
}

void gosub_print_bool(bool v)
{
	print_c(v ? "true" : "false");
}

void gosub_print_int(int64_t v)
{
	char buf[24];
	print_text(buf, format_text(buf, sizeof buf, "%ld", (long)v));
}

void gosub_print_uint(int64_t v)
{
	char buf[24];
	print_text(buf, format_text(buf, sizeof buf, "%lu", (unsigned long)v));
}

void gosub_print_hex(int64_t v)
{
	char buf[24];
	print_text(buf, format_text(buf, sizeof buf, "0x%lx", (unsigned long)v));
}

void gosub_print_string(void *p, int64_t len)
{
	print_text(p, len);
}

void gosub_print_pointer(void *p)
{
	gosub_print_hex((int64_t)(uintptr_t)p);
}

void gosub_print_slice(void *p, int64_t len, int64_t cap)
{
	char buf[80];
	print_text(buf, format_text(buf, sizeof buf, "[%ld/%ld]%p", (long)len, (long)cap, p));
}

void gosub_print_iface(void *type, void *data)
{
	char buf[80];
	print_text(buf, format_text(buf, sizeof buf, "(%p,%p)", type, data));
}

void gosub_print_space(void)
{
	print_text(" ", 1);
}

void gosub_print_newline(void)
{
	print_text("\n", 1);
}

/* ---- floating point ---- */

struct float_job {
	double re, im;
	int bits;
	bool complex;
	int n;
	char buf[2 * FLOAT_TEXT_MAX + 8];
};

static void make_float_text(void *arg)
{
	struct float_job *j = arg;
	if (!j->complex) {
		j->n = float_text(j->buf, j->re, j->bits);
		return;
	}
	char im[FLOAT_TEXT_MAX];
	int n = float_text(im, j->im, j->bits);
	j->buf[0] = '(';
	j->n = 1 + float_text(j->buf + 1, j->re, j->bits);
	if (im[0] != '+' && im[0] != '-')
		j->buf[j->n++] = '+';
	memcpy(j->buf + j->n, im, (size_t)n);
	j->n += n;
	memcpy(j->buf + j->n, "i)", 2);
	j->n += 2;
}

static void print_float_job(struct float_job j)
{
	sched_run_on_m_stack(make_float_text, &j);
	print_text(j.buf, j.n);
}

void gosub_print_float(double v)
{
	print_float_job((struct float_job){.re = v, .bits = 64});
}

void gosub_print_float32(double v)
{
	print_float_job((struct float_job){.re = v, .bits = 32});
}

void gosub_print_complex(double re, double im)
{
	print_float_job((struct float_job){.re = re, .im = im, .bits = 64, .complex = true});
}

void gosub_print_complex64(double re, double im)
{
	print_float_job((struct float_job){.re = re, .im = im, .bits = 32, .complex = true});
}
