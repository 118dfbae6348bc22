/* test_values.c - slices, strings, interfaces, printing: what Go 1.26 answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>
#include "fake_sched.h"
#include "text/print.h"
#include "value/hash.h"
#include "descs.h"

/* ---- append: capacities as Go 1.26 prints them, one element at a time ---- */

static const int64_t caps_1[] = {8, 16, 32, 64, 128, 256, 512, 896, 1408, 2048, 3072, 4096, 5376, 6912};
static const int64_t caps_4[] = {2, 4, 8, 16, 32, 64, 128, 256, 512, 864, 1344, 2048, 3072, 4096, 5440, 7168};
static const int64_t caps_8[] = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1280, 1792, 2560, 3408, 5120, 7168};
static const int64_t caps_ptr[] = {1, 2, 4, 8, 16, 32, 64, 143, 287, 607, 1023, 1535, 2303, 3071, 4095, 6144};
static const int64_t caps_24[] = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 853, 1365, 2048, 3072, 4096, 5461, 7168};
static const int64_t caps_string[] = {1, 2, 4, 8, 16, 32, 71, 143, 303, 591, 1023, 1535, 2560, 3584, 5120, 6656};
static const int64_t caps_5[] = {1, 3, 6, 12, 25, 51, 102, 204, 409, 819, 1228, 1894, 2713, 3686, 4915, 6553};
static const int64_t caps_32p[] = {1, 2, 4, 8, 16, 35, 71, 151, 303, 575, 1023, 1536, 2304, 3072, 4096, 5376, 6912};

static void check_caps(const struct gosub_type *elem, const int64_t *caps)
{
	struct gosub_pair s = {0, 0};
	for (int64_t len = 0; len < 6000; len++) {
		if (len < s.b)
			continue;
		s = gosub_growslice((void *)(uintptr_t)s.a, len + 1, s.b, 1, elem);
		assert_int_equal(s.b, *caps++);
	}
}

static void test_append_capacities(void **state)
{
	static const struct gosub_type int3 = {.size = 24, DESC_COMMON}, byte5 = {.size = 5, .align = 1};
	static const uint8_t mask[8] = {5};
	static const struct gosub_type string2 = {.size = 32, .ptr_bytes = 24, .gcdata = mask};
	check_caps(&desc_byte, caps_1);
	check_caps(&desc_int32, caps_4);
	check_caps(&desc_int, caps_8);
	check_caps(&desc_ptr, caps_ptr);
	check_caps(&int3, caps_24);
	check_caps(&desc_string, caps_string);
	check_caps(&byte5, caps_5);
	check_caps(&string2, caps_32p);
}

static void test_grow_keeps_and_clears(void **state)
{
	int64_t *p = gosub_makeslice(&desc_int, 5, 5);
	for (int i = 0; i < 5; i++)
		p[i] = i + 1;
	struct gosub_pair s = gosub_growslice(p, 12, 5, 7, &desc_int);
	int64_t *q = (int64_t *)(uintptr_t)s.a;
	assert_int_equal(s.b, 12);
	for (int i = 0; i < 12; i++)
		assert_int_equal(q[i], i < 5 ? i + 1 : 0);
}

static void test_makeslice_panics(void **state)
{
	assert_string_equal(FAKE_PANIC_OF(gosub_makeslice(&desc_int, -1, -1)), "makeslice: len out of range");
	assert_string_equal(FAKE_PANIC_OF(gosub_makeslice(&desc_int, 1, 0)), "makeslice: cap out of range");
	assert_string_equal(FAKE_PANIC_OF(gosub_makeslice(&desc_int, INT64_MAX, INT64_MAX)),
			    "makeslice: len out of range");
	assert_string_equal(FAKE_PANIC_OF(gosub_makeslice(&desc_int, 1, INT64_MAX)), "makeslice: cap out of range");
}

/* ---- strings ---- */

static void check_pair(struct gosub_pair s, const char *want)
{
	assert_int_equal(s.b, strlen(want));
	assert_memory_equal((void *)(uintptr_t)s.a, want, strlen(want));
}

static void test_concat(void **state)
{
	char buf[32];
	struct gosub_string a[3] = {{"ab", 2}, {NULL, 0}, {"cde", 3}};
	check_pair(gosub_concat(NULL, a, 3), "abcde");
	struct gosub_pair s = gosub_concat(buf, a, 3);
	assert_ptr_equal((void *)(uintptr_t)s.a, buf);
	s = gosub_concat(NULL, a, 2);
	assert_ptr_equal((void *)(uintptr_t)s.a, a[0].ptr);
	char frame[3] = "xyz";
	struct gosub_string one[2] = {{frame, 3}, {NULL, 0}};
	s = gosub_concat(NULL, one, 2); /* a frame's bytes do not outlive it */
	assert_ptr_not_equal((void *)(uintptr_t)s.a, frame);
	check_pair(s, "xyz");
	check_pair(gosub_concat(NULL, a, 0), "");
}

