/* objtab.h - line tables of an object: see objtab.c. */
#ifndef GOSUB_OBJTAB_H
#define GOSUB_OBJTAB_H

#include "kit.h"

/* Fills in the sections gosub_functab and gosub_lines of a relocatable ELF64 object from its
 * .debug_line (DWARF 4). files: paths in the order of the object's own file table. Returns false
 * with *error on a malformed object. */
bool objtab_fill(struct arena *a, struct str *object, const struct str *files, uint32_t nfiles, const char **error);

#endif
