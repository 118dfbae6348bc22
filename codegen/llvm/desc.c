/* desc.c - type descriptors, in the layout of Go's internal/abi (runtime/abi.h).
 *
 * A descriptor is one constant per program, "type:" + link, whichever packages need it: linkonce,
 * in a comdat. 32-bit fields are absolute addresses: programs lie below 2 GB. */
#include "llvm.h"

struct desc {
	struct cg *cg;
	const struct vm_type *t;
	LLVMValueRef parts[12];
	uint32_t n;
};

enum { NAME_EXPORTED = 1, NAME_TAG = 2, NAME_PKGPATH = 4, NAME_EMBEDDED = 8 };

uint32_t cg_type_hash(const struct vm_type *t)
{
	return (uint32_t)kit_hash(t->link, strlen(t->link), 0);
}

LLVMValueRef cg_desc(struct cg *cg, const struct vm_type *t)
{
	struct cg_type *ct = cg_type(cg, t);
	const char *name;

	if (ct->desc)
		return ct->desc;
	name = arena_printf(cg->arena, "type:%s", t->link).data;
	ct->desc = LLVMGetNamedGlobal(cg->mod, name);
	if (ct->desc)
		return ct->desc;
	ct->desc = LLVMAddGlobal(cg->mod, cg->i64, name);
	LLVMSetGlobalConstant(ct->desc, true);
	VEC_PUSH(cg->arena, &cg->desc_todo, t);
	return ct->desc;
}

/* ---- pieces ---- */

static LLVMValueRef i32(struct desc *d, uint64_t n)
{
	return LLVMConstInt(d->cg->i32, n, false);
}

static LLVMValueRef i64(struct desc *d, uint64_t n)
{
	return LLVMConstInt(d->cg->i64, n, false);
}

static LLVMValueRef null_ptr(struct desc *d)
{
	return LLVMConstNull(d->cg->ptr);
}

static LLVMValueRef address32(struct desc *d, LLVMValueRef p)
{
	return LLVMConstPtrToInt(p, d->cg->i32);
}

static LLVMValueRef struct_of(struct desc *d, LLVMValueRef *parts, uint32_t n, bool packed)
{
	return LLVMConstStructInContext(d->cg->ctx, parts, n, packed);
}

/* Not in the descriptor's comdat: LLVM merges equal constants of two descriptors. In a section of
 * its own it goes with the last reference. */
/* A constant that every package with the same contents shares. */
static LLVMValueRef shared(struct desc *d, LLVMValueRef init, uint32_t align, const char *name)
{
	LLVMValueRef g = LLVMGetNamedGlobal(d->cg->mod, name);

	if (g)
		return g;
	g = LLVMAddGlobal(d->cg->mod, LLVMTypeOf(init), name);
	LLVMSetInitializer(g, init);
	LLVMSetGlobalConstant(g, true);
	LLVMSetAlignment(g, align);
	cg_linkonce(d->cg, g, name);
	return g;
}

static const char *hashed(struct desc *d, const char *prefix, const void *data, size_t n, uint64_t seed)
{
	return arena_printf(d->cg->arena, "go:%s.%016llx", prefix, (unsigned long long)kit_hash(data, n, seed)).data;
}

static void push(struct desc *d, LLVMValueRef v)
{
	KIT_ASSERT(d->n < KIT_COUNT(d->parts));
	d->parts[d->n++] = v;
}

static void varint(struct text *t, size_t n)
{
	for (; n >= 128; n >>= 7)
		text_char(t, (char)(n | 128));
	text_char(t, (char)n);
}

/* An abi.Name: flags, length, bytes, tag, and for unexported methods the address of the package
 * path's name. */
