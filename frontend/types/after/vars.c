/* vars.c - what happens to each variable of a function: who declares it, whether its address
 * is taken, whether it is assigned again, which function literals use it. A walk over the finished
 * tree, in source order, that also settles the types left open. */
#include "check.h"

/* One body: of a function, of a literal, of a range over a function. */
struct vars {
	struct checker *c;
	struct func_info *func;   /* NULL: package level */
	struct func_info *decl;   /* function the walk started from */
	struct node *loop;        /* over a function, whose body this is; NULL: the body of func */
	const struct nodes *step; /* in a post statement: the names its loop declares */
	struct vars *around;
	uint32_t level;       /* bodies around this one */
	uint32_t depth;       /* of loops here, counted as gc does: see vm.h */
	struct map *captured; /* what stands in captures_of; made when the first does */
};

static void walk(struct vars *v, struct node *n);

static void walk_list(struct vars *v, const struct nodes *l)
{
	for (uint32_t i = 0; i < l->len; i++)
		walk(v, l->at[i]);
}

static void walk_children(struct vars *v, struct node *n)
{
	switch (n->kind) {
#define ONE(member, class)  walk(v, n->member);
#define OPT(member, class)  walk(v, n->member);
#define LIST(member, class) walk_list(v, &n->member);
#define NODE(kind, class, ...)                                                                                         \
	case NODE_##kind:                                                                                              \
		__VA_ARGS__                                                                                            \
		break;
#include "nodes.def"
#undef ONE
#undef OPT
#undef LIST
	default:
		break;
	}
}

static bool is_local(const struct object *obj)
{
	return obj && obj->kind == OBJ_VAR && obj->var.kind != VAR_FIELD && obj->var.kind != VAR_PACKAGE &&
	       obj->var.kind != VAR_NONE;
}

static struct object_list *captures_of(struct vars *v)
{
	return v->loop ? &v->loop->range.body->captures : &v->func->captures;
}

static void capture(struct vars *v, struct object *obj)
{
	if (!v->captured)
		v->captured = map_new(v->c->arena);
	if (map_get(v->captured, obj))
		return;
	map_put(v->captured, obj, obj);
	VEC_PUSH(v->c->arena, captures_of(v), obj);
}

static bool declares(const struct nodes *names, const struct object *obj)
{
	for (uint32_t i = 0; names && i < names->len; i++)
		if (names->at[i]->obj == obj)
			return true;
	return false;
}

/* What was assigned in straight-line code before the first use in a body further in, no body sees
 * change. gc's escape analysis has the same rule. It is sound because the loops around the
 * declaration are then all the loops around the inner body, and in each round of theirs the
 * variable is another one: nothing that stands above the body runs after it.
 * What a post statement assigns is the next round's variable; only a body in that statement sees the change. */
static void use_inside(struct vars *v, struct object *obj)
{
	if (v->level == obj->var.level)
		return;
	for (; v->level > obj->var.level; v = v->around)
		capture(v, obj);
	if (!obj->var.captured && v->depth == obj->var.depth)
		obj->var.changes = false;
	obj->var.captured = true;
	if (declares(v->step, obj))
		obj->var.changes = true;
}

/* The first meeting of a variable is its declaration. */
static void own(struct vars *v, struct object *obj)
{
	obj->var.owner = v->func;
	obj->var.level = v->level;
	obj->var.depth = v->depth;
	if (obj->var.kind == VAR_LOCAL && v->func)
		VEC_PUSH(v->c->arena, &v->func->locals, obj);
}

static void meet(struct vars *v, struct object *obj)
{
	if (!is_local(obj))
		return;
	if (!obj->var.owner) {
		own(v, obj);
		return;
	}
	use_inside(v, obj);
}

static struct vars body_in(struct vars *v, struct func_info *func)
{
	return (struct vars){.c = v->c, .func = func, .decl = v->decl, .around = v, .level = v->level + 1, .depth = 1};
}

/* A return statement in the body of a range over a function stores into the results of the function around. */
static void return_stmt(struct vars *v, struct node *n)
{
	const struct object_list *results = v->loop ? &v->func->sig->func.results->tuple.vars : NULL;

	for (struct vars *b = v; b->loop; b = b->around)
		b->loop->range.body->returns = true;
	for (uint32_t i = 0; results && i < results->len; i++)
		results->at[i]->var.captured = true;
	walk_children(v, n);
}

/* So does a defer statement add to that function's calls. */
static void go_defer(struct vars *v, struct node *n)
{
	if (v->func && n->call_stmt.tok == TOK_DEFER) {
		v->func->has_defer = true;
		for (struct vars *b = v; b->loop; b = b->around)
			b->loop->range.body->defers = true;
	}
	walk_children(v, n);
}

