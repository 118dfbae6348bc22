/* map.h - inside of maps. For map.c, map_type.c and map_iter.c.
 *
 * A Swiss table: groups of 8 slots under a word of 8 control bytes. A control byte is EMPTY, DELETED or the low 7 bits
 * of the hash of the key in its slot; the other bits choose the group where probing starts, by triangular steps. A
 * group that has an empty slot ends a probe. A table of one group may be full. A key or element larger than 128 bytes
 * lives outside its slot. A table never changes in size or order: growth makes another one and leaves the old as it is,
 * for the sake of iterators. */
#ifndef GOSUB_MAP_H
#define GOSUB_MAP_H

#include "leaf.h"

#define MAP_GROUP   GOSUB_MAP_GROUP
#define MAP_EMPTY   0x80u
#define MAP_DELETED 0xfeu
#define MAP_INLINE  GOSUB_MAP_INLINE

#define MAP_LSB     0x0101010101010101u
#define MAP_MSB     0x8080808080808080u

/* How keys are hashed and compared: as the leaf they are, or so. */
enum map_key_class {
	MAP_KEY_INTERFACE = LEAF_COMPLEX128 + 1,
	MAP_KEY_GO /* by the functions of their type, which may grow the stack, be preempted and panic: no lock is held
		    */
};

struct map {                       /* at most GOSUB_MAP_FRAME_SIZE bytes */
	uint64_t used;             /* len(m); compiled code reads it */
	uint8_t *RT_STORED groups; /* NULL before the first insertion */
	uint64_t mask;             /* groups - 1 */
	uint64_t growth_left;      /* insertions into empty slots before the table is replaced */
	uint64_t seed;
	const struct map_layout *layout;
	uint32_t clears; /* times clear was called */
	uint16_t slot_size, elem_off;
	_Atomic uint8_t writing;
	bool key_indirect, elem_indirect;
	bool key_update;   /* equal keys may differ: an assignment stores the key, too */
	uint8_t key_class; /* enum map_key_class */
};
_Static_assert(sizeof(struct map) <= GOSUB_MAP_FRAME_SIZE, "header of a map in a frame");
_Static_assert(offsetof(struct map, used) == GOSUB_MAP_USED, "abi.h");

struct map_layout { /* one per map type, made on first use */
	const struct gosub_map_type *type;
	struct gosub_type group; /* for the collector: control word and slots */
	uint32_t group_size;
	uint16_t slot_size, elem_off;
	bool key_indirect, elem_indirect, key_update;
	uint8_t key_class;
};
const struct map_layout *map_layout_of(const struct gosub_map_type *t); /* map_type.c */

struct map_slot {
	uint8_t *key, *elem; /* where the values are; key NULL: none */
};
struct map_slot map_find(const struct gosub_map_type *t, struct map *m, const void *key); /* m not NULL */

bool map_same_key(const struct gosub_map_type *t, const struct map *m, const void *p, const void *q);

RT_NORETURN void map_race(const char *what);

static inline size_t map_group_size(const struct map *m)
{
	return 8 + MAP_GROUP * (size_t)m->slot_size;
}

static inline uint64_t map_controls(const uint8_t *group)
{
	return *(const uint64_t *)group;
}

static inline void map_set_controls(uint8_t *group, uint64_t controls)
{
	*(uint64_t *)group = controls;
}

static inline uint8_t *map_slot_at(const struct map *m, uint8_t *group, unsigned i)
{
	return group + 8 + (size_t)i * m->slot_size;
}

static inline uint8_t *map_key_in(const struct map *m, uint8_t *slot)
{
	return m->key_indirect ? *(uint8_t **)slot : slot;
}

static inline uint8_t *map_elem_in(const struct map *m, uint8_t *slot)
{
	uint8_t *e = slot + m->elem_off;
	return m->elem_indirect ? *(uint8_t **)e : e;
}

#endif
