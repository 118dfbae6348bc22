/* frames.c - functions whose frame would take a gigabyte or more are refused, in gc's words. What
 * is added up is an estimate of what the backend lays out: temporaries share places where their
 * lives do not overlap, variables do not, and what nobody reads takes none. */
#include "diag.h"
#include "gc_limits.h"
#include "graph.h"

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

/* ---- what each local lives for, blocks taken in their order ---- */

struct life {
	uint32_t first, last; /* instructions, from 1; 0: not met */
	uint32_t reads;
};

static void meet(struct life *lives, const struct vm_place *p, uint32_t at)
{
	if (!p || p->global)
		return;
	if (!lives[p->local].first)
		lives[p->local].first = at;
	lives[p->local].last = at;
}

static void meet_inst(struct life *lives, const struct vm_inst *i, uint32_t at)
{
	for (uint32_t k = 0; k < i->ndst; k++)
		meet(lives, i->dst[k], at);
	for (uint32_t k = 0; k < i->nargs; k++)
		if (i->args[k].kind == VM_OPND_PLACE) {
			meet(lives, i->args[k].place, at);
			if (!i->args[k].place->global)
				lives[i->args[k].place->local].reads++;
		}
}

/* x = p[:], and nobody reads x: then nobody reads p here either. */
static void forget_slice(struct life *lives, const struct vm_inst *i)
{
	const struct vm_operand *array = &i->args[0];

	if (i->op != VM_OP_SLICE || array->kind != VM_OPND_PLACE || array->place->global)
		return;
	if (!i->dst[0] || (!i->dst[0]->global && !i->dst[0]->nproj && !lives[i->dst[0]->local].reads))
		lives[array->place->local].reads--;
}

static struct life *find_lives(struct arena *a, const struct vm_func *f)
{
	struct life *lives = ARENA_ARRAY(a, struct life, f->locals.len + 1);
	uint32_t at = 0;

	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t k = 0; k < f->blocks.at[b].insts.len; k++)
			meet_inst(lives, f->blocks.at[b].insts.at[k], ++at);
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t k = 0; k < f->blocks.at[b].insts.len; k++)
			forget_slice(lives, f->blocks.at[b].insts.at[k]);
	return lives;
}

/* ---- sums ---- */

static uint64_t sites_size(const struct vm_func *f, const struct life *lives)
{
	uint64_t sum = 0;

	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t k = 0; k < f->blocks.at[b].insts.len; k++) {
			const struct vm_inst *i = f->blocks.at[b].insts.at[k];
			bool unread = i->ndst == 1 && i->dst[0] && !i->dst[0]->global && !i->dst[0]->nproj &&
				      !lives[i->dst[0]->local].reads;
			if (i->site && !unread)
				sum = add(sum, site_size(i->site));
		}
	return sum;
}

static bool is_large_temp(const struct vm_local *l)
{
	return (l->flags & VM_L_TEMP) && l->type->size >= GC_MAX_IMPLICIT;
}

/* The most that large temporaries take at once. */
static uint64_t temps_size(const struct vm_func *f, const struct life *lives)
{
	uint64_t most = 0;

	for (uint32_t i = 0; i < f->locals.len; i++) {
		uint64_t sum = 0;

		if (!is_large_temp(&f->locals.at[i]) || !lives[i].first)
			continue;
		for (uint32_t k = 0; k < f->locals.len; k++)
			if (is_large_temp(&f->locals.at[k]) && lives[k].first && lives[k].first <= lives[i].first &&
			    lives[k].last >= lives[i].first)
				sum = add(sum, f->locals.at[k].type->size);
		most = sum > most ? sum : most;
	}
	return most;
}

static uint64_t locals_size(struct arena *a, const struct vm_func *f)
{
	const struct life *lives = find_lives(a, f);
	uint64_t sum = add(sites_size(f, lives), temps_size(f, lives));

	for (uint32_t i = 0; i < f->locals.len; i++) {
		const struct vm_local *l = &f->locals.at[i];
		bool moved = l->site && l->site->placement == VM_PLACE_HEAP;
		if (!moved && !is_large_temp(l) && !(l->flags & (VM_L_PARAM | VM_L_RESULT)))
			sum = add(sum, l->type->size);
	}
	return sum;
}

static void check_frame(const struct vm_func *f, uint64_t locals, struct diags *d)
{
	uint64_t args = args_size(f), callee = 0;

	if (locals < GC_MAX_FRAME && args < GC_MAX_FRAME) {
		callee = largest_call(f);
		if (add(locals, callee) < GC_MAX_FRAME)
			return;
	}
	struct text t = {.arena = d->arena};
	text_printf(&t, "stack frame too large (>1GB): %llu MB locals + %llu MB args", (unsigned long long)locals >> 20,
		    (unsigned long long)args >> 20);
	if (callee)
		text_printf(&t, " + %llu MB callee", (unsigned long long)callee >> 20);
	diag_error(d, f->pos, STR_FMT, STR_ARG(text_str(&t)));
}

/* An upper bound: sites and locals, and as much again for what calls pass on of them. */
static uint64_t *upper_bounds(struct arena *a, const struct vm_package *pkg)
{
	uint64_t *sums = ARENA_ARRAY(a, uint64_t, pkg->funcs.len + 1);

	for (uint32_t i = 0; i < pkg->sites.len; i++) {
		uint64_t *sum = &sums[pkg->sites.at[i]->func->id];
		*sum = add(*sum, site_size(pkg->sites.at[i]));
	}
	for (uint32_t i = 0; i < pkg->funcs.len; i++) {
		const struct vm_func *f = pkg->funcs.at[i];
		for (uint32_t k = 0; k < f->locals.len; k++)
			sums[i] = add(sums[i], f->locals.at[k].type->size);
		sums[i] = add(sums[i], sums[i]);
	}
	return sums;
}

/* What wrappers call says it itself. */
bool escape_check_frames(const struct vm_package *pkg, struct diags *d)
{
	struct arena *scratch = arena_new();
	const uint64_t *most = upper_bounds(scratch, pkg);
	uint32_t before = d->errors;

	for (uint32_t i = 0; i < pkg->funcs.len; i++) {
		const struct vm_func *f = pkg->funcs.at[i];
		if (most[i] >= GC_MAX_FRAME && f->blocks.len && !(f->flags & VM_FN_WRAPPER))
			check_frame(f, locals_size(scratch, f), d);
	}
	arena_free(scratch);
	return d->errors == before;
}
