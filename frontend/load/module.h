/* module.h - go.mod. Internal to load. */
#ifndef LOAD_MODULE_H
#define LOAD_MODULE_H

#include "load.h"

struct load_require {
	const char *path, *version;
	bool indirect; /* as its comment says */
};
struct load_replace {
	const char *path, *version;  /* of the module that is replaced; version "": whichever */
	const char *to, *to_version; /* module and version that stand for it, or NULL */
	const char *dir;             /* the folder that does, or NULL */
	const char *written;         /* as the line names it */
};
struct load_module {
	const char *dir, *path; /* path "" when go.mod names none */
	const char *shown;      /* the file's name in messages */
	int go_major, go_minor;
	const char *go_version; /* as the go line has it, or NULL */
	VEC(struct load_require)
	requires;
	VEC(struct load_require) excludes;
	VEC(struct load_replace) replaces;
	VEC(const char *) uses;       /* of go.work: absolute folders */
	VEC(const char *) ignored;    /* its ignore lines: "./x" from its folder, "x" wherever it stands */
	struct load_godebugs godebug; /* its godebug lines */
	struct str godebug_table;     /* load_godebug_table */
	bool failed;                  /* reported */
};
/* The file at path, a go.mod or go.work, of the module in dir (absolute); NULL: it cannot be read. Reports what is
 * wrong with it. */
struct load_module *load_module_file(const struct load_config *c, struct diags *d, const char *path, const char *dir,
				     bool work);
/* The go.mod of a module that is not built but imported from: only what matters there. */
struct load_module *load_module_of_others(const struct load_config *c, struct diags *d, const char *path,
					  const struct load_dep *dep);
/* The module that a folder (absolute) belongs to, by the nearest go.mod upwards; NULL if none. */
struct load_module *load_module_find(const struct load_config *c, struct diags *d, const char *dir);
/* As the go command names a file: from the current folder, if that is shorter. */
const char *load_shown_path(struct arena *a, const char *path);
/* Whether patterns leave a folder (absolute) of the module out. */
bool load_is_ignored(const struct load_module *m, const char *dir);

#endif
