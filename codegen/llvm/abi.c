/* abi.c - the calling convention of Go functions (runtime/abi.h) and calls by it. */
#include "llvm.h"

struct builder {
	struct cg *cg;
	struct cg_sig *sig;
	LLVMTypeRef *types;
	uint32_t n, ints, fps;
};

static void count(const struct cg_type *t, uint32_t *ints, uint32_t *fps)
{
	*ints = *fps = 0;
	for (uint32_t i = 0; i < t->n; i++)
		++*(t->comp[i].fp ? fps : ints);
}

static uint64_t in_block(const struct vm_type *t, uint64_t *size)
{
	uint64_t align = t->align ? t->align : 1, at = (*size + align - 1) / align * align;

	*size = at + t->size;
	return at;
}

static void results_by_registers(struct builder *b)
{
	struct cg_sig *sig = b->sig;
	LLVMTypeRef *parts = ARENA_ARRAY(b->cg->arena, LLVMTypeRef, CG_COMPS * sig->nresults + 1);

	for (uint32_t i = 0; i < sig->nresults; i++) {
		const struct cg_type *t = cg_type(b->cg, sig->result_types[i]);

		sig->results[i].first = sig->nret;
		for (uint32_t j = 0; j < t->n; j++)
			parts[sig->nret++] = t->comp[j].type;
	}
	sig->ret = sig->nret == 0   ? b->cg->v
		   : sig->nret == 1 ? parts[0]
				    : LLVMStructTypeInContext(b->cg->ctx, parts, sig->nret, false);
}

static bool results_fit(struct builder *b, uint32_t max_ints, uint32_t max_fps)
{
	uint32_t ints = 0, fps = 0, i, f;

	for (uint32_t n = 0; n < b->sig->nresults; n++) {
		const struct cg_type *t = cg_type(b->cg, b->sig->result_types[n]);

		if (!t->flat)
			return false;
		count(t, &i, &f);
		ints += i;
		fps += f;
	}
	return ints <= max_ints && fps <= max_fps;
}

static void layout_results(struct builder *b, bool fit)
{
	struct cg_sig *sig = b->sig;

	if (fit) {
		results_by_registers(b);
		return;
	}
	sig->result_block = true;
	sig->ret = b->cg->v;
	for (uint32_t i = 0; i < sig->nresults; i++)
		sig->results[i] =
		    (struct cg_slot){.block = true, .offset = in_block(sig->result_types[i], &sig->result_size)};
	b->types[b->n++] = b->cg->ptr;
	b->ints++;
}

static bool params_fit(struct builder *b)
{
	uint32_t ints = b->ints, fps = 0, i, f;

	for (uint32_t n = 0; n < b->sig->nparams; n++) {
		const struct cg_type *t = cg_type(b->cg, b->sig->param_types[n]);

		if (!t->flat)
			return false;
		count(t, &i, &f);
		ints += i;
		fps += f;
	}
	return ints <= GOSUB_INT_ARGS && fps <= GOSUB_FP_ARGS;
}

static void layout_params(struct builder *b, bool all)
{
	struct cg_sig *sig = b->sig;
	uint32_t room = GOSUB_INT_ARGS - 1, i, f;

	for (uint32_t n = 0; n < sig->nparams; n++) {
		const struct cg_type *t = cg_type(b->cg, sig->param_types[n]);

		count(t, &i, &f);
		if (!all && (sig->arg_block || !t->flat || b->ints + i > room || b->fps + f > GOSUB_FP_ARGS)) {
			sig->arg_block = true;
			sig->params[n] =
			    (struct cg_slot){.block = true, .offset = in_block(sig->param_types[n], &sig->arg_size)};
			continue;
		}
		sig->params[n].first = b->n;
		b->ints += i;
		b->fps += f;
		for (uint32_t j = 0; j < t->n; j++)
			b->types[b->n++] = t->comp[j].type;
	}
	if (sig->arg_block) {
		sig->arg_block_index = b->n;
		b->types[b->n++] = b->cg->ptr;
	}
}

