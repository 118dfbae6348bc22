/* check_builtin.h - what builtin.c and unsafe.c share. */
#ifndef CHECK_BUILTIN_H
#define CHECK_BUILTIN_H

#include "check_expr.h"

struct builtin_call {
	struct node *call;
	enum builtin_id id;
	struct operands args; /* empty for builtins that take a type or a selector */
	uint32_t nargs;
};

const char *builtin_name(enum builtin_id id);
/* Notes the function's type at this call on call.fun. result may be NULL. */
void builtin_sig(struct checker *c, struct builtin_call *b, struct type *result, struct type *const *args, uint32_t n);

/* Each: x holds the first argument and gets the result; false after an error. */
bool check_unsafe_add(struct checker *c, struct operand *x, struct builtin_call *b);
bool check_unsafe_size(struct checker *c, struct operand *x, struct builtin_call *b);
bool check_unsafe_offsetof(struct checker *c, struct operand *x, struct builtin_call *b);
bool check_unsafe_slice(struct checker *c, struct operand *x, struct builtin_call *b);
bool check_unsafe_slice_data(struct checker *c, struct operand *x, struct builtin_call *b);
bool check_unsafe_string(struct checker *c, struct operand *x, struct builtin_call *b);
bool check_unsafe_string_data(struct checker *c, struct operand *x, struct builtin_call *b);

#endif
