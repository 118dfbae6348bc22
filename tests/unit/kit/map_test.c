/* map_test.c - hash maps keep the order of insertion. */
#include "unit.h"

static void pointers(void **state)
{
	struct arena *a = arena_new();
	struct map *m = map_new(a);
	static int keys[3000], values[3000];

	assert_null(map_get(m, &keys[0]));
	for (int i = 0; i < 3000; i++)
		map_put(m, &keys[i], &values[i]);
	map_put(m, &keys[7], &values[8]);
	assert_int_equal(map_len(m), 3000);
	for (int i = 0; i < 3000; i++) {
		const void *key;
		void *value;

		assert_ptr_equal(map_get(m, &keys[i]), &values[i == 7 ? 8 : i]);
		map_at(m, (uint32_t)i, &key, &value);
		assert_ptr_equal(key, &keys[i]);
	}
	assert_null(map_get(m, m));
	arena_free(a);
}

static void small_integers_as_keys(void **state)
{
	struct arena *a = arena_new();
	struct map *m = map_new(a);
	int value;

	map_put(m, (const void *)0, &value);
	assert_ptr_equal(map_get(m, (const void *)0), &value);
	assert_null(map_get(m, (const void *)1));
	arena_free(a);
}

static void strings_by_content(void **state)
{
	struct arena *a = arena_new();
	struct map *m = map_new(a);
	char buf[32] = "key";
	int one, two;
	struct str key;
	void *value;

	map_put_str(m, str_of(buf), &one);
	buf[0] = 'x'; /* the map has its own copy */
	map_put_str(m, STR(""), &two);
	assert_ptr_equal(map_get_str(m, STR("key")), &one);
	assert_ptr_equal(map_get_str(m, STR("")), &two);
	assert_null(map_get_str(m, str_of(buf)));
	map_at_str(m, 0, &key, &value);
	assert_str(key, "key");
	assert_ptr_equal(value, &one);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pointers),
	    cmocka_unit_test(small_integers_as_keys),
	    cmocka_unit_test(strings_by_content),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
