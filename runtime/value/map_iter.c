/* map_iter.c - range over a map.
 *
 * An iterator walks the slots of the table the map had at the start, from a random one on, once around. As long as the
 * map has this table, what a slot holds is current. When the map has got another, the old one is a list of keys: each
 * is looked up anew. A key that is not equal to itself can be neither found nor deleted; it is produced as it was,
 * unless the map was cleared. */
#include "map.h"

struct iter { /* laid over struct gosub_mapiter */
	void *key, *elem;
	const struct gosub_map_type *type;
	struct map *map;
	uint8_t *groups, *group; /* the table walked; the group the walk is in */
	uint64_t full;           /* its slots to come: top bits of their bytes */
	uint64_t mask;
	uint64_t at, left;  /* index of group; groups to come after it */
	uint64_t last_full; /* slots of the first group that are left for the end */
	uint32_t clears;
};
_Static_assert(sizeof(struct iter) <= GOSUB_MAPITER_SIZE, "iterator in a frame");

/* The entry of an old table: as the map has it now, or nothing. */
static struct map_slot current_entry(struct iter *it, uint8_t *slot)
{
	struct map *m = it->map;
	uint8_t *key = map_key_in(m, slot);
	struct map_slot now = map_find(it->type, m, key);
	if (!now.key && it->clears == m->clears && !map_same_key(it->type, m, key, key))
		return (struct map_slot){key, map_elem_in(m, slot)};
	return now;
}

/* Goes on to the next group: false at the end. The first group comes again, last, with the slots it began without. */
static bool next_group(struct iter *it)
{
	if (it->left == 0)
		return false;
	it->left--;
	it->at = (it->at + 1) & it->mask;
	it->group = it->groups + it->at * map_group_size(it->map);
	it->full = ~map_controls(it->group) & (it->left ? MAP_MSB : it->last_full);
	if (RT_UNLIKELY(!it->full)) /* a table that was emptied is walked in one call */
		sched_poll();
	return true;
}

/* The next full slot, or NULL at the end. */
static inline uint8_t *next_slot(struct iter *it)
{
	do {
		while (it->full) {
			unsigned i = (unsigned)__builtin_ctzll(it->full) >> 3;
			it->full &= it->full - 1;
			if (RT_LIKELY(!(it->group[i] & 0x80))) /* else deleted since */
				return map_slot_at(it->map, it->group, i);
		}
	} while (next_group(it));
	return NULL;
}

static RT_COLD void next_of_old_table(struct iter *it)
{
	uint8_t *slot;
	struct map_slot s = {NULL, NULL};
	if (atomic_load_explicit(&it->map->writing, memory_order_relaxed))
		map_race("concurrent map iteration and map write");
	while (!s.key && (slot = next_slot(it)) != NULL)
		s = current_entry(it, slot);
	it->key = s.key;
	it->elem = s.elem;
}

void gosub_map_iter_next(void *iter)
{
	struct iter *it = iter;
	struct map *m = it->map;
	if (RT_UNLIKELY(m->groups != it->groups || atomic_load_explicit(&m->writing, memory_order_relaxed))) {
		next_of_old_table(it);
		return;
	}
	uint8_t *slot = next_slot(it);
	it->key = slot ? map_key_in(m, slot) : NULL;
	it->elem = slot ? map_elem_in(m, slot) : NULL;
}

void gosub_map_iter_init(const struct gosub_type *type, void *map, void *iter)
{
	struct iter *it = iter;
	struct map *m = map;
	*it = (struct iter){.type = (const struct gosub_map_type *)type, .map = m};
	if (!m || m->used == 0)
		return;
	uint64_t random = hash_random();
	it->groups = m->groups;
	it->mask = m->mask;
	it->clears = m->clears;
	it->at = random & m->mask;
	it->left = m->mask + 1;
	it->group = m->groups + it->at * map_group_size(m);
	it->last_full = MAP_MSB & (((uint64_t)1 << 8 * (random >> 61)) - 1); /* slots before a random one */
	it->full = ~map_controls(it->group) & MAP_MSB & ~it->last_full;
	gosub_map_iter_next(it);
}