static struct builder start(struct cg *cg, struct cg_sig *sig, const struct vm_type *const *params, uint32_t np,
			    const struct vm_type *const *results, uint32_t nr)
{
	sig->nparams = np;
	sig->nresults = nr;
	sig->params = ARENA_ARRAY(cg->arena, struct cg_slot, np + 1);
	sig->results = ARENA_ARRAY(cg->arena, struct cg_slot, nr + 1);
	sig->param_types = ARENA_ARRAY(cg->arena, const struct vm_type *, np + 1);
	sig->result_types = ARENA_ARRAY(cg->arena, const struct vm_type *, nr + 1);
	for (uint32_t i = 0; i < np; i++)
		sig->param_types[i] = params[i];
	for (uint32_t i = 0; i < nr; i++)
		sig->result_types[i] = results[i];
	return (struct builder){cg, sig, ARENA_ARRAY(cg->arena, LLVMTypeRef, CG_COMPS * np + 3), 0, 0, 0};
}

struct cg_sig cg_signature(struct cg *cg, const struct vm_type *const *params, uint32_t np,
			   const struct vm_type *const *results, uint32_t nr, bool context)
{
	struct cg_sig sig = {.context = context};
	struct builder b = start(cg, &sig, params, np, results, nr);

	layout_results(&b, results_fit(&b, GOSUB_INT_RESULTS, GOSUB_FP_RESULTS));
	layout_params(&b, params_fit(&b));
	if (context) {
		sig.context_index = b.n;
		b.types[b.n++] = cg->ptr;
	}
	sig.nllvm = b.n;
	sig.type = LLVMFunctionType(sig.ret, b.types, b.n, false);
	return sig;
}

/* C functions of the runtime: scalars, as many as there are; results in registers, or through a
 * first argument. */
struct cg_sig cg_signature_c(struct cg *cg, const struct vm_type *const *params, uint32_t np,
			     const struct vm_type *const *results, uint32_t nr)
{
	struct cg_sig sig = {.c_abi = true};
	struct builder b = start(cg, &sig, params, np, results, nr);

	layout_results(&b, results_fit(&b, 2, 2));
	layout_params(&b, true);
	sig.nllvm = b.n;
	sig.type = LLVMFunctionType(sig.ret, b.types, b.n, false);
	return sig;
}

struct cg_sig cg_signature_of(struct cg *cg, const struct vm_func *f)
{
	if (f->flags & VM_FN_C)
		return cg_signature_c(cg, f->params, f->nparams, f->results, f->nresults);
	return cg_signature(cg, f->params, f->nparams, f->results, f->nresults, f->context != NULL);
}

/* ---- calls ---- */

struct call {
	struct cg_fn *fn;
	const struct cg_sig *sig;
	LLVMValueRef *args;
	LLVMValueRef results, block;
};

static void pass_arguments(struct call *c, const struct cg_value *args)
{
	struct cg_fn *fn = c->fn;

	for (uint32_t i = 0; i < c->sig->nparams; i++) {
		const struct cg_slot *slot = &c->sig->params[i];

		if (slot->block) {
			struct cg_value v = args[i];

			cg_store(fn, cg_offset(fn, c->block, slot->offset), &v);
			continue;
		}
		for (uint32_t j = 0; j < args[i].n; j++)
			c->args[slot->first + j] = args[i].c[j];
	}
}

static LLVMValueRef block_slot(struct cg_fn *fn, uint64_t size, const char *name)
{
	return cg_temp(fn, cg_bytes(fn->cg, size), 16, name);
}

static struct cg_value result_value(struct call *c, LLVMValueRef call, uint32_t i)
{
	const struct cg_slot *slot = &c->sig->results[i];
	const struct cg_type *ct = cg_type(c->fn->cg, c->sig->result_types[i]);
	struct cg_value v = {.type = c->sig->result_types[i], .flat = true, .n = ct->n};

