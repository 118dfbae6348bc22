/* text.c - constants from literals, and as text. */
#include "constant_impl.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- literals ---- */

/* The digits without '_', terminated. */
static char *plain_digits(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		if (s.data[i] != '_')
			out[n++] = s.data[i];
	return out;
}

/* Value of a short decimal literal, as most are; false: it is another. */
static bool short_decimal(struct str s, uint64_t *value)
{
	*value = 0;
	if (s.len > 18 || (s.len > 1 && s.data[0] == '0'))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (!isdigit((unsigned char)s.data[i]))
			return false;
		*value = *value * 10 + (uint64_t)(s.data[i] - '0');
	}
	return true;
}

/* Base of an integer literal; *digits moves behind its prefix. */
static int int_base(char **digits)
{
	char *s = *digits;

	if (s[0] != '0' || !s[1])
		return 10;
	*digits += 2;
	switch (s[1] | 0x20) {
	case 'x':
		return 16;
	case 'b':
		return 2;
	case 'o':
		return 8;
	default:
		*digits -= 1;
		return 8;
	}
}

static struct const_val *int_literal(struct arena *a, char *digits)
{
	struct const_val *v;
	mpz_t z;
	int base = int_base(&digits);

	mpz_init(z);
	v = mpz_set_str(z, digits, base) == 0 ? const_keep_int(a, z) : const_unknown(a);
	mpz_clear(z);
	return v;
}

static void scale(mpq_ptr q, unsigned long base, long exp)
{
	mpz_t power;

	if (exp == 0)
		return;
	mpz_init(power);
	mpz_ui_pow_ui(power, base, (unsigned long)labs(exp));
	if (exp > 0)
		mpz_mul(mpq_numref(q), mpq_numref(q), power);
	else
		mpz_mul(mpq_denref(q), mpq_denref(q), power);
	mpz_clear(power);
	mpq_canonicalize(q);
}

/* The exact fraction of a float literal whose size is known to be moderate. */
static struct const_val *ratio_literal(struct arena *a, const char *s)
{
	bool hex = s[0] == '0' && (s[1] | 0x20) == 'x';
	char *mantissa = arena_alloc(a, strlen(s) + 2);
	size_t n = 0, fraction = 0;
	bool dot = false;
	long exp = 0;
	mpq_t q;

	mantissa[n++] = '0';
	for (s += hex ? 2 : 0; *s; s++) {
		if (*s == '.') {
			dot = true;
		} else if (hex ? isxdigit((unsigned char)*s) : isdigit((unsigned char)*s)) {
			mantissa[n++] = *s;
			fraction += dot;
		} else {
			exp = strtol(s + 1, NULL, 10);
			break;
		}
	}
	mpq_init(q);
	mpz_set_str(mpq_numref(q), mantissa, hex ? 16 : 10);
	if (mpq_sgn(q))
		scale(q, hex ? 2 : 10, exp - (long)fraction * (hex ? 4 : 1));
	struct const_val *v = const_keep_ratio(a, q);
	mpq_clear(q);
	return v;
}

static struct const_val *float_literal(struct arena *a, const char *digits)
{
	struct const_range range = const_widen();
	struct const_val *v;
	char *end;
	mpfr_t f;

	mpfr_init2(f, CONST_PRECISION);
	mpfr_strtofr(f, digits, &end, 0, MPFR_RNDN);
	if (*end || end == digits)
		v = const_unknown(a);
	else if (mpfr_zero_p(f))
		v = const_float64(a, 0);
	else if (mpfr_regular_p(f) && labs(mpfr_get_exp(f)) < CONST_SMALL)
		v = ratio_literal(a, digits);
	else
		v = const_keep_binary(a, f);
	mpfr_clear(f);
	const_restore(range);
	return v;
}

static bool is_float_text(const char *s)
{
	bool hex = s[0] == '0' && (s[1] | 0x20) == 'x';

	return strpbrk(s, hex ? ".pP" : ".eE") != NULL;
}

/* 0123i is decimal, an old custom; 0b1i, 0o1i and 0x1i are what they say. */
static struct const_val *imag_literal(struct arena *a, char *digits)
{
	digits[strlen(digits) - 1] = '\0';
	if (is_float_text(digits))
		return const_make_imag(a, float_literal(a, digits));
	if (digits[0] == '0' && isdigit((unsigned char)digits[1]))
		while (digits[0] == '0' && digits[1])
			digits++;
	return const_make_imag(a, int_literal(a, digits));
}

struct const_val *const_literal(struct arena *a, const struct node *n)
{
	struct str text = n->literal.text;
	uint64_t value;

	switch (n->literal.kind) {
	case LIT_INT:
		if (short_decimal(text, &value))
			return const_uint64(a, value);
		return int_literal(a, plain_digits(a, text));
	case LIT_FLOAT:
		return float_literal(a, plain_digits(a, text));
	case LIT_IMAG:
		return imag_literal(a, plain_digits(a, text));
	case LIT_RUNE:
		return const_int64(a, literal_rune(n));
	case LIT_STRING:
		return const_string(a, literal_string(a, n));
	}
	return const_unknown(a);
}

/* ---- text ---- */

static struct str int_text(struct arena *a, mpz_srcptr z)
{
	char *s = arena_alloc(a, mpz_sizeinbase(z, 10) + 2);

	mpz_get_str(s, 10, z);
	return str_of(s);
}

