#include "embedded.h"

void candidate_embedded(struct arena *a, struct candidates *next, const struct candidate *e, uint32_t i,
			struct object *f)
{
	struct step *step = ARENA_NEW(a, struct step);
	struct candidate c = {.path = step, .multiple = e->multiple};
	bool pointer;

	*step = (struct step){e->path, i, e->path ? e->path->depth + 1 : 1};
	c.type = type_deref(f->type, &pointer);
	c.indirect = e->indirect || pointer;
	VEC_PUSH(a, next, c);
}

enum { FEW = 16 };

/* The first of l that is t, by hash; chain: per candidate the next one of its hash, plus one. */
static uint32_t first_of(const struct candidates *l, const struct map *heads, const uint32_t *chain, struct type *t)
{
	uint32_t i = (uint32_t)(uintptr_t)map_get(heads, (void *)(uintptr_t)(type_hash(t) | 1));

	while (i && !type_identical(l->at[i - 1].type, t))
		i = chain[i - 1];
	return i;
}

static void merge_many(struct arena *a, struct candidates *l)
{
	struct map *heads = map_new(a);
	uint32_t *chain = ARENA_ARRAY(a, uint32_t, l->len), n = 0;

	for (uint32_t i = 0; i < l->len; i++) {
		const void *hash = (void *)(uintptr_t)(type_hash(l->at[i].type) | 1);
		uint32_t same = first_of(l, heads, chain, l->at[i].type);

		if (same) {
			l->at[same - 1].multiple = true;
			continue;
		}
		l->at[n] = l->at[i];
		chain[n++] = (uint32_t)(uintptr_t)map_get(heads, hash);
		map_put(heads, hash, (void *)(uintptr_t)n);
	}
	l->len = n;
}

void candidates_merge(struct arena *a, struct candidates *l)
{
	uint32_t n = 0;

	if (l->len > FEW) {
		struct arena *scratch = arena_new();
		merge_many(scratch, l);
		arena_free(scratch);
		return;
	}
	for (uint32_t i = 0; i < l->len; i++) {
		uint32_t j = 0;

		while (j < n && !type_identical(l->at[j].type, l->at[i].type))
			j++;
		if (j < n)
			l->at[j].multiple = true;
		else
			l->at[n++] = l->at[i];
	}
	l->len = n;
}

uint32_t *step_path(struct arena *a, const struct step *last, uint32_t i, uint32_t *len)
{
	uint32_t n = last ? last->depth : 0;
	uint32_t *path = ARENA_ARRAY(a, uint32_t, n + 1);

	*len = n + 1;
	path[n] = i;
	for (; last; last = last->up)
		path[--n] = last->field;
	return path;
}

static bool in_list(const struct type_list *l, const struct type *t)
{
	for (uint32_t i = 0; i < l->len; i++)
		if (l->at[i] == t)
			return true;
	return false;
}

static bool has_identical(const struct type_list *l, struct type *t)
{
	for (uint32_t i = 0; i < l->len; i++)
		if (type_identical(l->at[i], t))
			return true;
	return false;
}

bool type_seen_before(struct arena *a, struct seen_types *s, struct type *named)
{
	if (named->named.targs.len) {
		if (has_identical(&s->instances, named))
			return true;
		VEC_PUSH(a, &s->instances, named);
		return false;
	}
	if (s->index ? map_get(s->index, named) != NULL : in_list(&s->declared, named))
		return true;
	VEC_PUSH(a, &s->declared, named);
	if (s->index)
		map_put(s->index, named, named);
	if (s->declared.len != FEW)
		return false;
	s->index = map_new(a);
	for (uint32_t i = 0; i < FEW; i++)
		map_put(s->index, s->declared.at[i], s->declared.at[i]);
	return false;
}
