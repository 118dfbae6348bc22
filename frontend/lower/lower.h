/* lower.h - stage header of frontend/lower: the typed tree of one package to VM IR.
 *
 * lower_package takes a package that was checked without errors and gives its functions, variables and allocation
 * sites. Placements are undecided, nothing is inlined. README.md lists what escape analysis and backends may rely on.
 */
#ifndef LOWER_H
#define LOWER_H

#include "diag.h"
#include "types.h"
#include "vm.h"

struct lower_config {
	struct arena *arena; /* result and scratch live here */
	struct types *ts;
	struct vm_types *vm_types;
	const struct sources *sources;
	struct diags *diags;
	int go_major, go_minor; /* language version of the package; 0: newest */
	bool ordered;           /* sites know the order of gc's walk: for -m */
	bool inlining;          /* what bodies cost is counted */
	/* With inlining: what the body of a function of another package costs, which is known to be inlined; negative:
	 * it is not. name: as of struct vm_decl. */
	int32_t (*foreign_cost)(void *context, const char *pkg, const char *name);
	void *context;
};

/* The package as VM IR. Never NULL; what the language allows but lowering refuses goes to diags. */
struct vm_package *lower_package(struct lower_config *conf, struct package *checked);

/* Types that a declaration at package level declares in functions, aliases not counted. */
uint32_t lower_count_local_types(struct arena *a, struct node *decl);
/* The same of a generic function; 0 for other declarations. Instances have names with such types' numbers, which count
 * the types of all functions of the package. */
uint32_t lower_count_generic_types(struct arena *a, struct node *decl);

#endif
