/* godebug.h - the settings a program starts with: //go:debug lines of its main package, over godebug lines of its
 * go.mod, over what its go line asks for. */
#ifndef GODEBUG_H
#define GODEBUG_H

#include "diag.h"

struct load;
struct load_package;

/* "name=value,…", sorted by name, of the command p; "" when all are as the newest language has them. Wrong lines are
 * reported, in the go command's words. table: load_godebug_table. */
struct str godebug_defaults(struct arena *a, struct diags *d, const struct sources *sources, const struct load *load,
			    const struct load_package *p, struct str table);

#endif
