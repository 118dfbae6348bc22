/* park.pml - a goroutine that leaves its thread runs on one thread at a time, and is not forgotten.
 *
 * Model of park.c park_prepare, park_wait, switch_away, park_ready and sched_dispatch, of context_switch's store to on_cpu
 * and of chan.c's order: publish under the lock, release, leave. Two goroutines answer each other over an unbuffered
 * channel; each thread's queue holds what it made ready; either thread may take from the other's.
 *
 * mutants: NO_WAIT EARLY_OFF
 *   NO_WAIT     who dispatches a goroutine does not wait for on_cpu to fall
 *   EARLY_OFF   on_cpu falls before the registers are saved */
#define ROUNDS 2
#define NONE   9

bool lock, on_cpu[2], saved[2] = true;
byte waiter = NONE;        /* published in the channel's queue */
byte queue[2] = NONE;      /* of each thread */
byte executes[2];          /* threads that execute the goroutine */
byte done[2];              /* exchanges */

inline acquire() { atomic { !lock -> lock = true } }
inline release() { lock = false }

/* The goroutine runs on this thread until it parks: then it is published and its thread still on its stack. */
inline run_go()
{
	executes[g]++;
	assert(executes[g] == 1 && saved[g]);
	saved[g] = false;
	left = false;
	do
	:: left || done[g] == ROUNDS -> break
	:: else ->
		acquire();
		if
		:: waiter != NONE -> /* served: it goes to this thread's queue */
			done[waiter]++;
			done[g]++;
			other = waiter;
			waiter = NONE;
			release();
			queue[me] == NONE;
			queue[me] = other
		:: else ->
			waiter = g;
			release();
			left = true
		fi
	od;
	/* context_switch */
	executes[g]--;
#ifdef EARLY_OFF
	on_cpu[g] = false;
	saved[g] = true
#else
	saved[g] = true;
	on_cpu[g] = false
#endif
}

proctype thread(byte me)
{
	byte g, other;
	bool left;

	g = me; /* begins with goroutine `me` */
	on_cpu[g] = true;
	run_go();
	do
	:: atomic { queue[me] != NONE -> g = queue[me]; queue[me] = NONE }
#ifndef NO_WAIT
		!on_cpu[g];
#endif
		on_cpu[g] = true;
		run_go()
	:: atomic { queue[1 - me] != NONE -> g = queue[1 - me]; queue[1 - me] = NONE }
#ifndef NO_WAIT
		!on_cpu[g];
#endif
		on_cpu[g] = true;
		run_go()
	od
}

init { atomic { run thread(0); run thread(1) } }

active proctype monitor() { timeout; assert(done[0] == ROUNDS && done[1] == ROUNDS) }
