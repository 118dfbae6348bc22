/* leaf.h - values without parts: compared and hashed in C, inline. For equal.c and map.c. */
#ifndef GOSUB_LEAF_H
#define GOSUB_LEAF_H

#include "hash.h"

enum leaf {
	LEAF_NO, /* has parts of its own, or is an interface */
	LEAF_MEMORY,
	LEAF_STRING,
	LEAF_FLOAT32,
	LEAF_FLOAT64,
	LEAF_COMPLEX64,
	LEAF_COMPLEX128
};

static inline enum leaf leaf_of(const struct gosub_type *t)
{
	if (t->tflag & GOSUB_TFLAG_REGULAR_MEMORY)
		return LEAF_MEMORY;
	switch (t->kind & 31) {
	case GOSUB_KIND_STRING:
		return LEAF_STRING;
	case GOSUB_KIND_FLOAT32:
		return LEAF_FLOAT32;
	case GOSUB_KIND_FLOAT64:
		return LEAF_FLOAT64;
	case GOSUB_KIND_COMPLEX64:
		return LEAF_COMPLEX64;
	case GOSUB_KIND_COMPLEX128:
		return LEAF_COMPLEX128;
	default:
		return LEAF_NO;
	}
}

/* ---- equality ---- */

static inline bool same_memory(const void *p, const void *q, size_t n)
{
	if (n == 8)
		return *(const uint64_t *)p == *(const uint64_t *)q;
	return bytes_same(p, q, n);
}

static inline bool same_string(const struct gosub_string *a, const struct gosub_string *b)
{
	return a->len == b->len && (a->ptr == b->ptr || bytes_same(a->ptr, b->ptr, (size_t)a->len));
}

static inline bool leaf_same(enum leaf leaf, const void *p, const void *q, size_t size)
{
	const float *f = p, *g = q;
	const double *d = p, *e = q;

	switch (leaf) {
	case LEAF_STRING:
		return same_string(p, q);
	case LEAF_FLOAT32:
		return *f == *g;
	case LEAF_FLOAT64:
		return *d == *e;
	case LEAF_COMPLEX64:
		return f[0] == g[0] && f[1] == g[1];
	case LEAF_COMPLEX128:
		return d[0] == e[0] && d[1] == e[1];
	default:
		return same_memory(p, q, size);
	}
}

/* ---- hashing: equal values have equal hashes; a NaN has a new one each time ---- */

static inline uint64_t hash_float(double v, uint64_t seed)
{
	uint64_t bits;

	if (v != v)
		return hash_random();
	if (v == 0)
		v = 0; /* -0 == +0 */
	memcpy(&bits, &v, sizeof bits);
	return hash_word(bits, seed);
}

static inline uint64_t leaf_hash(enum leaf leaf, const void *p, size_t size, uint64_t seed)
{
	const struct gosub_string *s = p;
	const float *f = p;
	const double *d = p;

	switch (leaf) {
	case LEAF_STRING:
		return hash_string(s->ptr, (size_t)s->len, seed);
	case LEAF_FLOAT32:
		return hash_float(*f, seed);
	case LEAF_FLOAT64:
		return hash_float(*d, seed);
	case LEAF_COMPLEX64:
		return hash_float(f[1], hash_float(f[0], seed));
	case LEAF_COMPLEX128:
		return hash_float(d[1], hash_float(d[0], seed));
	default:
		return hash_bytes(p, size, seed);
	}
}

#endif
