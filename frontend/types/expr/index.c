/* index.c - x[i], x[i:j:k] and their indices. */
#include "check_expr.h"

/* ---- indices ---- */

bool check_is_valid_index(struct checker *c, struct operand *x, enum error_code code, const char *what,
			  bool allow_negative)
{
	const char *fault = NULL;

	if (x->mode == MODE_INVALID)
		return false;
	check_convert_untyped(c, x, c->ts->basic[BASIC_INT]);
	if (x->mode == MODE_INVALID)
		return false;
	if (!type_all(x->type, INFO_INTEGER))
		fault = "must be integer";
	else if (x->mode == MODE_CONSTANT && !allow_negative && const_sign(x->val) < 0)
		fault = "must not be negative";
	else if (x->mode == MODE_CONSTANT && !const_representable(x->val, c->ts->basic[BASIC_INT], c->arena, &x->val))
		fault = "overflows int";
	if (fault)
		check_error(c, operand_pos(x), code, "invalid argument: %s %s %s", what, operand_text(c, x), fault);
	return !fault;
}

int64_t check_index(struct checker *c, struct node *n, int64_t max, struct type **type)
{
	struct operand x = {0};
	int64_t v;

	if (type)
		*type = c->ts->basic[BASIC_INVALID];
	check_expr(c, NULL, &x, n);
	if (!check_is_valid_index(c, &x, ERR_INVALID_INDEX, "index", false))
		return -1;
	if (x.mode != MODE_CONSTANT) {
		if (type)
			*type = x.type;
		return -1;
	}
	if (!const_kind(x.val) || !const_to_int64(x.val, &v))
		return -1;
	if (max >= 0 && v >= max) {
		check_error(c, operand_pos(&x), ERR_INVALID_INDEX,
			    "invalid argument: index " STR_FMT " out of bounds [0:%lld]",
			    STR_ARG(const_print(c->arena, x.val)), (long long)max);
		return -1;
	}
	if (type)
		*type = x.type;
	return v;
}

static struct node *single_index(struct checker *c, struct node *n)
{
	if (n->index.args.len > 1)
		check_error(c, node_start(n->index.args.at[1]), ERR_INVALID_INDEX, INVALID_OP "more than one index");
	return n->index.args.at[0];
}

/* ---- index expressions ---- */

/* What indexing a type gives; elem NULL: it has no index. */
struct indexing {
	struct checker *c;
	bool addressable; /* of the operand */
	enum operand_mode mode;
	struct type *key; /* maps only */
	struct type *elem;
	int64_t length;
};

static void index_type(struct indexing *ix, struct type *u)
{
	struct type *array = u;

	switch (u->kind) {
	case TYPE_BASIC:
		if (!(u->basic.info & INFO_STRING))
			return;
		ix->mode = MODE_VALUE;
		ix->elem = ix->c->ts->byte;
		return;
	case TYPE_SLICE:
		ix->mode = MODE_VARIABLE;
		ix->elem = u->slice.elem;
		return;
	case TYPE_MAP:
		ix->mode = MODE_MAPINDEX;
		ix->key = u->map.key;
		ix->elem = u->map.elem;
		return;
	case TYPE_POINTER:
		array = type_underlying(u->pointer.elem);
		if (array->kind != TYPE_ARRAY)
			return;
		ix->mode = MODE_VARIABLE;
		break;
	case TYPE_ARRAY:
		ix->mode = ix->addressable ? MODE_VARIABLE : MODE_VALUE;
		break;
	default:
		return;
	}
	ix->length = array->array.len;
	ix->elem = array->array.elem ? array->array.elem : ix->c->ts->basic[BASIC_INVALID];
}

static bool same_key(struct type *x, struct type *y)
{
	return x && y ? type_identical(x, y) : x == y;
}

