/* lower_cost.c - what a body costs whoever inlines it, in gc's units.
 *
 * gc counts the nodes of its own tree, after its rewriting; here the same number is found on ours. So each case below
 * says what gc makes of a construct: implicit dereferences, addresses and conversions are nodes, those that keep the
 * representation are free, a definition declares its variables, and f, g = h() is as if it had no temporaries. Calls of
 * functions that are known are listed, for what they cost is known when their bodies are counted (passes/inline.c). */
#include "lw.h"

enum {
	COST_CALL = 57,
	COST_PARAM_CALL = 17, /* of a parameter or captured variable: a known function may arrive in it */
	COST_LITERAL = 15,
	COST_THROW = 80,
	BIG_NODES = 5000
};

struct cost {
	struct lw_fn *fn;
	struct vm_inline_info *inl;
	int32_t cost;
	int32_t nodes;
};

static void expr(struct cost *c, struct node *n);
static void stmts(struct cost *c, const struct nodes *list);

static void charge(struct cost *c, int32_t n)
{
	c->cost += n;
	c->nodes += n;
}

static void refuse(struct cost *c, const char *why)
{
	if (!c->inl->reason)
		c->inl->reason = why;
}

static struct type *type_of(struct cost *c, struct node *n)
{
	return n->type ? lw_subst(c->fn, n->type) : NULL;
}

/* Of what is called: with its type arguments, if it has them. */
static struct type *signature(struct cost *c, struct node *fun)
{
	struct node *bare = lw_bare_func(fun);
	struct instance *inst = fun->inst ? fun->inst : bare->inst;

	return type_underlying(lw_subst(c->fn, inst ? inst->type : fun->type));
}

/* ---- conversions ---- */

/* Integers of one size and sign are one type to gc's code, int and int64 too. */
static int simple_kind(enum vm_kind k)
{
	switch (k) {
	case VM_INT:
		return VM_INT64;
	case VM_UINT:
	case VM_UINTPTR:
		return VM_UINT64;
	default:
		return (int)k;
	}
}

static bool is_number(const struct vm_type *t)
{
	return vm_type_is_integer(t) || vm_type_is_float(t) || vm_type_is_complex(t);
}

static bool is_string_conversion(const struct vm_type *to, const struct vm_type *from)
{
	return to->kind == VM_STRING ? from->kind != VM_STRING : from->kind == VM_STRING && to->kind == VM_SLICE;
}

/* Whether code is made for it. */
static bool conversion_counts(const struct vm_type *to, const struct vm_type *from)
{
	if (to->kind == VM_INTERFACE)
		return from->kind != VM_INTERFACE || from->nimethods ||
		       vm_type_underlying(to) != vm_type_underlying(from);
	if (is_number(to) && is_number(from)) {
		if (vm_type_is_float(to) || vm_type_is_complex(to))
			return true;
		return simple_kind(to->kind) != simple_kind(from->kind);
	}
	return is_string_conversion(to, from) || (from->kind == VM_SLICE && to->kind != VM_SLICE);
}

static void conversion(struct cost *c, struct type *to, struct type *from)
{
	if (conversion_counts(lw_type(c->fn, to), lw_type(c->fn, from)))
		charge(c, 1);
}

/* n where a value of type `to` is wanted; NULL: as it is. */
static void expr_to(struct cost *c, struct node *n, struct type *to)
{
	struct type *from = type_of(c, n);

	if (to && from && !lw_is_nil(n) && from->kind != TYPE_TUPLE) {
		to = lw_subst(c->fn, to);
		if (type_is_untyped(from))
			from = type_is_interface(to) ? type_default(from) : to;
		if (!type_identical(from, to))
			conversion(c, to, from);
	}
	expr(c, n);
}

/* ---- several values of one call ---- */

static struct type *tuple_at(struct type *tuple, uint32_t i)
{
	return tuple->tuple.vars.at[i]->type;
}

static bool gives_tuple(struct cost *c, struct node *n)
{
	struct type *t = type_of(c, n);

	return t && t->kind == TYPE_TUPLE && t->tuple.vars.len > 1;
}

/* Temporaries that are declared, assigned and read. */
static void spread(struct cost *c, struct node *n)
{
	charge(c, 1 + 4 * (int32_t)n->type->tuple.vars.len);
	expr(c, n);
}

/* ---- operands ---- */

