/* bucket.c - stacks and what is counted at each. */
#include "prof.h"
#include "text/traceback.h"

#include <string.h>

void prof_stack(struct stack_pcs *out, uint32_t behind)
{
	struct logical l = {.walk = walk_begin(g_self(), NULL, __builtin_frame_address(0))};

	out->n = behind;
	while (out->n < behind + PROF_DEPTH && logical_next_any(&l))
		out->at[out->n++] = l.frame.pc + 1;
}

/* internal/sync.(*Mutex).lockSlow, sync.runtime_notifyListWait, runtime.blockevent */
static bool is_inside_sync(const char *name)
{
	return strncmp(name, "internal/sync.", 14) == 0 || strncmp(name, "sync.runtime_", 13) == 0 ||
	       trace_is_internal(name);
}

void prof_stack_waiting(struct stack_pcs *out, uintptr_t first)
{
	struct logical l = {.walk = walk_begin(g_self(), NULL, __builtin_frame_address(0))};
	bool begun = first != 0;

	out->n = 0;
	if (first)
		out->at[out->n++] = first;
	while (out->n < PROF_DEPTH && logical_next_any(&l)) {
		begun |= !is_inside_sync(frame_name(&l.frame));
		if (begun)
			out->at[out->n++] = l.frame.pc + 1;
	}
}

static uint64_t hash_of(enum prof_kind kind, uint64_t size, const struct stack_pcs *stack)
{
	uint64_t h = (uint64_t)kind + size * 0x9e3779b97f4a7c15u;

	for (uint32_t i = 0; i < stack->n; i++)
		h = (h ^ stack->at[i]) * 0x9e3779b97f4a7c15u, h ^= h >> 29;
	return h;
}

static bool is_same(const struct bucket *b, enum prof_kind kind, uint64_t size, const struct stack_pcs *stack)
{
	return b->kind == kind && b->size == size && b->depth == stack->n &&
	       memcmp(b->pcs, stack->at, stack->n * sizeof *stack->at) == 0;
}

struct bucket *prof_bucket(enum prof_kind kind, uint64_t size, const struct stack_pcs *stack)
{
	uint64_t hash = hash_of(kind, size, stack);
	struct bucket **chain = &rt.prof.chain[hash % PROF_CHAINS], *b;

	for (b = *chain; b; b = b->chain)
		if (b->hash == hash && is_same(b, kind, size, stack))
			return b;
	b = heap_meta_alloc(sizeof *b + stack->n * sizeof *stack->at);
	rt.prof.bytes_buckets += RT_ALIGN_UP(sizeof *b + stack->n * sizeof *stack->at, 16);
	b->hash = hash;
	b->size = size;
	b->kind = kind;
	b->depth = stack->n;
	memcpy(b->pcs, stack->at, stack->n * sizeof *stack->at);
	b->chain = *chain;
	b->next = rt.prof.all;
	*chain = rt.prof.all = b;
	return b;
}

/* -ln of a random number: x / 2^64 with x = m * 2^e, 1 <= m < 2; ln m by the series of 2 artanh. */
double prof_exponential(void)
{
	uint64_t x = hash_random() | 1;
	int zeros = __builtin_clzll(x);
	double m = (double)(x << zeros) / 9223372036854775808.0, s = (m - 1) / (m + 1), q = s * s;

	return (1 + zeros) * 0.6931471805599453 - 2 * s * (1 + q * (1 / 3.0 + q * (1 / 5.0 + q / 7)));
}
