/* intern.c - one copy of each name.
 *
 * Of a name of up to eight bytes, as most are, the key in the table is all of it: finding it
 * touches nothing else. Of a longer one the key is a hash. */
#include "kit.h"

struct intern {
	struct arena *arena;
	struct slot {
		const char *text;
		uint64_t key;
		size_t len;
	} *table; /* linear probing; text NULL = free */
	uint32_t mask, count;
};

struct intern *intern_new(struct arena *a)
{
	struct intern *in = ARENA_NEW(a, struct intern);

	in->arena = a;
	in->mask = 255;
	in->table = ARENA_ARRAY(a, struct slot, in->mask + 1);
	return in;
}

#define SHORT 8

static uint64_t make_key(struct str s)
{
	uint64_t key = 0;
	uint32_t first, last;

	if (s.len > SHORT)
		return kit_hash(s.data, s.len, 0);
	if (s.len < 4) {
		for (size_t i = 0; i < s.len; i++)
			key = key << 8 | (unsigned char)s.data[i];
		return key;
	}
	memcpy(&first, s.data, 4);
	memcpy(&last, s.data + s.len - 4, 4); /* overlaps */
	return (uint64_t)last << 32 | first;
}

static uint32_t home(const struct intern *in, uint64_t key, size_t len)
{
	uint64_t h = (key ^ len) * 0x9E3779B97F4A7C15u;

	return (uint32_t)(h >> 32) & in->mask;
}

static struct slot *slot_for(const struct intern *in, struct str s, uint64_t key)
{
	uint32_t i = home(in, key, s.len);

	for (;; i = (i + 1) & in->mask) {
		struct slot *at = &in->table[i];

		if (!at->text)
			return at;
		if (at->key == key && at->len == s.len && (s.len <= SHORT || !memcmp(at->text, s.data, s.len)))
			return at;
	}
}

static void grow(struct intern *in)
{
	uint32_t old_size = in->mask + 1;
	struct slot *old = in->table;

	in->mask = old_size * 2 - 1;
	in->table = ARENA_ARRAY(in->arena, struct slot, in->mask + 1);
	for (uint32_t i = 0; i < old_size; i++) {
		if (!old[i].text)
			continue;
		uint32_t j = home(in, old[i].key, old[i].len);
		while (in->table[j].text)
			j = (j + 1) & in->mask;
		in->table[j] = old[i];
	}
}

const char *intern(struct intern *in, struct str s)
{
	uint64_t key = make_key(s);
	struct slot *at = slot_for(in, s, key);

	if (at->text)
		return at->text;
	if (in->count >= in->mask - in->mask / 4) {
		grow(in);
		at = slot_for(in, s, key);
	}
	in->count++;
	*at = (struct slot){arena_str(in->arena, s).data, key, s.len};
	return at->text;
}

const char *intern_cstr(struct intern *in, const char *s)
{
	return intern(in, str_of(s));
}
