/* builtin.c - calls of predeclared functions; those of package unsafe are in unsafe.c.
 */
#include "check_builtin.h"

static const struct {
	const char *name;
	uint32_t nargs;
	bool variadic;
} builtins[] = {
#define BUILTIN(id, name, nargs, variadic, kind) {name, nargs, variadic},
#include "builtins.def"
};

const char *builtin_name(enum builtin_id id)
{
	return builtins[id].name;
}

void builtin_sig(struct checker *c, struct builtin_call *b, struct type *result, struct type *const *args, uint32_t n)
{
	struct object_list params = {0};
	struct object *res = NULL;
	const char *none = check_intern(c, "");

	for (uint32_t i = 0; i < n; i++)
		VEC_PUSH(c->arena, &params, object_var(c->ts, VAR_PARAM, POS_NONE, NULL, none, type_default(args[i])));
	if (result)
		res = object_var(c->ts, VAR_RESULT, POS_NONE, NULL, none, result);
	record_builtin(
	    c, b->call->call.fun,
	    type_func(c->ts, NULL, type_tuple(c->ts, params.at, n), type_tuple(c->ts, &res, result ? 1 : 0), false));
}

static void builtin_sig1(struct checker *c, struct builtin_call *b, struct type *result, struct type *arg)
{
	builtin_sig(c, b, result, &arg, 1);
}

static bool need_version(struct checker *c, struct builtin_call *b, int minor, const char *what)
{
	return check_verify_version(c, node_start(b->call->call.fun), minor, what);
}

/* ---- append, copy ---- */

struct slice_elems {
	struct checker *c;
	struct operand *x;
	struct type *elem;
	const char *cause;
};

static bool slice_elem_each(struct type *t, struct type *under, void *arg)
{
	struct slice_elems *s = arg;
	const char *x = operand_text(s->c, s->x);

	if (!under || under->kind != TYPE_SLICE) {
		s->cause = operand_is_nil(s->x) ? "argument must be a slice; have untyped nil"
						: str_printf(s->c, "argument must be a slice; have %s", x);
		return false;
	}
	if (s->elem && !type_identical(s->elem, under->slice.elem)) {
		s->cause = str_printf(s->c, "mismatched slice element types %s and %s in %s", type_text(s->c, s->elem),
				      type_text(s->c, under->slice.elem), x);
		return false;
	}
	s->elem = under->slice.elem;
	return true;
}

static struct type *slice_elem(struct checker *c, struct operand *x, const char **cause)
{
	struct slice_elems s = {.c = c, .x = x};

	if (type_each(x->type, slice_elem_each, &s))
		return s.elem;
	*cause = s.cause;
	return NULL;
}

struct byte_source {
	struct types *ts;
	bool has_string;
};

static bool byte_source_each(struct type *t, struct type *under, void *arg)
{
	struct byte_source *b = arg;

	if (!under)
		return false;
	if (type_is(under, INFO_STRING))
		b->has_string = true;
	else if (under->kind != TYPE_SLICE || !type_identical(under->slice.elem, b->ts->byte))
		return false;
	return true;
}

/* Bytes (or strings) that append and copy take into a slice of bytes. */
static bool is_byte_source(struct checker *c, struct operand *x, struct operand *y, bool *string)
{
	struct byte_source b = {.ts = c->ts};
	bool ok = operand_assignable_to(c, x, type_slice(c->ts, c->ts->byte), NULL, NULL) && !operand_is_nil(y) &&
		  type_each(y->type, byte_source_each, &b);

	*string = b.has_string;
	return ok;
}

