/* literal.c - what string and rune literals mean. */
#include "syntax.h"

static uint32_t hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return (uint32_t)(c - '0');
	return (uint32_t)((c | 0x20) - 'a') + 10;
}

static uint32_t number(const char **p, int digits, uint32_t base)
{
	uint32_t x = 0;

	for (int i = 0; i < digits; i++)
		x = x * base + hex_value(*(*p)++);
	return x;
}

/* The escape after the backslash at *p; *byte tells a byte (\x41, \101) from a character. */
static uint32_t unescape(const char **p, bool *byte)
{
	char c = *(*p)++;

	*byte = false;
	switch (c) {
	case 'a':
		return '\a';
	case 'b':
		return '\b';
	case 'f':
		return '\f';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case 't':
		return '\t';
	case 'v':
		return '\v';
	case 'x':
		*byte = true;
		return number(p, 2, 16);
	case 'u':
		return number(p, 4, 16);
	case 'U':
		return number(p, 8, 16);
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
		*byte = true;
		(*p)--;
		return number(p, 3, 8);
	default:
		return (unsigned char)c;
	}
}

static void raw_value(struct text *t, struct str body)
{
	for (size_t i = 0; i < body.len; i++)
		if (body.data[i] != '\r')
			text_char(t, body.data[i]);
}

static void quoted_value(struct text *t, struct str body)
{
	const char *p = body.data, *end = body.data + body.len;

	while (p < end) {
		const char *plain = p;
		bool byte;

		while (p < end && *p != '\\')
			p++;
		text_add(t, (struct str){plain, (size_t)(p - plain)});
		if (p == end)
			break;
		p++;
		uint32_t rune = unescape(&p, &byte);
		if (byte)
			text_char(t, (char)rune);
		else
			text_rune(t, rune);
	}
}

struct str literal_string(struct arena *a, const struct node *n)
{
	struct text t = {.arena = a};
	struct str s = n->literal.text;

	KIT_ASSERT(n->kind == NODE_LITERAL && n->literal.kind == LIT_STRING);
	if (n->literal.bad || s.len < 2)
		return STR("");

	struct str body = {s.data + 1, s.len - 2};
	if (s.data[0] == '`')
		raw_value(&t, body);
	else
		quoted_value(&t, body);
	return text_str(&t);
}

uint32_t literal_rune(const struct node *n)
{
	struct str s = n->literal.text;
	bool byte;
	int size;

	KIT_ASSERT(n->kind == NODE_LITERAL && n->literal.kind == LIT_RUNE);
	if (n->literal.bad || s.len < 3)
		return 0;

	const char *p = s.data + 1;
	if (*p != '\\')
		return utf8_decode(p, s.len - 2, &size);
	p++;
	return unescape(&p, &byte);
}
