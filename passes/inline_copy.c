/* inline_copy.c - instructions of one function in another: of a body in the place of a call, and of a literal that came
 * with one.
 *
 * What a literal captures is, where it is called in the frame that made it, the variable itself: as in gc. */
#include "inline.h"

/* What stands for a captured variable. */
struct capture {
	uint32_t value;             /* local that holds what was captured */
	const struct vm_place *var; /* captured by reference: the variable, where that is known; or NULL */
};

bool inline_can_capture(const struct vm_inst *literal)
{
	uint32_t local;

	for (uint32_t n = 0; n < literal->nargs; n++)
		if (literal->args[n].kind != VM_OPND_PLACE || !vm_place_is_local(literal->args[n].place, &local))
			return false;
	return true;
}

static struct capture *new_capture(const struct inline_copy *c, const struct vm_local *l)
{
	struct capture *to = ARENA_NEW(c->in->arena, struct capture);
	const struct vm_inst *i;

	vm_place_is_local(c->literal->args[l->index].place, &to->value);
	if (!(l->flags & VM_L_BYREF) || !(c->to->locals.at[to->value].flags & VM_L_TEMP))
		return to;
	i = inline_only_value(c->to, inline_uses(c->in, c->to), to->value);
	if (i && i->op == VM_OP_ADDR && vm_place_is_local(i->args[0].place, NULL))
		to->var = i->args[0].place;
	return to;
}

void inline_open_captures(struct inline_copy *c)
{
	c->captures = ARENA_ARRAY(c->in->arena, struct capture *, c->body->locals.len + 1);
	for (uint32_t n = 0; c->literal && n < c->body->locals.len; n++)
		if (c->body->locals.at[n].flags & VM_L_CAPTURE)
			c->captures[n] = new_capture(c, &c->body->locals.at[n]);
}

static uint32_t copy_local(const struct inline_copy *c, uint32_t local)
{
	return c->captures[local] ? c->captures[local]->value : c->first_local + local;
}

static struct vm_place *copy_place(const struct inline_copy *c, const struct vm_place *p)
{
	struct arena *a = c->to->pkg->arena;
	const struct capture *capture;
	struct vm_place *q;

	if (!p)
		return NULL;
	q = arena_dup(a, p, sizeof *p);
	if (p->nproj)
		q->proj = arena_dup(a, p->proj, p->nproj * sizeof *p->proj);
	for (uint32_t i = 0; i < q->nproj; i++)
		if (q->proj[i].local != VM_NO_LOCAL)
			q->proj[i].local = copy_local(c, q->proj[i].local);
	if (q->global)
		return q;
	capture = c->captures[p->local];
	q->local = copy_local(c, p->local);
	if (capture && capture->var && q->nproj && q->proj[0].kind == VM_PROJ_DEREF) {
		q->local = capture->var->local;
		q->proj++;
		q->nproj--;
	}
	return q;
}

static struct vm_operand copy_operand(const struct inline_copy *c, struct vm_operand o)
{
	if (o.kind == VM_OPND_PLACE)
		o.place = copy_place(c, o.place);
	return o;
}

static struct vm_site *copy_site(const struct inline_copy *c, const struct vm_site *from)
{
	struct vm_site *s;

	if (!from)
		return NULL;
	s = vm_site_copy(c->to, from, c->by);
	s->loop_depth = from->loop_depth + c->deeper;
	if (from->kind == VM_SITE_VARIABLE || from->kind == VM_SITE_TO_HEAP || from->kind == VM_SITE_APPEND)
		s->local = from->local + c->first_local;
	return s;
}

