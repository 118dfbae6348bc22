/* op.c - arithmetic on constants. */
#include "constant_impl.h"

/* ---- by form: both operands have it ---- */

static struct const_val *int_quotient(struct arena *a, mpz_srcptr x, mpz_srcptr y)
{
	mpq_t q;

	mpq_init(q);
	mpz_set(mpq_numref(q), x);
	mpz_set(mpq_denref(q), y);
	mpq_canonicalize(q);
	struct const_val *v = const_keep_ratio(a, q);
	mpq_clear(q);
	return v;
}

static struct const_val *int_op(struct arena *a, enum op op, mpz_srcptr x, mpz_srcptr y, bool int_div)
{
	mpz_t r;

	if (op == OP_DIV && !int_div)
		return int_quotient(a, x, y);
	mpz_init(r);
	switch (op) {
	case OP_ADD:
		mpz_add(r, x, y);
		break;
	case OP_SUB:
		mpz_sub(r, x, y);
		break;
	case OP_MUL:
		mpz_mul(r, x, y);
		break;
	case OP_DIV:
		mpz_tdiv_q(r, x, y);
		break;
	case OP_REM:
		mpz_tdiv_r(r, x, y);
		break;
	case OP_AND:
		mpz_and(r, x, y);
		break;
	case OP_OR:
		mpz_ior(r, x, y);
		break;
	case OP_XOR:
		mpz_xor(r, x, y);
		break;
	case OP_ANDNOT:
		mpz_com(r, y);
		mpz_and(r, x, r);
		break;
	default:
		kit_fatal("constant operation %s on integers", op_text(op));
	}
	struct const_val *v = const_keep_int(a, r);
	mpz_clear(r);
	return v;
}

static struct const_val *ratio_op(struct arena *a, enum op op, mpq_srcptr x, mpq_srcptr y)
{
	mpq_t r;

	mpq_init(r);
	switch (op) {
	case OP_ADD:
		mpq_add(r, x, y);
		break;
	case OP_SUB:
		mpq_sub(r, x, y);
		break;
	case OP_MUL:
		mpq_mul(r, x, y);
		break;
	case OP_DIV:
		mpq_div(r, x, y);
		break;
	default:
		kit_fatal("constant operation %s on floats", op_text(op));
	}
	struct const_val *v = const_keep_ratio(a, r);
	mpq_clear(r);
	return v;
}

static struct const_val *binary_op(struct arena *a, enum op op, mpfr_srcptr x, mpfr_srcptr y)
{
	struct const_range range = const_widen();
	mpfr_t r;

	mpfr_init2(r, CONST_PRECISION);
	switch (op) {
	case OP_ADD:
		mpfr_add(r, x, y, MPFR_RNDN);
		break;
	case OP_SUB:
		mpfr_sub(r, x, y, MPFR_RNDN);
		break;
	case OP_MUL:
		mpfr_mul(r, x, y, MPFR_RNDN);
		break;
	case OP_DIV:
		mpfr_div(r, x, y, MPFR_RNDN);
		break;
	default:
		kit_fatal("constant operation %s on floats", op_text(op));
	}
	struct const_val *v = const_keep_binary(a, r);
	mpfr_clear(r);
	const_restore(range);
	return v;
}

static struct const_val *complex_of(struct arena *a, struct const_val *re, struct const_val *im)
{
	struct const_val *v = const_make_imag(a, im);

	if (v->kind != CONST_COMPLEX || !re->kind)
		return const_unknown(a);
	v->complex.re = re;
	return v;
}

static struct const_val *complex_op(struct arena *a, enum op op, struct const_val *x, struct const_val *y)
{
	struct const_val *p = x->complex.re, *q = x->complex.im;
	struct const_val *r = y->complex.re, *s = y->complex.im;
#define DO(op, x, y) const_binary(a, OP_##op, (x), (y), false)

	switch (op) {
	case OP_ADD:
		return complex_of(a, DO(ADD, p, r), DO(ADD, q, s));
	case OP_SUB:
		return complex_of(a, DO(SUB, p, r), DO(SUB, q, s));
	case OP_MUL:
		return complex_of(a, DO(SUB, DO(MUL, p, r), DO(MUL, q, s)), DO(ADD, DO(MUL, q, r), DO(MUL, p, s)));
	case OP_DIV: {
		struct const_val *norm = DO(ADD, DO(MUL, r, r), DO(MUL, s, s));
		struct const_val *re = DO(ADD, DO(MUL, p, r), DO(MUL, q, s));
		struct const_val *im = DO(SUB, DO(MUL, q, r), DO(MUL, p, s));
		if (!norm->kind || const_sign(norm) == 0)
			return const_unknown(a);
		return complex_of(a, DO(DIV, re, norm), DO(DIV, im, norm));
	}
	default:
		kit_fatal("constant operation %s on complex numbers", op_text(op));
	}
#undef DO
}

/* ---- bringing operands to one form ---- */

