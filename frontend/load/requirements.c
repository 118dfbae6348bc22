/* requirements.c - the modules that take part, and which of them words mean ("go help list", -m). */
#include <stdlib.h>

#include "modfile.h"
#include "packages.h"

static int by_path(const void *a, const void *b)
{
	const struct load_dep *x = *(const struct load_dep *const *)a, *y = *(const struct load_dep *const *)b;
	return strcmp(x->path, y->path);
}

/* The main ones first, in their order, then the others by path. */
static void list_all(struct load *l, struct load_deps *out)
{
	struct load_modules *ms = l->modules;
	for (uint32_t i = 0; i < ms->mains.len; i++)
		VEC_PUSH(ms->arena, &out->list, map_get_str(ms->selected, str_of(ms->mains.at[i]->path)));
	for (uint32_t i = 0; i < map_len(ms->selected); i++) {
		struct str path;
		void *dep;
		map_at_str(ms->selected, i, &path, &dep);
		if (!((const struct load_dep *)dep)->main)
			VEC_PUSH(ms->arena, &out->list, dep);
	}
	uint32_t mains = ms->mains.len;
	if (out->list.len > mains)
		qsort(out->list.at + mains, out->list.len - mains, sizeof *out->list.at, by_path);
}

/* path@version need not be the version that takes part, if the module cache has it. */
static void add_version(struct load *l, const char *word, struct load_deps *out)
{
	struct load_modules *ms = l->modules;
	const char *at = strchr(word, '@');
	const char *path = arena_printf(ms->arena, "%.*s", (int)(at - word), word).data;
	struct load_dep *d = load_dep_new(ms, path, arena_str(ms->arena, str_of(at + 1)).data);
	if (!modpath_is_canonical(str_of(at + 1)))
		diag_error(ms->diags, POS_NONE, "go: %s: no version of that name is known without asking for it", word);
	else if (d->stored && !load_is_there(load_modcache_mod(ms, d->stored, d->stored_version)))
		diag_error(ms->diags, POS_NONE, "go: %s is not in the module cache; run 'go mod download %s'", word,
			   word);
	else
		VEC_PUSH(ms->arena, &out->list, d);
}

static void add_matches(struct load *l, const char *word, const struct load_deps *all, struct load_deps *out)
{
	uint32_t before = out->list.len;
	bool every = !strcmp(word, "all"), pattern = load_is_pattern(word);
	for (uint32_t i = 0; i < all->list.len; i++)
		if (every || load_pattern_matches(word, all->list.at[i]->path))
			VEC_PUSH(l->config.arena, &out->list, all->list.at[i]);
	if (out->list.len > before)
		return;
	if (pattern)
		diag_note(l->config.diags, POS_NONE, "warning: pattern \"%s\" matched no module dependencies", word);
	else
		diag_error(l->config.diags, POS_NONE, "go: module %s: not a known dependency", word);
}

/* What vendor/modules.txt lists is not all. False after a message. */
static bool is_answerable(struct load *l, const char *word)
{
	bool every = !strcmp(word, "all"), pattern = strstr(word, "...") != NULL;
	if (word[0] == '.' && (word[1] == '/' || word[1] == '.' || !word[1]))
		diag_error(l->config.diags, POS_NONE, "go: cannot use relative path %s to specify module", word);
	else if (l->modules->vendor && (every || pattern))
		diag_error(l->config.diags, POS_NONE,
			   "go: can't %s using the vendor directory\n"
			   "\t(Use -mod=mod or -mod=readonly to bypass.)",
			   every ? "compute 'all'" : "match module patterns");
	else
		return true;
	return false;
}

static bool no_modules(struct load *l, const char *word)
{
	bool pattern = load_is_pattern(word);
	diag_error(l->config.diags, POS_NONE,
		   "go: cannot match \"%s\"%s: go.mod file not found in current directory or any parent directory; "
		   "see 'go help modules'",
		   word, pattern ? "" : " without -versions or an explicit version");
	return false;
}

bool load_modules_broken(const struct load *l)
{
	return l->modules && l->modules->failed;
}

bool load_match_modules(struct load *l, const char *const *words, uint32_t n, struct load_deps *out)
{
	struct load_deps all = {0};
	uint32_t errors = l->config.diags->errors;
	if (!l->fixed)
		return n ? no_modules(l, words[0]) : true;
	struct load_modules *ms = l->modules;
	for (uint32_t i = 0; i < n; i++)
		if (!is_answerable(l, words[i]))
			return false;
	if (n && !ms->vendor && !ms->whole && !load_graph_whole(ms))
		return false;
	list_all(l, &all);
	for (uint32_t i = 0; !n && i < ms->mains.len; i++)
		VEC_PUSH(ms->arena, &out->list, all.list.at[i]);
	for (uint32_t i = 0; i < n; i++)
		if (strchr(words[i], '@'))
			add_version(l, words[i], out);
		else
			add_matches(l, words[i], &all, out);
	return l->config.diags->errors == errors;
}

/* A main module needs it for packages of its own. */
static bool is_direct(const struct load_modules *ms, const char *path)
{
	for (uint32_t i = 0; i < ms->mains.len; i++)
		for (uint32_t k = 0; k < ms->mains.at[i]->requires.len; k++) {
			const struct load_require *r = &ms->mains.at[i]->
								requires
							   .at[k];
			if (!strcmp(r->path, path) && !r->indirect)
				return true;
		}
	return false;
}

/* The language as its go.mod names it. */
static const char *go_version_in(struct load_modules *ms, const char *go_mod, const struct load_dep *dep)
{
	struct diags dropped = {.arena = ms->arena, .sources = ms->config->sources};
	const struct load_module *m = load_module_of_others(ms->config, &dropped, go_mod, dep);
	return m ? m->go_version : NULL;
}

static void describe_stored(struct load_modules *ms, const struct load_dep *m, struct load_module_description *d)
{
	const char *mod = load_modcache_mod(ms, m->stored, m->stored_version);
	d->info = load_modcache_info(ms, m->stored, m->stored_version);
	d->sum = load_sum_of(ms, m->stored, m->stored_version, "");
	d->mod_sum = load_sum_of(ms, m->stored, m->stored_version, "/go.mod");
	if (d->sum && m->dir && load_is_dir(m->dir))
		d->dir = m->dir;
	if (d->mod_sum && load_is_there(mod)) {
		d->go_mod = mod;
		d->go_version = go_version_in(ms, mod, m);
	}
}

struct load_module_description load_describe_module(struct load *l, const struct load_dep *m)
{
	struct load_modules *ms = l->modules;
	struct load_module_description d = {.indirect = !m->main && !is_direct(ms, m->path)};
	if (m->stored && !m->main && ms->vendor) {
		d.go_version = m->go_minor ? arena_printf(ms->arena, "%d.%d", m->go_major, m->go_minor).data : NULL;
	} else if (m->stored && !m->main) {
		describe_stored(ms, m, &d);
	} else {
		d.dir = m->dir;
		d.go_mod = load_join(l, m->dir, "go.mod");
		d.go_version = m->main && m->module ? m->module->go_version : go_version_in(ms, d.go_mod, m);
	}
	return d;
}
