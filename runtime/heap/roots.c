/* roots.c - where marking starts: package variables, stacks, the runtime's own variables, finalizers and cleanups. */
#include "gc.h"

/* Made by the linker around the section gosub_roots; absent when no package has such variables. */
extern const struct gosub_root __start_gosub_roots[] __attribute__((weak));
extern const struct gosub_root __stop_gosub_roots[] __attribute__((weak));

void gc_add_root(const void *addr, size_t size)
{
	lock_acquire(&rt.gc.own_roots.lock);
	if (rt.gc.own_roots.n == GC_OWN_ROOTS)
		rt_throw("gc_add_root: too many");
	rt.gc.own_roots.at[rt.gc.own_roots.n].addr = addr;
	rt.gc.own_roots.at[rt.gc.own_roots.n].size = size;
	rt.gc.own_roots.n++;
	lock_release(&rt.gc.own_roots.lock);
}

static void mark_guesses(struct mark_worker *w, const void *lo, const void *hi)
{
	const uintptr_t *p = (const uintptr_t *)RT_ALIGN_UP((uintptr_t)lo, 8);
	for (; p + 1 <= (const uintptr_t *)hi; p++)
		mark_word(w, (struct word){*p});
}

void gc_mark_range(const void *lo, const void *hi)
{
	mark_guesses(&rt.gc.worker[0], lo, hi);
}

void roots_mark_stack(const void *lo, const void *hi, void *worker)
{
	struct mark_worker *w = worker;
	w->stack_bytes += (uint64_t)((const char *)hi - (const char *)lo);
	if (RT_UNLIKELY(rt.knobs.stress_keeps))
		keeps_tell(lo, hi);
	mark_guesses(w, lo, hi);
}

static void mark_variables(struct mark_worker *w)
{
	for (const struct gosub_root *r = __start_gosub_roots; r < __stop_gosub_roots; r++) {
		uintptr_t p = (uintptr_t)r->addr;
		w->root_bytes += r->size;
		mark_typed(w, p, p, p + r->size, r->type);
	}
}

void roots_each(void (*fn)(const struct gosub_root *, void *), void *arg)
{
	for (const struct gosub_root *r = __start_gosub_roots; r < __stop_gosub_roots; r++)
		fn(r, arg);
}

static void mark_range(const void *lo, const void *hi, void *arg)
{
	mark_guesses(arg, lo, hi);
}

void roots_mark_but_stacks(struct mark_worker *w)
{
	mark_variables(w);
	for (uint32_t i = 0; i < rt.gc.own_roots.n; i++)
		mark_guesses(w, rt.gc.own_roots.at[i].addr,
			     (const char *)rt.gc.own_roots.at[i].addr + rt.gc.own_roots.at[i].size);
	timers_each_root(mark_range, w);
	special_mark_roots(w);
}

void roots_mark(struct mark_worker *w)
{
	roots_mark_but_stacks(w);
	sched_each_stack(roots_mark_stack, w);
}
