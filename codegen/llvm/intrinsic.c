/* intrinsic.c - operations that the machine has: bits, wide arithmetic, floats, atomic memory.
 *
 * The code is for the baseline of the target. x86-64's has no POPCNT and no FMA: the runtime's word gosub_cpu says
 * whether this machine does, as in gc. Rounding has SSE2 sequences instead, which are as fast as a test and ROUNDSD. */
#include "llvm.h"

static LLVMValueRef arg(struct cg_fn *fn, uint32_t n)
{
	return cg_arg(fn, n).c[0];
}

static LLVMValueRef call_over(struct cg_fn *fn, const char *name, LLVMValueRef *args, uint32_t n)
{
	return cg_intrinsic(fn, name, LLVMTypeOf(args[0]), args, n);
}

static LLVMValueRef on_one(struct cg_fn *fn, const char *name, LLVMValueRef x)
{
	return call_over(fn, name, &x, 1);
}

/* Assembly that computes and does no more. */
static LLVMValueRef pure_asm(struct cg_fn *fn, LLVMTypeRef result, const char *text, const char *constraints,
			     LLVMValueRef *args, uint32_t n)
{
	LLVMTypeRef types[3], type;
	LLVMValueRef code;

	KIT_ASSERT(n <= KIT_COUNT(types));
	for (uint32_t i = 0; i < n; i++)
		types[i] = LLVMTypeOf(args[i]);
	type = LLVMFunctionType(result, types, n, false);
	code = LLVMGetInlineAsm(type, text, strlen(text), constraints, strlen(constraints), false, false,
				LLVMInlineAsmDialectATT, false);
	return LLVMBuildCall2(fn->b, type, code, args, n, "");
}

/* Two ways to a value: where the machine has a feature, and elsewhere. */
struct fork {
	LLVMBasicBlockRef from[2], end;
	LLVMValueRef values[2];
};

static struct fork begin_fork(struct cg_fn *fn, uint64_t feature)
{
	struct cg *cg = fn->cg;
	LLVMValueRef word = LLVMBuildLoad2(fn->b, cg->i64, cg_extern_data(cg, "gosub_cpu", cg->i64), "cpu"), has;
	struct fork f = {.from = {cg_block(fn, "has"), cg_block(fn, "lacks")}, .end = cg_block(fn, "")};

	LLVMSetMetadata(word, LLVMGetMDKindIDInContext(cg->ctx, "invariant.load", 14),
			LLVMMDNodeInContext(cg->ctx, NULL, 0));
	has = LLVMBuildAnd(fn->b, word, cg_const_i64(cg, (int64_t)feature), "");
	cg_branch_cold(fn, LLVMBuildIsNull(fn->b, has, ""), f.from[1], f.from[0]);
	cg_at(fn, f.from[0]);
	return f;
}

static void next_way(struct cg_fn *fn, struct fork *f, LLVMValueRef value)
{
	f->values[0] = value;
	f->from[0] = LLVMGetInsertBlock(fn->b);
	cg_jump(fn, f->end);
	cg_at(fn, f->from[1]);
}

static LLVMValueRef end_fork(struct cg_fn *fn, struct fork *f, LLVMValueRef value)
{
	LLVMValueRef phi;

	f->values[1] = value;
	f->from[1] = LLVMGetInsertBlock(fn->b);
	cg_jump(fn, f->end);
	cg_at(fn, f->end);
	phi = LLVMBuildPhi(fn->b, LLVMTypeOf(value), "");
	LLVMAddIncoming(phi, f->values, f->from, 2);
	return phi;
}

static void call_function(struct cg_fn *fn)
{
	const struct vm_inst *i = fn->inst;
	struct cg_sig sig = cg_signature_of(fn->cg, i->func);
	const struct vm_place *to[2] = {NULL, NULL};
	struct cg_value args[3];

	for (uint32_t n = 0; n < i->ndst; n++)
		to[n] = i->dst[n];
	for (uint32_t n = 0; n < i->nargs; n++)
		args[n] = cg_arg(fn, n);
	cg_call_sig(fn, &sig, cg_func(fn->cg, i->func), args, LLVMConstNull(fn->cg->ptr), to);
}

/* ---- bits ---- */

static LLVMValueRef zeros(struct cg_fn *fn, const char *name, LLVMValueRef x)
{
	LLVMValueRef args[2] = {x, LLVMConstInt(fn->cg->i1, 0, false)};

	return call_over(fn, name, args, 2);
}

