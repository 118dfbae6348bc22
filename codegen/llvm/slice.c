/* slice.c - slicing with its checks, append, copy, clear, unsafe's functions. */
#include "llvm.h"

/* ---- s[lo:hi:max] ---- */

struct base {
	LLVMValueRef ptr, len, cap;
	const struct vm_type *elem; /* NULL: byte of a string */
	bool capacity;              /* of a slice: messages speak of its capacity */
	bool string;
};

static struct base slice_base(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);
	struct base b = {.ptr = v.c[0]};

	switch (v.type->kind) {
	case VM_STRING:
		b.len = b.cap = v.c[1];
		b.string = true;
		break;
	case VM_SLICE:
		b.len = v.c[1];
		b.cap = v.c[2];
		b.elem = v.type->elem;
		b.capacity = true;
		break;
	default:
		cg_check_nil(fn, b.ptr);
		b.elem = v.type->elem->elem;
		b.len = b.cap = cg_const_i64(fn->cg, (int64_t)v.type->elem->len);
	}
	return b;
}

static bool index_is_unsigned(struct cg_fn *fn, uint32_t arg)
{
	const struct vm_operand *o = &fn->inst->args[arg];

	return fn->inst->flags & VM_I_UNSIGNED || (o->type && cg_is_unsigned(o->type));
}

/* x <= y, unsigned, or a panic. */
static void check(struct cg_fn *fn, enum gosub_slice_error error, LLVMValueRef x, LLVMValueRef y, uint32_t arg)
{
	cg_panic_if(fn, LLVMBuildICmp(fn->b, LLVMIntUGT, x, y, ""), CG_gosub_panic_slice, cg_const_i64(fn->cg, error),
		    x, y, LLVMConstInt(fn->cg->i1, index_is_unsigned(fn, arg), false));
}

static LLVMValueRef slice_index(struct cg_fn *fn, uint32_t arg, LLVMValueRef missing)
{
	struct cg_value v;

	if (arg >= fn->inst->nargs || fn->inst->args[arg].kind == VM_OPND_NONE)
		return missing;
	v = cg_arg(fn, arg);
	return cg_int64(fn, &v);
}

/* The start moves only when something is left there: no pointer past the end of an object. */
static LLVMValueRef slice_start(struct cg_fn *fn, const struct base *b, LLVMValueRef lo, LLVMValueRef left)
{
	struct cg *cg = fn->cg;
	LLVMValueRef delta, some;
	uint64_t size = b->elem ? b->elem->size : 1;

	if (LLVMIsAConstantInt(lo) && LLVMConstIntGetZExtValue(lo) == 0)
		return b->ptr;
	delta = LLVMBuildMul(fn->b, lo, cg_const_i64(cg, (int64_t)size), "");
	some = LLVMBuildICmp(fn->b, LLVMIntNE, left, cg_const_i64(cg, 0), "");
	delta = LLVMBuildSelect(fn->b, some, delta, cg_const_i64(cg, 0), "");
	return LLVMBuildInBoundsGEP2(fn->b, cg->i8, b->ptr, &delta, 1, "");
}

void cg_op_slice(struct cg_fn *fn)
{
	struct base b = slice_base(fn);
	bool has_hi = fn->inst->nargs > 2 && fn->inst->args[2].kind != VM_OPND_NONE;
	bool has_max = fn->inst->nargs > 3 && fn->inst->args[3].kind != VM_OPND_NONE;
	LLVMValueRef lo = slice_index(fn, 1, cg_const_i64(fn->cg, 0)), hi = slice_index(fn, 2, b.len),
		     max = slice_index(fn, 3, b.cap);
	LLVMValueRef n, cap;

	if (has_max) {
		check(fn, b.capacity ? GOSUB_SLICE3_ACAP : GOSUB_SLICE3_ALEN, max, b.cap, 3);
		check(fn, GOSUB_SLICE3_B, hi, max, 2);
		check(fn, GOSUB_SLICE3_C, lo, hi, 1);
	} else {
		if (has_hi)
			check(fn, b.capacity ? GOSUB_SLICE_ACAP : GOSUB_SLICE_ALEN, hi, b.cap, 2);
		check(fn, GOSUB_SLICE_B, lo, hi, 1);
	}
	n = LLVMBuildSub(fn->b, hi, lo, "");
	cap = b.string ? NULL : LLVMBuildSub(fn->b, max, lo, "");
	cg_result(fn, 0, slice_start(fn, &b, lo, cap ? cap : n), n, cap);
}

