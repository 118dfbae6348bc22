/* cover.h - counters in the text of a file, for `gosubc test -cover`. Internal to load. */
#ifndef LOAD_COVER_H
#define LOAD_COVER_H

#include "packages.h"

/* A stretch of code that runs as a whole. Positions are those of the text without counters. */
struct cover_block {
	uint32_t line, col, end_line, end_col, statements;
};
struct cover_file {
	struct str text; /* with counters, and the variable that holds them at its end; lines are where they were */
	VEC(struct cover_block) blocks;
};
/* Puts a counter into each block, as cmd/cover delimits them. variable: name of the array; mode: set, count, atomic.
 * False: the file has errors of syntax. */
bool cover_instrument(struct load *l, uint32_t source, const char *mode, const char *variable, struct cover_file *out);

#endif
