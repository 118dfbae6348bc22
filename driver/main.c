/* main.c - argv to command. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "complain.h"
#include "escape.h"
#include "options.h"
#include "places.h"

static void usage(FILE *out)
{
	fputs("gosubc compiles Go programs and shows where every value lives.\n\n"
	      "usage: gosubc COMMAND [flags] [arguments]\n\n",
	      out);
	for (const struct command *c = commands; c->name; c++)
		fprintf(out, "  %-8s %s\n", c->name, c->summary);
	fputs("\n'gosubc help COMMAND' tells a command's flags.\n\n"
	      "Exit status: 0 fine; 1 errors in the program compiled; 2 usage. That of run is the "
	      "program's.\n\n"
	      "Environment: GOROOT, GOARCH, GOOS as the go command; XDG_CACHE_HOME for the "
	      "build cache,\nGOSUBC_CACHE_SIZE for its limit (4G; entries go five days after their last use); "
	      "GOSUBC_LIB for the folder\nof plug-in and runtime. Programs heed GOGC, GOMEMLIMIT, GOMAXPROCS, "
	      "GODEBUG=gctrace=1 and GOTRACEBACK.\n",
	      out);
}

static void command_usage(const struct command *c, FILE *out)
{
	fprintf(out, "usage: gosubc %s %s\n\n%s.\n\n", c->name, c->operands, c->summary);
	settings_help(c->letter, out);
	if (c->letter == 'T')
		test_options_help(out);
}

/* Trees may be nested 10,000 levels deep, and every stage walks them by recursion: the compiler runs on a stack of
 * its own, of which only what is used costs anything. */
#define COMPILER_STACK ((size_t)1 << 30)

struct job {
	const struct command *command;
	struct settings *settings;
	int status;
};

static void *run_job(void *arg)
{
	struct job *job = arg;
	job->status = job->command->run(job->settings);
	return NULL;
}

static int run_on_large_stack(const struct command *c, struct settings *s)
{
	struct job job = {.command = c, .settings = s};
	pthread_attr_t attr;
	pthread_t thread;
	pthread_attr_init(&attr);
	/* An address-space limit may forbid the wish: ask for less, at last for nothing. */
	for (size_t size = COMPILER_STACK; size >= (size_t)16 << 20; size /= 4) {
		if (pthread_attr_setstacksize(&attr, size) || pthread_create(&thread, &attr, run_job, &job))
			continue;
		pthread_join(thread, NULL);
		pthread_attr_destroy(&attr);
		return job.status;
	}
	pthread_attr_destroy(&attr);
	run_job(&job);
	return job.status;
}

static int check_policy(const struct settings *s)
{
	if (escape_policy_find(s->escape))
		return 0;
	complain("unknown escape policy %s; there are:", s->escape);
	for (const struct escape_policy *const *p = escape_policies(); *p; p++)
		fprintf(stderr, "  %-8s %s\n", (*p)->name, (*p)->help);
	return EXIT_USAGE;
}

/* What is printed may have been lost on a full disk. */
static int close_output(int status)
{
	bool lost = ferror(stdout);
	errno = 0;
	if (fclose(stdout) == 0 && !lost)
		return status;
	complain(errno ? "cannot write to standard output: %s" : "cannot write to standard output", strerror(errno));
	return status ? status : EXIT_ERROR;
}

static int unknown_command(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct text t = {.arena = a};
	for (int i = 1; i < argc; i++)
		text_printf(&t, " %s", argv[i]);
	if (command_is_gos(argv[1]))
		complain("%s is the go command's: go" STR_FMT, argv[1], STR_ARG(text_str(&t)));
	else
		complain("unknown command %s\nRun 'gosubc -h' for usage.", argv[1]);
	arena_free(a);
	return EXIT_USAGE;
}

/* help, help COMMAND */
static int help_command(int argc, char **argv)
{
	const struct command *c = argc > 2 ? command_find(argv[2]) : NULL;
	if (argc > 2 && !c && command_is_gos(argv[2]))
		complain("%s is the go command's: go help %s", argv[2], argv[2]);
	else if (argc > 2 && !c)
		complain("help %s: unknown help topic. Run 'gosubc help'.", argv[2]);
	if (argc > 2 && !c)
		return EXIT_USAGE;
	if (c)
		command_usage(c, stdout);
	else
		usage(stdout);
	return close_output(EXIT_FINE);
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		usage(stderr);
		return EXIT_USAGE;
	}
	bool help = !strcmp(argv[1], "-h") || !strcmp(argv[1], "--help") || !strcmp(argv[1], "help");
	if (help)
		return help_command(argc, argv);
	const struct command *c = command_find(argv[1]);
	if (!c)
		return unknown_command(argc, argv);
	struct settings s = {
	    .arena = arena_new(),
	    .command = c->name,
	    .opt_level = 2,
	    .escape = "go",
	    .progress = isatty(STDERR_FILENO),
	};
	struct test_options test;
	int status = 0;
	s.test = &test;
	if (c->letter == 'T')
		status = test_options_parse(&s, &test, argc, argv);
	else if (c->letter != 't') /* a tool's arguments are its own */
		status = settings_parse(&s, c->letter, argc, argv);
	for (int i = 2; c->letter == 't' && i < argc; i++)
		VEC_PUSH(s.arena, &s.operands.list, argv[i]);
	if (!status && s.help) {
		command_usage(c, stdout);
		arena_free(s.arena);
		return close_output(EXIT_FINE);
	}
	if (!status)
		status = check_policy(&s);
	if (!status)
		status = places_find(&s);
	if (!status)
		status = run_on_large_stack(c, &s);
	arena_free(s.arena);
	return close_output(status);
}