static bool check_append(struct checker *c, struct operand *x, struct builtin_call *b)
{
	const char *cause = NULL;
	struct type *elem = slice_elem(c, x, &cause);
	struct object *params[2], *result;
	const char *none = check_intern(c, "");
	bool string = false;

	if (!elem) {
		check_error(c, operand_pos(x), ERR_INVALID_APPEND, "invalid append: %s", cause);
		return false;
	}
	bool bytes = b->nargs == 2 && b->call->call.dots && is_byte_source(c, x, b->args.at[1], &string) && string;
	struct type *rest = bytes ? b->args.at[1]->type : type_slice(c->ts, elem);
	if (bytes && type_is_untyped(rest)) {
		rest = c->ts->basic[BASIC_STRING];
		check_update_expr_type(c, b->args.at[1]->expr, rest, true);
	}
	params[0] = object_var(c->ts, VAR_PARAM, POS_NONE, NULL, none, x->type);
	params[1] = object_var(c->ts, VAR_PARAM, POS_NONE, NULL, none, rest);
	result = object_var(c->ts, VAR_RESULT, POS_NONE, NULL, none, x->type);
	struct type *sig = type_func(c->ts, NULL, type_tuple(c->ts, params, 2), type_tuple(c->ts, &result, 1), true);
	if (!bytes)
		check_builtin_arguments(c, b->call, sig, &b->args);
	record_builtin(c, b->call->call.fun, sig);
	x->mode = MODE_VALUE;
	return true;
}

static bool copy_elems(struct checker *c, struct operand *x, struct operand *y, struct type *dst)
{
	const char *cause = NULL;
	struct type *src = slice_elem(c, y, &cause);

	if (!src && type_all(y->type, INFO_STRING))
		src = c->ts->byte;
	if (!src) {
		check_error(c, operand_pos(y), ERR_INVALID_COPY, "invalid copy: %s", cause);
		return false;
	}
	if (type_identical(dst, src))
		return true;
	check_error(c, operand_pos(x), ERR_INVALID_COPY,
		    "invalid copy: arguments %s and %s have different element types %s and %s", operand_text(c, x),
		    operand_text(c, y), type_text(c, dst), type_text(c, src));
	return false;
}

static bool check_copy(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct operand *y = b->args.at[1];
	const char *cause = NULL;
	struct type *dst = slice_elem(c, x, &cause);
	bool string;

	if (!dst) {
		check_error(c, operand_pos(x), ERR_INVALID_COPY, "invalid copy: %s", cause);
		return false;
	}
	if (!is_byte_source(c, x, y, &string) && !copy_elems(c, x, y, dst))
		return false;
	if (type_is_untyped(y->type)) {
		check_update_expr_type(c, y->expr, type_default(y->type), true);
		y->type = type_default(y->type);
	}
	builtin_sig(c, b, c->ts->basic[BASIC_INT], (struct type *[]){x->type, y->type}, 2);
	x->mode = MODE_VALUE;
	x->type = c->ts->basic[BASIC_INT];
	return true;
}

/* ---- len, cap ---- */

static struct type *through_array_pointer(struct type *t)
{
	struct type *p = type_unalias(t);

	if (p->kind == TYPE_POINTER && type_underlying(p->pointer.elem)->kind == TYPE_ARRAY)
		return type_underlying(p->pointer.elem);
	return t;
}

struct measured {
	bool is_len;
};

static bool has_len_each(struct type *t, struct type *under, void *arg)
{
	const struct measured *m = arg;

	if (!under)
		return false;
	under = through_array_pointer(under);
	switch (under->kind) {
	case TYPE_BASIC:
		return m->is_len && under->basic.info & INFO_STRING;
	case TYPE_ARRAY:
	case TYPE_SLICE:
	case TYPE_CHAN:
		return true;
	case TYPE_MAP:
		return m->is_len;
	default:
		return false;
	}
}

