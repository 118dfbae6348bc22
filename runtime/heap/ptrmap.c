/* ptrmap.c - the bitmap that says which words of a cell are pointers. */
#include <string.h>
#include "heap.h"

/* Ors n <= 64 bits to the table from bit i on. */
static inline void or_bits(uint64_t *table, size_t i, uint64_t bits, size_t n)
{
	size_t shift = i & 63;
	table[i >> 6] |= bits << shift;
	if (shift + n > 64)
		table[(i >> 6) + 1] |= bits >> (64 - shift);
}

static inline uint64_t mask_word(const uint8_t *gcdata, size_t first, size_t words)
{
	uint64_t m = 0;
	memcpy(&m, gcdata + first / 8, (words + 7) / 8);
	return words == 64 ? m : m & (((uint64_t)1 << words) - 1);
}

static void set_masked(uint64_t *table, size_t i, const struct gosub_type *t)
{
	size_t words = t->ptr_bytes / 8;
	for (size_t w = 0; w < words; w += 64) {
		size_t n = words - w < 64 ? words - w : 64;
		or_bits(table, i + w, mask_word(t->gcdata, w, n), n);
	}
}

/* The part with a mask that byte `at` of a t is in, or comes behind; where it begins. */
static const struct gosub_type *part_at(const struct gosub_type *t, size_t at, size_t *start)
{
	*start = 0;
	while (t->tflag & GOSUB_TFLAG_GC_ON_DEMAND) {
		const struct gosub_struct_type *st = (const struct gosub_struct_type *)t;
		int64_t n = 0;

		if ((t->kind & 31) == GOSUB_KIND_ARRAY) {
			t = ((const struct gosub_array_type *)t)->elem;
			*start += (at - *start) / t->size * t->size;
			continue;
		}
		while (n + 1 < st->len && st->fields[n + 1].offset <= at - *start)
			n++;
		*start += st->fields[n].offset;
		t = st->fields[n].type;
	}
	return t;
}

/* Types without a mask: package reflect has made them. */
static void set_one(uint64_t *table, size_t i, const struct gosub_type *t)
{
	size_t at = 0, start;

	while (at < t->ptr_bytes) {
		const struct gosub_type *part = part_at(t, at, &start);

		set_masked(table, i + start / 8, part);
		at = start + part->size > at ? start + part->size : at + 1;
	}
}

/* Values of at most 64 words: the pattern is loaded once. */
static void set_small(uint64_t *table, size_t i, const struct gosub_type *t, size_t count)
{
	size_t words = t->ptr_bytes / 8, step = t->size / 8;
	uint64_t mask = mask_word(t->gcdata, 0, words);
	while (step <= 32 && count >= 2 && count % 2 == 0) {
		mask |= mask << step;
		words = step + words;
		step *= 2;
		count /= 2;
	}
	for (; count; count--, i += step)
		or_bits(table, i, mask, words);
}

void ptrmap_set(uintptr_t p, const struct gosub_type *t, size_t count)
{
	struct arena *a = (struct arena *)(p & ~(ARENA_SIZE - 1));
	uint64_t *table = (uint64_t *)a->ptrmap;
	size_t i = (p & (ARENA_SIZE - 1)) >> 3;
	if (t->size <= 64 * 8) {
		set_small(table, i, t, count);
		return;
	}
	for (; count; count--, i += t->size / 8)
		set_one(table, i, t);
}

void ptrmap_clear(uintptr_t lo, uintptr_t hi)
{
	struct arena *a = (struct arena *)(lo & ~(ARENA_SIZE - 1));
	uint64_t *table = (uint64_t *)a->ptrmap;
	size_t i = (lo & (ARENA_SIZE - 1)) >> 3, end = i + ((hi - lo) >> 3);
	uint64_t first = ~(uint64_t)0 << (i & 63), last = ((uint64_t)1 << (end & 63)) - 1;
	if (i >> 6 == end >> 6) {
		table[i >> 6] &= ~(first & last);
		return;
	}
	table[i >> 6] &= ~first;
	memset(&table[(i >> 6) + 1], 0, ((end >> 6) - (i >> 6) - 1) * 8);
	if (end & 63)
		table[end >> 6] &= ~last;
}
