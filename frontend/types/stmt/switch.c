/* switch.c - switch, type switch and select. */
#include "check_expr.h"

/* ---- several defaults ---- */

static void check_defaults(struct checker *c, const struct nodes *clauses)
{
	struct node *first = NULL;

	for (uint32_t i = 0; i < clauses->len; i++) {
		struct node *n = clauses->at[i];
		bool is_default = n->kind == NODE_CASE ? n->case_clause.is_default : !n->comm_clause.comm;
		if (!is_default)
			continue;
		if (first)
			check_error(c, node_start(n), ERR_DUPLICATE_DEFAULT, "multiple defaults (first at " STR_FMT ")",
				    STR_ARG(sources_pos_in_text(c->conf->sources, c->arena, first->pos)));
		else
			first = n;
	}
}

/* ---- expression switches ---- */

/* Cases seen with one value: usually of one type, but an interface tag tells byte(1) from int(1).
 */
struct seen_case {
	pos_t pos;
	struct type *type;
	struct seen_case *next;
};

static bool is_new_case(struct checker *c, struct operand *v, struct map *seen)
{
	enum const_kind kind = const_kind(v->val);
	struct str key;

	if (kind != CONST_INT && kind != CONST_FLOAT && kind != CONST_STRING)
		return true;
	key = const_key(c->arena, v->val);
	struct seen_case *first = map_get_str(seen, key);
	for (struct seen_case *s = first; s; s = s->next) {
		if (!type_identical(v->type, s->type))
			continue;
		struct report *r = report_new(c, ERR_DUPLICATE_CASE);
		report_add(r, operand_pos(v), "duplicate case %s in expression switch", operand_text(c, v));
		report_add(r, s->pos, "previous case");
		report_send(r);
		return false;
	}
	struct seen_case *s = ARENA_NEW(c->arena, struct seen_case);
	*s = (struct seen_case){v->expr->pos, v->type, first};
	map_put_str(seen, key, s);
	return true;
}

static void check_case_values(struct checker *c, struct operand *tag, const struct nodes *values, struct map *seen)
{
	for (uint32_t i = 0; i < values->len; i++) {
		struct operand v = {0}, result, y = *tag;

		check_expr(c, NULL, &v, values->at[i]);
		if (tag->mode == MODE_INVALID || v.mode == MODE_INVALID)
			continue;
		check_convert_untyped(c, &v, tag->type);
		if (v.mode == MODE_INVALID)
			continue;
		result = v;
		check_comparison(c, &result, &y, OP_EQL, true);
		if (result.mode != MODE_INVALID && v.mode == MODE_CONSTANT)
			is_new_case(c, &v, seen);
	}
}

/* switch without a tag compares with true. */
static void implicit_true(struct checker *c, struct operand *x, struct node *n)
{
	struct nodes *clauses = &n->switch_stmt.clauses;
	pos_t pos = clauses->len ? clauses->at[0]->pos : n->switch_stmt.rbrace;

	*x = (struct operand){
	    .mode = MODE_CONSTANT,
	    .type = c->ts->basic[BASIC_BOOL],
	    .val = const_bool(c->arena, true),
	    .expr = node_new(c->arena, NODE_NAME, pos),
	};
	x->expr->name.text = check_intern(c, "true");
}

static void check_tag(struct checker *c, struct operand *x, struct node *tag)
{
	check_expr(c, NULL, x, tag);
	check_assignment(c, x, NULL, "switch expression");
	if (x->mode == MODE_INVALID || type_comparable(x->type, true, NULL) || type_has_nil(x->type))
		return;
	check_error(c, operand_pos(x), ERR_INVALID_EXPR_SWITCH, "cannot switch on %s (%s is not comparable)",
		    operand_text(c, x), type_text(c, x->type));
	operand_invalidate(x);
}

static void check_expr_switch(struct checker *c, struct node *n)
{
	struct nodes *clauses = &n->switch_stmt.clauses;
	struct map *seen = map_new(c->arena);
	struct operand x = {0};

	if (n->switch_stmt.tag)
		check_tag(c, &x, n->switch_stmt.tag);
	else
		implicit_true(c, &x, n);
	check_defaults(c, clauses);
	for (uint32_t i = 0; i < clauses->len; i++) {
		struct node *clause = clauses->at[i];

		check_case_values(c, &x, &clause->case_clause.exprs, seen);
		check_open_scope(c);
		check_stmt_list(c, &clause->case_clause.body);
		check_close_scope(c);
	}
}

/* ---- type switches ---- */

/* A type of the cases so far; NULL stands for nil. */
struct seen_type {
	struct type *type;
	struct node *node;
	struct seen_type *next; /* of the same hash */
};

static bool is_nil(struct checker *c, struct node *n)
{
	struct object *obj;

	n = node_unparen(n);
	obj = n->kind == NODE_NAME ? check_lookup(c, n->name.text) : NULL;
	return obj && obj->kind == OBJ_NIL;
}

