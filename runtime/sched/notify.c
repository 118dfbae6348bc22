/* notify.c - signals that the program has asked for (os/signal): handlers leave them here, one goroutine takes them.
 *
 * A signal is a bit: what comes again before it was taken is one. The goroutine waits as in a blocking call, so a
 * program that takes signals has no deadlock. */
#include "overlay.h"

#include <signal.h>

#define BITS 64

static inline uint64_t bit(int sig)
{
	return (uint64_t)1 << sig % BITS;
}

static inline bool is_signal(int64_t sig)
{
	return sig > 0 && sig < NOTIFY_WORDS * BITS;
}

bool notify_send(int sig)
{
	struct notify *n = &rt.sched.notify;

	if (!is_signal(sig) || !(atomic_load(&n->wanted[sig / BITS]) & bit(sig)))
		return false;
	atomic_fetch_or(&n->pending[sig / BITS], bit(sig));
	atomic_fetch_add(&n->note, 1);
	os_futex_wake(&n->note, 1);
	return true;
}

static bool is_pending(void)
{
	for (int i = 0; i < NOTIFY_WORDS; i++)
		if (atomic_load(&rt.sched.notify.pending[i]))
			return true;
	return false;
}

static void wait_for_note(void *seen)
{
	os_futex_wait(&rt.sched.notify.note, *(uint32_t *)seen, -1);
}

/* Stores the signals that have come, a bit each, at least one. */
RT_GO(void, signal_wait, (uint64_t *out))
{
	struct notify *n = &rt.sched.notify;

	for (;;) {
		uint32_t seen = atomic_load(&n->note);
		uint64_t any = 0;

		atomic_store(&n->idle, 0);
		for (int i = 0; i < NOTIFY_WORDS; i++)
			any |= out[i] = atomic_exchange(&n->pending[i], 0);
		if (any)
			return;
		atomic_store(&n->idle, 1);
		sched_blocking(wait_for_note, &seen);
	}
}

/* Whether something was sent that the goroutine has not passed on. */
RT_GO(int64_t, signal_busy, (void))
{
	return is_pending() || !atomic_load(&rt.sched.notify.idle);
}

RT_GO(void, signal_enable, (int64_t sig))
{
	struct notify *n = &rt.sched.notify;

	if (!is_signal(sig))
		return;
	atomic_fetch_or(&n->wanted[sig / BITS], bit((int)sig));
	atomic_fetch_and(&n->ignored[sig / BITS], ~bit((int)sig));
	signal_take((int)sig);
}

RT_GO(void, signal_disable, (int64_t sig))
{
	if (!is_signal(sig))
		return;
	signal_leave((int)sig);
	atomic_fetch_and(&rt.sched.notify.wanted[sig / BITS], ~bit((int)sig));
}

RT_GO(void, signal_ignore, (int64_t sig))
{
	struct notify *n = &rt.sched.notify;

	if (!is_signal(sig))
		return;
	atomic_fetch_and(&n->wanted[sig / BITS], ~bit((int)sig));
	notify_ignored((int)sig);
	signal_drop((int)sig);
}

void notify_ignored(int sig)
{
	atomic_fetch_or(&rt.sched.notify.ignored[sig / BITS], bit(sig));
}

RT_GO(int64_t, signal_ignored, (int64_t sig))
{
	return is_signal(sig) && atomic_load(&rt.sched.notify.ignored[sig / BITS]) & bit((int)sig);
}

RT_GO(int64_t, signal_send, (int64_t sig))
{
	return notify_send((int)sig);
}
