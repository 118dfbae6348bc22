/* finalizer.c - objects that want a call before they go.
 *
 * What an object with a finalizer points to is marked always, the object itself not: so of two such objects of which one
 * points to the other, the one that is pointed to waits for a later collection, as in Go; and when it is found
 * unreached, all that its finalizer may look at is still there. */
#include "gc.h"

#define TABLE_FIRST 64

struct entry {
	uintptr_t obj; /* 0: empty, 1: removed */
	struct gosub_closure *fn;
};

static struct {
	struct lock lock;
	struct entry *table; /* open addressing, size a power of two */
	size_t size, used;   /* used: with removed ones */
	struct entry *queue; /* ring of those to be run */
	size_t queue_size, queue_at, queue_n;
} fin = { .lock = LOCK_INIT(LOCK_RANK_FINALIZER) };

static size_t home(uintptr_t obj)
{
	return (size_t)((obj >> 3) * 0x9e3779b97f4a7c15u >> 20) & (fin.size - 1);
}

static struct entry *find(uintptr_t obj)
{
	for (size_t i = home(obj); fin.table[i].obj; i = (i + 1) & (fin.size - 1))
		if (fin.table[i].obj == obj)
			return &fin.table[i];
	return NULL;
}

static void insert(uintptr_t obj, struct gosub_closure *fn)
{
	size_t i = home(obj);
	while (fin.table[i].obj > 1)
		i = (i + 1) & (fin.size - 1);
	fin.used += fin.table[i].obj == 0;
	fin.table[i] = (struct entry){ obj, fn };
}

static struct entry *entries_new(size_t n)
{
	struct entry *e = os_reserve(NULL, RT_ALIGN_UP(n * sizeof *e, OS_PAGE));
	if (!e)
		heap_out_of_memory();
	return e;
}

static void entries_free(struct entry *e, size_t n)
{
	if (e)
		os_release(e, RT_ALIGN_UP(n * sizeof *e, OS_PAGE));
}

static void grow_table(void)
{
	struct entry *old = fin.table;
	size_t n = fin.size, live = 0;
	for (size_t i = 0; i < n; i++)
		live += old[i].obj > 1;
	fin.size = n == 0 ? TABLE_FIRST : live * 4 > n ? n * 2 : n;
	fin.table = entries_new(fin.size);
	fin.used = 0;
	for (size_t i = 0; i < n; i++)
		if (old[i].obj > 1)
			insert(old[i].obj, old[i].fn);
	entries_free(old, n);
}

void gc_set_finalizer(void *obj, struct gosub_closure *fn)
{
	bool taken = false;
	void *base = heap_object_base(obj);
	if (!base) /* a package variable or of size zero: it never goes */
		return;
	if (base != obj)
		rt_throw("runtime.SetFinalizer: pointer not at beginning of allocated block");
	lock_acquire(&fin.lock);
	struct entry *e = fin.size ? find((uintptr_t)obj) : NULL;
	if (!fn) {
		if (e)
			*e = (struct entry){ 1, NULL };
	} else if (e) {
		taken = true;
	} else {
		if (fin.used * 2 >= fin.size)
			grow_table();
		insert((uintptr_t)obj, fn);
	}
	lock_release(&fin.lock);
	if (taken)
		rt_throw("runtime.SetFinalizer: finalizer already set");
}

/* ---- queue ---- */

static void queue_push(struct entry e)
{
	if (fin.queue_n == fin.queue_size) {
		size_t n = fin.queue_size ? fin.queue_size * 2 : TABLE_FIRST;
		struct entry *q = entries_new(n);
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
		struct entry e = fin.queue[fin.queue_at];
		fin.queue_at = (fin.queue_at + 1) % fin.queue_size;
		fin.queue_n--;
		*out = (struct gc_finalizer){ (void *)e.obj, e.fn };
	}
	lock_release(&fin.lock);
	return some;
}

bool finalizer_waiting(void)
{
	return fin.queue_n > 0;
}

/* ---- collection ---- */

void finalizer_mark_roots(struct mark_worker *w)
{
	for (size_t i = 0; i < fin.size; i++) {
		if (fin.table[i].obj <= 1)
			continue;
		mark_push(w, (uintptr_t)fin.table[i].fn);
		mark_contents(w, fin.table[i].obj);
	}
	for (size_t i = 0; i < fin.queue_n; i++) {
		struct entry *e = &fin.queue[(fin.queue_at + i) % fin.queue_size];
		mark_push(w, e->obj);
		mark_push(w, (uintptr_t)e->fn);
	}
}

bool finalizer_queue_dead(struct mark_worker *w)
{
	bool some = false;
	for (size_t i = 0; i < fin.size; i++) {
		struct entry *e = &fin.table[i];
		if (e->obj <= 1 || mark_is_set(e->obj))
			continue;
		queue_push(*e);
		mark_push(w, e->obj);
		*e = (struct entry){ 1, NULL };
		some = true;
	}
	return some;
}
