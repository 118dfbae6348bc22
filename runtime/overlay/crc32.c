/* crc32.c - package hash/crc32's checksums by special instructions. They leave inverting and the choice by processor
 * to the package. */
#include "overlay.h"

struct unaligned {
	uint64_t word;
} __attribute__((packed));

/* The whole in pieces, so that a stop may come between; what is left for the last is no shorter than a piece. */
#define IN_PIECES(crc, p, n, update)                                                                                   \
	for (; (n) >= 2 * (int64_t)SCHED_PIECE; (n) -= (int64_t)SCHED_PIECE, (p) += SCHED_PIECE) {                     \
		(crc) = update((crc), (p), (int64_t)SCHED_PIECE);                                                      \
		sched_poll();                                                                                          \
	}                                                                                                              \
	return update((crc), (p), (n))

#if defined(__x86_64__)

#include <immintrin.h>

__attribute__((target("sse4.2"))) static uint32_t castagnoli(uint32_t crc, const uint8_t *p, int64_t n)
{
	for (; n >= 8; n -= 8, p += 8)
		crc = (uint32_t)_mm_crc32_u64(crc, ((const struct unaligned *)p)->word);
	for (; n > 0; n--)
		crc = _mm_crc32_u8(crc, *p++);
	return crc;
}

/* Three of n words each, at the pace of one: the instruction takes a cycle and its result three. */
__attribute__((target("sse4.2"))) RT_GO(void, castagnoli_three,
					(uint32_t *crcs, const struct unaligned *a, const struct unaligned *b,
					 const struct unaligned *c, int64_t n))
{
	uint64_t x = crcs[0], y = crcs[1], z = crcs[2];

	for (int64_t i = 0; i < n; i++) {
		x = _mm_crc32_u64(x, a[i].word);
		y = _mm_crc32_u64(y, b[i].word);
		z = _mm_crc32_u64(z, c[i].word);
	}
	crcs[0] = (uint32_t)x;
	crcs[1] = (uint32_t)y;
	crcs[2] = (uint32_t)z;
}

#define CLMUL __attribute__((target("pclmul,sse4.1")))

CLMUL static inline __m128i load(const uint8_t *p)
{
	return _mm_loadu_si128((const __m128i *)p);
}

/* acc times the two powers of x, plus what stands there. */
CLMUL static inline __m128i fold(__m128i acc, __m128i powers, __m128i next)
{
	__m128i low = _mm_clmulepi64_si128(acc, powers, 0x00), high = _mm_clmulepi64_si128(acc, powers, 0x11);

	return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

/* n is a multiple of 16, at least 64. Gopal et al., Fast CRC Computation for Generic Polynomials Using PCLMULQDQ
 * Instruction (Intel, 2009): four accumulators, then one, then Barrett's reduction; constants are powers of x modulo
 * the reflected polynomial. */
CLMUL static uint32_t ieee(uint32_t crc, const uint8_t *p, int64_t n)
{
	const __m128i by_64 = _mm_set_epi64x(0x1c6e41596, 0x154442bd4);
	const __m128i by_16 = _mm_set_epi64x(0x0ccaa009e, 0x1751997d0);
	const __m128i by_8 = _mm_set_epi64x(0, 0x163cd6124);
	const __m128i quotient = _mm_set_epi64x(0x1f7011641, 0x1db710641);
	const __m128i low_halves = _mm_setr_epi32(-1, 0, -1, 0);
	__m128i a = _mm_xor_si128(load(p), _mm_cvtsi32_si128((int)crc));
	__m128i b = load(p + 16), c = load(p + 32), d = load(p + 48), t;

	for (n -= 64, p += 64; n >= 64; n -= 64, p += 64) {
		a = fold(a, by_64, load(p));
		b = fold(b, by_64, load(p + 16));
		c = fold(c, by_64, load(p + 32));
		d = fold(d, by_64, load(p + 48));
	}
	a = fold(fold(fold(a, by_16, b), by_16, c), by_16, d);
	for (; n >= 16; n -= 16, p += 16)
		a = fold(a, by_16, load(p));
	a = _mm_xor_si128(_mm_clmulepi64_si128(a, by_16, 0x10), _mm_srli_si128(a, 8));
	t = _mm_srli_si128(a, 4);
	a = _mm_xor_si128(_mm_clmulepi64_si128(_mm_and_si128(a, low_halves), by_8, 0x00), t);
	t = _mm_and_si128(_mm_clmulepi64_si128(_mm_and_si128(a, low_halves), quotient, 0x10), low_halves);
	a = _mm_xor_si128(a, _mm_clmulepi64_si128(t, quotient, 0x00));
	return (uint32_t)_mm_extract_epi32(a, 1);
}

#else

#include <arm_acle.h>

__attribute__((target("crc"))) static uint32_t castagnoli(uint32_t crc, const uint8_t *p, int64_t n)
{
	for (; n >= 8; n -= 8, p += 8)
		crc = __crc32cd(crc, ((const struct unaligned *)p)->word);
	for (; n > 0; n--)
		crc = __crc32cb(crc, *p++);
	return crc;
}

__attribute__((target("crc"))) static uint32_t ieee(uint32_t crc, const uint8_t *p, int64_t n)
{
	for (; n >= 8; n -= 8, p += 8)
		crc = __crc32d(crc, ((const struct unaligned *)p)->word);
	for (; n > 0; n--)
		crc = __crc32b(crc, *p++);
	return crc;
}

#endif

RT_GO(uint32_t, crc32_castagnoli, (uint32_t crc, const uint8_t *p, int64_t n))
{
	IN_PIECES(crc, p, n, castagnoli);
}

RT_GO(uint32_t, crc32_ieee, (uint32_t crc, const uint8_t *p, int64_t n))
{
	IN_PIECES(crc, p, n, ieee);
}
