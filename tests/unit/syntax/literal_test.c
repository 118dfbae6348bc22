/* literal_test.c - values of literals; characters as messages show them. */
#include "source.h"

static struct node literal(enum literal_kind kind, const char *text)
{
	struct node n = {.kind = NODE_LITERAL};

	n.literal.kind = kind;
	n.literal.text = str_of(text);
	return n;
}

static void assert_value(struct arena *a, const char *text, struct str expected)
{
	struct node n = literal(LIT_STRING, text);

	assert_true(str_eq(literal_string(a, &n), expected));
}

static void strings(void **state)
{
	struct arena *a = arena_new();

	assert_value(a, "\"\"", STR(""));
	assert_value(a, "\"a\\tb\\\\\\\"\"", STR("a\tb\\\""));
	assert_value(a, "\"\\x00\\377\"", STR("\0\377"));
	assert_value(a, "\"\\u00e9\\U0001F600\"", STR("é😀"));
	assert_value(a, "`a\\n\r\nb`", STR("a\\n\nb"));
	arena_free(a);
}

static void runes(void **state)
{
	static const struct {
		const char *text;
		uint32_t value;
	} cases[] = {{"'a'", 'a'},     {"'\\''", '\''},     {"'\\n'", '\n'}, {"'\\377'", 255},
		     {"'\\xff'", 255}, {"'\\u00e9'", 0xe9}, {"'é'", 0xe9},   {"'\\U0010FFFF'", 0x10FFFF}};

	for (size_t i = 0; i < KIT_COUNT(cases); i++) {
		struct node n = literal(LIT_RUNE, cases[i].text);

		assert_int_equal(literal_rune(&n), cases[i].value);
	}
}

static void quoting(void **state)
{
	struct arena *a = arena_new();

	assert_str(rune_quote(a, 'x'), "'x'");
	assert_str(rune_quote(a, '\''), "'\\''");
	assert_str(rune_quote(a, '\n'), "'\\n'");
	assert_str(rune_quote(a, 0x7f), "'\\x7f'");
	assert_str(rune_quote(a, 0x200b), "'\\u200b'");
	assert_str(str_quote(a, STR("a\"b\xFF\n")), "\"a\\\"b\\xff\\n\"");
	assert_str(rune_code_point(a, 0x1F600), "U+1F600 '😀'");
	assert_str(rune_code_point(a, 1), "U+0001");
	arena_free(a);
}

static void classes(void **state)
{
	assert_true(rune_is_letter(0xe9) && rune_is_letter(0x4e16) && rune_is_letter('z'));
	assert_false(rune_is_letter('_') || rune_is_letter('1') || rune_is_letter(0x20ac));
	assert_true(rune_is_digit('7') && rune_is_digit(0x663));
	assert_true(name_is_exported("Abc") && name_is_exported("Éa"));
	assert_false(name_is_exported("abc") || name_is_exported("_A") || name_is_exported("世"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(strings),
	    cmocka_unit_test(runes),
	    cmocka_unit_test(quoting),
	    cmocka_unit_test(classes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
