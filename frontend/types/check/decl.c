/* decl.c - package-level objects, typed on demand. */
#include "check.h"
#include "typeset.h"

void check_declare(struct checker *c, struct scope *s, struct node *id, struct object *obj)
{
	struct object *other;

	if (obj->name != c->ts->blank) {
		other = scope_insert(s, obj);
		if (other) {
			struct report *r = report_new(c, ERR_DUPLICATE_DECL);

			report_add(r, obj->pos, "%s redeclared in this block", obj->name);
			report_other_decl(r, other);
			report_send(r);
			return;
		}
	}
	if (id)
		record_def(c, id, obj);
}

/* ---- cycles ---- */

uint32_t check_first_in_source(const struct object_list *cycle)
{
	uint32_t first = 0;

	for (uint32_t i = 1; i < cycle->len; i++)
		if (cycle->at[i]->pos < cycle->at[first]->pos)
			first = i;
	return first;
}

static const char *qualified(struct checker *c, const struct object *obj)
{
	struct text t = {.arena = c->arena};
	struct qualifier q = check_qualifier(c);
	struct type *named = obj->type ? type_as_named(obj->type) : NULL;

	if (named && named->named.targs.len)
		return type_text(c, named);
	type_write_package(&t, obj->pkg, &q);
	text_add(&t, str_of(obj->name));
	return text_of(c, text_str(&t));
}

void check_cycle_error(struct checker *c, const struct object_list *cycle, uint32_t start)
{
	struct object *obj = cycle->at[start];
	bool is_type = obj->kind == OBJ_TYPENAME;
	const char *name = qualified(c, obj);
	struct report *r = report_new(c, ERR_INVALID_DECL_CYCLE);

	if (is_type && obj->type && obj->type->kind == TYPE_ALIAS)
		obj->type->alias.from_rhs = obj->type->alias.actual = c->ts->basic[BASIC_INVALID];
	if (cycle->len == 1) {
		report_add(r, obj->pos,
			   is_type ? "invalid recursive type: %s refers to itself"
				   : "invalid cycle in declaration: %s refers to itself",
			   name);
		report_send(r);
		return;
	}
	report_add(r, obj->pos, is_type ? "invalid recursive type %s" : "invalid cycle in declaration of %s", name);
	for (uint32_t i = 0; i < cycle->len; i++) {
		struct object *next = cycle->at[(start + i + 1) % cycle->len];

		report_add(r, obj->pos, "%s refers to %s", qualified(c, obj), qualified(c, next));
		obj = next;
	}
	report_send(r);
}

/* A cycle of objects ending in obj, which is being typed, is fine if it goes through values only
 * (that is for the order of initialisation to judge) or through a type definition. */
static bool valid_cycle(struct checker *c, struct object *obj)
{
	uint32_t start = (uint32_t)(uintptr_t)map_get(c->path_index, obj) - 1;
	struct object_list cycle = {c->path.at + start, c->path.len - start, 0};
	uint32_t values = 0, defs = 0;

	for (uint32_t i = 0; i < cycle.len; i++) {
		struct object *o = cycle.at[i];

		if (o->kind == OBJ_CONST || o->kind == OBJ_VAR)
			values++;
		if (o->kind != OBJ_TYPENAME)
			continue;
		if (c->env.in_tparam_list && o->type && type_is_generic(o->type))
			return true;
		if (!object_is_alias(o))
			defs++;
	}
	if (values == cycle.len || (values == 0 && defs > 0))
		return true;
	check_cycle_error(c, &cycle, check_first_in_source(&cycle));
	return false;
}

/* ---- constants and variables ---- */

