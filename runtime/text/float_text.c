/* float_text.c - shortest decimal that reads back as the same number, laid out as Go's 'g' format with precision -1.
 * libc does the arithmetic, so this runs on a thread's own stack. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "print.h"

struct decimal {
	char digits[20];
	int n, exponent; /* d.ddd * 10^exponent */
};

static bool reads_back(const char *text, double v, int bits)
{
	return bits == 32 ? strtof(text, NULL) == (float)v : strtod(text, NULL) == v;
}

/* v finite and positive. */
static struct decimal shortest(double v, int bits)
{
	struct decimal d;
	char text[40];
	int precision = 0;
	do
		snprintf(text, sizeof text, "%.*e", precision, v);
	while (!reads_back(text, v, bits) && ++precision < 17);
	char *e = strchr(text, 'e');
	d.exponent = atoi(e + 1);
	d.n = 0;
	for (char *p = text; p < e; p++)
		if (*p != '.')
			d.digits[d.n++] = *p;
	while (d.n > 1 && d.digits[d.n - 1] == '0')
		d.n--;
	return d;
}

static char *put_exponent_form(char *p, const struct decimal *d)
{
	*p++ = d->digits[0];
	if (d->n > 1)
		*p++ = '.';
	memcpy(p, d->digits + 1, (size_t)d->n - 1);
	p += d->n - 1;
	return p + sprintf(p, "e%c%02d", d->exponent < 0 ? '-' : '+', abs(d->exponent));
}

static char *put_plain_form(char *p, const struct decimal *d)
{
	if (d->exponent < 0) {
		*p++ = '0';
		*p++ = '.';
		for (int i = -1; i > d->exponent; i--)
			*p++ = '0';
	}
	for (int i = 0; i < d->n || i <= d->exponent; i++) {
		if (i > 0 && i == d->exponent + 1)
			*p++ = '.';
		*p++ = i < d->n ? d->digits[i] : '0';
	}
	return p;
}

int float_text(char *buf, double v, int bits)
{
	char *p = buf;
	if (isnan(v))
		return sprintf(buf, "NaN");
	if (signbit(v))
		*p++ = '-';
	if (isinf(v)) {
		memcpy(buf, signbit(v) ? "-Inf" : "+Inf", 4);
		return 4;
	}
	if (v == 0) {
		*p++ = '0';
		return (int)(p - buf);
	}
	struct decimal d = shortest(fabs(v), bits);
	bool plain = d.exponent >= -4 && d.exponent < 6;
	p = plain ? put_plain_form(p, &d) : put_exponent_form(p, &d);
	return (int)(p - buf);
}
