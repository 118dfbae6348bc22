/* packages.h - what the files that plan the list of packages share. Internal to load. */
#ifndef PACKAGES_H
#define PACKAGES_H

#include "load.h"
#include "module.h"
#include "modules.h"

enum load_state { LOAD_NEW, LOAD_WALKING, LOAD_DONE };

/* ---- find.c ---- */

const char *load_join(struct load *l, const char *dir, const char *name); /* "dir/name" */
bool load_is_there(const char *path);
bool load_is_dir(const char *path);
bool load_has_go_files(const char *dir);
struct load_place {
	const char *dir; /* NULL: there is no such package */
	const char *why; /* then: what to say, or NULL */
	const struct load_dep *module;
	bool std;
};
/* Where what from imports as path is. */
struct load_place load_find_dir(struct load *l, const struct load_package *from, const char *path);
/* What stands under a folder "internal" is for its parent's tree only. dir: the folder of path. */
bool load_internal_allowed(const struct load_package *from, const char *path, const char *dir, bool std);

/* ---- overlay.c ---- */

struct load_overlay {
	bool whole;                /* or its files come to the tree's */
	const char *dir;           /* its folder */
	VEC(const char *) without; /* files of the tree's that take no part */
};
void load_overlay_read(struct load *l);
/* NULL: the package is the tree's or the module's alone. */
const struct load_overlay *load_overlay_of(const struct load *l, const char *path, bool std);
bool load_overlay_leaves_out(const struct load_overlay *o, const char *file);

/* ---- pattern.c ---- */

bool load_pattern_matches(const char *pattern, const char *path);

const char *load_absolute(struct load *l, const char *path); /* without symbolic links; NULL: errno says why */
bool load_is_library(struct load *l, const char *dir);       /* a folder (absolute) of the Go tree's library */

/* ---- header.c ---- */

/* As the //go:build line, or else the // +build lines, of a file say. */
bool load_header_takes_part(const struct load_config *config, struct str text);

/* ---- files.c ---- */

bool load_takes_part(struct load *l, struct str text); /* as its constraints say */
/* How many files of a folder take part in a build, and how many in its tests. */
uint32_t load_count_files(struct load *l, const char *dir, uint32_t *tests);

bool load_fail(struct load_package *p); /* false */
/* Returned: the file, until another is added. */
struct load_file *load_add_file(struct load *l, struct load_package *p, const char *shown, const char *path,
				const char *name, struct str text);
/* The files of p's folder that take part; false: reported, and the package has failed. importer: where it is asked for,
 * POS_NONE on the command line. */
bool load_read_folder(struct load *l, struct load_package *p, pos_t importer);
/* The same with the files of tests, which stand in dir; those of package NAME_test become external's. */
bool load_read_tested(struct load *l, struct load_package *p, struct load_package *external, const char *dir,
		      const struct load_found *f);
/* Its name, and what its files import. */
void load_read_imports(struct load *l, struct load_package *p, pos_t importer);

/* ---- embed.c ---- */

/* Adds the patterns of the //go:embed directives of a file, each once. */
void load_embed_patterns(struct load *l, uint32_t source, struct embed_matches *m);
/* Finds their files in the package's folder; false after a message about the first pattern, as the go command sorts
 * them, that is wrong. */
bool load_embed_files(struct load *l, const char *dir, struct embed_matches *m);

/* ---- plan.c ---- */

struct load_package *load_new_package(struct load *l, const char *path, const char *dir);
/* The package that from imports, with its files, its own imports not followed yet; NULL after a message. */
struct load_package *load_import_package(struct load *l, struct load_package *from, const struct load_import *i);
/* Puts p into the list, behind all it imports. */
void load_walk(struct load *l, struct load_package *p);

/* With its language. module: or NULL. */
void load_set_module(struct load_package *p, const struct load_dep *module);

/* ---- load.c ---- */

void load_walk_implicit(struct load *l); /* config.implicit */
/* The package of a test program that is tested, without its files; NULL after a message. */
struct load_package *load_tested_package(struct load *l, const struct load_found *f);

/* ---- named.c ---- */

bool load_names_files(const struct load *l, const char *const *words, uint32_t n);
bool load_match_files(struct load *l, const char *const *files, uint32_t n, struct load_matches *out);
bool load_read_named(struct load *l, struct load_package *p, const struct load_found *f); /* false after a message */
const char *load_folder_of(struct load *l, const char *file);

/* ---- report.c ---- */

/* As Go words it: "open x.go: no such file or directory". */
void load_report_open(struct load *l, const char *path, int error);
const char *load_errno_text(struct load *l, const char *verb, const char *path, int error);
/* why: or NULL, then the path tells. */
void load_report_missing(struct load *l, const char *path, pos_t pos, const char *why);
/* "package main", "\timports a", … down to p: how it came to be asked for. */
void load_import_stack(struct text *t, const struct load_package *p);
/* As the go command: a position in the files it names without "./". */
struct str load_place(struct load *l, pos_t pos);
/* Without empty elements; NULL when path is so already. */
const char *load_canonical_path(struct load *l, const char *path);

#endif
