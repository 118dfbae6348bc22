/* Dominators, loops, uses, edits and components: on small functions, and on random graphs against definitions followed
 * to the letter. */
#include "unit.h"
#include "vm_analysis.h"

struct made {
	struct arena *arena;
	struct vm_package *p;
	struct vm_func *f;
};

/* A function of n blocks, the last of which returns. */
static struct made make(uint32_t n)
{
	struct made m = {.arena = arena_new()};
	struct vm_types *types = vm_types_new(m.arena);
	struct sources *sources = ARENA_NEW(m.arena, struct sources);

	sources->arena = m.arena;
	m.p = vm_package_new(m.arena, types, sources, "main", "main");
	m.f = vm_func_new(m.p, "main.f", vm_type_func(types, NULL, 0, NULL, 0, false));
	for (uint32_t b = 0; b < n; b++)
		vm_block_new(m.f);
	return m;
}

static void ends(struct made *m, uint32_t block, enum vm_op op, uint32_t a, uint32_t b)
{
	struct vm_inst *i = vm_inst_new(m->f, op, 0, op == VM_OP_BRANCH, 0);

	if (op == VM_OP_BRANCH)
		i->args[0] = vm_const_zero(m->f, vm_type_basic(m->p->types, VM_BOOL));
	i->target[0] = a;
	i->target[1] = b;
	vm_append(m->f, block, i);
}

/* ---- definitions, to the letter ---- */

/* Whether `to` is reached from `from` without passing `around`, over at least one edge. */
static bool reaches(const struct vm_func *f, uint32_t from, uint32_t to, uint32_t around)
{
	bool *seen = calloc(f->blocks.len, sizeof *seen);
	uint32_t *todo = calloc(f->blocks.len + 1, sizeof *todo), n = 0, next;
	bool found = false;

	todo[n++] = from;
	while (n && !found) {
		uint32_t b = todo[--n];

		for (uint32_t k = 0; vm_successor(f, b, k, &next); k++) {
			if (next == around || seen[next])
				continue;
			found |= next == to;
			seen[next] = true;
			todo[n++] = next;
		}
	}
	free(seen);
	free(todo);
	return found;
}

static bool dominates(const struct vm_func *f, uint32_t a, uint32_t b)
{
	return a == b || a == 0 || (b != 0 && !reaches(f, 0, b, a));
}

static struct made random_graph(unsigned *seed)
{
	uint32_t n = 1 + (uint32_t)rand_r(seed) % 12;
	struct made m = make(n);

	for (uint32_t b = 0; b < n; b++) {
		enum vm_op ops[] = {VM_OP_JUMP, VM_OP_BRANCH, VM_OP_BRANCH, VM_OP_RETURN};
		ends(&m, b, ops[rand_r(seed) % 4], (uint32_t)rand_r(seed) % n, (uint32_t)rand_r(seed) % n);
	}
	return m;
}

static void check_dominators(struct vm_facts *facts)
{
	const struct vm_func *f = vm_facts_func(facts);
	const struct vm_dominators *d = vm_facts_dominators(facts);
	const struct vm_graph *g = vm_facts_graph(facts);

	for (uint32_t i = 0; i < g->reached; i++)
		for (uint32_t k = 0; k < g->reached; k++)
			assert_int_equal(vm_dominates(d, g->order[i], g->order[k]),
					 dominates(f, g->order[i], g->order[k]));
	for (uint32_t i = g->reached; i < g->n; i++)
		for (uint32_t b = 0; b < g->n; b++)
			assert_int_equal(vm_dominates(d, g->order[i], b), b == g->order[i]);
}

static void check_loops(struct vm_facts *facts)
{
	const struct vm_func *f = vm_facts_func(facts);
	const struct vm_loops *l = vm_facts_loops(facts);

	for (uint32_t b = 0; b < f->blocks.len; b++)
		assert_int_equal(l->of[b] != VM_NO_LOOP, reaches(f, b, b, VM_NO_BLOCK));
	for (uint32_t i = 0; i < l->n; i++) {
		const struct vm_loop *loop = &l->loops[i];

		assert_int_equal(l->of[loop->header], i);
		assert_int_equal(loop->depth, loop->parent == VM_NO_LOOP ? 1 : l->loops[loop->parent].depth + 1);
		assert_true(loop->parent == VM_NO_LOOP || loop->parent < i);
		for (uint32_t b = 0; b < f->blocks.len; b++) {
			if (!vm_in_loop(l, b, i) || b == loop->header)
				continue;
			/* In the same cycle as the header, without leaving the loop around it. */
			uint32_t around = loop->parent == VM_NO_LOOP ? VM_NO_BLOCK : l->loops[loop->parent].header;
			assert_true(reaches(f, loop->header, b, around) && reaches(f, b, loop->header, around));
			if (!loop->irreducible && vm_facts_graph(facts)->reached == f->blocks.len)
				assert_true(dominates(f, loop->header, b));
		}
	}
}

