/* arith.c - unary, binary, conversions, complex: Go's rules, and never LLVM's undefined
 * values. */
#include "llvm.h"

static const struct vm_type *dst_type(struct cg_fn *fn)
{
	return fn->inst->dst[0]->type;
}

void cg_op_unary(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);
	bool fp = v.n && cg_type(fn->cg, v.type)->comp[0].fp;

	for (uint32_t i = 0; i < v.n; i++) {
		if (fn->inst->sub == VM_NEG)
			v.c[i] = fp ? LLVMBuildFNeg(fn->b, v.c[i], "") : LLVMBuildNeg(fn->b, v.c[i], "");
		else
			v.c[i] = LLVMBuildNot(fn->b, v.c[i], "");
	}
	v.type = dst_type(fn);
	cg_store_place(fn, fn->inst->dst[0], &v);
}

/* ---- integers ---- */

/* Division by zero panics; MIN / -1 is MIN, MIN % -1 is 0, which LLVM leaves undefined. */
static LLVMValueRef divide(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef a, LLVMValueRef b, bool rem)
{
	LLVMTypeRef type = LLVMTypeOf(a);
	LLVMValueRef minus, one = LLVMConstInt(type, 1, false), q;

	cg_panic_if(fn, LLVMBuildICmp(fn->b, LLVMIntEQ, b, LLVMConstNull(type), ""), CG_gosub_panic_divide);
	if (LLVMIsAConstantInt(b) && LLVMConstIntGetZExtValue(b) == 0)
		return LLVMConstNull(type);
	if (cg_is_unsigned(t))
		return rem ? LLVMBuildURem(fn->b, a, b, "") : LLVMBuildUDiv(fn->b, a, b, "");
	minus = LLVMBuildICmp(fn->b, LLVMIntEQ, b, LLVMConstAllOnes(type), "");
	b = LLVMBuildSelect(fn->b, minus, one, b, "");
	q = rem ? LLVMBuildSRem(fn->b, a, b, "") : LLVMBuildSDiv(fn->b, a, b, "");
	return rem ? q : LLVMBuildSelect(fn->b, minus, LLVMBuildNeg(fn->b, a, ""), q, "");
}

static LLVMValueRef shift(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef a, const struct cg_value *count)
{
	LLVMTypeRef type = LLVMTypeOf(a);
	uint64_t width = LLVMGetIntTypeWidth(type);
	bool left = fn->inst->sub == VM_SHL, sign = !left && !cg_is_unsigned(t);
	LLVMValueRef n = cg_int64(fn, count), big, small, last = cg_const_i64(fn->cg, (int64_t)width - 1);

	if (!cg_is_unsigned(count->type))
		cg_panic_if(fn, LLVMBuildICmp(fn->b, LLVMIntSLT, n, cg_const_i64(fn->cg, 0), ""), CG_gosub_panic_shift);
	big = LLVMBuildICmp(fn->b, LLVMIntUGE, n, cg_const_i64(fn->cg, (int64_t)width), "");
	small = LLVMBuildSelect(fn->b, big, sign ? last : cg_const_i64(fn->cg, 0), n, "");
	small = LLVMBuildIntCast2(fn->b, small, type, false, "");
	if (sign)
		return LLVMBuildAShr(fn->b, a, small, "");
	a = left ? LLVMBuildShl(fn->b, a, small, "") : LLVMBuildLShr(fn->b, a, small, "");
	return LLVMBuildSelect(fn->b, big, LLVMConstNull(type), a, "");
}

static LLVMValueRef integer(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef a, const struct cg_value *rhs)
{
	LLVMValueRef b = rhs->c[0];

	switch ((enum vm_binary)fn->inst->sub) {
	case VM_ADD:
		return LLVMBuildAdd(fn->b, a, b, "");
	case VM_SUB:
		return LLVMBuildSub(fn->b, a, b, "");
	case VM_MUL:
		return LLVMBuildMul(fn->b, a, b, "");
	case VM_DIV:
		return divide(fn, t, a, b, false);
	case VM_REM:
		return divide(fn, t, a, b, true);
	case VM_AND:
		return LLVMBuildAnd(fn->b, a, b, "");
	case VM_OR:
		return LLVMBuildOr(fn->b, a, b, "");
	case VM_XOR:
		return LLVMBuildXor(fn->b, a, b, "");
	case VM_ANDNOT:
		return LLVMBuildAnd(fn->b, a, LLVMBuildNot(fn->b, b, ""), "");
	case VM_SHL:
	case VM_SHR:
		return shift(fn, t, a, rhs);
	default:
		kit_fatal("codegen: binary operation %d on integers", fn->inst->sub);
	}
}

