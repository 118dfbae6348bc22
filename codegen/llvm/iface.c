/* iface.c - interfaces: method tables, conversions, assertions. */
#include "llvm.h"

bool cg_is_eface(const struct vm_type *t)
{
	return t->nimethods == 0;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static const struct vm_method *find_method(const struct vm_type *t, const struct vm_imethod *m)
{
	for (uint32_t i = 0; i < t->nmethods; i++)
		if (strcmp(t->methods[i].name, m->name) == 0 && same_text(t->methods[i].pkg, m->pkg))
			return &t->methods[i];
	kit_fatal("codegen: %s has no method %s", t->string, m->name);
}

/* Tells the runtime of the table, which makes no other one for its pair. */
static void announce(struct cg *cg, LLVMValueRef tab)
{
	LLVMValueRef entry = cg_private(cg, tab, 8, "itab");

	cg_tie(cg, entry, tab, "gosub_itabs");
	VEC_PUSH(cg->arena, &cg->used, entry);
}

/* One for all interface types with the same methods: values of them convert without a new table, so that values of one
 * interface type and one dynamic type have the same word. */
LLVMValueRef cg_itab(struct cg *cg, const struct vm_type *concrete, const struct vm_type *named)
{
	const struct vm_type *iface = vm_type_underlying(named);
	const char *name = arena_printf(cg->arena, "go:itab.%s,%s", concrete->link, iface->link).data;
	LLVMValueRef g = LLVMGetNamedGlobal(cg->mod, name), *fun, words[5];

	if (g)
		return g;
	fun = ARENA_ARRAY(cg->arena, LLVMValueRef, iface->nimethods + 1);
	for (uint32_t i = 0; i < iface->nimethods; i++)
		fun[i] = cg_method(cg, find_method(concrete, &iface->imethods[i])->ifn);
	words[0] = cg_desc(cg, iface);
	words[1] = cg_dynamic_desc(cg, concrete);
	words[2] = LLVMConstInt(cg->i32, cg_type_hash(concrete), false);
	words[3] = LLVMConstInt(cg->i32, 0, false);
	words[4] = LLVMConstArray2(cg->ptr, fun, iface->nimethods);
	words[0] = LLVMConstStructInContext(cg->ctx, words, 5, false);
	g = LLVMAddGlobal(cg->mod, LLVMTypeOf(words[0]), name);
	LLVMSetInitializer(g, words[0]);
	LLVMSetGlobalConstant(g, true);
	LLVMSetAlignment(g, 8);
	cg_linkonce(cg, g, name);
	announce(cg, g);
	return g;
}

/* The type word of a method table that may be NULL. */
static LLVMValueRef type_of_itab(struct cg_fn *fn, LLVMValueRef tab)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef from[2], some = cg_block(fn, "tab"), done = cg_block(fn, "");
	LLVMValueRef phi, values[2];

	from[0] = LLVMGetInsertBlock(fn->b);
	from[1] = some;
	cg_branch(fn, LLVMBuildIsNull(fn->b, tab, ""), done, some);
	cg_at(fn, some);
	values[0] = LLVMConstNull(cg->ptr);
	values[1] = cg_load_word(fn, cg->ptr, tab, GOSUB_ITAB_TYPE, "");
	LLVMSetMetadata(values[1], LLVMGetMDKindIDInContext(cg->ctx, "invariant.load", 14),
			LLVMMDNodeInContext(cg->ctx, NULL, 0));
	cg_jump(fn, done);
	cg_at(fn, done);
	phi = LLVMBuildPhi(fn->b, cg->ptr, "");
	LLVMAddIncoming(phi, values, from, 2);
	return phi;
}

LLVMValueRef cg_type_word(struct cg_fn *fn, const struct cg_value *iface)
{
	return cg_is_eface(iface->type) ? iface->c[0] : type_of_itab(fn, iface->c[0]);
}

static bool same_methods(const struct vm_type *a, const struct vm_type *b)
{
	if (a == b)
		return true;
	if (a->nimethods != b->nimethods)
		return false;
	for (uint32_t i = 0; i < a->nimethods; i++)
		if (strcmp(a->imethods[i].name, b->imethods[i].name) ||
		    !same_text(a->imethods[i].pkg, b->imethods[i].pkg))
			return false;
	return true;
}

