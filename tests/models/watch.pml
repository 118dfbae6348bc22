/* watch.pml - the watcher never sleeps while a processor is in use.
 *
 * Model of watch.c may_rest and sleep_until, and of proc.c proc_acquire. A thread takes a processor and then waits for what
 * only the watcher does (retake it, ask it to give way); then it rests, and again.
 *
 * mutants: NO_SECOND_LOOK RUNNER_RELAXED NO_WAKE
 *   NO_SECOND_LOOK   the watcher sleeps on what it saw before it said that it would
 *   RUNNER_RELAXED   the status is seen after the load of watch_asleep
 *   NO_WAKE          proc_acquire wakes nobody */
#define ROUNDS 3

bool running, asleep, note, served, over;

active proctype runner()
{
	byte n;
	bool a;

	do
	:: n < ROUNDS ->
		n++;
#ifdef RUNNER_RELAXED
		a = asleep;
		running = true;
#else
		running = true;
		a = asleep;
#endif
#ifndef NO_WAKE
		if
		:: a -> note = true
		:: else
		fi;
#endif
		served;
		served = false;
		running = false
	:: else -> break
	od;
	over = true
}

active proctype watcher()
{
	bool rested;

	do
	:: if
	   :: running && !served -> served = true
	   :: else
	   fi;
	   rested = !running;
	   if
	   :: !rested -> skip /* its tick ends the wait */
	   :: rested ->
		asleep = true;
#ifndef NO_SECOND_LOOK
		if
		:: running -> asleep = false
		:: else ->
#endif
			note;
			asleep = false;
			note = false
#ifndef NO_SECOND_LOOK
		fi
#endif
	   fi
	od
}

active proctype monitor() { timeout; assert(over) }