/* gc's &x.f costs nothing beyond x where f comes first in it. */
static bool is_first_field(struct cost *c, struct node *n)
{
	const struct vm_type *t;
	struct lw_selection s;
	struct node *x;

	n = node_unparen(n);
	if (n->kind != NODE_SELECTOR || !n->sel || n->sel->kind != SELECT_FIELD)
		return false;
	x = node_unparen(n->selector.x);
	if (x->kind != NODE_NAME && !(x->kind == NODE_SELECTOR && !x->sel))
		return false;
	s = lw_selection(c->fn, n);
	t = lw_type(c->fn, s.recv);
	if (t->kind == VM_POINTER)
		t = t->elem;
	return s.npath == 1 && t->kind == VM_STRUCT && t->fields[s.path[0]].offset == 0;
}

static void address_of(struct cost *c, struct node *x)
{
	charge(c, is_first_field(c, x) ? -1 : 1);
}

static bool is_array(struct cost *c, struct node *n)
{
	return lw_type(c->fn, n->type)->kind == VM_ARRAY;
}

static bool is_array_pointer(struct cost *c, struct node *n)
{
	const struct vm_type *t = lw_type(c->fn, n->type);

	return t->kind == VM_POINTER && t->elem->kind == VM_ARRAY;
}

/* Of x.m: x with the fields on the way, and what makes the receiver of it. */
static void receiver(struct cost *c, struct node *sel)
{
	struct lw_selection s = lw_selection(c->fn, sel);
	struct type *t = s.recv, *recv = s.obj->type->func.recv->type;
	bool is_pointer;

	expr(c, sel->selector.x);
	charge(c, (int32_t)s.npath - 1);
	if (type_is_interface(recv))
		return;
	for (uint32_t i = 0; i + 1 < s.npath; i++)
		t = type_underlying(type_deref(t, NULL))->strct.fields.at[s.path[i]]->type;
	type_deref(lw_subst(c->fn, t), &is_pointer);
	if (is_pointer && !s.obj->func.ptr_recv)
		charge(c, 1);
	else if (!is_pointer && s.obj->func.ptr_recv)
		s.npath == 1 ? address_of(c, sel->selector.x) : charge(c, 1);
}

static bool is_method_of_param(struct node *sel)
{
	struct type *t = sel->sel->recv;

	return type_is_param(t) || (t->kind == TYPE_POINTER && type_is_param(t->pointer.elem));
}

static bool is_interface_method(struct cost *c, struct node *sel)
{
	return type_is_interface(lw_selection(c->fn, sel).obj->type->func.recv->type);
}

static void selector(struct cost *c, struct node *n)
{
	if (!n->sel) {
		charge(c, 1); /* of another package */
		return;
	}
	switch (n->sel->kind) {
	case SELECT_FIELD:
		charge(c, (int32_t)lw_selection(c->fn, n).npath);
		expr(c, n->selector.x);
		return;
	case SELECT_METHOD:
		charge(c, 2);
		receiver(c, n);
		return;
	default:
		return;
	}
}

/* ---- composite literals ---- */

static void composite(struct cost *c, struct node *n)
{
	struct type *t = type_underlying(type_of(c, n));
	bool pointer = t->kind == TYPE_POINTER;

	if (pointer)
		t = type_underlying(t->pointer.elem);
	charge(c, pointer ? 2 : 1);
	if (t->kind == TYPE_SLICE)
		charge(c, 1);
	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i];
		bool keyed = e->kind == NODE_KEY_VALUE;
		struct node *value = keyed ? e->key_value.value : e;

		if (t->kind == TYPE_STRUCT) {
			struct object *f = keyed ? e->key_value.key->obj : t->strct.fields.at[i];

			charge(c, 1);
			expr_to(c, value, f ? f->type : NULL);
			continue;
		}
		if (keyed) {
			charge(c, 1);
			expr_to(c, e->key_value.key, t->kind == TYPE_MAP ? t->map.key : NULL);
		}
		expr_to(c, value,
			t->kind == TYPE_MAP     ? t->map.elem
			: t->kind == TYPE_SLICE ? t->slice.elem
						: t->array.elem);
	}
}

/* ---- calls ---- */

