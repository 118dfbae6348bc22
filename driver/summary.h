/* summary.h - what importers of a package need to know of its compiled form, kept in the cache.
 *
 * Text, one fact a line:
 *   export HASH           all that an importer's compilation may depend on: source outside the bodies of functions that
 *                         are not generic, escape tags, the same of its imports
 *   init SYMBOL           its initialiser
 *   main                  it is a command
 *   func NAME TAG …       escape tags of the parameters of a declared function that has a body, in hex; "-" is the empty
 *                         one. NAME is the declaration's, F or (*T).M, whatever symbol it is linked to */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "kit.h"
#include "syntax.h"
#include "vm.h"

struct summary {
	struct str export_hash;
	const char *init; /* or NULL */
	bool is_main;
	struct map *tags; /* name of a declared function -> struct summary_tags */
};
struct summary_tags {
	struct str *tags;
	uint32_t n;
};

/* Hash of the source that importers see. */
uint64_t summary_hash_source(const struct sources *sources, struct syntax_file *const *files, uint32_t n);
/* imports: hash over the export hashes of what the package imports. */
struct str summary_write(struct arena *a, const struct vm_package *p, uint64_t source_hash, uint64_t imports,
			 bool is_main);
/* False when the text is not a summary. */
bool summary_read(struct arena *a, struct str text, struct summary *out);

#endif
