/* type.c - making types and objects, and asking simple things of them. */
#include "typeset.h"
#include "types.h"

struct type *type_new(struct types *ts, enum type_kind kind)
{
	struct type *t = ARENA_NEW(ts->arena, struct type);

	t->kind = kind;
	t->ts = ts;
	return t;
}

struct type *type_pointer(struct types *ts, struct type *elem)
{
	struct type *t = type_new(ts, TYPE_POINTER);

	t->pointer.elem = elem;
	return t;
}

struct type *type_slice(struct types *ts, struct type *elem)
{
	struct type *t = type_new(ts, TYPE_SLICE);

	t->slice.elem = elem;
	return t;
}

struct type *type_array(struct types *ts, struct type *elem, int64_t len)
{
	struct type *t = type_new(ts, TYPE_ARRAY);

	t->array.elem = elem;
	t->array.len = len;
	return t;
}

struct type *type_map(struct types *ts, struct type *key, struct type *elem)
{
	struct type *t = type_new(ts, TYPE_MAP);

	t->map.key = key;
	t->map.elem = elem;
	return t;
}

struct type *type_chan(struct types *ts, struct type *elem, enum chan_dir dir)
{
	struct type *t = type_new(ts, TYPE_CHAN);

	t->chan.elem = elem;
	t->chan.dir = dir;
	return t;
}

struct type *type_tuple(struct types *ts, struct object **vars, uint32_t n)
{
	struct type *t;

	if (n == 0 && ts->empty_tuple)
		return ts->empty_tuple;
	t = type_new(ts, TYPE_TUPLE);
	t->tuple.vars.at = arena_dup(ts->arena, vars, n * sizeof *vars);
	t->tuple.vars.len = t->tuple.vars.cap = n;
	return t;
}

struct type *type_func(struct types *ts, struct object *recv, struct type *params, struct type *results, bool variadic)
{
	struct type *t = type_new(ts, TYPE_FUNC);

	t->func.recv = recv;
	t->func.params = params ? params : ts->empty_tuple;
	t->func.results = results ? results : ts->empty_tuple;
	t->func.variadic = variadic;
	return t;
}

struct object *object_new(struct types *ts, enum object_kind kind, pos_t pos, struct package *pkg, const char *name,
			  struct type *type)
{
	struct object *o = ARENA_NEW(ts->arena, struct object);

	o->kind = kind;
	o->pos = pos;
	o->pkg = pkg;
	o->name = name;
	o->type = type;
	if (kind == OBJ_FUNC)
		o->func.origin = o;
	return o;
}

struct object *object_var(struct types *ts, enum var_kind kind, pos_t pos, struct package *pkg, const char *name,
			  struct type *type)
{
	struct object *o = object_new(ts, OBJ_VAR, pos, pkg, name, type);

	o->var.kind = kind;
	o->var.origin = o;
	return o;
}

bool object_exported(const struct object *obj)
{
	return name_is_exported(obj->name);
}

/* A chain of aliases is walked once: the first of them then knows where it ends. NULL while an alias on the way is
 * being declared. */
static struct type *known_actual(struct type *t)
{
	struct type *first = t;
	uint32_t steps = 0;

	for (; t && t->kind == TYPE_ALIAS; steps++) {
		struct type *next = t->alias.actual ? t->alias.actual : t->alias.from_rhs;

		if (!next)
			return NULL;
		t = next;
	}
	if (steps > 1)
		first->alias.actual = t;
	return t;
}

struct type *type_unalias(struct type *t)
{
	struct type *actual = known_actual(t);

	return actual || !t ? actual : t->ts->basic[BASIC_INVALID];
}

struct type *type_as_named(struct type *t)
{
	t = type_unalias(t);
	return t && t->kind == TYPE_NAMED ? t : NULL;
}

struct type *type_as_param(struct type *t)
{
	t = type_unalias(t);
	return t && t->kind == TYPE_PARAM ? t : NULL;
}

/* Follows the right sides of declarations until a type that is no name; all names on the way get
 * it. */
static struct type *resolve_under(struct type *named)
{
	struct type *invalid = named->ts->basic[BASIC_INVALID];
	struct type *u = named, *slow = named, *under;
	bool odd = false;

