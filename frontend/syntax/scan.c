/* scan.c - bytes to tokens: white space, comments, names, operators, automatic semicolons. */
#include "scan.h"

#define BOM 0xFEFF

void scan_error(struct scanner *s, pos_t pos, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	struct str message = arena_vprintf(s->arena, fmt, args);
	va_end(args);
	s->error(s, pos, message);
}

static pos_t pos_at(const struct scanner *s, const char *p)
{
	return POS(s->file, s->line, (uint64_t)(p - s->line_start) + 1);
}

pos_t scan_pos(const struct scanner *s)
{
	return pos_at(s, s->at);
}

/* A character that is not ASCII; false when it is to be passed over. */
static bool wide_char(struct scanner *s)
{
	uint32_t rune = utf8_decode(s->at, (size_t)(s->end - s->at), &s->width);

	if (rune == 0xFFFD && s->width == 1) {
		scan_error(s, scan_pos(s), "invalid UTF-8 encoding");
		return false;
	}
	if (rune == BOM) {
		if (s->at > s->begin)
			scan_error(s, scan_pos(s), "invalid BOM in the middle of the file");
		return false;
	}
	s->ch = (int32_t)rune;
	return true;
}

void scan_char_slow(struct scanner *s)
{
	for (;;) {
		s->at += s->width;
		if (s->ch == '\n') {
			s->line++;
			s->line_start = s->at;
		}
		if (s->at >= s->end) {
			s->ch = -1;
			s->width = 0;
			return;
		}
		s->ch = (unsigned char)*s->at;
		s->width = 1;
		if (s->ch >= 0x80) {
			if (wide_char(s))
				return;
		} else if (s->ch == 0) {
			scan_error(s, scan_pos(s), "invalid NUL character");
		} else {
			return;
		}
		s->ch = 0;
	}
}

#define MARKS  (SCAN_LINE | SCAN_BLOCK | SCAN_STRING | SCAN_RAW)
#define WORDS  (SCAN_NAME | MARKS | SCAN_CODE)
#define BLANKS (SCAN_SPACE | MARKS | SCAN_CODE)
#define SIGNS  (MARKS | SCAN_CODE)

static const uint8_t classes[256] = {
    [1 ... 8] = SIGNS,
    ['\t'] = BLANKS,
    [11 ... 12] = SIGNS,
    ['\r'] = BLANKS,
    [14 ... 31] = SIGNS,
    [' '] = BLANKS,
    ['!'] = SIGNS,
    ['"'] = MARKS & ~SCAN_STRING,
    ['#' ... '&'] = SIGNS,
    ['\''] = MARKS,
    ['(' ... ')'] = SIGNS,
    ['*'] = SIGNS & ~SCAN_BLOCK,
    ['+' ... '.'] = SIGNS,
    ['/'] = MARKS,
    ['0' ... '9'] = WORDS,
    [':' ... '@'] = SIGNS,
    ['A' ... 'Z'] = WORDS,
    ['['] = SIGNS,
    ['\\'] = SIGNS & ~SCAN_STRING,
    [']' ... '^'] = SIGNS,
    ['_'] = WORDS,
    ['`'] = MARKS & ~SCAN_RAW,
    ['a' ... 'z'] = WORDS,
    ['{'] = MARKS,
    ['|'] = SIGNS,
    ['}'] = MARKS,
    ['~' ... 127] = SIGNS,
};

void scan_run(struct scanner *s, enum scan_class class)
{
	const char *p = s->at;

	while (p < s->end && (classes[(unsigned char)*p] & class))
		p++;
	if (p == s->at)
		return;
	s->at = p - 1;
	s->ch = *s->at;
	s->width = 1;
	scan_char(s);
}

void scan_init(struct scanner *s, struct arena *a, uint32_t file, struct str text)
{
	s->arena = a;
	s->begin = s->at = s->line_start = text.data;
	s->end = text.data + text.len;
	s->file = file;
	s->line = 1;
	s->ch = ' ';
	s->width = 0;
	s->nlsemi = false;
	scan_char(s);
}

/* ---- names ---- */

static bool is_letter(int32_t ch)
{
	return ((uint32_t)ch | 0x20) - 'a' < 26 || ch == '_';
}

static bool is_decimal(int32_t ch)
{
	return (uint32_t)ch - '0' < 10;
}

