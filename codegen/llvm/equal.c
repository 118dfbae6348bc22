/* equal.c - equality of values: scalars and bytes inline, interfaces and strings by the runtime, structs part by part,
 * what lies in memory by a function (shape.c). */
#include "llvm.h"

static LLVMValueRef bit(struct cg_fn *fn, bool b)
{
	return LLVMConstInt(fn->cg->i1, b, false);
}

/* phi of `miss` from the block before and `hit` from the block now. */
static LLVMValueRef joined(struct cg_fn *fn, LLVMBasicBlockRef before, LLVMBasicBlockRef done, LLVMValueRef miss,
			   LLVMValueRef hit)
{
	LLVMBasicBlockRef from[2] = {before, LLVMGetInsertBlock(fn->b)};
	LLVMValueRef values[2] = {miss, hit}, phi;

	cg_jump(fn, done);
	cg_at(fn, done);
	phi = LLVMBuildPhi(fn->b, fn->cg->i1, "");
	LLVMAddIncoming(phi, values, from, 2);
	return phi;
}

/* Of 1, 2, 4 and 8 bytes, which may lie anywhere. */
static LLVMValueRef equal_words(struct cg_fn *fn, LLVMValueRef p, LLVMValueRef q, unsigned size)
{
	LLVMTypeRef type = LLVMIntTypeInContext(fn->cg->ctx, size * 8);
	LLVMValueRef x = LLVMBuildLoad2(fn->b, type, p, ""), y = LLVMBuildLoad2(fn->b, type, q, "");

	LLVMSetAlignment(x, 1);
	LLVMSetAlignment(y, 1);
	return LLVMBuildICmp(fn->b, LLVMIntEQ, x, y, "");
}

/* LLVM expands bcmp of a constant size. */
LLVMValueRef cg_equal_bytes(struct cg_fn *fn, LLVMValueRef p, LLVMValueRef q, uint64_t size)
{
	struct cg *cg = fn->cg;
	LLVMTypeRef params[3] = {cg->ptr, cg->ptr, cg->i64}, type = LLVMFunctionType(cg->i32, params, 3, false);
	LLVMValueRef bcmp_fn = LLVMGetNamedFunction(cg->mod, "bcmp"), args[3] = {p, q, cg_const_i64(cg, (int64_t)size)},
		     order;

	if (size == 1 || size == 2 || size == 4 || size == 8)
		return equal_words(fn, p, q, (unsigned)size);
	if (!bcmp_fn)
		bcmp_fn = LLVMAddFunction(cg->mod, "bcmp", type);
	order = LLVMBuildCall2(fn->b, type, bcmp_fn, args, 3, "");
	return LLVMBuildICmp(fn->b, LLVMIntEQ, order, LLVMConstNull(cg->i32), "");
}

/* The bytes of strings of one length; few bytes, when one of the strings is known, are compared here. */
LLVMValueRef cg_equal_bytes_of(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b)
{
	enum { FEW = 64 };
	LLVMValueRef n = LLVMIsAConstantInt(a->c[1]) ? a->c[1] : b->c[1];

	if (LLVMIsAConstantInt(n) && LLVMConstIntGetZExtValue(n) <= FEW)
		return cg_equal_bytes(fn, a->c[0], b->c[0], LLVMConstIntGetZExtValue(n));
	return cg_call(fn, CG_gosub_mem_equal, a->c[0], b->c[0], a->c[1]);
}

LLVMValueRef cg_equal_lengths(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b)
{
	return LLVMBuildICmp(fn->b, LLVMIntEQ, a->c[1], b->c[1], "");
}

/* Whether a string is known to be. */
static bool is_empty(struct cg_fn *fn, const struct cg_value *s)
{
	return s->c[1] == cg_const_i64(fn->cg, 0);
}

