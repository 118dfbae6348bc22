/* map_iter.c - range over a map.
 *
 * An iterator walks the slots of the table the map had at the start, from a random one on, once around. As long as the map has
 * this table, what a slot holds is current. When the map has got another, the old one is a list of keys: each is looked up
 * anew. A key that is not equal to itself can be neither found nor deleted; it is produced as it was, unless the map was cleared. */
#include "map.h"

struct iter { /* laid over struct gosub_mapiter */
	void *key, *elem;
	const struct gosub_map_type *type;
	struct map *map;
	uint8_t *groups;
	uint64_t mask;
	uint64_t first, done; /* slot to start at; slots passed */
	uint32_t clears;
};
_Static_assert(sizeof(struct iter) <= GOSUB_MAPITER_SIZE, "iterator in a frame");

/* The entry of an old table: as the map has it now, or nothing. */
static struct map_slot current_entry(struct iter *it, uint8_t *slot)
{
	struct map *m = it->map;
	uint8_t *key = map_key_in(m, slot);
	struct map_slot now = map_find(it->type, m, key);
	if (!now.key && it->clears == m->clears && !gosub_equal(it->type->key, key, key))
		return (struct map_slot){ key, map_elem_in(m, slot) };
	return now;
}

static bool produce(struct iter *it, uint8_t *slot)
{
	struct map *m = it->map;
	struct map_slot s = { map_key_in(m, slot), map_elem_in(m, slot) };
	if (RT_UNLIKELY(m->groups != it->groups)) {
		s = current_entry(it, slot);
		if (!s.key)
			return false;
	}
	it->key = s.key;
	it->elem = s.elem;
	return true;
}

void gosub_map_iter_next(void *iter)
{
	struct iter *it = iter;
	struct map *m = it->map;
	uint64_t slots = (it->mask + 1) * MAP_GROUP;
	size_t group_size = map_group_size(m);
	if (RT_UNLIKELY(atomic_load_explicit(&m->writing, memory_order_relaxed)))
		map_race("concurrent map iteration and map write");
	while (it->done < slots) {
		uint64_t at = (it->first + it->done) & (slots - 1);
		uint8_t *group = it->groups + (at >> 3) * group_size;
		unsigned i = at & 7;
		/* Skips to the next full slot of the group, but not past the one this walk began with. */
		uint64_t full = (~map_controls(group) & MAP_MSB) >> (8 * i);
		uint64_t step = full ? (uint64_t)__builtin_ctzll(full) >> 3 : 8 - i;
		it->done += step;
		if (!full || it->done >= slots)
			continue;
		it->done++;
		if (produce(it, map_slot_at(m, group, i + (unsigned)step)))
			return;
	}
	it->key = it->elem = NULL;
}

void gosub_map_iter_init(const struct gosub_type *type, void *map, void *iter)
{
	struct iter *it = iter;
	struct map *m = map;
	*it = (struct iter){ .type = (const struct gosub_map_type *)type, .map = m };
	if (!m || m->used == 0)
		return;
	it->groups = m->groups;
	it->mask = m->mask;
	it->clears = m->clears;
	it->first = hash_random() & (m->mask << 3 | 7);
	gosub_map_iter_next(it);
}
