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
	if (changes) {
		facts->uses = NULL;
		facts->liveness = NULL;
	}
}
