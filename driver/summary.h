/* summary.h - what importers of a package need to know of its compiled form, kept in the cache.
 *
 * Text, one fact a line:
 *   export HASH           all that an importer's compilation may depend on, but for what other packages export: source
 *                         outside the bodies of functions that are not generic, places of generic bodies, language
 *                         version, escape tags
 *   init SYMBOL           its initialiser
 *   func NAME TAG …       escape tags of the parameters of a declared function that has a body, in hex; "-" is the
 *                         empty one. NAME is the declaration's, F or (*T).M, whatever symbol it is linked to
 *   inline COST NAME      a declared function that can be inlined; the hash covers its body then
 *   reach N               then N bytes: vm_reach.h. No importer's compilation depends on them */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "cache.h"
#include "inputs.h"
#include "kit.h"
#include "syntax.h"
#include "vm.h"
#include "vm_reach.h"

struct summary {
	struct str export_hash;
	const char *init;   /* or NULL */
	struct map *tags;   /* name of a declared function -> struct summary_tags */
	struct map *costs;  /* name of a declared function that can be inlined -> its cost + 1 */
	struct map *bodies; /* the same by the bare name, F or M: for parse_options.bodies */
	struct vm_reach reach;
};
struct summary_tags {
	struct str *tags;
	uint32_t n;
};

/* What importers see of a package, before its tags. */
struct cache_key summary_key(const struct inputs *in, const struct sources *sources, struct syntax_file *const *files,
			     uint32_t n);
struct str summary_write(struct arena *a, const struct vm_package *p, struct cache_key exports);
/* False when the text is not a summary. */
bool summary_read(struct arena *a, struct str text, struct summary *out);

#endif
