/* mem.c - addresses, loads and stores.
 *
 * Every pointer that compiled code writes to memory passes store_word or cg_move_bytes: a write
 * barrier goes there. */
#include "llvm.h"

/* Pointer-free data, and what LLVM moves in a few whole words, goes inline. */
enum { INLINE_MOVE = 128 };

LLVMValueRef cg_const_i64(struct cg *cg, int64_t n)
{
	return LLVMConstInt(cg->i64, (uint64_t)n, true);
}

LLVMValueRef cg_alloca(struct cg_fn *fn, LLVMTypeRef type, uint32_t align, const char *name)
{
	LLVMValueRef slot = LLVMBuildAlloca(fn->allocas, type, name);

	if (align > LLVMGetAlignment(slot))
		LLVMSetAlignment(slot, align);
	return slot;
}

LLVMValueRef cg_offset(struct cg_fn *fn, LLVMValueRef addr, uint64_t offset)
{
	LLVMValueRef index = cg_const_i64(fn->cg, (int64_t)offset);

	if (!offset)
		return addr;
	return LLVMBuildInBoundsGEP2(fn->b, fn->cg->i8, addr, &index, 1, "");
}

LLVMValueRef cg_index(struct cg_fn *fn, const struct vm_type *elem, LLVMValueRef base, LLVMValueRef index)
{
	return LLVMBuildInBoundsGEP2(fn->b, cg_mem_type(fn->cg, elem), base, &index, 1, "");
}

/* ---- which words may overlap ----
 *
 * Without unsafe a word is either a pointer or a part of a string's or slice's header, or it is a number: a store to
 * one changes none of the other kind, so that what leads to an array is read once before the loop that fills it. LLVM
 * is told so by TBAA with two types. Nothing is said where the package, or the one a function's body comes from,
 * imports unsafe, or of what is moved as bytes. */

static LLVMMetadataRef node(struct cg *cg, const char *name, LLVMMetadataRef parent)
{
	LLVMMetadataRef parts[3] = {LLVMMDStringInContext2(cg->ctx, name, strlen(name)), parent,
				    LLVMValueAsMetadata(cg_const_i64(cg, 0))};

	return LLVMMDNodeInContext2(cg->ctx, parts, parent ? 3 : 1);
}

void cg_open_aliases(struct cg *cg)
{
	LLVMMetadataRef root = node(cg, "Go", NULL), bounds[2];

	bounds[0] = LLVMValueAsMetadata(cg_const_i64(cg, 0));
	bounds[1] = LLVMValueAsMetadata(cg_const_i64(cg, INT64_MIN));
	cg->range_kind = LLVMGetMDKindIDInContext(cg->ctx, "range", 5);
	cg->lengths = LLVMMetadataAsValue(cg->ctx, LLVMMDNodeInContext2(cg->ctx, bounds, 2));

	cg->alias_kind = LLVMGetMDKindIDInContext(cg->ctx, "tbaa", 4);
	for (int header = 0; header < 2; header++) {
		LLVMMetadataRef type = node(cg, header ? "pointer or header" : "number", root),
				tag[3] = {type, type, LLVMValueAsMetadata(cg_const_i64(cg, 0))};

		cg->aliases[header] = LLVMMetadataAsValue(cg->ctx, LLVMMDNodeInContext2(cg->ctx, tag, 3));
	}
}

bool cg_is_typed(const struct cg *cg, const struct vm_func *f)
{
	return cg->opt.opt_level > 0 && !cg->opt.no_alias && f && !(f->flags & VM_FN_UNSAFE);
}

static void tag_access(const struct cg_fn *fn, LLVMValueRef access, bool header)
{
	if (cg_is_typed(fn->cg, fn->f))
		LLVMSetMetadata(access, fn->cg->alias_kind, fn->cg->aliases[header]);
}

/* ---- loads and stores ---- */

LLVMValueRef cg_load_word(struct cg_fn *fn, LLVMTypeRef type, LLVMValueRef addr, uint64_t offset, const char *name)
{
	return LLVMBuildLoad2(fn->b, type, cg_offset(fn, addr, offset), name);
}

