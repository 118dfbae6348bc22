/* format.c - printf's plain conversions, without libc and with a small frame. What is formatted goes in pieces to a
 * function, so no length is ever assumed: a text is cut only by who takes the pieces. */
#include <string.h>
#include "rt.h"

struct out {
	format_write write;
	void *to;
	int n; /* bytes of buf not written yet */
	char buf[96];
};

static void flush(struct out *o)
{
	if (o->n)
		o->write(o->to, o->buf, o->n);
	o->n = 0;
}

static void put(struct out *o, char c)
{
	if (o->n == (int)sizeof o->buf)
		flush(o);
	o->buf[o->n++] = c;
}

static void put_text(struct out *o, const char *text, int64_t len)
{
	if (len > (int64_t)sizeof o->buf - o->n)
		flush(o);
	if (len > (int64_t)sizeof o->buf) {
		o->write(o->to, text, len);
		return;
	}
	memcpy(o->buf + o->n, text, (size_t)len);
	o->n += (int)len;
}

struct spec {
	bool zero, is_long;
	int width, precision; /* precision < 0: none */
};

static void put_padded(struct out *o, const struct spec *s, bool negative, const char *digits, int64_t n)
{
	int64_t pad = s->width - n - negative;
	for (; !s->zero && pad > 0; pad--)
		put(o, ' ');
	if (negative)
		put(o, '-');
	for (; pad > 0; pad--)
		put(o, '0');
	put_text(o, digits, n);
}

static void put_number(struct out *o, const struct spec *s, bool negative, uint64_t v, unsigned base)
{
	char buf[24], *p = buf + sizeof buf;
	do
		*--p = "0123456789abcdef"[v % base];
	while (v /= base);
	put_padded(o, s, negative, p, buf + sizeof buf - p);
}

static void put_string(struct out *o, const struct spec *s, const char *text)
{
	int64_t n = 0;
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

void format_v(format_write write, void *to, const char *f, va_list ap)
{
	struct out o = {.write = write, .to = to};
	for (; *f; f++) {
		if (*f != '%') {
			put(&o, *f);
			continue;
		}
		struct spec s = {.precision = -1};
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
	flush(&o);
}

/* ---- into memory ---- */

struct room {
	char *at;
	size_t left;
};

static void write_room(void *to, const char *text, int64_t len)
{
	struct room *r = to;
	size_t n = (size_t)len < r->left ? (size_t)len : r->left;
	memcpy(r->at, text, n);
	r->at += n;
	r->left -= n;
}

int format_text_v(char *buf, size_t size, const char *fmt, va_list ap)
{
	struct room r = {buf, size - 1};
	format_v(write_room, &r, fmt, ap);
	*r.at = 0;
	return (int)(r.at - buf);
}

int format_text(char *buf, size_t size, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	int n = format_text_v(buf, size, fmt, ap);
	va_end(ap);
	return n;
}

static void write_length(void *to, const char *text, int64_t len)
{
	*(int64_t *)to += len;
}

struct gosub_string format_heap_v(const char *fmt, va_list ap)
{
	int64_t len = 0;
	va_list again;
	va_copy(again, ap);
	format_v(write_length, &len, fmt, again);
	va_end(again);
	struct room r = {heap_alloc_noscan((size_t)len + 1), (size_t)len}; /* ends with a zero byte */
	struct gosub_string s = {r.at, len};
	format_v(write_room, &r, fmt, ap);
	return s;
}

/* ---- to standard error ---- */

struct pending { /* so that a line is one write as far as it fits */
	int64_t n;
	char buf[512];
};

static void write_pending(void *to, const char *text, int64_t len)
{
	struct pending *p = to;
	if (len > (int64_t)sizeof p->buf - p->n) {
		print_text(p->buf, p->n);
		p->n = 0;
	}
	if (len > (int64_t)sizeof p->buf) {
		print_text(text, len);
		return;
	}
	memcpy(p->buf + p->n, text, (size_t)len);
	p->n += len;
}

void print_format_v(const char *fmt, va_list ap)
{
	struct pending p;
	p.n = 0;
	format_v(write_pending, &p, fmt, ap);
	print_text(p.buf, p.n);
}

void print_format(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	print_format_v(fmt, ap);
	va_end(ap);
}