void cg_op_slice_to_array_ptr(struct cg_fn *fn)
{
	struct cg_value s = cg_arg(fn, 0);
	const struct vm_type *t = fn->inst->dst[0] ? fn->inst->dst[0]->type : fn->inst->type;
	LLVMValueRef want = cg_const_i64(fn->cg, (int64_t)t->elem->len);

	cg_panic_if(fn, LLVMBuildICmp(fn->b, LLVMIntSLT, s.c[1], want, ""), CG_gosub_panic_slice_to_array, s.c[1],
		    want);
	cg_result(fn, 0, s.c[0]);
}

/* ---- unsafe ---- */

enum unsafe_error { UNSAFE_SLICE_LEN, UNSAFE_SLICE_NIL, UNSAFE_STRING_LEN, UNSAFE_STRING_NIL };

static void check_unsafe(struct cg_fn *fn, LLVMValueRef bad, enum unsafe_error error)
{
	cg_panic_if(fn, bad, CG_gosub_panic_unsafe, cg_const_i64(fn->cg, error));
}

/* Length in range and the whole below the end of memory; a nil pointer only with length 0. */
static void check_unsafe_span(struct cg_fn *fn, LLVMValueRef p, LLVMValueRef n, uint64_t size, bool string)
{
	struct cg *cg = fn->cg;
	uint64_t most = size ? INT64_MAX / size : INT64_MAX;
	LLVMValueRef bytes, room, some, bad = LLVMBuildICmp(fn->b, LLVMIntUGT, n, cg_const_i64(cg, (int64_t)most), "");

	check_unsafe(fn, bad, string ? UNSAFE_STRING_LEN : UNSAFE_SLICE_LEN);
	some = LLVMBuildICmp(fn->b, LLVMIntNE, n, cg_const_i64(cg, 0), "");
	check_unsafe(fn, LLVMBuildAnd(fn->b, some, LLVMBuildIsNull(fn->b, p, ""), ""),
		     string ? UNSAFE_STRING_NIL : UNSAFE_SLICE_NIL);
	bytes = LLVMBuildMul(fn->b, n, cg_const_i64(cg, (int64_t)size), "");
	room = LLVMBuildNeg(fn->b, LLVMBuildPtrToInt(fn->b, p, cg->i64, ""), "");
	check_unsafe(fn, LLVMBuildICmp(fn->b, LLVMIntUGT, bytes, room, ""),
		     string ? UNSAFE_STRING_LEN : UNSAFE_SLICE_LEN);
}

void cg_op_unsafe(struct cg_fn *fn)
{
	struct cg_value p = cg_arg(fn, 0), n = cg_arg(fn, 1);
	LLVMValueRef count = cg_int64(fn, &n);

	switch (fn->inst->op) {
	case VM_OP_UNSAFE_ADD:
		cg_result(fn, 0, LLVMBuildGEP2(fn->b, fn->cg->i8, p.c[0], &count, 1, ""));
		break;
	case VM_OP_UNSAFE_SLICE:
		check_unsafe_span(fn, p.c[0], count, p.type->elem->size, false);
		cg_result(fn, 0, p.c[0], count, count);
		break;
	default:
		check_unsafe_span(fn, p.c[0], count, 1, true);
		cg_result(fn, 0, p.c[0], count);
	}
}

