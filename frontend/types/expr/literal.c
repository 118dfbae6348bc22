/* literal.c - basic literals, function literals, composite literals. */
#include "check_expr.h"
#include "gc_limits.h"

/* ---- basic literals ---- */

static void check_literal_version(struct checker *c, struct node *n)
{
	struct str s = n->literal.text;
	const char *what = NULL;
	char radix;

	if (s.len <= 2 || check_allows(c, 13))
		return;
	radix = s.data[0] == '0' ? (char)(s.data[1] | 0x20) : '\0';
	if (memchr(s.data, '_', s.len))
		what = "underscore in numeric literal";
	else if (radix == 'b')
		what = "binary literal";
	else if (radix == 'o')
		what = "0o/0O-style octal literal";
	else if (radix == 'x' && n->literal.kind != LIT_INT)
		what = "hexadecimal floating-point literal";
	if (what)
		check_version_error(c, node_start(n), 13, "%s", what);
}

static bool check_number(struct checker *c, struct node *n)
{
	struct str s = n->literal.text;

	if (n->literal.kind == LIT_RUNE || n->literal.kind == LIT_STRING)
		return true;
	check_literal_version(c, n);
	if (s.len <= GC_MAX_LITERAL_LENGTH)
		return true;
	check_error(c, node_start(n), ERR_INVALID_CONST_VAL, "excessively long constant: %.10s... (%zu chars)", s.data,
		    s.len);
	return false;
}

void check_basic_literal(struct checker *c, struct operand *x, struct node *n)
{
	static const enum basic_kind kinds[] = {
	    [LIT_INT] = BASIC_UNTYPED_INT,   [LIT_FLOAT] = BASIC_UNTYPED_FLOAT,   [LIT_IMAG] = BASIC_UNTYPED_COMPLEX,
	    [LIT_RUNE] = BASIC_UNTYPED_RUNE, [LIT_STRING] = BASIC_UNTYPED_STRING,
	};

	if (n->literal.bad || !check_number(c, n))
		return;
	x->val = const_literal(c->arena, n);
	if (!const_kind(x->val)) {
		check_error(c, node_start(n), ERR_INVALID_CONST_VAL, "malformed constant: " STR_FMT,
			    STR_ARG(n->literal.text));
		return;
	}
	x->mode = MODE_CONSTANT;
	x->type = c->ts->basic[kinds[n->literal.kind]];
	x->expr = n;
	check_overflow(c, x, op_pos(n));
}

/* ---- function literals ---- */

struct literal_body {
	struct decl_info *decl;
	struct const_val *iota;
	struct func_info *info;
	struct type *sig;
};

static void check_literal_body(struct checker *c, void *arg)
{
	struct literal_body *b = arg;

	check_func_body(c, b->decl, "<function literal>", b->sig, b->info, b->iota);
}

static struct func_info *literal_info(struct checker *c, struct node *n)
{
	struct func_info *info = n->func_lit.info;

	if (info)
		return info;
	info = ARENA_NEW(c->arena, struct func_info);
	info->node = n;
	info->body = n->func_lit.body;
	info->outer = c->env.func;
	info->pkg = c->pkg;
	n->func_lit.info = info;
	return info;
}

/* The body waits until the enclosing statement's types are known, for the function may be part of a
 * type it uses. */
void check_func_literal(struct checker *c, struct operand *x, struct node *n)
{
	struct func_info *info = n->func_lit.info;

	/* Checked again, as the left side of op= or after an error around it: its body declares
	 * what it declares once. Constants share an initialiser, each with its own iota. */
	if (info && info->sig && !c->env.iota) {
		x->mode = MODE_VALUE;
		x->type = info->sig;
		return;
	}
	struct type *sig = check_type(c, n->func_lit.type);

	if (sig->kind != TYPE_FUNC)
		return;
	info = literal_info(c, n);
	info->sig = sig;
	if (info->body && (!c->conf->ignore_func_bodies || info->outer)) {
		struct literal_body *b = ARENA_NEW(c->arena, struct literal_body);
		*b = (struct literal_body){c->env.decl, c->env.iota, info, sig};
		check_later(c, check_literal_body, b);
	}
	x->mode = MODE_VALUE;
	x->type = sig;
}