static bool check_len(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct measured m = {b->id == BUILTIN_LEN};
	struct type *t = through_array_pointer(type_underlying(x->type));
	struct const_val *val = NULL;

	if (operand_is_nil(x) || !type_each(x->type, has_len_each, &m)) {
		if (type_is_valid(type_underlying(x->type)))
			check_error(c, operand_pos(x), m.is_len ? ERR_INVALID_LEN : ERR_INVALID_CAP,
				    "invalid argument: %s for built-in %s", operand_text(c, x), builtin_name(b->id));
		return false;
	}
	if (x->mode == MODE_CONSTANT)
		val = const_kind(x->val) != CONST_STRING ? const_unknown(c->arena)
							 : const_int64(c->arena, const_str_len(x->val));
	else if (t->kind == TYPE_ARRAY && !c->env.has_call_or_recv && !type_is_param(x->type))
		val = t->array.len < 0 ? const_unknown(c->arena) : const_int64(c->arena, t->array.len);
	if (!val)
		builtin_sig1(c, b, c->ts->basic[BASIC_INT], x->type);
	if (type_is_untyped(x->type))
		check_update_expr_type(c, x->expr, type_default(x->type), true);
	x->mode = val ? MODE_CONSTANT : MODE_VALUE;
	x->type = c->ts->basic[BASIC_INT];
	x->val = val;
	return true;
}

/* ---- clear, close, delete ---- */

struct each {
	struct checker *c;
	struct operand *x;
	struct type *key;
};

static bool clear_each(struct type *t, struct type *under, void *arg)
{
	struct each *e = arg;

	if (under && (under->kind == TYPE_MAP || under->kind == TYPE_SLICE))
		return true;
	check_error(e->c, operand_pos(e->x), ERR_INVALID_CLEAR,
		    "invalid argument: cannot clear %s: argument must be (or constrained by) map or "
		    "slice",
		    operand_text(e->c, e->x));
	return false;
}

static bool close_each(struct type *t, struct type *under, void *arg)
{
	struct each *e = arg;
	const char *what = NULL;

	if (!under || under->kind != TYPE_CHAN)
		what = "non-channel";
	else if (under->chan.dir == CHAN_RECV)
		what = "receive-only channel";
	if (what)
		check_error(e->c, operand_pos(e->x), ERR_INVALID_CLOSE, INVALID_OP "cannot close %s %s", what,
			    operand_text(e->c, e->x));
	return !what;
}

static bool delete_each(struct type *t, struct type *under, void *arg)
{
	struct each *e = arg;
	const char *x = operand_text(e->c, e->x);

	if (!under || under->kind != TYPE_MAP) {
		check_error(e->c, operand_pos(e->x), ERR_INVALID_DELETE, "invalid argument: %s is not a map", x);
		return false;
	}
	if (e->key && !type_identical(under->map.key, e->key)) {
		check_error(e->c, operand_pos(e->x), ERR_INVALID_DELETE,
			    "invalid argument: maps of %s must have identical key types", x);
		return false;
	}
	e->key = under->map.key;
	return true;
}

static bool check_clear(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct each e = {c, x, NULL};

	need_version(c, b, 21, "clear");
	if (!type_each(x->type, clear_each, &e))
		return false;
	x->mode = MODE_NOVALUE;
	builtin_sig1(c, b, NULL, x->type);
	return true;
}

static bool check_close(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct each e = {c, x, NULL};

	if (!type_each(x->type, close_each, &e))
		return false;
	x->mode = MODE_NOVALUE;
	builtin_sig1(c, b, NULL, x->type);
	return true;
}

static bool check_delete(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct each e = {c, x, NULL};
	struct type *map = x->type;

	if (!type_each(map, delete_each, &e))
		return false;
	*x = *b->args.at[1];
	check_assignment(c, x, e.key, "argument to delete");
	if (x->mode == MODE_INVALID)
		return false;
	x->mode = MODE_NOVALUE;
	builtin_sig(c, b, NULL, (struct type *[]){map, e.key}, 2);
	return true;
}

/* ---- complex, real, imag ---- */

static struct type *complex_of(struct types *ts, struct type *t)
{
	if (type_is_basic(t, BASIC_FLOAT32))
		return ts->basic[BASIC_COMPLEX64];
	if (type_is_basic(t, BASIC_FLOAT64))
		return ts->basic[BASIC_COMPLEX128];
	if (type_is_basic(t, BASIC_UNTYPED_FLOAT))
		return ts->basic[BASIC_UNTYPED_COMPLEX];
	return NULL;
}

