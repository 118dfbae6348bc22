/* os_linux.c - the only system calls of heap, collector and locks; see os.h. */
#define _GNU_SOURCE
#include "os.h"
#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <time.h>
#include <unistd.h>

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

/* ---- memory ---- */

void *os_reserve(void *hint, size_t size)
{
	void *p = mmap(hint, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	return p == MAP_FAILED ? NULL : p;
}

bool os_reserve_at(void *addr, size_t size)
{
	void *p = mmap(addr, size, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
	if (p == addr)
		return true;
	if (p != MAP_FAILED) /* a kernel that takes the address for a hint */
		munmap(p, size);
	return false;
}

void os_release(void *addr, size_t size)
{
	munmap(addr, size);
}

void os_decommit(void *addr, size_t size)
{
	madvise(addr, size, MADV_DONTNEED);
}

void os_huge_pages(void *addr, size_t size, bool wanted)
{
	madvise(addr, size, wanted ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
}

void os_guard(void *addr, size_t size)
{
	mprotect(addr, size, PROT_NONE);
}

uint64_t os_memory_total(void)
{
	return (uint64_t)sysconf(_SC_PHYS_PAGES) * (uint64_t)sysconf(_SC_PAGESIZE);
}

/* ---- time ---- */

static int64_t clock_nanos(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t os_nanotime(void)
{
	return clock_nanos(CLOCK_MONOTONIC);
}

int64_t os_cpu_nanos(void)
{
	return clock_nanos(CLOCK_PROCESS_CPUTIME_ID);
}

int64_t os_walltime(int32_t *nsec)
{
	struct timespec t;
	clock_gettime(CLOCK_REALTIME, &t);
	*nsec = (int32_t)t.tv_nsec;
	return t.tv_sec;
}

/* ---- threads ---- */

void os_futex_wait(_Atomic uint32_t *word, uint32_t expected, int64_t timeout_ns)
{
	struct timespec t = {timeout_ns / 1000000000, timeout_ns % 1000000000};
	int saved = errno;
	syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, expected, timeout_ns < 0 ? NULL : &t, NULL, 0);
	errno = saved;
}

void os_futex_wake(_Atomic uint32_t *word, int count)
{
	int saved = errno;
	syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
	errno = saved;
}

struct thread_start {
	void (*fn)(void *);
	void *arg;
};

static void *thread_main(void *p)
{
	struct thread_start start = *(struct thread_start *)p;
	free(p);
	start.fn(start.arg);
	return NULL;
}

bool os_thread_create(void (*fn)(void *), void *arg, size_t stack_size)
{
	struct thread_start *start = malloc(sizeof *start);
	if (!start)
		return false;
	*start = (struct thread_start){fn, arg};
	pthread_attr_t attr;
	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	pthread_attr_setstacksize(&attr, stack_size);
	pthread_t thread;
	int err = pthread_create(&thread, &attr, thread_main, start);
	pthread_attr_destroy(&attr);
	if (err)
		free(start);
	return err == 0;
}

void os_block_signals(void)
{
	sigset_t all;
	sigfillset(&all);
	sigdelset(&all, OS_SIGNAL_ALWAYS);
	pthread_sigmask(SIG_SETMASK, &all, NULL);
}

void os_thread_yield(void)
{
	sched_yield();
}

void os_usleep(uint32_t microseconds)
{
	struct timespec t = {microseconds / 1000000, (long)(microseconds % 1000000) * 1000};
	nanosleep(&t, NULL);
}

int os_tid(void)
{
	return (int)syscall(SYS_gettid);
}

void os_thread_signal(int tid, int sig)
{
	int saved = errno;
	syscall(SYS_tgkill, getpid(), tid, sig);
	errno = saved;
}

int os_ncpu(void)
{
	cpu_set_t set;
	CPU_ZERO(&set);
	if (sched_getaffinity(0, sizeof set, &set) != 0)
		return get_nprocs();
	int n = CPU_COUNT(&set);
	return n > 0 ? n : 1;
}

/* ---- files and the rest ---- */

int64_t os_write(int fd, const void *buf, size_t len)
{
	size_t done = 0;
	while (done < len) {
		ssize_t n = write(fd, (const char *)buf + done, len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		done += (size_t)n;
	}
	return (int64_t)done;
}

void os_random(void *buf, size_t len)
{
	if (getrandom(buf, len, 0) == (ssize_t)len)
		return;
	uint64_t x = (uint64_t)os_nanotime() ^ (uint64_t)getpid() << 32;
	for (size_t i = 0; i < len; i++) {
		x = x * 6364136223846793005u + 1442695040888963407u;
		((unsigned char *)buf)[i] = (unsigned char)(x >> 56);
	}
}

void os_exit(int status)
{
	for (;;)
		syscall(SYS_exit_group, status);
}
