/* implements.c - does a type have an interface's methods, and is it in its type set; if not, why.
 */
#include "check.h"
#include "typeset.h"

enum miss { OK, NOT_FOUND, WRONG_NAME, UNEXPORTED, WRONG_SIGNATURE, AMBIGUOUS, POINTER_RECEIVER, FIELD };

struct missing {
	enum miss state;
	struct object *m; /* of the interface */
	struct object *f; /* what the type has instead, if anything */
	bool (*same)(struct type *x, struct type *y, void *arg);
	void *arg;
};

static bool identical(struct type *x, struct type *y, void *arg)
{
	return type_identical(x, y);
}

/* Types a method of the package being checked on demand. */
static struct type *method_type(struct types *ts, struct object *m)
{
	if (!m->type && ts->check)
		check_object(ts->check, m);
	return m->type;
}

static bool in_interface(const struct typeset *set, const struct object_list *want, bool is_static, struct missing *r)
{
	for (uint32_t i = 0; i < want->len; i++) {
		r->m = want->at[i];
		r->f = method_lookup(&set->methods, r->m->pkg, r->m->name, false, NULL);
		if (!r->f && !is_static)
			continue;
		if (r->f && r->same(r->f->type, r->m->type, r->arg))
			continue;
		r->state = r->f ? WRONG_SIGNATURE : NOT_FOUND;
		return false;
	}
	return true;
}

static enum miss why_not_found(struct type *v, struct missing *r, const struct lookup_result *found)
{
	struct lookup_result other;

	if (found->ambiguous)
		return AMBIGUOUS;
	if (found->indirect)
		return POINTER_RECEIVER;
	other = lookup_direct(v->ts, v, false, r->m->pkg, r->m->name, true);
	if (!other.obj || other.obj->kind != OBJ_FUNC)
		return NOT_FOUND;
	r->f = other.obj;
	return r->f->name == r->m->name ? UNEXPORTED : WRONG_NAME;
}

static bool in_concrete(struct type *v, const struct object_list *want, struct missing *r)
{
	for (uint32_t i = 0; i < want->len; i++) {
		struct lookup_result found;

		r->m = want->at[i];
		r->f = NULL;
		found = lookup_direct(v->ts, v, false, r->m->pkg, r->m->name, false);
		if (!found.obj) {
			r->state = why_not_found(v, r, &found);
			return false;
		}
		if (found.obj->kind != OBJ_FUNC) {
			r->state = FIELD;
			return false;
		}
		r->f = found.obj;
		if (!r->same(method_type(v->ts, r->f), r->m->type, r->arg)) {
			r->state = WRONG_SIGNATURE;
			return false;
		}
	}
	return true;
}

static struct missing find_missing(struct type *v, struct type *t, bool is_static,
				   bool (*same)(struct type *x, struct type *y, void *arg), void *arg)
{
	const struct object_list *want = &type_typeset(type_underlying(t))->methods;
	struct type *u = type_underlying(v);
	struct missing r = {OK, NULL, NULL, same, arg};
	bool all;

	if (u->kind == TYPE_INTERFACE)
		all = in_interface(type_typeset(u), want, is_static, &r);
	else
		all = in_concrete(v, want, &r);
	if (all)
		r.state = OK;
	return r;
}

bool type_is_interface_ptr(struct type *t)
{
	struct type *u = type_underlying(t);

	return u->kind == TYPE_POINTER && type_is_interface(u->pointer.elem);
}

struct str check_interface_ptr_error(struct checker *c, struct type *t)
{
	struct type *u = type_underlying(t);

	if (type_is_param(u->pointer.elem))
		return str_of(
		    str_printf(c, "type %s is pointer to type parameter, not type parameter", type_text(c, t)));
	return str_of(str_printf(c, "type %s is pointer to interface, not interface", type_text(c, t)));
}

static const char *have_want(struct checker *c, const struct missing *r, bool packages)
{
	return str_printf(c, "\n\t\thave %s\n\t\twant %s", func_text(c, r->f, packages), func_text(c, r->m, packages));
}

static const char *wrong_signature(struct checker *c, const struct missing *r)
{
	bool same = strcmp(func_text(c, r->f, false), func_text(c, r->m, false)) == 0;

	if (same && strcmp(func_text(c, r->f, true), func_text(c, r->m, true)) == 0)
		return str_printf(c, "(wrong type for method %s)", r->m->name);
	return str_printf(c, "(wrong type for method %s)%s", r->m->name, have_want(c, r, same));
}

