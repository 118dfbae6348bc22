#include <stdio.h>
#include <string.h>

enum { N = 10 };

static int flips(const long *p)
{
	long work[N];
	int n = 0;
	memcpy(work, p, sizeof work);
	while (work[0] != 0) {
		for (long i = 0, j = work[0]; i < j; i++, j--) {
			long t = work[i];
			work[i] = work[j];
			work[j] = t;
		}
		n++;
	}
	return n;
}

int main(void)
{
	long p[N], count[N] = {0};
	int most = 0, sum = 0;
	for (int i = 0; i < N; i++)
		p[i] = i;
	for (int even = 1;; even = !even) {
		int f = flips(p), r = 1;
		most = f > most ? f : most;
		sum += even ? f : -f;
		for (; r < N; r++) {
			long first = p[0];
			memmove(p, p + 1, (size_t)r * sizeof *p);
			p[r] = first;
			if (++count[r] <= r)
				break;
			count[r] = 0;
		}
		if (r == N)
			break;
	}
	fprintf(stderr, "%d %d\n", most, sum);
}
