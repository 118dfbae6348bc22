/* code.c - from summaries to code: what is needed, which shards have it, and the making of the rest. */
#include "code.h"
#include "reach.h"
#include "report.h"
#include "shards.h"

/* Units of which code is missing, and whose VM IR is not at hand, go through the front end again. Types of packages
 * that were looked at without bodies are not those of bodies, so all begin anew. */
static void forget_types(struct build *b)
{
	b->front.types = types_new(b->arena, b->front.names);
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		u->types = NULL;
		u->checked = u->bodies = false;
		u->compiled = true; /* nothing new is to be said */
		u->diags = (struct diags){.arena = b->arena, .sources = &b->sources, .home = u->diags.home};
	}
}

static bool analyse_again(struct build *b, struct unit *u)
{
	build_progress(b, u);
	if (unit_check(u, true) && unit_analyse(u))
		return true;
	build_progress_end(b);
	report_diags(b->settings, &u->diags);
	return false;
}

static bool make_code(struct build *b, struct emitter *e)
{
	bool again = false;
	for (uint32_t i = 0; i < b->nunits; i++)
		again |= b->units[i].incomplete && !b->units[i].vm;
	if (again)
		forget_types(b);
	for (uint32_t i = 0; i < b->nunits; i++) /* those first that need no more work here */
		if (b->units[i].incomplete && b->units[i].vm)
			emitter_add(e, &b->units[i]);
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		if (!u->incomplete || u->vm)
			continue;
		if (!analyse_again(b, u))
			return false;
		emitter_add(e, u);
	}
	return true;
}

/* Of the units that are asked for: whole ones, or those of the program. */
static bool complete(struct build *b, bool program)
{
	struct emitter *e;
	bool missing = false;
	enum stage before = timing_enter(&b->timing, STAGE_CACHE);
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		u->incomplete = (program ? u->linked : u->whole) && shards_take(&b->cache, u);
		missing |= u->incomplete;
	}
	timing_enter(&b->timing, before);
	if (!missing)
		return true;
	e = emitter_new(b);
	b->no_backend = !e;
	if (!e)
		return false;
	bool ok = make_code(b, e);
	ok &= emitter_finish(e);
	return ok;
}

bool code_of_packages(struct build *b)
{
	reach_packages(b);
	return complete(b, false);
}

bool code_of_program(struct build *b, struct init_list *inits)
{
	enum stage before = timing_enter(&b->timing, STAGE_REACH);
	bool ok = reach_program(b, inits, b->settings->no_reach);
	timing_enter(&b->timing, before);
	return ok && complete(b, true);
}