static void argument_list(struct cost *c, struct node *n, struct type *sig)
{
	const struct nodes *args = &n->call.args;
	const struct object_list *params = &sig->func.params->tuple.vars;
	bool packs = sig->func.variadic && !n->call.dots;
	uint32_t fixed = packs ? params->len - 1 : params->len, nargs = args->len;

	if (args->len == 1 && gives_tuple(c, args->at[0])) {
		spread(c, args->at[0]);
		nargs = args->at[0]->type->tuple.vars.len;
		for (uint32_t i = 0; i < nargs; i++) {
			struct type *from = lw_subst(c->fn, tuple_at(args->at[0]->type, i));
			struct type *to =
			    i < fixed ? params->at[i]->type : type_underlying(params->at[fixed]->type)->slice.elem;

			to = lw_subst(c->fn, to);
			if (!type_identical(from, to))
				conversion(c, to, from);
		}
	} else {
		for (uint32_t i = 0; i < nargs; i++)
			expr_to(c, args->at[i],
				i < fixed ? params->at[i]->type : type_underlying(params->at[fixed]->type)->slice.elem);
	}
	if (packs)
		charge(c, nargs > fixed ? 2 : 1);
}

static void add_call(struct cost *c, struct vm_func *f, int32_t extra)
{
	struct vm_inline_call call = {f, extra};

	VEC_PUSH(c->fn->arena, &c->inl->calls, call);
}

static bool is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

/* Of these gc knows that they are few instructions, or none. */
static bool is_cheap(const struct object *f)
{
	static const char *const byteorder[] = {"LEUint64",
						"LEUint32",
						"LEUint16",
						"BEUint64",
						"BEUint32",
						"BEUint16",
						"LEPutUint64",
						"LEPutUint32",
						"LEPutUint16",
						"BEPutUint64",
						"BEPutUint32",
						"BEPutUint16",
						"LEAppendUint64",
						"LEAppendUint32",
						"LEAppendUint16",
						"BEAppendUint64",
						"BEAppendUint32",
						"BEAppendUint16",
						NULL};
	static const char *const binary[] = {"Uint64",    "Uint32",       "Uint16",       "PutUint64",    "PutUint32",
					     "PutUint16", "AppendUint64", "AppendUint32", "AppendUint16", NULL};
	const char *path = f->pkg ? f->pkg->path : "";
	const struct object *recv = f->type->func.recv;

	if (strcmp(path, "internal/abi") == 0)
		return !recv && (strcmp(f->name, "NoEscape") == 0 || strcmp(f->name, "EscapeNonString") == 0);
	if (strcmp(path, "internal/byteorder") == 0)
		return !recv && is_one_of(f->name, byteorder);
	return recv && strcmp(path, "encoding/binary") == 0 && is_one_of(f->name, binary) &&
	       (strcmp(lw_receiver_name(f->type), "littleEndian") == 0 ||
		strcmp(lw_receiver_name(f->type), "bigEndian") == 0);
}

bool lw_is_gc_intrinsic(const struct object *f)
{
	static const struct {
		const char *path, *name;
	} table[] = {
#define GC_INTRINSIC(path, name) {path, name},
#include "gc_intrinsics.def"
	};

	if (!f->pkg || f->type->func.recv)
		return false;
	for (uint32_t i = 0; i < KIT_COUNT(table); i++)
		if (strcmp(f->name, table[i].name) == 0 && strcmp(f->pkg->path, table[i].path) == 0)
			return true;
	return false;
}

/* The call itself, without callee and arguments. */
static void known_call(struct cost *c, struct object *f, struct vm_func *callee)
{
	const char *path = f->pkg ? f->pkg->path : "";

	charge(c, 1);
	if (strcmp(path, "internal/runtime/sys") == 0 &&
	    (strcmp(f->name, "GetCallerPC") == 0 || strcmp(f->name, "GetCallerSP") == 0))
		refuse(c, lw_printf(c->fn->lw, "call to %s", f->name));
	if (is_cheap(f) || lw_is_gc_intrinsic(f))
		return;
	if (strcmp(path, "runtime") == 0 && strcmp(f->name, "throw") == 0)
		c->cost += COST_THROW;
	else
		add_call(c, callee, COST_CALL);
}

/* Instances get a dictionary: the address of one, or a word of the caller's own. */
static void dictionary(struct cost *c, const struct type_list *written)
{
	bool dynamic = false;

	for (uint32_t i = 0; i < written->len; i++)
		dynamic |= type_has_type_param(written->at[i]);
	if (written->len)
		charge(c, dynamic ? 4 : 2);
}

