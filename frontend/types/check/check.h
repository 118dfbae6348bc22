/* check.h - what the files of the checker share. Not for other stages: they see types.h.
 *
 * Order of work: check.c collects the objects of all files (struct decl_info per package-level object), then types
 * them one by one on demand (check_object), then runs what was put off (check_later): function bodies and what
 * needs complete types. Operands carry what is known of an expression on the way up; an operand of MODE_INVALID
 * means that the error was reported. */
#ifndef CHECK_H
#define CHECK_H

#include "constant.h"
#include "types.h"

enum error_code {
	ERR_NONE,
#define ERROR(code, example) ERR_##code,
#include "errors.def"
	ERR_COUNT
};

struct decl_info {
	struct scope *file; /* file scope */
	int go_major, go_minor;
	bool file_version;
	struct object_list lhs; /* var a, b = f(): all of them, else empty */
	struct node *vtype, *init;
	bool inherited; /* init comes from an earlier constant declaration */
	struct node *tdecl, *fdecl;
	struct node *decl;
	struct map *deps; /* objects its initialisation depends on; NULL: none */
	struct object_list dep_list;
};

struct operand {
	enum operand_mode mode;
	struct node *expr;
	struct type *type;
	struct const_val *val;
	enum builtin_id id;
};

/* What a value of function type is wanted for: T of check_expr, for inference of generic functions. */
struct target {
	struct type *sig;
	struct str desc;
};

/* What changes from declaration to declaration; saved and restored as a whole. */
struct environment {
	struct decl_info *decl; /* whose initialiser or body this is */
	struct scope *scope;
	int go_major, go_minor; /* language version of the file; 0: newest */
	bool file_version;      /* the file itself says so */
	struct const_val *iota;
	pos_t errpos; /* errors in an inherited constant initialiser stand here */
	bool in_tparam_list;
	struct type *sig; /* of the function being checked; NULL outside */
	struct func_info *func;
	bool has_label, has_call_or_recv;
};

struct checker {
	struct check_config *conf;
	struct types *ts;
	struct arena *arena;
	struct package *pkg;
	struct environment env;

	struct object_list objects; /* with a decl_info, source order */
	struct map *methods;        /* type name object -> struct object_list of its methods */
	struct object_list imports; /* package names of all files */
	VEC(struct dot_import {
		struct scope *file;
		struct object *obj, *pkgname;
	})
	dot_imports;
	VEC(struct action {
		void (*run)(struct checker *c, void *arg);
		void *arg;
		int go_major, go_minor;
		bool file_version;
	})
	delayed;
	struct object_list path;   /* objects being typed, outermost first */
	struct map *path_index;    /* object -> index + 1 */
	struct type_list cleanups; /* named types, interfaces and type parameters made here */
	/* For check_limits: interface types outside of others, arrays and channels, arguments of print. */
	VEC(struct typed_place {
		pos_t pos;
		struct type *type;
	})
	interfaces, sized, printed;
	uint32_t interface_depth;
	struct map *name_counts; /* package name -> package, or this checker if several have it */
	struct mono_graph *mono; /* instantiation graph */
	uint32_t nerrors;
	bool done;
};

/* ---- errors (error.c) ---- */

/* Reports at pos (node_start(n) where gc gives a node). Messages that mention an invalid operand or type are
 * dropped once there is an error. */
void check_error(struct checker *c, pos_t pos, enum error_code code, const char *fmt, ...) KIT_PRINTF(4, 5);
/* "… requires go1.N or later" */
void check_version_error(struct checker *c, pos_t pos, int minor, const char *fmt, ...) KIT_PRINTF(4, 5);
/* An error of several lines: build, add, send. */
struct report {
	struct checker *c;
	enum error_code code;
	VEC(struct report_part {
		pos_t pos;
		struct str text;
	})
	parts;
};
struct report *report_new(struct checker *c, enum error_code code);
void report_add(struct report *r, pos_t pos, const char *fmt, ...) KIT_PRINTF(3, 4);
void report_other_decl(struct report *r, const struct object *obj); /* "other declaration of x" */
void report_send(struct report *r);
bool report_empty(const struct report *r);

