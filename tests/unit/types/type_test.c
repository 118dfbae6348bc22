/* Types: identity, text, layout, methods, instances, order of initialisation, facts about
 * variables. */
#include "package.h"

static struct type *type_of(struct checked *p, const char *name)
{
	return find(p, name)->type;
}

static struct str text_in(struct checked *p, struct type *t)
{
	struct qualifier q = {.pkg = p->package};

	return type_string(p->arena, t, &q);
}

static void test_identity(void **state)
{
	struct checked *p = check_text("package p\n"
				       "var a struct{ x int; y []string }\n"
				       "var b struct{ x int; y []string }\n"
				       "var c struct{ x int \"tag\"; y []string }\n"
				       "var i interface{ m(); n(int) }\n"
				       "var j interface{ n(x int); m() }\n"
				       "type A = []B\ntype B byte\nvar d A\nvar e []B\nvar u []uint8\nvar v []byte\n",
				       NULL, NULL);

	assert_true(p->ok);
	assert_true(type_identical(type_of(p, "a"), type_of(p, "b")));
	assert_false(type_identical(type_of(p, "a"), type_of(p, "c")));
	assert_true(type_identical_ignore_tags(type_of(p, "a"), type_of(p, "c")));
	assert_true(type_identical(type_of(p, "i"), type_of(p, "j")));
	assert_true(type_identical(type_of(p, "d"), type_of(p, "e")));
	assert_true(type_identical(type_of(p, "u"), type_of(p, "v")));
	assert_false(type_identical(type_of(p, "e"), type_of(p, "u")));
	assert_int_equal(type_hash(type_of(p, "a")), type_hash(type_of(p, "b")));
	assert_int_equal(type_hash(type_of(p, "i")), type_hash(type_of(p, "j")));
	assert_int_equal(type_hash(type_of(p, "d")), type_hash(type_of(p, "e")));
	arena_free(p->arena);
}

static void test_text(void **state)
{
	static const char *const types[] = {
	    "map[string][]*int",
	    "func(x int, y ...string) (a, b error)",
	    "chan (<-chan int)",
	    "chan<- int",
	    "struct{x int; y string \"tag\"}",
	    "interface{M(int) string}",
	    "[3]any",
	    "func() func()",
	    "byte",
	};

	for (size_t i = 0; i < KIT_COUNT(types); i++) {
		char text[200];
		struct checked *p;

		snprintf(text, sizeof text, "package p\nvar v %s\n", types[i]);
		p = check_text(text, NULL, NULL);
		assert_true(p->ok);
		if (strstr(types[i], "(a, b error)"))
			assert_str(text_in(p, type_of(p, "v")), "func(x int, y ...string) (a error, b error)");
		else
			assert_str(text_in(p, type_of(p, "v")), types[i]);
		arena_free(p->arena);
	}
}

static void test_layout(void **state)
{
	struct checked *p =
	    check_text("package p\n"
		       "var a struct{ b bool; i int64; c byte }\n"
		       "var z struct{ i int32; e struct{} }\n"
		       "var s []string\nvar i any\nvar c complex64\nvar m [3]struct{ a int16; b byte }\n",
		       NULL, NULL);

	assert_true(p->ok);
	assert_int_equal(type_sizeof(type_of(p, "a")), 24);
	assert_int_equal(type_offsetof(type_of(p, "a"), 2), 16);
	assert_int_equal(type_sizeof(type_of(p, "z")), 8);
	assert_int_equal(type_sizeof(type_of(p, "s")), 24);
	assert_int_equal(type_sizeof(type_of(p, "i")), 16);
	assert_int_equal(type_alignof(type_of(p, "c")), 4);
	assert_int_equal(type_sizeof(type_of(p, "m")), 12);
	arena_free(p->arena);
}

static void test_methods(void **state)
{
	struct checked *p = check_text("package p\n"
				       "type A struct{}\nfunc (A) V() {}\nfunc (*A) P() {}\n"
				       "type B struct{ A; x int }\ntype C struct{ *A }\n"
				       "var b B\nvar c C\n",
				       NULL, NULL);
	struct lookup_result r;
	struct method_set *set;

	assert_true(p->ok);
	set = type_method_set(p->types, type_of(p, "b"));
	assert_int_equal(set->at.len, 1);
	set = type_method_set(p->types, type_pointer(p->types, type_of(p, "b")));
	assert_int_equal(set->at.len, 2);
	assert_string_equal(set->at.at[0].obj->name, "P");
	set = type_method_set(p->types, type_of(p, "c"));
	assert_int_equal(set->at.len, 2);
	assert_true(set->at.at[0].indirect);
	r = lookup_field_or_method(p->types, type_of(p, "b"), false, p->package, intern_cstr(p->names, "P"), false);
	assert_null(r.obj);
	assert_true(r.indirect);
	arena_free(p->arena);
}

