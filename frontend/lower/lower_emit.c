/* lower_emit.c - instructions, blocks, temporaries, sites. */
#include "lw.h"

struct vm_inst *lw_emit(struct lw_fn *fn, enum vm_op op, uint32_t ndst, uint32_t nargs, pos_t pos)
{
	struct vm_inst *i = vm_inst_new(fn->f, op, ndst, nargs, pos ? pos : fn->f->pos);

	vm_append(fn->f, fn->cur, i);
	if (op == VM_OP_DEFER || op == VM_OP_FRAME)
		fn->f->flags |= VM_FN_DEFER;
	if (op == VM_OP_RECOVERER || (op == VM_OP_RECOVER && !nargs))
		fn->f->flags |= VM_FN_RECOVER;
	return i;
}

uint32_t lw_block(struct lw_fn *fn)
{
	uint32_t b = vm_block_new(fn->f);

	fn->f->blocks.at[b].loop_depth = fn->depth;
	return b;
}

void lw_start(struct lw_fn *fn, uint32_t block)
{
	fn->cur = block;
}

static void after_terminator(struct lw_fn *fn)
{
	lw_start(fn, lw_block(fn));
}

void lw_jump(struct lw_fn *fn, uint32_t block, pos_t pos)
{
	lw_emit(fn, VM_OP_JUMP, 0, 0, pos)->target[0] = block;
	after_terminator(fn);
}

void lw_branch(struct lw_fn *fn, struct vm_operand cond, uint32_t yes, uint32_t no, pos_t pos)
{
	struct vm_inst *i = lw_emit(fn, VM_OP_BRANCH, 0, 1, pos);

	i->args[0] = cond;
	i->target[0] = yes;
	i->target[1] = no;
	after_terminator(fn);
}

void lw_unreachable(struct lw_fn *fn, pos_t pos)
{
	lw_emit(fn, VM_OP_UNREACHABLE, 0, 0, pos);
	after_terminator(fn);
}

void lw_return(struct lw_fn *fn, pos_t pos)
{
	lw_emit(fn, VM_OP_RETURN, 0, 0, pos);
	after_terminator(fn);
}

struct vm_place *lw_temp(struct lw_fn *fn, const struct vm_type *t, pos_t pos)
{
	const char *name = lw_printf(fn->lw, "t%u", fn->ntemps++);
	uint32_t l = vm_local_new(fn->f, name, t, VM_L_TEMP, pos);

	fn->f->locals.at[l].loop_depth = fn->depth;
	fn->f->locals.at[l].scope = fn->scope;
	return vm_place_local(fn->f, l);
}

struct vm_operand lw_op1(struct lw_fn *fn, enum vm_op op, const struct vm_type *t, struct vm_operand x, pos_t pos)
{
	struct vm_place *d = lw_temp(fn, t, pos);
	struct vm_inst *i = lw_emit(fn, op, 1, 1, pos);

	i->dst[0] = d;
	i->args[0] = x;
	return vm_use(d);
}

struct vm_operand lw_op2(struct lw_fn *fn, enum vm_op op, const struct vm_type *t, struct vm_operand x,
			 struct vm_operand y, pos_t pos)
{
	struct vm_place *d = lw_temp(fn, t, pos);
	struct vm_inst *i = lw_emit(fn, op, 1, 2, pos);

	i->dst[0] = d;
	i->args[0] = x;
	i->args[1] = y;
	return vm_use(d);
}

struct vm_operand lw_binary(struct lw_fn *fn, enum vm_binary sub, const struct vm_type *t, struct vm_operand x,
			    struct vm_operand y, pos_t pos)
{
	struct vm_operand r = lw_op2(fn, VM_OP_BINARY, t, x, y, pos);

	VEC_LAST(&fn->f->blocks.at[fn->cur].insts)->sub = (uint8_t)sub;
	return r;
}

struct vm_inst *lw_move(struct lw_fn *fn, struct vm_place *dst, struct vm_operand x, enum vm_why why, pos_t pos)
{
	struct vm_inst *i = lw_emit(fn, VM_OP_MOVE, 1, 1, pos);

	i->dst[0] = dst;
	i->args[0] = x;
	i->why = (uint8_t)why;
	return i;
}

bool lw_is_const(struct vm_operand x)
{
	return x.kind == VM_OPND_CONST;
}

