/* vm_remove.c - taking out sites, variables and temporaries. */
#include "vm_internal.h"

void vm_remove_sites(struct vm_package *p, const bool *gone)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < p->sites.len; i++) {
		struct vm_site *s = p->sites.at[i];

		if (gone[i])
			continue;
		s->id = kept;
		p->sites.at[kept++] = s;
	}
	p->sites.len = kept;
}

void vm_remove_funcs(struct vm_package *p, const bool *gone)
{
	bool *sites = ARENA_ARRAY(p->arena, bool, p->sites.len + 1);
	uint32_t kept = 0;

	for (uint32_t i = 0; i < p->sites.len; i++)
		sites[i] = gone[p->sites.at[i]->func->id];
	vm_remove_sites(p, sites);
	for (uint32_t i = 0; i < p->funcs.len; i++) {
		struct vm_func *f = p->funcs.at[i];

		if (gone[i])
			continue;
		f->id = kept;
		p->funcs.at[kept++] = f;
	}
	p->funcs.len = kept;
}

void vm_remove_globals(struct vm_package *p, const bool *gone, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < p->globals.len; i++) {
		struct vm_global *g = p->globals.at[i];

		if (i < n && gone[i])
			continue;
		g->id = kept;
		p->globals.at[kept++] = g;
	}
	p->globals.len = kept;
}

/* ---- temporaries ---- */

/* Calls visit with every place of the instruction, which may replace it. */
static void each_place(struct vm_inst *i, void (*visit)(void *, struct vm_place **), void *to)
{
	for (uint32_t k = 0; k < i->ndst; k++)
		if (i->dst[k])
			visit(to, &i->dst[k]);
	for (uint32_t k = 0; k < i->nargs; k++)
		if (i->args[k].kind == VM_OPND_PLACE)
			visit(to, &i->args[k].place);
	for (uint32_t k = 0; i->op == VM_OP_SELECT && k < i->ncases; k++) {
		struct vm_select_case *c = &i->cases[k];

		if (c->chan.kind == VM_OPND_PLACE)
			visit(to, &c->chan.place);
		if (c->value.kind == VM_OPND_PLACE)
			visit(to, &c->value.place);
		if (c->recv)
			visit(to, &c->recv);
	}
}

struct numbers {
	struct arena *arena;
	uint32_t *of; /* mentions of each local; then its new number */
};

static void mention(void *to, struct vm_place **p)
{
	struct numbers *n = to;

	if (!(*p)->global)
		n->of[(*p)->local]++;
	for (uint32_t i = 0; i < (*p)->nproj; i++)
		if ((*p)->proj[i].kind == VM_PROJ_INDEX && (*p)->proj[i].local != VM_NO_LOCAL)
			n->of[(*p)->proj[i].local]++;
}

/* Instructions may share a place: each gets a copy. */
static void renumber(void *to, struct vm_place **p)
{
	struct numbers *n = to;
	struct vm_place *q = arena_dup(n->arena, *p, sizeof **p);

	if (!q->global)
		q->local = n->of[q->local];
	if (q->nproj)
		q->proj = arena_dup(n->arena, q->proj, q->nproj * sizeof *q->proj);
	for (uint32_t i = 0; i < q->nproj; i++)
		if (q->proj[i].kind == VM_PROJ_INDEX && q->proj[i].local != VM_NO_LOCAL)
			q->proj[i].local = n->of[q->proj[i].local];
	*p = q;
}

static bool names_local(const struct vm_inst *i)
{
	return i->op == VM_OP_LIVE || i->op == VM_OP_DEAD;
}

static void mention_all(struct vm_inst *i, struct numbers *n)
{
	each_place(i, mention, n);
	if (names_local(i))
		n->of[i->local]++;
}

static void renumber_all(struct vm_inst *i, struct numbers *n)
{
	each_place(i, renumber, n);
	if (names_local(i))
		i->local = n->of[i->local];
}

static void each_inst(struct vm_func *f, void (*visit)(struct vm_inst *, struct numbers *), struct numbers *n)
{
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t k = 0; k < f->blocks.at[b].insts.len; k++)
			visit(f->blocks.at[b].insts.at[k], n);
}

/* The new number of each local, in n->of; false: all stay as they are. */
static bool number(struct vm_func *f, struct numbers *n)
{
	uint32_t kept = 0, all = f->locals.len;

	for (uint32_t i = 0; i < all; i++) {
		bool gone = (f->locals.at[i].flags & VM_L_TEMP) && !f->locals.at[i].site && !n->of[i];

		if (!gone)
			f->locals.at[kept] = f->locals.at[i];
		n->of[i] = gone ? VM_NO_LOCAL : kept++;
	}
	f->locals.len = kept;
	return kept < all;
}

void vm_remove_unused_temps(struct vm_func *f)
{
	struct arena *scratch = arena_new();
	struct numbers n = {f->pkg->arena, ARENA_ARRAY(scratch, uint32_t, f->locals.len + 1)};

	each_inst(f, mention_all, &n);
	if (number(f, &n))
		each_inst(f, renumber_all, &n);
	for (uint32_t i = 0; i < f->locals.len; i++)
		if (f->locals.at[i].site)
			f->locals.at[i].site->local = i;
	arena_free(scratch);
}
