/* constant_impl.h - how constants are kept; for constant*.c only. */
#ifndef CONSTANT_IMPL_H
#define CONSTANT_IMPL_H

#include "constant.h"
#include "gc_limits.h"

#include <gmp.h>
#include <mpfr.h>

#define CONST_PRECISION GC_CONST_BITS /* of a binary float */
#define CONST_SMALL     GC_CONST_EXACT_BITS

enum const_form { FORM_SCALAR, FORM_INT, FORM_RATIO, FORM_BINARY, FORM_COMPLEX };

struct const_val {
	enum const_kind kind;
	enum const_form form;
	union {
		bool truth;
		struct {
			/* A sum of strings is joined when it is first looked at. */
			struct str text;
			int64_t len;
			struct const_val *left, *right;
		} string;
		__mpz_struct z;
		__mpq_struct q;
		__mpfr_struct f;
		struct {
			struct const_val *re, *im;
		} complex;
	};
};

/* MPFR's exponents by default end at 2^30, Go's at 2^31: widened around operations on binary
 * floats. */
struct const_range {
	mpfr_exp_t min, max;
};
struct const_range const_widen(void);
void const_restore(struct const_range r);

/* Copies of temporaries into the arena, in the form their size asks for. */
struct const_val *const_keep_int(struct arena *a, mpz_srcptr z);
struct const_val *const_keep_ratio(struct arena *a, mpq_srcptr q);
struct const_val *const_keep_binary(struct arena *a, mpfr_srcptr f);
struct const_val *const_ratio_to_binary(struct arena *a, mpq_srcptr q);

#endif
