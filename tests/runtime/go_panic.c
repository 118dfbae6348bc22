/* go_panic.c - defer, panic, recover, Goexit, faults, and preemption of loops without calls. */
#include "go_like.h"

GO_TABLE

void gosub_rt_gc(void);
void gosub_rt_goexit(void);

/* SP when this function was entered: the frame pointer is pushed right below the return address. On AArch64 this holds
 * for functions whose only saved registers are the frame record. */
#define ENTRY_SP() ((void *)((char *)__builtin_frame_address(0) + 16))

static const struct gosub_type number_type = {.size = 8, .align = 8, .kind = GOSUB_KIND_INT};
static int64_t numbers[8] = {0, 1, 2, 3, 4, 5, 6, 7};

static void panic_number(int64_t i)
{
	gosub_panic(&number_type, &numbers[i]);
}

/* What happened, in order. */
static int events[64], event_count;

static void expect(int line, int n, const int *want)
{
	if (n != event_count || memcmp(want, events, (size_t)n * sizeof *want) != 0) {
		fprintf(stderr, "line %d: other events:", line);
		for (int i = 0; i < event_count; i++)
			fprintf(stderr, " %d", events[i]);
		fprintf(stderr, "\n");
		os_exit(1);
	}
	event_count = 0;
}
#define EXPECT(...)                                                                                                    \
	do {                                                                                                           \
		int want_[] = {__VA_ARGS__};                                                                           \
		expect(__LINE__, sizeof want_ / sizeof *want_, want_);                                                 \
	} while (0)

static void push(struct gosub_frame *frame, struct gosub_defer *d, void *fn)
{
	rt_store(&d->fn, fn);
	rt_store(&d->link, frame->defers);
	frame->defers = d;
}

GO static void recovers(void)
{
	struct gosub_pair p = gosub_recover(ENTRY_SP());

	events[event_count++] = p.a ? (int)*(int64_t *)p.b : -1;
}
CLOSURE(recovers_c, recovers);

GO static void notes(void)
{
	events[event_count++] = 100;
}
CLOSURE(notes_c, notes);

GO static void recovers_for_another(void)
{
	CHECK(gosub_recover(ENTRY_SP()).a == 0);
	events[event_count++] = 55;
}

GO static void recovers_too_deep(void)
{
	recovers_for_another();
	__asm__ volatile("");
}
CLOSURE(too_deep_c, recovers_too_deep);

GO static void panics_with_2(void)
{
	panic_number(2);
}
CLOSURE(panics_c, panics_with_2);

GO static int64_t panics_deep(int64_t n)
{
	STACK_CHECK(panics_deep, (n));
	volatile int64_t local = n;

	if (n == 0)
		panic_number(5);
	return panics_deep(n - 1) + local;
}

static int64_t call_body(void *code, int64_t argument)
{
	int64_t block[2] = {argument, 0};
	struct gosub_frame frame;

	gosub_frame_call(code, block, &frame);
	return block[1];
}

GO static void three_defers(int64_t *block, struct gosub_frame *frame)
{
	struct gosub_defer d[3];

	block[1] = 11;
	push(frame, &d[0], &notes_c);
	push(frame, &d[1], &recovers_c);
	push(frame, &d[2], &too_deep_c);
	if (block[0] == 1)
		panic_number(1);
	if (block[0] == 2)
		panics_deep(200000);
	block[1] = 12;
	gosub_run_defers(frame);
}

/* A deferred call panics itself; the call deferred before it recovers. */
GO static void second_panic(int64_t *block, struct gosub_frame *frame)
{
	struct gosub_defer d[2];

	push(frame, &d[0], &recovers_c);
	push(frame, &d[1], &panics_c);
	panic_number(1);
}

/* A panic recovered inside a deferred call leaves the outer one to be recovered. */
GO static void recovers_inside_and_out(void)
{
	struct gosub_pair p;

	CHECK(call_body(three_defers, 1) == 11);
	p = gosub_recover(ENTRY_SP());
	events[event_count++] = p.a ? 200 + (int)*(int64_t *)p.b : -2;
}
CLOSURE(inside_c, recovers_inside_and_out);

GO static void panic_in_panic(int64_t *block, struct gosub_frame *frame)
{
	struct gosub_defer d[2];

	push(frame, &d[0], &notes_c);
	push(frame, &d[1], &inside_c);
	panic_number(3);
}

