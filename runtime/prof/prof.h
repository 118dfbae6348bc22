/* prof.h - profiles: stacks at which something was counted, for std/runtime/pprof.go.
 *
 * A bucket counts what happened at one stack (for memory: and of one size). PCs are return addresses, with those that
 * stand for inlined calls (text/symtab.h). Buckets live for ever, outside the heap. */
#ifndef GOSUB_PROF_H
#define GOSUB_PROF_H

#include "rt.h"

enum prof_kind { PROF_MEM, PROF_BLOCK, PROF_MUTEX, PROF_GOROUTINE, PROF_THREAD, PROF_LEAK };

struct bucket {
	struct bucket *chain, *next; /* of equal hash; of all */
	uint64_t hash, size;
	int64_t count[2];   /* memory: allocated and freed, as of the last collection; else how often, and how long */
	int64_t pending[2]; /* memory: since */
	uint32_t kind, depth;
	uintptr_t pcs[];
};

#define PROF_HEAD 2 /* names of Go's runtime before the program's own */

struct stack_pcs {
	uint32_t n;
	uintptr_t at[PROF_HEAD + PROF_DEPTH];
};

/* ---- bucket.c ---- */

/* The stack of the calling goroutine, Go's part of it, after `behind` PCs that are there. Of one that waits: from the
 * function of package sync that the program called, or with `first` before it. */
void prof_stack(struct stack_pcs *out, uint32_t behind);
void prof_stack_waiting(struct stack_pcs *out, uintptr_t first);
struct bucket *prof_bucket(enum prof_kind kind, uint64_t size, const struct stack_pcs *stack); /* lock held */
double prof_exponential(void);                                                                 /* with mean 1 */

/* ---- mem.c: of allocations, sampled by bytes; see heap/cache.c ---- */

int64_t prof_mem_rate(void);              /* runtime.MemProfileRate; 0: none */
uint64_t prof_mem_distance(int64_t rate); /* bytes to the next one; UINT64_MAX: none */
void prof_mem_init(void);
void prof_mem_sample(void *p, size_t size, struct stack_pcs *room);
struct stack_pcs *prof_room(void); /* the processor's, for the C that runs on it; NULL: none */

/* ---- cpu.c ---- */

struct interrupted { /* by a signal */
	uintptr_t pc;
	void **fp, **sp;
	uintptr_t link; /* return address of a leaf, where a register has it; else 0 */
};
void prof_cpu_signal(const struct interrupted *at); /* handler of SIGPROF */
void prof_cpu_thread(struct m *m);                  /* a new one, on itself */

void prof_cpu_thread_ends(struct m *m); /* rt.sched.lock held */
void prof_cpu_set_rate(int64_t hz);
struct cpu_read {
	uint64_t words, tags;
	bool end; /* profiling has ended, and this was the rest */
};
/* Whole records, as many as there is room for. One reader at a time. */
struct cpu_read prof_cpu_read(uint64_t *words, uint64_t room, void **tags, uint64_t tag_room);

/* ---- entry_names.c ---- */

/* Of a function of C that Go called, by the call's return address: what stands for it; 0: nothing does. */
uintptr_t prof_entry_name(uintptr_t return_address);
/* Where the call before a return address leads to; 0: that is not in the instruction. */
uintptr_t prof_call_target(uintptr_t return_address);

/* ---- block.c ---- */

static inline int64_t prof_block_begin(void) /* 0: not measured */
{
	return RT_UNLIKELY(atomic_load_explicit(&rt.prof.block_rate, memory_order_relaxed) > 0) ? os_nanotime() : 0;
}
void prof_block_end(int64_t began, enum wait for_what); /* the calling goroutine waited for it */
static inline int64_t prof_mutex_begin(void)            /* 0: not measured */
{
	return RT_UNLIKELY(atomic_load_explicit(&rt.prof.mutex_fraction, memory_order_relaxed) > 0) ? os_nanotime() : 0;
}
void prof_mutex(int64_t waited); /* ns that others waited for what the caller gives away */

/* ---- asm_names.S: PCs of functions of Go's runtime that stand for what C does (return addresses) ---- */

#define PROF_NAMES(F)                                                                                                  \
	F(chanrecv) F(chansend) F(gopark) F(profilealloc) F(systemstack) F(_System) F(_GC) F(_ExternalCode)
#define PROF_NAME(name) extern char prof_name_##name[];
PROF_NAMES(PROF_NAME)
#undef PROF_NAME
#define PROF_ENTRY(name, entry) extern char prof_name_##name[];
#include "entry_names.def"
#undef PROF_ENTRY

static inline uintptr_t prof_pc(const char *name)
{
	return (uintptr_t)name + 1;
}

#endif
