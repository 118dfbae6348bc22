/* graph.h - the assignment graph, in the words of Go's compiler. Private to escape/.
 *
 * A location is a variable or an allocation site; an edge dst <- src with derefs says that dst is
 * assigned src dereferenced that often (-1: the address of src). A hole is the place an
 * expression's value goes to: a location and the dereferences on the way. */
#ifndef ESCAPE_GRAPH_H
#define ESCAPE_GRAPH_H

#include "escape.h"
#include "vm_analysis.h"

enum esc_attr {
	ESC_ATTR_ESCAPES = 1,  /* must be on the heap */
	ESC_ATTR_PERSISTS = 2, /* is used by more than the expression that makes it */
	ESC_ATTR_MUTATES = 4,  /* what it points to may be written */
	ESC_ATTR_CALLS = 8     /* closures it reaches may be called, their results lost */
};

/* What a call may do with a parameter: the fewest dereferences to each sink, plus one; 0: none. */
enum { ESC_LEAK_HEAP, ESC_LEAK_MUTATOR, ESC_LEAK_CALLEE, ESC_LEAK_RESULT0, ESC_LEAK_BYTES = 8 };
#define ESC_RESULTS (ESC_LEAK_BYTES - ESC_LEAK_RESULT0)
struct esc_leaks {
	uint8_t min[ESC_LEAK_BYTES];
};
int esc_leaks_get(const struct esc_leaks *l, int sink); /* -1: none */
void esc_leaks_add(struct esc_leaks *l, int sink, int derefs);
/* Drops flows that the flow to the heap makes pointless. */
void esc_leaks_optimize(struct esc_leaks *l);
struct str esc_leaks_encode(struct arena *a, const struct esc_leaks *l);
struct esc_leaks esc_leaks_decode(struct str tag);

struct esc_edge {
	struct esc_loc *src;
	int derefs;                  /* >= -1 */
	const struct vm_inst *where; /* for explanations; may be NULL */
};

struct esc_values;

struct esc_loc {
	struct vm_func *func;
	const struct vm_local *local; /* of a variable */
	struct vm_site *site;         /* of a site, and of a variable whose address is taken */
	struct vm_func *closure;      /* of a closure's site: its body */
	VEC(struct esc_edge) edges;   /* incoming: this <- src */
	struct esc_values *values;    /* of a variable of func type: what it may hold; NULL until asked for */
	int32_t loop_depth;
	uint8_t attrs;
	bool param, result;
	bool passing;           /* a temporary that only passes its value on within a block: never a root */
	uint32_t index;         /* of the parameter or result */
	struct esc_leaks leaks; /* of a parameter */
	/* the walk's: */
	int derefs;
	uint32_t walk, queued_in_walk;
	bool queued;
};

struct esc_hole {
	struct esc_loc *dst; /* NULL: the value is not tracked further */
	int derefs;
};

/* What the batch knows about one function. */
struct esc_func {
	struct vm_func *vm;
	struct esc_loc **locs;         /* of each local, NULL until asked for */
	struct esc_def *defs;          /* of each local: see locals.c */
	const struct vm_inst *made_by; /* the one closure instruction that makes it */
	struct esc_func *maker;        /* the function that holds it */
	bool made_twice;               /* more than one does */
	struct vm_site **sites;        /* the function's */
	uint32_t nsites;
	const struct vm_inst **leaving; /* of each local: the to_heap by which its array leaves the frame; NULL: none */
	bool *appended;                 /* of each local: an append to it has its first array in the frame */
	bool results_lost;              /* not every call is known */
	bool tagged;                    /* its batch is done */
	uint32_t batch;                 /* number of its batch, once known */
};

struct esc_graph {
	struct escape_ctx *ctx;
	struct arena *arena;
	struct vm_package *pkg;
	struct esc_func *funcs;       /* by vm_func.id */
	struct esc_loc **sites;       /* by vm_site.id; NULL where a site is not tracked */
	const struct vm_inst **insts; /* by vm_site.id: the instruction with the site, NULL for variables */
	uint32_t batch;               /* being analysed */
	struct esc_func **members;    /* of the batch */
	uint32_t nmembers;
	bool values_known;          /* esc_loc.values of the batch (callees.c) */
	VEC(struct esc_loc *) locs; /* of the batch */
	struct esc_loc heap, mutator, callee;
	uint32_t walk;
};

/* ---- graph.c ---- */
struct esc_loc *esc_loc_new(struct esc_graph *g, struct vm_func *f, int32_t loop_depth);
struct esc_hole esc_hole_of(struct esc_loc *loc);
/* hole <- src, dereferenced derefs times more. */
void esc_flow(struct esc_graph *g, struct esc_hole k, struct esc_loc *src, int derefs, const struct vm_inst *where);
/* One location whose value goes to both holes. Neither hole may take an address. */
struct esc_hole esc_tee(struct esc_graph *g, struct vm_func *f, struct esc_hole a, struct esc_hole b,
			const struct vm_inst *where);
