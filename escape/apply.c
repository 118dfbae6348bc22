/* apply.c - the solver's answer to verdicts and storage: the only file of escape/ that writes them to VM IR.
 *
 * The verdict is gc's: whether the site's address outlives its frame. The storage is where the value really is: what
 * escapes is on the heap, what does not is in the frame, unless it is too large for it, or needs no storage at all.
 *
 * No object on the heap points into a frame: what is too large for a frame flows to the heap like anything else that
 * escapes, before the solver runs, so that what it holds goes there too. Of boxes gc's verdict does not know how large
 * they are; those too large flow there after the verdicts were noted, and the solver runs again. gc itself has a frame
 * for boxes of up to 1,024 bytes only: then what "does not escape" is on its heap, and may point into a frame. */
#include "graph.h"

#include "abi.h"
#include "gc_limits.h"

enum { WORD = 8 };

static bool is_pointer_literal(const struct vm_site *s)
{
	return s->kind == VM_SITE_NEW || s->kind == VM_SITE_COMPOSITE;
}

enum esc_reason esc_heap_reason(const struct vm_site *s)
{
	if (!s->type)
		return ESC_REASON_NONE;
	if (s->kind == VM_SITE_VARIABLE)
		return s->type->size > GC_MAX_VARIABLE ? ESC_REASON_TOO_LARGE
		       : s->type->align > WORD         ? ESC_REASON_TOO_ALIGNED
						       : ESC_REASON_NONE;
	if (is_pointer_literal(s) || s->kind == VM_SITE_CLOSURE || s->kind == VM_SITE_METHOD_VALUE)
		return s->type->size > GC_MAX_IMPLICIT ? ESC_REASON_TOO_LARGE
		       : s->type->align > WORD         ? ESC_REASON_TOO_ALIGNED
						       : ESC_REASON_NONE;
	if (s->kind != VM_SITE_MAKE_SLICE)
		return ESC_REASON_NONE;

	uint64_t size = s->type->size; /* of an element */
	if (size == 0)
		return ESC_REASON_ZERO_SIZED_ELEMENT;
	if (s->count >= 0 && (uint64_t)s->count > GC_MAX_IMPLICIT / size)
		return ESC_REASON_TOO_LARGE;
	return ESC_REASON_NONE;
}

enum esc_reason esc_storage_reason(const struct vm_site *s)
{
	return s->kind == VM_SITE_BOX && s->type && s->type->size > GC_MAX_VARIABLE ? ESC_REASON_TOO_LARGE
										    : ESC_REASON_NONE;
}

uint32_t esc_small_buffer(const struct vm_type *elem)
{
	return elem->size && elem->size <= GC_SMALL_BUFFER ? (uint32_t)(GC_SMALL_BUFFER / elem->size * elem->size) : 0;
}

static void place(struct vm_site *s, enum vm_placement placement, enum esc_reason reason)
{
	s->placement = placement;
	s->reason = (uint32_t)reason;
	s->buffer = 0;
}

static void place_buffer(struct vm_site *s, uint64_t bytes)
{
	if (bytes == 0) {
		place(s, VM_PLACE_HEAP, ESC_REASON_UNKNOWN_SIZE);
		return;
	}
	place(s, VM_PLACE_FRAME_BUFFER, ESC_REASON_UNKNOWN_SIZE);
	s->buffer = (uint32_t)bytes;
}

/* ---- kinds that no flow decides ---- */

/* A variable that holds one constant only is boxed as that constant, as gc does: the value has to
 * be at hand where read-only data is made. */
static bool box_constant(const struct esc_func *f, struct vm_site *s, const struct vm_inst *i)
{
	const struct vm_operand *value = s->constant ? esc_constant(f, &i->args[0]) : NULL;

	if (!value || value->type != i->args[0].type)
		return false;
	i->args[0] = *value;
	return true;
}

