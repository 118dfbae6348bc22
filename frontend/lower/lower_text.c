/* lower_text.c - an expression as gc's escape analysis prints it: constants as values, conversions and make spelled
 * out, bodies of literals shortened. Types are written by types/model/string.c, what stands as in the source by
 * syntax/print.c. */
#include "lw.h"

static const char *local_name(void *lw, struct type *origin)
{
	return lw_link_text(lw, lw_local_link(lw, origin));
}

const char *lw_type_text(struct lw_fn *fn, struct type *t)
{
	const struct type_nodes nodes = {local_name, fn->lw};
	const struct qualifier q = {.pkg = fn->lw->pkg, .nodes = &nodes};

	return type_string(fn->arena, lw_shaped(fn, t), &q).data;
}

enum { PREC_NONE = 0, PREC_UNARY = 7, PREC_PRIMARY = 8 };

static void put(struct lw_fn *fn, struct text *t, struct node *n, int prec);

static bool is_default_type(struct type *t, enum const_kind k)
{
	struct type *u = type_unalias(t);

	if (type_is_untyped(u))
		return true;
	if (u->kind != TYPE_BASIC)
		return false;
	switch (k) {
	case CONST_BOOL:
		return u->basic.kind == BASIC_BOOL;
	case CONST_STRING:
		return u->basic.kind == BASIC_STRING;
	case CONST_INT:
		return u->basic.kind == BASIC_INT;
	case CONST_FLOAT:
		return u->basic.kind == BASIC_FLOAT64;
	case CONST_COMPLEX:
		return u->basic.kind == BASIC_COMPLEX128;
	default:
		return true;
	}
}

static enum const_kind kind_for(struct type *t, enum const_kind k)
{
	if (type_is(t, INFO_COMPLEX))
		return CONST_COMPLEX;
	if (type_is(t, INFO_FLOAT))
		return CONST_FLOAT;
	return k;
}

static bool is_rune_type(struct lw_fn *fn, struct type *t)
{
	return t == fn->lw->ts->rune || (t->kind == TYPE_BASIC && t->basic.kind == BASIC_UNTYPED_RUNE);
}

static void put_constant(struct lw_fn *fn, struct text *t, struct node *n)
{
	uint64_t r;

	if (is_rune_type(fn, n->type) && const_to_uint64(n->cval, &r) && r <= 0x10FFFF) {
		text_add(t, rune_quote(fn->arena, (uint32_t)r));
		return;
	}
	if (is_default_type(n->type, kind_for(n->type, const_kind(n->cval))))
		text_add(t, const_print(fn->arena, n->cval));
	else
		text_printf(t, "%s(" STR_FMT ")", lw_type_text(fn, n->type), STR_ARG(const_print(fn->arena, n->cval)));
}

static void put_list(struct lw_fn *fn, struct text *t, const struct nodes *l)
{
	for (uint32_t i = 0; i < l->len; i++) {
		if (i)
			text_add(t, STR(", "));
		put(fn, t, l->at[i], PREC_NONE);
	}
}

/* gc has packed what goes to a ...T. */
static void put_arguments(struct lw_fn *fn, struct text *t, struct node *n, bool first)
{
	struct type *sig = type_underlying(lw_subst(fn, node_unparen(n->call.fun)->type));
	const struct nodes *args = &n->call.args;
	bool packed = sig->kind == TYPE_FUNC && sig->func.variadic && !n->call.dots &&
		      !(args->len == 1 && lw_gives_many(args->at[0]));
	uint32_t plain = packed ? sig->func.params->tuple.vars.len - 1 : args->len;

	for (uint32_t i = 0; i < plain; i++, first = false) {
		text_add(t, first ? STR("") : STR(", "));
		put(fn, t, args->at[i], PREC_NONE);
	}
	if (packed) {
		text_add(t, first ? STR("") : STR(", "));
		text_add(t, args->len > plain ? STR("... argument") : STR("nil"));
	}
	text_add(t, packed || n->call.dots ? STR("...)") : STR(")"));
}

static void put_size(struct lw_fn *fn, struct text *t, struct node *n)
{
	int64_t count = lw_const_count(fn, n);

	if (count >= 0)
		text_printf(t, "%lld", (long long)count);
	else
		put(fn, t, n, PREC_NONE);
}

static void put_make(struct lw_fn *fn, struct text *t, struct node *n)
{
	struct nodes *a = &n->call.args;
	bool slice = type_underlying(lw_subst(fn, n->type))->kind == TYPE_SLICE;

	text_printf(t, "make(%s", lw_type_text(fn, a->at[0]->type));
	for (uint32_t i = 1; i < a->len; i++) {
		text_add(t, STR(", "));
		if (slice && i == a->len - 1)
			put_size(fn, t, a->at[i]);
		else
			put(fn, t, a->at[i], PREC_NONE);
	}
	text_char(t, ')');
}