static LLVMValueRef floating(struct cg_fn *fn, LLVMValueRef a, LLVMValueRef b)
{
	switch ((enum vm_binary)fn->inst->sub) {
	case VM_ADD:
		return LLVMBuildFAdd(fn->b, a, b, "");
	case VM_SUB:
		return LLVMBuildFSub(fn->b, a, b, "");
	case VM_MUL:
		return LLVMBuildFMul(fn->b, a, b, "");
	case VM_DIV:
		return LLVMBuildFDiv(fn->b, a, b, "");
	default:
		kit_fatal("codegen: binary operation %d on floats", fn->inst->sub);
	}
}

/* ---- complex numbers ---- */

/* Products and quotients of complex64 are computed in float64 and narrowed once, as gc does. */
static void widen_parts(struct cg_fn *fn, const struct cg_value *v, LLVMValueRef parts[2])
{
	for (uint32_t i = 0; i < 2; i++)
		parts[i] = LLVMBuildFPExt(fn->b, v->c[i], fn->cg->f64, "");
}

static void narrow_part(struct cg_fn *fn, LLVMValueRef *part, LLVMValueRef wide)
{
	*part = LLVMBuildFPTrunc(fn->b, wide, LLVMTypeOf(*part), "");
}

static void complex_divide(struct cg_fn *fn, struct cg_value *a, const struct cg_value *b)
{
	LLVMValueRef n[2], d[2], q;

	widen_parts(fn, a, n);
	widen_parts(fn, b, d);
	q = cg_call(fn, CG_gosub_complex_divide, n[0], n[1], d[0], d[1]);
	for (uint32_t i = 0; i < 2; i++)
		narrow_part(fn, &a->c[i], LLVMBuildExtractValue(fn->b, q, i, ""));
}

static void complex_multiply(struct cg_fn *fn, struct cg_value *a, const struct cg_value *b)
{
	LLVMBuilderRef l = fn->b;
	LLVMValueRef x[2], y[2], rr, ii, ri, ir;

	widen_parts(fn, a, x);
	widen_parts(fn, b, y);
	rr = LLVMBuildFMul(l, x[0], y[0], "");
	ii = LLVMBuildFMul(l, x[1], y[1], "");
	ri = LLVMBuildFMul(l, x[0], y[1], "");
	ir = LLVMBuildFMul(l, x[1], y[0], "");
	narrow_part(fn, &a->c[0], LLVMBuildFSub(l, rr, ii, ""));
	narrow_part(fn, &a->c[1], LLVMBuildFAdd(l, ri, ir, ""));
}

static void complex_binary(struct cg_fn *fn, struct cg_value a, const struct cg_value *b)
{
	switch (fn->inst->sub) {
	case VM_MUL:
		complex_multiply(fn, &a, b);
		break;
	case VM_DIV:
		complex_divide(fn, &a, b);
		break;
	default:
		for (uint32_t i = 0; i < 2; i++)
			a.c[i] = floating(fn, a.c[i], b->c[i]);
	}
	a.type = dst_type(fn);
	cg_store_place(fn, fn->inst->dst[0], &a);
}

/* op complex: dst = re, im; real, imag: one part. */
void cg_op_complex(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);

	if (fn->inst->op == VM_OP_COMPLEX) {
		v.c[1] = cg_arg(fn, 1).c[0];
		v.n = 2;
		v.type = dst_type(fn);
		cg_store_place(fn, fn->inst->dst[0], &v);
		return;
	}
	cg_result(fn, 0, v.c[fn->inst->op == VM_OP_IMAG]);
}

/* ---- comparisons ---- */

static LLVMIntPredicate int_predicate(uint8_t sub, bool is_unsigned)
{
	switch (sub) {
	case VM_LT:
		return is_unsigned ? LLVMIntULT : LLVMIntSLT;
	case VM_LE:
		return is_unsigned ? LLVMIntULE : LLVMIntSLE;
	case VM_GT:
		return is_unsigned ? LLVMIntUGT : LLVMIntSGT;
	case VM_GE:
		return is_unsigned ? LLVMIntUGE : LLVMIntSGE;
	default:
		kit_fatal("codegen: no comparison %d", sub);
	}
}

static LLVMRealPredicate real_predicate(uint8_t sub)
{
	switch (sub) {
	case VM_LT:
		return LLVMRealOLT;
	case VM_LE:
		return LLVMRealOLE;
	case VM_GT:
		return LLVMRealOGT;
	default:
		return LLVMRealOGE;
	}
}

static LLVMValueRef string_order_by_call(struct cg_fn *fn, uint8_t sub, const struct cg_value *a,
					 const struct cg_value *b)
{
	LLVMValueRef order = cg_call(fn, CG_gosub_string_compare, a->c[0], a->c[1], b->c[0], b->c[1]);

	return LLVMBuildICmp(fn->b, int_predicate(sub, false), order, cg_const_i64(fn->cg, 0), "");
}

