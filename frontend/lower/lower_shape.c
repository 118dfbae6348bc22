/* lower_shape.c - types in instances as gc prints them: it compiles one instance per shape, and the type arguments of
 * that are types of package go.shape named after what underlies them. */
#include "typeset.h"

#include "lw.h"

/* Behind a constraint of methods only, all pointers have one shape. */
static struct type *underlying_of(struct lw *lw, struct type *param, struct type *arg)
{
	struct type *u = type_underlying(arg);

	if (u->kind == TYPE_POINTER && typeset_is_method_set(type_typeset(type_underlying(param))))
		return type_pointer(lw->ts, lw->ts->basic[BASIC_UINT8]);
	return u;
}

static struct type *shape_of(struct lw *lw, struct type *param, struct type *arg)
{
	const char *name =
	    lw_printf(lw, "go.shape.%s", lw_link_text(lw, lw_type_plain(lw, underlying_of(lw, param, arg))->link));
	struct type *t = map_get_str(lw->shapes, str_of(name));

	if (t)
		return t;
	t = type_new(lw->ts, TYPE_NAMED);
	t->named.obj = object_new(lw->ts, OBJ_TYPENAME, POS_NONE, NULL, name, t);
	t->named.origin = t;
	t->named.from_rhs = t->named.under = type_underlying(arg);
	map_put_str(lw->shapes, str_of(name), t);
	return t;
}

struct type *lw_shaped(struct lw_fn *fn, struct type *t)
{
	struct type_list shapes = {0};

	if (!fn->tparams || !fn->tparams->len || !type_has_type_param(t))
		return t;
	for (uint32_t i = 0; i < fn->targs->len; i++)
		VEC_PUSH(fn->arena, &shapes, shape_of(fn->lw, fn->tparams->at[i], fn->targs->at[i]));
	return type_subst(fn->lw->ts, t, fn->tparams, &shapes);
}