static void method_call(struct cost *c, struct node *n, struct node *fun)
{
	struct lw_selection s = lw_selection(c->fn, fun);
	struct type_list own = lw_own_targs(c->fn, fun);
	struct type *named;

	receiver(c, fun);
	if (is_interface_method(c, fun)) {
		charge(c, 2);
		c->cost += COST_CALL;
	} else if (is_method_of_param(fun)) {
		charge(c, 6);
		c->cost += COST_CALL;
	} else {
		known_call(c, s.obj, lw_concrete_method(c->fn->lw, s.obj, &own));
		named = type_as_named(type_deref(fun->sel->obj->type->func.recv->type, NULL));
		dictionary(c, named && !own.len ? &named->named.targs : &own);
	}
	argument_list(c, n, signature(c, node_unparen(n->call.fun)));
}

static bool names_function(struct node *fun)
{
	return (fun->kind == NODE_NAME || (fun->kind == NODE_SELECTOR && !fun->sel)) && fun->obj &&
	       fun->obj->kind == OBJ_FUNC;
}

/* Of a value: a literal, or a variable that always holds one, is known. */
static void value_call(struct cost *c, struct node *fun)
{
	struct node *value = node_unparen(lw_static_value(c->fn, fun)), *bare = lw_bare_func(value);
	struct vm_func *literal = value->kind == NODE_FUNC_LIT ? map_get(c->fn->lw->literals, value) : NULL;
	struct lw_var *v = fun->kind == NODE_NAME && fun->obj->kind == OBJ_VAR ? lw_var(c->fn, fun->obj) : NULL;
	bool given = v && (v->captured || fun->obj->var.kind == VAR_PARAM || fun->obj->var.kind == VAR_RECV);
	int32_t extra = given ? COST_PARAM_CALL : COST_CALL;

	charge(c, 1);
	if (literal && (literal->outer == c->fn->f || !literal->context || literal->context->nfields == 1))
		add_call(c, literal, extra);
	else if (names_function(bare))
		add_call(c, lw_func_ref(c->fn, bare), extra);
	else
		c->cost += extra;
	expr(c, fun);
}

static void converted(struct cost *c, struct node *n)
{
	struct type *to = type_of(c, n), *from = type_of(c, n->call.args.at[0]);

	if (from && !type_is_untyped(from) && !lw_is_nil(n->call.args.at[0]))
		conversion(c, to, from);
	expr(c, n->call.args.at[0]);
}

static void builtin(struct cost *c, struct node *n)
{
	struct nodes *args = &n->call.args;
	struct type *t = type_of(c, n);

	charge(c, 1);
	switch (lw_builtin_of(n)) {
	case BUILTIN_RECOVER:
		refuse(c, "call to recover");
		return;
	case BUILTIN_PANIC:
		charge(c, 1);
		expr(c, args->at[0]);
		return;
	case BUILTIN_NEW:
		if (args->at[0]->mode == MODE_TYPE)
			return;
		charge(c, 5);
		break;
	case BUILTIN_MAKE:
		if (args->len == 1)
			charge(c, 1); /* the size of a map or channel is 0 then */
		for (uint32_t i = 1; i < args->len; i++)
			expr(c, args->at[i]);
		return;
	case BUILTIN_APPEND: {
		struct type *u = type_underlying(t);

		for (uint32_t i = 0; i < args->len; i++)
			expr_to(c, args->at[i], i && !n->call.dots && u->kind == TYPE_SLICE ? u->slice.elem : NULL);
		return;
	}
	case BUILTIN_DELETE: {
		struct type *m = type_underlying(type_of(c, args->at[0]));

		expr(c, args->at[0]);
		expr_to(c, args->at[1], m->kind == TYPE_MAP ? m->map.key : NULL);
		return;
	}
	default:
		break;
	}
	for (uint32_t i = 0; i < args->len; i++)
		if (args->at[i]->mode != MODE_TYPE)
			expr(c, args->at[i]);
}

static void call(struct cost *c, struct node *n)
{
	struct node *fun = lw_bare_func(n->call.fun);

	if (n->flags & NODE_CONVERSION || fun->mode == MODE_TYPE) {
		converted(c, n);
		return;
	}
	if (n->flags & NODE_BUILTIN_CALL) {
		builtin(c, n);
		return;
	}
	if (fun->kind == NODE_SELECTOR && fun->sel && fun->sel->kind == SELECT_METHOD) {
		method_call(c, n, fun);
		return;
	}
	if (names_function(fun)) {
		struct node *f = node_unparen(n->call.fun);
		struct instance *inst = f->inst ? f->inst : fun->inst;

		known_call(c, fun->obj, lw_func_ref(c->fn, n->call.fun));
		charge(c, 1);
		if (inst)
			dictionary(c, &inst->targs);
	} else {
		value_call(c, fun);
	}
	argument_list(c, n, signature(c, node_unparen(n->call.fun)));
}

