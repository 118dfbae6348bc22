/* convert.c - conversions T(x): which are allowed, and constants that stay constants. */
#include "check_expr.h"

static bool is_integer_or_float(struct type *t)
{
	return type_is(t, INFO_INTEGER | INFO_FLOAT);
}

static bool is_unsafe_pointer(struct type *t)
{
	return type_is_basic(t, BASIC_UNSAFE_POINTER);
}

static bool is_address(struct type *t)
{
	return type_is_pointer(t) || type_is_basic(t, BASIC_UINTPTR);
}

/* ---- constants ---- */

static struct const_val *rune_string(struct checker *c, struct const_val *v)
{
	char *utf8 = arena_alloc(c->arena, 5);
	uint64_t u;
	uint32_t rune = 0xfffd;

	if (const_to_uint64(const_to_int(c->arena, v), &u) && u <= 0x10ffff && (u < 0xd800 || u > 0xdfff))
		rune = (uint32_t)u;
	return const_string(c->arena, (struct str){utf8, (size_t)utf8_encode(utf8, rune)});
}

static bool constant_convertible(struct checker *c, const struct operand *x, struct type *t, struct const_val **val)
{
	struct type *basic = type_under_kind(t, TYPE_BASIC);

	if (!basic)
		return false;
	if (const_representable(x->val, basic, c->arena, val))
		return true;
	if (!type_is(x->type, INFO_INTEGER) || !type_is(basic, INFO_STRING))
		return false;
	if (val)
		*val = rune_string(c, x->val);
	return true;
}

/* ---- values ---- */

static bool pointers_convertible(struct type *v, struct type *t)
{
	struct type *from, *to;

	if (v->kind != TYPE_POINTER || t->kind != TYPE_POINTER)
		return false;
	from = v->pointer.elem;
	to = t->pointer.elem;
	return !type_is_param(from) && !type_is_param(to) &&
	       type_identical_ignore_tags(type_underlying(from), type_underlying(to));
}

/* Slice to array or array pointer: 1 yes, 0 no, -1 not in this language version. */
static int slice_convertible(struct checker *c, struct type *vu, struct type *tu, struct str *cause)
{
	struct type *array = tu;
	int version = 20;

	if (vu->kind != TYPE_SLICE)
		return 0;
	if (tu->kind == TYPE_POINTER) {
		array = type_underlying(tu->pointer.elem);
		version = 17;
	}
	if (array->kind != TYPE_ARRAY || !type_identical(vu->slice.elem, array->array.elem))
		return 0;
	if (check_allows(c, version))
		return 1;
	if (cause)
		*cause = str_of(str_printf(c, "conversion of slice to array%s requires go1.%d or later",
					   version == 17 ? " pointer" : "", version));
	return -1;
}

static bool basics_convertible(struct type *vu, struct type *tu)
{
	if (is_integer_or_float(vu) && is_integer_or_float(tu))
		return true;
	if (type_is(vu, INFO_COMPLEX) && type_is(tu, INFO_COMPLEX))
		return true;
	if (type_is(tu, INFO_STRING) && (type_is(vu, INFO_INTEGER) || type_is_bytes_or_runes(vu)))
		return true;
	if (type_is(vu, INFO_STRING) && type_is_bytes_or_runes(tu))
		return true;
	return (is_address(vu) && is_unsafe_pointer(tu)) || (is_unsafe_pointer(vu) && is_address(tu));
}

struct walk {
	struct checker *c;
	struct operand x;
	struct type *from_param, *to_param; /* NULL: that side is no type parameter */
	struct type *to;
	struct str *cause;
};

static void prepend_cause(struct walk *w, struct type *v, struct type *t)
{
	struct checker *c = w->c;
	struct text text = {.arena = c->arena};

	if (!w->cause)
		return;
	text_printf(&text, "cannot convert %s", type_text(c, v));
	if (w->from_param)
		text_printf(&text, " (in %s)", type_text(c, w->from_param));
	text_printf(&text, " to type %s", type_text(c, t));
	if (w->to_param)
		text_printf(&text, " (in %s)", type_text(c, w->to_param));
	if (w->cause->len)
		text_printf(&text, "\n\t" STR_FMT, STR_ARG(*w->cause));
	*w->cause = text_str(&text);
}

static bool convert_to_term(struct type *t, struct type *under, void *arg)
{
	struct walk *w = arg;

	if (!t)
		return false;
	if (operand_convertible_to(w->c, &w->x, t, w->cause))
		return true;
	prepend_cause(w, w->x.type, t);
	return false;
}