/* The one place where a Go value's scalar goes to memory. */
static void store_word(struct cg_fn *fn, LLVMValueRef value, LLVMValueRef addr, const struct cg_comp *c)
{
	if (c->boolean)
		value = LLVMBuildZExt(fn->b, value, fn->cg->i8, "");
	tag_access(fn, LLVMBuildStore(fn->b, value, cg_offset(fn, addr, c->offset)), c->header);
}

void cg_store_word(struct cg_fn *fn, LLVMValueRef value, LLVMValueRef addr, uint64_t offset)
{
	LLVMBuildStore(fn->b, value, cg_offset(fn, addr, offset));
}

/* A bool in memory is true when its byte is not 0: unsafe may have put any value there. */
static LLVMValueRef load_component(struct cg_fn *fn, LLVMValueRef addr, const struct cg_comp *c)
{
	LLVMTypeRef i8 = fn->cg->i8;
	LLVMValueRef v = LLVMBuildLoad2(fn->b, c->boolean ? i8 : c->type, cg_offset(fn, addr, c->offset), "");

	tag_access(fn, v, c->header);
	if (c->length && cg_is_typed(fn->cg, fn->f))
		LLVMSetMetadata(v, fn->cg->range_kind, fn->cg->lengths);
	return c->boolean ? LLVMBuildICmp(fn->b, LLVMIntNE, v, LLVMConstInt(i8, 0, false), "") : v;
}

struct cg_value cg_load(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef addr)
{
	const struct cg_type *ct = cg_type(fn->cg, t);
	struct cg_value v = {.type = t, .flat = ct->flat, .n = ct->n, .addr = ct->flat ? NULL : addr};

	for (uint32_t i = 0; i < ct->n; i++)
		v.c[i] = load_component(fn, addr, &ct->comp[i]);
	return v;
}

void cg_zero_bytes(struct cg_fn *fn, LLVMValueRef addr, LLVMValueRef size, uint32_t align)
{
	LLVMBuildMemSet(fn->b, addr, LLVMConstInt(fn->cg->i8, 0, false), size, align);
}

void cg_zero(struct cg_fn *fn, LLVMValueRef addr, const struct vm_type *t)
{
	if (t->size == 0)
		return;
	if (cg_type(fn->cg, t)->flat) {
		struct cg_value zero = cg_zero_value(fn->cg, t);

		cg_store(fn, addr, &zero);
		return;
	}
	cg_zero_bytes(fn, addr, cg_const_i64(fn->cg, (int64_t)t->size), t->align);
}

/* size bytes of values of type elem; they may overlap. */
void cg_move_bytes(struct cg_fn *fn, LLVMValueRef dst, LLVMValueRef src, LLVMValueRef size, const struct vm_type *elem)
{
	bool small = LLVMIsAConstantInt(size) && LLVMConstIntGetZExtValue(size) <= INLINE_MOVE;
	uint32_t align = elem->align ? elem->align : 1;

	if (vm_type_has_pointers(elem) && !small && !LLVMIsAAllocaInst(dst))
		cg_call(fn, CG_gosub_typed_move, dst, src, size);
	else
		LLVMBuildMemMove(fn->b, dst, align, src, align, size);
}

void cg_store(struct cg_fn *fn, LLVMValueRef addr, const struct cg_value *v)
{
	const struct cg_type *ct = cg_type(fn->cg, v->type);

	if (v->type->size == 0)
		return;
	for (uint32_t i = 0; i < ct->n; i++)
		store_word(fn, v->c[i], addr, &ct->comp[i]);
	if (ct->flat)
		return;
	if (!v->addr)
		cg_zero(fn, addr, v->type);
	else if (v->addr != addr)
		cg_move_bytes(fn, addr, v->addr, cg_const_i64(fn->cg, (int64_t)v->type->size), v->type);
}

void cg_store_fresh(struct cg_fn *fn, LLVMValueRef addr, const struct cg_value *v)
{
	if (v->flat || v->addr)
		cg_store(fn, addr, v);
}