/* Of an assertion's own table of tables, hashed by type: where the one for type t is kept. */
static LLVMValueRef remembered_slot(struct cg_fn *fn, LLVMValueRef t)
{
	enum { SLOTS = 4, SHIFT = 6 };
	struct cg *cg = fn->cg;
	LLVMValueRef none = cg_extern_data(cg, "gosub_no_itab", cg->i64), init[SLOTS] = {none, none, none, none}, slots,
		     n;

	slots = cg_private(cg, LLVMConstArray2(cg->ptr, init, SLOTS), 8, "tables");
	LLVMSetGlobalConstant(slots, false);
	LLVMSetUnnamedAddress(slots, LLVMNoUnnamedAddr);
	n = LLVMBuildPtrToInt(fn->b, t, cg->i64, "");
	n = LLVMBuildLShr(fn->b, n, cg_const_i64(cg, SHIFT), "");
	n = LLVMBuildAnd(fn->b, n, cg_const_i64(cg, SLOTS - 1), "");
	return LLVMBuildInBoundsGEP2(fn->b, cg->ptr, slots, &n, 1, "");
}

/* The table of iface for a value of type t, which is not NULL; NULL where the type does not implement it. Such pairs
 * have tables too, which say so. */
static LLVMValueRef remembered_itab(struct cg_fn *fn, LLVMValueRef t, const struct vm_type *iface)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef miss = cg_block(fn, "miss"), hit = cg_block(fn, ""), from[2];
	LLVMValueRef slot = remembered_slot(fn, t), values[2], store, phi, first, misfit;

	values[0] = LLVMBuildLoad2(fn->b, cg->ptr, slot, "");
	LLVMSetOrdering(values[0], LLVMAtomicOrderingMonotonic);
	LLVMSetAlignment(values[0], 8);
	from[0] = LLVMGetInsertBlock(fn->b);
	from[1] = miss;
	first = cg_load_word(fn, cg->ptr, values[0], GOSUB_ITAB_TYPE, "");
	cg_branch(fn, LLVMBuildICmp(fn->b, LLVMIntEQ, first, t, ""), hit, miss);
	cg_at(fn, miss);
	values[1] = cg_call(fn, CG_gosub_itab_or_none, cg_desc(cg, iface), t);
	store = LLVMBuildStore(fn->b, values[1], slot);
	LLVMSetOrdering(store, LLVMAtomicOrderingRelease);
	LLVMSetAlignment(store, 8);
	cg_jump(fn, hit);
	cg_at(fn, hit);
	phi = LLVMBuildPhi(fn->b, cg->ptr, "");
	LLVMAddIncoming(phi, values, from, 2);
	misfit = cg_load_word(fn, cg->i32, phi, GOSUB_ITAB_MISFIT, "");
	return LLVMBuildSelect(fn->b, LLVMBuildIsNull(fn->b, misfit, ""), phi, LLVMConstNull(cg->ptr), "");
}

/* The table of iface for a value of dynamic type t; NULL for NULL. */
static LLVMValueRef itab_or_nil(struct cg_fn *fn, LLVMValueRef t, const struct vm_type *iface)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef from[2], some = cg_block(fn, "type"), done = cg_block(fn, "");
	LLVMValueRef values[2] = {LLVMConstNull(cg->ptr)}, phi;

	from[0] = LLVMGetInsertBlock(fn->b);
	from[1] = some;
	cg_branch(fn, LLVMBuildIsNull(fn->b, t, ""), done, some);
	cg_at(fn, some);
	values[1] =
	    cg->opt.opt_level < 2 ? cg_call(fn, CG_gosub_itab, cg_desc(cg, iface), t) : remembered_itab(fn, t, iface);
	from[1] = LLVMGetInsertBlock(fn->b);
	cg_jump(fn, done);
	cg_at(fn, done);
	phi = LLVMBuildPhi(fn->b, cg->ptr, "");
	LLVMAddIncoming(phi, values, from, 2);
	return phi;
}

void cg_op_iface_convert(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);
	const struct vm_place *dst = fn->inst->dst[0];
	LLVMValueRef word;

	if (!dst)
		return;
	if (same_methods(v.type, dst->type))
		word = v.c[0];
	else if (cg_is_eface(dst->type))
		word = cg_type_word(fn, &v);
	else
		word = itab_or_nil(fn, cg_type_word(fn, &v), dst->type);
	cg_result(fn, 0, word, v.c[1]);
}

