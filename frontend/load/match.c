/* match.c - which files take part in a build: name suffixes and which tags hold. */
#include <stdlib.h>

#include "constraint.h"
#include "load.h"

static const char *const known_os[] = {"aix",     "android", "darwin",  "dragonfly", "freebsd", "hurd",
				       "illumos", "ios",     "js",      "linux",     "nacl",    "netbsd",
				       "openbsd", "plan9",   "solaris", "wasip1",    "windows", "zos"};
static const char *const known_arch[] = {"386",       "amd64",       "amd64p32", "arm",    "armbe",   "arm64",
					 "arm64be",   "loong64",     "mips",     "mipsle", "mips64",  "mips64le",
					 "mips64p32", "mips64p32le", "ppc",      "ppc64",  "ppc64le", "riscv",
					 "riscv64",   "s390",        "s390x",    "sparc",  "sparc64", "wasm"};

/* Tags that always hold. Of packages that can do without assembly the variant without is taken: purego is the agreed
 * tag for that, math_big_pure_go the older one of math/big, noasm what compressors and numeric libraries use. Others
 * mean more than that (appengine: no unsafe, no system calls; safe, generic) or another compiler (gccgo). */
static const char *const true_tags[] = {"linux", "unix", "gc", "purego", "math_big_pure_go", "noasm",
					/* Experiments that are on in Go 1.27. */
					"goexperiment.aliastypeparams", "goexperiment.regabiwrappers",
					"goexperiment.regabiargs", "goexperiment.dwarf5",
					"goexperiment.randomizedheapbase64", "goexperiment.greenteagc",
					"goexperiment.jsonv2", "goexperiment.sizespecializedmalloc"};

static bool in_list(const char *const *list, size_t n, struct str word)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_of(list[i]), word))
			return true;
	return false;
}

static bool in_user_tags(const char *tags, struct str word)
{
	while (tags && *tags) {
		size_t n = strcspn(tags, ", ");
		if (str_eq((struct str){tags, n}, word))
			return true;
		tags += n + (tags[n] != 0);
	}
	return false;
}

static bool tag_holds(const struct load_config *c, struct str tag)
{
	if (in_list(true_tags, KIT_COUNT(true_tags), tag) || str_eq(tag, str_of(c->goarch)) ||
	    in_user_tags(c->tags, tag))
		return true;
	if (str_has_prefix(tag, STR("go1."))) {
		int minor = atoi(tag.data + 4);
		return minor > 0 && minor <= LOAD_GO_MINOR;
	}
	return false;
}

struct constraint_tags {
	const struct load_config *config;
};

static bool tag_of(const struct constraint_tags *tags, struct str name)
{
	return tag_holds(tags->config, name);
}

bool load_constraint_holds(const struct load_config *config, const struct constraint *c)
{
	struct constraint_tags tags = {config};

	return c && constraint_holds(c, tag_of, &tags);
}

/* stem: the name without .go and _test */
static bool stem_matches(const struct load_config *config, struct str stem)
{
	if (stem.len && (stem.data[0] == '_' || stem.data[0] == '.'))
		return false;
	/* What stands before the first underscore is never a suffix: linux.go takes part everywhere. */
	const char *first = memchr(stem.data, '_', stem.len);
	if (!first)
		return true;
	const char *last = memrchr(stem.data, '_', stem.len);
	struct str suffix = {last + 1, (size_t)(stem.data + stem.len - last - 1)};
	if (in_list(known_arch, KIT_COUNT(known_arch), suffix)) {
		if (!str_eq(suffix, str_of(config->goarch)))
			return false;
		if (last == first)
			return true;
		const char *mid = memrchr(stem.data, '_', (size_t)(last - stem.data));
		struct str os = {mid + 1, (size_t)(last - mid - 1)};
		return !in_list(known_os, KIT_COUNT(known_os), os) || str_eq(os, STR("linux"));
	}
	return !in_list(known_os, KIT_COUNT(known_os), suffix) || str_eq(suffix, STR("linux"));
}

bool load_file_name_matches(const struct load_config *config, const char *name)
{
	struct str s = str_of(name);
	return str_has_suffix(s, STR(".go")) && !str_has_suffix(s, STR("_test.go")) &&
	       stem_matches(config, str_part(s, 0, s.len - 3));
}

bool load_test_name_matches(const struct load_config *config, const char *name)
{
	struct str s = str_of(name);
	return str_has_suffix(s, STR("_test.go")) && stem_matches(config, str_part(s, 0, s.len - 8));
}
