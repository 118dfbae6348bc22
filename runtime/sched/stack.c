/* stack.c - stacks of goroutines: slots of one size, continued on segments of a ladder of sizes.
 *
 * A slot is GOSUB_STACK_SLOT bytes of a region; only touched pages cost memory. The goroutine's
 * struct g lies at the slot's top, in the page its first frames use. Tops are spread over the pages
 * and lines of the slot, or all goroutines would meet in the same few sets of the caches. A slot
 * keeps its g for ever, dead or alive, so that walking the regions finds every goroutine.
 *
 * A segment's header lies at its own top and stays when the rest goes back to the system. Frames
 * never move: pointers into stacks stay good. */
#include "rt.h"

#define SLOT          ((size_t)GOSUB_STACK_SLOT)
#define REGION_FIRST  256   /* slots: 16 MB */
#define REGION_LAST   16384 /* slots: 1 GB */

#define SEGMENT_FIRST ((size_t)256 << 10)
#define DIRTY_MAX     ((size_t)32 << 20) /* of free segments whose pages are kept */

static void extend_bounds(const char *lo, size_t size) /* lock held */
{
	if ((uintptr_t)lo < rt.sched.stacks.lo)
		rt.sched.stacks.lo = (uintptr_t)lo;
	if ((uintptr_t)lo + size > rt.sched.stacks.hi)
		rt.sched.stacks.hi = (uintptr_t)lo + size;
}

static struct g *slot_g(char *slot, uint32_t index)
{
	size_t down = (index & 3) * 4096 + (index >> 2 & 15) * 64;

	return (struct g *)(slot + SLOT - down - RT_ALIGN_UP(sizeof(struct g), 64));
}

static bool add_region(void)
{
	uint32_t n = atomic_load(&rt.sched.stacks.regions), slots;
	char *base = NULL;

	if (n == STACK_REGIONS)
		return false;
	slots = n < 6 ? REGION_FIRST << n : REGION_LAST;
	for (; slots >= 16; slots /= 2) {
		base = os_reserve(NULL, slots * SLOT);
		if (base)
			break;
	}
	if (!base)
		return false;
	os_huge_pages(base, slots * SLOT, false);
	rt.sched.stacks.region[n].base = base;
	rt.sched.stacks.region[n].slots = slots;
	extend_bounds(base, slots * SLOT);
	atomic_store(&rt.sched.stacks.regions, n + 1);
	return true;
}

struct g *stack_new(void)
{
	struct stack_region *r = NULL;
	struct g *g;
	uint32_t n, index;

	lock_acquire(&rt.sched.stacks.lock);
	n = atomic_load(&rt.sched.stacks.regions);
	if (n > 0)
		r = &rt.sched.stacks.region[n - 1];
	if (!r || atomic_load(&r->used) == r->slots) {
		if (!add_region()) {
			lock_release(&rt.sched.stacks.lock);
			rt_throw("out of memory (goroutine stack)");
		}
		r = &rt.sched.stacks.region[n];
	}
	index = atomic_load(&r->used);
	g = slot_g(r->base + index * SLOT, index);
	g->stack_lo = r->base + index * SLOT;
	g->head.limit = (char *)g->stack_lo + GOSUB_STACK_RED;
	guard_set(g->stack_lo);
	atomic_store_explicit(&r->used, index + 1, memory_order_release);
	lock_release(&rt.sched.stacks.lock);
	return g;
}

void stack_each_g(void (*fn)(struct g *g, void *arg), void *arg)
{
	uint32_t n = atomic_load(&rt.sched.stacks.regions);

	for (uint32_t i = 0; i < n; i++) {
		struct stack_region *r = &rt.sched.stacks.region[i];
		uint32_t used = atomic_load_explicit(&r->used, memory_order_acquire);

		for (uint32_t k = 0; k < used; k++)
			fn(slot_g(r->base + k * SLOT, k), arg);
	}
}

/* What context_switch pops when the goroutine first runs, as it lies there: see asm_*.S. */
struct first_context {
#if defined(__x86_64__)
	uintptr_t r15, r14, r13, r12;
	const struct gosub_closure *fn; /* rbx */
	uintptr_t rbp;
#else
	const struct gosub_closure *fn; /* x19 */
	uintptr_t x20_to_x27[8];
	struct g *g; /* x28 */
	uintptr_t d8_to_d15[8];
	uintptr_t x29;
#endif
	void (*pc)(void);
};