/* Characters that cannot stand in a name are taken all the same, and reported. */
static bool at_name_char(struct scanner *s, bool first)
{
	if (s->ch < 0)
		return false;
	if (s->ch == '_' || rune_is_letter((uint32_t)s->ch))
		return true;
	if (rune_is_digit((uint32_t)s->ch)) {
		if (first)
			scan_error(s, scan_pos(s), "identifier cannot begin with digit %s",
				   rune_code_point(s->arena, (uint32_t)s->ch).data);
		return true;
	}
	if (s->ch >= 0x80) {
		scan_error(s, scan_pos(s), "invalid character %s in identifier",
			   rune_code_point(s->arena, (uint32_t)s->ch).data);
		return true;
	}
	return false;
}

static enum token keyword(struct str s)
{
	static const struct str texts[TOK_COUNT] = {
#define TOKEN(name, text)
#define KEYWORD(name, text) [TOK_##name] = {text, sizeof text - 1},
#include "tokens.def"
	};
	/* By first letter, each list ended by TOK_NONE. */
	static const uint8_t lists['v' - 'b' + 1][5] = {
	    ['b' - 'b'] = {TOK_BREAK},
	    ['c' - 'b'] = {TOK_CASE, TOK_CHAN, TOK_CONST, TOK_CONTINUE},
	    ['d' - 'b'] = {TOK_DEFAULT, TOK_DEFER},
	    ['e' - 'b'] = {TOK_ELSE},
	    ['f' - 'b'] = {TOK_FALLTHROUGH, TOK_FOR, TOK_FUNC},
	    ['g' - 'b'] = {TOK_GO, TOK_GOTO},
	    ['i' - 'b'] = {TOK_IF, TOK_IMPORT, TOK_INTERFACE},
	    ['m' - 'b'] = {TOK_MAP},
	    ['p' - 'b'] = {TOK_PACKAGE},
	    ['r' - 'b'] = {TOK_RANGE, TOK_RETURN},
	    ['s' - 'b'] = {TOK_SELECT, TOK_STRUCT, TOK_SWITCH},
	    ['t' - 'b'] = {TOK_TYPE},
	    ['v' - 'b'] = {TOK_VAR},
	};

	if (s.len < 2 || s.len > sizeof "fallthrough" - 1 || s.data[0] < 'b' || s.data[0] > 'v')
		return TOK_NONE;
	for (const uint8_t *t = lists[s.data[0] - 'b']; *t; t++)
		if (texts[*t].len == s.len && !memcmp(texts[*t].data, s.data, s.len))
			return *t;
	return TOK_NONE;
}

static void scan_name(struct scanner *s)
{
	scan_run(s, SCAN_NAME);
	if (s->ch >= 0x80)
		while (at_name_char(s, false))
			scan_char(s);

	struct str text = {s->start, (size_t)(s->at - s->start)};
	enum token tok = keyword(text);
	if (tok) {
		s->nlsemi = tok == TOK_BREAK || tok == TOK_CONTINUE || tok == TOK_FALLTHROUGH || tok == TOK_RETURN;
		s->tok = tok;
		return;
	}
	s->nlsemi = true;
	s->lit = text;
	s->tok = TOK_NAME;
}

/* ---- comments ---- */

static void skip_line(struct scanner *s)
{
	while (s->ch >= 0 && s->ch != '\n') { /* the newline may become a semicolon */
		scan_run(s, SCAN_LINE);
		if (s->ch >= 0x80)
			scan_char(s);
	}
}

/* The text after the two characters that open a comment. */
static bool starts_with(const struct scanner *s, struct str prefix)
{
	return (size_t)(s->end - s->at) >= prefix.len && !memcmp(s->at, prefix.data, prefix.len);
}

static void line_comment(struct scanner *s)
{
	bool wanted = starts_with(s, STR("go:")) || starts_with(s, STR("line "));
	const char *text = s->at;

	skip_line(s);
	if (!wanted)
		return;

	const char *end = s->at;
	if (end > text && end[-1] == '\r')
		end--;
	s->directive(s, s->pos, POS(s->file, s->line + 1, 1), (struct str){text, (size_t)(end - text)}, true);
}

/* Past the end of the comment; false at the end of the file. */
static bool skip_comment(struct scanner *s)
{
	while (s->ch >= 0) {
		while (s->ch == '*') {
			scan_char(s);
			if (s->ch == '/') {
				scan_char(s);
				return true;
			}
		}
		scan_char(s);
		scan_run(s, SCAN_BLOCK);
	}
	scan_error(s, s->pos, "comment not terminated");
	return false;
}

