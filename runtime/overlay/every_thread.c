/* every_thread.c - a system call that every thread of the process makes, for what the kernel keeps by thread and
 * programs believe to be the process's (syscall.AllThreadsSyscall: user and group ids, capabilities).
 *
 * The world stands still: no goroutine is in a system call that begins, none forks. The caller's thread makes the call;
 * if it fails there nothing else happens. All other threads of /proc/self/task make it in a signal handler, those that
 * run only C too. Who is made meanwhile has its maker's state, but its maker may not have been asked yet: the
 * list is read until it names nobody new. */
#define _GNU_SOURCE
#include "overlay.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

/* As std/runtime/syscall.go has it. */
struct every_call {
	uintptr_t args[7]; /* the call's number first */
	uintptr_t result, error;
};

struct call_result {
	uintptr_t value, error;
};

static struct call_result make_call(const struct every_call *c)
{
	const uintptr_t *a = c->args;
	long r;

	errno = 0;
	r = syscall((long)a[0], a[1], a[2], a[3], a[4], a[5], a[6]);
	return (struct call_result){(uintptr_t)r, r == -1 ? (uintptr_t)errno : 0};
}

void every_thread_asked(void)
{
	const struct every_call *c = atomic_load(&rt.sched.every.call);
	int saved = errno;
	struct call_result r;

	if (!c)
		return;
	r = make_call(c);
	if (r.value != c->result || r.error != c->error)
		atomic_store(&rt.sched.every.differs, 1);
	atomic_store(&rt.sched.every.answered, os_tid());
	errno = saved;
}

static bool is_alive(int tid)
{
	return syscall(SYS_tgkill, getpid(), tid, 0) == 0;
}

static bool blocks_signal(int tid)
{
	char path[64], line[128];
	uint64_t blocked = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/self/task/%d/status", tid);
	f = fopen(path, "re");
	if (!f)
		return false;
	while (fgets(line, sizeof line, f))
		if (!strncmp(line, "SigBlk:", 7))
			blocked = strtoull(line + 7, NULL, 16);
	fclose(f);
	return blocked >> (OS_SIGNAL_ALWAYS - 1) & 1;
}

/* Our threads block signals for moments only, when they begin; one that goes on blocking them is not the program's: an
 * emulator has such. */
enum { FOREIGN_NS = 100000000 };

/* One after the other: the last to answer is a word. */
static void ask(int tid)
{
	int64_t foreign = os_nanotime() + FOREIGN_NS;

	atomic_store(&rt.sched.every.answered, 0);
	os_thread_signal(tid, OS_SIGNAL_ALWAYS);
	while (atomic_load(&rt.sched.every.answered) != tid && is_alive(tid)) {
		if (os_nanotime() > foreign) {
			if (blocks_signal(tid))
				return;
			foreign = os_nanotime() + FOREIGN_NS;
		}
		os_usleep(20);
	}
}

/* A set of threads, sorted by when they were met. */
struct met {
	int *tids;
	uint32_t n, room;
};

static bool add_new(struct met *met, int tid)
{
	for (uint32_t i = 0; i < met->n; i++)
		if (met->tids[i] == tid)
			return false;
	if (met->n == met->room) {
		met->room = met->room ? 2 * met->room : 64;
		met->tids = realloc(met->tids, met->room * sizeof *met->tids);
		if (!met->tids)
			rt_throw("out of memory");
	}
	met->tids[met->n++] = tid;
	return true;
}

static void ask_others(DIR *tasks)
{
	struct met met = {0};
	bool any = true;

	add_new(&met, os_tid());
	while (any) {
		any = false;
		rewinddir(tasks);
		for (const struct dirent *e; (e = readdir(tasks));) {
			int tid = atoi(e->d_name);

			if (tid > 0 && add_new(&met, tid)) {
				ask(tid);
				any = true;
			}
		}
	}
	free(met.tids);
}

static void call_everywhere(void *arg)
{
	struct every_call *c = arg;
	DIR *tasks = opendir("/proc/self/task");
	struct call_result r;

	if (!tasks) {
		c->result = UINTPTR_MAX;
		c->error = ENOTSUP;
		return;
	}
	r = make_call(c);
	c->result = r.value;
	c->error = r.error;
	if (!r.error) {
		signal_take_always();
		atomic_store(&rt.sched.every.call, c);
		ask_others(tasks);
		atomic_store(&rt.sched.every.call, NULL);
	}
	if (atomic_load(&rt.sched.every.differs))
		rt_fatal("AllThreadsSyscall results differ between threads; runtime corrupted");
	closedir(tasks);
}

RT_GO(void, every_thread, (struct every_call * c))
{
	sched_stop_world();
	sched_run_on_m_stack(call_everywhere, c);
	sched_start_world();
}
