/* lower_cost.c - what a body costs: see cost.h. */
#include "cost.h"

enum { BIG_NODES = 5000 };

static const char *impossible(uint32_t pragmas)
{
	if (pragmas & PRAGMA_NOINLINE)
		return "marked go:noinline";
	if (pragmas & PRAGMA_CGO_UNSAFE_ARGS)
		return "marked go:cgo_unsafe_args";
	if (pragmas & PRAGMA_UINTPTR_KEEPALIVE)
		return "marked as having a keep-alive uintptr argument";
	if (pragmas & PRAGMA_UINTPTR_ESCAPES)
		return "marked as having an escaping uintptr argument";
	return pragmas & PRAGMA_YESWRITEBARRIERREC ? "marked go:yeswritebarrierrec" : NULL;
}

static void put_shapes(struct lw_fn *fn, struct text *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		text_printf(t, "%c%s", i == from ? '[' : ',', lw_type_text(fn, lw_shaped(fn, fn->tparams->at[i])));
	if (from < to)
		text_char(t, ']');
}

/* An instance is that of its shapes to gc; NULL: not an instance. */
static const char *shaped_name(struct lw_fn *fn)
{
	const struct object *o = fn->info->obj;
	const struct type *sig = fn->info->sig;
	uint32_t own = sig->func.recv_tparams.len, all = fn->tparams ? fn->tparams->len : 0;
	bool pointer;
	struct text t = {.arena = fn->arena};

	if (!o || !all)
		return NULL;
	if (fn->info->pkg != fn->lw->pkg)
		text_printf(&t, "%s.", fn->info->pkg->name);
	if (sig->func.recv) {
		type_deref(sig->func.recv->type, &pointer);
		text_printf(&t, pointer ? "(*%s" : "%s", lw_receiver_name(sig));
		put_shapes(fn, &t, 0, own);
		text_add(&t, pointer ? STR(").") : STR("."));
	}
	text_add(&t, str_of(o->name));
	put_shapes(fn, &t, own, all);
	return text_str(&t).data;
}

void lw_count_cost(struct lw_fn *fn, struct node *body)
{
	struct vm_inline_info *inl = &fn->f->inl;
	struct node *decl = fn->info->node;
	struct pragma *p = decl->kind == NODE_FUNC_DECL ? decl->func_decl.pragma : NULL;
	struct cost c = {.fn = fn, .inl = inl};

	if (!inl->text)
		inl->text = shaped_name(fn);
	if (!fn->lw->conf->inlining)
		return;
	inl->counted = true;
	inl->pos = decl->pos;
	inl->reason = p ? impossible(p->flags) : NULL;
	cost_stmts(&c, &body->block.stmts);
	inl->cost = c.cost;
	inl->instruction = fn->info->obj && lw_is_gc_intrinsic(fn->info->obj);
	inl->big = c.nodes >= BIG_NODES;
}