static LLVMValueRef equal_strings(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b)
{
	LLVMBasicBlockRef more, done, before = LLVMGetInsertBlock(fn->b);
	LLVMValueRef same = cg_equal_lengths(fn, a, b);

	if (is_empty(fn, a) || is_empty(fn, b))
		return same;
	more = cg_block(fn, "bytes");
	done = cg_block(fn, "");
	cg_branch(fn, same, more, done);
	cg_at(fn, more);
	return joined(fn, before, done, bit(fn, false), cg_equal_bytes_of(fn, a, b));
}

/* Whether the data words of a type, which is not NULL, are the values, equal when they are the same. */
static LLVMValueRef is_word(struct cg_fn *fn, LLVMValueRef type)
{
	LLVMTypeRef i8 = fn->cg->i8;
	LLVMValueRef flags = cg_load_word(fn, i8, type, GOSUB_TYPE_TFLAG, ""),
		     mask = LLVMConstInt(i8, GOSUB_TFLAG_DIRECT_IFACE | GOSUB_TFLAG_REGULAR_MEMORY, false);

	return LLVMBuildICmp(fn->b, LLVMIntEQ, LLVMBuildAnd(fn->b, flags, mask, ""), mask, "");
}

/* Of two values of one dynamic type, that may be NULL. */
static LLVMValueRef equal_dynamic(struct cg_fn *fn, LLVMValueRef type, const struct cg_value *a,
				  const struct cg_value *b)
{
	LLVMBasicBlockRef some, words, other, done, from[3];
	LLVMValueRef values[3], phi;

	if (fn->cg->opt.opt_level < 2)
		return cg_call(fn, CG_gosub_eface_equal, type, a->c[1], b->c[1]);
	some = cg_block(fn, "type");
	words = cg_block(fn, "words");
	other = cg_block(fn, "other");
	done = cg_block(fn, "");
	values[0] = bit(fn, true);
	from[0] = LLVMGetInsertBlock(fn->b);
	cg_branch(fn, LLVMBuildIsNull(fn->b, type, ""), done, some);
	cg_at(fn, some);
	cg_branch(fn, is_word(fn, type), words, other);
	cg_at(fn, words);
	values[1] = LLVMBuildICmp(fn->b, LLVMIntEQ, a->c[1], b->c[1], "");
	from[1] = words;
	cg_jump(fn, done);
	cg_at(fn, other);
	values[2] = cg_call(fn, CG_gosub_eface_equal, type, a->c[1], b->c[1]);
	from[2] = LLVMGetInsertBlock(fn->b);
	cg_jump(fn, done);
	cg_at(fn, done);
	phi = LLVMBuildPhi(fn->b, fn->cg->i1, "");
	LLVMAddIncoming(phi, values, from, 3);
	return phi;
}

static LLVMValueRef equal_ifaces(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b)
{
	LLVMValueRef same = LLVMBuildICmp(fn->b, LLVMIntEQ, a->c[0], b->c[0], "");
	LLVMBasicBlockRef more = cg_block(fn, "values"), done = cg_block(fn, ""), before = LLVMGetInsertBlock(fn->b);

	/* Tables of one interface type are the same exactly when the dynamic types are (cg_itab). */
	cg_branch(fn, same, more, done);
	cg_at(fn, more);
	return joined(fn, before, done, bit(fn, false), equal_dynamic(fn, cg_type_word(fn, a), a, b));
}

bool cg_is_blank(const struct vm_field *f)
{
	return f->name && strcmp(f->name, "_") == 0;
}

/* ---- structs ---- */

/* What is compared by itself. */
struct part {
	struct cg_value x, y;
	uint64_t offset;
};

struct comparison {
	struct cg_fn *fn;
	const struct cg_value *a, *b;
	LLVMBasicBlockRef different;
	VEC(struct part) parts;
};

static void add_fields(struct comparison *c, const struct vm_type *t, uint64_t offset);

