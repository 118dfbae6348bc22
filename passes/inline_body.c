/* inline_body.c - a body in place of a call of it.
 *
 * The caller's blocks are written anew, instruction by instruction. A call is replaced by moves of its arguments to
 * what were parameters, the body, and moves from what were results. A body of one block continues the block it is put
 * into; others bring their blocks, which are looked at later, and a new block takes what follows the call. */
#include "inline.h"

struct inline_bodies {
	struct arena *arena;
	struct pass_run *run;
	struct map *kept; /* vm_func -> struct vm_func: with the body as it was written, of those that can go in */
};

/* What is written. */
struct writer {
	struct inline_bodies *bodies;
	struct vm_func *f;
	uint32_t cur;         /* block that instructions are added to */
	VEC(uint32_t) unseen; /* blocks that came with a body */
	struct map *results;  /* local that takes a body's result -> the result's name */
	bool any;
};

/* One body on its way into w->f. */
struct copy {
	struct writer *w;
	const struct vm_func *body;
	uint32_t by; /* its number in w->f->inlined */
	uint32_t first_local, first_block;
	uint32_t deeper; /* loops around the call */
};

struct inline_bodies *inline_bodies_new(struct arena *a, struct pass_run *run)
{
	struct inline_bodies *b = ARENA_NEW(a, struct inline_bodies);

	*b = (struct inline_bodies){.arena = a, .run = run, .kept = map_new(a)};
	return b;
}

static bool has_op(const struct vm_func *f, enum vm_op op)
{
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++)
			if (f->blocks.at[b].insts.at[n]->op == op)
				return true;
	return false;
}

/* Instructions and their lists are never changed, only written anew. */
static const struct vm_func *body_as_written(struct inline_bodies *b, const struct vm_func *f)
{
	struct vm_func *kept = arena_dup(b->arena, f, sizeof *f);

	kept->blocks.at = arena_dup(b->arena, f->blocks.at, f->blocks.len * sizeof *f->blocks.at);
	kept->locals.at = arena_dup(b->arena, f->locals.at, f->locals.len * sizeof *f->locals.at);
	return kept;
}

void inline_keep_body(struct inline_bodies *b, struct vm_func *f)
{
	const uint32_t never = VM_FN_EXTERN | VM_FN_C | VM_FN_SHARED | VM_FN_WRAPPER | VM_FN_DEFER | VM_FN_RECOVER |
			       VM_FN_NOINLINE | VM_FN_INIT;
	const struct vm_func *body = f->inl.body ? f->inl.body : f;

	if (f->inl.instruction || body->flags & never || has_op(body, VM_OP_CLOSURE))
		return;
	map_put(b->kept, f, (void *)(body == f ? body_as_written(b, f) : body));
}

/* ---- what may go where ---- */

/* f came here by way of itself. */
static bool is_in(const struct vm_func *f, uint32_t by, const struct vm_func *callee)
{
	for (; by; by = f->inlined.at[by - 1].in)
		if (strcmp(f->inlined.at[by - 1].func, callee->name) == 0)
			return true;
	return false;
}

/* The body that goes in the place of the call, or NULL. */
static const struct vm_func *body_for(const struct writer *w, const struct vm_inst *call)
{
	const struct vm_func *callee = call->func;

	if (call->op != VM_OP_CALL || !callee->inl.can || callee->inl.cost > inline_limit(w->f, callee) ||
	    is_in(w->f, call->inlined, callee))
		return NULL;
	return map_get(w->bodies->kept, callee);
}

/* ---- copies ---- */

static struct vm_place *copy_place(const struct copy *c, const struct vm_place *p)
{
	struct arena *a = c->w->f->pkg->arena;
	struct vm_place *q;

	if (!p)
		return NULL;
	q = arena_dup(a, p, sizeof *p);
	if (!q->global)
		q->local += c->first_local;
	if (p->nproj)
		q->proj = arena_dup(a, p->proj, p->nproj * sizeof *p->proj);
	for (uint32_t i = 0; i < q->nproj; i++)
		if (q->proj[i].local != VM_NO_LOCAL)
			q->proj[i].local += c->first_local;
	return q;
}

static struct vm_operand copy_operand(const struct copy *c, struct vm_operand o)
{
	if (o.kind == VM_OPND_PLACE)
		o.place = copy_place(c, o.place);
	return o;
}

static struct vm_site *copy_site(const struct copy *c, const struct vm_site *from)
{
	struct vm_site *s;

	if (!from)
		return NULL;
	s = vm_site_copy(c->w->f, from, c->by);
	s->loop_depth = from->loop_depth + c->deeper;
	if (from->kind == VM_SITE_VARIABLE || from->kind == VM_SITE_TO_HEAP || from->kind == VM_SITE_APPEND)
		s->local = from->local + c->first_local;
	return s;
}

