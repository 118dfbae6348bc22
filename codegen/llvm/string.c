/* string.c - strings: concatenation, conversions, decoding. */
#include "llvm.h"

enum { RUNES_BUFFER = 4 * GC_SMALL_BUFFER };

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

static void pair_to_string(struct cg_fn *fn, LLVMValueRef pair)
{
	cg_result(fn, 0, LLVMBuildExtractValue(fn->b, pair, 0, ""), LLVMBuildExtractValue(fn->b, pair, 1, ""));
}

void cg_op_concat(struct cg_fn *fn)
{
	const struct vm_inst *i = fn->inst;
	LLVMValueRef parts = cg_temp(fn, LLVMArrayType2(cg_bytes(fn->cg, 16), i->nargs), 8, "parts");

	for (uint32_t n = 0; n < i->nargs; n++) {
		struct cg_value s = cg_arg(fn, n);

		cg_store(fn, cg_offset(fn, parts, 16 * (uint64_t)n), &s);
	}
	pair_to_string(
	    fn, cg_call(fn, CG_gosub_concat, buffer(fn, GC_SMALL_BUFFER), parts, cg_const_i64(fn->cg, i->nargs)));
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
		cg_result(fn, 0, base, s->c[1], s->c[1]);
		return;
	}
	pair = cg_call(fn, CG_gosub_string_to_bytes, buffer(fn, GC_SMALL_BUFFER), s->c[0], s->c[1]);
	cg_result(fn, 0, LLVMBuildExtractValue(fn->b, pair, 0, ""), s->c[1], converted_cap(fn, s->c[1], pair));
}

static void to_runes(struct cg_fn *fn, const struct cg_value *s)
{
	LLVMValueRef count = cg_alloca(fn, fn->cg->i64, 8, "count");
	LLVMValueRef pair = cg_call(fn, CG_gosub_string_to_runes, buffer(fn, RUNES_BUFFER), s->c[0], s->c[1], count);
	LLVMValueRef len;

	len = cg_load_word(fn, fn->cg->i64, count, 0, "");
	cg_result(fn, 0, LLVMBuildExtractValue(fn->b, pair, 0, ""), len, converted_cap(fn, len, pair));
}

void cg_op_string_conversion(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);

	switch (fn->inst->op) {
	case VM_OP_BYTES_TO_STRING:
		if (fn->inst->flags & VM_I_READONLY)
			cg_result(fn, 0, v.c[0], v.c[1]);
		else
			pair_to_string(
			    fn, cg_call(fn, CG_gosub_bytes_to_string, buffer(fn, GC_SMALL_BUFFER), v.c[0], v.c[1]));
		break;
	case VM_OP_STRING_TO_BYTES:
		to_bytes(fn, &v);
		break;
	case VM_OP_RUNE_TO_STRING:
		pair_to_string(fn, cg_call(fn, CG_gosub_rune_to_string, buffer(fn, GC_RUNE_BUFFER), cg_int64(fn, &v)));
		break;
	case VM_OP_STRING_TO_RUNES:
		to_runes(fn, &v);
		break;
	default:
		pair_to_string(fn, cg_call(fn, CG_gosub_runes_to_string, buffer(fn, GC_SMALL_BUFFER), v.c[0], v.c[1]));
	}
}

/* What has been decoded: on each way the rune, as 64 bits, and the index behind it. */
struct runes {
	LLVMBasicBlockRef done, from[3];
	LLVMValueRef rune[3], next[3];
	uint32_t n;
};

static void rune_found(struct cg_fn *fn, struct runes *r, LLVMValueRef rune, LLVMValueRef next)
{
	r->from[r->n] = LLVMGetInsertBlock(fn->b);
	r->rune[r->n] = rune;
	r->next[r->n++] = next;
}

static LLVMValueRef byte_at(struct cg_fn *fn, LLVMValueRef s, LLVMValueRef index)
{
	LLVMValueRef at = LLVMBuildInBoundsGEP2(fn->b, fn->cg->i8, s, &index, 1, "");

	return LLVMBuildZExt(fn->b, LLVMBuildLoad2(fn->b, fn->cg->i8, at, ""), fn->cg->i64, "");
}

