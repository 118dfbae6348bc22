/* go_stack.c - stacks that grow: deep recursion, arguments and results across segments, overflow. */
#include "go_like.h"

void gosub_rt_gc(void);

GO static int64_t deep(int64_t n, int64_t a, int64_t b, int64_t c)
{
	STACK_CHECK(deep, (n, a, b, c));
	volatile int64_t local = n;
	int64_t r;

	if (n == 0)
		return a + b + c;
	r = deep(n - 1, a, b, c);
	return r + (local != n);
}

struct three {
	int64_t a, b, c;
};

GO static struct three several(int64_t n, double d)
{
	STACK_CHECK(several, (n, d));
	struct three t;

	if (n == 0)
		return (struct three){1, 2, (int64_t)d};
	t = several(n - 1, d);
	__asm__ volatile("" ::: "memory");
	return (struct three){t.a + 1, t.b + 2, t.c};
}

GO static double floats(int64_t n, double a, double b)
{
	STACK_CHECK(floats, (n, a, b));
	double r;

	if (n == 0)
		return a;
	r = floats(n - 1, a, b);
	__asm__ volatile("" ::: "memory");
	return r + b;
}

GO static int64_t deep_wait(int64_t n, void *over, void *gate)
{
	STACK_CHECK(deep_wait, (n, over, gate));
	volatile int64_t local = n;
	int64_t r;

	if (n == 0) {
		send(over, 1);
		recv(gate);
		return 1;
	}
	r = deep_wait(n - 1, over, gate);
	return r + (local != n);
}

static void waits_deep(void)
{
	CONTEXT(c);
	void *over = (void *)c->w[0], *gate = (void *)c->w[1];

	CHECK(deep_wait(20000, over, gate) == 1);
	send(over, 2);
}

static void goes_deep(void)
{
	CONTEXT(c);
	void *over = (void *)c->w[0];

	CHECK(deep(c->w[1], 1, 2, 3) == 6);
	send(over, 1);
}

static void many_deep(int64_t n)
{
	void *over = new_chan(0), *gate = new_chan(0);

	for (int64_t i = 0; i < n; i++)
		gosub_go(new_words(waits_deep, (int64_t)over, (int64_t)gate, 0, 0));
	for (int64_t i = 0; i < n; i++)
		CHECK(recv(over) == 1);
	gosub_rt_gc();
	gosub_chan_close(gate);
	for (int64_t i = 0; i < n; i++)
		CHECK(recv(over) == 2);
}

GO static int64_t endless(int64_t n)
{
	STACK_CHECK(endless, (n));
	volatile int64_t local = n;

	return endless(n + 1) + local;
}

static void test_main(void)
{
	void *over = new_chan(0);
	struct three t;

	if (rt.args.argc > 1)
		endless(0);
	CHECK(deep(5000000, 1, 2, 3) == 6);
	t = several(100000, 7.5);
	CHECK(t.a == 100001 && t.b == 200002 && t.c == 7);
	CHECK(floats(100000, 1.0, 0.5) == 50001.0);
	gosub_go(new_words(goes_deep, (int64_t)over, 1000000, 0, 0));
	recv(over);
	many_deep(50);
}
PROGRAM(test_main)
