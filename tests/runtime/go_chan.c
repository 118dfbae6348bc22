/* go_chan.c - goroutines, channels, select, sleep. */
#include "go_like.h"

void gosub_rt_gc(void);

static void doubler(void)
{
	CONTEXT(c);
	void *in = (void *)c->w[0], *out = (void *)c->w[1];
	int64_t v;

	while (gosub_chan_recv(in, &v))
		send(out, v * 2);
	send(out, -1);
}

static void fan_out_and_in(void)
{
	void *in = new_chan(0), *out = new_chan(4);
	int64_t sum = 0, done = 0, sent = 0;

	for (int i = 0; i < 4; i++)
		gosub_go(new_words(doubler, (int64_t)in, (int64_t)out, 0, 0));
	while (done < 4) {
		int64_t v = sent, r = 0;
		struct gosub_select_case cases[2] = {{out, &r, 0}, {sent < 1000 ? in : NULL, &v, 1}};
		struct gosub_pair p = gosub_select(cases, 2, false);

		if (p.a == 1 && ++sent == 1000)
			gosub_chan_close(in);
		else if (p.a == 0 && r < 0)
			done++;
		else if (p.a == 0)
			sum += r;
	}
	CHECK(sum == 999 * 1000);
}

static void answer(void)
{
	CONTEXT(c);
	void *a = (void *)c->w[0], *b = (void *)c->w[1];

	for (int64_t i = 0; i < c->w[2]; i++)
		send(b, recv(a) + 1);
}

static void round_trips(void)
{
	void *a = new_chan(0), *b = new_chan(0);

	gosub_go(new_words(answer, (int64_t)a, (int64_t)b, 20000, 0));
	for (int64_t i = 0; i < 20000; i++) {
		send(a, i);
		CHECK(recv(b) == i + 1);
	}
}

static void closed_and_buffered(void)
{
	void *c = new_chan(2);
	int64_t v = 7;
	struct gosub_select_case poll = {c, &v, 0};

	CHECK(gosub_select(&poll, 1, true).a == -1);
	send(c, 1);
	send(c, 2);
	CHECK(gosub_chan_len(c) == 2 && gosub_chan_cap(c) == 2 && gosub_chan_len(NULL) == 0);
	gosub_chan_close(c);
	CHECK(recv(c) == 1 && gosub_chan_recv(c, &v) && v == 2);
	CHECK(!gosub_chan_recv(c, &v) && v == 0);
}

static void select_is_fair(void)
{
	void *a = new_chan(1), *b = new_chan(1);
	int64_t hits[2] = {0, 0}, v;

	for (int i = 0; i < 2000; i++) {
		struct gosub_select_case cases[2] = {{a, &v, 0}, {b, &v, 0}};

		if (gosub_chan_len(a) == 0)
			send(a, 1);
		if (gosub_chan_len(b) == 0)
			send(b, 1);
		hits[gosub_select(cases, 2, false).a]++;
	}
	CHECK(hits[0] > 600 && hits[1] > 600);
}

static void wait_at_gate(void)
{
	CONTEXT(c);

	recv((void *)c->w[0]);
	send((void *)c->w[1], 1);
}

static int64_t resident(void)
{
	FILE *f = fopen("/proc/self/statm", "r");
	long size = 0, pages = 0;

	CHECK(f && fscanf(f, "%ld %ld", &size, &pages) == 2);
	fclose(f);
	return pages * 4096;
}

static void many_that_wait(void)
{
	void *gate = new_chan(0), *over = new_chan(0);
	int64_t before = resident(), n = 20000;

	for (int64_t i = 0; i < n; i++)
		gosub_go(new_words(wait_at_gate, (int64_t)gate, (int64_t)over, 0, 0));
	while (gosub_chan_len(gate) == 0 && atomic_load(&rt.sched.global_count) > 0)
		park_yield();
	gosub_rt_gc();
	CHECK((resident() - before) / n < 5200);
	gosub_chan_close(gate);
	for (int64_t i = 0; i < n; i++)
		recv(over);
}

static void sleep_a_little(void)
{
	int64_t start = os_nanotime();

	timer_sleep(3000000);
	CHECK(os_nanotime() - start >= 3000000);
}

static void wait_for_ever(void)
{
	recv(NULL);
}
CLOSURE(waits_for_ever, wait_for_ever);

static void test_main(void)
{
	const char *what = rt.args.argc > 1 ? rt.args.argv[1] : "";

	if (strcmp(what, "deadlock") == 0) {
		gosub_go(&waits_for_ever);
		recv(new_chan(0));
	} else if (strcmp(what, "send-closed") == 0) {
		void *c = new_chan(1);

		gosub_chan_close(c);
		send(c, 1);
	} else if (strcmp(what, "close-closed") == 0) {
		void *c = new_chan(1);

		gosub_chan_close(c);
		gosub_chan_close(c);
	} else if (strcmp(what, "close-nil") == 0) {
		gosub_chan_close(NULL);
	} else if (strcmp(what, "select-nothing") == 0) {
		gosub_select(NULL, 0, false);
	} else {
		fan_out_and_in();
		round_trips();
		closed_and_buffered();
		select_is_fair();
		many_that_wait();
		sleep_a_little();
	}
}
PROGRAM(test_main)
