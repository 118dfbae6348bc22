/* unit.h - one package on its way: files, types, VM IR with its places decided, object and summary.
 *
 * unit.c reads what stands in unit.in (inputs.h) and, through it, the units that are imported; it sees no settings and
 * no other packages. */
#ifndef UNIT_H
#define UNIT_H

#include "cache.h"
#include "diag.h"
#include "inputs.h"
#include "storage.h"
#include "summary.h"
#include "timing.h"
#include "types.h"
#include "vm.h"

/* What the units of a build share: tables in which nothing depends on who filled them. */
struct front {
	struct arena *arena; /* lifetime program */
	struct intern *names;
	struct sources *sources;
	struct types *types;
	struct timing *timing;
};

struct unit {
	struct front *front;
	struct load_package *source; /* build.c's; all that unit.c may know of it is in `in` */
	struct inputs in;
	struct diags diags;
	struct arena *arena; /* lifetime package: VM IR and what follows */

	VEC(struct syntax_file *) files;
	struct package *types;                  /* checked, with or without bodies */
	bool checked, bodies, failed, checking; /* of the front end */
	bool linked;                            /* part of the program that is being linked */
	bool compiled;                          /* before, from what `in` holds: without errors */
	struct vm_package *vm;

	struct cache_key key;     /* of `in` */
	struct cache_entry entry; /* without object: that is in shards */
	struct summary summary;
	bool kept;                         /* the entry is in the cache */
	bool incomplete;                   /* code of it has to be made */
	bool whole;                        /* all of it is wanted, in one object */
	uint8_t *needed, *taken, *missing; /* by item of summary.reach (reach.h, shards.h) */
	VEC(struct cache_key) shards;      /* that have what is needed, when emitter_finish returned true */
	VEC(const char *) objects;         /* of the shards */
	struct storage storage;            /* as the backend tells */
};

/* Types of a package; bodies: check those too. False when it has errors (in unit->diags). */
bool unit_check(struct unit *u, bool bodies);
/* Lowers and places; needs unit_check with bodies. */
bool unit_analyse(struct unit *u);
/* Frees what unit_analyse made, where only its messages were wanted. */
void unit_drop_ir(struct unit *u);
/* Fills in entry.summary and summary from what unit_analyse made. */
void unit_summarise(struct unit *u);

#endif