/* ---- composite literals: structs ---- */

/* Fields with a value so far, chained by the outermost field they are in. */
struct given {
	struct object *field;
	const uint32_t *path;
	uint32_t npath;
	struct given *next;
};

static bool is_prefix(const uint32_t *path, uint32_t n, const uint32_t *of, uint32_t m)
{
	return n <= m && memcmp(path, of, n * sizeof *path) == 0;
}

/* Of fields none of which encloses the other. */
static bool is_before(const struct given *a, const struct given *b)
{
	uint32_t i = 0;

	while (a->path[i] == b->path[i])
		i++;
	return a->path[i] < b->path[i];
}

/* Enters the field; else the one entered before that is it or encloses it, or the first that it encloses. */
static struct given *give(struct checker *c, struct given **given, const struct lookup_result *r)
{
	struct given **chain = &given[r->path[0]], *g, *within = NULL;

	for (g = *chain; g; g = g->next) {
		if (is_prefix(g->path, g->npath, r->path, r->npath))
			return g;
		if (is_prefix(r->path, r->npath, g->path, g->npath) && (!within || is_before(g, within)))
			within = g;
	}
	if (within)
		return within;
	g = ARENA_NEW(c->arena, struct given);
	*g = (struct given){r->obj, r->path, r->npath, *chain};
	*chain = g;
	return NULL;
}

static void check_given_once(struct checker *c, struct node *kv, struct given **given, const struct lookup_result *r)
{
	struct given *other = give(c, given, r);
	const char *name = r->obj->name;

	if (!other)
		return;
	if (other->field == r->obj)
		check_error(c, node_start(kv), ERR_DUPLICATE_LIT_FIELD, "duplicate field name %s in struct literal",
			    name);
	else if (other->npath < r->npath)
		check_error(c, node_start(kv), ERR_DUPLICATE_LIT_FIELD,
			    "cannot specify promoted field %s and enclosing embedded field %s", name,
			    other->field->name);
	else
		check_error(c, node_start(kv), ERR_DUPLICATE_LIT_FIELD,
			    "cannot specify embedded field %s and enclosed promoted field %s", name,
			    other->field->name);
}

/* The names on the way to a field: "a.b.c". */
static const char *field_path(struct checker *c, struct type *t, const struct lookup_result *r)
{
	struct text text = {.arena = c->arena};

	for (uint32_t i = 0; i < r->npath; i++) {
		struct object *f = type_underlying(type_deref(t, NULL))->strct.fields.at[r->path[i]];

		text_printf(&text, "%s%s", i ? "." : "", f->name);
		t = f->type;
	}
	return text_of(c, text_str(&text));
}

/* The field that a key names, promoted ones included. */
static bool find_keyed_field(struct checker *c, struct node *key, struct type *base, struct type *strct,
			     struct lookup_result *r)
{
	const char *name = key->name.text;

	*r = lookup_field_or_method(c->ts, strct, false, c->pkg, name, false);
	if (!r->obj) {
		struct object *other = lookup_field_or_method(c->ts, strct, false, c->pkg, name, true).obj;
		struct str msg = check_lookup_error(c, base, name, other, true);

		check_error(c, node_start(key), ERR_MISSING_LIT_FIELD, STR_FMT, STR_ARG(msg));
	} else if (r->obj->kind != OBJ_VAR) {
		check_error(c, node_start(key), ERR_MISSING_LIT_FIELD, "%s is not a field", name);
	} else if (r->npath > 1 && !check_allows(c, 27)) {
		check_version_error(c, node_start(key), 27, "use of promoted field %s in struct literal of type %s",
				    field_path(c, strct, r), type_text(c, base));
	} else if (r->indirect) {
		check_error(c, node_start(key), ERR_INVALID_LIT_FIELD,
			    "invalid implicit pointer indirection to reach %s", name);
	} else {
		return true;
	}
	return false;
}