static const char *explain(struct checker *c, struct type *v, struct type *t, const struct missing *r)
{
	const char *name = r->m->name;

	switch (r->state) {
	case NOT_FOUND:
		if (type_is_interface_ptr(v))
			return str_printf(c, "(%s)", check_interface_ptr_error(c, v).data);
		if (type_is_interface_ptr(t))
			return str_printf(c, "(%s)", check_interface_ptr_error(c, t).data);
		return str_printf(c, "(missing method %s)", name);
	case WRONG_NAME:
		if (r->f)
			method_type(c->ts, r->f);
		return str_printf(c, "(missing method %s)%s", name, have_want(c, r, false));
	case UNEXPORTED:
		return str_printf(c, "(unexported method %s)", name);
	case WRONG_SIGNATURE:
		return wrong_signature(c, r);
	case AMBIGUOUS:
		return str_printf(c, "(ambiguous selector %s.%s)", type_text(c, v), name);
	case POINTER_RECEIVER:
		return str_printf(c, "(method %s has pointer receiver)", name);
	case FIELD:
		return str_printf(c, "(%s.%s is a field, not a method)", type_text(c, v), name);
	default:
		return "";
	}
}

struct object *check_missing_method(struct checker *c, struct type *v, struct type *t, bool is_static, bool *wrong_type,
				    struct str *cause)
{
	struct missing r = find_missing(v, t, is_static, identical, NULL);

	if (wrong_type)
		*wrong_type = r.state == WRONG_SIGNATURE || r.state == POINTER_RECEIVER;
	if (r.state == OK)
		return NULL;
	if (cause && c)
		*cause = str_of(explain(c, v, t, &r));
	return r.m;
}

struct object *type_missing_method(struct type *v, struct type *t, bool *wrong_type)
{
	return check_missing_method(NULL, v, t, true, wrong_type, NULL);
}

struct visited {
	const struct type *type;
	const struct visited *up;
};

/* An embedded field of invalid type may have brought any method. */
static bool invalid_embedded(struct type *t, const struct visited *up)
{
	struct type *u = type_underlying(t);
	struct visited here = {NULL, up};

	if (u->kind == TYPE_POINTER)
		u = type_underlying(u->pointer.elem);
	if (u->kind != TYPE_STRUCT)
		return false;
	for (const struct visited *p = up; p; p = p->up)
		if (p->type == u)
			return false;
	here.type = u;
	for (uint32_t i = 0; i < u->strct.fields.len; i++) {
		struct object *f = u->strct.fields.at[i];

		if (f->var.embedded && (!type_is_valid(f->type) || invalid_embedded(f->type, &here)))
			return true;
	}
	return false;
}

bool check_has_all_methods(struct checker *c, struct type *v, struct type *t, bool is_static, struct str *cause)
{
	if (!type_is_valid(v))
		return true;
	return !check_missing_method(c, v, t, is_static, NULL, cause) || invalid_embedded(v, NULL);
}

bool check_unifies_all_methods(struct checker *c, struct type *v, struct type *t,
			       bool (*same)(struct type *x, struct type *y, void *arg), void *arg, struct str *cause)
{
	struct missing r;

	if (!type_is_valid(v))
		return true;
	r = find_missing(v, t, true, same, arg);
	if (r.state == OK || invalid_embedded(v, NULL))
		return true;
	*cause = str_of(explain(c, v, t, &r));
	return false;
}

bool check_assertable_to(struct checker *c, struct type *v, struct type *t, struct str *cause)
{
	return type_is_interface(t) || check_has_all_methods(c, t, v, false, cause);
}

bool check_new_assertable_to(struct checker *c, struct type *v, struct type *t, struct str *cause)
{
	return type_is_interface(t) || check_implements(c, t, v, false, cause);
}

/* ---- type sets ---- */

struct relation {
	struct checker *c;
	struct type *v, *t;
	bool constraint;
	struct str *cause;
};

static const char *verb(const struct relation *r)
{
	return r->constraint ? "satisfy" : "implement";
}

static bool no(const struct relation *r, const char *why)
{
	if (r->cause && r->c)
		*r->cause = str_of(why);
	return false;
}

static bool wants_why(const struct relation *r)
{
	return r->cause && r->c;
}

static bool does_not(const struct relation *r, const char *detail)
{
	if (!wants_why(r))
		return false;
	return no(
	    r, str_printf(r->c, "%s does not %s %s%s", type_text(r->c, r->v), verb(r), type_text(r->c, r->t), detail));
}

static bool comparable_term(const struct union_term *term, void *arg)
{
	return term && type_comparable(term->type, false, NULL);
}

static bool set_is_comparable(const struct typeset *s)
{
	return s->terms.all ? s->comparable : typeset_is(s, comparable_term, NULL);
}