static void add_parts(struct comparison *c, const struct vm_type *t, uint64_t offset)
{
	const struct cg_type *ct = cg_type(c->fn->cg, t);

	if (ct->flat && t->kind == VM_STRUCT) {
		add_fields(c, t, offset);
	} else if (ct->flat && t->kind == VM_ARRAY) {
		if (ct->n)
			add_parts(c, t->elem, offset);
	} else {
		VEC_PUSH(c->fn->cg->arena, &c->parts, ((struct part){.x.type = t, .offset = offset}));
	}
}

static void add_fields(struct comparison *c, const struct vm_type *t, uint64_t offset)
{
	for (uint32_t i = 0; i < t->nfields; i++)
		if (!cg_is_blank(&t->fields[i]))
			add_parts(c, t->fields[i].type, offset + t->fields[i].offset);
}

static void require(struct comparison *c, LLVMValueRef same)
{
	LLVMBasicBlockRef more = cg_block(c->fn, "field");

	cg_branch(c->fn, same, more, c->different);
	cg_at(c->fn, more);
}

static void extract(struct comparison *c, struct part *p)
{
	const struct vm_type *t = p->x.type;

	p->x = cg_extract(c->fn, c->a, t, p->offset);
	p->y = cg_extract(c->fn, c->b, t, p->offset);
}

/* What needs no call; of strings the lengths. */
static void compare_cheap(struct comparison *c, struct part *p)
{
	extract(c, p);
	require(c,
		p->x.type->kind == VM_STRING ? cg_equal_lengths(c->fn, &p->x, &p->y) : cg_equal(c->fn, &p->x, &p->y));
}

static void compare_rest(struct comparison *c, struct part *p)
{
	if (p->x.type->kind == VM_STRING && !is_empty(c->fn, &p->x) && !is_empty(c->fn, &p->y))
		require(c, cg_equal_bytes_of(c->fn, &p->x, &p->y));
}

/* In the order that shape.c tells of. */
static void compare_parts(struct comparison *c)
{
	for (uint32_t i = 0, end; i < c->parts.len; i = end + 1) {
		for (end = i; end < c->parts.len && !cg_type_holds(c->parts.at[end].x.type, true); end++)
			compare_cheap(c, &c->parts.at[end]);
		for (uint32_t k = i; k < end; k++)
			compare_rest(c, &c->parts.at[k]);
		if (end < c->parts.len) {
			extract(c, &c->parts.at[end]);
			require(c, cg_equal(c->fn, &c->parts.at[end].x, &c->parts.at[end].y));
		}
	}
}

static LLVMValueRef equal_struct(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b)
{
	struct comparison c = {.fn = fn, .a = a, .b = b, .different = cg_block(fn, "different")};
	LLVMBasicBlockRef done = cg_block(fn, ""), same;
	LLVMValueRef all;

	add_fields(&c, a->type, 0);
	compare_parts(&c);
	cg_jump(fn, done);
	same = LLVMGetInsertBlock(fn->b);
	cg_at(fn, c.different);
	cg_jump(fn, done);
	cg_at(fn, done);
	all = LLVMBuildPhi(fn->b, fn->cg->i1, "");
	LLVMAddIncoming(all, (LLVMValueRef[]){bit(fn, true), bit(fn, false)}, (LLVMBasicBlockRef[]){same, c.different},
			2);
	return all;
}

/* ---- arrays ---- */

typedef LLVMValueRef equality(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b);

