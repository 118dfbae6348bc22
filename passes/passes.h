/* passes.h - what is done with the VM IR of a package between lowering and code: one table, passes.def.
 *
 * A pass reads the package's facts (vm_package_facts), changes instructions through edits, and says what it needs and
 * breaks. In debug builds, and where asked, the verifier looks at the IR and at the facts behind each. */
#ifndef PASSES_H
#define PASSES_H

#include "diag.h"
#include "escape.h"

/* What is true of the IR of a package. */
enum pass_property {
	PASS_LOWERED = 1,   /* whole, as lowering leaves it */
	PASS_TAGS = 2,      /* functions of other packages have their escape tags, where they are known */
	PASS_DEVIRTUAL = 4, /* calls are of functions where these are known */
	PASS_PLACED = 8     /* each site has a placement and a reason, each function tags */
};

struct pass_run {
	struct arena *arena; /* of what passes leave behind: tags, decisions */
	struct vm_package *pkg;
	const struct escape_policy *policy;
	struct diags *diags; /* errors are added */
	bool no_intrinsics;  /* calls of what could be an instruction stay calls */
	bool verify;         /* behind each pass, in any build */
	/* Called where the verifier was, with the name of the pass; NULL: nobody asks more of the IR. */
	void (*verified)(void *context, const char *after);
	void *context;
	struct escape_ctx decided; /* out: the decisions, for reports */
};

/* Carries out the table on what lowering made. A defect of the IR ends the compiler. False: there are errors. */
bool passes_run(struct pass_run *run);

struct pass_row {
	const char *name, *what;
	unsigned needs, gives, breaks;
	bool (*run)(struct pass_run *run);
};
/* The rows of the table. */
const struct pass_row *passes_table(uint32_t *n);

#endif
