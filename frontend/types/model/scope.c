/* scope.c - names in nested scopes. */
#include "types.h"

struct scope *scope_new(struct arena *a, struct scope *parent)
{
	struct scope *s = ARENA_NEW(a, struct scope);

	s->arena = a;
	s->parent = parent;
	/* The universe outlives its packages' scopes and is shared: it keeps no list of them. */
	if (parent && parent->parent)
		VEC_PUSH(a, &parent->children, s);
	return s;
}

/* Up to this many objects a scope is searched one by one. */
enum { FEW = 8 };

struct object *scope_lookup(const struct scope *s, const char *name)
{
	if (s->names)
		return map_get(s->names, name);
	for (uint32_t i = 0; i < s->objects.len; i++)
		if (s->keys.at[i] == name)
			return s->objects.at[i];
	return NULL;
}

struct object *scope_lookup_parent(struct scope *s, const char *name, struct scope **where)
{
	for (; s; s = s->parent) {
		struct object *o = scope_lookup(s, name);

		if (!o)
			continue;
		if (where)
			*where = s;
		return o;
	}
	return NULL;
}

struct object *scope_insert_as(struct scope *s, const char *name, struct object *obj)
{
	struct object *other;

	if (strcmp(name, "_") == 0)
		return NULL;
	other = scope_lookup(s, name);
	if (other)
		return other;
	VEC_PUSH(s->arena, &s->objects, obj);
	VEC_PUSH(s->arena, &s->keys, name);
	if (s->names) {
		map_put(s->names, name, obj);
	} else if (s->objects.len > FEW) {
		s->names = map_new(s->arena);
		for (uint32_t i = 0; i < s->objects.len; i++)
			map_put(s->names, s->keys.at[i], s->objects.at[i]);
	}
	return NULL;
}

struct object *scope_insert(struct scope *s, struct object *obj)
{
	struct object *other = scope_insert_as(s, obj->name, obj);

	if (!other && !obj->parent)
		obj->parent = s;
	return other;
}
