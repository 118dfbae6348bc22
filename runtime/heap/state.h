/* state.h - what heap and collector keep: rt.heap, rt.gc. heap.h and gc.h tell what it means. */
#ifndef GOSUB_HEAP_STATE_H
#define GOSUB_HEAP_STATE_H

#include "event.h"

#define PAGE_SHIFT    13
#define PAGE_SIZE     ((size_t)1 << PAGE_SHIFT)
#define ARENA_SHIFT   26
#define ARENA_SIZE    ((size_t)1 << ARENA_SHIFT)
#define ARENA_PAGES   (ARENA_SIZE >> PAGE_SHIFT)
#define ARENA_INDEX   ((size_t)1 << (48 - ARENA_SHIFT))
#define ARENA_BITMAP  (ARENA_SIZE / 64) /* bytes for one bit per word */
#define ARENA_DATA    (3 * ARENA_BITMAP + (128 << 10))
#define ARENA_FIRST   (ARENA_DATA >> PAGE_SHIFT) /* first page for spans */

#define CLASS_COUNT   68
#define CLASS_MAX     32768 /* largest small object */
#define SPAN_CLASSES  (2 * CLASS_COUNT)
#define HOLE_ZERO_MAX 8192 /* bytes made zero at a time */

struct span;
struct arena;
struct heap_cache;
struct gc_special;

struct size_class {
	uint32_t size, npages, magic;
};
struct span_list {
	struct span *first, *last;
};
struct class_spans { /* all spans of one span class */
	struct lock lock;
	struct span_list todo;  /* not looked at since the last collection */
	struct span_list ready; /* looked at: have holes */
	struct span_list done;  /* full, or taken by a cache since */
	uint8_t pad[64];
};

struct heap {
	struct lock lock; /* rank HEAP: pages, arenas */
	struct arena *arenas, *arenas_last;
	struct arena *page_hint; /* where the last run of pages was found */
	struct span *span_free;
	uint32_t cycle;                                       /* collections so far */
	uint32_t current;                                     /* which mark table tells allocation */
	uint64_t bytes_reserved, bytes_pages, bytes_released; /* of arenas; in spans; free and with the system */
	uint64_t bytes_meta;
	uint64_t spans_made, spans_free;
	_Atomic uint64_t live;                      /* bytes in cells found live plus those handed to caches since */
	_Atomic uint64_t trigger;                   /* collect when live reaches it */
	_Atomic bool swept;                         /* no span of any class is in todo */
	_Atomic uint64_t large_allocs, large_bytes; /* ever */
	struct class_spans classes[SPAN_CLASSES];
	struct heap_cache *caches;
	uint64_t retired_allocs[SPAN_CLASSES]; /* of caches that are gone */
	_Atomic int64_t scavenged_ns;          /* when pages were last given back */
	uintptr_t next_arena;                  /* where address space is asked for next */
	struct {
		struct lock lock;
		uintptr_t ptr, end;
	} meta;        /* the runtime's own records */
	bool counting; /* by allocation site: see sites.c */
	/* Written by heap_init only: */
	_Alignas(64) struct size_class size_class[CLASS_COUNT];
	uint8_t size_to_spc8[1024 / 8 + 1]; /* (size + 7) / 8 -> class * 2, up to 1024 */
	uint8_t size_to_spc128[(CLASS_MAX - 1024) / 128 + 1];
	/* address >> ARENA_SHIFT -> the same of the first arena of its run; 0: not ours */
	uint32_t arena_head[ARENA_INDEX];
};

#define GC_WORKERS_MAX  8
#define GC_PACKET_ITEMS 1022
#define GC_OBLET        ((uintptr_t)128 << 10) /* bytes of a large object scanned at a time */
#define GC_AHEAD        8                      /* entries of the queue; a power of two */
#define GC_ITEM_OBLET   ((uintptr_t)1 << 63)   /* item: continue this large object from this address */

struct packet { /* piece of a mark stack */
	struct packet *next;
	uint64_t n;
	uintptr_t item[GC_PACKET_ITEMS];
};

struct mark_worker {
	_Alignas(128) struct packet *cur; /* a worker shares no line, nor the next, with another */
	struct packet *spare;             /* empty or full, or NULL */
	bool shared;                      /* more than one worker marks */
	uint32_t index;
	uintptr_t ahead[GC_AHEAD]; /* cells whose mark is being fetched */
	uint32_t ahead_at, ahead_n;
	uint64_t cells[SPAN_CLASSES]; /* marked, per span class */
	uint64_t large_bytes;
	uint64_t root_bytes, stack_bytes;
};

#define GC_LISTENERS    4
#define GC_TIME_BUCKETS 48
#define GC_OWN_ROOTS    32

struct gc_totals { /* of all collections, for statistics */
	uint64_t number, forced;
	uint64_t pause_total_ns, last_end_ns;
	uint64_t pause_ns[256], pause_end[256];
	int64_t gc_cpu_ns, start_ns;
	uint64_t live_cells, live_bytes; /* found by the last collection */
	uint64_t class_live[CLASS_COUNT], class_mallocs_then[CLASS_COUNT];
	uint64_t mallocs_then, bytes_then;                        /* totals at that moment */
	uint64_t root_bytes, stack_bytes;                         /* it looked through */
	uint64_t stops[GC_TIME_BUCKETS], pauses[GC_TIME_BUCKETS]; /* how many took 2^i to 2^(i+1) ns */
};

struct gc_helpers {               /* threads; workers.c */
	_Atomic uint32_t job;     /* number * JOB_NUMBER + helpers: 1..helpers take part */
	_Atomic uint32_t running; /* helpers still at it */
	void (*fn)(int);
	int made;
};

#define SPECIAL_QUEUES 2 /* finalizers, cleanups */

struct gc_special_queue { /* ring of those to be run */
	uint64_t pushed;  /* ever */
	struct gc_special *ring;
	size_t size, at, n;
};

struct gc_specials {
	struct lock lock;
	struct gc_special *table; /* open addressing, size a power of two */
	size_t size, used;        /* used: with removed ones */
	struct gc_special_queue queue[SPECIAL_QUEUES];
	_Atomic uint64_t last_id; /* of cleanups */
};

struct gc_untracked {
	struct lock lock; /* rank STACK; guards the rest but under a stop */
	uintptr_t *table; /* open addressing, 0: none */
	size_t size, used;
};

struct gc_own_roots { /* the runtime's own variables that hold pointers */
	struct lock lock;
	_Atomic uint32_t n;
	struct {
		const void *addr;
		size_t size;
	} at[GC_OWN_ROOTS];
};

struct gc {
	uintptr_t lo, hi; /* all arenas */
	uint32_t mark;    /* index of the table being written */
	int nworkers;
	struct mark_worker worker[GC_WORKERS_MAX];
	/* full packets for whoever has nothing; */
	_Alignas(128) struct lock lock;
	struct packet *full;
	struct packet *empty;
	_Atomic uint32_t nfull, waiting, hungry;
	_Atomic bool finished;
	uint64_t marked, roots; /* bytes, of the last collection */
	_Alignas(64) struct gc_helpers helpers;
	_Alignas(64) struct gc_specials specials;
	struct gc_untracked untracked;
	struct gc_own_roots own_roots;
	struct gc_totals stats;
	struct {
		event_gc_fn fn;
		void *arg;
	} listeners[GC_LISTENERS];
};

#endif
