/* string.c - strings: concatenation, comparison, conversions, UTF-8. */
#include <string.h>
#include "rt.h"

#define FRAME_BUF  32 /* bytes of a caller's buffer; for runes: 32 of them */
#define RUNE_ERROR 0xfffd
#define RUNE_MAX   0x10ffff

static struct gosub_pair pair(const void *p, int64_t n)
{
	return (struct gosub_pair){(int64_t)(uintptr_t)p, n};
}

/* The one-byte string of b, in read-only data. */
static const void *byte_string(uint8_t b)
{
	return &gosub_small_ints[b]; /* little-endian */
}

static void *buffer_or_heap(void *buf, size_t n)
{
	return buf && n <= FRAME_BUF ? buf : heap_alloc_raw(n);
}

/* ---- concatenation ---- */

/* Whether bytes at p outlive every frame: the heap's, or of the program, which lies below 2 GB. */
static bool lives_on(const char *p)
{
	return (uintptr_t)p < (uintptr_t)1 << 31 || heap_object_size(p) > 0;
}

struct gosub_pair gosub_concat(void *buf, void *strings, int64_t count)
{
	const struct gosub_string *s = strings, *only = NULL;
	int64_t total = 0, filled = 0;
	for (int64_t i = 0; i < count; i++) {
		if (s[i].len == 0)
			continue;
		if (__builtin_add_overflow(total, s[i].len, &total))
			rt_throw("string concatenation too long");
		only = &s[i];
		filled++;
	}
	if (filled == 0)
		return pair(NULL, 0);
	if (filled == 1 && (buf || lives_on(only->ptr)))
		return pair(only->ptr, only->len);
	char *to = buffer_or_heap(buf, (size_t)total), *at = to;
	for (int64_t i = 0; i < count; i++) {
		sched_poll();
		gosub_typed_move(at, (void *)s[i].ptr, s[i].len);
		at += s[i].len;
	}
	return pair(to, total);
}

/* ---- comparison ---- */

int64_t gosub_string_compare(void *p, int64_t n, void *q, int64_t m)
{
	int c = bytes_compare(p, q, (size_t)(n < m ? n : m));
	if (c)
		return c < 0 ? -1 : 1;
	return (n > m) - (n < m);
}

bool gosub_mem_equal(void *p, void *q, int64_t n)
{
	return p == q || bytes_compare(p, q, (size_t)n) == 0;
}

/* ---- bytes ---- */

struct gosub_pair gosub_bytes_to_string(void *buf, void *p, int64_t n)
{
	if (n == 0)
		return pair(NULL, 0);
	if (n == 1)
		return pair(byte_string(*(uint8_t *)p), 1);
	void *to = buffer_or_heap(buf, (size_t)n);
	gosub_typed_move(to, p, n);
	return pair(to, n);
}

struct gosub_pair gosub_string_to_bytes(void *buf, void *p, int64_t n)
{
	size_t cap = FRAME_BUF;
	char *to = buf;
	if (!buf || n > FRAME_BUF) {
		cap = heap_round((size_t)n, true);
		to = heap_alloc_raw(cap);
	}
	gosub_typed_move(to, p, n);
	memset(to + n, 0, cap - (size_t)n);
	return pair(to, (int64_t)cap);
}

/* ---- runes ---- */

#define PIECE 0xffff /* runes between two looks for a stop of the world: all bits set */

struct decoded {
	uint32_t rune;
	int width;
};

static bool is_tail(uint8_t b, uint8_t lo, uint8_t hi)
{
	return b >= lo && b <= hi;
}

/* The rune at p, n >= 1 bytes long; a wrong byte is U+FFFD of width 1. */
static inline __attribute__((always_inline)) struct decoded decode(const uint8_t *p, int64_t n)
{
	const struct decoded wrong = {RUNE_ERROR, 1};
	uint8_t a = p[0];
	if (a < 0x80)
		return (struct decoded){a, 1};
	if (a < 0xc2 || a > 0xf4)
		return wrong;
	if (a < 0xe0) {
		if (n < 2 || !is_tail(p[1], 0x80, 0xbf))
			return wrong;
		return (struct decoded){(a & 0x1fu) << 6 | (p[1] & 0x3f), 2};
	}
	if (a < 0xf0) {
		uint8_t lo = a == 0xe0 ? 0xa0 : 0x80, hi = a == 0xed ? 0x9f : 0xbf;
		if (n < 3 || !is_tail(p[1], lo, hi) || !is_tail(p[2], 0x80, 0xbf))
			return wrong;
		return (struct decoded){(a & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3f), 3};
	}
	uint8_t lo = a == 0xf0 ? 0x90 : 0x80, hi = a == 0xf4 ? 0x8f : 0xbf;
	if (n < 4 || !is_tail(p[1], lo, hi) || !is_tail(p[2], 0x80, 0xbf) || !is_tail(p[3], 0x80, 0xbf))
		return wrong;
	return (struct decoded){(a & 7u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3f), 4};
}

