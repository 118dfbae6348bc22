/* parse_test.c - syntax errors in gc's words and places, recovery, bounds, directives. */
#include "source.h"

static void wording(void **state)
{
	assert_errors("x", "x.go:1:1: syntax error: package statement must be first\n");
	assert_errors("package p\nx := 1\n",
		      "x.go:2:1: syntax error: non-declaration statement outside function body\n");
	assert_errors("package p\nfunc f()\n{\n}\n",
		      "x.go:3:1: syntax error: unexpected semicolon or newline before {\n");
	assert_errors("package p\nvar x = \n", "x.go:3:1: syntax error: unexpected EOF, expected expression\n");
	assert_errors("package p\nvar x = f(1, 2\nvar y int\n",
		      "x.go:2:15: syntax error: unexpected newline in argument list; possibly missing "
		      "comma or )\n");
	assert_errors("package p\nimport \"fmt\"\nvar x int\nimport \"os\"\n",
		      "x.go:4:1: syntax error: imports must appear before other declarations\n");
	assert_errors("package p\nimport fmt\n", "x.go:2:11: syntax error: missing import path\n");
	assert_errors("package p\nfunc f() { if x = 1 { } }\n",
		      "x.go:2:17: syntax error: cannot use assignment x = 1 as value\n");
	assert_errors("package p\nfunc f() { if a == b = c { } }\n",
		      "x.go:2:22: syntax error: cannot use assignment (a == b) = c as value\n");
	assert_errors("package p\nfunc f() { for x := 0; x < 1 { } }\n",
		      "x.go:2:30: syntax error: unexpected {, expected semicolon or newline\n");
	assert_errors("package p\nfunc f() { if x { } else g() }\n",
		      "x.go:2:26: syntax error: else must be followed by if or statement block\n");
	assert_errors("package p\nvar f = func[Q any]() {}\n",
		      "x.go:2:13: syntax error: function type must have no type parameters\n");
	assert_errors("package p\nfunc f(a int, string) {}\n", "x.go:2:21: syntax error: missing parameter type\n");
	assert_errors("package p\nfunc f(a int, []string) {}\n", "x.go:2:15: syntax error: missing parameter name\n");
	assert_errors("package p\nfunc f(a ...int, b int) {}\n", "x.go:2:10: can only use ... with final parameter\n");
	assert_errors("package p\nfunc f() { defer (g()) }\n",
		      "x.go:2:18: expression in defer must not be parenthesized\n");
	assert_errors("package p\nfunc f() { a, b }\n",
		      "x.go:2:17: syntax error: unexpected }, expected := or = or comma\n");
}

static void goes_on_after_an_error(void **state)
{
	assert_errors("package p\n"
		      "func f() {\n"
		      "\tx := (1\n"
		      "\ty := 2]\n"
		      "}\n"
		      "var z = *\n"
		      "func g() { return }\n"
		      "type T struct { a int b int }\n",
		      "x.go:3:9: syntax error: unexpected newline, expected )\n"
		      "x.go:4:2: syntax error: unexpected name y at end of statement\n"
		      "x.go:7:6: syntax error: unexpected name g, expected (\n"
		      "x.go:8:23: syntax error: unexpected name b in struct type; possibly missing semicolon "
		      "or newline or }\n");
}

static void labels_and_branches(void **state)
{
	assert_errors("package p\nfunc f() {\nL:\n\tfor {\n\t}\n}\n", "x.go:3:1: label L defined and not used\n");
	assert_errors("package p\nfunc f() {\n\tbreak\n\tcontinue\n\tfallthrough\n}\n",
		      "x.go:3:2: break is not in a loop, switch, or select\n"
		      "x.go:4:2: continue is not in a loop\n"
		      "x.go:5:2: fallthrough statement out of place\n");
	assert_errors("package p\nfunc f() {\n\tgoto L\n\tx := 1\n\t_ = x\nL:\n}\n",
		      "x.go:3:7: goto L jumps over declaration of x at x.go:4:4\n");
	assert_errors("package p\nfunc f() {\n\tgoto L\n\t{\n\tL:\n\t}\n}\n",
		      "x.go:3:7: goto L jumps into block starting at x.go:4:2\n");
	assert_errors("package p\nfunc f() {\nL:\nL:\n\tgoto L\n\tgoto M\n}\n",
		      "x.go:4:1: label L already defined at x.go:3:1\n"
		      "x.go:6:7: label M not defined\n");
	assert_errors("package p\nfunc f(x any) {\n\tswitch x.(type) {\n\tcase int:\n"
		      "\t\tfallthrough\n\tdefault:\n\t}\n"
		      "\tswitch {\n\tcase true:\n\t\tfallthrough\n\tdefault:\n\t\tfallthrough\n\t}\n}\n",
		      "x.go:5:3: cannot fallthrough in type switch\n"
		      "x.go:12:3: cannot fallthrough final case in switch\n");
}

