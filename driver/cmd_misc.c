/* cmd_misc.c - the small commands: env, version, clean. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cache.h"
#include "commands.h"
#include "complain.h"
#include "places.h"

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
