/* roots.h - the symbols that the runtime's archive wants of others: Go functions that C calls are among them. */
#ifndef ROOTS_H
#define ROOTS_H

#include "kit.h"
#include "settings.h"

struct root_list {
	VEC(const char *) list;
};
/* In the arena, in the archive's order, some several times; none when there is no archive, as the linker will say. */
void roots_of_runtime(struct arena *a, const struct settings *s, struct root_list *out);

#endif
