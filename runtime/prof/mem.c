/* mem.c - the heap profile. Each byte that is allocated is sampled with probability 1 / MemProfileRate, that is, the
 * distance from one sampled byte to the next is exponential, and an object is sampled that has such a byte. As the
 * distance has no memory, each processor and span class measures its own (heap/cache.c): holes end where a sampled
 * object begins, so allocation that samples nothing knows of nothing.
 *
 * What was sampled since the last collection is shown after the next, together with what that one has found dead. */
#include "prof.h"
#include "heap/heap.h"
#include "overlay.h"

extern int64_t go_mem_profile_rate __asm__("runtime.MemProfileRate") __attribute__((weak));

struct mem_sample {
	uintptr_t obj;
	struct bucket *bucket;
};

int64_t prof_mem_rate(void)
{
	int64_t *rate = &go_mem_profile_rate;
	int64_t n = rate ? __atomic_load_n(rate, __ATOMIC_RELAXED) : 0;

	return n > 0 ? n : 0;
}

uint64_t prof_mem_distance(int64_t rate)
{
	if (rate <= 0)
		return UINT64_MAX;
	return rate == 1 ? 0 : (uint64_t)(prof_exponential() * (double)rate);
}

static bool make_room(void)
{
	size_t room = rt.prof.room ? 2 * rt.prof.room : 4096;
	struct mem_sample *t;

	if (rt.prof.nsamples < rt.prof.room)
		return true;
	t = os_reserve(NULL, RT_ALIGN_UP(room * sizeof *t, OS_PAGE));
	if (!t)
		return false;
	for (size_t i = 0; i < rt.prof.nsamples; i++)
		t[i] = rt.prof.samples[i];
	if (rt.prof.samples)
		os_release(rt.prof.samples, RT_ALIGN_UP(rt.prof.room * sizeof *t, OS_PAGE));
	rt.prof.samples = t;
	rt.prof.room = room;
	return true;
}

struct stack_pcs *prof_room(void)
{
	struct heap_cache *c = gosub_tls.cache;

	return c ? &c->sample_stack : NULL;
}

void prof_mem_sample(void *p, size_t size, struct stack_pcs *stack)
{
	struct bucket *b;

	if (sched_on_m_stack() || !g_self())
		return;
	/* Two functions of Go's runtime are at the end of such a stack there; tools drop them. */
	stack->at[0] = prof_pc(prof_name_profilealloc);
	stack->at[1] = prof_pc(prof_name_mallocgc);
	prof_stack(stack, PROF_HEAD);
	lock_acquire(&rt.prof.lock);
	if (make_room()) {
		b = prof_bucket(PROF_MEM, size, stack);
		b->pending[0]++;
		rt.prof.samples[rt.prof.nsamples++] = (struct mem_sample){(uintptr_t)p, b};
	}
	lock_release(&rt.prof.lock);
}

static bool is_dead(uintptr_t obj)
{
	return !bit_get(arena_of(obj)->mark[rt.heap.current], obj);
}

/* The world is stopped, and the marks are the new ones. */
static void collected(const struct event_gc *e, void *arg)
{
	size_t n = 0;

	for (size_t i = 0; i < rt.prof.nsamples; i++) {
		if (is_dead(rt.prof.samples[i].obj))
			rt.prof.samples[i].bucket->pending[1]++;
		else
			rt.prof.samples[n++] = rt.prof.samples[i];
	}
	rt.prof.nsamples = n;
	for (struct bucket *b = rt.prof.all; b; b = b->next) {
		if (b->kind != PROF_MEM)
			continue;
		b->count[0] += b->pending[0];
		b->count[1] += b->pending[1];
		b->pending[0] = b->pending[1] = 0;
	}
}

/* Compiled code calls this after a store to the variable by its name (frontend/lower/lower_place.c); one through a
 * pointer is seen when a cache opens its next hole. */
RT_GO(void, stored_mem_profile_rate, (void))
{
	sched_stop_world();
	heap_change_sample_rate(prof_mem_rate());
	sched_start_world();
}

void prof_mem_init(void)
{
	if (&go_mem_profile_rate && rt.knobs.mem_profile_rate >= 0)
		go_mem_profile_rate = rt.knobs.mem_profile_rate;
	event_listen_gc(collected, NULL);
}
