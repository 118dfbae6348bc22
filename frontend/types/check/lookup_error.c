/* lookup_error.c - why x.f does not exist, with the nearest name that does. */
#include "check.h"

enum miss {
	MISSING,
	MISSPELLED,
	UNEXPORTED,   /* the other name differs in its first letter only */
	INACCESSIBLE, /* of another package */
};

static const char *tail(const char *s)
{
	int size;

	utf8_decode(s, strlen(s), &size);
	return s + size;
}

static enum miss classify(struct checker *c, const char *sel, const struct object *obj)
{
	bool same_tail;

	if (!obj)
		return MISSING;
	if (obj->pkg == c->pkg)
		return MISSPELLED;
	same_tail = strcmp(tail(sel), tail(obj->name)) == 0;
	if (name_is_exported(sel)) {
		if (object_exported(obj))
			return MISSPELLED;
		return same_tail ? UNEXPORTED : MISSING;
	}
	if (object_exported(obj))
		return same_tail ? MISSPELLED : MISSING;
	return sel == obj->name ? INACCESSIBLE : MISSING;
}

static const char *in_literal(struct checker *c, enum miss m, const char *t, const char *sel, const char *alt)
{
	const char *unknown = str_printf(c, "unknown field %s in struct literal of type %s", sel, t);

	switch (m) {
	case MISSPELLED:
		return str_printf(c, "%s, but does have %s", unknown, alt);
	case UNEXPORTED:
		return str_printf(c, "%s, but does have unexported %s", unknown, alt);
	case INACCESSIBLE:
		return str_printf(c, "cannot refer to unexported field %s in struct literal of type %s", alt, t);
	default:
		return unknown;
	}
}

struct str check_lookup_error(struct checker *c, struct type *t, const char *sel, struct object *obj, bool struct_lit)
{
	enum miss m = classify(c, sel, obj);
	const char *alt = obj ? obj->name : "", *text = type_text(c, t);
	const char *what = !obj ? "object" : obj->kind == OBJ_VAR ? "field" : "method";
	const char *no;

	if (struct_lit)
		return str_of(in_literal(c, m, text, sel, alt));
	no = str_printf(c, "type %s has no field or method %s", text, sel);
	switch (m) {
	case MISSPELLED:
		return str_of(str_printf(c, "%s, but does have %s %s", no, what, alt));
	case UNEXPORTED:
		return str_of(str_printf(c, "%s, but does have unexported %s %s", no, what, alt));
	case INACCESSIBLE:
		return str_of(str_printf(c, "cannot refer to unexported %s %s", what, alt));
	default:
		return str_of(no);
	}
}