	if (slot->block)
		return cg_load(c->fn, v.type, cg_offset(c->fn, c->results, slot->offset));
	for (uint32_t j = 0; j < ct->n; j++)
		v.c[j] = c->sig->nret == 1 ? call : LLVMBuildExtractValue(c->fn->b, call, slot->first + j, "");
	return v;
}

/* All results are taken out before the first is stored: a destination may lie where another is
 * computed from. */
static void take_results(struct call *c, LLVMValueRef call, const struct vm_place *const *dst)
{
	uint32_t n = c->sig->nresults;
	struct cg_value *values = ARENA_ARRAY(c->fn->cg->arena, struct cg_value, n + 1);

	for (uint32_t i = 0; i < n; i++)
		if (dst[i])
			values[i] = result_value(c, call, i);
	for (uint32_t i = 0; i < n; i++)
		cg_store_place(c->fn, dst[i], &values[i]);
}

static void extend_small_arguments(struct cg *cg, const struct cg_sig *sig, LLVMValueRef call)
{
	for (uint32_t i = 0; i < sig->nparams; i++) {
		const struct vm_type *t = sig->param_types[i];

		if (t->size < 4 && cg_type(cg, t)->n == 1 && !cg_type(cg, t)->comp[0].fp)
			cg_call_attr(cg, call, sig->params[i].first + 1,
				     t->kind == VM_BOOL || cg_is_unsigned(t) ? "zeroext" : "signext", 0);
	}
}

/* The call itself; its results have not been taken yet. */
static LLVMValueRef build_call(struct call *c, LLVMValueRef callee, const struct cg_value *args, LLVMValueRef context)
{
	struct cg_fn *fn = c->fn;
	const struct cg_sig *sig = c->sig;
	struct cg *cg = fn->cg;
	LLVMValueRef call;

	c->args = ARENA_ARRAY(cg->arena, LLVMValueRef, sig->nllvm + 1);
	if (sig->result_block)
		c->args[0] = c->results = block_slot(fn, sig->result_size, "results");
	if (sig->arg_block)
		c->args[sig->arg_block_index] = c->block = block_slot(fn, sig->arg_size, "args");
	pass_arguments(c, args);
	if (sig->context)
		c->args[sig->context_index] = context;
	cg_before_park(fn);
	call = LLVMBuildCall2(fn->b, sig->type, callee, c->args, sig->nllvm, "");
	if (!sig->c_abi)
		LLVMSetInstructionCallConv(call, LLVMSwiftCallConv);
	else
		extend_small_arguments(cg, sig, call);
	if (sig->context)
		cg_call_attr(cg, call, sig->context_index + 1, "nest", 0);
	cg_call_attr(cg, call, LLVMAttributeFunctionIndex, "nounwind", 0);
	cg_call_attr(cg, call, LLVMAttributeFunctionIndex, "nomerge", 0); /* each call keeps its line */
	fn->last_call = call;
	return call;
}

void cg_call_sig(struct cg_fn *fn, const struct cg_sig *sig, LLVMValueRef callee, const struct cg_value *args,
		 LLVMValueRef context, const struct vm_place *const *dst)
{
	struct call c = {.fn = fn, .sig = sig};
	LLVMValueRef call = build_call(&c, callee, args, context);

	take_results(&c, call, dst);
}

void cg_call_to_memory(struct cg_fn *fn, const struct cg_sig *sig, LLVMValueRef callee, const struct cg_value *args,
		       LLVMValueRef context, const LLVMValueRef *to)
{
	struct call c = {.fn = fn, .sig = sig};
	LLVMValueRef call = build_call(&c, callee, args, context);

	for (uint32_t i = 0; i < sig->nresults; i++) {
		struct cg_value v = result_value(&c, call, i);

		cg_store(fn, to[i], &v);
	}
}
