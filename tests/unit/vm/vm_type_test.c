/* Types: one pointer per type, layouts as Go's unsafe.Sizeof and Offsetof give them on amd64. */
#include "unit.h"
#include "vm.h"

struct fixture {
	struct arena *a;
	struct vm_types *t;
};

static int setup(void **state)
{
	struct fixture *f = malloc(sizeof *f);

	f->a = arena_new();
	f->t = vm_types_new(f->a);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	arena_free(f->a);
	free(f);
	return 0;
}

static const struct vm_type *basic(struct fixture *f, enum vm_kind kind)
{
	return vm_type_basic(f->t, kind);
}

static const struct vm_type *structure(struct fixture *f, const struct vm_type *a, const struct vm_type *b,
				       const struct vm_type *c)
{
	struct vm_field fields[] = {{.name = "a", .type = a}, {.name = "b", .type = b}, {.name = "c", .type = c}};

	return vm_type_struct(f->t, fields, c ? 3 : b ? 2 : 1);
}

static void equal_types_are_one(void **state)
{
	struct fixture *f = *state;
	const struct vm_type *i = basic(f, VM_INT), *s = basic(f, VM_STRING);

	assert_ptr_equal(vm_type_pointer(f->t, i), vm_type_pointer(f->t, i));
	assert_ptr_equal(vm_type_map(f->t, s, vm_type_slice(f->t, i)), vm_type_map(f->t, s, vm_type_slice(f->t, i)));
	assert_ptr_equal(structure(f, i, s, NULL), structure(f, i, s, NULL));
	assert_ptr_not_equal(structure(f, i, s, NULL), structure(f, s, i, NULL));
	assert_ptr_not_equal(vm_type_func(f->t, &i, 1, NULL, 0, false), vm_type_func(f->t, NULL, 0, &i, 1, false));
	assert_string_equal(vm_type_func(f->t, &i, 1, &s, 1, false)->string, "func(int) string");
}

static void unexported_fields_differ_by_package(void **state)
{
	struct fixture *f = *state;
	struct vm_field here = {.name = "x", .pkg = "a", .type = basic(f, VM_INT)};
	struct vm_field there = {.name = "x", .pkg = "b", .type = basic(f, VM_INT)};

	const struct vm_type *x = vm_type_struct(f->t, &here, 1);
	const struct vm_type *y = vm_type_struct(f->t, &there, 1);
	assert_ptr_not_equal(x, y);
	assert_string_equal(x->string, y->string);
}

static void tags_and_embedding_make_types_differ(void **state)
{
	struct fixture *f = *state;
	struct vm_field plain = {.name = "int", .type = basic(f, VM_INT)};
	struct vm_field tagged = plain, embedded = plain;

	tagged.tag = STR("k");
	embedded.embedded = true;
	assert_ptr_not_equal(vm_type_struct(f->t, &plain, 1), vm_type_struct(f->t, &tagged, 1));
	assert_ptr_not_equal(vm_type_struct(f->t, &plain, 1), vm_type_struct(f->t, &embedded, 1));
}

static void structs_are_padded(void **state)
{
	struct fixture *f = *state;
	const struct vm_type *t = structure(f, basic(f, VM_BOOL), basic(f, VM_INT64), basic(f, VM_INT16));

	assert_int_equal(t->size, 24);
	assert_int_equal(t->align, 8);
	assert_int_equal(t->fields[1].offset, 8);
	assert_int_equal(t->fields[2].offset, 16);
	assert_false(t->regular_memory);
	assert_true(structure(f, basic(f, VM_INT32), basic(f, VM_UINT32), NULL)->regular_memory);
	assert_false(structure(f, basic(f, VM_FLOAT32), NULL, NULL)->regular_memory);
}

