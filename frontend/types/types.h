/* types.h - stage header of frontend/types: types, objects, scopes, packages, and the entry of the checker.
 *
 * check_package takes the syntax trees of one package and fills in every node's type, value, object and
 * selection. All types of a compilation live in one struct types and stay valid as long as its arena. Types are not
 * interned: compare them with type_identical, hash them with type_hash. Of a declared (named) type there is one
 * struct type; instances of generic types are made once per struct types and list of type arguments where possible,
 * but compare them with type_identical too. */
#ifndef TYPES_H
#define TYPES_H

#include "diag.h"
#include "kit.h"
#include "syntax.h"

struct types;
struct package;
struct scope;
struct checker;
struct typeset;

/* ---- lists ---- */

struct type_list {
	struct type **at;
	uint32_t len, cap;
};
struct object_list {
	struct object **at;
	uint32_t len, cap;
};

/* ---- types ---- */

enum type_kind {
	TYPE_BASIC,
	TYPE_ALIAS, /* see type_unalias */
	TYPE_NAMED,
	TYPE_POINTER,
	TYPE_SLICE,
	TYPE_ARRAY,
	TYPE_MAP,
	TYPE_CHAN,
	TYPE_STRUCT,
	TYPE_FUNC,
	TYPE_INTERFACE,
	TYPE_TUPLE, /* parameters, results; the type of a call with several (or no) results, of v, ok forms */
	TYPE_PARAM,
	TYPE_UNION, /* only inside constraints */
};

enum basic_kind {
	BASIC_INVALID, /* the poison: says nothing further */
	BASIC_BOOL,
	BASIC_INT,
	BASIC_INT8,
	BASIC_INT16,
	BASIC_INT32,
	BASIC_INT64,
	BASIC_UINT,
	BASIC_UINT8,
	BASIC_UINT16,
	BASIC_UINT32,
	BASIC_UINT64,
	BASIC_UINTPTR,
	BASIC_FLOAT32,
	BASIC_FLOAT64,
	BASIC_COMPLEX64,
	BASIC_COMPLEX128,
	BASIC_STRING,
	BASIC_UNSAFE_POINTER,
	BASIC_UNTYPED_BOOL,
	BASIC_UNTYPED_INT,
	BASIC_UNTYPED_RUNE,
	BASIC_UNTYPED_FLOAT,
	BASIC_UNTYPED_COMPLEX,
	BASIC_UNTYPED_STRING,
	BASIC_UNTYPED_NIL,
	BASIC_COUNT
};

enum basic_info {
	INFO_BOOLEAN = 1 << 0,
	INFO_INTEGER = 1 << 1,
	INFO_UNSIGNED = 1 << 2,
	INFO_FLOAT = 1 << 3,
	INFO_COMPLEX = 1 << 4,
	INFO_STRING = 1 << 5,
	INFO_UNTYPED = 1 << 6,
	INFO_ORDERED = INFO_INTEGER | INFO_FLOAT | INFO_STRING,
	INFO_NUMERIC = INFO_INTEGER | INFO_FLOAT | INFO_COMPLEX,
	INFO_CONST = INFO_BOOLEAN | INFO_NUMERIC | INFO_STRING,
};

struct union_term {
	bool tilde;
	struct type *type;
};

