/* stop.pml - nobody runs Go code while the world is stopped, and everybody goes on afterwards.
 *
 * Model of stop.c: sched_stop_world, stop_those_at_rest, stop_new_syscalls, stop_on_m, sched_start_world, of blocking.c:
 * blocking_on_m, after_blocking, resume_without_p, sched_retake, and of find.c: go_idle. Threads run Go code, block in
 * calls, go idle; the signal and
 * the limit word are that a thread in Go code can stop at any time while `stopping` is set. A call may block until no more
 * stops come, so a stop must not wait for it. One stopper stops twice, so that a second stop meets threads still on their
 * way out of the first.
 *
 * mutants: NO_NEW_SYSCALLS RETAKE_IN_STOP NO_EPOCH POP_IN_STOP
 *   NO_NEW_SYSCALLS  threads that enter a call during the stop are waited for
 *   RETAKE_IN_STOP   the watcher gives a processor away although the world stops
 *   NO_EPOCH         who stopped waits for `stopping` to fall instead of stop_ended to change
 *   POP_IN_STOP      a processor is taken from the idle ones although the world stops */
#define P     2 /* processors; thread i starts with processor i */
#define T     3 /* threads */
#define STOPS 2
#define NONE  9

mtype = { IDLE, RUNNING, SYSCALL, STOPPED, STOPPED_SYSCALL };
mtype status[P] = RUNNING;
bool lock, stopping, world_stopped, over;
byte stop_ended, given[T];
short to_stop, held; /* held: threads that wait for the end of a stop */
bool sleeps[T];

/* A section under the lock in which no status that others change without it is looked at twice is one step. */
inline stop_on_m()
{
	atomic {
		!lock;
		epoch = stop_ended;
		if
		:: !stopping -> stops = false
		:: else -> stops = true; status[p] = STOPPED; to_stop--; held++
		fi
	}
	if
	:: stops ->
#ifdef NO_EPOCH
		!stopping;
#else
		stop_ended != epoch;
#endif
		held--
	:: else
	fi
}

/* Lock held: an idle processor, or NONE. */
inline idle_p_pop()
{
	p = NONE;
	if
#ifndef POP_IN_STOP
	:: stopping
#endif
	:: else ->
		if
		:: status[0] == IDLE -> status[0] = RUNNING; p = 0
		:: status[0] != IDLE && status[1] == IDLE -> status[1] = RUNNING; p = 1
		:: else
		fi
	fi
}

/* sleep_idle, after the lock is released: until a processor is given. */
inline wait_for_p()
{
	atomic { given[me] != NONE -> p = given[me]; given[me] = NONE }
}

inline blocking_call()
{
	mine = p;
	p = NONE;
	status[mine] = SYSCALL;
	if
	:: stops = false
	:: stops = true /* blocks for long */
	fi;
	if
	:: stops -> over
	:: else
	fi;
	do
	:: epoch = stop_ended;
	   if
	   :: atomic { status[mine] == SYSCALL -> status[mine] = RUNNING; p = mine } break
	   :: atomic { status[mine] == STOPPED_SYSCALL -> held++ }
		stop_ended != epoch;
		held--
	   :: atomic { status[mine] != SYSCALL && status[mine] != STOPPED_SYSCALL -> mine = NONE }
		atomic {
			!lock;
			idle_p_pop();
			if
			:: p == NONE -> sleeps[me] = true
			:: else
			fi
		}
		if
		:: p == NONE -> wait_for_p()
		:: else
		fi;
		break
	   fi
	od
}

proctype thread(byte me)
{
	byte p = NONE, mine, epoch, steps;
	bool stops; /* of what comes next */

	if
	:: me < P -> p = me
	:: else -> sleeps[me] = true; wait_for_p()
	fi;
	do
	:: stopping -> stop_on_m()
	:: steps < 1 -> /* Go code */
		steps++;
		assert(!world_stopped && status[p] == RUNNING)
	:: steps < 1 -> steps++; blocking_call()
	:: atomic { !stopping && !lock -> status[p] = IDLE; p = NONE; sleeps[me] = true } /* go_idle */
		wait_for_p()
	od
}

/* The watcher, and who makes work for idle processors. */
active proctype giver()
{
	byte k, i, tries;

	do
	:: tries < 2 ->
		tries++;
		atomic {
			!lock;
			i = NONE;
			k = (sleeps[2] -> 2 : (sleeps[1] -> 1 : (sleeps[0] -> 0 : NONE)));
			if
			:: k == NONE
#ifdef RETAKE_IN_STOP
			:: k != NONE && (status[0] == SYSCALL || status[0] == STOPPED_SYSCALL) -> i = 0
#else
			:: k != NONE && !stopping && status[0] == SYSCALL -> i = 0
#endif
			:: k != NONE && !stopping && status[1] == IDLE -> i = 1
			:: else
			fi;
			if
			:: i != NONE -> status[i] = RUNNING; sleeps[k] = false; given[k] = i
			:: else
			fi
		}
	:: else -> break
	od
}

active proctype stopper()
{
	byte n, i;
	short running;

	do
	:: n < STOPS ->
		n++;
		atomic { !lock -> lock = true; stopping = true; running = 0; i = 0 }
		do
		:: i < P ->
			if
			:: atomic { status[i] == SYSCALL -> status[i] = STOPPED_SYSCALL }
			:: atomic { status[i] == RUNNING -> running++ }
			:: else
			fi;
			i++
		:: else -> break
		od;
		atomic { to_stop = running; lock = false }
		do
		:: to_stop == 0 -> break
#ifndef NO_NEW_SYSCALLS
		:: atomic { status[0] == SYSCALL -> status[0] = STOPPED_SYSCALL; to_stop-- }
		:: atomic { status[1] == SYSCALL -> status[1] = STOPPED_SYSCALL; to_stop-- }
#endif
		od;
		world_stopped = true;
		assert(to_stop == 0);
		world_stopped = false;
		atomic {
			!lock;
			i = 0;
			do
			:: i < P ->
				if
				:: status[i] == STOPPED -> status[i] = RUNNING
				:: status[i] == STOPPED_SYSCALL -> status[i] = SYSCALL
				:: else
				fi;
				i++
			:: else -> break
			od;
			stopping = false;
			stop_ended++
		}
	:: else -> break
	od;
	over = true
}

init
{
	byte i;

	atomic {
		do :: i < T -> given[i] = NONE; i++ :: else -> break od;
		i = 0;
		do :: i < T -> run thread(i); i++ :: else -> break od
	}
}

active proctype monitor() { timeout; assert(over && held == 0) }
