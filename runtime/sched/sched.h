/* sched.h - goroutines, threads, processors: the scheduler's part of rt.h. */
#ifndef GOSUB_SCHED_H
#define GOSUB_SCHED_H

#ifndef GOSUB_RT_H
#error "sched.h is part of rt.h"
#endif

#include "asm.h"

/* ---- context switch (asm_*.S) ---- */

/* Where a goroutine or a thread's scheduler goes on. on_cpu is 1 from the moment it is switched to
 * until its registers are saved: who takes a goroutine from a queue waits for 0 before switching to
 * it. */
struct context {
	void *sp;
	_Atomic uint32_t on_cpu;
};
void context_switch(struct context *from, struct context *to);
/* Runs fn(arg) on another stack; *save holds what is needed to scan or walk the one left. */
void rt_call_on_stack(void (*fn)(void *), void *arg, void *stack_top, struct context *save);
/* Calls a Go function of at most six integer arguments and four integer results. */
void rt_call_go(struct gosub_closure *fn, const int64_t args[6], int64_t results[4]);

#include "timer.h"
#include "poll.h"
#include "wait.h"

/* ---- goroutine ---- */

enum g_status {
	G_DEAD, /* its slot is free */
	G_RUNNABLE,
	G_RUNNING,
	G_WAITING
};

struct segment;
struct panic;
struct waiter;

/* Lives at the top of its stack slot, in the page that is touched first, aligned to a line of the
 * cache. A goroutine that begins, runs and ends without waiting touches the first two lines only,
 * and the stack right below them. */
struct g {
	struct gosub_g_head head; /* its parts' offsets are fixed by abi.h */
	struct context context;
	struct segment *segment; /* innermost stack segment, or NULL: on the slot */

	struct segment *spare; /* the last one given back, kept for the next call that needs it */
	struct m *m;           /* thread that runs it, or NULL */
	struct g *link;        /* next in a queue or free list */
	void *stack_lo;        /* the slot's first byte; the stack begins right below this g */
	uint64_t id;
	uint64_t parent; /* id of the goroutine that created it */
	void *creator_pc;
	_Atomic uint32_t status;
	bool locked;         /* to its thread, locked_m: locks and own_locks are not both 0 */
	bool system;         /* not counted; printed and in profiles while it is for_program only */
	bool poisoned;       /* stress runs: dead, and so is all that its stack held */
	bool panic_on_fault; /* debug.SetPanicOnFault */

	struct panic *panic;    /* innermost panic or Goexit under way */
	uint64_t call_args[5];  /* of the system call it is in: addresses, perhaps */
	_Atomic bool in_call;   /* in one, or on the way in or out: there are frames below context.sp */
	uint64_t segment_bytes; /* taken by all its segments */
	uint64_t locks;         /* LockOSThread calls not undone */
	uint64_t own_locks;     /* 1 while it initialises packages, as the process's first thread does */
	struct m *locked_m;     /* the only thread that may run it, or NULL */
	struct bubble *bubble;  /* it is in, or NULL */
	uint8_t bubble_state;   /* enum bubble_state */
	bool of_timer;          /* what it starts shows no parent: Go runs timers on no goroutine */
	bool for_program;       /* a finalizer or cleanup runs in it */
	struct timer *timer;    /* it was made to call */
	uint64_t timer_seq;
	int64_t timer_delta;
	enum wait wait;    /* the last, or what it waits for now */
	uintptr_t wait_on; /* ~address of the channel, selection or word of package sync: it keeps nothing alive */
	bool leaked;       /* nothing can wake it, as the last search found (heap/leaks.c) */
	void *site;        /* of counting builds: record of the allocation site that is being allocated for, or NULL */
	struct waiter *woken_by;       /* the waiter that was served */
	uint64_t fault_pc, fault_addr; /* of the last signal that became a panic */
	int32_t fault_sig, fault_code;
	_Atomic uint32_t select_done; /* who sets it to 1 may wake this g from its select */
	struct g *next_lot;           /* dead.c */
	void *labels;                 /* runtime/pprof's; a new goroutine has its parent's */
	int64_t wait_since;           /* about when its wait began; 0: lately */
	uint32_t fips;                /* overlay/os.c */
	uint64_t pins;                /* it stays on its processor: neither stopped nor preempted */
};