/* Text for messages; the result lives in c->arena. */
const char *type_text(struct checker *c, struct type *t);
const char *types_text(struct checker *c, const struct type_list *l); /* "int, string" */
const char *node_text(struct checker *c, const struct node *n);
const char *object_text(struct checker *c, const struct object *obj); /* "var x int", as gc prints objects */
bool object_is_alias(const struct object *obj);
const char *object_kind_text(const struct object *obj);                     /* "package-level variable" */
const char *func_text(struct checker *c, const struct object *m, bool pkg); /* "M(x int) string" */
const char *text_of(struct checker *c, struct str s);
#define str_printf(c, ...) (arena_printf((c)->arena, __VA_ARGS__).data)
struct qualifier check_qualifier(struct checker *c);
/* Another package that is reachable from here has the same name. */
bool package_name_ambiguous(struct checker *c, const struct package *pkg);
void type_write_package(struct text *t, const struct package *pkg, const struct qualifier *q);
/* A signature without names of parameters; packages: each package by its path. */
void type_write_method(struct text *t, struct type *sig, const struct qualifier *q, bool packages);

/* ---- entry, environment (check.c) ---- */

/* Runs fn(c, arg) after all package-level objects are typed, under the current language version. */
void check_later(struct checker *c, void (*fn)(struct checker *c, void *arg), void *arg);
void check_run_delayed(struct checker *c, uint32_t from);
void check_push(struct checker *c, struct object *obj);
void check_pop(struct checker *c);
/* Language version at this place is at least go1.minor. */
bool check_allows(struct checker *c, int minor);
/* As check_allows; else reports "<what> requires go1.minor or later" and returns false. */
bool check_verify_version(struct checker *c, pos_t pos, int minor, const char *what);
void check_add_dep(struct checker *c, struct object *to);
void check_open_scope(struct checker *c);
void check_close_scope(struct checker *c);
struct object *check_lookup(struct checker *c, const char *name); /* from the current scope outwards */
const char *check_intern(struct checker *c, const char *name);
/* import "path" named at the spec; gives a fake package after an error. */
struct package *check_import(struct checker *c, pos_t pos, struct str path);
/* Types an object of an imported package that waited for it. */
void check_imported(struct checker *c, struct object *obj);
/* What the variables of one function's body are used for. (after/vars.c) */
void check_variables_of(struct checker *c, struct func_info *f);
/* Objects of an imported package, which is checked now if it was postponed. */
struct scope *check_members(struct checker *c, struct package *imported);

bool func_is_generic(const struct type *sig); /* or method of a generic type; sig may be NULL */
struct func_info *func_info_new(struct checker *c, struct node *n, struct node *body);

/* Whether a value is of no interest but for its type: check_config.sound, outside of functions. */
bool check_skips_values(const struct checker *c);
/* The initialiser of a variable, whose type is known, that //go:embed directives stand above; NULL: there are none, or
 * what is wrong was reported (embed.c). */
struct node *check_embed_value(struct checker *c, const struct object *obj, const struct decl_info *d);
/* Objects of all files (collect.c). */
void check_collect(struct checker *c);

/* Recording of results in the tree. */
void record_expr(struct checker *c, struct node *n, enum operand_mode mode, struct type *t,
		 struct const_val *val);                                    /* through no parentheses */
void record_builtin(struct checker *c, struct node *fun, struct type *sig); /* fun and what it parenthesises */
void record_comma_ok(struct checker *c, struct node *x, struct type *t0, struct type *t1);
void record_instance(struct checker *c, struct node *n, const struct type_list *targs,
		     struct type *t);                                      /* on the name or selector inside n too */
void record_def(struct checker *c, struct node *name, struct object *obj); /* obj may be NULL */
void record_use(struct checker *c, struct node *name, struct object *obj);
void record_selection(struct checker *c, struct node *selector, enum selection_kind kind, struct type *recv,
		      struct object *obj, const uint32_t *path, uint32_t npath, bool indirect);
void record_key(struct checker *c, struct node *key, struct type *strct,
		const struct lookup_result *r); /* of a struct literal */

/* ---- declarations (decl.c) ---- */

/* Enters obj under its name (id may be NULL); reports redeclaration. Visible from now on. */
void check_declare(struct checker *c, struct scope *s, struct node *id, struct object *obj);
void check_object(struct checker *c, struct object *obj); /* types a package-level (or local type) object */
void check_decl_stmt(struct checker *c, const struct nodes *decls);
/* One constant, variable or type; for variables lhs lists those that share init, or is NULL. */
void check_const_decl(struct checker *c, struct object *obj, struct node *type, struct node *init, bool inherited);
void check_var_decl(struct checker *c, struct object *obj, const struct object_list *lhs, struct node *type,
		    struct node *init);
