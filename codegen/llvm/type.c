/* type.c - what the IR's types are in LLVM: in memory, and taken apart into scalars. */
#include "llvm.h"

static LLVMTypeRef scalar_type(struct cg *cg, enum vm_kind kind)
{
	switch (kind) {
	case VM_BOOL:
		return cg->i1;
	case VM_INT8:
	case VM_UINT8:
		return cg->i8;
	case VM_INT16:
	case VM_UINT16:
		return cg->i16;
	case VM_INT32:
	case VM_UINT32:
		return cg->i32;
	case VM_INT:
	case VM_UINT:
	case VM_INT64:
	case VM_UINT64:
	case VM_UINTPTR:
		return cg->i64;
	case VM_FLOAT32:
		return cg->f32;
	case VM_FLOAT64:
		return cg->f64;
	case VM_CHAN:
	case VM_FUNC:
	case VM_MAP:
	case VM_POINTER:
	case VM_UNSAFEPTR:
		return cg->ptr;
	default:
		return NULL;
	}
}

/* Larger types are often the disguise of memory of unknown size. */
enum { MAX_POINTEE = 4096 };

struct parts {
	struct cg *cg;
	struct cg_type *out;
	bool fits;
};

static void part(struct parts *p, LLVMTypeRef type, uint64_t offset, bool header)
{
	if (p->out->n == CG_COMPS) {
		p->fits = false;
		return;
	}
	p->out->comp[p->out->n++] = (struct cg_comp){
	    .type = type,
	    .offset = offset,
	    .fp = type == p->cg->f32 || type == p->cg->f64,
	    .boolean = type == p->cg->i1,
	    .pointer = type == p->cg->ptr,
	    .header = header,
	    .length = header && type == p->cg->i64,
	};
}

static void take_apart(struct parts *p, const struct vm_type *t, uint64_t offset)
{
	struct cg *cg = p->cg;

	if (!p->fits)
		return;
	switch (t->kind) {
	case VM_STRING:
		part(p, cg->ptr, offset, true);
		part(p, cg->i64, offset + 8, true);
		break;
	case VM_SLICE:
		part(p, cg->ptr, offset, true);
		part(p, cg->i64, offset + 8, true);
		part(p, cg->i64, offset + 16, true);
		break;
	case VM_INTERFACE:
		part(p, cg->ptr, offset, true);
		part(p, cg->ptr, offset + 8, true);
		break;
	case VM_COMPLEX64:
		part(p, cg->f32, offset, false);
		part(p, cg->f32, offset + 4, false);
		break;
	case VM_COMPLEX128:
		part(p, cg->f64, offset, false);
		part(p, cg->f64, offset + 8, false);
		break;
	case VM_STRUCT:
		for (uint32_t i = 0; i < t->nfields; i++)
			take_apart(p, t->fields[i].type, offset + t->fields[i].offset);
		break;
	case VM_ARRAY:
		if (t->len == 1)
			take_apart(p, t->elem, offset);
		else if (t->size != 0)
			p->fits = false;
		break;
	case VM_MAPITER:
		p->fits = false;
		break;
	default: {
		LLVMTypeRef type = scalar_type(cg, t->kind);

		if (!type)
			kit_fatal("codegen: value of type %s (kind %d)", t->string ? t->string : "?", t->kind);
		part(p, type, offset, type == cg->ptr);
		if (p->fits && t->kind == VM_POINTER && t->elem->size <= MAX_POINTEE) {
			p->out->comp[p->out->n - 1].pointee = t->elem->size;
			p->out->comp[p->out->n - 1].pointee_align = t->elem->align;
		}
	}
	}
}

LLVMTypeRef cg_bytes(struct cg *cg, uint64_t n)
{
	return LLVMArrayType2(cg->i8, n);
}

/* A struct type whose fields lie where the IR says, or bytes when LLVM would put them elsewhere. */
static LLVMTypeRef struct_type(struct cg *cg, const struct vm_type *t, struct cg_type *out)
{
	LLVMTypeRef *fields = ARENA_ARRAY(cg->arena, LLVMTypeRef, t->nfields + 1);
	LLVMTypeRef type;
	uint32_t n = t->nfields;
	uint64_t end = 0;

	for (uint32_t i = 0; i < n; i++) {
		fields[i] = cg_mem_type(cg, t->fields[i].type);
		end = t->fields[i].offset + t->fields[i].type->size;
	}
	type = LLVMStructTypeInContext(cg->ctx, fields, n, false);
	if (LLVMABISizeOfType(cg->td, type) < t->size) {
		fields[n++] = cg_bytes(cg, t->size - end);
		type = LLVMStructTypeInContext(cg->ctx, fields, n, false);
	}
	out->fields_match = LLVMABISizeOfType(cg->td, type) == t->size;
	for (uint32_t i = 0; i < t->nfields; i++)
		if (LLVMOffsetOfElement(cg->td, type, i) != t->fields[i].offset)
			out->fields_match = false;
	if (!out->fields_match)
		return cg_bytes(cg, t->size);
	if (t->named && t->link) {
		type = LLVMStructCreateNamed(cg->ctx, t->link);
		LLVMStructSetBody(type, fields, n, false);
	}
	return type;
}

static LLVMTypeRef memory_type(struct cg *cg, const struct vm_type *t, struct cg_type *out)
{
	LLVMTypeRef words[3] = {cg->ptr, cg->i64, cg->i64};

	switch (t->kind) {
	case VM_BOOL:
		return cg->i8;
	case VM_STRING:
		return LLVMStructTypeInContext(cg->ctx, words, 2, false);
	case VM_SLICE:
		return LLVMStructTypeInContext(cg->ctx, words, 3, false);
	case VM_INTERFACE:
		words[1] = cg->ptr;
		return LLVMStructTypeInContext(cg->ctx, words, 2, false);
	case VM_COMPLEX64:
		return LLVMArrayType2(cg->f32, 2);
	case VM_COMPLEX128:
		return LLVMArrayType2(cg->f64, 2);
	case VM_ARRAY:
		return LLVMArrayType2(cg_mem_type(cg, t->elem), t->len);
	case VM_STRUCT:
		return struct_type(cg, t, out);
	case VM_MAPITER:
		return LLVMArrayType2(cg->i64, GOSUB_MAPITER_SIZE / 8);
	default:
		return scalar_type(cg, t->kind);
	}
}

struct cg_type *cg_type(struct cg *cg, const struct vm_type *t)
{
	struct cg_type *out;
	struct parts p;

	if (t->id >= cg->ntypes) {
		uint32_t n = t->id + 64 > 2 * cg->ntypes ? t->id + 64 : 2 * cg->ntypes;
		struct cg_type **more = ARENA_ARRAY(cg->arena, struct cg_type *, n);

		if (cg->ntypes)
			memcpy(more, cg->types, cg->ntypes * sizeof *more);
		cg->types = more;
		cg->ntypes = n;
	}
	if (cg->types[t->id])
		return cg->types[t->id];
	out = ARENA_NEW(cg->arena, struct cg_type);
	cg->types[t->id] = out;
	p = (struct parts){cg, out, true};
	take_apart(&p, t, 0);
	out->flat = p.fits;
	if (!out->flat)
		out->n = 0;
	out->mem = memory_type(cg, t, out);
	return out;
}

LLVMTypeRef cg_mem_type(struct cg *cg, const struct vm_type *t)
{
	return cg_type(cg, t)->mem;
}

bool cg_is_unsigned(const struct vm_type *t)
{
	return t->kind >= VM_UINT && t->kind <= VM_UINTPTR;
}