/* Header at the top of a stack segment; the stack begins right below it. */
struct segment {
	struct segment *prev;
	void *lo;
	void *saved_sp;    /* SP on the stack below when this one was entered */
	void *saved_limit; /* limit there */
	size_t size;
	struct segment *next_free, *next_all;
	bool dirty; /* free, and its pages are kept */
};

/* ---- processor: what a thread needs to run Go code ---- */

/* A stop of the world leaves each processor with its thread: RUNNING and SYSCALL become their
 * STOPPED twins and come back. */
enum p_status { P_IDLE, P_RUNNING, P_SYSCALL, P_STOPPED, P_STOPPED_SYSCALL, P_GONE };

#define P_QUEUE    1024
#define FAIR_TICKS 61 /* dispatches between two looks at the global queue */

struct rand_state { /* overlay/rand.c */
	uint64_t numbers[32], key[4];
	uint32_t next, end, counter;
	bool seeded;
};

struct p {
	uint32_t id;
	_Atomic uint32_t status;
	_Atomic(struct m *) m; /* written by who owns it; others only signal that thread */
	struct heap_cache *cache;
	_Atomic uint32_t preempt;    /* asked to take another goroutine */
	_Atomic uint32_t tick;       /* goroutines dispatched that began a time slice; the owner's */
	uint32_t watch_tick;         /* of the watcher: what tick was ... */
	_Atomic int64_t watch_since; /* ... and since when; the owner makes it 0 to begin anew */
	struct p *idle_link;
	struct g *free_g;           /* dead goroutines to use again */
	_Atomic int64_t goroutines; /* begun here less those ended here, system ones not counted */
	uint32_t free_count;
	uint32_t wake_skip;
	_Atomic uint32_t wake_backoff; /* a hint, written by any thread */
	uint64_t next_id, last_id;     /* ids reserved for goroutines made here */
	uint64_t random;
	struct timer_heap timers;
	_Atomic(struct g *) next;           /* made ready last: runs next, in the same time slice */
	_Atomic uint32_t tail;              /* written by the owner only */
	_Alignas(64) _Atomic uint32_t head; /* advanced by whoever takes */
	_Atomic(struct g *) queue[P_QUEUE];
	struct rand_state rand;
};

/* ---- thread ---- */

struct m {
	struct context context; /* its scheduler, when a goroutine runs */
	struct g *current;
	struct p *p;
	struct p *next_p;   /* given by who wakes it */
	struct g *next_g;   /* to be run first of all */
	struct g *locked_g; /* the only one it may run, or NULL */
	struct g *returned; /* whose blocking call is over while another thread has the processor */
	bool ends;          /* its locked goroutine has ended */
	void *exit_jump;    /* jmp_buf of its first frame; NULL: the process's first thread */
	struct gosub_tls *tls;
	struct m *idle_link, *all_link;
	int prof_timer;        /* of the CPU profile, and 1; 0: none */
	_Atomic uint32_t note; /* 1: woken */
	int tid;
	uint32_t id;
	bool spinning;
	bool on_m_stack;     /* runs C for current on its own stack */
	bool dying;          /* printing a fatal error */
	uint32_t lock_count; /* debug builds: locks held and their ranks */
	uint16_t lock_ranks[16];
	void *signal_stack;
	uint64_t fork_mask; /* signals blocked before fork: overlay/fork.c */
	void *stack_top;    /* where its scheduler's loop began */
};

extern _Thread_local struct m *rt_m_tls __attribute__((tls_model("local-exec")));

/* The thread this runs on. Read anew at each use: after a park it is another one. */
static inline struct m *m_self(void)
{
#if defined(__x86_64__)
	struct m *m;
	__asm__ volatile("movq %%fs:rt_m_tls@tpoff, %0" : "=r"(m));
	return m;
#else
	struct m **at;
	__asm__ volatile("mrs %0, tpidr_el0\n\t"
			 "add %0, %0, #:tprel_hi12:rt_m_tls, lsl #12\n\t"
			 "add %0, %0, #:tprel_lo12_nc:rt_m_tls"
			 : "=r"(at));
	return *at;
#endif
}

/* The goroutine that runs on this thread; NULL when the scheduler does. */
static inline struct g *g_self(void)
{
	struct m *m = m_self();
	return m ? m->current : NULL;
}

#include "bubble.h"

/* ---- lock.c ---- */

/* Futex-based one-shot note: cleared by its owner, set by a waker. */
void note_wait(_Atomic uint32_t *note, int64_t timeout_ns); /* until it is not 0, or the time is over */
void note_wake(_Atomic uint32_t *note);

