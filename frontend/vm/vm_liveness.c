/* vm_liveness.c - backward liveness of locals, by the usual equations over blocks. */
#include "vm_analysis.h"

struct step {
	const struct vm_func *f;
	const struct vm_inst *inst;
	vm_set live;
};

/* Of a local on the heap the frame holds the address, which every access but the birth of an
 * instance needs. */
static bool by_address(const struct step *s, uint32_t local)
{
	const struct vm_site *site = s->f->locals.at[local].site;

	return site && site->placement == VM_PLACE_HEAP && s->inst->op != VM_OP_LIVE;
}

static void end_defined(uint32_t local, enum vm_access how, void *arg)
{
	struct step *s = arg;

	if (how == VM_DEFINE && !by_address(s, local))
		vm_set_drop(s->live, local);
}

static void begin_read(uint32_t local, enum vm_access how, void *arg)
{
	struct step *s = arg;

	if (how == VM_READ || how == VM_ADDRESS || by_address(s, local))
		vm_set_add(s->live, local);
}

void vm_live_before(const struct vm_func *f, const struct vm_inst *i, vm_set live)
{
	struct step s = {f, i, live};

	vm_each_access(f, i, end_defined, &s);
	vm_each_access(f, i, begin_read, &s);
}

/* A recovered panic returns the results as they are then. */
static void results_of_recovery(const struct vm_func *f, vm_set live)
{
	if (!(f->flags & VM_FN_DEFER))
		return;
	for (uint32_t n = 0; n < f->locals.len; n++)
		if (f->locals.at[n].flags & VM_L_RESULT)
			vm_set_add(live, n);
}

static bool update_block(struct vm_liveness *l, vm_set live, uint32_t b)
{
	const struct vm_func *f = l->graph->func;
	const struct vm_block *block = &f->blocks.at[b];
	uint32_t to;

	for (uint32_t k = 0; vm_successor(f, b, k, &to); k++)
		vm_set_union(l->out[b], l->in[to], l->n);
	results_of_recovery(f, l->out[b]);
	memcpy(live, l->out[b], vm_set_words(l->n) * sizeof *live);
	for (uint32_t i = block->insts.len; i-- > 0;)
		vm_live_before(f, block->insts.at[i], live);
	results_of_recovery(f, live);
	return vm_set_union(l->in[b], live, l->n);
}

struct vm_liveness *vm_liveness_new(struct arena *a, const struct vm_graph *graph)
{
	struct vm_liveness *l = ARENA_NEW(a, struct vm_liveness);
	vm_set live;
	bool changed;

	*l = (struct vm_liveness){graph, graph->func->locals.len, ARENA_ARRAY(a, vm_set, graph->n + 1),
				  ARENA_ARRAY(a, vm_set, graph->n + 1)};
	for (uint32_t b = 0; b < graph->n; b++) {
		l->in[b] = vm_set_new(a, l->n);
		l->out[b] = vm_set_new(a, l->n);
	}
	live = vm_set_new(a, l->n);
	do {
		changed = false;
		for (uint32_t k = graph->n; k-- > 0;)
			changed |= update_block(l, live, graph->order[k]);
	} while (changed);
	return l;
}
