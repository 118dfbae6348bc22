#include <string.h>

#include "modfile.h"
#include "syntax.h"

enum mod_token { MOD_END, MOD_NEWLINE, MOD_COMMENT, MOD_WORD, MOD_PUNCTUATION };

struct reader {
	struct arena *arena;
	struct modfile *out;
	struct str rest;
	uint32_t line, col;

	enum mod_token kind; /* the token read last */
	struct str text;
	uint32_t at_line, at_col;
};

/* The first error counts. */
static void fail(struct reader *r, uint32_t line, uint32_t col, struct str message)
{
	if (r->out->error.len)
		return;
	r->out->error = message;
	r->out->line = line;
	r->out->col = col;
	r->rest.len = 0;
}

static void fail_here(struct reader *r, const char *message)
{
	fail(r, r->line, r->col, str_of(message));
}

/* ---- tokens ---- */

static uint32_t peek_rune(const struct reader *r, int *size)
{
	*size = 1;
	return r->rest.len ? utf8_decode(r->rest.data, r->rest.len, size) : 0;
}

static void advance(struct reader *r)
{
	int size;
	if (!r->rest.len)
		return;
	r->col++;
	if (peek_rune(r, &size) == '\n') {
		r->line++;
		r->col = 1;
	}
	r->rest.data += size;
	r->rest.len -= (size_t)size;
}

static bool is_punctuation(uint32_t c)
{
	return c && c < 0x80 && strchr("()[]{},", (int)c);
}

static bool in_word(const struct reader *r)
{
	int size;
	uint32_t c = peek_rune(r, &size);
	return r->rest.len && c != ' ' && !is_punctuation(c) && rune_is_print(c) && !str_has_prefix(r->rest, STR("//"));
}

static void comment_like_c(struct reader *r)
{
	fail_here(r, "mod files must use // comments (not /* */ comments)");
}

static void skip_spaces(struct reader *r)
{
	while (r->rest.len && memchr(" \t\r", *r->rest.data, 3))
		advance(r);
}

static void read_quoted(struct reader *r)
{
	char quote = *r->rest.data;
	advance(r);
	while (r->rest.len && *r->rest.data != quote) {
		if (*r->rest.data == '\n') {
			fail_here(r, "unexpected newline in string");
			return;
		}
		if (*r->rest.data == '\\' && quote == '"')
			advance(r);
		advance(r);
	}
	if (!r->rest.len)
		fail(r, r->at_line, r->at_col, STR("unexpected EOF in string"));
	advance(r);
}

static void read_word(struct reader *r)
{
	int size;
	if (str_has_prefix(r->rest, STR("/*"))) {
		comment_like_c(r);
		return;
	}
	if (!in_word(r)) {
		struct str rune = rune_quote(r->arena, peek_rune(r, &size));
		fail(r, r->line, r->col, arena_printf(r->arena, "unexpected input character " STR_FMT, STR_ARG(rune)));
		return;
	}
	while (in_word(r)) {
		if (str_has_prefix(r->rest, STR("/*"))) {
			comment_like_c(r);
			return;
		}
		advance(r);
	}
}

static enum mod_token read_kind(struct reader *r)
{
	char c = r->rest.len ? *r->rest.data : 0;
	if (!r->rest.len)
		return MOD_END;
	if (str_has_prefix(r->rest, STR("//"))) {
		while (r->rest.len && *r->rest.data != '\n')
			advance(r);
		advance(r);
		return MOD_COMMENT;
	}
	if (c == '\n' || is_punctuation((unsigned char)c)) {
		advance(r);
		return c == '\n' ? MOD_NEWLINE : MOD_PUNCTUATION;
	}
	if (c == '"' || c == '`')
		read_quoted(r);
	else
		read_word(r);
	return r->out->error.len ? MOD_END : MOD_WORD;
}

static void next(struct reader *r)
{
	skip_spaces(r);
	const char *start = r->rest.data;
	r->at_line = r->line;
	r->at_col = r->col;
	r->kind = read_kind(r);
	r->text = (struct str){start, (size_t)(r->rest.data - start)};
}

static bool ends_line(const struct reader *r)
{
	return r->kind == MOD_END || r->kind == MOD_NEWLINE || r->kind == MOD_COMMENT;
}

static bool is(const struct reader *r, char punctuation)
{
	return r->kind == MOD_PUNCTUATION && *r->text.data == punctuation;
}

/* ---- lines ---- */

