/* go_stress.c - everything at once: channels, select, deep stacks, collections, sleep, blocking calls, GOMAXPROCS that
 * changes. */
#include "go_like.h"

GO_TABLE

void gosub_rt_gc(void);
int64_t gosub_rt_gomaxprocs(int64_t n);

static void *over;

struct node {
	struct node *next;
	int64_t v;
};
static const uint8_t first_word[] = {1};
static const struct gosub_type node_type = {
    .size = 16, .ptr_bytes = 8, .align = 8, .field_align = 8, .kind = GOSUB_KIND_STRUCT, .gcdata = first_word};

GO_TEXT static uint64_t burn(uint64_t n)
{
	uint64_t x = n;

	for (uint64_t i = 0; i < n; i++)
		x = x * 6364136223846793005u + 1;
	return x;
}

GO static int64_t deep(int64_t n)
{
	STACK_CHECK(deep, (n));
	volatile int64_t local = n;
	int64_t r;

	if (n == 0) {
		park_yield();
		return 0;
	}
	r = deep(n - 1);
	return r + (local != n);
}

static void filter(void)
{
	CONTEXT(c);
	void *in = (void *)c->w[0], *out = (void *)c->w[1];
	int64_t prime = c->w[2], v;

	while (gosub_chan_recv(in, &v))
		if (v % prime)
			send(out, v);
	gosub_chan_close(out);
}

static void generate(void)
{
	CONTEXT(c);
	void *out = (void *)c->w[0];
	int64_t end = c->w[1];

	for (int64_t i = 2; i < end; i++)
		send(out, i);
	gosub_chan_close(out);
}

static void sieve(void)
{
	void *ch = new_chan(0);
	int64_t count = 0, v;

	gosub_go(new_words(generate, (int64_t)ch, 1000, 0, 0));
	while (gosub_chan_recv(ch, &v)) {
		void *next = new_chan(v & 1);

		count++;
		gosub_go(new_words(filter, (int64_t)ch, (int64_t)next, v, 0));
		ch = next;
	}
	CHECK(count == 168);
	send(over, 1);
}
CLOSURE(sieve_c, sieve);

static void allocates(void)
{
	for (int64_t round = 0; round < 100; round++) {
		struct node *head = NULL;
		int64_t sum = 0;

		for (int i = 0; i < 1000; i++) {
			struct node *n = gosub_new(16, &node_type);

			n->next = head;
			n->v = i;
			head = n;
		}
		burn(2000);
		CHECK(deep(round % 7 * 1000) == 0);
		for (struct node *n = head; n; n = n->next)
			sum += n->v;
		CHECK(sum == 999 * 500);
	}
	send(over, 1);
}
CLOSURE(allocates_c, allocates);

static void selects(void)
{
	CONTEXT(c);
	void *a = (void *)c->w[0], *b = (void *)c->w[1];
	int64_t n = 1000, got = 0, sent = 0;

	while (got < n || sent < n) {
		int64_t v = sent, r = 0;
		struct gosub_select_case cases[4] = {{got < n ? a : NULL, &r, 0},
						     {got < n ? b : NULL, &r, 0},
						     {sent < n ? a : NULL, &v, 1},
						     {sent < n ? b : NULL, &v, 1}};

		if (gosub_select(cases, 4, false).a < 2)
			got++;
		else
			sent++;
	}
	send(over, 1);
}

static void sleeps(void)
{
	for (int i = 0; i < 20; i++)
		timer_sleep(i * 100000);
	send(over, 1);
}
CLOSURE(sleeps_c, sleeps);

static void nap(void *arg)
{
	os_usleep(1000);
}

static void blocks(void)
{
	for (int i = 0; i < 20; i++)
		sched_blocking(nap, NULL);
	send(over, 1);
}
CLOSURE(blocks_c, blocks);

static void changes_procs(void)
{
	for (int i = 0; i < 20; i++) {
		gosub_rt_gomaxprocs(1 + i % 4);
		timer_sleep(2000000);
	}
	gosub_rt_gomaxprocs(4);
	send(over, 1);
}
CLOSURE(changes_procs_c, changes_procs);

static void collects(void)
{
	for (int i = 0; i < 50; i++) {
		gosub_rt_gc();
		park_yield();
	}
	send(over, 1);
}
CLOSURE(collects_c, collects);

static int start(void *closure, int n)
{
	for (int i = 0; i < n; i++)
		gosub_go(closure);
	return n;
}

/* ---- the watcher falls asleep, and is needed again ---- */

static _Atomic uint32_t answered;

static void rest(void *arg)
{
	os_usleep((uint32_t)(uintptr_t)arg);
}

static void wait_for_answer(void *arg)
{
	while (!atomic_load(&answered))
		os_usleep(50);
}

static void answers(void)
{
	CONTEXT(c);
	void *questions = (void *)c->w[0];
	int64_t v;

	while (gosub_chan_recv(questions, &v))
		atomic_store(&answered, 1);
}

/* Nobody runs for about as long as the watcher looks on before it sleeps. Then a call blocks until
 * a goroutine of the same processor has run: with one processor, only the watcher can see to that.
 */
static void watcher_main(void)
{
	void *questions = new_chan(1);

	gosub_go(new_words(answers, (int64_t)questions, 0, 0, 0));
	for (int64_t i = 0; i < 60; i++) {
		sched_blocking(rest, (void *)(24000 + i * 150));
		atomic_store(&answered, 0);
		send(questions, i);
		sched_blocking(wait_for_answer, NULL);
	}
}

static void test_main(void)
{
	const char *scenario = rt.args.argc > 1 ? rt.args.argv[1] : "";
	void *a = new_chan(0), *b = new_chan(3);
	int n = 0;

	if (strcmp(scenario, "watcher") == 0) {
		watcher_main();
		return;
	}
	over = new_chan(0);
	gc_add_root(&over, sizeof over);
	n += start(&sieve_c, 3);
	n += start(&allocates_c, 6);
	for (int i = 0; i < 8; i++)
		n += start(new_words(selects, (int64_t)a, (int64_t)b, 0, 0), 1);
	n += start(&sleeps_c, 20);
	n += start(&blocks_c, 4);
	n += start(&changes_procs_c, 1);
	n += start(&collects_c, 2);
	while (n--)
		recv(over);
}
PROGRAM(test_main)
