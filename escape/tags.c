/* tags.c - what callers need to know of a parameter: how it is found, and its encoding in a tag. */
#include "graph.h"

int esc_leaks_get(const struct esc_leaks *l, int sink)
{
	return l->min[sink] - 1;
}

void esc_leaks_add(struct esc_leaks *l, int sink, int derefs)
{
	int old = esc_leaks_get(l, sink);

	KIT_ASSERT(derefs >= 0);
	if (old < 0 || derefs < old)
		l->min[sink] = (uint8_t)(derefs + 1 > UINT8_MAX ? UINT8_MAX : derefs + 1);
}

void esc_leaks_optimize(struct esc_leaks *l)
{
	int heap = esc_leaks_get(l, ESC_LEAK_HEAP);

	if (heap < 0)
		return;
	for (int sink = ESC_LEAK_HEAP + 1; sink < ESC_LEAK_BYTES; sink++)
		if (esc_leaks_get(l, sink) >= heap)
			l->min[sink] = 0;
}

static const char prefix[] = "esc:";

/* The empty tag says that the parameter itself leaks, as no tag at all does in Go's export data. */
struct str esc_leaks_encode(struct arena *a, const struct esc_leaks *l)
{
	struct text out = {.arena = a};
	int n = ESC_LEAK_BYTES;

	if (esc_leaks_get(l, ESC_LEAK_HEAP) == 0)
		return STR("");
	while (n > 0 && l->min[n - 1] == 0)
		n--;
	text_add(&out, str_of(prefix));
	text_add(&out, (struct str){(const char *)l->min, (size_t)n});
	return text_str(&out);
}

struct esc_leaks esc_leaks_decode(struct str tag)
{
	struct esc_leaks l = {{0}};
	size_t skip = sizeof prefix - 1;

	if (!str_has_prefix(tag, str_of(prefix)) || tag.len - skip > ESC_LEAK_BYTES)
		esc_leaks_add(&l, ESC_LEAK_HEAP, 0);
	else
		memcpy(l.min, tag.data + skip, tag.len - skip);
	return l;
}

/* ---- tagging ---- */

static const char *result_name(struct esc_graph *g, const struct vm_func *f, uint32_t n)
{
	for (uint32_t i = 0; i < f->locals.len; i++) {
		const struct vm_local *l = &f->locals.at[i];
		if ((l->flags & VM_L_RESULT) && l->index == n && l->name && l->name[0] && strcmp(l->name, "_") != 0)
			return l->name;
	}
	return arena_printf(g->ctx->arena, "~r%u", n).data;
}

static void decide_leaks(struct esc_graph *g, const struct vm_func *f, const struct vm_local *l,
			 const struct esc_leaks *leaks)
{
	struct escape_decision d = {.pos = l->pos, .func = f, .name = l->name};
	bool any = false;

	d.level = esc_leaks_get(leaks, ESC_LEAK_HEAP);
	if (d.level >= 0) {
		d.kind = ESC_DECIDED_PARAM_LEAKS;
		any = true;
		escape_decide(g->ctx, d);
	}
	for (int n = 0; n < ESC_RESULTS; n++) {
		d.level = esc_leaks_get(leaks, ESC_LEAK_RESULT0 + n);
		if (d.level < 0)
			continue;
		d.kind = ESC_DECIDED_PARAM_RESULT;
		d.result = result_name(g, f, (uint32_t)n);
		any = true;
		escape_decide(g->ctx, d);
	}
	if (!any) {
		d.kind = ESC_DECIDED_PARAM_STAYS;
		escape_decide(g->ctx, d);
	}
}

static bool is_blank(const struct vm_local *l)
{
	return (l->flags & VM_L_BLANK) || !l->name || strcmp(l->name, "_") == 0;
}

/* Wrappers and functions several packages may hold are not the user's. */
static bool is_reported(const struct vm_func *f)
{
	return !(f->flags & (VM_FN_WRAPPER | VM_FN_LINKONCE));
}

