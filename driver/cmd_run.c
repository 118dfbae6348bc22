#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "build.h"
#include "commands.h"
#include "complain.h"
#include "places.h"
#include "proc.h"

static int run_program(struct settings *s, const char *exe)
{
	struct argv v = {.arena = s->arena};
	if (!proc_emulator(s, &v))
		return EXIT_ERROR;
	argv_add(&v, exe);
	for (uint32_t i = 0; i < s->program_args.list.len; i++)
		argv_add(&v, s->program_args.list.at[i]);
	int status = proc_run_attended(s->arena, &v, proc_environment(s->arena, s, NULL));
	if (status < 0)
		complain("cannot run %s: %s", exe, strerror(errno));
	return status < 0 ? EXIT_ERROR : status;
}

/* NULL after a message. */
static const struct unit *named_command(struct build *b, const struct settings *s)
{
	struct unit *u = build_named(b, NULL), *more = u ? build_named(b, u) : NULL;
	if (!u)
		fprintf(stderr, "go: no packages loaded from %s\n", s->operands.list.at[0]);
	else if (more)
		fprintf(stderr, "go: pattern %s matches multiple packages:\n\t%s\n\t%s\n", s->operands.list.at[0],
			u->source->path, more->source->path);
	else if (!unit_is_command(u))
		fprintf(stderr, "package %s is not a main package\n", u->source->path);
	else
		return u;
	return NULL;
}

int cmd_run(struct settings *s)
{
	struct build b;
	int status = EXIT_ERROR;
	if (!s->operands.list.len) {
		fputs("go: no go files listed\n", stderr);
		return EXIT_ERROR;
	}
	const char *dir = path_temp_dir(s->arena);
	if (!dir) {
		complain("cannot make a temporary folder: %s", strerror(errno));
		return EXIT_ERROR;
	}
	if (s->show_work)
		fprintf(stderr, "WORK=%s\n", dir);
	const char *exe = path_join(s->arena, dir, "program");
	bool ok = build_open(&b, s, s->operands.list.at, s->operands.list.len);
	const struct unit *command = ok ? named_command(&b, s) : NULL;
	ok = command && build_compile(&b) && build_link(&b, command, exe);
	build_close(&b);
	if (ok)
		status = run_program(s, exe);
	if (!s->show_work)
		path_remove_all(dir);
	return status;
}
