/* test_iface.c - method tables: which methods match, what is missing, that answers are kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "fake_sched.h"
#include "descs.h"

static int32_t addr(const void *p)
{
	return (int32_t)(uintptr_t)p; /* programs lie below 2 GB */
}

/* ---- descriptors; addresses are filled in by make_types ---- */

static const uint8_t name_Close[] = "\1\5Close", name_Read[] = "\1\4Read", name_Write[] = "\1\5Write",
		     name_hide[] = "\0\4hide", path_a[] = "\0\1a", path_b[] = "\0\1b", text_T[] = "\1\3a.T";
static const struct gosub_type fn0 = {.size = 8, .kind = GOSUB_KIND_FUNC}, fn1 = {.size = 8, .kind = GOSUB_KIND_FUNC};

#define METHODS 3
static struct {
	struct gosub_type t;
	struct gosub_uncommon u;
	struct gosub_method m[METHODS];
} type_T; /* package a: Close, Read, hide */

static struct gosub_imethod want_read[1], want_both[2], want_write[2], want_other_type[1], want_hide[1];
static struct gosub_interface_type reader, read_closer, writer, odd, hider_a, hider_b;

static struct gosub_interface_type interface_of(const uint8_t *path, struct gosub_imethod *m, int64_t n)
{
	return (struct gosub_interface_type){
	    .t = {.size = 16, .kind = GOSUB_KIND_INTERFACE}, .pkgpath = path, .methods = m, .len = n, .cap = n};
}

static void make_types(void)
{
	type_T.t = (struct gosub_type){.size = 8,
				       .kind = GOSUB_KIND_INT,
				       .tflag = GOSUB_TFLAG_UNCOMMON | REGULAR,
				       .equal = &desc_equal,
				       .str = addr(text_T)};
	type_T.u = (struct gosub_uncommon){
	    .pkgpath = addr(path_a), .mcount = METHODS, .xcount = 2, .moff = sizeof(struct gosub_uncommon)};
	type_T.m[0] = (struct gosub_method){addr(name_Close), addr(&fn0), 101, 101};
	type_T.m[1] = (struct gosub_method){addr(name_Read), addr(&fn0), 102, 102};
	type_T.m[2] = (struct gosub_method){addr(name_hide), addr(&fn0), 103, 103};
	want_read[0] = (struct gosub_imethod){addr(name_Read), addr(&fn0)};
	want_both[0] = (struct gosub_imethod){addr(name_Close), addr(&fn0)};
	want_both[1] = want_read[0];
	want_write[0] = want_read[0];
	want_write[1] = (struct gosub_imethod){addr(name_Write), addr(&fn0)};
	want_other_type[0] = (struct gosub_imethod){addr(name_Read), addr(&fn1)};
	want_hide[0] = (struct gosub_imethod){addr(name_hide), addr(&fn0)};
	reader = interface_of(path_b, want_read, 1);
	read_closer = interface_of(path_b, want_both, 2);
	writer = interface_of(path_b, want_write, 2);
	odd = interface_of(path_b, want_other_type, 1);
	hider_a = interface_of(path_a, want_hide, 1);
	hider_b = interface_of(path_b, want_hide, 1);
}

static const struct gosub_itab *table(struct gosub_interface_type *i)
{
	return gosub_itab(&i->t, &type_T.t);
}

/* ---- tests ---- */

static void test_matching(void **state)
{
	const struct gosub_itab *tab = table(&read_closer);
	assert_non_null(tab);
	assert_ptr_equal(tab->type, &type_T.t);
	assert_ptr_equal(tab->fun[0], (void *)101);
	assert_ptr_equal(tab->fun[1], (void *)102);
	assert_ptr_equal(table(&reader)->fun[0], (void *)102);
	assert_ptr_equal(table(&read_closer), tab);
	assert_null(gosub_itab(&reader.t, NULL));
}

static void test_what_does_not_match(void **state)
{
	for (int i = 0; i < 2; i++) { /* the second answer comes from the table */
		assert_null(table(&writer));
		assert_null(table(&odd));
		assert_null(table(&hider_b)); /* an unexported method is its package's */
	}
	assert_ptr_equal(table(&hider_a)->fun[0], (void *)103);
}

static void test_assertions(void **state)
{
	assert_ptr_equal(gosub_assert_itab(&reader.t, &type_T.t), table(&reader));
	assert_string_equal(FAKE_PANIC_OF(gosub_assert_itab(&writer.t, &type_T.t)), "assertion: missing Write");
	assert_string_equal(FAKE_PANIC_OF(gosub_assert_itab(&reader.t, NULL)), "assertion: missing ");
}

static void test_many_pairs(void **state)
{
	enum { N = 2000 };
	static struct gosub_interface_type many[N];
	const struct gosub_itab *tabs[N];
	for (int i = 0; i < N; i++) {
		many[i] = interface_of(path_b, i % 2 ? want_read : want_write, i % 2 ? 1 : 2);
		tabs[i] = table(&many[i]);
		assert_true((tabs[i] != NULL) == (i % 2 == 1));
	}
	for (int i = 0; i < N; i++)
		assert_ptr_equal(table(&many[i]), tabs[i]);
}

static void test_names(void **state)
{
	struct gosub_string s = type_string(&type_T.t);
	assert_int_equal(s.len, 3);
	assert_memory_equal(s.ptr, "a.T", 3);
	type_T.t.tflag |= GOSUB_TFLAG_EXTRA_STAR;
	assert_int_equal(type_string(&type_T.t).len, 2);
	type_T.t.tflag &= (uint8_t)~GOSUB_TFLAG_EXTRA_STAR;
	assert_memory_equal(type_pkgpath(&type_T.t).ptr, "a", 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_matching),   cmocka_unit_test(test_what_does_not_match),
	    cmocka_unit_test(test_assertions), cmocka_unit_test(test_many_pairs),
	    cmocka_unit_test(test_names),
	};
	fake_start();
	make_types();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
