/* record.c - what the checker finds out, written into the tree. */
#include "check.h"

void record_expr(struct checker *c, struct node *n, enum operand_mode mode, struct type *t, struct const_val *val)
{
	n->mode = (uint8_t)mode;
	n->type = t;
	n->cval = mode == MODE_CONSTANT ? val : NULL;
}

void record_builtin(struct checker *c, struct node *fun, struct type *sig)
{
	for (;;) {
		record_expr(c, fun, MODE_BUILTIN, sig, NULL);
		if (fun->kind != NODE_PAREN)
			return;
		fun = fun->paren.x;
	}
}

void record_comma_ok(struct checker *c, struct node *x, struct type *t0, struct type *t1)
{
	struct object *vars[2];

	if (!t0 || !t1 || !type_is_valid(t0) || !type_is_valid(t1))
		return;
	vars[0] = object_var(c->ts, VAR_NONE, x->pos, c->pkg, check_intern(c, ""), t0);
	vars[1] = object_var(c->ts, VAR_NONE, x->pos, c->pkg, check_intern(c, ""), t1);
	for (;;) {
		x->type = type_tuple(c->ts, vars, 2);
		x->flags |= NODE_COMMAOK;
		if (x->kind != NODE_PAREN)
			return;
		x = x->paren.x;
	}
}

void record_instance(struct checker *c, struct node *n, const struct type_list *targs, struct type *t)
{
	struct instance *in = ARENA_NEW(c->arena, struct instance);

	in->targs.at = arena_dup(c->arena, targs->at, targs->len * sizeof *targs->at);
	in->targs.len = in->targs.cap = targs->len;
	in->type = t;
	for (;;) {
		n->inst = in;
		if (n->kind == NODE_INDEX)
			n = n->index.x;
		else if (n->kind == NODE_PAREN)
			n = n->paren.x;
		else if (n->kind == NODE_SELECTOR)
			n = n->selector.name;
		else
			return;
	}
}

void record_def(struct checker *c, struct node *name, struct object *obj)
{
	name->obj = obj;
	name->flags |= NODE_DEFINES;
	if (!obj)
		return;
	obj->node = name;
	if (obj->kind == OBJ_TYPENAME || obj->kind == OBJ_FUNC || obj->kind == OBJ_CONST)
		return;
	name->type = obj->type;
}

void record_use(struct checker *c, struct node *name, struct object *obj)
{
	name->obj = obj;
	name->flags &= (uint8_t)~NODE_DEFINES;
}

static struct selection *new_selection(struct checker *c, enum selection_kind kind, struct type *recv,
				       struct object *obj, const uint32_t *path, uint32_t npath, bool indirect)
{
	struct selection *s = ARENA_NEW(c->arena, struct selection);

	s->kind = kind;
	s->recv = recv;
	s->obj = obj;
	s->type = obj->type;
	s->indirect = indirect;
	s->npath = npath;
	s->path = arena_dup(c->arena, path, npath * sizeof *path);
	return s;
}

void record_selection(struct checker *c, struct node *selector, enum selection_kind kind, struct type *recv,
		      struct object *obj, const uint32_t *path, uint32_t npath, bool indirect)
{
	selector->sel = new_selection(c, kind, recv, obj, path, npath, indirect);
	selector->obj = obj;
	record_use(c, selector->selector.name, obj);
}

void record_key(struct checker *c, struct node *key, struct type *strct, const struct lookup_result *r)
{
	key->sel = new_selection(c, SELECT_FIELD, strct, r->obj, r->path, r->npath, false);
	record_use(c, key, r->obj);
}
