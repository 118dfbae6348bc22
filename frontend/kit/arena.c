/* arena.c - bump allocation in chunks that double up to a limit; large blocks get a chunk of their
 * own. Chunks of the limit's size are mapped with all their pages present: a fault for each page
 * would cost a fifth of the front end's time. */
#define _GNU_SOURCE
#include "kit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

/* Under AddressSanitizer only what was asked for may be touched, and a gap follows each block. */
#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define ARENA_GAP ((size_t)16)
#else
#define ARENA_GAP                             ((size_t)0)
#define ASAN_POISON_MEMORY_REGION(at, size)   ((void)0)
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)0)
#endif

#define ARENA_ALIGN     ((size_t)8) /* no type of ours asks for more */
#define ARENA_MIN_CHUNK ((size_t)16 << 10)
#define ARENA_MAX_CHUNK ((size_t)2 << 20) /* struct chunk included */

struct chunk {
	struct chunk *next;
	size_t size;
	bool mapped; /* by map_chunk, not calloc */
	_Alignas(ARENA_ALIGN) char data[];
};

struct arena {
	struct chunk *chunks;
	char *at, *end; /* free part of the chunk in use */
	size_t chunk;   /* size of the next one */
	size_t used;
};

static KIT_NORETURN void out_of_memory(size_t size)
{
	fprintf(stderr, "gosubc: out of memory (wanted %zu bytes)\n", size);
	exit(1);
}

struct arena *arena_new(void)
{
	struct arena *a = calloc(1, sizeof *a);

	if (!a)
		out_of_memory(sizeof *a);
	a->chunk = ARENA_MIN_CHUNK;
	return a;
}

/* ARENA_MAX_CHUNK zeroed bytes, or NULL. */
static void *map_chunk(void)
{
	void *p =
	    mmap(NULL, ARENA_MAX_CHUNK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

static void chunk_free(struct chunk *c)
{
	if (c->mapped)
		munmap(c, ARENA_MAX_CHUNK);
	else
		free(c);
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	for (struct chunk *c = a->chunks, *next; c; c = next) {
		next = c->next;
		ASAN_UNPOISON_MEMORY_REGION(c->data, c->size);
		chunk_free(c);
	}
	free(a);
}

static char *chunk_new(struct arena *a, size_t size)
{
	bool mapped = sizeof(struct chunk) + size == ARENA_MAX_CHUNK;
	/* calloc: fresh pages are zero already */
	struct chunk *c = mapped ? map_chunk() : calloc(1, sizeof *c + size);

	if (!c)
		out_of_memory(size);
	c->mapped = mapped;
	c->size = size;
	c->next = a->chunks;
	a->chunks = c;
	ASAN_POISON_MEMORY_REGION(c->data, size);
	return c->data;
}

static void *alloc_slow(struct arena *a, size_t size)
{
	if (size > a->chunk / 4)
		return chunk_new(a, size);
	size_t room = a->chunk - sizeof(struct chunk);
	a->at = chunk_new(a, room);
	a->end = a->at + room;
	if (a->chunk < ARENA_MAX_CHUNK)
		a->chunk *= 2;

	char *p = a->at;
	a->at += size;
	return p;
}

static char *take(struct arena *a, size_t size)
{
	if (size > (size_t)(a->end - a->at))
		return alloc_slow(a, size);

	char *p = a->at;
	a->at += size;
	return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
	if (size > SIZE_MAX / 2)
		out_of_memory(size);

	size_t room = (size + ARENA_ALIGN - 1) & ~(ARENA_ALIGN - 1);
	if (!room)
		room = ARENA_ALIGN;
	a->used += room;

	char *p = take(a, room + ARENA_GAP);
	ASAN_UNPOISON_MEMORY_REGION(p, size);
	return p;
}

void *arena_dup(struct arena *a, const void *data, size_t size)
{
	void *p = arena_alloc(a, size);

	if (size)
		memcpy(p, data, size);
	return p;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}