_Static_assert(sizeof(struct first_context) == CONTEXT_SAVED + 2 * sizeof(void *), "asm.h");

static struct first_context *first_context(const struct g *g)
{
	return (struct first_context *)g - 1;
}

void stack_reset(struct g *g, struct gosub_closure *fn)
{
	struct first_context *c = first_context(g);

	*c = (struct first_context){.fn = fn, .pc = gosub_goroutine_entry};
#if !defined(__x86_64__)
	c->g = g;
#endif
	g->context.sp = c;
}

const struct gosub_closure *stack_first_closure(const struct g *g)
{
	const struct first_context *c = first_context(g);

	return g->context.sp == c && c->pc == gosub_goroutine_entry ? c->fn : NULL;
}

static int rung_of(size_t size)
{
	int rung = 0;

	while (SEGMENT_FIRST << (2 * rung) < size)
		rung++;
	return rung;
}

static struct segment *header(char *lo, size_t size)
{
	return (struct segment *)(lo + size - sizeof(struct segment));
}

static struct segment *new_segment(size_t size)
{
	char *lo = os_reserve(NULL, size);
	struct segment *s;

	if (!lo)
		return NULL;
	os_huge_pages(lo, size, false);
	s = header(lo, size);
	s->lo = lo;
	s->size = size;
	lock_acquire(&rt.sched.stacks.lock);
	s->next_all = rt.sched.stacks.all;
	rt.sched.stacks.all = s;
	extend_bounds(lo, size);
	lock_release(&rt.sched.stacks.lock);
	return s;
}

static struct segment *take_segment(size_t size)
{
	int rung = rung_of(size);
	struct segment *s;

	lock_acquire(&rt.sched.stacks.lock);
	s = rt.sched.stacks.free[rung];
	if (s) {
		rt.sched.stacks.free[rung] = s->next_free;
		if (s->dirty) {
			rt.sched.stacks.dirty -= size;
			s->dirty = false;
		}
	}
	lock_release(&rt.sched.stacks.lock);
	if (!s)
		s = new_segment(size);
	if (s)
		guard_set(s->lo);
	return s;
}

static void give_segment(struct segment *s)
{
	bool dirty;

	lock_acquire(&rt.sched.stacks.lock);
	dirty = rt.sched.stacks.dirty + s->size <= DIRTY_MAX;
	if (dirty)
		rt.sched.stacks.dirty += s->size;
	lock_release(&rt.sched.stacks.lock);
	if (!dirty)
		os_decommit(s->lo, s->size - OS_PAGE);
	s->dirty = dirty;
	lock_acquire(&rt.sched.stacks.lock);
	s->next_free = rt.sched.stacks.free[rung_of(s->size)];
	rt.sched.stacks.free[rung_of(s->size)] = s;
	lock_release(&rt.sched.stacks.lock);
}

static RT_NORETURN void overflow(struct g *g)
{
	print_format("runtime: goroutine stack exceeds %lu-byte limit\n", (unsigned long)rt.sched.stacks.most);
	print_format("runtime: sp=%p stack=[%p, %p]\n", __builtin_frame_address(0), stack_lowest(g), (void *)g);
	rt_fatal("stack overflow");
}

struct segment *stack_grow(struct g *g)
{
	size_t size = SEGMENT_FIRST;
	struct segment *s;

	if (g->segment) {
		size = g->segment->size * 4;
		if (size > SEGMENT_FIRST << 2 * (STACK_LADDER - 1))
			size = SEGMENT_FIRST << 2 * (STACK_LADDER - 1);
	}
	if (g->segment_bytes + size > rt.sched.stacks.most)
		overflow(g);
	s = take_segment(size);
	if (!s)
		rt_throw("out of memory (stack segment)");
	g->segment_bytes += size;
	return s;
}

void stack_shrink(struct g *g, struct segment *old)
{
	guard_check(old->lo, g);
	g->segment_bytes -= old->size;
	give_segment(old);
}

void stack_free_spare(struct g *g)
{
	if (g->spare)
		stack_shrink(g, g->spare);
	g->spare = NULL;
}

void stack_free_segments(struct g *g)
{
	stack_free_spare(g);
	while (g->segment) {
		struct segment *s = g->segment;

		g->segment = s->prev;
		g->head.limit = s->saved_limit;
		stack_shrink(g, s);
		sched_poll_on_m();
	}
}

static bool in_segment(const struct segment *s, const void *sp)
{
	return (const char *)sp >= (const char *)s->lo && (const char *)sp <= (const char *)s;
}

