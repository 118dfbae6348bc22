/* vm_liveness.c - backward liveness of locals, by the usual equations over blocks. */
#include "vm_analysis.h"

/* ---- what an instruction reads and writes ---- */

struct visitor {
	const struct vm_func *f;
	vm_access_fn fn;
	void *arg;
};

static bool follows_pointer(const struct vm_func *f, const struct vm_place *p)
{
	const struct vm_type *t = p->global ? p->global->type : f->locals.at[p->local].type;

	for (uint32_t i = 0; i < p->nproj; i++) {
		if (p->proj[i].kind == VM_PROJ_DEREF || (p->proj[i].kind == VM_PROJ_INDEX && t->kind != VM_ARRAY))
			return true;
		t = p->proj[i].type;
	}
	return false;
}

static void visit_place(struct visitor *v, const struct vm_place *p, enum vm_access how)
{
	for (uint32_t i = 0; i < p->nproj; i++)
		if (p->proj[i].kind == VM_PROJ_INDEX && p->proj[i].local != VM_NO_LOCAL)
			v->fn(p->proj[i].local, VM_READ, v->arg);
	if (p->global)
		return;
	if (follows_pointer(v->f, p))
		how = VM_READ;
	else if (how == VM_DEFINE && p->nproj)
		how = VM_WRITE;
	v->fn(p->local, how, v->arg);
}

static void visit_operand(struct visitor *v, const struct vm_operand *o, enum vm_access how)
{
	if (o->kind == VM_OPND_PLACE)
		visit_place(v, o->place, how);
}

static void visit_results(struct visitor *v)
{
	for (uint32_t n = 0; n < v->f->locals.len; n++)
		if (v->f->locals.at[n].flags & VM_L_RESULT)
			v->fn(n, VM_READ, v->arg);
}

/* What a select receives goes to a temporary that is read only where its case was chosen; any other destination
 * may keep what it holds. */
static enum vm_access received(const struct visitor *v, const struct vm_place *p)
{
	return !p->global && v->f->locals.at[p->local].flags & VM_L_TEMP ? VM_DEFINE : VM_WRITE;
}

static void visit_cases(struct visitor *v, const struct vm_inst *i)
{
	for (uint32_t n = 0; i->cases && n < i->ncases; n++) {
		const struct vm_select_case *c = &i->cases[n];

		visit_operand(v, &c->chan, VM_READ);
		visit_operand(v, &c->value, VM_READ);
		if (c->recv)
			visit_place(v, c->recv, received(v, c->recv));
	}
}

void vm_each_access(const struct vm_func *f, const struct vm_inst *i, vm_access_fn visit, void *arg)
{
	struct visitor v = {f, visit, arg};
	bool address = vm_op_info[i->op].flags & VM_F_ADDR;

	for (uint32_t n = 0; n < i->ndst; n++)
		if (i->dst[n])
			visit_place(&v, i->dst[n], VM_DEFINE);
	for (uint32_t n = 0; n < i->nargs; n++)
		visit_operand(&v, &i->args[n], address && n == 0 ? VM_ADDRESS : VM_READ);
	if (i->op == VM_OP_SELECT)
		visit_cases(&v, i);
	if (i->op == VM_OP_RETURN)
		visit_results(&v);
	if (i->op == VM_OP_LIVE)
		visit(i->local, VM_DEFINE, arg);
}

/* ---- liveness ---- */

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