static struct type *part_of(struct types *ts, struct type *t)
{
	if (type_is_basic(t, BASIC_COMPLEX64))
		return ts->basic[BASIC_FLOAT32];
	if (type_is_basic(t, BASIC_COMPLEX128))
		return ts->basic[BASIC_FLOAT64];
	if (type_is_basic(t, BASIC_UNTYPED_COMPLEX))
		return ts->basic[BASIC_UNTYPED_FLOAT];
	return NULL;
}

struct part_walk {
	struct type *(*fn)(struct types *ts, struct type *t);
	struct types *ts;
	struct type *found;
};

static bool has_part(struct type *t, struct type *under, void *arg)
{
	struct part_walk *w = arg;

	w->found = t ? w->fn(w->ts, t) : NULL;
	return w->found != NULL;
}

/* fn of x's type. Of type parameters Go has no such type yet: when all its types would do, that is
 * the error. */
static struct type *apply(struct checker *c, struct operand *x, enum builtin_id id,
			  struct type *(*fn)(struct types *, struct type *))
{
	struct part_walk w = {fn, c->ts, NULL};

	if (!type_is_param(x->type))
		return fn(c->ts, x->type);
	if (!type_each(x->type, has_part, &w))
		return NULL;
	check_error(c, operand_pos(x), ERR_INVALID_COMPLEX,
		    "%s not supported as argument to built-in %s for go1.18 (see go.dev/issue/50937)",
		    operand_text(c, x), builtin_name(id));
	return w.found;
}

static void to_untyped_float(struct checker *c, struct operand *x)
{
	if (type_is(x->type, INFO_NUMERIC) && const_sign(const_imag(c->arena, x->val)) == 0)
		x->type = c->ts->basic[BASIC_UNTYPED_FLOAT];
}

static void match_parts(struct checker *c, struct operand *x, struct operand *y)
{
	bool ux = type_is_untyped(x->type), uy = type_is_untyped(y->type);

	if (ux && !uy) {
		check_convert_untyped(c, x, y->type);
	} else if (!ux && uy) {
		check_convert_untyped(c, y, x->type);
	} else if (ux && x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
		to_untyped_float(c, x);
		to_untyped_float(c, y);
	} else if (ux) {
		check_convert_untyped(c, x, c->ts->basic[BASIC_FLOAT64]);
		check_convert_untyped(c, y, c->ts->basic[BASIC_FLOAT64]);
	}
}

static bool check_complex(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct operand *y = b->args.at[1];

	match_parts(c, x, y);
	if (x->mode == MODE_INVALID || y->mode == MODE_INVALID)
		return false;
	if (!type_identical(x->type, y->type)) {
		check_error(c, operand_pos(x), ERR_INVALID_COMPLEX, INVALID_OP "%s (mismatched types %s and %s)",
			    node_text(c, b->call), type_text(c, x->type), type_text(c, y->type));
		return false;
	}
	struct type *t = apply(c, x, b->id, complex_of);
	if (!t) {
		check_error(c, operand_pos(x), ERR_INVALID_COMPLEX,
			    "invalid argument: arguments have type %s, expected floating-point", type_text(c, x->type));
		return false;
	}
	if (x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
		x->val = const_binary(c->arena, OP_ADD, const_to_float(c->arena, x->val),
				      const_make_imag(c->arena, const_to_float(c->arena, y->val)), false);
	} else {
		x->mode = MODE_VALUE;
		builtin_sig(c, b, t, (struct type *[]){x->type, x->type}, 2);
	}
	x->type = t;
	return true;
}

