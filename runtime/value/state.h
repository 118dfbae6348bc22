/* state.h - what operations on values keep: rt.value. */
#ifndef GOSUB_VALUE_STATE_H
#define GOSUB_VALUE_STATE_H

struct layout_node;
struct itab_table;

#define MAP_LAYOUT_CHAINS 4096
#define OFFSETS_FIRST     256 /* entries of the first chunk */
#define OFFSETS_CHUNKS    20

struct values {
	uint64_t hash_keys[4]; /* random, odd; of this process */
	struct {
		struct lock lock;
		_Atomic(struct itab_table *) table;
		const struct gosub_interface_type **distinct; /* hashed by methods: one of those that have the same */
		size_t ndistinct, distinct_size;              /* size: a power of two */
	} itabs;
	struct {
		struct lock lock;
		_Atomic(struct layout_node *) chain[MAP_LAYOUT_CHAINS];
	} layouts; /* of map types */
	struct {
		struct lock lock;
		uint32_t used;
		const void **chunk[OFFSETS_CHUNKS]; /* each twice as large as the one before */
	} offsets;                                  /* of names and types made at run time */
};

#endif