void check_const_decl(struct checker *c, struct object *obj, struct node *type, struct node *init, bool inherited)
{
	struct const_val *iota = c->env.iota;
	pos_t errpos = c->env.errpos;
	struct operand x = {0};

	c->env.iota = obj->constant.val;
	c->env.errpos = POS_NONE;
	obj->constant.val = const_unknown(c->arena);
	if (type) {
		struct type *t = check_type(c, type);

		if (!type_is(t, INFO_CONST)) {
			if (type_is_valid(type_underlying(t)))
				check_error(c, node_start(type), ERR_INVALID_CONST_TYPE, "invalid constant type %s",
					    type_text(c, t));
			obj->type = c->ts->basic[BASIC_INVALID];
			c->env.iota = iota;
			c->env.errpos = errpos;
			return;
		}
		obj->type = t;
	}
	if (init) {
		if (inherited)
			c->env.errpos = obj->pos;
		check_expr(c, NULL, &x, init);
	}
	check_init_const(c, obj, &x);
	c->env.iota = iota;
	c->env.errpos = errpos;
}

void check_var_decl(struct checker *c, struct object *obj, const struct object_list *lhs, struct node *type,
		    struct node *init)
{
	struct nodes rhs = {&init, 1, 1};
	struct operand x = {0};

	if (type)
		obj->type = check_var_type(c, type);
	if (type && check_skips_values(c))
		return;
	if (!init) {
		if (!type)
			obj->type = c->ts->basic[BASIC_INVALID];
		return;
	}
	if (!lhs || lhs->len <= 1) {
		struct target *t = obj->type ? target_new(c, obj->type, str_of(obj->name)) : NULL;

		check_expr(c, t, &x, init);
		check_init_var(c, obj, &x, "variable declaration");
		return;
	}
	if (type)
		for (uint32_t i = 0; i < lhs->len; i++)
			lhs->at[i]->type = obj->type;
	check_init_vars(c, lhs->at, lhs->len, &rhs, NULL);
}

static void embedded_value(struct checker *c, struct object *obj, struct decl_info *d)
{
	struct operand x = {0};

	d->init = check_embed_value(c, obj, d);
	if (!d->init)
		return;
	check_expr(c, NULL, &x, d->init);
	check_init_var(c, obj, &x, "variable declaration");
}

/* ---- types ---- */

struct type_decl {
	struct object *obj;
	struct node *node;
	struct type *rhs;
	bool version_error;
};

static bool is_imported_constraint(struct checker *c, struct type *t)
{
	struct type *named = t ? type_as_named(t) : NULL, *u;

	if (!named || !named->named.obj->pkg || named->named.obj->pkg == c->pkg)
		return false;
	u = type_underlying(named);
	return u->kind == TYPE_INTERFACE && !typeset_is_method_set(type_typeset(u));
}

static void finish_type_decl(struct checker *c, void *arg)
{
	struct type_decl *d = arg;
	struct type *named = type_as_named(d->obj->type);

	if (named)
		check_valid_type(c, named);
	if (!d->version_error && is_imported_constraint(c, d->rhs))
		check_verify_version(c, node_start(d->node->type_decl.type), 18,
				     str_printf(c, "using type constraint %s", type_text(c, d->rhs)));
}

static bool in_list(const struct type_list *l, const struct type *t)
{
	for (uint32_t i = 0; i < l->len; i++)
		if (l->at[i] == t)
			return true;
	return false;
}

static void alias_decl(struct checker *c, struct type_decl *d)
{
	struct node *n = d->node;
	const struct nodes *tparams = &n->type_decl.tparams;
	struct type *alias = type_new(c->ts, TYPE_ALIAS);

	if (tparams->len > 0)
		d->version_error = !check_verify_version(c, node_start(tparams->at[0]), 23, "generic type alias");
	if (!d->version_error)
		d->version_error = !check_verify_version(c, node_start(n), 9, "type alias");
	alias->alias.obj = d->obj;
	alias->alias.origin = alias;
	if (!d->obj->type)
		d->obj->type = alias;
	if (tparams->len > 0) {
		check_open_scope(c);
		check_collect_tparams(c, &alias->alias.tparams, tparams);
	}
	d->rhs = check_def_type(c, n->type_decl.type, d->obj);
	alias->alias.from_rhs = d->rhs;
	if (d->rhs->kind == TYPE_PARAM && in_list(&alias->alias.tparams, d->rhs)) {
		check_error(c, node_start(n->type_decl.type), ERR_MISPLACED_TYPE_PARAM,
			    "cannot use type parameter declared in alias declaration as RHS");
		alias->alias.from_rhs = alias->alias.actual = c->ts->basic[BASIC_INVALID];
	} else if (type_parts(d->rhs) > TYPE_PARTS_LIMIT) {
		check_error(c, d->obj->pos, ERR_TYPE_TOO_LARGE, "type %s has more than %u parts", d->obj->name,
			    TYPE_PARTS_LIMIT);
		alias->alias.from_rhs = alias->alias.actual = c->ts->basic[BASIC_INVALID];
	}
	if (tparams->len > 0)
		check_close_scope(c);
}