static void test_utf8(void **state)
{
	int64_t len;
	const char text[] = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xff\xed\xa0\x80";
	struct gosub_pair r = gosub_string_to_runes(NULL, (void *)text, (int64_t)strlen(text), &len);
	static const int32_t want[] = {'a', 0xe9, 0x20ac, 0x1f600, 0xfffd, 0xfffd, 0xfffd, 0xfffd};
	assert_int_equal(len, 8);
	assert_memory_equal((void *)(uintptr_t)r.a, want, sizeof want);
	check_pair(gosub_runes_to_string(NULL, (void *)want, 4), "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
	check_pair(gosub_rune_to_string(NULL, 0xd800), "\xef\xbf\xbd");
	check_pair(gosub_rune_to_string(NULL, -1), "\xef\xbf\xbd");
	check_pair(gosub_rune_to_string(NULL, 'x'), "x");
	struct gosub_pair d = gosub_decode_rune((void *)text, (int64_t)strlen(text), 3);
	assert_int_equal(d.a, 0x20ac);
	assert_int_equal(d.b, 6);
}

static void test_compare_and_bytes(void **state)
{
	assert_int_equal(gosub_string_compare("abc", 3, "abd", 3), -1);
	assert_int_equal(gosub_string_compare("abc", 3, "ab", 2), 1);
	assert_int_equal(gosub_string_compare("\xff", 1, "a", 1), 1);
	assert_int_equal(gosub_string_compare("a", 1, "a", 1), 0);
	struct gosub_pair b = gosub_string_to_bytes(NULL, "hello world, this is a string longer than 32", 44);
	assert_int_equal(b.b, 48);
	b = gosub_string_to_bytes((char[32]){0}, "hi", 2);
	assert_int_equal(b.b, 32);
	check_pair(gosub_bytes_to_string(NULL, "Q", 1), "Q");
}

/* ---- interfaces ---- */

static void test_equality(void **state)
{
	int64_t a = 5, b = 5, c = 6;
	assert_true(gosub_eface_equal(&desc_int, &a, &b));
	assert_false(gosub_eface_equal(&desc_int, &a, &c));
	assert_true(gosub_eface_equal(NULL, NULL, NULL));
	assert_true(gosub_eface_equal(&desc_ptr, &a, &a));
	assert_false(gosub_eface_equal(&desc_ptr, &a, &b));
	double nan = NAN;
	assert_false(gosub_eface_equal(&desc_float, &nan, &nan));
	assert_non_null(strstr(FAKE_PANIC_OF(gosub_eface_equal(&desc_slice.t, &a, &b)), "comparing uncomparable type"));
}

/* ---- numbers in print ---- */

static void check_float(double v, int bits, const char *want)
{
	char buf[FLOAT_TEXT_MAX];
	int n = float_text(buf, v, bits);
	assert_int_equal(n, strlen(want));
	assert_memory_equal(buf, want, (size_t)n);
}

static void test_floats(void **state)
{
	check_float(1.5, 64, "1.5");
	check_float(0.1, 64, "0.1");
	check_float(0.1f, 32, "0.1");
	check_float(0.1f, 64, "0.10000000149011612");
	check_float(1e100, 64, "1e+100");
	check_float(123456789, 64, "1.23456789e+08");
	check_float(100000, 64, "100000");
	check_float(1000000, 64, "1e+06");
	check_float(-0.0001, 64, "-0.0001");
	check_float(0.00001, 64, "1e-05");
	check_float(INFINITY, 64, "+Inf");
	check_float(-INFINITY, 64, "-Inf");
	check_float(NAN, 64, "NaN");
	check_float(-0.0, 64, "-0");
	check_float(5e-324, 64, "5e-324");
	check_float(1.7976931348623157e308, 64, "1.7976931348623157e+308");
}

static void test_format(void **state)
{
	char buf[64];
	assert_int_equal(format_text(buf, sizeof buf, "%d|%03ld|%x|%.*s|%c", -5, 7L, 255, 2, "abc", 'z'), 14);
	assert_string_equal(buf, "-5|007|ff|ab|z");
	assert_int_equal(format_text(buf, 8, "%s and %d", "a text that does not fit", 7), 7);
	assert_string_equal(buf, "a text ");
	assert_int_equal(format_text(buf, 1, "%d", 7), 0);
}

/* Zeros hash by their number and by the seed, whatever way that number takes. */
static void test_hash_of_zeros(void **state)
{
	enum { MAX = 200 };
	static const uint8_t zeros[MAX];
	uint64_t seen[2 * MAX];

	for (size_t n = 0; n < MAX; n++) {
		seen[2 * n] = hash_string(zeros, n, 1);
		seen[2 * n + 1] = hash_string(zeros, n, 2);
	}
	for (size_t i = 0; i < 2 * MAX; i++)
		for (size_t k = 0; k < i; k++)
			assert_true(seen[i] != seen[k]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_append_capacities),
	    cmocka_unit_test(test_grow_keeps_and_clears),
	    cmocka_unit_test(test_makeslice_panics),
	    cmocka_unit_test(test_concat),
	    cmocka_unit_test(test_utf8),
	    cmocka_unit_test(test_compare_and_bytes),
	    cmocka_unit_test(test_equality),
	    cmocka_unit_test(test_floats),
	    cmocka_unit_test(test_format),
	    cmocka_unit_test(test_hash_of_zeros),
	};
	fake_start();
	hash_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
