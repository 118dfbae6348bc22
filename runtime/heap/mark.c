/* mark.c - tracing; see gc.h. Runs on threads' own stacks. */
#include <string.h>
#include "gc.h"

/* ---- packets ---- */

static struct packet *packet_new(void)
{
	lock_acquire(&rt.gc.lock);
	struct packet *p = rt.gc.empty;
	if (p)
		rt.gc.empty = p->next;
	lock_release(&rt.gc.lock);
	if (!p)
		p = heap_meta_alloc(sizeof *p);
	p->n = 0;
	return p;
}

static void packet_give(struct packet *p)
{
	lock_acquire(&rt.gc.lock);
	p->next = rt.gc.full;
	rt.gc.full = p;
	atomic_fetch_add_explicit(&rt.gc.nfull, 1, memory_order_relaxed);
	lock_release(&rt.gc.lock);
}

static struct packet *packet_take(void)
{
	if (!atomic_load_explicit(&rt.gc.nfull, memory_order_relaxed))
		return NULL;
	lock_acquire(&rt.gc.lock);
	struct packet *p = rt.gc.full;
	if (p) {
		rt.gc.full = p->next;
		atomic_fetch_sub_explicit(&rt.gc.nfull, 1, memory_order_relaxed);
	}
	lock_release(&rt.gc.lock);
	return p;
}

static void packet_drop(struct packet *p)
{
	lock_acquire(&rt.gc.lock);
	p->next = rt.gc.empty;
	rt.gc.empty = p;
	lock_release(&rt.gc.lock);
}

/* ---- a worker's stack ---- */

static __attribute__((noinline)) void stack_overflow(struct mark_worker *w)
{
	if (w->spare && w->spare->n == 0) {
		struct packet *full = w->cur;
		w->cur = w->spare;
		w->spare = full;
		return;
	}
	if (w->spare)
		packet_give(w->spare);
	w->spare = w->cur;
	w->cur = packet_new();
}

static inline void stack_push(struct mark_worker *w, uintptr_t item)
{
	if (RT_UNLIKELY(w->cur->n == GC_PACKET_ITEMS))
		stack_overflow(w);
	w->cur->item[w->cur->n++] = item;
}

static __attribute__((noinline)) bool stack_underflow(struct mark_worker *w)
{
	if (w->spare && w->spare->n) {
		struct packet *empty = w->cur;
		w->cur = w->spare;
		w->spare = empty;
		return true;
	}
	struct packet *p = packet_take();
	if (!p)
		return false;
	packet_drop(w->cur);
	w->cur = p;
	return true;
}

/* Somebody has nothing: half of what we have is for him. */
static __attribute__((noinline)) void share(struct mark_worker *w)
{
	if (w->spare && w->spare->n) {
		packet_give(w->spare);
		w->spare = NULL;
		return;
	}
	uint64_t half = w->cur->n / 2;
	if (half < 8)
		return;
	struct packet *p = packet_new();
	memcpy(p->item, w->cur->item, half * sizeof p->item[0]);
	memmove(w->cur->item, w->cur->item + half, (w->cur->n - half) * sizeof p->item[0]);
	p->n = half;
	w->cur->n -= half;
	packet_give(p);
}

inline void mark_push(struct mark_worker *w, uintptr_t p)
{
	if (p - rt.gc.lo < rt.gc.hi - rt.gc.lo)
		stack_push(w, p);
}

/* ---- scanning ---- */

static inline void scan_bits(struct mark_worker *w, uintptr_t base, uint64_t bits)
{
	while (bits) {
		uintptr_t *at = (uintptr_t *)base + __builtin_ctzll(bits);
		bits &= bits - 1;
		mark_push(w, *at);
	}
}

/* ptrmap bits of the words of [p, p + 8 * n), n <= 64. */
static inline uint64_t cell_bits(const uint64_t *table, uintptr_t p, size_t n)
{
	size_t i = (p & (ARENA_SIZE - 1)) >> 3, shift = i & 63;
	uint64_t bits = table[i >> 6] >> shift;
	if (shift + n > 64)
		bits |= table[(i >> 6) + 1] << (64 - shift);
	return n == 64 ? bits : bits & (((uint64_t)1 << n) - 1);
}

static inline void scan_small(struct mark_worker *w, struct arena *a, uintptr_t p, size_t size)
{
	const uint64_t *table = (const uint64_t *)a->ptrmap;
	for (; size > 512; p += 512, size -= 512)
		scan_bits(w, p, cell_bits(table, p, 64));
	scan_bits(w, p, cell_bits(table, p, size / 8));
}