static LLVMValueRef name_of(struct desc *d, const char *name, struct str tag, bool exported, bool embedded,
			    const char *pkg)
{
	struct text t = {.arena = d->cg->arena};
	LLVMValueRef parts[2];

	text_char(&t, (char)((exported ? NAME_EXPORTED : 0) | (tag.len ? NAME_TAG : 0) |
			     (embedded ? NAME_EMBEDDED : 0) | (pkg ? NAME_PKGPATH : 0)));
	varint(&t, strlen(name));
	text_add(&t, str_of(name));
	if (tag.len) {
		varint(&t, tag.len);
		text_add(&t, tag);
	}
	parts[0] = LLVMConstStringInContext2(d->cg->ctx, t.data, t.len, true);
	if (!pkg)
		return shared(d, parts[0], 1, hashed(d, "name", t.data, t.len, 0));
	parts[1] = address32(d, name_of(d, pkg, (struct str){0}, false, false, NULL));
	return shared(d, struct_of(d, parts, 2, true), 1,
		      hashed(d, "name", t.data, t.len, kit_hash(pkg, strlen(pkg), 1)));
}

static LLVMValueRef plain_name(struct desc *d, const char *name, bool exported)
{
	return name_of(d, name, (struct str){0}, exported, false, NULL);
}

static void mark_pointers(uint8_t *mask, const struct vm_type *t, uint64_t offset)
{
	uint64_t word = offset / 8;

	if (!t->ptr_bytes)
		return;
	switch (t->kind) {
	case VM_STRUCT:
		for (uint32_t i = 0; i < t->nfields; i++)
			mark_pointers(mask, t->fields[i].type, offset + t->fields[i].offset);
		break;
	case VM_ARRAY:
		for (uint64_t i = 0; i < t->len; i++)
			mark_pointers(mask, t->elem, offset + i * t->elem->size);
		break;
	case VM_INTERFACE: /* both words, as Go has it */
		mask[(word + 1) / 8] |= (uint8_t)(1 << (word + 1) % 8);
		/* fallthrough */
	default:
		mask[word / 8] |= (uint8_t)(1 << word % 8);
	}
}

static bool mask_is_too_large(const struct vm_type *t)
{
	return t->ptr_bytes / 8 > GOSUB_GCMASK_MAX_WORDS;
}

static LLVMValueRef pointer_mask(struct desc *d)
{
	uint64_t n = (d->t->ptr_bytes / 8 + 63) / 64 * 8; /* read by whole words */
	uint8_t *mask;

	if (!n || mask_is_too_large(d->t))
		return null_ptr(d);
	mask = ARENA_ARRAY(d->cg->arena, uint8_t, n + 1);
	mark_pointers(mask, d->t, 0);
	return shared(d, LLVMConstStringInContext2(d->cg->ctx, (const char *)mask, n, true), 1,
		      hashed(d, "gcmask", mask, n, 0));
}

/* The func value of a function that all packages share. */
static LLVMValueRef shared_closure(struct desc *d, LLVMValueRef fn)
{
	LLVMValueRef g;
	const char *name;
	size_t len;

	if (!fn)
		return null_ptr(d);
	name = arena_printf(d->cg->arena, "%s·f", LLVMGetValueName2(fn, &len)).data;
	g = LLVMGetNamedGlobal(d->cg->mod, name);
	if (g)
		return g;
	g = LLVMAddGlobal(d->cg->mod, d->cg->ptr, name);
	LLVMSetInitializer(g, fn);
	LLVMSetGlobalConstant(g, true);
	cg_linkonce(d->cg, g, name);
	return g;
}

static bool has_name(const struct vm_type *t)
{
	return t->named || t->kind < VM_ARRAY || t->kind == VM_STRING || t->kind == VM_UNSAFEPTR;
}

static bool has_uncommon(const struct vm_type *t)
{
	return t->named || t->nmethods || t->kind == VM_UNSAFEPTR; /* which has a package */
}

/* As gc has it: of a pointer the name of what it points to counts. */
static bool is_exported(const struct vm_type *t)
{
	if (t->kind == VM_POINTER && !t->named)
		t = t->elem;
	return t->exported || (t->kind == VM_UNSAFEPTR && !t->named);
}

