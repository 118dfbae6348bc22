/* select.c - x.sel: qualified names, fields, methods, method expressions. */
#include "check_expr.h"

#include <strings.h>

/* ---- pkg.Name ---- */

static struct object *lookup_ignoring_case(struct package *pkg, const char *name)
{
	for (uint32_t i = 0; i < pkg->scope->objects.len; i++) {
		struct object *obj = pkg->scope->objects.at[i];
		if (object_exported(obj) && strcasecmp(obj->name, name) == 0)
			return obj;
	}
	return NULL;
}

static void undefined_member(struct checker *c, struct node *n, struct package *pkg)
{
	struct node *name = n->selector.name;
	struct object *alt;

	if (pkg->fake)
		return;
	alt = lookup_ignoring_case(pkg, name->name.text);
	if (alt)
		check_error(c, node_start(name), ERR_UNDECLARED_IMPORTED_NAME, "undefined: %s (but have %s)",
			    node_text(c, n), alt->name);
	else
		check_error(c, node_start(name), ERR_UNDECLARED_IMPORTED_NAME, "undefined: %s", node_text(c, n));
}

static void member_operand(struct operand *x, struct object *obj)
{
	x->type = obj->type;
	switch (obj->kind) {
	case OBJ_CONST:
		x->mode = MODE_CONSTANT;
		x->val = obj->constant.val;
		break;
	case OBJ_TYPENAME:
		x->mode = MODE_TYPE;
		break;
	case OBJ_VAR:
		x->mode = MODE_VARIABLE;
		break;
	case OBJ_BUILTIN:
		x->mode = MODE_BUILTIN;
		x->id = obj->builtin.id;
		break;
	default:
		x->mode = MODE_VALUE;
		break;
	}
}

/* gc's export data leave out unexported functions and constants: to an importer they do not exist.
 */
static bool is_left_out(const struct object *obj)
{
	return !object_exported(obj) && (obj->kind == OBJ_FUNC || obj->kind == OBJ_CONST);
}

static void check_member(struct checker *c, struct operand *x, struct node *n, struct object *pkgname)
{
	struct package *pkg = pkgname->pkgname.imported;
	struct node *name = n->selector.name;
	struct object *obj;

	record_use(c, n->selector.x, pkgname);
	pkgname->used = true;
	obj = scope_lookup(check_members(c, pkg), name->name.text);
	if (!obj || is_left_out(obj)) {
		undefined_member(c, n, pkg);
		return;
	}
	if (!object_exported(obj) && obj->kind != OBJ_BUILTIN)
		check_error(c, node_start(name), ERR_UNEXPORTED_NAME, "name %s not exported by package %s",
			    name->name.text, pkg->name);
	check_imported(c, obj);
	record_use(c, name, obj);
	n->obj = obj;
	if (obj->type || obj->kind == OBJ_BUILTIN)
		member_operand(x, obj);
}

/* ---- what is not there ---- */

static void report_missing(struct checker *c, struct operand *x, struct node *n, const struct lookup_result *found)
{
	struct node *name = n->selector.name;
	const char *sel = name->name.text;
	pos_t pos = node_start(name);
	struct str why;

	if (!type_is_valid(type_underlying(x->type)))
		return;
	if (found->ambiguous) {
		check_error(c, pos, ERR_AMBIGUOUS_SELECTOR, "ambiguous selector %s.%s", node_text(c, x->expr), sel);
		return;
	}
	if (found->indirect) {
		const char *t = type_text(c, x->type);
		if (x->mode == MODE_TYPE)
			check_error(c, pos, ERR_INVALID_METHOD_EXPR,
				    "invalid method expression %s.%s (needs pointer receiver "
				    "(*%s).%s)",
				    t, sel, t, sel);
		else
			check_error(c, pos, ERR_INVALID_METHOD_EXPR, "cannot call pointer method %s on %s", sel, t);
		return;
	}
	if (type_is_interface_ptr(x->type)) {
		why = check_interface_ptr_error(c, x->type);
	} else {
		struct lookup_result alt =
		    lookup_field_or_method(c->ts, x->type, x->mode == MODE_VARIABLE, c->pkg, sel, true);
		why = check_lookup_error(c, x->type, sel, alt.obj, false);
	}
	check_error(c, pos, ERR_MISSING_FIELD_OR_METHOD, "%s.%s undefined (" STR_FMT ")", node_text(c, x->expr), sel,
		    STR_ARG(why));
}

/* ---- T.Method ---- */

/* The receiver becomes the first parameter; it has a name when the others do. */
static struct type *method_expr_type(struct checker *c, struct type *recv, struct type *sig)
{
	struct object_list *params = &sig->func.params->tuple.vars, list = {0};
	const char *name = check_intern(c, "");
	struct object *r = sig->func.recv;

