/* typeset.c - type sets: which types and methods an interface admits. */
#include "check.h"
#include "gc_limits.h"
#include "typeset.h"

/* ---- terms ---- */

bool term_includes(const struct union_term *x, struct type *t)
{
	return type_identical(x->type, x->tilde ? type_underlying(t) : t);
}

bool term_disjoint(const struct union_term *x, const struct union_term *y)
{
	struct type *ux = y->tilde ? type_underlying(x->type) : x->type;
	struct type *uy = x->tilde ? type_underlying(y->type) : y->type;

	return !type_identical(ux, uy);
}

static bool term_subset(const struct union_term *x, const struct union_term *y)
{
	return !term_disjoint(x, y) && (!x->tilde || y->tilde);
}

static bool terms_cover(const struct terms *x, const struct union_term *term)
{
	for (uint32_t i = 0; i < x->len; i++)
		if (term_subset(term, &x->at[i]))
			return true;
	return false;
}

static bool terms_subset(const struct terms *x, const struct terms *y)
{
	if (y->all)
		return true;
	if (x->all)
		return false;
	for (uint32_t i = 0; i < x->len; i++)
		if (!terms_cover(y, &x->at[i]))
			return false;
	return true;
}

bool terms_equal(const struct terms *x, const struct terms *y)
{
	return terms_subset(x, y) && terms_subset(y, x);
}

bool terms_include(const struct terms *x, struct type *t)
{
	if (x->all)
		return true;
	for (uint32_t i = 0; i < x->len; i++)
		if (term_includes(&x->at[i], t))
			return true;
	return false;
}

/* Merges overlapping terms. */
static struct terms normal(struct terms x)
{
	uint32_t n = 0;

	if (x.all)
		return x;
	for (uint32_t i = 0; i < x.len; i++) {
		struct union_term t = x.at[i];

		if (!t.type)
			continue;
		for (uint32_t j = i + 1; j < x.len; j++) {
			if (!x.at[j].type || term_disjoint(&t, &x.at[j]))
				continue;
			if (!t.tilde && x.at[j].tilde)
				t = x.at[j];
			x.at[j].type = NULL;
		}
		x.at[n++] = t;
	}
	x.len = n;
	return x;
}

static struct terms unite(struct arena *a, const struct terms *x, const struct terms *y)
{
	struct terms r = {x->all || y->all, NULL, 0};

	if (r.all)
		return r;
	r.at = ARENA_ARRAY(a, struct union_term, x->len + y->len + 1);
	for (uint32_t i = 0; i < x->len; i++)
		r.at[r.len++] = x->at[i];
	for (uint32_t i = 0; i < y->len; i++)
		r.at[r.len++] = y->at[i];
	return normal(r);
}

static struct terms intersect(struct arena *a, const struct terms *x, const struct terms *y)
{
	struct terms r = {false, NULL, 0};

	if (x->all)
		return *y;
	if (y->all)
		return *x;
	r.at = ARENA_ARRAY(a, struct union_term, x->len * y->len + 1);
	for (uint32_t i = 0; i < x->len; i++)
		for (uint32_t j = 0; j < y->len; j++)
			if (!term_disjoint(&x->at[i], &y->at[j]))
				r.at[r.len++] = !x->at[i].tilde || y->at[j].tilde ? x->at[i] : y->at[j];
	return normal(r);
}

struct str terms_string(struct arena *a, const struct terms *x, const struct qualifier *q)
{
	struct text t = {.arena = a};

	if (x->all)
		return STR("𝓤");
	if (x->len == 0)
		return STR("∅");
	for (uint32_t i = 0; i < x->len; i++) {
		if (i > 0)
			text_add(&t, STR(" | "));
		if (x->at[i].tilde)
			text_char(&t, '~');
		type_write(&t, x->at[i].type, q);
	}
	return text_str(&t);
}

/* ---- sets ---- */

bool typeset_is_empty(const struct typeset *s)
{
	return !s->terms.all && s->terms.len == 0;
}

bool typeset_is_method_set(const struct typeset *s)
{
	return !s->comparable && s->terms.all;
}

bool typeset_is_all(const struct typeset *s)
{
	return typeset_is_method_set(s) && s->methods.len == 0;
}

bool typeset_has_terms(const struct typeset *s)
{
	return !s->terms.all && s->terms.len > 0;
}

bool typeset_subset(struct types *ts, const struct typeset *x, const struct typeset *y)
{
	return terms_subset(&x->terms, &y->terms);
}

bool typeset_is(const struct typeset *s, bool (*fn)(const struct union_term *term, void *arg), void *arg)
{
	if (!typeset_has_terms(s))
		return fn(NULL, arg);
	for (uint32_t i = 0; i < s->terms.len; i++)
		if (!fn(&s->terms.at[i], arg))
			return false;
	return true;
}

int object_cmp(const struct object *a, const struct object *b)
{
	bool ea, eb;
	int r;

	if (a == b)
		return 0;
	ea = object_exported(a);
	eb = object_exported(b);
	if (ea != eb)
		return ea ? -1 : 1;
	r = strcmp(a->name, b->name);
	if (r == 0 && !ea && a->pkg && b->pkg)
		r = strcmp(a->pkg->path, b->pkg->path);
	return r;
}