static LLVMValueRef header(struct desc *d)
{
	const struct vm_type *t = d->t;
	struct cg *cg = d->cg;
	uint8_t flags = (uint8_t)((has_uncommon(t) ? GOSUB_TFLAG_UNCOMMON : 0) | (has_name(t) ? GOSUB_TFLAG_NAMED : 0) |
				  (t->regular_memory ? GOSUB_TFLAG_REGULAR_MEMORY : 0) |
				  (t->direct_iface ? GOSUB_TFLAG_DIRECT_IFACE : 0) |
				  (mask_is_too_large(t) ? GOSUB_TFLAG_GC_ON_DEMAND : 0));
	const struct vm_type *pointer = vm_type_told_pointer(t);
	LLVMValueRef parts[] = {
	    i64(d, t->size),
	    i64(d, t->ptr_bytes),
	    i32(d, cg_type_hash(t)),
	    LLVMConstInt(cg->i8, flags, false),
	    LLVMConstInt(cg->i8, t->align, false),
	    LLVMConstInt(cg->i8, t->field_align ? t->field_align : t->align, false),
	    LLVMConstInt(cg->i8, t->kind, false),
	    shared_closure(d, cg_equal_func(cg, t)),
	    pointer_mask(d),
	    address32(d, plain_name(d, t->string, is_exported(t))),
	    pointer ? address32(d, cg_desc(cg, pointer)) : i32(d, 0),
	};

	return struct_of(d, parts, KIT_COUNT(parts), false);
}

/* ---- by kind ---- */

static LLVMValueRef slice_of_elem(struct desc *d)
{
	const struct vm_type *s =
	    vm_type_find(d->cg->pkg->types, arena_printf(d->cg->arena, "[]%s", d->t->elem->link).data);

	return s ? cg_desc(d->cg, s) : null_ptr(d);
}

static void push_slice(struct desc *d, LLVMValueRef *elems, uint32_t n, const char *name)
{
	LLVMValueRef array;

	if (n == 0) {
		push(d, null_ptr(d));
	} else {
		array = LLVMConstArray2(LLVMTypeOf(elems[0]), elems, n);
		push(d, shared(d, array, 8, arena_printf(d->cg->arena, "type:.%s.%s", name, d->t->link).data));
	}
	push(d, i64(d, n));
	push(d, i64(d, n));
}

static const char *package_of_fields(const struct vm_type *t)
{
	for (uint32_t i = 0; i < t->nfields; i++)
		if (t->fields[i].pkg)
			return t->fields[i].pkg;
	return NULL;
}

static void struct_part(struct desc *d)
{
	const struct vm_type *t = d->t;
	LLVMValueRef *fields = ARENA_ARRAY(d->cg->arena, LLVMValueRef, t->nfields + 1);
	const char *pkg = package_of_fields(t);

	for (uint32_t i = 0; i < t->nfields; i++) {
		const struct vm_field *f = &t->fields[i];
		LLVMValueRef parts[3] = {name_of(d, f->name ? f->name : "_", f->tag, !f->pkg, f->embedded, NULL),
					 cg_desc(d->cg, f->type), i64(d, f->offset)};

		fields[i] = struct_of(d, parts, 3, false);
	}
	push(d, pkg ? plain_name(d, pkg, false) : null_ptr(d));
	push_slice(d, fields, t->nfields, "fields");
}

/* The package whose unexported methods need not name it: that of the type's own name, or of the name it points to. */
static const char *home_of(const struct vm_type *t)
{
	if (t->kind == VM_POINTER && !t->named)
		t = t->elem;
	return t->pkg && t->pkg[0] ? t->pkg : NULL;
}

/* Which package stands in the name of a method of t. reflect takes one for a sign that the method came by embedding. */
static const char *named_package(const struct vm_type *t, const char *pkg)
{
	const char *home = home_of(t);

	return pkg && home && strcmp(pkg, home) == 0 ? NULL : pkg;
}

