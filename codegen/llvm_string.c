/* llvm_string.c - strings: concatenation, conversions, decoding. */
#include "llvm.h"

enum { STRING_BUFFER = 32, RUNES_BUFFER = 128, RUNE_BUFFER = 4 };

/* The frame buffer an entry may use, when the site's placement allows one. */
static LLVMValueRef buffer(struct cg_fn *fn, uint64_t size)
{
	const struct vm_site *s = fn->inst->site;
	LLVMValueRef slot;

	if (!s || (s->placement != VM_PLACE_FRAME && s->placement != VM_PLACE_FRAME_BUFFER))
		return LLVMConstNull(fn->cg->ptr);
	slot = cg_alloca(fn, cg_bytes(fn->cg, size), 16, "buffer");
	cg_tag_site(fn, slot, s);
	return slot;
}

static void string_result(struct cg_fn *fn, LLVMValueRef p, LLVMValueRef n)
{
	const struct vm_place *dst = fn->inst->dst[0];
	struct cg_value v = {.type = dst ? dst->type : NULL, .flat = true, .n = 2, .c = {p, n}};

	cg_store_place(fn, dst, &v);
}

static void slice_result(struct cg_fn *fn, LLVMValueRef p, LLVMValueRef n, LLVMValueRef cap)
{
	const struct vm_place *dst = fn->inst->dst[0];
	struct cg_value v = {.type = dst ? dst->type : NULL, .flat = true, .n = 3, .c = {p, n, cap}};

	cg_store_place(fn, dst, &v);
}

static void pair_to_string(struct cg_fn *fn, LLVMValueRef pair)
{
	cg_tag_site(fn, pair, fn->inst->site);
	string_result(fn, LLVMBuildExtractValue(fn->b, pair, 0, ""), LLVMBuildExtractValue(fn->b, pair, 1, ""));
}

void cg_op_concat(struct cg_fn *fn)
{
	const struct vm_inst *i = fn->inst;
	LLVMValueRef parts = cg_temp(fn, LLVMArrayType2(cg_bytes(fn->cg, 16), i->nargs), 8, "parts");

	for (uint32_t n = 0; n < i->nargs; n++) {
		struct cg_value s = cg_arg(fn, n);

		cg_store(fn, cg_offset(fn, parts, 16 * (uint64_t)n), &s);
	}
	pair_to_string(fn,
		       cg_call(fn, CG_gosub_concat, buffer(fn, STRING_BUFFER), parts, cg_const_i64(fn->cg, i->nargs)));
}

/* A constant is converted as a literal of its elements is made, without spare room; cap() shows it. */
static LLVMValueRef converted_cap(struct cg_fn *fn, LLVMValueRef len, LLVMValueRef pair)
{
	return fn->inst->args[0].kind == VM_OPND_CONST ? len : LLVMBuildExtractValue(fn->b, pair, 1, "");
}

static void to_bytes(struct cg_fn *fn, const struct cg_value *s)
{
	LLVMValueRef pair, base;

	if (fn->inst->flags & VM_I_READONLY) { /* a slice of bytes is never nil, be the string empty */
		base = cg_extern_data(fn->cg, "gosub_zerobase", fn->cg->i64);
		base = LLVMBuildSelect(fn->b, LLVMBuildIsNull(fn->b, s->c[0], ""), base, s->c[0], "");
		slice_result(fn, base, s->c[1], s->c[1]);
		return;
	}
	pair = cg_call(fn, CG_gosub_string_to_bytes, buffer(fn, STRING_BUFFER), s->c[0], s->c[1]);
	cg_tag_site(fn, pair, fn->inst->site);
	slice_result(fn, LLVMBuildExtractValue(fn->b, pair, 0, ""), s->c[1], converted_cap(fn, s->c[1], pair));
}

static void to_runes(struct cg_fn *fn, const struct cg_value *s)
{
	LLVMValueRef count = cg_alloca(fn, fn->cg->i64, 8, "count");
	LLVMValueRef pair = cg_call(fn, CG_gosub_string_to_runes, buffer(fn, RUNES_BUFFER), s->c[0], s->c[1], count);
	LLVMValueRef len;

	cg_tag_site(fn, pair, fn->inst->site);
	len = cg_load_word(fn, fn->cg->i64, count, 0, "");
	slice_result(fn, LLVMBuildExtractValue(fn->b, pair, 0, ""), len, converted_cap(fn, len, pair));
}

void cg_op_string_conversion(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);

	switch (fn->inst->op) {
	case VM_OP_BYTES_TO_STRING:
		if (fn->inst->flags & VM_I_READONLY)
			string_result(fn, v.c[0], v.c[1]);
		else
			pair_to_string(
			    fn, cg_call(fn, CG_gosub_bytes_to_string, buffer(fn, STRING_BUFFER), v.c[0], v.c[1]));
		break;
	case VM_OP_STRING_TO_BYTES:
		to_bytes(fn, &v);
		break;
	case VM_OP_RUNE_TO_STRING:
		pair_to_string(fn, cg_call(fn, CG_gosub_rune_to_string, buffer(fn, RUNE_BUFFER), cg_int64(fn, &v)));
		break;
	case VM_OP_STRING_TO_RUNES:
		to_runes(fn, &v);
		break;
	default:
		pair_to_string(fn, cg_call(fn, CG_gosub_runes_to_string, buffer(fn, STRING_BUFFER), v.c[0], v.c[1]));
	}
}

/* ASCII inline, the rest by the runtime. */
void cg_op_decode_rune(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	const struct vm_inst *i = fn->inst;
	struct cg_value s = cg_arg(fn, 0), at = cg_arg(fn, 1), out;
	LLVMBasicBlockRef start = LLVMGetInsertBlock(fn->b), more = cg_block(fn, "rune"), done = cg_block(fn, "");
	LLVMBasicBlockRef from[2] = {start, more};
	LLVMValueRef index = cg_int64(fn, &at), byte, pair, rune[2], next[2], phi[2];

	byte = LLVMBuildLoad2(fn->b, cg->i8, LLVMBuildInBoundsGEP2(fn->b, cg->i8, s.c[0], &index, 1, ""), "");
	rune[0] = LLVMBuildZExt(fn->b, byte, cg->i64, "");
	next[0] = LLVMBuildAdd(fn->b, index, cg_const_i64(cg, 1), "");
	cg_branch(fn, LLVMBuildICmp(fn->b, LLVMIntSLT, byte, LLVMConstNull(cg->i8), ""), more, done);
	cg_at(fn, more);
	pair = cg_call(fn, CG_gosub_decode_rune, s.c[0], s.c[1], index);
	rune[1] = LLVMBuildExtractValue(fn->b, pair, 0, "");
	next[1] = LLVMBuildExtractValue(fn->b, pair, 1, "");
	cg_jump(fn, done);
	cg_at(fn, done);
	phi[0] = LLVMBuildPhi(fn->b, cg->i64, "");
	phi[1] = LLVMBuildPhi(fn->b, cg->i64, "");
	LLVMAddIncoming(phi[0], rune, from, 2);
	LLVMAddIncoming(phi[1], next, from, 2);
	if (i->dst[0]) {
		out = cg_scalar(i->dst[0]->type, LLVMBuildTrunc(fn->b, phi[0], cg->i32, ""));
		cg_store_place(fn, i->dst[0], &out);
	}
	if (i->ndst > 1 && i->dst[1]) {
		out = cg_scalar(i->dst[1]->type, phi[1]);
		cg_store_place(fn, i->dst[1], &out);
	}
}
