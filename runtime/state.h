/* state.h - all that the runtime keeps in variables: one struct, with a part for each folder. Part of rt.h.
 *
 * Beside it there are only what is each thread's own (gosub_tls, rt_m_tls, the state of hash_random) and
 * gosub_cpu and gosub_wants_untracked, which compiled code reads by their names (tests/runtime/globals.py). */
#ifndef GOSUB_STATE_H
#define GOSUB_STATE_H

enum lock_rank {
	LOCK_RANK_NONE,
	LOCK_RANK_SCHED,  /* run queues, idle processors, all goroutines */
	LOCK_RANK_STOP,   /* who stops the world */
	LOCK_RANK_POLL,   /* a descriptor */
	LOCK_RANK_TIMERS, /* a heap of timers */
	LOCK_RANK_TIMER,  /* a timer; then its channel */
	LOCK_RANK_BUBBLE,
	LOCK_RANK_SEMA,
	LOCK_RANK_CHAN,  /* several at once in the order of addresses (select) */
	LOCK_RANK_STACK, /* stack slots and segments */
	LOCK_RANK_ITAB,
	LOCK_RANK_FINALIZER,
	LOCK_RANK_GC,         /* state of the collector outside a stop */
	LOCK_RANK_HEAP_CLASS, /* spans of one size class */
	LOCK_RANK_HEAP,       /* pages and arenas */
	LOCK_RANK_PROF,       /* profiles */
	LOCK_RANK_META,       /* memory of the runtime's own records */
	LOCK_RANK_PRINT,
	LOCK_RANK_LEAF /* takes no other */
};
struct lock {                  /* zero, but for the rank, is unlocked */
	_Atomic uint32_t word; /* 0 free, 1 held, 2 held and waited for */
	uint16_t rank;
};

#include "heap/state.h"
#include "sched/state.h"
#include "value/state.h"
#include "text/state.h"
#include "prof/state.h"

struct knobs { /* written by knobs_init and by debug.SetGCPercent's like only */
#define KNOB(name, type, initial, key, help) type name;
#include "knobs.def"
#undef KNOB
};

struct rt {
	uint32_t xsave_size; /* of the state that gosub_preempt_entry saves; 0: only what fxsave does */
	struct rt_args {     /* of the process */
		int argc;
		char **argv, **envp;
	} args;
	struct knobs knobs;
	struct texts text;
	struct profiles prof;
	_Alignas(64) struct values value;
	_Alignas(64) struct sched sched;
	_Alignas(128) struct gc gc;
	_Alignas(64) struct heap heap;
};
extern struct rt rt;

#endif
