/* shape.c - what equality sees of a type's memory, and the function for each shape of it.
 *
 * Types that are compared alike share a function, type:.eq.SHAPE, which descriptors name too: a program has a fifth as
 * many shapes as types. A shape is written as its pieces in order:
 *   M8          bytes that are compared as such: fields that lie beside each other are one piece
 *   F D C Z     floats and complex numbers, by size
 *   S           a string
 *   I E         an interface with methods, and without
 *   A4x16(SM8)  four elements that are not compared as bytes, their size and shape
 *   K4          bytes that are not compared */
#include "llvm.h"

struct piece {
	char kind;
	uint64_t offset, size;
	const struct vm_type *type; /* NULL: bytes */
};

struct shape {
	struct arena *arena;
	VEC(struct piece) pieces;
};

/* ---- shapes ---- */

static void add_piece(struct shape *s, char kind, const struct vm_type *t, uint64_t offset)
{
	VEC_PUSH(s->arena, &s->pieces, ((struct piece){kind, offset, t->size, t}));
}

static void add_bytes(struct shape *s, uint64_t offset, uint64_t size)
{
	struct piece *last = s->pieces.len ? &s->pieces.at[s->pieces.len - 1] : NULL;

	if (last && last->kind == 'M' && last->offset + last->size == offset)
		last->size += size;
	else
		VEC_PUSH(s->arena, &s->pieces, ((struct piece){'M', offset, size, NULL}));
}

static char kind_of_number(const struct vm_type *t)
{
	switch (t->kind) {
	case VM_FLOAT32:
		return 'F';
	case VM_FLOAT64:
		return 'D';
	case VM_COMPLEX64:
		return 'C';
	default:
		KIT_ASSERT(t->kind == VM_COMPLEX128);
		return 'Z';
	}
}

static void add_type(struct shape *s, const struct vm_type *t, uint64_t offset)
{
	if (t->size == 0)
		return;
	if (t->regular_memory)
		add_bytes(s, offset, t->size);
	else if (t->kind == VM_STRING)
		add_piece(s, 'S', t, offset);
	else if (t->kind == VM_INTERFACE)
		add_piece(s, cg_is_eface(t) ? 'E' : 'I', t, offset);
	else if (t->kind == VM_ARRAY && t->len == 1)
		add_type(s, t->elem, offset);
	else if (t->kind == VM_ARRAY)
		add_piece(s, 'A', t, offset);
	else if (t->kind != VM_STRUCT)
		add_piece(s, kind_of_number(t), t, offset);
	for (uint32_t i = 0; t->kind == VM_STRUCT && !t->regular_memory && i < t->nfields; i++)
		if (!cg_is_blank(&t->fields[i]))
			add_type(s, t->fields[i].type, offset + t->fields[i].offset);
}

static const char *name_of(struct arena *arena, const struct vm_type *t);

static const char *name_of_piece(struct arena *arena, const struct piece *p)
{
	if (p->kind == 'M')
		return arena_printf(arena, "M%llu", (unsigned long long)p->size).data;
	if (p->kind == 'A')
		return arena_printf(arena, "A%llux%llu(%s)", (unsigned long long)p->type->len,
				    (unsigned long long)p->type->elem->size, name_of(arena, p->type->elem))
		    .data;
	return arena_printf(arena, "%c", p->kind).data;
}

static const char *name_of(struct arena *arena, const struct vm_type *t)
{
	struct shape s = {.arena = arena};
	const char *name = "";
	uint64_t end = 0;

	add_type(&s, t, 0);
	for (uint32_t i = 0; i < s.pieces.len; i++) {
		const struct piece *p = &s.pieces.at[i];

		if (p->offset > end)
			name = arena_printf(arena, "%sK%llu", name, (unsigned long long)(p->offset - end)).data;
		name = arena_printf(arena, "%s%s", name, name_of_piece(arena, p)).data;
		end = p->offset + p->size;
	}
	return name[0] ? name : "M0";
}

/* ---- the comparison of two addresses ---- */

struct comparison {
	struct cg_fn *fn;
	LLVMValueRef p, q;
	LLVMBasicBlockRef different;
};

static void require(struct comparison *c, LLVMValueRef same)
{
	LLVMBasicBlockRef more = cg_block(c->fn, "piece");

	cg_branch(c->fn, same, more, c->different);
	cg_at(c->fn, more);
}

static LLVMValueRef same_bytes(struct comparison *c, const struct piece *piece)
{
	return cg_equal_bytes(c->fn, cg_offset(c->fn, c->p, piece->offset), cg_offset(c->fn, c->q, piece->offset),
			      piece->size);
}

static struct cg_value value_at(struct comparison *c, LLVMValueRef base, const struct piece *piece)
{
	return cg_load(c->fn, piece->type, cg_offset(c->fn, base, piece->offset));
}

/* Bytes that are compared in place. */
static bool is_short(const struct piece *piece)
{
	enum { FEW = 64 };

	return piece->kind == 'M' && piece->size <= FEW;
}

/* What needs no loop and no call; of strings the lengths. */
static void compare_cheap(struct comparison *c, const struct piece *piece)
{
	struct cg_value x, y;

	if (is_short(piece))
		require(c, same_bytes(c, piece));
	if (piece->kind == 'M' || piece->kind == 'A')
		return;
	x = value_at(c, c->p, piece);
	y = value_at(c, c->q, piece);
	require(c, piece->kind == 'S' ? cg_equal_lengths(c->fn, &x, &y) : cg_equal(c->fn, &x, &y));
}