static void branch_targets(void **state)
{
	struct source *s = source_parse(STR("package p\nfunc f() {\nL:\n\tfor {\n\t\tswitch {\n\t\tdefault:"
					    "\n\t\t\tbreak L\n\t\t\tbreak\n\t\t\tgoto L\n\t\t}\n\t}\n}\n"),
					NULL);
	struct node *label = s->file->decls.at[0]->func_decl.body->block.stmts.at[0];
	struct node *loop = label->labeled.stmt;
	struct node *sw = loop->for_stmt.body->block.stmts.at[0];
	struct nodes body = sw->switch_stmt.clauses.at[0]->case_clause.body;

	assert_ptr_equal(body.at[0]->branch.target, loop);
	assert_ptr_equal(body.at[1]->branch.target, sw);
	assert_ptr_equal(body.at[2]->branch.target, label);
	source_free(s);
}

static void assert_too_deep(const char *head, const char *part, const char *tail, size_t n)
{
	struct arena *a = arena_new();
	struct text t = {.arena = a};

	text_add(&t, str_of(head));
	for (size_t i = 0; i < n; i++)
		text_add(&t, str_of(part));
	text_add(&t, str_of(tail));

	struct source *s = source_parse(text_str(&t), NULL);
	assert_int_equal(s->diags.errors, 1);
	assert_non_null(strstr(source_errors(s).data, "nested too deeply"));
	assert_true(s->file->bad);
	source_free(s);
	arena_free(a);
}

static void depth_is_bounded(void **state)
{
	assert_too_deep("package p\nvar x = ", "(", "", 1000000);
	assert_too_deep("package p\nvar x = ", "a.", "a\n", 1000000);
	assert_too_deep("package p\nvar x = ", "1+", "1\n", 1000000);
	assert_too_deep("package p\nvar x ", "[]", "int\n", 1000000);
	assert_too_deep("package p\nvar x = T", "{", "", 1000000);
	assert_too_deep("package p\nfunc f() ", "{", "", 1000000);
	assert_too_deep("package p\nfunc f() { if a {}", " else if a {}", "}\n", 100000);
	assert_too_deep("package p\nfunc f() {", "if a {} else if b {} else {f(a.b.c.d.e+f*g, func() {", "", 100000);
	assert_too_deep("package p\ntype T[P *A", "|B", "] int\n", 1000000);
}

static void long_flat_files_are_fine(void **state)
{
	struct arena *a = arena_new();
	struct text t = {.arena = a};

	text_add(&t, STR("package p\nfunc f() {\n"));
	for (int i = 0; i < 200000; i++)
		text_add(&t, STR("\tx[i] = g(\"s\", 1.5) + y\n"));
	text_add(&t, STR("}\nvar z = 1"));
	for (int i = 0; i < 9000; i++)
		text_add(&t, STR(" +\n1"));
	text_char(&t, '\n');

	struct source *s = source_parse(text_str(&t), NULL);
	assert_int_equal(s->diags.list.len, 0);
	assert_int_equal(s->file->decls.at[0]->func_decl.body->block.stmts.len, 200000);
	source_free(s);
	arena_free(a);
}

static void constants_inherit(void **state)
{
	struct source *s = source_parse(STR("package p\nconst (\n\ta, b = iota, 1\n\tc, d\n\te T = 2\n\tf\n)\n"
					    "const g\n"),
					NULL);
	struct node **d = s->file->decls.at;

	assert_ptr_equal(d[0]->const_decl.inherit, d[0]);
	assert_ptr_equal(d[1]->const_decl.inherit, d[0]);
	assert_ptr_equal(d[3]->const_decl.inherit, d[2]);
	assert_int_equal(d[3]->const_decl.iota, 3);
	assert_int_equal(d[3]->const_decl.group->len, 4);
	assert_null(d[4]->const_decl.inherit);
	source_free(s);
}

static void directives(void **state)
{
	struct source *s = source_parse(STR("//go:build linux && go1.22\n\npackage p\nimport _ \"unsafe\"\n"
					    "import _ \"embed\"\n"
					    "//go:noinline\n//go:nosplit\nfunc f() {}\n"
					    "//go:linkname g other.g\nfunc g()\n"
					    "//go:embed a.txt \"b c\"\nvar x string\n"),
					NULL);
	struct syntax_file *f = s->file;

	assert_string_equal(source_errors(s).data, "");
	assert_str(f->build_constraint, "linux && go1.22");
	assert_int_equal(f->go_major, 1);
	assert_int_equal(f->go_minor, 22);
	assert_int_equal(f->decls.at[2]->func_decl.pragma->flags, PRAGMA_NOINLINE | PRAGMA_NOSPLIT | PRAGMA_NOCHECKPTR);
	assert_int_equal(f->linknames.len, 1);
	assert_str(f->linknames.at[0].local, "g");
	assert_str(f->linknames.at[0].target, "other.g");

	struct pragma *embed = f->decls.at[4]->var_decl.pragma;
	assert_int_equal(embed->embeds.len, 2);
	assert_str(embed->embeds.at[1].pattern, "b c");
	source_free(s);
}

