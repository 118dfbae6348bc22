/* inline.h - bodies in place of calls, as gc decides it.
 *
 * Lowering counts what a body costs (frontend/lower/cost.h); the pass adds what it calls, callees first, and gives the
 * verdicts. Then function by function, callees first: calls through interfaces that hold one type become calls of the
 * method, calls of values that are always one function become known, and bodies are put where calls of them are; over
 * again with what came by these, until nothing changes. A body is put in as it was written. Private to passes/, but for
 * the numbers. */
#ifndef INLINE_H
#define INLINE_H

#include "passes_internal.h"

enum {
	INLINE_BUDGET = 80,          /* of a function; twice that of a literal */
	INLINE_LITERAL_BUDGET = 800, /* of a literal that is called once */
	INLINE_INTO_BIG = 20         /* of what is put into a function of 5,000 nodes */
};

struct inliner {
	struct arena *arena;
	struct pass_run *run;
	struct devirtualizer *devirtualizer;
	/* vm_func -> const struct vm_func: with the body as it was written, of those that can go in. */
	struct map *bodies;
	struct map *callees; /* vm_inst of a call -> struct inline_callee */
	struct map *results; /* vm_func -> struct map: its locals that hold what a body returned */
	struct map *uses;    /* vm_func of a literal -> number of calls that are known to be of it */
	struct map *judged;  /* vm_func that has its verdict, which was told */
	struct map *texts;   /* names of instances that verdicts were told of */
	bool literals;       /* some were copied, or calls of them replaced */
};

/* What a call is always of. */
struct inline_callee {
	struct vm_func *func;
	/* The instruction in the caller that makes it, with what it captures; NULL: none. */
	const struct vm_inst *literal;
};

/* inline.c: the greatest cost of a body that may be put into caller; once: the literal is called nowhere else. */
int32_t inline_limit(const struct vm_func *caller, const struct vm_func *callee, bool once);
/* Gives the verdict on a literal that no package lists, or that came with a body. */
void inline_judge(struct inliner *in, struct vm_func *f);

static inline const struct vm_uses *inline_uses(const struct inliner *in, struct vm_func *f)
{
	return vm_facts_uses(vm_facts_of(in->run->decided.facts, f));
}

/* inline_value.c: what locals always hold. */
/* The one instruction that gives the local its value, where it begins; or NULL. */
const struct vm_inst *inline_only_value(const struct vm_func *f, const struct vm_uses *uses, uint32_t local);
/* func NULL: not known. The answer is good as long as f stays as it is. */
struct inline_callee inline_find_callee(struct inliner *in, struct vm_func *f, const struct vm_inst *call);

/* inline_counts.c: sizes of slices in a function that bodies were put into. */
void inline_find_counts(struct vm_facts *facts);

/* inline_copy.c: instructions of one function in another. */
struct inline_copy {
	struct inliner *in;
	struct vm_func *to;
	const struct vm_func *body;
	const struct vm_inst *literal; /* in `to`, that body is of; NULL: a function that captures nothing */
	uint32_t by;                   /* its number in to->inlined; 0: `to` is a copy of the whole */
	uint32_t first_local, first_block;
	uint32_t deeper;           /* loops around the call */
	struct capture **captures; /* by local of body; NULL: it is none, or stays one */
};
/* Whether calls of what the instruction makes can become its body. */
bool inline_can_capture(const struct vm_inst *literal);
void inline_open_captures(struct inline_copy *c);
void inline_copy_locals(struct inline_copy *c);
/* A literal that it makes is copied too. */
struct vm_inst *inline_copy_inst(const struct inline_copy *c, const struct vm_inst *from);
/* What all copies of an instruction have in common. */
static inline const struct vm_inst *inline_as_written(const struct vm_inst *i)
{
	return i->written ? i->written : i;
}

/* inline_body.c */
/* Keeps the body of f, which may be changed from then on. */
void inline_keep_body(struct inliner *in, struct vm_func *f);
/* f with its body as it was written, wherever calls of it may be replaced. */
const struct vm_func *inline_written(const struct inliner *in, const struct vm_func *f);
/* f is a copy of the literal, complete. */
void inline_add_literal(struct inliner *in, struct vm_func *f, const struct vm_func *literal);
/* Counts the calls of f that are known. */
void inline_find_callees(struct inliner *in, struct vm_func *f);
/* Puts bodies where the calls of f are whose callees are known, and tells of each; not into what came that way. Whether
 * there were any. */
bool inline_calls(struct inliner *in, struct vm_func *f);

/* inline_dead.c: takes out literals that nobody reads any more. */
void inline_remove_literals(struct inliner *in);

#endif
