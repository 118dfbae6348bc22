/* map.c - hash maps that remember the order of insertion.
 *
 * Entries lie in a vector; a table of entry numbers (+1, 0 = free) with linear probing finds them.
 * Nothing is ever removed. */
#include "kit.h"

struct entry {
	struct str key; /* a string, or data = the pointer and len = 0 */
	void *value;
	uint64_t hash;
};

struct map {
	struct arena *arena;
	VEC(struct entry) entries;
	uint32_t *table;
	uint32_t mask; /* size of the table - 1; entries.len <= 3/4 of the size */
};

struct map *map_new(struct arena *a)
{
	struct map *m = ARENA_NEW(a, struct map);

	m->arena = a;
	return m;
}

static uint64_t hash_pointer(const void *key)
{
	uint64_t h = (uint64_t)(uintptr_t)key;

	h ^= h >> 32;
	h *= 0x9E3779B97F4A7C15u;
	return h ^ h >> 29;
}

static void table_insert(struct map *m, uint64_t hash, uint32_t number)
{
	uint32_t i = (uint32_t)hash & m->mask;

	while (m->table[i])
		i = (i + 1) & m->mask;
	m->table[i] = number;
}

static void table_grow(struct map *m)
{
	uint32_t size = m->table ? (m->mask + 1) * 2 : 8;

	m->table = ARENA_ARRAY(m->arena, uint32_t, size);
	m->mask = size - 1;
	for (uint32_t i = 0; i < m->entries.len; i++)
		table_insert(m, m->entries.at[i].hash, i + 1);
}

static struct entry *find(const struct map *m, struct str key, uint64_t hash, bool string)
{
	if (!m->table)
		return NULL;
	for (uint32_t i = (uint32_t)hash & m->mask; m->table[i]; i = (i + 1) & m->mask) {
		struct entry *e = &m->entries.at[m->table[i] - 1];

		if (e->hash == hash && (string ? str_eq(e->key, key) : e->key.data == key.data))
			return e;
	}
	return NULL;
}

static void add(struct map *m, struct str key, uint64_t hash, void *value)
{
	if (!m->table || m->entries.len >= m->mask - m->mask / 4)
		table_grow(m);
	VEC_PUSH(m->arena, &m->entries, (struct entry){key, value, hash});
	table_insert(m, hash, m->entries.len);
}

void *map_get(const struct map *m, const void *key)
{
	struct entry *e = find(m, (struct str){key, 0}, hash_pointer(key), false);

	return e ? e->value : NULL;
}

void map_put(struct map *m, const void *key, void *value)
{
	uint64_t hash = hash_pointer(key);
	struct entry *e = find(m, (struct str){key, 0}, hash, false);

	if (e)
		e->value = value;
	else
		add(m, (struct str){key, 0}, hash, value);
}

void *map_get_str(const struct map *m, struct str key)
{
	struct entry *e = find(m, key, kit_hash(key.data, key.len, 0), true);

	return e ? e->value : NULL;
}

void map_put_str(struct map *m, struct str key, void *value)
{
	uint64_t hash = kit_hash(key.data, key.len, 0);
	struct entry *e = find(m, key, hash, true);

	if (e)
		e->value = value;
	else
		add(m, arena_str(m->arena, key), hash, value);
}

uint32_t map_len(const struct map *m)
{
	return m->entries.len;
}

void map_at(const struct map *m, uint32_t i, const void **key, void **value)
{
	KIT_ASSERT(i < m->entries.len);
	if (key)
		*key = m->entries.at[i].key.data;
	if (value)
		*value = m->entries.at[i].value;
}

void map_at_str(const struct map *m, uint32_t i, struct str *key, void **value)
{
	KIT_ASSERT(i < m->entries.len);
	if (key)
		*key = m->entries.at[i].key;
	if (value)
		*value = m->entries.at[i].value;
}
