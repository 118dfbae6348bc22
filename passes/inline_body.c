/* inline_body.c - a body in place of a call of it.
 *
 * The caller's blocks are written anew, instruction by instruction. A call is replaced by moves of its arguments to
 * what were parameters, the body, and moves from what were results. A body of one block continues the block it is put
 * into; others bring their blocks, and a new block takes what follows the call. What calls came with a body is looked
 * at when all of the caller is written. */
#include "inline.h"

/* What is written. */
struct writer {
	struct inliner *in;
	struct vm_func *f;
	struct map *chosen;  /* vm_inst of a call -> const struct vm_func: the body that goes there */
	struct map *results; /* local that takes a body's result -> the result's name */
	uint32_t cur;        /* block that instructions are added to */
};

/* Instructions and their lists are never changed, only written anew. */
static const struct vm_func *body_as_written(struct inliner *in, const struct vm_func *f)
{
	struct vm_func *kept = arena_dup(in->arena, f, sizeof *f);

	kept->blocks.at = arena_dup(in->arena, f->blocks.at, f->blocks.len * sizeof *f->blocks.at);
	kept->locals.at = arena_dup(in->arena, f->locals.at, f->locals.len * sizeof *f->locals.at);
	return kept;
}

void inline_keep_body(struct inliner *in, struct vm_func *f)
{
	const struct vm_func *body = f->inl.body ? f->inl.body : f;

	map_put(in->bodies, f, (void *)(body == f ? body_as_written(in, f) : body));
}

const struct vm_func *inline_written(const struct inliner *in, const struct vm_func *f)
{
	const struct vm_func *kept = map_get(in->bodies, f);

	return kept ? kept : f;
}

/* ---- what may go where ---- */

/* The call came here by way of itself, or of its callee. Copies of one literal are callees of their own, so only the
 * former ends what goes on through them. */
static bool is_repeated(const struct vm_func *f, const struct vm_inst *call, const struct vm_func *callee)
{
	for (uint32_t by = call->inlined; by; by = f->inlined.at[by - 1].in) {
		const struct vm_inlining *around = &f->inlined.at[by - 1];

		if (around->written == inline_as_written(call) || strcmp(around->func, callee->name) == 0)
			return true;
	}
	return false;
}

static bool can_be_moved(const struct vm_func *body)
{
	const uint32_t never = VM_FN_EXTERN | VM_FN_C | VM_FN_SHARED | VM_FN_WRAPPER | VM_FN_DEFER | VM_FN_RECOVER |
			       VM_FN_NOINLINE | VM_FN_INIT;

	return body->blocks.len && !(body->flags & never) && !vm_has_op(body, VM_OP_FRAME) &&
	       !vm_has_op(body, VM_OP_DEFER_TO) && !vm_has_op(body, VM_OP_RECOVERER);
}

static bool is_called_once(const struct inliner *in, const struct vm_func *callee)
{
	return callee->outer && (uintptr_t)map_get(in->uses, callee) == 1;
}

/* The body that goes in the place of the call, or NULL. */
static const struct vm_func *body_for(const struct writer *w, const struct vm_inst *call,
				      const struct inline_callee *callee)
{
	struct vm_func *f = callee->func;
	const struct vm_func *body;

	if (f->inl.instruction)
		return NULL;
	inline_judge(w->in, f);
	if (!f->inl.can || f->inl.cost > inline_limit(w->f, f, is_called_once(w->in, f)) ||
	    is_repeated(w->f, call, f) || (callee->literal && !inline_can_capture(callee->literal)))
		return NULL;
	body = inline_written(w->in, f->inl.body ? f->inl.body : f);
	return can_be_moved(body) ? body : NULL;
}

/* ---- callees ---- */

/* Each call counts once for what it is known to be of. */
static struct inline_callee *callee_of(struct inliner *in, struct vm_func *f, const struct vm_inst *call)
{
	struct inline_callee *known = map_get(in->callees, call);
	struct inline_callee found;

	if (known || (call->op != VM_OP_CALL && call->op != VM_OP_CALL_CLOSURE))
		return known;
	found = inline_find_callee(in, f, call);
	if (!found.func)
		return NULL;
	known = arena_dup(in->arena, &found, sizeof found);
	map_put(in->callees, call, known);
	if (found.func->outer)
		map_put(in->uses, found.func, (void *)((uintptr_t)map_get(in->uses, found.func) + 1));
	return known;
}

void inline_find_callees(struct inliner *in, struct vm_func *f)
{
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++)
			callee_of(in, f, f->blocks.at[b].insts.at[n]);
}

