/* constant.c - making, looking at and converting constants. */
#include "constant_impl.h"

#include <math.h>

static struct const_val *new_value(struct arena *a, enum const_kind kind, enum const_form form)
{
	struct const_val *v = ARENA_NEW(a, struct const_val);

	v->kind = kind;
	v->form = form;
	return v;
}

struct const_range const_widen(void)
{
	struct const_range r = {mpfr_get_emin(), mpfr_get_emax()};

	mpfr_set_emin(mpfr_get_emin_min());
	mpfr_set_emax(mpfr_get_emax_max());
	return r;
}

void const_restore(struct const_range r)
{
	mpfr_set_emin(r.min);
	mpfr_set_emax(r.max);
}

/* ---- making ---- */

struct const_val *const_unknown(struct arena *a)
{
	return new_value(a, CONST_UNKNOWN, FORM_SCALAR);
}

struct const_val *const_bool(struct arena *a, bool b)
{
	struct const_val *v = new_value(a, CONST_BOOL, FORM_SCALAR);

	v->truth = b;
	return v;
}

struct const_val *const_string(struct arena *a, struct str s)
{
	struct const_val *v = new_value(a, CONST_STRING, FORM_SCALAR);

	v->string.text = s;
	v->string.len = (int64_t)s.len;
	return v;
}

static void keep_digits(struct arena *a, mpz_ptr to, mpz_srcptr z)
{
	size_t n = mpz_size(z);
	mp_limb_t *limbs = ARENA_ARRAY(a, mp_limb_t, n + 1);

	memcpy(limbs, mpz_limbs_read(z), n * sizeof *limbs);
	mpz_roinit_n(to, limbs, mpz_sgn(z) < 0 ? -(mp_size_t)n : (mp_size_t)n);
}

struct const_val *const_keep_int(struct arena *a, mpz_srcptr z)
{
	struct const_val *v = new_value(a, CONST_INT, FORM_INT);

	keep_digits(a, &v->z, z);
	return v;
}

struct const_val *const_ratio_to_binary(struct arena *a, mpq_srcptr q)
{
	mpfr_t f;

	mpfr_init2(f, CONST_PRECISION);
	mpfr_set_q(f, q, MPFR_RNDN);
	struct const_val *v = const_keep_binary(a, f);
	mpfr_clear(f);
	return v;
}

struct const_val *const_keep_ratio(struct arena *a, mpq_srcptr q)
{
	if (mpz_sizeinbase(mpq_numref(q), 2) >= CONST_SMALL || mpz_sizeinbase(mpq_denref(q), 2) >= CONST_SMALL)
		return const_ratio_to_binary(a, q);
	struct const_val *v = new_value(a, CONST_FLOAT, FORM_RATIO);
	keep_digits(a, mpq_numref(&v->q), mpq_numref(q));
	keep_digits(a, mpq_denref(&v->q), mpq_denref(q));
	return v;
}

struct const_val *const_keep_binary(struct arena *a, mpfr_srcptr f)
{
	/* The exponent is kept within 32 bits, as Go's own constants. */
	if (mpfr_nan_p(f) || mpfr_inf_p(f) || (mpfr_regular_p(f) && mpfr_get_exp(f) > INT32_MAX))
		return const_unknown(a);
	struct const_val *v = new_value(a, CONST_FLOAT, FORM_BINARY);
	void *digits = arena_alloc(a, mpfr_custom_get_size(CONST_PRECISION));
	if (mpfr_zero_p(f) || mpfr_get_exp(f) < INT32_MIN) {
		mpfr_custom_init_set(&v->f, MPFR_ZERO_KIND, 0, CONST_PRECISION, digits);
		return v;
	}
	KIT_ASSERT(mpfr_get_prec(f) == CONST_PRECISION);
	memcpy(digits, mpfr_custom_get_significand(f), mpfr_custom_get_size(CONST_PRECISION));
	mpfr_custom_init_set(&v->f, mpfr_sgn(f) < 0 ? -MPFR_REGULAR_KIND : MPFR_REGULAR_KIND, mpfr_get_exp(f),
			     CONST_PRECISION, digits);
	return v;
}

static struct const_val *one_limb(struct arena *a, uint64_t magnitude, bool negative)
{
	struct const_val *v = new_value(a, CONST_INT, FORM_INT);
	mp_limb_t *limb = ARENA_NEW(a, mp_limb_t);

