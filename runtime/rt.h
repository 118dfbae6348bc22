/* rt.h - internal header of the runtime: what its files may know of each other.
 *
 * One block per file. Functions that compiled code calls are prefixed gosub_ and stand in entries.def;
 * those below carry their file's prefix and stay inside the library.
 *
 * Where C may run
 *   Entries run on the goroutine's stack, with at most GOSUB_STACK_RED bytes below them: their files are built
 *   with -Werror=frame-larger-than and do not recurse. What is deeper goes through sched_run_on_m_stack.
 *   A goroutine is never preempted or stopped while its PC is in C: it is stopped in Go code, or where C calls
 *   sched_stop_world, gosub_park and their like. So C needs no defence against the collector between two such calls,
 *   and every call of the allocator is one. Registers and C frames are scanned conservatively with the stack.
 *   No lock is held where C may panic, park or allocate from the collected heap. */
#ifndef GOSUB_RT_H
#define GOSUB_RT_H

#include <stdarg.h>
#include <stdatomic.h>
#include "abi.h"

#define RT_LIKELY(x)   __builtin_expect(!!(x), 1)
#define RT_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define RT_NORETURN    __attribute__((noreturn, cold))
#define RT_HOT         __attribute__((aligned(64))) /* lies in as few lines of the cache as it can */
#define RT_COLD        __attribute__((cold, noinline))
#if defined(__clang__)
#define RT_SAVES_ALL __attribute__((preserve_most)) /* off a hot path, which then need not save what it holds */
#else
#define RT_SAVES_ALL
#endif
#define RT_PRINTF(a, b)   __attribute__((format(printf, a, b)))
#define RT_JUMP           __attribute__((musttail)) return /* to a function of the same type; the frame is gone there */
#define RT_POISON         0xdb                             /* each byte of memory that is free, in stress runs */
#define RT_ALIGN_UP(x, a) (((x) + (a) - 1) & ~((__typeof__(x))(a) - 1))

/* In a loop that waits for another processor's store. */
static inline void rt_pause_cpu(void)
{
#if defined(__x86_64__)
	__builtin_ia32_pause();
#else
	__asm__ volatile("yield");
#endif
}

/* What was stored before is seen before what is stored after, by whoever finds it through a pointer that was stored
 * after without a lock. x86-64 keeps the order of stores by itself. */
static inline void rt_publication_barrier(void)
{
#if defined(__x86_64__)
	__asm__ volatile("" ::: "memory");
#else
	__asm__ volatile("dmb ishst" ::: "memory");
#endif
}

/* ---- machine words: an address, an edge and a guess cannot be mixed ---- */

struct ref { /* address of the first byte of a heap cell, or 0 */
	uintptr_t addr;
};
struct slot { /* address of a word that holds a pointer, exactly known */
	uintptr_t *at;
};
struct word { /* a word of a stack or register: perhaps a pointer, perhaps into the middle of a cell */
	uintptr_t bits;
};

/* ---- state.c: the runtime's variables ---- */

#include "state.h"

/* ---- cpu.c ---- */

extern uint64_t gosub_cpu;
void cpu_init(void);

void rt_init(void); /* first of all: what is not zero at the start */

/* ---- sched/lock.c: futex locks, acquired in the order of their ranks ---- */

void lock_acquire(struct lock *l);
bool lock_try(struct lock *l);
void lock_release(struct lock *l);

/* ---- knobs.c: settings from the environment, read once at the start ---- */

void knobs_init(const char *godebug); /* settings where GODEBUG says nothing, or NULL. GOGC, GOMEMLIMIT, GOMAXPROCS,
					 GODEBUG, GOSUB_STRESS */
void knobs_reread(const char *godebug, const char *env); /* $GODEBUG is env now: of what may change while running */

/* ---- goroutines and threads (sched/) ---- */

struct g;
struct m;
extern __thread struct gosub_tls gosub_tls __attribute__((tls_model("local-exec")));

/* Stops all goroutines but the caller's, which stays on its thread and processor. When another stop is under way
 * the caller first takes part in that one (as stopped). On return all saved contexts are visible to sched_each_stack.
 */
