/* vm_analysis.h - analyses of one function: the graph of its blocks, which locals are live where,
 * what is dead in its frame while it waits.
 *
 * Each is built once, in an arena, over those before it, and is good until the function changes.
 * Blocks that control never reaches take part like the others. */
#ifndef VM_ANALYSIS_H
#define VM_ANALYSIS_H

#include "vm.h"

/* ---- sets of small numbers ---- */

typedef uint64_t *vm_set; /* of a size its owner knows */

static inline size_t vm_set_words(uint32_t n)
{
	return ((size_t)n + 63) / 64;
}
static inline vm_set vm_set_new(struct arena *a, uint32_t n)
{
	return ARENA_ARRAY(a, uint64_t, vm_set_words(n) + 1);
}
static inline bool vm_set_has(const uint64_t *s, uint32_t i)
{
	return s[i / 64] >> (i % 64) & 1;
}
static inline void vm_set_add(vm_set s, uint32_t i)
{
	s[i / 64] |= (uint64_t)1 << (i % 64);
}
static inline void vm_set_drop(vm_set s, uint32_t i)
{
	s[i / 64] &= ~((uint64_t)1 << (i % 64));
}
bool vm_set_union(vm_set to, const uint64_t *from, uint32_t n); /* whether `to` grew */
bool vm_set_meets(const uint64_t *a, const uint64_t *b, uint32_t n);

/* ---- vm_graph.c: the graph ---- */

/* The nth successor of a block; false behind the last. Targets out of range are left out. */
bool vm_successor(const struct vm_func *f, uint32_t block, uint32_t n, uint32_t *out);

struct vm_graph {
	const struct vm_func *func;
	uint32_t n;      /* blocks */
	uint32_t *order; /* all of them: in reverse post-order, then those that are not reached */
	uint32_t reached;
	struct vm_preds {
		uint32_t n, *at;
	} *preds; /* by block; a block that branches here twice stands twice */
};
struct vm_graph *vm_graph_new(struct arena *a, const struct vm_func *f);

/* ---- vm_liveness.c: which locals may be read before they are written ---- */

struct vm_liveness {
	const struct vm_graph *graph;
	uint32_t n;       /* locals */
	vm_set *in, *out; /* by block */
};
struct vm_liveness *vm_liveness_new(struct arena *a, const struct vm_graph *graph);
/* Makes what is live behind an instruction what is live before it. Reads and writes through
 * pointers are not seen: a local whose address is taken is live as long as its name is to come; see
 * vm_park.c for who holds the address. */
void vm_live_before(const struct vm_func *f, const struct vm_inst *i, vm_set live);

/* Calls visit for each local named by an instruction: VM_READ its value or a part, VM_WRITE a part,
 * VM_DEFINE the whole, VM_ADDRESS taken. A pointer that is followed is read. */
enum vm_access { VM_READ, VM_WRITE, VM_DEFINE, VM_ADDRESS };
typedef void (*vm_access_fn)(uint32_t local, enum vm_access how, void *arg);
void vm_each_access(const struct vm_func *f, const struct vm_inst *i, vm_access_fn visit, void *arg);

/* ---- vm_park.c: what may be forgotten where a function waits ---- */

/* By id of function: whether it waits for other goroutines, itself or in a function that it calls
 * by name. */
bool *vm_parking_funcs(struct arena *a, const struct vm_package *p);

/* Instructions that make something in the frame are numbered; a park is an instruction that waits.
 */
struct vm_park {
	const struct vm_inst *inst;
	vm_set locals; /* hold pointers written since the last park, and are not read any more */
	vm_set sites;  /* by index of vm_parks.sites: the same of what was made in the frame there */
};
struct vm_parks {
	VEC(struct vm_park) at; /* in the order of blocks and instructions */
	VEC(const struct vm_inst *) sites;
	vm_set crossing; /* locals with pointers that are live across an instruction that may call
			    anything */
};
/* Whether a back end may make a call of an instruction that comes back. */
bool vm_may_call(const struct vm_inst *i);

struct vm_parks *vm_parks_new(struct arena *a, const struct vm_liveness *live, const bool *parking);

#endif