static void copy_cases(const struct inline_copy *c, struct vm_inst *i)
{
	struct arena *a = c->to->pkg->arena;

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

/* ---- literals ---- */

static bool is_literal(const struct vm_inst *i)
{
	return i->op == VM_OP_CLOSURE && i->site->kind == VM_SITE_CLOSURE;
}

static const char *digits_of(const char *name)
{
	const char *end = name + strlen(name);

	while (end > name && end[-1] >= '0' && end[-1] <= '9')
		end--;
	return end;
}

/* Of a literal in a body that is put into c->to, as gc names it: by the function that it was written in, and its number
 * there. In a copy of a literal names go on from that one's. */
static const char *literal_name(const struct inline_copy *c, const struct vm_func *literal, const char *around)
{
	struct arena *a = c->to->pkg->arena;
	const char *written = vm_go_name(literal), *number = digits_of(written);
	const char *sep = c->to->flags & VM_FN_CLOSURE ? "." : ".func";

	if (!c->by)
		return arena_printf(a, "%s%s", around, written + strlen(vm_go_name(c->body))).data;
	if (number - written > 6 && strncmp(number - 6, "-range", 6) == 0)
		sep = "-range";
	return arena_printf(a, "%s%s%s", around, sep, number).data;
}

/* One symbol for each copy, which says where it is. */
static const char *literal_symbol(const struct inline_copy *c, const struct vm_func *literal, const char *shown)
{
	uint64_t where = kit_hash(c->to->name, strlen(c->to->name), c->by);

	where = kit_hash(literal->name, strlen(literal->name), where);
	return arena_printf(c->to->pkg->arena, "%s\xC2\xB7%016llx", shown, (unsigned long long)where).data;
}

static void copy_body(struct inline_copy *c)
{
	inline_open_captures(c);
	inline_copy_locals(c);
	for (uint32_t b = 0; b < c->body->blocks.len; b++) {
		const struct vm_block *from = &c->body->blocks.at[b];
		uint32_t to = vm_block_new(c->to);

		c->to->blocks.at[to].loop_depth = from->loop_depth;
		for (uint32_t n = 0; n < from->insts.len; n++)
			vm_append(c->to, to, inline_copy_inst(c, from->insts.at[n]));
	}
}

static struct vm_func *copy_literal(const struct inline_copy *c, const struct vm_func *literal)
{
	const struct vm_func *written = inline_written(c->in, literal);
	const char *shown = literal_name(c, literal, vm_go_name(c->by ? c->body : c->to));
	struct vm_func *f = vm_func_new(c->to->pkg, literal_symbol(c, literal, shown), literal->type);
	struct inline_copy inner = {.in = c->in, .to = f, .body = written};

	f->shown = shown;
	f->short_name = literal_name(c, literal, c->by ? vm_inline_name(c->body) : c->to->short_name);
	f->pos = literal->pos;
	f->end = literal->end;
	f->flags = literal->flags | (c->to->flags & (VM_FN_LINKONCE | VM_FN_UNSAFE));
	f->params = literal->params;
	f->results = literal->results;
	f->nparams = literal->nparams;
	f->nresults = literal->nresults;
	f->param_names = literal->param_names;
	f->context = literal->context;
	f->outer = c->to;
	f->scopes = literal->scopes;
	f->inl = literal->inl;
	f->inl.text = NULL;
	copy_body(&inner);
	inline_add_literal(c->in, f, literal);
	return f;
}

/* ---- instructions ---- */

struct vm_inst *inline_copy_inst(const struct inline_copy *c, const struct vm_inst *from)
{
	struct vm_inst *i = vm_inst_new(c->to, from->op, from->ndst, from->nargs, from->pos);
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
	i->written = inline_as_written(from);
	if (i->op == VM_OP_LIVE || i->op == VM_OP_DEAD)
		i->local += c->first_local;
	if (vm_op_info[i->op].flags & VM_F_TERM)
		for (int n = 0; n < 2; n++)
			i->target[n] += c->first_block;
	if (i->ncases)
		copy_cases(c, i);
	if (is_literal(from))
		i->func = copy_literal(c, from->func);
	return i;
}

/* Parameters and results of a body in the place of a call are variables; captures are those of the frame around. */
static struct vm_local inlined_local(const struct inline_copy *c, struct vm_local l)
{
	bool result = l.flags & VM_L_RESULT;

	l.flags &= (uint16_t)~(VM_L_PARAM | VM_L_RESULT | VM_L_BLANK | VM_L_CAPTURE | VM_L_BYREF);
	l.flags |= VM_L_INLINED | (result ? VM_L_RETURNED : 0);
	l.index = l.scope = 0;
	l.loop_depth += c->deeper;
	return l;
}

void inline_copy_locals(struct inline_copy *c)
{
	for (uint32_t n = 0; n < c->body->locals.len; n++) {
		struct vm_local l = c->body->locals.at[n];

		if (c->by)
			l = inlined_local(c, l);
		l.site = copy_site(c, l.site);
		VEC_PUSH(c->to->pkg->arena, &c->to->locals, l);
	}
}
