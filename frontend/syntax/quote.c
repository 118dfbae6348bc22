/* quote.c - how Go's formatting shows a character. */
#include "syntax.h"

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
