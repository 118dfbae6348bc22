/* print.h - inside of print.c and float_text.c. */
#ifndef GOSUB_PRINT_H
#define GOSUB_PRINT_H

#include "rt.h"

#define FLOAT_TEXT_MAX 32

/* Text of v, a float64 or (bits 32) a float32; returns its length. On a thread's own stack. */
int float_text(char *buf, double v, int bits);

#endif
