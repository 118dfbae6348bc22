/* vm_analysis.h - what can be known of a function, or of a package, without changing it; and edits.
 *
 * One room for all clients: a function's facts (vm_facts.c) hold the graph of its blocks, dominators, loops, uses of
 * locals and liveness, each built when it is first asked for and kept until an edit breaks it. Blocks that control
 * never reaches take part like the others. */
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

struct vm_edges { /* of a block; one that leads here twice stands twice */
	uint32_t n, *at;
};
struct vm_graph {
	const struct vm_func *func; /* NULL: the blocks are somebody else's */
	uint32_t n;                 /* blocks */
	uint32_t *order;            /* all of them: in reverse post-order, then those that are not reached */
	uint32_t reached;
	/* A depth-first walk from the entry, then from each block that is not reached: blocks by number, the number of
	 * each block, and the greatest number below it in the walk's tree. */
	uint32_t *visit, *first, *last;
	struct vm_edges *succs, *preds; /* by block */
};
struct vm_graph *vm_graph_new(struct arena *a, const struct vm_func *f);
/* Of any n blocks, of which 0 is the entry; succs stays the graph's. */
struct vm_graph *vm_graph_of_edges(struct arena *a, struct vm_edges *succs, uint32_t n);
/* Whether the walk came to b by way of a, or they are the same. */
static inline bool vm_walk_above(const struct vm_graph *g, uint32_t a, uint32_t b)
{
	return g->first[a] <= g->first[b] && g->first[b] <= g->last[a];
}

/* ---- vm_dominators.c ---- */

#define VM_NO_BLOCK UINT32_MAX
struct vm_dominators {
	const struct vm_graph *graph;
	uint32_t *idom;         /* immediate dominator; VM_NO_BLOCK: of the entry, and of blocks that are not reached */
	uint32_t *first, *last; /* a dominates b: first[a] <= first[b] <= last[a] */
};
struct vm_dominators *vm_dominators_new(struct arena *a, const struct vm_graph *graph);
/* Every way from the entry to b passes a; a block dominates itself. Of what is not reached only that is known. */
bool vm_dominates(const struct vm_dominators *d, uint32_t a, uint32_t b);

/* ---- vm_loops.c: the loop forest ---- */

#define VM_NO_LOOP UINT32_MAX
struct vm_loops {
	const struct vm_graph *graph;
	struct vm_loop {
		uint32_t header, parent, depth; /* of outermost loops: VM_NO_LOOP, 1 */
		bool irreducible;               /* can be entered elsewhere than at its header */
	} *loops;                               /* outer before inner */
	uint32_t n;
	uint32_t *of; /* by block: the innermost loop it is in; VM_NO_LOOP */
};
/* Every cycle of the graph lies in a loop. */
struct vm_loops *vm_loops_new(struct arena *a, const struct vm_graph *graph);
bool vm_in_loop(const struct vm_loops *l, uint32_t block, uint32_t loop);

/* ---- vm_uses.c: where each local is read and written ---- */

/* The place lies where a pointer or slice leads to, not in the local or global that it begins with. */
bool vm_place_follows(const struct vm_func *f, const struct vm_place *p);

/* Calls visit for each local named by an instruction: VM_READ its value or a part, VM_WRITE a part,
 * VM_DEFINE the whole, VM_ADDRESS taken. A pointer that is followed is read. */
enum vm_access { VM_READ, VM_WRITE, VM_DEFINE, VM_ADDRESS };
typedef void (*vm_access_fn)(uint32_t local, enum vm_access how, void *arg);
void vm_each_access(const struct vm_func *f, const struct vm_inst *i, vm_access_fn visit, void *arg);

struct vm_use {
	struct vm_inst *inst;
	uint32_t block, at; /* inst is block's instruction number at */
	enum vm_access how;
};
struct vm_uses {
	struct vm_use_list {
		const struct vm_use *at; /* in the order of blocks and instructions */
		uint32_t n;
	} *of; /* by local */
};
struct vm_uses *vm_uses_new(struct arena *a, const struct vm_func *f);

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

