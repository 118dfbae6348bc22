/* heap.h - inside of the heap: arenas, pages, spans, cells. For heap*.c, gc*.c and ptrmap.c only.
 *
 * An arena is ARENA_SIZE bytes of address space, aligned to its size. Its first ARENA_DATA bytes hold tables about
 * the rest, found by masking an address: one bit per word "is a pointer" (ptrmap), two bits per word "a live cell
 * starts here" (marks of the last collection and of the one under way), and per page of PAGE_SIZE bytes which span it
 * is in. An object larger than fits has a run of arenas for itself: tables in the first one, data from there to the
 * end.
 *
 * A span is a run of pages with cells of one size class, either all with pointers or all without ("noscan"); or one
 * large object (class 0). Marks of the last collection say which cells survived it; the others are holes. A processor's
 * cache owns one span per span class and allocates upwards through its holes, so that
 *      cell c is allocated  <=>  mark(c)  or  c < span->alloc_end (of this cycle).
 * Nothing is swept for that: a hole is zeroed, with its bits in ptrmap, when allocation reaches it. Sweeping only
 * finds spans without any mark and gives their pages back. */
#ifndef GOSUB_HEAP_H
#define GOSUB_HEAP_H

#include "prof/prof.h"

/* What pages[] says of a page: bit 8 set: in a span; bits 0-7 span class; bits 9-31 pages since the span's start. */
#define PAGE_USED       0x100u
#define PAGE_SPC(info)  ((info) & 0xff)
#define PAGE_BACK(info) ((info) >> 9)

struct span {
	uintptr_t base, end; /* of the cells: end is that of the last whole cell */
	uintptr_t alloc_end; /* see above; valid when cycle is the heap's */
	uint32_t cycle;
	uint32_t npages;
	uint32_t elem_size; /* 0 for a large object, whose size is end - base */
	uint8_t spc;        /* size class * 2 + noscan */
	bool need_zero;     /* holes hold old bytes */
	struct span *next;  /* of its class; under the class's lock */
	/* large objects with pointers: head bytes without, then values of type to the end */
	const struct gosub_type *type;
	uint64_t head;
	uint64_t type_end; /* bytes of the object that are typed */
};

struct arena {
	uint8_t ptrmap[ARENA_BITMAP];
	uint8_t mark[2][ARENA_BITMAP];
	uint32_t pages[ARENA_PAGES];
	struct span *spans[ARENA_PAGES];
	/* Page allocator, under heap.lock: bit set ... */
	uint64_t free[ARENA_PAGES / 64];  /* in no span */
	uint64_t dirty[ARENA_PAGES / 64]; /* touched since the system gave it */
	uint64_t idle[ARENA_PAGES / 64];  /* free since the last scavenge */
	uint32_t nfree;
	uint32_t hint; /* no free page before it */
	uint32_t high; /* no page from it on was ever in a span */
	struct arena *next;
	size_t size;                  /* ARENA_SIZE, or that of a run for one object */
	struct span *huge;            /* that object */
	uint8_t *own[GC_WORKERS_MAX]; /* marks that each worker sets, when several mark; all zero otherwise */
};
_Static_assert(sizeof(struct arena) <= ARENA_DATA, "tables of an arena");

struct bump { /* a hole being filled */
	uintptr_t ptr, end;
	uint64_t size;
	struct span *span;
	uint64_t distance; /* bytes from ptr, or from the hole's end, to what the heap profile samples next */
};
struct heap_cache {
	struct bump bump[SPAN_CLASSES];
	uint64_t allocs[SPAN_CLASSES]; /* cells of holes taken; those of the open hole not yet allocated included */
	uint64_t pending;              /* bytes taken and not yet added to heap.live */
	uint64_t countdown;            /* stress: allocations until the next collection */
	/* of the heap profile (prof/mem.c) */
	int64_t sample_rate; /* in force in what follows and in bump's distances */
	bool sampled;        /* the hole just opened is one cell, to be sampled */
	uint64_t large_distance;
	struct stack_pcs sample_stack;
	struct heap_cache *next;
};

/* ---- addresses ---- */

