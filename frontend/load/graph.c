/* graph.c - minimal version selection: of each module the highest version that anything in the graph of requirements
 * asks for (go.dev/ref/mod, "Minimal version selection" and "Module graph pruning"). */
#include "modfile.h"
#include "modules.h"

struct pending {
	const char *path, *version;
	bool pruned;
};
struct graph {
	struct load_modules *ms;
	struct map *read[2]; /* "path@version" -> what was read of it: as far as pruning goes, and all */
	VEC(struct pending) queue;
	bool failed;
};

/* From Go 1.17 on a go.mod lists all that its packages need. */
static bool lists_all(const struct load_module *m)
{
	return m->go_major > 1 || m->go_minor >= 17;
}

struct load_dep *load_dep_new(const struct load_modules *ms, const char *path, const char *version)
{
	struct load_dep *d = ARENA_NEW(ms->arena, struct load_dep);
	const struct load_replace *r = load_modules_replacement(ms, path, version);
	*d = (struct load_dep){.path = path, .version = version, .stored = path, .stored_version = version};
	if (r) {
		d->replaced = true;
		d->stored = r->to;
		d->stored_version = r->to_version;
		d->dir = r->dir;
		d->written = r->written;
	}
	if (d->stored)
		d->dir = load_modcache_dir(ms, d->stored, d->stored_version);
	return d;
}

static void select_version(struct load_modules *ms, const struct load_require *r)
{
	const struct load_dep *before = map_get_str(ms->selected, str_of(r->path));
	if (before && (before->main || modpath_compare(before->version, r->version) >= 0))
		return;
	struct load_dep *d = load_dep_new(ms, r->path, r->version);
	d->indirect = r->indirect;
	map_put_str(ms->selected, str_of(r->path), d);
}

static bool is_excluded(const struct load_modules *ms, const struct load_require *r)
{
	for (uint32_t i = 0; i < ms->mains.len; i++)
		for (uint32_t k = 0; k < ms->mains.at[i]->excludes.len; k++) {
			const struct load_require *e = &ms->mains.at[i]->excludes.at[k];
			if (!strcmp(e->path, r->path) && !strcmp(e->version, r->version))
				return true;
		}
	return false;
}

static void select_all(struct load_modules *ms, const struct load_module *m)
{
	for (uint32_t i = 0; i < m->requires.len; i++)
		if (!is_excluded(ms, &m->requires.at[i]))
			select_version(ms, &m->requires.at[i]);
}

void load_graph_roots(struct load_modules *ms)
{
	ms->selected = map_new(ms->arena);
	ms->pruned = true;
	for (uint32_t i = 0; i < ms->mains.len; i++) {
		struct load_module *m = ms->mains.at[i];
		struct load_dep *d = ARENA_NEW(ms->arena, struct load_dep);
		*d = (struct load_dep){.path = m->path, .version = "", .dir = m->dir, .main = true, .module = m};
		d->go_major = m->go_major;
		d->go_minor = m->go_minor;
		map_put_str(ms->selected, str_of(m->path), d);
		ms->pruned &= lists_all(m);
	}
	for (uint32_t i = 0; i < ms->mains.len; i++)
		select_all(ms, ms->mains.at[i]);
}

/* ---- the whole graph ---- */

static void enqueue(struct graph *g, const struct load_module *m, bool pruned)
{
	for (uint32_t i = 0; i < m->requires.len; i++) {
		const struct load_require *r = &m->
							requires
						   .at[i];
		const struct load_dep *s = map_get_str(g->ms->selected, str_of(r->path));
		if (!(s && s->main) && !is_excluded(g->ms, r))
			VEC_PUSH(g->ms->arena, &g->queue, (struct pending){r->path, r->version, pruned});
	}
}

/* Its go.mod: from the folder that replaces it, or from the module cache. NULL after a message, or when it has none. */
static const struct load_module *read_requirements(struct graph *g, const struct load_dep *d)
{
	struct load_modules *ms = g->ms;
	const char *path = d->stored ? load_modcache_mod(ms, d->stored, d->stored_version)
				     : arena_printf(ms->arena, "%s/go.mod", d->dir).data;
	struct str text;
	const char *why = NULL;
	if (!file_read(ms->arena, path, &text)) {
		if (!d->stored)
			return NULL;
		why = arena_printf(ms->arena, "%s@%s is not in the module cache; run 'go mod download'", d->path,
				   d->version)
			  .data;
	}
	if (!why)
		why = load_mod_sum_objection(ms, d, text);
	if (why) {
		diag_error(ms->diags, POS_NONE, "go: %s", why);
		g->failed = true;
		return NULL;
	}
	return load_module_of_others(ms->config, ms->diags, path, d);
}

static void visit(struct graph *g, const struct pending *p)
{
	struct load_modules *ms = g->ms;
	struct str key = arena_printf(ms->arena, "%s@%s", p->path, p->version);
	if (map_get_str(g->read[0], key) || (p->pruned && map_get_str(g->read[1], key)))
		return;
	const struct load_dep *d = load_dep_new(ms, p->path, p->version);
	const struct load_module *m = read_requirements(g, d);
	map_put_str(g->read[p->pruned], key, (void *)d);
	if (!m)
		return;
	select_all(ms, m);
	if (!p->pruned || !lists_all(m))
		enqueue(g, m, p->pruned && lists_all(m));
}

bool load_graph_whole(struct load_modules *ms)
{
	struct graph g = {.ms = ms, .read = {map_new(ms->arena), map_new(ms->arena)}};
	ms->whole = true;
	for (uint32_t i = 0; i < ms->mains.len; i++)
		enqueue(&g, ms->mains.at[i], lists_all(ms->mains.at[i]));
	for (uint32_t i = 0; i < g.queue.len && !g.failed; i++) {
		const struct pending p = g.queue.at[i];
		visit(&g, &p);
	}
	ms->failed |= g.failed;
	return !g.failed;
}
