/* rand.c - random numbers: ChaCha8 as package internal/chacha8rand uses it (C2SP chacha8rand), a generator for each
 * processor. */
#include "rt.h"
#include "overlay.h"

typedef uint32_t lanes __attribute__((vector_size(16))); /* a word of each of four blocks */

static inline lanes rotate(lanes x, int by)
{
	return x << by | x >> (32 - by);
}

static inline void quarter(lanes *a, lanes *b, lanes *c, lanes *d)
{
	*a += *b;
	*d = rotate(*d ^ *a, 16);
	*c += *d;
	*b = rotate(*b ^ *c, 12);
	*a += *b;
	*d = rotate(*d ^ *a, 8);
	*c += *d;
	*b = rotate(*b ^ *c, 7);
}

static inline lanes all(uint32_t x)
{
	return (lanes){x, x, x, x};
}

/* Four blocks from counter on. Only the key is added to the result, and the blocks stay interleaved by words. */
static void chacha_blocks(const uint64_t seed[4], uint64_t out[32], uint32_t counter)
{
	static const uint32_t text[4] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
	lanes w[16];

	for (int i = 0; i < 4; i++) {
		w[i] = all(text[i]);
		w[4 + 2 * i] = all((uint32_t)seed[i]);
		w[5 + 2 * i] = all((uint32_t)(seed[i] >> 32));
		w[12 + i] = all(0);
	}
	w[12] = all(counter) + (lanes){0, 1, 2, 3};
	for (int round = 0; round < 4; round++) {
		for (int i = 0; i < 4; i++)
			quarter(&w[i], &w[4 + i], &w[8 + i], &w[12 + i]);
		for (int i = 0; i < 4; i++)
			quarter(&w[i], &w[4 + (i + 1) % 4], &w[8 + (i + 2) % 4], &w[12 + (i + 3) % 4]);
	}
	for (int i = 0; i < 4; i++) {
		w[4 + 2 * i] += all((uint32_t)seed[i]);
		w[5 + 2 * i] += all((uint32_t)(seed[i] >> 32));
	}
	for (int i = 0; i < 32; i++)
		out[i] = ((const uint64_t *)w)[i];
}

RT_GO(void, chacha_block, (const uint64_t *seed, uint64_t *out, int64_t counter))
{
	chacha_blocks(seed, out, (uint32_t)counter);
}

/* ---- the generators ---- */

#define COUNTER_STEP 4
#define COUNTER_END  16 /* then the last numbers made are the new key: old ones cannot be found out */
#define KEY_WORDS    4

static __attribute__((noinline)) void refill(struct rand_state *r)
{
	if (!r->seeded) {
		os_random(r->key, sizeof r->key);
		r->seeded = true;
	} else {
		r->counter += COUNTER_STEP;
	}
	if (r->counter == COUNTER_END) {
		for (int i = 0; i < KEY_WORDS; i++)
			r->key[i] = r->numbers[32 - KEY_WORDS + i];
		r->counter = 0;
	}
	chacha_blocks(r->key, r->numbers, r->counter);
	r->next = 0;
	r->end = r->counter == COUNTER_END - COUNTER_STEP ? 32 - KEY_WORDS : 32;
}

static inline uint64_t next(void)
{
	struct rand_state *r = &m_self()->p->rand;

	if (RT_UNLIKELY(r->next == r->end))
		refill(r);
	return r->numbers[r->next++];
}

RT_GO_NAMED(uint64_t, rand_next, (void), "runtime.rand")
{
	return next();
}

RT_GO_NAMED(uint64_t, maps_rand, (void), "internal/runtime/maps.rand")
{
	return next();
}
