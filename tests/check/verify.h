/* verify.h - checks the checker's work on a tree without errors. */
#ifndef VERIFY_H
#define VERIFY_H

#include <stdio.h>

#include "types.h"

/* Prints what is missing; the number of it. */
uint32_t verify_package(const struct sources *sources, struct arena *a, const struct package *p, FILE *out);

#endif
