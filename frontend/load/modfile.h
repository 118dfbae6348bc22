/* modfile.h - the syntax of go.mod: lines of words, some in blocks, with // comments. What words mean is
 * module.c's. Internal to load. */
#ifndef LOAD_MODFILE_H
#define LOAD_MODFILE_H

#include "kit.h"

struct modfile_line {
	VEC(struct str) words; /* quoted ones with their quotes; each of ()[]{}, is a word */
	uint32_t line, col;    /* of the first word; col in characters */
	bool block;            /* the words before the "(" that opens a block */
	bool inside;           /* of the block opened last */
	bool indirect;         /* its comment is "// indirect" */
};
struct modfile {
	VEC(struct modfile_line) lines;
	struct str error; /* of syntax, which leaves no lines to look at; or empty */
	uint32_t line, col;
};
/* path: as the message about a block without end names the file. */
struct modfile modfile_read(struct arena *a, struct str text, const char *path);

/* ---- words ---- */

/* What a word stands for: itself, or what its "quotes" hold. NULL, or why there is nothing. */
const char *modfile_unquote(struct arena *a, struct str word, struct str *out);

/* ---- modpath.c: module paths and versions ---- */

/* Why path cannot be a module's, or NULL. */
const char *modpath_objection(struct arena *a, struct str path);
/* The path's major version as it stands there, "/v2", ".v1" or ""; false: malformed. */
bool modpath_major(struct str path, struct str *major);
/* Whether a version is written in full: v1.2.3, v1.2.3-pre, v2.0.0+incompatible. */
bool modpath_is_canonical(struct str version);
/* < 0, 0, > 0 as one version comes before the other (semver.org, "Precedence"). */
int modpath_compare(const char *v, const char *w);
/* Why a canonical version is none of a path with that major version, or NULL. */
const char *modpath_major_objection(struct arena *a, struct str version, struct str major);

#endif
