/* load.h - from what the command line names to packages in dependency order.
 *
 * Chooses the files of a folder as the go command does (name suffixes, //go:build), reads their imports, finds what
 * they import (module, overlay, Go tree) and orders packages so that each comes after what it imports. Files are
 * read once; their text stays in struct sources for the parse proper. */
#ifndef LOAD_H
#define LOAD_H

#include "diag.h"
#include "kit.h"
#include "syntax.h"

struct load_file {
	uint32_t source;  /* index in struct sources */
	const char *name; /* bare name */
	bool test;        /* NAME_test.go */
	bool patch;       /* of the overlay: replaces declarations of the package's other files */
};
struct load_import {
	const char *path;
	pos_t pos;                    /* of the path */
	struct load_package *package; /* NULL: unsafe, or it could not be found (reported) */
};
/* A module that takes part. */
struct load_dep {
	const char *path, *version;          /* as it is required; version "" of a main module */
	const char *stored, *stored_version; /* what stands for it in the module cache: itself if nothing replaces it;
						or NULL: a folder does */
	const char *dir;                     /* that need not be there */
	const char *written;                 /* the folder as go.mod names it, or NULL */
	const struct load_module *module;    /* its go.mod; NULL: none, or it was not needed */
	int go_major, go_minor;              /* the language of its packages */
	bool main, replaced, indirect;
};
struct load_package {
	const char *path; /* import path; "command-line-arguments" for files named on the command line */
	const char *link; /* path in symbols: "main" for a command, the package's name for named files of a library */
	const char *name, *dir;
	VEC(struct load_file) files;
	VEC(struct load_import) imports; /* each path once, sorted by path */
	struct embed_matches embeds;     /* of its //go:embed directives */
	int go_major, go_minor;          /* of go.mod; 0: none said */
	const struct load_dep *module;   /* or NULL */
	bool std;                        /* of the Go tree or the overlay */
	bool named;                      /* on the command line */
	bool generated;                  /* text of ours: it may import what it likes */
	bool implicit;                   /* config.implicit, or what that imports */
	bool assembly;                   /* the folder has some */
	bool failed;                     /* something was reported about it */
	bool refused;                    /* an import of its was not allowed, as was reported */
	uint32_t order;                  /* place in struct load.packages, from 0 */
	uint8_t state;                   /* of the walk */
	struct load_package *importer;   /* while walking: who asked for it */
	void *user;                      /* the caller's */
};

/* A setting of GODEBUG. */
struct load_godebug {
	struct str name, value;
};
struct load_godebugs {
	VEC(struct load_godebug) list;
};

struct load_cover;

struct load_config {
	struct arena *arena;
	struct intern *names;
	struct sources *sources;
	struct diags *diags;
	const char *goroot;             /* or NULL */
	const char *go_version;         /* of that tree, "1.27.3"; NULL: the newest language's */
	const char *overlay;            /* folder with overlay.txt, which says what it replaces, or NULL */
	const char *goarch;             /* amd64, arm64 */
	const char *tags;               /* comma-separated, or NULL */
	bool trimpath;                  /* files are named by import path in objects */
	const char *modcache;           /* the module cache (GOMODCACHE), or NULL */
	const char *mod;                /* -mod: "mod", "readonly", "vendor", or NULL */
	const char *modfile;            /* -modfile, or NULL */
	const char *gowork;             /* GOWORK: "off", a file, or NULL: go.work is looked for */
	const char *toolchain;          /* GOTOOLCHAIN, or NULL */
	const char *implicit;           /* package every program is linked with ("runtime"), or NULL */
	const struct load_cover *cover; /* of load_test, or NULL */
	bool named_files;               /* the operands are files, whether they are there or not */
	/* Packages are told of, not built: what is amiss with what they import is told there. Or NULL. */
	struct diags *import_diags;
};
struct load {
	struct load_config config;
	struct map *by_path;
	VEC(struct load_package *) packages; /* each after its imports */
	struct map *overlays;                /* import path to struct load_overlay: overlay.txt */
	bool fixed;                          /* module and modules are the current folder's, or go.work's */
	struct load_module *module;          /* or of the package named last; NULL: none */
	struct load_modules *modules;        /* the main ones and what they require */
	struct load_godebugs godebug;        /* that module's, in the order of its go.mod */
};

/* Hash of a module as go.sum has it, "h1:…"; "" of a folder, of what vendor/ has, and of what go.sum does not name. */
const char *load_module_sum(struct load *l, const struct load_dep *m);

/* ---- pattern.c: what the words of a command line stand for ---- */

struct load_found {
	const char *path; /* import path; "command-line-arguments" for a folder in no module */
	const char *dir;  /* absolute; NULL: not looked for yet, the word is an import path */
	bool std;
	const struct load_dep *module; /* or NULL: it is in none, or it was not looked for */
	bool only_tests;               /* there are test files and no others */
	const char *const *files;      /* the package is made of these, named on the command line; or NULL */
	uint32_t nfiles;
	const char *why; /* there is no package, path is the word: what to say once it is wanted; or NULL */
};
struct load_match {
	const char *pattern;          /* the word */
	bool literal;                 /* it names one package, which must be there */
	VEC(struct load_found) found; /* in the order of folders, each once */
};
struct load_matches {
	VEC(struct load_match) list;
};

/* Finds the current folder's module and loads config.implicit. load_match says which packages are meant (no word: the
 * current folder's), without their text; load_found_package reads one with all it imports (NULL, or one that has
 * failed, after messages). */
