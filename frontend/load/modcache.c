/* modcache.c - the module cache, as the go command keeps it, and go.sum, which says what must be in it (go.dev/ref/mod,
 * "Module cache" and "Authenticating modules"). */
#include <ctype.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdio.h>

#include "modules.h"

/* Upper case is "!" and the small letter, for file systems that know no cases. */
static const char *escaped(struct arena *a, const char *s)
{
	struct text t = {.arena = a};
	for (; *s; s++)
		text_printf(&t, isupper((unsigned char)*s) ? "!%c" : "%c", tolower((unsigned char)*s));
	return arena_str(a, text_str(&t)).data;
}

const char *load_modcache_dir(const struct load_modules *ms, const char *path, const char *version)
{
	struct arena *a = ms->arena;
	return arena_printf(a, "%s/%s@%s", ms->config->modcache, escaped(a, path), escaped(a, version)).data;
}

static const char *download_file(const struct load_modules *ms, const char *path, const char *version, const char *kind)
{
	struct arena *a = ms->arena;
	return arena_printf(a, "%s/cache/download/%s/@v/%s.%s", ms->config->modcache, escaped(a, path),
			    escaped(a, version), kind)
	    .data;
}

const char *load_modcache_mod(const struct load_modules *ms, const char *path, const char *version)
{
	return download_file(ms, path, version, "mod");
}

const char *load_modcache_info(const struct load_modules *ms, const char *path, const char *version)
{
	return download_file(ms, path, version, "info");
}

/* ---- go.sum ---- */

struct load_sums {
	struct map *lines; /* "path version" or "path version/go.mod" -> hashes, with a blank before each */
};

static void read_sums(struct load_modules *ms, const char *path)
{
	struct str text;
	if (!file_read(ms->arena, path, &text))
		return;
	while (text.len) {
		struct str line = str_next_line(&text), path_word = str_next_word(&line),
			   version = str_next_word(&line), hash = str_next_word(&line);
		struct str key = arena_printf(ms->arena, STR_FMT " " STR_FMT, STR_ARG(path_word), STR_ARG(version));
		const char *before = map_get_str(ms->sums->lines, key);
		if (hash.len)
			map_put_str(
			    ms->sums->lines, key,
			    (char *)arena_printf(ms->arena, "%s " STR_FMT, before ? before : "", STR_ARG(hash)).data);
	}
}

/* FILE.mod has FILE.sum beside it. */
static const char *sum_file(struct load_modules *ms, const struct load_module *m)
{
	const char *file = ms->config->modfile;
	if (!file || ms->work)
		return arena_printf(ms->arena, "%s/go.sum", m->dir).data;
	size_t n = strlen(file);
	return arena_printf(ms->arena, "%.*s.sum", (int)(n > 4 && !strcmp(file + n - 4, ".mod") ? n - 4 : n), file)
	    .data;
}

static const char *known_sums(struct load_modules *ms, const char *path, const char *version, const char *part)
{
	if (!ms->sums) {
		ms->sums = ARENA_NEW(ms->arena, struct load_sums);
		ms->sums->lines = map_new(ms->arena);
		for (uint32_t i = 0; i < ms->mains.len; i++)
			read_sums(ms, sum_file(ms, ms->mains.at[i]));
		if (ms->work)
			read_sums(ms, arena_printf(ms->arena, "%s/go.work.sum", ms->work->dir).data);
	}
	return map_get_str(ms->sums->lines, arena_printf(ms->arena, "%s %s%s", path, version, part));
}

/* "verifying x@v1.0.0/go.mod: checksum mismatch", with what is there and what should be. */
static const char *mismatch(struct load_modules *ms, const struct load_dep *d, const char *part, struct str have,
			    const char *known)
{
	return arena_printf(ms->arena,
			    "verifying %s@%s%s: checksum mismatch\n\tdownloaded: " STR_FMT "\n\tgo.sum:     %s\n\n"
			    "SECURITY ERROR\nThis download does NOT match an earlier download recorded in go.sum.\n"
			    "The bits may have been replaced on the origin server, or an attacker may\n"
			    "have intercepted the download attempt.\n\n"
			    "For more information, see 'go help module-auth'.",
			    d->stored, d->stored_version, part, STR_ARG(have), known + 1)
	    .data;
}

static bool is_known(struct load_modules *ms, struct str hash, const char *known)
{
	struct str all = str_of(known);
	size_t at = str_find(all, 0, arena_printf(ms->arena, " " STR_FMT, STR_ARG(hash)).data);
	return at < all.len && (at + hash.len + 1 == all.len || all.data[at + hash.len + 1] == ' ');
}

/* Only -mod=mod may do without: it would add the line. */
static bool may_be_absent(const struct load_modules *ms)
{
	return ms->config->mod && !strcmp(ms->config->mod, "mod");
}

const char *load_sum_objection(struct load_modules *ms, const struct load_dep *d)
{
	struct str hash;
	const char *known = d->stored ? known_sums(ms, d->stored, d->stored_version, "") : "";
	if (!d->stored || (!known && may_be_absent(ms)))
		return NULL;
	if (!known)
		return LOAD_NO_SUM;
	/* What the go command found when it unpacked the module; it does not look again either. */
	if (!file_read(ms->arena, download_file(ms, d->stored, d->stored_version, "ziphash"), &hash))
		return NULL;
	struct str rest = hash;
	hash = str_next_word(&rest);
	return is_known(ms, hash, known) ? NULL : mismatch(ms, d, "", hash, known);
}

static void sha256(const void *data, size_t n, uint8_t out[SHA256_DIGEST_SIZE])
{
	struct sha256_ctx c;
	sha256_init(&c);
	sha256_update(&c, n, data);
	sha256_digest(&c, SHA256_DIGEST_SIZE, out);
}

/* "h1:": the hash of a list of files with their hashes; here of one file. */
static struct str hash_of_mod(struct arena *a, struct str text)
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct text list = {.arena = a};
	char *out = arena_alloc(a, 3 + BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1);
	sha256(text.data, text.len, digest);
	for (size_t i = 0; i < sizeof digest; i++)
		text_printf(&list, "%02x", digest[i]);
	text_add(&list, STR("  go.mod\n"));
	sha256(list.data, list.len, digest);
	memcpy(out, "h1:", 3);
	base64_encode_raw(out + 3, sizeof digest, digest);
	return str_of(out);
}

const char *load_sum_of(struct load_modules *ms, const char *path, const char *version, const char *part)
{
	const char *sums = known_sums(ms, path, version, part);
	return sums ? sums + strspn(sums, " ") : NULL;
}

const char *load_module_sum(struct load *l, const struct load_dep *m)
{
	bool is_there = m->stored && !m->main && !l->modules->vendor;
	const char *sum = is_there ? load_sum_of(l->modules, m->stored, m->stored_version, "") : NULL;
	return sum ? sum : "";
}

const char *load_mod_sum_objection(struct load_modules *ms, const struct load_dep *d, struct str text)
{
	const char *known = d->stored ? known_sums(ms, d->stored, d->stored_version, "/go.mod") : "";
	if (!d->stored || (!known && may_be_absent(ms)))
		return NULL;
	if (!known)
		return arena_printf(ms->arena,
				    "%s@%s: missing go.sum entry for go.mod file; to add it:\n\tgo mod download %s",
				    d->path, d->version, d->path)
		    .data;
	struct str hash = hash_of_mod(ms->arena, text);
	return is_known(ms, hash, known) ? NULL : mismatch(ms, d, "/go.mod", hash, known);
}