static bool index_each(struct type *t, struct type *under, void *arg)
{
	struct indexing *all = arg;
	struct indexing one = {.c = all->c, .addressable = all->addressable, .length = -1};

	if (under)
		index_type(&one, under);
	if (!one.elem)
		return false;
	if (!all->elem) {
		*all = one;
		return true;
	}
	if (!same_key(all->key, one.key) || !type_identical(all->elem, one.elem))
		return false;
	if (one.length >= 0 && (all->length < 0 || one.length < all->length))
		all->length = one.length;
	if (one.mode == MODE_VALUE)
		all->mode = MODE_VALUE;
	return true;
}

static void check_map_index(struct checker *c, struct operand *x, struct node *n, struct type *key, struct type *elem)
{
	struct operand k = {0};

	check_generic_expr(c, &k, single_index(c, n), NULL);
	check_assignment(c, &k, key, "map index");
	x->mode = MODE_MAPINDEX;
	x->type = elem;
}

/* What is indexed, and what indexing follows or gives. */
static bool has_complete_parts(struct checker *c, struct type *t)
{
	struct type *u;

	if (!check_is_complete(c, t) || !check_pointee_is_complete(c, t))
		return false;
	u = type_underlying(t);
	return u->kind != TYPE_MAP || check_is_complete(c, u->map.elem);
}

bool check_index_expr(struct checker *c, struct operand *x, struct node *n)
{
	check_expr_or_type(c, x, n->index.x, true);
	if (x->mode == MODE_INVALID) {
		check_use_list(c, &n->index.args);
		return false;
	}
	if (x->mode == MODE_TYPE) {
		x->type = check_var_type(c, n);
		if (!type_is_valid(x->type))
			operand_invalidate(x);
		return false;
	}
	struct type *sig = type_under_kind(x->type, TYPE_FUNC);
	if (x->mode == MODE_VALUE && sig && sig->func.tparams.len)
		return true;

	if (!has_complete_parts(c, x->type)) {
		operand_invalidate(x);
		return false;
	}
	struct indexing ix = {.c = c, .addressable = x->mode == MODE_VARIABLE, .length = -1};
	if (operand_is_nil(x) || !type_each(x->type, index_each, &ix)) {
		check_error(c, n->pos, ERR_NON_SLICEABLE_OPERAND, "cannot index %s", operand_text(c, x));
		check_use_list(c, &n->index.args);
		operand_invalidate(x);
		return false;
	}
	if (ix.key) {
		check_map_index(c, x, n, ix.key, ix.elem);
		return false;
	}
	if (x->mode == MODE_CONSTANT && const_kind(x->val) == CONST_STRING)
		ix.length = const_str_len(x->val);
	if (type_is_untyped(x->type))
		check_update_expr_type(c, x->expr, type_default(x->type), true);
	x->mode = ix.mode;
	x->type = ix.elem;
	check_index(c, single_index(c, n), ix.length, NULL);
	return false;
}

/* ---- slice expressions ---- */

struct slicing {
	struct checker *c;
	struct operand *x;
	struct type *first, *under;
	bool has_string;
};

static bool slice_each(struct type *t, struct type *under, void *arg)
{
	struct slicing *s = arg;
	const char *x = operand_text(s->c, s->x);

	if (!under) {
		check_error(s->c, operand_pos(s->x), ERR_NON_SLICEABLE_OPERAND,
			    "cannot slice %s: no specific type in %s", x, type_text(s->c, s->x->type));
		return false;
	}
	if (type_is(under, INFO_STRING)) {
		under = type_slice(s->c->ts, s->c->ts->byte);
		s->has_string = true;
	}
	if (!s->under) {
		s->first = t;
		s->under = under;
		return true;
	}
	if (type_identical(s->under, under))
		return true;
	check_error(s->c, operand_pos(s->x), ERR_NON_SLICEABLE_OPERAND,
		    "cannot slice %s: %s and %s have different underlying types", x, type_text(s->c, s->first),
		    type_text(s->c, t));
	return false;
}

