/* thunk.c - calls of func values whose type is known at run time only.
 *
 * type:.call.T(closure, arguments, results) calls a func value of type T: the arguments lie in a block as the fields of
 * a struct would, the results are written to another such block. The descriptor of T holds its address (runtime/abi.h,
 * struct gosub_func_type), weakly: a descriptor is the same in all packages, while the function is made where a value
 * of type T becomes an interface value, and goes with the descriptor. */
#include "llvm.h"

static const char *thunk_name(struct cg *cg, const struct vm_type *t)
{
	return arena_printf(cg->arena, "type:.call.%s", t->link).data;
}

static LLVMTypeRef thunk_type(struct cg *cg)
{
	LLVMTypeRef params[3] = {cg->ptr, cg->ptr, cg->ptr};

	return LLVMFunctionType(cg->v, params, 3, false);
}

/* Blocks are filled by what a descriptor tells. */
static bool is_told_whole(const struct vm_type *t)
{
	return t->nparams <= GOSUB_FUNC_MAX_PARAMS && t->nresults <= GOSUB_FUNC_MAX_RESULTS;
}

LLVMValueRef cg_thunk_address(struct cg *cg, const struct vm_type *t)
{
	const char *name = thunk_name(cg, t);
	LLVMValueRef fn = LLVMGetNamedFunction(cg->mod, name);

	if (!is_told_whole(t))
		return LLVMConstNull(cg->ptr);
	if (fn)
		return fn;
	fn = LLVMAddFunction(cg->mod, name, thunk_type(cg));
	LLVMSetLinkage(fn, LLVMExternalWeakLinkage);
	LLVMSetVisibility(fn, LLVMHiddenVisibility);
	return fn;
}

static uint64_t next_field(const struct vm_type *t, uint64_t *size)
{
	uint64_t align = t->align ? t->align : 1, at = (*size + align - 1) / align * align;

	*size = at + t->size;
	return at;
}

static void call_through(struct cg_fn *fn, const struct vm_type *t)
{
	struct cg *cg = fn->cg;
	LLVMValueRef closure = LLVMGetParam(fn->fn, 0), args = LLVMGetParam(fn->fn, 1);
	struct cg_sig sig = cg_signature(cg, t->params, t->nparams, t->results, t->nresults, true);
	struct cg_value *values = ARENA_ARRAY(cg->arena, struct cg_value, t->nparams + 1);
	LLVMValueRef *to = ARENA_ARRAY(cg->arena, LLVMValueRef, t->nresults + 1);
	uint64_t size = 0;

	for (uint32_t i = 0; i < t->nparams; i++)
		values[i] = cg_load(fn, t->params[i], cg_offset(fn, args, next_field(t->params[i], &size)));
	size = 0;
	for (uint32_t i = 0; i < t->nresults; i++)
		to[i] = cg_offset(fn, LLVMGetParam(fn->fn, 2), next_field(t->results[i], &size));
	cg_check_nil(fn, closure);
	cg_call_to_memory(fn, &sig, cg_load_word(fn, cg->ptr, closure, 0, ""), values, closure, to);
}

static void emit_thunk(struct cg *cg, const struct vm_type *t)
{
	struct cg_fn fn = {.cg = cg, .fn = cg_thunk_address(cg, t)};

	if (!LLVMIsDeclaration(fn.fn))
		return;
	cg_share_func(cg, fn.fn, thunk_name(cg, t));
	cg_open_shared_func(&fn);
	call_through(&fn, t);
	LLVMBuildRetVoid(fn.b);
	cg_close_shared_func(&fn);
}

LLVMValueRef cg_dynamic_desc(struct cg *cg, const struct vm_type *t)
{
	if (t->kind == VM_FUNC && is_told_whole(t))
		VEC_PUSH(cg->arena, &cg->thunk_todo, t);
	return cg_desc(cg, t);
}

bool cg_emit_pending_thunks(struct cg *cg)
{
	if (!cg->thunk_todo.len)
		return false;
	while (cg->thunk_todo.len)
		emit_thunk(cg, cg->thunk_todo.at[--cg->thunk_todo.len]);
	return true;
}
