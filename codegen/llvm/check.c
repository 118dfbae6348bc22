/* check.c - checks: a compare and a branch to a cold block that calls an entry which does not
 * return. */
#include "llvm.h"

static LLVMValueRef call_with(struct cg_fn *fn, enum cg_entry entry, va_list ap)
{
	LLVMValueRef args[8] = {0};
	uint32_t n;

	cg_entry_decl(fn->cg, entry);
	n = LLVMCountParamTypes(fn->cg->entry_types[entry]);
	for (uint32_t i = 0; i < n; i++)
		args[i] = va_arg(ap, LLVMValueRef);
	return cg_call(fn, entry, args[0], args[1], args[2], args[3], args[4], args[5], args[6], args[7]);
}

void cg_panic_if(struct cg_fn *fn, LLVMValueRef cond, enum cg_entry entry, ...)
{
	LLVMBasicBlockRef panic, on;
	va_list ap;

	if (LLVMIsAConstantInt(cond) && LLVMConstIntGetZExtValue(cond) == 0)
		return;
	panic = cg_block(fn, "panic");
	on = cg_block(fn, "");
	cg_branch_cold(fn, cond, panic, on);
	cg_at(fn, panic);
	va_start(ap, entry);
	call_with(fn, entry, ap);
	va_end(ap);
	LLVMBuildUnreachable(fn->b);
	cg_at(fn, on);
}

/* With !make.implicit LLVM may fold the check into an access of the pointer that faults
 * (gosub_faulttab); where it does not, the compare stays. */
void cg_check_nil(struct cg_fn *fn, LLVMValueRef p)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef panic, on;
	LLVMValueRef br;

	if (LLVMIsAAllocaInst(p) || LLVMIsAGlobalVariable(p))
		return;
	panic = cg_block(fn, "nil");
	on = cg_block(fn, "");
	br = cg_branch_cold(fn, LLVMBuildIsNull(fn->b, p, ""), panic, on);
	LLVMSetMetadata(br, LLVMGetMDKindIDInContext(cg->ctx, "make.implicit", 13),
			LLVMMDNodeInContext(cg->ctx, NULL, 0));
	cg_at(fn, panic);
	cg_call(fn, CG_gosub_panic_nil);
	LLVMBuildUnreachable(fn->b);
	cg_at(fn, on);
}

/* The name of a method as programs see it: type arguments are dots. */
static struct str shown_name(struct cg *cg, const char *name)
{
	const char *open = strchr(name, '['), *close = strrchr(name, ']');

	if (!open || !close)
		return str_of(name);
	return arena_printf(cg->arena, "%.*s[...]%s", (int)(open - name), name, close + 1);
}

static void check_wrapped(struct cg_fn *fn, LLVMValueRef p, const char *method)
{
	struct str name = shown_name(fn->cg, method);

	cg_panic_if(fn, LLVMBuildIsNull(fn->b, p, ""), CG_gosub_panic_wrap, cg_string_data(fn->cg, name),
		    cg_const_i64(fn->cg, (int64_t)name.len));
}

void cg_op_nilcheck(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);

	if (fn->inst->func)
		check_wrapped(fn, v.c[0], fn->inst->func->name);
	else
		cg_check_nil(fn, v.c[0]);
}

void cg_op_boundscheck(struct cg_fn *fn)
{
	struct cg_value index = cg_arg(fn, 0), length = cg_arg(fn, 1);
	LLVMValueRef i = cg_int64(fn, &index), n = cg_int64(fn, &length);
	bool is_unsigned = fn->inst->flags & VM_I_UNSIGNED || cg_is_unsigned(index.type);

	cg_panic_if(fn, LLVMBuildICmp(fn->b, LLVMIntUGE, i, n, ""), CG_gosub_panic_index, i, n,
		    LLVMConstInt(fn->cg->i1, is_unsigned, false));
}
