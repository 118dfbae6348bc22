/* os.c - what a process is given and how it ends: arguments, environment, system calls, exit. */
#include "rt.h"
#include "overlay.h"

#include <elf.h>
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

/* The kernel puts the auxiliary vector behind the environment: pairs of words, the last begins with AT_NULL. */
RT_GO(struct gosub_pair, auxiliary, (void))
{
	const uint64_t *first = (const uint64_t *)(rt.args.envp + gosub_rt_environment_count() + 1);
	int64_t n = 0;

	while (first[n] != AT_NULL)
		n += 2;
	return (struct gosub_pair){(int64_t)(uintptr_t)first, n + 2};
}

/* ---- the end ---- */

RT_GO(void, exit, (int64_t code))
{
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