/* ---- assertions ---- */

struct assertion {
	const struct vm_place *dst;
	bool comma_ok;
	LLVMBasicBlockRef yes, no, done;
};

static struct assertion begin(struct cg_fn *fn, LLVMValueRef holds)
{
	const struct vm_inst *i = fn->inst;
	struct assertion a = {
	    .dst = i->ndst > 0 ? i->dst[0] : NULL,
	    .comma_ok = i->ndst > 1,
	    .yes = cg_block(fn, "is"),
	    .no = cg_block(fn, "isnot"),
	    .done = cg_block(fn, ""),
	};

	if (a.comma_ok)
		cg_branch(fn, holds, a.yes, a.no);
	else
		cg_branch_cold(fn, LLVMBuildNot(fn->b, holds, ""), a.no, a.yes);
	return a;
}

static void end_yes(struct cg_fn *fn, const struct assertion *a, const struct cg_value *v)
{
	cg_store_place(fn, a->dst, v);
	cg_result(fn, 1, LLVMConstInt(fn->cg->i1, 1, false));
	cg_jump(fn, a->done);
}

static void end_no(struct cg_fn *fn, const struct assertion *a, LLVMValueRef dynamic, const struct vm_type *iface)
{
	struct cg_value zero;

	cg_at(fn, a->no);
	if (!a->comma_ok) { /* Go's text names the static type only beside a concrete one */
		const struct vm_type *t = fn->inst->type;

		cg_call(fn, CG_gosub_panic_assert, dynamic, cg_desc(fn->cg, t),
			t->kind == VM_INTERFACE ? LLVMConstNull(fn->cg->ptr) : cg_desc(fn->cg, iface));
		LLVMBuildUnreachable(fn->b);
		cg_at(fn, a->done);
		return;
	}
	if (a->dst) {
		zero = cg_zero_value(fn->cg, a->dst->type);
		cg_store_place(fn, a->dst, &zero);
	}
	cg_result(fn, 1, LLVMConstInt(fn->cg->i1, 0, false));
	cg_jump(fn, a->done);
	cg_at(fn, a->done);
}

static void assert_concrete(struct cg_fn *fn, const struct cg_value *v)
{
	const struct vm_type *t = fn->inst->type;
	LLVMValueRef dynamic = cg_type_word(fn, v);
	struct assertion a = begin(fn, LLVMBuildICmp(fn->b, LLVMIntEQ, dynamic, cg_desc(fn->cg, t), ""));
	struct cg_value out;

	cg_at(fn, a.yes);
	out = t->direct_iface ? cg_scalar(t, v->c[1]) : cg_load(fn, t, v->c[1]);
	end_yes(fn, &a, &out);
	end_no(fn, &a, dynamic, v->type);
}

static void assert_interface(struct cg_fn *fn, const struct cg_value *v)
{
	const struct vm_type *t = fn->inst->type;
	LLVMValueRef dynamic = cg_type_word(fn, v), word;
	struct cg_value out = {.type = t, .flat = true, .n = 2, .c = {NULL, v->c[1]}};
	struct assertion a;

	word = cg_is_eface(t) ? dynamic : itab_or_nil(fn, dynamic, t);
	if (!cg_is_eface(t) && fn->inst->ndst < 2) {
		a = begin(fn, LLVMBuildIsNotNull(fn->b, word, ""));
		cg_at(fn, a.no);
		cg_call(fn, CG_gosub_assert_itab, cg_desc(fn->cg, t), dynamic);
		LLVMBuildUnreachable(fn->b);
		cg_at(fn, a.yes);
		out.c[0] = word;
		cg_store_place(fn, a.dst, &out);
		cg_jump(fn, a.done);
		cg_at(fn, a.done);
		return;
	}
	a = begin(fn, LLVMBuildIsNotNull(fn->b, word, ""));
	cg_at(fn, a.yes);
	out.c[0] = word;
	end_yes(fn, &a, &out);
	end_no(fn, &a, dynamic, v->type);
}

void cg_op_assert(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);

	if (fn->inst->type->kind == VM_INTERFACE)
		assert_interface(fn, &v);
	else
		assert_concrete(fn, &v);
}
