/* map.c - maps; see map.h. */
#include "map.h"
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* ---- control words: a set of slots of one group ---- */

#if defined(__SSE2__)
typedef unsigned slots; /* bit i: slot i */

static inline slots match_hash(uint64_t controls, uint8_t h2)
{
	__m128i v = _mm_cvtsi64_si128((long long)controls);
	return (slots)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)h2))) & 0xff;
}
static inline unsigned first_slot(slots s)
{
	return (unsigned)__builtin_ctz(s);
}
#else
typedef uint64_t slots; /* top bit of byte i: slot i; match_hash may add wrong ones, which a comparison of keys drops */

static inline slots match_hash(uint64_t controls, uint8_t h2)
{
	uint64_t v = controls ^ MAP_LSB * h2;
	return (v - MAP_LSB) & ~v & MAP_MSB;
}
static inline unsigned first_slot(slots s)
{
	return (unsigned)__builtin_ctzll(s) >> 3;
}
#endif

static inline uint64_t match_empty(uint64_t controls) /* top bits */
{
	return controls & ~(controls << 6) & MAP_MSB;
}
static inline uint64_t match_free(uint64_t controls) /* empty or deleted */
{
	return controls & MAP_MSB;
}
static inline unsigned first_byte(uint64_t tops)
{
	return (unsigned)__builtin_ctzll(tops) >> 3;
}

/* ---- probing ---- */

struct probe {
	uint8_t *group;
	uint64_t at, step;
};

static inline uint8_t hash_low(uint64_t hash)
{
	return hash & 0x7f;
}

static inline struct probe probe_start(const struct map *m, uint64_t hash)
{
	uint64_t at = (hash >> 7) & m->mask;
	return (struct probe){m->groups + at * map_group_size(m), at, 0};
}

/* False: every group was seen (only a full table of one group ends so). */
static inline bool probe_next(const struct map *m, struct probe *p)
{
	if (++p->step > m->mask)
		return false;
	p->at = (p->at + p->step) & m->mask;
	p->group = m->groups + p->at * map_group_size(m);
	return true;
}

/* ---- misuse ---- */

void map_race(const char *what)
{
	rt_fatal(what);
}

static inline void check_no_writer(const struct map *m)
{
	if (RT_UNLIKELY(atomic_load_explicit(&m->writing, memory_order_relaxed)))
		map_race("concurrent map read and map write");
}

static inline void begin_write(struct map *m)
{
	if (RT_UNLIKELY(atomic_load_explicit(&m->writing, memory_order_relaxed)))
		map_race("concurrent map writes");
	atomic_store_explicit(&m->writing, 1, memory_order_relaxed);
}

static inline void end_write(struct map *m)
{
	if (RT_UNLIKELY(!atomic_load_explicit(&m->writing, memory_order_relaxed)))
		map_race("concurrent map writes");
	atomic_store_explicit(&m->writing, 0, memory_order_relaxed);
}

static RT_NORETURN void assignment_to_nil(void)
{
	rt_panic_string_error("assignment to entry in nil map");
}

/* ---- kinds of keys: each gives hash and same; everything below is stamped out per kind and inlined ---- */

struct any_key {
	const struct gosub_map_type *type;
	const struct map *map;
	const void *at;
};

static inline bool same_interface(const struct gosub_type *t, const struct gosub_eface *a, const struct gosub_eface *b)
{
	const struct gosub_type *dynamic = a->type;
	if (a->type != b->type)
		return false;
	if (dynamic && ((const struct gosub_interface_type *)t)->len != 0)
		dynamic = ((const struct gosub_iface *)a)->tab->type;
	return gosub_eface_equal(dynamic, a->data, b->data);
}

