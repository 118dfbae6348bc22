/* cmd_test.c - gosubc test: a program of tests for each package, built one after the other while those that are built
 * run, a processor each; what they print comes in the order of the packages. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "build.h"
#include "commands.h"
#include "complain.h"
#include "places.h"
#include "proc.h"
#include "run.h"

struct suite {
	struct settings *settings;
	const struct test_options *options;
	struct test_job *jobs;
	uint32_t njobs, printed;
	const char *temp;
	struct cache cache;
	struct load_cover cover; /* if options->cover_mode */
	FILE *profile;           /* of coverage, or NULL */

	pthread_mutex_t output, lock;
	pthread_cond_t ended;     /* a job, or the whole */
	uint32_t running, limit;  /* of threads; lock */
	bool failed;              /* a job that has ended; lock */
	bool broken;              /* modules are: nothing more is built */
	struct str_list messages; /* of builds, each told once */
};

/* ---- messages of builds ---- */

struct listener {
	struct suite *suite;
	struct test_job *job;
	const struct build *build;
};

static bool is_new(struct suite *t, struct str text)
{
	for (uint32_t i = 0; i < t->messages.list.len; i++)
		if (str_eq(str_of(t->messages.list.at[i]), text))
			return false;
	VEC_PUSH(t->settings->arena, &t->messages.list, arena_str(t->settings->arena, text).data);
	return true;
}

static void print_events(struct suite *t, const char *package, struct str text)
{
	struct arena *a = t->settings->arena;
	pthread_mutex_lock(&t->output);
	while (text.len) {
		struct str line = str_next_line(&text),
			   event = test_json_build_event(a, package, "build-output", &line);
		fwrite(event.data, 1, event.len, stdout);
	}
	fputs(test_json_build_event(a, package, "build-fail", NULL).data, stdout);
	fflush(stdout);
	pthread_mutex_unlock(&t->output);
}

/* build_listener.tell */
static void tell(void *context, const char *package, struct str text)
{
	struct listener *l = context;
	struct arena *a = l->suite->settings->arena;
	const char *of = package ? package : l->job->path;
	l->job->state = package ? TEST_BUILD_FAILED : TEST_SETUP_FAILED;
	if (!package && load_modules_broken(&l->build->load)) { /* no package's fault, and no test's result */
		fwrite(text.data, 1, text.len, stderr);
		l->suite->broken = true;
		return;
	}
	l->job->failed = arena_str(a, str_of(of)).data;
	struct str all = arena_printf(a, "# %s\n" STR_FMT, of, STR_ARG(text));
	if (!is_new(l->suite, all))
		return;
	if (test_is_on(l->suite->options, TEST_json))
		print_events(l->suite, l->job->failed, all);
	else
		fwrite(all.data, 1, all.len, stderr);
}

/* ---- the queue ---- */

static void *run_job(void *arg)
{
	struct test_job *job = arg;
	struct suite *t = job->suite;
	test_run(job);
	if (job->temp)
		path_remove_all(job->temp);
	pthread_mutex_lock(&t->lock);
	job->done = true;
	t->failed |= !job->ok;
	t->running--;
	pthread_cond_broadcast(&t->ended);
	pthread_mutex_unlock(&t->lock);
	return NULL;
}

/* Profiles of programs become one: its mode is said once. */
static void add_profile(struct suite *t, const struct test_job *job)
{
	struct str text = job->profile;
	if (!t->profile || !text.len)
		return;
	if (str_has_prefix(text, STR("mode: ")))
		str_next_line(&text);
	fwrite(text.data, 1, text.len, t->profile);
}

/* Prints what has ended, in order; with wait all up to job n. */
static void print(struct suite *t, uint32_t n, bool wait)
{
	pthread_mutex_lock(&t->lock);
	while (t->printed < n) {
		struct test_job *job = &t->jobs[t->printed];
		while (wait && !job->done)
			pthread_cond_wait(&t->ended, &t->lock);
		if (!job->done)
			break;
		if (!job->json && !job->stream && !job->direct)
			fwrite(job->output.data, 1, job->output.len, stdout);
		fflush(stdout);
		add_profile(t, job);
		t->printed++;
	}
	pthread_mutex_unlock(&t->lock);
}

static void start(struct suite *t, struct test_job *job)
{
	pthread_t thread;
	pthread_mutex_lock(&t->lock);
	while (t->running >= t->limit)
		pthread_cond_wait(&t->ended, &t->lock);
	if (t->failed && test_is_on(t->options, TEST_failfast))
		job->state = TEST_SKIPPED;
	t->running++;
	pthread_mutex_unlock(&t->lock);
	if (pthread_create(&thread, NULL, run_job, job))
		run_job(job);
	else
		pthread_detach(thread);
}