static bool slice_string(struct checker *c, struct operand *x, struct node *n, int64_t *length)
{
	if (n->slice.full) {
		pos_t pos = node_start(n->slice.index[2] ? n->slice.index[2] : n);
		check_error(c, pos, ERR_INVALID_SLICE_EXPR, INVALID_OP "3-index slice of string");
		return false;
	}
	if (x->mode == MODE_CONSTANT && const_kind(x->val) == CONST_STRING)
		*length = const_str_len(x->val);
	if (type_is_untyped(x->type)) {
		check_update_expr_type(c, x->expr, c->ts->basic[BASIC_STRING], true);
		x->type = c->ts->basic[BASIC_STRING];
	}
	return true;
}

/* Type of the result and, where known, length of the operand; false after an error. */
static bool slice_type(struct checker *c, struct operand *x, struct node *n, struct type *u, int64_t *length)
{
	struct type *array = u;

	switch (u->kind) {
	case TYPE_BASIC:
		if (u->basic.info & INFO_STRING)
			return slice_string(c, x, n, length);
		break;
	case TYPE_SLICE:
		return true;
	case TYPE_POINTER:
		array = type_underlying(u->pointer.elem);
		break;
	case TYPE_ARRAY:
		if (x->mode == MODE_VARIABLE)
			break;
		check_error(c, operand_pos(x), ERR_NON_SLICEABLE_OPERAND, "cannot slice unaddressable value %s",
			    operand_text(c, x));
		return false;
	default:
		break;
	}
	if (array->kind == TYPE_ARRAY) {
		*length = array->array.len;
		x->type = type_slice(c->ts, array->array.elem);
		return true;
	}
	check_error(c, operand_pos(x), ERR_NON_SLICEABLE_OPERAND, "cannot slice %s", operand_text(c, x));
	return false;
}

static void check_slice_indices(struct checker *c, struct node *n, int64_t length)
{
	int64_t at[3];

	for (int i = 0; i < 3; i++) {
		at[i] = i == 0 ? 0 : length;
		if (n->slice.index[i])
			at[i] = check_index(c, n->slice.index[i], length >= 0 ? length + 1 : -1, NULL);
	}
	for (int i = 0; i < 2; i++) {
		for (int j = i + 1; at[i] > 0 && j < 3; j++) {
			if (at[j] < 0 || at[j] >= at[i] || !n->slice.index[j])
				continue;
			check_error(c, node_start(n->slice.index[j]), ERR_SWAPPED_SLICE_INDICES,
				    "invalid slice indices: %lld < %lld", (long long)at[j], (long long)at[i]);
			return;
		}
	}
}

static void use_indices(struct checker *c, struct node *n)
{
	for (int i = 0; i < 3; i++)
		check_use(c, n->slice.index[i]);
}

void check_slice_expr(struct checker *c, struct operand *x, struct node *n)
{
	struct slicing s = {.c = c, .x = x};
	int64_t length = -1;

	check_expr(c, NULL, x, n->slice.x);
	if (x->mode == MODE_INVALID) {
		use_indices(c, n);
		return;
	}
	if (operand_is_nil(x)) {
		check_error(c, operand_pos(x), ERR_NON_SLICEABLE_OPERAND, "cannot slice %s", operand_text(c, x));
		operand_invalidate(x);
		return;
	}
	if (!type_each(x->type, slice_each, &s)) {
		operand_invalidate(x);
		return;
	}
	if (s.has_string)
		s.under = type_is_param(x->type) ? c->ts->basic[BASIC_STRING] : type_underlying(x->type);
	if (!check_pointee_is_complete(c, x->type)) {
		operand_invalidate(x);
		return;
	}
	if (!slice_type(c, x, n, s.under, &length)) {
		operand_invalidate(x);
		return;
	}
	x->mode = MODE_VALUE;
	if (n->slice.full && (!n->slice.index[1] || !n->slice.index[2])) {
		operand_invalidate(x); /* the parser said so */
		return;
	}
	check_slice_indices(c, n, length);
}