static struct str double_text(struct arena *a, double d)
{
	/* Shortest text that reads back as d. */
	struct str s = {0};

	for (int digits = 6; digits <= 17; digits++) {
		s = arena_printf(a, "%.*g", digits, d);
		if (strtod(s.data, NULL) == d)
			break;
	}
	return s;
}

/* Values outside the range of doubles: decimal mantissa and exponent by logarithms. */
static struct str huge_text(struct arena *a, mpfr_srcptr f)
{
	long exp2;
	double m = mpfr_get_d_2exp(&exp2, f, MPFR_RNDN);
	double d = (double)exp2 * (M_LN2 / M_LN10);
	int64_t e = (int64_t)d;

	m *= pow(10, d - (double)e);
	if (fabs(m) < 1 - 0.5e-6) {
		m *= 10;
		e--;
	} else if (fabs(m) >= 10) {
		m /= 10;
		e++;
	}
	return arena_printf(a, "%.6ge%+" PRId64, m, e);
}

static bool is_integral(const struct const_val *v)
{
	return v->form == FORM_RATIO ? mpz_cmp_ui(mpq_denref(&v->q), 1) == 0 : mpfr_integer_p(&v->f) != 0;
}

static struct str float_text(struct arena *a, struct const_val *v)
{
	double d = const_to_double(v);
	struct const_range range;
	mpfr_t f;

	if (isfinite(d) && (d == 0) == (const_sign(v) == 0)) {
		struct str s = arena_printf(a, "%.6g", d);
		if (!is_integral(v) && !memchr(s.data, '.', s.len))
			s = double_text(a, d);
		return s;
	}
	range = const_widen();
	mpfr_init2(f, CONST_PRECISION);
	if (v->form == FORM_RATIO)
		mpfr_set_q(f, &v->q, MPFR_RNDN);
	else
		mpfr_set(f, &v->f, MPFR_RNDN);
	struct str s = huge_text(a, f);
	mpfr_clear(f);
	const_restore(range);
	return s;
}

static void quote_rune(struct text *t, const char *s, uint32_t rune, int size)
{
	static const char escaped[] = "\a\b\f\n\r\t\v\\\"", letters[] = "abfnrtv\\\"";
	const char *e = rune && rune < 0x80 ? strchr(escaped, (int)rune) : NULL;

	if (e)
		text_printf(t, "\\%c", letters[e - escaped]);
	else if (rune == 0xfffd && size == 1)
		text_printf(t, "\\x%02x", (unsigned char)*s);
	else if (rune < 0x20 || rune == 0x7f)
		text_printf(t, "\\x%02x", rune);
	else if (rune >= 0x80 && rune < 0xa0)
		text_printf(t, "\\u%04x", rune);
	else
		text_add(t, (struct str){s, (size_t)size});
}

static struct str quote(struct arena *a, struct str s)
{
	struct text t = {.arena = a};
	int size;

	text_char(&t, '"');
	for (size_t i = 0; i < s.len; i += (size_t)size) {
		uint32_t rune = utf8_decode(s.data + i, s.len - i, &size);
		quote_rune(&t, s.data + i, rune, size);
	}
	text_char(&t, '"');
	return text_str(&t);
}

/* Messages show at most 72 characters of a string. */
static struct str string_text(struct arena *a, struct str s)
{
	enum { LONGEST = 72 };
	struct str q = quote(a, s.len > LONGEST * 4 ? (struct str){s.data, LONGEST * 4} : s);
	size_t runes = 0, cut = 0;
	int size;

	for (size_t i = 0; i < q.len; i += (size_t)size, runes++) {
		if (runes == LONGEST - 3)
			cut = i;
		utf8_decode(q.data + i, q.len - i, &size);
	}
	if (runes <= LONGEST)
		return q;
	return arena_printf(a, STR_FMT "...", (int)cut, q.data);
}

struct str const_print(struct arena *a, struct const_val *v)
{
	switch (v->kind) {
	case CONST_UNKNOWN:
		return STR("unknown");
	case CONST_BOOL:
		return v->truth ? STR("true") : STR("false");
	case CONST_STRING:
		return string_text(a, const_str(a, v));
	case CONST_INT:
		return int_text(a, &v->z);
	case CONST_FLOAT:
		return float_text(a, v);
	case CONST_COMPLEX:
		return arena_printf(a, "(" STR_FMT " + " STR_FMT "i)", STR_ARG(const_print(a, v->complex.re)),
				    STR_ARG(const_print(a, v->complex.im)));
	}
	return STR("");
}

struct str const_key(struct arena *a, struct const_val *v)
{
	struct text t = {.arena = a};
	struct const_val *i;

	switch (v->kind) {
	case CONST_STRING:
		text_char(&t, '"');
		text_add(&t, const_str(a, v));
		return text_str(&t);
	case CONST_INT:
	case CONST_FLOAT:
	case CONST_COMPLEX:
		i = const_to_int(a, v);
		if (i->kind)
			return int_text(a, &i->z);
		if (v->kind == CONST_COMPLEX && const_sign(v->complex.im) != 0)
			return arena_printf(a, "%a+%ai", const_to_double(v->complex.re),
					    const_to_double(v->complex.im));
		return arena_printf(a, "%a", const_to_double(const_real(a, v)));
	default:
		return const_print(a, v);
	}
}