/* Between strings and slices whose bytes or runes are of a declared type gc inserts a conversion to the plain slice. */
static void put_converted(struct lw_fn *fn, struct text *t, struct node *n)
{
	struct node *x = n->call.args.at[0];
	struct type *from = lw_subst(fn, x->type), *u = type_underlying(from);
	const char *plain = NULL;

	if (!lw_is_nil(x) && type_is(lw_subst(fn, n->type), INFO_STRING) && u->kind == TYPE_SLICE)
		if (type_unalias(u->slice.elem)->kind == TYPE_NAMED)
			plain = type_is_basic(u->slice.elem, BASIC_UINT8) ? "([]byte)(" : "([]rune)(";
	if (plain)
		text_add(t, str_of(plain));
	put(fn, t, x, PREC_NONE);
	if (plain)
		text_char(t, ')');
}

static void put_conversion(struct lw_fn *fn, struct text *t, struct node *n)
{
	struct type *type = lw_shaped(fn, n->type);
	struct node *x = n->call.args.at[0];
	bool name;

	/* Runes of a constant string are a literal to gc. */
	if (x->cval && const_kind(x->cval) == CONST_STRING && type_underlying(type)->kind == TYPE_SLICE &&
	    !type_is_basic(type_underlying(type)->slice.elem, BASIC_UINT8)) {
		text_printf(t, "%s{%s}", lw_type_text(fn, type), const_str(fn->arena, x->cval).len ? "..." : "");
		return;
	}
	name = type_has_name(type) || type == fn->lw->ts->any;

	text_printf(t, name ? "%s(" : "(%s)(", lw_type_text(fn, type));
	put_converted(fn, t, n);
	text_char(t, ')');
}

/* The embedded fields on the way to the one that is named. */
static void put_promotions(struct lw_fn *fn, struct text *t, struct node *n)
{
	const struct vm_type *v;
	struct lw_selection s;

	if (!n->sel || (n->sel->kind != SELECT_FIELD && n->sel->kind != SELECT_METHOD))
		return;
	s = lw_selection(fn, n);
	v = lw_type(fn, s.recv);
	for (uint32_t i = 0; i + 1 < s.npath; i++) {
		if (v->kind == VM_POINTER)
			v = v->elem;
		text_printf(t, ".%s", v->fields[s.path[i]].name);
		v = v->fields[s.path[i]].type;
	}
}

static bool is_static_method(struct lw_fn *fn, struct node *fun)
{
	struct lw_selection s;

	if (fun->kind != NODE_SELECTOR || !fun->sel || fun->sel->kind != SELECT_METHOD)
		return false;
	s = lw_selection(fn, fun);
	return s.obj->type->func.recv && !type_is_interface(s.obj->type->func.recv->type);
}

/* gc has made x.M(y) into T.M(x, y). */
static void put_method_call(struct lw_fn *fn, struct text *t, struct node *n, struct node *fun)
{
	struct lw_selection s = lw_selection(fn, fun);
	struct type *recv = s.obj->type->func.recv->type;
	bool pointer = type_unalias(recv)->kind == TYPE_POINTER;

	text_printf(t, pointer ? "(%s).%s(" : "%s.%s(", lw_type_text(fn, recv), s.obj->name);
	put(fn, t, fun->selector.x, PREC_NONE);
	put_promotions(fn, t, fun);
	put_arguments(fn, t, n, false);
}

static void put_call(struct lw_fn *fn, struct text *t, struct node *n)
{
	struct node *fun = node_unparen(n->call.fun);

	if (n->flags & NODE_CONVERSION || fun->mode == MODE_TYPE) {
		put_conversion(fn, t, n);
		return;
	}
	if ((n->flags & NODE_BUILTIN_CALL) && fun->obj->builtin.id == BUILTIN_MAKE) {
		put_make(fn, t, n);
		return;
	}
	if (is_static_method(fn, fun)) {
		put_method_call(fn, t, n, fun);
		return;
	}
	put(fn, t, fun, PREC_PRIMARY);
	text_char(t, '(');
	if (n->flags & NODE_BUILTIN_CALL) {
		put_list(fn, t, &n->call.args);
		text_add(t, n->call.dots ? STR("...)") : STR(")"));
	} else {
		put_arguments(fn, t, n, true);
	}
}

