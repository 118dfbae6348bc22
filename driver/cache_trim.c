/* cache_trim.c - keeps the cache within bounds of age and size.
 *
 * The file "usage" is a list of words: the time of the last trim, the bytes that it left, and the bytes that each entry
 * stored since has added (appended in one write each, so that builds at once lose none). So a build knows without
 * looking at the entries whether it is time to: a day after the last trim, or when the sum passes the limit.
 *
 * Builds hold the file "lock" shared. Who trims alone may remove any entry. While others build, what was used in the
 * last two hours stays: they may be about to read it. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cache.h"
#include "places.h"

#define TRIM_DAY   (24 * 3600)
#define TRIM_AGE   (5 * TRIM_DAY)
#define TRIM_PAUSE 60 /* between trims while others build, which may leave too much */
#define TRIM_ROOM  4  /* a trim for size leaves this part of the limit free, so that it is not needed at once again */

/* ---- the lock ---- */

void cache_lock(struct cache *c)
{
	const char *path = path_join(c->arena, c->dir, "lock");
	struct stat st;
	do { /* again if it was removed with the whole cache meanwhile */
		if (c->lock >= 0)
			close(c->lock);
		c->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	} while (c->lock >= 0 && !flock(c->lock, LOCK_SH) && !fstat(c->lock, &st) && !st.st_nlink &&
		 path_make_dirs(c->dir));
}

static void unlock(struct cache *c)
{
	if (c->lock >= 0)
		close(c->lock);
	c->lock = -1;
}

/* Waits until no build has the cache that lies at c->dir. */
static void lock_alone(struct cache *c)
{
	struct stat st;
	do {
		cache_lock(c);
	} while (c->lock >= 0 && !flock(c->lock, LOCK_EX) && !fstat(c->lock, &st) && !st.st_nlink);
}

/* It goes under another name first: builds that begin meanwhile make a new one. */
bool cache_remove(struct cache *c)
{
	const char *gone = arena_printf(c->arena, "%s.removed-%ld", c->dir, (long)getpid()).data;
	c->lock = -1;
	if (!path_exists(c->dir))
		return true;
	lock_alone(c);
	if (rename(c->dir, gone))
		gone = c->dir; /* perhaps a mount */
	unlink(path_join(c->arena, gone, "lock"));
	unlock(c);
	path_remove_all(gone);
	return !path_exists(gone);
}

/* ---- usage ---- */

struct usage {
	uint64_t trimmed; /* time */
	uint64_t bytes;
};

static bool read_usage(const struct cache *c, struct usage *u)
{
	struct str file;
	if (!file_read(c->arena, path_join(c->arena, c->dir, "usage"), &file) || file.len < sizeof *u)
		return false;
	memcpy(u, file.data, sizeof *u);
	for (size_t i = sizeof *u; i + sizeof(uint64_t) <= file.len; i += sizeof(uint64_t)) {
		uint64_t added;
		memcpy(&added, file.data + i, sizeof added);
		u->bytes += added;
	}
	return true;
}

static void write_usage(const struct cache *c, const struct usage *u)
{
	file_write(path_join(c->arena, c->dir, "usage"), (struct str){(const char *)u, sizeof *u});
}

void cache_grown(const struct cache *c, uint64_t bytes)
{
	char path[4096];
	if (snprintf(path, sizeof path, "%s/usage", c->dir) >= (int)sizeof path)
		return;
	int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
	if (fd < 0)
		return; /* the first trim will make it */
	if (write(fd, &bytes, sizeof bytes) < 0)
		unlink(path);
	close(fd);
}

/* ---- entries ---- */

struct file {
	const char *path;
	uint64_t bytes;
	time_t used;
};
struct listing {
	struct arena *arena;
	VEC(struct file) files;
	uint64_t bytes;
};

static void list_folder(struct listing *l, const char *folder)
{
	DIR *dir = opendir(folder);
	if (!dir)
		return;
	for (struct dirent *e; (e = readdir(dir));) {
		struct stat st;
		if (fstatat(dirfd(dir), e->d_name, &st, AT_SYMLINK_NOFOLLOW) || !S_ISREG(st.st_mode))
			continue;
		struct file f = {path_join(l->arena, folder, e->d_name), (uint64_t)st.st_blocks * 512, st.st_mtime};
		VEC_PUSH(l->arena, &l->files, f);
		l->bytes += f.bytes;
	}
	closedir(dir);
}

static int oldest_first(const void *x, const void *y)
{
	const struct file *a = x, *b = y;
	return a->used != b->used ? (a->used < b->used ? -1 : 1) : strcmp(a->path, b->path);
}

/* The two files of an entry are of one age: if one goes without the other, the entry is not there. */
static void trim(const struct cache *c, time_t now, bool alone)
{
	struct listing l = {.arena = arena_new()};
	for (unsigned i = 0; i < 256; i++)
		list_folder(&l, arena_printf(l.arena, "%s/%02x", c->dir, i).data);
	if (l.files.len)
		qsort(l.files.at, l.files.len, sizeof *l.files.at, oldest_first);
	bool over = c->limit && l.bytes > c->limit;
	for (uint32_t i = 0; i < l.files.len; i++) {
		const struct file *f = &l.files.at[i];
		bool large = over && l.bytes > c->limit - c->limit / TRIM_ROOM, old = now - f->used > TRIM_AGE;
		if (!old && (!large || (!alone && now - f->used < CACHE_FRESH)))
			break; /* all that follow were used later */
		if (!unlink(f->path))
			l.bytes -= f->bytes;
	}
	write_usage(c, &(struct usage){(uint64_t)now, l.bytes});
	arena_free(l.arena);
}

void cache_close(struct cache *c)
{
	struct usage u = {0};
	time_t now = time(NULL);
	if (c->dir && c->lock >= 0) {
		uint64_t age = read_usage(c, &u) ? (uint64_t)now - u.trimmed : UINT64_MAX;
		bool due = age > TRIM_DAY || (c->limit && u.bytes > c->limit);
		bool alone = due && !flock(c->lock, LOCK_EX | LOCK_NB);
		if (alone || (due && age > TRIM_PAUSE))
			trim(c, now, alone);
	}
	unlock(c);
}