static LLVMValueRef ones(struct cg_fn *fn, LLVMValueRef x)
{
	struct cg *cg = fn->cg;
	LLVMValueRef wide;
	struct fork f;

	if (!cg->x86 || LLVMIsConstant(x))
		return LLVMBuildIntCast2(fn->b, on_one(fn, "llvm.ctpop", x), cg->i64, false, "");
	wide = LLVMBuildIntCast2(fn->b, x, cg->i64, false, "");
	f = begin_fork(fn, GOSUB_CPU_POPCNT);
	next_way(fn, &f, pure_asm(fn, cg->i64, "popcntq $1, $0", "=r,r", &wide, 1));
	return end_fork(fn, &f, LLVMBuildIntCast2(fn->b, on_one(fn, "llvm.ctpop", x), cg->i64, false, ""));
}

static void op_count(struct cg_fn *fn)
{
	LLVMValueRef x = arg(fn, 0), n;
	LLVMTypeRef type = LLVMTypeOf(x);

	if (fn->inst->sub == VM_INTR_ONES)
		n = ones(fn, x);
	else if (fn->inst->sub == VM_INTR_CTZ)
		n = zeros(fn, "llvm.cttz", x);
	else
		n = LLVMBuildSub(fn->b, LLVMConstInt(type, LLVMGetIntTypeWidth(type), false), zeros(fn, "llvm.ctlz", x),
				 "");
	cg_result(fn, 0, LLVMBuildIntCast2(fn->b, n, fn->cg->i64, false, ""));
}

static void op_reverse(struct cg_fn *fn)
{
	cg_result(fn, 0, on_one(fn, fn->inst->sub == VM_INTR_BYTES ? "llvm.bswap" : "llvm.bitreverse", arg(fn, 0)));
}

static void op_rotate(struct cg_fn *fn)
{
	LLVMValueRef x = arg(fn, 0), args[3] = {x, x};

	args[2] = LLVMBuildIntCast2(fn->b, arg(fn, 1), LLVMTypeOf(x), false, "");
	cg_result(fn, 0, call_over(fn, "llvm.fshl", args, 3));
}

/* ---- wide arithmetic ---- */

static void op_multiply(struct cg_fn *fn)
{
	LLVMValueRef x = arg(fn, 0), y = arg(fn, 1), product;
	unsigned width = LLVMGetIntTypeWidth(LLVMTypeOf(x));
	LLVMTypeRef type = LLVMTypeOf(x), wide = LLVMIntTypeInContext(fn->cg->ctx, 2 * width);

	product = LLVMBuildMul(fn->b, LLVMBuildZExt(fn->b, x, wide, ""), LLVMBuildZExt(fn->b, y, wide, ""), "");
	x = LLVMBuildLShr(fn->b, product, LLVMConstInt(wide, width, false), "");
	cg_result(fn, 0, LLVMBuildTrunc(fn->b, x, type, ""));
	cg_result(fn, 1, LLVMBuildTrunc(fn->b, product, type, ""));
}

static void op_carry(struct cg_fn *fn)
{
	const char *name = fn->inst->sub == VM_INTR_ADD_CARRY ? "llvm.uadd.with.overflow" : "llvm.usub.with.overflow";
	LLVMValueRef args[2] = {arg(fn, 0), arg(fn, 1)}, carry = arg(fn, 2), first = call_over(fn, name, args, 2),
		     second;

	args[0] = LLVMBuildExtractValue(fn->b, first, 0, "");
	args[1] = carry;
	second = call_over(fn, name, args, 2);
	carry = LLVMBuildOr(fn->b, LLVMBuildExtractValue(fn->b, first, 1, ""),
			    LLVMBuildExtractValue(fn->b, second, 1, ""), "");
	carry = LLVMBuildZExt(fn->b, carry, LLVMTypeOf(args[1]), "");
	cg_result(fn, 0, LLVMBuildExtractValue(fn->b, second, 0, ""));
	cg_result(fn, 1, carry);
}