static bool check_part(struct checker *c, struct operand *x, struct builtin_call *b)
{
	if (type_is_untyped(x->type)) {
		if (x->mode != MODE_CONSTANT) {
			check_convert_untyped(c, x, c->ts->basic[BASIC_COMPLEX128]);
			if (x->mode == MODE_INVALID)
				return false;
		} else if (type_is(x->type, INFO_NUMERIC)) {
			x->type = c->ts->basic[BASIC_UNTYPED_COMPLEX];
		}
	}
	struct type *t = apply(c, x, b->id, part_of);
	if (!t) {
		check_error(c, operand_pos(x), b->id == BUILTIN_REAL ? ERR_INVALID_REAL : ERR_INVALID_IMAG,
			    "invalid argument: argument has type %s, expected complex type", type_text(c, x->type));
		return false;
	}
	if (x->mode == MODE_CONSTANT) {
		x->val = b->id == BUILTIN_REAL ? const_real(c->arena, x->val) : const_imag(c->arena, x->val);
	} else {
		x->mode = MODE_VALUE;
		builtin_sig1(c, b, t, x->type);
	}
	x->type = t;
	return true;
}

/* ---- make, new ---- */

static bool can_make(struct checker *c, struct type *t, struct type *under, void *arg, struct str *cause)
{
	if (under && (under->kind == TYPE_SLICE || under->kind == TYPE_MAP || under->kind == TYPE_CHAN))
		return true;
	*cause = under ? STR("type must be slice, map, or channel") : STR("no specific type");
	return false;
}

static bool check_make(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct nodes *args = &b->call->call.args;
	struct type *types[3] = {0};
	struct str cause = {0};
	int64_t sizes[2] = {-1, -1};

	struct type *t = check_var_type(c, args->at[0]);
	if (!type_is_valid(t))
		return false;
	struct type *u = type_common_under(c, t, can_make, NULL, &cause);
	if (!u) {
		check_error(c, node_start(args->at[0]), ERR_INVALID_MAKE, "invalid argument: cannot make %s: " STR_FMT,
			    node_text(c, args->at[0]), STR_ARG(cause));
		return false;
	}
	uint32_t min = u->kind == TYPE_SLICE ? 2 : 1;
	if (b->nargs < min || b->nargs > min + 1) {
		check_error(c, node_start(b->call), ERR_WRONG_ARG_COUNT,
			    INVALID_OP "%s expects %u or %u arguments; found %u", node_text(c, b->call), min, min + 1,
			    b->nargs);
		return false;
	}
	types[0] = t;
	for (uint32_t i = 1; i < b->nargs; i++)
		sizes[i - 1] = check_index(c, args->at[i], -1, &types[i]);
	if (sizes[1] >= 0 && sizes[0] > sizes[1])
		check_error(c, node_start(args->at[1]), ERR_SWAPPED_MAKE_ARGS,
			    "invalid argument: length and capacity swapped");
	x->mode = MODE_VALUE;
	x->type = t;
	builtin_sig(c, b, t, types, b->nargs);
	return true;
}

static bool check_new(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct node *arg = b->call->call.args.at[0];

	check_expr_or_type(c, x, arg, false);
	check_is_value_or_type(c, x);
	if (x->mode == MODE_INVALID)
		return false;
	if (x->mode == MODE_TYPE) {
		check_not_constraint(c, node_start(arg), x->type);
	} else {
		if (type_is_untyped(x->type)) {
			check_assignment(c, x, NULL, "argument to new");
			if (x->mode == MODE_INVALID)
				return false;
		}
		need_version(c, b, 26, str_printf(c, "new(%s)", node_text(c, arg)));
	}
	struct type *t = x->type;
	x->mode = MODE_VALUE;
	x->type = type_pointer(c->ts, t);
	builtin_sig1(c, b, x->type, t);
	return true;
}

/* ---- max, min ---- */

/* Joins one more argument into x, which holds the result so far. */
static bool join_extreme(struct checker *c, struct operand *x, struct operand *a, enum op op)
{
	check_match_types(c, x, a);
	if (x->mode == MODE_INVALID)
		return false;
	if (!type_identical(x->type, a->type)) {
		check_error(c, operand_pos(a), ERR_MISMATCHED_TYPES,
			    "invalid argument: mismatched types %s (previous argument) and %s (type of "
			    "%s)",
			    type_text(c, x->type), type_text(c, a->type), node_text(c, a->expr));
		return false;
	}
	if (x->mode != MODE_CONSTANT || a->mode != MODE_CONSTANT)
		x->mode = MODE_VALUE;
	else if (const_compare(c->arena, op, a->val, x->val))
		*x = *a;
	return true;
}