/* ---- operators ---- */

static bool is_concatenation(struct cost *c, struct node *n)
{
	n = node_unparen(n);
	return !n->cval && n->kind == NODE_BINARY && n->op.op == OP_ADD && type_is(type_of(c, n), INFO_STRING);
}

/* One node has all the operands. */
static void operands_of_concatenation(struct cost *c, struct node *n)
{
	n = node_unparen(n);
	if (!is_concatenation(c, n)) {
		expr(c, n);
		return;
	}
	operands_of_concatenation(c, n->op.x);
	operands_of_concatenation(c, n->op.y);
}

static bool is_comparison(enum op op)
{
	return op == OP_EQL || op == OP_NEQ || op == OP_LSS || op == OP_LEQ || op == OP_GTR || op == OP_GEQ;
}

static void binary(struct cost *c, struct node *n)
{
	struct type *x = type_of(c, n->op.x), *y = type_of(c, n->op.y);

	charge(c, 1);
	if (is_concatenation(c, n)) {
		operands_of_concatenation(c, n);
		return;
	}
	if (is_comparison(n->op.op) && x && y && type_is_interface(x) != type_is_interface(y)) {
		expr_to(c, n->op.x, type_is_interface(y) ? y : NULL);
		expr_to(c, n->op.y, type_is_interface(x) ? x : NULL);
		return;
	}
	expr(c, n->op.x);
	expr(c, n->op.y);
}

/* *(*T)(unsafe.Pointer(&x)) reads x. */
static bool points_to_variable(struct cost *c, struct node *n)
{
	for (n = node_unparen(n); n->kind == NODE_CALL && n->flags & NODE_CONVERSION;
	     n = node_unparen(n->call.args.at[0]))
		if (conversion_counts(lw_type(c->fn, n->type), lw_type(c->fn, n->call.args.at[0]->type)))
			return false;
	return n->kind == NODE_UNARY && n->op.op == OP_AND && node_unparen(n->op.x)->kind != NODE_COMPOSITE;
}

static void unary(struct cost *c, struct node *n)
{
	if (n->op.op == OP_AND && node_unparen(n->op.x)->kind != NODE_COMPOSITE)
		address_of(c, n->op.x);
	else if (n->op.op == OP_MUL && points_to_variable(c, n->op.x))
		c->nodes++;
	else
		charge(c, 1);
	expr(c, n->op.x);
}

static bool is_len_of(struct node *n, struct node *x)
{
	struct node *of;

	n = node_unparen(n);
	if (n->kind != NODE_CALL || !(n->flags & NODE_BUILTIN_CALL) || lw_builtin_of(n) != BUILTIN_LEN)
		return false;
	x = node_unparen(x);
	of = node_unparen(n->call.args.at[0]);
	return x->kind == NODE_NAME && of->kind == NODE_NAME && x->obj == of->obj;
}

static void slice(struct cost *c, struct node *n)
{
	int64_t low;

	charge(c, is_array(c, n->slice.x) ? 2 : 1);
	expr(c, n->slice.x);
	for (int i = 0; i < 3; i++) {
		if (!n->slice.index[i])
			continue;
		expr(c, n->slice.index[i]);
		if (i == 0 && n->slice.index[0]->cval && const_to_int64(n->slice.index[0]->cval, &low) && low == 0)
			c->cost--;
		if (i == 1 && is_len_of(n->slice.index[1], n->slice.x))
			c->cost -= 2;
	}
}

static void index_expr(struct cost *c, struct node *n)
{
	struct type *t = type_underlying(type_of(c, n->index.x));

	charge(c, is_array_pointer(c, n->index.x) ? 2 : 1);
	expr(c, n->index.x);
	expr_to(c, n->index.args.at[0], t->kind == TYPE_MAP ? t->map.key : NULL);
}

