#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

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

/* What is told, before it is sorted. */
struct line {
	pos_t pos;
	uint32_t seq;
	struct str text;
};
struct lines {
	VEC(struct line) list;
	const struct sources *sources;
	uint32_t home;
};

static int by_position(const void *x, const void *y, void *context)
{
	const struct lines *l = context;
	const struct line *a = x, *b = y;
	int files = sources_order(l->sources, l->home, pos_file(a->pos), pos_file(b->pos));
	if (files)
		return files;
	if (a->pos != b->pos)
		return a->pos < b->pos ? -1 : 1;
	return a->seq < b->seq ? -1 : a->seq > b->seq;
}

static void add_line(struct arena *a, struct lines *l, pos_t pos, struct str text)
{
	VEC_PUSH(a, &l->list, (struct line){pos, l->list.len, text});
}

/* Of what the compiler adds: what is on the heap, and the records of statements. */
static bool is_told(const struct vm_site *site)
{
	return site->placement == VM_PLACE_HEAP || site->kind == VM_SITE_DEFER || site->kind == VM_SITE_GO;
}

static void add_sites(struct arena *a, struct lines *l, const struct storage *s, const struct vm_package *p)
{
	for (uint32_t i = 0; i < p->sites.len; i++) {
		const struct vm_site *site = p->sites.at[i];
		if (!site->pos || (site->silent && !is_told(site)))
			continue;
		const char *why = escape_reason_words(site->reason);
		struct str where = words(a, site, s->of[site->id]);
		add_line(a, l, site->pos,
			 arena_printf(a, "%s: " STR_FMT "%s%s%s", vm_site_text(site), STR_ARG(where), *why ? " (" : "",
				      why, *why ? ")" : ""));
	}
}

/* Variables of the package: they are there as long as the program. */
static void add_variables(struct arena *a, struct lines *l, const struct vm_package *p)
{
	for (uint32_t i = 0; i < p->globals.len; i++) {
		const struct vm_global *g = p->globals.at[i];
		const char *dot = strrchr(g->name, '.');
		if (!g->pos || g->is_extern || g->compiler || g->linkonce)
			continue;
		const char *section = g->readonly ? ".rodata" : g->inits.len ? ".data" : ".bss";
		add_line(
		    a, l, g->pos,
		    arena_printf(a, "%s: static, in %s (variable of the package)", dot ? dot + 1 : g->name, section));
	}
}

struct str storage_text(struct arena *a, const struct storage *s, const struct vm_package *p, uint32_t home)
{
	struct lines l = {.sources = p->sources, .home = home};
	struct text t = {.arena = a};
	add_sites(a, &l, s, p);
	add_variables(a, &l, p);
	if (l.list.len)
		qsort_r(l.list.at, l.list.len, sizeof *l.list.at, by_position, &l);
	for (uint32_t i = 0; i < l.list.len; i++)
		text_printf(&t, STR_FMT ": " STR_FMT "\n", STR_ARG(sources_pos(p->sources, a, l.list.at[i].pos)),
			    STR_ARG(l.list.at[i].text));
	return text_str(&t);
}
