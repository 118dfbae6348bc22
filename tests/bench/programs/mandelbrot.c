#include <stdio.h>

static int steps(double cr, double ci)
{
	double zr = 0, zi = 0;
	for (int n = 0; n < 200; n++) {
		double r = zr * zr - zi * zi + cr;
		zi = 2 * zr * zi + ci;
		zr = r;
		if (zr * zr + zi * zi > 4)
			return n;
	}
	return 200;
}

int main(void)
{
	enum { W = 1200, H = 800 };
	long sum = 0;
	for (int y = 0; y < H; y++)
		for (int x = 0; x < W; x++)
			sum += steps((double)x * 3 / W - 2, (double)y * 2 / H - 1);
	fprintf(stderr, "%ld\n", sum);
}
