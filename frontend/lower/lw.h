/* lw.h - what the files of frontend/lower share. Not for other stages: they see lower.h.
 *
 * struct lw is one package on its way, struct lw_fn one function. Instructions go to the current block of the function.
 * After a terminator the current block is a fresh one that nothing reaches; such blocks are removed at the end. */
#ifndef LW_H
#define LW_H

#include "constant.h"
#include "lower.h"

/* ---- state ---- */

/* A function body still to be lowered: an instance or a declared function. */
struct lw_body {
	struct vm_func *f;
	struct func_info *info;
	struct type_list targs; /* of the function or of its receiver's type; empty when not generic */
};

struct lw_local_text {
	const char *name; /* path.T */
	uint32_t number;
};

struct lw {
	struct lower_config *conf;
	struct arena *arena;
	struct types *ts;
	struct vm_types *vt;
	struct vm_package *p;
	struct package *pkg;
	struct map *types;       /* struct type -> vm_type, of types without type parameters */
	struct map *fronts;      /* vm_type -> struct type it was made from */
	uint32_t first_type;     /* types from here on are this package's doing */
	uint32_t foreign_seen;   /* functions that lw_foreign_bodies has looked at */
	uint32_t type_depth;     /* types being made around this one: layout waits */
	struct map *locals;      /* name node of a local named type's declaration -> its number in its package */
	struct map *owners;      /* node of a function with local types -> its own view of them: see lower_local.c */
	struct map *local_texts; /* link name of a local type -> struct lw_local_text */
	struct map *globals;     /* struct object -> vm_global */
	struct map *symbols;     /* link name -> vm_func */
	struct map *declared;    /* vm_func -> struct object through which it was first met */
	struct map *linknames;   /* local name -> struct linkname, of this package */
	struct map *shapes;      /* name -> struct type: see lower_shape.c */
	struct map *literals;    /* node of a function literal -> vm_func, of the function being lowered */
	struct map *foreign;     /* other struct package -> map like linknames */
	VEC(struct lw_body) queue;
	struct map *visits;   /* node -> its place in gc's walk, of what is being lowered; or NULL: see lower_visit.c */
	struct map *no_calls; /* lw_fn.early of an expression without calls inside: empty */
	uint32_t nstatic;     /* blank variables and refused instances so far, for their names */
	int go_major, go_minor;
};

struct lw_var {
	uint32_t local;
	bool captured;     /* this function's local is a capture */
	bool by_ref;       /* the local (a capture) holds the variable's address */
	bool share;        /* closures capture it by reference */
	struct node *init; /* the only value it ever has, or NULL: for sizes known as gc's ReassignOracle does */
};

/* A variable whose array leaves the frame at a statement. */
struct lw_leaving {
	struct object *object;
	bool cap_used;
	struct lw_leaving *next; /* another one of the statement */
};

/* A statement that break and continue may name. */
struct lw_target {
	struct node *stmt;
	uint32_t brk, cont;
	bool loop;
	struct lw_target *up;
};

