/* scan_literal.c - numbers, strings and runes. */
#include "scan.h"

static int32_t lower(int32_t ch)
{
	return ch | 0x20;
}

static bool is_decimal(int32_t ch)
{
	return (uint32_t)ch - '0' < 10;
}

static bool is_hex(int32_t ch)
{
	return is_decimal(ch) || (uint32_t)lower(ch) - 'a' < 6;
}

static const char *base_name(unsigned base)
{
	switch (base) {
	case 2:
		return "binary";
	case 8:
		return "octal";
	case 10:
		return "decimal";
	default:
		return "hexadecimal";
	}
}

static pos_t pos_in_token(const struct scanner *s, ptrdiff_t offset)
{
	return POS(s->file, pos_line(s->pos), pos_col(s->pos) + (uint64_t)offset);
}

static void set_literal(struct scanner *s, enum literal_kind kind, bool ok)
{
	s->nlsemi = true;
	s->tok = TOK_LITERAL;
	s->lit = (struct str){s->start, (size_t)(s->at - s->start)};
	s->kind = kind;
	s->bad = !ok;
}

/* ---- numbers ---- */

enum { DIGITS = 1, SEPARATORS = 2 };

struct number {
	unsigned base;
	int32_t prefix; /* 'x', 'o', 'b', '0' (old octal) or 0 */
	enum literal_kind kind;
	unsigned seen;     /* DIGITS, SEPARATORS */
	ptrdiff_t invalid; /* offset of the first digit too large for the base, or -1 */
	bool ok;
};

/* Decimal digits are taken whatever the base, so that "089" is one token with one error. */
static unsigned digits(struct scanner *s, unsigned base, ptrdiff_t *invalid)
{
	unsigned seen = 0;

	while (s->ch == '_' || (base <= 10 ? is_decimal(s->ch) : is_hex(s->ch))) {
		seen |= s->ch == '_' ? SEPARATORS : DIGITS;
		if (base <= 10 && s->ch != '_' && (unsigned)(s->ch - '0') >= base && *invalid < 0)
			*invalid = s->at - s->start;
		scan_char(s);
	}
	return seen;
}

static void number_error(struct scanner *s, struct number *n, const char *message)
{
	if (n->ok)
		scan_error(s, scan_pos(s), "%s", message);
	n->ok = false;
}

static void number_prefix(struct scanner *s, struct number *n)
{
	if (s->ch != '0')
		return;
	scan_char(s);
	switch (lower(s->ch)) {
	case 'x':
		n->base = 16;
		break;
	case 'o':
		n->base = 8;
		break;
	case 'b':
		n->base = 2;
		break;
	default:
		n->base = 8;
		n->prefix = '0';
		n->seen = DIGITS;
		return;
	}
	n->prefix = lower(s->ch);
	scan_char(s);
}

static void number_exponent(struct scanner *s, struct number *n)
{
	int32_t e = lower(s->ch);

	if (s->ch < 0 || (e != 'e' && e != 'p')) {
		if (n->prefix == 'x' && n->kind == LIT_FLOAT)
			number_error(s, n, "hexadecimal mantissa requires a 'p' exponent");
		return;
	}
	if (e == 'e' && n->prefix && n->prefix != '0')
		number_error(s, n,
			     s->ch == 'e' ? "'e' exponent requires decimal mantissa"
					  : "'E' exponent requires decimal mantissa");
	else if (e == 'p' && n->prefix != 'x')
		number_error(s, n,
			     s->ch == 'p' ? "'p' exponent requires hexadecimal mantissa"
					  : "'P' exponent requires hexadecimal mantissa");
	scan_char(s);
	n->kind = LIT_FLOAT;
	if (s->ch == '+' || s->ch == '-')
		scan_char(s);

	ptrdiff_t none = 0;
	n->seen = digits(s, 10, &none) | (n->seen & SEPARATORS);
	if (!(n->seen & DIGITS))
		number_error(s, n, "exponent has no digits");
}

/* Offset of the first '_' that does not stand between digits (a prefix counts as one), or -1. */
static ptrdiff_t invalid_separator(struct str x)
{
	bool hex = false;
	char before = '.', now = '.'; /* '_', '0' for a digit, '.' for anything else */
	size_t i = 0;

	if (x.len >= 2 && x.data[0] == '0') {
		int32_t prefix = lower(x.data[1]);

		if (prefix == 'x' || prefix == 'o' || prefix == 'b') {
			hex = prefix == 'x';
			now = '0';
			i = 2;
		}
	}
	for (; i < x.len; i++) {
		before = now;
		now = x.data[i];
		if (now == '_') {
			if (before != '0')
				return (ptrdiff_t)i;
		} else if (is_decimal(now) || (hex && is_hex(now))) {
			now = '0';
		} else {
			if (before == '_')
				return (ptrdiff_t)i - 1;
			now = '.';
		}
	}
	return now == '_' ? (ptrdiff_t)x.len - 1 : -1;
}

/* What can only be said of the whole literal. */
static void number_check(struct scanner *s, struct number *n)
{
	ptrdiff_t separator;

	if (n->kind == LIT_INT && n->invalid >= 0 && n->ok) {
		scan_error(s, pos_in_token(s, n->invalid), "invalid digit '%c' in %s literal", s->lit.data[n->invalid],
			   base_name(n->base));
		n->ok = false;
	}
	if ((n->seen & SEPARATORS) && n->ok && (separator = invalid_separator(s->lit)) >= 0) {
		scan_error(s, pos_in_token(s, separator), "'_' must separate successive digits");
		n->ok = false;
	}
	s->bad = !n->ok;
}