static bool convert_from_term(struct type *t, struct type *under, void *arg)
{
	struct walk *w = arg;

	if (!t)
		return false;
	w->x.type = t;
	if (w->to_param)
		return type_each(w->to_param, convert_to_term, w);
	if (operand_convertible_to(w->c, &w->x, w->to, w->cause))
		return true;
	prepend_cause(w, t, w->to);
	return false;
}

bool operand_convertible_to(struct checker *c, const struct operand *x, struct type *t, struct str *cause)
{
	struct type *orig = t, *v = type_unalias(x->type);
	struct type *vp = type_as_param(v), *tp = type_as_param(t);

	if (operand_assignable_to(c, x, t, cause, NULL))
		return true;
	t = type_unalias(t);
	struct type *vu = type_underlying(v), *tu = type_underlying(t);
	if (!vp && !tp && type_identical_ignore_tags(vu, tu))
		return true;
	if (pointers_convertible(v, t))
		return true;
	if (basics_convertible(vu, tu))
		return true;
	int slice = slice_convertible(c, vu, tu, cause);
	if (slice)
		return slice > 0;
	if (!vp && !tp)
		return false;

	struct walk w = {.c = c, .x = *x, .from_param = vp, .to_param = tp, .to = orig, .cause = cause};
	return vp ? type_each(vp, convert_from_term, &w) : type_each(tp, convert_to_term, &w);
}

/* ---- the expression ---- */

struct constant_walk {
	struct checker *c;
	struct operand *x;
	struct type *param;
	struct str cause;
};

static bool constant_to_term(struct type *t, struct type *u, void *arg)
{
	struct constant_walk *w = arg;
	struct checker *c = w->c;
	const char *param = type_text(c, w->param);

	if (!u) {
		w->cause = str_of(str_printf(c, "%s does not contain specific types", param));
		return false;
	}
	if (type_is(w->x->type, INFO_STRING) && type_is_bytes_or_runes(u))
		return true;
	if (constant_convertible(c, w->x, u, NULL))
		return true;
	if (type_is(w->x->type, INFO_INTEGER) && type_is(u, INFO_INTEGER))
		w->cause = str_of(str_printf(c, "constant " STR_FMT " overflows %s (in %s)",
					     STR_ARG(const_print(c->arena, w->x->val)), type_text(c, u), param));
	else
		w->cause = str_of(str_printf(c, "cannot convert %s to type %s (in %s)", operand_text(c, w->x),
					     type_text(c, u), param));
	return false;
}

/* Type that the argument keeps: where the conversion gives none, its default type. */
static struct type *argument_type(const struct operand *x, struct type *t, bool constant)
{
	if (type_is_basic(x->type, BASIC_UNTYPED_NIL))
		return t;
	if (type_is_non_param_interface(t) || (constant && !type_is(t, INFO_CONST)))
		return type_default(x->type);
	if (x->mode == MODE_CONSTANT && type_is(x->type, INFO_INTEGER) && type_all(t, INFO_STRING))
		return x->type;
	return t;
}

static bool convert(struct checker *c, struct operand *x, struct type *t, struct str *cause)
{
	if (x->mode == MODE_CONSTANT && type_is(t, INFO_CONST))
		return constant_convertible(c, x, t, &x->val);
	if (x->mode == MODE_CONSTANT && type_is_param(t)) {
		struct constant_walk w = {.c = c, .x = x, .param = t};
		bool ok = type_each(t, constant_to_term, &w);
		*cause = w.cause;
		x->mode = MODE_VALUE; /* type parameters are no constants */
		return ok;
	}
	if (!operand_convertible_to(c, x, t, cause))
		return false;
	x->mode = MODE_VALUE;
	return true;
}

void check_conversion(struct checker *c, struct operand *x, struct type *t)
{
	bool constant = x->mode == MODE_CONSTANT;
	struct str cause = {0};

	if (!convert(c, x, t, &cause)) {
		if (constant && type_is(x->type, INFO_INTEGER) && type_is(t, INFO_INTEGER))
			check_error(c, operand_pos(x), ERR_INVALID_CONVERSION, "constant " STR_FMT " overflows %s",
				    STR_ARG(const_print(c->arena, x->val)), type_text(c, t));
		else
			check_error(c, operand_pos(x), ERR_INVALID_CONVERSION, "cannot convert %s to type %s%s" STR_FMT,
				    operand_text(c, x), type_text(c, t), cause.len ? ": " : "", STR_ARG(cause));
		operand_invalidate(x);
		return;
	}
	if (type_is_untyped(x->type))
		check_update_expr_type(c, x->expr, argument_type(x, t, constant), true);
	x->type = t;
}