struct lw_fn {
	struct lw *lw;
	struct arena *arena;
	struct vm_func *f;
	struct func_info *info; /* NULL: wrappers and the package's init */
	struct lw_fn *outer;
	uint32_t cur;
	struct map *vars;   /* struct object -> lw_var */
	struct map *labels; /* NODE_LABELED that gotos name -> its block + 1 */
	struct lw_target *targets;
	struct map *types; /* as lw.types, for types with type parameters of this instance */
	const struct type_list *tparams;
	const struct type_list *targs;
	uint32_t depth; /* gc's loop depth */
	uint32_t scope;
	uint32_t ntemps;
	uint32_t nlits, nwraps, nranges, nstates; /* closures so far, for their names */
	struct lw_range_body *range;              /* this function is the body of a range over a function */
	struct object *frame; /* holds the frame for what such bodies defer; of the function around them all */
	struct map *early;    /* node -> struct vm_operand of what is evaluated already; NULL outside of expressions */
	struct node *node;    /* expression being lowered, or NULL */
	struct node *assignment; /* being lowered, or NULL */
	struct map *leaving;     /* statement -> struct lw_leaving, or NULL: see lower_exclusive.c */
	struct map *disguised;   /* uintptr(p) -> struct vm_operand of the pointer p: see lw_hold_disguised */
	bool piecewise;          /* the parts of a package variable's value, each a statement of its own: see lw_expr */
	bool frozen;             /* every local may be assigned before what is evaluated now is used */
	VEC(uint32_t) fresh;     /* address-taken locals declared in the loop body at this depth */
	struct vm_operand *captures; /* of the literal being made */
	uint32_t ncaptures;
	uint32_t fallthrough;   /* block of the next switch clause */
	int go_major, go_minor; /* of the file */
};

/* Something assignable, its operands evaluated, its checks and dereferences still to be done. */
enum lw_lhs_kind { LW_LHS_BLANK, LW_LHS_PLACE, LW_LHS_MAP };
struct lw_step {
	enum vm_proj_kind kind;
	uint32_t field;
	struct vm_operand index;
	pos_t pos;
	bool checked;
};
struct lw_lhs {
	enum lw_lhs_kind kind;
	const struct vm_type *type; /* of the whole; NULL for blank */
	struct vm_place *base;
	VEC(struct lw_step) steps;
	struct vm_operand map, key;
	struct vm_func *stored; /* to be called after a store to the place; or NULL */
	pos_t pos;
};

/* A call whose operands are evaluated; also the builtins that go and defer allow. */
struct lw_call {
	enum vm_op op;
	struct vm_func *func;
	uint32_t n;
	const char *text; /* of an interface's method, as gc prints it */
	uint16_t flags;
	struct vm_operand *args;
	uint32_t nargs;
	const struct vm_type **results;
	uint32_t nresults;
	VEC(struct vm_operand) held; /* pointers that stay alive until the call returns */
	uint16_t held_flags;         /* of their keepalive */
	pos_t pos;
};

/* ---- order (lower_order.c) ---- */

/* Opens the order of a statement; calls: one of its expressions has NODE_HAS_CALL (else there is nothing to order). The
 * caller passes the expressions in gc's order, evaluates them, and puts what is returned back into fn->early. */
struct map *lw_open_order(struct lw_fn *fn, bool calls);
bool lw_has_call(const struct nodes *list);
/* What of n gc evaluates where it stands; to: the type it is converted to, or NULL. */
void lw_order(struct lw_fn *fn, struct node *n, const struct vm_type *to);
void lw_order_operands(struct lw_fn *fn, struct node *n); /* of n, which the caller evaluates in a way of its own */
void lw_order_place(struct lw_fn *fn, struct node *dst);  /* to be assigned to */
void lw_order_key(struct lw_fn *fn, struct node *key,
		  const struct vm_type *map); /* of an entry to assign to or delete */
void lw_order_append_to_entry(struct lw_fn *fn, struct node *entry, struct node *append); /* m[k] = append(m[k], …) */
/* Opens an order for the operands of n alone, unless n is part of a statement that is ordered already. */
struct map *lw_order_root(struct lw_fn *fn, struct node *n);

/* What gc copies (lower_copies.c): values of t as interfaces, unless they are addressable; keys. */
bool lw_boxed_by_address(const struct vm_type *t);
bool lw_is_addressable(struct lw_fn *fn, struct node *n);
enum lw_key_passing { LW_KEY_VALUE, LW_KEY_ADDRESS, LW_KEY_COPY };
enum lw_key_passing lw_key_passing(const struct vm_type *map);

/* ---- emitting (lower_emit.c) ---- */