bool load_begin(struct load *l, const struct load_config *config);
bool load_match(struct load *l, const char *const *words, uint32_t n, struct load_matches *out);
struct load_package *load_found_package(struct load *l, const struct load_found *f);
/* "...", or a name for a set: all, std, cmd, tool, work. */
bool load_is_pattern(const char *word);
/* Whether a word stands for a package that is there already, for flags that choose some (-gcflags=PATTERN=…,
 * -coverpkg). */
bool load_word_means(struct arena *a, const char *word, const struct load_package *p);

/* ---- tests.c ---- */

/* A test program. What imports the package under test gets it with the files of its own tests. */
struct load_test {
	struct load_package *main;     /* generated, "PATH.test"; NULL: there are no tests */
	struct load_package *package;  /* under test */
	struct load_package *external; /* NAME_test, or NULL */
	struct str unrun;              /* no tests, but config.cover: lines of a profile in which nothing has run, */
	uint32_t unrun_statements;     /* and what they are about */
	const char *dir;               /* where the tests are, and run */
	const char *root;              /* folder of its module or of the Go tree; NULL: it is of none */
};
/* Loads one, with all it imports; false after messages. */
bool load_test(struct load *l, const struct load_config *config, const struct load_found *f, struct load_test *t);

/* Which packages get counters of coverage in test programs. */
struct load_cover {
	const char *mode;                /* set, count, atomic */
	const char *shown;               /* " in ./...", as the report says it; "" for the package under test */
	bool chosen;                     /* packages are; or it is the package under test alone */
	VEC(struct load_found) packages; /* each once, sorted by path */
};
/* Adds the packages of a test program (loaded without counters) that one of n words means (-coverpkg), and says in met
 * which words do. What is added lasts as long as a. */
void load_cover_choose(struct load *l, const struct load_test *t, const char *const *words, uint32_t n, bool *met,
		       struct arena *a, struct load_cover *c);

/* The same without what the package imports. */
struct load_package *load_found_alone(struct load *l, const struct load_found *f);

/* Something is wrong with go.mod, go.sum or what they name, as was reported. */
bool load_modules_broken(const struct load *l);

/* ---- requirements.c ---- */

struct load_deps {
	VEC(const struct load_dep *) list;
};
/* The modules that words mean: "all", a path, a pattern, path@version of what the module cache has; no word: the main
 * ones. False after messages. */
bool load_match_modules(struct load *l, const char *const *words, uint32_t n, struct load_deps *out);

/* Of a module, or of what replaces it. What is not there or not known is NULL. */
struct load_module_description {
	const char *dir, *go_mod, *go_version;
	const char *info;          /* file of the module cache that tells the version's time */
	const char *sum, *mod_sum; /* as go.sum has them */
	bool indirect;             /* no main module needs it for its own packages */
};
struct load_module_description load_describe_module(struct load *l, const struct load_dep *m);

/* ---- describe.c ---- */

struct load_names {
	VEC(const char *) list;
};
struct load_description {
	const char *path, *dir, *name; /* name NULL: no file tells */
	bool std;
	const struct load_dep *module; /* or NULL */
	struct load_names files, ignored_files, test_files, xtest_files;
	struct load_names imports, test_imports, xtest_imports;
	struct load_names embed_patterns, embed_files;
	struct load_names deps; /* all that it imports, as far as that was loaded; sorted */
};
/* p: the package, or NULL if it has nothing but tests; f: how it was found, or NULL if p is there. */
struct load_description load_describe(struct load *l, const struct load_found *f, const struct load_package *p);
/* Of a package of a test program. */
struct load_description load_describe_tested(struct load *l, const struct load_test *t, const struct load_package *p);

/* All of it for a command that builds: files (*.go) of one folder, or packages,
 * of which those with nothing but tests are left out when a pattern meets them. No operand: the current folder.
 * Reports to config.diags (or, where there is no position, as a diagnostic at POS_NONE). False when something failed.
 */
bool load_operands(struct load *l, const struct load_config *config, const char *const *operands, uint32_t n);

#define LOAD_GO_MINOR 27 /* the newest language is Go 1.27 */
/* Numbers of a version of Go, 1.26, 1.21.3 or 1.27rc1; false: it is none. */
bool load_go_version(struct str s, int *major, int *minor);
/* < 0, 0, > 0, as versions of Go are ordered: 1.27 is the language, before 1.27rc1, which is before 1.27.0. */
int load_compare_versions(struct str x, struct str y);
/* The version of Go that go.mod and settings may ask for, as "1.27.3". */
const char *load_running_version(const struct load_config *c);

/* ---- godebug.c ---- */

/* Text of the tree's table of settings; "" without a tree. */
struct str load_godebug_table(struct arena *a, const char *goroot);
/* Adds what each setting was in Go 1.minor, if it has changed since. */
void load_godebug_old(struct arena *a, struct str table, int minor, struct load_godebugs *out);
/* Why a setting is refused, or NULL. what: it is called so, "godebug". Without a table any name
 * will do. running: load_running_version. */
const char *load_godebug_objection(struct arena *a, struct str table, const char *running, const char *what,
				   struct load_godebug s);

/* Whether a build constraint holds; NULL does not: it was malformed. */
struct constraint;
bool load_constraint_holds(const struct load_config *config, const struct constraint *c);
/* Whether the suffixes of a file name (_linux, _arm64_test) let it take part in a build. */
bool load_file_name_matches(const struct load_config *config, const char *name);
/* The same of a test's file, x_linux_test.go. */
bool load_test_name_matches(const struct load_config *config, const char *name);

#endif