static void check_keyed_field(struct checker *c, struct operand *x, struct node *kv, struct type *base,
			      struct type *strct, struct given **given)
{
	struct node *key = kv->key_value.key;
	struct lookup_result r;

	check_generic_expr(c, x, kv->key_value.value, NULL);
	if (key->kind != NODE_NAME) {
		check_error(c, node_start(kv), ERR_INVALID_LIT_FIELD, "invalid field name %s in struct literal",
			    node_text(c, key));
		return;
	}
	if (!find_keyed_field(c, key, base, strct, &r))
		return;
	record_key(c, key, strct, &r);
	check_assignment(c, x, r.obj->type, "struct literal");
	check_given_once(c, kv, given, &r);
}

static void check_mixture(struct checker *c, struct node *n)
{
	check_error(c, node_start(n), ERR_MIXED_STRUCT_LIT,
		    "mixture of field:value and value elements in struct literal");
}

/* False: there are more values than fields. */
static bool check_positional_field(struct checker *c, struct operand *x, struct node *n, struct type *base,
				   struct object_list *fields, uint32_t i)
{
	check_generic_expr(c, x, n, NULL);
	if (i >= fields->len) {
		check_error(c, operand_pos(x), ERR_INVALID_STRUCT_LIT, "too many values in struct literal of type %s",
			    type_text(c, base));
		return false;
	}
	struct object *field = fields->at[i];
	if (!object_exported(field) && !same_package(field->pkg, c->pkg)) {
		check_error(c, operand_pos(x), ERR_UNEXPORTED_LIT_FIELD,
			    "implicit assignment to unexported field %s in struct literal of type %s", field->name,
			    type_text(c, base));
		return true;
	}
	check_assignment(c, x, field->type, "struct literal");
	return true;
}

/* Who cannot name a field can only leave it out. */
static const char *hint_at_keys(struct checker *c, const struct object_list *fields)
{
	for (uint32_t i = 0; i < fields->len; i++)
		if (!object_exported(fields->at[i]) && !same_package(fields->at[i]->pkg, c->pkg))
			return " (type has unexported fields - use key:value pairs)";
	return "";
}

static void check_struct_elems(struct checker *c, struct operand *x, struct node *n, struct type *base,
			       struct type *strct)
{
	struct object_list *fields = &strct->strct.fields;
	struct nodes *elems = &n->composite.elems;

	if (elems->len == 0)
		return;
	bool keyed = elems->at[0]->kind == NODE_KEY_VALUE;
	struct given **given = keyed ? ARENA_ARRAY(c->arena, struct given *, fields->len) : NULL;
	for (uint32_t i = 0; i < elems->len; i++) {
		struct node *e = elems->at[i];

		if ((e->kind == NODE_KEY_VALUE) != keyed)
			check_mixture(c, e);
		else if (keyed)
			check_keyed_field(c, x, e, base, strct, given);
		else if (!check_positional_field(c, x, e, base, fields, i))
			break;
	}
	if (!keyed && elems->len < fields->len)
		check_error(c, n->composite.rbrace, ERR_INVALID_STRUCT_LIT,
			    "too few values in struct literal of type %s%s", type_text(c, base),
			    hint_at_keys(c, fields));
}

/* ---- arrays, slices, maps ---- */

/* Index of an element; false if it is none. */
static bool elem_index(struct checker *c, struct node *e, int64_t max, int64_t *index)
{
	struct type *type;

	if (e->kind != NODE_KEY_VALUE) {
		if (max < 0 || *index < max)
			return true;
		check_error(c, node_start(e), ERR_OVERSIZE_ARRAY_LIT, "index %lld is out of bounds (>= %lld)",
			    (long long)*index, (long long)max);
		return false;
	}
	int64_t i = check_index(c, e->key_value.key, max, &type);
	if (i >= 0) {
		*index = i;
		return true;
	}
	if (type_is_valid(type))
		check_error(c, node_start(e), ERR_INVALID_LIT_INDEX, "index %s must be integer constant",
			    node_text(c, e->key_value.key));
	return false;
}