struct vm_inst *lw_emit(struct lw_fn *fn, enum vm_op op, uint32_t ndst, uint32_t nargs, pos_t pos);
uint32_t lw_block(struct lw_fn *fn);                       /* new, at the current loop depth; not current */
void lw_start(struct lw_fn *fn, uint32_t block);           /* makes it current */
void lw_jump(struct lw_fn *fn, uint32_t block, pos_t pos); /* and leaves an unreached block current */
void lw_branch(struct lw_fn *fn, struct vm_operand cond, uint32_t yes, uint32_t no, pos_t pos);
void lw_unreachable(struct lw_fn *fn, pos_t pos);
void lw_return(struct lw_fn *fn, pos_t pos);
struct vm_place *lw_temp(struct lw_fn *fn, const struct vm_type *t, pos_t pos);
/* One destination in a new temporary, as an operand. */
struct vm_operand lw_op1(struct lw_fn *fn, enum vm_op op, const struct vm_type *t, struct vm_operand x, pos_t pos);
struct vm_operand lw_op2(struct lw_fn *fn, enum vm_op op, const struct vm_type *t, struct vm_operand x,
			 struct vm_operand y, pos_t pos);
struct vm_operand lw_binary(struct lw_fn *fn, enum vm_binary sub, const struct vm_type *t, struct vm_operand x,
			    struct vm_operand y, pos_t pos);
struct vm_inst *lw_move(struct lw_fn *fn, struct vm_place *dst, struct vm_operand x, enum vm_why why, pos_t pos);
/* A temporary's or constant's value survives whatever is evaluated next; anything else is copied when it would not. */
struct vm_operand lw_stable(struct lw_fn *fn, struct vm_operand x, pos_t pos);
struct vm_operand lw_copy(struct lw_fn *fn, struct vm_operand x,
			  pos_t pos); /* always a fresh temporary, constants aside */
struct vm_place *lw_as_place(struct lw_fn *fn, struct vm_operand x, pos_t pos);
/* A local that is addressed only where a type argument makes it so is marked as addrtaken here. */
struct vm_operand lw_addr(struct lw_fn *fn, struct vm_place *p, enum vm_why why, pos_t pos);
void lw_nilcheck(struct lw_fn *fn, struct vm_operand p, pos_t pos);
void lw_bounds(struct lw_fn *fn, struct vm_operand index, struct vm_operand len, pos_t pos);
struct vm_site *lw_site(struct lw_fn *fn, enum vm_site_kind kind, const char *text, const struct vm_type *t, pos_t pos);
/* Fresh zeroed object of type t; the pointer's temporary. */
struct vm_operand lw_new(struct lw_fn *fn, enum vm_site_kind kind, const char *text, const struct vm_type *t,
			 pos_t pos);
struct vm_operand lw_int(struct lw_fn *fn, int64_t v); /* constant of type int */
struct vm_operand lw_bool(struct lw_fn *fn, bool v);
struct vm_operand lw_zero(struct lw_fn *fn, const struct vm_type *t);
const struct vm_type *lw_basic(struct lw_fn *fn, enum vm_kind k);
void lw_live(struct lw_fn *fn, uint32_t local, pos_t pos);
bool lw_is_const(struct vm_operand x);
uint32_t lw_open_scope(struct lw_fn *fn, pos_t pos); /* the old one, to go back to */
void lw_prune(struct lw_fn *fn);                     /* removes blocks that nothing reaches */

/* ---- types (lower_type.c), symbols (lower_name.c) ---- */

