/* str_test.c - strings, growing text, UTF-8. */
#include "unit.h"

static void comparing(void **state)
{
	assert_true(str_eq(STR("abc"), str_of("abc")));
	assert_false(str_eq(STR("abc"), STR("abd")));
	assert_true(str_cmp(STR("ab"), STR("abc")) < 0);
	assert_true(str_cmp(STR("b"), STR("abc")) > 0);
	assert_int_equal(str_cmp(STR(""), STR("")), 0);
	assert_true(str_has_prefix(STR("go:build"), STR("go:")));
	assert_false(str_has_prefix(STR("go"), STR("go:")));
	assert_true(str_has_suffix(STR("a_test.go"), STR(".go")));
	assert_false(str_has_suffix(STR("o"), STR("go")));
}

static void formatting(void **state)
{
	struct arena *a = arena_new();
	struct text t = {.arena = a};

	assert_str(text_str(&t), "");
	for (int i = 0; i < 300; i++)
		text_printf(&t, "%d,", i % 10);
	text_char(&t, '!');
	assert_int_equal(text_str(&t).len, 601);
	assert_int_equal(t.data[601], 0);

	struct str s = arena_printf(a, "%0300d", 7);
	assert_int_equal(s.len, 300);
	assert_int_equal(s.data[299], '7');
	arena_free(a);
}

static void utf8_round_trip(void **state)
{
	char buf[4];
	int size;

	for (uint32_t r = 0; r <= 0x10FFFF; r++) {
		if (r >= 0xD800 && r <= 0xDFFF)
			continue;
		int len = utf8_encode(buf, r);
		assert_int_equal(utf8_decode(buf, (size_t)len, &size), r);
		assert_int_equal(size, len);
	}
}

static void utf8_rejects(void **state)
{
	static const char *const bad[] = {
	    "\x80",     "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x80\x80\x80",
	    "\xE2\x82", "\xFF",     "\xC3(",
	};
	int size;

	for (size_t i = 0; i < KIT_COUNT(bad); i++) {
		assert_int_equal(utf8_decode(bad[i], strlen(bad[i]), &size), 0xFFFD);
		assert_int_equal(size, 1);
	}
	assert_int_equal(utf8_decode("\xEF\xBF\xBD", 3, &size), 0xFFFD);
	assert_int_equal(size, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(comparing),
	    cmocka_unit_test(formatting),
	    cmocka_unit_test(utf8_round_trip),
	    cmocka_unit_test(utf8_rejects),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
