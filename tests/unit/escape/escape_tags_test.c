/* Tags: the encoding is Go's, and decoding gives back what was found. */
#include "unit.h"
#include "graph.h"

static void nothing_found_is_the_bare_prefix(void **state)
{
	struct arena *a = arena_new();
	struct esc_leaks l = {{0}};

	assert_str(esc_leaks_encode(a, &l), "esc:");
	arena_free(a);
}

static void a_leak_of_the_value_is_the_empty_tag(void **state)
{
	struct arena *a = arena_new();
	struct esc_leaks l = {{0}};

	esc_leaks_add(&l, ESC_LEAK_HEAP, 0);
	assert_str(esc_leaks_encode(a, &l), "");
	l = esc_leaks_decode(STR(""));
	assert_int_equal(esc_leaks_get(&l, ESC_LEAK_HEAP), 0);
	arena_free(a);
}

static void the_fewest_dereferences_count(void **state)
{
	struct esc_leaks l = {{0}};

	esc_leaks_add(&l, ESC_LEAK_MUTATOR, 3);
	esc_leaks_add(&l, ESC_LEAK_MUTATOR, 1);
	esc_leaks_add(&l, ESC_LEAK_MUTATOR, 2);
	assert_int_equal(esc_leaks_get(&l, ESC_LEAK_MUTATOR), 1);
	assert_int_equal(esc_leaks_get(&l, ESC_LEAK_CALLEE), -1);
	esc_leaks_add(&l, ESC_LEAK_RESULT0, 1000);
	assert_int_equal(esc_leaks_get(&l, ESC_LEAK_RESULT0), 254);
}

static void decoding_gives_back_what_was_encoded(void **state)
{
	struct arena *a = arena_new();
	struct esc_leaks l = {{0}}, back;

	esc_leaks_add(&l, ESC_LEAK_RESULT0 + 1, 2);
	esc_leaks_add(&l, ESC_LEAK_HEAP, 1);
	struct str tag = esc_leaks_encode(a, &l);
	assert_int_equal(tag.len, 4 + ESC_LEAK_RESULT0 + 2);
	back = esc_leaks_decode(tag);
	assert_memory_equal(&l, &back, sizeof l);
	arena_free(a);
}

static void longer_ways_than_the_heap_are_dropped(void **state)
{
	struct esc_leaks l = {{0}};

	esc_leaks_add(&l, ESC_LEAK_HEAP, 1);
	esc_leaks_add(&l, ESC_LEAK_RESULT0, 0);
	esc_leaks_add(&l, ESC_LEAK_RESULT0 + 1, 1);
	esc_leaks_optimize(&l);
	assert_int_equal(esc_leaks_get(&l, ESC_LEAK_RESULT0), 0);
	assert_int_equal(esc_leaks_get(&l, ESC_LEAK_RESULT0 + 1), -1);
}

static void policies_are_found_by_name(void **state)
{
	assert_string_equal(escape_policy_find("go")->name, "go");
	assert_string_equal(escape_policy_find("off")->name, "off");
	assert_null(escape_policy_find("maybe"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_found_is_the_bare_prefix),
	    cmocka_unit_test(a_leak_of_the_value_is_the_empty_tag),
	    cmocka_unit_test(the_fewest_dereferences_count),
	    cmocka_unit_test(decoding_gives_back_what_was_encoded),
	    cmocka_unit_test(longer_ways_than_the_heap_are_dropped),
	    cmocka_unit_test(policies_are_found_by_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