/* A stop may come while segments go back, which is when the goroutine's stack is as it will be. */
static void shrink_all(struct g *g, struct segment *s)
{
	while (s) {
		struct segment *next = s->prev;

		stack_shrink(g, s);
		sched_poll();
		s = next;
	}
}

void stack_trim(struct g *g, void *sp)
{
	struct segment *gone = NULL; /* but for the last, which is kept */

	while (g->segment && !in_segment(g->segment, sp)) {
		struct segment *s = g->segment;

		g->segment = s->prev;
		g->head.limit = s->saved_limit;
		if (g->spare) {
			g->spare->prev = gone;
			gone = g->spare;
		}
		guard_check(s->lo, g);
		poison_dead(s->lo, s);
		g->spare = s;
	}
	shrink_all(g, gone);
}

void stack_ask(struct m *m)
{
	struct g *g = __atomic_load_n(&m->current, __ATOMIC_RELAXED);

	if (g) /* perhaps another by now: its memory stays a goroutine's for ever */
		__atomic_store_n(stack_limit_word(m, g), (void *)GOSUB_LIMIT_STOP, __ATOMIC_RELEASE);
}

void stack_unask(struct m *m, struct g *g)
{
	void *limit = (char *)stack_lowest(g) + GOSUB_STACK_RED;

	/* What was asked was stored before: it is seen from here on. */
	__atomic_exchange_n(stack_limit_word(m, g), limit, __ATOMIC_SEQ_CST);
}

void *stack_lowest(struct g *g)
{
	return g->segment ? g->segment->lo : g->stack_lo;
}

bool stack_range(struct g *g, const void *sp, uintptr_t *lo, uintptr_t *size)
{
	*lo = (uintptr_t)g->stack_lo;
	*size = (uintptr_t)g - *lo;
	if ((uintptr_t)sp - *lo < *size)
		return true;
	for (const struct segment *s = g->segment; s; s = s->prev) {
		*lo = (uintptr_t)s->lo;
		*size = (uintptr_t)s - *lo;
		if ((uintptr_t)sp - *lo < *size)
			return true;
	}
	*size = 0;
	return false;
}

void stack_release_unused(struct g *g)
{
	char *page = (char *)((uintptr_t)g & ~(uintptr_t)(OS_PAGE - 1));

	if (page > (char *)g->stack_lo)
		os_decommit(g->stack_lo, page - (char *)g->stack_lo);
	guard_set(g->stack_lo);
}

/* ---- which stack an address lies in; under a stop ---- */

static struct g *slot_of(uintptr_t p)
{
	uint32_t n = atomic_load(&rt.sched.stacks.regions);

	for (uint32_t i = 0; i < n; i++) {
		struct stack_region *r = &rt.sched.stacks.region[i];
		uintptr_t slot = (p - (uintptr_t)r->base) / SLOT;

		if (p >= (uintptr_t)r->base && slot < atomic_load(&r->used))
			return slot_g(r->base + slot * SLOT, (uint32_t)slot);
	}
	return NULL;
}

static struct segment *segment_of(uintptr_t p)
{
	for (struct segment *s = rt.sched.stacks.all; s; s = s->next_all)
		if (p - (uintptr_t)s->lo < s->size)
			return s;
	return NULL;
}

static void find_owner(struct g *g, void *arg)
{
	struct stack_place *place = arg;

	for (struct segment *s = g->segment; s; s = s->prev)
		if (s == place->segment)
			place->g = g;
}

bool stack_lives(const struct g *g, uintptr_t p)
{
	uintptr_t sp = (uintptr_t)g->context.sp;

	if (atomic_load(&g->status) == G_DEAD)
		return false;
	for (const struct segment *s = g->segment; s; s = s->prev) {
		if (p - (uintptr_t)s->lo < s->size)
			return p >= sp && p < (uintptr_t)s;
		sp = (uintptr_t)s->saved_sp;
	}
	return p >= sp && p < (uintptr_t)g;
}

bool stack_may_hold(uintptr_t p)
{
	return p >= rt.sched.stacks.lo && p < rt.sched.stacks.hi;
}

bool stack_find(uintptr_t p, struct stack_place *place)
{
	if (!stack_may_hold(p))
		return false;
	*place = (struct stack_place){.g = slot_of(p)};
	if (!place->g) {
		place->segment = segment_of(p);
		if (!place->segment)
			return false;
		stack_each_g(find_owner, place);
	}
	place->live = place->g && stack_lives(place->g, p);
	return true;
}