void sched_stop_world(void);
void sched_start_world(void);
/* Only between those two. Calls cb for each range that may hold pointers of goroutines: live parts of stacks and
 * segments, saved registers (the caller's too), entry closures, pending panics, whatever a parked goroutine waits with.
 */
typedef void (*sched_stack_cb)(const void *lo, const void *hi, void *ctx);
void sched_each_stack(sched_stack_cb cb, void *ctx);
void sched_one_stack(struct g *g, sched_stack_cb cb, void *ctx); /* on the thread's own stack */
void sched_forget_dead_words(void); /* of frames, before they are marked: forget.c; between those two as well */
/* Runs fn(arg) on the thread's own big stack (directly when already there); no park and no panic inside. */
void sched_run_on_m_stack(void (*fn)(void *), void *arg);
bool sched_on_m_stack(void);
void sched_wake_specials(void); /* gc_take_special may have something */
int sched_procs(void);          /* GOMAXPROCS now in force */

/* ---- sched/panic.c: how C reports errors; formats know %d %s %x of int64_t-sized arguments as printf does ---- */

RT_NORETURN void rt_panic_error(const char *fmt, ...)
    RT_PRINTF(1, 2); /* runtime.Error "runtime error: " + text (text without that prefix) */
RT_NORETURN void rt_panic_plain_error(const char *fmt, ...) RT_PRINTF(1, 2); /* the same without the prefix */
RT_NORETURN void rt_panic_string_error(
    const char *text); /* runtime.Error whose text has no such prefix, as plainError */
/* *runtime.TypeAssertionError; any may be NULL: static interface type, dynamic type, wanted type; missing method's name
 * or NULL */
RT_NORETURN void rt_panic_assertion(const struct gosub_type *iface, const struct gosub_type *concrete,
				    const struct gosub_type *asserted, const char *missing, int64_t missing_len);
RT_NORETURN void rt_fatal(const char *text); /* "fatal error: text", the user's fault; trace; exit 2 */
RT_NORETURN void rt_throw(const char *text); /* "fatal error: text", our own or a broken invariant; trace; exit 2 */

/* ---- os_linux.c: the only system calls ---- */
#include "os.h"

/* Between two looks at what another thread is about to store: round counts from 0. That thread may have lost its CPU,
 * even to this one, so the wait ends in sleep. */
static inline void rt_wait_briefly(unsigned round)
{
	if (round < 200)
		rt_pause_cpu();
	else if (round < 220)
		os_thread_yield();
	else
		os_usleep(50);
}

/* ---- heap: heap.c cache.c large.c ptrmap.c ---- */

struct heap_cache;    /* of one processor; tls->cache and g->cache point to that of the processor they run on */
void heap_init(void); /* before anything else; needs knobs */
struct heap_cache *heap_cache_new(void);    /* one per processor */
void heap_cache_free(struct heap_cache *c); /* the processor is gone; its memory goes back */
void *heap_alloc(size_t size, const struct gosub_type *desc,
		 size_t count);       /* zeroed; count values of desc; desc NULL: no pointers */
void *heap_alloc_noscan(size_t size); /* zeroed */
void *heap_alloc_raw(size_t size);    /* no pointers, contents undefined: to be filled at once */
/* head bytes (a multiple of 8, no pointers to the heap inside) and then n elements, in one object. */
void *heap_alloc_headed(size_t head, const struct gosub_type *elem, size_t n);
void heap_add_pointer(const void *at);       /* a word of a small object with pointers, just allocated here, is one */
void *heap_meta_alloc(size_t size);          /* zeroed, 16-aligned, never freed, never scanned: g, m, tables */
size_t heap_round(size_t size, bool noscan); /* what an object of that size really gets, as Go's roundupsize */
size_t heap_object_size(const void *p);      /* of the cell p points into; 0: not in the heap */
void *heap_object_base(const void *p);       /* first byte of that cell, or NULL */

/* ---- gc: gc.c roots.c mark.c pace.c verify.c special.c ---- */