void check_type_decl(struct checker *c, struct object *obj, struct node *n);
/* Adds the methods collected for the type name obj to its type. */
void check_collect_methods(struct checker *c, struct object *obj);
/* Reports a cycle of objects, told from the one at `start` on, whose position is used. */
void check_cycle_error(struct checker *c, const struct object_list *cycle, uint32_t start);
uint32_t check_first_in_source(const struct object_list *cycle); /* its index */
/* Type parameter list: declares and returns them. */
void check_collect_tparams(struct checker *c, struct type_list *dst, const struct nodes *fields);
struct type *check_declare_tparam(struct checker *c, struct node *name);
void check_bind_tparams(struct type_list *l); /* numbers them */
struct type *check_bound(struct checker *c, struct node *x);

/* ---- type expressions (type.c, struct.c, interface.c, signature.c) ---- */

/* Name as an expression or a type (want_type only tunes messages); x gets the result. */
void check_ident(struct checker *c, struct operand *x, struct node *n, bool want_type);
struct type *check_type(struct checker *c, struct node *n); /* not generic */
/* Right side of the declaration of def (NULL: none). */
struct type *check_def_type(struct checker *c, struct node *n, struct object *def);
struct type *check_var_type(struct checker *c, struct node *n); /* no constraint interfaces */
struct type *check_generic_type(struct checker *c, struct node *n, struct str *cause);
/* A type or, when n is none and *cause is asked for, the reason. */
struct type *check_type_or_null(struct checker *c, struct node *n, struct str *cause);
int64_t check_array_length(struct checker *c, struct node *n); /* -1 after an error */
/* Fills sig, a fresh TYPE_FUNC, and makes its scope; recv and tparams may be NULL. */
void check_func_type(struct checker *c, struct type *sig, struct node *recv, const struct nodes *tparams,
		     struct node *ftype);
struct type *check_interface_type(struct checker *c, struct node *n, struct object *def);
struct type *check_struct_type(struct checker *c, struct node *n);
struct type *check_union_or_type(struct checker *c, struct node *n); /* interface elements */
/* x[T1, T2] where x is a type. */
struct type *check_instantiated_type(struct checker *c, struct node *x, const struct nodes *args, struct node *whole);
/* Base type of a receiver's type expression: without pointer, parentheses and type parameters. */
struct node *check_receiver_base(struct node *type, bool *pointer);
bool check_type_list(struct checker *c, const struct nodes *nodes, struct type_list *out); /* false: some invalid */
void check_valid_type(struct checker *c, struct type *named);                              /* infinitely large? */
/* Reports parameters, results and variables whose type is a constraint (later, when types are complete). */
void check_not_constraint(struct checker *c, pos_t pos, struct type *t);

/* ---- cycles of types (after/cycle.c) ---- */

void check_direct_cycles(struct checker *c); /* type A B; type B A */
/* Reports and returns false when t's declaration is not complete (after/complete.c). */
bool check_is_complete(struct checker *c, struct type *t);
bool check_pointee_is_complete(struct checker *c, struct type *t); /* of a pointer, else true */
/* The size of t depends on type parameters, or on itself: reported then. */
bool check_has_variable_size(struct checker *c, struct type *t);

void check_limits(struct checker *c); /* only without errors (after/limits.c) */
/* Compiler directives against what they stand at; only without errors (after/directives.c). */
void check_directives(struct checker *c);

/* ---- order of initialisation (after/order.c) ---- */
void check_init_order(struct checker *c);

/* ---- variables of functions (after/vars.c) ---- */

/* Fills owner, addrtaken, reassigned, captured, captures on the finished tree. */
void check_variables(struct checker *c);

/* ---- lookup with reasons (model/lookup.c, model/implements.c) ---- */

/* Why v does not have the methods of t, in gc's words: "(missing method M)" and so on. cause may be NULL. */
struct object *check_missing_method(struct checker *c, struct type *v, struct type *t, bool is_static, bool *wrong_type,
				    struct str *cause);
bool check_has_all_methods(struct checker *c, struct type *v, struct type *t, bool is_static, struct str *cause);
/* As check_has_all_methods, static, with another comparison of signatures. */
bool check_unifies_all_methods(struct checker *c, struct type *v, struct type *t,
			       bool (*same)(struct type *x, struct type *y, void *arg), void *arg, struct str *cause);
