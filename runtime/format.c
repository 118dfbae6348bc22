/* format.c - printf's plain conversions, without libc and with a small frame. */
#include "rt.h"

struct out {
	char *at, *end;
	int n; /* characters wanted, whether there was room or not */
};

static void put(struct out *o, char c)
{
	if (o->at < o->end)
		*o->at++ = c;
	o->n++;
}

struct spec {
	bool zero, is_long;
	int width, precision; /* precision < 0: none */
};

static void put_padded(struct out *o, const struct spec *s, bool negative, const char *digits, int n)
{
	int pad = s->width - n - negative;
	for (; !s->zero && pad > 0; pad--)
		put(o, ' ');
	if (negative)
		put(o, '-');
	for (; pad > 0; pad--)
		put(o, '0');
	for (int i = 0; i < n; i++)
		put(o, digits[i]);
}

static void put_number(struct out *o, const struct spec *s, bool negative, uint64_t v, unsigned base)
{
	char buf[24], *p = buf + sizeof buf;
	do
		*--p = "0123456789abcdef"[v % base];
	while (v /= base);
	put_padded(o, s, negative, p, (int)(buf + sizeof buf - p));
}

static void put_string(struct out *o, const struct spec *s, const char *text)
{
	int n = 0;
	while ((s->precision < 0 || n < s->precision) && text[n])
		n++;
	struct spec blank = *s;
	blank.zero = false;
	put_padded(o, &blank, false, text, n);
}

static const char *parse_number(const char *f, int *out)
{
	for (*out = 0; *f >= '0' && *f <= '9'; f++)
		*out = *out * 10 + *f - '0';
	return f;
}

int format_text_v(char *buf, size_t size, const char *f, va_list ap)
{
	struct out o = { buf, buf + (size ? size - 1 : 0), 0 };
	for (; *f; f++) {
		if (*f != '%') {
			put(&o, *f);
			continue;
		}
		struct spec s = { .precision = -1 };
		f++;
		if (*f == '0')
			s.zero = true, f++;
		f = parse_number(f, &s.width);
		if (*f == '.' && f[1] == '*')
			s.precision = va_arg(ap, int), f += 2;
		for (; *f == 'l' || *f == 'z'; f++)
			s.is_long = true;
		if (*f == 'd') {
			int64_t v = s.is_long ? va_arg(ap, int64_t) : va_arg(ap, int);
			put_number(&o, &s, v < 0, v < 0 ? -(uint64_t)v : (uint64_t)v, 10);
		} else if (*f == 'u' || *f == 'x') {
			uint64_t v = s.is_long ? va_arg(ap, uint64_t) : va_arg(ap, unsigned);
			put_number(&o, &s, false, v, *f == 'u' ? 10 : 16);
		} else if (*f == 'p') {
			put(&o, '0');
			put(&o, 'x');
			put_number(&o, &s, false, (uintptr_t)va_arg(ap, void *), 16);
		} else if (*f == 's') {
			put_string(&o, &s, va_arg(ap, const char *));
		} else if (*f == 'c') {
			put(&o, (char)va_arg(ap, int));
		} else {
			put(&o, *f);
		}
	}
	if (size)
		*o.at = 0;
	return o.n;
}

int format_text(char *buf, size_t size, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	int n = format_text_v(buf, size, fmt, ap);
	va_end(ap);
	return n;
}

void print_format(const char *fmt, ...)
{
	char buf[512];
	va_list ap;
	va_start(ap, fmt);
	int n = format_text_v(buf, sizeof buf, fmt, ap);
	va_end(ap);
	print_text(buf, n < (int)sizeof buf ? n : (int)sizeof buf - 1);
}