/* Value of t at p, clipped to [lo, hi): t's mask. */
static void typed_masked(struct mark_worker *w, uintptr_t p, uintptr_t lo, uintptr_t hi, const struct gosub_type *t)
{
	uintptr_t end = p + t->ptr_bytes < hi ? p + t->ptr_bytes : hi;
	size_t i = p < lo ? (lo - p) / 8 & ~(size_t)63 : 0;
	for (; p + i * 8 < end; i += 64) {
		uintptr_t at = p + i * 8;
		size_t n = (end - at + 7) / 8 < 64 ? (end - at + 7) / 8 : 64;
		uint64_t m = 0;
		memcpy(&m, t->gcdata + i / 8, (n + 7) / 8);
		if (n < 64)
			m &= ((uint64_t)1 << n) - 1;
		if (at < lo)
			m &= ~(uint64_t)0 << ((lo - at) / 8);
		scan_bits(w, at, m);
	}
}

static void typed_value(struct mark_worker *w, uintptr_t p, uintptr_t lo, uintptr_t hi, const struct gosub_type *t)
{
	if (!t->ptr_bytes || p >= hi || p + t->ptr_bytes <= lo)
		return;
	if (!(t->tflag & GOSUB_TFLAG_GC_ON_DEMAND)) {
		typed_masked(w, p, lo, hi, t);
		return;
	}
	if ((t->kind & 31) == GOSUB_KIND_ARRAY) {
		const struct gosub_array_type *at = (const struct gosub_array_type *)t;
		uintptr_t end = p + at->len * at->elem->size;
		mark_typed(w, p, lo, hi < end ? hi : end, at->elem);
		return;
	}
	const struct gosub_struct_type *st = (const struct gosub_struct_type *)t;
	for (int64_t i = 0; i < st->len; i++)
		typed_value(w, p + st->fields[i].offset, lo, hi, st->fields[i].type);
}

void mark_typed(struct mark_worker *w, uintptr_t base, uintptr_t lo, uintptr_t hi, const struct gosub_type *t)
{
	if (!t->ptr_bytes)
		return;
	if (t->size == 8) {
		for (uintptr_t p = lo; p + 8 <= hi; p += 8)
			mark_push(w, *(uintptr_t *)p);
		return;
	}
	uintptr_t p = base + (lo - base) / t->size * t->size;
	if (p < lo || t->ptr_bytes > 512 || t->tflag & GOSUB_TFLAG_GC_ON_DEMAND) {
		for (; p < hi; p += t->size)
			typed_value(w, p, lo, hi, t);
		return;
	}
	size_t words = t->ptr_bytes / 8;
	uint64_t mask = 0;
	memcpy(&mask, t->gcdata, (words + 7) / 8);
	if (words < 64)
		mask &= ((uint64_t)1 << words) - 1;
	for (; p + t->size <= hi; p += t->size)
		scan_bits(w, p, mask);
	typed_value(w, p, lo, hi, t);
}

/* Bytes of an oblet: whole elements when they are small. */
static uintptr_t whole_elements(uintptr_t size)
{
	return size < GC_OBLET ? GC_OBLET / size * size : GC_OBLET;
}

/* One oblet of a large object; the next one goes to the stack first, so that others may take it. */
static void scan_large(struct mark_worker *w, const struct span *s, uintptr_t from)
{
	uintptr_t first = s->base + s->head, end = s->base + s->type_end;
	if (from < first)
		from = first;
	uintptr_t step = whole_elements(s->type->size);
	uintptr_t to = from + step < end ? from + step : end;
	if (to < end)
		stack_push(w, to | GC_ITEM_OBLET);
	if (from < to)
		mark_typed(w, first, from, to, s->type);
	if (w->shared && to < end && atomic_load_explicit(&rt.gc.hungry, memory_order_relaxed))
		share(w);
}

/* ---- marking ---- */

/* Sets the mark in a table that one worker writes; false: it was set. */
static inline bool set_own_mark(uint8_t *table, uintptr_t base)
{
	struct bit_at b = bit_of(table, base);
	uint64_t bit = (uint64_t)1 << b.shift;
	if (*b.word & bit)
		return false;
	*b.word |= bit;
	return true;
}

/* The same where several workers mark (marks.c): the common table is stored to without a lock, so that a worker may
 * overwrite what another stored at that moment. Then both visit the object. */
