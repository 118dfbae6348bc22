/* intern.c - one copy of each name. */
#include "kit.h"

struct intern {
	struct arena *arena;
	struct {
		const char *text;
		uint32_t len, hash;
	} *table; /* linear probing; text NULL = free */
	uint32_t mask, count;
};

struct intern *intern_new(struct arena *a)
{
	struct intern *in = ARENA_NEW(a, struct intern);

	in->arena = a;
	in->mask = 255;
	in->table = arena_alloc(a, sizeof *in->table * (in->mask + 1));
	return in;
}

static uint32_t slot_for(const struct intern *in, struct str s, uint32_t hash)
{
	uint32_t i = hash & in->mask;

	for (; in->table[i].text; i = (i + 1) & in->mask)
		if (in->table[i].hash == hash && in->table[i].len == s.len &&
		    !memcmp(in->table[i].text, s.data, s.len))
			break;
	return i;
}

static void grow(struct intern *in)
{
	uint32_t old_size = in->mask + 1;
	__typeof__(in->table) old = in->table;

	in->mask = old_size * 2 - 1;
	in->table = arena_alloc(in->arena, sizeof *in->table * (in->mask + 1));
	for (uint32_t i = 0; i < old_size; i++) {
		uint32_t j = old[i].hash & in->mask;

		if (!old[i].text)
			continue;
		while (in->table[j].text)
			j = (j + 1) & in->mask;
		in->table[j] = old[i];
	}
}

const char *intern(struct intern *in, struct str s)
{
	uint32_t hash = (uint32_t)kit_hash(s.data, s.len, 0);
	uint32_t i = slot_for(in, s, hash);

	if (in->table[i].text)
		return in->table[i].text;
	if (in->count >= in->mask - in->mask / 4) {
		grow(in);
		i = slot_for(in, s, hash);
	}
	in->count++;
	in->table[i].text = arena_str(in->arena, s).data;
	in->table[i].len = (uint32_t)s.len;
	in->table[i].hash = hash;
	return in->table[i].text;
}

const char *intern_cstr(struct intern *in, const char *s)
{
	return intern(in, str_of(s));
}
