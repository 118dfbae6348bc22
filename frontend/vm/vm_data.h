/* vm_data.h - what the files vm_data*.c share: see vm_data.c. */
#ifndef VM_DATA_H
#define VM_DATA_H

#include "vm_internal.h"

struct temp {
	struct vm_inst *def;      /* its only assignment, when that is on the spine */
	uint32_t defs, fills;     /* fills: what builds a fresh value part by part */
	uint32_t uses;            /* all others */
	bool filled;              /* the walk backwards met a fill before its use */
	bool settled;             /* def leaves the function */
	struct vm_place *place;   /* settled: the value is built there */
	struct vm_global *object; /* settled: holds what the value points to */
};

struct step {
	struct vm_inst *inst;
	bool gone; /* nobody needs it */
};

struct data {
	struct vm_package *p;
	struct vm_func *f;
	struct arena *scratch;
	struct temp *temps;
	uint32_t *reads; /* of each variable that there was, in f */
	bool *gone_globals, *gone_sites;
	uint32_t nglobals;             /* that there were */
	bool mutated;                  /* code may have changed a variable by now */
	VEC(struct vm_global *) boxes; /* hold what interfaces hold */
	struct map *stored;            /* variables that code stores into */
	VEC(struct step) spine;
};

/* ---- places and temporaries (vm_data_use.c) ---- */

/* A variable or a known part of it. */
bool vm_data_is_static(const struct vm_place *p);
uint64_t vm_data_offset(const struct vm_place *p); /* of such a part */
/* base followed by the projections of p from `from` on, in scratch memory. */
struct vm_place *vm_data_beneath(struct data *d, const struct vm_place *base, const struct vm_place *p, uint32_t from);
struct vm_place *vm_data_whole(struct data *d, struct vm_global *g);
bool vm_data_is_temp(const struct data *d, const struct vm_place *p); /* or a part of one */
/* The temporary that p is as a whole, or NULL. */
struct temp *vm_data_temp(struct data *d, const struct vm_place *p);
struct temp *vm_data_operand(struct data *d, const struct vm_operand *x);
/* The temporary whose fresh value, object or map the instruction fills, or NULL. */
struct temp *vm_data_filled(struct data *d, const struct vm_inst *i);
void vm_data_count(struct data *d, struct vm_inst *i, bool on_spine);
/* Something uses what the instruction does; every later one was asked, and forgotten when it was
 * not needed. */
bool vm_data_is_needed(struct data *d, const struct vm_inst *i);
void vm_data_forget(struct data *d, const struct vm_inst *i);

/* ---- constants (vm_data_put.c) ---- */

bool vm_data_is_zero(const struct vm_const *c);
/* Stores x into a static place as data; false: code must do it. */
bool vm_data_put(struct data *d, const struct vm_place *to, const struct vm_operand *x);

/* ---- where values go (vm_data_settle.c) ---- */

/* The value of x, a temporary used only here, goes to place (NULL: it is just wanted). False: it
 * must be computed. */
bool vm_data_settle(struct data *d, const struct vm_operand *x, struct vm_place *place);
/* The part of a variable that p will be; NULL when it is none. */
struct vm_place *vm_data_resolve(struct data *d, struct vm_place *p);

#endif