/* A looping label counts until the end of what it stands in. */
static void walk_block(struct vars *v, struct node *block)
{
	uint32_t depth = v->depth;

	walk(v, block);
	v->depth = depth;
}

static bool is_array(const struct node *n)
{
	return n->type && type_underlying(n->type)->kind == TYPE_ARRAY;
}

/* The variable that holds what n denotes, if that is part of a variable. */
static struct object *outer_variable(struct node *n)
{
	for (;;) {
		n = node_unparen(n);
		switch (n->kind) {
		case NODE_NAME:
			return is_local(n->obj) ? n->obj : NULL;
		case NODE_SELECTOR:
			if (!n->sel || n->sel->kind != SELECT_FIELD || n->sel->indirect)
				return NULL;
			n = n->selector.x;
			break;
		case NODE_INDEX:
			if (!is_array(n->index.x))
				return NULL;
			n = n->index.x;
			break;
		default:
			return NULL;
		}
	}
}

static void take_address(struct node *n)
{
	struct object *obj = outer_variable(n);

	if (obj)
		obj->var.addrtaken = true;
}

static void assign_to(struct vars *v, struct node *n)
{
	struct object *obj = outer_variable(n);

	if (!obj)
		return;
	if (n->kind == NODE_NAME && (n->flags & NODE_DEFINES))
		return;
	obj->var.reassigned = true;
	if (!declares(v->step, obj))
		obj->var.changes = true;
}

static void func_lit(struct vars *v, struct node *n)
{
	struct func_info *f = n->func_lit.info;
	struct vars inner;

	if (!f)
		n->func_lit.info = f = func_info_new(v->c, n, n->func_lit.body);
	f->sig = n->type ? type_underlying(n->type) : NULL;
	f->outer = v->func;
	if (v->func)
		VEC_PUSH(v->c->arena, &v->func->literals, f);
	inner = body_in(v, f);
	walk(&inner, n->func_lit.type);
	walk(&inner, n->func_lit.body);
}

static void selector(struct vars *v, struct node *n)
{
	const struct selection *s = n->sel;
	bool pointer;

	walk(v, n->selector.x);
	if (!s || s->kind != SELECT_METHOD || s->indirect || !object_ptr_recv(s->obj))
		return;
	type_deref(s->recv, &pointer);
	if (!pointer)
		take_address(n->selector.x);
}

static void assignment(struct vars *v, struct node *n)
{
	/* The right side of a definition comes first: it sees outer variables of the same name. */
	walk_list(v, &n->assign.rhs);
	walk_list(v, &n->assign.lhs);
	for (uint32_t i = 0; i < n->assign.lhs.len; i++)
		assign_to(v, n->assign.lhs.at[i]);
}

/* Or may be: what a type parameter stands for is not known. */
static bool is_func(struct type *t)
{
	const struct type *core = t ? type_core(t) : NULL;

	return !core || core->kind == TYPE_FUNC;
}

static void range_round(struct vars *v, struct node *n, struct node *body)
{
	walk_list(v, &n->range.lhs);
	for (uint32_t i = 0; i < n->range.lhs.len && !n->range.def; i++)
		assign_to(v, n->range.lhs.at[i]);
	walk(v, body);
}

static void range_loop(struct vars *v, struct node *n, struct node *body)
{
	uint32_t depth = v->depth;

	walk(v, n->range.x);
	if (is_func(n->range.x->type)) {
		struct vars inner = body_in(v, v->func);

		n->range.body = ARENA_NEW(v->c->arena, struct range_body);
		inner.loop = n;
		range_round(&inner, n, body);
		return;
	}
	v->depth++;
	range_round(v, n, body);
	v->depth = depth;
}

/* Each round has its own. */
static void declare_in_round(struct vars *v, const struct nodes *names)
{
	for (uint32_t i = 0; i < names->len; i++)
		if (is_local(names->at[i]->obj))
			names->at[i]->obj->var.depth = v->depth;
}

static void for_loop(struct vars *v, struct node *n)
{
	static const struct nodes none;
	const struct node *init = n->for_stmt.init;
	bool defines = init && init->kind == NODE_ASSIGN && init->assign.op == OP_DEF;
	const struct nodes *names = defines ? &init->assign.lhs : &none;
	uint32_t depth = v->depth;

	walk(v, n->for_stmt.init);
	v->depth++;
	declare_in_round(v, names);
	walk(v, n->for_stmt.cond);
	v->step = names;
	walk(v, n->for_stmt.post);
	v->step = NULL;
	walk(v, n->for_stmt.body);
	v->depth = depth;
}

static void if_stmt(struct vars *v, struct node *n)
{
	walk(v, n->if_stmt.init);
	walk(v, n->if_stmt.cond);
	walk_block(v, n->if_stmt.then);
	walk_block(v, n->if_stmt.else_);
}