static void full_comment(struct scanner *s)
{
	bool wanted = starts_with(s, STR("line "));
	const char *text = s->at;

	if (!skip_comment(s) || !wanted)
		return;
	/* One that spans lines is no valid directive; the handler sees the newline and drops it. */
	s->directive(s, s->pos, scan_pos(s), (struct str){text, (size_t)(s->at - text) - 2}, false);
}

/* ---- tokens ---- */

static void single(struct scanner *s, enum token tok)
{
	scan_char(s);
	s->tok = tok;
}

static void closing(struct scanner *s, enum token tok)
{
	single(s, tok);
	s->nlsemi = true;
}

static void semicolon(struct scanner *s, struct str what)
{
	s->lit = what;
	s->tok = TOK_SEMI;
}

static void operator_(struct scanner *s, enum op op)
{
	s->op = op;
	s->prec = op_precedence(op);
	s->tok = TOK_OPERATOR;
}

/* An operator that has a form with '='. */
static void assignable(struct scanner *s, enum op op)
{
	operator_(s, op);
	if (s->ch == '=')
		single(s, TOK_ASSIGN_OP);
}

/* ch is the character after '+' or '-'. */
static void plus_minus(struct scanner *s, enum op op, int32_t twice)
{
	if (s->ch != twice) {
		assignable(s, op);
		return;
	}
	operator_(s, op);
	closing(s, TOK_INC_OP);
}

static void dot(struct scanner *s)
{
	scan_char(s);
	if (is_decimal(s->ch)) {
		scan_number(s, true);
		return;
	}
	s->tok = TOK_DOT;
	if (s->ch == '.' && s->at + 1 < s->end && s->at[1] == '.') {
		scan_char(s);
		single(s, TOK_DOTDOTDOT);
	}
}

/* Operators whose first character, `first`, has been passed. */
static void operator_after(struct scanner *s, int32_t first)
{
	switch (first) {
	case '+':
		plus_minus(s, OP_ADD, '+');
		break;
	case '-':
		plus_minus(s, OP_SUB, '-');
		break;
	case '*':
		assignable(s, OP_MUL);
		if (s->tok == TOK_OPERATOR)
			s->tok = TOK_STAR;
		break;
	case '/':
		assignable(s, OP_DIV);
		break;
	case '%':
		assignable(s, OP_REM);
		break;
	case '&':
		if (s->ch == '&') {
			operator_(s, OP_ANDAND);
			scan_char(s);
		} else if (s->ch == '^') {
			scan_char(s);
			assignable(s, OP_ANDNOT);
		} else {
			assignable(s, OP_AND);
		}
		break;
	case '|':
		if (s->ch == '|') {
			operator_(s, OP_OROR);
			scan_char(s);
		} else {
			assignable(s, OP_OR);
		}
		break;
	case '^':
		assignable(s, OP_XOR);
		break;
	case '<':
		if (s->ch == '=') {
			operator_(s, OP_LEQ);
			scan_char(s);
		} else if (s->ch == '<') {
			scan_char(s);
			assignable(s, OP_SHL);
		} else if (s->ch == '-') {
			single(s, TOK_ARROW);
		} else {
			operator_(s, OP_LSS);
		}
		break;
	case '>':
		if (s->ch == '=') {
			operator_(s, OP_GEQ);
			scan_char(s);
		} else if (s->ch == '>') {
			scan_char(s);
			assignable(s, OP_SHR);
		} else {
			operator_(s, OP_GTR);
		}
		break;
	case '=':
		s->tok = TOK_ASSIGN;
		if (s->ch == '=') {
			operator_(s, OP_EQL);
			scan_char(s);
		}
		break;
	case '!':
		if (s->ch == '=') {
			operator_(s, OP_NEQ);
			scan_char(s);
		} else {
			operator_(s, OP_NOT);
		}
		break;
	case '~':
		operator_(s, OP_TILDE);
		break;
	case ':':
		s->tok = TOK_COLON;
		if (s->ch == '=')
			single(s, TOK_DEFINE);
		break;
	}
}

/* The token at ch, which is no white space; false when there was none (a comment, a bad character).
 */
