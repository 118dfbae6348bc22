/* build.h - one run of the compiler over the packages that a command names.
 *
 * build_open loads and orders the packages. build_check runs the front end over those that need it; build_compile
 * brings every package to a summary (from the cache or through the front end), build_link finds what the program needs
 * of them, has the code of that made, and links it. */
#ifndef BUILD_H
#define BUILD_H

#include "cache.h"
#include "load.h"
#include "settings.h"
#include "unit.h"

struct emitter;

/* Who takes messages instead of standard error. */
struct build_listener {
	/* package: as the go command names it; NULL: they are of loading. */
	void (*tell)(void *context, const char *package, struct str text);
	void *context;
};

struct build {
	const struct settings *settings;
	struct arena *arena; /* lifetime program */
	struct front front;
	struct sources sources;
	struct diags diags;                    /* of loading */
	struct diags import_diags;             /* list: of loading what packages import */
	const struct build_listener *listener; /* or NULL */
	struct load load;
	struct load_test test; /* of build_open_test */
	struct unit *units;    /* in the order of load.packages */
	uint32_t nunits;
	struct cache cache;
	struct cache_key cache_tools; /* identity of compiler and plug-in: every key starts from it */
	const char *temp;             /* folder for what the cache does not keep; made when needed */
	bool cache_full;              /* it cannot be written to, as was said */
	bool no_backend;              /* it cannot be loaded, as was said */
	VEC(const char *) methods;    /* symbols that the program's method tables lead to */
	uint32_t done;                /* units finished, for the progress line */
	struct timing timing;
};

/* Loads the packages. Messages were printed when the result is false. */
bool build_open(struct build *b, const struct settings *s, const char *const *operands, uint32_t n);
/* The same for the program of tests of one package: see load_test. */
bool build_open_test(struct build *b, const struct settings *s, const struct load_found *f,
		     const struct load_cover *cover, const struct build_listener *listener);
/* What the operands stand for, nothing loaded. */
bool build_match(struct build *b, const struct settings *s, struct load_matches *out);
/* The same for modules (list -m). */
bool build_match_modules(struct build *b, const struct settings *s, struct load_deps *out);
/* Loads a program of tests to be told of. */
bool build_match_test(struct build *b, const struct settings *s, const struct load_found *f);
/* Prints what loading has found since; true: an error was among it. */
bool build_tell(struct build *b);
/* The same of what packages import, for list. */
bool build_tell_imports(struct build *b);
void build_close(struct build *b);

/* Parses and type-checks named packages, bodies included; with analyse also lowers and runs the escape policy, on what
 * they import first. Prints diagnostics. */
bool build_check(struct build *b, bool analyse);
/* The front end over all packages that the cache does not know; code of named packages that are no commands. */
bool build_compile(struct build *b);
/* Prints which packages would be compiled (-n). */
void build_tell_work(struct build *b);
/* All that the program depends on, once every package is compiled. */
bool build_link_key(struct build *b, const struct unit *root, struct cache_key *key);
/* The program of a command, at output, with code of what it needs: of its unit, of what that imports, and of what every
 * program needs. */
bool build_link(struct build *b, const struct unit *root, const char *output);
/* The object of one package, at output. */
bool build_install_object(struct build *b, struct unit *u, const char *output);
/* The packages that the command line names, one after the other: the next after `before` (NULL: the first), or NULL. */
struct unit *build_named(struct build *b, struct unit *before);
bool unit_is_command(const struct unit *u); /* package main */
/* Writes what -S, -emit-llvm, -emit-ir ask for of the named packages to output (NULL or "-": standard output). */
bool build_emit_text(struct build *b, const char *output);

/* ---- init_order.c ---- */

struct init_list {
	const char **at;
	uint32_t len, cap;
};
/* The packages' init functions in the order in which the program calls them; every unit has its summary. */
void build_init_order(struct build *b, struct init_list *out);

/* A unit has to be worked on: the line of progress. */
bool build_progress(struct build *b, const struct unit *u);
void build_progress_end(const struct build *b);

/* Summary and notes of a unit go into the cache. False after a message. */
bool unit_keep(struct build *b, struct unit *u);

/* The unit of a loaded package. */
struct unit *unit_of(struct load_package *p);

/* ---- emit.c: the backend, on as many threads as there are processors ---- */

struct emitter *emitter_new(struct build *b); /* NULL after a message */
/* Queues the making of what is missing of a unit; its VM IR must not change any more. */
void emitter_add(struct emitter *e, struct unit *u);
/* Waits for all; false when one failed (message printed). */
bool emitter_finish(struct emitter *e);
/* Writes one package in the form that the settings ask for. */
bool emitter_write_text(struct emitter *e, struct unit *u, const char *path);
/* The program's last object. */
bool emitter_program(struct emitter *e, const struct inputs *in, const char *const *inits, uint32_t n,
		     const char *path);

#endif
