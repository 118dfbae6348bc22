/* universe.c - predeclared types, constants and functions; package unsafe. */
#include "constant.h"
#include "typeset.h"
#include "types.h"

static const struct {
	uint32_t info;
	const char *name;
} basics[BASIC_COUNT] = {
    [BASIC_INVALID] = {0, "invalid type"},
    [BASIC_BOOL] = {INFO_BOOLEAN, "bool"},
    [BASIC_INT] = {INFO_INTEGER, "int"},
    [BASIC_INT8] = {INFO_INTEGER, "int8"},
    [BASIC_INT16] = {INFO_INTEGER, "int16"},
    [BASIC_INT32] = {INFO_INTEGER, "int32"},
    [BASIC_INT64] = {INFO_INTEGER, "int64"},
    [BASIC_UINT] = {INFO_INTEGER | INFO_UNSIGNED, "uint"},
    [BASIC_UINT8] = {INFO_INTEGER | INFO_UNSIGNED, "uint8"},
    [BASIC_UINT16] = {INFO_INTEGER | INFO_UNSIGNED, "uint16"},
    [BASIC_UINT32] = {INFO_INTEGER | INFO_UNSIGNED, "uint32"},
    [BASIC_UINT64] = {INFO_INTEGER | INFO_UNSIGNED, "uint64"},
    [BASIC_UINTPTR] = {INFO_INTEGER | INFO_UNSIGNED, "uintptr"},
    [BASIC_FLOAT32] = {INFO_FLOAT, "float32"},
    [BASIC_FLOAT64] = {INFO_FLOAT, "float64"},
    [BASIC_COMPLEX64] = {INFO_COMPLEX, "complex64"},
    [BASIC_COMPLEX128] = {INFO_COMPLEX, "complex128"},
    [BASIC_STRING] = {INFO_STRING, "string"},
    [BASIC_UNSAFE_POINTER] = {0, "Pointer"},
    [BASIC_UNTYPED_BOOL] = {INFO_BOOLEAN | INFO_UNTYPED, "untyped bool"},
    [BASIC_UNTYPED_INT] = {INFO_INTEGER | INFO_UNTYPED, "untyped int"},
    [BASIC_UNTYPED_RUNE] = {INFO_INTEGER | INFO_UNTYPED, "untyped rune"},
    [BASIC_UNTYPED_FLOAT] = {INFO_FLOAT | INFO_UNTYPED, "untyped float"},
    [BASIC_UNTYPED_COMPLEX] = {INFO_COMPLEX | INFO_UNTYPED, "untyped complex"},
    [BASIC_UNTYPED_STRING] = {INFO_STRING | INFO_UNTYPED, "untyped string"},
    [BASIC_UNTYPED_NIL] = {INFO_UNTYPED, "untyped nil"},
};

static struct type *basic_new(struct types *ts, enum basic_kind kind, const char *name)
{
	struct type *t = type_new(ts, TYPE_BASIC);

	t->basic.kind = kind;
	t->basic.info = basics[kind].info;
	t->basic.name = intern_cstr(ts->names, name);
	return t;
}

/* Enters a predeclared object: into package unsafe when its name is upper case. */
static struct object *define(struct types *ts, enum object_kind kind, const char *name, struct type *type)
{
	struct object *o = object_new(ts, kind, POS_NONE, NULL, intern_cstr(ts->names, name), type);

	if (object_exported(o)) {
		o->pkg = ts->unsafe;
		scope_insert(ts->unsafe->scope, o);
	} else {
		scope_insert(ts->universe, o);
	}
	return o;
}

static void define_basics(struct types *ts)
{
	for (int k = 0; k < BASIC_COUNT; k++) {
		ts->basic[k] = basic_new(ts, (enum basic_kind)k, basics[k].name);
		if (k != BASIC_INVALID && k < BASIC_UNTYPED_BOOL)
			define(ts, OBJ_TYPENAME, basics[k].name, ts->basic[k]);
	}
	ts->byte = basic_new(ts, BASIC_UINT8, "byte");
	ts->rune = basic_new(ts, BASIC_INT32, "rune");
	define(ts, OBJ_TYPENAME, "byte", ts->byte);
	define(ts, OBJ_TYPENAME, "rune", ts->rune);
}

