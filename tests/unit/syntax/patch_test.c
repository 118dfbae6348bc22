/* patch_test.c - which declarations of a package's files those of an overlay replace. */
#include "source.h"

/* The names that text still declares once patch has replaced its own, with the receiver's type of methods. */
static void assert_left(const char *text, const char *patch, const char *expected)
{
	struct arena *a = arena_new();
	struct sources sources = {.arena = a};
	struct diags diags = {.arena = a, .sources = &sources};
	struct intern *names = intern_new(a);
	struct syntax_file *files[2];
	const bool patches[] = {false, true};
	struct text left = {.arena = a};
	for (uint32_t i = 0; i < 2; i++) {
		struct str whole = arena_printf(a, "package p\n%s\n", i ? patch : text);
		uint32_t source = sources_add(&sources, STR("x.go"), STR("/x.go"), whole);
		files[i] = syntax_parse(a, names, &sources, source, &diags, &(struct parse_options){.std = true});
	}
	assert_int_equal(diags.list.len, 0);
	syntax_patch(a, names, files, patches, 2);
	for (uint32_t i = 0; i < files[0]->decls.len; i++) {
		struct node *d = files[0]->decls.at[i];
		if (d->kind == NODE_IMPORT_DECL)
			continue;
		struct node *name = d->kind == NODE_FUNC_DECL   ? d->func_decl.name
				    : d->kind == NODE_TYPE_DECL ? d->type_decl.name
								: NULL;
		const struct nodes *list = d->kind == NODE_CONST_DECL ? &d->const_decl.names : &d->var_decl.names;
		text_printf(&left, "%s", name ? name->name.text : list->at[0]->name.text);
		for (uint32_t k = 1; !name && k < list->len; k++)
			text_printf(&left, ",%s", list->at[k]->name.text);
		text_char(&left, ' ');
	}
	for (uint32_t i = 0; i < files[0]->linknames.len; i++)
		text_printf(&left, STR_FMT " ", STR_ARG(files[0]->linknames.at[i].target));
	assert_str(text_str(&left), expected);
	assert_false(files[1]->patched);
	arena_free(a);
}

static void functions_and_methods(void **state)
{
	assert_left("func f() {}\nfunc g()\ntype T int\nfunc (t *T) f() {}", "func f() {}", "g T f ");
	assert_left("func f() {}\ntype T int\nfunc (T) f() {}", "func (x *T) f() {}", "f T ");
	assert_left("type T[P any] int\nfunc (T[P]) f() {}", "func (x *T[Q]) f() {}", "T ");
	assert_left("func init() {}\nfunc f() {}\nfunc g() {}", "func init() {}\nfunc f() {}", "init g ");
}

static void values_and_types(void **state)
{
	assert_left("var a, b = 1, 2\nvar c int", "var b int", "a,_ c ");
	assert_left("const (\na = iota\nb\n)\nvar c int", "const a = 5", "b c ");
	assert_left("type T int\nvar _ = 1", "type T string\nvar _ = 2", "_ ");
}

static void linknames_go_with_the_function(void **state)
{
	assert_left("import _ \"unsafe\"\n//go:linkname f q.f\nfunc f()\n"
		    "//go:linkname g q.g\nfunc g()",
		    "func f() {}", "g q.g ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(functions_and_methods),
	    cmocka_unit_test(values_and_types),
	    cmocka_unit_test(linknames_go_with_the_function),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
