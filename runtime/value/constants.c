/* constants.c - data symbols that compiled code refers to. */
#include "rt.h"

const char gosub_zerobase __attribute__((aligned(16)));

#define ROW4(n)  (n), (n) + 1, (n) + 2, (n) + 3
#define ROW16(n) ROW4(n), ROW4((n) + 4), ROW4((n) + 8), ROW4((n) + 12)
#define ROW64(n) ROW16(n), ROW16((n) + 16), ROW16((n) + 32), ROW16((n) + 48)
const uint64_t gosub_small_ints[256] = {ROW64(0), ROW64(64), ROW64(128), ROW64(192)};
