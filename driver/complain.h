/* complain.h - what went wrong outside the program compiled, and the exit statuses. */
#ifndef COMPLAIN_H
#define COMPLAIN_H

#include "kit.h"

#define EXIT_FINE  0
#define EXIT_ERROR 1 /* errors in the program compiled, or in making it */
#define EXIT_USAGE 2

/* "gosubc: message" on stderr. */
void complain(const char *fmt, ...) KIT_PRINTF(1, 2);

#endif