struct type {
	enum type_kind kind;
	uint32_t mark;  /* scratch of walks; 0 between them */
	uint32_t parts; /* type_parts; 0 until asked for */
	struct types *ts;
	union {
		struct {
			enum basic_kind kind;
			uint32_t info; /* enum basic_info */
			const char *name;
		} basic;
		struct {
			struct object *obj;    /* its type name */
			struct type *actual;   /* never an alias once resolved */
			struct type *from_rhs; /* as written */
			struct type *origin;   /* generic alias this is an instance of; itself if none */
			struct type_list tparams, targs;
		} alias;
		struct {
			struct object *obj;    /* its type name; of an instance its own, where it was first asked for:
						* origin->named.obj is the declaration */
			struct type *origin;   /* generic type this is an instance of; itself if none */
			struct type *from_rhs; /* right side of the declaration; of an instance substituted */
			struct type *under;    /* NULL until known: use type_underlying */
			struct type_list tparams, targs;
			struct object_list methods; /* declared, source order; of an instance NULL until asked
						     * for: use type_method */
			bool size_known;            /* variable_size is: check_has_variable_size */
			bool variable_size;         /* depends on type parameters, or a cycle was reported */
			bool acyclic;               /* known to contain itself in no way, embedding included */
			bool nested;                /* no instance, and being looked into for that */
			bool expanded;              /* of an instance: from_rhs is substituted */
			uint32_t id;                /* declaration order in this compilation, from 1 */
			uint64_t hash;              /* type_hash of an instance, 0 until asked for */
			struct func_info *owner;    /* function it is declared in, or NULL */
		} named;
		struct {
			struct type *elem;
		} pointer, slice;
		struct {
			struct type *elem;
			int64_t len; /* -1: unknown (after an error, or [...] not counted yet) */
		} array;
		struct {
			struct type *key, *elem;
		} map;
		struct {
			struct type *elem;
			enum chan_dir dir;
		} chan;
		struct {
			struct object_list fields; /* VAR_FIELD */
			struct str *tags;          /* one per field (value, not literal); NULL: no field has one */
			int64_t size, align;       /* type_sizeof, type_alignof; align 0: not asked for yet */
			bool comparable[2];        /* known to be, strictly and dynamically */
		} strct;
		struct {
			struct object *recv;           /* NULL for functions */
			struct type *params, *results; /* TYPE_TUPLE, never NULL */
			struct type_list tparams, recv_tparams;
			struct type_list all_tparams; /* of both kinds; empty until asked for: use type_func_tparams */
			struct scope *scope;
			bool variadic; /* last parameter's type is then a slice (or string for append) */
		} func;
		struct {
			struct object_list methods; /* explicitly declared, source order */
			struct type_list embeds;
			pos_t *embed_pos;
			bool implicit; /* wraps a constraint literal like ~T or A|B */
			bool complete;
			struct typeset *set; /* NULL until asked for: type_methods, typeset.h */
		} iface;
		struct {
			struct object_list vars;
		} tuple;
		struct {
			struct object *obj;
			struct type *bound;
			uint32_t index; /* in its list; UINT32_MAX: not bound yet */
			uint64_t id;
		} param;
		struct {
			struct union_term *terms;
			uint32_t nterms;
			struct typeset *set; /* NULL until asked for */
		} onion;
	};
};

/* ---- objects ---- */

enum object_kind {
	OBJ_PKGNAME,
	OBJ_CONST,
	OBJ_TYPENAME,
	OBJ_VAR,
	OBJ_FUNC,
	OBJ_LABEL,
	OBJ_BUILTIN,
	OBJ_NIL,
};
enum var_kind { VAR_NONE, VAR_PACKAGE, VAR_LOCAL, VAR_RECV, VAR_PARAM, VAR_RESULT, VAR_FIELD };

struct object {
	enum object_kind kind;
	const char *name;     /* interned */
	struct package *pkg;  /* NULL: universe, labels */
	struct scope *parent; /* NULL for methods and fields */
	struct type *type;
	pos_t pos;
	uint32_t order;         /* source order among package-level objects, from 1 */
	struct node *node;      /* the declaring name node; NULL if none */
	struct decl_info *decl; /* of package-level objects and methods while checking */

