/* fatal.c - how the compiler stops on its own mistakes. */
#include "kit.h"

#include <stdio.h>
#include <stdlib.h>

void kit_fatal(const char *fmt, ...)
{
	va_list args;

	fflush(stdout);
	fputs("gosubc: internal error: ", stderr);
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
	abort();
}