/* ---- building ---- */

/* The last element of the import path, or the package's name where that is none. */
static const char *binary_name(struct suite *t, const struct load_package *p)
{
	const char *path = p->path;
	if (!strcmp(path, "command-line-arguments"))
		path = p->name;
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	/* example.com/x/v2 is called x */
	if (slash && name[0] == 'v' && name[1] && strspn(name + 1, "0123456789") == strlen(name + 1)) {
		struct str stem = {path, (size_t)(slash - path)};
		const char *start = memrchr(stem.data, '/', stem.len);
		start = start ? start + 1 : stem.data;
		return arena_printf(t->settings->arena, "%.*s.test", (int)(slash - start), start).data;
	}
	return arena_printf(t->settings->arena, "%s.test", name).data;
}

static const char *binary_path(struct suite *t, const struct load_package *p)
{
	const char *o = t->options->value[TEST_o], *name = binary_name(t, p);
	if (!o || !*o)
		return name;
	if (o[strlen(o) - 1] == '/' && !path_is_dir(o) && !path_make_dirs(o))
		return o;
	return path_is_dir(o) ? path_join(t->settings->arena, o, name) : o;
}

/* Takes what outlives the build. */
static void describe(struct suite *t, struct build *b, struct test_job *job)
{
	struct arena *a = t->settings->arena;
	job->dir = arena_str(a, str_of(b->test.dir)).data;
	job->profile = arena_str(a, b->test.unrun);
	job->unrun = b->test.unrun_statements;
	job->root = b->test.root ? arena_str(a, str_of(b->test.root)).data : NULL;
}

static bool link_test(struct suite *t, struct build *b, struct test_job *job)
{
	bool keep = test_is_on(t->options, TEST_c) || test_needs_binary(t->options);
	const struct unit *main = unit_of(b->test.main);
	if (!build_link_key(b, main, &job->key))
		return false;
	if (t->options->value[TEST_coverprofile])
		job->cover = "";
	if (!keep) {
		job->cache = t->options->local || !b->settings->cache_dir ? NULL : &t->cache;
		if (test_cache_find(job))
			return true;
	}
	job->temp = path_temp_dir(t->settings->arena);
	if (!job->temp) {
		complain("cannot make a temporary folder: %s", strerror(errno));
		return false;
	}
	if (job->cover)
		job->cover = path_join(t->settings->arena, job->temp, "_cover_.out");
	job->exe = path_join(t->settings->arena, job->temp, binary_name(t, b->test.package));
	return build_link(b, main, job->exe) && (!keep || build_link(b, main, binary_path(t, b->test.package)));
}

static void build(struct suite *t, struct test_job *job, const struct load_found *f)
{
	struct build b;
	struct listener l = {t, job, &b};
	struct build_listener listener = {tell, &l};
	bool ok = build_open_test(&b, t->settings, f, t->options->cover_mode ? &t->cover : NULL, &listener);
	if (!ok && job->state == TEST_RUNS)
		job->state = TEST_SETUP_FAILED;
	if (ok) {
		describe(t, &b, job);
		ok = build_compile(&b);
		if (!b.test.main && ok)
			job->state = TEST_HAS_NO_FILES;
		if (ok && b.test.main)
			ok = link_test(t, &b, job);
		if (!ok && job->state == TEST_RUNS)
			job->state = TEST_BUILD_FAILED;
	}
	build_close(&b);
}

/* ---- coverage ---- */

static bool open_profile(struct suite *t)
{
	const char *path = t->options->value[TEST_coverprofile], *dir = t->options->value[TEST_outputdir];
	if (!path || !*path || test_is_on(t->options, TEST_c))
		return true;
	if (dir && *dir && *path != '/')
		path = path_join(t->settings->arena, dir, path);
	t->profile = fopen(path, "w");
	if (!t->profile)
		complain("open %s: %s", path, strerror(errno));
	else
		fprintf(t->profile, "mode: %s\n", t->options->cover_mode);
	return t->profile != NULL;
}

/* Has no message: what is wrong with a package is told when it is built. */
static void tell_nothing(void *context, const char *package, struct str text)
{
	(void)context;
	(void)package;
	(void)text;
}

