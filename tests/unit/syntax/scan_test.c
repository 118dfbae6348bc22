/* scan_test.c - tokens, automatic semicolons, malformed literals. */
#include "source.h"

#include "scan.h"

struct scan_log {
	struct scanner s; /* first */
	struct text errors;
	int directives;
};

static void log_error(struct scanner *s, pos_t pos, struct str message)
{
	struct scan_log *l = (struct scan_log *)s;

	text_printf(&l->errors, "%u:%u %s;", pos_line(pos), pos_col(pos), message.data);
}

static void log_directive(struct scanner *s, pos_t pos, pos_t after, struct str text, bool line_comment)
{
	((struct scan_log *)s)->directives++;
}

static struct scan_log *open_scan(struct arena *a, struct str text)
{
	struct scan_log *l = ARENA_NEW(a, struct scan_log);

	l->s.error = log_error;
	l->s.directive = log_directive;
	l->errors.arena = a;
	scan_init(&l->s, a, 1, text);
	return l;
}

/* The tokens of text, blanks between them. */
static void assert_tokens(const char *text, const char *expected)
{
	struct arena *a = arena_new();
	struct scan_log *l = open_scan(a, str_of(text));
	struct text got = {.arena = a};

	for (scan_next(&l->s); l->s.tok != TOK_EOF; scan_next(&l->s)) {
		if (l->s.tok == TOK_NAME || l->s.tok == TOK_LITERAL || l->s.tok == TOK_SEMI)
			text_add(&got, l->s.lit);
		else if (l->s.tok == TOK_OPERATOR || l->s.tok == TOK_ASSIGN_OP || l->s.tok == TOK_INC_OP)
			text_printf(&got, "%s/%s", token_name(l->s.tok), op_text(l->s.op));
		else
			text_add(&got, str_of(token_name(l->s.tok)));
		text_char(&got, ' ');
	}
	assert_str(text_str(&got), expected);
	assert_str(text_str(&l->errors), "");
	arena_free(a);
}

static void assert_scan_errors(struct str text, const char *expected)
{
	struct arena *a = arena_new();
	struct scan_log *l = open_scan(a, text);

	do
		scan_next(&l->s);
	while (l->s.tok != TOK_EOF);
	assert_str(text_str(&l->errors), expected);
	arena_free(a);
}

#define ASSERT_SCAN_ERRORS(text, expected) assert_scan_errors(STR(text), expected)

static void operators(void **state)
{
	assert_tokens("+ - * / % & | ^ << >> &^ && || ",
		      "op/+ op/- * op// op/% op/& op/| op/^ op/<< op/>> op/&^ op/&& op/|| ");
	assert_tokens("+= -= *= /= %= &= |= ^= <<= >>= &^=",
		      "op=/+ op=/- op=/* op=// op=/% op=/& op=/| op=/^ op=/<< op=/>> op=/&^ ");
	assert_tokens("== != < <= > >= ! ~ <- = := : ; , . ...",
		      "op/== op/!= op/< op/<= op/> op/>= op/! op/~ <- = := : semicolon , . ... ");
	assert_tokens("a<-b a--b", "a <- b a opop/- b EOF ");
	assert_tokens("x..y", "x . . y EOF ");
}

static void automatic_semicolons(void **state)
{
	assert_tokens("a\n", "a newline ");
	assert_tokens("a", "a EOF ");
	assert_tokens("a // c\nb", "a newline b EOF ");
	assert_tokens("a /* c */ b\n", "a b newline ");
	assert_tokens("a /*\n*/ b", "a newline b EOF ");
	assert_tokens("+\n(\n)\n", "op/+ ( ) newline ");
	assert_tokens("return\nbreak\nif\n", "return newline break newline if ");
	assert_tokens("x++\n1\n'a'\n", "x opop/+ newline 1 newline 'a' newline ");
}

static void literals(void **state)
{
	assert_tokens("0 017 0o17 0b1 0xFf 1_000 0x_1", "0 017 0o17 0b1 0xFf 1_000 0x_1 EOF ");
	assert_tokens("1. .5 1e3 1E-3 0x1p-2 0x.8p1 1i 0123i 089.5",
		      "1. .5 1e3 1E-3 0x1p-2 0x.8p1 1i 0123i 089.5 EOF ");
	assert_tokens("'a' '\\n' '\\377' '\\x41' '\\u00e9' '\\U0010ffff' 'é'",
		      "'a' '\\n' '\\377' '\\x41' '\\u00e9' '\\U0010ffff' 'é' EOF ");
	assert_tokens("\"a\\\"b\" `c\nd`", "\"a\\\"b\" `c\nd` EOF ");
	assert_tokens("été _x x1", "été _x x1 EOF ");
}

