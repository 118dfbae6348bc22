/* objtab.h - line tables of an object: see objtab.c. */
#ifndef GOSUB_OBJTAB_H
#define GOSUB_OBJTAB_H

#include "kit.h"

/* What a line of .debug_line says of its instruction as discriminator: the number of its inlined call in the function,
 * and that of the site it allocates in the object, both from 1, 0: none. */
#define OBJTAB_INLINED_BITS 18
#define OBJTAB_INLINES      ((1u << OBJTAB_INLINED_BITS) - 1)
#define OBJTAB_SITES        ((1u << (32 - OBJTAB_INLINED_BITS)) - 1)

static inline uint32_t objtab_mark(uint32_t inlined, uint32_t site)
{
	return inlined | site << OBJTAB_INLINED_BITS;
}

static inline uint64_t objtab_mark_inlined(uint64_t mark)
{
	return mark & OBJTAB_INLINES;
}

static inline uint64_t objtab_mark_site(uint64_t mark)
{
	return mark >> OBJTAB_INLINED_BITS;
}

/* Fills in the sections gosub_functab and gosub_lines of a relocatable ELF64 object from its
 * .debug_line (DWARF 4). files: paths in the order of the object's own table of names, in which those of sites follow.
 * Returns false with *error on a malformed object. */
bool objtab_fill(struct arena *a, struct str *object, const struct str *files, uint32_t nfiles, const char **error);

#endif