	bool used;    /* variables, labels, package names */
	bool ignored; /* a function of a file whose bodies are not checked */
	union {
		struct {
			struct package *imported;
			struct node *import; /* NODE_IMPORT_DECL */
		} pkgname;
		struct {
			struct const_val *val;
		} constant;
		struct {
			enum var_kind kind;
			bool embedded;  /* field */
			uint32_t index; /* of a field or parameter in its list */
			struct object
			    *origin; /* field of the generic type this one is substituted from; itself if none */
			/* Of locals, parameters and results, known when the package is checked: */
			struct func_info *owner; /* innermost function it is declared in; NULL at package level */
			bool addrtaken;          /* by &x, x[:] of an array, x.m() with a pointer receiver */
			bool reassigned;         /* assigned to anywhere but in its declaration */
			bool changes;  /* assigned to where a body that uses it can tell: a copy it takes may differ
					  later */
			bool captured; /* used in a body further in than its own: a literal's, or of a range over a
					  function; a result of a function from whose range's body is returned */
			uint32_t level, depth; /* bodies around its own; loops around it in there, 1 for none */
		} var;
		struct {
			struct object *origin; /* method of the generic type; itself if none */
			bool ptr_recv;
			struct func_info *info; /* of declared functions and methods; NULL for interface methods */
			struct node *decl;      /* NODE_FUNC_DECL, or NULL */
		} func;
		struct {
			uint32_t id; /* enum builtin_id */
		} builtin;
		struct {
			struct node *stmt; /* NODE_LABELED */
		} label;
	};
};

enum builtin_id {
#define BUILTIN(id, name, nargs, variadic, kind) BUILTIN_##id,
#include "builtins.def"
	BUILTIN_COUNT
};

/* A function with a body: a declaration or a literal. */
struct func_info {
	struct object *obj;      /* NULL for literals */
	struct type *sig;        /* TYPE_FUNC */
	struct node *node;       /* NODE_FUNC_DECL or NODE_FUNC_LIT */
	struct node *body;       /* NULL: declared elsewhere */
	struct func_info *outer; /* of literals: function around it; NULL at package level */
	struct package *pkg;
	struct object_list captures;      /* variables of outer functions, in order of first use */
	struct object_list locals;        /* VAR_LOCAL declared directly in it, source order */
	VEC(struct func_info *) literals; /* directly inside, source order */
	bool has_defer, has_recover;
	bool checked; /* the body is */
};

/* The body of a range over a function: lowered as a function of its own. */
struct range_body {
	struct object_list captures; /* variables of the bodies around it, in order of first use */
	bool returns, defers;        /* a statement in it does, outside of literals; of the function around */
};

/* Type arguments at a use of a generic function, method value or type. */
struct instance {
	struct type_list targs;
	struct type *type; /* instantiated */
};

enum selection_kind {
	SELECT_FIELD,       /* x.f */
	SELECT_METHOD,      /* x.m as a value or in a call; interface methods too */
	SELECT_METHOD_EXPR, /* T.m */
	SELECT_QUALIFIED,   /* pkg.name (node->sel stays NULL, kept for operands) */
};
struct selection {
	enum selection_kind kind;
	struct type *recv;  /* type of x in x.f */
	struct object *obj; /* field or method; of an instance the substituted one */
	struct type *type;  /* of the whole expression; of a method expression with the receiver in front */
	bool indirect;      /* a pointer was followed on the way */
	/* Fields to walk from recv; the last is the field itself or the method's index in its type. At each step a
	 * pointer is followed where the type so far is one. */
	uint32_t npath;
	uint32_t *path;
};

/* ---- operand modes: node->mode of expressions ---- */

enum operand_mode {
	MODE_INVALID, /* also: not checked */
	MODE_NOVALUE, /* call of a function without results */
	MODE_BUILTIN,
	MODE_TYPE,     /* node->type is the denoted type */
	MODE_CONSTANT, /* node->cval set */
	MODE_VARIABLE, /* addressable */
	MODE_MAPINDEX, /* assignable, comma-ok possible */
	MODE_VALUE,
	MODE_NIL,
	MODE_COMMAOK, /* value, comma-ok possible */
	MODE_COMMAERR,
};
/* Bits of node->flags. */
enum node_flag {
	NODE_COMMAOK = 1 << 0,      /* used in a two-value context: type is the tuple (T, bool) */
	NODE_LHS = 1 << 1,          /* left operand of a non-constant shift (checker only) */
	NODE_CONVERSION = 1 << 2,   /* NODE_CALL that is a conversion */
	NODE_BUILTIN_CALL = 1 << 3, /* NODE_CALL of a builtin: call.fun names it (node->obj) */
	NODE_PANIC = 1 << 4,        /* call of panic, for termination */
	NODE_DEFINES = 1 << 5,      /* NODE_NAME that declares its obj (in := others are uses) */
	NODE_UNTYPED = 1 << 6,      /* expression waits for its final type (checker only) */
	NODE_HAS_CALL = 1 << 7,     /* contains, or is, a receive or a call that is neither constant nor a conversion */
};

