/* cmd_misc.c - the small commands: env, version, clean, tool. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cache.h"
#include "commands.h"
#include "complain.h"
#include "places.h"
#include "proc.h"

#define GOSUBC_VERSION "0.1"

struct env_entry {
	const char *name, *value;
};

int cmd_env(struct settings *s)
{
	const char *goarch = strcmp(s->target, "aarch64") ? "amd64" : "arm64";
	const struct env_entry entries[] = {
	    {"GOARCH", goarch},
	    {"GOOS", "linux"},
	    {"GOROOT", s->tree.root ? s->tree.root : ""},
	    {"GOVERSION", arena_printf(s->arena, "go%s", s->tree.version).data},
	    {"GOSUBC_CACHE", s->cache_dir ? s->cache_dir : ""},
	    {"GOSUBC_CACHE_SIZE", arena_printf(s->arena, "%llu", (unsigned long long)s->cache_limit).data},
	    {"GOSUBC_LIB", s->lib_dir},
	    {"GOSUBC_VERSION", GOSUBC_VERSION},
	};
	if (!s->tree.root)
		complain("%s", s->tree.why);
	for (uint32_t k = 0; k < s->operands.list.len; k++) {
		const char *value = "";
		for (size_t i = 0; i < KIT_COUNT(entries); i++)
			if (!strcmp(entries[i].name, s->operands.list.at[k]))
				value = entries[i].value;
		puts(value);
	}
	for (size_t i = 0; !s->operands.list.len && i < KIT_COUNT(entries); i++)
		printf("%s='%s'\n", entries[i].name, entries[i].value);
	return EXIT_FINE;
}

int cmd_version(struct settings *s)
{
	printf("gosubc version %s (language go%s) linux/%s\n", GOSUBC_VERSION, s->tree.version,
	       strcmp(s->target, "aarch64") ? "amd64" : "arm64");
	return EXIT_FINE;
}

int cmd_clean(struct settings *s)
{
	if (!s->clean_cache) {
		complain("clean: say what: -cache");
		return EXIT_USAGE;
	}
	struct cache c = {.arena = s->arena, .dir = s->cache_dir};
	if (!c.dir || cache_remove(&c))
		return EXIT_FINE;
	complain("cannot remove %s: %s", c.dir, strerror(errno));
	return EXIT_ERROR;
}

int cmd_tool(struct settings *s)
{
	static const char *const tools[] = {"nm", "objdump", "readelf", "size", "strip", "dwarfdump", "symbolizer"};
	const char *name = s->operands.list.len ? s->operands.list.at[0] : "";
	if (!strcmp(name, "-h") || !strcmp(name, "--help") || !*name) {
		puts("usage: gosubc tool NAME [ARGS]\n\nRuns one of LLVM's binary tools:");
		for (size_t i = 0; i < KIT_COUNT(tools); i++)
			printf("  %s\n", tools[i]);
		return *name ? EXIT_FINE : EXIT_USAGE;
	}
	for (size_t i = 0; i < KIT_COUNT(tools); i++) {
		if (strcmp(tools[i], name))
			continue;
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
	complain("no tool %s; 'gosubc tool -h' lists them", name);
	return EXIT_USAGE;
}