/* Merges the sorted halves of at through a copy of the first. */
static void merge(struct object **at, uint32_t half, uint32_t n, struct object **copy)
{
	uint32_t i = 0, j = half, k = 0;

	memcpy(copy, at, half * sizeof *at);
	while (i < half)
		at[k++] = j < n && object_cmp(at[j], copy[i]) < 0 ? at[j++] : copy[i++];
}

static void sort(struct object **at, uint32_t n, struct object **scratch)
{
	if (n < 2)
		return;
	sort(at, n / 2, scratch);
	sort(at + n / 2, n - n / 2, scratch);
	merge(at, n / 2, n, scratch);
}

void methods_sort(struct arena *a, struct object_list *l)
{
	if (l->len > 1)
		sort(l->at, l->len, ARENA_ARRAY(a, struct object *, l->len / 2));
}

static struct typeset *typeset_new(struct types *ts)
{
	struct typeset *s = ARENA_NEW(ts->arena, struct typeset);

	s->terms.all = true;
	return s;
}

/* Collects the methods of one interface. */
struct gather {
	struct types *ts;
	struct object_list methods;
	VEC(pos_t) pos;       /* where each was declared or embedded */
	struct map *by_name;  /* name -> 1 + index in methods of the last one so called; NULL while they are few */
	VEC(uint32_t) before; /* with by_name: for each method, 1 + index of the one so called before it */
};

struct duplicate {
	struct object *m, *other;
	pos_t pos, other_pos;
};

static void report_duplicate(struct checker *c, const struct duplicate *d)
{
	struct report *r = report_new(c, ERR_DUPLICATE_DECL);

	report_add(r, d->pos, "duplicate method %s", d->m->name);
	report_add(r, d->other_pos, "other declaration of method %s", d->m->name);
	report_send(r);
}

static void check_duplicate(struct checker *c, void *arg)
{
	const struct duplicate *d = arg;

	if ((d->pos && !check_allows(c, 14)) || !type_identical(d->m->type, d->other->type))
		report_duplicate(c, d);
}

static void remember(struct gather *g, uint32_t i)
{
	const char *name = g->methods.at[i]->name;

	VEC_PUSH(g->ts->arena, &g->before, (uint32_t)(uintptr_t)map_get(g->by_name, name));
	map_put(g->by_name, name, (void *)(uintptr_t)(i + 1));
}

/* The index of a method that is the same as m, or methods.len. */
static uint32_t gathered(struct gather *g, const struct object *m)
{
	uint32_t i;

	if (!g->by_name && g->methods.len == 32) {
		g->by_name = map_new(g->ts->arena);
		for (i = 0; i < g->methods.len; i++)
			remember(g, i);
	}
	if (!g->by_name) {
		for (i = 0; i < g->methods.len && object_cmp(g->methods.at[i], m) != 0;)
			i++;
		return i;
	}
	i = (uint32_t)(uintptr_t)map_get(g->by_name, m->name);
	while (i > 0 && object_cmp(g->methods.at[i - 1], m) != 0)
		i = g->before.at[i - 1];
	return i > 0 ? i - 1 : g->methods.len;
}

static void gather_method(struct gather *g, struct object *m, pos_t pos, bool explicitly)
{
	struct checker *c = g->ts->check;
	uint32_t i = gathered(g, m);
	struct duplicate d;

	if (i == g->methods.len) {
		VEC_PUSH(g->ts->arena, &g->methods, m);
		VEC_PUSH(g->ts->arena, &g->pos, pos);
		if (g->by_name)
			remember(g, i);
		return;
	}
	if (!c)
		return;
	d = (struct duplicate){m, g->methods.at[i], pos, g->pos.at[i]};
	if (explicitly)
		report_duplicate(c, &d);
	else
		check_later(c, check_duplicate, arena_dup(g->ts->arena, &d, sizeof d));
}

static bool embedding_allowed(struct checker *c, struct type *t, struct type *u, pos_t pos)
{
	if (!c || pos == POS_NONE || check_allows(c, 18) || !type_is_valid(u))
		return true;
	if (u->kind == TYPE_UNION)
		return check_verify_version(c, pos, 18,
					    str_printf(c, "embedding interface element %s", type_text(c, u)));
	if (u->kind == TYPE_INTERFACE)
		return true;
	return check_verify_version(c, pos, 18, str_printf(c, "embedding non-interface type %s", type_text(c, t)));
}

