#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "complain.h"
#include "places.h"
#include "proc.h"

extern char **environ;

void argv_add(struct argv *v, const char *arg)
{
	VEC_PUSH(v->arena, &v->list, arg);
}

void argv_addf(struct argv *v, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	argv_add(v, arena_vprintf(v->arena, fmt, args).data);
	va_end(args);
}

struct str argv_text(const struct argv *v)
{
	struct text t = {.arena = v->arena};
	for (uint32_t i = 0; i < v->list.len; i++) {
		const char *arg = v->list.at[i];
		bool plain = *arg && !strpbrk(arg, " \t\n'\"\\$&|;<>()*?[]#~`");
		text_printf(&t, plain ? "%s%s" : "%s'%s'", i ? " " : "", arg);
	}
	return text_str(&t);
}

const char *proc_find(struct arena *a, const char *name)
{
	const char *path = environ_get(ENVIRON_PATH);
	while (path && *path) {
		size_t n = strcspn(path, ":");
		struct str full = arena_printf(a, "%.*s/%s", (int)n, path, name);
		if (n && access(full.data, X_OK) == 0)
			return full.data;
		path += n + (path[n] == ':');
	}
	return NULL;
}

static int wait_for(pid_t pid)
{
	int status;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

char **proc_environment(struct arena *a, const struct settings *s, const char *dir)
{
	uint32_t n = 0, len = 0;
	while (environ[n])
		n++;
	char **env = ARENA_ARRAY(a, char *, n + 3);
	const char *path = environ_get(ENVIRON_PATH), *bin = path_join(a, s->tree.root, "bin");
	bool commands = path_is_dir(bin);
	for (uint32_t i = 0; i < n; i++)
		if (!(dir && !strncmp(environ[i], "PWD=", 4)) && !(commands && !strncmp(environ[i], "PATH=", 5)))
			env[len++] = environ[i];
	if (dir)
		env[len++] = (char *)arena_printf(a, "PWD=%s", dir).data;
	if (commands)
		env[len++] = (char *)arena_printf(a, "PATH=%s%s%s", bin, path ? ":" : "", path ? path : "").data;
	env[len] = NULL;
	return env;
}

static int run(struct arena *a, const struct argv *v, struct str *output, const posix_spawnattr_t *attributes,
	       char *const *env)
{
	int pipes[2] = {-1, -1};
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	if (output) {
		if (pipe2(pipes, 0))
			return -1;
		posix_spawn_file_actions_adddup2(&actions, pipes[1], STDOUT_FILENO);
		posix_spawn_file_actions_adddup2(&actions, pipes[1], STDERR_FILENO);
		posix_spawn_file_actions_addclose(&actions, pipes[0]);
		posix_spawn_file_actions_addclose(&actions, pipes[1]);
	}
	char **args = ARENA_ARRAY(a, char *, v->list.len + 1);
	for (uint32_t i = 0; i < v->list.len; i++)
		args[i] = (char *)v->list.at[i];
	pid_t pid;
	int error = posix_spawn(&pid, args[0], &actions, attributes, args, env);
	posix_spawn_file_actions_destroy(&actions);
	if (output)
		close(pipes[1]);
	if (!error && output) {
		struct text t = {.arena = a};
		char buf[4096];
		ssize_t n;
		while ((n = read(pipes[0], buf, sizeof buf)) > 0)
			text_add(&t, (struct str){buf, (size_t)n});
		*output = text_str(&t);
	}
	if (output)
		close(pipes[0]);
	if (error) {
		errno = error;
		return -1;
	}
	return wait_for(pid);
}

int proc_run(struct arena *a, const struct argv *v, struct str *output)
{
	return run(a, v, output, NULL, environ);
}

int proc_run_attended(struct arena *a, const struct argv *v, char *const *env)
{
	static const int from_terminal[] = {SIGINT, SIGQUIT};
	posix_spawnattr_t attributes;
	sigset_t ours;
	int status;
	sigemptyset(&ours);
	for (uint32_t i = 0; i < KIT_COUNT(from_terminal); i++)
		if (signal(from_terminal[i], SIG_IGN) != SIG_IGN)
			sigaddset(&ours, from_terminal[i]);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, &ours);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	status = run(a, v, NULL, &attributes, env);
	posix_spawnattr_destroy(&attributes);
	for (uint32_t i = 0; i < KIT_COUNT(from_terminal); i++)
		if (sigismember(&ours, from_terminal[i]))
			signal(from_terminal[i], SIG_DFL);
	return status;
}

bool proc_emulator(const struct settings *s, struct argv *v)
{
#ifdef __aarch64__
	const char *native = "aarch64";
#else
	const char *native = "x86_64";
#endif
	if (!strcmp(s->target, native))
		return true;
	const char *name = arena_printf(v->arena, "qemu-%s-static", s->target).data;
	const char *path = proc_find(v->arena, name);
	if (!path) {
		complain("cannot run a program for %s here: no %s (package qemu-user-static)", s->target, name);
		return false;
	}
	argv_add(v, path);
	argv_add(v, "-L");
	argv_addf(v, "/usr/%s-linux-gnu", s->target);
	return true;
}