	*limb = magnitude;
	mpz_roinit_n(&v->z, limb, negative ? -1 : 1);
	return v;
}

struct const_val *const_int64(struct arena *a, int64_t i)
{
	return one_limb(a, i < 0 ? -(uint64_t)i : (uint64_t)i, i < 0);
}

struct const_val *const_uint64(struct arena *a, uint64_t u)
{
	return one_limb(a, u, false);
}

struct const_val *const_float64(struct arena *a, double d)
{
	mpq_t q;

	if (!isfinite(d))
		return const_unknown(a);
	mpq_init(q);
	mpq_set_d(q, d);
	struct const_val *v = const_keep_ratio(a, q);
	mpq_clear(q);
	return v;
}

static struct const_val *make_complex(struct arena *a, struct const_val *re, struct const_val *im)
{
	if (!re->kind || !im->kind)
		return const_unknown(a);
	struct const_val *v = new_value(a, CONST_COMPLEX, FORM_COMPLEX);
	v->complex.re = re;
	v->complex.im = im;
	return v;
}

struct const_val *const_make_imag(struct arena *a, struct const_val *x)
{
	return make_complex(a, const_int64(a, 0), x);
}

/* ---- looking ---- */

enum const_kind const_kind(const struct const_val *v)
{
	return v->kind;
}

bool const_is_true(const struct const_val *v)
{
	return v->kind == CONST_BOOL && v->truth;
}

/* Sums lean to the left and may be thousands long: the left spine is walked, not recursed into. */
static void join(struct arena *a, struct const_val *v)
{
	size_t len = 0;
	struct const_val *p;

	for (p = v; p->string.left; p = p->string.left)
		len += const_str(a, p->string.right).len;
	len += p->string.text.len;
	char *data = arena_alloc(a, len + 1);
	char *end = data + len;
	for (p = v; p->string.left; p = p->string.left) {
		struct str right = p->string.right->string.text;
		end -= right.len;
		memcpy(end, right.data, right.len);
	}
	memcpy(data, p->string.text.data, p->string.text.len);
	v->string.text = (struct str){data, len};
	v->string.left = v->string.right = NULL;
}

int64_t const_str_len(const struct const_val *v)
{
	KIT_ASSERT(v->kind == CONST_STRING);
	return v->string.len;
}

struct str const_str(struct arena *a, struct const_val *v)
{
	KIT_ASSERT(v->kind == CONST_STRING);
	if (v->string.left)
		join(a, v);
	return v->string.text;
}

bool const_to_int64(const struct const_val *v, int64_t *out)
{
	if (v->form != FORM_INT || !mpz_fits_slong_p(&v->z))
		return false;
	*out = mpz_get_si(&v->z);
	return true;
}

bool const_to_uint64(const struct const_val *v, uint64_t *out)
{
	if (v->form != FORM_INT || !mpz_fits_ulong_p(&v->z))
		return false;
	*out = mpz_get_ui(&v->z);
	return true;
}

/* v as a binary float from which rounding to 53 or fewer bits is correct: what is cut off leaves a
 * sticky bit far below. The caller clears f. */
static void init_for_rounding(mpfr_ptr f, const struct const_val *v)
{
	enum { KEPT = 128, STICKY = 192 };

	switch (v->form) {
	case FORM_INT:
		mpfr_init2(f, (mpfr_prec_t)mpz_sizeinbase(&v->z, 2) + 1);
		mpfr_set_z(f, &v->z, MPFR_RNDN);
		break;
	case FORM_RATIO:
		mpfr_init2(f, KEPT);
		if (mpfr_set_q(f, &v->q, MPFR_RNDZ)) {
			mpfr_prec_round(f, STICKY, MPFR_RNDZ);
			if (mpfr_sgn(f) < 0)
				mpfr_nextbelow(f);
			else
				mpfr_nextabove(f);
		}
		break;
	case FORM_BINARY:
		mpfr_init2(f, CONST_PRECISION);
		mpfr_set(f, &v->f, MPFR_RNDN);
		break;
	default:
		kit_fatal("constant of kind %d is not a real number", (int)v->kind);
	}
}

double const_to_double(const struct const_val *v)
{
	struct const_range range = const_widen();
	mpfr_t f;

	init_for_rounding(f, v);
	double d = mpfr_get_d(f, MPFR_RNDN);
	mpfr_clear(f);
	const_restore(range);
	return d;
}

