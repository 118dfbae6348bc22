/* run.h - one program of tests: started, read, stopped when it takes too long, and what is said of it. */
#ifndef TEST_RUN_H
#define TEST_RUN_H

#include <pthread.h>

#include "cache.h"
#include "json.h"
#include "options.h"

enum test_state {
	TEST_HAS_NO_FILES,
	TEST_SETUP_FAILED, /* it could not be loaded */
	TEST_BUILD_FAILED,
	TEST_RUNS,
	TEST_SKIPPED, /* after another has failed: -failfast */
};

struct suite;
struct test_job {
	/* given */
	const struct settings *settings;
	const struct test_options *options;
	struct suite *suite;    /* the caller's */
	pthread_mutex_t *lock;  /* for standard output */
	const char *path, *dir; /* import path; folder it runs in */
	const char *root;       /* of its module or the Go tree: files there count for the cache; NULL: no cache */
	const char *exe;        /* program */
	const char *temp;       /* folder for its log and profiles */
	const char *failed;     /* the package that did not build, "p [p.test]" */
	struct cache *cache;    /* of results; NULL: none */
	struct cache_key key;   /* of the program */
	const char *cover;      /* what its profile of coverage is written to, or NULL */
	struct str profile;     /* that profile, of a run that is over; or what takes its place without tests */
	uint32_t unrun;         /* statements of a package without tests */
	enum test_state state;
	bool stream;       /* output is shown while it runs */
	bool direct;       /* and goes straight there: nothing of it is kept */
	struct str cached; /* what an earlier run has printed; data NULL: it has to run */

	/* made */
	struct arena *arena;
	struct test_json *json;
	struct text output; /* what is printed when its turn comes, or has been */
	bool ok, done;
};

/* Runs it, or says why not; ok and output tell. */
void test_run(struct test_job *job);

/* ---- result.c ---- */

/* Whether an earlier run of the same program, arguments, environment and files passed; job->cached is what it printed.
 */
bool test_cache_find(struct test_job *job);
/* Keeps the output of a run that passed; log: the file in which it says what it has read. */
void test_cache_keep(struct test_job *job, const char *log, struct str output);

#endif