static void copy_cases(const struct copy *c, struct vm_inst *i)
{
	struct arena *a = c->w->f->pkg->arena;

	if (i->op == VM_OP_SWITCH) {
		i->switches = arena_dup(a, i->switches, i->ncases * sizeof *i->switches);
		for (uint32_t n = 0; n < i->ncases; n++)
			i->switches[n].block += c->first_block;
		return;
	}
	i->cases = arena_dup(a, i->cases, i->ncases * sizeof *i->cases);
	for (uint32_t n = 0; n < i->ncases; n++) {
		i->cases[n].chan = copy_operand(c, i->cases[n].chan);
		i->cases[n].value = copy_operand(c, i->cases[n].value);
		i->cases[n].recv = copy_place(c, i->cases[n].recv);
	}
}

static struct vm_inst *copy_inst(const struct copy *c, const struct vm_inst *from)
{
	struct vm_inst *i = vm_inst_new(c->w->f, from->op, from->ndst, from->nargs, from->pos);
	struct vm_place **dst = i->dst;
	struct vm_operand *args = i->args;

	*i = *from;
	i->dst = dst;
	i->args = args;
	for (uint32_t n = 0; n < i->ndst; n++)
		i->dst[n] = copy_place(c, from->dst[n]);
	for (uint32_t n = 0; n < i->nargs; n++)
		i->args[n] = copy_operand(c, from->args[n]);
	i->site = copy_site(c, from->site);
	i->inlined = c->by;
	if (i->op == VM_OP_LIVE || i->op == VM_OP_DEAD)
		i->local += c->first_local;
	if (vm_op_info[i->op].flags & VM_F_TERM)
		for (int n = 0; n < 2; n++)
			i->target[n] += c->first_block;
	if (i->ncases)
		copy_cases(c, i);
	return i;
}

static void copy_locals(const struct copy *c)
{
	struct vm_func *f = c->w->f;

	for (uint32_t n = 0; n < c->body->locals.len; n++) {
		struct vm_local l = c->body->locals.at[n];

		l.flags &= (uint16_t)~(VM_L_PARAM | VM_L_RESULT | VM_L_BLANK);
		l.flags |= VM_L_INLINED;
		l.index = l.scope = 0;
		l.loop_depth += c->deeper;
		l.site = copy_site(c, l.site);
		VEC_PUSH(f->pkg->arena, &f->locals, l);
	}
}

/* ---- the call ---- */

static void write(struct writer *w, struct vm_inst *i);

static void add(struct writer *w, struct vm_inst *i)
{
	vm_append(w->f, w->cur, i);
}

static struct vm_inst *new_inst(struct writer *w, const struct vm_inst *call, enum vm_op op, uint32_t ndst,
				uint32_t nargs)
{
	struct vm_inst *i = vm_inst_new(w->f, op, ndst, nargs, call->pos);

	i->inlined = call->inlined;
	return i;
}

static void start_variable(struct writer *w, const struct vm_inst *call, uint32_t local)
{
	struct vm_inst *live = new_inst(w, call, VM_OP_LIVE, 0, 0);

	live->local = local;
	add(w, live);
}

static void add_move(struct writer *w, const struct vm_inst *call, struct vm_place *dst, struct vm_operand x,
		     enum vm_why why)
{
	struct vm_inst *move = new_inst(w, call, VM_OP_MOVE, 1, 1);

	move->dst[0] = dst;
	move->args[0] = x;
	move->why = (uint8_t)why;
	add(w, move);
}

static void pass_arguments(const struct copy *c, const struct vm_inst *call)
{
	for (uint32_t n = 0; n < c->body->locals.len; n++) {
		const struct vm_local *l = &c->body->locals.at[n];
		uint32_t local = c->first_local + n;

		if (!(l->flags & (VM_L_PARAM | VM_L_RESULT)))
			continue;
		start_variable(c->w, call, local);
		if (l->flags & VM_L_PARAM)
			add_move(c->w, call, vm_place_local(c->w->f, local), call->args[l->index],
				 VM_WHY_CALL_PARAMETER);
	}
}

static void *local_key(uint32_t local)
{
	return (void *)((uintptr_t)local + 1);
}

static void note_result(struct writer *w, const struct vm_place *dst, const char *name)
{
	uint32_t local;

	if (name && vm_place_is_local(dst, &local) && w->f->locals.at[local].flags & VM_L_TEMP)
		map_put(w->results, local_key(local), (void *)name);
}

/* What is converted to an interface is the result by its name, and no call any more. */
static void rename_box(struct writer *w, struct vm_inst *i)
{
	const char *name;
	uint32_t local;

	if (i->op != VM_OP_BOX || i->args[0].kind != VM_OPND_PLACE || !vm_place_is_local(i->args[0].place, &local))
		return;
	name = map_get(w->results, local_key(local));
	if (name)
		i->site->expr = name;
}