static bool new_index(struct map *visited, int64_t index, int64_t leading)
{
	const void *key = (const void *)((uintptr_t)index + 1);

	if ((index >= 0 && index < leading) || map_get(visited, key))
		return false;
	map_put(visited, key, visited);
	return true;
}

/* An element at the largest index would make a length that no int holds. In gc's words, which come
 * when the length without it is known. */
static void report_beyond_int(struct checker *c, struct node *e, int64_t length)
{
	check_error(c, e->kind == NODE_KEY_VALUE ? e->key_value.key->pos : e->pos, ERR_OVERSIZE_ARRAY_LIT,
		    "array index %lld out of bounds [0:%lld]", (long long)INT64_MAX, (long long)length);
}

int64_t check_indexed_elems(struct checker *c, struct nodes *elems, struct type *elem, int64_t max)
{
	int64_t index = 0, length = 0, leading = 0; /* elements before the first key */
	struct map *visited = NULL;                 /* the indices of the others */
	struct node *beyond = NULL;                 /* the last one at INT64_MAX */

	for (uint32_t i = 0; i < elems->len; i++) {
		struct node *e = elems->at[i];
		struct operand x = {0};

		if (!visited && e->kind == NODE_KEY_VALUE)
			visited = map_new(c->arena);
		if (elem_index(c, e, max, &index)) {
			if (!visited)
				leading++;
			else if (!new_index(visited, index, leading))
				check_error(c, node_start(e), ERR_DUPLICATE_LIT_KEY,
					    "duplicate index %lld in array or slice literal", (long long)index);
		}
		if (index == INT64_MAX)
			beyond = e;
		index = index < INT64_MAX ? index + 1 : INT64_MIN;
		if (index > length)
			length = index;
		check_generic_expr(c, &x, e->kind == NODE_KEY_VALUE ? e->key_value.value : e, elem);
		check_assignment(c, &x, elem, "array or slice literal");
	}
	if (beyond)
		report_beyond_int(c, beyond, length);
	return length;
}

/* Constant keys seen: by value, and with an interface as key type by dynamic type too. */
static bool key_is_new(struct checker *c, struct map *seen, struct operand *x, bool by_type)
{
	struct str key = const_key(c->arena, x->val);

	if (!const_kind(x->val))
		return true;
	if (by_type) {
		struct text t = {.arena = c->arena};
		text_printf(&t, "%s ", type_text(c, x->type));
		text_add(&t, key);
		key = text_str(&t);
	}
	if (map_get_str(seen, key))
		return false;
	map_put_str(seen, key, x->expr);
	return true;
}

static void check_map_elems(struct checker *c, struct operand *x, struct nodes *elems, struct type *map)
{
	bool by_type = type_is_non_param_interface(map->map.key);
	struct map *seen = map_new(c->arena);

	for (uint32_t i = 0; i < elems->len; i++) {
		struct node *e = elems->at[i];

		if (e->kind != NODE_KEY_VALUE) {
			check_error(c, node_start(e), ERR_MISSING_LIT_KEY, "missing key in map literal");
			continue;
		}
		check_generic_expr(c, x, e->key_value.key, map->map.key);
		check_assignment(c, x, map->map.key, "map literal");
		if (x->mode == MODE_INVALID)
			continue;
		if (x->mode == MODE_CONSTANT && !key_is_new(c, seen, x, by_type)) {
			check_error(c, operand_pos(x), ERR_DUPLICATE_LIT_KEY,
				    "duplicate key " STR_FMT " in map literal", STR_ARG(const_print(c->arena, x->val)));
			continue;
		}
		check_generic_expr(c, x, e->key_value.value, map->map.elem);
		check_assignment(c, x, map->map.elem, "map literal");
	}
}