static void op_divide(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	LLVMValueRef high = arg(fn, 0), y = arg(fn, 2), in[3] = {y, arg(fn, 1), high}, pair;
	LLVMTypeRef words[2] = {cg->i64, cg->i64};

	cg_panic_if(fn, LLVMBuildIsNull(fn->b, y, ""), CG_gosub_panic_divide);
	cg_panic_if(fn, LLVMBuildICmp(fn->b, LLVMIntULE, y, high, ""), CG_gosub_panic_overflow);
	if (!cg->x86 || LLVMTypeOf(y) != cg->i64) { /* AArch64 has no such instruction */
		call_function(fn);
		return;
	}
	/* Assembly with a side effect: it stays behind the checks. */
	pair = cg_asm(fn, LLVMStructTypeInContext(cg->ctx, words, 2, false), "divq $2", "={ax},={dx},r,0,1,~{flags}",
		      in, 3);
	cg_result(fn, 0, LLVMBuildExtractValue(fn->b, pair, 0, ""));
	cg_result(fn, 1, LLVMBuildExtractValue(fn->b, pair, 1, ""));
}

/* ---- floats ---- */

static LLVMValueRef copysign_of(struct cg_fn *fn, LLVMValueRef x, LLVMValueRef sign)
{
	LLVMValueRef args[2] = {x, sign};

	return call_over(fn, "llvm.copysign", args, 2);
}

/* 1 where the truncated value lies on the wrong side of x, to be taken off or added. */
static LLVMValueRef step(struct cg_fn *fn, LLVMRealPredicate wrong, LLVMValueRef t, LLVMValueRef x)
{
	LLVMTypeRef type = LLVMTypeOf(x);

	return LLVMBuildSelect(fn->b, LLVMBuildFCmp(fn->b, wrong, t, x, ""), LLVMConstReal(type, 1),
			       LLVMConstReal(type, 0), "");
}

/* x is small enough for its integer part to be an int64. */
static LLVMValueRef round_small(struct cg_fn *fn, LLVMValueRef x, enum vm_intrinsic how)
{
	LLVMTypeRef type = LLVMTypeOf(x);
	LLVMValueRef t;

	if (how == VM_INTR_ROUND_EVEN) { /* the sum has no bits for a fraction */
		t = copysign_of(fn, LLVMConstReal(type, 0x1p52), x);
		return LLVMBuildFSub(fn->b, LLVMBuildFAdd(fn->b, x, t, ""), t, "");
	}
	t = LLVMBuildSIToFP(fn->b, LLVMBuildFPToSI(fn->b, x, fn->cg->i64, ""), type, "");
	if (how == VM_INTR_FLOOR)
		return LLVMBuildFSub(fn->b, t, step(fn, LLVMRealOGT, t, x), "");
	return how == VM_INTR_CEIL ? LLVMBuildFAdd(fn->b, t, step(fn, LLVMRealOLT, t, x), "") : t;
}

/* From 2^52 on there are no fractions; infinities and NaN stay what they are too. */
static LLVMValueRef round_sse2(struct cg_fn *fn, LLVMValueRef x, enum vm_intrinsic how)
{
	LLVMTypeRef type = LLVMTypeOf(x);
	LLVMValueRef small =
			 LLVMBuildFCmp(fn->b, LLVMRealOLT, on_one(fn, "llvm.fabs", x), LLVMConstReal(type, 0x1p52), ""),
		     safe = LLVMBuildSelect(fn->b, small, x, LLVMConstReal(type, 0), ""),
		     rounded = copysign_of(fn, round_small(fn, safe, how), x);

	return LLVMBuildSelect(fn->b, small, rounded, x, "");
}

static void op_round(struct cg_fn *fn)
{
	static const char *const names[] = {"llvm.floor", "llvm.ceil", "llvm.trunc", "llvm.roundeven"};
	LLVMValueRef x = arg(fn, 0);
	enum vm_intrinsic how = (enum vm_intrinsic)fn->inst->sub;

	cg_result(fn, 0, fn->cg->x86 ? round_sse2(fn, x, how) : on_one(fn, names[how - VM_INTR_FLOOR], x));
}

static void op_float(struct cg_fn *fn)
{
	if (fn->inst->sub == VM_INTR_COPYSIGN)
		cg_result(fn, 0, copysign_of(fn, arg(fn, 0), arg(fn, 1)));
	else
		cg_result(fn, 0, on_one(fn, fn->inst->sub == VM_INTR_SQRT ? "llvm.sqrt" : "llvm.fabs", arg(fn, 0)));
}

static void op_fma(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	LLVMValueRef args[3] = {arg(fn, 0), arg(fn, 1), arg(fn, 2)};
	LLVMBasicBlockRef end;
	struct fork f;

	if (!cg->x86) {
		cg_result(fn, 0, call_over(fn, "llvm.fma", args, 3));
		return;
	}
	f = begin_fork(fn, GOSUB_CPU_FMA);
	end = f.end;
	cg_result(fn, 0, pure_asm(fn, cg->f64, "vfmadd213sd $3, $2, $0", "=x,0,x,x", args, 3));
	cg_jump(fn, end);
	cg_at(fn, f.from[1]);
	call_function(fn);
	cg_jump(fn, end);
	cg_at(fn, end);
}