static bool token(struct scanner *s, bool nlsemi)
{
	int32_t first = s->ch;
	uint32_t line;

	if (is_letter(first)) {
		scan_name(s);
		return true;
	}
	if (first >= 0x80) {
		at_name_char(s, true);
		scan_char(s);
		scan_name(s);
		return true;
	}
	if (is_decimal(first)) {
		scan_number(s, false);
		return true;
	}

	switch (first) {
	case -1:
		s->tok = TOK_EOF;
		if (nlsemi)
			semicolon(s, STR("EOF"));
		return true;
	case '\n':
		scan_char(s);
		semicolon(s, STR("newline"));
		return true;
	case ';':
		scan_char(s);
		semicolon(s, STR("semicolon"));
		return true;
	case '"':
		scan_string(s);
		return true;
	case '`':
		scan_raw_string(s);
		return true;
	case '\'':
		scan_rune(s);
		return true;
	case '(':
		single(s, TOK_LPAREN);
		return true;
	case '[':
		single(s, TOK_LBRACK);
		return true;
	case '{':
		single(s, TOK_LBRACE);
		return true;
	case ',':
		single(s, TOK_COMMA);
		return true;
	case ')':
		closing(s, TOK_RPAREN);
		return true;
	case ']':
		closing(s, TOK_RBRACK);
		return true;
	case '}':
		closing(s, TOK_RBRACE);
		return true;
	case '.':
		dot(s);
		return true;
	case '+':
	case '-':
	case '*':
	case '%':
	case '&':
	case '|':
	case '^':
	case '<':
	case '>':
	case '=':
	case '!':
	case '~':
	case ':':
		scan_char(s);
		operator_after(s, first);
		return true;
	case '/':
		line = s->line;
		scan_char(s);
		if (s->ch == '/') {
			scan_char(s);
			line_comment(s);
			return false;
		}
		if (s->ch == '*') {
			scan_char(s);
			full_comment(s);
			if (s->line > line && nlsemi) {
				semicolon(s, STR("newline"));
				return true;
			}
			return false;
		}
		operator_after(s, first);
		return true;
	default:
		scan_error(s, scan_pos(s), "invalid character %s", rune_code_point(s->arena, (uint32_t)first).data);
		scan_char(s);
		return false;
	}
}

void scan_next(struct scanner *s)
{
	bool nlsemi = s->nlsemi;

	s->nlsemi = false;
	do {
		uint32_t line = s->line;
		bool at_start = s->at == s->line_start;

		scan_run(s, SCAN_SPACE);
		while (s->ch == '\n' && !nlsemi) {
			scan_char(s);
			scan_run(s, SCAN_SPACE);
		}
		s->pos = scan_pos(s);
		s->start = s->at;
		s->blank = s->line > line || at_start;
	} while (!token(s, nlsemi));
}

/* ---- blocks that nobody looks into ---- */

/* From the quote that opens a literal past the one that closes it. */
static bool skip_quoted(struct scanner *s, int32_t quote)
{
	scan_char(s);
	while (s->ch != quote) {
		if (s->ch == '\\')
			scan_char(s);
		if (s->ch < 0 || s->ch == '\n')
			return false;
		scan_char(s);
		if (quote == '"')
			scan_run(s, SCAN_STRING);
	}
	scan_char(s);
	return true;
}

static bool skip_raw(struct scanner *s)
{
	scan_char(s);
	while (s->ch >= 0 && s->ch != '`') {
		scan_char(s);
		scan_run(s, SCAN_RAW);
	}
	bool closed = s->ch == '`';
	scan_char(s);
	return closed;
}

/* A comment, or a sign of division. */
static bool skip_slash(struct scanner *s)
{
	s->pos = scan_pos(s);
	scan_char(s);
	int32_t second = s->ch;
	if (second != '/' && second != '*')
		return true;
	scan_char(s);
	if (second == '/')
		line_comment(s);
	else
		full_comment(s);
	return s->ch >= 0;
}

/* A character, a literal or a comment; false at the end of the file. */
static bool skip_one(struct scanner *s, uint32_t *depth)
{
	switch (s->ch) {
	case -1:
		return false;
	case '"':
	case '\'':
		return skip_quoted(s, s->ch);
	case '`':
		return skip_raw(s);
	case '/':
		return skip_slash(s);
	case '{':
		++*depth;
		break;
	case '}':
		--*depth;
		break;
	}
	scan_char(s);
	return true;
}

bool scan_skip_block(struct scanner *s)
{
	struct scanner start = *s;
	uint32_t depth = 0;

	s->blank = true; /* where directives stand on their lines is for the parser to judge */
	for (scan_run(s, SCAN_CODE); s->ch != '}' || depth; scan_run(s, SCAN_CODE)) {
		if (!skip_one(s, &depth)) {
			*s = start;
			return false;
		}
	}
	s->nlsemi = false;
	scan_next(s);
	return true;
}