	if (params->len && *params->at[0]->name)
		name = *r->name ? r->name : c->ts->blank;
	VEC_PUSH(c->arena, &list, object_var(c->ts, VAR_PARAM, r->pos, r->pkg, name, recv));
	for (uint32_t i = 0; i < params->len; i++)
		VEC_PUSH(c->arena, &list, params->at[i]);
	struct type *t =
	    type_func(c->ts, NULL, type_tuple(c->ts, list.at, list.len), sig->func.results, sig->func.variadic);
	t->func.tparams = sig->func.tparams;
	return t;
}

static void check_method_expr(struct checker *c, struct operand *x, struct node *n, const struct lookup_result *found)
{
	struct object *m = found->obj;
	struct type *sig = m->type;

	if (m->kind != OBJ_FUNC) {
		const char *sel = n->selector.name->name.text;
		check_error(c, node_start(n->selector.x), ERR_MISSING_FIELD_OR_METHOD,
			    "operand for field selector %s must be value of type %s", sel, type_text(c, x->type));
		operand_invalidate(x);
		return;
	}
	if (!sig || sig->kind != TYPE_FUNC || !sig->func.recv) {
		check_error(c, node_start(n), ERR_INVALID_DECL_CYCLE, "illegal cycle in method declaration");
		operand_invalidate(x);
		return;
	}
	struct type *recv = x->type;
	x->mode = MODE_VALUE;
	x->type = method_expr_type(c, recv, sig);
	record_selection(c, n, SELECT_METHOD_EXPR, recv, m, found->path, found->npath, found->indirect);
	check_add_dep(c, m);
}

/* ---- x.field, x.method ---- */

static void check_field(struct checker *c, struct operand *x, struct node *n, const struct lookup_result *found)
{
	record_selection(c, n, SELECT_FIELD, x->type, found->obj, found->path, found->npath, found->indirect);
	x->mode = x->mode == MODE_VARIABLE || found->indirect ? MODE_VARIABLE : MODE_VALUE;
	x->type = found->obj->type ? found->obj->type : c->ts->basic[BASIC_INVALID];
}

static void check_method_value(struct checker *c, struct operand *x, struct node *n, const struct lookup_result *found)
{
	struct object *m = found->obj;

	record_selection(c, n, SELECT_METHOD, x->type, m, found->path, found->npath, found->indirect);
	x->mode = MODE_VALUE;
	if (!m->type || m->type->kind != TYPE_FUNC) {
		operand_invalidate(x);
		return;
	}
	x->type = arena_dup(c->arena, m->type, sizeof *m->type);
	x->type->func.recv = NULL;
	check_add_dep(c, m);
}

static void select_member(struct checker *c, struct operand *x, struct node *n, bool want_type)
{
	struct node *name = n->selector.name;

	check_expr_or_type(c, x, n->selector.x, false);
	if (x->mode == MODE_INVALID)
		return;
	if (x->mode == MODE_BUILTIN) {
		check_error(c, n->pos, ERR_UNCALLED_BUILTIN, "invalid use of %s in selector expression",
			    operand_text(c, x));
		operand_invalidate(x);
		return;
	}
	if (!check_is_complete(c, x->type)) {
		operand_invalidate(x);
		return;
	}
	if (want_type) {
		check_error(c, node_start(name), ERR_NOT_A_TYPE, "%s is not a type", node_text(c, n));
		operand_invalidate(x);
		return;
	}
	if (!check_pointee_is_complete(c, x->type)) {
		operand_invalidate(x);
		return;
	}
	struct lookup_result found =
	    lookup_field_or_method(c->ts, x->type, x->mode == MODE_VARIABLE, c->pkg, name->name.text, false);
	if (!found.obj) {
		report_missing(c, x, n, &found);
		operand_invalidate(x);
		return;
	}
	if (found.obj->kind == OBJ_FUNC)
		check_object(c, found.obj);
	if (x->mode == MODE_TYPE)
		check_method_expr(c, x, n, &found);
	else if (found.obj->kind == OBJ_VAR)
		check_field(c, x, n, &found);
	else
		check_method_value(c, x, n, &found);
}

void check_selector(struct checker *c, struct operand *x, struct node *n, bool want_type)
{
	struct node *left = n->selector.x;
	struct object *obj = left->kind == NODE_NAME ? check_lookup(c, left->name.text) : NULL;

	*x = (struct operand){.type = c->ts->basic[BASIC_INVALID], .expr = n};
	if (obj && obj->kind == OBJ_PKGNAME)
		check_member(c, x, n, obj);
	else
		select_member(c, x, n, want_type);
	if (x->mode == MODE_INVALID)
		x->type = c->ts->basic[BASIC_INVALID];
	x->expr = n;
}
