/* poll_idle.c - the thread that waits in the poller, and who looks into it in passing. See poll.h.
 *
 * Who makes a timer that is due before that thread wakes has to wake it. It first stores the timer's time and then
 * reads `until`; the thread first stores that it will sleep and then reads the timers' times (tests/models/poll.pml).
 */
#include "proc.h"

#define EVENTS 128 /* at once */

static struct g *deliver(const struct os_poll_event *events, int n, struct g *list)
{
	for (int i = 0; i < n; i++)
		list = poll_event(events[i].data, events[i].in, events[i].out, events[i].error, list);
	return list;
}

struct g *poll_look(int64_t wait_ns)
{
	struct poll *p = &rt.sched.poll;
	struct os_poll_event events[EVENTS];
	bool woken = false;
	int n = os_poll_wait(p->epoll, events, EVENTS, wait_ns, &woken);

	if (woken && wait_ns != 0) {
		os_poll_drain(p->event);
		atomic_store(&p->woken, 0);
	}
	return deliver(events, n, NULL);
}

void poll_wake(void)
{
	struct poll *p = &rt.sched.poll;
	uint32_t no = 0;

	if (atomic_compare_exchange_strong(&p->woken, &no, 1))
		os_poll_wake(p->event);
}

void poll_note_timer(int64_t when)
{
	struct poll *p = &rt.sched.poll;

	if (atomic_load(&p->sleeping) && when < atomic_load(&p->until))
		poll_wake();
}

bool poll_sleep_here(void)
{
	struct poll *p = &rt.sched.poll;

	if (atomic_load(&p->sleeping) || (!timers_next() && !atomic_load(&p->waiters)))
		return false;
	atomic_store(&p->until, INT64_MAX);
	atomic_store(&p->sleeping, 1);
	return true;
}

/* Until something happens: no processor, no lock. */
struct g *poll_sleep(void)
{
	struct poll *p = &rt.sched.poll;
	int64_t next = timers_next(), wait = -1;
	struct g *list;

	poll_start();
	if (next) {
		wait = next - os_nanotime();
		if (wait < 0)
			wait = 0;
		atomic_store(&p->until, next);
	}
	list = poll_look(wait);
	atomic_store(&p->looked, os_nanotime());
	atomic_store(&p->sleeping, 0);
	return list;
}
