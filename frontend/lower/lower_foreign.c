/* lower_foreign.c - functions of other packages that can be inlined: what they cost, as their package says, and their
 * bodies. A body is read from the source that the package was compiled from, so it is there whether or not the package
 * was found in the cache; it is lowered as an instance of a generic function would be, but belongs to no package, and
 * so do its literals. */
#include "lw.h"

/* gc names a function of another package by that package's name. */
static const char *text_of(struct lw *lw, const struct object *o, const struct vm_func *f)
{
	return lw_printf(lw, "%s.%s", o->pkg->name, f->decl.name);
}

static void lower_foreign(struct lw *lw, struct vm_func *f, struct object *o)
{
	struct lw_body b = {.f = vm_func_body_of(f), .info = o->func.info};

	b.f->end = o->func.info->body->block.rbrace;
	lw_lower_body(lw, &b);
}

static bool can_be_lowered(struct lw *lw, struct object *o)
{
	struct func_info *info = o->func.info;

	return info && info->body && check_body_of(lw->ts, o);
}

static void look_at(struct lw *lw, struct vm_func *f)
{
	const struct lower_config *conf = lw->conf;
	struct object *o = map_get(lw->declared, f);
	int32_t cost;

	if (!o || !(f->flags & VM_FN_EXTERN) || !f->decl.pkg || f->flags & (VM_FN_SHARED | VM_FN_C))
		return;
	cost = conf->foreign_cost(conf->context, f->decl.pkg, f->decl.name);
	if (cost < 0)
		return;
	f->inl.counted = f->inl.can = true;
	f->inl.cost = cost;
	f->inl.text = text_of(lw, o, f);
	f->inl.instruction = lw_is_gc_intrinsic(o);
	if (!f->inl.instruction && can_be_lowered(lw, o))
		lower_foreign(lw, f, o);
}

bool lw_foreign_bodies(struct lw *lw)
{
	uint32_t from = lw->foreign_seen;

	if (!lw->conf->inlining || !lw->conf->foreign_cost)
		return false;
	while (lw->foreign_seen < lw->p->funcs.len)
		look_at(lw, lw->p->funcs.at[lw->foreign_seen++]);
	return from < lw->foreign_seen;
}
