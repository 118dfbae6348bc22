/* The graph of blocks, liveness, and what is cleared where a function waits, on functions in the
 * text form. */
#include "unit.h"
#include "vm_analysis.h"

struct parsed {
	struct arena *arena;
	struct sources sources;
	struct diags diags;
	struct vm_func *f;
	struct vm_package *p;
};

static struct parsed parse(const char *text)
{
	struct parsed in = {.arena = arena_new()};
	uint32_t file;

	in.sources.arena = in.arena;
	in.diags = (struct diags){.arena = in.arena, .sources = &in.sources};
	file = sources_add(&in.sources, STR("t.vm"), STR("t.vm"), str_of(text));
	in.p = vm_parse(in.arena, vm_types_new(in.arena), &in.sources, file, &in.diags);
	if (!in.p)
		diag_print(&in.diags, stderr, true);
	assert_non_null(in.p);
	assert_string_equal(vm_verify(in.p) ? vm_verify(in.p) : "", "");
	for (uint32_t i = 0; i < in.p->funcs.len; i++)
		if (!strcmp(in.p->funcs.at[i]->name, "main.f"))
			in.f = in.p->funcs.at[i];
	assert_non_null(in.f);
	return in;
}

static uint32_t local(const struct parsed *in, const char *name)
{
	for (uint32_t n = 0; n < in->f->locals.len; n++)
		if (!strcmp(in->f->locals.at[n].name, name))
			return n;
	fail_msg("no local %s", name);
	return 0;
}

static struct vm_liveness *liveness(const struct parsed *in)
{
	return vm_liveness_new(in->arena, vm_graph_new(in->arena, in->f));
}

static struct vm_parks *parks(const struct parsed *in)
{
	return vm_parks_new(in->arena, liveness(in), vm_parking_funcs(in->arena, in->p));
}

/* for b := range c { g(b) }, and a block that is never reached. */
static const char loop[] = "package main path main\n"
			   "func main.g : func([]int) flags extern\n"
			   "\tparams b : []int\n"
			   "end\n"
			   "func main.f : func(recvchan []int)\n"
			   "\tparams c : recvchan []int\n"
			   "\tlocal c : recvchan []int flags param\n"
			   "\tlocal b : []int\n"
			   "\tlocal ok : bool\n"
			   "\tb0:\n"
			   "\t\tjump {to b1}\n"
			   "\tb1 depth 2:\n"
			   "\t\t%b, %ok = chan_recv %c\n"
			   "\t\tbranch %ok {to b2 b3}\n"
			   "\tb2 depth 2:\n"
			   "\t\tcall %b {func main.g}\n"
			   "\t\tjump {to b1}\n"
			   "\tb3:\n"
			   "\t\treturn\n"
			   "\tb4:\n"
			   "\t\tjump {to b3}\n"
			   "end\n";

static void blocks_in_reverse_post_order(void **state)
{
	struct parsed in = parse(loop);
	struct vm_graph *g = vm_graph_new(in.arena, in.f);

	assert_int_equal(g->n, 5);
	assert_int_equal(g->order[0], 0);
	assert_int_equal(g->order[1], 1);
	assert_int_equal(g->order[4], 4); /* not reached */
	assert_int_equal(g->preds[1].n, 2);
	assert_int_equal(g->preds[3].n, 2);
	assert_int_equal(g->preds[0].n, 0);
	arena_free(in.arena);
}

static void locals_live_around_a_loop(void **state)
{
	struct parsed in = parse(loop);
	struct vm_liveness *l = liveness(&in);

	assert_true(vm_set_has(l->in[1], local(&in, "c")));
	assert_true(vm_set_has(l->out[2], local(&in, "c")));
	assert_false(vm_set_has(l->in[1], local(&in, "b")));
	assert_true(vm_set_has(l->in[2], local(&in, "b")));
	assert_false(vm_set_has(l->in[3], local(&in, "c")));
	arena_free(in.arena);
}

static void the_last_message_is_cleared(void **state)
{
	struct parsed in = parse(loop);
	struct vm_parks *p = parks(&in);

	assert_int_equal(p->at.len, 2); /* of g nothing is known: it may wait as well, and comes before */
	assert_true(vm_set_has(p->at.at[1].locals, local(&in, "b")));
	assert_false(vm_set_has(p->at.at[0].locals, local(&in, "b")));
	assert_false(vm_set_has(p->at.at[0].locals, local(&in, "c")));
	assert_false(vm_set_has(p->at.at[0].locals, local(&in, "ok"))); /* no pointer */
	arena_free(in.arena);
}

/* x is read after the wait through a pointer that is live, y's pointer is not. */
static void what_a_live_pointer_leads_to_is_kept(void **state)
{
	struct parsed in = parse("package main path main\n"
				 "func main.f : func(recvchan int, []int) (*[]int)\n"
				 "\tparams c : recvchan int, s : []int\n"
				 "\tresults *[]int\n"
				 "\tsite 0 variable \"x\" : []int local 2 placed frame\n"
				 "\tsite 1 variable \"y\" : []int local 3 placed frame\n"
				 "\tlocal c : recvchan int flags param\n"
				 "\tlocal s : []int flags param index 1\n"
				 "\tlocal x : []int flags addrtaken site 0\n"
				 "\tlocal y : []int flags addrtaken site 1\n"
				 "\tlocal p : *[]int\n"
				 "\tlocal q : *[]int\n"
				 "\tlocal r : *[]int flags result\n"
				 "\tb0:\n"
				 "\t\t%x = move %s\n"
				 "\t\t%y = move %s\n"
				 "\t\t%p = addr %x\n"
				 "\t\t%q = addr %y\n"
				 "\t\t_ = chan_recv %c\n"
				 "\t\t%r = move %p\n"
				 "\t\treturn\n"
				 "end\n");
	struct vm_parks *p = parks(&in);

	assert_int_equal(p->at.len, 1);
	assert_false(vm_set_has(p->at.at[0].locals, local(&in, "x")));
	assert_true(vm_set_has(p->at.at[0].locals, local(&in, "y")));
	assert_true(vm_set_has(p->at.at[0].locals, local(&in, "q")));
	assert_false(vm_set_has(p->at.at[0].locals, local(&in, "p")));
	assert_true(vm_set_has(p->at.at[0].locals, local(&in, "s")));
	assert_true(vm_set_has(p->crossing, local(&in, "p")));
	arena_free(in.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(blocks_in_reverse_post_order),
	    cmocka_unit_test(locals_live_around_a_loop),
	    cmocka_unit_test(the_last_message_is_cleared),
	    cmocka_unit_test(what_a_live_pointer_leads_to_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