/* ---- scopes (model/scope.c) ---- */

struct scope {
	struct scope *parent;
	struct map *names;          /* name -> struct object; NULL while empty */
	struct object_list objects; /* in order of insertion */
	VEC(const char *) keys;     /* their names here: package names and dot-imports may differ */
	VEC(struct scope *) children;
	bool is_func;
	struct arena *arena;
};
struct scope *scope_new(struct arena *a, struct scope *parent);
struct object *scope_lookup(const struct scope *s, const char *name); /* this scope only */
/* Also the enclosing ones; where may be NULL. */
struct object *scope_lookup_parent(struct scope *s, const char *name, struct scope **where);
/* NULL when inserted, else the object that already has the name. "_" is never entered. */
struct object *scope_insert(struct scope *s, struct object *obj);
struct object *scope_insert_as(struct scope *s, const char *name, struct object *obj);

/* ---- packages ---- */

/* One initialisation of package variables, in execution order. */
struct initializer {
	struct object_list lhs; /* several for v, w = f(); blanks included */
	struct node *rhs;
};

struct package {
	const char *path, *name; /* interned; the path is that in symbols: "main" for a command */
	struct scope *scope;
	struct object_list objects; /* package-level objects and methods, source order */
	VEC(struct package *) imports;
	VEC(struct syntax_file *) files;
	VEC(struct func_info *) funcs; /* declared functions and methods, source order; init and _ too */
	VEC(struct type *) named;      /* declared types, local ones too, in order of checking */
	VEC(struct initializer) inits;
	int go_major, go_minor;
	bool complete;
	struct checker *waiting; /* for what is typed when it is named from outside; NULL: nothing */
	bool postponed;          /* check_config.check_postponed fills it when the first member is asked for */
	bool large_values;       /* some array has GC_MAX_IMPLICIT bytes, some slice literal as many elements */
	bool fake;               /* import failed: members are unknown and nothing is said about them */
	bool std;
};

/* ---- the types of one compilation (model/universe.c) ---- */

struct types {
	struct arena *arena;
	struct intern *names;
	struct type *basic[BASIC_COUNT];
	struct type *byte, *rune; /* print as such; identical to uint8, int32 */
	struct type *any;         /* alias of any_iface, which prints as any */
	struct type *any_iface;
	struct type *empty_iface; /* prints as interface{} */
	struct type *comparable;  /* named */
	struct type *error;       /* named */
	struct type *empty_tuple;
	struct scope *universe;
	struct package *unsafe;
	struct map *instances; /* hash -> chain of instances of generic types */
	struct object *iota;
	const char *blank, *init, *main; /* "_", "init", "main" */
	struct checker *check;           /* of the package being checked at the moment, or NULL */
	uint64_t next_id;
	uint32_t next_named;
};
struct types *types_new(struct arena *a, struct intern *names);
/* assert(constant condition) and trace(values…), as the Go tree's tests of its checker want them. */
void types_predeclare_test_functions(struct types *ts);

/* ---- constructors and queries (model/type.c) ---- */

struct type *type_pointer(struct types *ts, struct type *elem);
struct type *type_slice(struct types *ts, struct type *elem);
struct type *type_array(struct types *ts, struct type *elem, int64_t len);
struct type *type_map(struct types *ts, struct type *key, struct type *elem);
struct type *type_chan(struct types *ts, struct type *elem, enum chan_dir dir);
struct type *type_tuple(struct types *ts, struct object **vars, uint32_t n); /* copies vars */
struct type *type_func(struct types *ts, struct object *recv, struct type *params, struct type *results, bool variadic);
struct type *type_new(struct types *ts, enum type_kind kind);
struct object *object_new(struct types *ts, enum object_kind kind, pos_t pos, struct package *pkg, const char *name,
			  struct type *type);