static void expr(struct cost *c, struct node *n)
{
	n = node_unparen(n);
	if (n->cval || lw_is_nil(n)) {
		charge(c, 1);
		return;
	}
	switch (n->kind) {
	case NODE_FUNC_LIT:
		charge(c, 1);
		c->cost += COST_LITERAL;
		return;
	case NODE_COMPOSITE:
		composite(c, n);
		return;
	case NODE_SELECTOR:
		selector(c, n);
		return;
	case NODE_INDEX:
		if (lw_bare_func(n) == n)
			index_expr(c, n);
		else
			expr(c, lw_bare_func(n));
		return;
	case NODE_SLICE:
		slice(c, n);
		return;
	case NODE_ASSERT:
		charge(c, 1);
		expr(c, n->assertion.x);
		return;
	case NODE_CALL:
		call(c, n);
		return;
	case NODE_UNARY:
		unary(c, n);
		return;
	case NODE_BINARY:
		binary(c, n);
		return;
	default:
		charge(c, 1);
	}
}

/* ---- statements ---- */

static bool defines(const struct node *n)
{
	return n->kind == NODE_NAME && n->flags & NODE_DEFINES && strcmp(n->name.text, "_") != 0;
}

static void place(struct cost *c, struct node *n)
{
	n = node_unparen(n);
	if (n->kind == NODE_NAME)
		charge(c, defines(n) ? 3 : 1); /* and its declaration */
	else
		expr(c, n);
}

static struct type *place_type(struct cost *c, struct node *n)
{
	n = node_unparen(n);
	if (n->kind == NODE_NAME && strcmp(n->name.text, "_") == 0)
		return NULL;
	if (n->kind == NODE_NAME && n->obj && n->obj->kind == OBJ_VAR)
		return lw_subst(c->fn, n->obj->type);
	return type_of(c, n);
}

static void assign(struct cost *c, const struct nodes *lhs, const struct nodes *rhs)
{
	charge(c, 1);
	for (uint32_t i = 0; i < lhs->len; i++)
		place(c, lhs->at[i]);
	if (rhs->len == 1 && lhs->len > 1) {
		struct type *t = rhs->at[0]->type;

		expr(c, rhs->at[0]);
		for (uint32_t i = 0; i < lhs->len && t && t->kind == TYPE_TUPLE; i++) {
			struct type *to = place_type(c, lhs->at[i]), *from = lw_subst(c->fn, tuple_at(t, i));

			if (to && !type_is_untyped(from) && !type_identical(to, from))
				conversion(c, to, from);
		}
		return;
	}
	for (uint32_t i = 0; i < rhs->len; i++)
		expr_to(c, rhs->at[i], i < lhs->len ? place_type(c, lhs->at[i]) : NULL);
}

static void assign_stmt(struct cost *c, struct node *n)
{
	if (n->assign.op == OP_NONE || n->assign.op == OP_DEF) {
		assign(c, &n->assign.lhs, &n->assign.rhs);
		return;
	}
	charge(c, 1);
	expr(c, n->assign.lhs.at[0]);
	if (n->assign.rhs.len)
		expr(c, n->assign.rhs.at[0]);
	else
		charge(c, 1); /* the 1 of x++ */
}

static void declare(struct cost *c, struct node *d)
{
	if (d->kind != NODE_VAR_DECL)
		return;
	if (d->var_decl.values.len)
		assign(c, &d->var_decl.names, &d->var_decl.values);
	else
		charge(c, 4 * (int32_t)d->var_decl.names.len);
}

static void returned(struct cost *c, struct node *n)
{
	const struct object_list *results = &lw_subst(c->fn, c->fn->info->sig)->func.results->tuple.vars;
	const struct nodes *list = &n->ret.results;

	charge(c, 1);
	if (list->len == 1 && gives_tuple(c, list->at[0])) {
		spread(c, list->at[0]);
		for (uint32_t i = 0; i < results->len; i++) {
			struct type *from = lw_subst(c->fn, tuple_at(list->at[0]->type, i));

			if (!type_identical(from, results->at[i]->type))
				conversion(c, results->at[i]->type, from);
		}
		return;
	}
	for (uint32_t i = 0; i < list->len; i++)
		expr_to(c, list->at[i], i < results->len ? results->at[i]->type : NULL);
}

static void stmt(struct cost *c, struct node *n);

static void stmt_if_any(struct cost *c, struct node *n)
{
	if (n)
		stmt(c, n);
}

/* What is left of a condition that is known: its own effects, unless it is a constant. */
static void if_stmt(struct cost *c, struct node *n)
{
	int known = lw_static_bool(n->if_stmt.cond);
	struct node *cond = node_unparen(n->if_stmt.cond);

	stmt_if_any(c, n->if_stmt.init);
	if (!known) {
		charge(c, 1);
		expr(c, cond);
	}
	if (known >= 0)
		stmts(c, &n->if_stmt.then->block.stmts);
	if (known <= 0)
		stmt_if_any(c, n->if_stmt.else_);
}

