/* tree_test.c - expressions as messages print them; where nodes begin and end. */
#include "source.h"

static struct node *parse_value(struct arena *a, const char *expr, struct source **s)
{
	struct str text = arena_printf(a, "package p\nvar x = %s\n", expr);

	*s = source_parse(text, NULL);
	assert_int_equal((*s)->diags.list.len, 0);
	return (*s)->file->decls.at[0]->var_decl.values.at[0];
}

static void assert_prints(const char *expr, const char *expected)
{
	struct arena *a = arena_new();
	struct source *s;
	struct node *n = parse_value(a, expr, &s);

	assert_str(node_string(a, n), expected);
	source_free(s);
	arena_free(a);
}

static void printing(void **state)
{
	assert_prints("a+b*c", "a + b * c");
	assert_prints("(a+b)*c", "(a + b) * c");
	assert_prints("-a.b[i](c, d...)", "-a.b[i](c, d...)");
	assert_prints("&T{1, 2}", "&T{…}");
	assert_prints("[]int{}", "[]int{}");
	assert_prints("func(a, b int, c ...string) (x, y T) { return }", "func(a, b int, c ...string) (x, y T) {…}");
	assert_prints("func() {}", "func() {}");
	assert_prints("make([]int, n)", "make([]int, n)");
	assert_prints("x.(map[string]chan<- int)", "x.(map[string]chan<- int)");
	assert_prints("s[1:], s[:2:3]", "s[1:]");
	assert_prints("s[:2:3]", "s[:2:3]");
	assert_prints("struct{a, b int; *T; c string `t`}{}", "struct{a, b int; *T; c string `t`}{}");
	assert_prints("interface{ m(int) string; ~int|E }(nil)", "interface{m(int) string; ~int | E}(nil)");
	assert_prints("[...]int{1: 2}", "[...]int{…}");
	assert_prints("f[int, []string](<-c)", "f[int, []string](<-c)");
	assert_prints("(chan (<-chan int))(nil)", "(chan (<-chan int))(nil)");
	assert_prints("(<-chan (chan int))(nil)", "(<-chan chan int)(nil)");
	assert_prints("0x10 + 'a' + \"s\"", "0x10 + 'a' + \"s\"");
}

static void assert_span(const char *expr, unsigned pos, unsigned start, unsigned end)
{
	struct arena *a = arena_new();
	struct source *s;
	struct node *n = parse_value(a, expr, &s);
	const unsigned before = sizeof "var x = " - 1;

	assert_int_equal(pos_col(n->pos), before + pos);
	assert_int_equal(pos_col(node_start(n)), before + start);
	assert_int_equal(pos_col(node_end(n)), before + end);
	source_free(s);
	arena_free(a);
}

static void spans(void **state)
{
	assert_span("abc", 1, 1, 4);
	assert_span("a + b", 3, 1, 6);
	assert_span("a.b(c)", 4, 1, 6);
	assert_span("a.b()", 4, 1, 4);
	assert_span("a.bc", 2, 1, 5);
	assert_span("a[i]", 2, 1, 4);
	assert_span("T{1}", 2, 1, 4);
	assert_span("-a", 1, 1, 3);
	assert_span("x.(T)", 2, 1, 5);
	assert_span("func() {}", 1, 1, 9);
}

static void children_in_source_order(void **state)
{
	struct arena *a = arena_new();
	struct nodes list = {0};
	struct source *s;
	struct node *n = parse_value(a, "f(a, b, c)", &s);

	node_children(a, n, &list);
	assert_int_equal(list.len, 4);
	assert_ptr_equal(list.at[0], n->call.fun);
	assert_ptr_equal(list.at[3], n->call.args.at[2]);
	source_free(s);
	arena_free(a);
}

static void tables(void **state)
{
	assert_string_equal(node_kind_name(NODE_CALL), "CALL");
	assert_string_equal(token_name(TOK_FUNC), "func");
	assert_string_equal(op_text(OP_ANDNOT), "&^");
	assert_int_equal(op_precedence(OP_OROR), 1);
	assert_int_equal(op_precedence(OP_SHL), 5);
	assert_int_equal(op_precedence(OP_NOT), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(printing),
	    cmocka_unit_test(spans),
	    cmocka_unit_test(children_in_source_order),
	    cmocka_unit_test(tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
