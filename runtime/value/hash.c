/* hash.c - the hash of bytes, seeded per process, and cheap random numbers. */
#include "hash.h"

void hash_init(void)
{
	os_random(rt.value.hash_keys, sizeof rt.value.hash_keys);
	for (int i = 0; i < 4; i++)
		rt.value.hash_keys[i] |= 1;
}

uint64_t hash_long(const uint8_t *p, size_t n, uint64_t seed)
{
	const uint8_t *end = p + n;
	if (n > 32) {
		uint64_t other = seed ^ rt.value.hash_keys[3];
		for (; end - p > 32; p += 32) {
			seed = hash_mix(hash_read8(p) ^ rt.value.hash_keys[0], hash_read8(p + 8) ^ seed);
			other = hash_mix(hash_read8(p + 16) ^ rt.value.hash_keys[1], hash_read8(p + 24) ^ other);
		}
		seed ^= other;
	}
	if (end - p > 16)
		seed = hash_mix(hash_read8(p) ^ rt.value.hash_keys[2], hash_read8(p + 8) ^ seed);
	return hash_mix(hash_mix(hash_read8(end - 16) ^ rt.value.hash_keys[0], hash_read8(end - 8) ^ seed) ^ n,
			rt.value.hash_keys[2]);
}

uint64_t hash_pieces(const uint8_t *p, size_t n, uint64_t seed)
{
	size_t left = n;
	for (; left > SCHED_PIECE; left -= SCHED_PIECE, p += SCHED_PIECE) {
		seed = hash_long(p, SCHED_PIECE, seed);
		sched_poll();
	}
	seed ^= n;
	return left > 16 ? hash_long(p, left, seed) : hash_short(p, left, seed);
}

uint64_t hash_bytes(const void *p, size_t n, uint64_t seed)
{
	if (n == 8)
		return hash_word(hash_read8(p), seed);
	if (n == 4)
		return hash_word(hash_read4(p), seed);
	return hash_string(p, n, seed);
}

uint64_t hash_random(void)
{
	static __thread uint64_t state __attribute__((tls_model("local-exec")));
	if (!state)
		os_random(&state, sizeof state);
	state += 0x9e3779b97f4a7c15u;
	uint64_t z = state;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}
