/* tests.h - what the files that plan a test program share. Internal to load. */
#ifndef LOAD_TESTS_H
#define LOAD_TESTS_H

#include "packages.h"

/* ---- testmain.c ---- */

/* Text of the generated package main of a test program; false after a message. */
bool load_test_main(struct load *l, struct load_test *t, struct str *text);

/* ---- testdoc.c ---- */

/* What a comment at the end of an example's body says that it prints. */
struct load_output {
	bool given, unordered;
	struct str text;
};
/* body: source between the braces of a function. */
struct load_output load_example_output(struct arena *a, struct str body);

#endif