static void random_graphs_follow_the_definitions(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct made m = random_graph(&seed);
		struct vm_facts *facts = vm_facts_new(m.arena, m.f);

		check_dominators(facts);
		check_loops(facts);
		arena_free(m.arena);
	}
}

/* ---- loops by hand ---- */

/* 0 -> 1 -> 2 -> 3 -> 2, 3 -> 1, 1 -> 4 */
static void inner_loops_lie_in_outer_ones(void **state)
{
	struct made m = make(6);

	(void)state;
	ends(&m, 0, VM_OP_JUMP, 1, 0);
	ends(&m, 1, VM_OP_BRANCH, 2, 5);
	ends(&m, 2, VM_OP_JUMP, 3, 0);
	ends(&m, 3, VM_OP_BRANCH, 2, 4);
	ends(&m, 4, VM_OP_JUMP, 1, 0);
	ends(&m, 5, VM_OP_RETURN, 0, 0);
	const struct vm_loops *l = vm_facts_loops(vm_facts_new(m.arena, m.f));
	assert_int_equal(l->n, 2);
	assert_int_equal(l->loops[0].header, 1);
	assert_int_equal(l->loops[1].header, 2);
	assert_int_equal(l->loops[1].parent, 0);
	assert_int_equal(l->loops[1].depth, 2);
	assert_int_equal(l->of[3], 1);
	assert_int_equal(l->of[4], 0);
	assert_int_equal(l->of[5], VM_NO_LOOP);
	assert_false(l->loops[0].irreducible || l->loops[1].irreducible);
	arena_free(m.arena);
}

static void a_loop_with_two_entries_is_irreducible(void **state)
{
	struct made m = make(3);

	(void)state;
	ends(&m, 0, VM_OP_BRANCH, 1, 2);
	ends(&m, 1, VM_OP_JUMP, 2, 0);
	ends(&m, 2, VM_OP_JUMP, 1, 0);
	const struct vm_loops *l = vm_facts_loops(vm_facts_new(m.arena, m.f));
	assert_int_equal(l->n, 1);
	assert_true(l->loops[0].irreducible);
	assert_true(vm_in_loop(l, 1, 0) && vm_in_loop(l, 2, 0));
	arena_free(m.arena);
}

/* ---- uses and edits ---- */

static struct vm_inst *move(struct made *m, uint32_t to, uint32_t from)
{
	struct vm_inst *i = vm_inst_new(m->f, VM_OP_MOVE, 1, 1, 0);

	i->dst[0] = vm_place_local(m->f, to);
	i->args[0] = vm_use(vm_place_local(m->f, from));
	return i;
}

static void uses_are_in_the_order_of_the_code(void **state)
{
	struct made m = make(2);
	const struct vm_type *word = vm_type_basic(m.p->types, VM_INT);
	uint32_t x = vm_local_new(m.f, "x", word, 0, 0), y = vm_local_new(m.f, "y", word, 0, 0);
	struct vm_facts *facts = vm_facts_new(m.arena, m.f);

	(void)state;
	vm_append(m.f, 0, move(&m, x, y));
	ends(&m, 0, VM_OP_JUMP, 1, 0);
	vm_append(m.f, 1, move(&m, y, x));
	ends(&m, 1, VM_OP_RETURN, 0, 0);
	const struct vm_uses *u = vm_facts_uses(facts);
	assert_int_equal(u->of[x].n, 2);
	assert_int_equal(u->of[x].at[0].how, VM_DEFINE);
	assert_int_equal(u->of[x].at[0].block, 0);
	assert_int_equal(u->of[x].at[1].how, VM_READ);
	assert_int_equal(u->of[x].at[1].block, 1);
	assert_ptr_equal(u->of[y].at[0].inst, m.f->blocks.at[0].insts.at[0]);
	arena_free(m.arena);
}