void gc_init(void);             /* after heap_init */
void gc_start(const char *why); /* a whole collection, now; goroutine stack or thread stack, no lock held */
void gc_asked(const char *why); /* asm: the same from a goroutine, whose stack below the caller is cleared first */
void gc_mark_range(const void *lo, const void *hi); /* conservative; only while marking */
void gc_add_root(const void *addr, size_t size); /* the runtime's own variables that hold heap pointers; conservative */
enum gc_special_kind {
	SPECIAL_FINALIZER, /* fn(obj); what obj points to lives as long as fn waits */
	SPECIAL_CLEANUP,   /* fn(), a closure; ids tell those of one object apart */
	SPECIAL_WEAK,      /* fn is no function, but the handle (gc_weak_handle) */
	SPECIAL_BUBBLE     /* `bubble` is what it tells */
};
struct gc_special { /* what is to be done when an object goes */
	void *obj;  /* in a heap cell; of a finalizer at its beginning, unless the cell holds no pointers */
	struct gosub_closure *fn;
	const struct gosub_func_type *fn_type; /* of a finalizer ... */
	const struct gosub_type *obj_type;     /* ... and of the pointer it is given */
	uint64_t id;
	enum gc_special_kind kind;
	uint32_t bubble; /* that obj belongs to */
};
bool gc_add_special(const struct gc_special *s); /* false: the object has this one */
void gc_remove_special(const void *obj, enum gc_special_kind kind, uint64_t id);
bool gc_take_special(enum gc_special_kind kind, struct gc_special *out); /* next one to run, or false */
bool gc_special_waiting(enum gc_special_kind kind);                      /* there is one to run */
/* The object that holds obj's address until the collector finds obj unreached and clears it: a word, the same object
 * for the same address. obj need not be in the heap. */
void *gc_weak_handle(void *obj);
uint32_t gc_special_bubble(const void *obj, uint32_t add); /* that obj belongs to; add, when it did to none; or 0 */
#define GC_BY_SIZE 61
struct gc_by_size { /* as in MemStats.BySize */
	uint32_t size;
	uint64_t mallocs, frees;
};
struct gc_stats { /* what runtime.MemStats needs, in its words; exact */
	uint64_t alloc, total_alloc, sys, mallocs, frees;
	uint64_t heap_sys, heap_idle, heap_inuse, heap_released, heap_objects;
	uint64_t stacks, mspan_inuse, mspan_sys, mcache, buckets; /* the other parts of sys */
	uint64_t gc_sys, next_gc, last_gc, pause_total_ns, num_gc, num_forced;
	const uint64_t *pause_ns, *pause_end; /* 256 each, as they go on */
	double cpu_fraction;
};
/* Stops the world for a moment. classes: NULL, or where to put GC_BY_SIZE of them. */
void gc_read_stats(struct gc_stats *out, struct gc_by_size *classes);
int64_t gc_set_percent(int64_t percent); /* debug.SetGCPercent: returns the old one */
int64_t gc_set_limit(int64_t bytes);     /* debug.SetMemoryLimit; negative: only asks */
void gc_free_os_memory(void);            /* all that the last collection found dead */

/* ---- heap/sites.c ---- */

void sites_init(void);         /* finds out whether this is a counting build */
void sites_count(size_t size); /* an object of that size is allocated: for the goroutine's site, if it has one */
void sites_none(void);         /* what is allocated from now on is the runtime's own */
void sites_report(void);       /* if asked for (GODEBUG=allocsites=1): a line for each site that allocated */

/* ---- value/hash.c ---- */

void hash_init(void); /* seeds of this process */
uint64_t hash_bytes(const void *p, size_t n, uint64_t seed);
uint64_t hash_random(void); /* per thread, cheap, not for secrets */

/* ---- value/type.c ---- */

struct gosub_string type_string(const struct gosub_type *t);  /* as reflect prints it: main.T */
struct gosub_string type_pkgpath(const struct gosub_type *t); /* "" when it has none */
struct gosub_string type_name_string(const uint8_t *name);    /* text of an abi.Name */
struct gosub_string type_name_pkgpath(const uint8_t *name);
const void *type_at_offset(int32_t offset); /* value/offsets.c: what a 32-bit field of a descriptor leads to */
const struct gosub_uncommon *type_uncommon(const struct gosub_type *t); /* or NULL */
bool type_same(const struct gosub_type *a, const struct gosub_type *b); /* identical types, also across copies */
bool type_comparable(const struct gosub_type *t);

