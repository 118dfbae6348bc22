/* modules.h - the modules that take part in a build: the main ones, and of what they require the versions that minimal
 * version selection chooses (go.dev/ref/mod). Internal to load. */
#ifndef LOAD_MODULES_H
#define LOAD_MODULES_H

#include "load.h"
#include "module.h"

struct load_sums; /* modcache.c: lines of go.sum */

struct load_modules {
	struct arena *arena;
	const struct load_config *config;
	struct diags *diags;
	VEC(struct load_module *) mains; /* several with go.work */
	const struct load_module *work;  /* go.work, or NULL */
	struct map *selected;            /* path -> struct load_dep */
	bool pruned;                     /* the main modules require all that their packages need */
	bool whole;                      /* what the required ones require has been read too */
	bool failed;                     /* reported */
	const char *vendor;              /* folder that packages are taken from instead of the module cache, or NULL */
	struct map *vendored;            /* import path of a package there -> struct load_dep */
	struct load_sums *sums;
};

/* With main, or the modules of work (a go.work, which is in its folder). Messages where .failed is set. */
struct load_modules *load_modules_new(const struct load_config *c, struct diags *d, struct load_module *main,
				      const struct load_module *work);
/* The folder of a package and its module, or NULL and in *why what to say (NULL: no module provides it). */
const char *load_modules_find(struct load_modules *ms, const char *path, const struct load_dep **dep, const char **why);
/* The main module in a folder, or NULL. */
struct load_module *load_modules_main(const struct load_modules *ms, const char *dir);
/* That a folder (absolute) is in, or NULL. */
struct load_module *load_modules_around(const struct load_modules *ms, const char *dir);
/* The lines that replace (path, version), those of go.work first; NULL: nothing does. */
const struct load_replace *load_modules_replacement(const struct load_modules *ms, const char *path,
						    const char *version);

/* ---- graph.c ---- */

/* Reads what the required modules require and selects anew. False after a message. */
bool load_graph_whole(struct load_modules *ms);
/* Of the main modules' own lines. */
void load_graph_roots(struct load_modules *ms);
/* The module as it is required, with what stands for it. */
struct load_dep *load_dep_new(const struct load_modules *ms, const char *path, const char *version);

/* ---- modcache.c ---- */

const char *load_modcache_dir(const struct load_modules *ms, const char *path, const char *version);
const char *load_modcache_mod(const struct load_modules *ms, const char *path, const char *version); /* go.mod's text */
const char *load_modcache_info(const struct load_modules *ms, const char *path, const char *version); /* JSON */
/* The hash that go.sum has of it (part: "" or "/go.mod"), or NULL. */
const char *load_sum_of(struct load_modules *ms, const char *path, const char *version, const char *part);
#define LOAD_NO_SUM "missing go.sum entry"
/* Why the module's files are not what go.sum says (LOAD_NO_SUM: it says nothing), or NULL. */
const char *load_sum_objection(struct load_modules *ms, const struct load_dep *d);
/* The same of the text of its go.mod. */
const char *load_mod_sum_objection(struct load_modules *ms, const struct load_dep *d, struct str text);

/* ---- vendor.c ---- */

/* Reads vendor/modules.txt and holds it against go.mod. False after a message. */
bool load_vendor_read(struct load_modules *ms);

#endif