const struct vm_type *lw_type(struct lw_fn *fn, struct type *t);
struct type *lw_subst(struct lw_fn *fn, struct type *t);  /* type parameters replaced */
struct type *lw_shaped(struct lw_fn *fn, struct type *t); /* replaced by gc's shapes: for texts only (lower_shape.c) */
const struct vm_type *lw_type_plain(struct lw *lw, struct type *t);
/* Function type as VM: receiver (may be NULL) in front of the parameters. */
const struct vm_type *lw_func_type(struct lw_fn *fn, struct type *sig);
const char *lw_type_link(struct lw *lw, struct type *t);              /* of a named type: path.T, with type arguments */
void lw_type_args(struct lw *lw, struct text *t, struct type *named); /* "[int,string]"; nothing where it has none */
/* Of a type declared in a function, without its type arguments (lower_local.c). */
const char *lw_local_link(struct lw *lw, struct type *origin);
const char *lw_link_text(struct lw *lw,
			 const char *link);           /* as gc prints it: local types by their number in the package */
const char *lw_receiver_name(const struct type *sig); /* name of the type that a method is declared on */
#define lw_printf(lw, ...) (arena_printf((lw)->arena, __VA_ARGS__).data)
struct vm_global *lw_global(struct lw *lw, struct object *var);
/* The function an object denotes, with type arguments of its own or of its receiver; its body is queued when it is an
 * instance. */
struct vm_func *lw_func(struct lw *lw, struct object *func, const struct type_list *targs);
const char *lw_targs(struct lw *lw, const struct type_list *targs); /* "[int,string]"; "" for none */
struct vm_func *lw_func_named(struct lw *lw, const char *name, const struct vm_type *type);
/* A function inside of fn's: of a body that the package does not list, it is not listed either. */
struct vm_func *lw_inner_func(struct lw_fn *fn, const char *name, const struct vm_type *type);
void lw_set_signature(struct lw *lw, struct vm_func *f, const struct vm_type *recv, const struct vm_type *type,
		      const char **names);

/* ---- functions (lower_func.c) ---- */

void lw_fn_init(struct lw_fn *fn, struct lw *lw, struct vm_func *f, struct lw_fn *outer);
void lw_fn_finish(struct lw_fn *fn);
void lw_lower_body(struct lw *lw, const struct lw_body *body);
void lw_set_version(struct lw_fn *fn, const struct package *p, pos_t pos); /* of the language, in the file of pos */
/* Parameters and results as locals; declares the signature's objects when info has them. */
void lw_declare_signature(struct lw_fn *fn, struct type *sig);
/* One of them; o NULL or blank: without a name. */
void lw_declare_param(struct lw_fn *fn, struct object *o, uint32_t i);
void lw_declare_result(struct lw_fn *fn, struct object *o, uint32_t i);
struct lw_var *lw_declare(struct lw_fn *fn, struct object *obj, struct node *init); /* local variable, with its live */
void lw_mark_addressed(struct lw_fn *fn, uint32_t local);                           /* gives it its site */
struct vm_place *lw_var_place(struct lw_fn *fn, struct object *obj);
struct lw_var *lw_var(struct lw_fn *fn, struct object *obj);
uint32_t lw_result_local(struct lw_fn *fn, uint32_t i);
uint32_t lw_param_local(struct lw_fn *fn, uint32_t i);

/* ---- constants (lower_const.c) ---- */

struct vm_operand lw_const(struct lw_fn *fn, struct const_val *v, const struct vm_type *t);
bool lw_const_value(struct lw *lw, struct const_val *v, const struct vm_type *t, struct vm_const *out);
struct vm_const *lw_const_new(struct lw *lw, struct vm_const c);
int64_t lw_const_count(struct lw_fn *fn, struct node *n); /* element count as gc's ReassignOracle knows it, or -1 */
struct node *lw_static_value(struct lw_fn *fn, struct node *n); /* what a never-reassigned variable holds; else n */
int lw_static_bool(struct node *n);                             /* 1 true, -1 false, 0 not static: as gc's staticBool */

/* ---- order of sites (lower_visit.c) ---- */

void lw_visit(struct lw *lw, struct node *n); /* a body or an initial value: before it is lowered */
uint32_t lw_visit_order(const struct lw *lw, struct node *n);
uint32_t lw_visit_order_of_slice(const struct lw *lw, const struct node *call); /* that a variadic call makes */

