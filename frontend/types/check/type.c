/* type.c - names and type expressions. */
#include "check.h"
#include "typeset.h"

/* ---- names ---- */

static bool valid_name(const char *s)
{
	size_t len = strlen(s), i = 0;

	while (i < len) {
		int size;
		uint32_t r = utf8_decode(s + i, len - i, &size);
		bool letter = r == '_' || r >= 0x80 || ((r | 0x20) >= 'a' && (r | 0x20) <= 'z');

		if (r == 0xfffd || !(letter || (i > 0 && r >= '0' && r <= '9')))
			return false;
		i += (size_t)size;
	}
	return true;
}

static void use_dot_import(struct checker *c, const struct scope *where, const struct object *obj)
{
	if (obj->pkg == c->pkg)
		return;
	for (uint32_t i = 0; i < c->dot_imports.len; i++) {
		struct dot_import *d = &c->dot_imports.at[i];

		if (d->file == where && d->obj == obj)
			d->pkgname->used = true;
	}
}

static bool const_ident(struct checker *c, struct operand *x, struct object *obj)
{
	check_add_dep(c, obj);
	if (!type_is_valid(obj->type))
		return false;
	x->val = obj->constant.val;
	if (obj == c->ts->iota) {
		if (!c->env.iota) {
			check_error(c, node_start(x->expr), ERR_INVALID_IOTA,
				    "cannot use iota outside constant declaration");
			return false;
		}
		x->val = c->env.iota;
	}
	x->mode = MODE_CONSTANT;
	return true;
}

static bool var_ident(struct checker *c, struct operand *x, struct object *obj)
{
	if (obj->pkg == c->pkg)
		obj->used = true;
	check_add_dep(c, obj);
	if (!type_is_valid(obj->type))
		return false;
	x->mode = MODE_VARIABLE;
	return true;
}

static bool object_operand(struct checker *c, struct operand *x, struct object *obj)
{
	switch (obj->kind) {
	case OBJ_PKGNAME:
		check_error(c, node_start(x->expr), ERR_INVALID_PKG_USE, "use of package %s not in selector",
			    obj->name);
		return false;
	case OBJ_CONST:
		return const_ident(c, x, obj);
	case OBJ_TYPENAME:
		x->mode = MODE_TYPE;
		return true;
	case OBJ_VAR:
		return var_ident(c, x, obj);
	case OBJ_FUNC:
		check_add_dep(c, obj);
		x->mode = MODE_VALUE;
		return true;
	case OBJ_BUILTIN:
		x->id = (enum builtin_id)obj->builtin.id;
		x->mode = MODE_BUILTIN;
		return true;
	case OBJ_NIL:
		x->mode = MODE_NIL;
		return true;
	default:
		return false;
	}
}

static void undefined(struct checker *c, struct node *n)
{
	const char *name = n->name.text;

	if (name == c->ts->blank)
		check_error(c, node_start(n), ERR_INVALID_BLANK, "cannot use _ as value or type");
	else if (valid_name(name))
		check_error(c, node_start(n), ERR_UNDECLARED_NAME, "undefined: %s", name);
}

static bool allowed(struct checker *c, struct node *n, const struct object *obj)
{
	if (obj->parent != c->ts->universe || obj->kind != OBJ_TYPENAME)
		return true;
	if (obj->type != c->ts->any && obj->type != c->ts->comparable)
		return true;
	return check_verify_version(c, node_start(n), 18, str_printf(c, "predeclared %s", obj->name));
}

void check_ident(struct checker *c, struct operand *x, struct node *n, bool want_type)
{
	struct scope *where = NULL;
	struct object *obj = scope_lookup_parent(c->env.scope, n->name.text, &where);
	bool got_type;

	x->mode = MODE_INVALID;
	x->expr = n;
	if (!obj) {
		undefined(c, n);
		return;
	}
	if (!allowed(c, n, obj))
		return;
	record_use(c, n, obj);
	got_type = obj->kind == OBJ_TYPENAME;
	if (!got_type && want_type) {
		if (obj->kind == OBJ_FUNC && !obj->type)
			check_object(c, obj);
		check_error(c, node_start(n), ERR_NOT_A_TYPE, "%s (%s) is not a type", obj->name,
			    object_kind_text(obj));
		if (obj->kind == OBJ_VAR && obj->pkg == c->pkg)
			obj->used = true;
		return;
	}
	if (!obj->type || (got_type && want_type && obj->pkg == c->pkg))
		check_object(c, obj);
	use_dot_import(c, where, obj);
	if (!object_operand(c, x, obj))
		return;
	x->type = obj->type;
}