	for (;;) {
		u = type_unalias(u);
		if (!u)
			return invalid;
		if (u->kind != TYPE_NAMED)
			break;
		if (u->named.under) {
			u = u->named.under;
			break;
		}
		named_expand(u);
		u = u->named.from_rhs;
		/* In a cycle the second walker, half as fast, meets the first. */
		if (odd)
			slow = type_unalias(slow)->named.from_rhs;
		odd = !odd;
		if (!u || type_unalias(u) == type_unalias(slow))
			return invalid;
	}
	under = u->kind == TYPE_PARAM ? invalid : u;
	for (u = named; u && u->kind == TYPE_NAMED && !u->named.under; u = type_unalias(u->named.from_rhs))
		u->named.under = under;
	return under;
}

struct type *type_underlying(struct type *t)
{
	t = type_unalias(t);
	if (!t)
		return NULL;
	if (t->kind == TYPE_NAMED)
		return t->named.under ? t->named.under : resolve_under(t);
	if (t->kind == TYPE_PARAM)
		return param_iface(t);
	return t;
}

/* An alias whose declaration is being read may yet turn out to be invalid: until then it is a type to build others
 * from. */
bool type_is_valid(struct type *t)
{
	t = known_actual(t);
	if (!t)
		return true;
	return !(t->kind == TYPE_BASIC && t->basic.kind == BASIC_INVALID);
}

bool type_is(struct type *t, uint32_t info)
{
	struct type *u = type_underlying(t);

	return u->kind == TYPE_BASIC && (u->basic.info & info);
}

static bool term_is(const struct union_term *term, void *arg)
{
	return term && type_is(term->type, *(uint32_t *)arg);
}

bool type_all(struct type *t, uint32_t info)
{
	struct type *p = type_as_param(t);

	if (p)
		return typeset_is(type_typeset(param_iface(p)), term_is, &info);
	return type_is(t, info);
}

bool type_is_untyped(struct type *t)
{
	return t->kind == TYPE_BASIC && (t->basic.info & INFO_UNTYPED);
}

bool type_is_typed(struct type *t)
{
	return !type_is_untyped(t);
}

bool type_is_basic(struct type *t, enum basic_kind k)
{
	struct type *u = type_underlying(t);

	return u->kind == TYPE_BASIC && u->basic.kind == k;
}

bool type_is_interface(struct type *t)
{
	return type_underlying(t)->kind == TYPE_INTERFACE;
}

bool type_is_param(struct type *t)
{
	return type_as_param(t) != NULL;
}

bool type_is_non_param_interface(struct type *t)
{
	return !type_is_param(t) && type_is_interface(t);
}

bool type_has_name(struct type *t)
{
	t = type_unalias(t);
	return t->kind == TYPE_BASIC || t->kind == TYPE_NAMED || t->kind == TYPE_PARAM;
}

bool type_is_generic(struct type *t)
{
	struct type *n;

	if (t->kind == TYPE_ALIAS && t->alias.tparams.len > 0 && t->alias.targs.len == 0)
		return true;
	n = type_as_named(t);
	return n && n->named.origin == n && n->named.tparams.len > 0;
}

static bool under_has_nil(struct type *t, struct type *u, void *arg)
{
	return u && type_has_nil(u);
}

bool type_has_nil(struct type *t)
{
	struct type *u = type_underlying(t);

	switch (u->kind) {
	case TYPE_BASIC:
		return u->basic.kind == BASIC_UNSAFE_POINTER;
	case TYPE_SLICE:
	case TYPE_POINTER:
	case TYPE_FUNC:
	case TYPE_MAP:
	case TYPE_CHAN:
		return true;
	case TYPE_INTERFACE:
		return !type_is_param(t) || type_each(t, under_has_nil, NULL);
	default:
		return false;
	}
}