/* ---- cost of bodies (lower_cost.c) ---- */

void lw_count_cost(struct lw_fn *fn, struct node *body); /* of one that is lowered, into fn->f->inl */
void lw_count_range_cost(struct lw_fn *fn);              /* fn is the body of a range over a function */
bool lw_is_gc_intrinsic(const struct object *func);      /* gc makes an instruction of its calls */

/* Bodies of other packages' functions, for calls that become them (lower_foreign.c). True: there are new ones. */
bool lw_foreign_bodies(struct lw *lw);

/* ---- text of sites (lower_text.c) ---- */

const char *lw_qualified(struct lw_fn *fn, const char *name); /* a name of the function's, as gc prints it */

const char *lw_text(struct lw_fn *fn, struct node *n);
const char *lw_type_text(struct lw_fn *fn, struct type *t);

/* ---- expressions ---- */

bool lw_is_nil(struct node *n); /* the predeclared nil, parentheses aside */
/* What x.f selects, type parameters replaced. */
struct lw_selection {
	struct type *recv;
	struct object *obj;
	uint32_t npath;
	const uint32_t *path;
};
struct lw_selection lw_selection(struct lw_fn *fn, struct node *n);
/* f of f[T], f a function or method; else what stands in parentheses. Its node has the type arguments too. */
struct node *lw_bare_func(struct node *n);
/* Type arguments that n, a name or selector, uses a function with; of a method, those of its own. */
struct type_list lw_own_targs(struct lw_fn *fn, struct node *n);
/* Function that a name, selector or index denotes, with its type arguments. */
struct vm_func *lw_func_ref(struct lw_fn *fn, struct node *n);
/* A string just made from bytes is read at once and never kept: no copy is needed. */
void lw_mark_transient(struct lw_fn *fn, struct vm_operand x);

struct vm_operand lw_expr(struct lw_fn *fn, struct node *n); /* lower_expr.c */
struct vm_operand lw_expr_to(struct lw_fn *fn, struct node *n,
			     const struct vm_type *t); /* converted as by assignment */
void lw_discard(struct lw_fn *fn, struct node *n);
void lw_cond(struct lw_fn *fn, struct node *n, uint32_t yes, uint32_t no);
struct vm_operand lw_compare(struct lw_fn *fn, enum vm_binary op, struct vm_operand x, struct vm_operand y, pos_t pos);
struct vm_operand lw_arith(struct lw_fn *fn, enum op op, const struct vm_type *t, struct vm_operand x,
			   struct vm_operand y, pos_t pos);
struct vm_operand lw_shift_count(struct lw_fn *fn, struct node *n);
struct vm_operand lw_comma_ok(struct lw_fn *fn, struct node *n, struct vm_operand *ok, bool want_value, bool want_ok);

struct lw_lhs lw_prepare(struct lw_fn *fn, struct node *n);       /* lower_place.c */
struct vm_place *lw_finish(struct lw_fn *fn, struct lw_lhs *lhs); /* does the checks; not for maps and blank */
/* The element of a map's entry, made if need be: to be used before the map is again. */
struct vm_place *lw_map_slot(struct lw_fn *fn, const struct lw_lhs *lhs, pos_t pos);
void lw_store(struct lw_fn *fn, struct lw_lhs *lhs, struct vm_operand x, enum vm_why why, pos_t pos);
void lw_stored(struct lw_fn *fn, const struct lw_lhs *lhs, pos_t pos); /* after a store by other means */
struct vm_place *lw_place(struct lw_fn *fn, struct node *n);           /* prepare and finish; any expression */
/* Follows a selection's fields; stops before its last step when short_by is 1. */
struct vm_place *lw_walk(struct lw_fn *fn, struct vm_place *p, const uint32_t *path, uint32_t n, pos_t pos);
struct vm_place *lw_deref(struct lw_fn *fn, struct vm_operand p, pos_t pos);

