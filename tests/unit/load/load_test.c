/* load_test.c - packages from folders: which files, which order, what is refused. */
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "load.h"
#include "tests.h"
#include "unit.h"

struct tree {
	struct arena *arena;
	struct sources sources;
	struct diags diags;
	struct load_config config;
	struct load load;
	const char *root;
};

static int set_up(void **state)
{
	struct arena *a = arena_new();
	struct tree *t = ARENA_NEW(a, struct tree);
	char *root = (char *)arena_str(a, STR("/tmp/load_test.XXXXXX")).data;

	t->arena = a;
	t->sources.arena = a;
	t->diags.arena = a;
	t->diags.sources = &t->sources;
	t->root = mkdtemp(root);
	t->config = (struct load_config){.arena = a,
					 .names = intern_new(a),
					 .sources = &t->sources,
					 .diags = &t->diags,
					 .goroot = arena_printf(a, "%s/goroot", root).data,
					 .goarch = "amd64"};
	*state = t;
	return t->root ? 0 : -1;
}

static int tear_down(void **state)
{
	struct tree *t = *state;
	int status = system(arena_printf(t->arena, "rm -rf '%s'", t->root).data);

	arena_free(t->arena);
	return status;
}

/* A file with its folders; name may hold slashes. */
static void put(struct tree *t, const char *name, const char *text)
{
	char *path = (char *)arena_printf(t->arena, "%s/%s", t->root, name).data;

	for (char *p = path + strlen(t->root) + 1; (p = strchr(p, '/')) != NULL; p++) {
		*p = '\0';
		mkdir(path, 0777);
		*p = '/';
	}
	assert_true(file_write(path, str_of(text)));
}

static bool load(struct tree *t, const char *folder)
{
	const char *operand = arena_printf(t->arena, "%s/%s", t->root, folder).data;

	return load_operands(&t->load, &t->config, &operand, 1);
}

static void assert_said(struct tree *t, const char *part)
{
	for (uint32_t i = 0; i < t->diags.list.len; i++)
		if (strstr(t->diags.list.at[i].message.data, part))
			return;
	fail_msg("nothing said \"%s\"", part);
}

static void dependencies_come_first(void **state)
{
	struct tree *t = *state;

	put(t, "m/go.mod", "module example.com/m\n\ngo 1.24\n");
	put(t, "m/main.go", "package main\nimport \"example.com/m/b\"\nimport \"example.com/m/a\"\n");
	put(t, "m/a/a.go", "package a\nimport _ \"example.com/m/b\"\nimport _ \"lib\"\n");
	put(t, "m/b/b.go", "package b\n");
	put(t, "goroot/src/lib/lib.go", "package lib\n");
	assert_true(load(t, "m"));
	assert_int_equal(t->diags.list.len, 0);
	assert_int_equal(t->load.packages.len, 4);

	static const char *const order[] = {"example.com/m/b", "lib", "example.com/m/a", "example.com/m"};
	bool seen[4] = {false};
	for (uint32_t i = 0; i < 4; i++)
		for (uint32_t k = 0; k < t->load.packages.at[i]->imports.len; k++)
			assert_true(t->load.packages.at[i]->imports.at[k].package->order < i);
	for (uint32_t i = 0; i < 4; i++)
		for (uint32_t k = 0; k < 4; k++)
			seen[k] |= !strcmp(t->load.packages.at[i]->path, order[k]);
	assert_true(seen[0] && seen[1] && seen[2] && seen[3]);
	assert_int_equal(t->load.packages.at[3]->go_minor, 24);
}

