/* kit.h - the only toolbox of the compiler: arenas, strings, vectors, maps, interned names.
 *
 * Memory has named lifetimes: an arena is passed down by the name of its lifetime
 * (program, package, function) and everything allocated in it dies with it.
 * Nothing here keeps state outside the handles it is given. */
#ifndef KIT_H
#define KIT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define KIT_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define KIT_NORETURN          __attribute__((noreturn))
#define KIT_COUNT(array)      (sizeof(array) / sizeof(array)[0])

/* An internal error of the compiler: prints "gosubc: internal error: …" and aborts. */
void kit_fatal(const char *fmt, ...) KIT_PRINTF(1, 2) KIT_NORETURN;
#define KIT_ASSERT(cond) ((cond) ? (void)0 : kit_fatal("%s:%d: assertion failed: %s", __FILE__, __LINE__, #cond))

/* ---- arenas (arena.c) ---- */

struct arena; /* bump allocator; chunks are freed together */

struct arena *arena_new(void);
void arena_free(struct arena *a);
/* Zeroed memory, aligned to 8. Never returns NULL (exits with a message when memory is out). */
void *arena_alloc(struct arena *a, size_t size);
void *arena_dup(struct arena *a, const void *data, size_t size);
size_t arena_used(const struct arena *a);
#define ARENA_NEW(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))

/* ---- strings ---- */

/* Bytes with a length; data is also NUL-terminated when it comes from arena_* or intern. */
struct str {
	const char *data;
	size_t len;
};
#define STR(literal) ((struct str){("" literal), sizeof(literal) - 1})
#define STR_FMT      "%.*s"
#define STR_ARG(s)   (int)(s).len, (s).data

struct str str_of(const char *cstr);
bool str_eq(struct str a, struct str b);
int str_cmp(struct str a, struct str b);
bool str_has_prefix(struct str s, struct str prefix);
bool str_has_suffix(struct str s, struct str suffix);
struct str str_part(struct str s, size_t from, size_t to); /* not copied; from <= to <= s.len */
/* Where the word starts, at `from` or behind; s.len: nowhere. */
size_t str_find(struct str s, size_t from, const char *word);
struct str str_next_line(struct str *rest); /* with its end; rest is not empty and is shortened by it */
struct str str_trim_left(struct str s);     /* without the blanks, tabs and ends of lines before it */
struct str str_trim_right(struct str s);
struct str str_trim(struct str s); /* both */
/* What stands behind the word that a line begins with, trimmed; data == NULL: it begins with another. */
struct str str_after_word(struct str line, struct str word);
struct str str_next_word(struct str *rest); /* between blanks, rest is shortened by it; empty: there is none */
/* The nth line of a text, from 1, without the blanks around it; empty: there is none. */
struct str str_line(struct str text, uint32_t n);
struct str arena_str(struct arena *a, struct str s); /* copy */
struct str arena_printf(struct arena *a, const char *fmt, ...) KIT_PRINTF(2, 3);
struct str arena_vprintf(struct arena *a, const char *fmt, va_list args);

/* Growing text. Zero-initialise with the arena set; data moves as it grows. */
struct text {
	struct arena *arena;
	char *data;
	size_t len, cap;
};
void text_add(struct text *t, struct str s);
void text_char(struct text *t, char c);
void text_uleb(struct text *t, uint64_t v);    /* LEB128, as DWARF has it */
void text_rune(struct text *t, uint32_t rune); /* as UTF-8 */
void text_printf(struct text *t, const char *fmt, ...) KIT_PRINTF(2, 3);
struct str text_str(const struct text *t);

/* ---- vectors (vec.c): VEC(T) v = {0}; VEC_PUSH(arena, &v, item) ---- */

#define VEC(...)                                                                                                       \
	struct {                                                                                                       \
		__VA_ARGS__ *at;                                                                                       \
		uint32_t len, cap;                                                                                     \
	}
void vec_grow_(struct arena *a, void **at, uint32_t *cap, uint32_t len, size_t item);
#define VEC_PUSH(a, v, ...)                                                                                            \
	do {                                                                                                           \
		if ((v)->len == (v)->cap)                                                                              \
			vec_grow_((a), (void **)&(v)->at, &(v)->cap, (v)->len, sizeof *(v)->at);                       \
		(v)->at[(v)->len++] = (__VA_ARGS__);                                                                   \
	} while (0)
#define VEC_LAST(v) ((v)->at[(v)->len - 1])

/* ---- interned names (intern.c) ---- */

/* Equal strings have the same pointer, so names compare with ==. Thread-safe is not needed:
 * one interner per compilation. The result lives as long as the interner's arena. */
struct intern;
struct intern *intern_new(struct arena *a);
const char *intern(struct intern *in, struct str s); /* NUL-terminated */
const char *intern_cstr(struct intern *in, const char *s);

/* ---- maps (map.c) ---- */

/* Open addressing, insertion-ordered iteration. Keys: pointers/integers, or strings by content. */
struct map;
struct map *map_new(struct arena *a);
void *map_get(const struct map *m, const void *key);          /* NULL when absent */
void map_put(struct map *m, const void *key, void *value);    /* replaces */
void *map_get_str(const struct map *m, struct str key);       /* a map uses one kind of key */
void map_put_str(struct map *m, struct str key, void *value); /* copies the key */
uint32_t map_len(const struct map *m);
/* Entries in insertion order: for (uint32_t i = 0; i < map_len(m); i++) map_at(m, i, &k, &v). */
void map_at(const struct map *m, uint32_t i, const void **key, void **value);
void map_at_str(const struct map *m, uint32_t i, struct str *key, void **value);

/* ---- files and bytes (file.c) ---- */

/* Whole file into the arena; on failure false and errno is set. */
bool file_read(struct arena *a, const char *path, struct str *out);
/* Makes or replaces a regular file: written to a temporary beside path, then renamed, so that it appears whole or not
 * at all. What stands at path and is no regular file (a device, a pipe, a symbolic link) stays what it is: written in
 * place, through the link. False with errno set. mode is that of a new file, before the umask. */
bool file_write(const char *path, struct str bytes);
bool file_write_mode(const char *path, struct str bytes, unsigned mode);
uint64_t kit_hash(const void *data, size_t len, uint64_t seed); /* XXH3-64 */

/* UTF-8: decodes one rune at s (len > 0); *size gets the bytes used. Invalid: 0xFFFD, size 1. */
uint32_t utf8_decode(const char *s, size_t len, int *size);
int utf8_encode(char out[4], uint32_t rune);

#endif