static void take_results(const struct copy *c, const struct vm_inst *call)
{
	for (uint32_t n = 0; n < c->body->locals.len; n++) {
		const struct vm_local *l = &c->body->locals.at[n];

		if (!(l->flags & VM_L_RESULT) || !call->dst[l->index])
			continue;
		add_move(c->w, call, call->dst[l->index], vm_use(vm_place_local(c->w->f, c->first_local + n)),
			 VM_WHY_ASSIGN_PAIR);
		note_result(c->w, call->dst[l->index], l->name);
	}
}

static struct vm_inst *jump(struct writer *w, const struct vm_inst *at, uint32_t to)
{
	struct vm_inst *i = new_inst(w, at, VM_OP_JUMP, 0, 0);

	i->target[0] = to;
	return i;
}

static void write_one_block(const struct copy *c)
{
	const struct vm_block *b = &c->body->blocks.at[0];

	for (uint32_t n = 0; n + 1 < b->insts.len; n++)
		write(c->w, copy_inst(c, b->insts.at[n]));
}

/* What follows the call is written to a block of its own. */
static void write_blocks(struct copy *c, const struct vm_inst *call)
{
	struct writer *w = c->w;
	uint32_t depth = w->f->blocks.at[w->cur].loop_depth, rest = vm_block_new(w->f);

	w->f->blocks.at[rest].loop_depth = depth;
	c->first_block = w->f->blocks.len;
	add(w, jump(w, call, c->first_block));
	for (uint32_t b = 0; b < c->body->blocks.len; b++) {
		const struct vm_block *from = &c->body->blocks.at[b];
		uint32_t to = vm_block_new(w->f);

		w->f->blocks.at[to].loop_depth = from->loop_depth + c->deeper;
		VEC_PUSH(w->bodies->arena, &w->unseen, to);
		for (uint32_t n = 0; n < from->insts.len; n++) {
			struct vm_inst *i = copy_inst(c, from->insts.at[n]);

			vm_append(w->f, to, i->op == VM_OP_RETURN ? jump(w, i, rest) : i);
		}
	}
	w->cur = rest;
}

static bool is_one_block(const struct vm_func *body)
{
	return body->blocks.len == 1 && VEC_LAST(&body->blocks.at[0].insts)->op == VM_OP_RETURN;
}

static void report(const struct writer *w, const struct vm_inst *call)
{
	escape_decide(&w->bodies->run->decided,
		      (struct escape_decision){.kind = ESC_DECIDED_INLINED,
					       .pos = vm_outermost(w->f, call->inlined, call->pos),
					       .func = w->f,
					       .name = vm_inline_name(call->func)});
}

static void put_body(struct writer *w, const struct vm_inst *call, const struct vm_func *body)
{
	struct copy c = {.w = w, .body = body, .first_local = w->f->locals.len};
	struct vm_inlining number = {.func = body->name,
				     .short_name = body->short_name,
				     .func_pos = body->pos,
				     .call = call->pos,
				     .in = call->inlined};

	report(w, call);
	VEC_PUSH(w->f->pkg->arena, &w->f->inlined, number);
	c.by = w->f->inlined.len;
	c.deeper = w->f->blocks.at[w->cur].loop_depth - 1;
	w->f->flags |= body->flags & VM_FN_UNSAFE;
	w->any = true;
	copy_locals(&c);
	pass_arguments(&c, call);
	if (is_one_block(body))
		write_one_block(&c);
	else
		write_blocks(&c, call);
	take_results(&c, call);
}

static void write(struct writer *w, struct vm_inst *i)
{
	const struct vm_func *body = body_for(w, i);

	if (body)
		put_body(w, i, body);
	else {
		rename_box(w, i);
		add(w, i);
	}
}

static void rewrite(struct writer *w, uint32_t block)
{
	struct vm_block old = w->f->blocks.at[block];

	w->f->blocks.at[block] = (struct vm_block){.loop_depth = old.loop_depth};
	w->cur = block;
	for (uint32_t n = 0; n < old.insts.len; n++)
		write(w, old.insts.at[n]);
}

static bool has_calls_to_replace(const struct writer *w)
{
	for (uint32_t b = 0; b < w->f->blocks.len; b++)
		for (uint32_t n = 0; n < w->f->blocks.at[b].insts.len; n++)
			if (body_for(w, w->f->blocks.at[b].insts.at[n]))
				return true;
	return false;
}

void inline_calls(struct inline_bodies *bodies, struct vm_func *f)
{
	struct writer w = {.bodies = bodies, .f = f, .results = map_new(bodies->arena)};
	uint32_t n = f->blocks.len;
	struct vm_facts *facts;

	if (!has_calls_to_replace(&w))
		return;
	for (uint32_t b = 0; b < n; b++)
		rewrite(&w, b);
	for (uint32_t i = 0; i < w.unseen.len; i++)
		rewrite(&w, w.unseen.at[i]);
	if (!w.any)
		return;
	facts = vm_facts_of(bodies->run->decided.facts, f);
	vm_facts_break(facts, VM_CHANGE_INSTS | VM_CHANGE_GRAPH);
	if (has_op(f, VM_OP_MAKE_SLICE))
		inline_find_counts(facts);
}