static void named_decl(struct checker *c, struct type_decl *d)
{
	struct node *n = d->node;
	const struct nodes *tparams = &n->type_decl.tparams;
	struct type *named = type_new(c->ts, TYPE_NAMED);

	if (tparams->len > 0)
		d->version_error = !check_verify_version(c, node_start(tparams->at[0]), 18, "type parameter");
	named->named.obj = d->obj;
	named->named.origin = named;
	named->named.id = ++c->ts->next_named;
	named->named.owner = c->env.func;
	if (!d->obj->type)
		d->obj->type = named;
	VEC_PUSH(c->arena, &c->cleanups, named);
	VEC_PUSH(c->arena, &c->pkg->named, named);
	if (tparams->len > 0) {
		check_open_scope(c);
		check_collect_tparams(c, &named->named.tparams, tparams);
	}
	d->rhs = check_def_type(c, n->type_decl.type, d->obj);
	named->named.from_rhs = d->rhs;
	if (type_is_param(d->rhs)) {
		check_error(c, node_start(n->type_decl.type), ERR_MISPLACED_TYPE_PARAM,
			    "cannot use a type parameter as RHS in type declaration");
		named->named.from_rhs = c->ts->basic[BASIC_INVALID];
	}
	if (tparams->len > 0)
		check_close_scope(c);
}

void check_type_decl(struct checker *c, struct object *obj, struct node *n)
{
	struct type_decl *d = ARENA_NEW(c->arena, struct type_decl);

	d->obj = obj;
	d->node = n;
	check_later(c, finish_type_decl, d);
	if (n->type_decl.alias)
		alias_decl(c, d);
	else
		named_decl(c, d);
}

struct type *check_declare_tparam(struct checker *c, struct node *name)
{
	struct object *obj = object_new(c->ts, OBJ_TYPENAME, name->pos, c->pkg, name->name.text, NULL);
	struct type *p = type_new(c->ts, TYPE_PARAM);

	p->param.obj = obj;
	p->param.id = ++c->ts->next_id;
	p->param.index = UINT32_MAX;
	p->param.bound = c->ts->basic[BASIC_INVALID];
	obj->type = p;
	VEC_PUSH(c->arena, &c->cleanups, p);
	check_declare(c, c->env.scope, name, obj);
	return p;
}

void check_bind_tparams(struct type_list *l)
{
	for (uint32_t i = 0; i < l->len; i++)
		l->at[i]->param.index = i;
}

void check_collect_tparams(struct checker *c, struct type_list *dst, const struct nodes *fields)
{
	struct type_list list = {0};
	struct type *bound = NULL;

	for (uint32_t i = 0; i < fields->len; i++) {
		struct type *p = check_declare_tparam(c, fields->at[i]->field.name);

		VEC_PUSH(c->arena, &list, p);
	}
	/* Visible before the constraints are typed, which may refer to them. */
	*dst = list;
	check_bind_tparams(dst);
	c->env.in_tparam_list = true;
	for (uint32_t i = 0; i < fields->len; i++) {
		struct node *t = fields->at[i]->field.type;

		if (i == 0 || t != fields->at[i - 1]->field.type) {
			bound = check_bound(c, t);
			if (type_is_param(bound)) {
				check_error(c, node_start(t), ERR_MISPLACED_TYPE_PARAM,
					    "cannot use a type parameter as constraint");
				bound = c->ts->basic[BASIC_INVALID];
			}
		}
		list.at[i]->param.bound = bound;
	}
	c->env.in_tparam_list = false;
}

