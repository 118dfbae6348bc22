/* module.h - go.mod. Internal to load. */
#ifndef LOAD_MODULE_H
#define LOAD_MODULE_H

#include "load.h"

struct load_replace {
	const char *path, *dir; /* import path of a module, and the folder that stands for it */
};
struct load_module {
	const char *dir, *path; /* path "" when go.mod names none */
	int go_major, go_minor;
	const char *go_version; /* as the go line has it */
	VEC(struct load_replace) replaces;
	VEC(const char *) ignored;    /* its ignore lines: "./x" from its folder, "x" wherever it stands */
	struct load_godebugs godebug; /* its godebug lines */
	struct str godebug_table;     /* load_godebug_table */
	bool failed;                  /* reported */
};
/* The module whose go.mod stands in dir (absolute); NULL: there is none. Reports what is wrong with it; of one that is
 * not built but imported from, only what matters there. */
struct load_module *load_module_read(const struct load_config *c, struct diags *d, const char *dir, bool built);
/* The module that a folder (absolute) belongs to, by the nearest go.mod upwards; NULL if none. */
struct load_module *load_module_find(const struct load_config *c, struct diags *d, const char *dir);
/* Whether patterns leave a folder (absolute) of the module out. */
bool load_is_ignored(const struct load_module *m, const char *dir);

#endif
