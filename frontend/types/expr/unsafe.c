/* unsafe.c - the functions of package unsafe. */
#include "check_builtin.h"

static void need_version(struct checker *c, struct builtin_call *b, int minor)
{
	check_verify_version(c, node_start(b->call->call.fun), minor, str_printf(c, "unsafe.%s", builtin_name(b->id)));
}

static struct type *basic(struct checker *c, enum basic_kind kind)
{
	return c->ts->basic[kind];
}

/* The result, with the types of the call noted. */
static bool give(struct checker *c, struct operand *x, struct builtin_call *b, struct type *result, struct type *first,
		 struct operand *second)
{
	struct type *args[] = {first, second ? second->type : NULL};

	x->mode = MODE_VALUE;
	x->type = result;
	builtin_sig(c, b, result, args, second ? 2 : 1);
	return true;
}

bool check_unsafe_add(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct type *ptr = basic(c, BASIC_UNSAFE_POINTER);

	need_version(c, b, 17);
	check_assignment(c, x, ptr, "argument to unsafe.Add");
	if (x->mode == MODE_INVALID || !check_is_valid_index(c, b->args.at[1], ERR_INVALID_UNSAFE_ADD, "length", true))
		return false;
	return give(c, x, b, ptr, ptr, b->args.at[1]);
}

/* ---- sizes ---- */

static bool give_size(struct checker *c, struct operand *x, int64_t size)
{
	if (size < 0) {
		check_error(c, operand_pos(x), ERR_TYPE_TOO_LARGE, "%s is too large", operand_text(c, x));
		return false;
	}
	x->mode = MODE_CONSTANT;
	x->val = const_int64(c->arena, size);
	x->type = basic(c, BASIC_UINTPTR);
	return true;
}

/* Sizeof and Alignof. */
bool check_unsafe_size(struct checker *c, struct operand *x, struct builtin_call *b)
{
	check_assignment(c, x, NULL, str_printf(c, "argument to unsafe.%s", builtin_name(b->id)));
	if (x->mode == MODE_INVALID)
		return false;
	if (check_has_variable_size(c, x->type))
		return give(c, x, b, basic(c, BASIC_UINTPTR), x->type, NULL);
	return give_size(c, x, b->id == BUILTIN_UNSAFE_SIZEOF ? type_sizeof(x->type) : type_alignof(x->type));
}

static int64_t path_offset(struct type *t, const uint32_t *path, uint32_t n)
{
	int64_t offset = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct type *s = type_underlying(t);
		int64_t o = type_offsetof(s, path[i]);
		if (o < 0)
			return -1;
		offset += o;
		t = s->strct.fields.at[path[i]]->type;
	}
	return offset;
}

static struct type *through_struct_pointer(struct type *t)
{
	struct type *p = type_underlying(t);

	if (p->kind == TYPE_POINTER && type_underlying(p->pointer.elem)->kind == TYPE_STRUCT)
		return p->pointer.elem;
	return t;
}

/* The field; NULL after an error. */
static struct object *offset_field(struct checker *c, struct operand *x, struct node *selector, struct type *base,
				   struct lookup_result *found)
{
	const char *sel = selector->selector.name->name.text;

	*found = lookup_field_or_method(c->ts, base, false, c->pkg, sel, false);
	if (!found->obj) {
		check_error(c, operand_pos(x), ERR_MISSING_FIELD_OR_METHOD,
			    "invalid argument: %s has no single field %s", type_text(c, base), sel);
		return NULL;
	}
	if (found->obj->kind == OBJ_FUNC) {
		check_error(c, node_start(selector), ERR_INVALID_OFFSETOF, "invalid argument: %s is a method value",
			    node_text(c, selector));
		return NULL;
	}
	if (found->indirect) {
		check_error(c, operand_pos(x), ERR_INVALID_OFFSETOF,
			    "invalid argument: field %s is embedded via a pointer in %s", sel, type_text(c, base));
		return NULL;
	}
	return found->obj;
}

bool check_unsafe_offsetof(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct node *arg = b->call->call.args.at[0], *selector = node_unparen(arg);
	struct lookup_result found;

	if (selector->kind != NODE_SELECTOR) {
		check_error(c, node_start(arg), ERR_BAD_OFFSETOF_SYNTAX,
			    "invalid argument: %s is not a selector expression", node_text(c, arg));
		check_use(c, arg);
		return false;
	}
	check_expr(c, NULL, x, selector->selector.x);
	if (x->mode == MODE_INVALID)
		return false;
	struct type *base = through_struct_pointer(x->type);
	struct object *field = offset_field(c, x, selector, base, &found);
	if (!field)
		return false;
	record_selection(c, selector, SELECT_FIELD, base, field, found.path, found.npath, false);
	record_expr(c, selector, x->mode == MODE_VARIABLE ? MODE_VARIABLE : MODE_VALUE, field->type, NULL);
	if (check_has_variable_size(c, base))
		return give(c, x, b, basic(c, BASIC_UINTPTR), field->type, NULL);
	return give_size(c, x, path_offset(base, found.path, found.npath));
}

/* ---- slices and strings ---- */

static struct type *common_kind(struct checker *c, struct operand *x, enum type_kind kind)
{
	struct type *u = type_common_under(c, x->type, NULL, NULL, NULL);

	return u && u->kind == kind ? u : NULL;
}

bool check_unsafe_slice(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct type *ptr = common_kind(c, x, TYPE_POINTER);

	need_version(c, b, 17);
	if (!ptr) {
		check_error(c, operand_pos(x), ERR_INVALID_UNSAFE_SLICE, "invalid argument: %s is not a pointer",
			    operand_text(c, x));
		return false;
	}
	if (!check_is_valid_index(c, b->args.at[1], ERR_INVALID_UNSAFE_SLICE, "length", false))
		return false;
	return give(c, x, b, type_slice(c->ts, ptr->pointer.elem), ptr, b->args.at[1]);
}

bool check_unsafe_slice_data(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct type *slice = common_kind(c, x, TYPE_SLICE);

	need_version(c, b, 20);
	if (!slice) {
		check_error(c, operand_pos(x), ERR_INVALID_UNSAFE_SLICE_DATA, "invalid argument: %s is not a slice",
			    operand_text(c, x));
		return false;
	}
	return give(c, x, b, type_pointer(c->ts, slice->slice.elem), slice, NULL);
}

bool check_unsafe_string(struct checker *c, struct operand *x, struct builtin_call *b)
{
	struct type *ptr = type_pointer(c->ts, c->ts->byte);

	need_version(c, b, 20);
	check_assignment(c, x, ptr, "argument to unsafe.String");
	if (x->mode == MODE_INVALID ||
	    !check_is_valid_index(c, b->args.at[1], ERR_INVALID_UNSAFE_STRING, "length", false))
		return false;
	return give(c, x, b, basic(c, BASIC_STRING), ptr, b->args.at[1]);
}

bool check_unsafe_string_data(struct checker *c, struct operand *x, struct builtin_call *b)
{
	need_version(c, b, 20);
	check_assignment(c, x, basic(c, BASIC_STRING), "argument to unsafe.StringData");
	if (x->mode == MODE_INVALID)
		return false;
	return give(c, x, b, type_pointer(c->ts, c->ts->byte), basic(c, BASIC_STRING), NULL);
}