static void edits_take_positions_before_any_of_them(void **state)
{
	struct made m = make(1);
	const struct vm_type *word = vm_type_basic(m.p->types, VM_INT);
	uint32_t x = vm_local_new(m.f, "x", word, 0, 0);
	struct vm_inst *old[3], *new[4];
	struct vm_facts *facts = vm_facts_new(m.arena, m.f);

	(void)state;
	for (int i = 0; i < 3; i++)
		vm_append(m.f, 0, old[i] = move(&m, x, x));
	ends(&m, 0, VM_OP_RETURN, 0, 0);
	for (int i = 0; i < 4; i++)
		new[i] = move(&m, x, x);
	const struct vm_graph *before = vm_facts_graph(facts);
	const struct vm_uses *uses = vm_facts_uses(facts);
	struct vm_edits *e = vm_edits_new(facts);
	vm_edit_insert(e, 0, 2, new[1]);
	vm_edit_replace(e, 0, 1, new[3]);
	vm_edit_remove(e, 0, 2);
	vm_edit_insert(e, 0, 2, new[2]);
	vm_edit_insert(e, 0, 0, new[0]);
	vm_edits_apply(e);

	struct vm_inst *want[] = {new[0], old[0], new[3], new[1], new[2]};
	assert_int_equal(m.f->blocks.at[0].insts.len, 6);
	for (int i = 0; i < 5; i++)
		assert_ptr_equal(m.f->blocks.at[0].insts.at[i], want[i]);
	assert_ptr_equal(vm_facts_graph(facts), before); /* no edge changed */
	assert_ptr_not_equal(vm_facts_uses(facts), uses);
	assert_int_equal(vm_facts_uses(facts)->of[x].n, 10);
	arena_free(m.arena);
}

static void a_split_block_goes_on_in_the_new_one(void **state)
{
	struct made m = make(2);
	const struct vm_type *word = vm_type_basic(m.p->types, VM_INT);
	uint32_t x = vm_local_new(m.f, "x", word, 0, 0), rest;
	struct vm_facts *facts = vm_facts_new(m.arena, m.f);

	(void)state;
	for (int i = 0; i < 3; i++)
		vm_append(m.f, 0, move(&m, x, x));
	ends(&m, 0, VM_OP_JUMP, 1, 0);
	ends(&m, 1, VM_OP_RETURN, 0, 0);
	assert_int_equal(vm_facts_graph(facts)->n, 2);
	rest = vm_split_block(facts, 0, 1);
	assert_int_equal(m.f->blocks.at[0].insts.len, 2);
	assert_int_equal(m.f->blocks.at[rest].insts.len, 3);
	assert_int_equal(vm_facts_graph(facts)->n, 3);
	assert_true(vm_dominates(vm_facts_dominators(facts), rest, 1));
	arena_free(m.arena);
}

/* ---- components ---- */

static void components_come_after_what_they_lead_to(void **state)
{
	static const uint32_t of0[] = {1}, of1[] = {2, 3}, of2[] = {1}, of4[] = {4, 0};
	const struct vm_callees successors[] = {{of0, 1}, {of1, 2}, {of2, 1}, {NULL, 0}, {of4, 2}};
	struct arena *a = arena_new();
	const struct vm_components *c = vm_components_new(a, successors, 5, 0);

	(void)state;
	assert_int_equal(c->n, 4);
	assert_int_equal(c->member[c->begin[0]], 3);
	assert_int_equal(c->begin[2] - c->begin[1], 2); /* 1 and 2 */
	assert_int_equal(c->member[c->begin[1]], 1);
	assert_int_equal(c->of[0], 2);
	assert_int_equal(c->of[4], 3);
	arena_free(a);
}

/* What is kept is held against what would be made now: a change that nobody told of is found. */
static void test_stale_facts_are_found(void **state)
{
	struct made m = make(2);
	struct vm_package_facts *facts = vm_package_facts_new(m.p);

	ends(&m, 0, VM_OP_JUMP, 1, 0);
	ends(&m, 1, VM_OP_RETURN, 0, 0);
	vm_facts_graph(vm_facts_of(facts, m.f));
	assert_null(vm_package_facts_verify(facts));
	m.f->blocks.at[0].insts.at[0]->target[0] = 0;
	assert_non_null(vm_package_facts_verify(facts));
	vm_package_facts_break(facts, VM_CHANGE_GRAPH);
	assert_null(vm_package_facts_verify(facts));

	vm_package_facts_calls(facts);
	struct vm_inst *call = vm_inst_new(m.f, VM_OP_CALL, 0, 0, 0);
	call->func = m.f;
	vm_facts_uses(vm_facts_of(facts, m.f));
	struct vm_edits *edits = vm_edits_new(vm_facts_of(facts, m.f));
	vm_edit_insert(edits, 0, 0, call);
	vm_edits_apply(edits);
	assert_non_null(vm_package_facts_verify(facts));
	vm_package_facts_break(facts, VM_CHANGE_CALLS);
	assert_null(vm_package_facts_verify(facts));
	vm_package_facts_free(facts);
	arena_free(m.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_stale_facts_are_found),
	    cmocka_unit_test(random_graphs_follow_the_definitions),
	    cmocka_unit_test(inner_loops_lie_in_outer_ones),
	    cmocka_unit_test(a_loop_with_two_entries_is_irreducible),
	    cmocka_unit_test(uses_are_in_the_order_of_the_code),
	    cmocka_unit_test(edits_take_positions_before_any_of_them),
	    cmocka_unit_test(a_split_block_goes_on_in_the_new_one),
	    cmocka_unit_test(components_come_after_what_they_lead_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
