/* str.c - strings with a length, and text that grows. */
#include "kit.h"

#include <stdio.h>

struct str str_of(const char *cstr)
{
	return (struct str){cstr, cstr ? strlen(cstr) : 0};
}

bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.data, b.data, a.len));
}

int str_cmp(struct str a, struct str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int c = len ? memcmp(a.data, b.data, len) : 0;

	return c ? c : (a.len > b.len) - (a.len < b.len);
}

bool str_has_prefix(struct str s, struct str prefix)
{
	return s.len >= prefix.len && !memcmp(s.data, prefix.data, prefix.len);
}

bool str_has_suffix(struct str s, struct str suffix)
{
	return s.len >= suffix.len && !memcmp(s.data + (s.len - suffix.len), suffix.data, suffix.len);
}

struct str str_part(struct str s, size_t from, size_t to)
{
	return (struct str){s.data + from, to - from};
}

size_t str_find(struct str s, size_t from, const char *word)
{
	size_t n = strlen(word);

	for (; from + n <= s.len; from++)
		if (!memcmp(s.data + from, word, n))
			return from;
	return s.len;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_next_line(struct str *rest)
{
	const char *end = memchr(rest->data, '\n', rest->len);
	size_t len = end ? (size_t)(end - rest->data) + 1 : rest->len;
	struct str line = {rest->data, len};

	rest->data += len;
	rest->len -= len;
	return line;
}

struct str str_trim_left(struct str s)
{
	while (s.len && is_blank(s.data[0]))
		s = (struct str){s.data + 1, s.len - 1};
	return s;
}

struct str str_trim_right(struct str s)
{
	while (s.len && is_blank(s.data[s.len - 1]))
		s.len--;
	return s;
}

struct str str_trim(struct str s)
{
	return str_trim_right(str_trim_left(s));
}

struct str str_after_word(struct str line, struct str word)
{
	if (!str_has_prefix(line, word) || (line.len > word.len && !strchr(" \t", line.data[word.len])))
		return (struct str){0};
	return str_trim(str_part(line, word.len, line.len));
}

struct str str_next_word(struct str *rest)
{
	struct str word = str_trim_left(*rest);
	size_t n = 0;

	while (n < word.len && !is_blank(word.data[n]))
		n++;
	*rest = str_part(word, n, word.len);
	return str_part(word, 0, n);
}

struct str str_line(struct str text, uint32_t n)
{
	for (; n > 1 && text.len; n--)
		str_next_line(&text);
	if (text.len)
		text = str_next_line(&text);
	return str_trim(text);
}

struct str arena_str(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.len + 1);

	if (s.len)
		memcpy(p, s.data, s.len);
	return (struct str){p, s.len};
}

struct str arena_vprintf(struct arena *a, const char *fmt, va_list args)
{
	char small[256];
	va_list again;

	va_copy(again, args);
	int len = vsnprintf(small, sizeof small, fmt, args);
	if (len < 0)
		kit_fatal("cannot format \"%s\"", fmt);

	char *p = arena_alloc(a, (size_t)len + 1);
	if ((size_t)len < sizeof small)
		memcpy(p, small, (size_t)len + 1);
	else
		vsnprintf(p, (size_t)len + 1, fmt, again);
	va_end(again);
	return (struct str){p, (size_t)len};
}

struct str arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	struct str s = arena_vprintf(a, fmt, args);
	va_end(args);
	return s;
}

/* Room for `more` bytes and a NUL. */
static void text_reserve(struct text *t, size_t more)
{
	if (t->cap - t->len > more)
		return;

	size_t cap = t->cap < 32 ? 64 : t->cap * 2;
	while (cap - t->len <= more)
		cap *= 2;

	char *fresh = arena_alloc(t->arena, cap);
	if (t->len)
		memcpy(fresh, t->data, t->len);
	t->data = fresh;
	t->cap = cap;
}

void text_add(struct text *t, struct str s)
{
	text_reserve(t, s.len);
	if (s.len)
		memcpy(t->data + t->len, s.data, s.len);
	t->len += s.len;
	t->data[t->len] = '\0';
}

void text_char(struct text *t, char c)
{
	text_add(t, (struct str){&c, 1});
}

void text_uleb(struct text *t, uint64_t v)
{
	for (; v >= 128; v >>= 7)
		text_char(t, (char)(v | 128));
	text_char(t, (char)v);
}

void text_rune(struct text *t, uint32_t rune)
{
	char buf[4];
	int len = utf8_encode(buf, rune);

	text_add(t, (struct str){buf, (size_t)len});
}

void text_printf(struct text *t, const char *fmt, ...)
{
	va_list args, again;

	va_start(args, fmt);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, fmt, args);
	if (len < 0)
		kit_fatal("cannot format \"%s\"", fmt);
	text_reserve(t, (size_t)len);
	vsnprintf(t->data + t->len, (size_t)len + 1, fmt, again);
	t->len += (size_t)len;
	va_end(again);
	va_end(args);
}

struct str text_str(const struct text *t)
{
	return t->data ? (struct str){t->data, t->len} : STR("");
}