static bool comparability(const struct relation *r, const struct typeset *ti)
{
	if (!set_is_comparable(ti) || type_comparable(r->v, false, NULL))
		return true;
	if (r->constraint && type_comparable(r->v, true, NULL)) {
		if (!r->c || check_allows(r->c, 20))
			return true;
		return no(r, wants_why(r) ? str_printf(r->c, "%s to %s comparable requires go1.20 or later",
						       type_text(r->c, r->v), verb(r))
					  : "");
	}
	return no(r, wants_why(r) ? str_printf(r->c, "%s does not %s comparable", type_text(r->c, r->v), verb(r)) : "");
}

static bool mentions(struct type *t, struct type *what)
{
	if (t->kind == TYPE_INTERFACE) {
		for (uint32_t i = 0; i < t->iface.embeds.len; i++)
			if (mentions(t->iface.embeds.at[i], what))
				return true;
		return false;
	}
	if (t->kind == TYPE_UNION) {
		for (uint32_t i = 0; i < t->onion.nterms; i++)
			if (mentions(t->onion.terms[i].type, what))
				return true;
		return false;
	}
	return type_identical(t, what);
}

/* A term that would admit v if it had a tilde. */
static struct type *missing_tilde(const struct typeset *ti, struct type *v)
{
	for (uint32_t i = 0; i < ti->terms.len; i++) {
		struct union_term t = ti->terms.at[i];

		if (t.tilde || !type_identical(t.type, type_underlying(t.type)))
			continue;
		t.tilde = true;
		if (term_includes(&t, v))
			return t.type;
	}
	return NULL;
}

static bool not_in_terms(const struct relation *r, struct type *iface, const struct typeset *ti)
{
	struct type *alt;
	const char *v, *t;
	struct qualifier q;

	if (!wants_why(r))
		return false;
	v = type_text(r->c, r->v);
	t = type_text(r->c, r->t);
	alt = missing_tilde(ti, r->v);
	if (alt)
		return does_not(r, str_printf(r->c, " (possibly missing ~ for %s in %s)", type_text(r->c, alt), t));
	if (mentions(iface, r->v))
		return does_not(r,
				str_printf(r->c, " (%s mentions %s, but %s is not in the type set of %s)", t, v, v, t));
	q = (struct qualifier){.own_too = true};
	return does_not(
	    r, str_printf(r->c, " (%s missing in " STR_FMT ")", v, STR_ARG(terms_string(r->c->arena, &ti->terms, &q))));
}

static bool not_interface(const struct relation *r, struct type *tu)
{
	if (!wants_why(r))
		return false;
	if (type_is_interface_ptr(tu))
		return does_not(r, str_printf(r->c, " (%s)", check_interface_ptr_error(r->c, r->t).data));
	return does_not(r, str_printf(r->c, " (%s is not an interface)", type_text(r->c, r->t)));
}

bool check_implements(struct checker *c, struct type *v, struct type *t, bool constraint, struct str *cause)
{
	const struct relation r = {c, v, t, constraint, cause};
	struct type *vu = type_underlying(v), *tu = type_underlying(t);
	const struct typeset *ti, *vi = NULL;
	struct str why = STR("");

	if (!type_is_valid(vu) || !type_is_valid(tu))
		return true;
	if (vu->kind == TYPE_POINTER && !type_is_valid(type_underlying(vu->pointer.elem)))
		return true;
	if (tu->kind != TYPE_INTERFACE)
		return not_interface(&r, tu);
	ti = type_typeset(tu);
	if (typeset_is_all(ti))
		return true;
	if (vu->kind == TYPE_INTERFACE)
		vi = type_typeset(vu);
	if (vi && typeset_is_empty(vi))
		return true;
	if (typeset_is_empty(ti))
		return no(&r, wants_why(&r) ? str_printf(c, "cannot %s %s (empty type set)", verb(&r), type_text(c, t))
					    : "");
	if (!check_has_all_methods(c, v, t, true, &why))
		return wants_why(&r) ? does_not(&r, str_printf(c, " %s", text_of(c, why))) : false;
	if (!typeset_has_terms(ti))
		return comparability(&r, ti);
	if (vi) {
		if (!typeset_subset(v->ts, vi, ti))
			return does_not(&r, "");
		return comparability(&r, ti);
	}
	if (!terms_include(&ti->terms, v))
		return not_in_terms(&r, tu, ti);
	return comparability(&r, ti);
}

bool type_implements(struct type *v, struct type *t, bool constraint, struct str *cause)
{
	return check_implements(NULL, v, t, constraint, cause);
}