/* ---- types ---- */

static struct type *invalid(struct checker *c)
{
	return c->ts->basic[BASIC_INVALID];
}

static struct type *type_internal(struct checker *c, struct node *n, struct object *def);

struct type *check_def_type(struct checker *c, struct node *n, struct object *def)
{
	struct type *t = type_internal(c, n, def);

	if (type_is_generic(t)) {
		check_error(c, node_start(n), ERR_WRONG_TYPE_ARG_COUNT,
			    "cannot use generic type %s without instantiation", type_text(c, t));
		t = invalid(c);
	}
	record_expr(c, n, MODE_TYPE, t, NULL);
	return t;
}

struct type *check_type(struct checker *c, struct node *n)
{
	return check_def_type(c, n, NULL);
}

struct place {
	pos_t pos;
	struct type *type;
};

static void check_var_constraint(struct checker *c, void *arg)
{
	const struct place *p = arg;
	struct type *u = type_underlying(p->type);
	const struct typeset *s;

	if (u->kind != TYPE_INTERFACE)
		return;
	s = type_typeset_at(u, p->pos);
	if (typeset_is_method_set(s))
		return;
	check_error(c, p->pos, ERR_MISPLACED_CONSTRAINT_IFACE,
		    "cannot use type %s outside a type constraint: interface %s", type_text(c, p->type),
		    s->comparable ? "is (or embeds) comparable" : "contains type constraints");
}

void check_not_constraint(struct checker *c, pos_t pos, struct type *t)
{
	struct place p = {pos, t};
	struct type *plain = type_unalias(t);

	/* Only names and interfaces can be constraints: the usual types need no second look. */
	if (plain->kind != TYPE_NAMED && plain->kind != TYPE_INTERFACE)
		return;
	check_later(c, check_var_constraint, arena_dup(c->arena, &p, sizeof p));
}

struct type *check_var_type(struct checker *c, struct node *n)
{
	struct type *t = check_type(c, n);

	if (!type_is_param(t))
		check_not_constraint(c, node_start(n), t);
	return t;
}

struct type *check_generic_type(struct checker *c, struct node *n, struct str *cause)
{
	struct type *t = type_internal(c, n, NULL);

	if (type_is_valid(t) && !type_is_generic(t)) {
		if (cause)
			*cause = str_of(str_printf(c, "%s is not a generic type", type_text(c, t)));
		t = invalid(c);
	}
	record_expr(c, n, MODE_TYPE, t, NULL);
	return t;
}

static struct type *operand_type(struct checker *c, struct operand *x)
{
	switch (x->mode) {
	case MODE_TYPE:
		return x->type;
	case MODE_INVALID:
		break;
	case MODE_NOVALUE:
		check_error(c, node_start(x->expr), ERR_NOT_A_TYPE, "%s used as type", operand_text(c, x));
		break;
	default:
		check_error(c, node_start(x->expr), ERR_NOT_A_TYPE, "%s is not a type", operand_text(c, x));
	}
	return invalid(c);
}

/* For check_limits; gc complains at the name that is declared. */
static void note_size(struct checker *c, const struct node *n, struct type *t)
{
	pos_t pos = c->path.len > 0 ? VEC_LAST(&c->path)->pos : n->pos;

	VEC_PUSH(c->arena, &c->sized, (struct typed_place){pos, t});
}

static struct type *array_type(struct checker *c, struct node *n)
{
	int64_t len = -1;
	struct type *elem, *t;

