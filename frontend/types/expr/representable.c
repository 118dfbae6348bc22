/* representable.c - constants as values of basic types: ranges, rounding, overflow. */
#include "check_expr.h"
#include "gc_limits.h"

#include <math.h>

static bool int_fits(struct const_val *v, struct type *basic)
{
	int64_t i, low, high;
	unsigned bits = (unsigned)type_sizeof(basic) * 8;

	if (basic->basic.kind == BASIC_UNTYPED_INT || basic->basic.kind == BASIC_UNTYPED_RUNE)
		return true;
	if (basic->basic.info & INFO_UNSIGNED)
		return const_sign(v) >= 0 && const_bit_len(v) <= bits;
	if (!const_to_int64(v, &i))
		return false;
	high = (int64_t)((1ull << (bits - 1)) - 1);
	low = -high - 1;
	return low <= i && i <= high;
}

static struct const_val *round_float(struct arena *a, struct const_val *v, bool single)
{
	double d = single ? (double)const_to_float32(v) : const_to_double(v);

	return isfinite(d) ? const_float64(a, d) : NULL;
}

static struct const_val *as_float(struct arena *a, struct const_val *v, enum basic_kind kind)
{
	v = const_to_float(a, v);
	if (const_kind(v) != CONST_FLOAT)
		return NULL;
	return kind == BASIC_UNTYPED_FLOAT ? v : round_float(a, v, kind == BASIC_FLOAT32);
}

static struct const_val *as_complex(struct arena *a, struct const_val *v, enum basic_kind kind)
{
	bool single = kind == BASIC_COMPLEX64;

	v = const_to_complex(a, v);
	if (const_kind(v) != CONST_COMPLEX)
		return NULL;
	if (kind == BASIC_UNTYPED_COMPLEX)
		return v;
	struct const_val *re = round_float(a, const_real(a, v), single);
	struct const_val *im = round_float(a, const_imag(a, v), single);
	if (!re || !im)
		return NULL;
	return const_binary(a, OP_ADD, re, const_make_imag(a, im), false);
}

static struct const_val *represent(struct arena *a, struct const_val *v, struct type *basic)
{
	uint32_t info = basic->basic.info;

	if (info & INFO_INTEGER) {
		v = const_to_int(a, v);
		return const_kind(v) == CONST_INT && int_fits(v, basic) ? v : NULL;
	}
	if (info & INFO_FLOAT)
		return as_float(a, v, basic->basic.kind);
	if (info & INFO_COMPLEX)
		return as_complex(a, v, basic->basic.kind);
	if (info & INFO_STRING)
		return const_kind(v) == CONST_STRING ? v : NULL;
	if (info & INFO_BOOLEAN)
		return const_kind(v) == CONST_BOOL ? v : NULL;
	return NULL;
}

bool const_representable(struct const_val *v, struct type *basic, struct arena *a, struct const_val **rounded)
{
	if (const_kind(v) == CONST_UNKNOWN)
		return true;
	struct const_val *r = represent(a, v, type_underlying(basic));
	if (!rounded)
		return r != NULL;
	if (r)
		*rounded = r;
	else if (type_is(basic, INFO_INTEGER) && const_kind(const_to_int(a, v)) == CONST_INT)
		*rounded = const_to_int(a, v); /* so messages show an integer */
	return r != NULL;
}

struct const_val *check_representation(struct checker *c, const struct operand *x, struct type *basic,
				       enum error_code *code)
{
	struct const_val *v = x->val;

	*code = ERR_NONE;
	if (const_representable(x->val, basic, c->arena, &v))
		return v;
	if (!type_is(x->type, INFO_NUMERIC) || !type_is(basic, INFO_NUMERIC))
		*code = ERR_INVALID_CONST_VAL;
	else if (!type_is(x->type, INFO_INTEGER) && type_is(basic, INFO_INTEGER))
		*code = ERR_TRUNCATED_FLOAT;
	else
		*code = ERR_NUMERIC_OVERFLOW;
	return NULL;
}

void check_invalid_conversion(struct checker *c, enum error_code code, struct operand *x, struct type *target)
{
	const char *value = operand_text(c, x), *type = type_text(c, target);

	if (code == ERR_TRUNCATED_FLOAT)
		check_error(c, operand_pos(x), code, "%s truncated to %s", value, type);
	else if (code == ERR_NUMERIC_OVERFLOW)
		check_error(c, operand_pos(x), code, "%s overflows %s", value, type);
	else
		check_error(c, operand_pos(x), code, "cannot convert %s to type %s", value, type);
}

void check_representable(struct checker *c, struct operand *x, struct type *t)
{
	enum error_code code;
	struct const_val *v = check_representation(c, x, t, &code);

	if (v) {
		x->val = v;
		return;
	}
	check_invalid_conversion(c, code, x, t);
	operand_invalidate(x);
}

/* Names of the operations that may overflow; "" for others. */
static const char *op_name(const struct node *n)
{
	if (!n || (n->kind != NODE_UNARY && n->kind != NODE_BINARY))
		return "";
	if (n->kind == NODE_UNARY)
		return n->op.op == OP_XOR ? "bitwise complement " : "";
	switch (n->op.op) {
	case OP_ADD:
		return "addition ";
	case OP_SUB:
		return "subtraction ";
	case OP_XOR:
		return "bitwise XOR ";
	case OP_MUL:
		return "multiplication ";
	case OP_SHL:
		return "shift ";
	default:
		return "";
	}
}

/* Strings must not become arbitrarily long. */
static void check_string_length(struct checker *c, struct operand *x, pos_t pos)
{
	int64_t len = const_kind(x->val) == CONST_STRING ? const_str_len(x->val) : 0;

	if (len <= GC_MAX_STRING_CONSTANT)
		return;
	check_error(c, pos, ERR_INVALID_CONST_VAL, "constant string too long (%lld bytes > %lld bytes)", (long long)len,
		    (long long)GC_MAX_STRING_CONSTANT);
	x->val = const_unknown(c->arena);
}

void check_overflow(struct checker *c, struct operand *x, pos_t pos)
{
	if (const_kind(x->val) == CONST_UNKNOWN) {
		check_error(c, pos, ERR_INVALID_CONST_VAL, "constant result is not representable");
		return;
	}
	if (type_is_typed(x->type)) {
		check_representable(c, x, type_underlying(x->type));
		return;
	}
	check_string_length(c, x, pos);
	if (const_kind(x->val) == CONST_INT && const_bit_len(x->val) > GC_CONST_BITS) {
		check_error(c, pos, ERR_INVALID_CONST_VAL, "constant %soverflow", op_name(x->expr));
		x->val = const_unknown(c->arena);
	}
}
