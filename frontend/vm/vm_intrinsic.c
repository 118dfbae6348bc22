/* vm_intrinsic.c - the operations that an `intrinsic` instruction may have, and which types each takes. */
#include "vm_internal.h"

enum shape { SHAPE_COUNT, SHAPE_WORDS, SHAPE_ROTATE, SHAPE_FLOATS, SHAPE_BITS, SHAPE_MEMORY, SHAPE_CAS };

static const struct intrinsic_row {
	uint8_t nresults, nparams;
	enum shape shape;
} rows[VM_INTRINSICS] = {
#define VM_INTRINSIC(name, text, results, args, shape) {results, args, SHAPE_##shape},
#include "vm_intrinsics.def"
#undef VM_INTRINSIC
};

const char *const vm_intrinsic_names[VM_INTRINSICS] = {
#define VM_INTRINSIC(name, text, results, args, shape) text,
#include "vm_intrinsics.def"
#undef VM_INTRINSIC
};
const uint32_t vm_intrinsic_count = VM_INTRINSICS;

static bool is_unsigned(const struct vm_type *t)
{
	return t->kind >= VM_UINT && t->kind <= VM_UINTPTR;
}

static bool is_float(const struct vm_type *t)
{
	return t->kind == VM_FLOAT32 || t->kind == VM_FLOAT64;
}

/* Results and parameters from number `from` of the latter on are of one type. */
static bool all_alike(const struct vm_func *f, uint32_t from)
{
	for (uint32_t i = from; i < f->nparams; i++)
		if (f->params[i] != f->params[from])
			return false;
	for (uint32_t i = 0; i < f->nresults; i++)
		if (f->results[i] != f->params[from])
			return false;
	return true;
}

static bool is_word(const struct vm_type *t, uint64_t size)
{
	return t->size == size && (vm_type_is_integer(t) || t->kind == VM_UNSAFEPTR);
}

static bool fits_memory(const struct vm_func *f, uint32_t nresults)
{
	const struct vm_type *address = f->params[0];
	uint64_t size = address->kind == VM_POINTER ? address->elem->size : 8;

	if (address->kind != VM_POINTER && address->kind != VM_UNSAFEPTR)
		return false;
	for (uint32_t i = 1; i < f->nparams; i++)
		if (!is_word(f->params[i], size))
			return false;
	for (uint32_t i = 0; i < nresults; i++)
		if (!is_word(f->results[i], size))
			return false;
	return true;
}

static bool is_bits(const struct vm_type *a, const struct vm_type *b)
{
	return a->size == b->size && ((is_float(a) && is_unsigned(b)) || (is_unsigned(a) && is_float(b)));
}

bool vm_intrinsic_fits(enum vm_intrinsic which, const struct vm_func *f)
{
	const struct intrinsic_row *row = &rows[which];

	if (f->nparams != row->nparams || f->nresults != row->nresults)
		return false;
	switch (row->shape) {
	case SHAPE_COUNT:
		return is_unsigned(f->params[0]) && f->results[0]->kind == VM_INT;
	case SHAPE_WORDS:
		return is_unsigned(f->params[0]) && all_alike(f, 0);
	case SHAPE_ROTATE:
		return is_unsigned(f->params[0]) && f->results[0] == f->params[0] && f->params[1]->kind == VM_INT;
	case SHAPE_FLOATS:
		return is_float(f->params[0]) && all_alike(f, 0);
	case SHAPE_BITS:
		return is_bits(f->params[0], f->results[0]);
	case SHAPE_MEMORY:
		return fits_memory(f, f->nresults);
	case SHAPE_CAS:
		return f->results[0]->kind == VM_BOOL && fits_memory(f, 0);
	}
	return false;
}