	if (n->array_type.len)
		len = check_array_length(c, n->array_type.len);
	else
		check_error(c, node_start(n), ERR_BAD_DOT_DOT_DOT_SYNTAX,
			    "invalid use of [...] array (outside a composite literal)");
	elem = check_var_type(c, n->array_type.elem);
	if (len < 0)
		return invalid(c);
	t = type_array(c->ts, elem, len);
	note_size(c, n, t);
	return t;
}

static struct type *pointer_type(struct checker *c, struct node *n)
{
	struct type *t = type_pointer(c->ts, invalid(c));

	t->pointer.elem = check_var_type(c, n->op.x);
	return type_is_valid(t->pointer.elem) ? t : invalid(c);
}

struct map_key {
	struct node *node;
	struct type *key;
};

static void check_map_key(struct checker *c, void *arg)
{
	const struct map_key *k = arg;

	if (type_comparable(k->key, true, NULL))
		return;
	check_error(c, node_start(k->node), ERR_INCOMPARABLE_MAP_KEY, "invalid map key type %s%s", type_text(c, k->key),
		    type_is_param(k->key) ? " (missing comparable constraint)" : "");
}

static struct type *map_type(struct checker *c, struct node *n)
{
	struct type *key = check_var_type(c, n->map_type.key);
	struct type *elem = check_var_type(c, n->map_type.value);
	struct map_key k = {n->map_type.key, key};

	if (type_unalias(key)->kind != TYPE_BASIC)
		check_later(c, check_map_key, arena_dup(c->arena, &k, sizeof k));
	return type_map(c->ts, key, elem);
}

static struct type *not_a_type(struct checker *c, struct node *n)
{
	check_error(c, node_start(n), ERR_NOT_A_TYPE, "%s is not a type", node_text(c, n));
	check_use(c, n);
	return invalid(c);
}

static struct type *type_internal(struct checker *c, struct node *n, struct object *def)
{
	struct operand x = {0};
	struct type *t;

	switch (n->kind) {
	case NODE_BAD:
		return invalid(c);
	case NODE_NAME:
		check_ident(c, &x, n, true);
		return operand_type(c, &x);
	case NODE_SELECTOR:
		check_selector(c, &x, n, true);
		return operand_type(c, &x);
	case NODE_INDEX:
		check_verify_version(c, node_start(n), 18, "type instantiation");
		return check_instantiated_type(c, n->index.x, &n->index.args, n);
	case NODE_PAREN:
		return check_def_type(c, n->paren.x, def);
	case NODE_ARRAY_TYPE:
		return array_type(c, n);
	case NODE_SLICE_TYPE:
		t = type_slice(c->ts, invalid(c));
		t->slice.elem = check_var_type(c, n->elem_type.elem);
		return t;
	case NODE_DOTS_TYPE:
		check_error(c, node_start(n), ERR_INVALID_SYNTAX_TREE, "invalid use of ...");
		check_use(c, n->elem_type.elem);
		return invalid(c);
	case NODE_STRUCT_TYPE:
		return check_struct_type(c, n);
	case NODE_UNARY:
		return n->op.op == OP_MUL ? pointer_type(c, n) : not_a_type(c, n);
	case NODE_FUNC_TYPE:
		t = type_func(c->ts, NULL, NULL, NULL, false);
		check_func_type(c, t, NULL, NULL, n);
		return t;
	case NODE_INTERFACE_TYPE:
		return check_interface_type(c, n, def);
	case NODE_MAP_TYPE:
		return map_type(c, n);
	case NODE_CHAN_TYPE:
		t = type_chan(c->ts, invalid(c), n->chan_type.dir);
		t->chan.elem = check_var_type(c, n->chan_type.elem);
		note_size(c, n, t);
		return t;
	default:
		return not_a_type(c, n);
	}
}

/* ---- instances ---- */

struct instantiation {
	struct node *x;
	const struct nodes *args;
	struct type *type;
	struct type_list targs;
};

