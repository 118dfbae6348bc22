/* value.c - operands, constants and results as values. */
#include "llvm.h"

struct cg_value cg_scalar(const struct vm_type *t, LLVMValueRef v)
{
	return (struct cg_value){.type = t, .flat = true, .n = 1, .c = {v}};
}

struct cg_value cg_zero_value(struct cg *cg, const struct vm_type *t)
{
	const struct cg_type *ct = cg_type(cg, t);
	struct cg_value v = {.type = t, .flat = ct->flat, .n = ct->n};

	for (uint32_t i = 0; i < ct->n; i++)
		v.c[i] = LLVMConstNull(ct->comp[i].type);
	return v;
}

LLVMValueRef cg_private(struct cg *cg, LLVMValueRef init, uint32_t align, const char *name)
{
	LLVMValueRef g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), name);

	LLVMSetInitializer(g, init);
	LLVMSetGlobalConstant(g, true);
	LLVMSetLinkage(g, LLVMPrivateLinkage);
	LLVMSetUnnamedAddress(g, LLVMGlobalUnnamedAddr);
	LLVMSetAlignment(g, align);
	return g;
}

LLVMValueRef cg_string_data(struct cg *cg, struct str s)
{
	LLVMValueRef g;

	if (s.len == 0)
		return LLVMConstNull(cg->ptr);
	g = map_get_str(cg->strings, s);
	if (!g) {
		g = cg_private(cg, LLVMConstStringInContext2(cg->ctx, s.data, s.len, true), 1, "str");
		map_put_str(cg->strings, s, g);
	}
	return g;
}

/* The func value of a function without captures: a constant object that holds its address. */
LLVMValueRef cg_closure_const(struct cg *cg, const struct vm_func *f)
{
	const char *name = arena_printf(cg->arena, "%s·f", f->name).data;
	LLVMValueRef g = map_get_str(cg->closures, str_of(name));

	if (g)
		return g;
	g = LLVMAddGlobal(cg->mod, cg->ptr, name);
	LLVMSetInitializer(g, cg_func(cg, f));
	LLVMSetGlobalConstant(g, true);
	LLVMSetAlignment(g, 8);
	cg_linkonce(cg, g, name);
	map_put_str(cg->closures, str_of(name), g);
	return g;
}

LLVMValueRef cg_boxed(struct cg *cg, const struct vm_type *t, const struct vm_const *c)
{
	LLVMValueRef value = cg_const_mem(cg, t, c), g = map_get(cg->boxes, value);

	if (!g) {
		g = cg_private(cg, value, t->align, "boxed");
		map_put(cg->boxes, value, g);
	} else if (LLVMGetAlignment(g) < t->align) {
		LLVMSetAlignment(g, t->align);
	}
	return g;
}

static LLVMValueRef global_address(struct cg *cg, const struct vm_const *c)
{
	LLVMValueRef index = cg_const_i64(cg, c->bits);

	if (!c->bits)
		return cg_global(cg, c->global);
	return LLVMConstInBoundsGEP2(cg->i8, cg_global(cg, c->global), &index, 1);
}

static LLVMValueRef iface_data(struct cg *cg, const struct vm_type *t, const struct vm_const *inner)
{
	LLVMValueRef index;

	if (t->direct_iface)
		return cg_const(cg, t, inner).c[0];
	if (t->size == 0)
		return cg_extern_data(cg, "gosub_zerobase", cg->i64);
	if (inner->kind == VM_CONST_GLOBAL)
		return global_address(cg, inner);
	if (t->size == 1 && inner->kind == VM_CONST_INT) {
		index = cg_const_i64(cg, inner->bits & 255);
		return LLVMConstInBoundsGEP2(
		    cg->i64, cg_extern_data(cg, "gosub_small_ints", LLVMArrayType2(cg->i64, 256)), &index, 1);
	}
	return cg_boxed(cg, t, inner);
}

