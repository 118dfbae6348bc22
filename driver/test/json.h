/* json.h - the output of a program of tests as events, a JSON object a line ("go doc test2json").
 *
 * The program runs with -test.v=test2json: it puts ^V before the lines that frame tests, and ^O … ^N around errors.
 * Lines become events of the test that they belong to. */
#ifndef TEST_JSON_H
#define TEST_JSON_H

#include "kit.h"

struct test_json;

/* Takes whole lines, with their end. */
typedef void test_json_write(void *context, struct str line);

/* Begins with the event "start". package: its import path. */
struct test_json *test_json_new(struct arena *a, const char *package, test_json_write *write, void *context);
/* What the program, or the command after it, has printed: any part of it. */
void test_json_add(struct test_json *j, struct str bytes);
/* The last event: pass, fail or skip. failed_build: the package that did not compile, or NULL. */
void test_json_end(struct test_json *j, bool passed, const char *failed_build);

/* One event of a build, without a converter: Output NULL for "build-fail". */
struct str test_json_build_event(struct arena *a, const char *package, const char *action, const struct str *output);

#endif
