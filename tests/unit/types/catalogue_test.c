/* Every example of errors.def is refused with its code. */
#include "package.h"

static const struct {
	int code;
	const char *name, *example;
} catalogue[] = {
#define ERROR(code, example) {ERR_##code, #code, example},
#include "errors.def"
};

struct wanted {
	int code;
	bool seen;
};

static void seen(void *context, int code)
{
	struct wanted *w = context;

	w->seen |= w->code == code;
}

static bool refused(int code, const char *example)
{
	struct wanted w = {code, false};
	char text[1024];
	struct checked *p;

	snprintf(text, sizeof text, "package p\n%s\n", example);
	p = check_text(text, seen, &w);
	arena_free(p->arena);
	return w.seen;
}

static void test_examples(void **state)
{
	int missing = 0;

	for (size_t i = 0; i < KIT_COUNT(catalogue); i++) {
		if (!catalogue[i].example[0] || refused(catalogue[i].code, catalogue[i].example))
			continue;
		print_error("%s: not reported by: %s\n", catalogue[i].name, catalogue[i].example);
		missing++;
	}
	assert_int_equal(missing, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_examples)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
