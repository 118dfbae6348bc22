/* vm_facts.c - the analyses of one function, each made when first asked for. */
#include "vm_analysis.h"

struct vm_facts {
	struct arena *arena;
	struct vm_func *func;
	struct vm_graph *graph;
	struct vm_dominators *dominators;
	struct vm_loops *loops;
	struct vm_uses *uses;
	struct vm_liveness *liveness;
};

struct vm_facts *vm_facts_new(struct arena *a, struct vm_func *f)
{
	struct vm_facts *facts = ARENA_NEW(a, struct vm_facts);

	facts->arena = a;
	facts->func = f;
	return facts;
}

struct vm_func *vm_facts_func(const struct vm_facts *facts)
{
	return facts->func;
}

const struct vm_graph *vm_facts_graph(struct vm_facts *facts)
{
	if (!facts->graph)
		facts->graph = vm_graph_new(facts->arena, facts->func);
	return facts->graph;
}

const struct vm_dominators *vm_facts_dominators(struct vm_facts *facts)
{
	if (!facts->dominators)
		facts->dominators = vm_dominators_new(facts->arena, vm_facts_graph(facts));
	return facts->dominators;
}

const struct vm_loops *vm_facts_loops(struct vm_facts *facts)
{
	if (!facts->loops)
		facts->loops = vm_loops_new(facts->arena, vm_facts_graph(facts));
	return facts->loops;
}

const struct vm_uses *vm_facts_uses(struct vm_facts *facts)
{
	if (!facts->uses)
		facts->uses = vm_uses_new(facts->arena, facts->func);
	return facts->uses;
}

const struct vm_liveness *vm_facts_liveness(struct vm_facts *facts)
{
	if (!facts->liveness)
		facts->liveness = vm_liveness_new(facts->arena, vm_facts_graph(facts));
	return facts->liveness;
}

void vm_facts_break(struct vm_facts *facts, unsigned changes)
{
	if (changes & VM_CHANGE_GRAPH) {
		facts->graph = NULL;
		facts->dominators = NULL;
		facts->loops = NULL;
	}
	if (changes & (VM_CHANGE_GRAPH | VM_CHANGE_INSTS)) {
		facts->uses = NULL;
		facts->liveness = NULL;
	}
}

/* ---- verifying what is kept ---- */

static bool same_edges(const struct vm_edges *a, const struct vm_edges *b)
{
	return a->n == b->n && memcmp(a->at, b->at, a->n * sizeof *a->at) == 0;
}

static bool same_graph(const struct vm_graph *a, const struct vm_graph *b)
{
	if (a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		if (!same_edges(&a->succs[i], &b->succs[i]))
			return false;
	return true;
}

static bool same_list(const struct vm_use_list *a, const struct vm_use_list *b)
{
	if (a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		if (a->at[i].inst != b->at[i].inst || a->at[i].block != b->at[i].block || a->at[i].at != b->at[i].at ||
		    a->at[i].how != b->at[i].how)
			return false;
	return true;
}

static bool same_uses(const struct vm_uses *a, const struct vm_uses *b, uint32_t nlocals)
{
	for (uint32_t i = 0; i < nlocals; i++)
		if (!same_list(&a->of[i], &b->of[i]))
			return false;
	return true;
}

static bool same_liveness(const struct vm_liveness *a, const struct vm_liveness *b)
{
	if (a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->graph->n; i++)
		if (memcmp(a->in[i], b->in[i], vm_set_words(a->n) * sizeof **a->in) != 0)
			return false;
	return true;
}

/* Dominators and loops follow from the graph alone. */
const char *vm_facts_verify(const struct vm_facts *facts)
{
	struct arena *a = arena_new();
	struct vm_facts *now = vm_facts_new(a, facts->func);
	const char *defect = NULL;

	if (facts->graph && !same_graph(facts->graph, vm_facts_graph(now)))
		defect = "the graph of its blocks is not as before";
	else if (facts->uses && !same_uses(facts->uses, vm_facts_uses(now), facts->func->locals.len))
		defect = "its locals are not used as before";
	else if (facts->liveness && !same_liveness(facts->liveness, vm_facts_liveness(now)))
		defect = "other locals than before are live";
	arena_free(a);
	return defect ? arena_printf(facts->arena, "function %s: %s", facts->func->name, defect).data : NULL;
}