/* "// indirect" or "// indirect; why" */
static bool is_indirect(struct str comment)
{
	struct str s = str_part(comment, 2, comment.len);
	while (s.len && (*s.data == ' ' || *s.data == '\t'))
		s = str_part(s, 1, s.len);
	return str_has_prefix(s, STR("indirect")) && (s.len == 8 || strchr("; \t\r\n", s.data[8]));
}

/* The words up to the end of the line. Outside of blocks a "(" that ends it opens one: *block. */
static struct modfile_line read_words(struct reader *r, bool inside, bool *block)
{
	struct modfile_line l = {.line = r->at_line, .col = r->at_col, .inside = inside};
	*block = false;
	while (!ends_line(r)) {
		struct str word = r->text;
		bool open = is(r, '(') && l.words.len && !inside;
		next(r);
		if (open && ends_line(r)) {
			*block = true;
			break;
		}
		VEC_PUSH(r->arena, &l.words, word);
	}
	l.indirect = r->kind == MOD_COMMENT && is_indirect(r->text);
	next(r);
	return l;
}

static bool is_empty_block(const struct modfile_line *l)
{
	uint32_t n = l->words.len;
	return n > 2 && str_eq(l->words.at[n - 2], STR("(")) && str_eq(l->words.at[n - 1], STR(")"));
}

static void read_block(struct reader *r, const struct modfile_line *head, const char *path)
{
	bool nested;
	while (!is(r, ')')) {
		if (r->kind == MOD_END) {
			fail(r, r->line, r->col,
			     arena_printf(r->arena, "syntax error (unterminated block started at %s:%u:%u)", path,
					  head->line, head->col));
			return;
		}
		if (ends_line(r)) {
			next(r);
			continue;
		}
		struct modfile_line l = read_words(r, true, &nested);
		VEC_PUSH(r->arena, &r->out->lines, l);
	}
	next(r);
	if (!ends_line(r))
		fail_here(r, "syntax error (expected newline after closing paren)");
	next(r);
}

static void read_statement(struct reader *r, const char *path)
{
	bool block;
	struct modfile_line l = read_words(r, false, &block);
	l.block = block || is_empty_block(&l);
	if (is_empty_block(&l))
		l.words.len -= 2;
	VEC_PUSH(r->arena, &r->out->lines, l);
	if (block)
		read_block(r, &l, path);
}

struct modfile modfile_read(struct arena *a, struct str text, const char *path)
{
	struct modfile m = {0};
	struct reader r = {.arena = a, .out = &m, .rest = text, .line = 1, .col = 1};
	next(&r);
	while (r.kind != MOD_END) {
		if (ends_line(&r))
			next(&r);
		else
			read_statement(&r, path);
	}
	return m;
}

/* ---- words ---- */

/* How many characters from set, of n wanted, text starts with. */
static bool has_digits(struct str text, size_t n, const char *set)
{
	for (size_t i = 0; i < n; i++)
		if (i >= text.len || !strchr(set, text.data[i]))
			return false;
	return true;
}

static bool is_escape(struct str after)
{
	static const char hex[] = "0123456789abcdefABCDEF", octal[] = "01234567";
	struct str digits = {after.data + 1, after.len - 1};
	switch (after.len ? *after.data : 0) {
	case 'x':
		return has_digits(digits, 2, hex);
	case 'u':
		return has_digits(digits, 4, hex);
	case 'U':
		return has_digits(digits, 8, hex);
	case '0':
	case '1':
	case '2':
	case '3':
		return has_digits(digits, 2, octal);
	default:
		return after.len && strchr("abfnrtv\\\"", *after.data);
	}
}

static bool has_bad_escape(struct str body)
{
	for (size_t i = 0; i < body.len; i++)
		if (body.data[i] == '\\' && !is_escape((struct str){body.data + i + 1, body.len - i - 1}))
			return true;
		else if (body.data[i] == '\\')
			i++;
	return false;
}

const char *modfile_unquote(struct arena *a, struct str word, struct str *out)
{
	struct node literal = {.kind = NODE_LITERAL, .literal = {.text = word, .kind = LIT_STRING}};
	*out = word;
	if (word.len && *word.data == '"') {
		if (has_bad_escape((struct str){word.data + 1, word.len - 2}))
			return "invalid syntax";
		*out = literal_string(a, &literal);
		return NULL;
	}
	for (size_t i = 0; i < word.len; i++)
		if (strchr("\"'`", word.data[i]))
			return "unquoted string cannot contain quote";
	return NULL;
}