/* ---- proc.c thread.c find.c blocking.c stop.c: processors, threads, queues, stop of the world ---- */

/* A goroutine (g) runs on a thread (m) that has a processor (p), which is the right to run Go code and what that needs.
 */

static inline struct p *sched_p(uint32_t i) /* i is below a p_made read before */
{
	return atomic_load_explicit(&rt.sched.all_p, memory_order_acquire)[i];
}

#define SCHED_PIECE ((size_t)1 << 20) /* bytes that C copies, compares or hashes between two looks */

RT_SAVES_ALL void sched_poll_slow(void);
/* In C that works long: a stop of the world may come here, as in the allocator. No lock is held. */
static inline void sched_poll(void)
{
	if (RT_UNLIKELY(atomic_load_explicit(&rt.sched.stopping, memory_order_relaxed)))
		sched_poll_slow();
}

void sched_init(void);
RT_NORETURN void sched_run_main(struct gosub_closure *main);         /* turns the calling thread into the first M */
RT_NORETURN void sched_loop(struct m *m);                            /* a thread's scheduler, on its own stack */
void sched_dispatch(struct m *m, struct g *g, struct context *from); /* from goes on when someone switches back to it */
void sched_wake_p(void);              /* one more processor, when one is idle and no thread already looks for work */
void sched_ready_global(struct g *g); /* from a thread that has no processor */
void sched_set_procs(int n);
void sched_blocking(void (*fn)(void *),
		    void *arg); /* runs fn on the thread's stack; others may have the processor meanwhile */
struct p *blocking_begin(void); /* from runtime.blockingSyscall, whose frame is the goroutine's last: others may have
				   the processor until */
void blocking_end(struct p *p);
void sched_poll_on_m(void); /* the same on the thread's own stack, when its goroutine is dead already */
void sched_run_aside(void (*fn)(void *), void *arg); /* fn may take long or wait for others, and changes nothing that
							 holds pointers: it runs while the world is stopped, too */
void sched_stop_here(void); /* takes part in a stop of the world, if one is under way; context saved, no lock held */
void sched_look_in_poller(void); /* from a thread that has no processor */
void sched_wake_for_events(
    void);                    /* a thread is to wait for timers and descriptors, when there are some and none does */
void sched_lock_thread(void); /* the goroutine to its thread */
void sched_unlock_thread(void);
void sched_preempt(struct p *p); /* asks p's thread to take another goroutine */
bool sched_has_work(const struct p *p);
void dead_trim(void);           /* now and then: stacks of goroutines that nobody needed go back to the system */
void sched_retake(struct p *p); /* watcher: p is in a system call for long; let another thread have it */

/* ---- runq.c: a processor's queue; only its owner puts, thieves take half ---- */

void runq_put(struct p *p, struct g *g); /* at the end; a part goes to the global queue when it is full */
struct g *runq_take(struct p *p);        /* the one made ready last, else the first, else NULL; begins a
					    slice unless the former */
void runq_end_slice(struct p *p);        /* the one made ready last goes to the end */
struct g *runq_steal(struct p *p, struct p *from, bool also_next);
bool runq_empty(const struct p *p);
static inline void runq_count_slice(struct p *p) /* owner: another goroutine begins a time slice */
{
	uint32_t n = atomic_load_explicit(&p->tick, memory_order_relaxed);

	atomic_store_explicit(&p->tick, n + 1, memory_order_relaxed);
}
void runq_drain(struct p *p);                           /* all to the global queue; lock held */
void runq_global_put(struct g *g);                      /* lock held */
struct g *runq_global_take(struct p *p, uint32_t most); /* lock held; the rest of the share goes to p's queue */

/* ---- watch.c ---- */

void watch_start(void);
void watch_wake(void); /* something happened that its sleep did not foresee */

/* ---- park.c ---- */

/* A goroutine that waits: park_prepare, then publish itself where a waker finds it, release the
 * locks, park_wait. Whoever makes it ready between the two is waited for in park_wait; nothing is
 * lost. */
