/* frames.c - checks that nothing which outlives a frame points into one: no object of the heap, no package variable.
 * Under a stop, after the flip. All of escape analysis rests on this.
 *
 * Words of objects and variables that hold pointers are known exactly, so every one that is found is a fault. Only the
 * record of a deferred call may be on the heap and know the next one, or the closure, in a frame: it is found from
 * the frame that it belongs to (panic_defers). Only what escape analysis claims is checked: an address that was a
 * number in between is none of it (untracked.c). Words of frames are guesses and may be left over from a call that is
 * over; what they would find in a dead frame is poison (stack_check.c). */
#include "gc.h"
#include "text/traceback.h"

const char *frames_function(struct g *g, uintptr_t p, uintptr_t *below)
{
	struct walk w = walk_parked(g);
	const struct gosub_func *f;

	while ((f = walk_next(&w))) {
		uintptr_t lo, size;

		if (stack_range(g, w.fp, &lo, &size) && p - lo < size && p <= (uintptr_t)w.fp) {
			*below = (uintptr_t)w.fp - p;
			return f->name;
		}
	}
	return NULL;
}

static void print_place(const struct stack_place *place, uintptr_t p)
{
	uintptr_t below;
	const char *name = place->live ? frames_function(place->g, p, &below) : NULL;

	if (!place->g) {
		print_format("a stack that no goroutine uses\n");
		return;
	}
	if (name)
		print_format("the frame of %s in goroutine %lu\n", name, (unsigned long)place->g->id);
	else
		print_format("a%s frame of goroutine %lu\n", place->live ? "" : " dead", (unsigned long)place->g->id);
}

static RT_NORETURN void complain(const struct holder *h, struct slot slot, const struct stack_place *place)
{
	struct gosub_string type = h->type ? type_string(h->type) : (struct gosub_string){"?", 1};

	print_format("runtime: %s %p (%lu bytes, type ", h->what, (void *)h->base, (unsigned long)h->size);
	print_text(type.ptr, type.len);
	print_format(") holds at offset %lu the address %p in ", (unsigned long)((uintptr_t)slot.at - h->base),
		     (void *)*slot.at);
	print_place(place, *slot.at);
	rt_throw("pointer into a frame");
}

void frames_check_slot(const struct holder *h, struct slot slot)
{
	struct stack_place place;

	if (stack_find(*slot.at, &place) && !untracked_holds(*slot.at) && !panic_defers((void *)h->base))
		complain(h, slot, &place);
}

/* ---- what the runtime keeps of goroutines ---- */

static RT_NORETURN void misplaced(struct g *g, const char *what, const void *p)
{
	struct stack_place place;

	print_format("runtime: %s %p of goroutine %lu lies in ", what, p, (unsigned long)g->id);
	if (stack_find((uintptr_t)p, &place))
		print_place(&place, (uintptr_t)p);
	else
		print_format("no stack\n");
	rt_throw("frame is gone");
}

static void check_goroutine(struct g *g, void *arg)
{
	const struct gosub_closure *fn;
	struct stack_place place;

	if (atomic_load(&g->status) == G_DEAD)
		return;
	guard_check_all(g);
	fn = stack_first_closure(g);
	if (fn && stack_find((uintptr_t)fn, &place))
		misplaced(g, "first closure", fn);
	for (struct panic *p = g->panic; p; p = p->link)
		if (!stack_lives(g, (uintptr_t)p))
			misplaced(g, "panic", p);
}

void frames_check_goroutines(void)
{
	stack_each_g(check_goroutine, NULL);
}
