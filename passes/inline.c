/* inline.c - which functions can be inlined: their cost with that of what they call, callees first; then the pass. */
#include "inline.h"

int32_t inline_limit(const struct vm_func *caller, const struct vm_func *callee)
{
	int32_t limit = caller->inl.big ? INLINE_INTO_BIG : INLINE_BUDGET;

	return callee->outer ? 2 * limit : limit;
}

static int32_t budget_of(const struct vm_func *f)
{
	return f->outer ? INLINE_LITERAL_BUDGET : INLINE_BUDGET;
}

static void decide(struct pass_run *run, struct vm_func *f, enum escape_decision_kind kind, const char *text)
{
	escape_decide(
	    &run->decided,
	    (struct escape_decision){.kind = kind, .pos = f->inl.pos, .func = f, .name = text, .level = f->inl.cost});
}

/* One instance speaks for all that have its shape. */
static bool is_first_of_shape(struct map *told, const struct vm_func *f)
{
	if (!f->inl.text || map_get_str(told, str_of(f->inl.text)))
		return false;
	map_put_str(told, str_of(f->inl.text), (void *)f);
	return true;
}

/* What f calls is known, but for what is in a cycle with it and comes later. */
static void judge(struct pass_run *run, struct map *told, struct vm_func *f)
{
	struct vm_inline_info *inl = &f->inl;

	if (!inl->counted || f->flags & (VM_FN_EXTERN | VM_FN_WRAPPER))
		return;
	for (uint32_t i = 0; i < inl->calls.len; i++) {
		const struct vm_func *callee = inl->calls.at[i].func;
		bool goes_in = callee->inl.can && callee->inl.cost <= inline_limit(f, callee);

		inl->cost += goes_in ? callee->inl.cost : inl->calls.at[i].extra;
	}
	inl->calls.len = 0;
	if (!inl->reason && inl->cost > budget_of(f))
		inl->reason =
		    arena_printf(run->arena, "function too complex: cost %d exceeds budget %d", inl->cost, budget_of(f))
			.data;
	inl->can = !inl->reason;
	if (f->flags & VM_FN_LINKONCE && !is_first_of_shape(told, f))
		return;
	if (inl->can)
		decide(run, f, ESC_DECIDED_CAN_INLINE, NULL);
	else
		decide(run, f, ESC_DECIDED_CANNOT_INLINE, inl->reason);
}

static bool counts(const struct vm_func *f)
{
	return f->inl.counted && !(f->flags & VM_FN_EXTERN);
}

bool pass_inline(struct pass_run *run)
{
	struct arena *a = arena_new();
	const struct vm_package *p = run->pkg;
	const struct vm_calls *calls = vm_package_facts_calls(run->decided.facts);
	const struct vm_components *c = vm_components_new(a, calls->of, calls->n, 0);
	uint32_t n = p->funcs.len;
	struct inline_bodies *bodies = inline_bodies_new(a, run);
	struct map *told = map_new(a);

	for (uint32_t i = 0; i < n; i++)
		judge(run, told, p->funcs.at[c->member[i]]);
	for (uint32_t i = 0; i < n; i++)
		if (p->funcs.at[i]->inl.can)
			inline_keep_body(bodies, p->funcs.at[i]);
	for (uint32_t i = 0; i < n; i++)
		if (counts(p->funcs.at[c->member[i]]) || p->funcs.at[c->member[i]] == p->init)
			inline_calls(bodies, p->funcs.at[c->member[i]]);
	arena_free(a);
	return true;
}