/* What one embedded element contributes. False: to be ignored. */
static bool embedded_terms(struct gather *g, struct type *t, pos_t pos, struct terms *terms, bool *comparable)
{
	struct type *u = type_underlying(t);
	struct typeset *s;

	*comparable = false;
	if (!embedding_allowed(g->ts->check, t, u, pos))
		return false;
	if (u->kind == TYPE_INTERFACE) {
		s = type_typeset_at(u, pos);
		*comparable = s->comparable;
		for (uint32_t i = 0; i < s->methods.len; i++)
			gather_method(g, s->methods.at[i], pos, false);
		*terms = s->terms;
		return true;
	}
	if (u->kind == TYPE_UNION) {
		s = union_typeset(u, pos);
		*terms = s->terms;
		return !s->bad;
	}
	if (!type_is_valid(u))
		return false;
	terms->all = false;
	terms->at = ARENA_NEW(g->ts->arena, struct union_term);
	terms->at[0] = (struct union_term){false, t};
	terms->len = 1;
	return true;
}

static void keep_comparable(struct arena *a, struct terms *terms)
{
	struct terms r = {false, ARENA_ARRAY(a, struct union_term, terms->len + 1), 0};

	for (uint32_t i = 0; i < terms->len; i++)
		if (type_comparable(terms->at[i].type, false, NULL))
			r.at[r.len++] = terms->at[i];
	*terms = r;
}

static void restrict_to(struct types *ts, struct typeset *s, const struct terms *terms, bool comparable)
{
	s->terms = intersect(ts->arena, &s->terms, terms);
	s->comparable = s->comparable || comparable;
	if (s->comparable && !s->terms.all) {
		keep_comparable(ts->arena, &s->terms);
		s->comparable = false;
	}
}

struct typeset *type_typeset_at(struct type *t, pos_t pos)
{
	struct gather g = {.ts = t->ts};
	struct typeset all = {.terms = {.all = true}}, *s;

	if (t->iface.set)
		return t->iface.set;
	if (!t->iface.complete)
		return typeset_new(t->ts);
	/* Infinitely embedding interfaces are reported elsewhere; here they must only end. */
	t->iface.set = s = typeset_new(t->ts);
	for (uint32_t i = 0; i < t->iface.methods.len; i++)
		gather_method(&g, t->iface.methods.at[i], t->iface.methods.at[i]->pos, true);
	for (uint32_t i = 0; i < t->iface.embeds.len; i++) {
		struct terms terms = {false, NULL, 0};
		bool comparable;
		pos_t at = t->iface.embed_pos ? t->iface.embed_pos[i] : POS_NONE;

		if (embedded_terms(&g, t->iface.embeds.at[i], at, &terms, &comparable))
			restrict_to(t->ts, &all, &terms, comparable);
	}
	methods_sort(t->ts->arena, &g.methods);
	s->methods = g.methods;
	s->terms = all.terms;
	s->comparable = all.comparable;
	return s;
}

struct typeset *type_typeset(struct type *t)
{
	return type_typeset_at(t, POS_NONE);
}

static bool union_term_terms(struct type *u, const struct union_term *term, pos_t pos, struct terms *out)
{
	struct type *under = type_underlying(term->type);

	if (under->kind == TYPE_INTERFACE) {
		*out = type_typeset_at(under, pos)->terms;
		return true;
	}
	if (!type_is_valid(under))
		return false;
	*out = (struct terms){false, NULL, 0};
	if (term->tilde && !type_identical(term->type, under))
		return true;
	out->at = ARENA_NEW(u->ts->arena, struct union_term);
	out->at[0] = *term;
	out->len = 1;
	return true;
}

struct typeset *union_typeset(struct type *u, pos_t pos)
{
	struct typeset *s = u->onion.set;

	if (s)
		return s;
	u->onion.set = s = typeset_new(u->ts);
	s->terms.all = false;
	for (uint32_t i = 0; i < u->onion.nterms; i++) {
		struct terms terms, sum;

		if (!union_term_terms(u, &u->onion.terms[i], pos, &terms))
			continue;
		sum = unite(u->ts->arena, &s->terms, &terms);
		s->terms = sum;
		if (sum.len <= GC_MAX_UNION_TERMS)
			continue;
		if (u->ts->check)
			check_error(u->ts->check, pos, ERR_INVALID_UNION,
				    "cannot handle more than %d union terms (implementation limitation)",
				    GC_MAX_UNION_TERMS);
		s->bad = true;
		break;
	}
	return s;
}

const struct object_list *type_methods(struct type *t)
{
	return &type_typeset(type_underlying(t))->methods;
}

/* ---- constraints of type parameters ---- */

struct type *param_iface(struct type *p)
{
	struct type *bound = p->param.bound, *u = type_underlying(bound), *named, *iface = NULL;

	if (u->kind == TYPE_BASIC && u->basic.kind == BASIC_INVALID)
		return p->ts->any_iface;
	if (u->kind == TYPE_INTERFACE) {
		if (type_is_param(bound))
			return p->ts->any_iface;
		iface = u;
	}
	if (!iface) {
		iface = type_new(p->ts, TYPE_INTERFACE);
		VEC_PUSH(p->ts->arena, &iface->iface.embeds, bound);
		iface->iface.implicit = true;
		iface->iface.complete = true;
		p->param.bound = iface;
	}
	named = type_as_named(bound);
	type_typeset_at(iface, named ? named->named.obj->pos : p->param.obj->pos);
	return iface;
}
