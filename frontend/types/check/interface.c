/* interface.c - interface types and the unions inside them. */
#include "check.h"
#include "gc_limits.h"
#include "typeset.h"

/* ---- unions ---- */

struct term_nodes {
	struct node **at;
	uint32_t len, cap;
};

struct parsed_union {
	struct type *type;
	struct term_nodes nodes; /* one per term */
};

static void flatten(struct checker *c, struct node *n, struct term_nodes *terms)
{
	if (n->kind == NODE_BINARY && n->op.op == OP_OR) {
		flatten(c, n->op.x, terms);
		n = n->op.y;
	}
	VEC_PUSH(c->arena, terms, n);
}

static struct union_term parse_term(struct checker *c, struct node *n)
{
	bool tilde = n->kind == NODE_UNARY && n->op.op == OP_TILDE;
	struct node *x = tilde ? n->op.x : n;
	struct type *t = check_type(c, x);

	if (type_is_param(t)) {
		if (tilde)
			check_error(c, node_start(x), ERR_MISPLACED_TYPE_PARAM,
				    "type in term %s cannot be a type parameter", node_text(c, n));
		else
			check_error(c, node_start(x), ERR_MISPLACED_TYPE_PARAM, "term cannot be a type parameter");
		t = c->ts->basic[BASIC_INVALID];
	}
	if (tilde)
		record_expr(c, n, MODE_TYPE, t, NULL);
	return (struct union_term){tilde, t};
}

static const char *term_text(struct checker *c, const struct union_term *t)
{
	const struct qualifier q = {.own_too = true};

	return str_printf(c, "%s" STR_FMT, t->tilde ? "~" : "", STR_ARG(type_string(c->arena, t->type, &q)));
}

static void check_interface_term(struct checker *c, struct node *n, const struct union_term *t, struct type *iface)
{
	const struct typeset *s = type_typeset(iface);

	if (s->methods.len > 0)
		check_error(c, node_start(n), ERR_INVALID_UNION, "cannot use %s in union (%s contains methods)",
			    term_text(c, t), term_text(c, t));
	else if (t->type == c->ts->comparable)
		check_error(c, node_start(n), ERR_INVALID_UNION, "cannot use comparable in union");
	else if (s->comparable)
		check_error(c, node_start(n), ERR_INVALID_UNION, "cannot use %s in union (%s embeds comparable)",
			    term_text(c, t), term_text(c, t));
}

static void check_overlap(struct checker *c, const struct parsed_union *p, uint32_t i)
{
	const struct union_term *terms = p->type->onion.terms, *t = &terms[i];

	for (uint32_t j = 0; j < i; j++) {
		if (!type_is_valid(terms[j].type) || type_is_interface(terms[j].type) || term_disjoint(&terms[j], t))
			continue;
		check_error(c, node_start(p->nodes.at[i]), ERR_INVALID_UNION, "overlapping terms %s and %s",
			    term_text(c, t), term_text(c, &terms[j]));
		return;
	}
}

static void check_terms(struct checker *c, void *arg)
{
	const struct parsed_union *p = arg;

	for (uint32_t i = 0; i < p->type->onion.nterms; i++) {
		const struct union_term *t = &p->type->onion.terms[i];
		struct node *n = p->nodes.at[i];
		struct type *u;

		if (!type_is_valid(t->type))
			continue;
		u = type_underlying(t->type);
		if (t->tilde && u->kind == TYPE_INTERFACE)
			check_error(c, node_start(n), ERR_INVALID_UNION, "invalid use of ~ (%s is an interface)",
				    type_text(c, t->type));
		else if (t->tilde && !type_identical(u, t->type))
			check_error(c, node_start(n), ERR_INVALID_UNION,
				    "invalid use of ~ (underlying type of %s is %s)", type_text(c, t->type),
				    type_text(c, u));
		else if (u->kind == TYPE_INTERFACE)
			check_interface_term(c, n, t, u);
		else
			check_overlap(c, p, i);
	}
}

struct type *check_union_or_type(struct checker *c, struct node *n)
{
	struct parsed_union *p = ARENA_NEW(c->arena, struct parsed_union);
	VEC(struct union_term) terms = {0};

	flatten(c, n, &p->nodes);
	for (uint32_t i = 0; i < p->nodes.len; i++) {
		struct union_term t = parse_term(c, p->nodes.at[i]);

		if (p->nodes.len == 1 && !t.tilde)
			return t.type;
		if (terms.len >= GC_MAX_UNION_TERMS) {
			check_error(c, node_start(p->nodes.at[i]), ERR_INVALID_UNION,
				    "cannot handle more than %d union terms (implementation limitation)",
				    GC_MAX_UNION_TERMS);
			return c->ts->basic[BASIC_INVALID];
		}
		VEC_PUSH(c->arena, &terms, t);
	}
	p->type = type_new(c->ts, TYPE_UNION);
	p->type->onion.terms = terms.at;
	p->type->onion.nterms = terms.len;
	record_expr(c, n, MODE_TYPE, p->type, NULL);
	check_later(c, check_terms, p);
	return p->type;
}

/* ---- interfaces ---- */

struct embeds {
	VEC(pos_t) pos;
};

static void add_method(struct checker *c, struct type *iface, struct node *f, struct type *recv)
{
	struct node *name = f->field.name;
	struct type *sig;
	struct object *m;

	if (name->name.text == c->ts->blank) {
		check_error(c, node_start(name), ERR_BLANK_IFACE_METHOD, "methods must have a unique non-blank name");
		return;
	}
	sig = check_type(c, f->field.type);
	if (sig->kind != TYPE_FUNC)
		return;
	sig->func.recv = object_var(c->ts, VAR_RECV, name->pos, c->pkg, check_intern(c, ""), recv);
	m = object_new(c->ts, OBJ_FUNC, name->pos, c->pkg, name->name.text, sig);
	record_def(c, name, m);
	VEC_PUSH(c->arena, &iface->iface.methods, m);
}

struct set_at {
	struct type *iface;
	pos_t pos;
};

static void compute_set(struct checker *c, void *arg)
{
	const struct set_at *s = arg;

	type_typeset_at(s->iface, s->pos);
}

struct type *check_interface_type(struct checker *c, struct node *n, struct object *def)
{
	struct type *t = type_new(c->ts, TYPE_INTERFACE), *recv = t;
	struct embeds e = {0};
	struct set_at s = {t, n->pos};

	VEC_PUSH(c->arena, &c->cleanups, t);
	if (c->interface_depth++ == 0)
		VEC_PUSH(c->arena, &c->interfaces, (struct typed_place){n->pos, t});
	if (def && def->type && type_as_named(def->type))
		recv = type_as_named(def->type);
	for (uint32_t i = 0; i < n->interface_type.methods.len; i++) {
		struct node *f = n->interface_type.methods.at[i];

		if (f->field.name) {
			add_method(c, t, f, recv);
			continue;
		}
		VEC_PUSH(c->arena, &e.pos, node_start(f->field.type));
		VEC_PUSH(c->arena, &t->iface.embeds, check_union_or_type(c, f->field.type));
		t->iface.embed_pos = e.pos.at;
	}
	c->interface_depth--;
	t->iface.complete = true;
	if (t->iface.methods.len == 0 && t->iface.embeds.len == 0)
		return t;
	methods_sort(c->arena, &t->iface.methods);
	check_later(c, compute_set, arena_dup(c->arena, &s, sizeof s));
	return t;
}