static bool place_box(const struct esc_func *f, struct vm_site *s, const struct vm_inst *i)
{
	const struct vm_type *type = i->args[0].type;

	if (type->direct_iface)
		place(s, VM_PLACE_REMOVED, ESC_REASON_POINTER_SHAPED);
	else if (box_constant(f, s, i))
		place(s, VM_PLACE_RODATA, ESC_REASON_CONSTANT);
	else if (type->size == 0)
		place(s, VM_PLACE_STATIC, ESC_REASON_ZERO_SIZE);
	else if (type->size == 1 && (vm_type_is_integer(type) || type->kind == VM_BOOL))
		place(s, VM_PLACE_STATIC, ESC_REASON_SMALL_VALUE);
	else
		return false;
	return true;
}

/* It empties the buffer that the appends to its variable have; there is none where the array may stay, or never was in
 * one. */
static void place_to_heap(const struct esc_func *f, struct vm_site *s, const struct vm_inst *i)
{
	uint32_t local;

	place(s, VM_PLACE_REMOVED, ESC_REASON_NONE);
	if (!f->leaving || !vm_place_is_local(i->dst[0], &local) || f->leaving[local] != i)
		return;
	place(s, VM_PLACE_HEAP, ESC_REASON_LEAVES);
	s->buffer = esc_small_buffer(i->type->elem);
	s->local = local;
}

/* True if the site has its place whether it escapes or not. */
static bool place_fixed(const struct esc_func *f, struct vm_site *s, const struct vm_inst *i)
{
	switch (s->kind) {
	case VM_SITE_MAKE_CHAN:
	case VM_SITE_GO:
		place(s, VM_PLACE_HEAP, ESC_REASON_SHARED);
		return true;
	case VM_SITE_MAP_ENTRY:
		place(s, VM_PLACE_HEAP, ESC_REASON_RUNTIME_GROWS);
		return true;
	case VM_SITE_DEFER:
		if (i->flags & VM_I_NO_LOOP)
			place(s, VM_PLACE_FRAME, ESC_REASON_STAYS);
		else
			place(s, VM_PLACE_HEAP, ESC_REASON_IN_LOOP);
		return true;
	case VM_SITE_CLOSURE:
		if (i->nargs > 0)
			return false;
		place(s, VM_PLACE_RODATA, ESC_REASON_NO_CAPTURES);
		return true;
	case VM_SITE_BOX:
		return place_box(f, s, i);
	case VM_SITE_TO_HEAP:
		place_to_heap(f, s, i);
		return true;
	default:
		return false;
	}
}

/* ---- kinds whose flow decides ---- */

/* The local a slice is in, itself and not through its address; VM_NO_LOCAL: it is elsewhere. */
static uint32_t plain_local(const struct vm_func *f, const struct vm_operand *o)
{
	uint32_t l;

	if (o->kind != VM_OPND_PLACE || !vm_place_is_local(o->place, &l) ||
	    (f->locals.at[l].flags & (VM_L_ADDRTAKEN | VM_L_BYREF)))
		return VM_NO_LOCAL;
	return l;
}

/* Whether an append to the local has its first array in the frame. */
static bool *appended(struct esc_graph *g, struct esc_func *f, uint32_t local)
{
	if (!f->appended)
		f->appended = ARENA_ARRAY(g->arena, bool, f->vm->locals.len + 1);
	return &f->appended[local];
}

/* As gc: the array that an append of small elements to an empty slice makes is in the frame first, for one append of
 * each variable. */
static void place_append(struct esc_graph *g, struct esc_func *f, struct vm_site *s, const struct vm_inst *i)
{
	const struct vm_operand *slice = &i->args[0];
	uint32_t buffer = esc_small_buffer(slice->type->elem), local = plain_local(f->vm, slice);

	place(s, VM_PLACE_HEAP, ESC_REASON_RUNTIME_GROWS);
	if (i->op != VM_OP_APPEND || !buffer)
		return;
	if (slice->kind == VM_OPND_PLACE) {
		if (local == VM_NO_LOCAL || *appended(g, f, local))
			return;
		*appended(g, f, local) = true;
	}
	place_buffer(s, buffer);
}

