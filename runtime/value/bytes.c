/* bytes.c - moving, filling and comparing bytes that may be many: a stop of the world comes between two pieces. */
#include <string.h>
#include "rt.h"

#define PIECE ((int64_t)SCHED_PIECE)

/* Up or down, so that each word of the source is read before it is overwritten: whatever a pointer among them points to
 * is found in one place or the other. */
static __attribute__((noinline)) void move_long(char *to, char *from, int64_t n)
{
	bool down = (uintptr_t)to - (uintptr_t)from < (uintptr_t)n;
	for (int64_t done = 0; done < n; done += PIECE) {
		int64_t piece = n - done < PIECE ? n - done : PIECE;
		int64_t at = down ? n - done - piece : done;
		sched_poll();
		rt_move(to + at, from + at, (size_t)piece);
	}
}

/* Every copy of pointers into the heap that compiled code does not do word by word passes here. */
void gosub_typed_move(void *to, void *from, int64_t n)
{
	if (RT_UNLIKELY(n > PIECE))
		move_long(to, from, n);
	else
		rt_move(to, from, (size_t)n);
}

static inline void fill_piece(char *at, int32_t byte, int64_t n)
{
	if (byte)
		memset(at, byte, (size_t)n);
	else
		rt_clear(at, (size_t)n);
}

static __attribute__((noinline)) void fill_long(char *at, int32_t byte, int64_t n)
{
	for (; n > PIECE; n -= PIECE, at += PIECE) {
		fill_piece(at, byte, PIECE);
		sched_poll();
	}
	fill_piece(at, byte, n);
}

void gosub_fill(void *to, int32_t byte, int64_t n)
{
	if (RT_UNLIKELY(n > PIECE))
		fill_long(to, byte, n);
	else
		fill_piece(to, byte, n);
}

int bytes_compare_long(const void *p, const void *q, size_t n)
{
	const char *a = p, *b = q;
	for (; n > SCHED_PIECE; a += SCHED_PIECE, b += SCHED_PIECE, n -= SCHED_PIECE) {
		int c = memcmp(a, b, SCHED_PIECE);
		if (c)
			return c;
		sched_poll();
	}
	return memcmp(a, b, n);
}
