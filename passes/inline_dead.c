/* inline_dead.c - literals that are only ever put into variables that nobody reads: the bodies stand where they were
 * called.
 *
 * As gc's deadlocals. What a body returned counts as read there, and so it does here. */
#include "inline.h"

enum state { UNKNOWN, ASKED, READ, UNREAD };

struct dead {
	struct inliner *in;
	struct vm_func *f;
	const struct vm_uses *uses;
	enum state *state; /* by local */
	bool *sites;       /* by id, of the package: gone */
	bool any;
};

static bool is_unread(struct dead *d, uint32_t local);

static bool goes_nowhere(struct dead *d, const struct vm_inst *i)
{
	uint32_t to;

	return (i->op == VM_OP_MOVE || (i->op == VM_OP_CLOSURE && i->site->kind == VM_SITE_CLOSURE)) &&
	       vm_place_is_local(i->dst[0], &to) && is_unread(d, to);
}

static bool uses_go_nowhere(struct dead *d, uint32_t local)
{
	const struct vm_use_list *list = &d->uses->of[local];

	for (uint32_t n = 0; n < list->n; n++) {
		const struct vm_use *u = &list->at[n];

		if (u->how == VM_DEFINE)
			continue;
		if (u->how != VM_READ || !goes_nowhere(d, u->inst))
			return false;
	}
	return true;
}

/* Nobody reads what the local holds, but for others like it. One that is asked for on the way counts as read. */
static bool is_unread(struct dead *d, uint32_t local)
{
	const uint16_t read = VM_L_PARAM | VM_L_RESULT | VM_L_CAPTURE | VM_L_ADDRTAKEN | VM_L_RETURNED;

	if (d->state[local] == UNKNOWN) {
		d->state[local] = ASKED;
		d->state[local] = !(d->f->locals.at[local].flags & read) && uses_go_nowhere(d, local) ? UNREAD : READ;
	}
	return d->state[local] == UNREAD;
}

/* The address of a variable that only such literals have. */
static bool is_for_nothing(struct dead *d, const struct vm_inst *i)
{
	uint32_t to;

	if (i->op == VM_OP_ADDR && i->why == VM_WHY_REFERENCE)
		return vm_place_is_local(i->dst[0], &to) && is_unread(d, to);
	return i->ndst == 1 && i->dst[0] && i->dst[0]->type->kind == VM_FUNC && goes_nowhere(d, i);
}

static void remove_from(struct dead *d)
{
	struct vm_edits *edits = vm_edits_new(vm_facts_of(d->in->run->decided.facts, d->f));

	for (uint32_t b = 0; b < d->f->blocks.len; b++)
		for (uint32_t n = 0; n < d->f->blocks.at[b].insts.len; n++) {
			const struct vm_inst *i = d->f->blocks.at[b].insts.at[n];

			if (!is_for_nothing(d, i))
				continue;
			vm_edit_remove(edits, b, n);
			if (i->site)
				d->sites[i->site->id] = true;
			d->any = true;
		}
	vm_edits_apply(edits);
}

static bool remove_unread(struct inliner *in)
{
	struct vm_package *p = in->run->pkg;
	struct dead d = {.in = in, .sites = ARENA_ARRAY(in->arena, bool, p->sites.len + 1)};

	for (uint32_t i = 0; i < p->funcs.len; i++) {
		d.f = p->funcs.at[i];
		if (!vm_has_op(d.f, VM_OP_CLOSURE))
			continue;
		d.uses = inline_uses(in, d.f);
		d.state = ARENA_ARRAY(in->arena, enum state, d.f->locals.len + 1);
		remove_from(&d);
	}
	if (d.any)
		vm_remove_sites(p, d.sites);
	return d.any;
}

/* ---- functions ---- */

static void reach(const struct vm_calls *calls, bool *gone, uint32_t *work, uint32_t n)
{
	while (n) {
		const struct vm_callees *to = &calls->of[work[--n]];

		for (uint32_t i = 0; i < to->n; i++) {
			if (!gone[to->at[i]])
				continue;
			gone[to->at[i]] = false;
			work[n++] = to->at[i];
		}
	}
}

/* Literals that nothing makes any more. Of one that captures nothing gc tells whether anything makes it or not. */
static void remove_funcs(struct inliner *in)
{
	struct vm_package *p = in->run->pkg;
	bool *gone = ARENA_ARRAY(in->arena, bool, p->funcs.len + 1);
	uint32_t *work = ARENA_ARRAY(in->arena, uint32_t, p->funcs.len + 1), n = 0;

	for (uint32_t i = 0; i < p->funcs.len; i++) {
		gone[i] = vm_captures(p->funcs.at[i]);
		if (!gone[i])
			work[n++] = i;
	}
	reach(vm_calls_new(in->arena, p), gone, work, n);
	for (uint32_t i = 0; i < p->funcs.len; i++)
		while (!gone[i] && p->funcs.at[i]->outer && gone[p->funcs.at[i]->outer->id])
			p->funcs.at[i]->outer = p->funcs.at[i]->outer->outer;
	vm_remove_funcs(p, gone);
}

void inline_remove_literals(struct inliner *in)
{
	if (remove_unread(in))
		remove_funcs(in);
}
