/* lookup.c - fields and methods by name, through embedded fields. */
#include "check.h"
#include "embedded.h"
#include "typeset.h"

enum { FEW_CANDIDATES = 8 };

bool same_package(const struct package *a, const struct package *b)
{
	return a == b || (a && b && a->path == b->path);
}

static bool equal_fold(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		int x = *a, y = *b;

		if (x >= 'A' && x <= 'Z')
			x += 'a' - 'A';
		if (y >= 'A' && y <= 'Z')
			y += 'a' - 'A';
		if (x != y)
			return false;
	}
	return *a == *b;
}

bool object_same_id(const struct object *obj, struct package *pkg, const char *name, bool fold_case)
{
	if (fold_case && equal_fold(obj->name, name))
		return true;
	return obj->name == name && (object_exported(obj) || same_package(obj->pkg, pkg));
}

int field_index(const struct object_list *fields, struct package *pkg, const char *name, bool fold_case)
{
	if (strcmp(name, "_") == 0)
		return -1;
	for (uint32_t i = 0; i < fields->len; i++)
		if (object_same_id(fields->at[i], pkg, name, fold_case))
			return (int)i;
	return -1;
}

struct object *method_lookup(const struct object_list *methods, struct package *pkg, const char *name, bool fold_case,
			     int *index)
{
	int i = field_index(methods, pkg, name, fold_case);

	if (index)
		*index = i;
	return i < 0 ? NULL : methods->at[i];
}

struct search {
	struct types *ts;
	struct package *pkg;
	const char *name;
	bool fold_case;
	struct lookup_result found;
	bool collision;
	struct candidates next;
	struct seen_types seen;
};

/* False when two of the same name meet. */
static bool hit(struct search *s, const struct candidate *e, uint32_t i, struct object *obj)
{
	s->collision = s->found.obj || e->multiple;
	s->found.path = step_path(s->ts->arena, e->path, i, &s->found.npath);
	s->found.obj = obj;
	s->found.indirect = e->indirect;
	return !s->collision;
}

static struct object *own_method(struct search *s, struct type *named, uint32_t *index)
{
	const struct object_list *methods = &named->named.origin->named.methods;

	if (!same_package(named->named.obj->pkg, s->pkg) && !name_is_exported(s->name) && !s->fold_case)
		return NULL;
	for (uint32_t i = 0; i < methods->len; i++) {
		const char *name = methods->at[i]->name;

		if (name != s->name && !(s->fold_case && equal_fold(name, s->name)))
			continue;
		*index = i;
		return type_method(named, i);
	}
	return NULL;
}

static bool search_struct(struct search *s, const struct candidate *e, struct type *u)
{
	for (uint32_t i = 0; i < u->strct.fields.len; i++) {
		struct object *f = u->strct.fields.at[i];

		if (object_same_id(f, s->pkg, s->name, s->fold_case)) {
			if (!hit(s, e, i, f))
				return false;
		} else if (!s->found.obj && f->var.embedded) {
			candidate_embedded(s->ts->arena, &s->next, e, i, f);
		}
	}
	return true;
}

static bool search_type(struct search *s, const struct candidate *e)
{
	struct type *named = type_as_named(e->type), *u;
	struct object *m;
	uint32_t index;
	int i;

	if (named) {
		if (type_seen_before(s->ts->arena, &s->seen, named))
			return true;
		m = own_method(s, named, &index);
		if (m)
			return hit(s, e, index, m);
	}
	u = type_underlying(e->type);
	if (u->kind == TYPE_STRUCT)
		return search_struct(s, e, u);
	if (u->kind != TYPE_INTERFACE)
		return true;
	m = method_lookup(&type_typeset(u)->methods, s->pkg, s->name, s->fold_case, &i);
	return !m || hit(s, e, (uint32_t)i, m);
}

static struct lookup_result search(struct search *s, struct type *t, bool addressable)
{
	struct candidate room[2][FEW_CANDIDATES], *first = &room[0][0];
	struct candidates current = {room[0], 1, FEW_CANDIDATES};

	if (strcmp(s->name, "_") == 0)
		return (struct lookup_result){0};
	*first = (struct candidate){.type = t};
	first->type = type_deref(t, &first->indirect);
	if (first->indirect && type_underlying(first->type)->kind == TYPE_INTERFACE)
		return (struct lookup_result){0};
	s->next = (struct candidates){room[1], 0, FEW_CANDIDATES};
	while (current.len > 0) {
		for (uint32_t i = 0; i < current.len; i++) {
			if (search_type(s, &current.at[i]))
				continue;
			s->found.obj = NULL;
			s->found.ambiguous = true;
			s->found.indirect = false;
			return s->found;
		}
		if (s->found.obj) {
			if (s->found.obj->kind == OBJ_FUNC && object_ptr_recv(s->found.obj) && !s->found.indirect &&
			    !addressable)
				return (struct lookup_result){.indirect = true};
			return s->found;
		}
		struct candidates done = current;
		current = s->next;
		candidates_merge(s->ts->arena, &current);
		s->next = (struct candidates){done.at, 0, done.cap};
	}
	return (struct lookup_result){0};
}

/* Methods declared with a pointer receiver; of methods not typed yet as collected. */
bool object_ptr_recv(const struct object *m)
{
	bool pointer;

	if (!m->type || !m->type->func.recv)
		return m->func.ptr_recv;
	type_deref(m->type->func.recv->type, &pointer);
	return pointer;
}

struct lookup_result lookup_direct(struct types *ts, struct type *t, bool addressable, struct package *pkg,
				   const char *name, bool fold_case)
{
	struct search s = {.ts = ts, .pkg = pkg, .name = name, .fold_case = fold_case};

	return search(&s, t, addressable);
}

struct lookup_result lookup_field_or_method(struct types *ts, struct type *t, bool addressable, struct package *pkg,
					    const char *name, bool fold_case)
{
	struct type *named = type_as_named(t), *u = named ? type_underlying(named) : NULL;
	struct lookup_result r;

	if (!u || u->kind != TYPE_POINTER)
		return lookup_direct(ts, t, addressable, pkg, name, fold_case);
	/* A declared pointer type has the fields of what it points to, but no methods. */
	r = lookup_direct(ts, u, false, pkg, name, fold_case);
	if (r.obj && r.obj->kind == OBJ_FUNC)
		return (struct lookup_result){0};
	return r;
}