static void test_instances(void **state)
{
	struct checked *p = check_text("package p\n"
				       "type L[T any] struct{ v T; next *L[T] }\n"
				       "func (l *L[T]) Get(i int) T { return l.v }\n"
				       "var a L[string]\nvar b L[string]\n"
				       "func Map[A, B any](f func(A) B, x ...A) []B { return nil }\n"
				       "var c = Map(func(int) string { return \"\" }, 1)\n",
				       NULL, NULL);
	struct type *a = type_of(p, "a");

	assert_true(p->ok);
	assert_ptr_equal(a, type_of(p, "b"));
	assert_str(text_in(p, a), "L[string]");
	assert_str(text_in(p, type_underlying(a)), "struct{v string; next *L[string]}");
	assert_int_equal(type_num_methods(a), 1);
	assert_str(text_in(p, type_method(a, 0)->type), "func(i int) string");
	assert_str(text_in(p, type_of(p, "c")), "[]string");
	arena_free(p->arena);
}

/* A type declared in a generic function is another one in each instance of the function. */
static void test_local_types(void **state)
{
	struct checked *p = check_text("package p\n"
				       "func f[T any](x T) any {\n\ttype A = []T\n\ttype L struct{ v A; next *L }\n"
				       "\ty := func() any { type M struct{ l L }; var m M; return m }\n\t_ = y\n"
				       "\tvar l L\n\treturn l\n}\n",
				       NULL, NULL);
	struct type *sig = find(p, "f")->type, *l, *m, *a, *b;
	struct type_list ints = {&p->types->basic[BASIC_INT], 1, 1};
	struct type_list strings = {&p->types->basic[BASIC_STRING], 1, 1};

	assert_true(p->ok);
	assert_int_equal(p->package->named.len, 2);
	l = p->package->named.at[0];
	m = p->package->named.at[1];
	a = type_subst(p->types, l, &sig->func.tparams, &ints);
	b = type_subst(p->types, l, &sig->func.tparams, &strings);
	assert_ptr_equal(a, type_subst(p->types, l, &sig->func.tparams, &ints));
	assert_false(type_identical(a, b));
	assert_str(text_in(p, type_underlying(a)), "struct{v []int; next *L[int]}");
	a = type_subst(p->types, m, &sig->func.tparams, &strings);
	assert_str(text_in(p, type_underlying(a)), "struct{l L[string]}");
	arena_free(p->arena);
}

static void test_order(void **state)
{
	struct checked *p = check_text("package p\n"
				       "var a = b + f()\nvar b = 1\nvar c, d = g()\n"
				       "func f() int { return c }\nfunc g() (int, int) { return e, 2 }\nvar e = 3\n",
				       NULL, NULL);
	static const char *const order[] = {"b", "e", "c", "a"};

	assert_true(p->ok);
	assert_int_equal(p->package->inits.len, KIT_COUNT(order));
	for (size_t i = 0; i < KIT_COUNT(order); i++)
		assert_string_equal(p->package->inits.at[i].lhs.at[0]->name, order[i]);
	assert_int_equal(p->package->inits.at[2].lhs.len, 2);
	arena_free(p->arena);
}

static const struct object *local(const struct func_info *f, const char *name)
{
	for (uint32_t i = 0; i < f->locals.len; i++)
		if (strcmp(f->locals.at[i]->name, name) == 0)
			return f->locals.at[i];
	fail_msg("no local %s", name);
	return NULL;
}

static void test_variables(void **state)
{
	struct checked *p = check_text("package p\n"
				       "type T struct{ n int }\nfunc (t *T) inc() { t.n++ }\n"
				       "func f() func() int {\n"
				       "\ta, b, c, d := 1, 2, 3, [2]int{}\n\tvar t T\n\tt.inc()\n\tp := &a\n"
				       "\tb = 5\n\t_ = d[:]\n\t_ = p\n"
				       "\treturn func() int { return func() int { return c + b }() }\n}\n",
				       NULL, NULL);
	const struct func_info *f;

	assert_true(p->ok);
	f = find(p, "f")->func.info;
	assert_true(local(f, "a")->var.addrtaken);
	assert_false(local(f, "a")->var.reassigned);
	assert_true(local(f, "b")->var.reassigned);
	assert_false(local(f, "b")->var.addrtaken);
	assert_true(local(f, "d")->var.addrtaken);
	assert_true(local(f, "t")->var.addrtaken);
	assert_true(local(f, "c")->var.captured);
	assert_false(local(f, "t")->var.captured);
	assert_int_equal(f->literals.len, 1);
	assert_int_equal(f->literals.at[0]->captures.len, 2);
	assert_string_equal(f->literals.at[0]->captures.at[0]->name, "c");
	assert_ptr_equal(f->literals.at[0]->literals.at[0]->outer, f->literals.at[0]);
	arena_free(p->arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_identity),  cmocka_unit_test(test_text),        cmocka_unit_test(test_layout),
	    cmocka_unit_test(test_methods),   cmocka_unit_test(test_instances),   cmocka_unit_test(test_order),
	    cmocka_unit_test(test_variables), cmocka_unit_test(test_local_types),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
