/* go_frames.c - what stress runs say of pointers into frames, of frames that are gone and of stacks that are overrun.
 * Each scenario plants one fault; without an argument the legitimate uses of frames pass. */
#include "go_like.h"

GO_TABLE

void gosub_rt_gc(void);

static const uint8_t second[8] = {2};
static const char pair_name[] = {0, 9, 'm', 'a', 'i', 'n', '.', 'p', 'a', 'i', 'r'};
static struct gosub_type pair_type = {
    .size = 16, .ptr_bytes = 16, .align = 8, .field_align = 8, .kind = GOSUB_KIND_STRUCT, .gcdata = second};
struct pair {
	int64_t number;
	void *pointer;
};

static struct pair variable;
static const struct gosub_root root
    __attribute__((section("gosub_roots"), used, retain)) = {&variable, sizeof variable, &pair_type};

static void *gate;

/* Keeps p reachable over a collection, and itself a frame of Go. */
GO_TEXT static void collect_with(void *p)
{
	__asm__ volatile("" : : "r"(p) : "memory");
	gosub_rt_gc();
	__asm__ volatile("" : : "r"(p) : "memory");
}

GO_TEXT static void object_to_frame(struct pair *object)
{
	int64_t local[4] = {7};

	object->pointer = local;
	__asm__ volatile("" : : "r"(local) : "memory");
	collect_with(object);
}

/* Of some size, so that what runs while the heap is collected does not reach its end. */
GO static void leave_frame(struct pair *object)
{
	int64_t local[256] = {7};

	object->pointer = (void *)((uintptr_t)local & ~(uintptr_t)7);
	__asm__ volatile("" : : "r"(local) : "memory");
}

static void ends(void)
{
	CONTEXT(c);

	leave_frame((struct pair *)c->w[0]);
}

GO static void grows(int64_t n, struct pair *object)
{
	STACK_CHECK(grows, (n, object));
	volatile int64_t local = n;

	if (n == 0)
		leave_frame(object);
	else
		grows(n - 1, object);
	CHECK(local == n);
}

static void waits(void)
{
	recv(gate);
}
CLOSURE(waits_c, waits);

static void overruns(void)
{
	*(char *)g_self()->stack_lo = 1;
}
CLOSURE(overruns_c, overruns);

static void overruns_and_waits(void)
{
	overruns();
	recv(gate);
}
CLOSURE(overruns_and_waits_c, overruns_and_waits);

GO static void overruns_segment(int64_t n)
{
	STACK_CHECK(overruns_segment, (n));
	volatile int64_t local = n;

	if (n)
		overruns_segment(n - 1);
	else
		*(char *)g_self()->segment->lo = 1;
	CHECK(local == n);
}

GO static void notes(void)
{
}
CLOSURE(notes_c, notes);

/* A record of the heap before one in the frame, with its closure in the frame. */
GO static void defers(int64_t *block, struct gosub_frame *frame)
{
	struct gosub_defer d = {frame->defers, &notes_c};
	struct gosub_closure local = {(void *)notes};

	frame->defers = &d;
	gosub_defer_heap(frame, &local);
	gosub_defer_heap(frame, &notes_c);
	gosub_rt_gc();
	gosub_run_defers(frame);
	gosub_rt_gc();
}

/* What goroutines wait with lies in their frames, and channels know it. */
static void legitimate(void)
{
	int64_t block[1];
	struct gosub_frame frame;

	for (int i = 0; i < 10; i++)
		gosub_go(&waits_c);
	park_yield();
	gosub_rt_gc();
	gosub_frame_call((void *)defers, block, &frame);
	for (int i = 0; i < 10; i++)
		send(gate, i);
	gosub_rt_gc();
}

static void poisons(void)
{
	struct pair *object = gosub_new_noscan(16, &pair_type); /* the collector does not see its pointer */

	leave_frame(object);
	collect_with(object);
	CHECK(*(unsigned char *)object->pointer == RT_POISON);
}

static void test_main(void)
{
	const char *what = rt.args.argc > 1 ? rt.args.argv[1] : "";
	struct pair *object = gosub_new(16, &pair_type);

	gate = new_chan(0);
	pair_type.str = (int32_t)(intptr_t)pair_name;
	if (!*what)
		legitimate();
	if (strcmp(what, "object") == 0)
		object_to_frame(object);
	if (strcmp(what, "variable") == 0)
		object_to_frame(&variable);
	if (strcmp(what, "large") == 0)
		object_to_frame((struct pair *)gosub_makeslice(&pair_type, 10000, 10000) + 9000);
	if (strcmp(what, "returned") == 0) {
		leave_frame(object);
		collect_with(object);
	}
	if (strcmp(what, "ended") == 0) {
		gosub_go(new_words(ends, (int64_t)object, 0, 0, 0));
		park_yield();
		collect_with(object);
	}
	if (strcmp(what, "segment") == 0) {
		grows(100000, object);
		collect_with(object);
	}
	if (strcmp(what, "goroutine") == 0) {
		struct gosub_closure local = {(void *)waits};

		gosub_go(&local);
		gosub_rt_gc();
	}
	if (strcmp(what, "poison") == 0)
		poisons();
	if (strcmp(what, "guard-at-end") == 0) {
		gosub_go(&overruns_c);
		recv(gate);
	}
	if (strcmp(what, "guard-at-park") == 0) {
		gosub_go(&overruns_and_waits_c);
		recv(gate);
	}
	if (strcmp(what, "guard-at-collection") == 0) {
		overruns();
		gosub_rt_gc();
	}
	if (strcmp(what, "guard-of-segment") == 0) {
		overruns_segment(100000);
		park_yield();
	}
}
PROGRAM(test_main)
