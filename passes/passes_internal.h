/* passes_internal.h - the passes themselves. Each returns false where it has added errors. */
#ifndef PASSES_INTERNAL_H
#define PASSES_INTERNAL_H

#include "passes.h"
#include "vm_analysis.h"

#define PASS(name, needs, gives, breaks, what) bool pass_##name(struct pass_run *run);
#include "passes.def"
#undef PASS

/* ---- dynamic_type.c ---- */

struct dynamic_types;
struct dynamic_types *dynamic_types_new(struct arena *a, struct vm_package *pkg, struct vm_package_facts *facts);
/* The one concrete type that the interface o of f holds whenever it holds any, or NULL. Instructions may be rewritten
 * meanwhile as long as they assign the same. */
const struct vm_type *dynamic_type_of(struct dynamic_types *d, struct vm_func *f, const struct vm_operand *o);

/* The closures of f, which is new or was changed, are looked at. */
void dynamic_types_add(struct dynamic_types *d, struct vm_func *f);
/* The one instruction that makes the closure, and the function it stands in; NULL: there is not one. */
const struct vm_inst *dynamic_types_maker(const struct dynamic_types *d, const struct vm_func *closure,
					  struct vm_func **in);

/* ---- devirtualize.c ---- */

struct devirtualizer;
struct devirtualizer *devirtualizer_new(struct arena *a, struct pass_run *run);
/* Calls of f through an interface whose dynamic type is known become calls of the method; whether there were any. */
bool devirtualize_calls(struct devirtualizer *d, struct vm_func *f);
struct dynamic_types *devirtualizer_types(struct devirtualizer *d);

#endif