static struct type *iface_new(struct types *ts)
{
	struct type *t = type_new(ts, TYPE_INTERFACE);

	t->iface.complete = true;
	return t;
}

static struct type *define_named(struct types *ts, const char *name, struct type *under)
{
	struct type *t = type_new(ts, TYPE_NAMED);

	t->named.origin = t;
	t->named.from_rhs = t->named.under = under;
	t->named.id = ++ts->next_named;
	t->named.obj = define(ts, OBJ_TYPENAME, name, t);
	return t;
}

static void define_any(struct types *ts)
{
	struct type *t = type_new(ts, TYPE_ALIAS);

	ts->any_iface = iface_new(ts);
	ts->empty_iface = iface_new(ts);
	t->alias.origin = t;
	t->alias.from_rhs = t->alias.actual = ts->any_iface;
	t->alias.obj = define(ts, OBJ_TYPENAME, "any", t);
	ts->any = t;
}

static void define_error(struct types *ts)
{
	struct type *iface = iface_new(ts), *results, *sig;
	struct object *result, *method;

	ts->error = define_named(ts, "error", iface);
	result = object_var(ts, VAR_RESULT, POS_NONE, NULL, intern_cstr(ts->names, ""), ts->basic[BASIC_STRING]);
	results = type_tuple(ts, &result, 1);
	sig = type_func(ts, object_var(ts, VAR_RECV, POS_NONE, NULL, intern_cstr(ts->names, ""), ts->error), NULL,
			results, false);
	method = object_new(ts, OBJ_FUNC, POS_NONE, NULL, intern_cstr(ts->names, "Error"), sig);
	VEC_PUSH(ts->arena, &iface->iface.methods, method);
}

static void define_constants(struct types *ts)
{
	struct type *b = ts->basic[BASIC_UNTYPED_BOOL];

	define(ts, OBJ_CONST, "true", b)->constant.val = const_bool(ts->arena, true);
	define(ts, OBJ_CONST, "false", b)->constant.val = const_bool(ts->arena, false);
	ts->iota = define(ts, OBJ_CONST, "iota", ts->basic[BASIC_UNTYPED_INT]);
	ts->iota->constant.val = const_int64(ts->arena, 0);
	define(ts, OBJ_NIL, "nil", ts->basic[BASIC_UNTYPED_NIL]);
}

static void define_builtins(struct types *ts, uint32_t from, uint32_t to)
{
	static const char *const names[] = {
#define BUILTIN(id, name, nargs, variadic, kind) name,
#include "builtins.def"
	};

	for (uint32_t i = from; i < to; i++)
		define(ts, OBJ_BUILTIN, names[i], ts->basic[BASIC_INVALID])->builtin.id = i;
}

void types_predeclare_test_functions(struct types *ts)
{
	define_builtins(ts, BUILTIN_ASSERT, BUILTIN_COUNT);
}

struct package *package_new(struct types *ts, struct str path, struct str name)
{
	struct package *p = ARENA_NEW(ts->arena, struct package);

	p->path = intern(ts->names, path);
	p->name = intern(ts->names, name);
	p->scope = scope_new(ts->arena, ts->universe);
	return p;
}

struct types *types_new(struct arena *a, struct intern *names)
{
	struct types *ts = ARENA_NEW(a, struct types);
	struct type *comparable;

	ts->arena = a;
	ts->names = names;
	ts->universe = scope_new(a, NULL);
	ts->instances = map_new(a);
	ts->empty_tuple = type_new(ts, TYPE_TUPLE);
	ts->blank = intern_cstr(names, "_");
	ts->init = intern_cstr(names, "init");
	ts->main = intern_cstr(names, "main");
	ts->unsafe = package_new(ts, STR("unsafe"), STR("unsafe"));
	ts->unsafe->complete = true;
	define_basics(ts);
	define_any(ts);
	define_error(ts);
	comparable = iface_new(ts);
	type_typeset(comparable)->comparable = true;
	ts->comparable = define_named(ts, "comparable", comparable);
	define_constants(ts);
	define_builtins(ts, 0, BUILTIN_ASSERT);
	return ts;
}