struct g *park_prepare(enum wait for_what);
void park_prepare_new(struct g *g, enum wait for_what); /* g has not run: it waits from the start */
void park_wait(void);
void park_switch(struct g *next); /* as park_wait, but next goes on, in the same time slice, which waited in no queue */
void park_ready(struct g *g);     /* a goroutine that waits (or is new) may run: the next one of this thread */
void park_ready_later(struct g *g); /* the same, behind those that are ready; also without a processor */
struct g *park_new(struct gosub_closure *fn, void *creator_pc); /* made, not yet ready */
struct g *park_new_system(struct gosub_closure *fn);            /* one that is not counted */
void park_uncount(void);                                        /* the one just made is a system one */
int64_t park_count(void);                                       /* goroutines that exist, but for system ones */
void park_yield(void);                                          /* back to the end of the global queue */
void park_give_way(void);         /* to the one just made ready, which takes over the time slice */
void park_preempted(void);        /* sees to a request to stop or give way, on the goroutine's stack; from assembly */
RT_NORETURN void park_exit(void); /* end of the current goroutine */
RT_NORETURN void park_exit_to(struct g *next); /* who runs on; NULL: whoever is found */

/* ---- stack.c ---- */

struct g *stack_new(void);                               /* a goroutine in a fresh slot, zeroed */
void stack_reset(struct g *g, struct gosub_closure *fn); /* prepares its stack to enter gosub_goroutine_entry */
const struct gosub_closure *stack_first_closure(const struct g *g); /* NULL once it has begun */
void stack_free_spare(struct g *g);
void stack_free_segments(struct g *g);  /* and the spare one; of a dead goroutine, on the thread's own stack */
void stack_trim(struct g *g, void *sp); /* gives back segments above the one that holds sp, and restores the limit */
void stack_release_unused(struct g *g); /* deep pages of a free goroutine go back to the system */
bool stack_range(struct g *g, const void *sp, uintptr_t *lo,
		 uintptr_t *size);          /* the slot or segment that sp is on, if any */
void stack_ask(struct m *m);                /* any thread: the next look at the limit finds a request */
void stack_unask(struct m *m, struct g *g); /* the goroutine itself: its true limit again */
void *stack_lowest(struct g *g);            /* first byte of the stack in use now */
void stack_each_g(void (*fn)(struct g *g, void *arg), void *arg); /* all that ever lived, dead ones too */
struct segment *stack_grow(struct g *g);                          /* from gosub_morestack: a larger segment */
void stack_shrink(struct g *g, struct segment *old);              /* from gosub_morestack: gives old back */

struct stack_place {             /* where an address in a stack lies */
	struct g *g;             /* whose slot or segment; NULL: a free segment */
	struct segment *segment; /* NULL: in the slot */
	bool live;               /* in a frame of a goroutine that has not ended */
};
bool stack_find(uintptr_t p, struct stack_place *place); /* false: in no stack; under a stop */
bool stack_lives(const struct g *g, uintptr_t p);        /* in a frame of g that is not over; under a stop */

bool stack_may_hold(uintptr_t p); /* it lies between the lowest and the highest */

/* ---- untracked.c ---- */

extern bool gosub_wants_untracked; /* compiled code tells of such addresses */
void untracked_init(void);         /* after knobs_init */
bool untracked_holds(uintptr_t p); /* nothing is claimed of that address; under a stop */

/* ---- stack_check.c: in stress runs, guard words (verify) and poison for dead frames (poison) ---- */

void guard_fill(void *lo);
void guard_inspect(const void *lo, const struct g *g);
void guard_inspect_all(const struct g *g);
void poison_range(void *lo, const void *end);
void poison_dead_frames(void); /* of all goroutines; under a stop, on the thread's own stack */

static inline void guard_set(void *lo) /* first byte of a slot or segment */
{
	if (RT_UNLIKELY(rt.knobs.stress_verify))
		guard_fill(lo);
}

static inline void guard_check(const void *lo, const struct g *g) /* g used it */
{
	if (RT_UNLIKELY(rt.knobs.stress_verify))
		guard_inspect(lo, g);
}

static inline void guard_check_all(const struct g *g) /* its slot and segments */
{
	if (RT_UNLIKELY(rt.knobs.stress_verify))
		guard_inspect_all(g);
}

static inline void poison_dead(void *lo, const void *end) /* a slot's or segment's frames are gone */
{
	if (RT_UNLIKELY(rt.knobs.stress_poison))
		poison_range(lo, end);
}

/* Where stack checks read the limit. Others than the thread itself write GOSUB_LIMIT_STOP to it;
 * when it is lost, because a segment or another goroutine is entered meanwhile, the request is
 * repeated. A limit of that value saved with a segment or frame and put in force again costs one
 * needless look. */
