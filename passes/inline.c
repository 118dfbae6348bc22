/* inline.c - which functions can be inlined: their cost with that of what they call, callees first; then the pass. */
#include "inline.h"

int32_t inline_limit(const struct vm_func *caller, const struct vm_func *callee, bool once)
{
	int32_t limit = caller->inl.big ? INLINE_INTO_BIG : INLINE_BUDGET;

	if (!callee->outer)
		return limit;
	return once && 2 * limit < INLINE_LITERAL_BUDGET ? INLINE_LITERAL_BUDGET : 2 * limit;
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

static bool is_known(const struct inliner *in, const struct vm_func *f)
{
	return map_get(in->judged, f);
}

/* What f calls has its verdict, but for what is in a cycle with it and comes later. */
static void judge(struct inliner *in, struct vm_func *f)
{
	struct vm_inline_info *inl = &f->inl;

	map_put(in->judged, f, f);
	if (!inl->counted || f->flags & (VM_FN_EXTERN | VM_FN_WRAPPER))
		return;
	for (uint32_t i = 0; i < inl->calls.len; i++) {
		struct vm_func *callee = inl->calls.at[i].func;

		if (!vm_is_listed(callee) && !is_known(in, callee))
			judge(in, callee);
		inl->cost += callee->inl.can && callee->inl.cost <= inline_limit(f, callee, false)
				 ? callee->inl.cost
				 : inl->calls.at[i].extra;
	}
	inl->calls.len = 0;
	if (!inl->reason && inl->cost > budget_of(f))
		inl->reason = arena_printf(in->run->arena, "function too complex: cost %d exceeds budget %d", inl->cost,
					   budget_of(f))
				  .data;
	inl->can = !inl->reason;
}

static void tell(struct inliner *in, struct vm_func *f)
{
	const struct vm_inline_info *inl = &f->inl;

	if (!inl->counted || f->flags & (VM_FN_EXTERN | VM_FN_WRAPPER) ||
	    (f->flags & VM_FN_LINKONCE && !is_first_of_shape(in->texts, f)))
		return;
	if (inl->can)
		decide(in->run, f, ESC_DECIDED_CAN_INLINE, NULL);
	else
		decide(in->run, f, ESC_DECIDED_CANNOT_INLINE, inl->reason);
}

void inline_judge(struct inliner *in, struct vm_func *f)
{
	if (f->flags & VM_FN_EXTERN || is_known(in, f))
		return;
	judge(in, f);
	tell(in, f);
}

void inline_add_literal(struct inliner *in, struct vm_func *f, const struct vm_func *literal)
{
	struct vm_func *written = (struct vm_func *)literal;

	if (!is_known(in, written)) {
		judge(in, written);
		f->inl.can = written->inl.can;
		f->inl.cost = written->inl.cost;
		f->inl.reason = written->inl.reason;
	}
	f->inl.calls.len = 0;
	dynamic_types_add(devirtualizer_types(in->devirtualizer), f);
	in->literals = true;
}

/* ---- the pass ---- */

static bool has_calls(const struct vm_func *f)
{
	return f->blocks.len && !(f->flags & VM_FN_EXTERN);
}

static bool takes_bodies(const struct inliner *in, const struct vm_func *f)
{
	return has_calls(f) && (f->inl.counted || f == in->run->pkg->init);
}

/* Literals that came with a body stay as they were written, as in gc. */
static void inline_package(struct inliner *in, const struct vm_components *c, uint32_t n)
{
	struct vm_package *p = in->run->pkg;

	for (uint32_t i = 0; i < n; i++)
		inline_judge(in, p->funcs.at[c->member[i]]);
	for (uint32_t i = 0; i < n; i++)
		if (p->funcs.at[i]->inl.can || p->funcs.at[i]->outer) /* a literal is copied in either case */
			inline_keep_body(in, p->funcs.at[i]);
	for (uint32_t i = 0; i < n; i++) {
		struct vm_func *f = p->funcs.at[i];

		if (!has_calls(f))
			continue;
		devirtualize_calls(in->devirtualizer, f);
		if (takes_bodies(in, f))
			inline_find_callees(in, f);
	}
	for (uint32_t i = 0; i < n; i++) {
		struct vm_func *f = p->funcs.at[c->member[i]];

		while (takes_bodies(in, f) && inline_calls(in, f))
			devirtualize_calls(in->devirtualizer, f);
	}
}

bool pass_inline(struct pass_run *run)
{
	struct arena *a = arena_new();
	const struct vm_calls *calls = vm_package_facts_calls(run->decided.facts);
	const struct vm_components *c = vm_components_new(a, calls->of, calls->n, 0);
	struct inliner in = {.arena = a,
			     .run = run,
			     .devirtualizer = devirtualizer_new(a, run),
			     .bodies = map_new(a),
			     .callees = map_new(a),
			     .results = map_new(a),
			     .uses = map_new(a),
			     .judged = map_new(a),
			     .texts = map_new(a)};

	inline_package(&in, c, run->pkg->funcs.len);
	if (in.literals)
		inline_remove_literals(&in);
	arena_free(a);
	return true;
}
