/* The table of passes: its order, and what it does to a package. */
#include "passes.h"
#include "unit.h"
#include "vm_analysis.h"

/* Each pass finds what it needs, and what a pass gives nobody gives again. */
static void test_needs_are_given_before(void **state)
{
	unsigned have = PASS_LOWERED | PASS_TAGS;
	uint32_t n;
	const struct pass_row *rows = passes_table(&n);

	for (uint32_t i = 0; i < n; i++) {
		assert_int_equal(rows[i].needs & ~have, 0);
		assert_int_equal(rows[i].gives & have, 0);
		assert_true(rows[i].what[0]);
		have |= rows[i].gives;
	}
	assert_true(have & PASS_PLACED);
}

static uint32_t verified;

static void count(void *context, const char *after)
{
	verified++;
}

static void test_each_pass_is_verified(void **state)
{
	struct arena *a = arena_new();
	struct sources sources = {.arena = a};
	struct diags diags = {.arena = a, .sources = &sources};
	struct pass_run run = {.arena = a,
			       .pkg = vm_package_new(a, vm_types_new(a), &sources, "main", "main"),
			       .policy = escape_policy_find("go"),
			       .diags = &diags,
			       .verify = true,
			       .verified = count};
	uint32_t n;

	passes_table(&n);
	assert_true(passes_run(&run));
	assert_int_equal(verified, n + 1);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_needs_are_given_before),
	    cmocka_unit_test(test_each_pass_is_verified),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