static LLVMValueRef const_float(struct cg *cg, LLVMTypeRef type, double x)
{
	uint64_t bits;
	uint32_t bits32;
	float narrow = (float)x;

	memcpy(&bits, &x, sizeof bits);
	memcpy(&bits32, &narrow, sizeof bits32);
	return type == cg->f32 ? LLVMConstBitCast(LLVMConstInt(cg->i32, bits32, false), type)
			       : LLVMConstBitCast(LLVMConstInt(cg->i64, bits, false), type);
}

struct cg_value cg_const(struct cg *cg, const struct vm_type *t, const struct vm_const *c)
{
	const struct cg_type *ct = cg_type(cg, t);
	struct cg_value v = cg_zero_value(cg, t);

	switch (c->kind) {
	case VM_CONST_ZERO:
		break;
	case VM_CONST_INT:
		if (ct->comp[0].pointer)
			v.c[0] = LLVMConstIntToPtr(cg_const_i64(cg, c->bits), cg->ptr);
		else if (ct->comp[0].fp)
			v.c[0] = const_float(cg, ct->comp[0].type, (double)c->bits);
		else
			v.c[0] = LLVMConstInt(ct->comp[0].type,
					      (uint64_t)c->bits & (ct->comp[0].boolean ? 1 : ~(uint64_t)0), true);
		break;
	case VM_CONST_FLOAT:
		v.c[0] = const_float(cg, ct->comp[0].type, c->f[0]);
		break;
	case VM_CONST_COMPLEX:
		v.c[0] = const_float(cg, ct->comp[0].type, c->f[0]);
		v.c[1] = const_float(cg, ct->comp[0].type, c->f[1]);
		break;
	case VM_CONST_STRING:
		v.c[0] = cg_string_data(cg, c->s);
		v.c[1] = cg_const_i64(cg, (int64_t)c->s.len);
		break;
	case VM_CONST_FUNC:
		v.c[0] = cg_closure_const(cg, c->func);
		break;
	case VM_CONST_GLOBAL:
		v.c[0] = global_address(cg, c);
		if (t->kind == VM_SLICE) { /* a whole array variable as a slice */
			v.c[1] = cg_const_i64(cg, (int64_t)c->global->type->len);
			v.c[2] = v.c[1];
		}
		break;
	case VM_CONST_TYPE:
		v.c[0] = cg_desc(cg, c->desc);
		break;
	case VM_CONST_IFACE:
		v.c[0] = cg_is_eface(t) ? cg_dynamic_desc(cg, c->desc) : cg_itab(cg, c->desc, t);
		v.c[1] = iface_data(cg, c->desc, c->inner);
		break;
	}
	return v;
}

LLVMTypeRef cg_const_mem_type(struct cg *cg, const struct vm_type *t, const struct vm_const *c)
{
	const struct cg_type *ct = cg_type(cg, t);
	LLVMTypeRef parts[2 * CG_COMPS + 1];
	uint32_t n = 0;
	uint64_t at = 0;

	if (c->kind == VM_CONST_STRING && t->kind == VM_ARRAY)
		return cg_bytes(cg, c->s.len);
	if (!ct->flat)
		return ct->mem;
	for (uint32_t i = 0; i < ct->n; i++) {
		LLVMTypeRef part = ct->comp[i].boolean ? cg->i8 : ct->comp[i].type;

		if (ct->comp[i].offset > at)
			parts[n++] = cg_bytes(cg, ct->comp[i].offset - at);
		parts[n++] = part;
		at = ct->comp[i].offset + LLVMABISizeOfType(cg->td, part);
	}
	if (t->size > at)
		parts[n++] = cg_bytes(cg, t->size - at);
	return n == 1 ? parts[0] : LLVMStructTypeInContext(cg->ctx, parts, n, true);
}