static void range_stmt(struct cost *c, struct node *n, struct node *r)
{
	if (r->range.body) {
		refuse(c, "range over a function"); /* its body is a function of its own */
		return;
	}
	charge(c, 1);
	for (uint32_t i = 0; i < r->range.lhs.len; i++)
		place(c, r->range.lhs.at[i]);
	expr(c, r->range.x);
	stmts(c, &n->for_stmt.body->block.stmts);
}

static void for_stmt(struct cost *c, struct node *n)
{
	struct node *init = n->for_stmt.init;

	if (init && init->kind == NODE_RANGE) {
		range_stmt(c, n, init);
		return;
	}
	stmt_if_any(c, init);
	if (n->for_stmt.cond && lw_static_bool(n->for_stmt.cond) < 0)
		return;
	charge(c, 1);
	if (n->for_stmt.cond)
		expr(c, n->for_stmt.cond);
	stmt_if_any(c, n->for_stmt.post);
	stmts(c, &n->for_stmt.body->block.stmts);
}

static void type_switch(struct cost *c, struct node *n)
{
	struct node *guard = n->switch_stmt.tag;

	charge(c, guard->guard.name ? 2 : 1);
	expr(c, guard->guard.x);
	for (uint32_t i = 0; i < n->switch_stmt.clauses.len; i++) {
		struct node *clause = n->switch_stmt.clauses.at[i];

		charge(c, guard->guard.name ? 2 : 1);
		for (uint32_t k = 0; k < clause->case_clause.exprs.len; k++)
			if (lw_is_nil(clause->case_clause.exprs.at[k]))
				charge(c, 1);
		stmts(c, &clause->case_clause.body);
	}
}

static void switch_stmt(struct cost *c, struct node *n)
{
	struct node *tag = n->switch_stmt.tag;
	struct type *t = tag && tag->kind != NODE_TYPE_SWITCH_GUARD ? type_of(c, tag) : NULL;

	charge(c, 1);
	stmt_if_any(c, n->switch_stmt.init);
	if (tag && tag->kind == NODE_TYPE_SWITCH_GUARD) {
		type_switch(c, n);
		return;
	}
	if (tag)
		expr(c, tag);
	for (uint32_t i = 0; i < n->switch_stmt.clauses.len; i++) {
		struct node *clause = n->switch_stmt.clauses.at[i];

		charge(c, 1);
		for (uint32_t k = 0; k < clause->case_clause.exprs.len; k++)
			expr_to(c, clause->case_clause.exprs.at[k], t && type_is_interface(t) ? t : NULL);
		stmts(c, &clause->case_clause.body);
	}
}

static void select_stmt(struct cost *c, struct node *n)
{
	charge(c, 1);
	for (uint32_t i = 0; i < n->select.clauses.len; i++) {
		struct node *clause = n->select.clauses.at[i];

		charge(c, 1);
		stmt_if_any(c, clause->comm_clause.comm);
		stmts(c, &clause->comm_clause.body);
	}
}

static void send(struct cost *c, struct node *n)
{
	struct type *t = type_core(type_of(c, n->send.chan));

	charge(c, 1);
	expr(c, n->send.chan);
	expr_to(c, n->send.value, t && t->kind == TYPE_CHAN ? t->chan.elem : NULL);
}

static void stmt(struct cost *c, struct node *n)
{
	switch (n->kind) {
	case NODE_LABELED:
		charge(c, 1);
		stmt(c, n->labeled.stmt);
		return;
	case NODE_BLOCK:
		stmts(c, &n->block.stmts);
		return;
	case NODE_EXPR_STMT:
		expr(c, n->expr_stmt.x);
		return;
	case NODE_SEND:
		send(c, n);
		return;
	case NODE_DECL_STMT:
		for (uint32_t i = 0; i < n->decl_stmt.decls.len; i++)
			declare(c, n->decl_stmt.decls.at[i]);
		return;
	case NODE_ASSIGN:
		assign_stmt(c, n);
		return;
	case NODE_BRANCH:
		if (n->branch.tok != TOK_FALLTHROUGH)
			charge(c, 1);
		return;
	case NODE_CALL_STMT:
		refuse(c, n->call_stmt.tok == TOK_GO ? "unhandled op GO" : "unhandled op DEFER");
		return;
	case NODE_RETURN:
		returned(c, n);
		return;
	case NODE_IF:
		if_stmt(c, n);
		return;
	case NODE_FOR:
		for_stmt(c, n);
		return;
	case NODE_SWITCH:
		switch_stmt(c, n);
		return;
	case NODE_SELECT:
		select_stmt(c, n);
		return;
	default:
		return;
	}
}

