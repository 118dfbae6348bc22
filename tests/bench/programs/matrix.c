#include <stdio.h>
#include <stdlib.h>

enum { N = 400 };

static double **rows(void)
{
	double **m = malloc(N * sizeof *m);
	for (int i = 0; i < N; i++) {
		m[i] = malloc(N * sizeof **m);
		for (int j = 0; j < N; j++)
			m[i][j] = (double)((i * j) % 7) - 3;
	}
	return m;
}

static double **multiply(double **a, double **b)
{
	double **c = rows();
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++) {
			double sum = 0;
			for (int k = 0; k < N; k++)
				sum += a[i][k] * b[k][j];
			c[i][j] = sum;
		}
	return c;
}

static void multiply_flat(double *c, const double *a, const double *b)
{
	for (int i = 0; i < N; i++)
		for (int k = 0; k < N; k++) {
			double x = a[i * N + k];
			for (int j = 0; j < N; j++)
				c[i * N + j] += x * b[k * N + j];
		}
}

int main(void)
{
	double **m = rows(), **p = multiply(multiply(m, m), m);
	double *a = malloc(sizeof *a * N * N), *c = calloc(N * N, sizeof *c);
	for (int i = 0; i < N * N; i++)
		a[i] = m[i / N][i % N];
	for (int i = 0; i < 10; i++)
		multiply_flat(c, a, a);
	fprintf(stderr, "%lld %lld %lld\n", (long long)p[3][5], (long long)p[N - 1][N - 2], (long long)c[N + 1]);
}
