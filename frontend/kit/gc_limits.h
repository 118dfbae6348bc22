/* gc_limits.h - numbers by which gc refuses a program, or places a value differently: ours must be the same. Each with
 * gc's name for it and what the number is for. Limits of our own stand where they are kept. */
#ifndef GC_LIMITS_H
#define GC_LIMITS_H

#include <stdint.h>

/* ---- values in frames: larger ones go to the heap, so that no frame is large by accident ---- */

enum {
	GC_MAX_VARIABLE = 128 * 1024, /* ir.MaxStackVarSize: a declared variable, in bytes */
	GC_MAX_IMPLICIT = 64 * 1024,  /* ir.MaxImplicitStackVarSize: new, &T{}, make, closures */
	GC_SMALL_BUFFER = 32, /* runtime.tmpStringBufSize: kept in a frame for a string or slice of unknown size */
	GC_RUNE_BUFFER = 4,   /* utf8.UTFMax: for the string of one rune */
};
/* ssagen.maxStackSize: locals, arguments and the largest call of a function; beyond, offsets do not fit. */
#define GC_MAX_FRAME (UINT64_C(1) << 30)

/* ---- types ---- */

/* types.MaxWidth: the address space. */
#define GC_MAX_TYPE (UINT64_C(1) << 50)
enum {
	GC_MAX_CHAN_ELEM = 64 * 1024,   /* hchan.elemsize is a uint16; exclusive */
	GC_MAX_UNION_TERMS = 100,       /* types2.maxTermCount: their intersections take quadratic time */
	GC_MAX_UNIFICATION_DEPTH = 100, /* types2.unificationDepthLimit: inference over recursive types ends */
};

/* ---- constants ---- */

#define GC_MAX_STRING_CONSTANT INT64_C(2000000000) /* obj.MaxSymSize (types2, overflow) */

enum {
	GC_CONST_BITS = 512,           /* constant.prec, and the most bits of an integer (types2, overflow) */
	GC_CONST_EXACT_BITS = 4096,    /* constant.maxExp: fractions of larger parts become binary floats */
	GC_MAX_SHIFT = 1023 - 1 + 52,  /* types2, shiftBound: enough for the smallest double */
	GC_MAX_LITERAL_LENGTH = 10000, /* types2.basicLit: longer ones take long to convert */
	GC_MAX_LINE_NUMBER = 1 << 30,  /* syntax.PosMax: lines and columns of //line */
};

#endif
