/* hash.c - hash functions of types that are keys of maps: type:.hash.T(address, seed), which
 * the map type's descriptor names. Values without parts and interfaces by the runtime, the rest
 * part by part; the same value has the same hash in go_type_hash, which walks descriptors. */
#include "llvm.h"

static LLVMValueRef hash_at(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef p, LLVMValueRef seed);

static LLVMValueRef hash_float(struct cg_fn *fn, LLVMValueRef v, LLVMValueRef seed)
{
	return cg_call(fn, CG_gosub_hash_float, LLVMBuildFPCast(fn->b, v, fn->cg->f64, ""), seed);
}

static LLVMValueRef hash_floats(struct cg_fn *fn, const struct cg_value *v, LLVMValueRef seed)
{
	for (uint32_t i = 0; i < v->n; i++)
		seed = hash_float(fn, v->c[i], seed);
	return seed;
}

static LLVMValueRef hash_struct(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef p, LLVMValueRef seed)
{
	for (uint32_t i = 0; i < t->nfields; i++)
		if (!cg_is_blank(&t->fields[i]))
			seed = hash_at(fn, t->fields[i].type, cg_offset(fn, p, t->fields[i].offset), seed);
	return seed;
}

static LLVMValueRef hash_array(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef p, LLVMValueRef seed)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef before = LLVMGetInsertBlock(fn->b), loop, done, end;
	LLVMValueRef i, hash, step, next;

	if (!t->len)
		return seed;
	loop = cg_block(fn, "elem");
	done = cg_block(fn, "");
	cg_jump(fn, loop);
	cg_at(fn, loop);
	i = LLVMBuildPhi(fn->b, cg->i64, "i");
	hash = LLVMBuildPhi(fn->b, cg->i64, "hash");
	next = hash_at(fn, t->elem, cg_index(fn, t->elem, p, i), hash);
	step = LLVMBuildAdd(fn->b, i, cg_const_i64(cg, 1), "");
	end = LLVMGetInsertBlock(fn->b);
	LLVMAddIncoming(i, (LLVMValueRef[]){cg_const_i64(cg, 0), step}, (LLVMBasicBlockRef[]){before, end}, 2);
	LLVMAddIncoming(hash, (LLVMValueRef[]){seed, next}, (LLVMBasicBlockRef[]){before, end}, 2);
	cg_branch(fn, LLVMBuildICmp(fn->b, LLVMIntULT, step, cg_const_i64(cg, (int64_t)t->len), ""), loop, done);
	cg_at(fn, done);
	return next;
}

static LLVMTypeRef hash_type(struct cg *cg)
{
	LLVMTypeRef params[2] = {cg->ptr, cg->i64};

	return LLVMFunctionType(cg->i64, params, 2, false);
}

static LLVMValueRef hash_by_function(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef p, LLVMValueRef seed)
{
	LLVMValueRef args[2] = {p, seed},
		     call = LLVMBuildCall2(fn->b, hash_type(fn->cg), cg_hash_func(fn->cg, t), args, 2, "");

	LLVMSetInstructionCallConv(call, LLVMSwiftCallConv);
	return call;
}

/* The value of a part at p. */
static LLVMValueRef hash_at(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef p, LLVMValueRef seed)
{
	struct cg *cg = fn->cg;
	struct cg_value v;

	if (t->regular_memory)
		return cg_call(fn, CG_gosub_hash_memory, p, cg_const_i64(cg, (int64_t)t->size), seed);
	switch (t->kind) {
	case VM_STRING:
		v = cg_load(fn, t, p);
		return cg_call(fn, CG_gosub_hash_string, v.c[0], v.c[1], seed);
	case VM_INTERFACE:
		return cg_call(fn, CG_gosub_hash_interface, cg_desc(cg, t), p, seed);
	case VM_STRUCT:
	case VM_ARRAY:
		return hash_by_function(fn, t, p, seed);
	default:
		v = cg_load(fn, t, p);
		return hash_floats(fn, &v, seed);
	}
}

/* ---- one function per type ---- */

static const char *hash_name(struct cg *cg, const struct vm_type *t)
{
	if (t->regular_memory)
		return arena_printf(cg->arena, "type:.hash.mem%llu", (unsigned long long)t->size).data;
	return arena_printf(cg->arena, "type:.hash.%s", t->link).data;
}

LLVMValueRef cg_hash_func(struct cg *cg, const struct vm_type *t)
{
	struct cg_type *ct = cg_type(cg, t);
	const char *name;

	if (ct->hash)
		return ct->hash;
	name = hash_name(cg, t);
	ct->hash = LLVMGetNamedFunction(cg->mod, name);
	if (ct->hash)
		return ct->hash;
	ct->hash = cg_shared_func(cg, name, hash_type(cg));
	VEC_PUSH(cg->arena, &cg->hash_todo, t);
	return ct->hash;
}

static void emit_hash(struct cg *cg, const struct vm_type *t)
{
	struct cg_fn fn = {.cg = cg, .fn = cg_hash_func(cg, t)};
	LLVMValueRef p = LLVMGetParam(fn.fn, 0), seed = LLVMGetParam(fn.fn, 1), hash;

	cg_open_shared_func(&fn);
	if (t->kind == VM_STRUCT && !t->regular_memory)
		hash = hash_struct(&fn, t, p, seed);
	else if (t->kind == VM_ARRAY && !t->regular_memory)
		hash = hash_array(&fn, t, p, seed);
	else
		hash = hash_at(&fn, t, p, seed);
	LLVMBuildRet(fn.b, hash);
	cg_close_shared_func(&fn);
}

bool cg_emit_pending_hashes(struct cg *cg)
{
	if (!cg->hash_todo.len)
		return false;
	while (cg->hash_todo.len)
		emit_hash(cg, cg->hash_todo.at[--cg->hash_todo.len]);
	return true;
}
