/* special.c - what is to be done about an object when it goes: finalizers, cleanups, weak pointers.
 *
 * What an object with a finalizer points to is marked always, the object itself not: so of two such objects of which
 * one points to the other, the one that is pointed to waits for a later collection, as in Go; and when it is found
 * unreached, all that its finalizer may look at is still there.
 *
 * When all is marked, in this order: weak pointers to what is not are cleared, so that nobody gets hold of an object
 * whose finalizer is to run; finalizers are queued, which marks their objects again; cleanups of what is still not
 * marked are queued. */
#include "gc.h"

#define TABLE_FIRST 64

/* obj is NULL where nothing was ever, REMOVED where something was. */
#define REMOVED ((void *)1)

static bool is_used(const struct gc_special *e)
{
	return e->obj && e->obj != REMOVED;
}

static size_t home(const void *obj)
{
	return (size_t)(((uintptr_t)obj >> 3) * 0x9e3779b97f4a7c15u >> 20) & (rt.gc.specials.size - 1);
}

static struct gc_special *find(const void *obj, enum gc_special_kind kind, uint64_t id)
{
	if (!rt.gc.specials.size)
		return NULL;
	for (size_t i = home(obj); rt.gc.specials.table[i].obj; i = (i + 1) & (rt.gc.specials.size - 1)) {
		struct gc_special *e = &rt.gc.specials.table[i];

		if (e->obj == obj && e->kind == kind && e->id == id)
			return e;
	}
	return NULL;
}

static void insert(const struct gc_special *e)
{
	size_t i = home(e->obj);
	while (is_used(&rt.gc.specials.table[i]))
		i = (i + 1) & (rt.gc.specials.size - 1);
	rt.gc.specials.used += !rt.gc.specials.table[i].obj;
	rt.gc.specials.table[i] = *e;
}

static void forget(struct gc_special *e)
{
	*e = (struct gc_special){.obj = REMOVED};
}

static struct gc_special *entries_new(size_t n)
{
	struct gc_special *e = os_reserve(NULL, RT_ALIGN_UP(n * sizeof *e, OS_PAGE));
	if (!e)
		heap_out_of_memory();
	return e;
}

static void entries_free(struct gc_special *e, size_t n)
{
	if (e)
		os_release(e, RT_ALIGN_UP(n * sizeof *e, OS_PAGE));
}

static void grow_table(void)
{
	struct gc_special *old = rt.gc.specials.table;
	size_t n = rt.gc.specials.size, live = 0;
	for (size_t i = 0; i < n; i++)
		live += is_used(&old[i]);
	rt.gc.specials.size = n == 0 ? TABLE_FIRST : live * 4 > n ? n * 2 : n;
	rt.gc.specials.table = entries_new(rt.gc.specials.size);
	rt.gc.specials.used = 0;
	for (size_t i = 0; i < n; i++)
		if (is_used(&old[i]))
			insert(&old[i]);
	entries_free(old, n);
}

static void add_locked(const struct gc_special *s)
{
	if (rt.gc.specials.used * 2 >= rt.gc.specials.size)
		grow_table();
	insert(s);
}

bool gc_add_special(const struct gc_special *s)
{
	lock_acquire(&rt.gc.specials.lock);
	bool taken = find(s->obj, s->kind, s->id);
	if (!taken)
		add_locked(s);
	lock_release(&rt.gc.specials.lock);
	return !taken;
}

void gc_remove_special(const void *obj, enum gc_special_kind kind, uint64_t id)
{
	lock_acquire(&rt.gc.specials.lock);
	struct gc_special *e = find(obj, kind, id);
	if (e)
		forget(e);
	lock_release(&rt.gc.specials.lock);
}

void *gc_weak_handle(void *obj)
{
	uintptr_t *fresh = heap_alloc_noscan(sizeof *fresh);
	*fresh = (uintptr_t)obj;
	struct gc_special s = {.obj = obj, .kind = SPECIAL_WEAK, .fn = (struct gosub_closure *)fresh};
	lock_acquire(&rt.gc.specials.lock);
	struct gc_special *e = find(obj, SPECIAL_WEAK, 0);
	if (e)
		s.fn = e->fn;
	else
		add_locked(&s);
	lock_release(&rt.gc.specials.lock);
	return s.fn;
}