static uint32_t valid_rune(int64_t r)
{
	return r < 0 || r > RUNE_MAX || (r >= 0xd800 && r <= 0xdfff) ? RUNE_ERROR : (uint32_t)r;
}

static int encode(uint8_t *to, uint32_t r)
{
	if (r < 0x80) {
		to[0] = (uint8_t)r;
		return 1;
	}
	if (r < 0x800) {
		to[0] = (uint8_t)(0xc0 | r >> 6);
		to[1] = (uint8_t)(0x80 | (r & 0x3f));
		return 2;
	}
	if (r < 0x10000) {
		to[0] = (uint8_t)(0xe0 | r >> 12);
		to[1] = (uint8_t)(0x80 | (r >> 6 & 0x3f));
		to[2] = (uint8_t)(0x80 | (r & 0x3f));
		return 3;
	}
	to[0] = (uint8_t)(0xf0 | r >> 18);
	to[1] = (uint8_t)(0x80 | (r >> 12 & 0x3f));
	to[2] = (uint8_t)(0x80 | (r >> 6 & 0x3f));
	to[3] = (uint8_t)(0x80 | (r & 0x3f));
	return 4;
}

struct gosub_pair gosub_decode_rune(void *p, int64_t n, int64_t i)
{
	struct decoded d = decode((const uint8_t *)p + i, n - i);
	return (struct gosub_pair){(int64_t)d.rune, i + d.width};
}

struct gosub_pair gosub_rune_to_string(void *buf, int64_t rune)
{
	uint8_t bytes[4];
	int n = encode(bytes, valid_rune(rune));
	if (n == 1)
		return pair(byte_string(bytes[0]), 1);
	void *to = buf ? buf : heap_alloc_raw((size_t)n);
	memcpy(to, bytes, (size_t)n);
	return pair(to, n);
}

static int64_t count_runes(const uint8_t *s, int64_t n)
{
	int64_t count = 0;
	for (int64_t i = 0; i < n; count++) {
		if ((count & PIECE) == PIECE)
			sched_poll();
		i += decode(s + i, n - i).width;
	}
	return count;
}

struct gosub_pair gosub_string_to_runes(void *buf, void *p, int64_t n, void *len_out)
{
	const uint8_t *s = p;
	int64_t count = count_runes(s, n);
	*(int64_t *)len_out = count;
	size_t cap = FRAME_BUF;
	uint32_t *to = buf;
	if (!buf || count > FRAME_BUF) {
		cap = heap_round((size_t)count * 4, true) / 4;
		to = heap_alloc_raw(cap * 4);
	}
	int64_t at = 0;
	for (int64_t i = 0; i < n;) {
		struct decoded d = decode(s + i, n - i);
		if ((at & PIECE) == PIECE)
			sched_poll();
		to[at++] = d.rune;
		i += d.width;
	}
	memset(to + at, 0, (cap - (size_t)at) * 4);
	return pair(to, (int64_t)cap);
}

static int64_t encoded_size(const int32_t *runes, int64_t n)
{
	uint8_t bytes[4];
	int64_t total = 0;
	for (int64_t i = 0; i < n; i++) {
		if ((i & PIECE) == PIECE)
			sched_poll();
		total += encode(bytes, valid_rune(runes[i]));
	}
	return total;
}

struct gosub_pair gosub_runes_to_string(void *buf, void *p, int64_t n)
{
	const int32_t *runes = p;
	uint8_t bytes[4];
	int64_t total = encoded_size(runes, n);
	if (total == 0)
		return pair(NULL, 0);
	uint8_t *to = buffer_or_heap(buf, (size_t)total), *at = to;
	for (int64_t i = 0; i < n; i++) {
		if ((i & PIECE) == PIECE)
			sched_poll();
		int width = encode(bytes, valid_rune(runes[i]));
		memcpy(at, bytes, (size_t)width);
		at += width;
	}
	return pair(to, total);
}