/* ---- append ---- */

struct room {
	LLVMValueRef ptr, len, cap; /* len: the new one */
};

/* The frame buffer that the site's placement allows for the first array; once per call of the function, as a slice may
 * still have the buffer when the append runs again. */
struct first_array {
	LLVMValueRef used, slot;
	uint64_t count; /* elements; 0: there is none */
};

static LLVMValueRef new_buffer(struct cg_fn *fn, const struct vm_type *elem, uint64_t count)
{
	return cg_alloca(fn, LLVMArrayType2(cg_mem_type(fn->cg, elem), count), 8, "append.frame");
}

/* The one of the variable that the current instruction's site names. */
static LLVMValueRef leaving_buffer(struct cg_fn *fn, const struct vm_type *elem, uint64_t count)
{
	uint32_t local = fn->inst->site->local;

	if (!fn->leaving)
		fn->leaving = ARENA_ARRAY(fn->cg->arena, LLVMValueRef, fn->f->locals.len + 1);
	if (!fn->leaving[local])
		fn->leaving[local] = new_buffer(fn, elem, count);
	return fn->leaving[local];
}

static struct first_array first_array(struct cg_fn *fn, const struct vm_type *elem)
{
	const struct vm_site *site = fn->inst->site;
	struct first_array a = {0};
	LLVMTypeRef flag = LLVMInt1TypeInContext(fn->cg->ctx);

	if (!site || site->placement != VM_PLACE_FRAME_BUFFER || !elem->size)
		return a;
	a.count = site->buffer / elem->size;
	a.slot = fn->inst->flags & VM_I_LEAVES ? leaving_buffer(fn, elem, a.count) : new_buffer(fn, elem, a.count);
	cg_note_site_slot(fn, a.slot);
	cg_tag_site(fn, a.slot, site);
	if (fn->inst->flags & VM_I_KEEP_CAP)
		return a;
	a.used = cg_alloca(fn, flag, 1, "append.used");
	LLVMBuildStore(fn->allocas, LLVMConstInt(flag, 0, false), a.used);
	return a;
}

/* Leaves the block current that uses the buffer; `grow` is where there is none to use. */
static void take_first_array(struct cg_fn *fn, const struct first_array *a, const struct vm_type *elem,
			     LLVMValueRef old_len, LLVMValueRef len, LLVMBasicBlockRef grow)
{
	struct cg *cg = fn->cg;
	LLVMTypeRef flag = LLVMInt1TypeInContext(cg->ctx);
	LLVMBasicBlockRef take = cg_block(fn, "buffer");
	LLVMValueRef fits = LLVMBuildICmp(fn->b, LLVMIntULE, len, cg_const_i64(cg, (int64_t)a->count), ""),
		     fresh = LLVMBuildNot(fn->b, LLVMBuildLoad2(fn->b, flag, a->used, ""), ""),
		     empty = LLVMBuildIsNull(fn->b, old_len, "");

	fits = LLVMBuildAnd(fn->b, LLVMBuildAnd(fn->b, fits, empty, ""), fresh, "");
	cg_branch(fn, fits, take, grow);
	cg_at(fn, take);
	cg_zero_bytes(fn, a->slot, cg_const_i64(cg, (int64_t)(a->count * elem->size)), elem->align);
	LLVMBuildStore(fn->b, LLVMConstInt(flag, 1, false), a->used);
}

/* The same for an append whose array may be in the buffer again and again, with capacities by size classes. */
static LLVMValueRef grow_in_buffer(struct cg_fn *fn, const struct first_array *a, const struct cg_value *s,
				   LLVMValueRef len, LLVMValueRef more, LLVMBasicBlockRef grow)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef take = cg_block(fn, "buffer");
	LLVMValueRef fits = LLVMBuildICmp(fn->b, LLVMIntULE, len, cg_const_i64(cg, (int64_t)a->count), ""), pair;

	cg_branch(fn, fits, take, grow);
	cg_at(fn, take);
	pair = cg_call(fn, CG_gosub_grow_in_frame, s->c[0], len, more, cg_desc(cg, s->type->elem), a->slot);
	return LLVMBuildExtractValue(fn->b, pair, 1, "");
}