static LLVMValueRef masked(struct cg_fn *fn, LLVMValueRef v, int64_t mask)
{
	return LLVMBuildAnd(fn->b, v, cg_const_i64(fn->cg, mask), "");
}

/* C2…DF and one byte 80…BF behind it; goes on in `other` where it is not that. */
static void decode_pair(struct cg_fn *fn, struct runes *r, const struct cg_value *s, LLVMValueRef index,
			LLVMValueRef lead, LLVMBasicBlockRef other)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef second = cg_block(fn, "second"), pair = cg_block(fn, "pair");
	LLVMValueRef after = LLVMBuildAdd(fn->b, index, cg_const_i64(cg, 1), ""), byte, leads, rune;

	leads = LLVMBuildICmp(fn->b, LLVMIntULT, LLVMBuildSub(fn->b, lead, cg_const_i64(cg, 0xC2), ""),
			      cg_const_i64(cg, 0xE0 - 0xC2), "");
	cg_branch(fn, LLVMBuildAnd(fn->b, leads, LLVMBuildICmp(fn->b, LLVMIntSLT, after, s->c[1], ""), ""), second,
		  other);
	cg_at(fn, second);
	byte = byte_at(fn, s->c[0], after);
	cg_branch(fn, LLVMBuildICmp(fn->b, LLVMIntEQ, masked(fn, byte, 0xC0), cg_const_i64(cg, 0x80), ""), pair, other);
	cg_at(fn, pair);
	rune = LLVMBuildShl(fn->b, masked(fn, lead, 0x1F), cg_const_i64(cg, 6), "");
	rune_found(fn, r, LLVMBuildOr(fn->b, rune, masked(fn, byte, 0x3F), ""),
		   LLVMBuildAdd(fn->b, index, cg_const_i64(cg, 2), ""));
	cg_jump(fn, r->done);
}

static void decode_by_call(struct cg_fn *fn, struct runes *r, const struct cg_value *s, LLVMValueRef index)
{
	LLVMValueRef pair = cg_call(fn, CG_gosub_decode_rune, s->c[0], s->c[1], index);

	rune_found(fn, r, LLVMBuildExtractValue(fn->b, pair, 0, ""), LLVMBuildExtractValue(fn->b, pair, 1, ""));
	cg_jump(fn, r->done);
}

static LLVMValueRef merged(struct cg_fn *fn, const struct runes *r, LLVMValueRef *values)
{
	LLVMValueRef phi = LLVMBuildPhi(fn->b, fn->cg->i64, "");

	LLVMAddIncoming(phi, values, (LLVMBasicBlockRef *)r->from, r->n);
	return phi;
}

/* One byte and, when optimising, two are decoded inline, the rest by the runtime. */
void cg_op_decode_rune(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	struct cg_value s = cg_arg(fn, 0), at = cg_arg(fn, 1);
	LLVMBasicBlockRef more = cg_block(fn, "rune"), other = more;
	LLVMValueRef index = cg_int64(fn, &at), lead = byte_at(fn, s.c[0], index), rune, next;
	struct runes r = {.done = cg_block(fn, "")};

	rune_found(fn, &r, lead, LLVMBuildAdd(fn->b, index, cg_const_i64(cg, 1), ""));
	cg_branch(fn, LLVMBuildICmp(fn->b, LLVMIntULT, lead, cg_const_i64(cg, 0x80), ""), r.done, more);
	cg_at(fn, more);
	if (cg->opt.opt_level > 0) {
		other = cg_block(fn, "long");
		decode_pair(fn, &r, &s, index, lead, other);
		cg_at(fn, other);
	}
	decode_by_call(fn, &r, &s, index);
	cg_at(fn, r.done);
	rune = merged(fn, &r, r.rune);
	next = merged(fn, &r, r.next);
	cg_result(fn, 0, LLVMBuildTrunc(fn->b, rune, cg->i32, ""));
	cg_result(fn, 1, next);
}
