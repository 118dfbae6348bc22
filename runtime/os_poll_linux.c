/* os_poll_linux.c - the system's poller: epoll, edge triggered, with an eventfd to wake who waits; see os.h. */
#define _GNU_SOURCE
#include "os.h"
#include <errno.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#ifndef SYS_epoll_pwait2
#define SYS_epoll_pwait2 441
#endif

#define EVENTS_MAX 128

bool os_poll_create(int *epoll, int *event)
{
	struct epoll_event e = {.events = EPOLLIN, .data.u64 = 0};

	*epoll = epoll_create1(EPOLL_CLOEXEC);
	*event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return *epoll >= 0 && *event >= 0 && epoll_ctl(*epoll, EPOLL_CTL_ADD, *event, &e) == 0;
}

int os_poll_add(int epoll, int fd, uint64_t data)
{
	struct epoll_event e = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.u64 = data};

	return epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &e) == 0 ? 0 : errno;
}

void os_poll_remove(int epoll, int fd)
{
	struct epoll_event e = {.events = 0};

	epoll_ctl(epoll, EPOLL_CTL_DEL, fd, &e);
}

/* Kernels before 5.11 wait for whole milliseconds. */
static int wait_for(int epoll, struct epoll_event *events, int room, int64_t ns)
{
	static const int64_t day = (int64_t)86400 * 1000000000;
	int64_t most = ns > day ? day : ns;
	struct timespec t = {most / 1000000000, most % 1000000000};
	int n;

	if (ns <= 0)
		return epoll_wait(epoll, events, room, ns < 0 ? -1 : 0);
	n = (int)syscall(SYS_epoll_pwait2, epoll, events, room, &t, NULL, 0);
	if (n < 0 && (errno == ENOSYS || errno == EPERM))
		n = epoll_wait(epoll, events, room, (int)((most + 999999) / 1000000));
	return n;
}

int os_poll_wait(int epoll, struct os_poll_event *out, int room, int64_t ns, bool *woken)
{
	struct epoll_event events[EVENTS_MAX];
	int n = wait_for(epoll, events, room < EVENTS_MAX ? room : EVENTS_MAX, ns), some = 0;

	for (int i = 0; i < n; i++) {
		uint32_t e = events[i].events;

		if (!events[i].data.u64) {
			*woken = true;
			continue;
		}
		out[some++] = (struct os_poll_event){
		    .data = events[i].data.u64,
		    .in = e & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR),
		    .out = e & (EPOLLOUT | EPOLLHUP | EPOLLERR),
		    .error = e == EPOLLERR,
		};
	}
	return some;
}

void os_poll_wake(int event)
{
	uint64_t one = 1;

	while (write(event, &one, sizeof one) < 0 && errno == EINTR)
		;
}

void os_poll_drain(int event)
{
	uint64_t n;

	while (read(event, &n, sizeof n) < 0 && errno == EINTR)
		;
}
