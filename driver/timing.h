/* timing.h - where the time of a run goes, for -timings: CPU seconds of all threads and wall seconds, by stage.
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
	STAGE_CACHE,  /* looking up what is there */
	STAGE_REACH,  /* finding what the program needs */
	STAGE_LLVM,   /* the backend, on all its threads; wall: waiting for it */
	STAGE_LINK,   /* the linker; CPU: its too */
	STAGE_REST,
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
/* CPU time of other threads, or of a process, in nanoseconds. Not for two threads at once. */
void timing_add(struct timing *t, enum stage s, uint64_t cpu);
/* CPU time so far: of the calling thread, and of processes that ended. */
uint64_t timing_of_thread(void);
uint64_t timing_of_children(void);
/* One more file that was parsed. */
void timing_count(struct timing *t, struct str text);
/* A table on stderr, if on. */
void timing_print(struct timing *t);

#endif
