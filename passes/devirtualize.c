/* devirtualize.c - calls through an interface whose dynamic type is known become calls of the
 * method.
 *
 * As gc does before its escape analysis, inlining or not. The receiver is taken out with `assert`, which cannot fail,
 * where the call is, so no order of evaluation changes. Under each policy: what a program does is the same. */
#include <ctype.h>

#include "passes_internal.h"

struct spot {
	uint32_t block, at;
};

struct devirtualizer {
	struct pass_run *run;
	struct dynamic_types *types;
	struct vm_func *f;
	struct vm_edits *edits;
	bool any;
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
static const char *type_name(struct pass_run *run, const struct vm_type *type)
{
	struct text t = {.arena = run->arena};
	size_t n = strlen(run->pkg->name);
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
		else if (!quoted && !args && first && strncmp(s, run->pkg->name, n) == 0 && s[n] == '.' &&
			 !is_method(s + n + 1))
			s += n + 1;
		text_char(&t, *s);
	}
	return text_str(&t).data;
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

static uint32_t temporary(const struct devirtualizer *d, struct spot at, const struct vm_type *type, pos_t pos)
{
	uint32_t local = vm_local_new(d->f, "recv", type, VM_L_TEMP, pos);

	d->f->locals.at[local].loop_depth = d->f->blocks.at[at.block].loop_depth;
	return local;
}

/* Stands before the call, with its position. */
static struct vm_inst *insert(struct devirtualizer *d, struct spot at, enum vm_op op, uint32_t ndst)
{
	const struct vm_inst *call = d->f->blocks.at[at.block].insts.at[at.at];
	struct vm_inst *i = vm_inst_new(d->f, op, ndst, 1, call->pos);

	i->inlined = call->inlined;
	vm_edit_insert(d->edits, at.block, at.at, i);
	return i;
}

/* *recv, in a temporary: loaded before the call, which is at `at`. */
static struct vm_operand load_receiver(struct devirtualizer *d, struct spot at, uint32_t recv, pos_t pos)
{
	struct vm_place *pointer = vm_place_local(d->f, recv), *value = vm_place_deref(d->f, pointer);
	uint32_t copy = temporary(d, at, value->type, pos);
	struct vm_inst *load;

	insert(d, at, VM_OP_NILCHECK, 0)->args[0] = vm_use(pointer);
	load = insert(d, at, VM_OP_MOVE, 1);
	load->dst[0] = vm_place_local(d->f, copy);
	load->args[0] = vm_use(value);
	return vm_use(vm_place_local(d->f, copy));
}

/* The interface may hold nil: then the call panics as it did. */
static struct vm_operand take_receiver(struct devirtualizer *d, struct spot at, const struct vm_type *type, bool value)
{
	const struct vm_inst *call = d->f->blocks.at[at.block].insts.at[at.at];
	uint32_t recv = temporary(d, at, type, call->pos);
	struct vm_inst *assert;

	insert(d, at, VM_OP_NILCHECK, 0)->args[0] = call->args[0];
	assert = insert(d, at, VM_OP_ASSERT, 1);
	assert->dst[0] = vm_place_local(d->f, recv);
	assert->args[0] = call->args[0];
	assert->type = type;
	return value ? load_receiver(d, at, recv, call->pos) : vm_use(vm_place_local(d->f, recv));
}

/* A method of an embedded interface: its wrapper calls that. */
static bool is_promoted_from_interface(const struct vm_func *method)
{
	if (!(method->flags & VM_FN_WRAPPER))
		return false;
	for (uint32_t b = 0; b < method->blocks.len; b++)
		for (uint32_t n = 0; n < method->blocks.at[b].insts.len; n++)
			if (method->blocks.at[b].insts.at[n]->op == VM_OP_CALL_IFACE)
				return true;
	return false;
}

static void report(struct devirtualizer *d, const struct vm_inst *call, const struct vm_type *type, bool partly)
{
	if (d->f->flags & (VM_FN_WRAPPER | VM_FN_LINKONCE))
		return;
	escape_decide(&d->run->decided, (struct escape_decision){.kind = ESC_DECIDED_DEVIRTUAL,
								 .pos = vm_outermost(d->f, call->inlined, call->pos),
								 .func = d->f,
								 .name = call->text ? call->text : "",
								 .result = type_name(d->run, type),
								 .level = partly});
}

static void rewrite(struct devirtualizer *d, struct spot at, const struct vm_type *type, struct vm_func *method)
{
	const struct vm_inst *old = d->f->blocks.at[at.block].insts.at[at.at];
	struct vm_func *of_value = value_method(type, &old->args[0].type->imethods[old->n]);
	struct vm_inst *call =
	    arena_dup(d->f->pkg->arena, old, sizeof *old); /* bodies that are kept have the old one */

	report(d, old, type, is_promoted_from_interface(method));
	call->args = arena_dup(d->f->pkg->arena, old->args, old->nargs * sizeof *old->args);
	call->args[0] = take_receiver(d, at, type, of_value != NULL);
	call->op = VM_OP_CALL;
	call->func = of_value ? of_value : method;
	call->n = 0;
	call->text = NULL;
	vm_edit_replace(d->edits, at.block, at.at, call);
	d->any = true;
}

static void try_call(struct devirtualizer *d, struct spot at)
{
	const struct vm_inst *call = d->f->blocks.at[at.block].insts.at[at.at];
	const struct vm_type *iface = call->args[0].type;
	const struct vm_type *type = dynamic_type_of(d->types, d->f, &call->args[0]);

	if (!type || !implements(type, iface))
		return;
	struct vm_func *method = method_of(type, &iface->imethods[call->n]);
	if (method->pkg == d->run->pkg && method->nparams && method->params[0] == type)
		rewrite(d, at, type, method);
}

bool devirtualize_calls(struct devirtualizer *d, struct vm_func *f)
{
	if (!vm_has_op(f, VM_OP_CALL_IFACE))
		return false;
	d->f = f;
	d->any = false;
	d->edits = vm_edits_new(vm_facts_of(d->run->decided.facts, f));
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++)
			if (f->blocks.at[b].insts.at[n]->op == VM_OP_CALL_IFACE)
				try_call(d, (struct spot){b, n});
	vm_edits_apply(d->edits);
	return d->any;
}

struct devirtualizer *devirtualizer_new(struct arena *a, struct pass_run *run)
{
	struct devirtualizer *d = ARENA_NEW(a, struct devirtualizer);

	d->run = run;
	d->types = dynamic_types_new(a, run->pkg, run->decided.facts);
	return d;
}

struct dynamic_types *devirtualizer_types(struct devirtualizer *d)
{
	return d->types;
}