/* Room for more elements at the end of s: in place when the capacity allows, in the frame for a first array that stays.
 */
static struct room make_room(struct cg_fn *fn, const struct cg_value *s, LLVMValueRef more)
{
	struct cg *cg = fn->cg;
	struct first_array first = first_array(fn, s->type->elem);
	LLVMBasicBlockRef from[3] = {LLVMGetInsertBlock(fn->b), NULL}, grow = cg_block(fn, "grow"),
			  done = cg_block(fn, "");
	LLVMValueRef len = LLVMBuildAdd(fn->b, s->c[1], more, ""), pair, ptr[3] = {s->c[0]}, cap[3] = {s->c[2]};
	struct room r = {.len = len};
	uint32_t ways = 2;

	cg_branch_cold(fn, LLVMBuildICmp(fn->b, LLVMIntUGT, len, s->c[2], ""), grow, done);
	cg_at(fn, grow);
	if (first.count) {
		grow = cg_block(fn, "heap");
		if (first.used) {
			take_first_array(fn, &first, s->type->elem, s->c[1], len, grow);
			cap[ways] = cg_const_i64(cg, (int64_t)first.count);
		} else {
			cap[ways] = grow_in_buffer(fn, &first, s, len, more, grow);
		}
		from[ways] = LLVMGetInsertBlock(fn->b);
		ptr[ways++] = first.slot;
		cg_jump(fn, done);
		cg_at(fn, grow);
	}
	pair = cg_call(fn, CG_gosub_growslice, s->c[0], len, s->c[2], more, cg_desc(cg, s->type->elem));
	ptr[1] = LLVMBuildExtractValue(fn->b, pair, 0, "");
	cap[1] = LLVMBuildExtractValue(fn->b, pair, 1, "");
	cg_jump(fn, done);
	from[1] = grow;
	cg_at(fn, done);
	r.ptr = LLVMBuildPhi(fn->b, cg->ptr, "");
	r.cap = LLVMBuildPhi(fn->b, cg->i64, "");
	LLVMAddIncoming(r.ptr, ptr, from, ways);
	LLVMAddIncoming(r.cap, cap, from, ways);
	return r;
}

void cg_op_append(struct cg_fn *fn)
{
	const struct vm_inst *i = fn->inst;
	struct cg_value s = cg_arg(fn, 0), *elems = ARENA_ARRAY(fn->cg->arena, struct cg_value, i->nargs + 1);
	const struct vm_type *elem = s.type->elem;
	struct room r;
	LLVMValueRef at;

	r = make_room(fn, &s, cg_const_i64(fn->cg, (int64_t)i->nargs - 1));
	cg_reload_arguments(fn);
	for (uint32_t n = 1; n < i->nargs; n++) /* after the call: see park.c */
		elems[n] = cg_arg(fn, n);
	at = cg_index(fn, elem, r.ptr, s.c[1]);
	for (uint32_t n = 1; n < i->nargs; n++)
		cg_store(fn, cg_index(fn, elem, at, cg_const_i64(fn->cg, (int64_t)n - 1)), &elems[n]);
	cg_result(fn, 0, r.ptr, r.len, r.cap);
}

static LLVMValueRef byte_count(struct cg_fn *fn, LLVMValueRef n, const struct vm_type *elem)
{
	return LLVMBuildMul(fn->b, n, cg_const_i64(fn->cg, (int64_t)elem->size), "");
}