static inline bool set_shared_mark(struct mark_worker *w, struct arena *a, uintptr_t base)
{
	struct bit_at b = bit_of(a->mark[rt.gc.mark], base);
	uint64_t bit = (uint64_t)1 << b.shift, seen = __atomic_load_n(b.word, __ATOMIC_RELAXED);
	if (seen & bit || !set_own_mark(a->own[w->index], base))
		return false;
	__atomic_store_n(b.word, seen | bit, __ATOMIC_RELAXED);
	return true;
}

/* Words of marks at the beginning of a large object are only its. */
static inline bool set_large_mark(struct arena *a, uintptr_t base)
{
	struct bit_at b = bit_of(a->mark[rt.gc.mark], base);
	uint64_t bit = (uint64_t)1 << b.shift;
	return !(__atomic_fetch_or(b.word, bit, __ATOMIC_RELAXED) & bit);
}

bool mark_is_set(uintptr_t base)
{
	return bit_get(arena_of(base)->mark[rt.gc.mark], base);
}

/* base is a cell's; its arena's page info tells which kind. */
static inline void visit(struct mark_worker *w, uintptr_t base)
{
	struct arena *a = (struct arena *)(base & ~(ARENA_SIZE - 1));
	size_t page = (base & (ARENA_SIZE - 1)) >> PAGE_SHIFT;
	uint32_t spc = PAGE_SPC(a->pages[page]);
	if (RT_LIKELY(spc >= 2)) {
		if (!(w->shared ? set_shared_mark(w, a, base) : set_own_mark(a->mark[rt.gc.mark], base)))
			return;
		w->cells[spc]++;
		if (!(spc & 1))
			scan_small(w, a, base, rt.heap.size_class[spc >> 1].size);
		return;
	}
	if (!set_large_mark(a, base))
		return;
	w->cells[spc]++;
	struct span *s = a->spans[page];
	w->large_bytes += s->end - s->base;
	if (spc == 0)
		scan_large(w, s, base);
}

/* The cell p points into, with its mark and contents on their way to the cache; 0: none. */
static inline uintptr_t resolve(uintptr_t p)
{
	struct arena *a = arena_of(p);
	if (RT_UNLIKELY(!a))
		return 0;
	uintptr_t off = p - (uintptr_t)a;
	if (RT_UNLIKELY(off >= ARENA_SIZE))
		return a->huge->base;
	size_t page = off >> PAGE_SHIFT;
	uint32_t info = a->pages[page];
	if (RT_UNLIKELY(!(info & PAGE_USED)))
		return 0;
	uintptr_t base = (uintptr_t)a + ((page - PAGE_BACK(info)) << PAGE_SHIFT);
	uint32_t spc = PAGE_SPC(info);
	if (RT_UNLIKELY(spc < 2))
		return base;
	const struct size_class *k = &rt.heap.size_class[spc >> 1];
	base += ((p - base) * (uint64_t)k->magic >> 32) * k->size;
	__builtin_prefetch(bit_of(a->mark[rt.gc.mark], base).word, 1);
	if (!(spc & 1)) {
		__builtin_prefetch((const void *)base);
		__builtin_prefetch(bit_of(a->ptrmap, base).word);
	}
	return base;
}

void mark_contents(struct mark_worker *w, uintptr_t base)
{
	struct span *s = span_of(base);
	if (!s || s->spc & 1)
		return;
	if (s->elem_size)
		scan_small(w, arena_of(base), base, s->elem_size);
	else
		scan_large(w, s, base);
}

void mark_word(struct mark_worker *w, struct word guess)
{
	if (guess.bits - rt.gc.lo >= rt.gc.hi - rt.gc.lo)
		return;
	struct span *s = span_of(guess.bits);
	if (!s)
		return;
	uintptr_t base = cell_base(s, guess.bits);
	if (cell_allocated(s, base))
		stack_push(w, base);
}

/* ---- draining ---- */

static inline void take_item(struct mark_worker *w, uintptr_t item)
{
	if (RT_UNLIKELY(item & GC_ITEM_OBLET)) {
		item &= ~GC_ITEM_OBLET;
		scan_large(w, span_of(item), item);
		return;
	}
	uintptr_t base = resolve(item);
	if (base)
		w->ahead[(w->ahead_at + w->ahead_n++) & (GC_AHEAD - 1)] = base;
}

