/* finalizer.c - objects that want a call before they go.
 *
 * What an object with a finalizer points to is marked always, the object itself not: so of two such objects of which
 * one points to the other, the one that is pointed to waits for a later collection, as in Go; and when it is found
 * unreached, all that its finalizer may look at is still there. */
#include "gc.h"

#define TABLE_FIRST 64

/* obj is NULL where nothing was ever, REMOVED where something was. */
#define REMOVED ((void *)1)

static bool is_used(const struct gc_finalizer *e)
{
	return e->obj && e->obj != REMOVED;
}

static size_t home(const void *obj)
{
	return (size_t)(((uintptr_t)obj >> 3) * 0x9e3779b97f4a7c15u >> 20) & (rt.gc.finalizers.size - 1);
}

static struct gc_finalizer *find(const void *obj)
{
	for (size_t i = home(obj); rt.gc.finalizers.table[i].obj; i = (i + 1) & (rt.gc.finalizers.size - 1))
		if (rt.gc.finalizers.table[i].obj == obj)
			return &rt.gc.finalizers.table[i];
	return NULL;
}

static void insert(const struct gc_finalizer *e)
{
	size_t i = home(e->obj);
	while (is_used(&rt.gc.finalizers.table[i]))
		i = (i + 1) & (rt.gc.finalizers.size - 1);
	rt.gc.finalizers.used += !rt.gc.finalizers.table[i].obj;
	rt.gc.finalizers.table[i] = *e;
}

static struct gc_finalizer *entries_new(size_t n)
{
	struct gc_finalizer *e = os_reserve(NULL, RT_ALIGN_UP(n * sizeof *e, OS_PAGE));
	if (!e)
		heap_out_of_memory();
	return e;
}

static void entries_free(struct gc_finalizer *e, size_t n)
{
	if (e)
		os_release(e, RT_ALIGN_UP(n * sizeof *e, OS_PAGE));
}

static void grow_table(void)
{
	struct gc_finalizer *old = rt.gc.finalizers.table;
	size_t n = rt.gc.finalizers.size, live = 0;
	for (size_t i = 0; i < n; i++)
		live += is_used(&old[i]);
	rt.gc.finalizers.size = n == 0 ? TABLE_FIRST : live * 4 > n ? n * 2 : n;
	rt.gc.finalizers.table = entries_new(rt.gc.finalizers.size);
	rt.gc.finalizers.used = 0;
	for (size_t i = 0; i < n; i++)
		if (is_used(&old[i]))
			insert(&old[i]);
	entries_free(old, n);
}

bool gc_add_finalizer(const struct gc_finalizer *f)
{
	lock_acquire(&rt.gc.finalizers.lock);
	bool taken = rt.gc.finalizers.size && find(f->obj);
	if (!taken) {
		if (rt.gc.finalizers.used * 2 >= rt.gc.finalizers.size)
			grow_table();
		insert(f);
	}
	lock_release(&rt.gc.finalizers.lock);
	return !taken;
}

void gc_remove_finalizer(void *obj)
{
	lock_acquire(&rt.gc.finalizers.lock);
	struct gc_finalizer *e = rt.gc.finalizers.size ? find(obj) : NULL;
	if (e)
		*e = (struct gc_finalizer){.obj = REMOVED};
	lock_release(&rt.gc.finalizers.lock);
}

/* ---- queue ---- */

static void queue_push(struct gc_finalizer e)
{
	if (rt.gc.finalizers.queue_n == rt.gc.finalizers.queue_size) {
		size_t n = rt.gc.finalizers.queue_size ? rt.gc.finalizers.queue_size * 2 : TABLE_FIRST;
		struct gc_finalizer *q = entries_new(n);
		for (size_t i = 0; i < rt.gc.finalizers.queue_n; i++)
			q[i] = rt.gc.finalizers.queue[(rt.gc.finalizers.queue_at + i) % rt.gc.finalizers.queue_size];
		entries_free(rt.gc.finalizers.queue, rt.gc.finalizers.queue_size);
		rt.gc.finalizers.queue = q;
		rt.gc.finalizers.queue_size = n;
		rt.gc.finalizers.queue_at = 0;
	}
	rt.gc.finalizers.queue[(rt.gc.finalizers.queue_at + rt.gc.finalizers.queue_n++) % rt.gc.finalizers.queue_size] =
	    e;
}

bool gc_take_finalizer(struct gc_finalizer *out)
{
	lock_acquire(&rt.gc.finalizers.lock);
	bool some = rt.gc.finalizers.queue_n > 0;
	if (some) {
		*out = rt.gc.finalizers.queue[rt.gc.finalizers.queue_at];
		rt.gc.finalizers.queue_at = (rt.gc.finalizers.queue_at + 1) % rt.gc.finalizers.queue_size;
		rt.gc.finalizers.queue_n--;
	}
	lock_release(&rt.gc.finalizers.lock);
	return some;
}

bool finalizer_waiting(void)
{
	return rt.gc.finalizers.queue_n > 0;
}

/* ---- collection ---- */

/* Types made at run time are objects of the heap. */
static void mark_call(struct mark_worker *w, const struct gc_finalizer *e)
{
	mark_push(w, (uintptr_t)e->fn);
	mark_push(w, (uintptr_t)e->fn_type);
	mark_push(w, (uintptr_t)e->obj_type);
}

void finalizer_mark_roots(struct mark_worker *w)
{
	for (size_t i = 0; i < rt.gc.finalizers.size; i++) {
		if (!is_used(&rt.gc.finalizers.table[i]))
			continue;
		mark_call(w, &rt.gc.finalizers.table[i]);
		mark_contents(w, (uintptr_t)heap_object_base(rt.gc.finalizers.table[i].obj));
	}
	for (size_t i = 0; i < rt.gc.finalizers.queue_n; i++) {
		struct gc_finalizer *e =
		    &rt.gc.finalizers.queue[(rt.gc.finalizers.queue_at + i) % rt.gc.finalizers.queue_size];
		mark_push(w, (uintptr_t)e->obj);
		mark_call(w, e);
	}
}

bool finalizer_queue_dead(struct mark_worker *w)
{
	bool some = false;
	for (size_t i = 0; i < rt.gc.finalizers.size; i++) {
		struct gc_finalizer *e = &rt.gc.finalizers.table[i];
		if (!is_used(e) || mark_is_set((uintptr_t)heap_object_base(e->obj)))
			continue;
		queue_push(*e);
		mark_push(w, (uintptr_t)e->obj);
		*e = (struct gc_finalizer){.obj = REMOVED};
		some = true;
	}
	return some;
}