static inline uint64_t hash_any(const struct any_key *k, uint64_t seed)
{
	switch (k->map->key_class) {
	case MAP_KEY_INTERFACE:
		return (uint64_t)gosub_hash_interface(k->type->key, (void *)k->at, (int64_t)seed);
	case MAP_KEY_GO:
		return (uint64_t)type_hasher(&k->type->t, (void *)k->at, (int64_t)seed);
	default:
		return leaf_hash(k->map->key_class, k->at, k->type->key->size, seed);
	}
}
static inline bool same_any(const struct any_key *k, const uint8_t *key)
{
	switch (k->map->key_class) {
	case MAP_KEY_INTERFACE:
		return same_interface(k->type->key, k->at, (const struct gosub_eface *)key);
	case MAP_KEY_GO:
		return type_equal(k->type->key, (void *)k->at, (void *)key);
	default:
		return leaf_same(k->map->key_class, k->at, key, k->type->key->size);
	}
}
static inline uint64_t hash_32(const uint32_t *k, uint64_t seed)
{
	return hash_word(*k, seed);
}
static inline bool same_32(const uint32_t *k, const uint8_t *key)
{
	return *k == *(const uint32_t *)key;
}
static inline uint64_t hash_64(const uint64_t *k, uint64_t seed)
{
	return hash_word(*k, seed);
}
static inline bool same_64(const uint64_t *k, const uint8_t *key)
{
	return *k == *(const uint64_t *)key;
}
static inline uint64_t hash_str(const struct gosub_string *k, uint64_t seed)
{
	return hash_string(k->ptr, (size_t)k->len, seed);
}
static inline bool same_str(const struct gosub_string *k, const uint8_t *key)
{
	const struct gosub_string *s = (const struct gosub_string *)key;
	return k->len == s->len && (k->ptr == s->ptr || bytes_same(k->ptr, s->ptr, (size_t)k->len));
}

struct place { /* of a slot */
	uint8_t *group;
	unsigned i;
};

