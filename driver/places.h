/* places.h - where the compiler finds its parts, the Go tree and its cache. */
#ifndef PLACES_H
#define PLACES_H

#include "settings.h"

enum environ_name {
#define ENVIRON(name, keyed) ENVIRON_##name,
#include "environ.def"
#undef ENVIRON
};
/* Value of a variable of the environment; NULL: not set, or empty. The compiler's one way to it. */
const char *environ_get(enum environ_name name);
const char *environ_name(enum environ_name name);

/* Fills lib_dir, cache_dir, tree and target. Returns 0, or the exit status after a message. */
int places_find(struct settings *s);
/* "dir/name" in the arena. */
const char *path_join(struct arena *a, const char *dir, const char *name);
bool path_exists(const char *path);
bool path_is_dir(const char *path);
/* Makes dir and what is missing above it; false with errno set. */
bool path_make_dirs(const char *dir);
/* A new empty folder under $TMPDIR; NULL with errno set. */
const char *path_temp_dir(struct arena *a);
/* Removes a file or a whole folder; errors are ignored. */
void path_remove_all(const char *path);

#endif
