/* link.h - the final link: objects of the packages, the program object, the runtime, libc. */
#ifndef LINK_H
#define LINK_H

#include "cache.h"
#include "settings.h"

struct link_job {
	const struct settings *settings;
	struct str_list objects;
	struct str_list methods; /* that method tables lead to */
	const char *output;
};
/* Adds to a key all that the result depends on beside the objects: linker, runtime, C library's start files. */
void link_key(const struct settings *s, struct cache_key *k);
/* Path of the archive of the runtime. */
const char *link_runtime(const struct settings *s);
/* Links to a temporary and renames. False after a message. */
bool link_program(const struct link_job *job);

#endif
