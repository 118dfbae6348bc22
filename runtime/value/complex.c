/* complex.c - complex division as Go defines it: Smith's scaling, then C99 Annex G for infinities and zeros. */
#include <math.h>
#include "rt.h"

#pragma STDC FP_CONTRACT OFF

/* 1 with v's sign for an infinity, else 0 with it. */
static double unit_if_infinite(double v)
{
	return __builtin_copysign(isinf(v) ? 1.0 : 0.0, v);
}

static struct gosub_complex scaled(double a, double b, double c, double d)
{
	if (__builtin_fabs(c) >= __builtin_fabs(d)) {
		double ratio = d / c, whole = c + ratio * d;
		return (struct gosub_complex){(a + b * ratio) / whole, (b - a * ratio) / whole};
	}
	double ratio = c / d, whole = d + ratio * c;
	return (struct gosub_complex){(a * ratio + b) / whole, (b * ratio - a) / whole};
}

struct gosub_complex gosub_complex_divide(double a, double b, double c, double d)
{
	const double inf = __builtin_inf();
	struct gosub_complex q = scaled(a, b, c, d);
	if (!isnan(q.re) || !isnan(q.im))
		return q;
	if (c == 0 && d == 0 && (!isnan(a) || !isnan(b))) {
		double signed_inf = __builtin_copysign(inf, c);
		return (struct gosub_complex){signed_inf * a, signed_inf * b};
	}
	if ((isinf(a) || isinf(b)) && isfinite(c) && isfinite(d)) {
		a = unit_if_infinite(a);
		b = unit_if_infinite(b);
		return (struct gosub_complex){inf * (a * c + b * d), inf * (b * c - a * d)};
	}
	if ((isinf(c) || isinf(d)) && isfinite(a) && isfinite(b)) {
		c = unit_if_infinite(c);
		d = unit_if_infinite(d);
		return (struct gosub_complex){0 * (a * c + b * d), 0 * (b * c - a * d)};
	}
	return q;
}
