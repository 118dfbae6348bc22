/* diag_test.c - diagnostics in source order; positions under //line directives. */
#include "unit.h"

#include "diag.h"

struct fixture {
	struct arena *arena;
	struct sources sources;
	struct diags diags;
};

static int set_up(void **state)
{
	struct arena *a = arena_new();
	struct fixture *f = ARENA_NEW(a, struct fixture);

	f->arena = a;
	f->sources.arena = a;
	f->diags.arena = a;
	f->diags.sources = &f->sources;
	sources_add(&f->sources, STR("a.go"), STR("/a.go"), STR(""));
	sources_add(&f->sources, STR("b.go"), STR("/b.go"), STR(""));
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	arena_free(((struct fixture *)*state)->arena);
	return 0;
}

static void assert_printed(struct fixture *f, bool all, const char *expected)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	diag_print(&f->diags, out, all);
	fclose(out);
	assert_string_equal(text, expected);
	free(text);
}

static void sorted_without_duplicates(void **state)
{
	struct fixture *f = *state;

	diag_error(&f->diags, POS(2, 1, 1), "of the file reported first");
	diag_error(&f->diags, POS(1, 9, 4), "third");
	diag_error(&f->diags, POS(1, 9, 7), "third"); /* repeats, on the line: dropped */
	diag_error(&f->diags, POS(1, 9, 2), "second %d", 2);
	diag_also(&f->diags, POS(1, 3, 1), "other");
	diag_note(&f->diags, POS(1, 1, 1), "a note");
	diag_error(&f->diags, POS(1, 9, 4), "third"); /* at the same place: dropped */
	assert_int_equal(f->diags.errors, 5);
	assert_printed(f, false,
		       "a.go:1:1: a note\n"
		       "b.go:1:1: of the file reported first\n"
		       "a.go:9:2: second 2\n\ta.go:3:1: other\n"
		       "a.go:9:4: third\n");
}

/* gc knows columns up to 254: beyond them the order of reporting holds. */
static void far_right(void **state)
{
	struct fixture *f = *state;

	diag_error(&f->diags, POS(1, 3, POS_COL_MAX + 5), "first");
	diag_error(&f->diags, POS(1, 3, 70000), "second");
	diag_also(&f->diags, POS(1, 3, 70001), "other");
	diag_error(&f->diags, POS(1, 3, 254), "left");
	diag_error(&f->diags, POS(1, POS_LINE_MAX + 1, 255), "below");
	assert_printed(f, false,
		       "a.go:3:254: left\na.go:3: first\na.go:3: second\n\ta.go:3:70001: other\n"
		       "a.go:8388607: below\n");
}

static void no_position(void **state)
{
	struct fixture *f = *state;

	diag_error(&f->diags, POS_NONE, "no Go files in x");
	assert_printed(f, false, "no Go files in x\n");
}

static void the_tenth_ends_the_list(void **state)
{
	struct fixture *f = *state;

	for (unsigned i = 20; i > 0; i--)
		diag_error(&f->diags, POS(1, i, 1), "e");
	assert_printed(f, false,
		       "a.go:11:1: e\na.go:12:1: e\na.go:13:1: e\na.go:14:1: e\na.go:15:1: e\n"
		       "a.go:16:1: e\na.go:17:1: e\na.go:18:1: e\na.go:19:1: e\na.go:20:1: e\n"
		       "a.go:11:1: too many errors\n");
}

static void all_when_asked(void **state)
{
	struct fixture *f = *state;
	char *text = NULL;
	size_t size = 0, lines = 0;
	FILE *out = open_memstream(&text, &size);

	for (unsigned i = 1; i <= 20; i++)
		diag_error(&f->diags, POS(1, i, 1), "e");
	diag_print(&f->diags, out, true);
	fclose(out);
	for (char *p = text; (p = strchr(p, '\n')) != NULL; p++)
		lines++;
	assert_int_equal(lines, 20);
	free(text);
}

static void directive(struct fixture *f, pos_t pos, struct str name, uint32_t line, uint32_t col)
{
	sources_line(&f->sources, (struct line_directive){.pos = pos, .name = name, .line = line, .col = col});
}

static void line_directives(void **state)
{
	struct fixture *f = *state;
	struct arena *a = f->arena;

	directive(f, POS(1, 20, 1), STR("y.go"), 1, 5);
	directive(f, POS(1, 10, 1), STR("x.go"), 100, 0);
	directive(f, POS(1, 10, 1), STR("x.go"), 100, 0);
	assert_int_equal(f->sources.files.at[0].lines.len, 2);
	assert_str(sources_pos(&f->sources, a, POS(1, 9, 3)), "a.go:9:3");
	assert_str(sources_pos(&f->sources, a, POS(1, 12, 3)), "x.go:102");
	assert_str(sources_pos(&f->sources, a, POS(1, 20, 3)), "y.go:1:7");
	assert_str(sources_pos(&f->sources, a, POS(1, 21, 3)), "y.go:2:3");
	assert_str(sources_pos(&f->sources, a, POS(2, 5, 3)), "b.go:5:3");
	assert_str(sources_pos_in_text(&f->sources, a, POS(1, 9, 3)), "a.go:9:3");
	assert_str(sources_pos_in_text(&f->sources, a, POS(1, 12, 3)), "x.go:102[a.go:12:3]");
}

static void assert_place(const struct fixture *f, pos_t pos, const char *path, uint32_t line)
{
	struct str got;
	uint32_t got_line, col;

	sources_place(&f->sources, pos, &got, &got_line, &col);
	assert_str(got, path);
	assert_int_equal(got_line, line);
}

static void places_in_objects(void **state)
{
	struct fixture *f = *state;
	uint32_t n = sources_add(&f->sources, STR("./c.go"), STR("/m/sub/c.go"), STR(""));

	directive(f, POS(n, 10, 1), STR("gen.y"), 100, 0);
	directive(f, POS(n, 20, 1), STR(".././/x/../gen.y"), 100, 0);
	directive(f, POS(n, 30, 1), STR("/../a/./b.y"), 100, 0);
	directive(f, POS(n, 40, 1), STR(""), 100, 0);
	directive(f, POS(n, 50, 1), (struct str){0}, 100, 1);
	assert_place(f, POS(n, 9, 1), "/m/sub/c.go", 9);
	assert_place(f, POS(n, 11, 1), "/m/sub/gen.y", 101);
	assert_place(f, POS(n, 21, 1), "/m/gen.y", 101);
	assert_place(f, POS(n, 31, 1), "/a/b.y", 101);
	assert_place(f, POS(n, 41, 1), "??", 101);
	assert_place(f, POS(n, 51, 1), "/m/sub/c.go", 101);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(sorted_without_duplicates, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(far_right, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(no_position, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_tenth_ends_the_list, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(all_when_asked, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(line_directives, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(places_in_objects, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
