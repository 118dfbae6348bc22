#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "cache.h"
#include "places.h"

#define CACHE_MAGIC 0x3163627573626f67ull /* layout version is its last byte */

struct cache_head {
	uint64_t magic, object_size, object_hash, summary_len, notes_len, check;
};

void cache_key_add(struct cache_key *k, struct str bytes)
{
	cache_key_add_u64(k, bytes.len);
	k->a = kit_hash(bytes.data, bytes.len, k->a + 1);
	k->b = kit_hash(bytes.data, bytes.len, k->b ^ 0x9e3779b97f4a7c15ull);
}

void cache_key_add_u64(struct cache_key *k, uint64_t n)
{
	k->a = kit_hash(&n, sizeof n, k->a + 2);
	k->b = kit_hash(&n, sizeof n, k->b ^ 0xbf58476d1ce4e5b9ull);
}

static const char *entry_path(const struct cache *c, struct arena *a, struct cache_key k, const char *suffix)
{
	return arena_printf(a, "%s/%02x/%016llx%016llx%s", c->dir, (unsigned)(k.a >> 56), (unsigned long long)k.a,
			    (unsigned long long)k.b, suffix)
	    .data;
}

bool cache_open(struct cache *c)
{
	c->lock = -1;
	if (!c->dir)
		return true;
	if (!path_make_dirs(c->dir))
		return false;
	cache_lock(c); /* before the folders: another build may remove them all */
	for (unsigned i = 0; i < 256; i++) {
		const char *sub = arena_printf(c->arena, "%s/%02x", c->dir, i).data;
		if (i == 0 && path_is_dir(sub) && path_is_dir(path_join(c->arena, c->dir, "ff")))
			return true;
		if (!path_make_dirs(sub))
			return false;
	}
	return true;
}

static uint64_t head_check(const struct cache_head *h, struct str body)
{
	return kit_hash(body.data, body.len, kit_hash(h, offsetof(struct cache_head, check), 0));
}

static bool object_is_whole(struct arena *a, const char *path, const struct cache_head *h)
{
	struct str bytes;
	return file_read(a, path, &bytes) && bytes.len == h->object_size &&
	       kit_hash(bytes.data, bytes.len, 0) == h->object_hash;
}

/* The time of a file's last use is that of its change; it need not be exact. */
static void touch(const char *path)
{
	struct stat st;
	if (!stat(path, &st) && time(NULL) - st.st_mtime > CACHE_FRESH / 2)
		utimes(path, NULL);
}

bool cache_lookup(const struct cache *c, struct arena *a, struct cache_key key, struct cache_entry *out)
{
	struct cache_head h;
	struct str file;
	if (!c->dir || c->ignore || !file_read(a, entry_path(c, a, key, ".m"), &file) || file.len < sizeof h)
		return false;
	memcpy(&h, file.data, sizeof h);
	struct str body = {file.data + sizeof h, file.len - sizeof h};
	if (h.magic != CACHE_MAGIC || h.summary_len > body.len || h.notes_len != body.len - h.summary_len ||
	    h.check != head_check(&h, body))
		return false;
	out->object = entry_path(c, a, key, ".o");
	out->summary = (struct str){body.data, h.summary_len};
	out->notes = (struct str){body.data + h.summary_len, h.notes_len};
	if (h.object_size == UINT64_MAX) {
		out->object = NULL;
	} else {
		struct arena *scratch = arena_new();
		bool whole = object_is_whole(scratch, out->object, &h);
		arena_free(scratch);
		if (!whole)
			return false;
		touch(out->object);
	}
	touch(entry_path(c, a, key, ".m"));
	return true;
}

const char *cache_temp(const struct cache *c, struct arena *a, struct cache_key key)
{
	return arena_printf(a, "%s.%d", entry_path(c, a, key, ".t"), (int)getpid()).data;
}

bool cache_store(const struct cache *c, struct arena *a, struct cache_key key, const char *temp, struct str summary,
		 struct str notes, struct cache_entry *out)
{
	struct cache_head h = {
	    .magic = CACHE_MAGIC, .object_size = UINT64_MAX, .summary_len = summary.len, .notes_len = notes.len};
	out->object = NULL;
	if (temp) {
		struct str bytes;
		struct arena *scratch = arena_new();
		bool read = file_read(scratch, temp, &bytes);
		h.object_size = read ? bytes.len : 0;
		h.object_hash = read ? kit_hash(bytes.data, bytes.len, 0) : 0;
		arena_free(scratch);
		out->object = entry_path(c, a, key, ".o");
		if (!read || rename(temp, out->object)) {
			int error = errno;
			unlink(temp);
			errno = error;
			return false;
		}
	}
	cache_grown(c, sizeof h + summary.len + notes.len + (temp ? h.object_size : 0));
	struct text t = {.arena = a};
	text_add(&t, (struct str){(const char *)&h, sizeof h});
	text_add(&t, summary);
	text_add(&t, notes);
	struct str all = text_str(&t);
	h.check = head_check(&h, (struct str){all.data + sizeof h, all.len - sizeof h});
	memcpy(t.data, &h, sizeof h);
	out->summary = summary;
	out->notes = notes;
	return file_write(entry_path(c, a, key, ".m"), all);
}

bool cache_read_index(const struct cache *c, struct arena *a, struct cache_key key, struct str *out)
{
	const char *path = entry_path(c, a, key, ".i");
	if (!c->dir || c->ignore || !file_read(a, path, out))
		return false;
	touch(path);
	return true;
}

bool cache_write_index(const struct cache *c, struct arena *a, struct cache_key key, struct str bytes)
{
	cache_grown(c, bytes.len);
	return file_write(entry_path(c, a, key, ".i"), bytes);
}
