#define _GNU_SOURCE
#include "run.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "complain.h"
#include "places.h"
#include "proc.h"

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- where output goes ---- */

static void write_locked(void *context, struct str s)
{
	struct test_job *job = context;
	pthread_mutex_lock(job->lock);
	fwrite(s.data, 1, s.len, stdout);
	fflush(stdout);
	pthread_mutex_unlock(job->lock);
}

static void add_output(struct test_job *job, struct str s)
{
	if (job->json)
		test_json_add(job->json, s);
	else if (job->stream || job->direct)
		write_locked(job, s);
	if (!job->direct)
		text_add(&job->output, s);
}

static void say(struct test_job *job, const char *fmt, ...) KIT_PRINTF(2, 3);
static void say(struct test_job *job, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	add_output(job, arena_vprintf(job->arena, fmt, args));
	va_end(args);
}

/* ---- the process ---- */

struct process {
	pid_t pid;
	int pid_fd, out; /* out: of its standard output and error; -1: they are ours */
	double kill_at;  /* when it gets SIGQUIT, then SIGKILL; 0: never */
	double delay;    /* seconds for what follows the signal, and its end */
	bool signalled, exited, incomplete;
	int status;
};

static bool start(struct test_job *job, const struct argv *v, struct process *p)
{
	int pipes[2] = {-1, -1};
	posix_spawn_file_actions_t actions;
	bool ours = job->direct && !job->json;
	*p = (struct process){.out = -1, .pid_fd = -1};
	if (!ours && pipe2(pipes, O_CLOEXEC))
		return false;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ours ? STDOUT_FILENO : pipes[1], STDERR_FILENO);
	if (!ours)
		posix_spawn_file_actions_adddup2(&actions, pipes[1], STDOUT_FILENO);
	posix_spawn_file_actions_addchdir_np(&actions, job->dir);
	char **args = ARENA_ARRAY(job->arena, char *, v->list.len + 1);
	for (uint32_t i = 0; i < v->list.len; i++)
		args[i] = (char *)v->list.at[i];
	char **env = proc_environment(job->arena, job->settings, job->dir);
	int error = posix_spawn(&p->pid, args[0], &actions, NULL, args, env);
	posix_spawn_file_actions_destroy(&actions);
	if (!ours)
		close(pipes[1]);
	p->out = pipes[0];
	if (!error)
		p->pid_fd = pidfd_open(p->pid, 0);
	if (error && p->out >= 0)
		close(p->out);
	errno = error;
	return !error;
}

/* Milliseconds until a moment; -1: never. */
static int until(double moment)
{
	double left = moment - seconds();
	if (!moment)
		return -1;
	return left <= 0 ? 0 : left > 1e6 ? 1000000 : (int)(left * 1000) + 1;
}

/* A program that runs too long gets a signal at which it shows its goroutines, and after that one that ends it. */
static void time_is_up(struct process *p)
{
	kill(p->pid, p->signalled ? SIGKILL : SIGQUIT);
	p->signalled = true;
	p->kill_at = seconds() + p->delay;
}

static void read_output(struct test_job *job, struct process *p)
{
	char buf[16384];
	ssize_t n = read(p->out, buf, sizeof buf);
	if (n > 0) {
		add_output(job, (struct str){buf, (size_t)n});
		return;
	}
	if (n < 0 && errno == EINTR)
		return;
	close(p->out);
	p->out = -1;
}

static void reap(struct process *p)
{
	while (waitpid(p->pid, &p->status, 0) < 0 && errno == EINTR)
		;
	close(p->pid_fd);
	p->pid_fd = -1;
	p->exited = true;
	/* What it has started may hold its output open. */
	p->kill_at = p->delay ? seconds() + p->delay : 0;
}

static void attend(struct test_job *job, struct process *p)
{
	while (!p->exited || p->out >= 0) {
		struct pollfd fds[2] = {{.fd = p->out, .events = POLLIN}, {.fd = p->pid_fd, .events = POLLIN}};
		int n = poll(fds, 2, until(p->kill_at));
		if (n == 0 && p->exited) {
			p->incomplete = true;
			close(p->out);
			return;
		}
		if (n == 0)
			time_is_up(p);
		if (n > 0 && fds[0].revents)
			read_output(job, p);
		if (n > 0 && fds[1].revents)
			reap(p);
	}
}

/* ---- what is said of it ---- */

static struct str go_duration(struct arena *a, double s)
{
	long whole = (long)s;
	if (whole >= 3600)
		return arena_printf(a, "%ldh%ldm%lds", whole / 3600, whole / 60 % 60, whole % 60);
	if (whole >= 60)
		return arena_printf(a, "%ldm%lds", whole / 60, whole % 60);
	return arena_printf(a, "%gs", s);
}

static bool contains(struct str s, const char *line)
{
	size_t at = str_find(s, 0, line);
	return at < s.len && (at == 0 || s.data[at - 1] == '\n');
}

/* From the line "coverage: 50.0% of statements". */
static const char *coverage(struct test_job *job)
{
	struct str out = text_str(&job->output);
	size_t at = str_find(out, 0, "coverage: "), end = str_find(out, at, "\n");
	if (!job->options->cover_mode || at == out.len)
		return "";
	return arena_printf(job->arena, "\t" STR_FMT, STR_ARG(str_part(out, at, end))).data;
}

static struct str signal_name(struct arena *a, int n)
{
	const char *name = strsignal(n);
	return arena_printf(a, "%c%s", tolower((unsigned char)name[0]), name + 1);
}