/* find_KIND: the key's slot and its place, or NULL. */
#define MAP_FIND(kind, type)                                                                                           \
	static inline uint8_t *find_##kind(const struct map *m, const type *k, uint64_t hash, struct place *at)        \
	{                                                                                                              \
		struct probe p = probe_start(m, hash);                                                                 \
		do {                                                                                                   \
			uint64_t controls = map_controls(p.group);                                                     \
			slots s = match_hash(controls, hash_low(hash));                                                \
			for (; s; s &= s - 1) {                                                                        \
				uint8_t *slot = map_slot_at(m, p.group, first_slot(s));                                \
				*at = (struct place){p.group, first_slot(s)};                                          \
				if (RT_LIKELY(same_##kind(k, map_key_in(m, slot))))                                    \
					return slot;                                                                   \
			}                                                                                              \
			if (RT_LIKELY(match_empty(controls) != 0))                                                     \
				return NULL;                                                                           \
		} while (probe_next(m, &p));                                                                           \
		return NULL;                                                                                           \
	}
MAP_FIND(any, struct any_key)
MAP_FIND(32, uint32_t)
MAP_FIND(64, uint64_t)
MAP_FIND(str, struct gosub_string)

/* ---- tables ---- */

static uint64_t capacity(uint64_t groups)
{
	return groups == 1 ? MAP_GROUP : groups * 7;
}

static void table_new(struct map *m, uint64_t groups)
{
	size_t size = groups * map_group_size(m);
	rt_store(&m->groups, heap_alloc(size, &m->layout->group, groups));
	m->mask = groups - 1;
	m->growth_left = capacity(groups);
	for (uint64_t i = 0; i < groups; i++) {
		map_set_controls(m->groups + i * map_group_size(m), MAP_EMPTY * MAP_LSB);
		sched_poll();
	}
}

/* A free slot on the way of hash, its control byte set. The table has room. */
static inline uint8_t *claim(struct map *m, uint64_t hash)
{
	struct probe p = probe_start(m, hash);
	uint64_t free;
	while (!(free = match_free(map_controls(p.group))))
		probe_next(m, &p);
	unsigned i = first_byte(free);
	if (p.group[i] == MAP_EMPTY)
		m->growth_left--;
	p.group[i] = hash_low(hash);
	return map_slot_at(m, p.group, i);
}

static uint64_t hash_stored(const struct gosub_map_type *t, const struct map *m, const uint8_t *key)
{
	return hash_any(&(struct any_key){t, m, key}, m->seed);
}

static void move_group(const struct gosub_map_type *t, struct map *m, uint8_t *from)
{
	for (unsigned i = 0; i < MAP_GROUP; i++) {
		if (from[i] & 0x80)
			continue;
		uint8_t *slot = map_slot_at(m, from, i);
		uint8_t *to = claim(m, hash_stored(t, m, map_key_in(m, slot)));
		gosub_typed_move(to, slot, m->slot_size);
	}
}

/* Replaces the table by one with room: twice as large, unless deleted slots were what filled it. */
static RT_COLD void grow(const struct gosub_map_type *t, struct map *m)
{
	uint8_t *old = m->groups;
	uint64_t groups = old ? m->mask + 1 : 0;
	uint64_t wanted = groups == 0 ? 1 : m->used * 2 > capacity(groups) ? groups * 2 : groups;
	table_new(m, wanted);
	/* A collection that comes meanwhile finds the old table through this frame. */
	for (uint64_t i = 0; i < groups; i++) {
		move_group(t, m, old + i * map_group_size(m));
		sched_poll();
	}
}

/* ---- insertion ---- */

static uint8_t *fill_slot(const struct gosub_map_type *t, struct map *m, uint8_t *slot, const void *key)
{
	/* What is allocated first is found through the C frame; the slot is overwritten whole. */
	uint8_t *k = slot;
	if (RT_UNLIKELY(m->elem_indirect))
		rt_store(slot + m->elem_off, heap_alloc(t->elem->size, t->elem, 1));
	if (RT_UNLIKELY(m->key_indirect))
		rt_store(slot, k = heap_alloc(t->key->size, t->key, 1));
	gosub_typed_move(k, (void *)key, (int64_t)t->key->size);
	m->used++;
	return map_elem_in(m, slot);
}

/* A slot for a key that is not in the map. */
static inline uint8_t *insert(const struct gosub_map_type *t, struct map *m, uint64_t hash)
{
	if (RT_UNLIKELY(m->growth_left == 0))
		grow(t, m);
	return claim(m, hash);
}

/* ---- creation ---- */

static const uint8_t header_mask[8] = {1 << 1};
static const struct gosub_type header_type = {
    .size = sizeof(struct map), .ptr_bytes = 16, .align = 8, .gcdata = header_mask};
_Static_assert(offsetof(struct map, groups) == 8, "header_mask");

static uint64_t groups_for(const struct map_layout *l, int64_t hint)
{
	uint64_t groups = 1;
	if (hint > ((int64_t)1 << 40) / (int64_t)l->group_size)
		return 0;
	while (capacity(groups) < (uint64_t)hint)
		groups *= 2;
	return groups;
}

static void set_header(struct map *m, const struct map_layout *l)
{
	m->seed = hash_random();
	m->layout = l;
	m->slot_size = l->slot_size;
	m->elem_off = l->elem_off;
	m->key_indirect = l->key_indirect;
	m->elem_indirect = l->elem_indirect;
	m->key_update = l->key_update;
	m->key_class = l->key_class;
}

void *gosub_map_new(const struct gosub_type *type, int64_t hint, void *frame)
{
	const struct map_layout *l = map_layout_of((const struct gosub_map_type *)type);
	struct map *m = frame ? frame : heap_alloc(sizeof *m, &header_type, 1);
	set_header(m, l);
	if (hint > MAP_GROUP) {
		uint64_t groups = groups_for(l, hint);
		if (groups)
			table_new(m, groups);
	}
	return m;
}

/* The group in the frame is left behind, like any table, by the first growth. */
void *gosub_map_new_small(const struct gosub_type *type, int64_t hint, void *frame)
{
	struct map *m = frame;
	if (hint > MAP_GROUP)
		return gosub_map_new(type, hint, frame);
	set_header(m, map_layout_of((const struct gosub_map_type *)type));
	rt_store(&m->groups, (uint8_t *)frame + GOSUB_MAP_FRAME_SIZE);
	map_set_controls(m->groups, MAP_EMPTY * MAP_LSB);
	m->growth_left = capacity(1);
	return m;
}

/* ---- lookup ---- */

/* A key that cannot be hashed is an error in an empty map, too. */
static inline void check_hashable(const struct gosub_map_type *t, const void *key)
{
	if (RT_UNLIKELY(t->flags & GOSUB_MAP_HASH_PANICS))
		go_check_key(t->key, (void *)key);
}

bool map_same_key(const struct gosub_map_type *t, const struct map *m, const void *p, const void *q)
{
	return same_any(&(struct any_key){t, m, p}, q);
}

struct map_slot map_find(const struct gosub_map_type *t, struct map *m, const void *key)
{
	struct any_key k = {t, m, key};
	uint64_t hash = hash_any(&k, m->seed);
	struct place at;
	uint8_t *slot = m->used ? find_any(m, &k, hash, &at) : NULL;
	if (!slot)
		return (struct map_slot){NULL, NULL};
	return (struct map_slot){map_key_in(m, slot), map_elem_in(m, slot)};
}

void *gosub_map_get(const struct gosub_type *type, void *map, void *key)
{
	const struct gosub_map_type *t = (const struct gosub_map_type *)type;
	struct map *m = map;
	if (!m || m->used == 0) {
		check_hashable(t, key);
		return NULL;
	}
	check_no_writer(m);
	return map_find(t, m, key).elem;
}

void *gosub_map_get32(const struct gosub_type *t, void *map, int32_t key)
{
	struct map *m = map;
	if (!m || m->used == 0)
		return NULL;
	check_no_writer(m);
	uint32_t k = (uint32_t)key;
	struct place at;
	uint8_t *slot = find_32(m, &k, hash_32(&k, m->seed), &at);
	return slot ? map_elem_in(m, slot) : NULL;
}

void *gosub_map_get64(const struct gosub_type *t, void *map, int64_t key)
{
	struct map *m = map;
	if (!m || m->used == 0)
		return NULL;
	check_no_writer(m);
	uint64_t k = (uint64_t)key;
	struct place at;
	uint8_t *slot = find_64(m, &k, hash_64(&k, m->seed), &at);
	return slot ? map_elem_in(m, slot) : NULL;
}

void *gosub_map_get_str(const struct gosub_type *t, void *map, void *p, int64_t n)
{
	struct map *m = map;
	if (!m || m->used == 0)
		return NULL;
	check_no_writer(m);
	struct gosub_string k = {p, n};
	struct place at;
	uint8_t *slot = find_str(m, &k, hash_str(&k, m->seed), &at);
	return slot ? map_elem_in(m, slot) : NULL;
}

/* ---- assignment ---- */

/* What every assignment does once the key is hashed; `update` stores the key over an equal one. */
#define MAP_SET(kind, k, key_at, update)                                                                               \
	do {                                                                                                           \
		uint64_t hash = hash_##kind(&(k), m->seed);                                                            \
		begin_write(m);                                                                                        \
		struct place at;                                                                                       \
		uint8_t *slot = m->groups ? find_##kind(m, &(k), hash, &at) : NULL;                                    \
		uint8_t *elem;                                                                                         \
		if (slot) {                                                                                            \
			update;                                                                                        \
			elem = map_elem_in(m, slot);                                                                   \
		} else {                                                                                               \
			elem = fill_slot(t, m, insert(t, m, hash), (key_at));                                          \
		}                                                                                                      \
		end_write(m);                                                                                          \
		return elem;                                                                                           \
	} while (0)

void *gosub_map_set(const struct gosub_type *type, void *map, void *key)
{
	const struct gosub_map_type *t = (const struct gosub_map_type *)type;
	struct map *m = map;
	struct any_key k = {t, m, key};
	if (!m)
		assignment_to_nil();
	MAP_SET(any, k, key, if (m->key_update) gosub_typed_move(map_key_in(m, slot), key, (int64_t)t->key->size));
}

void *gosub_map_set32(const struct gosub_type *type, void *map, int32_t key)
{
	const struct gosub_map_type *t = (const struct gosub_map_type *)type;
	struct map *m = map;
	uint32_t k = (uint32_t)key;
	if (!m)
		assignment_to_nil();
	MAP_SET(32, k, &k, );
}

void *gosub_map_set64(const struct gosub_type *type, void *map, int64_t key)
{
	const struct gosub_map_type *t = (const struct gosub_map_type *)type;
	struct map *m = map;
	uint64_t k = (uint64_t)key;
	if (!m)
		assignment_to_nil();
	MAP_SET(64, k, &k, );
}

void *gosub_map_set_str(const struct gosub_type *type, void *map, void *p, int64_t n)
{
	const struct gosub_map_type *t = (const struct gosub_map_type *)type;
	struct map *m = map;
	struct gosub_string k = {p, n};
	if (!m)
		assignment_to_nil();
	/* The stored key may be all that keeps a larger string alive. */
	MAP_SET(str, k, &k, rt_store(slot, k.ptr));
}

/* ---- removal ---- */

static inline void free_slot(struct map *m, struct place at)
{
	rt_clear(map_slot_at(m, at.group, at.i), m->slot_size);
	/* A probe passes this group only if it is full. */
	if (m->mask == 0 || match_empty(map_controls(at.group))) {
		at.group[at.i] = MAP_EMPTY;
		m->growth_left++;
	} else {
		at.group[at.i] = MAP_DELETED;
	}
	if (--m->used == 0)
		m->seed = m->mask == 0 ? hash_random() : m->seed;
}

/* What every removal from a map with entries does. */
#define MAP_DELETE(kind, k)                                                                                            \
	do {                                                                                                           \
		uint64_t hash = hash_##kind(&(k), m->seed);                                                            \
		struct place at;                                                                                       \
		begin_write(m);                                                                                        \
		if (find_##kind(m, &(k), hash, &at))                                                                   \
			free_slot(m, at);                                                                              \
		end_write(m);                                                                                          \
	} while (0)

void gosub_map_delete(const struct gosub_type *type, void *map, void *key)
{
	const struct gosub_map_type *t = (const struct gosub_map_type *)type;
	struct map *m = map;
	struct any_key k = {t, m, key};
	if (!m || m->used == 0) {
		check_hashable(t, key);
		return;
	}
	MAP_DELETE(any, k);
}

void gosub_map_delete32(const struct gosub_type *t, void *map, int32_t key)
{
	struct map *m = map;
	uint32_t k = (uint32_t)key;
	if (m && m->used)
		MAP_DELETE(32, k);
}

void gosub_map_delete64(const struct gosub_type *t, void *map, int64_t key)
{
	struct map *m = map;
	uint64_t k = (uint64_t)key;
	if (m && m->used)
		MAP_DELETE(64, k);
}

void gosub_map_delete_str(const struct gosub_type *t, void *map, void *p, int64_t n)
{
	struct map *m = map;
	struct gosub_string k = {p, n};
	if (m && m->used)
		MAP_DELETE(str, k);
}

void gosub_map_clear(const struct gosub_type *type, void *map)
{
	struct map *m = map;
	if (!m || !m->groups)
		return;
	begin_write(m);
	size_t group_size = map_group_size(m);
	for (uint64_t i = 0; i <= m->mask; i++) {
		uint8_t *group = m->groups + i * group_size;
		sched_poll();
		if (map_controls(group) == MAP_EMPTY * MAP_LSB)
			continue;
		rt_clear(group + 8, group_size - 8);
		map_set_controls(group, MAP_EMPTY * MAP_LSB);
	}
	m->used = 0;
	m->growth_left = capacity(m->mask + 1);
	m->clears++;
	m->seed = hash_random();
	end_write(m);
}

int64_t gosub_map_len(void *map)
{
	return map ? (int64_t)((struct map *)map)->used : 0;
}
