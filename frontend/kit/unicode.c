/* unicode.c - classes of characters. */
#include "unicode.h"

struct range {
	uint32_t low, high;
};

static bool in_ranges(const struct range *table, size_t count, uint32_t rune)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (rune < table[mid].low)
			high = mid;
		else if (rune > table[mid].high)
			low = mid + 1;
		else
			return true;
	}
	return false;
}

bool rune_is_letter(uint32_t rune)
{
	static const struct range table[] = {
#define LETTER(low, high) {low, high},
#include "unicode.def"
	};

	if (rune < 0x80)
		return (rune | 0x20) - 'a' < 26;
	return in_ranges(table, KIT_COUNT(table), rune);
}

bool rune_is_digit(uint32_t rune)
{
	static const struct range table[] = {
#define DIGIT(low, high) {low, high},
#include "unicode.def"
	};

	if (rune < 0x80)
		return rune - '0' < 10;
	return in_ranges(table, KIT_COUNT(table), rune);
}

bool rune_is_upper(uint32_t rune)
{
	static const struct range table[] = {
#define UPPER(low, high) {low, high},
#include "unicode.def"
	};

	if (rune < 0x80)
		return rune - 'A' < 26;
	return in_ranges(table, KIT_COUNT(table), rune);
}

bool rune_is_lower(uint32_t rune)
{
	static const struct range table[] = {
#define LOWER(low, high) {low, high},
#include "unicode.def"
	};

	if (rune < 0x80)
		return rune - 'a' < 26;
	return in_ranges(table, KIT_COUNT(table), rune);
}

bool rune_is_print(uint32_t rune)
{
	static const struct range table[] = {
#define PRINT(low, high) {low, high},
#include "unicode.def"
	};

	if (rune < 0x80)
		return rune >= 0x20 && rune < 0x7f;
	return in_ranges(table, KIT_COUNT(table), rune);
}

bool name_is_exported(const char *name)
{
	size_t len = strlen(name);
	int size;

	return len && rune_is_upper(utf8_decode(name, len, &size));
}