struct vm_operand lw_copy(struct lw_fn *fn, struct vm_operand x, pos_t pos)
{
	struct vm_place *t;

	if (lw_is_const(x))
		return x;
	t = lw_temp(fn, x.type, pos);
	lw_move(fn, t, x, VM_WHY_NONE, pos)->flags |= VM_I_COMPILER;
	return vm_use(t);
}

/* A bare local that nothing can change between now and the use. */
static bool is_stable(struct lw_fn *fn, struct vm_operand x)
{
	uint32_t l;
	uint16_t flags;

	if (lw_is_const(x))
		return true;
	if (!vm_place_is_local(x.place, &l))
		return false;
	flags = fn->f->locals.at[l].flags;
	if (flags & VM_L_ADDRTAKEN)
		return false;
	return !fn->frozen || (flags & (VM_L_TEMP | VM_L_BYREF));
}

struct vm_operand lw_stable(struct lw_fn *fn, struct vm_operand x, pos_t pos)
{
	return is_stable(fn, x) ? x : lw_copy(fn, x, pos);
}

struct vm_place *lw_as_place(struct lw_fn *fn, struct vm_operand x, pos_t pos)
{
	struct vm_place *t;

	if (x.kind == VM_OPND_PLACE)
		return x.place;
	t = lw_temp(fn, x.type, pos);
	lw_move(fn, t, x, VM_WHY_NONE, pos)->flags |= VM_I_COMPILER;
	return t;
}

/* The place is a part of its local, not behind a pointer or in a slice. */
static bool is_inside_local(const struct vm_func *f, const struct vm_place *p)
{
	const struct vm_type *t;

	if (p->global)
		return false;
	t = f->locals.at[p->local].type;
	for (uint32_t i = 0; i < p->nproj; i++) {
		if (p->proj[i].kind == VM_PROJ_DEREF || t->kind == VM_SLICE)
			return false;
		t = p->proj[i].type;
	}
	return true;
}

struct vm_operand lw_addr(struct lw_fn *fn, struct vm_place *p, enum vm_why why, pos_t pos)
{
	struct vm_place *d;
	struct vm_inst *i;

	/* &*p is p; but a captured variable's address is said as such, for escape analysis. */
	if (!p->global && p->nproj == 1 && p->proj[0].kind == VM_PROJ_DEREF &&
	    !(fn->f->locals.at[p->local].flags & VM_L_BYREF))
		return vm_use(vm_place_local(fn->f, p->local));
	if (is_inside_local(fn->f, p) && !(fn->f->locals.at[p->local].flags & VM_L_ADDRTAKEN))
		lw_mark_addressed(fn, p->local);
	d = lw_temp(fn, vm_type_pointer(fn->lw->vt, p->type), pos);
	i = lw_emit(fn, VM_OP_ADDR, 1, 1, pos);
	i->dst[0] = d;
	i->args[0] = vm_use(p);
	i->why = (uint8_t)why;
	return vm_use(d);
}

void lw_nilcheck(struct lw_fn *fn, struct vm_operand p, pos_t pos)
{
	lw_emit(fn, VM_OP_NILCHECK, 0, 1, pos)->args[0] = p;
}

void lw_bounds(struct lw_fn *fn, struct vm_operand index, struct vm_operand len, pos_t pos)
{
	struct vm_inst *i = lw_emit(fn, VM_OP_BOUNDSCHECK, 0, 2, pos);

	i->args[0] = index;
	i->args[1] = len;
	if (!vm_type_is_signed(index.type))
		i->flags |= VM_I_UNSIGNED;
}

struct vm_site *lw_site(struct lw_fn *fn, enum vm_site_kind kind, const char *text, const struct vm_type *t, pos_t pos)
{
	struct vm_site *s = vm_site_new(fn->f, kind, text ? text : "", t, pos);

	s->loop_depth = fn->depth;
	s->count = -1;
	s->local = VM_NO_LOCAL;
	s->order = lw_visit_order(fn->lw, fn->node);
	s->silent = !text;
	return s;
}

struct vm_operand lw_new(struct lw_fn *fn, enum vm_site_kind kind, const char *text, const struct vm_type *t, pos_t pos)
{
	struct vm_place *d = lw_temp(fn, vm_type_pointer(fn->lw->vt, t), pos);
	struct vm_inst *i = lw_emit(fn, VM_OP_NEW, 1, 0, pos);