LLVMValueRef cg_const_mem(struct cg *cg, const struct vm_type *t, const struct vm_const *c)
{
	const struct cg_type *ct = cg_type(cg, t);
	LLVMValueRef parts[2 * CG_COMPS + 1];
	struct cg_value v;
	uint32_t n = 0;
	uint64_t at = 0;

	if (c->kind == VM_CONST_STRING && t->kind == VM_ARRAY)
		return LLVMConstStringInContext2(cg->ctx, c->s.data, c->s.len, true);
	if (!ct->flat)
		return LLVMConstNull(ct->mem);
	v = cg_const(cg, t, c);
	for (uint32_t i = 0; i < ct->n; i++) {
		LLVMValueRef part = v.c[i];

		if (ct->comp[i].boolean)
			part = LLVMConstInt(cg->i8, LLVMConstIntGetZExtValue(part), false);
		if (ct->comp[i].offset > at)
			parts[n++] = LLVMConstNull(cg_bytes(cg, ct->comp[i].offset - at));
		parts[n++] = part;
		at = ct->comp[i].offset + LLVMABISizeOfType(cg->td, LLVMTypeOf(part));
	}
	if (t->size > at)
		parts[n++] = LLVMConstNull(cg_bytes(cg, t->size - at));
	return n == 1 ? parts[0] : LLVMConstStructInContext(cg->ctx, parts, n, true);
}

struct cg_value cg_operand(struct cg_fn *fn, const struct vm_operand *o)
{
	const struct cg_value *plain;
	struct cg_value v;

	switch (o->kind) {
	case VM_OPND_CONST:
		return cg_const(fn->cg, o->type, o->constant);
	case VM_OPND_PLACE:
		plain = o->place->nproj ? NULL : cg_plain(fn, o->place);
		if (plain) {
			v = *plain;
			v.type = o->place->type;
			return v;
		}
		return cg_load(fn, o->place->type, cg_place_addr(fn, o->place));
	case VM_OPND_NONE:
		break;
	}
	return (struct cg_value){0};
}

struct cg_value cg_arg(struct cg_fn *fn, uint32_t n)
{
	return cg_operand(fn, &fn->inst->args[n]);
}

void cg_result(struct cg_fn *fn, uint32_t n, ...)
{
	const struct vm_place *dst = n < fn->inst->ndst ? fn->inst->dst[n] : NULL;
	struct cg_value v;
	va_list ap;

	if (!dst)
		return;
	v = (struct cg_value){.type = dst->type, .flat = true, .n = cg_type(fn->cg, dst->type)->n};
	va_start(ap, n);
	for (uint32_t i = 0; i < v.n; i++)
		v.c[i] = va_arg(ap, LLVMValueRef);
	va_end(ap);
	cg_store_place(fn, dst, &v);
}

LLVMValueRef cg_int64(struct cg_fn *fn, const struct cg_value *v)
{
	struct cg *cg = fn->cg;
	LLVMTypeRef type = LLVMTypeOf(v->c[0]);

	if (type == cg->ptr)
		return LLVMBuildPtrToInt(fn->b, v->c[0], cg->i64, "");
	if (type == cg->i64)
		return v->c[0];
	return cg_is_unsigned(v->type) || v->type->kind == VM_BOOL ? LLVMBuildZExt(fn->b, v->c[0], cg->i64, "")
								   : LLVMBuildSExt(fn->b, v->c[0], cg->i64, "");
}

struct cg_value cg_extract(struct cg_fn *fn, const struct cg_value *v, const struct vm_type *t, uint64_t offset)
{
	const struct cg_type *whole = cg_type(fn->cg, v->type), *ct = cg_type(fn->cg, t);
	struct cg_value out = {.type = t, .flat = ct->flat, .n = ct->n};

	if (!v->flat && !v->addr)
		return cg_zero_value(fn->cg, t);
	if (!v->flat)
		return cg_load(fn, t, cg_offset(fn, v->addr, offset));
	if (ct->n == 0)
		return out;
	for (uint32_t i = 0; i < whole->n; i++)
		if (whole->comp[i].offset == offset + ct->comp[0].offset) {
			memcpy(out.c, v->c + i, ct->n * sizeof *out.c);
			return out;
		}
	kit_fatal("codegen: no part of %s at %llu", v->type->string, (unsigned long long)offset);
}