uint32_t gc_special_bubble(const void *obj, uint32_t add)
{
	struct gc_special s = {.obj = (void *)obj, .kind = SPECIAL_BUBBLE, .bubble = add};
	struct gc_special *e;

	lock_acquire(&rt.gc.specials.lock);
	e = find(obj, SPECIAL_BUBBLE, 0);
	if (e)
		s.bubble = e->bubble;
	else if (add)
		add_locked(&s);
	lock_release(&rt.gc.specials.lock);
	return s.bubble;
}

/* ---- queues ---- */

static void queue_push(struct gc_special_queue *q, struct gc_special e)
{
	q->pushed++;
	if (q->n == q->size) {
		size_t n = q->size ? q->size * 2 : TABLE_FIRST;
		struct gc_special *to = entries_new(n);
		for (size_t i = 0; i < q->n; i++)
			to[i] = q->ring[(q->at + i) % q->size];
		entries_free(q->ring, q->size);
		q->ring = to;
		q->size = n;
		q->at = 0;
	}
	q->ring[(q->at + q->n++) % q->size] = e;
}

bool gc_take_special(enum gc_special_kind kind, struct gc_special *out)
{
	struct gc_special_queue *q = &rt.gc.specials.queue[kind];
	lock_acquire(&rt.gc.specials.lock);
	bool some = q->n > 0;
	if (some) {
		*out = q->ring[q->at];
		q->at = (q->at + 1) % q->size;
		q->n--;
	}
	lock_release(&rt.gc.specials.lock);
	return some;
}

bool gc_special_waiting(enum gc_special_kind kind)
{
	lock_acquire(&rt.gc.specials.lock);
	bool some = rt.gc.specials.queue[kind].n > 0;
	lock_release(&rt.gc.specials.lock);
	return some;
}

/* ---- collection ---- */

/* Types made at run time are objects of the heap. */
static void mark_call(struct mark_worker *w, const struct gc_special *e)
{
	mark_push(w, (uintptr_t)e->fn);
	mark_push(w, (uintptr_t)e->fn_type);
	mark_push(w, (uintptr_t)e->obj_type);
}

static void mark_queue(struct mark_worker *w, const struct gc_special_queue *q)
{
	for (size_t i = 0; i < q->n; i++) {
		const struct gc_special *e = &q->ring[(q->at + i) % q->size];
		if (e->kind == SPECIAL_FINALIZER)
			mark_push(w, (uintptr_t)e->obj);
		mark_call(w, e);
	}
}

void special_mark_roots(struct mark_worker *w)
{
	for (size_t i = 0; i < rt.gc.specials.size; i++) {
		const struct gc_special *e = &rt.gc.specials.table[i];
		if (!is_used(e))
			continue;
		mark_call(w, e);
		if (e->kind == SPECIAL_FINALIZER)
			mark_contents(w, (uintptr_t)heap_object_base(e->obj));
	}
	for (int kind = 0; kind < SPECIAL_QUEUES; kind++)
		mark_queue(w, &rt.gc.specials.queue[kind]);
}

/* Of what is no object of the heap it never is. */
static bool is_dead(const struct gc_special *e)
{
	uintptr_t base = (uintptr_t)heap_object_base(e->obj);
	return base && !mark_is_set(base);
}

void special_clear_weak(void)
{
	for (size_t i = 0; i < rt.gc.specials.size; i++) {
		struct gc_special *e = &rt.gc.specials.table[i];
		if (!is_used(e) || e->kind < SPECIAL_WEAK || !is_dead(e))
			continue;
		if (e->kind == SPECIAL_WEAK)
			*(uintptr_t *)e->fn = 0;
		forget(e);
	}
}

bool special_queue_dead(struct mark_worker *w, enum gc_special_kind kind)
{
	bool some = false;
	for (size_t i = 0; i < rt.gc.specials.size; i++) {
		struct gc_special *e = &rt.gc.specials.table[i];
		if (!is_used(e) || e->kind != kind || !is_dead(e))
			continue;
		queue_push(&rt.gc.specials.queue[kind], *e);
		if (kind == SPECIAL_FINALIZER)
			mark_push(w, (uintptr_t)e->obj);
		forget(e);
		some = true;
	}
	return some;
}