/* ---- the call ---- */

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

/* Of a value the function itself comes first. */
static const struct vm_operand *arguments_of(const struct vm_inst *call)
{
	return call->op == VM_OP_CALL_CLOSURE ? call->args + 1 : call->args;
}

static void pass_arguments(struct writer *w, const struct inline_copy *c, const struct vm_inst *call)
{
	const struct vm_operand *args = arguments_of(call);

	for (uint32_t n = 0; n < c->body->locals.len; n++) {
		const struct vm_local *l = &c->body->locals.at[n];
		uint32_t local = c->first_local + n;

		if (!(l->flags & (VM_L_PARAM | VM_L_RESULT)))
			continue;
		start_variable(w, call, local);
		if (l->flags & VM_L_PARAM)
			add_move(w, call, vm_place_local(w->f, local), args[l->index], VM_WHY_CALL_PARAMETER);
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

static const char *result_name(struct writer *w, const struct vm_operand *o)
{
	uint32_t local;

	return o->kind == VM_OPND_PLACE && vm_place_is_local(o->place, &local) ? map_get(w->results, local_key(local))
									       : NULL;
}

/* Where the next operand of "a + b" begins; NULL: there is none. */
static const char *next_operand(const char *s)
{
	int depth = 0;

	for (char quote = 0; *s; s++) {
		if (quote) {
			if (*s == '\\' && quote != '`' && s[1])
				s++;
			else if (*s == quote)
				quote = 0;
		} else if (*s == '"' || *s == '`' || *s == '\'') {
			quote = *s;
		} else if (strchr("([{", *s)) {
			depth++;
		} else if (strchr(")]}", *s)) {
			depth--;
		} else if (!depth && strncmp(s, " + ", 3) == 0) {
			return s + 3;
		}
	}
	return NULL;
}

/* The text of a concatenation, each operand that is a result by its name. */
static void rename_concat(struct writer *w, struct vm_inst *i)
{
	struct text t = {.arena = w->f->pkg->arena};
	const char *from = i->site->expr, *next;

	for (uint32_t n = 0; n < i->nargs; n++, from = next) {
		const char *name = result_name(w, &i->args[n]);
		size_t len;

		next = from ? next_operand(from) : NULL;
		if (!from || (!next && n + 1 < i->nargs) || (next && n + 1 == i->nargs))
			return;
		len = next ? (size_t)(next - from) - 3 : strlen(from);
		text_add(&t, name ? str_of(name) : (struct str){from, len});
		if (next)
			text_add(&t, STR(" + "));
	}
	i->site->expr = text_str(&t).data;
}

/* What is made of it names the result, and no call any more. */
static void rename_operands(struct writer *w, struct vm_inst *i)
{
	const char *name = i->op == VM_OP_BOX ? result_name(w, &i->args[0]) : NULL;

	if (name)
		i->site->expr = name;
	if (i->op == VM_OP_CONCAT)
		rename_concat(w, i);
}

static void take_results(struct writer *w, const struct inline_copy *c, const struct vm_inst *call)
{
	for (uint32_t n = 0; n < c->body->locals.len; n++) {
		const struct vm_local *l = &c->body->locals.at[n];

		if (!(l->flags & VM_L_RESULT) || !call->dst[l->index])
			continue;
		add_move(w, call, call->dst[l->index], vm_use(vm_place_local(w->f, c->first_local + n)),
			 VM_WHY_ASSIGN_PAIR);
		note_result(w, call->dst[l->index], l->name);
	}
}

static struct vm_inst *jump(struct writer *w, const struct vm_inst *at, uint32_t to)
{
	struct vm_inst *i = new_inst(w, at, VM_OP_JUMP, 0, 0);

	i->target[0] = to;
	return i;
}

static void write(struct writer *w, struct vm_inst *i)
{
	rename_operands(w, i);
	add(w, i);
}

static void write_one_block(struct writer *w, const struct inline_copy *c)
{
	const struct vm_block *b = &c->body->blocks.at[0];

	for (uint32_t n = 0; n + 1 < b->insts.len; n++)
		write(w, inline_copy_inst(c, b->insts.at[n]));
}

/* What follows the call is written to a block of its own. */
static void write_blocks(struct writer *w, struct inline_copy *c, const struct vm_inst *call)
{
	uint32_t depth = w->f->blocks.at[w->cur].loop_depth, rest = vm_block_new(w->f);

	w->f->blocks.at[rest].loop_depth = depth;
	c->first_block = w->f->blocks.len;
	add(w, jump(w, call, c->first_block));
	for (uint32_t b = 0; b < c->body->blocks.len; b++) {
		const struct vm_block *from = &c->body->blocks.at[b];

		w->cur = vm_block_new(w->f);
		w->f->blocks.at[w->cur].loop_depth = from->loop_depth + c->deeper;
		for (uint32_t n = 0; n < from->insts.len; n++) {
			struct vm_inst *i = inline_copy_inst(c, from->insts.at[n]);

			write(w, i->op == VM_OP_RETURN ? jump(w, i, rest) : i);
		}
	}
	w->cur = rest;
}

static bool is_one_block(const struct vm_func *body)
{
	return body->blocks.len == 1 && VEC_LAST(&body->blocks.at[0].insts)->op == VM_OP_RETURN;
}

static void report(const struct writer *w, const struct vm_inst *call, const struct vm_func *callee)
{
	escape_decide(&w->in->run->decided,
		      (struct escape_decision){.kind = ESC_DECIDED_INLINED,
					       .pos = vm_outermost(w->f, call->inlined, call->pos),
					       .func = w->f,
					       .name = vm_inline_name(callee)});
}

static void put_body(struct writer *w, const struct vm_inst *call, const struct vm_func *body)
{
	const struct inline_callee *callee = map_get(w->in->callees, call);
	struct inline_copy c = {
	    .in = w->in, .to = w->f, .body = body, .literal = callee->literal, .first_local = w->f->locals.len};
	struct vm_inlining number = {.func = callee->func->name,
				     .short_name = callee->func->short_name,
				     .shown = callee->func->shown,
				     .func_pos = body->pos,
				     .call = call->pos,
				     .written = inline_as_written(call),
				     .in = call->inlined};

	report(w, call, callee->func);
	VEC_PUSH(w->f->pkg->arena, &w->f->inlined, number);
	c.by = w->f->inlined.len;
	c.deeper = w->f->blocks.at[w->cur].loop_depth - 1;
	w->f->flags |= body->flags & VM_FN_UNSAFE;
	w->in->literals |= callee->func->outer != NULL;
	inline_open_captures(&c);
	inline_copy_locals(&c);
	pass_arguments(w, &c, call);
	if (is_one_block(body))
		write_one_block(w, &c);
	else
		write_blocks(w, &c, call);
	take_results(w, &c, call);
}

static void rewrite(struct writer *w, uint32_t block)
{
	struct vm_block old = w->f->blocks.at[block];

	w->f->blocks.at[block] = (struct vm_block){.loop_depth = old.loop_depth};
	w->cur = block;
	for (uint32_t n = 0; n < old.insts.len; n++) {
		const struct vm_func *body = map_get(w->chosen, old.insts.at[n]);

		if (body)
			put_body(w, old.insts.at[n], body);
		else
			write(w, old.insts.at[n]);
	}
}

/* Whether there are any. */
static bool choose(struct writer *w)
{
	bool any = false;

	for (uint32_t b = 0; b < w->f->blocks.len; b++)
		for (uint32_t n = 0; n < w->f->blocks.at[b].insts.len; n++) {
			struct vm_inst *i = w->f->blocks.at[b].insts.at[n];
			const struct inline_callee *callee = callee_of(w->in, w->f, i);
			const struct vm_func *body = callee ? body_for(w, i, callee) : NULL;

			if (!body)
				continue;
			map_put(w->chosen, i, (void *)body);
			any = true;
		}
	return any;
}

static struct map *results_of(struct inliner *in, const struct vm_func *f)
{
	struct map *known = map_get(in->results, f);

	if (known)
		return known;
	known = map_new(in->arena);
	map_put(in->results, f, known);
	return known;
}

bool inline_calls(struct inliner *in, struct vm_func *f)
{
	struct writer w = {.in = in, .f = f, .chosen = map_new(in->arena), .results = results_of(in, f)};
	struct vm_facts *facts = vm_facts_of(in->run->decided.facts, f);
	uint32_t n = f->blocks.len;

	inline_find_callees(in, f);
	if (!choose(&w))
		return false;
	for (uint32_t b = 0; b < n; b++)
		rewrite(&w, b);
	vm_facts_break(facts, VM_CHANGE_INSTS | VM_CHANGE_GRAPH);
	dynamic_types_add(devirtualizer_types(in->devirtualizer), f);
	if (vm_has_op(f, VM_OP_MAKE_SLICE))
		inline_find_counts(facts);
	return true;
}
