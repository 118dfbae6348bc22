/* wake.pml - nothing that is ready is left lying while a processor is idle.
 *
 * Model of park.c park_ready and maybe_wake, and of thread.c sched_wake_p and thread_start, of find.c stop_spinning and go_idle. A maker makes
 * goroutines ready and then computes for ever; thieves look for work, sleep, are woken. Left out: wake_backoff (the
 * watcher finds what it makes late), the global queue (looked at under the lock) and stops.
 *
 * mutants: MAKER_RELAXED THIEF_RELAXED NO_LOOK NO_PASS_ON
 *   MAKER_RELAXED   the store to the queue is seen after maybe_wake's loads: plain loads on AArch64
 *   THIEF_RELAXED   `spinning` falls after the look at the queues
 *   NO_LOOK         who goes idle does not look once more
 *   NO_PASS_ON      the last one to look that finds something wakes nobody */
#define THIEVES 2
#define MADE    2

byte queued, spinning, idle, taken;
bool lock, note[THIEVES], spin[THIEVES], sleeps[THIEVES];

inline acquire() { atomic { !lock -> lock = true } }
inline release() { lock = false }

/* sched_wake_p: `spinning` from 0 to 1, then an idle thread gets the processor, or `spinning` falls again. */
inline wake_p(k)
{
	if
	:: atomic { spinning == 0 -> spinning = 1 }
		acquire();
		if
		:: idle > 0 ->
			idle--;
			k = 0;
			do
			:: k < THIEVES && !sleeps[k] -> k++
			:: else -> break
			od;
			sleeps[k] = false;
			spin[k] = true;
			release();
			note[k] = true
		:: else ->
			release();
			spinning--
		fi
	:: else
	fi
}

active proctype maker()
{
	byte n, k, seen_idle, seen_spinning;

	do
	:: n < MADE ->
		n++;
#ifndef MAKER_RELAXED
		queued++;
#endif
		seen_idle = idle;
		seen_spinning = spinning;
#ifdef MAKER_RELAXED
		queued++;
#endif
		if
		:: seen_idle > 0 && seen_spinning == 0 -> wake_p(k)
		:: else
		fi
	:: else -> break
	od
}

proctype thief(byte me)
{
	byte k;
	bool last, spun;

	do
	:: /* find_runnable: enough threads look already, or this one does too */
		if
		:: spin[me]
		:: atomic { !spin[me] && spinning == 0 -> spin[me] = true; spinning++ }
		:: !spin[me] && spinning > 0
		fi;
		if
		:: atomic { spin[me] && queued > 0 -> queued--; taken++ }
			/* stop_spinning */
			spin[me] = false;
			d_step { spinning--; last = (spinning == 0) }
#ifndef NO_PASS_ON
			if
			:: last && idle > 0 && queued > 0 -> wake_p(k)
			:: else
			fi;
#endif
			break /* it runs for ever */
		:: !spin[me] || queued == 0 ->
			/* go_idle */
			spun = spin[me];
			spin[me] = false;
#ifndef THIEF_RELAXED
			if
			:: spun -> spinning--
			:: else
			fi;
#endif
			acquire();
			idle++;
			if
#ifndef NO_LOOK
			:: queued > 0 ->
				idle--;
				release()
			:: queued == 0 ->
#else
			:: true ->
#endif
				sleeps[me] = true;
				release();
#ifdef THIEF_RELAXED
				if
				:: spun -> spinning--
				:: else
				fi;
#endif
				note[me];
				note[me] = false
			fi
		fi
	od
}

init { byte i; atomic { do :: i < THIEVES -> run thief(i); i++ :: else -> break od } }

/* Nothing happens any more. */
active proctype monitor() { timeout; assert(queued == 0 || idle == 0) }