/* Implicit conversion; n gives the text and position of a site (may be NULL: silent). (lower_conv.c) */
struct vm_operand lw_convert(struct lw_fn *fn, struct vm_operand x, const struct vm_type *t, struct node *n, pos_t pos);
struct vm_operand lw_conversion(struct lw_fn *fn, struct node *call); /* T(x) */
struct vm_operand lw_box(struct lw_fn *fn, struct vm_operand x, const struct vm_type *t, const char *text, pos_t pos);

struct vm_operand lw_composite(struct lw_fn *fn, struct node *n, bool address, pos_t pos); /* lower_literal.c */
/* The field of t that the at-th element of a literal fills, with its offset in t. */
struct vm_field lw_literal_field(const struct vm_type *t, struct node *elem, uint32_t at);

/* Calls (lower_call.c). All results; array in *out. */
uint32_t lw_call_results(struct lw_fn *fn, struct node *n, struct vm_operand **out);
void lw_call_prepare(struct lw_fn *fn, struct node *n, struct lw_call *call);
void lw_call_emit(struct lw_fn *fn, struct lw_call *call, struct vm_operand *results, bool want);
bool lw_gives_many(struct node *n); /* a call with several results */
/* Pointers as numbers. The pointer of conversion n to uintptr, to be converted and remembered. */
struct vm_operand lw_disguise(struct lw_fn *fn, struct node *n, struct vm_operand p);
/* Adds those that the arguments of call n convert to c's held ones. */
void lw_hold_disguised(struct lw_fn *fn, struct node *n, struct lw_call *c);
/* Receiver and callee of x.m, for calls and method values. */
struct lw_method {
	struct vm_func *func; /* NULL: interface method */
	struct vm_operand recv;
	uint32_t n;
	const struct vm_type *sig; /* without receiver */
};
void lw_method_of(struct lw_fn *fn, struct node *sel, struct lw_method *m);

struct vm_operand lw_builtin(struct lw_fn *fn, struct node *n);                            /* lower_builtin.c */
bool lw_appends_to(struct arena *a, struct node *dst, struct node *src);                   /* dst = append(dst, …) */
void lw_append_to_entry(struct lw_fn *fn, struct node *dst, struct node *call, pos_t pos); /* m[k] = append(m[k], …) */
enum builtin_id lw_builtin_of(struct node *call);
bool lw_is_copied_builtin(struct node *call); /* gc keeps its value where it stands */
bool lw_builtin_prepare(struct lw_fn *fn, struct node *n,
			struct lw_call *call); /* those that are one instruction without result */
struct vm_operand lw_len(struct lw_fn *fn, struct vm_operand x, pos_t pos);
struct vm_operand lw_slice_op(struct lw_fn *fn, const struct vm_type *t, struct vm_operand base, struct vm_operand lo,
			      struct vm_operand hi, struct vm_operand max, uint16_t flags, pos_t pos);

bool lw_is_self_assignment(struct arena *a, struct node *dst, struct node *src); /* lower_self.c */
bool lw_same_safe(struct arena *a, struct node *x, struct node *y); /* both are the same expression, without effects */

struct vm_operand lw_func_lit(struct lw_fn *fn, struct node *n); /* lower_closure.c */
/* A closure whose function is made in between: its context, its captures' values; then the instruction. */
void lw_open_literal(struct lw_fn *fn, struct vm_func *f, const struct object_list *captures, pos_t pos);
struct vm_operand lw_close_literal(struct lw_fn *fn, struct vm_func *f, pos_t pos);
void lw_declare_captures(struct lw_fn *in, struct lw_fn *fn, const struct object_list *list);
struct vm_operand lw_method_value(struct lw_fn *fn, struct node *n);
struct vm_operand lw_method_expr(struct lw_fn *fn, struct node *n);
struct vm_operand lw_closure(struct lw_fn *fn, struct vm_func *body, struct vm_operand *captures, uint32_t n,
			     struct vm_site *site, pos_t pos);
