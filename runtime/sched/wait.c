/* wait.c - see wait.h. */
#include "rt.h"

#define X(name, words, at, for_ever) [WAIT_FOR_##name] = {words, WAIT_##at, for_ever},
const struct wait_kind wait_kinds[] = {WAITS(X)};
#undef X