static void op_bits(struct cg_fn *fn)
{
	LLVMTypeRef type = cg_type(fn->cg, fn->inst->func->results[0])->comp[0].type;

	cg_result(fn, 0, LLVMBuildBitCast(fn->b, arg(fn, 0), type, ""));
}

/* ---- memory ---- */

static LLVMValueRef address(struct cg_fn *fn)
{
	LLVMValueRef p = arg(fn, 0);

	cg_check_nil(fn, p);
	return p;
}

static void op_load(struct cg_fn *fn)
{
	const struct cg_comp *c = &cg_type(fn->cg, fn->inst->func->results[0])->comp[0];
	LLVMValueRef v = LLVMBuildLoad2(fn->b, c->type, address(fn), "");

	LLVMSetOrdering(v, LLVMAtomicOrderingSequentiallyConsistent);
	cg_result(fn, 0, v);
}

static void op_store(struct cg_fn *fn)
{
	LLVMValueRef p = address(fn);

	LLVMSetOrdering(LLVMBuildStore(fn->b, arg(fn, 1), p), LLVMAtomicOrderingSequentiallyConsistent);
}

static void op_update(struct cg_fn *fn, LLVMAtomicRMWBinOp how)
{
	LLVMValueRef p = address(fn), x = arg(fn, 1),
		     old = LLVMBuildAtomicRMW(fn->b, how, p, x, LLVMAtomicOrderingSequentiallyConsistent, false);

	if (fn->inst->sub == VM_INTR_ADD_FETCH)
		old = LLVMBuildAdd(fn->b, old, x, "");
	cg_result(fn, 0, old);
}

static void op_cas(struct cg_fn *fn)
{
	LLVMValueRef p = address(fn), pair;

	pair = LLVMBuildAtomicCmpXchg(fn->b, p, arg(fn, 1), arg(fn, 2), LLVMAtomicOrderingSequentiallyConsistent,
				      LLVMAtomicOrderingSequentiallyConsistent, false);
	cg_result(fn, 0, LLVMBuildExtractValue(fn->b, pair, 1, ""));
}

void cg_op_intrinsic(struct cg_fn *fn)
{
	switch ((enum vm_intrinsic)fn->inst->sub) {
	case VM_INTR_CTZ:
	case VM_INTR_WIDTH:
	case VM_INTR_ONES:
		op_count(fn);
		break;
	case VM_INTR_REVERSE:
	case VM_INTR_BYTES:
		op_reverse(fn);
		break;
	case VM_INTR_ROTATE:
		op_rotate(fn);
		break;
	case VM_INTR_MUL_WIDE:
		op_multiply(fn);
		break;
	case VM_INTR_ADD_CARRY:
	case VM_INTR_SUB_BORROW:
		op_carry(fn);
		break;
	case VM_INTR_DIV_WIDE:
		op_divide(fn);
		break;
	case VM_INTR_FLOOR:
	case VM_INTR_CEIL:
	case VM_INTR_TRUNC:
	case VM_INTR_ROUND_EVEN:
		op_round(fn);
		break;
	case VM_INTR_SQRT:
	case VM_INTR_ABS:
	case VM_INTR_COPYSIGN:
		op_float(fn);
		break;
	case VM_INTR_FMA:
		op_fma(fn);
		break;
	case VM_INTR_BITS:
		op_bits(fn);
		break;
	case VM_INTR_LOAD:
		op_load(fn);
		break;
	case VM_INTR_STORE:
		op_store(fn);
		break;
	case VM_INTR_SWAP:
		op_update(fn, LLVMAtomicRMWBinOpXchg);
		break;
	case VM_INTR_ADD_FETCH:
		op_update(fn, LLVMAtomicRMWBinOpAdd);
		break;
	case VM_INTR_FETCH_AND:
	case VM_INTR_AND:
		op_update(fn, LLVMAtomicRMWBinOpAnd);
		break;
	case VM_INTR_FETCH_OR:
	case VM_INTR_OR:
		op_update(fn, LLVMAtomicRMWBinOpOr);
		break;
	case VM_INTR_CAS:
		op_cas(fn);
		break;
	case VM_INTRINSICS:
		break;
	}
}