bool check_assertable_to(struct checker *c, struct type *v, struct type *t, struct str *cause);
bool check_new_assertable_to(struct checker *c, struct type *v, struct type *t, struct str *cause);
bool check_implements(struct checker *c, struct type *v, struct type *t, bool constraint, struct str *cause);
struct str check_interface_ptr_error(struct checker *c, struct type *t);
struct str check_lookup_error(struct checker *c, struct type *t, const char *sel, struct object *obj, bool struct_lit);
bool type_is_interface_ptr(struct type *t);
/* As lookup_field_or_method, but a declared pointer type is no exception. */
struct lookup_result lookup_direct(struct types *ts, struct type *t, bool addressable, struct package *pkg,
				   const char *name, bool fold_case);
bool object_ptr_recv(const struct object *m); /* method declared on a pointer */
int field_index(const struct object_list *fields, struct package *pkg, const char *name, bool fold_case);
struct object *method_lookup(const struct object_list *methods, struct package *pkg, const char *name, bool fold_case,
			     int *index);
bool object_same_id(const struct object *obj, struct package *pkg, const char *name, bool fold_case);
bool same_package(const struct package *a, const struct package *b);

/* ---- type sets (typeset.h has the sets themselves; model/under.c) ---- */

/* Calls fn for each type in t's type set with its underlying type (NULL, NULL: no specific types); of a type that
 * is no type parameter for t itself. Stops and returns false when fn does. */
bool type_each(struct type *t, bool (*fn)(struct type *t, struct type *under, void *arg), void *arg);
/* The underlying type that all types of t's set share (channels: the most restricted direction). NULL: none, *cause
 * says why ("no specific type", …). cond (may be NULL) looks at each first: false with *cause set refuses. */
struct type *type_common_under(struct checker *c, struct type *t,
			       bool (*cond)(struct checker *c, struct type *t, struct type *under, void *arg,
					    struct str *cause),
			       void *arg, struct str *cause);
/* As type_common_under, but []byte and string mix: gives string then. */
struct type *type_core_string(struct checker *c, struct type *t, struct str *cause);

/* ---- generics (generic/infer.c, generic/instantiate.c) ---- */

/* Type arguments for tparams: targs has those given (NULL entries: unknown; may be shorter), args the operands for
 * params. On failure false, and err (from report_new) says why. reverse: an assignment target gives the params. */
bool check_infer(struct checker *c, pos_t pos, const struct type_list *tparams, struct type_list *targs,
		 struct type *params, struct operand **args, uint32_t nargs, bool reverse, struct report *err);
/* orig with targs; reports nothing. Verify arguments with check_verify. */
struct type *check_instance(struct checker *c, pos_t pos, struct type *orig, const struct type_list *targs);
bool check_validate_targs(struct checker *c, pos_t pos, const char *name, uint32_t want, uint32_t got);
/* Index of the first type argument that misses its constraint, or -1. */
int check_verify(struct checker *c, pos_t pos, const struct type_list *tparams, const struct type_list *targs,
		 struct str *cause);
/* Fresh type parameters in place of sig's own: for recursive use of a generic function in itself. Returns the type
 * with them. */
struct type *check_rename_tparams(struct checker *c, pos_t pos, const struct type_list *tparams, struct type *t,
				  struct type_list *renamed);
bool type_is_parameterized(const struct type_list *tparams, struct type *t);
struct type *check_subst(struct checker *c, pos_t pos, struct type *t, const struct type_list *params,
			 const struct type_list *args);
void check_mono_instance(struct checker *c, pos_t pos, const struct type_list *tparams, const struct type_list *targs,
			 const struct nodes *xlist);
void check_mono_canon(struct checker *c, struct type *mine, struct type *declared);
void check_mono_report(struct checker *c);

/* ---- expressions (expr/expr.c, expr/index.c, expr/literal.c) ---- */

enum expr_kind { EXPR_CONVERSION, EXPR_EXPRESSION, EXPR_STATEMENT };

/* The one entry. hint: type of an element of a composite literal; allow_generic: an uninstantiated function or
 * type is fine. */
enum expr_kind check_raw_expr(struct checker *c, const struct target *t, struct operand *x, struct node *n,
			      struct type *hint, bool allow_generic);
void check_expr(struct checker *c, const struct target *t, struct operand *x, struct node *n);
void check_generic_expr(struct checker *c, struct operand *x, struct node *n, struct type *hint);
void check_expr_or_type(struct checker *c, struct operand *x, struct node *n, bool allow_generic);
/* One operand per value; *comma_ok says that the last is the ok of a two-value form. */
struct operand **check_multi_expr(struct checker *c, struct node *n, bool allow_comma_ok, uint32_t *count,
				  bool *comma_ok);