/* The array is in the variable's buffer until it leaves; with its capacity in sight every append may have it there. */
static bool place_leaving_append(struct esc_graph *g, struct vm_site *s, struct vm_inst *i)
{
	struct esc_func *f = esc_func_of(g, s->func);
	uint32_t local = f->leaving && i->op == VM_OP_APPEND ? esc_appended_local(f, i) : VM_NO_LOCAL;
	const struct vm_inst *to_heap = local == VM_NO_LOCAL ? NULL : f->leaving[local];

	if (!to_heap || (*appended(g, f, local) && !(to_heap->flags & VM_I_KEEP_CAP)))
		return false;
	*appended(g, f, local) = true;
	place(s, VM_PLACE_FRAME_BUFFER, ESC_REASON_LEAVES);
	s->buffer = esc_small_buffer(to_heap->type->elem);
	s->local = local;
	i->flags |= VM_I_LEAVES | (to_heap->flags & VM_I_KEEP_CAP);
	return true;
}

/* The header, and a group for as many entries as are known to be few or not known. */
static void place_map(struct vm_site *s)
{
	const struct vm_type *k = s->type->key, *e = s->type->elem;

	place(s, VM_PLACE_FRAME_BUFFER, ESC_REASON_RUNTIME_GROWS);
	s->buffer = GOSUB_MAP_FRAME_SIZE;
	if (s->count <= GOSUB_MAP_GROUP)
		s->buffer += gosub_map_group_size(gosub_map_slot(k->size, k->align, e->size, e->align));
}

static void place_made_slice(struct vm_site *s, const struct vm_inst *i)
{
	if (s->count >= 0)
		place(s, VM_PLACE_FRAME, ESC_REASON_STAYS);
	else
		place_buffer(s, esc_small_buffer(i->type->elem));
}

static void place_staying(struct esc_graph *g, struct vm_site *s, const struct vm_inst *i)
{
	switch (s->kind) {
	case VM_SITE_APPEND:
		place_append(g, esc_func_of(g, s->func), s, i);
		break;
	case VM_SITE_MAKE_MAP:
	case VM_SITE_MAP_LIT:
		place_map(s);
		break;
	case VM_SITE_MAKE_SLICE:
		place_made_slice(s, i);
		break;
	case VM_SITE_CONCAT:
	case VM_SITE_BYTES_TO_STRING:
	case VM_SITE_STRING_TO_BYTES:
	case VM_SITE_RUNES_TO_STRING:
		place_buffer(s, GC_SMALL_BUFFER);
		break;
	case VM_SITE_RUNE_TO_STRING:
		place_buffer(s, GC_RUNE_BUFFER);
		break;
	case VM_SITE_STRING_TO_RUNES:
		place_buffer(s, GC_SMALL_BUFFER * sizeof(int32_t));
		break;
	default:
		place(s, VM_PLACE_FRAME, ESC_REASON_STAYS);
		break;
	}
}

static enum esc_reason escape_reason(const struct vm_site *s, const struct esc_loc *loc)
{
	enum esc_reason own = loc->param || loc->result ? ESC_REASON_NONE : esc_heap_reason(s);

	if (own == ESC_REASON_NONE && s->verdict != VM_VERDICT_ESCAPES)
		own = esc_storage_reason(s);
	return own == ESC_REASON_NONE ? ESC_REASON_ESCAPES : own;
}

/* The bytes of a string that nobody writes through the slice are not copied. */
static bool place_zero_copy(struct esc_graph *g, struct vm_site *s, const struct esc_loc *loc)
{
	if (s->kind != VM_SITE_STRING_TO_BYTES || (loc->attrs & ESC_ATTR_MUTATES))
		return false;
	((struct vm_inst *)g->insts[s->id])->flags |= VM_I_READONLY; /* the batch's own function */
	place(s, VM_PLACE_REMOVED, ESC_REASON_ZERO_COPY);
	return true;
}

