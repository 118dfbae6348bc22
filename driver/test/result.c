/* result.c - results of tests that passed, so that they need not run again.
 *
 * Two steps, as the go command's: under the key of program and arguments stands the log of what a run has looked at
 * (variables of the environment, files: package testing writes it); under that key and the state of all those stands
 * what it printed. Only flags that cannot change what is printed or written elsewhere are kept. */
#define _GNU_SOURCE
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "places.h"
#include "run.h"

static const char log_head[] = "# test log\n";

/* Adds the arguments; false: with them nothing is kept. */
static bool add_arguments(const struct test_job *job, struct cache_key *k)
{
	static const char *const kept[] = {"benchtime", "cpu",     "list",     "parallel", "run",      "short",
					   "skip",      "timeout", "failfast", "v",        "fullpath", "test2json"};
	for (uint32_t i = 0; i < job->options->args.list.len; i++) {
		const char *arg = job->options->args.list.at[i], *equals = strchr(arg, '=');
		bool found = false;
		if (!equals || strncmp(arg, "-test.", 6))
			return false;
		struct str name = {arg + 6, (size_t)(equals - arg - 6)};
		for (size_t n = 0; !found && n < KIT_COUNT(kept); n++)
			found = str_eq(name, str_of(kept[n]));
		if (found)
			cache_key_add(k, str_of(arg));
		else if (!str_eq(name, STR("outputdir")) && !str_eq(name, STR("coverprofile")))
			return false;
	}
	return true;
}

static bool result_key(const struct test_job *job, struct cache_key *k)
{
	*k = job->key;
	cache_key_add(k, STR("test"));
	cache_key_add(k, str_of(job->dir));
	cache_key_add(k, str_of(job->path));
	return job->cache && job->root && !job->options->value[TEST_exec] && add_arguments(job, k);
}

/* ---- what a run has looked at ---- */

static void add_stat(struct cache_key *k, int result, const struct stat *st)
{
	cache_key_add_u64(k, (uint64_t)result);
	if (result)
		return;
	cache_key_add_u64(k, (uint64_t)st->st_size);
	cache_key_add_u64(k, st->st_mode);
	cache_key_add_u64(k, (uint64_t)st->st_mtim.tv_sec * 1000000000u + (uint64_t)st->st_mtim.tv_nsec);
}

static int visible(const struct dirent *e)
{
	return strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
}

static void add_folder(struct arena *a, struct cache_key *k, const char *path)
{
	struct dirent **entries;
	int n = scandir(path, &entries, visible, alphasort);
	for (int i = 0; i < n; i++) {
		struct stat st;
		cache_key_add(k, str_of(entries[i]->d_name));
		add_stat(k, lstat(path_join(a, path, entries[i]->d_name), &st), &st);
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
}

/* A file's time tells of its content, unless it is so new that the next change may have the same. */
static bool add_open(struct arena *a, struct cache_key *k, const char *path)
{
	struct stat st;
	int result = stat(path, &st);
	add_stat(k, result, &st);
	if (!result && S_ISDIR(st.st_mode))
		add_folder(a, k, path);
	return result || !S_ISREG(st.st_mode) || time(NULL) - st.st_mtim.tv_sec >= 2;
}

static void add_both(struct cache_key *k, const char *path)
{
	struct stat st;
	add_stat(k, stat(path, &st), &st);
	add_stat(k, lstat(path, &st), &st);
}

static void add_variable(struct cache_key *k, const char *name)
{
	const char *value = getenv(name);
	cache_key_add_u64(k, value != NULL);
	cache_key_add(k, str_of(value ? value : ""));
}

struct reader {
	const struct test_job *job;
	struct cache_key *key;
	const char *dir; /* where the program was */
};

/* Files outside of the module count for nothing. */
static bool is_inside(const struct reader *r, const char *path)
{
	size_t n = strlen(r->job->root);
	return !strncmp(path, r->job->root, n) && (!path[n] || path[n] == '/');
}

static bool add_entry(struct reader *r, struct str op, const char *name)
{
	struct arena *a = r->job->arena;
	const char *path = name[0] == '/' ? name : path_join(a, r->dir, name);
	cache_key_add(r->key, op);
	cache_key_add(r->key, str_of(name));
	if (str_eq(op, STR("getenv"))) {
		add_variable(r->key, name);
	} else if (str_eq(op, STR("chdir"))) {
		r->dir = path;
		add_both(r->key, path);
	} else if (str_eq(op, STR("stat"))) {
		if (is_inside(r, path))
			add_both(r->key, path);
	} else if (str_eq(op, STR("open"))) {
		return !is_inside(r, path) || add_open(a, r->key, path);
	} else {
		return false;
	}
	return true;
}

/* Adds the state of what a log names; false: it cannot be told. */
static bool add_log(const struct test_job *job, struct cache_key *k, struct str log)
{
	struct reader r = {job, k, job->dir};
	add_variable(k, "GODEBUG");
	if (!str_has_prefix(log, str_of(log_head)) || log.data[log.len - 1] != '\n')
		return false;
	str_next_line(&log);
	while (log.len) {
		struct str line = str_next_line(&log);
		size_t space = str_find(line, 0, " ");
		if (space == line.len)
			return false;
		struct str name = str_part(line, space + 1, line.len - 1);
		if (!add_entry(&r, str_part(line, 0, space), arena_str(job->arena, name).data))
			return false;
	}
	return true;
}

/* ---- results ---- */

/* "ok  \tpath\t0.003s…" in the last line: its time gives way to a word. */
static bool mark_cached(struct test_job *job, struct str output)
{
	size_t last = output.len ? output.len - 1 : 0;
	while (last && output.data[last - 1] != '\n')
		last--;
	struct str line = str_part(output, last, output.len);
	size_t tab = str_has_prefix(line, STR("ok  \t")) ? str_find(line, 5, "\t") : line.len;
	if (tab == line.len)
		return false;
	size_t end = tab + 1 + strspn(line.data + tab + 1, "0123456789.s");
	job->cached = arena_printf(job->arena, STR_FMT "(cached)" STR_FMT, STR_ARG(str_part(output, 0, last + tab + 1)),
				   STR_ARG(str_part(line, end, line.len)));
	return true;
}

static struct cache_key profile_key(struct cache_key result)
{
	cache_key_add(&result, STR("coverprofile"));
	return result;
}

static bool find_profile(struct test_job *job, struct cache_key result)
{
	struct cache_entry profile;
	if (!cache_lookup(job->cache, job->arena, profile_key(result), &profile))
		return false;
	job->profile = profile.summary;
	return true;
}

bool test_cache_find(struct test_job *job)
{
	struct cache_key k;
	struct cache_entry log, result;
	return result_key(job, &k) && cache_lookup(job->cache, job->arena, k, &log) && add_log(job, &k, log.summary) &&
	       cache_lookup(job->cache, job->arena, k, &result) && (!job->cover || find_profile(job, k)) &&
	       mark_cached(job, result.summary);
}

void test_cache_keep(struct test_job *job, const char *log_path, struct str output)
{
	struct cache_key program, k;
	struct cache_entry entry;
	struct str log;
	if (!result_key(job, &program) || !file_read(job->arena, log_path, &log))
		return;
	k = program;
	if (add_log(job, &k, log) && cache_store(job->cache, job->arena, program, NULL, log, STR(""), &entry))
		cache_store(job->cache, job->arena, k, NULL, output, STR(""), &entry);
	if (job->profile.len)
		cache_store(job->cache, job->arena, profile_key(k), NULL, job->profile, STR(""), &entry);
}
