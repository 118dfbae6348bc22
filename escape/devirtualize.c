/* devirtualize.c - calls through an interface whose dynamic type is known become calls of the
 * method.
 *
 * As gc does before its escape analysis, inlining or not: the interface is a temporary, or a
 * variable with one assignment that every use comes behind, and what is assigned is a conversion
 * from a concrete type, or an assertion to another interface of such a value: whoever comes behind
 * it knows that it held. The receiver is taken out with `assert`, which cannot fail, so no order of
 * evaluation changes.
 *
 * needs: locals scanned;  changes: instructions of the package, before any graph is built */
#include <ctype.h>
#include "graph.h"

struct spot {
	uint32_t block, at;
};

struct finder {
	struct esc_graph *g;
	struct esc_func *f;
	const char *name;    /* of the first variable on the way */
	const char *asserts; /* from there to the call: ".(T)" of each assertion */
};

/* ---- types as gc prints them ---- */

static bool is_word(char c)
{
	return c == '_' || isalnum((unsigned char)c) || (c & 0x80);
}

/* The bracket at s is of a list of type arguments: neither of a slice, an array nor a map. */
static bool opens_arguments(const char *from, const char *s)
{
	const char *word = s;

	while (word > from && is_word(word[-1]))
		word--;
	return word < s && !(s - word == 3 && strncmp(word, "map", 3) == 0);
}

static bool is_method(const char *name)
{
	while (is_word(*name))
		name++;
	return *name == '(';
}

/* The package's own name is left out, as gc does: not before methods, in tags and in type
 * arguments. */
static const char *type_name(struct esc_graph *g, const struct vm_type *type)
{
	struct text t = {.arena = g->ctx->arena};
	size_t n = strlen(g->pkg->name);
	int args = 0; /* brackets open, from that of a list of type arguments on */
	bool quoted = false;
	const char *s = type->string, *from = s;

	for (; *s; s++) {
		bool first = s == from || !is_word(s[-1]);

		if (quoted && *s == '\\' && s[1])
			text_char(&t, *s++);
		else if (*s == '"')
			quoted = !quoted;
		else if (!quoted && *s == '[' && (args || opens_arguments(from, s)))
			args++;
		else if (!quoted && *s == ']' && args)
			args--;
		else if (!quoted && !args && first && strncmp(s, g->pkg->name, n) == 0 && s[n] == '.' &&
			 !is_method(s + n + 1))
			s += n + 1;
		text_char(&t, *s);
	}
	return text_str(&t).data;
}

/* ---- where the interface's value comes from ---- */

static bool find_inst(const struct vm_func *f, const struct vm_inst *i, struct spot *out)
{
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++)
			if (f->blocks.at[b].insts.at[n] == i) {
				*out = (struct spot){b, n};
				return true;
			}
	return false;
}

/* The only `live` of the local stands before its definition in the same block, the use behind it.
 */
static bool defined_before(const struct vm_func *f, uint32_t local, struct spot def, struct spot use)
{
	uint32_t lives = 0;

	if (use.block == def.block && use.at <= def.at)
		return false;
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++) {
			const struct vm_inst *i = f->blocks.at[b].insts.at[n];
			if (i->op != VM_OP_LIVE || i->local != local)
				continue;
			if (b != def.block || n >= def.at)
				return false;
			lives++;
		}
	return lives == 1;
}

/* Called from the last assertion to the first. */
static void pass_assertion(struct finder *find, const struct vm_type *type)
{
	if (!find->name)
		find->asserts =
		    arena_printf(find->g->ctx->arena, ".(%s)%s", type_name(find->g, type), find->asserts).data;
}

static const struct vm_inst *box_in(struct finder *find, const struct vm_operand *o, struct spot use, int fuel)
{
	const struct vm_func *f = find->f->vm;
	uint32_t local;
	struct spot def;

	if (o->kind != VM_OPND_PLACE || !vm_place_is_local(o->place, &local) || fuel == 0)
		return NULL;
	const struct vm_local *l = &f->locals.at[local];
	const struct esc_def *d = &find->f->defs[local];
	if ((l->flags & (VM_L_PARAM | VM_L_RESULT | VM_L_CAPTURE | VM_L_ADDRTAKEN)) || !d->only || d->many ||
	    !find_inst(f, d->only, &def))
		return NULL;
	if (!(l->flags & VM_L_TEMP)) {
		if (!defined_before(f, local, def, use))
			return NULL;
		if (!find->name)
			find->name = l->name;
	}
	if (d->only->op == VM_OP_BOX)
		return d->only;
	if (d->only->op == VM_OP_ASSERT && d->only->ndst == 1) {
		pass_assertion(find, d->only->type);
		return box_in(find, &d->only->args[0], def, fuel - 1);
	}
	if (d->only->op != VM_OP_MOVE && d->only->op != VM_OP_IFACE_CONVERT)
		return NULL;
	return box_in(find, &d->only->args[0], def, fuel - 1);
}

/* ---- the call ---- */

