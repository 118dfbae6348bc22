/* os.c - what a process is given and how it ends: arguments, environment, system calls, exit. */
#include "rt.h"
#include "overlay.h"

#include <signal.h>
#include <string.h>

/* ---- arguments and environment ---- */

static struct gosub_pair text(const char *s)
{
	return (struct gosub_pair){(int64_t)(uintptr_t)s, s ? (int64_t)strlen(s) : 0};
}

RT_GO(struct gosub_pair, argument, (int64_t i))
{
	return text(rt.args.argv[i]);
}

RT_GO(int64_t, argument_count, (void))
{
	return rt.args.argc;
}

RT_GO(struct gosub_pair, environment, (int64_t i))
{
	return text(rt.args.envp[i]);
}

RT_GO(int64_t, environment_count, (void))
{
	int64_t n = 0;

	while (rt.args.envp[n])
		n++;
	return n;
}

/* ---- system calls ---- */

/* The number and six arguments; what the kernel returns. It asks the kernel itself: errno is of a thread, and the
 * goroutine may go on upon another. */
static int64_t system_call(const int64_t block[7])
{
#if defined(__x86_64__)
	int64_t result;
	register int64_t r10 __asm__("r10") = block[4];
	register int64_t r8 __asm__("r8") = block[5];
	register int64_t r9 __asm__("r9") = block[6];

	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "a"(block[0]), "D"(block[1]), "S"(block[2]), "d"(block[3]), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return result;
#else
	register int64_t x8 __asm__("x8") = block[0];
	register int64_t x0 __asm__("x0") = block[1];
	register int64_t x1 __asm__("x1") = block[2];
	register int64_t x2 __asm__("x2") = block[3];
	register int64_t x3 __asm__("x3") = block[4];
	register int64_t x4 __asm__("x4") = block[5];
	register int64_t x5 __asm__("x5") = block[6];

	__asm__ volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
	return x0;
#endif
}

RT_GO(int64_t, system_call, (const int64_t *block))
{
	return system_call(block);
}

struct blocking_call {
	const int64_t *block;
	int64_t result;
};

static void make_call(void *arg)
{
	struct blocking_call *c = arg;

	c->result = system_call(c->block);
}

RT_GO(int64_t, blocking_call, (const int64_t *block))
{
	struct blocking_call c = {block, 0};

	sched_run_aside(make_call, &c);
	return c.result;
}

/* ---- the end ---- */

RT_GO(void, exit, (int64_t code))
{
	if (rt.knobs.site_report)
		sites_report();
	os_exit((int)code);
}

/* As if the program had not asked for the signal. */
RT_GO(void, raise, (int64_t sig))
{
	signal((int)sig, SIG_DFL);
	os_thread_signal(os_tid(), (int)sig);
	os_usleep(1000);
	os_exit(2);
}

RT_GO(int64_t, goid, (void))
{
	return (int64_t)g_self()->id;
}

/* ---- of package crypto/internal/fips140: a word for each goroutine ---- */

RT_GO(int64_t, fips_state, (void))
{
	return g_self()->fips;
}

RT_GO(void, set_fips_state, (int64_t state))
{
	g_self()->fips = (uint32_t)state;
}