static bool check_extreme(struct checker *c, struct operand *x, struct builtin_call *b)
{
	enum op op = b->id == BUILTIN_MAX ? OP_GTR : OP_LSS;
	const char *name = builtin_name(b->id);
	struct type **types = ARENA_ARRAY(c->arena, struct type *, b->nargs);

	need_version(c, b, 21, str_printf(c, "built-in %s", name));
	for (uint32_t i = 0; i < b->args.len; i++) {
		struct operand *a = b->args.at[i];
		if (!type_all(a->type, INFO_ORDERED)) {
			check_error(c, operand_pos(a), ERR_INVALID_MIN_MAX_OPERAND,
				    "invalid argument: %s cannot be ordered", operand_text(c, a));
			return false;
		}
		if (i > 0 && !join_extreme(c, x, a, op))
			return false;
	}
	if (x->mode != MODE_CONSTANT) {
		x->mode = MODE_VALUE;
		check_assignment(c, x, c->ts->any_iface, str_printf(c, "argument to built-in %s", name));
		if (x->mode == MODE_INVALID)
			return false;
	}
	for (uint32_t i = 0; i < b->args.len; i++) {
		check_update_expr_type(c, b->args.at[i]->expr, x->type, true);
		types[i] = x->type;
	}
	if (x->mode != MODE_CONSTANT)
		builtin_sig(c, b, x->type, types, b->nargs);
	return true;
}

/* ---- panic, recover, print ---- */

static bool check_panic(struct checker *c, struct operand *x, struct builtin_call *b)
{
	b->call->flags |= NODE_PANIC;
	check_assignment(c, x, c->ts->any_iface, "argument to panic");
	if (x->mode == MODE_INVALID)
		return false;
	x->mode = MODE_NOVALUE;
	builtin_sig1(c, b, NULL, c->ts->any_iface);
	return true;
}

static bool check_recover(struct checker *c, struct operand *x, struct builtin_call *b)
{
	if (c->env.func)
		c->env.func->has_recover = true;
	x->mode = MODE_VALUE;
	x->type = c->ts->empty_iface;
	builtin_sig(c, b, x->type, NULL, 0);
	return true;
}

static bool check_print(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct type **types = ARENA_ARRAY(c->arena, struct type *, b->nargs + 1);
	const char *context = str_printf(c, "argument to built-in %s", builtin_name(b->id));

	for (uint32_t i = 0; i < b->args.len; i++) {
		check_assignment(c, b->args.at[i], NULL, context);
		if (b->args.at[i]->mode == MODE_INVALID)
			return false;
		types[i] = b->args.at[i]->type;
		VEC_PUSH(c->arena, &c->printed, (struct typed_place){b->call->pos, types[i]});
	}
	x->mode = MODE_NOVALUE;
	builtin_sig(c, b, NULL, types, b->nargs);
	return true;
}

/* ---- of tests ---- */

static bool check_assert(struct checker *c, struct operand *x, struct builtin_call *b)
{
	if (x->mode != MODE_CONSTANT || !type_is(x->type, INFO_BOOLEAN)) {
		check_error(c, operand_pos(x), ERR_TEST, "invalid argument: %s is not a boolean constant",
			    operand_text(c, x));
		return false;
	}
	if (!const_is_true(x->val))
		check_error(c, node_start(b->call), ERR_TEST, "%s failed", node_text(c, b->call));
	return true;
}

/* The result is the first argument. */
static bool check_trace(struct checker *c, struct operand *x, struct builtin_call *b)
{
	if (b->nargs == 0)
		x->mode = MODE_NOVALUE;
	return true;
}

/* ---- dispatch ---- */

