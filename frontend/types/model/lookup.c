/* lookup.c - fields and methods by name, through embedded fields; method sets. */
#include "check.h"
#include "typeset.h"

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

/* A type to search at the current depth. */
struct candidate {
	struct type *type;
	const struct step *path;
	bool indirect;
	bool multiple; /* embedded several times at this depth */
};

/* An embedded field on the way to a type, from its end. */
struct step {
	const struct step *up;
	uint32_t field, depth; /* depth: steps up to here */
};
struct candidates {
	struct candidate *at;
	uint32_t len, cap;
};

struct search {
	struct types *ts;
	struct package *pkg;
	const char *name;
	bool fold_case;
	struct lookup_result found;
	bool collision;
	struct candidates next;
	struct type_list seen;
};

static void set_path(struct search *s, const struct step *last, uint32_t i)
{
	uint32_t n = last ? last->depth : 0;
	uint32_t *path = ARENA_ARRAY(s->ts->arena, uint32_t, n + 1);

	s->found.path = path;
	s->found.npath = n + 1;
	path[n] = i;
	for (; last; last = last->up)
		path[--n] = last->field;
}

/* False when two of the same name meet. */
static bool hit(struct search *s, const struct candidate *e, uint32_t i, struct object *obj)
{
	s->collision = s->found.obj || e->multiple;
	set_path(s, e->path, i);
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

static bool seen_before(struct search *s, struct type *named)
{
	bool instance = named->named.targs.len > 0;

	for (uint32_t i = 0; i < s->seen.len; i++)
		if (s->seen.at[i] == named || (instance && type_identical(s->seen.at[i], named)))
			return true;
	VEC_PUSH(s->ts->arena, &s->seen, named);
	return false;
}

static void add_embedded(struct search *s, const struct candidate *e, uint32_t i, struct object *f)
{
	struct step *step = ARENA_NEW(s->ts->arena, struct step);
	struct candidate c;
	bool pointer;

	*step = (struct step){e->path, i, e->path ? e->path->depth + 1 : 1};
	c.type = type_deref(f->type, &pointer);
	c.path = step;
	c.indirect = e->indirect || pointer;
	c.multiple = e->multiple;
	VEC_PUSH(s->ts->arena, &s->next, c);
}

static bool search_struct(struct search *s, const struct candidate *e, struct type *u)
{
	for (uint32_t i = 0; i < u->strct.fields.len; i++) {
		struct object *f = u->strct.fields.at[i];

		if (object_same_id(f, s->pkg, s->name, s->fold_case)) {
			if (!hit(s, e, i, f))
				return false;
		} else if (!s->found.obj && f->var.embedded) {
			add_embedded(s, e, i, f);
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
		if (seen_before(s, named))
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

/* Types met more than once at a depth stand once in the result, marked. */
static struct candidates consolidate(struct candidates l)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l.len; i++) {
		uint32_t j = 0;

		while (j < n && !type_identical(l.at[j].type, l.at[i].type))
			j++;
		if (j < n)
			l.at[j].multiple = true;
		else
			l.at[n++] = l.at[i];
	}
	l.len = n;
	return l;
}

static struct lookup_result search(struct search *s, struct type *t, bool addressable)
{
	struct candidate first = {.type = t};
	struct candidates current = {&first, 1, 1};

	if (strcmp(s->name, "_") == 0)
		return (struct lookup_result){0};
	first.type = type_deref(t, &first.indirect);
	if (first.indirect && type_underlying(first.type)->kind == TYPE_INTERFACE)
		return (struct lookup_result){0};
	while (current.len > 0) {
		s->next = (struct candidates){0};
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
		current = consolidate(s->next);
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

/* ---- method sets ---- */

static void collect_names(struct types *ts, struct type *t, struct map *seen, struct object_list *out)
{
	struct type *named, *u;

	t = type_deref(t, NULL);
	named = type_as_named(t);
	u = type_underlying(t);
	if (named) {
		if (map_get(seen, named))
			return;
		map_put(seen, named, named);
		for (uint32_t i = 0; i < type_num_methods(named); i++) {
			struct object *m = type_method(named, i);

			VEC_PUSH(ts->arena, out, m);
		}
	}
	if (u->kind == TYPE_STRUCT) {
		for (uint32_t i = 0; i < u->strct.fields.len; i++)
			if (u->strct.fields.at[i]->var.embedded)
				collect_names(ts, u->strct.fields.at[i]->type, seen, out);
	} else if (u->kind == TYPE_INTERFACE) {
		const struct object_list *ms = &type_typeset(u)->methods;

		for (uint32_t i = 0; i < ms->len; i++)
			VEC_PUSH(ts->arena, out, ms->at[i]);
	}
}

struct method_set *type_method_set(struct types *ts, struct type *t)
{
	struct method_set *set = ARENA_NEW(ts->arena, struct method_set);
	struct object_list all = {0};
	const struct object *last = NULL;

	collect_names(ts, t, map_new(ts->arena), &all);
	methods_sort(ts->arena, &all);
	for (uint32_t i = 0; i < all.len; i++) {
		const struct object *m = all.at[i];
		struct lookup_result r;
		struct method_entry e;

		if (last && object_cmp(last, m) == 0)
			continue;
		last = m;
		r = lookup_field_or_method(ts, t, false, m->pkg, m->name, false);
		if (!r.obj || r.obj->kind != OBJ_FUNC)
			continue;
		e = (struct method_entry){r.obj, r.path, r.npath, r.indirect};
		VEC_PUSH(ts->arena, &set->at, e);
	}
	return set;
}
