/* fuzz.h - what the targets share: a compilation of one input that is never printed. */
#ifndef FUZZ_H
#define FUZZ_H

#include "diag.h"
#include "lower.h"
#include "types.h"

struct fuzz {
	struct arena *arena;
	struct intern *names;
	struct sources sources;
	struct diags diags;
};

/* libFuzzer's entry: each target defines it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Both ends of a run; everything between lives in f->arena. Returns the number of the file that
 * holds the input. */
uint32_t fuzz_open(struct fuzz *f, const uint8_t *data, size_t size);
void fuzz_close(struct fuzz *f);

/* Parses the input as one Go file; NULL after a syntax error. */
struct syntax_file *fuzz_parse(struct fuzz *f, uint32_t file);
/* Checks it as package main, with every import missing except unsafe; NULL after an error. */
struct package *fuzz_check(struct fuzz *f, struct types *ts, struct syntax_file *file);

#endif
