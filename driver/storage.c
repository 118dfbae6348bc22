#define _GNU_SOURCE
#include <stdlib.h>

#include "escape.h"
#include "storage.h"

struct storage storage_new(struct arena *a, const struct vm_package *p)
{
	return (struct storage){ARENA_ARRAY(a, enum gosub_storage, p->sites.len + 1), p->sites.len};
}

void storage_set(struct storage *s, const struct vm_site *site, enum gosub_storage where)
{
	if (site->id < s->nsites)
		s->of[site->id] = where;
}

static struct str words(struct arena *a, const struct vm_site *site, enum gosub_storage where)
{
	if (where == GOSUB_STORED_REMOVED)
		return STR("removed by the optimiser");
	if (where == GOSUB_STORED_REGISTERS)
		return STR("in registers");
	switch (site->placement) {
	case VM_PLACE_FRAME:
		return STR("frame slot");
	case VM_PLACE_FRAME_BUFFER:
		return arena_printf(a, "frame buffer of %u bytes, the heap beyond", site->buffer);
	case VM_PLACE_RODATA:
		return STR("read-only data");
	case VM_PLACE_STATIC:
		return STR("static");
	case VM_PLACE_REMOVED:
		return STR("removed by the optimiser");
	case VM_PLACE_HEAP:
	case VM_PLACE_UNDECIDED:
		break;
	}
	return STR("heap");
}

struct order {
	const struct sources *sources;
	uint32_t home;
};

static int by_position(const void *x, const void *y, void *context)
{
	const struct order *o = context;
	const struct vm_site *a = *(struct vm_site *const *)x, *b = *(struct vm_site *const *)y;
	int files = sources_order(o->sources, o->home, pos_file(a->pos), pos_file(b->pos));
	if (files)
		return files;
	if (a->pos != b->pos)
		return a->pos < b->pos ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

/* Of what the compiler adds: what is on the heap, and the records of statements. */
static bool is_told(const struct vm_site *site)
{
	return site->placement == VM_PLACE_HEAP || site->kind == VM_SITE_DEFER || site->kind == VM_SITE_GO;
}

struct str storage_text(struct arena *a, const struct storage *s, const struct vm_package *p, uint32_t home)
{
	struct order order = {p->sources, home};
	struct text t = {.arena = a};
	struct vm_site **sites = arena_dup(a, p->sites.at, p->sites.len * sizeof *sites);
	if (p->sites.len)
		qsort_r(sites, p->sites.len, sizeof *sites, by_position, &order);
	for (uint32_t i = 0; i < p->sites.len; i++) {
		const struct vm_site *site = sites[i];
		if (!site->pos || (site->silent && !is_told(site)))
			continue;
		const char *why = escape_reason_words(site->reason);
		text_printf(&t, STR_FMT ": %s: " STR_FMT, STR_ARG(sources_pos(p->sources, a, site->pos)),
			    vm_site_text(site), STR_ARG(words(a, site, s->of[site->id])));
		text_printf(&t, *why ? " (%s)\n" : "%s\n", why);
	}
	return text_str(&t);
}
