#include <stdio.h>
#include <stdint.h>

struct vec {
	double x, y, z;
};
struct body {
	struct vec at, v;
	double mass;
};
enum { N = 5 };
static const double step = 0.001;

static double root(double x)
{
	double r = x < 1 ? 1 : x;
	for (int i = 0; i < 6; i++)
		r = (r + x / r) / 2;
	return r;
}

static void advance(struct body *bodies)
{
	for (int i = 0; i < N; i++) {
		struct body *a = &bodies[i];
		for (int j = i + 1; j < N; j++) {
			struct body *b = &bodies[j];
			double dx = a->at.x - b->at.x, dy = a->at.y - b->at.y, dz = a->at.z - b->at.z;
			double d2 = dx * dx + dy * dy + dz * dz + 0.01, mag = step / (d2 * root(d2));
			double am = b->mass * mag, bm = a->mass * mag;
			a->v.x -= dx * am;
			a->v.y -= dy * am;
			a->v.z -= dz * am;
			b->v.x += dx * bm;
			b->v.y += dy * bm;
			b->v.z += dz * bm;
		}
	}
	for (int i = 0; i < N; i++) {
		struct body *b = &bodies[i];
		b->at.x += step * b->v.x;
		b->at.y += step * b->v.y;
		b->at.z += step * b->v.z;
	}
}

static double energy(const struct body *bodies)
{
	double e = 0;
	for (int i = 0; i < N; i++) {
		const struct body *a = &bodies[i];
		e += a->mass * (a->v.x * a->v.x + a->v.y * a->v.y + a->v.z * a->v.z) / 2;
		for (int j = i + 1; j < N; j++) {
			const struct body *b = &bodies[j];
			double dx = a->at.x - b->at.x, dy = a->at.y - b->at.y, dz = a->at.z - b->at.z;
			e -= a->mass * b->mass / root(dx * dx + dy * dy + dz * dz);
		}
	}
	return e;
}

int main(void)
{
	struct body bodies[N];
	for (int i = 0; i < N; i++) {
		double f = i;
		bodies[i] = (struct body){{f * 3, 4 - f, f * f / 5}, {0.2 * f, 0.3, -0.1 * f}, 1 / (1 + f)};
	}
	for (int i = 0; i < 1000000; i++)
		advance(bodies);
	fprintf(stderr, "%lld\n", (long long)(energy(bodies) * 1e6));
}