static void interface_part(struct desc *d)
{
	const struct vm_type *t = d->t;
	LLVMValueRef *methods = ARENA_ARRAY(d->cg->arena, LLVMValueRef, t->nimethods + 1);
	const char *pkg = home_of(t);

	for (uint32_t i = 0; i < t->nimethods; i++) {
		const struct vm_imethod *m = &t->imethods[i];
		const char *named = named_package(t, m->pkg);
		LLVMValueRef parts[2] = {address32(d, name_of(d, m->name, (struct str){0}, !m->pkg, false, named)),
					 address32(d, cg_desc(d->cg, m->type))};

		if (m->pkg && !pkg)
			pkg = m->pkg;
		methods[i] = struct_of(d, parts, 2, false);
	}
	push(d, pkg ? plain_name(d, pkg, false) : null_ptr(d));
	push_slice(d, methods, t->nimethods, "imethods");
}

bool cg_type_holds(const struct vm_type *t, bool interfaces_only)
{
	if (t->kind == VM_INTERFACE)
		return true;
	if (!interfaces_only && (t->kind == VM_STRING || vm_type_is_float(t) || vm_type_is_complex(t)))
		return true;
	if (t->kind == VM_ARRAY)
		return cg_type_holds(t->elem, interfaces_only);
	for (uint32_t i = 0; t->kind == VM_STRUCT && i < t->nfields; i++)
		if (cg_type_holds(t->fields[i].type, interfaces_only))
			return true;
	return false;
}

static void map_part(struct desc *d)
{
	const struct vm_type *t = d->t;
	uint32_t flags = (cg_type_holds(t->key, false) ? GOSUB_MAP_KEY_UPDATE : 0) |
			 (cg_type_holds(t->key, true) ? GOSUB_MAP_HASH_PANICS : 0);

	push(d, cg_desc(d->cg, t->key));
	push(d, cg_desc(d->cg, t->elem));
	push(d, null_ptr(d));
	push(d, shared_closure(d, cg_hash_func(d->cg, t->key)));
	push(d, LLVMConstNull(LLVMArrayType2(d->cg->i64, 6))); /* Go's layout of groups */
	push(d, i32(d, flags));
	push(d, i32(d, 0));
}

/* Types of a func type that its descriptor tells of. */
static uint32_t told_params(const struct vm_type *t)
{
	return t->nparams < GOSUB_FUNC_MAX_PARAMS ? t->nparams : GOSUB_FUNC_MAX_PARAMS;
}

static uint32_t told_results(const struct vm_type *t)
{
	return t->nresults < GOSUB_FUNC_MAX_RESULTS ? t->nresults : GOSUB_FUNC_MAX_RESULTS;
}

static void func_part(struct desc *d)
{
	LLVMTypeRef i16 = d->cg->i16;

	push(d, LLVMConstInt(i16, told_params(d->t), false));
	push(d, LLVMConstInt(i16, told_results(d->t) | (d->t->variadic ? 1u << 15 : 0), false));
	push(d, address32(d, cg_thunk_address(d->cg, d->t)));
}

static void kind_part(struct desc *d)
{
	switch (d->t->kind) {
	case VM_ARRAY:
		push(d, cg_desc(d->cg, d->t->elem));
		push(d, slice_of_elem(d));
		push(d, i64(d, d->t->len));
		break;
	case VM_CHAN:
		push(d, cg_desc(d->cg, d->t->elem));
		push(d, i64(d, d->t->dir));
		break;
	case VM_FUNC:
		func_part(d);
		break;
	case VM_INTERFACE:
		interface_part(d);
		break;
	case VM_MAP:
		map_part(d);
		break;
	case VM_POINTER:
	case VM_SLICE:
		push(d, cg_desc(d->cg, d->t->elem));
		break;
	case VM_STRUCT:
		struct_part(d);
		break;
	default:
		break;
	}
}

/* ---- uncommon part: package and methods ---- */

static LLVMValueRef uncommon(struct desc *d, uint32_t distance)
{
	const struct vm_type *t = d->t;
	const char *pkg = t->kind == VM_UNSAFEPTR && !t->named ? "unsafe" : home_of(t);
	uint32_t exported = 0;
	LLVMValueRef parts[5];

	for (uint32_t i = 0; i < t->nmethods; i++)
		exported += !t->methods[i].pkg;
	parts[0] = pkg ? address32(d, plain_name(d, pkg, false)) : i32(d, 0);
	if (t->nmethods > UINT16_MAX)
		cg_error(d->cg, "too many methods on %s: %u", t->string, t->nmethods);
	parts[1] = LLVMConstInt(d->cg->i16, t->nmethods, false);
	parts[2] = LLVMConstInt(d->cg->i16, exported, false);
	parts[3] = i32(d, distance);
	parts[4] = i32(d, 0);
	return struct_of(d, parts, 5, false);
}

