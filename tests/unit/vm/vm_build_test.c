/* Places are values: extending one leaves it as it was; a function built by hand verifies. */
#include "unit.h"
#include "vm.h"

static struct vm_package *package(struct arena *a)
{
	return vm_package_new(a, vm_types_new(a), NULL, "main", "main");
}

static struct vm_func *niladic(struct vm_package *p, const char *name)
{
	return vm_func_new(p, name, vm_type_func(p->types, NULL, 0, NULL, 0, false));
}

static void projections_do_not_change_their_base(void **state)
{
	struct arena *a = arena_new();
	struct vm_package *p = package(a);
	struct vm_func *f = niladic(p, "main.f");
	const struct vm_type *i = vm_type_basic(p->types, VM_INT);
	struct vm_field field = {.name = "x", .type = vm_type_array(p->types, i, 4)};
	const struct vm_type *t = vm_type_pointer(p->types, vm_type_struct(p->types, &field, 1));
	struct vm_place *base = vm_place_local(f, vm_local_new(f, "p", t, 0, POS_NONE));
	struct vm_place *field_x = vm_place_field(f, vm_place_deref(f, base), 0);
	struct vm_place *second = vm_place_index(f, field_x, vm_const_int(f, i, 1));
	uint32_t local = 99;

	assert_int_equal(base->nproj, 0);
	assert_int_equal(field_x->nproj, 2);
	assert_int_equal(second->nproj, 3);
	assert_ptr_equal(second->type, i);
	assert_true(vm_place_is_local(base, &local));
	assert_int_equal(local, 0);
	assert_false(vm_place_is_local(second, &local));
	arena_free(a);
}

static void a_function_built_by_hand_verifies(void **state)
{
	struct arena *a = arena_new();
	struct vm_package *p = package(a);
	struct vm_func *f = niladic(p, "main.main");
	const struct vm_type *i = vm_type_basic(p->types, VM_INT);
	uint32_t x = vm_local_new(f, "x", i, 0, POS_NONE), b = vm_block_new(f);
	struct vm_inst *move = vm_inst_new(f, VM_OP_MOVE, 1, 1, POS_NONE);

	move->dst[0] = vm_place_local(f, x);
	move->args[0] = vm_const_int(f, i, 7);
	vm_append(f, b, move);
	assert_non_null(vm_verify(p)); /* no terminator yet */
	vm_append(f, b, vm_inst_new(f, VM_OP_RETURN, 0, 0, POS_NONE));
	assert_null(vm_verify(p));
	move->args[0] = vm_const_zero(f, vm_type_basic(p->types, VM_STRING));
	assert_string_equal(vm_verify(p), "main.main: b0: destination is int, not string: "
					  "%x = move zero : string");
	arena_free(a);
}

/* g was inlined into f, and f then into main. */
static void a_copied_site_knows_where_it_was_written(void **state)
{
	struct arena *a = arena_new();
	struct vm_package *p = package(a), *read;
	struct vm_func *g = niladic(p, "main.g"), *f = niladic(p, "main.f"), *m = niladic(p, "main.main");
	struct sources sources = {.arena = a};
	struct diags diags = {.arena = a, .sources = &sources};
	uint32_t file = sources_add(&sources, STR("a.vm"), STR("a.vm"), STR(""));
	const struct vm_type *i = vm_type_basic(p->types, VM_INT);
	struct vm_site *in_g, *in_f, *in_main;
	struct str text;

	for (uint32_t n = 0; n < p->funcs.len; n++)
		vm_append(p->funcs.at[n], vm_block_new(p->funcs.at[n]),
			  vm_inst_new(p->funcs.at[n], VM_OP_RETURN, 0, 0, POS_NONE));
	vm_site_new(g, VM_SITE_MAKE_SLICE, "make([]int, n)", i, POS(file, 1, 1));
	in_g = vm_site_new(g, VM_SITE_NEW, "new(int)", i, POS(file, 2, 1));
	vm_site_new(f, VM_SITE_NEW, "new(int)", i, POS(file, 3, 1));
	VEC_PUSH(a, &f->inlined, ((struct vm_inlining){"main.g", "g", NULL, POS_NONE, POS(file, 4, 1), 0, NULL}));
	VEC_PUSH(a, &m->inlined, ((struct vm_inlining){"main.f", "f", NULL, POS_NONE, POS(file, 5, 1), 0, NULL}));
	VEC_PUSH(a, &m->inlined, ((struct vm_inlining){"main.g", "g", NULL, POS_NONE, POS(file, 4, 1), 1, NULL}));
	in_f = vm_site_copy(f, in_g, 1);
	in_main = vm_site_copy(m, in_g, 2);
	assert_int_equal(vm_outermost(m, 2, POS_NONE), POS(file, 5, 1));
	assert_int_equal(in_g->ordinal, 1);
	assert_int_equal(in_f->ordinal, 1);
	assert_int_equal(in_main->ordinal, 0);
	assert_ptr_equal(in_main->func, m);
	assert_int_equal(in_main->pos, in_g->pos);
	assert_string_equal(in_main->origin->func, "main.g");
	assert_int_equal(in_main->origin->ordinal, 1);
	assert_int_equal(in_main->origin->ncalls, 2);
	assert_string_equal(in_main->origin->calls[0].caller, "main.f");
	assert_int_equal(in_main->origin->calls[0].pos, POS(file, 4, 1));
	assert_string_equal(in_main->origin->calls[1].caller, "main.main");
	assert_int_equal(in_f->origin->ncalls, 1);

	p->sources = &sources;
	vm_site_move(in_g, f);
	assert_int_equal(in_g->ordinal, 2);
	text = vm_print(a, p);
	file = sources_add(&sources, STR("b.vm"), STR("b.vm"), text);
	read = vm_parse(a, vm_types_new(a), &sources, file, &diags);
	assert_non_null(read);
	assert_string_equal(vm_print(a, read).data, text.data);
	assert_null(vm_verify(read));
	read->sites.at[4]->ordinal = 7;
	assert_non_null(vm_verify(read));
	arena_free(a);
}

static void the_fingerprint_is_set(void **state)
{
	assert_true(vm_fingerprint != 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(projections_do_not_change_their_base),
	    cmocka_unit_test(a_function_built_by_hand_verifies),
	    cmocka_unit_test(a_copied_site_knows_where_it_was_written),
	    cmocka_unit_test(the_fingerprint_is_set),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
