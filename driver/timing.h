/* timing.h - where the time of a run goes, for -timings: CPU seconds of the main thread and wall seconds, by stage.
 *
 * At each moment the run is in one stage. Stages nest (checking a package may parse another): whoever enters one goes
 * back to the stage that timing_enter gave. */
#ifndef TIMING_H
#define TIMING_H

#include "kit.h"

enum stage {
	STAGE_LOAD,   /* finding packages, reading files and their imports */
	STAGE_PARSE,  /* scanner and parser */
	STAGE_CHECK,  /* types */
	STAGE_LOWER,  /* VM IR */
	STAGE_ESCAPE, /* placing values */
	STAGE_REST,   /* the cache, waiting for the backend's threads, the linker */
	STAGE_COUNT
};

struct timing {
	bool on; /* else nothing below moves */
	enum stage now;
	uint64_t cpu_since, wall_since;
	struct {
		uint64_t cpu, wall; /* nanoseconds */
	} stages[STAGE_COUNT];
	uint64_t lines; /* scanned and parsed */
	uint32_t packages, files;
};

/* The clock starts in STAGE_LOAD. */
void timing_start(struct timing *t, bool on);
/* Returns the stage so far. */
enum stage timing_enter(struct timing *t, enum stage s);
/* One more file that was parsed. */
void timing_count(struct timing *t, struct str text);
/* A table on stderr, if on. */
void timing_print(struct timing *t);

#endif