float const_to_float32(const struct const_val *v)
{
	struct const_range range = const_widen();
	mpfr_t f;

	init_for_rounding(f, v);
	float d = mpfr_get_flt(f, MPFR_RNDN);
	mpfr_clear(f);
	const_restore(range);
	return d;
}

int const_sign(const struct const_val *v)
{
	switch (v->form) {
	case FORM_INT:
		return mpz_sgn(&v->z);
	case FORM_RATIO:
		return mpq_sgn(&v->q);
	case FORM_BINARY:
		return mpfr_sgn(&v->f);
	case FORM_COMPLEX:
		return const_sign(v->complex.re) | const_sign(v->complex.im);
	default:
		return 1;
	}
}

uint32_t const_bit_len(const struct const_val *v)
{
	KIT_ASSERT(v->form == FORM_INT);
	return mpz_sgn(&v->z) ? (uint32_t)mpz_sizeinbase(&v->z, 2) : 0;
}

struct const_val *const_real(struct arena *a, struct const_val *v)
{
	return v->form == FORM_COMPLEX ? v->complex.re : v;
}

struct const_val *const_imag(struct arena *a, struct const_val *v)
{
	if (!v->kind)
		return v;
	return v->form == FORM_COMPLEX ? v->complex.im : const_int64(a, 0);
}

/* ---- converting ---- */

static bool is_small_binary(mpfr_srcptr f)
{
	return mpfr_zero_p(f) || (mpfr_get_exp(f) > -CONST_SMALL && mpfr_get_exp(f) < CONST_SMALL);
}

/* A float that misses an integer only in its last bits is that integer: earlier roundings did it.
 */
static struct const_val *binary_to_int(struct arena *a, mpfr_srcptr f)
{
	static const mpfr_rnd_t ways[] = {MPFR_RNDZ, MPFR_RNDA};
	enum { GUARD = 4 };
	struct const_val *v = NULL;
	mpfr_t t;

	if (!is_small_binary(f))
		return const_unknown(a);
	mpfr_init2(t, CONST_PRECISION);
	mpfr_set(t, f, MPFR_RNDN);
	for (size_t i = 0; !mpfr_integer_p(t) && i < KIT_COUNT(ways); i++) {
		mpfr_set_prec(t, CONST_PRECISION - GUARD);
		mpfr_set(t, f, ways[i]);
	}
	if (mpfr_integer_p(t)) {
		mpz_t z;

		mpz_init(z);
		mpfr_get_z(z, t, MPFR_RNDZ);
		v = const_keep_int(a, z);
		mpz_clear(z);
	}
	mpfr_clear(t);
	return v ? v : const_unknown(a);
}

struct const_val *const_to_int(struct arena *a, struct const_val *v)
{
	switch (v->form) {
	case FORM_INT:
		return v;
	case FORM_RATIO:
		if (mpz_cmp_ui(mpq_denref(&v->q), 1) == 0)
			return const_keep_int(a, mpq_numref(&v->q));
		break;
	case FORM_BINARY:
		return binary_to_int(a, &v->f);
	case FORM_COMPLEX: {
		struct const_val *re = const_to_float(a, v);
		return re->kind ? const_to_int(a, re) : re;
	}
	default:
		break;
	}
	return const_unknown(a);
}

static struct const_val *int_to_float(struct arena *a, mpz_srcptr z)
{
	mpq_t q;

	mpq_init(q);
	mpq_set_z(q, z);
	struct const_val *v = const_keep_ratio(a, q);
	mpq_clear(q);
	return v;
}

struct const_val *const_to_float(struct arena *a, struct const_val *v)
{
	switch (v->form) {
	case FORM_INT:
		return int_to_float(a, &v->z);
	case FORM_RATIO:
	case FORM_BINARY:
		return v;
	case FORM_COMPLEX:
		if (const_sign(v->complex.im) == 0)
			return const_to_float(a, v->complex.re);
		break;
	default:
		break;
	}
	return const_unknown(a);
}

struct const_val *const_to_complex(struct arena *a, struct const_val *v)
{
	switch (v->form) {
	case FORM_INT:
	case FORM_RATIO:
	case FORM_BINARY:
		return make_complex(a, v, const_int64(a, 0));
	case FORM_COMPLEX:
		return v;
	default:
		return const_unknown(a);
	}
}
