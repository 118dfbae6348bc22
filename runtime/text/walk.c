/* walk.c - walks along frame pointers, from the innermost frame outwards. Frames of the runtime's C have no entry in
 * the tables and are left out. */
#include "traceback.h"

#include <string.h>

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
		struct symtab_hit hit;
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
		hit = symtab_find(w->at);
		if (!hit.func)
			continue;
		if (w->after_body) { /* the frame that holds the parameters of a function with
					defers */
			w->after_body = false;
			continue;
		}
		w->after_body = (hit.func->flags & GOSUB_FUNC_BODY) != 0;
		w->after_panic = w->in_panic;
		w->in_panic = w->at - (uintptr_t)panic_call_deferred <
			      (uintptr_t)panic_call_deferred_end - (uintptr_t)panic_call_deferred;
		w->index = hit.index;
		return hit.func;
	}
}

/* Passes over frames of the function just found and returns how many logical frames that spares, `most` at most: deep
 * recursion. Where others are inlined into it, over those at the same call only: they show the same `each` frames. */
uint64_t logical_skip_same(struct logical *l, uint64_t each, uint64_t most)
{
	const struct gosub_func *f = l->frame.func;
	struct walk *w = &l->walk;
	uint64_t n = 0;

	if (f->flags & (GOSUB_FUNC_WRAPPER | GOSUB_FUNC_BODY | GOSUB_FUNC_NOT_GO))
		return 0;
	for (; most - n >= each; n += each) {
		void **fp = w->fp;

		if (!on_stack(w, fp) || (uintptr_t)fp[1] - 1 - (uintptr_t)f->entry >= f->size)
			break;
		if (f->inlines && (uintptr_t)fp[1] != w->pc)
			break;
		w->pc = (uintptr_t)fp[1];
		w->fp = fp[0];
	}
	if (!f->inlines)
		w->at = l->frame.pc = w->pc - 1;
	return n;
}

bool logical_next_any(struct logical *l)
{
	do {
		if (l->frame.func && frame_outer(&l->frame)) {
			l->inlined = l->frame.index != 0;
			continue;
		}
		l->frame.func = walk_next(&l->walk);
		if (!l->frame.func)
			return false;
		l->frame.pc = l->walk.at;
		l->frame.index = l->walk.index;
		l->inlined = l->frame.index != 0;
	} while (frame_flags(&l->frame) & GOSUB_FUNC_WRAPPER);
	return true;
}

bool logical_next(struct logical *l)
{
	do {
		if (!logical_next_any(l))
			return false;
	} while (trace_is_internal(frame_name(&l->frame)));
	return true;
}

/* Functions of package runtime that are not exported stay out of traces. */
bool trace_is_internal(const char *name)
{
	return strncmp(name, "runtime.", 8) == 0 && !(name[8] >= 'A' && name[8] <= 'Z') && name[8] != '(';
}
