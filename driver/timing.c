/* timing.c - clocks per stage, and the table of -timings. */
#include "timing.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

static uint64_t clock_ns(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

void timing_start(struct timing *t, bool on)
{
	*t = (struct timing){.on = on};
	t->cpu_since = clock_ns(CLOCK_THREAD_CPUTIME_ID);
	t->wall_since = clock_ns(CLOCK_MONOTONIC);
}

enum stage timing_enter(struct timing *t, enum stage s)
{
	enum stage before = t->now;
	if (!t->on || s == before)
		return before;
	uint64_t cpu = clock_ns(CLOCK_THREAD_CPUTIME_ID), wall = clock_ns(CLOCK_MONOTONIC);
	t->stages[before].cpu += cpu - t->cpu_since;
	t->stages[before].wall += wall - t->wall_since;
	t->cpu_since = cpu;
	t->wall_since = wall;
	t->now = s;
	return before;
}

void timing_add(struct timing *t, enum stage s, uint64_t cpu)
{
	t->stages[s].cpu += cpu;
}

uint64_t timing_of_thread(void)
{
	return clock_ns(CLOCK_THREAD_CPUTIME_ID);
}

uint64_t timing_of_children(void)
{
	struct rusage u;
	if (getrusage(RUSAGE_CHILDREN, &u))
		return 0;
	return (uint64_t)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000000u +
	       (uint64_t)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1000u;
}

void timing_count(struct timing *t, struct str text)
{
	t->files++;
	for (const char *at = text.data, *end = at + text.len; (at = memchr(at, '\n', (size_t)(end - at))); at++)
		t->lines++;
}

/* Peak memory of the process, in bytes. */
static uint64_t peak_memory(void)
{
	struct rusage u;
	return getrusage(RUSAGE_SELF, &u) ? 0 : (uint64_t)u.ru_maxrss << 10;
}

void timing_print(struct timing *t)
{
	static const char *const names[] = {"load",  "parse", "check", "lower", "escape",
					    "cache", "reach", "LLVM",  "link",  "rest"};
	if (!t->on)
		return;
	timing_enter(t, t->now == STAGE_REST ? STAGE_LOAD : STAGE_REST); /* closes the last one */
	fprintf(stderr, "%-8s %9s %9s %12s\n", "stage", "CPU s", "wall s", "lines/CPU s");
	for (int i = 0; i < STAGE_COUNT; i++) {
		double cpu = (double)t->stages[i].cpu / 1e9, wall = (double)t->stages[i].wall / 1e9;
		if (t->stages[i].wall)
			fprintf(stderr, "%-8s %9.3f %9.3f %12.0f\n", names[i], cpu, wall,
				cpu > 0 ? (double)t->lines / cpu : 0);
	}
	fprintf(stderr, "%u packages, %u files, %llu lines; peak memory %llu MB\n", t->packages, t->files,
		(unsigned long long)t->lines, (unsigned long long)(peak_memory() >> 20));
}