static LLVMValueRef first_word(struct cg_fn *fn, const struct cg_value *s)
{
	LLVMValueRef word = LLVMBuildLoad2(fn->b, fn->cg->i64, s->c[0], "");

	LLVMSetAlignment(word, 1);
	return word;
}

/* Most strings differ in their first eight bytes: their order is that of the big-endian words. */
static LLVMValueRef string_order(struct cg_fn *fn, uint8_t sub, const struct cg_value *a, const struct cg_value *b)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef words, decided, call, done, from[2];
	LLVMValueRef x, y, orders[2], phi;

	if (cg->opt.opt_level < 2)
		return string_order_by_call(fn, sub, a, b);
	words = cg_block(fn, "words");
	decided = cg_block(fn, "differ");
	call = cg_block(fn, "compare");
	done = cg_block(fn, "");
	x = LLVMBuildICmp(fn->b, LLVMIntUGE, a->c[1], cg_const_i64(cg, 8), "");
	y = LLVMBuildICmp(fn->b, LLVMIntUGE, b->c[1], cg_const_i64(cg, 8), "");
	cg_branch(fn, LLVMBuildAnd(fn->b, x, y, ""), words, call);
	cg_at(fn, words);
	x = first_word(fn, a);
	y = first_word(fn, b);
	cg_branch(fn, LLVMBuildICmp(fn->b, LLVMIntEQ, x, y, ""), call, decided);
	cg_at(fn, decided);
	x = cg_intrinsic(fn, "llvm.bswap", cg->i64, &x, 1);
	y = cg_intrinsic(fn, "llvm.bswap", cg->i64, &y, 1);
	orders[0] = LLVMBuildICmp(fn->b, int_predicate(sub, true), x, y, "");
	from[0] = LLVMGetInsertBlock(fn->b);
	cg_jump(fn, done);
	cg_at(fn, call);
	orders[1] = string_order_by_call(fn, sub, a, b);
	from[1] = LLVMGetInsertBlock(fn->b);
	cg_jump(fn, done);
	cg_at(fn, done);
	phi = LLVMBuildPhi(fn->b, cg->i1, "");
	LLVMAddIncoming(phi, orders, from, 2);
	return phi;
}

static LLVMValueRef ordered(struct cg_fn *fn, uint8_t sub, const struct cg_value *a, const struct cg_value *b)
{
	if (a->type->kind == VM_STRING)
		return string_order(fn, sub, a, b);
	if (cg_type(fn->cg, a->type)->comp[0].fp)
		return LLVMBuildFCmp(fn->b, real_predicate(sub), a->c[0], b->c[0], "");
	return LLVMBuildICmp(fn->b, int_predicate(sub, cg_is_unsigned(a->type)), a->c[0], b->c[0], "");
}

static LLVMValueRef compare(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b)
{
	if (fn->inst->sub == VM_EQ)
		return cg_equal(fn, a, b);
	if (fn->inst->sub == VM_NE)
		return LLVMBuildNot(fn->b, cg_equal(fn, a, b), "");
	return ordered(fn, fn->inst->sub, a, b);
}

/* min and max of floats: NaN when one is, -0 below 0; llvm.minimum and llvm.maximum are that. */
static void min_max(struct cg_fn *fn, struct cg_value a, const struct cg_value *b)
{
	bool min = fn->inst->sub == VM_MIN;
	LLVMValueRef args[2] = {a.c[0], b->c[0]}, first;

	if (cg_type(fn->cg, a.type)->comp[0].fp) {
		a.c[0] = cg_intrinsic(fn, min ? "llvm.minimum" : "llvm.maximum", LLVMTypeOf(a.c[0]), args, 2);
	} else {
		first = min ? ordered(fn, VM_LT, b, &a) : ordered(fn, VM_GT, b, &a);
		for (uint32_t i = 0; i < a.n; i++)
			a.c[i] = LLVMBuildSelect(fn->b, first, b->c[i], a.c[i], "");
	}
	a.type = dst_type(fn);
	cg_store_place(fn, fn->inst->dst[0], &a);
}

void cg_op_binary(struct cg_fn *fn)
{
	struct cg_value a = cg_arg(fn, 0), b = cg_arg(fn, 1);
	uint8_t sub = fn->inst->sub;

	if (sub >= VM_EQ && sub <= VM_GE)
		cg_result(fn, 0, compare(fn, &a, &b));
	else if (sub == VM_MIN || sub == VM_MAX)
		min_max(fn, a, &b);
	else if (a.n == 2)
		complex_binary(fn, a, &b);
	else if (cg_type(fn->cg, a.type)->comp[0].fp)
		cg_result(fn, 0, floating(fn, a.c[0], b.c[0]));
	else
		cg_result(fn, 0, integer(fn, a.type, a.c[0], &b));
}

