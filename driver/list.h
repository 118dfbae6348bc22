/* list.h - what `list` prints, of packages and of modules. */
#ifndef LIST_H
#define LIST_H

#include <cjson/cJSON.h>

#include "build.h"

struct list {
	struct build *build;
	const struct settings *settings;
	bool failed;
};

/* ---- list_print.c ---- */

/* Empty values are not added. */
void list_add_text(cJSON *o, const char *name, const char *value);
void list_add_true(cJSON *o, const char *name, bool value);
void list_add_names(cJSON *o, const char *name, const struct load_names *names);
/* As -json and -f ask for, else by `usual`, a template; takes the object. */
void list_print(struct list *l, cJSON *object, const char *usual);

/* ---- list_modules.c ---- */

/* -m; false after messages. */
bool list_modules(struct list *l);
cJSON *list_module(struct build *b, const struct load_dep *m);

#endif