struct type *check_bound(struct checker *c, struct node *n)
{
	struct node *iface, *field;
	struct type *t;

	if (!((n->kind == NODE_UNARY && n->op.op == OP_TILDE) || (n->kind == NODE_BINARY && n->op.op == OP_OR)))
		return check_type(c, n);
	field = node_new(c->arena, NODE_FIELD, n->pos);
	field->field.type = n;
	iface = node_new(c->arena, NODE_INTERFACE_TYPE, n->pos);
	VEC_PUSH(c->arena, &iface->interface_type.methods, field);
	t = check_type(c, iface);
	if (t->kind == TYPE_INTERFACE)
		t->iface.implicit = true;
	/* The element itself denotes the constraint too. */
	record_expr(c, n, MODE_TYPE, t, NULL);
	return t;
}

/* ---- functions ---- */

struct body {
	struct object *obj;
	struct decl_info *decl;
};

static void check_body(struct checker *c, void *arg)
{
	struct body *b = arg;

	check_func_body(c, b->decl, b->obj->name, b->obj->type, b->obj->func.info, NULL);
}

bool func_is_generic(const struct type *sig)
{
	return sig && sig->kind == TYPE_FUNC && (sig->func.tparams.len > 0 || sig->func.recv_tparams.len > 0);
}

static void func_decl(struct checker *c, struct object *obj, struct decl_info *d)
{
	struct node *n = d->fdecl;
	struct body body = {obj, d};
	struct type *sig = type_func(c->ts, NULL, NULL, NULL, false);

	/* Set before it is complete, against cycles. */
	obj->type = sig;
	check_func_type(c, sig, n->func_decl.recv, &n->func_decl.tparams, n->func_decl.type);
	obj->func.info->sig = sig;
	if (n->func_decl.tparams.len > 0 && !n->func_decl.body)
		check_error(c, node_start(n), ERR_BAD_DECL, "generic function is missing function body");
	if (n->func_decl.body && (!c->conf->ignore_func_bodies || func_is_generic(sig)))
		check_later(c, check_body, arena_dup(c->arena, &body, sizeof body));
}

/* ---- objects ---- */

static void check_in_progress(struct checker *c, struct object *obj)
{
	bool valid = valid_cycle(c, obj);

	switch (obj->kind) {
	case OBJ_CONST:
	case OBJ_VAR:
		if (!valid || !obj->type)
			obj->type = c->ts->basic[BASIC_INVALID];
		break;
	case OBJ_TYPENAME:
		if (!valid)
			obj->type = c->ts->basic[BASIC_INVALID];
		break;
	default:
		break;
	}
}

void check_object(struct checker *c, struct object *obj)
{
	struct environment saved;
	struct decl_info *d = obj->decl;

	if (map_get(c->path_index, obj)) {
		check_in_progress(c, obj);
		return;
	}
	if (obj->type || !d)
		return;
	check_push(c, obj);
	saved = c->env;
	memset(&c->env, 0, sizeof c->env);
	c->env.scope = d->file;
	c->env.go_major = d->go_major;
	c->env.go_minor = d->go_minor;
	c->env.file_version = d->file_version;
	switch (obj->kind) {
	case OBJ_CONST:
		c->env.decl = d;
		check_const_decl(c, obj, d->vtype, d->init, d->inherited);
		break;
	case OBJ_VAR:
		c->env.decl = d;
		check_var_decl(c, obj, &d->lhs, d->vtype, d->init);
		if (!d->init && !check_skips_values(c))
			embedded_value(c, obj, d);
		break;
	case OBJ_TYPENAME:
		check_type_decl(c, obj, d->tdecl);
		check_collect_methods(c, obj);
		break;
	default:
		func_decl(c, obj, d);
		break;
	}
	c->env = saved;
	check_pop(c);
}
