/* heap.c - size classes, the spans of each class, and what a collection leaves for allocation. */
#include "heap.h"

/* Go's size classes: cap(append(...)) shows them. */
static const uint16_t class_sizes[CLASS_COUNT] = {
    0,    8,    16,   24,    32,    48,    64,    80,    96,    112,   128,   144,   160,   176,   192,   208,   224,
    240,  256,  288,  320,   352,   384,   416,   448,   480,   512,   576,   640,   704,   768,   896,   1024,  1152,
    1280, 1408, 1536, 1792,  2048,  2304,  2688,  3072,  3200,  3456,  4096,  4864,  5376,  6144,  6528,  6784,  6912,
    8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
};

/* Pages of a span: at most an eighth lost at its end, a fair number of cells, and no less than 32 KiB. */
static uint32_t class_pages(uint32_t size)
{
	uint32_t n = 1;
	while ((n << PAGE_SHIFT) % size > (n << PAGE_SHIFT) / 8)
		n++;
	while (n < 4 || (n << PAGE_SHIFT) / size < 4)
		n *= 2;
	return n;
}

static void init_classes(void)
{
	for (uint32_t c = 1; c < CLASS_COUNT; c++) {
		uint32_t size = class_sizes[c];
		rt.heap.size_class[c] = (struct size_class){size, class_pages(size), UINT32_MAX / size + 1};
	}
	uint32_t c = 1;
	for (uint32_t size = 8; size <= CLASS_MAX; size += 8) {
		c += size > class_sizes[c];
		if (size <= 1024)
			rt.heap.size_to_spc8[size / 8] = (uint8_t)(c * 2);
		if (size >= 1024 && size % 128 == 0)
			rt.heap.size_to_spc128[(size - 1024) / 128] = (uint8_t)(c * 2);
	}
}

void heap_init(void)
{
	init_classes();
	for (int i = 0; i < SPAN_CLASSES; i++)
		rt.heap.classes[i].lock.rank = LOCK_RANK_HEAP_CLASS;
	rt.heap.swept = true;
}

void heap_out_of_memory(void)
{
	rt_throw("runtime: out of memory");
}

/* ---- lists ---- */

static void list_push(struct span_list *l, struct span *s)
{
	s->next = l->first;
	if (!l->first)
		l->last = s;
	l->first = s;
}

static struct span *list_pop(struct span_list *l)
{
	struct span *s = l->first;
	if (!s)
		return NULL;
	l->first = s->next;
	if (!l->first)
		l->last = NULL;
	return s;
}

/* All of `from` goes before what `to` holds. */
static void list_join(struct span_list *to, struct span_list *from)
{
	if (!from->first)
		return;
	from->last->next = to->first;
	if (!to->first)
		to->last = from->last;
	to->first = from->first;
	*from = (struct span_list){NULL, NULL};
}

void heap_reset_lists(void)
{
	for (int i = 0; i < SPAN_CLASSES; i++) {
		struct class_spans *c = &rt.heap.classes[i];
		list_join(&c->todo, &c->ready);
		list_join(&c->todo, &c->done);
	}
	rt.heap.swept = false;
}

/* ---- sweeping ---- */

struct mark_words {
	const uint64_t *at, *end;
};

/* Marks of the span: whole words, since pages are. */
static struct mark_words span_marks(const struct span *s)
{
	uint8_t *table = arena_of(s->base)->mark[rt.heap.current];
	uint64_t *at = bit_of(table, s->base).word;
	return (struct mark_words){at, at + ((size_t)s->npages << PAGE_SHIFT >> 9)};
}

bool span_is_empty(const struct span *s)
{
	if (!s->elem_size)
		return !bit_get(arena_of(s->base)->mark[rt.heap.current], s->base);
	struct mark_words m = span_marks(s);
	uint64_t any = 0;
	for (; m.at < m.end; m.at++)
		any |= *m.at;
	return any == 0;
}

static bool span_is_full(const struct span *s)
{
	if (!s->elem_size)
		return true;
	struct mark_words m = span_marks(s);
	size_t count = 0;
	for (; m.at < m.end; m.at++)
		count += (size_t)__builtin_popcountll(*m.at);
	return count * s->elem_size == s->end - s->base;
}

#define SWEEP_SPANS 256 /* between two looks for a stop of the world */