static void put_slice(struct lw_fn *fn, struct text *t, struct node *n)
{
	put(fn, t, n->slice.x, PREC_PRIMARY);
	for (int i = 0; i < (n->slice.full ? 3 : 2); i++) {
		text_char(t, i ? ':' : '[');
		if (n->slice.index[i])
			put(fn, t, n->slice.index[i], PREC_NONE);
	}
	text_char(t, ']');
}

static void put_composite(struct lw_fn *fn, struct text *t, struct node *n)
{
	struct type *type = lw_shaped(fn, n->type), *u = type_underlying(type);

	if (u->kind == TYPE_POINTER) {
		type = u->pointer.elem;
		text_char(t, '&');
	}
	text_printf(t, "%s{%s}", lw_type_text(fn, type), n->composite.elems.len ? "..." : "");
}

/* An untyped shift count is a uint. */
static void put_right(struct lw_fn *fn, struct text *t, struct node *n)
{
	struct node *y = node_unparen(n->op.y);

	if ((n->op.op == OP_SHL || n->op.op == OP_SHR) && y->kind == NODE_LITERAL)
		text_printf(t, "uint(" STR_FMT ")", STR_ARG(const_print(fn->arena, y->cval)));
	else
		put(fn, t, y, op_precedence(n->op.op) + 1);
}

static bool is_declared_in(const struct object *o)
{
	return o && o->pkg && (o->kind == OBJ_VAR || o->kind == OBJ_FUNC);
}

/* In instances of another package's functions all names, those of variables too, are that package's. */
const char *lw_qualified(struct lw_fn *fn, const char *name)
{
	while (fn->outer)
		fn = fn->outer;
	return fn->info && fn->info->pkg != fn->lw->pkg ? lw_printf(fn->lw, "%s.%s", fn->info->pkg->name, name) : name;
}

static void put_open(struct lw_fn *fn, struct text *t, struct node *n)
{
	switch (n->kind) {
	case NODE_NAME:
		text_add(t, str_of(is_declared_in(n->obj) ? lw_qualified(fn, n->name.text) : n->name.text));
		return;
	case NODE_LITERAL:
		text_add(t, n->literal.text);
		return;
	case NODE_FUNC_LIT:
		text_add(t, STR("func literal"));
		return;
	case NODE_COMPOSITE:
		put_composite(fn, t, n);
		return;
	case NODE_SELECTOR:
		put(fn, t, n->selector.x, PREC_PRIMARY);
		put_promotions(fn, t, n);
		text_printf(t, ".%s", n->selector.name->name.text);
		return;
	case NODE_INDEX:
		put(fn, t, n->index.x, PREC_PRIMARY);
		text_char(t, '[');
		put_list(fn, t, &n->index.args);
		text_char(t, ']');
		return;
	case NODE_SLICE:
		put_slice(fn, t, n);
		return;
	case NODE_ASSERT:
		put(fn, t, n->assertion.x, PREC_PRIMARY);
		text_printf(t, ".(%s)", lw_type_text(fn, n->assertion.type->type));
		return;
	case NODE_CALL:
		put_call(fn, t, n);
		return;
	case NODE_UNARY:
		text_add(t, str_of(op_text(n->op.op)));
		put(fn, t, n->op.x, node_unparen(n->op.x)->kind == NODE_COMPOSITE ? PREC_NONE : PREC_UNARY + 1);
		return;
	case NODE_BINARY:
		put(fn, t, n->op.x, op_precedence(n->op.op));
		text_printf(t, " %s ", op_text(n->op.op));
		put_right(fn, t, n);
		return;
	default:
		node_print(t, n);
	}
}

static int precedence(const struct node *n)
{
	if (n->cval)
		return PREC_PRIMARY;
	if (n->kind == NODE_BINARY)
		return op_precedence(n->op.op);
	return n->kind == NODE_UNARY ? PREC_UNARY : PREC_PRIMARY;
}

static void put(struct lw_fn *fn, struct text *t, struct node *n, int prec)
{
	n = node_unparen(n);
	if (n->mode == MODE_TYPE) {
		bool dynamic = fn->tparams && type_has_type_param(n->type); /* gc reads it from the dictionary */

		text_add(t, str_of(dynamic ? "<node DYNAMICTYPE>" : lw_type_text(fn, n->type)));
		return;
	}
	if (precedence(n) < prec) {
		text_char(t, '(');
		put(fn, t, n, PREC_NONE);
		text_char(t, ')');
		return;
	}
	if (n->cval)
		put_constant(fn, t, n);
	else
		put_open(fn, t, n);
}

const char *lw_text(struct lw_fn *fn, struct node *n)
{
	struct text t = {.arena = fn->arena};

	put(fn, &t, n, PREC_NONE);
	return text_str(&t).data;
}
