/* options.h - the command line of `gosubc test`: which of its words are packages, flags of the build, flags of the
 * program of tests, and arguments for it (go help testflag). */
#ifndef TEST_OPTIONS_H
#define TEST_OPTIONS_H

#include "settings.h"

enum test_flag {
#define TESTFLAG(name, kind, passed, argument, help) TEST_##name,
#include "flags.def"
#undef TESTFLAG
	TEST_FLAG_COUNT
};

struct test_options {
	const char *value[TEST_FLAG_COUNT]; /* as given; "true" for a flag without value; NULL: not given */
	struct str_list args;               /* for the program of tests */
	bool local;                         /* no package was named: the current folder's, its output goes through */
	bool show_pass;                     /* output of what passes is shown */
	double timeout;                     /* seconds; 0: none */
	const char *cover_mode;             /* set, count, atomic; NULL: no coverage */
	struct str_list cover_packages;     /* -coverpkg; none: the package under test */
};

/* A flag without value is true; one with a value has it. */
bool test_is_on(const struct test_options *o, enum test_flag flag);
/* Profiles and -o: the program of tests is kept. */
bool test_needs_binary(const struct test_options *o);
/* Reads argv[2..]; operands of s are the packages. Returns 0, or the exit status after a message. */
int test_options_parse(struct settings *s, struct test_options *o, int argc, char **argv);
/* The flags that are only test's, one a line. */
void test_options_help(void *file /* FILE * */);
/* Seconds of a Go duration, "1h2m3.5s"; false: it is none. */
bool test_duration(const char *text, double *seconds);

#endif
