/* map_type.c - where keys and elements lie in a group, and which of its words are pointers; once per map type. */
#include "map.h"

struct layout_node {
	struct map_layout layout;
	struct layout_node *next;
};
static void set_bit(uint8_t *mask, size_t word)
{
	mask[word / 8] |= (uint8_t)(1 << word % 8);
}

/* Marks the pointers of a value of t stored at byte `at` of the group. */
static void mask_value(uint8_t *mask, size_t at, const struct gosub_type *t)
{
	if (t->size > MAP_INLINE) {
		set_bit(mask, at / 8);
		return;
	}
	for (size_t i = 0; i < t->ptr_bytes / 8; i++)
		if (t->gcdata[i / 8] >> (i % 8) & 1)
			set_bit(mask, at / 8 + i);
}

static bool holds_pointers(const struct gosub_type *t)
{
	return t->size > MAP_INLINE || t->ptr_bytes > 0;
}

static void make_group_type(struct map_layout *l)
{
	const struct gosub_map_type *t = l->type;
	l->group.size = l->group_size;
	if (!holds_pointers(t->key) && !holds_pointers(t->elem))
		return;
	size_t words = l->group_size / 8;
	uint8_t *mask = heap_meta_alloc(RT_ALIGN_UP((words + 7) / 8, 8));
	for (size_t i = 0; i < MAP_GROUP; i++) {
		mask_value(mask, 8 + i * l->slot_size, t->key);
		mask_value(mask, 8 + i * l->slot_size + l->elem_off, t->elem);
	}
	l->group.ptr_bytes = l->group_size;
	l->group.gcdata = mask;
}

static uint8_t key_class(const struct gosub_type *key)
{
	enum leaf leaf = leaf_of(key);

	if (leaf != LEAF_NO)
		return leaf;
	return (key->kind & 31) == GOSUB_KIND_INTERFACE ? MAP_KEY_INTERFACE : MAP_KEY_GO;
}

static void make_layout(struct map_layout *l, const struct gosub_map_type *t)
{
	struct gosub_map_slot slot = gosub_map_slot(t->key->size, t->key->align, t->elem->size, t->elem->align);
	l->type = t;
	l->elem_off = (uint16_t)slot.elem_off;
	l->slot_size = (uint16_t)slot.size;
	l->group_size = gosub_map_group_size(slot);
	l->key_indirect = t->key->size > MAP_INLINE;
	l->elem_indirect = t->elem->size > MAP_INLINE;
	l->key_update = !(t->key->tflag & GOSUB_TFLAG_REGULAR_MEMORY);
	l->key_class = key_class(t->key);
	make_group_type(l);
}

static struct layout_node *find(struct layout_node *n, const struct gosub_map_type *t)
{
	while (n && n->layout.type != t)
		n = n->next;
	return n;
}

const struct map_layout *map_layout_of(const struct gosub_map_type *t)
{
	_Atomic(struct layout_node *) *chain = &rt.value.layouts.chain[((uintptr_t)t >> 4) % MAP_LAYOUT_CHAINS];
	struct layout_node *n = find(atomic_load_explicit(chain, memory_order_acquire), t);
	if (RT_LIKELY(n != NULL))
		return &n->layout;
	lock_acquire(&rt.value.layouts.lock);
	n = find(*chain, t);
	if (!n) {
		n = heap_meta_alloc(sizeof *n);
		make_layout(&n->layout, t);
		n->next = *chain;
		atomic_store_explicit(chain, n, memory_order_release);
	}
	lock_release(&rt.value.layouts.lock);
	return &n->layout;
}
