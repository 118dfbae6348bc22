/* os.h - what the runtime asks of the system. Pre-conditions are the caller's duty. */
#ifndef GOSUB_OS_H
#define GOSUB_OS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OS_PAGE 4096

void *os_reserve(void *hint, size_t size);   /* address space readable, writable and zero, paid for when touched; NULL
						when refused; hint may be ignored */
bool os_reserve_at(void *addr, size_t size); /* the same exactly there, or false with nothing changed */
void os_release(void *addr, size_t size);    /* whole reservation or a part of it, page-aligned */
void os_decommit(void *addr, size_t size);   /* pages go back; they read as zero when touched again */
void os_huge_pages(void *addr, size_t size, bool wanted);
void os_guard(void *addr, size_t size); /* no access from now on */

int64_t os_nanotime(void);          /* monotonic */
int64_t os_walltime(int32_t *nsec); /* seconds since 1970 */
int64_t os_cpu_nanos(void);         /* of the whole process */

void os_futex_wait(_Atomic uint32_t *word, uint32_t expected,
		   int64_t timeout_ns); /* timeout < 0: none; may wake early */
void os_futex_wake(_Atomic uint32_t *word, int count);

bool os_thread_create(void (*fn)(void *), void *arg, size_t stack_size); /* detached; all signals as the caller's */
#define OS_SIGNAL_ALWAYS 34  /* no thread blocks it; programs cannot use it: 32 to 34 are not told of */
void os_block_signals(void); /* all others, for the calling thread */
void os_thread_yield(void);
void os_usleep(uint32_t microseconds);
int os_tid(void);
void os_thread_signal(int tid, int sig); /* tgkill; a thread that is gone is no error */
int os_ncpu(void);                       /* processors this process may use */

struct os_poll_event {
	uint64_t data;       /* of the descriptor, not 0 */
	bool in, out, error; /* error: and nothing else */
};
bool os_poll_create(int *epoll, int *event);       /* event wakes who waits there */
int os_poll_add(int epoll, int fd, uint64_t data); /* both ways, by edges; 0 or an errno */
void os_poll_remove(int epoll, int fd);
int os_poll_wait(int epoll, struct os_poll_event *out, int room, int64_t ns, bool *woken); /* ns < 0: for ever */
void os_poll_wake(int event);
void os_poll_drain(int event);

int64_t os_write(int fd, const void *buf, size_t len); /* all of it unless an error; returns bytes or -errno */
void os_random(void *buf, size_t len);
uint64_t os_memory_total(void);
__attribute__((noreturn)) void os_exit(int status); /* at once, no handlers */

#endif