struct object *object_var(struct types *ts, enum var_kind kind, pos_t pos, struct package *pkg, const char *name,
			  struct type *type);
bool object_exported(const struct object *obj);

struct type *type_unalias(struct type *t);
/* Never named, alias or NULL; of a type parameter its constraint's interface. */
struct type *type_underlying(struct type *t);
bool type_identical(struct type *x, struct type *y);
bool type_identical_ignore_tags(struct type *x, struct type *y);
uint64_t type_hash(struct type *t); /* equal for identical types */
/* Basic and declared types that t is written with (model/parts.c); above the limit just more than it. Only of types
 * that are complete. */
#define TYPE_PARTS_LIMIT 100000u
uint32_t type_parts(struct type *t);
uint32_t type_list_parts(const struct type_list *l);
/* A type's own declared methods; of an instance with its type arguments filled in. */
uint32_t type_num_methods(struct type *named);
struct object *type_method(struct type *named, uint32_t i);
/* Method set of an interface, embedded ones included, sorted: exported names first in order of bytes, then
 * others by name and package path. */
const struct object_list *type_methods(struct type *iface);
/* The named type behind t (through aliases) or NULL. */
struct type *type_as_named(struct type *t);
/* Type parameter behind t or NULL. */
struct type *type_as_param(struct type *t);

/* Predicates. is_*: of the underlying type, false for type parameters. all_*: of each type in the type set. */
bool type_is_valid(struct type *t);
bool type_is(struct type *t, uint32_t info);
bool type_all(struct type *t, uint32_t info);
bool type_is_untyped(struct type *t);
bool type_is_typed(struct type *t);
bool type_is_basic(struct type *t, enum basic_kind k); /* underlying */
bool type_is_interface(struct type *t);                /* type parameters too */
bool type_is_non_param_interface(struct type *t);      /* type parameters not */
bool type_is_param(struct type *t);
bool type_has_name(struct type *t);
bool type_has_nil(struct type *t);
bool type_has_type_param(struct type *t); /* mentions one anywhere */
bool type_is_generic(struct type *t);     /* named or alias with type parameters, not instantiated */
/* Comparable with ==; dynamic: interfaces count. cause (may be NULL) gets the reason when not. */
bool type_comparable(struct type *t, bool dynamic, struct str *cause);
struct type *type_default(struct type *t); /* of untyped types, else t itself */
/* Pointer followed if t is one: *was_pointer (may be NULL) says so. */
struct type *type_deref(struct type *t, bool *was_pointer);

/* ---- as text (model/string.c) ---- */

/* How gc's later stages name what stands in type arguments. */
struct type_nodes {
	const char *(*local_name)(void *context, struct type *origin); /* of a type declared in a function */
	void *context;
};
/* How to name packages: NULL pkg never; pkg's own names unqualified; others by name, or by quoted path where two
 * packages share a name. */
struct qualifier {
	struct package *pkg;
	bool own_too;                   /* pkg's own names by its path, as gc prints terms of unions */
	struct checker *check;          /* finds ambiguous names; may be NULL */
	const struct type_nodes *nodes; /* the style of the stages after the checker; NULL: the checker's */
};
void type_write(struct text *t, struct type *type, const struct qualifier *q);
struct str type_string(struct arena *a, struct type *type, const struct qualifier *q);
void text_quote(struct text *t, struct str s); /* a string literal as strconv.Quote writes it */
/* "func (T).m(x int) string" without the leading func: the signature only. */
void type_write_signature(struct text *t, struct type *sig, const struct qualifier *q);

/* ---- layout as gc on amd64 and arm64 (model/sizes.c) ---- */

