/* bytealg.c - what package internal/bytealg looks for in bytes. */
#define _GNU_SOURCE
#include "overlay.h"
#include "value/hash.h"

#include <string.h>

/* ---- one byte ---- */

static int64_t index_byte(const char *s, int64_t len, int byte)
{
	for (int64_t at = 0; at < len; at += (int64_t)SCHED_PIECE) {
		size_t n = (size_t)(len - at) < SCHED_PIECE ? (size_t)(len - at) : SCHED_PIECE;
		const char *found = memchr(s + at, byte, n);

		if (found)
			return found - s;
		sched_poll();
	}
	return -1;
}

RT_GO(int64_t, index_byte, (const char *s, int64_t len, int64_t cap, int byte))
{
	return index_byte(s, len, byte);
}

RT_GO(int64_t, index_byte_string, (const char *s, int64_t len, int byte))
{
	return index_byte(s, len, byte);
}

static int64_t count_piece(const char *s, int64_t len, char byte)
{
	int64_t n = 0;

	for (int64_t i = 0; i < len; i++)
		n += s[i] == byte;
	return n;
}

static int64_t count_byte(const char *s, int64_t len, int byte)
{
	int64_t n = 0;

	for (; len > (int64_t)SCHED_PIECE; s += SCHED_PIECE, len -= (int64_t)SCHED_PIECE) {
		n += count_piece(s, (int64_t)SCHED_PIECE, (char)byte);
		sched_poll();
	}
	return n + count_piece(s, len, (char)byte);
}

RT_GO(int64_t, count_byte, (const char *s, int64_t len, int64_t cap, int byte))
{
	return count_byte(s, len, byte);
}

RT_GO(int64_t, count_byte_string, (const char *s, int64_t len, int byte))
{
	return count_byte(s, len, byte);
}

/* ---- order ---- */

static int64_t compare(const char *a, int64_t alen, const char *b, int64_t blen)
{
	int c = bytes_compare(a, b, (size_t)(alen < blen ? alen : blen));

	return c ? (c > 0) - (c < 0) : (alen > blen) - (alen < blen);
}

RT_GO(int64_t, compare_bytes, (const char *a, int64_t alen, int64_t acap, const char *b, int64_t blen, int64_t bcap))
{
	return compare(a, alen, b, blen);
}

RT_GO(int64_t, compare_strings, (const char *a, int64_t alen, const char *b, int64_t blen))
{
	return compare(a, alen, b, blen);
}

/* ---- bytes in bytes ---- */

static int64_t index_of(const char *a, int64_t alen, const char *b, int64_t blen)
{
	for (int64_t at = 0; at + blen <= alen; at++) {
		int64_t next = index_byte(a + at, alen - at - blen + 1, b[0]);

		if (next < 0)
			return -1;
		at += next;
		if (!memcmp(a + at, b, (size_t)blen))
			return at;
	}
	return -1;
}

RT_GO(int64_t, index_bytes, (const char *a, int64_t alen, int64_t acap, const char *b, int64_t blen, int64_t bcap))
{
	return index_of(a, alen, b, blen);
}

RT_GO(int64_t, index_string, (const char *a, int64_t alen, const char *b, int64_t blen))
{
	return index_of(a, alen, b, blen);
}

/* ---- memory for bytes ---- */

RT_GO(struct gosub_pair, raw_bytes, (int64_t n))
{
	size_t room = heap_round((size_t)n, true);

	return (struct gosub_pair){(int64_t)(uintptr_t)heap_alloc_raw(room), (int64_t)room};
}

/* Of any number of bytes: hash_bytes is for values of one size, which need not tell four zeros from eight. */
RT_GO(uint64_t, hash_bytes, (const void *p, uint64_t n, uint64_t seed))
{
	return hash_string(p, n, seed);
}
