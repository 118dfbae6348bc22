/* check_expr.h - what the files that check expressions and statements share among themselves. */
#ifndef CHECK_EXPR_H
#define CHECK_EXPR_H

#include "check.h"

#define INVALID_OP "invalid operation: "

/* A list of operands on its way to parameters or variables. */
struct operands {
	struct operand **at;
	uint32_t len, cap;
};

/* ---- operands (operand.c) ---- */

void operand_invalidate(struct operand *x);
struct operand *operand_copy(struct checker *c, const struct operand *x);
/* "array", "slice", …; "" for basic types. */
const char *type_composite_kind(struct type *t);
/* Signature, map or the like under t, NULL if t is of another kind; type parameters count as
 * interfaces. */
struct type *type_under_kind(struct type *t, enum type_kind kind);
bool type_is_bytes_or_runes(struct type *t);
bool type_is_pointer(struct type *t);
/* "(int, number, string...)": for messages about counts. The last type is shown as "...T" when
 * variadic, as "T..." with has_dots. */
const char *types_summary(struct checker *c, struct type **at, uint32_t n, bool variadic, bool has_dots);
const char *measure(struct checker *c, uint32_t n, const char *unit); /* "1 value", "2 values" */

/* ---- untyped expressions (untyped.c) ---- */

/* Notes x on its node: for good when typed, until its final type is known otherwise. */
void check_record(struct checker *c, const struct operand *x);
void check_update_expr_val(struct node *n, struct const_val *val);

/* ---- binary.c ---- */

bool op_is_comparison(enum op op);
/* Operator op is defined on x, else reports it. */
bool check_op_defined(struct checker *c, struct operand *x, enum op op, bool unary);
pos_t op_pos(const struct node *n);
void check_shift(struct checker *c, struct operand *x, struct operand *y, struct node *n, enum op op);

/* ---- representable.c ---- */

/* Value of constant x as the basic type; NULL with a code when there is none. */
struct const_val *check_representation(struct checker *c, const struct operand *x, struct type *basic,
				       enum error_code *code);
void check_invalid_conversion(struct checker *c, enum error_code code, struct operand *x, struct type *target);

/* ---- index.c, literal.c ---- */

bool check_index_expr(struct checker *c, struct operand *x, struct node *n); /* true: generic function */
void check_slice_expr(struct checker *c, struct operand *x, struct node *n);
/* Elements of an array or slice literal; length of the value. max -1: no bound. */
int64_t check_indexed_elems(struct checker *c, struct nodes *elems, struct type *elem, int64_t max);
void check_basic_literal(struct checker *c, struct operand *x, struct node *n);
void check_func_literal(struct checker *c, struct operand *x, struct node *n);
void check_composite_literal(struct checker *c, struct operand *x, struct node *n, struct type *hint);
/* Channel element for a receive (or send); NULL after reporting. */
struct type *check_chan_elem(struct checker *c, pos_t pos, struct operand *x, bool recv);
void check_type_assertion(struct checker *c, struct node *n, struct operand *x, struct type *t, bool type_switch);

/* Reports what is no value: types, builtins, calls without or with several results. */
void check_is_value(struct checker *c, struct operand *x);
/* The same, but types are fine. */
void check_is_value_or_type(struct checker *c, struct operand *x);
bool type_is_constraint(struct type *t); /* interface that only restricts type parameters */

/* A generic function, without type arguments, becomes the instance that the target implies; reported if none. */
void check_non_generic(struct checker *c, const struct target *t, struct operand *x);

/* ---- calls ---- */

/* One operand per value: a single call may give several. */
struct operands check_expr_list(struct checker *c, const struct nodes *list);
/* Arguments of a builtin with a signature made up for the call. */
void check_builtin_arguments(struct checker *c, struct node *call, struct type *sig, const struct operands *list);
/* sig with type arguments, noted on the node; constraints are verified later. types: the arguments
 * as written. */
struct type *check_instantiate_signature(struct checker *c, pos_t pos, struct node *n, struct type *sig,
					 const struct type_list *targs, const struct nodes *types);
/* As check_func_inst without inference: false when type arguments are missing, those there are in
 * *targs. */
bool check_partial_inst(struct checker *c, struct operand *x, struct node *inst, bool infer, struct type_list *targs);

/* ---- statements ---- */

void check_stmt(struct checker *c, struct node *n);
void check_stmt_list(struct checker *c, const struct nodes *list);
void check_range_stmt(struct checker *c, struct node *n, struct node *range);
void check_switch_stmt(struct checker *c, struct node *n);
void check_select_stmt(struct checker *c, struct node *n);
void check_short_var_decl(struct checker *c, pos_t pos, const struct nodes *lhs, const struct nodes *rhs);
/* Type of an assigned expression: NULL for _, invalid after an error. Is no use of a variable. */
struct type *check_lhs_var(struct checker *c, struct node *lhs);
/* lhs = rhs, or lhs = x when x is there. */
void check_assign_var(struct checker *c, struct node *lhs, struct node *rhs, struct operand *x, const char *context);
void check_return_error(struct checker *c, pos_t at, struct object **lhs, uint32_t l, struct operand **rhs, uint32_t r);
bool stmts_are_terminating(const struct nodes *list);

#endif