/* ---- verdicts ---- */

static bool has_verdict(const struct vm_site *s)
{
	return !s->silent && s->kind != VM_SITE_MAP_ENTRY && s->kind != VM_SITE_DEFER && s->kind != VM_SITE_GO &&
	       s->kind != VM_SITE_MAKE_CHAN;
}

void esc_note_verdicts(struct esc_graph *g, struct esc_func *f)
{
	for (uint32_t i = 0; i < f->nsites; i++) {
		struct vm_site *s = f->sites[i];
		const struct esc_loc *loc = g->sites[s->id];

		if (loc && has_verdict(s))
			s->verdict = loc->attrs & ESC_ATTR_ESCAPES ? VM_VERDICT_ESCAPES : VM_VERDICT_STAYS;
	}
}

/* ---- a function's sites ---- */

static void apply_site(struct esc_graph *g, struct vm_site *s)
{
	const struct esc_loc *loc = g->sites[s->id];
	const struct vm_inst *i = g->insts[s->id];
	if (!loc && !i) {
		place(s, VM_PLACE_HEAP, ESC_REASON_UNREACHABLE);
		return;
	}
	if (i && place_fixed(esc_func_of(g, s->func), s, i))
		;
	else if (s->kind == VM_SITE_APPEND && place_leaving_append(g, s, (struct vm_inst *)i)) /* the batch's own */
		;
	else if (loc && (loc->attrs & ESC_ATTR_ESCAPES))
		place(s, VM_PLACE_HEAP, s->kind == VM_SITE_APPEND ? ESC_REASON_RUNTIME_GROWS : escape_reason(s, loc));
	else if (!place_zero_copy(g, s, loc))
		place_staying(g, s, i);
}

void esc_apply_func(struct esc_graph *g, struct esc_func *f)
{
	esc_find_leaving(g, f);
	for (uint32_t i = 0; i < f->nsites; i++) {
		apply_site(g, f->sites[i]);
		esc_decide_site(g, f->sites[i]);
	}
}

void esc_apply_leftovers(struct esc_graph *g)
{
	for (uint32_t i = 0; i < g->pkg->sites.len; i++)
		if (g->pkg->sites.at[i]->placement == VM_PLACE_UNDECIDED)
			place(g->pkg->sites.at[i], VM_PLACE_HEAP, ESC_REASON_UNREACHABLE);
}

/* ---- policy off ---- */

static void apply_off(struct esc_graph *g, struct vm_site *s)
{
	const struct vm_inst *i = g->insts[s->id];

	if (i && place_fixed(esc_func_of(g, s->func), s, i) && s->placement != VM_PLACE_FRAME)
		return; /* to_heap is removed: no append has a buffer */
	place(s, VM_PLACE_HEAP, ESC_REASON_POLICY_OFF);
}

static void find_insts(struct esc_graph *g, const struct vm_func *f)
{
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++)
			if (f->blocks.at[b].insts.at[n]->site)
				g->insts[f->blocks.at[b].insts.at[n]->site->id] = f->blocks.at[b].insts.at[n];
}

static void tag_as_unknown(struct esc_graph *g, struct vm_func *f)
{
	if (!f->blocks.len)
		return;
	f->tags = ARENA_ARRAY(g->ctx->arena, struct str, f->nparams + 1);
	for (uint32_t i = 0; i < f->nparams; i++)
		f->tags[i] = STR("");
}

void esc_apply_off(struct esc_graph *g)
{
	for (uint32_t i = 0; i < g->pkg->funcs.len; i++) {
		esc_locals_scan(g, &g->funcs[i]);
		find_insts(g, g->pkg->funcs.at[i]);
		tag_as_unknown(g, g->pkg->funcs.at[i]);
	}
	for (uint32_t i = 0; i < g->pkg->sites.len; i++)
		apply_off(g, g->pkg->sites.at[i]);
}