static void malformed_numbers(void **state)
{
	ASSERT_SCAN_ERRORS("08", "1:2 invalid digit '8' in octal literal;");
	ASSERT_SCAN_ERRORS("0b12", "1:4 invalid digit '2' in binary literal;");
	ASSERT_SCAN_ERRORS("0x", "1:3 hexadecimal literal has no digits;");
	ASSERT_SCAN_ERRORS("1e", "1:3 exponent has no digits;");
	ASSERT_SCAN_ERRORS("0x1.", "1:5 hexadecimal mantissa requires a 'p' exponent;");
	ASSERT_SCAN_ERRORS("0x1e+2", "");
	ASSERT_SCAN_ERRORS("1p2", "1:2 'p' exponent requires hexadecimal mantissa;");
	ASSERT_SCAN_ERRORS("0b1.0", "1:4 invalid radix point in binary literal;");
	ASSERT_SCAN_ERRORS("1__0", "1:3 '_' must separate successive digits;");
	ASSERT_SCAN_ERRORS("10_", "1:3 '_' must separate successive digits;");
}

static void malformed_text(void **state)
{
	ASSERT_SCAN_ERRORS("''", "1:2 empty rune literal or unescaped ';");
	ASSERT_SCAN_ERRORS("'ab'", "1:1 more than one character in rune literal;");
	ASSERT_SCAN_ERRORS("'a\n", "1:3 newline in rune literal;");
	ASSERT_SCAN_ERRORS("'a", "1:1 rune literal not terminated;");
	ASSERT_SCAN_ERRORS("\"a\n", "1:3 newline in string;");
	ASSERT_SCAN_ERRORS("\"a", "1:1 string not terminated;");
	ASSERT_SCAN_ERRORS("`a\n", "1:1 string not terminated;");
	ASSERT_SCAN_ERRORS("\"\\q\"", "1:3 unknown escape;");
	ASSERT_SCAN_ERRORS("\"\\xg1\"", "1:4 invalid character 'g' in hexadecimal escape;");
	ASSERT_SCAN_ERRORS("'\\400'", "1:6 octal escape value 256 > 255;");
	ASSERT_SCAN_ERRORS("'\\ud800'", "1:8 escape is invalid Unicode code point U+D800;");
	ASSERT_SCAN_ERRORS("/* a", "1:1 comment not terminated;");
}

static void strange_characters(void **state)
{
	ASSERT_SCAN_ERRORS("\xEF\xBB\xBFpackage", "");
	ASSERT_SCAN_ERRORS("a\xEF\xBB\xBF", "1:2 invalid BOM in the middle of the file;");
	ASSERT_SCAN_ERRORS("a\0b", "1:2 invalid NUL character;");
	ASSERT_SCAN_ERRORS("a\xFF", "1:2 invalid UTF-8 encoding;");
	ASSERT_SCAN_ERRORS("#", "1:1 invalid character U+0023 '#';");
	ASSERT_SCAN_ERRORS("a€", "1:2 invalid character U+20AC '€' in identifier;");
	ASSERT_SCAN_ERRORS("٣x", "1:1 identifier cannot begin with digit U+0663 '٣';");
}

static void positions(void **state)
{
	struct arena *a = arena_new();
	struct scan_log *l = open_scan(a, STR("é x\n\ty"));

	scan_next(&l->s);
	scan_next(&l->s);
	assert_int_equal(l->s.pos, POS(1, 1, 4)); /* columns are bytes */
	scan_next(&l->s);
	scan_next(&l->s);
	assert_int_equal(l->s.pos, POS(1, 2, 2));
	assert_true(l->s.blank);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(operators),      cmocka_unit_test(automatic_semicolons),
	    cmocka_unit_test(literals),       cmocka_unit_test(malformed_numbers),
	    cmocka_unit_test(malformed_text), cmocka_unit_test(strange_characters),
	    cmocka_unit_test(positions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