static void end_line(struct test_job *job)
{
	if (job->output.len && job->output.data[job->output.len - 1] != '\n')
		add_output(job, STR("\n"));
}

static void passed(struct test_job *job, double time)
{
	const char *cover = coverage(job), *none = "";
	if (contains(text_str(&job->output), "testing: warning: no tests to run\n"))
		none = " [no tests to run]";
	if (!job->options->show_pass && !job->stream && !job->json)
		job->output.len = 0;
	else
		end_line(job);
	say(job, "ok  \t%s\t%.3fs%s%s\n", job->path, time, cover, none);
	job->ok = true;
}

static void failed(struct test_job *job, const struct process *p, double time)
{
	bool signal = WIFSIGNALED(p->status);
	double limit = job->options->timeout + (p->delay < 60 ? 60 : p->delay);
	bool silent = !job->output.len;
	end_line(job);
	if (p->signalled)
		say(job, "*** Test killed with quit: ran too long (" STR_FMT ").\n",
		    STR_ARG(go_duration(job->arena, limit)));
	else if (p->incomplete)
		say(job, "*** Test I/O incomplete " STR_FMT " after exiting.\n",
		    STR_ARG(go_duration(job->arena, p->delay)));
	if (signal)
		say(job, "signal: " STR_FMT "%s\n", STR_ARG(signal_name(job->arena, WTERMSIG(p->status))),
		    WCOREDUMP(p->status) ? " (core dumped)" : "");
	else if (silent)
		say(job, "exit status %d\n", WEXITSTATUS(p->status));
	say(job, "%sFAIL\t%s\t%.3fs\n", job->json ? "\x16" : "", job->path, time);
}

/* ---- running ---- */

static bool command(struct test_job *job, struct argv *v, const char *log)
{
	const char *exec = job->options->value[TEST_exec];
	v->arena = job->arena;
	if (exec && *exec) {
		char *words = arena_dup(job->arena, exec, strlen(exec) + 1), *save;
		for (char *w = strtok_r(words, " \t", &save); w; w = strtok_r(NULL, " \t", &save)) {
			const char *found = v->list.len || strchr(w, '/') ? NULL : proc_find(job->arena, w);
			argv_add(v, found ? found : w);
		}
	} else if (!proc_emulator(job->settings, v)) {
		return false;
	}
	argv_add(v, job->exe);
	if (job->cache && !exec)
		argv_addf(v, "-test.testlogfile=%s", log);
	argv_add(v, "-test.paniconexit0");
	for (uint32_t i = 0; i < job->options->args.list.len; i++) {
		const char *arg = job->options->args.list.at[i];
		bool profile = job->cover && !strncmp(arg, "-test.coverprofile=", 19);
		argv_add(v, profile ? arena_printf(job->arena, "-test.coverprofile=%s", job->cover).data : arg);
	}
	return true;
}

static void set_limits(const struct test_job *job, struct process *p)
{
	double limit = job->options->timeout;
	if (!limit)
		return;
	p->delay = limit / 10 < 5 ? 5 : limit / 10;
	if (!job->options->value[TEST_bench])
		p->kill_at = seconds() + limit + (p->delay < 60 ? 60 : p->delay);
}

static void run(struct test_job *job)
{
	struct argv v = {0};
	struct process p;
	const char *log = path_join(job->arena, job->temp, "testlog.txt");
	if (!command(job, &v, log)) {
		say(job, "FAIL\t%s\t0.000s\n", job->path);
		return;
	}
	if (job->settings->verbose)
		fprintf(stderr, STR_FMT "\n", STR_ARG(argv_text(&v)));
	double from = seconds();
	if (!start(job, &v, &p)) {
		say(job, "fork/exec %s: %s\n", v.list.at[0], strerror(errno));
		say(job, "FAIL\t%s\t0.000s\n", job->path);
		return;
	}
	set_limits(job, &p);
	attend(job, &p);
	if (job->cover && !file_read(job->arena, job->cover, &job->profile))
		job->profile = (struct str){0};
	if (p.status || p.signalled || p.incomplete)
		failed(job, &p, seconds() - from);
	else
		passed(job, seconds() - from);
	if (job->ok && job->cache)
		test_cache_keep(job, log, text_str(&job->output));
}

static void say_failure(struct test_job *job, const char *why)
{
	say(job, "FAIL\t%s [%s]\n", job->path, why);
}

/* A package without tests, of which there may be something to cover. */
static void say_untested(struct test_job *job)
{
	if (!job->profile.len)
		say(job, "?   \t%s\t[no test files]\n", job->path);
	else
		say(job, "\t%s\t\tcoverage: %s\n", job->path, job->unrun ? "0.0% of statements" : "[no statements]");
}

void test_run(struct test_job *job)
{
	job->output.arena = job->arena;
	if (test_is_on(job->options, TEST_json))
		job->json = test_json_new(job->arena, job->path, write_locked, job);
	switch (job->state) {
	case TEST_HAS_NO_FILES:
		say_untested(job);
		job->ok = true;
		break;
	case TEST_SETUP_FAILED:
		say_failure(job, "setup failed");
		break;
	case TEST_BUILD_FAILED:
		say_failure(job, "build failed");
		break;
	case TEST_RUNS:
		if (job->cached.data) {
			say(job, STR_FMT, STR_ARG(job->cached));
			job->ok = true;
		} else {
			run(job);
		}
		break;
	case TEST_SKIPPED:
		break;
	}
	if (job->json)
		test_json_end(job->json, job->ok, job->failed);
}
