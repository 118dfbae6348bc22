/* scan.h - the scanner, seen by the parser only. */
#ifndef SCAN_H
#define SCAN_H

#include "syntax.h"

struct scanner;

/* Called for line directives (of either comment form) and "//go:" comments: text without the marks;
 * pos is that of the comment, after that of what follows it (next line, or next column). */
typedef void (*scan_directive_fn)(struct scanner *s, pos_t pos, pos_t after, struct str text, bool line_comment);
typedef void (*scan_error_fn)(struct scanner *s, pos_t pos, struct str message);

struct scanner {
	struct arena *arena;
	scan_error_fn error;
	scan_directive_fn directive;

	/* Source: ch is the character at `at`, `width` bytes wide; -1 at the end. */
	const char *begin, *end, *at;
	const char *line_start;
	uint32_t file, line;
	int32_t ch;
	int width;

	/* The current token. */
	enum token tok;
	pos_t pos;
	const char *start;
	bool blank;             /* nothing but white space before it on its line */
	bool nlsemi;            /* a newline or the end of the file here is a semicolon */
	struct str lit;         /* TOK_NAME, TOK_LITERAL; TOK_SEMI: "semicolon", "newline" or "EOF" */
	enum literal_kind kind; /* TOK_LITERAL */
	bool bad;               /* TOK_LITERAL: malformed, reported */
	enum op op;             /* TOK_OPERATOR, TOK_STAR, TOK_ASSIGN_OP, TOK_INC_OP */
	int prec;
};

void scan_init(struct scanner *s, struct arena *a, uint32_t file, struct str text);
void scan_next(struct scanner *s);
/* From the token '{' to the '}' that belongs to it, without looking at what stands between: only directives are seen.
 * False, with nothing passed, when there is none, or a literal does not end. */
bool scan_skip_block(struct scanner *s);

/* Between scan.c and scan_literal.c. */
void scan_char_slow(struct scanner *s);

/* To the next character. Stray NULs, bad bytes and byte order marks are reported and skipped. */
static inline void scan_char(struct scanner *s)
{
	const char *next = s->at + s->width;

	if (next < s->end && s->ch != '\n' && (unsigned char)(*next - 1) < 0x7f) {
		s->at = next;
		s->ch = *next;
		s->width = 1;
	} else {
		scan_char_slow(s);
	}
}

/* Classes of ASCII characters other than NUL and newline. */
enum scan_class {
	SCAN_NAME = 1 << 0,   /* letter, digit, _ */
	SCAN_SPACE = 1 << 1,  /* blank, tab, carriage return */
	SCAN_LINE = 1 << 2,   /* all of them: the rest of a line */
	SCAN_BLOCK = 1 << 3,  /* no '*' */
	SCAN_STRING = 1 << 4, /* no '"' or '\\' */
	SCAN_RAW = 1 << 5,    /* no '`' */
	SCAN_CODE = 1 << 6,   /* nothing that opens or closes a block, a literal, a comment */
};
/* Past all characters of the class from ch on. */
void scan_run(struct scanner *s, enum scan_class class);
pos_t scan_pos(const struct scanner *s); /* of ch */
void scan_error(struct scanner *s, pos_t pos, const char *fmt, ...) KIT_PRINTF(3, 4);
void scan_number(struct scanner *s, bool seen_point);
void scan_string(struct scanner *s);
void scan_raw_string(struct scanner *s);
void scan_rune(struct scanner *s);

#endif
