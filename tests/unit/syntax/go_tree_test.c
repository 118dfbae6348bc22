#define _GNU_SOURCE
/* go_tree_test.c - an installed Go tree, where there is one: src/ parses without an error, and the files of
 * test/ give a tree or a message, with syntax errors where their comments expect them. */
#include "source.h"

#include <fts.h>
#include <regex.h>
#include <unistd.h>

/* The library's tree may come without test/. */
static const char *go_root(struct arena *a, const char *folder)
{
	const char *places[] = {getenv("GOROOT"), "/usr/local/go", "/usr/lib/go"};

	for (size_t i = 0; i < KIT_COUNT(places); i++)
		if (places[i] && access(arena_printf(a, "%s/%s", places[i], folder).data, R_OK) == 0)
			return places[i];
	return NULL;
}

typedef void (*file_fn)(const char *path, struct str text);

/* Calls fn for each Go file below root/folder. */
static void each_file(const char *folder, file_fn fn)
{
	struct arena *a = arena_new();
	const char *root = go_root(a, folder);

	if (!root) {
		arena_free(a);
		skip();
	}
	char *paths[] = {(char *)arena_printf(a, "%s/%s", root, folder).data, NULL};
	FTS *walk = fts_open(paths, FTS_LOGICAL | FTS_NOCHDIR, NULL);
	assert_non_null(walk);
	for (FTSENT *e; (e = fts_read(walk)) != NULL;) {
		struct arena *scratch = arena_new();
		struct str text;

		if (e->fts_info == FTS_D && !strcmp(e->fts_name, "testdata") && !strcmp(folder, "src"))
			fts_set(walk, e, FTS_SKIP);
		if (e->fts_info == FTS_F && str_has_suffix(str_of(e->fts_name), STR(".go")) &&
		    file_read(scratch, e->fts_path, &text))
			fn(e->fts_path, text);
		arena_free(scratch);
	}
	fts_close(walk);
	arena_free(a);
}

static void must_be_valid(const char *path, struct str text)
{
	const struct parse_options opt = {.std = true};
	struct source *s = source_parse(text, &opt);

	if (s->diags.list.len)
		fail_msg("%s: %s", path, source_errors(s).data);
	source_free(s);
}

static void library_is_valid(void **state)
{
	each_file("src", must_be_valid);
}

/* Declarations stand where they do when bodies are read; generic functions have theirs. */
static void passes_over_bodies(const char *path, struct str text)
{
	const struct parse_options with = {.std = true}, without = {.std = true, .no_bodies = true};
	struct source *full = source_parse(text, &with), *s = source_parse(text, &without);

	if (s->diags.list.len)
		fail_msg("%s: %s", path, source_errors(s).data);
	if (s->file->decls.len != full->file->decls.len || s->file->end != full->file->end)
		fail_msg("%s: other declarations without bodies", path);
	assert_int_equal(s->file->linknames.len, full->file->linknames.len);
	for (uint32_t i = 0; i < s->file->decls.len; i++) {
		const struct node *x = s->file->decls.at[i], *y = full->file->decls.at[i];

		assert_int_equal(x->kind, y->kind);
		if (x->pos != y->pos)
			fail_msg("%s:%u: a declaration moves", path, pos_line(y->pos));
		if (x->kind != NODE_FUNC_DECL || !y->func_decl.body)
			continue;
		if (x->func_decl.body->block.rbrace != y->func_decl.body->block.rbrace)
			fail_msg("%s:%u: the body ends elsewhere", path, pos_line(y->pos));
		if (func_decl_is_generic(x))
			assert_int_equal(x->func_decl.body->block.stmts.len, y->func_decl.body->block.stmts.len);
		else
			assert_int_equal(x->func_decl.body->block.stmts.len, 0);
	}
	source_free(s);
	source_free(full);
}

static void library_without_bodies(void **state)
{
	each_file("src", passes_over_bodies);
}

static void must_end(const char *path, struct str text)
{
	source_free(source_parse(text, NULL));
}

static void every_test_file_ends(void **state)
{
	each_file("test", must_end);
}

static bool matches(const char *pattern, const char *message)
{
	regex_t re;

	if (regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB) != 0)
		return true; /* Go's syntax, not POSIX's */
	bool ok = regexec(&re, message, 0, NULL, 0) == 0;
	regfree(&re);
	return ok;
}

/* Some error on the line matches one of the patterns in quotes after "ERROR". */
static bool error_expected_is_there(struct source *s, uint32_t line, struct str comment)
{
	const char *p = comment.data, *end = comment.data + comment.len;

	while ((p = memchr(p, '"', (size_t)(end - p))) != NULL) {
		const char *close = memchr(p + 1, '"', (size_t)(end - p - 1));

		if (!close)
			return false;
		const char *pattern = arena_str(s->arena, (struct str){p + 1, (size_t)(close - p - 1)}).data;
		for (uint32_t i = 0; i < s->diags.list.len; i++)
			if (pos_line(s->diags.list.at[i].pos) == line &&
			    matches(pattern, s->diags.list.at[i].message.data))
				return true;
		p = close + 1;
	}
	return false;
}

static void check_error_comments(const char *path, struct str text)
{
	struct source *s = source_parse(text, NULL);
	uint32_t line = 0;

	/* Errors of other stages are in there too: only what must come from the parser is asked for. */
	if (!str_has_prefix(text, STR("// errorcheck")) || strstr(text.data, "\n//line")) {
		source_free(s);
		return;
	}
	for (const char *p = text.data, *end = p + text.len, *nl; p < end; p = nl + 1) {
		nl = memchr(p, '\n', (size_t)(end - p));
		if (!nl)
			nl = end;
		line++;

		struct str comment = {p, (size_t)(nl - p)};
		const char *mark = memmem(p, comment.len, "// ERROR", 8);
		/* Alternatives may name the error of a later stage. */
		if (!mark || !memmem(p, comment.len, "\"syntax error", 13) || memchr(p, '|', comment.len))
			continue;
		comment = (struct str){mark, (size_t)(nl - mark)};
		if (!error_expected_is_there(s, line, comment))
			fail_msg("%s:%u: expected " STR_FMT "\nhave:\n%s", path, line, STR_ARG(comment),
				 source_errors(s).data);
	}
	source_free(s);
}

static void errors_are_where_expected(void **state)
{
	each_file("test", check_error_comments);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_test_file_ends),
	    cmocka_unit_test(errors_are_where_expected),
	    cmocka_unit_test(library_is_valid),
	    cmocka_unit_test(library_without_bodies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