/* Sets f->context to {code, captures}. */
void lw_set_context(struct lw *lw, struct vm_func *f, const struct vm_type **types, const char **names, uint32_t n);
uint32_t lw_capture_local(struct lw_fn *fn, const char *name, const struct vm_type *t, uint32_t index, bool by_ref,
			  pos_t pos);

/* ---- methods (lower_method.c) ---- */

void lw_all_methods(struct lw *lw); /* method tables of every type in the table that has none yet */
struct vm_func *lw_wrapper(struct lw *lw, struct type *recv, struct object *m, const struct type_list *own,
			   const uint32_t *path, uint32_t npath);
uint32_t lw_imethod_index(const struct vm_type *iface, struct lw *lw, struct object *m);
/* Function of a method found on concrete type t along path; NULL for interface methods. */
struct vm_func *lw_concrete_method(struct lw *lw, struct object *m, const struct type_list *own);

/* ---- statements ---- */

void lw_stmt(struct lw_fn *fn, struct node *n); /* lower_stmt.c */
void lw_stmts(struct lw_fn *fn, const struct nodes *list);
void lw_find_exclusive(struct lw_fn *fn, struct node *body); /* lower_exclusive.c: before anything is emitted */
void lw_leave_frame(struct lw_fn *fn, struct node *stmt);    /* at the start of each statement */
void lw_block_stmt(struct lw_fn *fn, struct node *n);        /* own scope and loop depth */
void lw_assign_stmt(struct lw_fn *fn, struct node *n);       /* lower_assign.c */
void lw_var_decl(struct lw_fn *fn, struct node *n);
void lw_define(struct lw_fn *fn, struct node *name, struct vm_operand x, enum vm_why why, struct node *init);
void lw_for(struct lw_fn *fn, struct node *n); /* lower_for.c */
/* Body of a loop with its break and continue; leaves cont current, where what the body declared ends. */
void lw_loop_body(struct lw_fn *fn, struct node *n, uint32_t brk, uint32_t cont);
void lw_range(struct lw_fn *fn, struct node *n);  /* lower_range.c */
void lw_switch(struct lw_fn *fn, struct node *n); /* lower_switch.c */
void lw_type_switch(struct lw_fn *fn, struct node *n);
void lw_select(struct lw_fn *fn, struct node *n);   /* lower_select.c */
void lw_go_defer(struct lw_fn *fn, struct node *n); /* lower_defer.c */
/* Range over functions (lower_rangefunc.c). */
struct lw_exit {        /* a statement that leaves a body */
	enum token how; /* TOK_RETURN, or of a branch */
	struct node *target;
};
void lw_range_func(struct lw_fn *fn, struct node *n);
/* The loop whose body fn is; NULL: it is that of a function. */
const struct node *lw_range_loop(const struct lw_fn *fn);
/* Of the same, the whole statement; NULL: fn is no such body. And the function that the loop stands in. */
const struct node *lw_range_for(const struct lw_fn *fn);
const struct lw_fn *lw_range_outer(const struct lw_fn *fn);
struct lw_fn *lw_root(struct lw_fn *fn); /* the function around all bodies */
void lw_leave_body(struct lw_fn *fn, enum token how, struct node *target, pos_t pos);
void lw_defer_outside(struct lw_fn *fn, struct vm_operand f, pos_t pos);
void lw_branch_to(struct lw_fn *fn, enum token how, struct node *target, pos_t pos); /* lower_stmt.c */
void lw_push_target(struct lw_fn *fn, struct lw_target *t, struct node *stmt, uint32_t brk, uint32_t cont, bool loop);
void lw_pop_target(struct lw_fn *fn);
bool lw_loop_per_iteration(const struct lw_fn *fn); /* loop variables are per iteration in this file */

#endif