struct type *type_default(struct type *t)
{
	if (t->kind != TYPE_BASIC)
		return t;
	switch (t->basic.kind) {
	case BASIC_UNTYPED_BOOL:
		return t->ts->basic[BASIC_BOOL];
	case BASIC_UNTYPED_INT:
		return t->ts->basic[BASIC_INT];
	case BASIC_UNTYPED_RUNE:
		return t->ts->rune;
	case BASIC_UNTYPED_FLOAT:
		return t->ts->basic[BASIC_FLOAT64];
	case BASIC_UNTYPED_COMPLEX:
		return t->ts->basic[BASIC_COMPLEX128];
	case BASIC_UNTYPED_STRING:
		return t->ts->basic[BASIC_STRING];
	default:
		return t;
	}
}

struct type *type_deref(struct type *t, bool *was_pointer)
{
	struct type *p = type_unalias(t);
	bool pointer = p->kind == TYPE_POINTER;

	if (was_pointer)
		*was_pointer = pointer;
	return pointer ? p->pointer.elem : t;
}

/* ---- comparability ---- */

/* Types being looked at, so that recursive ones end. */
struct seen {
	struct type *type;
	const struct seen *up;
};

struct compare_arg {
	const struct seen *seen;
};

static bool comparable(struct type *t, bool dynamic, struct str *cause, const struct seen *up);

static bool term_comparable(const struct union_term *term, void *arg)
{
	return term && comparable(term->type, false, NULL, ((struct compare_arg *)arg)->seen);
}

static bool set_comparable(const struct typeset *s, const struct seen *seen)
{
	struct compare_arg arg = {seen};

	return s->terms.all ? s->comparable : typeset_is(s, term_comparable, &arg);
}

static void say(struct str *cause, struct types *ts, struct str text)
{
	if (cause)
		*cause = arena_str(ts->arena, text);
}

static struct str name_of(struct type *t)
{
	struct qualifier q = {.pkg = t->ts->check ? package_checked(t->ts->check) : NULL, .check = t->ts->check};

	return type_string(t->ts->arena, t, &q);
}

static bool struct_comparable(struct type *u, bool dynamic, struct str *cause, const struct seen *seen)
{
	for (uint32_t i = 0; i < u->strct.fields.len; i++) {
		struct type *f = u->strct.fields.at[i]->type;

		if (comparable(f, dynamic, NULL, seen))
			continue;
		if (cause)
			*cause = arena_printf(u->ts->arena, "struct containing " STR_FMT " cannot be compared",
					      STR_ARG(name_of(f)));
		return false;
	}
	return true;
}

static bool iface_comparable(struct type *t, struct type *u, bool dynamic, struct str *cause, const struct seen *seen)
{
	struct typeset *s;

	if (dynamic && !type_is_param(t))
		return true;
	s = type_typeset(u);
	if (set_comparable(s, seen))
		return true;
	say(cause, t->ts, typeset_is_empty(s) ? STR("empty type set") : STR("incomparable types in type set"));
	return false;
}

static bool comparable(struct type *t, bool dynamic, struct str *cause, const struct seen *up)
{
	const struct seen seen = {t, up};
	struct type *u = type_underlying(t);

	for (const struct seen *s = up; s; s = s->up)
		if (s->type == t)
			return true;
	switch (u->kind) {
	case TYPE_BASIC:
		return u->basic.kind != BASIC_UNTYPED_NIL;
	case TYPE_POINTER:
	case TYPE_CHAN:
		return true;
	case TYPE_STRUCT:
		/* Structs share fields' types: each is looked into once. */
		if (!u->strct.comparable[dynamic]) {
			if (!struct_comparable(u, dynamic, cause, &seen))
				return false;
			u->strct.comparable[dynamic] = true;
		}
		return true;
	case TYPE_ARRAY:
		if (comparable(u->array.elem, dynamic, NULL, &seen))
			return true;
		if (cause)
			*cause = arena_printf(t->ts->arena, STR_FMT " cannot be compared", STR_ARG(name_of(t)));
		return false;
	case TYPE_INTERFACE:
		return iface_comparable(t, u, dynamic, cause, &seen);
	default:
		return false;
	}
}

bool type_comparable(struct type *t, bool dynamic, struct str *cause)
{
	if (cause)
		*cause = STR("");
	return comparable(t, dynamic, cause, NULL);
}
