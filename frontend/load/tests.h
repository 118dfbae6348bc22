/* tests.h - what the files that plan a test program share. Internal to load. */
#ifndef LOAD_TESTS_H
#define LOAD_TESTS_H

#include "cover.h"
#include "packages.h"

/* A file with counters. */
struct load_covered {
	const struct load_package *package;
	const char *name, *variable;
	struct cover_file file;
	bool linked; /* the program imports the package */
};
struct load_covers {
	VEC(struct load_covered) list;
};

/* ---- testmain.c ---- */

/* Text of the generated package main of a test program; false after a message. */
bool load_test_main(struct load *l, struct load_test *t, const struct load_covers *covers, struct str *text);

/* ---- testcover.c ---- */

/* Loads, first, what counters need. */
void load_cover_begin(struct load *l, struct load_test *t);
/* What is told of a package without tests. */
void load_cover_unrun(struct load *l, struct load_test *t);
/* Puts counters into the packages that config.cover means; all that the program imports is loaded. */
void load_cover_packages(struct load *l, struct load_test *t, struct load_covers *out);
/* Imports, and declarations behind them, of the generated main for what is covered. */
void load_cover_imports(struct text *t, const struct load_covers *covers);
void load_cover_tables(struct load *l, struct text *t, const struct load_covers *covers);

/* ---- testdoc.c ---- */

/* What a comment at the end of an example's body says that it prints. */
struct load_output {
	bool given, unordered;
	struct str text;
};
/* body: source between the braces of a function. */
struct load_output load_example_output(struct arena *a, struct str body);

#endif