/* Nothing runs behind it, as gc sees that when it reads a list of statements. */
static bool terminates(struct node *n)
{
	int known;

	if (!n)
		return false;
	switch (n->kind) {
	case NODE_BRANCH:
		return n->branch.tok == TOK_GOTO;
	case NODE_RETURN:
		return true;
	case NODE_EXPR_STMT:
		return node_unparen(n->expr_stmt.x)->flags & NODE_PANIC;
	case NODE_IF:
		known = lw_static_bool(n->if_stmt.cond);
		return (known < 0 || terminates(n->if_stmt.then)) && (known > 0 || terminates(n->if_stmt.else_));
	case NODE_BLOCK:
		for (uint32_t i = n->block.stmts.len; i > 0; i--)
			if (n->block.stmts.at[i - 1]->kind != NODE_EMPTY)
				return terminates(n->block.stmts.at[i - 1]);
		return false;
	default:
		return false;
	}
}

static void stmts(struct cost *c, const struct nodes *list)
{
	uint32_t last_label = 0;
	bool dead = false;

	for (uint32_t i = 0; i < list->len; i++)
		if (list->at[i]->kind == NODE_LABELED)
			last_label = i + 1;
	for (uint32_t i = 0; i < list->len; i++) {
		if (dead && i >= last_label)
			continue;
		stmt(c, list->at[i]);
		dead = terminates(list->at[i]);
	}
}

/* ---- functions ---- */

static const char *impossible(uint32_t pragmas)
{
	if (pragmas & PRAGMA_NOINLINE)
		return "marked go:noinline";
	if (pragmas & PRAGMA_CGO_UNSAFE_ARGS)
		return "marked go:cgo_unsafe_args";
	if (pragmas & PRAGMA_UINTPTR_KEEPALIVE)
		return "marked as having a keep-alive uintptr argument";
	if (pragmas & PRAGMA_UINTPTR_ESCAPES)
		return "marked as having an escaping uintptr argument";
	return pragmas & PRAGMA_YESWRITEBARRIERREC ? "marked go:yeswritebarrierrec" : NULL;
}

static void put_shapes(struct lw_fn *fn, struct text *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		text_printf(t, "%c%s", i == from ? '[' : ',', lw_type_text(fn, lw_shaped(fn, fn->tparams->at[i])));
	if (from < to)
		text_char(t, ']');
}

/* An instance is that of its shapes to gc; NULL: not an instance. */
static const char *shaped_name(struct lw_fn *fn)
{
	const struct object *o = fn->info->obj;
	const struct type *sig = fn->info->sig;
	uint32_t own = sig->func.recv_tparams.len, all = fn->tparams ? fn->tparams->len : 0;
	bool pointer;
	struct text t = {.arena = fn->arena};

	if (!o || !all)
		return NULL;
	if (fn->info->pkg != fn->lw->pkg)
		text_printf(&t, "%s.", fn->info->pkg->name);
	if (sig->func.recv) {
		type_deref(sig->func.recv->type, &pointer);
		text_printf(&t, pointer ? "(*%s" : "%s", lw_receiver_name(sig));
		put_shapes(fn, &t, 0, own);
		text_add(&t, pointer ? STR(").") : STR("."));
	}
	text_add(&t, str_of(o->name));
	put_shapes(fn, &t, own, all);
	return text_str(&t).data;
}

void lw_count_cost(struct lw_fn *fn, struct node *body)
{
	struct vm_inline_info *inl = &fn->f->inl;
	struct node *decl = fn->info->node;
	struct pragma *p = decl->kind == NODE_FUNC_DECL ? decl->func_decl.pragma : NULL;
	struct cost c = {.fn = fn, .inl = inl};

	if (!fn->lw->conf->inlining)
		return;
	inl->counted = true;
	inl->pos = decl->pos;
	inl->text = shaped_name(fn);
	inl->reason = p ? impossible(p->flags) : NULL;
	stmts(&c, &body->block.stmts);
	inl->cost = c.cost;
	inl->instruction = fn->info->obj && lw_is_gc_intrinsic(fn->info->obj);
	inl->big = c.nodes >= BIG_NODES;
}