static void files_by_constraint(void **state)
{
	struct tree *t = *state;

	put(t, "p/go.mod", "module p\n");
	put(t, "p/a.go", "package p\n");
	put(t, "p/a_test.go", "package p\n");
	put(t, "p/a_windows.go", "package p\n");
	put(t, "p/a_linux.go", "package p\n");
	put(t, "p/a_linux_arm64.go", "package p\n");
	put(t, "p/b.go", "//go:build ignore\n\npackage main\n");
	put(t, "p/c.go", "// A comment.\n\n//go:build linux && !arm64\n\npackage p\n");
	put(t, "p/d.go", "// +build ignore\n\npackage main\n");
	put(t, "p/e.go", "// A comment.\n\n// +build windows darwin\n// +build amd64\n\n// Doc.\npackage main\n");
	put(t, "p/f.go", "/*\npackage main\n//go:build linux\n*/\n\n//go:build ignore\n\npackage main\n");
	put(t, "p/g.go", "//go:build linux\n// +build ignore\n\npackage p\n");
	put(t, "p/h.go", "// Doc.\n// +build ignore\npackage p\n");
	put(t, "p/i.go", "/* A comment. */\n\n// +build ignore\n\npackage p\n");
	assert_true(load(t, "p"));

	struct load_package *p = t->load.packages.at[0];
	static const char *const names[] = {"a.go", "a_linux.go", "c.go", "g.go", "h.go", "i.go"};
	assert_int_equal(p->files.len, KIT_COUNT(names));
	for (size_t i = 0; i < KIT_COUNT(names); i++)
		assert_string_equal(p->files.at[i].name, names[i]);
}

static void cycles_are_refused(void **state)
{
	struct tree *t = *state;

	put(t, "m/go.mod", "module m\n");
	put(t, "m/a/a.go", "package a\nimport _ \"m/b\"\n");
	put(t, "m/b/b.go", "package b\nimport _ \"m/a\"\n");
	assert_false(load(t, "m/a"));
	assert_said(t, "package m/a\n\timports m/b from a.go\n\timports m/a from b.go: import cycle not allowed");
}

static void what_cannot_be_loaded(void **state)
{
	struct tree *t = *state;

	put(t, "m/go.mod", "module m\n");
	put(t, "m/mixed/a.go", "package a\n");
	put(t, "m/mixed/b.go", "package b\n");
	put(t, "m/empty/x.txt", "");
	put(t, "m/prog/p.go", "package main\n");
	put(t, "m/tests/p_test.go", "package tests\n");
	put(t, "m/user/u.go", "package user\nimport _ \"m/prog\"\nimport _ \"m/empty\"\n");
	put(t, "m/other/o.go", "package other\nimport _ \"nosuch\"\nimport _ \"x.org/y\"\n");
	assert_false(load(t, "m/mixed"));
	assert_said(t, "found packages a (a.go) and b (b.go) in ");
	assert_false(load(t, "m/empty"));
	assert_said(t, "no Go files in ");
	assert_false(load(t, "m/other"));
	assert_said(t, "package nosuch is not in std (");
	assert_false(load(t, "m/tests"));
	assert_said(t, "m/tests: no non-test Go files in ");
	assert_false(load(t, "m/user"));
	assert_said(t, "import \"m/prog\" is a program, not an importable package");
	assert_said(t, "package m/empty is not in std (");
	assert_said(t, "no required module provides package x.org/y");
}

static void internal_folders(void **state)
{
	struct tree *t = *state;

	put(t, "m/go.mod", "module m\n");
	put(t, "m/a/internal/x/x.go", "package x\n");
	put(t, "m/a/b/b.go", "package b\nimport _ \"m/a/internal/x\"\n");
	put(t, "m/c/c.go", "package c\nimport _ \"m/a/internal/x\"\n");
	assert_true(load(t, "m/a/b"));
	assert_false(load(t, "m/c"));
	assert_said(t, "use of internal package m/a/internal/x not allowed");

	/* The module m/n is in a folder elsewhere, its path below that of m. */
	put(t, "m/internal/y/y.go", "package y\n");
	put(t, "n/go.mod", "module m/n\n\ngo 1.24\n\nrequire m v1.0.0\n\nreplace m => ../m\n");
	put(t, "n/n.go", "package n\nimport _ \"m/internal/y\"\n");
	assert_true(load(t, "n"));
}

static void named_files(void **state)
{
	struct tree *t = *state;

	put(t, "d/x.go", "package main\n");
	put(t, "d/y.go", "package main\n");
	const char *files[] = {arena_printf(t->arena, "%s/d/x.go", t->root).data,
			       arena_printf(t->arena, "%s/d/y.go", t->root).data};
	assert_true(load_operands(&t->load, &t->config, files, 2));
	assert_string_equal(t->load.packages.at[0]->path, "command-line-arguments");
	assert_string_equal(t->load.packages.at[0]->link, "main");
	assert_int_equal(t->load.packages.at[0]->files.len, 2);
}

