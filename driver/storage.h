/* storage.h - the report -m=storage: what each allocation site of a package got in the end. */
#ifndef STORAGE_H
#define STORAGE_H

#include "backend.h"
#include "vm.h"

/* What the backend told about sites, by site id. */
struct storage {
	enum gosub_storage *of; /* nsites of them */
	uint32_t nsites;
};
struct storage storage_new(struct arena *a, const struct vm_package *p);
void storage_set(struct storage *s, const struct vm_site *site, enum gosub_storage where);
/* One line a site, by position (home: see sources_order): "file:line:col: x: heap (reason)". */
struct str storage_text(struct arena *a, const struct storage *s, const struct vm_package *p, uint32_t home);

#endif
