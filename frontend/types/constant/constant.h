/* constant.h - exact values of constant expressions.
 *
 * Values are immutable and live in the arena they were made in, digits included: arithmetic uses
 * temporaries of GMP and MPFR that are cleared before a function returns, so nothing has to be
 * freed. Integers are exact; floats are exact fractions as long as both parts stay below 4096 bits,
 * then binary floats of 512 bits. Callers keep integers bounded: after each operation the checker
 * refuses an integer of more than GC_CONST_BITS bits, and no shift count passes GC_MAX_SHIFT.
 */
#ifndef CONSTANT_H
#define CONSTANT_H

#include "kit.h"
#include "syntax.h"

/* In the order of conversion: an operand of a lower numeric kind converts to the higher. */
enum const_kind {
	CONST_UNKNOWN, /* value lost by an error already reported */
	CONST_BOOL,
	CONST_STRING,
	CONST_INT,
	CONST_FLOAT,
	CONST_COMPLEX,
};

struct const_val;

/* ---- making ---- */

struct const_val *const_unknown(struct arena *a);
struct const_val *const_bool(struct arena *a, bool b);
struct const_val *const_string(struct arena *a, struct str s); /* refers to s */
struct const_val *const_int64(struct arena *a, int64_t i);
struct const_val *const_uint64(struct arena *a, uint64_t u);
/* Infinities and NaN give an unknown value. */
struct const_val *const_float64(struct arena *a, double d);
/* i * x of a real x. */
struct const_val *const_make_imag(struct arena *a, struct const_val *x);
/* Value of a NODE_LITERAL. Unknown when malformed or out of any range. */
struct const_val *const_literal(struct arena *a, const struct node *n);

/* ---- looking ---- */

enum const_kind const_kind(const struct const_val *v);
bool const_is_true(const struct const_val *v);              /* CONST_BOOL */
struct str const_str(struct arena *a, struct const_val *v); /* CONST_STRING */
int64_t const_str_len(const struct const_val *v);           /* the same, without joining it */
/* Value of a CONST_INT; false when it does not fit. */
bool const_to_int64(const struct const_val *v, int64_t *out);
bool const_to_uint64(const struct const_val *v, uint64_t *out);
/* Nearest double or float of a real value; infinite on overflow. */
double const_to_double(const struct const_val *v);
float const_to_float32(const struct const_val *v);
int const_sign(const struct const_val *v);         /* -1, 0, 1; of a complex: 0 only for zero */
uint32_t const_bit_len(const struct const_val *v); /* of the magnitude of a CONST_INT */
struct const_val *const_real(struct arena *a, struct const_val *v);
struct const_val *const_imag(struct arena *a, struct const_val *v);
/* As messages of gc print it: 10, 1e+06, "text", (1 + 2i). Long strings are cut. */
struct str const_print(struct arena *a, struct const_val *v);
/* Equal numbers of any kind give the same key, also 1, 1.0 and 1+0i. */
struct str const_key(struct arena *a, struct const_val *v);

/* ---- converting; unknown when the value is not of that kind ---- */

struct const_val *const_to_int(struct arena *a, struct const_val *v);
struct const_val *const_to_float(struct arena *a, struct const_val *v);
struct const_val *const_to_complex(struct arena *a, struct const_val *v);

/* ---- computing; an unknown operand gives an unknown result ---- */

/* op: + - ^ !. bits: of an unsigned type for ^, 0 otherwise. */
struct const_val *const_unary(struct arena *a, enum op op, struct const_val *x, unsigned bits);
/* op: + - * / % & | ^ &^ && ||, operands of any numeric kinds that fit it; the divisor is not zero.
 * int_div: / truncates. */
struct const_val *const_binary(struct arena *a, enum op op, struct const_val *x, struct const_val *y, bool int_div);
/* x << n, x >> n of a CONST_INT; n <= GC_MAX_SHIFT for <<. */
struct const_val *const_shift(struct arena *a, enum op op, struct const_val *x, uint64_t n);
/* op: == != < <= > >=; false when a value is unknown. */
bool const_compare(struct arena *a, enum op op, struct const_val *x, struct const_val *y);

#endif
