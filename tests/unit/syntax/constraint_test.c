/* constraint_test.c - build constraints. */
#include "unit.h"

#include "constraint.h"

struct constraint_tags {
	const char *names; /* " a b " */
};

static bool is_set(const struct constraint_tags *tags, struct str name)
{
	char word[64];

	snprintf(word, sizeof word, " " STR_FMT " ", STR_ARG(name));
	return strstr(tags->names, word) != NULL;
}

static bool holds(const char *text, const char *names)
{
	struct arena *a = arena_new();
	struct constraint *c = constraint_parse(a, str_of(text));
	struct constraint_tags tags = {names};

	assert_non_null(c);
	bool result = constraint_holds(c, is_set, &tags);
	arena_free(a);
	return result;
}

static bool parses(struct str text)
{
	struct arena *a = arena_new();
	bool ok = constraint_parse(a, text) != NULL;

	arena_free(a);
	return ok;
}

static void expressions(void **state)
{
	assert_true(holds("linux", " linux "));
	assert_false(holds("!linux", " linux "));
	assert_true(holds("linux && (amd64 || arm64) && !cgo", " linux arm64 "));
	assert_false(holds("linux && (amd64 || arm64) && !cgo", " linux arm64 cgo "));
	assert_true(holds("a || b && c", " a "));
	assert_true(holds("!(a && b)", " a "));
	assert_true(holds("go1.18", " go1.18 "));
}

static void malformed(void **state)
{
	assert_false(parses(STR("")));
	assert_false(parses(STR("a b")));
	assert_false(parses(STR("a &&")));
	assert_false(parses(STR("(a")));
	assert_false(parses(STR("a)")));
	assert_false(parses(STR("a & b")));

	char deep[5000];
	memset(deep, '(', sizeof deep);
	assert_false(parses((struct str){deep, sizeof deep}));
}

static void old_form(void **state)
{
	struct arena *a = arena_new();
	struct constraint *c = constraint_parse_plus(a, STR("linux,amd64 darwin"), NULL);
	struct constraint_tags linux_amd64 = {" linux amd64 "}, linux_arm64 = {" linux arm64 "};

	assert_true(constraint_holds(c, is_set, &linux_amd64));
	assert_false(constraint_holds(c, is_set, &linux_arm64));
	c = constraint_parse_plus(a, STR("!amd64"), c);
	assert_false(constraint_holds(c, is_set, &linux_amd64));
	c = constraint_parse_plus(a, STR("!!linux (linux) linux"), NULL);
	assert_true(constraint_holds(c, is_set, &linux_amd64));
	c = constraint_parse_plus(a, STR("!!linux linux,"), NULL);
	assert_false(constraint_holds(c, is_set, &linux_amd64));
	c = constraint_parse_plus(a, STR(""), NULL);
	assert_false(constraint_holds(c, is_set, &linux_amd64));
	arena_free(a);
}

static int go_minor(const char *text)
{
	struct arena *a = arena_new();
	int minor = constraint_go_minor(constraint_parse(a, str_of(text)));

	arena_free(a);
	return minor;
}

static void go_versions(void **state)
{
	assert_int_equal(go_minor("go1.21"), 21);
	assert_int_equal(go_minor("linux && go1.21"), 21);
	assert_int_equal(go_minor("linux || go1.21"), -1);
	assert_int_equal(go_minor("go1.18 && go1.22"), 22);
	assert_int_equal(go_minor("go1.18 || go1.22"), 18);
	assert_int_equal(go_minor("!go1.21"), -1);
	assert_int_equal(go_minor("ignore"), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(expressions),
	    cmocka_unit_test(malformed),
	    cmocka_unit_test(old_form),
	    cmocka_unit_test(go_versions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
