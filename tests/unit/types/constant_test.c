/* constant_test.c - exact constants: literals, arithmetic, rounding, printing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "constant.h"

static struct const_val *lit(struct arena *a, const char *text, enum literal_kind kind)
{
	struct node *n = node_new(a, NODE_LITERAL, POS(1, 1, 1));

	n->literal.text = str_of(text);
	n->literal.kind = kind;
	return const_literal(a, n);
}

static struct const_val *num(struct arena *a, const char *text)
{
	size_t n = strlen(text);
	bool hex = n > 1 && (text[1] | 0x20) == 'x';

	if (text[n - 1] == 'i')
		return lit(a, text, LIT_IMAG);
	return lit(a, text, strpbrk(text, hex ? ".pP" : ".eE") ? LIT_FLOAT : LIT_INT);
}

static void expect(struct arena *a, struct const_val *v, const char *text)
{
	struct str s = const_print(a, v);

	if (!str_eq(s, str_of(text)))
		fail_msg("got " STR_FMT ", want %s", STR_ARG(s), text);
}

static void test_literals(void **state)
{
	struct arena *a = *state;

	expect(a, num(a, "0"), "0");
	expect(a, num(a, "0x1F"), "31");
	expect(a, num(a, "0b1_01"), "5");
	expect(a, num(a, "0o17"), "15");
	expect(a, num(a, "017"), "15");
	expect(a, num(a, "1_000_000"), "1000000");
	expect(a, num(a, "1e6"), "1e+06");
	expect(a, num(a, "1e1000000"), "1e+1000000");
	expect(a, num(a, "0x1p-2"), "0.25");
	expect(a, num(a, "0x1.8p1"), "3");
	expect(a, num(a, "0123i"), "(0 + 123i)");
	expect(a, num(a, "1.5i"), "(0 + 1.5i)");
	expect(a, lit(a, "'a'", LIT_RUNE), "97");
	expect(a, lit(a, "'\\n'", LIT_RUNE), "10");
	expect(a, lit(a, "\"a\\tb\"", LIT_STRING), "\"a\\tb\"");
	expect(a, lit(a, "`a\\b`", LIT_STRING), "\"a\\\\b\"");
	assert_int_equal(const_kind(num(a, "1e10000000000000")), CONST_UNKNOWN);
	assert_int_equal(const_kind(num(a, "1.0")), CONST_FLOAT);
}

static void test_arithmetic(void **state)
{
	struct arena *a = *state;
	struct const_val *one = num(a, "1"), *three = num(a, "3");
	struct const_val *third = const_binary(a, OP_DIV, one, three, false);

	expect(a, const_binary(a, OP_DIV, num(a, "7"), three, true), "2");
	expect(a, const_binary(a, OP_REM, const_unary(a, OP_SUB, num(a, "7"), 0), three, true), "-1");
	expect(a, const_binary(a, OP_MUL, third, three, false), "1");
	expect(a, const_to_int(a, const_binary(a, OP_MUL, third, three, false)), "1");
	assert_int_equal(const_kind(const_to_int(a, third)), CONST_UNKNOWN);
	expect(a, const_shift(a, OP_SHL, one, 100), "1267650600228229401496703205376");
	assert_int_equal(const_bit_len(const_shift(a, OP_SHL, one, 100)), 101);
	expect(a, const_shift(a, OP_SHR, const_int64(a, -5), 1), "-3");
	expect(a, const_unary(a, OP_XOR, one, 8), "254");
	expect(a, const_unary(a, OP_XOR, one, 0), "-2");
	expect(a, const_binary(a, OP_ANDNOT, num(a, "15"), num(a, "6"), false), "9");
	expect(a, const_binary(a, OP_MUL, num(a, "2i"), num(a, "3i"), false), "(-6 + 0i)");
	expect(a, const_to_int(a, const_binary(a, OP_MUL, num(a, "2i"), num(a, "3i"), false)), "-6");
	expect(a, const_binary(a, OP_DIV, num(a, "1"), num(a, "2i"), false), "(0 + -0.5i)");
	assert_true(const_compare(a, OP_EQL, num(a, "1"), num(a, "1.0")));
	assert_true(const_compare(a, OP_LSS, third, num(a, "0.5")));
	assert_true(const_compare(a, OP_LSS, num(a, "5"), num(a, "1e5000")));
}

static void test_strings(void **state)
{
	struct arena *a = *state;
	struct const_val *s = lit(a, "\"x\"", LIT_STRING);
	struct const_val *sum = s;

	for (int i = 0; i < 20000; i++)
		sum = const_binary(a, OP_ADD, sum, s, false);
	assert_int_equal(const_str(a, sum).len, 20001);
	assert_int_equal(const_print(a, sum).len, 72);
	assert_true(const_compare(a, OP_LSS, s, sum));
}

static void test_rounding(void **state)
{
	struct arena *a = *state;

	assert_true(const_to_double(num(a, "0.1")) == 0.1);
	assert_true(const_to_double(num(a, "4.9406564584124654e-324")) == 4.9406564584124654e-324);
	assert_true(const_to_double(num(a, "2.4703282292062328e-324")) == 4.9406564584124654e-324);
	assert_true(const_to_double(num(a, "2.4703282292062327e-324")) == 0);
	assert_true(const_to_double(num(a, "2.2250738585072011e-308")) == 2.2250738585072011e-308);
	assert_true(isinf(const_to_double(num(a, "1.8e308"))));
	assert_true(const_to_double(num(a, "9007199254740993")) == 9007199254740992.0);
	assert_true(const_to_double(num(a, "9007199254740993.00000000000000000001")) == 9007199254740994.0);
	assert_true(const_to_float32(num(a, "0.1")) == 0.1f);
	/* Rounding through double would give the neighbour. */
	assert_true(const_to_float32(num(a, "1.000000059604644775390626")) == 0x1.000002p0f);
	assert_true(isinf(const_to_float32(num(a, "3.5e38"))));
}

static void test_keys(void **state)
{
	struct arena *a = *state;
	struct str one = const_key(a, num(a, "1"));

	assert_true(str_eq(one, const_key(a, num(a, "1.0"))));
	assert_true(str_eq(one, const_key(a, const_to_complex(a, num(a, "1")))));
	assert_false(str_eq(one, const_key(a, num(a, "1.5"))));
	assert_false(str_eq(one, const_key(a, lit(a, "\"1\"", LIT_STRING))));
}

static int setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_literals, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_arithmetic, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_strings, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_rounding, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_keys, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