static void verify_instance(struct checker *c, void *arg)
{
	struct instantiation *in = arg;
	struct type *t = in->type;
	bool alias = t->kind == TYPE_ALIAS;
	const struct type *orig = alias ? t->alias.origin : t->named.origin;
	const struct type_list *tparams = alias ? &orig->alias.tparams : &orig->named.tparams;
	const char *name = alias ? orig->alias.obj->name : orig->named.obj->name;
	struct str cause = STR("");
	int i;

	record_instance(c, in->x, &in->targs, t);
	if (!check_validate_targs(c, in->x->pos, name, tparams->len, in->targs.len))
		return;
	i = check_verify(c, in->x->pos, tparams, &in->targs, &cause);
	if (i < 0)
		check_mono_instance(c, in->x->pos, tparams, &in->targs, in->args);
	else
		check_error(c, (uint32_t)i < in->args->len ? node_start(in->args->at[i]) : in->x->pos,
			    ERR_INVALID_TYPE_ARG, STR_FMT, STR_ARG(cause));
}

static const char *list_text(struct checker *c, const struct nodes *l)
{
	struct text t = {.arena = c->arena};

	for (uint32_t i = 0; i < l->len; i++) {
		if (i > 0)
			text_add(&t, STR(", "));
		text_add(&t, node_string(c->arena, l->at[i]));
	}
	return text_of(c, text_str(&t));
}

struct type *check_instantiated_type(struct checker *c, struct node *x, const struct nodes *args, struct node *whole)
{
	struct str cause = STR("");
	struct type *generic = check_generic_type(c, x, &cause);
	struct instantiation in = {.x = x, .args = args};

	if (cause.len > 0)
		check_error(c, node_start(x), ERR_NOT_A_GENERIC_TYPE, "invalid operation: %s[%s] (" STR_FMT ")",
			    node_text(c, x), list_text(c, args), STR_ARG(cause));
	if (!type_is_valid(generic))
		return generic;
	if (!check_type_list(c, args, &in.targs))
		return invalid(c);
	in.type = check_instance(c, x->pos, generic, &in.targs);
	if (in.type->kind != TYPE_NAMED && in.type->kind != TYPE_ALIAS)
		return invalid(c);
	check_later(c, verify_instance, arena_dup(c->arena, &in, sizeof in));
	return in.type;
}

bool check_type_list(struct checker *c, const struct nodes *nodes, struct type_list *out)
{
	bool ok = true;

	for (uint32_t i = 0; i < nodes->len; i++) {
		struct type *t = check_var_type(c, nodes->at[i]);

		if (!type_is_valid(t))
			ok = false;
		VEC_PUSH(c->arena, out, t);
	}
	return ok;
}

/* ---- array lengths ---- */

static bool length_name(struct checker *c, struct node *n)
{
	const struct object *obj;

	if (n->kind != NODE_NAME)
		return true;
	obj = check_lookup(c, n->name.text);
	if (!obj)
		check_error(c, node_start(n), ERR_INVALID_ARRAY_LEN,
			    "undefined array length %s or missing type constraint", n->name.text);
	else if (obj->kind != OBJ_CONST)
		check_error(c, node_start(n), ERR_INVALID_ARRAY_LEN, "invalid array length %s", n->name.text);
	return obj && obj->kind == OBJ_CONST;
}

int64_t check_array_length(struct checker *c, struct node *n)
{
	struct operand x = {0};
	struct const_val *v;
	int64_t len;

	if (!length_name(c, n))
		return -1;
	check_expr(c, NULL, &x, n);
	if (x.mode == MODE_INVALID)
		return -1;
	if (x.mode != MODE_CONSTANT) {
		check_error(c, node_start(n), ERR_INVALID_ARRAY_LEN, "array length %s must be constant",
			    operand_text(c, &x));
		return -1;
	}
	if (type_is_untyped(x.type) || type_is(x.type, INFO_INTEGER)) {
		v = const_to_int(c->arena, x.val);
		if (const_kind(v) == CONST_INT && const_to_int64(v, &len) && len >= 0)
			return len;
	}
	check_error(c, node_start(n), ERR_INVALID_ARRAY_LEN,
		    type_is(x.type, INFO_INTEGER) ? "invalid array length %s" : "array length %s must be integer",
		    operand_text(c, &x));
	return -1;
}
