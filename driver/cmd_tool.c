/* cmd_tool.c - tools of the Go tree (cmd/NAME), built when they are wanted, and some of LLVM's. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

#include "commands.h"
#include "complain.h"
#include "proc.h"

struct tool {
	const char *name;
	bool llvm;
};

static const struct tool tools[] = {
    {"addr2line", false}, {"buildid", false},   {"cover", false},     {"dwarfdump", true}, {"nm", false},
    {"objdump", false},   {"pack", false},      {"pprof", false},     {"readelf", true},   {"size", true},
    {"strip", true},      {"symbolizer", true}, {"test2json", false}, {"trace", false},
};

static int run_llvm(struct settings *s, const char *name)
{
	struct argv v = {.arena = s->arena};
	const char *path = proc_find(s->arena, arena_printf(s->arena, "llvm-%s-19", name).data);
	if (!path)
		path = proc_find(s->arena, name);
	if (!path) {
		complain("tool %s is not installed: package llvm-19", name);
		return EXIT_ERROR;
	}
	argv_add(&v, path);
	for (uint32_t k = 1; k < s->operands.list.len; k++)
		argv_add(&v, s->operands.list.at[k]);
	int status = proc_run(s->arena, &v, NULL);
	return status < 0 ? EXIT_ERROR : status;
}

/* A tool is for this machine, whatever programs are made for, and is there soon rather than fast. */
static int run_from_tree(struct settings *s, const char *name)
{
	struct utsname machine;
	const char *const *words = s->operands.list.at;
	uint32_t n = s->operands.list.len;
	if (!uname(&machine))
		s->target = strcmp(machine.machine, "aarch64") ? "x86_64" : "aarch64";
	s->opt_level = 0;
	s->operands = (struct str_list){0};
	VEC_PUSH(s->arena, &s->operands.list, arena_printf(s->arena, "cmd/%s", name).data);
	for (uint32_t k = 1; k < n; k++)
		VEC_PUSH(s->arena, &s->program_args.list, words[k]);
	return cmd_run(s);
}

int cmd_tool(struct settings *s)
{
	const char *name = s->operands.list.len ? s->operands.list.at[0] : "";
	bool asks = !strcmp(name, "-h") || !strcmp(name, "--help");
	if (asks)
		puts("usage: gosubc tool NAME [ARGS]\n\nRuns a tool of the Go tree's or one of LLVM's:");
	for (size_t i = 0; i < KIT_COUNT(tools); i++)
		if (asks || !*name)
			printf("%s%s\n", asks ? "  " : "", tools[i].name);
		else if (!strcmp(tools[i].name, name))
			return tools[i].llvm ? run_llvm(s, name) : run_from_tree(s, name);
	if (asks || !*name)
		return EXIT_FINE;
	complain("no such tool \"%s\"; 'gosubc tool' lists them", name);
	return EXIT_USAGE;
}
