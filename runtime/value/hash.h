/* hash.h - the mixing steps, inline where a map's fast paths want them. For hash.c and map*.c. */
#ifndef GOSUB_HASH_H
#define GOSUB_HASH_H

#include <string.h>
#include "rt.h"

/* Both halves of the 128-bit product, folded. */
static inline uint64_t hash_mix(uint64_t a, uint64_t b)
{
	__uint128_t p = (__uint128_t)a * b;
	return (uint64_t)p ^ (uint64_t)(p >> 64);
}

static inline uint64_t hash_word(uint64_t v, uint64_t seed)
{
	return hash_mix(v ^ rt.value.hash_keys[0], seed ^ rt.value.hash_keys[1]);
}

static inline uint64_t hash_read8(const uint8_t *p)
{
	uint64_t v;
	memcpy(&v, p, sizeof v);
	return v;
}

static inline uint64_t hash_read4(const uint8_t *p)
{
	uint32_t v;
	memcpy(&v, p, sizeof v);
	return v;
}

/* Equality of n bytes; keys are short, a call of memcmp would be most of the cost. */
static inline bool bytes_same(const void *a, const void *b, size_t n)
{
	const uint8_t *p = a, *q = b;
	if (n > 16)
		return bytes_compare(p, q, n) == 0;
	if (n >= 8)
		return hash_read8(p) == hash_read8(q) && hash_read8(p + n - 8) == hash_read8(q + n - 8);
	if (n >= 4)
		return hash_read4(p) == hash_read4(q) && hash_read4(p + n - 4) == hash_read4(q + n - 4);
	return n == 0 || (p[0] == q[0] && p[n >> 1] == q[n >> 1] && p[n - 1] == q[n - 1]);
}

uint64_t hash_long(const uint8_t *p, size_t n, uint64_t seed);   /* n > 16 */
uint64_t hash_pieces(const uint8_t *p, size_t n, uint64_t seed); /* n > SCHED_PIECE: a stop may come between */

static inline uint64_t hash_short(const uint8_t *p, size_t n, uint64_t seed) /* n <= 16 */
{
	uint64_t a = 0, b = 0;
	if (n >= 8) {
		a = hash_read8(p);
		b = hash_read8(p + n - 8);
	} else if (n >= 4) {
		a = hash_read4(p);
		b = hash_read4(p + n - 4);
	} else if (n > 0) {
		a = (uint64_t)p[0] << 16 | (uint64_t)p[n >> 1] << 8 | p[n - 1];
	}
	return hash_mix(hash_mix(a ^ rt.value.hash_keys[0], b ^ seed) ^ n, rt.value.hash_keys[2]);
}

static inline uint64_t hash_string(const void *p, size_t n, uint64_t seed)
{
	if (RT_LIKELY(n <= 16))
		return hash_short(p, n, seed);
	return RT_LIKELY(n <= SCHED_PIECE) ? hash_long(p, n, seed) : hash_pieces(p, n, seed);
}

#endif
