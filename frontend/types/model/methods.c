/* methods.c - method sets: all members of a type, depth by depth, in one walk (spec, "Selectors" and "Method sets").
 *
 * A name stands for what has it at the shallowest depth; where two there have it, for nothing. */
#include <stdlib.h>

#include "check.h"
#include "embedded.h"
#include "typeset.h"

struct member {
	struct object *obj; /* field or method */
	const struct step *path;
	uint32_t index, depth;
	bool indirect, ambiguous;
	struct member *next; /* of the same name: not exported, of another package */
};

struct walk {
	struct arena *a; /* scratch */
	struct map *by_name;
	struct seen_types seen;
	struct candidates next;
	VEC(struct member *) methods;
	uint32_t depth;
};

static void add_member(struct walk *w, const struct candidate *e, uint32_t i, struct object *obj)
{
	struct member *same = map_get(w->by_name, obj->name), *m;

	for (m = same; m && !object_same_id(m->obj, obj->pkg, obj->name, false); m = m->next)
		;
	if (m) {
		m->ambiguous |= m->depth == w->depth;
		return;
	}
	m = ARENA_NEW(w->a, struct member);
	*m = (struct member){obj, e->path, i, w->depth, e->indirect, e->multiple, same};
	map_put(w->by_name, obj->name, m);
	if (obj->kind == OBJ_FUNC)
		VEC_PUSH(w->a, &w->methods, m);
}

static void add_type(struct walk *w, const struct candidate *e)
{
	struct type *named = type_as_named(e->type), *u = type_underlying(e->type);

	if (named && type_seen_before(w->a, &w->seen, named))
		return;
	for (uint32_t i = 0; named && i < type_num_methods(named); i++)
		add_member(w, e, i, type_method(named, i));
	if (u->kind == TYPE_STRUCT) {
		for (uint32_t i = 0; i < u->strct.fields.len; i++) {
			add_member(w, e, i, u->strct.fields.at[i]);
			if (u->strct.fields.at[i]->var.embedded)
				candidate_embedded(w->a, &w->next, e, i, u->strct.fields.at[i]);
		}
	} else if (u->kind == TYPE_INTERFACE) {
		const struct object_list *methods = &type_typeset(u)->methods;

		for (uint32_t i = 0; i < methods->len; i++)
			add_member(w, e, i, methods->at[i]);
	}
}

static void add_depths(struct walk *w, struct candidate first)
{
	struct candidates current = {0};

	VEC_PUSH(w->a, &current, first);
	for (; current.len; w->depth++) {
		for (uint32_t i = 0; i < current.len; i++)
			add_type(w, &current.at[i]);
		struct candidates done = current;
		current = w->next;
		candidates_merge(w->a, &current);
		w->next = (struct candidates){done.at, 0, done.cap};
	}
}

static int compare(const void *x, const void *y)
{
	return object_cmp((*(struct member *const *)x)->obj, (*(struct member *const *)y)->obj);
}

/* A declared pointer type and a pointer to an interface have none. */
static bool has_none(struct type *t, const struct candidate *base)
{
	struct type *u = type_underlying(base->type);

	return (base->indirect && u->kind == TYPE_INTERFACE) || (type_as_named(t) && u->kind == TYPE_POINTER);
}

struct method_set *type_method_set(struct types *ts, struct type *t)
{
	struct method_set *set = ARENA_NEW(ts->arena, struct method_set);
	struct candidate first = {0};
	struct walk w = {.a = arena_new()};

	w.by_name = map_new(w.a);
	first.type = type_deref(t, &first.indirect);
	if (!has_none(t, &first))
		add_depths(&w, first);
	if (w.methods.len > 1)
		qsort(w.methods.at, w.methods.len, sizeof *w.methods.at, compare);
	for (uint32_t i = 0; i < w.methods.len; i++) {
		const struct member *m = w.methods.at[i];
		struct method_entry e = {.obj = m->obj, .indirect = m->indirect};

		if (m->ambiguous || !strcmp(m->obj->name, "_") || (object_ptr_recv(m->obj) && !m->indirect))
			continue;
		e.path = step_path(ts->arena, m->path, m->index, &e.npath);
		VEC_PUSH(ts->arena, &set->at, e);
	}
	arena_free(w.a);
	return set;
}