/* ---- vm_park.c: what may be forgotten where a function waits ---- */

/* By id of function: whether it waits for other goroutines, itself or in a function that it calls
 * by name. Of functions elsewhere those of vm_waits.def do. */
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

/* ---- vm_facts.c: all of it for one function ---- */

/* What an edit may change. */
enum vm_change {
	VM_CHANGE_INSTS = 1, /* instructions within blocks, locals */
	VM_CHANGE_GRAPH = 2, /* blocks and the edges between them */
	VM_CHANGE_CALLS = 4, /* which functions a function names */
	VM_CHANGE_FUNCS = 8  /* functions of the package, and so their ids */
};
struct vm_facts;
struct vm_facts *vm_facts_new(struct arena *a, struct vm_func *f); /* a outlives them */
struct vm_func *vm_facts_func(const struct vm_facts *facts);
/* Good until the next change. */
const struct vm_graph *vm_facts_graph(struct vm_facts *facts);
const struct vm_dominators *vm_facts_dominators(struct vm_facts *facts);
const struct vm_loops *vm_facts_loops(struct vm_facts *facts);
const struct vm_uses *vm_facts_uses(struct vm_facts *facts);
const struct vm_liveness *vm_facts_liveness(struct vm_facts *facts);
/* The function was changed otherwise than by the edits below: bits of vm_change. */
void vm_facts_break(struct vm_facts *facts, unsigned changes);
/* What is wrong with a fact that is kept: it is not what would be made now. NULL: nothing. */
const char *vm_facts_verify(const struct vm_facts *facts);

/* ---- vm_edit.c: edits, collected while blocks are read and carried out together ---- */

struct vm_edits;
struct vm_edits *vm_edits_new(struct vm_facts *facts);
/* Positions are those before any edit of the list. What is inserted at one position comes in the order of calls. */
void vm_edit_insert(struct vm_edits *e, uint32_t block, uint32_t at, struct vm_inst *i);
void vm_edit_replace(struct vm_edits *e, uint32_t block, uint32_t at, struct vm_inst *i);
void vm_edit_remove(struct vm_edits *e, uint32_t block, uint32_t at);
void vm_edits_apply(struct vm_edits *e);
/* Instructions of the block from `at` on move to a new one, which is returned; the first ends in a jump to it. */
uint32_t vm_split_block(struct vm_facts *facts, uint32_t block, uint32_t at);

/* ---- vm_calls.c: who calls whom within a package ---- */

/* By id of function: those it names, in calls or as values, that have a body in the package; each once, itself included
 * where it does. */
struct vm_calls {
	struct vm_callees {
		const uint32_t *at;
		uint32_t n;
	} *of;
	uint32_t n; /* functions */
};
struct vm_calls *vm_calls_new(struct arena *a, const struct vm_package *p);
/* Strongly connected components of any graph on 0…n-1 given by lists of successors, each after those it leads to:
 * members of component k are out->member[out->begin[k] … out->begin[k + 1] - 1], in rising order. */
struct vm_components {
	uint32_t n, *begin, *member;
	uint32_t *of; /* the component of each */
};
struct vm_components *vm_components_new(struct arena *a, const struct vm_callees *successors, uint32_t n,
					uint32_t first);

/* ---- vm_package_facts.c: all of it for one package ---- */

struct vm_package_facts;
struct vm_package_facts *vm_package_facts_new(struct vm_package *p);
void vm_package_facts_free(struct vm_package_facts *facts);
/* f is one of the package's; edits of it are made with these. */
struct vm_facts *vm_facts_of(struct vm_package_facts *facts, struct vm_func *f);
const struct vm_calls *vm_package_facts_calls(struct vm_package_facts *facts);
/* The package was changed otherwise than by edits of functions: bits of vm_change. */
void vm_package_facts_break(struct vm_package_facts *facts, unsigned changes);
/* As vm_facts_verify, of all that are kept. */
const char *vm_package_facts_verify(const struct vm_package_facts *facts);

#endif
