/* arena_test.c - arenas, vectors, interned names. */
#include "unit.h"

static void blocks_are_zero_aligned_and_apart(void **state)
{
	struct arena *a = arena_new();
	char *last = NULL;

	for (size_t size = 0; size < 3000; size += 7) {
		char *p = arena_alloc(a, size);

		assert_int_equal((uintptr_t)p % 8, 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xEE, size);
		assert_ptr_not_equal(p, last);
		last = p;
	}
	assert_true(arena_used(a) > 600000);
	arena_free(a);
}

static void large_blocks_leave_the_chunk_in_use(void **state)
{
	struct arena *a = arena_new();
	char *small = arena_alloc(a, 16);
	char *large = arena_alloc(a, 10 << 20);
	char *next = arena_alloc(a, 16);

	large[(10 << 20) - 1] = 1;
	assert_ptr_equal(next, small + 16);
	arena_free(a);
}

static void vectors_keep_their_items(void **state)
{
	struct arena *a = arena_new();
	VEC(struct { int x, y; }) v = {0};

	for (int i = 0; i < 10000; i++)
		VEC_PUSH(a, &v, (__typeof__(*v.at)){i, -i});
	assert_int_equal(v.len, 10000);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(v.at[i].x + v.at[i].y, 0);
	assert_int_equal(VEC_LAST(&v).x, 9999);
	arena_free(a);
}

static void equal_names_are_one_pointer(void **state)
{
	struct arena *a = arena_new();
	struct intern *in = intern_new(a);
	const char *first[5000];
	char buf[32];

	for (int i = 0; i < 5000; i++) {
		snprintf(buf, sizeof buf, "name%d", i);
		first[i] = intern_cstr(in, buf);
		assert_string_equal(first[i], buf);
	}
	for (int i = 0; i < 5000; i++) {
		snprintf(buf, sizeof buf, "name%dtail", i);
		struct str prefix = {buf, strlen(buf) - 4};
		assert_ptr_equal(intern(in, prefix), first[i]);
	}
	assert_ptr_equal(intern(in, STR("")), intern_cstr(in, ""));
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(blocks_are_zero_aligned_and_apart),
	    cmocka_unit_test(large_blocks_leave_the_chunk_in_use),
	    cmocka_unit_test(vectors_keep_their_items),
	    cmocka_unit_test(equal_names_are_one_pointer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