static bool same_pkg(const char *a, const char *b)
{
	return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

static struct vm_func *method_of(const struct vm_type *type, const struct vm_imethod *wanted)
{
	for (uint32_t i = 0; i < type->nmethods; i++) {
		const struct vm_method *m = &type->methods[i];
		if (strcmp(m->name, wanted->name) == 0 && same_pkg(m->pkg, wanted->pkg))
			return m->type == wanted->type ? m->tfn : NULL;
	}
	return NULL;
}

/* Behind an assertion that always fails it need not. */
static bool implements(const struct vm_type *type, const struct vm_type *iface)
{
	for (uint32_t i = 0; i < iface->nimethods; i++)
		if (!method_of(type, &iface->imethods[i]))
			return false;
	return true;
}

static void insert(struct esc_graph *g, struct vm_block *b, uint32_t at, struct vm_inst *i)
{
	VEC_PUSH(g->pkg->arena, &b->insts, NULL);
	memmove(&b->insts.at[at + 1], &b->insts.at[at], (b->insts.len - 1 - at) * sizeof *b->insts.at);
	b->insts.at[at] = i;
}

/* The method that type, a pointer, has from what it points to; NULL if it has it itself or from a field. Its wrapper,
 * which names the method when the pointer is nil, is for calls through interfaces only. */
static struct vm_func *value_method(const struct vm_type *type, const struct vm_imethod *wanted)
{
	struct vm_func *method;

	if (type->kind != VM_POINTER)
		return NULL;
	method = method_of(type->elem, wanted);
	return method && method->nparams && method->params[0] == type->elem && !(method->flags & VM_FN_WRAPPER) ? method
														: NULL;
}

/* *recv, in a temporary: loaded before the call, which is at `at`. */
static struct vm_operand load_receiver(struct esc_graph *g, struct vm_func *f, struct spot at, uint32_t recv)
{
	struct vm_block *b = &f->blocks.at[at.block];
	pos_t pos = b->insts.at[at.at]->pos;
	struct vm_place *pointer = vm_place_local(f, recv), *value = vm_place_deref(f, pointer);
	uint32_t copy = vm_local_new(f, "recv", value->type, VM_L_TEMP, pos);
	struct vm_inst *check = vm_inst_new(f, VM_OP_NILCHECK, 0, 1, pos),
		       *load = vm_inst_new(f, VM_OP_MOVE, 1, 1, pos);

	f->locals.at[copy].loop_depth = b->loop_depth;
	check->args[0] = vm_use(pointer);
	load->dst[0] = vm_place_local(f, copy);
	load->args[0] = vm_use(value);
	insert(g, b, at.at, load);
	insert(g, b, at.at, check);
	return vm_use(vm_place_local(f, copy));
}

/* Returns how many instructions now stand before the call. */
static uint32_t rewrite(struct finder *find, struct spot at, const struct vm_inst *box, struct vm_func *method)
{
	struct esc_graph *g = find->g;
	struct vm_func *f = find->f->vm;
	struct vm_block *b = &f->blocks.at[at.block];
	struct vm_inst *call = b->insts.at[at.at];
	const struct vm_type *type = box->args[0].type;
	const struct vm_imethod *wanted = &call->args[0].type->imethods[call->n];
	struct vm_func *of_value = value_method(type, wanted);
	const char *name = wanted->name;
	const struct vm_type *from = find->asserts[0] ? box->dst[0]->type : call->args[0].type;
	const char *expr = find->name ? find->name : type_name(g, from);
	uint32_t recv = vm_local_new(f, "recv", type, VM_L_TEMP, call->pos);

	f->locals.at[recv].loop_depth = b->loop_depth;
	struct vm_inst *assert = vm_inst_new(f, VM_OP_ASSERT, 1, 1, call->pos);
	assert->dst[0] = vm_place_local(f, recv);
	assert->args[0] = call->args[0];
	assert->type = type;
	insert(g, b, at.at, assert);

	call->op = VM_OP_CALL;
	call->func = of_value ? of_value : method;
	call->n = 0;
	call->args[0] =
	    of_value ? load_receiver(g, f, (struct spot){at.block, at.at + 1}, recv) : vm_use(vm_place_local(f, recv));
	if (!(f->flags & (VM_FN_WRAPPER | VM_FN_LINKONCE)))
		esc_decide(g, (struct escape_decision){
				  .kind = ESC_DECIDED_DEVIRTUAL,
				  .pos = call->pos,
				  .func = f,
				  .name = arena_printf(g->ctx->arena, "%s%s.%s", expr, find->asserts, name).data,
				  .result = type_name(g, type)});
	return of_value ? 3 : 1;
}

static uint32_t try_call(struct finder *find, struct spot at)
{
	enum { LONGEST_CHAIN = 16 };
	const struct vm_inst *call = find->f->vm->blocks.at[at.block].insts.at[at.at];

	find->name = NULL;
	find->asserts = "";
	const struct vm_inst *box = box_in(find, &call->args[0], at, LONGEST_CHAIN);
	if (!box)
		return 0;
	const struct vm_type *type = box->args[0].type;
	struct vm_func *method = method_of(type, &call->args[0].type->imethods[call->n]);
	if (!implements(type, call->args[0].type))
		return 0;
	if (!method || method->pkg != find->g->pkg || !method->nparams || method->params[0] != type)
		return 0;
	return rewrite(find, at, box, method);
}

static void devirtualize(struct esc_graph *g, struct esc_func *f)
{
	struct finder find = {.g = g, .f = f};

	for (uint32_t b = 0; b < f->vm->blocks.len; b++)
		for (uint32_t n = 0; n < f->vm->blocks.at[b].insts.len; n++)
			if (f->vm->blocks.at[b].insts.at[n]->op == VM_OP_CALL_IFACE)
				n += try_call(&find, (struct spot){b, n}); /* past what came before it */
}

static bool calls_interfaces(const struct vm_func *f)
{
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++)
			if (f->blocks.at[b].insts.at[n]->op == VM_OP_CALL_IFACE)
				return true;
	return false;
}

void esc_devirtualize(struct esc_graph *g)
{
	for (uint32_t i = 0; i < g->pkg->funcs.len; i++) {
		if (!calls_interfaces(g->funcs[i].vm))
			continue;
		esc_locals_scan(g, &g->funcs[i]);
		devirtualize(g, &g->funcs[i]);
	}
}