static struct const_val *raise_form(struct arena *a, struct const_val *v, enum const_form form)
{
	if (form == FORM_COMPLEX)
		return const_to_complex(a, v);
	if (v->form == FORM_INT && form > FORM_INT)
		v = const_to_float(a, v);
	if (v->form == FORM_RATIO && form == FORM_BINARY)
		v = const_ratio_to_binary(a, &v->q);
	return v;
}

static void match_forms(struct arena *a, struct const_val **x, struct const_val **y)
{
	/* Twice: an integer too long for a fraction becomes a binary float. */
	for (int i = 0; i < 2 && (*x)->form != (*y)->form; i++) {
		if ((*x)->form < (*y)->form)
			*x = raise_form(a, *x, (*y)->form);
		else
			*y = raise_form(a, *y, (*x)->form);
	}
}

/* ---- entries ---- */

static struct const_val *negate(struct arena *a, struct const_val *x)
{
	return const_binary(a, OP_SUB, const_int64(a, 0), x, false);
}

static struct const_val *complement(struct arena *a, struct const_val *x, unsigned bits)
{
	mpz_t r;

	KIT_ASSERT(x->form == FORM_INT);
	mpz_init(r);
	mpz_com(r, &x->z);
	if (bits)
		mpz_fdiv_r_2exp(r, r, bits);
	struct const_val *v = const_keep_int(a, r);
	mpz_clear(r);
	return v;
}

struct const_val *const_unary(struct arena *a, enum op op, struct const_val *x, unsigned bits)
{
	if (!x->kind)
		return x;
	switch (op) {
	case OP_ADD:
		return x;
	case OP_SUB:
		return negate(a, x);
	case OP_XOR:
		return complement(a, x, bits);
	case OP_NOT:
		return const_bool(a, !x->truth);
	default:
		kit_fatal("constant operation %s", op_text(op));
	}
}

static struct const_val *concatenate(struct arena *a, struct const_val *x, struct const_val *y)
{
	struct const_val *v = const_string(a, (struct str){0});

	v->string.len = const_str_len(x) + const_str_len(y);
	v->string.left = x;
	v->string.right = y;
	return v;
}

struct const_val *const_binary(struct arena *a, enum op op, struct const_val *x, struct const_val *y, bool int_div)
{
	if (!x->kind || !y->kind)
		return const_unknown(a);
	if (x->kind == CONST_BOOL)
		return const_bool(a, op == OP_ANDAND ? x->truth && y->truth : x->truth || y->truth);
	if (x->kind == CONST_STRING)
		return concatenate(a, x, y);
	match_forms(a, &x, &y);
	if (!x->kind || !y->kind)
		return const_unknown(a);
	switch (x->form) {
	case FORM_INT:
		return int_op(a, op, &x->z, &y->z, int_div);
	case FORM_RATIO:
		return ratio_op(a, op, &x->q, &y->q);
	case FORM_BINARY:
		return binary_op(a, op, &x->f, &y->f);
	case FORM_COMPLEX:
		return complex_op(a, op, x, y);
	default:
		kit_fatal("constant operation %s on kind %d", op_text(op), (int)x->kind);
	}
}

struct const_val *const_shift(struct arena *a, enum op op, struct const_val *x, uint64_t n)
{
	mpz_t r;

	if (!x->kind)
		return x;
	KIT_ASSERT(x->form == FORM_INT);
	mpz_init(r);
	if (op == OP_SHR) {
		mpz_fdiv_q_2exp(r, &x->z, n);
	} else {
		KIT_ASSERT(n <= GC_MAX_SHIFT);
		mpz_mul_2exp(r, &x->z, n);
	}
	struct const_val *v = const_keep_int(a, r);
	mpz_clear(r);
	return v;
}

static bool holds(enum op op, int order)
{
	switch (op) {
	case OP_EQL:
		return order == 0;
	case OP_NEQ:
		return order != 0;
	case OP_LSS:
		return order < 0;
	case OP_LEQ:
		return order <= 0;
	case OP_GTR:
		return order > 0;
	case OP_GEQ:
		return order >= 0;
	default:
		kit_fatal("constant comparison %s", op_text(op));
	}
}

static int order_of(struct arena *a, struct const_val *x, struct const_val *y)
{
	switch (x->form) {
	case FORM_INT:
		return mpz_cmp(&x->z, &y->z);
	case FORM_RATIO:
		return mpq_cmp(&x->q, &y->q);
	case FORM_BINARY:
		return mpfr_cmp(&x->f, &y->f);
	default:
		return const_compare(a, OP_NEQ, x->complex.re, y->complex.re) ||
		       const_compare(a, OP_NEQ, x->complex.im, y->complex.im);
	}
}

bool const_compare(struct arena *a, enum op op, struct const_val *x, struct const_val *y)
{
	if (!x->kind || !y->kind)
		return false;
	if (x->kind == CONST_BOOL)
		return holds(op, x->truth != y->truth);
	if (x->kind == CONST_STRING)
		return holds(op, str_cmp(const_str(a, x), const_str(a, y)));
	match_forms(a, &x, &y);
	if (!x->kind || !y->kind)
		return false;
	return holds(op, order_of(a, x, y));
}
