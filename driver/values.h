/* values.h - values that the command line gives to string variables: -ldflags=-X. */
#ifndef VALUES_H
#define VALUES_H

#include "syntax.h"

/* values: "NAME=VALUE", NUL after each. As gc's linker, only variables that are strings without a value, or with a
 * constant one, are set; of others nothing is said. */
void values_set(struct arena *a, struct syntax_file *f, struct str values);

#endif
