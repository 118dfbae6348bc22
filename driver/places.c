#define _GNU_SOURCE
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "complain.h"
#include "goenv.h"
#include "places.h"

const char *environ_name(enum environ_name name)
{
	static const char *const names[] = {
#define ENVIRON(name, keyed) #name,
#include "environ.def"
#undef ENVIRON
	};
	return names[name];
}

const char *environ_get(enum environ_name name)
{
	const char *value = getenv(environ_name(name));
	return value && *value ? value : NULL;
}

const char *path_join(struct arena *a, const char *dir, const char *name)
{
	return arena_printf(a, "%s/%s", dir, name).data;
}

bool path_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool path_is_dir(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool path_make_dirs(const char *dir)
{
	char part[PATH_MAX];
	size_t len = strlen(dir);
	if (len >= sizeof part) {
		errno = ENAMETOOLONG;
		return false;
	}
	for (size_t i = 1; i <= len; i++) {
		if (dir[i] != '/' && dir[i])
			continue;
		memcpy(part, dir, i);
		part[i] = 0;
		if (mkdir(part, 0777) && errno != EEXIST)
			return false;
	}
	return path_is_dir(dir);
}

const char *path_temp_dir(struct arena *a)
{
	const char *tmp = environ_get(ENVIRON_TMPDIR);
	struct str name = arena_printf(a, "%s/gosubc-XXXXXX", tmp ? tmp : "/tmp");
	return mkdtemp((char *)name.data);
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	remove(path);
	return 0;
}

void path_remove_all(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* The folder that holds bin/gosubc, lib/gosub and perhaps go: a build folder, or where it is installed. */
static const char *find_prefix(struct arena *a)
{
	char exe[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
	if (n < 0)
		return NULL;
	exe[n] = 0;
	for (int i = 0; i < 2; i++) {
		char *slash = strrchr(exe, '/');
		if (slash)
			*slash = 0;
	}
	return arena_printf(a, "%s", exe).data;
}

static const char *find_cache_dir(struct arena *a)
{
	const char *xdg = environ_get(ENVIRON_XDG_CACHE_HOME);
	if (xdg && xdg[0] == '/')
		return path_join(a, xdg, "gosubc");
	const char *home = environ_get(ENVIRON_HOME);
	return home ? path_join(a, home, ".cache/gosubc") : NULL;
}

#define CACHE_LIMIT ((uint64_t)4 << 30)

/* GOSUBC_CACHE_SIZE: a number of bytes, or with K, M, G; 0: no limit. */
static int find_cache_limit(struct settings *s)
{
	const char *set = environ_get(ENVIRON_GOSUBC_CACHE_SIZE), *units = "KMG", *unit;
	char *end;
	s->cache_limit = CACHE_LIMIT;
	if (!set)
		return 0;
	errno = 0;
	unsigned long long n = strtoull(set, &end, 10);
	unsigned shift = *end && (unit = strchr(units, *end)) ? 10 * (unsigned)(unit - units + 1) : 0;
	if (set[0] < '0' || set[0] > '9' || errno || end[shift != 0] || n > UINT64_MAX >> shift) {
		complain("GOSUBC_CACHE_SIZE is no size: %s (4G, 500M, 0 for no limit)", set);
		return EXIT_USAGE;
	}
	s->cache_limit = (uint64_t)n << shift;
	return 0;
}

/* The names of Go, LLVM and triples for the two architectures. */
static const char *target_arch(const char *name)
{
	static const char *const names[][2] = {
	    {"x86_64", "x86_64"},
	    {"amd64", "x86_64"},
	    {"x86_64-linux-gnu", "x86_64"},
	    {"x86_64-unknown-linux-gnu", "x86_64"},
	    {"linux/amd64", "x86_64"},
	    {"aarch64", "aarch64"},
	    {"arm64", "aarch64"},
	    {"aarch64-linux-gnu", "aarch64"},
	    {"aarch64-unknown-linux-gnu", "aarch64"},
	    {"linux/arm64", "aarch64"},
	};
	for (size_t i = 0; i < KIT_COUNT(names); i++)
		if (!strcmp(names[i][0], name))
			return names[i][1];
	return NULL;
}

static int find_target(struct settings *s)
{
#ifdef __aarch64__
	const char *want = "aarch64";
#else
	const char *want = "x86_64";
#endif
	const char *goos = goenv_get(s, ENVIRON_GOOS), *goarch = goenv_get(s, ENVIRON_GOARCH);
	if (goos && strcmp(goos, "linux")) {
		complain("unsupported GOOS %s: programs are made for linux", goos);
		return EXIT_USAGE;
	}
	if (s->target)
		want = s->target;
	else if (goarch)
		want = goarch;
	s->target = target_arch(want);
	if (!s->target) {
		complain("unsupported target %s: x86_64 and aarch64 are known", want);
		return EXIT_USAGE;
	}
	return 0;
}

int places_find(struct settings *s)
{
	const char *prefix = find_prefix(s->arena);
	s->lib_dir = environ_get(ENVIRON_GOSUBC_LIB);
	if (!s->lib_dir && prefix)
		s->lib_dir = path_join(s->arena, prefix, "lib/gosub");
	s->cache_dir = find_cache_dir(s->arena);
	s->tree = go_tree_find(s->arena, prefix ? path_join(s->arena, prefix, "go") : NULL);
	if (!s->lib_dir || !path_is_dir(s->lib_dir)) {
		complain("cannot find the folder of plug-in and runtime at %s; set GOSUBC_LIB",
			 s->lib_dir ? s->lib_dir : "lib/gosub");
		return EXIT_ERROR;
	}
	int status = find_cache_limit(s);
	return status ? status : find_target(s);
}