static void compare_rest(struct comparison *c, const struct piece *piece)
{
	struct cg_value x, y;

	if (piece->kind == 'M' && !is_short(piece))
		require(c, same_bytes(c, piece));
	if (piece->kind != 'S' && piece->kind != 'A')
		return;
	x = value_at(c, c->p, piece);
	y = value_at(c, c->q, piece);
	require(c, piece->kind == 'S' ? cg_equal_bytes_of(c->fn, &x, &y) : cg_equal(c->fn, &x, &y));
}

static bool may_panic(const struct piece *piece)
{
	return piece->type && cg_type_holds(piece->type, true);
}

/* In the order of the fields as far as a program can tell (spec, Comparison operators): a piece whose comparison may
 * panic stays behind what stands before it and ahead of what stands after it; of the others the cheap ones come first.
 */
static void compare_pieces(struct comparison *c, const struct piece *pieces, uint32_t n)
{
	struct cg_value x, y;

	for (uint32_t i = 0, end; i < n; i = end + 1) {
		for (end = i; end < n && !may_panic(&pieces[end]); end++)
			compare_cheap(c, &pieces[end]);
		for (uint32_t k = i; k < end; k++)
			compare_rest(c, &pieces[k]);
		if (end == n)
			return;
		x = value_at(c, c->p, &pieces[end]);
		y = value_at(c, c->q, &pieces[end]);
		require(c, cg_equal(c->fn, &x, &y));
	}
}

/* ---- functions ---- */

void cg_share_func(struct cg *cg, LLVMValueRef fn, const char *name)
{
	cg_go_attributes(cg, fn);
	LLVMSetSection(fn, arena_printf(cg->arena, ".text.%s", name).data);
	cg_linkonce(cg, fn, name);
	cg_note_function(cg, name, name, GOSUB_FUNC_WRAPPER);
}

LLVMValueRef cg_shared_func(struct cg *cg, const char *name, LLVMTypeRef type)
{
	LLVMValueRef fn = LLVMAddFunction(cg->mod, name, type);

	cg_share_func(cg, fn, name);
	return fn;
}

void cg_open_shared_func(struct cg_fn *fn)
{
	fn->b = LLVMCreateBuilderInContext(fn->cg->ctx);
	fn->allocas = LLVMCreateBuilderInContext(fn->cg->ctx);
	LLVMPositionBuilderAtEnd(fn->allocas, cg_block(fn, "entry"));
	cg_at(fn, cg_block(fn, "start"));
}

void cg_close_shared_func(struct cg_fn *fn)
{
	LLVMBuildBr(fn->allocas, LLVMGetNextBasicBlock(LLVMGetEntryBasicBlock(fn->fn)));
	LLVMDisposeBuilder(fn->b);
	LLVMDisposeBuilder(fn->allocas);
}

LLVMValueRef cg_equal_func(struct cg *cg, const struct vm_type *t)
{
	struct cg_type *ct = cg_type(cg, t);
	LLVMTypeRef params[2] = {cg->ptr, cg->ptr};
	const char *name;

	if (!t->comparable || ct->equal)
		return ct->equal;
	name = arena_printf(cg->arena, "type:.eq.%s", name_of(cg->arena, t)).data;
	ct->equal = LLVMGetNamedFunction(cg->mod, name);
	if (ct->equal)
		return ct->equal;
	ct->equal = cg_shared_func(cg, name, LLVMFunctionType(cg->i1, params, 2, false));
	cg_fn_attr_value(cg, ct->equal, LLVMAttributeReturnIndex, "zeroext", 0);
	VEC_PUSH(cg->arena, &cg->equal_todo, t);
	return ct->equal;
}

static void emit_body(struct cg_fn *fn, const struct vm_type *t)
{
	struct comparison c = {fn, LLVMGetParam(fn->fn, 0), LLVMGetParam(fn->fn, 1), cg_block(fn, "different")};
	struct shape s = {.arena = fn->cg->arena};

	add_type(&s, t, 0);
	if (s.pieces.len == 1 && s.pieces.at[0].kind == 'A' &&
	    !s.pieces.at[0].offset) /* the shape of the array itself */
		require(&c, cg_equal_array(fn, s.pieces.at[0].type, c.p, c.q));
	else
		compare_pieces(&c, s.pieces.at, s.pieces.len);
	LLVMBuildRet(fn->b, LLVMConstInt(fn->cg->i1, 1, false));
	cg_at(fn, c.different);
	LLVMBuildRet(fn->b, LLVMConstInt(fn->cg->i1, 0, false));
}

static void emit_equal(struct cg *cg, const struct vm_type *t)
{
	struct cg_fn fn = {.cg = cg, .fn = cg_equal_func(cg, t)};

	cg_open_shared_func(&fn);
	emit_body(&fn, t);
	cg_close_shared_func(&fn);
}

bool cg_emit_pending_equals(struct cg *cg)
{
	if (!cg->equal_todo.len)
		return false;
	while (cg->equal_todo.len)
		emit_equal(cg, cg->equal_todo.at[--cg->equal_todo.len]);
	return true;
}