void cg_op_append_slice(struct cg_fn *fn)
{
	struct cg_value s = cg_arg(fn, 0), more = cg_arg(fn, 1);
	const struct vm_type *elem = s.type->elem;
	struct room r = make_room(fn, &s, more.c[1]);
	LLVMValueRef at = cg_index(fn, elem, r.ptr, s.c[1]), size = byte_count(fn, more.c[1], elem);

	if (fn->inst->flags & VM_I_ZEROS)
		cg_zero_bytes(fn, at, size, elem->align ? elem->align : 1);
	else
		cg_move_bytes(fn, at, more.c[0], size, elem);
	cg_result(fn, 0, r.ptr, r.len, r.cap);
}

/* ---- arrays that leave the frame ---- */

static LLVMValueRef address_of(struct cg_fn *fn, LLVMValueRef p)
{
	return LLVMBuildPtrToInt(fn->b, p, fn->cg->i64, "");
}

static LLVMValueRef is_in_buffer(struct cg_fn *fn, LLVMValueRef p, const struct vm_type *elem)
{
	const struct vm_site *site = fn->inst->site;
	LLVMValueRef buffer = leaving_buffer(fn, elem, site->buffer / elem->size),
		     offset = LLVMBuildSub(fn->b, address_of(fn, p), address_of(fn, buffer), "");

	return LLVMBuildICmp(fn->b, LLVMIntULT, offset, cg_const_i64(fn->cg, site->buffer), "");
}

void cg_op_to_heap(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	struct cg_value s = cg_arg(fn, 0);
	const struct vm_type *elem = s.type->elem;
	LLVMBasicBlockRef from[2], move, done;
	LLVMValueRef pair, ptr[2] = {s.c[0]}, cap[2] = {s.c[2]}, new_ptr, new_cap;

	if (fn->inst->site->placement != VM_PLACE_HEAP || !fn->inst->site->buffer)
		return;
	move = cg_block(fn, "move");
	done = cg_block(fn, "");
	pair = is_in_buffer(fn, s.c[0], elem);
	from[0] = LLVMGetInsertBlock(fn->b);
	cg_branch(fn, pair, move, done);
	cg_at(fn, move);
	pair = cg_call(fn, CG_gosub_slice_to_heap, s.c[0], s.c[1],
		       fn->inst->flags & VM_I_KEEP_CAP ? s.c[2] : cg_const_i64(cg, -1), cg_desc(cg, elem));
	ptr[1] = LLVMBuildExtractValue(fn->b, pair, 0, "");
	cap[1] = LLVMBuildExtractValue(fn->b, pair, 1, "");
	from[1] = LLVMGetInsertBlock(fn->b);
	cg_jump(fn, done);
	cg_at(fn, done);
	new_ptr = LLVMBuildPhi(fn->b, cg->ptr, "");
	new_cap = LLVMBuildPhi(fn->b, cg->i64, "");
	LLVMAddIncoming(new_ptr, ptr, from, 2);
	LLVMAddIncoming(new_cap, cap, from, 2);
	cg_result(fn, 0, new_ptr, s.c[1], new_cap);
}

void cg_op_copy(struct cg_fn *fn)
{
	struct cg_value to = cg_arg(fn, 0), from = cg_arg(fn, 1);
	LLVMValueRef less = LLVMBuildICmp(fn->b, LLVMIntSLT, to.c[1], from.c[1], "");
	LLVMValueRef n = LLVMBuildSelect(fn->b, less, to.c[1], from.c[1], "");

	cg_move_bytes(fn, to.c[0], from.c[0], byte_count(fn, n, to.type->elem), to.type->elem);
	cg_result(fn, 0, n);
}

void cg_op_clear(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 0);

	if (v.type->kind == VM_MAP)
		cg_call(fn, CG_gosub_map_clear, cg_desc(fn->cg, v.type), v.c[0]);
	else
		cg_zero_bytes(fn, v.c[0], byte_count(fn, v.c[1], v.type->elem),
			      v.type->elem->align ? v.type->elem->align : 1);
}
