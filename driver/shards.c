/* shards.c - the index of a package's shards, and which of them a program takes. */
#include "shards.h"

/* An index: per shard its key and a bit for each item of the package. */
struct shard {
	struct cache_key key;
	const uint8_t *bits;
};
struct index {
	VEC(struct shard) list;
};

/* More objects of one package than these are made one again, when there is something to add. */
#define MANY_SHARDS 8

static uint32_t bytes_of(const struct unit *u)
{
	return (u->summary.reach.nitems + 7) / 8;
}

static bool has(const uint8_t *bits, uint32_t item)
{
	return bits[item / 8] >> item % 8 & 1;
}

static void read_index(const struct cache *c, struct unit *u, struct index *out)
{
	size_t size = sizeof(struct cache_key) + bytes_of(u);
	struct str file;

	if (!cache_read_index(c, u->arena, u->key, &file))
		return;
	for (size_t at = 0; at + size <= file.len; at += size) {
		struct shard s = {.bits = (const uint8_t *)file.data + at + sizeof s.key};

		memcpy(&s.key, file.data + at, sizeof s.key);
		VEC_PUSH(u->arena, &out->list, s);
	}
}

/* Of what is missing it has something, and nothing that was taken. A whole package's only shard may hold nothing. */
static bool is_wanted(const struct unit *u, const struct shard *s)
{
	bool some = false;

	for (uint32_t i = 0; i < u->summary.reach.nitems; i++) {
		if (!has(s->bits, i))
			continue;
		if (u->taken[i])
			return false;
		some |= u->missing[i];
	}
	return some || u->whole;
}

static void take(struct unit *u, const struct shard *s, const char *object)
{
	for (uint32_t i = 0; i < u->summary.reach.nitems; i++)
		if (has(s->bits, i)) {
			u->taken[i] = 1;
			u->missing[i] = 0;
		}
	VEC_PUSH(u->arena, &u->shards, s->key);
	VEC_PUSH(u->arena, &u->objects, object);
}

/* Also the object of a whole package that has neither functions nor variables. */
static bool is_missing(const struct unit *u)
{
	if (u->whole && !u->objects.len)
		return true;
	for (uint32_t i = 0; i < u->summary.reach.nitems; i++)
		if (u->missing[i])
			return true;
	return false;
}

static void take_nothing(struct unit *u)
{
	uint32_t n = u->summary.reach.nitems;

	u->taken = ARENA_ARRAY(u->arena, uint8_t, n + 1);
	u->missing = arena_dup(u->arena, u->needed, n + 1);
	u->shards.len = u->objects.len = 0;
}

static uint8_t *missing_bits(const struct unit *u)
{
	uint8_t *bits = ARENA_ARRAY(u->arena, uint8_t, bytes_of(u) + 1);

	for (uint32_t i = 0; i < u->summary.reach.nitems; i++)
		bits[i / 8] |= (uint8_t)((u->missing[i] != 0) << i % 8);
	return bits;
}

struct cache_key shards_key(const struct unit *u)
{
	struct cache_key key = u->key;

	cache_key_add(&key, STR("shard"));
	cache_key_add(&key, (struct str){(const char *)missing_bits(u), bytes_of(u)});
	return key;
}

/* Where the backend has yet to tell of storage, all is made. */
static bool is_asked_for(const struct unit *u)
{
	return u->in.m_what.len && !u->kept;
}

static void list_shards(const struct cache *c, struct unit *u, struct index *out)
{
	struct shard all;

	if (!is_missing(u) || is_asked_for(u))
		return;
	if (!u->whole) {
		read_index(c, u, out);
		return;
	}
	all = (struct shard){shards_key(u), missing_bits(u)};
	VEC_PUSH(u->arena, &out->list, all);
}

bool shards_take(const struct cache *c, struct unit *u)
{
	struct index index = {0};

	take_nothing(u);
	list_shards(c, u, &index);
	for (uint32_t i = 0; i < index.list.len; i++) {
		struct cache_entry entry;

		if (is_wanted(u, &index.list.at[i]) && cache_lookup(c, u->arena, index.list.at[i].key, &entry) &&
		    entry.object)
			take(u, &index.list.at[i], entry.object);
	}
	if (is_missing(u) && u->shards.len >= MANY_SHARDS)
		take_nothing(u);
	return is_missing(u);
}

/* The newest comes first: where shards were too many, it has what they have. */
static bool add_to_index(const struct cache *c, struct unit *u, const struct shard *s)
{
	struct text t = {.arena = u->arena};
	struct str file;

	text_add(&t, (struct str){(const char *)&s->key, sizeof s->key});
	text_add(&t, (struct str){(const char *)s->bits, bytes_of(u)});
	if (cache_read_index(c, u->arena, u->key, &file))
		text_add(&t, file);
	return cache_write_index(c, u->arena, u->key, text_str(&t));
}

bool shards_add(const struct cache *c, struct unit *u, const char *temp)
{
	struct shard s = {shards_key(u), missing_bits(u)};
	struct cache_entry entry;

	if (!cache_store(c, u->arena, s.key, temp, STR(""), STR(""), &entry) || !add_to_index(c, u, &s))
		return false;
	take(u, &s, entry.object);
	return true;
}
