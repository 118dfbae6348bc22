/* shards.h - the code of a package in the cache: objects, each with some of its functions and variables.
 *
 * A package's entry in the cache (unit.key) has no object but what says which functions lead where. Code is made of
 * what a program needs and no shard has yet. A shard's key is the package's and the set of its items, so its content
 * follows from the key. The index of a package, a file beside its entry, lists shards by key and set; it only says
 * where to look: it may be old, lose what another build adds at the same time, or be gone. No two shards of a program
 * share an item. */
#ifndef SHARDS_H
#define SHARDS_H

#include "cache.h"
#include "unit.h"

/* Takes shards that have what the unit needs: unit.objects, unit.shards; unit.missing: what none of them has. Returns
 * whether something is missing. */
bool shards_take(const struct cache *c, struct unit *u);
/* The key of the shard with what is missing. */
struct cache_key shards_key(const struct unit *u);
/* Takes the object at temp, of what was missing, into the cache, the index and the unit. False with errno set. */
bool shards_add(const struct cache *c, struct unit *u, const char *temp);

#endif