/* Of one path, the program's package and the one that the Go tree brings for itself. */
static void vendored_in_the_go_tree(void **state)
{
	struct tree *t = *state;

	put(t, "goroot/src/lib/lib.go", "package lib\nimport _ \"ext/x\"\n");
	put(t, "goroot/src/lib2/lib2.go", "package lib2\nimport _ \"ext/x\"\n");
	put(t, "goroot/src/vendor/ext/x/x.go", "package x\n");
	put(t, "m/go.mod", "module m\ngo 1.20\n");
	put(t, "m/vendor/ext/x/x.go", "package x\n");
	put(t, "m/m.go", "package m\nimport (\n_ \"ext/x\"\n_ \"lib\"\n_ \"lib2\"\n)\n");
	assert_true(load(t, "m"));
	static const char *const paths[] = {"ext/x", "vendor/ext/x", "lib", "lib2", "m"};
	assert_int_equal(t->load.packages.len, KIT_COUNT(paths));
	for (uint32_t i = 0; i < KIT_COUNT(paths); i++)
		assert_string_equal(t->load.packages.at[i]->path, paths[i]);
}

/* What overlay.txt says of packages of the tree, of those it brings along, and of modules. */
static void overlay_by_declaration(void **state)
{
	struct tree *t = *state;
	static const char *const wanted = "x.go +y.go | r.go | p.go +q.go | m.go | ";
	struct text got = {.arena = t->arena};

	t->config.overlay = arena_printf(t->arena, "%s/sub", t->root).data;
	put(t, "sub/overlay.txt", "# a comment\nr whole ours\np part -old.go why\next.org/x part why\n");
	put(t, "sub/r/r.go", "package r\n");
	put(t, "sub/p/q.go", "package p\n");
	put(t, "sub/ext.org/x/y.go", "package x\n");
	put(t, "sub/unlisted/u.go", "package unlisted\n");
	put(t, "goroot/src/r/other.go", "package r\n");
	put(t, "goroot/src/p/p.go", "package p\nimport _ \"r\"\n");
	put(t, "goroot/src/p/old.go", "package p\nimport _ \"nosuch\"\n");
	put(t, "m/go.mod", "module m\ngo 1.20\n");
	put(t, "m/vendor/ext.org/x/x.go", "package x\n");
	put(t, "m/m.go", "package m\nimport (\n_ \"ext.org/x\"\n_ \"p\"\n)\n");
	assert_true(load(t, "m"));
	for (uint32_t i = 0; i < t->load.packages.len; i++) {
		struct load_package *p = t->load.packages.at[i];
		for (uint32_t k = 0; k < p->files.len; k++)
			text_printf(&got, "%s%s ", p->files.at[k].patch ? "+" : "", p->files.at[k].name);
		text_printf(&got, "| ");
	}
	assert_string_equal(text_str(&got).data, wanted);
}

static void outputs_of_examples(void **state)
{
	static const struct {
		const char *body, *output; /* NULL: none is given */
	} cases[] = {
	    {"f()\n// Output: 1\n", "1\n"},
	    {"f() // beside code\n// Output: 1\n", "1\n"},
	    {"f() /* beside */ // code\n// Output:\n// 1\n// 2\n", "1\n2\n"},
	    {"f()\n// above\n// Output: 1\n", NULL},
	    {"f()\n// above\n\n// output: 1\n", "1\n"},
	    {"f()\n// Output: 1\ng() // beside code\n", NULL},
	    {"f(\"// no\") // Output: 1\n", "1\n"},
	};
	struct tree *t = *state;

	for (uint32_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct load_output got = load_example_output(t->arena, str_of(cases[i].body));
		assert_int_equal(got.given, cases[i].output != NULL);
		if (got.given)
			assert_true(str_eq(got.text, str_of(cases[i].output)));
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(dependencies_come_first), TEST(files_by_constraint),    TEST(cycles_are_refused),
	    TEST(what_cannot_be_loaded),   TEST(internal_folders),       TEST(named_files),
	    TEST(vendored_in_the_go_tree), TEST(overlay_by_declaration), TEST(outputs_of_examples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