static LLVMValueRef method_array(struct desc *d)
{
	const struct vm_type *t = d->t;
	LLVMValueRef *methods = ARENA_ARRAY(d->cg->arena, LLVMValueRef, t->nmethods + 1);

	for (uint32_t i = 0; i < t->nmethods; i++) {
		const struct vm_method *m = &t->methods[i];
		LLVMValueRef parts[4] = {
		    address32(d, name_of(d, m->name, (struct str){0}, !m->pkg, false, named_package(t, m->pkg))),
		    address32(d, cg_desc(d->cg, m->type)),
		    m->ifn ? address32(d, cg_method(d->cg, m->ifn)) : i32(d, 0),
		    m->tfn ? address32(d, cg_method(d->cg, m->tfn)) : i32(d, 0),
		};

		methods[i] = struct_of(d, parts, 4, false);
	}
	return LLVMConstArray2(LLVMTypeOf(methods[0]), methods, t->nmethods);
}

/* What follows the kind's part: uncommon, the types of a func, methods. */
static void tail(struct desc *d)
{
	const struct vm_type *t = d->t;
	uint32_t np = t->kind == VM_FUNC ? told_params(t) : 0;
	uint32_t ntypes = t->kind == VM_FUNC ? np + told_results(t) : 0;
	LLVMValueRef *types = ARENA_ARRAY(d->cg->arena, LLVMValueRef, ntypes + 1);

	if (has_uncommon(t))
		push(d, uncommon(d, (uint32_t)sizeof(struct gosub_uncommon) + 8 * ntypes));
	for (uint32_t i = 0; i < ntypes; i++)
		types[i] = cg_desc(d->cg, i < np ? t->params[i] : t->results[i - np]);
	if (ntypes)
		push(d, LLVMConstArray2(d->cg->ptr, types, ntypes));
	if (t->nmethods)
		push(d, method_array(d));
}

/* Package reflect makes no second descriptor of a type that the program has: it looks for it among these. */
static void add_typelink(struct cg *cg, const struct vm_type *t, LLVMValueRef desc)
{
	static const char kinds[] = {VM_ARRAY, VM_CHAN, VM_FUNC, VM_MAP, VM_POINTER, VM_SLICE, VM_STRUCT};
	LLVMValueRef link;

	if (t->named || !memchr(kinds, (char)t->kind, sizeof kinds))
		return;
	link = cg_private(cg, desc, 8, "typelink");
	cg_tie(cg, link, desc, "gosub_typelinks");
	VEC_PUSH(cg->arena, &cg->used, link);
}

static void emit_desc(struct cg *cg, const struct vm_type *t)
{
	struct cg_type *ct = cg_type(cg, t);
	const char *name = arena_printf(cg->arena, "type:%s", t->link).data;
	struct desc d = {.cg = cg, .t = t};
	LLVMValueRef init, g;

	push(&d, header(&d));
	kind_part(&d);
	tail(&d);
	init = struct_of(&d, d.parts, d.n, false);
	g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "");
	LLVMReplaceAllUsesWith(ct->desc, g);
	LLVMDeleteGlobal(ct->desc);
	LLVMSetValueName2(g, name, strlen(name));
	LLVMSetInitializer(g, init);
	LLVMSetGlobalConstant(g, true);
	LLVMSetAlignment(g, 8);
	cg_linkonce(cg, g, name);
	add_typelink(cg, t, g);
	ct->desc = g;
}

bool cg_emit_pending_descs(struct cg *cg)
{
	if (!cg->desc_todo.len)
		return false;
	while (cg->desc_todo.len)
		emit_desc(cg, cg->desc_todo.at[--cg->desc_todo.len]);
	return true;
}