bool esc_in_batch(const struct esc_graph *g, const struct vm_func *f);
struct esc_func *esc_func_of(const struct esc_graph *g, const struct vm_func *f);
/* inner is a closure within outer, at any depth. */
bool esc_contains_closure(const struct esc_graph *g, const struct vm_func *outer, const struct vm_func *inner);

/* ---- locals.c: what the instructions of a function say about its locals ---- */
struct esc_def {
	const struct vm_inst *only; /* the one instruction that assigns the whole local */
	uint32_t block;             /* the one block that mentions the local */
	bool many;                  /* several do; only is the first */
	bool spread;                /* several blocks do, or a use comes first */
	bool seen;
	int32_t carries_at; /* takes a loop variable's value to its next instance, at this depth; 0:
			       no */
};
void esc_locals_scan(struct esc_graph *g, struct esc_func *f);
/* The location of a local; that of the captured variable for a capture. */
struct esc_loc *esc_local_loc(struct esc_graph *g, struct esc_func *f, uint32_t local);
/* The variable behind a capture by reference, NULL where it is not known. */
struct esc_loc *esc_captured_loc(struct esc_graph *g, struct esc_func *f, uint32_t local);
/* Captures that stand for no variable of the maker get what the closure instruction gives them. */
void esc_flow_captures(struct esc_graph *g, struct esc_func *maker, const struct vm_inst *closure);
/* The only function a func operand can be, or NULL. */
struct vm_func *esc_static_callee(struct esc_graph *g, struct esc_func *f, const struct vm_operand *o);
/* All functions a func operand can be; 0: not known. (callees.c) */
uint32_t esc_known_callees(struct esc_graph *g, struct esc_func *f, const struct vm_operand *o,
			   struct vm_func ***callees);
/* The one instruction that defines a local whose address is not taken; NULL: several do, or the caller. */
const struct vm_inst *esc_only_def(const struct esc_func *f, uint32_t local);
/* The constant an operand always is, itself or through variables that hold nothing else; or NULL.
 */
const struct vm_operand *esc_constant(const struct esc_func *f, const struct vm_operand *o);

/* ---- build.c, build_call.c: instructions to edges ---- */
/* The locations of the batch's sites exist before any of its functions is built (batch.c). */
void esc_build_func(struct esc_graph *g, struct esc_func *f);
/* Where a value assigned to the place goes. */
struct esc_hole esc_place_hole(struct esc_graph *g, struct esc_func *f, const struct vm_place *p,
			       const struct vm_inst *where);
/* k <- operand. */
void esc_flow_operand(struct esc_graph *g, struct esc_func *f, struct esc_hole k, const struct vm_operand *o,
		      int derefs, const struct vm_inst *where);
/* k <- &site. The site's location. */
struct esc_loc *esc_spill(struct esc_graph *g, struct esc_hole k, const struct vm_inst *i);
void esc_build_call(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i);
void esc_build_closure(struct esc_graph *g, struct esc_func *f, const struct vm_inst *i);

/* The function that f, where it is a closure with captures, is a part of for the analysis. (batch.c) */
struct esc_func *esc_outermost(const struct esc_graph *g, const struct vm_func *f);

/* ---- batch.c, solve_gc.c, tags.c, apply.c ---- */
void esc_run_batches(struct esc_graph *g);
/* needs: the graph of a batch;  sets: attrs of its locations, leaks of its parameters */
void esc_solve_gc(struct esc_graph *g);
/* Tags the parameters of f and adds the decisions on them. */
void esc_tag_func(struct esc_graph *g, struct esc_func *f);
/* The decisions on parameters of functions that have their body elsewhere. */
void esc_decide_bodyless(struct esc_graph *g);
/* Places the sites of f, which the solver has marked. */
void esc_apply_func(struct esc_graph *g, struct esc_func *f);
/* Adds the decisions on a site that is placed. (order.c) */
void esc_decide_site(struct esc_graph *g, const struct vm_site *s);
/* needs: all decisions;  sorts them as gc prints them. (order.c) */
void esc_order_decisions(struct esc_graph *g);
/* Notes the verdicts of f's sites: what gc says of them. Before storage reasons join the graph. */
void esc_note_verdicts(struct esc_graph *g, struct esc_func *f);
/* Places what no function has any more. */
void esc_apply_leftovers(struct esc_graph *g);
/* Every site that has a heap form is placed there. */
void esc_apply_off(struct esc_graph *g);
/* Which slices of f grow in the frame though they escape; needs: tags of the batch. (leaving.c) */
void esc_find_leaving(struct esc_graph *g, struct esc_func *f);
/* The slice variable that an append is to, itself or through a temporary; VM_NO_LOCAL. */
uint32_t esc_appended_local(const struct esc_func *f, const struct vm_inst *append);
/* What is large, or otherwise cannot be in a frame: the reason, else ESC_REASON_NONE. */
enum esc_reason esc_heap_reason(const struct vm_site *site);
/* The same for what is no part of gc's verdict. */
enum esc_reason esc_storage_reason(const struct vm_site *site);
/* Bytes of frame for the first array of a slice that grows, as many as hold whole elements; 0: they are too large. */
uint32_t esc_small_buffer(const struct vm_type *elem);

#endif