static bool is_new_type(struct checker *c, struct map *seen, struct type *t, struct node *n)
{
	const void *hash = (void *)(uintptr_t)(t ? type_hash(t) | 1 : 2);
	struct seen_type *first = map_get(seen, hash), *s;

	for (s = first; s; s = s->next) {
		if (t && s->type ? !type_identical(t, s->type) : t != s->type)
			continue;
		struct report *r = report_new(c, ERR_DUPLICATE_CASE);
		report_add(r, node_start(n), "duplicate case %s in type switch", t ? type_text(c, t) : "nil");
		report_add(r, node_start(s->node), "previous case");
		report_send(r);
		return false;
	}
	s = ARENA_NEW(c->arena, struct seen_type);
	*s = (struct seen_type){t, n, first};
	map_put(seen, hash, s);
	return true;
}

/* Checks the types of one clause; gives the type its variable has: of a single type that one, else
 * the operand's. x NULL: the operand is invalid. */
static struct type *check_case_types(struct checker *c, struct operand *x, const struct nodes *types, struct map *seen)
{
	struct type *t = NULL;

	for (uint32_t i = 0; i < types->len; i++) {
		struct node *n = types->at[i];
		struct operand nil = {0};

		if (is_nil(c, n)) {
			t = NULL;
			check_expr(c, NULL, &nil, n);
		} else {
			t = check_var_type(c, n);
			if (!type_is_valid(t))
				continue;
		}
		if (is_new_type(c, seen, t, n) && x && t)
			check_type_assertion(c, n, x, t, true);
	}
	if (types->len == 1 && t)
		return t;
	return x ? x->type : c->ts->basic[BASIC_INVALID];
}

/* The operand if it can be switched on, else NULL. */
static struct operand *check_guard(struct checker *c, struct operand *x, struct node *guard)
{
	check_expr(c, NULL, x, guard->guard.x);
	if (x->mode == MODE_INVALID)
		return NULL;
	if (type_is_non_param_interface(x->type))
		return x;
	check_error(c, operand_pos(x), ERR_INVALID_TYPE_SWITCH,
		    type_is_param(x->type) ? "cannot use type switch on type parameter value %s"
					   : "%s is not an interface",
		    operand_text(c, x));
	return NULL;
}

static void check_type_switch(struct checker *c, struct node *n, struct node *guard)
{
	struct nodes *clauses = &n->switch_stmt.clauses;
	struct node *name = guard->guard.name;
	struct map *seen = map_new(c->arena);
	struct object_list vars = {0};
	struct operand operand = {0}, *x;
	bool used = false;

	if (name && name->name.text == c->ts->blank) {
		check_error(c, node_start(name), ERR_NO_NEW_VAR, "no new variable on left side of :=");
		name = NULL;
	} else if (name) {
		record_def(c, name, NULL); /* each clause declares its own */
	}
	x = check_guard(c, &operand, guard);
	check_defaults(c, clauses);
	for (uint32_t i = 0; i < clauses->len; i++) {
		struct node *clause = clauses->at[i];
		struct type *t = check_case_types(c, x, &clause->case_clause.exprs, seen);

		check_open_scope(c);
		if (name) {
			struct object *obj = object_var(c->ts, VAR_LOCAL, name->pos, c->pkg, name->name.text, t);
			check_declare(c, c->env.scope, NULL, obj);
			clause->obj = obj;
			VEC_PUSH(c->arena, &vars, obj);
		}
		check_stmt_list(c, &clause->case_clause.body);
		check_close_scope(c);
	}
	/* The clauses' variables count as one: used in any, used in all. */
	for (uint32_t i = 0; i < vars.len; i++) {
		used |= vars.at[i]->used;
		vars.at[i]->used = true;
	}
	if (name && !used)
		check_error(c, node_start(name), ERR_UNUSED_VAR, "%s declared and not used", name->name.text);
}

void check_switch_stmt(struct checker *c, struct node *n)
{
	struct node *tag = n->switch_stmt.tag;

	check_open_scope(c);
	check_stmt(c, n->switch_stmt.init);
	if (tag && tag->kind == NODE_TYPE_SWITCH_GUARD)
		check_type_switch(c, n, tag);
	else
		check_expr_switch(c, n);
	check_close_scope(c);
}

/* ---- select ---- */

static bool is_receive(struct node *n)
{
	n = node_unparen(n);
	return n->kind == NODE_UNARY && n->op.op == OP_RECV;
}

static bool is_communication(const struct node *comm)
{
	if (!comm || comm->kind == NODE_SEND)
		return true;
	if (comm->kind == NODE_EXPR_STMT)
		return is_receive(comm->expr_stmt.x);
	return comm->kind == NODE_ASSIGN && comm->assign.rhs.len == 1 && is_receive(comm->assign.rhs.at[0]);
}

void check_select_stmt(struct checker *c, struct node *n)
{
	struct nodes *clauses = &n->select.clauses;

	check_defaults(c, clauses);
	for (uint32_t i = 0; i < clauses->len; i++) {
		struct node *clause = clauses->at[i], *comm = clause->comm_clause.comm;

		if (!is_communication(comm)) {
			check_error(c, node_start(comm), ERR_INVALID_SELECT_CASE,
				    "select case must be send or receive (possibly with assignment)");
			continue;
		}
		check_open_scope(c);
		check_stmt(c, comm);
		check_stmt_list(c, &clause->comm_clause.body);
		check_close_scope(c);
	}
}