/* Loops over the elements of an array in memory. */
static LLVMValueRef equal_elems(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef p, LLVMValueRef q,
				equality *equal)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef before = LLVMGetInsertBlock(fn->b), loop = cg_block(fn, "elem"), next = cg_block(fn, "next"),
			  done = cg_block(fn, "");
	LLVMValueRef i, step, result, same;
	LLVMBasicBlockRef compared;
	struct cg_value x, y;

	cg_jump(fn, loop);
	cg_at(fn, loop);
	i = LLVMBuildPhi(fn->b, cg->i64, "i");
	x = cg_load(fn, t->elem, cg_index(fn, t->elem, p, i));
	y = cg_load(fn, t->elem, cg_index(fn, t->elem, q, i));
	same = equal(fn, &x, &y);
	compared = LLVMGetInsertBlock(fn->b);
	cg_branch(fn, same, next, done);
	cg_at(fn, next);
	step = LLVMBuildAdd(fn->b, i, cg_const_i64(cg, 1), "");
	LLVMAddIncoming(i, (LLVMValueRef[]){cg_const_i64(cg, 0), step}, (LLVMBasicBlockRef[]){before, next}, 2);
	cg_branch(fn, LLVMBuildICmp(fn->b, LLVMIntULT, step, cg_const_i64(cg, (int64_t)t->len), ""), loop, done);
	cg_at(fn, done);
	result = LLVMBuildPhi(fn->b, cg->i1, "");
	LLVMAddIncoming(result, (LLVMValueRef[]){bit(fn, false), bit(fn, true)}, (LLVMBasicBlockRef[]){compared, next},
			2);
	return result;
}

/* Of strings the lengths first. */
LLVMValueRef cg_equal_array(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef p, LLVMValueRef q)
{
	LLVMBasicBlockRef more, done, before;
	LLVMValueRef same;

	if (t->elem->kind != VM_STRING)
		return equal_elems(fn, t, p, q, cg_equal);
	same = equal_elems(fn, t, p, q, cg_equal_lengths);
	before = LLVMGetInsertBlock(fn->b);
	more = cg_block(fn, "bytes");
	done = cg_block(fn, "");
	cg_branch(fn, same, more, done);
	cg_at(fn, more);
	return joined(fn, before, done, bit(fn, false), equal_elems(fn, t, p, q, cg_equal_bytes_of));
}

static LLVMValueRef equal_in_memory(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef p, LLVMValueRef q)
{
	LLVMTypeRef params[2] = {fn->cg->ptr, fn->cg->ptr};
	LLVMValueRef args[2] = {p, q}, call;

	if (t->regular_memory)
		return cg_equal_bytes(fn, p, q, t->size);
	call = LLVMBuildCall2(fn->b, LLVMFunctionType(fn->cg->i1, params, 2, false), cg_equal_func(fn->cg, t), args, 2,
			      "");
	LLVMSetInstructionCallConv(call, LLVMSwiftCallConv);
	return call;
}

static LLVMValueRef equal_parts(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b)
{
	LLVMValueRef all = bit(fn, true);

	for (uint32_t i = 0; i < a->n; i++) {
		bool fp = cg_type(fn->cg, a->type)->comp[i].fp;
		LLVMValueRef one = fp ? LLVMBuildFCmp(fn->b, LLVMRealOEQ, a->c[i], b->c[i], "")
				      : LLVMBuildICmp(fn->b, LLVMIntEQ, a->c[i], b->c[i], "");

		all = i == 0 ? one : LLVMBuildAnd(fn->b, all, one, "");
	}
	return all;
}

LLVMValueRef cg_equal(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b)
{
	const struct vm_type *t = a->type;

	if (a->n >= 2 && (t->kind == VM_SLICE))
		return LLVMBuildICmp(fn->b, LLVMIntEQ, a->c[0], b->c[0], "");
	if (!a->flat)
		return equal_in_memory(fn, t, cg_spill(fn, a, "left"), cg_spill(fn, b, "right"));
	switch (t->kind) {
	case VM_STRING:
		return equal_strings(fn, a, b);
	case VM_INTERFACE:
		return equal_ifaces(fn, a, b);
	case VM_STRUCT:
		return equal_struct(fn, a, b);
	case VM_ARRAY:
		if (a->n) {
			struct cg_value x = *a, y = *b;

			x.type = y.type = t->elem;
			return cg_equal(fn, &x, &y);
		}
		return bit(fn, true);
	default:
		return equal_parts(fn, a, b);
	}
}
