/* finalizer.c - objects that want a call before they go.
 *
 * What an object with a finalizer points to is marked always, the object itself not: so of two such objects of which
 * one points to the other, the one that is pointed to waits for a later collection, as in Go; and when it is found
 * unreached, all that its finalizer may look at is still there. */
#include "gc.h"

#define TABLE_FIRST 64

/* obj is NULL where nothing was ever, REMOVED where something was. */
#define REMOVED ((void *)1)

static struct {
	struct lock lock;
	struct gc_finalizer *table; /* open addressing, size a power of two */
	size_t size, used;          /* used: with removed ones */
	struct gc_finalizer *queue; /* ring of those to be run */
	size_t queue_size, queue_at, queue_n;
} fin = {.lock = LOCK_INIT(LOCK_RANK_FINALIZER)};

static bool is_used(const struct gc_finalizer *e)
{
	return e->obj && e->obj != REMOVED;
}

static size_t home(const void *obj)
{
	return (size_t)(((uintptr_t)obj >> 3) * 0x9e3779b97f4a7c15u >> 20) & (fin.size - 1);
}

static struct gc_finalizer *find(const void *obj)
{
	for (size_t i = home(obj); fin.table[i].obj; i = (i + 1) & (fin.size - 1))
		if (fin.table[i].obj == obj)
			return &fin.table[i];
	return NULL;
}

static void insert(const struct gc_finalizer *e)
{
	size_t i = home(e->obj);
	while (is_used(&fin.table[i]))
		i = (i + 1) & (fin.size - 1);
	fin.used += !fin.table[i].obj;
	fin.table[i] = *e;
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
	struct gc_finalizer *old = fin.table;
	size_t n = fin.size, live = 0;
	for (size_t i = 0; i < n; i++)
		live += is_used(&old[i]);
	fin.size = n == 0 ? TABLE_FIRST : live * 4 > n ? n * 2 : n;
	fin.table = entries_new(fin.size);
	fin.used = 0;
	for (size_t i = 0; i < n; i++)
		if (is_used(&old[i]))
			insert(&old[i]);
	entries_free(old, n);
}

bool gc_add_finalizer(const struct gc_finalizer *f)
{
	lock_acquire(&fin.lock);
	bool taken = fin.size && find(f->obj);
	if (!taken) {
		if (fin.used * 2 >= fin.size)
			grow_table();
		insert(f);
	}
	lock_release(&fin.lock);
	return !taken;
}

void gc_remove_finalizer(void *obj)
{
	lock_acquire(&fin.lock);
	struct gc_finalizer *e = fin.size ? find(obj) : NULL;
	if (e)
		*e = (struct gc_finalizer){.obj = REMOVED};
	lock_release(&fin.lock);
}

/* ---- queue ---- */

static void queue_push(struct gc_finalizer e)
{
	if (fin.queue_n == fin.queue_size) {
		size_t n = fin.queue_size ? fin.queue_size * 2 : TABLE_FIRST;
		struct gc_finalizer *q = entries_new(n);
		for (size_t i = 0; i < fin.queue_n; i++)
			q[i] = fin.queue[(fin.queue_at + i) % fin.queue_size];
		entries_free(fin.queue, fin.queue_size);
		fin.queue = q;
		fin.queue_size = n;
		fin.queue_at = 0;
	}
	fin.queue[(fin.queue_at + fin.queue_n++) % fin.queue_size] = e;
}

bool gc_take_finalizer(struct gc_finalizer *out)
{
	lock_acquire(&fin.lock);
	bool some = fin.queue_n > 0;
	if (some) {
		*out = fin.queue[fin.queue_at];
		fin.queue_at = (fin.queue_at + 1) % fin.queue_size;
		fin.queue_n--;
	}
	lock_release(&fin.lock);
	return some;
}

bool finalizer_waiting(void)
{
	return fin.queue_n > 0;
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
	for (size_t i = 0; i < fin.size; i++) {
		if (!is_used(&fin.table[i]))
			continue;
		mark_call(w, &fin.table[i]);
		mark_contents(w, (uintptr_t)heap_object_base(fin.table[i].obj));
	}
	for (size_t i = 0; i < fin.queue_n; i++) {
		struct gc_finalizer *e = &fin.queue[(fin.queue_at + i) % fin.queue_size];
		mark_push(w, (uintptr_t)e->obj);
		mark_call(w, e);
	}
}

bool finalizer_queue_dead(struct mark_worker *w)
{
	bool some = false;
	for (size_t i = 0; i < fin.size; i++) {
		struct gc_finalizer *e = &fin.table[i];
		if (!is_used(e) || mark_is_set((uintptr_t)heap_object_base(e->obj)))
			continue;
		queue_push(*e);
		mark_push(w, (uintptr_t)e->obj);
		*e = (struct gc_finalizer){.obj = REMOVED};
		some = true;
	}
	return some;
}
