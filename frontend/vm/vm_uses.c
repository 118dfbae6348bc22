/* vm_uses.c - what an instruction reads and writes; where each local is read and written. */
#include "vm_analysis.h"

/* ---- what an instruction reads and writes ---- */

struct visitor {
	const struct vm_func *f;
	vm_access_fn fn;
	void *arg;
};

bool vm_place_follows(const struct vm_func *f, const struct vm_place *p)
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
	if (vm_place_follows(v->f, p))
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

/* ---- uses of each local ---- */

struct count {
	uint32_t *n; /* by local */
};

static void count_use(uint32_t local, enum vm_access how, void *arg)
{
	struct count *c = arg;

	(void)how;
	c->n[local]++;
}

struct lister {
	struct vm_use **next; /* by local: where its next use goes */
	struct vm_use use;
};

static void list_use(uint32_t local, enum vm_access how, void *arg)
{
	struct lister *l = arg;

	l->use.how = how;
	*l->next[local]++ = l->use;
}

static void each_inst(const struct vm_func *f, vm_access_fn visit, void *arg, struct vm_use *at)
{
	for (at->block = 0; at->block < f->blocks.len; at->block++)
		for (at->at = 0; at->at < f->blocks.at[at->block].insts.len; at->at++) {
			at->inst = f->blocks.at[at->block].insts.at[at->at];
			vm_each_access(f, at->inst, visit, arg);
		}
}

struct vm_uses *vm_uses_new(struct arena *a, const struct vm_func *f)
{
	struct vm_uses *uses = ARENA_NEW(a, struct vm_uses);
	struct count count = {ARENA_ARRAY(a, uint32_t, f->locals.len + 1)};
	struct lister lister = {.next = ARENA_ARRAY(a, struct vm_use *, f->locals.len + 1)};
	struct vm_use ignored, *all;
	size_t total = 0;

	each_inst(f, count_use, &count, &ignored);
	for (uint32_t n = 0; n < f->locals.len; n++)
		total += count.n[n];
	all = ARENA_ARRAY(a, struct vm_use, total + 1);
	uses->of = ARENA_ARRAY(a, struct vm_use_list, f->locals.len + 1);
	for (uint32_t n = 0; n < f->locals.len; n++) {
		uses->of[n] = (struct vm_use_list){all, count.n[n]};
		lister.next[n] = all;
		all += count.n[n];
	}
	each_inst(f, list_use, &lister, &lister.use);
	return uses;
}
