/* operand.c - what is known of an expression on the way up, and how messages show it. */
#include "check_expr.h"
#include "typeset.h"

void operand_invalidate(struct operand *x)
{
	x->mode = MODE_INVALID;
}

struct operand *operand_copy(struct checker *c, const struct operand *x)
{
	return arena_dup(c->arena, x, sizeof *x);
}

bool operand_is_nil(const struct operand *x)
{
	return x->mode == MODE_NIL;
}

pos_t operand_pos(const struct operand *x)
{
	return x->expr ? node_start(x->expr) : POS_NONE;
}

const char *type_composite_kind(struct type *t)
{
	switch (type_underlying(t)->kind) {
	case TYPE_ARRAY:
		return "array";
	case TYPE_SLICE:
		return "slice";
	case TYPE_STRUCT:
		return "struct";
	case TYPE_POINTER:
		return "pointer";
	case TYPE_FUNC:
		return "func";
	case TYPE_INTERFACE:
		return "interface";
	case TYPE_MAP:
		return "map";
	case TYPE_CHAN:
		return "chan";
	case TYPE_TUPLE:
		return "tuple";
	case TYPE_UNION:
		return "union";
	default:
		return "";
	}
}

struct type *type_under_kind(struct type *t, enum type_kind kind)
{
	struct type *u = t ? type_underlying(t) : NULL;

	return u && u->kind == kind ? u : NULL;
}

bool type_is_bytes_or_runes(struct type *t)
{
	struct type *s = type_under_kind(t, TYPE_SLICE);

	return s && (type_is_basic(s->slice.elem, BASIC_UINT8) || type_is_basic(s->slice.elem, BASIC_INT32));
}

bool type_is_pointer(struct type *t)
{
	return type_under_kind(t, TYPE_POINTER) != NULL;
}

bool type_is_constraint(struct type *t)
{
	struct type *iface = type_under_kind(t, TYPE_INTERFACE);

	return iface && !typeset_is_method_set(type_typeset(iface));
}

static const char *mode_text(enum operand_mode mode)
{
	static const char *const texts[] = {
	    [MODE_INVALID] = "invalid operand",
	    [MODE_NOVALUE] = "no value",
	    [MODE_BUILTIN] = "built-in",
	    [MODE_TYPE] = "type",
	    [MODE_CONSTANT] = "constant",
	    [MODE_VARIABLE] = "variable",
	    [MODE_MAPINDEX] = "map index expression",
	    [MODE_VALUE] = "value",
	    [MODE_NIL] = "nil",
	    [MODE_COMMAOK] = "comma, ok expression",
	    [MODE_COMMAERR] = "comma, error expression",
	};

	return texts[mode];
}

/* " of int type T", " of type P constrained by any" */
static void add_type(struct checker *c, struct text *t, struct type *type)
{
	struct type *param = type_as_param(type);
	struct qualifier q = check_qualifier(c);

	if (!type_is_valid(type)) {
		text_add(t, STR(" with invalid type"));
		return;
	}
	text_add(t, STR(" of "));
	if (type_is_generic(type))
		text_add(t, STR("generic "));
	if (!param && (type->kind == TYPE_ALIAS || type->kind == TYPE_NAMED)) {
		const char *what = type_composite_kind(type);
		if (!*what)
			what = type_underlying(type)->basic.name;
		text_printf(t, "%s ", what);
	}
	text_add(t, STR("type "));
	type_write(t, type, &q);
	if (!param)
		return;
	text_add(t, STR(" constrained by "));
	type_write(t, param->param.bound, &q);
	if (typeset_is_empty(type_typeset(param_iface(param))))
		text_add(t, STR(" with empty type set"));
}

static const char *bare_expr_text(struct checker *c, const struct operand *x)
{
	if (x->expr)
		return node_text(c, x->expr);
	if (x->mode == MODE_TYPE)
		return type_text(c, x->type);
	if (x->mode == MODE_CONSTANT)
		return text_of(c, const_print(c->arena, x->val));
	return "";
}

static const char *nil_text(struct checker *c, const struct operand *x)
{
	if (!x->type || !type_is_valid(x->type))
		return "nil (with invalid type)";
	if (type_is_untyped(x->type))
		return "nil";
	return str_printf(c, "nil (of type %s)", type_text(c, x->type));
}

const char *operand_text(struct checker *c, const struct operand *x)
{
	struct text t = {.arena = c->arena};
	const char *expr;
	bool has_type = x->mode > MODE_TYPE && x->type;

	if (x->mode == MODE_NIL)
		return nil_text(c, x);
	expr = bare_expr_text(c, x);
	if (*expr)
		text_printf(&t, "%s (", expr);
	if (has_type && type_is_untyped(x->type)) {
		text_printf(&t, "%s ", x->type->basic.name);
		has_type = false;
	}
	text_add(&t, str_of(mode_text(x->mode)));
	if (x->mode == MODE_CONSTANT) {
		struct str val = const_print(c->arena, x->val);
		if (!str_eq(val, str_of(expr)))
			text_printf(&t, " " STR_FMT, STR_ARG(val));
	}
	if (has_type)
		add_type(c, &t, x->type);
	if (*expr)
		text_char(&t, ')');
	return text_of(c, text_str(&t));
}

static const char *summary_item(struct checker *c, struct type *t)
{
	if (!t || !type_is_valid(t))
		return "unknown type";
	if (!type_is_untyped(t))
		return type_text(c, t);
	if (type_is(t, INFO_NUMERIC))
		return "number"; /* implies no specific type */
	return t->basic.name + strlen("untyped ");
}

const char *types_summary(struct checker *c, struct type **at, uint32_t n, bool variadic, bool has_dots)
{
	struct text t = {.arena = c->arena};

	text_char(&t, '(');
	for (uint32_t i = 0; i < n; i++) {
		bool last = i + 1 == n;
		struct type *item = at[i];

		if (i)
			text_add(&t, STR(", "));
		if (last && variadic) {
			text_add(&t, STR("..."));
			if (item && item->kind == TYPE_SLICE)
				text_add(&t, str_of(type_text(c, item->slice.elem)));
			else
				text_add(&t, str_of(summary_item(c, item)));
		} else {
			text_add(&t, str_of(summary_item(c, item)));
		}
		if (last && has_dots)
			text_add(&t, STR("..."));
	}
	text_char(&t, ')');
	return text_of(c, text_str(&t));
}

const char *measure(struct checker *c, uint32_t n, const char *unit)
{
	return str_printf(c, "%u %s%s", n, unit, n == 1 ? "" : "s");
}