static void *gate;

GO static void reports(void)
{
	send(gate, 7);
}
CLOSURE(reports_c, reports);

/* Goexit goes on though a panic of a deferred call was recovered. */
GO static void exits(int64_t *block, struct gosub_frame *frame)
{
	struct gosub_defer d[3];

	push(frame, &d[0], &reports_c);
	push(frame, &d[1], &recovers_c);
	push(frame, &d[2], &panics_c);
	gosub_rt_goexit();
}

GO static int64_t exits_deep(int64_t n)
{
	STACK_CHECK(exits_deep, (n));
	volatile int64_t local = n;

	if (n)
		return exits_deep(n - 1) + local;
	call_body(exits, 0);
	CHECK(!"Goexit returned");
	return 0;
}

static void exiting(void)
{
	CONTEXT(c);

	exits_deep(c->w[0]);
}

GO_TEXT static int64_t load(int64_t *p)
{
	return *p;
}

GO static void recovers_text(void)
{
	struct gosub_pair p = gosub_recover(ENTRY_SP());
	struct gosub_string *s = (void *)p.b;

	CHECK(p.a);
	printf("%.*s\n", (int)s->len, s->ptr);
}
CLOSURE(recovers_text_c, recovers_text);

GO static void loads_from_nil(int64_t *block, struct gosub_frame *frame)
{
	struct gosub_defer d[1];

	push(frame, &d[0], &recovers_text_c);
	block[0] = load((int64_t *)8);
}

GO static void slices(int64_t *block, struct gosub_frame *frame)
{
	struct gosub_defer d[1];

	push(frame, &d[0], &recovers_text_c);
	gosub_panic_slice(block[0] >> 1, block[0] & 1 ? -5 : 5, 4, false);
}

/* ---- loops without calls ---- */

static volatile int64_t stop_spinning;

GO_TEXT static double spin(volatile int64_t *stop)
{
	double a = 1, b = 2;
	uint64_t x = 1;

	while (!*stop) {
		a = a * 0.999 + b;
		b = b * 0.5 + 0.25;
		x = x * 3 + 1;
	}
	return a + b + (double)x;
}

static void spinner(void)
{
	spin(&stop_spinning);
	send(gate, 1);
}
CLOSURE(spinner_c, spinner);

static void spinners(void)
{
	for (int i = 0; i < 4; i++)
		gosub_go(&spinner_c);
	for (int i = 0; i < 20; i++) {
		gosub_rt_gc();
		park_yield();
	}
	timer_sleep(1000000);
	stop_spinning = 1;
	for (int i = 0; i < 4; i++)
		CHECK(recv(gate) == 1);
}

GO static void two_panics(int64_t *block, struct gosub_frame *frame)
{
	struct gosub_defer d[2];

	push(frame, &d[0], &panics_c);
	push(frame, &d[1], &notes_c);
	panic_number(1);
}

static void test_main(void)
{
	const char *what = rt.args.argc > 1 ? rt.args.argv[1] : "";

	if (strcmp(what, "two-panics") == 0)
		call_body(two_panics, 0);
	if (strcmp(what, "goexit") == 0)
		gosub_rt_goexit();
	if (strcmp(what, "fault-in-c") == 0)
		*(volatile int *)16 = 1;
	gate = new_chan(0);
	CHECK(call_body(three_defers, 0) == 12);
	EXPECT(55, -1, 100);
	CHECK(call_body(three_defers, 1) == 11);
	EXPECT(55, 1, 100);
	CHECK(call_body(three_defers, 2) == 11);
	EXPECT(55, 5, 100);
	call_body(second_panic, 0);
	EXPECT(2);
	call_body(panic_in_panic, 0);
	EXPECT(55, 1, 100, 203, 100);
	for (int64_t depth = 0; depth <= 20000; depth += 20000) {
		gosub_go(new_words(exiting, depth, 0, 0, 0));
		CHECK(recv(gate) == 7);
		EXPECT(2);
	}
	call_body(loads_from_nil, 0);
	for (int i = 0; i < 14; i++)
		call_body(slices, i);
	spinners();
	fflush(stdout);
}
PROGRAM(test_main)