/* ---- conversions ---- */

static LLVMValueRef vector_convert(struct cg_fn *fn, LLVMValueRef x, bool wide)
{
	struct cg *cg = fn->cg;
	bool is_double = LLVMTypeOf(x) == cg->f64;
	LLVMTypeRef vec = LLVMVectorType(LLVMTypeOf(x), is_double ? 2 : 4);
	LLVMValueRef arg = LLVMBuildInsertElement(fn->b, LLVMConstNull(vec), x, cg_const_i64(cg, 0), "");
	const char *name = is_double ? (wide ? "llvm.x86.sse2.cvttsd2si64" : "llvm.x86.sse2.cvttsd2si")
				     : (wide ? "llvm.x86.sse.cvttss2si64" : "llvm.x86.sse.cvttss2si");

	return cg_intrinsic(fn, name, NULL, &arg, 1);
}

static LLVMValueRef saturating(struct cg_fn *fn, LLVMValueRef x, LLVMTypeRef to, bool is_unsigned)
{
	LLVMTypeRef over[2] = {to, LLVMTypeOf(x)};

	return cg_intrinsic2(fn, is_unsigned ? "llvm.fptoui.sat" : "llvm.fptosi.sat", over, 2, &x, 1);
}

/* uint64 of a float, as the machine code of gc does it: above 2^63 by way of x - 2^63. */
static LLVMValueRef float_to_uint64(struct cg_fn *fn, LLVMValueRef x)
{
	LLVMValueRef half = LLVMConstReal(LLVMTypeOf(x), 9223372036854775808.0);
	LLVMValueRef small = LLVMBuildFCmp(fn->b, LLVMRealOLT, x, half, "");
	LLVMValueRef low = vector_convert(fn, x, true);
	LLVMValueRef high = vector_convert(fn, LLVMBuildFSub(fn->b, x, half, ""), true);

	high = LLVMBuildOr(fn->b, high, LLVMConstInt(fn->cg->i64, (uint64_t)1 << 63, false), "");
	return LLVMBuildSelect(fn->b, small, low, high, "");
}

/* What Go leaves open (out of range, NaN) is what the machine does, as with gc. */
static LLVMValueRef float_to_int(struct cg_fn *fn, LLVMValueRef x, const struct vm_type *t, LLVMTypeRef to)
{
	struct cg *cg = fn->cg;
	bool is_unsigned = cg_is_unsigned(t), wide = is_unsigned ? t->size >= 4 : t->size == 8;
	LLVMValueRef v;

	if (!cg->x86) {
		v = saturating(fn, x, wide || t->size == 4 ? to : cg->i32, is_unsigned && t->size >= 4);
		return LLVMBuildIntCast2(fn->b, v, to, true, "");
	}
	if (is_unsigned && t->size == 8)
		return float_to_uint64(fn, x);
	return LLVMBuildIntCast2(fn->b, vector_convert(fn, x, wide), to, true, "");
}

static LLVMValueRef convert_scalar(struct cg_fn *fn, const struct cg_value *v, uint32_t part, const struct vm_type *t,
				   const struct cg_comp *to)
{
	struct cg *cg = fn->cg;
	const struct cg_comp *from = &cg_type(cg, v->type)->comp[part];
	LLVMValueRef x = v->c[part];

	if (from->type == to->type)
		return x;
	if (from->fp && to->fp)
		return LLVMBuildFPCast(fn->b, x, to->type, "");
	if (from->fp)
		return float_to_int(fn, x, t, to->type);
	if (to->fp)
		return cg_is_unsigned(v->type) ? LLVMBuildUIToFP(fn->b, x, to->type, "")
					       : LLVMBuildSIToFP(fn->b, x, to->type, "");
	if (from->pointer)
		return LLVMBuildPtrToInt(fn->b, x, to->type, "");
	if (to->pointer)
		return LLVMBuildIntToPtr(fn->b, x, to->type, "");
	return LLVMBuildIntCast2(fn->b, x, to->type, !cg_is_unsigned(v->type) && v->type->kind != VM_BOOL, "");
}

void cg_op_convert(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0), out;
	const struct vm_type *t = dst_type(fn);
	const struct cg_type *ct = cg_type(fn->cg, t);

	cg_tell_untracked(fn, v.c[0]);
	out = v;
	out.type = t;
	for (uint32_t i = 0; i < ct->n; i++)
		out.c[i] = convert_scalar(fn, &v, i, t, &ct->comp[i]);
	cg_store_place(fn, fn->inst->dst[0], &out);
}
