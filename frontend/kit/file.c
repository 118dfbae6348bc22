/* file.c - whole files in and out, and the hash of bytes. */
#include "kit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xxhash.h>

uint64_t kit_hash(const void *data, size_t len, uint64_t seed)
{
	return XXH3_64bits_withSeed(data, len, seed);
}

/* Until the end of fd: sizes lie for pipes and /proc. */
static bool read_all(struct arena *a, int fd, size_t expected, struct str *out)
{
	size_t cap = expected + 1, len = 0;
	char *data = arena_alloc(a, cap + 1);

	for (;;) {
		if (len == cap) {
			char *more = arena_alloc(a, cap * 2 + 1);

			memcpy(more, data, len);
			data = more;
			cap *= 2;
		}
		ssize_t n = read(fd, data + len, cap - len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			break;
		len += (size_t)n;
	}
	data[len] = '\0';
	*out = (struct str){data, len};
	return true;
}

bool file_read(struct arena *a, const char *path, struct str *out)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return false;
	bool ok = fstat(fd, &st) == 0;
	if (ok && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		ok = false;
	}
	ok = ok && read_all(a, fd, st.st_size > 0 ? (size_t)st.st_size : 4096, out);

	int saved = errno;
	close(fd);
	errno = saved;
	return ok;
}

static bool write_all(int fd, struct str bytes)
{
	while (bytes.len) {
		ssize_t n = write(fd, bytes.data, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes.data += n;
		bytes.len -= (size_t)n;
	}
	return true;
}

/* A new file beside path, its name left in temp; -1 with errno set. Unlike mkstemp's, its mode is
 * what open gives by default. */
static int open_temporary(const char *path, char *temp, unsigned mode)
{
	for (unsigned try = 0; try < 1000; try++) {
		sprintf(temp, "%s.%lx.%u.tmp", path, (unsigned long)getpid(), try);
		int fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);

		if (fd >= 0 || errno != EEXIST)
			return fd;
	}
	return -1;
}

/* Closes fd in any case. */
static bool write_and_close(int fd, struct str bytes)
{
	if (!write_all(fd, bytes)) {
		int saved = errno;

		close(fd);
		errno = saved;
		return false;
	}
	return close(fd) == 0;
}

static bool replace(const char *path, struct str bytes, unsigned mode)
{
	char *temp = malloc(strlen(path) + 64);

	if (!temp)
		return false;

	int fd = open_temporary(path, temp, mode);
	bool ok = fd >= 0 && write_and_close(fd, bytes) && rename(temp, path) == 0;
	int saved = errno;

	if (fd >= 0 && !ok)
		unlink(temp);
	free(temp);
	errno = saved;
	return ok;
}

/* A link may lead to a regular file, which is then as executable as a new one would be. */
static bool write_in_place(const char *path, struct str bytes, unsigned mode)
{
	struct stat st;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, mode);

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (mode & 0111))
		fchmod(fd, st.st_mode | ((st.st_mode & 0444) >> 2));
	return write_and_close(fd, bytes);
}

bool file_write_mode(const char *path, struct str bytes, unsigned mode)
{
	struct stat st;
	bool exists = lstat(path, &st) == 0;

	if (exists && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return false;
	}
	return exists && !S_ISREG(st.st_mode) ? write_in_place(path, bytes, mode) : replace(path, bytes, mode);
}

bool file_write(const char *path, struct str bytes)
{
	return file_write_mode(path, bytes, 0666);
}