static inline void **stack_limit_word(struct m *m, struct g *g)
{
#if defined(__x86_64__)
	return &m->tls->limit;
#else
	return &g->head.limit;
#endif
}

static inline void tls_set(struct m *m, struct g *g)
{
	m->tls->g = &g->head;
	m->tls->limit = g->head.limit;
}

/* ---- channel waiters (chan.c, select.c) ---- */

struct chan;
/* Whether fn holds for one of the channels that the goroutine waits at in a select. */
bool select_waits_at(uintptr_t wait_on, bool (*fn)(const void *chan));
struct waiter { /* a goroutine in the queue of a channel; in its own frame */
	struct g *g;
	struct waiter *next, *prev;
	void *elem;
	struct chan *chan;
	int32_t index; /* of the select case */
	bool is_select;
	bool sends;
	bool ok; /* a value was handed over; false: the channel was closed */
};

/* ---- panic.c, traceback.c, signal.c ---- */

struct panic {
	struct panic *link;
	struct gosub_eface value;
	uint64_t depth; /* of the frame whose defers it runs */
	bool goexit, recovered, repanicked, printed_text;
	const char *text; /* what its Error or String method said, else NULL */
	int64_t text_len;
};
void panic_resume_done(struct gosub_frame *frame); /* from gosub_resume_frame, on the stack it resumes on */
void panic_fault(void) __attribute__((noreturn));  /* from gosub_fault_entry: the goroutine's fault_ fields tell what */
bool panic_defers(const void *record);             /* record is a deferred call that has not run; under a stop */
void errors_init(void);
void panic_goexit(void) __attribute__((noreturn));
void panic_call_closure(struct gosub_closure *fn); /* asm: calls func() */
void special_run_finalizers(void);                 /* asm: special_next_finalizer for ever; likewise */
void special_next_finalizer(void);                 /* waits for one */
void special_run_cleanups(void);
void special_next_cleanup(void);
void panic_call_deferred(struct gosub_closure *fn); /* asm: calls func(), which may recover */
extern char panic_call_deferred_end[];
extern const int panic_line;                                                  /* where panic.c runs them, for traces */
void gosub_resume_frame(struct gosub_frame *frame) __attribute__((noreturn)); /* asm */
extern char gosub_morestack_grown[], gosub_morestack_asked[]; /* asm: where functions return to that it ran again */
void gosub_goroutine_entry(void);                             /* asm: first PC of a goroutine */
void gosub_preempt_entry(void); /* asm: entered as if called at any instruction of Go code */
void gosub_fault_entry(void);   /* asm: the same, for a fault */

void trace_current(struct g *g, void *pc, void *fp); /* "goroutine N [running]:" and its frames */
void trace_others(struct g *except);
void trace_bubble(struct g *except, const struct bubble *b); /* those in b */
const struct gosub_func *trace_find(uintptr_t pc);           /* the Go function that holds pc, or NULL */
struct trace_settings {                                      /* of GOTRACEBACK and debug.SetTraceback */
	int level; /* 0: no traces; 2 and more: also of the runtime's inside */
	bool all;  /* of all goroutines */
	bool crash;
};
void trace_init(void);
struct trace_settings trace_settings(void);

void signal_init(void);
const char *signal_text(int sig);     /* "SIGSEGV: segmentation violation" */
RT_NORETURN void signal_abort(void);  /* ends by SIGABRT, with a core when the system keeps any */
void signal_take_always(void);        /* OS_SIGNAL_ALWAYS is handled by every_thread_asked */
void every_thread_asked(void);        /* overlay/every_thread.c */
void signal_take(int sig);            /* what the program is to be told of is handled, if it was left to the system */
void signal_leave(int sig);           /* as at the start */
void signal_forget(void);             /* what is handled is left to the system: in a child that will exec */
void signal_drop(int sig);            /* ignored by the process */
bool notify_send(int sig);            /* from a handler, too: true when the program wants it and will be told */
void notify_ignored(int sig);         /* by the process */
void signal_init_thread(struct m *m); /* alternate stack; on the thread itself */
void signal_end_thread(struct m *m);  /* gives it back */

/* ---- overlay/sync.c ---- */

void sync_clean_pools(void); /* on the stack of the goroutine that has stopped the world to collect */

#endif