static void clause(struct vars *v, struct node *n)
{
	uint32_t depth = v->depth;

	walk_list(v, &n->case_clause.exprs);
	meet(v, n->obj);
	walk_list(v, &n->case_clause.body);
	v->depth = depth;
}

static void composite(struct vars *v, struct node *n)
{
	bool is_struct = n->type && type_underlying(type_deref(n->type, NULL))->kind == TYPE_STRUCT;

	walk(v, n->composite.type);
	for (uint32_t i = 0; i < n->composite.elems.len; i++) {
		struct node *e = n->composite.elems.at[i];

		if (is_struct && e->kind == NODE_KEY_VALUE)
			walk(v, e->key_value.value);
		else
			walk(v, e);
	}
}

static void call(struct vars *v, struct node *n)
{
	struct node *fun = node_unparen(n->call.fun);

	if (v->func && (n->flags & NODE_BUILTIN_CALL) && fun->obj && fun->obj->kind == OBJ_BUILTIN &&
	    fun->obj->builtin.id == BUILTIN_RECOVER)
		v->func->has_recover = true;
	walk_children(v, n);
}

/* What no context gave a type has its default one; names that are only assigned to have that of
 * their object. */
static void settle(struct vars *v, struct node *n)
{
	struct type *t;

	if (n->kind == NODE_NAME && n->obj && n->obj->kind == OBJ_VAR && !n->type) {
		n->type = n->obj->type;
		n->mode = MODE_VARIABLE;
	}
	if (!n->type || n->mode == MODE_NIL || n->mode == MODE_TYPE || !type_is_untyped(n->type))
		return;
	t = type_default(n->type);
	if (n->mode != MODE_CONSTANT || (n->cval && const_representable(n->cval, t, v->c->arena, NULL)))
		n->type = t;
}

static void walk(struct vars *v, struct node *n)
{
	if (!n)
		return;
	settle(v, n);
	switch (n->kind) {
	case NODE_NAME:
		meet(v, n->obj);
		break;
	case NODE_FUNC_LIT:
		func_lit(v, n);
		break;
	case NODE_SELECTOR:
		selector(v, n);
		break;
	case NODE_UNARY:
		walk(v, n->op.x);
		if (n->op.op == OP_AND)
			take_address(n->op.x);
		break;
	case NODE_SLICE:
		walk_children(v, n);
		if (is_array(n->slice.x))
			take_address(n->slice.x);
		break;
	case NODE_ASSIGN:
		assignment(v, n);
		break;
	case NODE_FOR:
		if (n->for_stmt.init && n->for_stmt.init->kind == NODE_RANGE)
			range_loop(v, n->for_stmt.init, n->for_stmt.body);
		else
			for_loop(v, n);
		break;
	case NODE_IF:
		if_stmt(v, n);
		break;
	case NODE_COMPOSITE:
		composite(v, n);
		break;
	case NODE_CALL:
		call(v, n);
		break;
	case NODE_CALL_STMT:
		go_defer(v, n);
		break;
	case NODE_RETURN:
		return_stmt(v, n);
		break;
	case NODE_VAR_DECL:
		walk(v, n->var_decl.type);
		walk_list(v, &n->var_decl.values);
		walk_list(v, &n->var_decl.names);
		break;
	case NODE_CASE:
		clause(v, n);
		break;
	case NODE_BRANCH:
	case NODE_IMPORT_DECL:
	case NODE_CONST_DECL:
	case NODE_TYPE_DECL:
		break;
	case NODE_LABELED:
		v->depth += n->labeled.looping;
		n->labeled.in = v->loop;
		walk(v, n->labeled.stmt);
		break;
	case NODE_FIELD:
		if (!n->field.name)
			meet(v, n->obj);
		walk(v, n->field.name);
		break;
	default:
		walk_children(v, n);
		break;
	}
}

static void walk_func(struct checker *c, struct func_info *f)
{
	struct node *n = f->node;
	struct vars v = {.c = c, .func = f, .decl = f, .depth = 1};

	walk(&v, n->func_decl.recv);
	walk(&v, n->func_decl.type);
	walk(&v, n->func_decl.body);
}

void check_variables_of(struct checker *c, struct func_info *f)
{
	walk_func(c, f);
}

void check_variables(struct checker *c)
{
	struct vars package = {.c = c, .depth = 1};

	for (uint32_t i = 0; i < c->pkg->funcs.len; i++)
		if (!c->conf->ignore_func_bodies || func_is_generic(c->pkg->funcs.at[i]->sig))
			walk_func(c, c->pkg->funcs.at[i]);
	for (uint32_t i = 0; !c->conf->ignore_func_bodies && i < c->pkg->inits.len; i++)
		walk(&package, c->pkg->inits.at[i].rhs);
}