/* The next empty span of a class, out of its lists; the others on the way are sorted. *n counts all down to 0. */
static struct span *next_empty(struct class_spans *c, int *n)
{
	struct span *s;
	while (*n > 0 && (s = list_pop(&c->todo)) != NULL) {
		--*n;
		if (span_is_empty(s))
			return s;
		list_push(span_is_full(s) ? &c->done : &c->ready, s);
	}
	return NULL;
}

/* Sweeps spans of one class until npages are freed; adds to *freed. False: none is left. */
static bool sweep_few(struct class_spans *c, size_t npages, size_t *freed)
{
	int n = SWEEP_SPANS;
	while (*freed < npages) {
		lock_acquire(&c->lock);
		struct span *s = next_empty(c, &n);
		lock_release(&c->lock);
		if (!s)
			break;
		*freed += s->npages;
		pages_free(s);
	}
	return n == 0;
}

void heap_sweep_some(size_t npages)
{
	if (atomic_load_explicit(&rt.heap.swept, memory_order_relaxed))
		return;
	uint32_t cycle = rt.heap.cycle;
	size_t freed = 0;
	for (uint32_t spc = 0; spc < SPAN_CLASSES; spc++)
		while (freed < npages && sweep_few(&rt.heap.classes[spc], npages, &freed))
			sched_poll();
	if (freed < npages && cycle == rt.heap.cycle)
		rt.heap.swept = true;
}

void heap_sweep_all(void)
{
	heap_sweep_some(SIZE_MAX);
}

/* ---- spans for caches ---- */

static struct span *fresh_span(uint32_t spc)
{
	const struct size_class *k = &rt.heap.size_class[spc >> 1];
	struct span *s = pages_alloc(k->npages, (uint8_t)spc);
	if (!s)
		heap_out_of_memory();
	s->elem_size = k->size;
	s->end = s->base + (k->npages << PAGE_SHIFT) / k->size * k->size;
	return s;
}

/* One with a hole, which goes to done; *n counts those looked at down to 0. */
static struct span *swept_span(struct class_spans *c, int *n)
{
	struct span *s = list_pop(&c->ready);
	for (; !s && *n > 0 && (s = list_pop(&c->todo)) != NULL; --*n) {
		if (!span_is_full(s))
			break;
		list_push(&c->done, s);
		s = NULL;
	}
	if (s) {
		s->need_zero = true; /* it was allocated from before */
		list_push(&c->done, s);
	}
	return s;
}

void heap_add_span(struct span *s)
{
	struct class_spans *c = &rt.heap.classes[s->spc];
	lock_acquire(&c->lock);
	list_push(&c->done, s);
	lock_release(&c->lock);
}

struct span *heap_take_span(uint32_t spc)
{
	struct class_spans *c = &rt.heap.classes[spc];
	for (int n = 0; n == 0;) {
		sched_poll();
		n = SWEEP_SPANS;
		lock_acquire(&c->lock);
		struct span *s = swept_span(c, &n);
		lock_release(&c->lock);
		if (s)
			return s;
	}
	heap_sweep_some(rt.heap.size_class[spc >> 1].npages);
	struct span *s = fresh_span(spc);
	heap_add_span(s);
	return s;
}

/* ---- walks ---- */

static void each_span_of(struct arena *a, void (*fn)(struct span *, void *), void *arg)
{
	size_t page = ARENA_FIRST;
	while (page < ARENA_PAGES) {
		struct span *s = a->spans[page];
		page += s && s->npages ? s->npages : 1;
		if (s)
			fn(s, arg);
	}
}

void heap_each_span(void (*fn)(struct span *, void *), void *arg)
{
	struct arena *next;
	for (struct arena *a = rt.heap.arenas; a; a = next) {
		next = a->next; /* fn may free a large object with its arena */
		if (a->huge)
			fn(a->huge, arg);
		else
			each_span_of(a, fn, arg);
	}
}

/* ---- what others ask ---- */

size_t heap_round(size_t size, bool noscan)
{
	size_t extra = !noscan && size > 512 ? 8 : 0; /* Go keeps a header there, which shows in capacities */
	if (size <= CLASS_MAX - 8)
		return rt.heap.size_class[size_to_spc(size + extra) >> 1].size - extra;
	size_t pages = RT_ALIGN_UP(size, PAGE_SIZE);
	return pages < size ? size : pages;
}

void *heap_object_base(const void *p)
{
	struct span *s = span_of((uintptr_t)p);
	return s ? (void *)cell_base(s, (uintptr_t)p) : NULL;
}

size_t heap_object_size(const void *p)
{
	struct span *s = span_of((uintptr_t)p);
	return s ? cell_size(s) : 0;
}
