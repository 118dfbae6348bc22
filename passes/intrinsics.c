/* intrinsics.c - calls of functions that are an instruction or few: intrinsics.def says which.
 *
 * It comes behind escape analysis, which goes by what the functions are declared to do with their arguments. A function
 * is known by its package and name and by its types; one that another package gives that symbol (//go:linkname), with
 * a body of its own, is not. Each keeps its body, for function values and for back ends that have no such instruction;
 * those that are declared without one, as their package's assembly has it, get one of that instruction. */
#include "passes_internal.h"

static const struct intrinsic {
	enum vm_intrinsic which;
	const char *path, *symbol;
} table[] = {
#define INTRINSIC(which, path, name) {VM_INTR_##which, path, path "." name},
#include "intrinsics.def"
#undef INTRINSIC
};

struct intrinsics {
	struct arena *arena;
	struct vm_package *pkg;
	struct map *by_symbol;
};

static bool declared_in(const struct intrinsics *t, const struct vm_func *f, const char *path)
{
	if (f->flags & VM_FN_EXTERN && f->decl.pkg)
		return strcmp(f->decl.pkg, path) == 0;
	return strcmp(t->pkg->path, path) == 0;
}

static const struct intrinsic *find(const struct intrinsics *t, const struct vm_func *f)
{
	const struct intrinsic *found = map_get_str(t->by_symbol, str_of(f->name));

	if (!found || f->flags & (VM_FN_C | VM_FN_SHARED) || !declared_in(t, f, found->path) ||
	    !vm_intrinsic_fits(found->which, f))
		return NULL;
	return found;
}

static struct vm_inst *instruction(struct vm_func *f, const struct vm_inst *call, const struct intrinsic *in)
{
	struct vm_inst *i = vm_inst_new(f, VM_OP_INTRINSIC, call->ndst, call->nargs, call->pos);

	*i = *call;
	i->op = VM_OP_INTRINSIC;
	i->sub = (uint8_t)in->which;
	return i;
}

static void replace_calls(const struct intrinsics *t, struct vm_facts *facts)
{
	struct vm_func *f = vm_facts_func(facts);
	struct vm_edits *edits = NULL;

	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t k = 0; k < f->blocks.at[b].insts.len; k++) {
			const struct vm_inst *i = f->blocks.at[b].insts.at[k];
			const struct intrinsic *in = i->op == VM_OP_CALL ? find(t, i->func) : NULL;

			if (!in)
				continue;
			if (!edits)
				edits = vm_edits_new(facts);
			vm_edit_replace(edits, b, k, instruction(f, i, in));
		}
	if (edits)
		vm_edits_apply(edits);
}

/* A declaration may have its parameters' and results' variables already. */
static struct vm_place *variable(struct vm_func *f, uint16_t kind, uint32_t n, const struct vm_type *t)
{
	uint32_t local = 0;

	while (local < f->locals.len && !(f->locals.at[local].flags & kind && f->locals.at[local].index == n))
		local++;
	if (local == f->locals.len) {
		vm_local_new(f, "", t, kind, f->pos);
		f->locals.at[local].index = n;
	}
	return vm_place_local(f, local);
}

static void give_body(struct vm_func *f, const struct intrinsic *in)
{
	uint32_t block = vm_block_new(f);
	struct vm_inst *i = vm_inst_new(f, VM_OP_INTRINSIC, f->nresults, f->nparams, f->pos);

	i->sub = (uint8_t)in->which;
	i->func = f;
	for (uint32_t n = 0; n < f->nparams; n++)
		i->args[n] = vm_use(variable(f, VM_L_PARAM, n, f->params[n]));
	for (uint32_t n = 0; n < f->nresults; n++)
		i->dst[n] = variable(f, VM_L_RESULT, n, f->results[n]);
	vm_append(f, block, i);
	vm_append(f, block, vm_inst_new(f, VM_OP_RETURN, 0, 0, f->pos));
	f->flags &= ~(uint32_t)VM_FN_EXTERN;
}

static bool has_no_body(const struct intrinsics *t, const struct vm_func *f)
{
	return f->flags & VM_FN_EXTERN && !f->decl.pkg && f->pkg == t->pkg;
}

bool pass_intrinsics(struct pass_run *run)
{
	struct intrinsics t = {.arena = run->arena, .pkg = run->pkg, .by_symbol = map_new(run->arena)};

	for (uint32_t i = 0; i < KIT_COUNT(table); i++)
		map_put_str(t.by_symbol, str_of(table[i].symbol), (void *)&table[i]);
	for (uint32_t n = 0; n < run->pkg->funcs.len; n++) {
		struct vm_func *f = run->pkg->funcs.at[n];
		const struct intrinsic *in = has_no_body(&t, f) ? find(&t, f) : NULL;

		if (in)
			give_body(f, in);
		else if (!(f->flags & VM_FN_EXTERN) && !run->no_intrinsics)
			replace_calls(&t, vm_facts_of(run->decided.facts, f));
	}
	return true;
}