/* Until the worker's own stack and queue are empty. */
static void drain_own(struct mark_worker *w)
{
	for (;;) {
		while (w->ahead_n < GC_AHEAD && (w->cur->n || stack_underflow(w)))
			take_item(w, w->cur->item[--w->cur->n]);
		if (!w->ahead_n)
			return;
		uintptr_t base = w->ahead[w->ahead_at++ & (GC_AHEAD - 1)];
		w->ahead_n--;
		visit(w, base);
		if (w->shared && RT_UNLIKELY(atomic_load_explicit(&rt.gc.hungry, memory_order_relaxed)))
			share(w);
	}
}

/* Waits for a packet; false: all workers wait, so there will be none. */
static bool wait_for_work(struct mark_worker *w)
{
	uint32_t n = atomic_fetch_add(&rt.gc.waiting, 1) + 1;
	if (n == (uint32_t)rt.gc.nworkers && !atomic_load(&rt.gc.nfull)) {
		atomic_store(&rt.gc.finished, true);
		return false;
	}
	atomic_store_explicit(&rt.gc.hungry, 1, memory_order_relaxed);
	for (unsigned round = 0; !atomic_load(&rt.gc.finished); round++) {
		if (atomic_load(&rt.gc.nfull)) {
			n = atomic_fetch_sub(&rt.gc.waiting, 1) - 1;
			if (n == 0)
				atomic_store_explicit(&rt.gc.hungry, 0, memory_order_relaxed);
			return true;
		}
		rt_wait_briefly(round);
	}
	return false;
}

void mark_drain(struct mark_worker *w)
{
	do
		drain_own(w);
	while (w->shared && wait_for_work(w));
}

void mark_drain_alone(void)
{
	struct mark_worker *w = &rt.gc.worker[0];
	bool shared = w->shared;
	w->shared = false;
	drain_own(w);
	w->shared = shared;
}

void mark_begin(int nworkers)
{
	rt.gc.nworkers = nworkers;
	rt.gc.waiting = 0;
	rt.gc.hungry = 0;
	rt.gc.finished = false;
	for (int i = 0; i < nworkers; i++) {
		struct mark_worker *w = &rt.gc.worker[i];
		if (!w->cur)
			w->cur = packet_new();
		memset(w->cells, 0, sizeof w->cells);
		w->large_bytes = w->root_bytes = w->stack_bytes = 0;
		w->shared = nworkers > 1;
		w->index = (uint32_t)i;
	}
}

/* ---- for the verifier ---- */

struct slot_visit {
	void (*fn)(struct slot, void *);
	void *arg;
};

static void each_typed_slot(uintptr_t p, const struct gosub_type *t, const struct slot_visit *v)
{
	if (!t->ptr_bytes)
		return;
	if (!(t->tflag & GOSUB_TFLAG_GC_ON_DEMAND)) {
		for (size_t i = 0; i < t->ptr_bytes / 8; i++)
			if (t->gcdata[i / 8] >> (i % 8) & 1)
				v->fn((struct slot){(uintptr_t *)p + i}, v->arg);
		return;
	}
	if ((t->kind & 31) == GOSUB_KIND_ARRAY) {
		const struct gosub_array_type *at = (const struct gosub_array_type *)t;
		for (uint64_t i = 0; i < at->len; i++)
			each_typed_slot(p + i * at->elem->size, at->elem, v);
		return;
	}
	const struct gosub_struct_type *st = (const struct gosub_struct_type *)t;
	for (int64_t i = 0; i < st->len; i++)
		each_typed_slot(p + st->fields[i].offset, st->fields[i].type, v);
}

void mark_each_typed_slot(uintptr_t p, uintptr_t end, const struct gosub_type *t, void (*fn)(struct slot, void *),
			  void *arg)
{
	struct slot_visit v = {fn, arg};
	for (; t->ptr_bytes && p + t->size <= end; p += t->size)
		each_typed_slot(p, t, &v);
}

void mark_each_slot(const struct span *s, uintptr_t base, void (*fn)(struct slot, void *), void *arg)
{
	if (s->spc & 1)
		return;
	if (!s->elem_size) {
		mark_each_typed_slot(base + s->head, base + s->type_end, s->type, fn, arg);
		return;
	}
	uint8_t *table = arena_of(base)->ptrmap;
	for (uintptr_t p = base; p < base + s->elem_size; p += 8)
		if (bit_get(table, p))
			fn((struct slot){(uintptr_t *)p}, arg);
}
