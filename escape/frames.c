/* frames.c - functions whose frame would take a gigabyte or more are refused, in gc's words. The
 * sum is an upper bound of what the backend lays out: it may share places, gc does so too. */
#include "diag.h"
#include "graph.h"

static const uint64_t max_frame = UINT64_C(1) << 30;

static uint64_t add(uint64_t a, uint64_t b)
{
	uint64_t sum;

	return __builtin_add_overflow(a, b, &sum) ? UINT64_MAX : sum;
}

static uint64_t sizes(const struct vm_type *const *types, uint32_t n)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum = add(sum, types[i]->size);
	return sum;
}

static uint64_t args_size(const struct vm_func *f)
{
	return add(sizes(f->params, f->nparams), sizes(f->results, f->nresults));
}

static uint64_t site_size(const struct vm_site *s)
{
	uint64_t size;

	if (s->placement == VM_PLACE_FRAME_BUFFER)
		return s->buffer;
	if (s->placement != VM_PLACE_FRAME || s->kind == VM_SITE_VARIABLE || !s->type)
		return 0;
	if (s->kind != VM_SITE_MAKE_SLICE || s->count < 0)
		return s->type->size;
	return __builtin_mul_overflow(s->type->size, (uint64_t)s->count, &size) ? UINT64_MAX : size;
}

/* What a call passes in memory stands in the caller's frame. */
static uint64_t call_size(const struct vm_inst *i)
{
	uint64_t sum = 0;

	if (i->op != VM_OP_CALL && i->op != VM_OP_CALL_CLOSURE && i->op != VM_OP_CALL_IFACE)
		return 0;
	for (uint32_t k = 0; k < i->nargs; k++)
		sum = add(sum, i->args[k].type->size);
	for (uint32_t k = 0; i->func && k < i->func->nresults; k++)
		sum = add(sum, i->func->results[k]->size);
	return sum;
}

static uint64_t largest_call(const struct vm_func *f)
{
	uint64_t most = 0;

	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t k = 0; k < f->blocks.at[b].insts.len; k++) {
			uint64_t size = call_size(f->blocks.at[b].insts.at[k]);
			most = size > most ? size : most;
		}
	return most;
}

static uint64_t locals_size(const struct vm_func *f)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < f->locals.len; i++) {
		const struct vm_local *l = &f->locals.at[i];
		bool moved = l->site && l->site->placement == VM_PLACE_HEAP;
		if (!moved && !(l->flags & (VM_L_PARAM | VM_L_RESULT)))
			sum = add(sum, l->type->size);
	}
	return sum;
}

static void check_frame(const struct vm_func *f, uint64_t locals, struct diags *d)
{
	uint64_t args = args_size(f), callee = 0;

	if (locals < max_frame && args < max_frame) {
		callee = largest_call(f);
		if (add(locals, callee) < max_frame)
			return;
	}
	struct text t = {.arena = d->arena};
	text_printf(&t, "stack frame too large (>1GB): %llu MB locals + %llu MB args",
		    (unsigned long long)locals >> 20, (unsigned long long)args >> 20);
	if (callee)
		text_printf(&t, " + %llu MB callee", (unsigned long long)callee >> 20);
	diag_error(d, f->pos, STR_FMT, STR_ARG(text_str(&t)));
}

/* What wrappers call says it itself. */
bool escape_check_frames(const struct vm_package *pkg, struct diags *d)
{
	struct arena *scratch = arena_new();
	uint64_t *frames = ARENA_ARRAY(scratch, uint64_t, pkg->funcs.len + 1);
	uint32_t before = d->errors;

	for (uint32_t i = 0; i < pkg->sites.len; i++) {
		uint64_t *frame = &frames[pkg->sites.at[i]->func->id];
		*frame = add(*frame, site_size(pkg->sites.at[i]));
	}
	for (uint32_t i = 0; i < pkg->funcs.len; i++) {
		const struct vm_func *f = pkg->funcs.at[i];
		if (f->blocks.len && !(f->flags & VM_FN_WRAPPER))
			check_frame(f, add(frames[i], locals_size(f)), d);
	}
	arena_free(scratch);
	return d->errors == before;
}
