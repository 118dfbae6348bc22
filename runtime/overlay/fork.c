/* fork.c - what package syscall asks for around fork and exec. Its functions are C under their own symbols, so that no
 * check of the stack comes between: in the child it would see to a stop that nobody ends.
 *
 * Between runtime_BeforeFork and runtime_AfterFork the goroutine stays on its thread, which takes no signals. The child
 * has that thread only, with memory of its own, and goes on to exec. */
#include "overlay.h"

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

static void set_mask(const uint64_t *mask, uint64_t *old)
{
	syscall(SYS_rt_sigprocmask, SIG_SETMASK, mask, old, sizeof *mask);
}

RT_GO_NAMED(void, before_fork, (void), "syscall.runtime_BeforeFork")
{
	struct m *m = m_self();
	uint64_t all = UINT64_MAX;

	m->current->pins++;
	set_mask(&all, &m->fork_mask);
}

RT_GO_NAMED(void, after_fork, (void), "syscall.runtime_AfterFork")
{
	struct m *m = m_self();

	set_mask(&m->fork_mask, NULL);
	m->current->pins--;
}

RT_GO_NAMED(void, after_fork_in_child, (void), "syscall.runtime_AfterForkInChild")
{
	struct m *m = m_self();

	atomic_store(&rt.sched.stopping, 0); /* nobody is left who would end it */
	stack_unask(m, m->current);
	signal_forget();
	set_mask(&m->fork_mask, NULL);
}

/* The kernel ends all other threads, whatever they do. */
RT_GO_NAMED(void, before_exec, (void), "syscall.runtime_BeforeExec")
{
}

RT_GO_NAMED(void, after_exec, (void), "syscall.runtime_AfterExec")
{
}