/* ---- composite literals ---- */

static bool is_open_array(const struct node *n)
{
	return n->kind == NODE_ARRAY_TYPE && !n->array_type.len;
}

/* Type of the literal; *base is the one its elements belong to (T for an element &T{} written {}).
 */
static struct type *literal_type(struct checker *c, struct node *n, struct type *hint, struct type **base)
{
	struct node *tn = n->composite.type;
	struct type *t, *u;

	if (tn && is_open_array(tn)) {
		t = type_array(c->ts, check_var_type(c, tn->array_type.elem), -1);
	} else if (tn) {
		t = check_type(c, tn);
	} else if (hint) {
		u = type_common_under(c, hint, NULL, NULL, NULL);
		*base = u && u->kind == TYPE_POINTER ? u->pointer.elem : hint;
		return hint;
	} else {
		check_error(c, node_start(n), ERR_UNTYPED_LIT, "missing type in composite literal");
		t = c->ts->basic[BASIC_INVALID];
	}
	*base = t;
	return t;
}

/* A few elements are never too large. */
static void check_size_later(struct checker *c, struct node *n, struct type *array)
{
	if (array->array.len >= GC_MAX_IMPLICIT)
		VEC_PUSH(c->arena, &c->sized, (struct typed_place){node_start(n), array});
}

static void check_slice_elems(struct checker *c, struct node *n, struct type *slice)
{
	int64_t len = check_indexed_elems(c, &n->composite.elems, slice->slice.elem, -1);

	c->pkg->large_values |= len >= GC_MAX_IMPLICIT;
	check_size_later(c, n, type_array(c->ts, slice->slice.elem, len));
}

static void check_array_elems(struct checker *c, struct node *n, struct type *array)
{
	int64_t len = check_indexed_elems(c, &n->composite.elems, array->array.elem, array->array.len);

	if (array->array.len >= 0)
		return;
	array->array.len = len;
	check_size_later(c, n, array);
	if (n->composite.type)
		record_expr(c, n->composite.type, MODE_TYPE, array, NULL);
}

static bool check_no_composite(struct checker *c, struct node *n, struct type *t, struct type *u, bool is_elem)
{
	check_use_list(c, &n->composite.elems);
	if (u && !type_is_valid(u))
		return true;
	check_error(c, node_start(n), ERR_INVALID_LIT, "invalid composite literal%s type %s%s",
		    is_elem ? " element" : "", type_text(c, t), u ? "" : " (no common underlying type)");
	return false;
}

void check_composite_literal(struct checker *c, struct operand *x, struct node *n, struct type *hint)
{
	struct type *base, *t = literal_type(c, n, hint, &base), *u;
	enum type_kind kind;
	bool ok = true;

	if (!check_is_complete(c, base)) {
		operand_invalidate(x);
		return;
	}
	u = type_common_under(c, base, NULL, NULL, NULL);
	kind = u ? u->kind : TYPE_BASIC;
	*x = (struct operand){.mode = MODE_VALUE, .type = t, .expr = n};
	if (check_skips_values(c) && (kind == TYPE_STRUCT || kind == TYPE_SLICE || kind == TYPE_MAP))
		return;
	switch (kind) {
	case TYPE_STRUCT:
		check_struct_elems(c, x, n, base, u);
		break;
	case TYPE_ARRAY:
		check_array_elems(c, n, u);
		break;
	case TYPE_SLICE:
		check_slice_elems(c, n, u);
		break;
	case TYPE_MAP:
		check_map_elems(c, x, &n->composite.elems, u);
		break;
	default:
		ok = check_no_composite(c, n, t, u, !n->composite.type && hint);
		break;
	}
	*x = (struct operand){.mode = MODE_VALUE, .type = t, .expr = n};
	if (!ok)
		*x = (struct operand){.type = c->ts->basic[BASIC_INVALID], .expr = n};
}