void check_single_value(struct checker *c, struct operand *x);
/* Type and value of x converted to the untyped or typed target; NULL: impossible. */
struct type *check_implicit_type(struct checker *c, struct operand *x, struct type *target, struct const_val **val,
				 enum error_code *code);
void check_convert_untyped(struct checker *c, struct operand *x, struct type *target);
void check_update_expr_type(struct checker *c, struct node *n, struct type *t, bool final);
void check_match_types(struct checker *c, struct operand *x, struct operand *y);
void check_comparison(struct checker *c, struct operand *x, struct operand *y, enum op op, bool switch_case);
void check_binary(struct checker *c, struct operand *x, struct node *n, struct node *lhs, struct node *rhs, enum op op);
/* Index or slice bound; max -1: unknown. Value or -1. */
int64_t check_index(struct checker *c, struct node *n, int64_t max, struct type **type);
bool check_is_valid_index(struct checker *c, struct operand *x, enum error_code code, const char *what,
			  bool allow_negative);
const char *operand_text(struct checker *c, const struct operand *x);
bool operand_is_nil(const struct operand *x);
pos_t operand_pos(const struct operand *x);
/* Looks at expressions after an error, so that what they use counts as used. False: something in them is wrong. */
bool check_use(struct checker *c, struct node *n);
bool check_use_list(struct checker *c, const struct nodes *l);
bool check_use_lhs(struct checker *c, const struct nodes *l);

/* ---- calls (expr/call.c, expr/builtin.c) ---- */

enum expr_kind check_call(struct checker *c, struct operand *x, struct node *call);
bool check_builtin(struct checker *c, struct operand *x, struct node *call, enum builtin_id id);
/* x.sel; want_type: only tunes messages. */
void check_selector(struct checker *c, struct operand *x, struct node *n, bool want_type);
/* f[T1, T2] of a generic function, or f alone with a target. */
void check_func_inst(struct checker *c, const struct target *t, pos_t pos, struct operand *x, struct node *inst,
		     bool infer);
void check_conversion(struct checker *c, struct operand *x, struct type *t);
struct target *target_new(struct checker *c, struct type *t, struct str desc); /* NULL: no function type */

/* ---- assignment (expr/assign.c) ---- */

/* x to a variable of type t, with untyped values converted; context as in "assignment", "argument to f". t NULL: only
 * the default type is wanted. */
void check_assignment(struct checker *c, struct operand *x, struct type *t, const char *context);
/* The same for an argument of a call. */
void check_argument(struct checker *c, struct operand *x, struct type *t, struct node *call);
bool operand_assignable_to(struct checker *c, const struct operand *x, struct type *t, struct str *cause,
			   enum error_code *code);
bool operand_convertible_to(struct checker *c, const struct operand *x, struct type *t, struct str *cause);
void check_init_const(struct checker *c, struct object *lhs, struct operand *x);
void check_init_var(struct checker *c, struct object *lhs, struct operand *x, const char *context);
/* var lhs = rhs, or return (return_stmt set). */
void check_init_vars(struct checker *c, struct object **lhs, uint32_t n, const struct nodes *rhs,
		     struct node *return_stmt);
void check_assign_vars(struct checker *c, const struct nodes *lhs, const struct nodes *rhs);
void check_assign_error(struct checker *c, const struct nodes *rhs, uint32_t l, uint32_t r);
void check_representable(struct checker *c, struct operand *x, struct type *t);
void check_overflow(struct checker *c, struct operand *x, pos_t op_pos);
bool const_representable(struct const_val *v, struct type *basic, struct arena *a, struct const_val **rounded);

/* ---- statements (stmt/stmt.c, stmt/terminating.c) ---- */

/* Body of a function, in a fresh environment: declares nothing of its signature, which is in sig->func.scope. */
void check_func_body(struct checker *c, struct decl_info *decl, const char *name, struct type *sig,
		     struct func_info *info, struct const_val *iota);
/* Unused package names; called once at the end. */
void check_unused_imports(struct checker *c);
/* Number of names and values of a constant or variable declaration. */
void check_arity(struct checker *c, pos_t pos, const struct nodes *names, const struct nodes *inits, bool const_decl,
		 bool inherited);

#endif