	i->dst[0] = d;
	i->type = t;
	i->site = lw_site(fn, kind, text, t, pos);
	return vm_use(d);
}

const struct vm_type *lw_basic(struct lw_fn *fn, enum vm_kind k)
{
	return vm_type_basic(fn->lw->vt, k);
}

struct vm_operand lw_int(struct lw_fn *fn, int64_t v)
{
	return vm_const_int(fn->f, lw_basic(fn, VM_INT), v);
}

struct vm_operand lw_bool(struct lw_fn *fn, bool v)
{
	return vm_const_int(fn->f, lw_basic(fn, VM_BOOL), v);
}

struct vm_operand lw_zero(struct lw_fn *fn, const struct vm_type *t)
{
	return vm_const_zero(fn->f, t);
}

void lw_live(struct lw_fn *fn, uint32_t local, pos_t pos)
{
	lw_emit(fn, VM_OP_LIVE, 0, 0, pos)->local = local;
}

uint32_t lw_open_scope(struct lw_fn *fn, pos_t pos)
{
	uint32_t old = fn->scope;

	VEC_PUSH(fn->arena, &fn->f->scopes, (struct vm_scope){.parent = old, .pos = pos});
	fn->scope = fn->f->scopes.len - 1;
	return old;
}

/* ---- unreached blocks ----
 *
 * A block that nothing reaches stays when it allocates or calls: gc's escape analysis reports such code too. */

static bool is_telling(const struct vm_block *b)
{
	for (uint32_t i = 0; i < b->insts.len; i++)
		if (b->insts.at[i]->site || (vm_op_info[b->insts.at[i]->op].flags & (VM_F_CALL | VM_F_ADDR)))
			return b->insts.len > 1;
	return false;
}

static void mark(struct vm_func *f, uint32_t b, bool *seen)
{
	VEC(uint32_t) work = {0};
	struct arena *a = f->pkg->arena;

	VEC_PUSH(a, &work, b);
	while (work.len) {
		uint32_t x = work.at[--work.len];
		struct vm_inst *t;

		if (seen[x])
			continue;
		seen[x] = true;
		if (!f->blocks.at[x].insts.len)
			continue;
		t = VEC_LAST(&f->blocks.at[x].insts);
		if (t->op == VM_OP_JUMP || t->op == VM_OP_BRANCH || t->op == VM_OP_SWITCH)
			VEC_PUSH(a, &work, t->target[0]);
		if (t->op == VM_OP_BRANCH)
			VEC_PUSH(a, &work, t->target[1]);
		for (uint32_t i = 0; t->op == VM_OP_SWITCH && i < t->ncases; i++)
			VEC_PUSH(a, &work, t->switches[i].block);
	}
}

void lw_prune(struct lw_fn *fn)
{
	struct vm_func *f = fn->f;
	bool *seen = ARENA_ARRAY(fn->arena, bool, f->blocks.len + 1);
	uint32_t *to = ARENA_ARRAY(fn->arena, uint32_t, f->blocks.len + 1);
	uint32_t n = 0;

	mark(f, 0, seen);
	for (uint32_t i = 0; i < f->blocks.len; i++)
		if (is_telling(&f->blocks.at[i]))
			mark(f, i, seen);
	for (uint32_t i = 0; i < f->blocks.len; i++) {
		if (!seen[i])
			continue;
		to[i] = n;
		f->blocks.at[n++] = f->blocks.at[i];
	}
	f->blocks.len = n;
	for (uint32_t i = 0; i < n; i++) {
		struct vm_inst *t;

		if (!f->blocks.at[i].insts.len)
			continue;
		t = VEC_LAST(&f->blocks.at[i].insts);
		if (t->op != VM_OP_JUMP && t->op != VM_OP_BRANCH && t->op != VM_OP_SWITCH)
			continue;
		t->target[0] = to[t->target[0]];
		if (t->op == VM_OP_BRANCH)
			t->target[1] = to[t->target[1]];
		for (uint32_t k = 0; t->op == VM_OP_SWITCH && k < t->ncases; k++)
			t->switches[k].block = to[t->switches[k].block];
	}
}
