/* call.c - calls: of functions, of func values, through interfaces; go, panic, print. */
#include "llvm.h"

static struct cg_value *arguments(struct cg_fn *fn, uint32_t from, uint32_t extra)
{
	const struct vm_inst *i = fn->inst;
	struct cg_value *args = ARENA_ARRAY(fn->cg->arena, struct cg_value, i->nargs + extra + 1);

	for (uint32_t n = from; n < i->nargs; n++)
		args[n - from + extra] = cg_arg(fn, n);
	return args;
}

static const struct vm_place *const *destinations(struct cg_fn *fn, uint32_t nresults)
{
	const struct vm_place **dst = ARENA_ARRAY(fn->cg->arena, const struct vm_place *, nresults + 1);

	for (uint32_t i = 0; i < nresults && i < fn->inst->ndst; i++)
		dst[i] = fn->inst->dst[i];
	return dst;
}

bool cg_may_recover(const struct vm_func *callee)
{
	return !callee || callee->flags & (VM_FN_EXTERN | VM_FN_RECOVER | VM_FN_WRAPPER);
}

bool cg_passes_on(const struct vm_func *wrapper)
{
	for (uint32_t b = 0; b < wrapper->blocks.len; b++)
		for (uint32_t k = 0; k < wrapper->blocks.at[b].insts.len; k++) {
			const struct vm_inst *i = wrapper->blocks.at[b].insts.at[k];

			if (i->op == VM_OP_CALL_CLOSURE || i->op == VM_OP_CALL_IFACE ||
			    (i->op == VM_OP_CALL && cg_may_recover(i->func)))
				return true;
		}
	return false;
}

static void call(struct cg_fn *fn, const struct cg_sig *sig, LLVMValueRef callee, const struct cg_value *args,
		 LLVMValueRef context, const struct vm_func *known)
{
	bool pass_on = fn->f->flags & VM_FN_WRAPPER && !fn->frame && cg_may_recover(known) && !sig->c_abi;

	if (pass_on)
		cg_wrapper_call(fn);
	cg_call_sig(fn, sig, callee, args, context, destinations(fn, sig->nresults));
	if (pass_on || cg_keeps_call(fn, known))
		cg_call_attr(fn->cg, fn->last_call, LLVMAttributeFunctionIndex, "noinline", 0);
}

void cg_op_call(struct cg_fn *fn)
{
	const struct vm_func *f = fn->inst->func;
	struct cg_sig sig = cg_signature_of(fn->cg, f);

	call(fn, &sig, cg_func(fn->cg, f), arguments(fn, 0, 0), LLVMConstNull(fn->cg->ptr), f);
}

void cg_op_call_closure(struct cg_fn *fn)
{
	struct cg_value closure = cg_arg(fn, 0);
	const struct vm_type *t = closure.type;
	struct cg_sig sig = cg_signature(fn->cg, t->params, t->nparams, t->results, t->nresults, true);
	struct cg_value *args = arguments(fn, 1, 0);

	cg_check_nil(fn, closure.c[0]);
	call(fn, &sig, cg_load_word(fn, fn->cg->ptr, closure.c[0], 0, ""), args, closure.c[0], NULL);
}

static LLVMValueRef method_address(struct cg_fn *fn, LLVMValueRef tab, uint32_t n)
{
	struct cg *cg = fn->cg;
	LLVMValueRef code = cg_load_word(fn, cg->ptr, tab, GOSUB_ITAB_FUN + 8 * (uint64_t)n, "");

	LLVMSetMetadata(code, LLVMGetMDKindIDInContext(cg->ctx, "invariant.load", 14),
			LLVMMDNodeInContext(cg->ctx, NULL, 0));
	return code;
}

void cg_op_call_iface(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	struct cg_value iface = cg_arg(fn, 0), *args = arguments(fn, 1, 1);
	const struct vm_type *t = iface.type->imethods[fn->inst->n].type;
	const struct vm_type **params = ARENA_ARRAY(cg->arena, const struct vm_type *, t->nparams + 1);
	struct cg_sig sig;

	params[0] = cg->word;
	for (uint32_t i = 0; i < t->nparams; i++)
		params[i + 1] = t->params[i];
	sig = cg_signature(cg, params, t->nparams + 1, t->results, t->nresults, false);
	args[0] = cg_scalar(cg->word, iface.c[1]);
	cg_check_nil(fn, iface.c[0]);
	call(fn, &sig, method_address(fn, iface.c[0], fn->inst->n), args, NULL, NULL);
}

void cg_op_go(struct cg_fn *fn)
{
	cg_call(fn, CG_gosub_go, cg_arg(fn, 0).c[0]);
}

void cg_op_panic(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);

	cg_call(fn, CG_gosub_panic, cg_type_word(fn, &v), v.c[1]);
}

/* ---- print ---- */

static LLVMValueRef widened(struct cg_fn *fn, LLVMValueRef x)
{
	return LLVMBuildFPCast(fn->b, x, fn->cg->f64, "");
}

static void print_value(struct cg_fn *fn, const struct cg_value *v)
{
	switch (v->type->kind) {
	case VM_BOOL:
		cg_call(fn, CG_gosub_print_bool, v->c[0]);
		break;
	case VM_FLOAT32:
		cg_call(fn, CG_gosub_print_float32, widened(fn, v->c[0]));
		break;
	case VM_FLOAT64:
		cg_call(fn, CG_gosub_print_float, v->c[0]);
		break;
	case VM_COMPLEX64:
		cg_call(fn, CG_gosub_print_complex64, widened(fn, v->c[0]), widened(fn, v->c[1]));
		break;
	case VM_COMPLEX128:
		cg_call(fn, CG_gosub_print_complex, v->c[0], v->c[1]);
		break;
	case VM_STRING:
		cg_call(fn, CG_gosub_print_string, v->c[0], v->c[1]);
		break;
	case VM_SLICE:
		cg_call(fn, CG_gosub_print_slice, v->c[0], v->c[1], v->c[2]);
		break;
	case VM_INTERFACE:
		cg_call(fn, CG_gosub_print_iface, v->c[0], v->c[1]);
		break;
	case VM_CHAN:
	case VM_FUNC:
	case VM_MAP:
	case VM_POINTER:
	case VM_UNSAFEPTR:
		cg_call(fn, CG_gosub_print_pointer, v->c[0]);
		break;
	default:
		cg_call(fn, cg_is_unsigned(v->type) ? CG_gosub_print_uint : CG_gosub_print_int, cg_int64(fn, v));
	}
}

void cg_op_print(struct cg_fn *fn)
{
	const struct vm_inst *i = fn->inst;
	bool line = i->flags & VM_I_PRINTLN;
	struct cg_value *args = arguments(fn, 0, 0);

	cg_call(fn, CG_gosub_print_lock);
	for (uint32_t n = 0; n < i->nargs; n++) {
		if (line && n)
			cg_call(fn, CG_gosub_print_space);
		print_value(fn, &args[n]);
	}
	if (line)
		cg_call(fn, CG_gosub_print_newline);
	cg_call(fn, CG_gosub_print_unlock);
}
