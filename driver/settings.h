/* settings.h - what the command line and the environment ask for, resolved once and passed down. */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "go_tree.h"
#include "kit.h"

struct test_options;

struct str_list {
	VEC(const char *) list;
};

struct settings;
/* A value of -gcflags. */
struct package_flags {
	const char *value;
	const char *pattern;       /* NULL: of the packages that are named */
	struct settings *settings; /* with its flags */
};

struct settings {
	struct arena *arena; /* lifetime program */
	const char *command; /* "build" */

	/* flags.def */
	const char *output;    /* -o, or NULL */
	int opt_level;         /* -O */
	const char *escape;    /* -escape: policy */
	int m;                 /* -m */
	const char *m_what;    /* "storage" for -m=storage, else NULL */
	bool no_inline;        /* -l */
	bool no_alias;         /* -no-alias */
	bool no_loop_versions; /* -no-loop-versions */
	bool no_reach;         /* -no-reach: all functions are compiled */
	bool no_intrinsics;    /* -no-intrinsics */
	bool lose_bases;       /* -lose-bases */
	bool no_optimise;      /* -N: the same as -O0, inlining off */
	const char *assembly;  /* -S: "", or a regular expression of functions; NULL: not given */
	bool compile_only;     /* -c */
	const char *emit_llvm; /* -emit-llvm, -emit-ir: the same */
	const char *emit_ir;
	bool dump_tree;                    /* -dump-tree */
	const char *target;                /* -target, GOARCH: x86_64 or aarch64 */
	bool verbose;                      /* -x */
	const char *lang;                  /* -lang */
	bool complete;                     /* -complete */
	bool all_errors;                   /* -e */
	bool json;                         /* -json */
	const char *tags;                  /* -tags */
	const char *mod;                   /* -mod */
	const char *modfile;               /* -modfile */
	const char *backend;               /* -backend: another plug-in */
	VEC(struct package_flags) gcflags; /* -gcflags */
	struct str_list ldflags;           /* -ldflags */
	struct str_list asmflags;          /* -asmflags, -gccgoflags: nobody's */
	bool verify;                       /* -verify: VM IR after each pass; on in debug builds */
	bool rebuild;                      /* -a: look nothing up in the cache */
	bool timings;                      /* -timings */
	bool full_debug;                   /* -g */
	bool counting;                     /* -count: the runtime counts every allocation by site */
	bool clean_cache;                  /* clean -cache */
	bool help;                         /* -h */
	const char *format;                /* list -f */
	bool deps;                         /* list -deps */
	bool modules;                      /* list -m */
	bool tests;                        /* list -test */
	bool find;                         /* list -find */
	const char *json_fields;           /* list -json=A,B; NULL: all */
	bool names;                        /* -v: names of packages that are compiled */
	bool dry_run;                      /* -n: only tell */
	bool trimpath;                     /* -trimpath */
	bool show_work;                    /* -work */
	const char *chdir;                 /* -C */
	const char *jobs;                  /* -p */
	const char *ignored;               /* of flags that only one value is possible of */

	/* what is not a flag */
	bool tells;                   /* -m, of any package */
	bool strip;                   /* -ldflags=-s */
	bool strip_debug;             /* -ldflags=-w */
	struct str_list values;       /* -ldflags=-X: importpath.name=value */
	struct str_list operands;     /* packages, files */
	struct str_list program_args; /* run: after the operands */

	struct test_options *test; /* test: its own flags */

	/* where things are */
	const char *lib_dir;   /* plug-in, runtime, overlay */
	const char *cache_dir; /* NULL: no cache can be used */
	uint64_t cache_limit;  /* bytes; 0: none */
	struct go_tree tree;
	bool progress; /* stderr is a terminal */
};

/* Parses argv[2..] for the command that flags.def knows by letter; *out already holds arena and command. Returns 0, or
 * the exit status after having said what is wrong on stderr. */
int settings_parse(struct settings *out, char letter, int argc, char **argv);
/* One argument, argv[*i], that starts with '-'; *i moves on when the value is the next one. Returns as settings_parse.
 */
int settings_parse_flag(struct settings *s, char letter, int argc, char **argv, int *i);
/* Whether a command has the flag, or -O2 and the like. */
bool settings_knows(char letter, struct str name);
/* What settings_parse does before and after it has read the command line, for the commands that read it themselves. */
int settings_parse_goflags(struct settings *s, char letter);
int settings_finish(struct settings *s, int argc, char **argv);
/* The flags of a command, one per line, for its -h. */
void settings_help(char letter, void *file /* FILE * */);

#endif