static void misplaced_directives(void **state)
{
	assert_errors("package p\n//go:noinline\nvar x int\n", "x.go:2:3: misplaced compiler directive\n");
	assert_errors("package p\nfunc f() { //go:noinline\n}\n", "x.go:2:14: misplaced compiler directive\n");
	assert_errors("package p\n//go:linkname a b c\n", "x.go:2:3: usage: //go:linkname localname [linkname]\n");
	assert_errors("package p\n//go:linkname a b\n",
		      "x.go:2:3: //go:linkname only allowed in Go files that import \"unsafe\"\n");
	assert_errors("package p\n//go:embed x\nvar x string\n",
		      "x.go:2:3: go:embed requires import \"embed\" (or import _ \"embed\", if package "
		      "is not used)\n");
	assert_errors("package p\n//go:systemstack\nfunc f() {}\n",
		      "x.go:2:3: //go:systemstack only allowed in runtime\n");

	const struct parse_options std = {.std = true};
	assert_errors_opt("package p\n//go:systemstack\nfunc f() {}\n", "", &std);
}

static void line_directives(void **state)
{
	assert_errors("package p\n//line a.go:10\nx\n",
		      "a.go:10: syntax error: non-declaration statement outside function body\n");
	assert_errors("package p\n/*line a.go:10:20*/x\n",
		      "a.go:10:20: syntax error: non-declaration statement outside function body\n");
	assert_errors("package p\n//line a.go:x\n", "x.go:2:13: invalid line number: x\n");
	assert_errors("package p\n//line a.go:0\n", "x.go:2:13: invalid line number: 0\n");
	assert_errors("package p\n//line a.go:1:0\n", "x.go:2:15: invalid column number: 0\n");
	assert_errors("package p\n // line a.go:1\n //line a.go:1\nx\n",
		      "x.go:4:1: syntax error: non-declaration statement outside function body\n");
}

static void imports_only(void **state)
{
	const struct parse_options opt = {.imports_only = true};
	struct source *s =
	    source_parse(STR("package p\nimport \"a\"\nimport (\n\tx \"b\"\n)\nfunc f() { !!! }\n"), &opt);

	assert_int_equal(s->diags.list.len, 0);
	assert_int_equal(s->file->decls.len, 2);
	assert_string_equal(s->file->decls.at[1]->import.name->name.text, "x");
	source_free(s);
}

/* What bodies hold is passed over: quotes, braces in literals and comments, directives on the way. */
static void no_bodies(void **state)
{
	const struct parse_options opt = {.no_bodies = true};
	struct source *s =
	    source_parse(STR("package p\n"
			     "func f() { _ = \"}\\\"{\"; _ = '{'; _ = '\\''; _ = `\n}` /* } */ / 2 // }\n"
			     "//line y.go:7\n"
			     "\tx.y(func() { {} }) }\n"
			     "func (t *T[P]) m() { return }\n"
			     "func g() {}; var x int\n"),
			 &opt);
	const struct nodes *d = &s->file->decls;

	assert_int_equal(s->diags.list.len, 0);
	assert_int_equal(d->len, 4);
	assert_int_equal(d->at[0]->func_decl.body->block.stmts.len, 0);
	assert_int_equal(d->at[1]->func_decl.body->block.stmts.len, 1);
	assert_string_equal(sources_pos(&s->sources, s->arena, d->at[1]->func_decl.name->pos).data, "y.go:8");
	source_free(s);
	s = source_parse(STR("package p\nfunc f() { x := \"}\n\tg()\n"), &opt);
	assert_string_equal(source_errors(s).data, "x.go:2:19: newline in string\n");
	source_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wording),
	    cmocka_unit_test(goes_on_after_an_error),
	    cmocka_unit_test(labels_and_branches),
	    cmocka_unit_test(branch_targets),
	    cmocka_unit_test(depth_is_bounded),
	    cmocka_unit_test(long_flat_files_are_fine),
	    cmocka_unit_test(constants_inherit),
	    cmocka_unit_test(directives),
	    cmocka_unit_test(misplaced_directives),
	    cmocka_unit_test(line_directives),
	    cmocka_unit_test(imports_only),
	    cmocka_unit_test(no_bodies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