static inline bool type_direct(const struct gosub_type *t) /* the data word is the value itself */
{
	return (t->tflag & GOSUB_TFLAG_DIRECT_IFACE) != 0;
}

/* ---- functions of types, written in Go: they panic, are preempted, grow the stack; hold no lock (asm_*.S) ---- */

bool type_equal(const struct gosub_type *t, void *p, void *q);                   /* t->equal */
int64_t type_hasher(const struct gosub_type *map_type, void *key, int64_t seed); /* its hasher */

/* ---- std/runtime/hash.go: functions of Go that C may call, as both conventions agree on a few words ---- */

/* Panics on an unhashable dynamic type; the second does nothing else, in the words of a map without entries. */
int64_t go_type_hash(const struct gosub_type *t, void *p, int64_t seed) __asm__("runtime.typeHash");
void go_check_key(const struct gosub_type *t, void *p) __asm__("runtime.checkKey");

/* ---- text/print.c ---- */

void print_abandon(void);                       /* what this thread was printing ends here: a signal ends the program */
void print_text(const char *text, int64_t len); /* standard error, at once */
void print_format(const char *fmt, ...) RT_PRINTF(1, 2); /* %d %u %x %p %s %.*s %c %% with l and ll */
void print_format_v(const char *fmt, va_list ap);

/* ---- text/format.c: the same into memory or whatever takes the pieces; no libc, shallow ---- */

typedef void (*format_write)(void *to, const char *text, int64_t len);
void format_v(format_write write, void *to, const char *fmt, va_list ap);
struct gosub_string format_heap_v(const char *fmt, va_list ap); /* whole, in memory of the heap; a zero byte follows */
/* Cut to what fits, with a zero byte; returns the bytes written without that one. For numbers, whose length is known.
 */
int format_text(char *buf, size_t size, const char *fmt, ...) RT_PRINTF(3, 4);
int format_text_v(char *buf, size_t size, const char *fmt, va_list ap);

/* ---- stores of pointers ---- */
#include "store.h"

/* ---- sched/sched.h: the rest of g and m, and the scheduler's own functions ---- */
#include "sched/sched.h"

/* ---- value/bytes.c: gosub_typed_move, gosub_fill and ---- */

int bytes_compare_long(const void *p, const void *q, size_t n);

static inline int bytes_compare(const void *p, const void *q,
				size_t n) /* as memcmp; a stop of the world may come between */
{
	return RT_LIKELY(n <= SCHED_PIECE) ? __builtin_memcmp(p, q, n) : bytes_compare_long(p, q, n);
}

/* ---- prototypes of all entries, made from the contract ---- */
#define VOID                                void
#define PTR                                 void *
#define I64                                 int64_t
#define I32                                 int32_t
#define BOOL                                bool
#define F64                                 double
#define DESC                                const struct gosub_type *
#define PAIR                                struct gosub_pair
#define COMPLEX                             struct gosub_complex
#define ENTRY_ARGS(...)                     ENTRY_CAT(ENTRY_ARGS_, __VA_OPT__(SOME))(__VA_ARGS__)
#define ENTRY_CAT(a, b)                     ENTRY_CAT_(a, b)
#define ENTRY_CAT_(a, b)                    a##b
#define ENTRY_ARGS_SOME(...)                (__VA_ARGS__)
#define ENTRY_ARGS_()                       (void)
#define ENTRY(name, result, args, promises) result name ENTRY_ARGS args;
#include "entries.def"
#undef ENTRY
#undef VOID
#undef PTR
#undef I64
#undef I32
#undef BOOL
#undef F64
#undef DESC
#undef PAIR
#undef COMPLEX

extern const char gosub_zerobase;
extern const uint64_t gosub_small_ints[256];
extern const struct gosub_itab gosub_no_itab;

#endif