LLVMValueRef cg_local_addr(struct cg_fn *fn, uint32_t local)
{
	const struct cg_local *l = &fn->locals[local];

	if (!l->addr)
		kit_fatal("codegen: %s: local %s has no storage", fn->f->name, fn->f->locals.at[local].name);
	return l->indirect ? LLVMBuildLoad2(fn->b, fn->cg->ptr, l->addr, "") : l->addr;
}

static LLVMValueRef index_value(struct cg_fn *fn, const struct vm_proj *p)
{
	const struct cg_value *plain;
	struct cg_value v;

	if (p->local == VM_NO_LOCAL)
		return cg_const_i64(fn->cg, (int64_t)p->constant);
	plain = cg_plain_local(fn, p->local);
	if (plain)
		return cg_int64(fn, plain);
	v = cg_load(fn, fn->f->locals.at[p->local].type, cg_local_addr(fn, p->local));
	return cg_int64(fn, &v);
}

static LLVMValueRef field_addr(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef addr, uint32_t n)
{
	const struct cg_type *ct = cg_type(fn->cg, t);

	if (!ct->fields_match)
		return cg_offset(fn, addr, t->fields[n].offset);
	return LLVMBuildStructGEP2(fn->b, ct->mem, addr, n, t->fields[n].name ? t->fields[n].name : "");
}

static const struct vm_type *base_type(struct cg_fn *fn, const struct vm_place *p)
{
	return p->global ? p->global->type : fn->f->locals.at[p->local].type;
}

static LLVMValueRef load_pointer(struct cg_fn *fn, LLVMValueRef addr)
{
	LLVMValueRef v = cg_load_word(fn, fn->cg->ptr, addr, 0, "");

	tag_access(fn, v, true);
	return v;
}

static LLVMValueRef base_addr(struct cg_fn *fn, const struct vm_place *p)
{
	return p->global ? cg_global(fn->cg, p->global) : cg_local_addr(fn, p->local);
}

LLVMValueRef cg_place_addr(struct cg_fn *fn, const struct vm_place *p)
{
	const struct vm_type *t = base_type(fn, p);
	const struct cg_value *plain = cg_plain(fn, p); /* then its first word is followed */
	LLVMValueRef addr = plain ? NULL : base_addr(fn, p);

	for (uint32_t i = 0; i < p->nproj; i++) {
		const struct vm_proj *proj = &p->proj[i];

		switch (proj->kind) {
		case VM_PROJ_FIELD:
			addr = field_addr(fn, t, addr, proj->n);
			break;
		case VM_PROJ_INDEX:
			if (t->kind != VM_ARRAY)
				addr = addr ? load_pointer(fn, addr) : plain->c[0];
			addr = cg_index(fn, proj->type, addr, index_value(fn, proj));
			break;
		case VM_PROJ_DEREF:
			addr = addr ? load_pointer(fn, addr) : plain->c[0];
			break;
		}
		t = proj->type;
	}
	return addr;
}

void cg_store_place(struct cg_fn *fn, const struct vm_place *p, const struct cg_value *v)
{
	if (p && !p->nproj && !p->global && fn->locals[p->local].plain)
		cg_set_plain(fn, p->local, v);
	else if (p)
		cg_store(fn, cg_place_addr(fn, p), v);
}

LLVMValueRef cg_spill(struct cg_fn *fn, const struct cg_value *v, const char *name)
{
	LLVMValueRef slot;

	if (!v->flat && v->addr)
		return v->addr;
	slot = cg_temp(fn, cg_mem_type(fn->cg, v->type), v->type->align, name);
	cg_store(fn, slot, v);
	return slot;
}

void cg_lifetime(struct cg_fn *fn, bool start, LLVMValueRef addr, uint64_t size)
{
	LLVMValueRef args[2] = {cg_const_i64(fn->cg, (int64_t)size), addr};
	const char *name = start ? "llvm.lifetime.start" : "llvm.lifetime.end";

	/* What has no bounds of life may be cleared anywhere. */
	if (fn->cg->opt.opt_level == 0 || fn->parks)
		return;
	if (CG_LIFETIME_HAS_SIZE)
		cg_intrinsic(fn, name, fn->cg->ptr, args, 2);
	else
		cg_intrinsic(fn, name, fn->cg->ptr, args + 1, 1);
}
