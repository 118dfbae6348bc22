#include "inputs.h"

/* Each flag and environment variable says which row carries it, or why none does. */
#define IN(row)   (sizeof((struct inputs *)0)->row > 0)
#define LINK(why) (sizeof(why) > sizeof "")
#define NO(why)   (sizeof(why) > sizeof "")
#define FLAG(name, kind, field, commands, keyed, argument, help)                                                       \
	_Static_assert(keyed, "-" name ": no row of inputs.def, and no reason why");
#include "flags.def"
#undef FLAG
#define ENVIRON(name, keyed) _Static_assert(keyed, #name ": no row of inputs.def, and no reason why");
#include "environ.def"
#undef ENVIRON
#undef IN
#undef LINK
#undef NO

/* ---- imports ---- */

/* Where path is, or would be. */
static uint32_t place_of(const struct inputs *in, struct str path)
{
	uint32_t low = 0, high = in->imports.list.len;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (str_cmp(in->imports.list.at[mid].path, path) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void inputs_import(struct arena *a, struct inputs *in, struct input_import import)
{
	uint32_t i = place_of(in, import.path), n = in->imports.list.len;
	if (i < n && str_eq(in->imports.list.at[i].path, import.path)) {
		if (import.as.len)
			in->imports.list.at[i].as = import.as;
		return;
	}
	VEC_PUSH(a, &in->imports.list, import);
	memmove(&in->imports.list.at[i + 1], &in->imports.list.at[i], (n - i) * sizeof import);
	in->imports.list.at[i] = import;
}

const struct input_import *inputs_find(const struct inputs *in, struct str path)
{
	uint32_t i = place_of(in, path);
	return i < in->imports.list.len && str_eq(in->imports.list.at[i].path, path) ? &in->imports.list.at[i] : NULL;
}

/* ---- the key ---- */

struct hasher {
	struct cache_key key;
	const struct sources *sources;
};

static void add_NUMBER(struct hasher *h, const uint64_t *n)
{
	cache_key_add_u64(&h->key, *n);
}

static void add_FLAG(struct hasher *h, const bool *flag)
{
	cache_key_add_u64(&h->key, *flag);
}

static void add_TEXT(struct hasher *h, const struct str *text)
{
	cache_key_add(&h->key, *text);
}

static void add_KEY(struct hasher *h, const struct cache_key *key)
{
	cache_key_add_u64(&h->key, key->a);
	cache_key_add_u64(&h->key, key->b);
}

static void add_FILES(struct hasher *h, const input_FILES *files)
{
	cache_key_add_u64(&h->key, files->list.len);
	for (uint32_t i = 0; i < files->list.len; i++) {
		const struct input_file *f = &files->list.at[i];
		const struct source_file *s = &h->sources->files.at[f->source - 1];
		cache_key_add(&h->key, s->path);
		cache_key_add(&h->key, s->text);
		cache_key_add(&h->key, f->shown);
		cache_key_add_u64(&h->key, f->patch);
	}
}

static void add_EMBEDS(struct hasher *h, const input_EMBEDS *embeds)
{
	cache_key_add_u64(&h->key, embeds->list.len);
	for (uint32_t i = 0; i < embeds->list.len; i++) {
		const struct embed_match *m = &embeds->list.at[i];
		cache_key_add(&h->key, m->pattern);
		cache_key_add_u64(&h->key, m->files.len);
		for (uint32_t k = 0; k < m->files.len; k++) {
			cache_key_add(&h->key, str_of(m->files.at[k].name));
			cache_key_add(&h->key, m->files.at[k].text);
		}
	}
}

static void add_IMPORTS(struct hasher *h, const input_IMPORTS *imports)
{
	cache_key_add_u64(&h->key, imports->list.len);
	for (uint32_t i = 0; i < imports->list.len; i++) {
		cache_key_add(&h->key, imports->list.at[i].path);
		cache_key_add(&h->key, imports->list.at[i].as);
		cache_key_add(&h->key, imports->list.at[i].exports);
		cache_key_add(&h->key, imports->list.at[i].shown);
	}
}

struct cache_key inputs_key(const struct inputs *in, const struct sources *sources)
{
	struct hasher h = {.sources = sources};
#define INPUT(kind, field) add_##kind(&h, &in->field);
#include "inputs.def"
#undef INPUT
	return h.key;
}
