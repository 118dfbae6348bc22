/* unicode.c - classes of characters, and how Go's formatting shows a character. */
#include "syntax.h"

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

/* The part of a quoted character between the quotes. */
static void quote_into(struct text *t, uint32_t rune, char quote)
{
	static const char letters[] = "abfnrtv", codes[] = "\a\b\f\n\r\t\v";

	if (rune == (unsigned char)quote || rune == '\\') {
		text_char(t, '\\');
		text_char(t, (char)rune);
		return;
	}
	if (rune_is_print(rune)) {
		text_rune(t, rune);
		return;
	}

	const char *code = rune && rune < 0x20 ? strchr(codes, (int)rune) : NULL;
	if (code)
		text_printf(t, "\\%c", letters[code - codes]);
	else if (rune < 0x20 || rune == 0x7f)
		text_printf(t, "\\x%02x", rune);
	else if (rune < 0x10000)
		text_printf(t, "\\u%04x", rune);
	else
		text_printf(t, "\\U%08x", rune);
}

struct str rune_quote(struct arena *a, uint32_t rune)
{
	struct text t = {.arena = a};

	text_char(&t, '\'');
	quote_into(&t, rune, '\'');
	text_char(&t, '\'');
	return text_str(&t);
}

struct str rune_code_point(struct arena *a, uint32_t rune)
{
	struct text t = {.arena = a};

	text_printf(&t, "U+%04X", rune);
	if (rune_is_print(rune)) {
		text_add(&t, STR(" '"));
		text_rune(&t, rune);
		text_char(&t, '\'');
	}
	return text_str(&t);
}

struct str str_quote(struct arena *a, struct str s)
{
	struct text t = {.arena = a};
	int size;

	text_char(&t, '"');
	for (size_t i = 0; i < s.len; i += (size_t)size) {
		uint32_t rune = utf8_decode(s.data + i, s.len - i, &size);

		if (rune == 0xFFFD && size == 1)
			text_printf(&t, "\\x%02x", (unsigned char)s.data[i]);
		else
			quote_into(&t, rune, '"');
	}
	text_char(&t, '"');
	return text_str(&t);
}