int64_t type_sizeof(struct type *t);
int64_t type_alignof(struct type *t);
int64_t type_offsetof(struct type *strct, uint32_t field);

/* ---- fields and methods (model/lookup.c) ---- */

struct lookup_result {
	struct object *obj; /* NULL: not found */
	uint32_t *path;     /* see struct selection */
	uint32_t npath;
	bool indirect;  /* a pointer on the way; with obj NULL: found, but the receiver is not a pointer */
	bool ambiguous; /* with obj NULL: two at the same depth; path leads to one of them */
};
/* name as seen from pkg; addressable: pointer-receiver methods count for values too. */
struct lookup_result lookup_field_or_method(struct types *ts, struct type *t, bool addressable, struct package *pkg,
					    const char *name, bool fold_case);
/* The method set of t (embedded methods included), sorted as type_methods. */
struct method_entry {
	struct object *obj;
	uint32_t *path;
	uint32_t npath;
	bool indirect;
};
struct method_set {
	VEC(struct method_entry) at;
};
struct method_set *type_method_set(struct types *ts, struct type *t);
/* First method of the interface that v lacks, or NULL; *wrong_type: it has one of another type. */
struct object *type_missing_method(struct type *v, struct type *iface, bool *wrong_type);
/* v implements interface t (all of t's methods, and its type set when a constraint). */
bool type_implements(struct type *v, struct type *t, bool constraint, struct str *cause);

/* ---- generics (generic/instantiate.c, generic/subst.c) ---- */

/* orig (generic named, alias, or func type) with type arguments; same arguments give the same named instance. */
struct type *type_instantiate(struct types *ts, struct type *orig, const struct type_list *targs);
/* t with params replaced by args: what lowering applies to the types of a generic function's body. t itself if
 * nothing in it changes. */
struct type *type_subst(struct types *ts, struct type *t, const struct type_list *params, const struct type_list *args);
/* Type parameters of a declared function or method, those of the receiver first. */
const struct type_list *type_func_tparams(struct type *sig);
struct type_list type_list_joined(struct arena *a, const struct type_list *x, const struct type_list *y);
/* Common underlying type of all types in t's type set, NULL if none ("core type"). Of other types the underlying. */
struct type *type_core(struct type *t);

/* ---- checking (check/check.c) ---- */

struct check_config {
	struct types *ts;
	struct diags *diags;
	struct sources *sources;
	int go_major, go_minor;  /* language version; 0: newest */
	bool ignore_func_bodies; /* declarations and bodies of generic functions only: for imported packages */
	bool
	    sound; /* with ignore_func_bodies: the package has no errors, so no value is looked at that no type needs */
	bool no_unused_imports;
	bool whole; /* nothing is written in assembly: a function without a body is an error */
	bool fake_import_c;
	bool language_only; /* what gc refuses after its type checker is left alone: limits, directives */
	const struct embed_matches *embeds; /* what //go:embed directives name; NULL: they give no values */
	/* The package for an import path as written; NULL when there is none, *why then says so (or is empty when
	 * that was reported already). The package is complete or postponed, or this reports a cycle. */
	struct package *(*import)(void *context, struct str path, pos_t pos, struct package *from, struct str *why);
	void *import_context;
	/* Checks a package that import gave as postponed: with path, name and imports, but no objects yet. */
	void (*check_postponed)(void *context, struct package *p);
	/* Told of each error's code (check.h); may be NULL. */
	void (*error_seen)(void *context, int code);
	void *error_context;
};

struct package *package_new(struct types *ts, struct str path, struct str name);
/* Checks the files as one package and fills pkg. False when an error was reported; pkg is complete (in the sense
 * that it may be imported) either way. */
bool check_package(struct check_config *conf, struct package *pkg, struct syntax_file **files, uint32_t nfiles);
/* Checks the body of a function of a package that was checked without bodies, if that is not done; the parser has read
 * it (parse_options.bodies). False: it cannot be. */
bool check_body_of(struct types *ts, struct object *func);

#endif