typedef bool builtin_fn(struct checker *c, struct operand *x, struct builtin_call *b);

static builtin_fn *const checks[BUILTIN_COUNT] = {
    [BUILTIN_APPEND] = check_append,
    [BUILTIN_CAP] = check_len,
    [BUILTIN_CLEAR] = check_clear,
    [BUILTIN_CLOSE] = check_close,
    [BUILTIN_COMPLEX] = check_complex,
    [BUILTIN_COPY] = check_copy,
    [BUILTIN_DELETE] = check_delete,
    [BUILTIN_IMAG] = check_part,
    [BUILTIN_LEN] = check_len,
    [BUILTIN_MAKE] = check_make,
    [BUILTIN_MAX] = check_extreme,
    [BUILTIN_MIN] = check_extreme,
    [BUILTIN_NEW] = check_new,
    [BUILTIN_PANIC] = check_panic,
    [BUILTIN_PRINT] = check_print,
    [BUILTIN_PRINTLN] = check_print,
    [BUILTIN_REAL] = check_part,
    [BUILTIN_RECOVER] = check_recover,
    [BUILTIN_UNSAFE_ADD] = check_unsafe_add,
    [BUILTIN_UNSAFE_ALIGNOF] = check_unsafe_size,
    [BUILTIN_UNSAFE_OFFSETOF] = check_unsafe_offsetof,
    [BUILTIN_UNSAFE_SIZEOF] = check_unsafe_size,
    [BUILTIN_UNSAFE_SLICE] = check_unsafe_slice,
    [BUILTIN_UNSAFE_SLICE_DATA] = check_unsafe_slice_data,
    [BUILTIN_UNSAFE_STRING] = check_unsafe_string,
    [BUILTIN_UNSAFE_STRING_DATA] = check_unsafe_string_data,
    [BUILTIN_ASSERT] = check_assert,
    [BUILTIN_TRACE] = check_trace,
};

/* Evaluates the arguments, but for builtins that look at them unevaluated. */
static bool check_args(struct checker *c, struct operand *x, struct builtin_call *b)
{
	if (b->id == BUILTIN_MAKE || b->id == BUILTIN_NEW || b->id == BUILTIN_UNSAFE_OFFSETOF) {
		b->nargs = b->call->call.args.len;
		return true;
	}
	b->args = check_expr_list(c, &b->call->call.args);
	b->nargs = b->args.len;
	for (uint32_t i = 0; i < b->args.len; i++)
		if (b->args.at[i]->mode == MODE_INVALID)
			return false;
	if (b->nargs > 0)
		*x = *b->args.at[0];
	return true;
}

static bool check_count(struct checker *c, struct builtin_call *b)
{
	uint32_t want = builtins[b->id].nargs;
	bool few = b->nargs < want;

	if (!few && (b->nargs == want || builtins[b->id].variadic))
		return true;
	check_error(c, node_start(b->call), ERR_WRONG_ARG_COUNT,
		    INVALID_OP "%s arguments for %s (expected %u, found %u)", few ? "not enough" : "too many",
		    node_text(c, b->call), want, b->nargs);
	return false;
}

bool check_builtin(struct checker *c, struct operand *x, struct node *call, enum builtin_id id)
{
	struct builtin_call b = {.call = call, .id = id};
	bool saved = c->env.has_call_or_recv;
	bool measures = id == BUILTIN_LEN || id == BUILTIN_CAP;

	if (call->call.dots && id != BUILTIN_APPEND) {
		check_error(c, node_start(call), ERR_INVALID_DOT_DOT_DOT,
			    INVALID_OP "invalid use of ... with built-in %s", builtin_name(id));
		check_use_list(c, &call->call.args);
		return false;
	}
	if (measures)
		c->env.has_call_or_recv = false; /* of the argument only */
	bool ok = check_args(c, x, &b) && check_count(c, &b) && checks[id](c, x, &b);
	if (measures)
		c->env.has_call_or_recv = saved;
	return ok && x->mode != MODE_INVALID;
}