/* As gc, which numbers all parameters, the receiver first. */
static const char *numbered_name(struct esc_graph *g, const struct vm_func *f, uint32_t n)
{
	const char *name = f->param_names[n];

	return name && strcmp(name, "_") != 0 ? name : arena_printf(g->ctx->arena, "~p%u", n).data;
}

static bool is_dots(const struct vm_func *f, const struct vm_local *l)
{
	return f->type->variadic && l->index + 1 == f->nparams;
}

/* //go:uintptrescapes. */
static bool decide_escaping_uintptr(struct esc_graph *g, const struct vm_func *f, const struct vm_local *l)
{
	bool dots = is_dots(f, l) && l->type->elem->kind == VM_UINTPTR;

	if (!(f->flags & VM_FN_UINTPTR_ESCAPES) || (l->type->kind != VM_UINTPTR && !dots))
		return false;
	if (is_reported(f))
		escape_decide(g->ctx, (struct escape_decision){.kind = ESC_DECIDED_PARAM_ESCAPING_UINTPTR,
							       .pos = l->pos,
							       .func = f,
							       .name = numbered_name(g, f, l->index),
							       .level = dots});
	return true;
}

static struct str tag_of(struct esc_graph *g, struct esc_func *f, uint32_t local)
{
	const struct vm_local *l = &f->vm->locals.at[local];
	struct esc_leaks none = {{0}};

	if (decide_escaping_uintptr(g, f->vm, l))
		return STR("");
	if (!vm_type_has_pointers(l->type))
		return STR("");
	struct esc_loc *loc = f->locs[local];
	struct esc_leaks *leaks = loc ? &loc->leaks : &none; /* never used: no location */
	esc_leaks_optimize(leaks);
	if (is_reported(f->vm) && !is_blank(l) && !(loc && (loc->attrs & ESC_ATTR_ESCAPES)))
		decide_leaks(g, f->vm, l, leaks);
	return esc_leaks_encode(g->ctx->arena, leaks);
}

void esc_tag_func(struct esc_graph *g, struct esc_func *f)
{
	struct vm_func *vm = f->vm;

	vm->tags = ARENA_ARRAY(g->ctx->arena, struct str, vm->nparams + 1);
	for (uint32_t i = 0; i < vm->locals.len; i++)
		if (vm->locals.at[i].flags & VM_L_PARAM)
			vm->tags[vm->locals.at[i].index] = tag_of(g, f, i);
	f->tagged = true;
}

/* ---- functions without a body ---- */

/* Assembly or another language may do anything, unless //go:noescape promises otherwise. As gc: a parameter without a
 * name is told of only where it is an address in disguise. */
static void decide_bodyless(struct esc_graph *g, const struct vm_func *f)
{
	struct esc_leaks leaks = {{0}};

	if (f->flags & VM_FN_NOESCAPE) {
		esc_leaks_add(&leaks, ESC_LEAK_MUTATOR, 0);
		esc_leaks_add(&leaks, ESC_LEAK_CALLEE, 0);
	} else {
		esc_leaks_add(&leaks, ESC_LEAK_HEAP, 0);
	}
	for (uint32_t i = 0; i < f->locals.len; i++) {
		struct vm_local l = f->locals.at[i];
		if (!(l.flags & VM_L_PARAM))
			continue;
		l.name = numbered_name(g, f, l.index);
		if (l.type->kind == VM_UINTPTR)
			escape_decide(g->ctx,
				      (struct escape_decision){
					  .kind = ESC_DECIDED_PARAM_UINTPTR, .pos = l.pos, .func = f, .name = l.name});
		else if (f->param_names[l.index] && vm_type_has_pointers(l.type))
			decide_leaks(g, f, &l, &leaks);
	}
}

void esc_decide_bodyless(struct esc_graph *g)
{
	for (uint32_t i = 0; i < g->pkg->funcs.len; i++)
		if (g->pkg->funcs.at[i]->flags & VM_FN_EXTERN)
			decide_bodyless(g, g->pkg->funcs.at[i]);
}
