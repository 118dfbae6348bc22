/* cache.h - objects keyed by what they were made of.
 *
 * An entry is what was made of one package, a shard of its code (shards.h), or a linked program: a file `KEY.o` with
 * the object, and a file `KEY.m` that is written last and holds the summary, the notes printed when it was made (-m),
 * and size and hash of the object. Both are written beside their place and renamed, so a reader sees a whole file or
 * none; an entry that does not agree with its hashes is not there. Two builds at once may write the same entry: the
 * contents are equal.
 *
 * The cache is bounded (cache_trim.c): entries that nothing used for five days are removed, and the oldest when all
 * together are larger than the limit. The time of a file's last change is that of its last use. */
#ifndef CACHE_H
#define CACHE_H

#include "kit.h"

struct cache_key {
	uint64_t a, b; /* XXH3 of the inputs under two seeds */
};
/* Feeds bytes into a key; order matters. Start from {0}. */
void cache_key_add(struct cache_key *k, struct str bytes);
void cache_key_add_u64(struct cache_key *k, uint64_t n);

struct cache_entry {
	const char *object; /* path of the object */
	struct str summary, notes;
};

struct cache {
	struct arena *arena;
	const char *dir; /* NULL: nothing is kept */
	uint64_t limit;  /* bytes; 0: none */
	bool ignore;     /* look nothing up, but keep what is made */
	int lock;        /* the folder's lock file, held shared while open; -1: none */
};

/* Makes the folder. False with errno set when it cannot be used; closed in any case. */
bool cache_open(struct cache *c);
/* Removes what is too old or too much, if it is time to. */
void cache_close(struct cache *c);
/* Removes all, once no build uses it. False with errno set. */
bool cache_remove(struct cache *c);
bool cache_lookup(const struct cache *c, struct arena *a, struct cache_key key, struct cache_entry *out);
/* Where the object of a key has to be written before cache_store: a temporary name in the cache. */
const char *cache_temp(const struct cache *c, struct arena *a, struct cache_key key);
/* Takes the object at temp (from cache_temp; NULL: none) into the cache. False with errno set: nothing is
 * left behind. */
bool cache_store(const struct cache *c, struct arena *a, struct cache_key key, const char *temp, struct str summary,
		 struct str notes, struct cache_entry *out);

/* A file `KEY.i` beside an entry that, other than entries, may be replaced. */
bool cache_read_index(const struct cache *c, struct arena *a, struct cache_key key, struct str *out);
bool cache_write_index(const struct cache *c, struct arena *a, struct cache_key key, struct str bytes);

/* ---- cache_trim.c, for cache.c ---- */

#define CACHE_FRESH (2 * 3600) /* seconds after its use for which an entry may still be in use */
void cache_lock(struct cache *c);
/* Some bytes were stored. */
void cache_grown(const struct cache *c, uint64_t bytes);

#endif
