/* poll.pml - who waits in the poller knows of every timer that is due before it wakes.
 *
 * Model of poll_idle.c poll_sleep_here, poll_sleep and poll_note_timer, and of timer.c place: the thread announces that it
 * will sleep, looks for the first timer, says when it wakes, and waits; a maker stores the time of its timer and then asks
 * whether somebody sleeps beyond it. Times are 1 and 2; the later timer may be known before.
 *
 * mutants: MAKER_RELAXED SLEEPER_RELAXED UNTIL_FIRST
 *   MAKER_RELAXED    the maker asks before its timer can be seen
 *   SLEEPER_RELAXED  the thread looks for timers before it announces
 *   UNTIL_FIRST      it announces without saying first that it may wake at any time */
#define MAX 9

byte first = MAX, until, woken, due;
bool sleeping, event;

active proctype sleeper()
{
	byte next;

	if
	:: atomic { first == MAX -> first = 2 } /* there is a later one */
	:: skip
	fi;
	do
	:: due == 1 -> break
	:: else ->
#ifdef SLEEPER_RELAXED
		next = first;
#endif
#ifndef UNTIL_FIRST
		until = MAX;
#endif
		sleeping = true;
#ifndef SLEEPER_RELAXED
		next = first;
#endif
		if
		:: next != MAX -> until = next
		:: else
		fi;
		/* the first timer's time comes when it is the one that the thread waits for */
		if
		:: event -> event = false
		:: next == 1 -> due = 1
		fi;
		sleeping = false;
		until = 0
	od
}

active proctype maker()
{
	bool s;
	byte u;

#ifdef MAKER_RELAXED
	s = sleeping;
	u = until;
	first = 1;
#else
	first = 1;
	s = sleeping;
	u = until;
#endif
	if
	:: s && 1 < u -> event = true
	:: else
	fi
}

active proctype monitor() { timeout; assert(due == 1) }
