/* inputs.h - all that a compilation may read.
 *
 * A unit is hermetic: the front end, escape analysis and the backend get a struct inputs and nothing else of the
 * command line, of other packages or of the machine, and the key under which the cache keeps the result is the hash of
 * that struct. Its fields are the rows of inputs.def, so that what is added is hashed. */
#ifndef INPUTS_H
#define INPUTS_H

#include "cache.h"
#include "diag.h"
#include "syntax.h"

struct unit;

struct input_file {
	uint32_t source;  /* index in struct sources: the text and its path are hashed */
	struct str shown; /* name in messages that the cache keeps; empty when it keeps none */
	bool patch;       /* its declarations replace those of the other files */
};
struct input_import {
	struct str path;    /* in symbols */
	struct str as;      /* as the package's source spells it; empty: only what it imports imports it */
	struct str exports; /* hash of what importers may see, from its summary */
	struct str shown;   /* names of its files in messages that the cache keeps, as of struct input_file */
	struct unit *unit;  /* where that is: types, generic bodies, escape tags. Not hashed, for exports covers it */
};

typedef struct cache_key input_KEY;
typedef struct str input_TEXT;
typedef uint64_t input_NUMBER;
typedef bool input_FLAG;
typedef struct {
	VEC(struct input_file) list;
} input_FILES;
typedef struct {
	VEC(struct input_import) list;
} input_IMPORTS;

typedef struct embed_matches input_EMBEDS;

struct inputs {
#define INPUT(kind, field) input_##kind field;
#include "inputs.def"
#undef INPUT
};

/* Adds an import; the list stays sorted and holds each path once (with a spelling if one was given). */
void inputs_import(struct arena *a, struct inputs *in, struct input_import import);
/* The import of a path in symbols, or NULL. */
const struct input_import *inputs_find(const struct inputs *in, struct str path);
/* The key of what is made of them. */
struct cache_key inputs_key(const struct inputs *in, const struct sources *sources);

#endif
