/* escape.h - decides where every value of a package lives.
 *
 * A policy reads the VM IR of a package, gives each allocation site its placement and reason and
 * each function the escape tags of its parameters, and leaves a list of decisions. Reports only
 * format that list. Functions of other packages (VM_FN_EXTERN) bring their tags in vm_func.tags;
 * NULL there means unknown: every argument leaks, unless the function is marked VM_FN_NOESCAPE. */
#ifndef ESCAPE_H
#define ESCAPE_H

#include "vm.h"

enum esc_reason {
#define REASON(name, words) ESC_REASON_##name,
#include "reasons.def"
#undef REASON
	ESC_REASON_COUNT
};
/* Why a site is placed as it is; "" for none. */
const char *escape_reason_words(enum esc_reason reason);

enum escape_decision_kind {
	ESC_DECIDED_SITE,                   /* site: its verdict */
	ESC_DECIDED_PARAM_LEAKS,            /* name leaks to the heap (level 0), or what it points to (level >
					       0) */
	ESC_DECIDED_PARAM_RESULT,           /* name flows to result after level dereferences */
	ESC_DECIDED_PARAM_STAYS,            /* name does not escape */
	ESC_DECIDED_PARAM_UINTPTR,          /* name, of a function without a body, may be a pointer's address */
	ESC_DECIDED_PARAM_ESCAPING_UINTPTR, /* name, of a function that says so: what it is the address of escapes;
					       level 1: each of a ...uintptr is */
	ESC_DECIDED_ZERO_COPY,              /* site: a string's bytes are used without a copy */
	ESC_DECIDED_DEVIRTUAL,              /* name, a call through an interface, is one of a method of type
					       result; level 1: of an interface embedded in it */
	ESC_DECIDED_SELF_ASSIGN,            /* an assignment at pos that moves a value within its own object */
	ESC_DECIDED_CAN_INLINE,             /* func, at a cost of level */
	ESC_DECIDED_CANNOT_INLINE,          /* func; name: why */
	ESC_DECIDED_INLINED                 /* name, which func calls at pos: its body stands there */
};
struct escape_decision {
	enum escape_decision_kind kind;
	pos_t pos;
	const struct vm_func *func;
	const struct vm_site *site;
	const char *name;   /* of the parameter; of a self-assignment its text */
	const char *result; /* it flows to; of a devirtualised call: the type */
	int level;
};

struct vm_package_facts;
struct escape_ctx {
	struct arena *arena;                   /* of what the run allocates: tags and decisions live there */
	struct vm_package_facts *facts;        /* the package's */
	VEC(struct escape_decision) decisions; /* filled by run */
};

struct escape_policy {
	const char *name; /* as -escape=NAME spells it */
	const char *help; /* one line */
	/* Places every site of the package. False only if the IR is not what vm_verify promises. */
	bool (*run)(struct escape_ctx *ctx, struct vm_package *pkg);
};

void escape_decide(struct escape_ctx *ctx, struct escape_decision d);

/* NULL for an unknown name. */
const struct escape_policy *escape_policy_find(const char *name);
/* The policies, ended by NULL: for help texts. */
const struct escape_policy *const *escape_policies(void);

/* Reports functions whose frame, with every site placed, is too large; false if there are any. */
bool escape_check_frames(const struct vm_package *pkg, struct diags *d);

/* Adds the decisions to d as notes, in gc's words and at gc's positions (-m=level). */
void escape_report_text(const struct escape_ctx *ctx, unsigned level, struct diags *d);

#endif
