#include <stdio.h>
#include <stdlib.h>

enum { N = 1500 };

static double entry(int i, int j)
{
	return 1 / (double)((long)(i + j) * (i + j + 1) / 2 + i + 1);
}

static double turned(int i, int j)
{
	return entry(j, i);
}

static double *multiply(const double *v, double (*at)(int, int))
{
	double *out = malloc(N * sizeof *out);
	for (int i = 0; i < N; i++) {
		double sum = 0;
		for (int j = 0; j < N; j++)
			sum += at(i, j) * v[j];
		out[i] = sum;
	}
	return out;
}

static double *both(const double *v)
{
	double *u = multiply(v, entry), *w = multiply(u, turned);
	free(u);
	return w;
}

int main(void)
{
	double *u = malloc(N * sizeof *u), *v = NULL, uv = 0, vv = 0;
	for (int i = 0; i < N; i++)
		u[i] = 1;
	for (int i = 0; i < 8; i++) {
		v = both(u);
		u = both(v);
	}
	for (int i = 0; i < N; i++) {
		uv += u[i] * v[i];
		vv += v[i] * v[i];
	}
	fprintf(stderr, "%lld\n", (long long)(uv / vv * 1e9));
}