/* -coverpkg is about all that some program of these tests is made of. */
static void choose_covered(struct suite *t, const struct load_matches *m)
{
	const struct str_list *words = &t->options->cover_packages;
	struct build_listener listener = {tell_nothing, NULL};
	bool *met = ARENA_ARRAY(t->settings->arena, bool, words->list.len + 1);
	for (uint32_t i = 0; words->list.len && i < m->list.len; i++)
		for (uint32_t k = 0; k < m->list.at[i].found.len; k++) {
			struct build b;
			if (build_open_test(&b, t->settings, &m->list.at[i].found.at[k], NULL, &listener))
				load_cover_choose(&b.load, &b.test, words->list.at, words->list.len, met,
						  t->settings->arena, &t->cover);
			build_close(&b);
		}
	for (uint32_t i = 0; i < words->list.len; i++)
		if (!met[i])
			fprintf(stderr, "warning: no packages being tested depend on matches for pattern %s\n",
				words->list.at[i]);
}

static void set_cover(struct suite *t, const struct load_matches *m)
{
	struct text shown = {.arena = t->settings->arena};
	const struct str_list *words = &t->options->cover_packages;
	for (uint32_t i = 0; i < words->list.len; i++)
		text_printf(&shown, "%s%s", i ? ", " : " in ", words->list.at[i]);
	t->cover.mode = t->options->cover_mode;
	t->cover.shown = text_str(&shown).data;
	choose_covered(t, m);
}

/* ---- the command ---- */

static void set_job(struct suite *t, struct test_job *job, const char *path)
{
	const struct test_options *o = t->options;
	bool bench = test_is_on(o, TEST_bench);
	*job = (struct test_job){
	    .settings = t->settings,
	    .options = o,
	    .suite = t,
	    .lock = &t->output,
	    .path = arena_str(t->settings->arena, str_of(path)).data,
	    .arena = arena_new(),
	    .state = TEST_RUNS,
	    .direct = o->local || bench,
	    .stream = o->show_pass && (t->njobs == 1 || t->limit == 1),
	};
}

static void test_all(struct suite *t, const struct load_matches *m)
{
	bool bench = test_is_on(t->options, TEST_bench), compile = test_is_on(t->options, TEST_c);
	uint32_t n = 0;
	for (uint32_t i = 0; i < m->list.len; i++)
		for (uint32_t k = 0; k < m->list.at[i].found.len; k++, n++) {
			struct test_job *job = &t->jobs[n];
			set_job(t, job, m->list.at[i].found.at[k].path);
			build(t, job, &m->list.at[i].found.at[k]);
			if (t->broken) {
				print(t, n, true);
				return;
			}
			if (compile && job->state == TEST_RUNS) {
				path_remove_all(job->temp);
				job->ok = job->done = true;
				continue;
			}
			if (!bench) {
				start(t, job);
				print(t, n, false);
			}
		}
	for (uint32_t i = 0; bench && !compile && i < n; i++) { /* one after the other: they measure */
		start(t, &t->jobs[i]);
		print(t, i + 1, true);
	}
	print(t, n, true);
}

static uint32_t count(const struct load_matches *m)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < m->list.len; i++)
		n += m->list.at[i].found.len;
	return n;
}

static bool run_suite(struct suite *t, const struct load_matches *m)
{
	const char *p = t->options->value[TEST_p];
	long n = p ? strtol(p, NULL, 0) : sysconf(_SC_NPROCESSORS_ONLN);
	t->njobs = count(m);
	t->limit = n < 1 ? 1 : (uint32_t)n;
	t->jobs = ARENA_ARRAY(t->settings->arena, struct test_job, t->njobs + 1);
	t->cache = (struct cache){
	    .arena = t->settings->arena, .dir = t->settings->cache_dir, .limit = t->settings->cache_limit, .lock = -1};
	pthread_mutex_init(&t->output, NULL);
	pthread_mutex_init(&t->lock, NULL);
	pthread_cond_init(&t->ended, NULL);
	if (!open_profile(t))
		return false;
	if (!cache_open(&t->cache))
		t->settings->cache_dir = NULL;
	if (t->options->cover_mode)
		set_cover(t, m);
	test_all(t, m);
	cache_close(&t->cache);
	if (t->profile)
		fclose(t->profile);
	return !t->failed && !t->broken;
}

int cmd_test(struct settings *s)
{
	struct suite t = {.settings = s, .options = s->test};
	struct load_matches matches = {0};
	struct build b;
	bool ok = build_match(&b, s, &matches);
	if (ok && !count(&matches)) {
		fputs("no packages to test\n", stderr);
		ok = false;
	} else if (ok) {
		ok = run_suite(&t, &matches);
		if (!ok && !t.broken && !t.options->local && !test_is_on(t.options, TEST_json))
			puts("FAIL");
	}
	build_close(&b);
	return ok ? EXIT_FINE : EXIT_ERROR;
}
