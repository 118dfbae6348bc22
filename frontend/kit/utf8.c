/* utf8.c - strict UTF-8: no surrogates, no overlong forms, nothing above U+10FFFF. */
#include "kit.h"

#define UTF8_BAD 0xFFFDu

uint32_t utf8_decode(const char *s, size_t len, int *size)
{
	const unsigned char *p = (const unsigned char *)s;
	uint32_t rune, least;
	int more;

	*size = 1;
	if (p[0] < 0x80)
		return p[0];
	if (p[0] >= 0xC2 && p[0] <= 0xDF)
		rune = p[0] & 0x1F, more = 1, least = 0x80;
	else if ((p[0] & 0xF0) == 0xE0)
		rune = p[0] & 0x0F, more = 2, least = 0x800;
	else if (p[0] >= 0xF0 && p[0] <= 0xF4)
		rune = p[0] & 0x07, more = 3, least = 0x10000;
	else
		return UTF8_BAD;
	if (len <= (size_t)more)
		return UTF8_BAD;
	for (int i = 1; i <= more; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return UTF8_BAD;
		rune = rune << 6 | (p[i] & 0x3F);
	}
	if (rune < least || rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF))
		return UTF8_BAD;
	*size = more + 1;
	return rune;
}

int utf8_encode(char out[4], uint32_t rune)
{
	if (rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF))
		rune = UTF8_BAD;
	if (rune < 0x80) {
		out[0] = (char)rune;
		return 1;
	}
	if (rune < 0x800) {
		out[0] = (char)(0xC0 | rune >> 6);
		out[1] = (char)(0x80 | (rune & 0x3F));
		return 2;
	}
	if (rune < 0x10000) {
		out[0] = (char)(0xE0 | rune >> 12);
		out[1] = (char)(0x80 | (rune >> 6 & 0x3F));
		out[2] = (char)(0x80 | (rune & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | rune >> 18);
	out[1] = (char)(0x80 | (rune >> 12 & 0x3F));
	out[2] = (char)(0x80 | (rune >> 6 & 0x3F));
	out[3] = (char)(0x80 | (rune & 0x3F));
	return 4;
}
