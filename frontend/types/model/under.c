/* under.c - the underlying types of a type set, one by one or in common. */
#include "check.h"
#include "typeset.h"

bool type_each(struct type *t, bool (*fn)(struct type *t, struct type *under, void *arg), void *arg)
{
	struct type *p = type_as_param(t);
	const struct typeset *s;

	if (!p)
		return fn(t, type_underlying(t), arg);
	s = type_typeset(param_iface(p));
	if (!typeset_has_terms(s))
		return fn(NULL, NULL, arg);
	for (uint32_t i = 0; i < s->terms.len; i++)
		if (!fn(s->terms.at[i].type, type_underlying(s->terms.at[i].type), arg))
			return false;
	return true;
}

struct common {
	struct checker *c;
	bool (*cond)(struct checker *c, struct type *t, struct type *under, void *arg, struct str *cause);
	void *arg;
	struct str *cause;
	struct type *type, *under;
};

static bool refuse(struct common *m, struct str why)
{
	if (m->cause)
		*m->cause = why;
	return false;
}

static bool add_chan(struct common *m, struct type *t, struct type *u)
{
	if (!type_identical(m->under->chan.elem, u->chan.elem))
		return m->cause && m->c
			   ? refuse(m, str_of(str_printf(m->c, "channels %s and %s have different element types",
							 type_text(m->c, m->type), type_text(m->c, t))))
			   : false;
	if (m->under->chan.dir == u->chan.dir)
		return true;
	if (m->under->chan.dir == CHAN_BOTH) {
		m->type = t;
		m->under = u;
		return true;
	}
	if (u->chan.dir == CHAN_BOTH)
		return true;
	return m->cause && m->c ? refuse(m, str_of(str_printf(m->c, "channels %s and %s have conflicting directions",
							      type_text(m->c, m->type), type_text(m->c, t))))
				: false;
}

static bool add_type(struct type *t, struct type *u, void *arg)
{
	struct common *m = arg;

	if (m->cond && !m->cond(m->c, t, u, m->arg, m->cause))
		return false;
	if (!u)
		return refuse(m, STR("no specific type"));
	if (!m->under) {
		m->type = t;
		m->under = u;
		return true;
	}
	if (m->under->kind == TYPE_CHAN && u->kind == TYPE_CHAN)
		return add_chan(m, t, u);
	if (type_identical(m->under, u))
		return true;
	if (!m->cause || !m->c)
		return false;
	return refuse(m, str_of(str_printf(m->c, "%s and %s have different underlying types", type_text(m->c, m->type),
					   type_text(m->c, t))));
}

struct type *type_common_under(struct checker *c, struct type *t,
			       bool (*cond)(struct checker *c, struct type *t, struct type *under, void *arg,
					    struct str *cause),
			       void *arg, struct str *cause)
{
	struct common m = {c, cond, arg, cause, NULL, NULL};

	return type_each(t, add_type, &m) ? m.under : NULL;
}

struct type *type_core(struct type *t)
{
	return type_common_under(NULL, t, NULL, NULL, NULL);
}

static bool mixes_bytes(struct type *t, struct type *u, void *arg)
{
	bool *has_string = arg;

	if (!u)
		return false;
	if (type_is(u, INFO_STRING)) {
		*has_string = true;
		return true;
	}
	return u->kind == TYPE_SLICE && type_is_basic(u->slice.elem, BASIC_UINT8);
}

struct type *type_core_string(struct checker *c, struct type *t, struct str *cause)
{
	bool has_string = false;

	if (type_is_param(t) && type_each(t, mixes_bytes, &has_string) && has_string)
		return c->ts->basic[BASIC_STRING];
	return type_common_under(c, t, NULL, NULL, cause);
}