void scan_number(struct scanner *s, bool seen_point)
{
	struct number n = {.base = 10, .kind = LIT_INT, .invalid = -1, .ok = true};

	if (!seen_point) {
		number_prefix(s, &n);
		n.seen |= digits(s, n.base, &n.invalid);
		if (s->ch == '.') {
			if (n.prefix == 'o' || n.prefix == 'b')
				number_error(s, &n,
					     n.prefix == 'o' ? "invalid radix point in octal literal"
							     : "invalid radix point in binary literal");
			scan_char(s);
			seen_point = true;
		}
	}
	if (seen_point) {
		n.kind = LIT_FLOAT;
		n.seen |= digits(s, n.base, &n.invalid);
	}
	if (!(n.seen & DIGITS) && n.ok) {
		scan_error(s, scan_pos(s), "%s literal has no digits", base_name(n.base));
		n.ok = false;
	}
	number_exponent(s, &n);
	if (s->ch == 'i') {
		n.kind = LIT_IMAG;
		scan_char(s);
	}
	set_literal(s, n.kind, n.ok);
	number_check(s, &n);
}

/* ---- strings and runes ---- */

static unsigned digit_value(int32_t ch, unsigned base)
{
	if (is_decimal(ch))
		return (unsigned)(ch - '0');
	if (ch >= 0 && is_hex(ch))
		return (unsigned)(lower(ch) - 'a') + 10;
	return base;
}

/* The digits of a numeric escape. At the end of the file true: the caller complains. */
static bool numeric_escape(struct scanner *s, int count, unsigned base, uint32_t max)
{
	uint32_t x = 0;

	for (int i = 0; i < count; i++) {
		if (s->ch < 0)
			return true;

		unsigned d = digit_value(s->ch, base);
		if (d >= base) {
			scan_error(s, scan_pos(s), "invalid character %s in %s escape",
				   rune_quote(s->arena, (uint32_t)s->ch).data, base_name(base));
			return false;
		}
		x = x * base + d;
		scan_char(s);
	}
	if (x > max && base == 8) {
		scan_error(s, scan_pos(s), "octal escape value %u > 255", x);
		return false;
	}
	if (x > max || (x >= 0xD800 && x < 0xE000)) {
		scan_error(s, scan_pos(s), "escape is invalid Unicode code point %s",
			   rune_code_point(s->arena, x).data);
		return false;
	}
	return true;
}

/* After the backslash. */
static bool escape(struct scanner *s, int32_t quote)
{
	if (s->ch < 0)
		return true;
	if (s->ch == quote || (s->ch < 0x80 && s->ch && strchr("abfnrtv\\", s->ch))) {
		scan_char(s);
		return true;
	}
	switch (s->ch) {
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
		return numeric_escape(s, 3, 8, 255);
	case 'x':
		scan_char(s);
		return numeric_escape(s, 2, 16, 255);
	case 'u':
		scan_char(s);
		return numeric_escape(s, 4, 16, 0x10FFFF);
	case 'U':
		scan_char(s);
		return numeric_escape(s, 8, 16, 0x10FFFF);
	default:
		scan_error(s, scan_pos(s), "unknown escape");
		return false;
	}
}

void scan_rune(struct scanner *s)
{
	bool ok = true;
	uint32_t count = 0;

	scan_char(s);
	for (; s->ch != '\''; count++) {
		if (s->ch == '\\') {
			scan_char(s);
			if (!escape(s, '\''))
				ok = false;
		} else if (s->ch == '\n') {
			if (ok)
				scan_error(s, scan_pos(s), "newline in rune literal");
			set_literal(s, LIT_RUNE, false);
			return;
		} else if (s->ch < 0) {
			if (ok)
				scan_error(s, s->pos, "rune literal not terminated");
			set_literal(s, LIT_RUNE, false);
			return;
		} else {
			scan_char(s);
		}
	}
	if (ok && count == 0)
		scan_error(s, scan_pos(s), "empty rune literal or unescaped '");
	else if (ok && count != 1)
		scan_error(s, s->pos, "more than one character in rune literal");
	scan_char(s);
	set_literal(s, LIT_RUNE, ok && count == 1);
}

void scan_string(struct scanner *s)
{
	bool ok = true;

	scan_char(s);
	while (s->ch != '"') {
		if (s->ch == '\\') {
			scan_char(s);
			if (!escape(s, '"'))
				ok = false;
		} else if (s->ch == '\n') {
			scan_error(s, scan_pos(s), "newline in string");
			set_literal(s, LIT_STRING, false);
			return;
		} else if (s->ch < 0) {
			scan_error(s, s->pos, "string not terminated");
			set_literal(s, LIT_STRING, false);
			return;
		} else {
			scan_char(s);
			scan_run(s, SCAN_STRING);
		}
	}
	scan_char(s);
	set_literal(s, LIT_STRING, ok);
}

void scan_raw_string(struct scanner *s)
{
	scan_char(s);
	while (s->ch != '`') {
		if (s->ch < 0) {
			scan_error(s, s->pos, "string not terminated");
			set_literal(s, LIT_STRING, false);
			return;
		}
		scan_char(s);
		scan_run(s, SCAN_RAW);
	}
	scan_char(s);
	set_literal(s, LIT_STRING, true);
}