static void a_last_field_without_size_gets_a_byte(void **state)
{
	struct fixture *f = *state;
	const struct vm_type *empty = vm_type_struct(f->t, NULL, 0);

	assert_int_equal(empty->size, 0);
	assert_int_equal(structure(f, basic(f, VM_INT64), empty, NULL)->size, 16);
	assert_int_equal(structure(f, empty, basic(f, VM_INT64), NULL)->size, 8);
	assert_int_equal(structure(f, empty, empty, NULL)->size, 0);
}

static void pointer_bytes_end_at_the_last_pointer(void **state)
{
	struct fixture *f = *state;
	const struct vm_type *i = basic(f, VM_INT), *p = vm_type_pointer(f->t, i);

	assert_int_equal(structure(f, i, p, i)->ptr_bytes, 16);
	assert_int_equal(vm_type_slice(f->t, i)->ptr_bytes, 8);
	assert_int_equal(vm_type_interface(f->t, NULL, 0)->ptr_bytes, 16);
	assert_int_equal(vm_type_array(f->t, structure(f, p, i, NULL), 3)->ptr_bytes, 40);
	assert_int_equal(vm_type_array(f->t, p, 0)->ptr_bytes, 0);
	assert_false(vm_type_has_pointers(i));
}

static void pointer_shapes_are_direct(void **state)
{
	struct fixture *f = *state;
	const struct vm_type *i = basic(f, VM_INT), *p = vm_type_pointer(f->t, i);

	assert_true(p->direct_iface);
	assert_true(vm_type_map(f->t, i, i)->direct_iface);
	assert_true(structure(f, vm_type_array(f->t, p, 1), NULL, NULL)->direct_iface);
	assert_false(structure(f, p, p, NULL)->direct_iface);
	assert_false(i->direct_iface);
}

static void comparability(void **state)
{
	struct fixture *f = *state;
	const struct vm_type *s = vm_type_slice(f->t, basic(f, VM_INT));

	assert_false(s->comparable);
	assert_false(structure(f, basic(f, VM_INT), s, NULL)->comparable);
	assert_true(structure(f, basic(f, VM_STRING), vm_type_interface(f->t, NULL, 0), NULL)->comparable);
}

/* type T struct { next *T; in U }; type U [2]V; type V int32, described in the worst order. */
static void layout_waits_for_what_is_held_by_value(void **state)
{
	struct fixture *f = *state;
	struct vm_type *t = vm_type_named(f->t, "m.T", "m.T", "T", "m");
	struct vm_type *u = vm_type_named(f->t, "m.U", "m.U", "U", "m");
	struct vm_type *v = vm_type_named(f->t, "m.V", "m.V", "V", "m");

	vm_type_set_underlying(f->t, t, structure(f, vm_type_pointer(f->t, t), u, NULL));
	vm_type_set_underlying(f->t, u, vm_type_array(f->t, v, 2));
	assert_int_equal(t->size, 0);
	vm_type_set_underlying(f->t, v, basic(f, VM_INT32));
	assert_int_equal(v->size, 4);
	assert_int_equal(u->size, 8);
	assert_int_equal(t->size, 16);
	assert_int_equal(t->ptr_bytes, 8);
	assert_int_equal(t->kind, VM_STRUCT);
	assert_true(t->exported);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(equal_types_are_one, setup, teardown),
	    cmocka_unit_test_setup_teardown(unexported_fields_differ_by_package, setup, teardown),
	    cmocka_unit_test_setup_teardown(tags_and_embedding_make_types_differ, setup, teardown),
	    cmocka_unit_test_setup_teardown(structs_are_padded, setup, teardown),
	    cmocka_unit_test_setup_teardown(a_last_field_without_size_gets_a_byte, setup, teardown),
	    cmocka_unit_test_setup_teardown(pointer_bytes_end_at_the_last_pointer, setup, teardown),
	    cmocka_unit_test_setup_teardown(pointer_shapes_are_direct, setup, teardown),
	    cmocka_unit_test_setup_teardown(comparability, setup, teardown),
	    cmocka_unit_test_setup_teardown(layout_waits_for_what_is_held_by_value, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