static inline struct arena *arena_of(uintptr_t p)
{
	uintptr_t i = p >> ARENA_SHIFT;
	return i < ARENA_INDEX ? (struct arena *)((uintptr_t)rt.heap.arena_head[i] << ARENA_SHIFT) : NULL;
}

/* p in a small object's arena: where its word's bit is. */
struct bit_at {
	uint64_t *word;
	uint32_t shift;
};
static inline struct bit_at bit_of(uint8_t *table, uintptr_t p)
{
	uintptr_t i = (p & (ARENA_SIZE - 1)) >> 3;
	return (struct bit_at){(uint64_t *)table + (i >> 6), (uint32_t)(i & 63)};
}
static inline bool bit_get(uint8_t *table, uintptr_t p)
{
	struct bit_at b = bit_of(table, p);
	return *b.word >> b.shift & 1;
}

/* Span of the cell that p points into, and the cell's first byte; NULL when p is in no span's cells. */
static inline struct span *span_of(uintptr_t p)
{
	struct arena *a = arena_of(p);
	if (!a)
		return NULL;
	uintptr_t off = p - (uintptr_t)a;
	struct span *s = off < ARENA_SIZE ? a->spans[off >> PAGE_SHIFT] : a->huge;
	return s && p >= s->base && p < s->end ? s : NULL;
}
static inline uintptr_t cell_base(const struct span *s, uintptr_t p)
{
	if (!s->elem_size)
		return s->base;
	uint64_t i = (p - s->base) * (uint64_t)rt.heap.size_class[s->spc >> 1].magic >> 32;
	return s->base + i * s->elem_size;
}
static inline size_t cell_size(const struct span *s)
{
	return s->elem_size ? s->elem_size : s->end - s->base;
}
static inline bool cell_allocated(const struct span *s, uintptr_t base)
{
	if (!s->elem_size || (s->cycle == rt.heap.cycle && base < s->alloc_end))
		return true;
	return bit_get(arena_of(base)->mark[rt.heap.current], base);
}

static inline uint32_t size_to_spc(size_t size) /* size <= CLASS_MAX */
{
	return size <= 1024 ? rt.heap.size_to_spc8[(size + 7) >> 3] : rt.heap.size_to_spc128[(size - 1024 + 127) >> 7];
}

/* ---- pages.c: runs of pages, arenas ---- */

/* A span of npages whose fields base, npages and need_zero are set and whose pages know it; NULL: out of memory. */
struct span *pages_alloc(size_t npages, uint8_t spc);
void pages_free(struct span *s);
void pages_release_all(void);    /* free pages go to the system, now */
void heap_scavenge(int64_t now); /* gives back pages that stayed free for a while; cheap to call often */

/* ---- heap.c ---- */

bool span_is_empty(const struct span *s); /* no marks in it; call under its class's lock or a stop */
void heap_sweep_some(size_t npages);      /* sweeps until so many pages are free again, or all is swept */
void heap_sweep_all(void);
struct span *heap_take_span(uint32_t spc); /* one with a hole, or a fresh one; for a cache */
void heap_add_span(struct span *s);        /* fresh and in use: looked at after the next collection */
void heap_reset_lists(void);               /* under a stop, after marking: everything is to be looked at again */
void heap_each_span(void (*fn)(struct span *, void *), void *arg); /* under a stop */
void heap_flush_caches(void); /* under a stop: alloc_end of every span is right, no hole is open */
RT_NORETURN void heap_out_of_memory(void);

void heap_change_sample_rate(int64_t rate);   /* the world is stopped */
void heap_sample_large(void *p, size_t size); /* it is allocated: for the heap profile */

/* ---- large.c ---- */

void *large_alloc(size_t size, const struct gosub_type *type, size_t head, size_t typed, bool zero);

/* ---- ptrmap.c ---- */

/* Sets the bits of count values of t that start at p, in a small object's cell whose bits are 0. */
void ptrmap_set(uintptr_t p, const struct gosub_type *t, size_t count);
void ptrmap_clear(uintptr_t lo, uintptr_t hi); /* within one arena */

/* ---- pace.c ---- */

bool gc_should_start(size_t wanted); /* with so many bytes more */

#endif
