/* overlay.h - how C stands behind the bodyless functions of std/runtime: each is linked to gosub_rt_ and its name.
 *
 * Go's convention and C's agree for at most six integer arguments and two integer results; flags are int, never bool.
 * tests/runtime/stack_depth.py knows these functions by the macro. */
#ifndef GOSUB_OVERLAY_H
#define GOSUB_OVERLAY_H

#include "rt.h"

#include <string.h>

#define RT_GO(result, name, args)                                                                                      \
	result gosub_rt_##name args;                                                                                   \
	result gosub_rt_##name args

static inline struct gosub_string c_string(const char *s)
{
	return (struct gosub_string){s, s ? (int64_t)strlen(s) : 0};
}

static inline struct gosub_pair string_result(struct gosub_string s)
{
	return (struct gosub_pair){(int64_t)(uintptr_t)s.ptr, s.len};
}

/* The same of a function that Go packages know by a symbol of their own. */
#define RT_GO_NAMED(result, name, args, symbol)                                                                        \
	result name args __asm__(symbol);                                                                              \
	result name args

#endif
