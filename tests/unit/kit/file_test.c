/* file_test.c - whole files in and out. */
#include "unit.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/file_test.XXXXXX";

static int make_folder(void **state)
{
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	return rmdir(folder);
}

static void write_then_read(void **state)
{
	struct arena *a = arena_new();
	const char *path = arena_printf(a, "%s/x", folder).data;
	struct str got;

	assert_true(file_write(path, STR("first")));
	assert_true(file_write(path, (struct str){"a\0b", 3}));
	assert_true(file_read(a, path, &got));
	assert_int_equal(got.len, 3);
	assert_memory_equal(got.data, "a\0b", 4);
	assert_int_equal(unlink(path), 0); /* and the folder is empty again: no temporary is left */
	arena_free(a);
}

static void failures_say_why(void **state)
{
	struct arena *a = arena_new();
	struct str got;

	assert_false(file_read(a, arena_printf(a, "%s/none", folder).data, &got));
	assert_int_equal(errno, ENOENT);
	assert_false(file_read(a, folder, &got));
	assert_int_equal(errno, EISDIR);
	assert_false(file_write(arena_printf(a, "%s/none/x", folder).data, STR("x")));
	assert_int_equal(errno, ENOENT);
	assert_false(file_write(folder, STR("x")));
	arena_free(a);
}

static void sizes_that_lie(void **state)
{
	struct arena *a = arena_new();
	struct str got;

	assert_true(file_read(a, "/proc/self/status", &got));
	assert_true(got.len > 0);
	arena_free(a);
}

static void hashes_differ(void **state)
{
	assert_true(kit_hash("a", 1, 0) != kit_hash("b", 1, 0));
	assert_true(kit_hash("a", 1, 0) != kit_hash("a", 1, 1));
	assert_true(kit_hash("a", 1, 0) == kit_hash("a", 1, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(write_then_read),
	    cmocka_unit_test(failures_say_why),
	    cmocka_unit_test(sizes_that_lie),
	    cmocka_unit_test(hashes_differ),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
