/* show.h - VM IR of some functions, for people. */
#ifndef GOSUB_SHOW_H
#define GOSUB_SHOW_H

#include "unit.h"

/* The functions whose symbol the regular expression finds, each line of source before what is made of it. Empty: none.
 */
struct str show_functions(struct unit *u, const char *re);

#endif
