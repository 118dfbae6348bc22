/* modules.c - which module provides a package: the main ones, what they require, or their folder vendor. */
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "modules.h"
#include "packages.h"

static bool same(const char *a, const char *b)
{
	return !strcmp(a, b);
}

/* Of several lines for a module the one with its version counts. */
static const struct load_replace *replacement_in(const struct load_module *m, const char *path, const char *version)
{
	const struct load_replace *any = NULL;
	for (uint32_t i = 0; m && i < m->replaces.len; i++) {
		const struct load_replace *r = &m->replaces.at[i];
		if (!same(r->path, path))
			continue;
		if (same(r->version, version))
			return r;
		if (!*r->version)
			any = r;
	}
	return any;
}

const struct load_replace *load_modules_replacement(const struct load_modules *ms, const char *path,
						    const char *version)
{
	const struct load_replace *r = replacement_in(ms->work, path, version);
	for (uint32_t i = 0; !r && i < ms->mains.len; i++)
		r = replacement_in(ms->mains.at[i], path, version);
	return r;
}

struct load_module *load_modules_main(const struct load_modules *ms, const char *dir)
{
	for (uint32_t i = 0; i < ms->mains.len; i++)
		if (same(ms->mains.at[i]->dir, dir))
			return ms->mains.at[i];
	return NULL;
}

struct load_module *load_modules_around(const struct load_modules *ms, const char *dir)
{
	for (size_t n = strlen(dir); n; n--) {
		if (dir[n] && dir[n] != '/')
			continue;
		const char *at = arena_printf(ms->arena, "%.*s", (int)n, dir).data;
		struct load_module *m = load_modules_main(ms, at);
		if (m || load_is_there(arena_printf(ms->arena, "%s/go.mod", at).data))
			return m;
	}
	return NULL;
}

/* ---- a package's folder in a module ---- */

/* rest: of the import path behind the module's. A go.mod on the way begins another module. */
static const char *package_dir(const struct load_modules *ms, const struct load_dep *d, const char *rest)
{
	if (!d->dir)
		return NULL;
	const char *dir = *rest ? arena_printf(ms->arena, "%s%s", d->dir, rest).data : d->dir;
	for (size_t n = strlen(dir); n > strlen(d->dir); n--)
		if ((!dir[n] || dir[n] == '/') &&
		    load_is_there(arena_printf(ms->arena, "%.*s/go.mod", (int)n, dir).data))
			return NULL;
	return load_has_go_files(dir) ? dir : NULL;
}

/* The language of its packages. Returned: why not, or NULL. */
static const char *read_version(struct load_modules *ms, struct load_dep *d)
{
	struct str text;
	if (d->main || d->go_minor)
		return NULL;
	const char *path = arena_printf(ms->arena, "%s/go.mod", d->dir).data;
	if (d->stored && file_read(ms->arena, load_modcache_mod(ms, d->stored, d->stored_version), &text)) {
		const char *why = load_mod_sum_objection(ms, d, text);
		if (why)
			return why;
		path = load_modcache_mod(ms, d->stored, d->stored_version);
	}
	const struct load_module *m = load_module_of_others(ms->config, ms->diags, path, d);
	d->module = m;
	d->go_major = 1;
	d->go_minor = m ? m->go_minor : 16;
	if (m) {
		d->go_major = m->go_major;
		ms->failed |= m->failed;
	}
	return NULL;
}

/* What is wrong with a module is no single import's fault. */
static void say_once(struct load_modules *ms, const char *objection)
{
	if (!ms->failed)
		diag_error(ms->diags, POS_NONE, "%s", objection);
	ms->failed = true;
}

/* ---- all modules that may provide it ---- */

struct providers {
	struct load_dep *dep; /* the first, from the longest path */
	const char *dir;
	struct text all;               /* of several */
	const struct load_dep *absent; /* not in the module cache */
	const char *objection;         /* of go.sum */
};

static void add_provider(struct load_modules *ms, struct providers *found, struct load_dep *d, const char *dir)
{
	const char *at = *d->version ? " " : "";
	text_printf(&found->all, "\n\t%s%s%s (%s)", d->path, at, d->version, dir);
	if (found->dep) {
		found->objection = arena_printf(ms->arena, "several" STR_FMT, STR_ARG(text_str(&found->all))).data;
		return;
	}
	found->dep = d;
	found->dir = dir;
}

static struct providers find_providers(struct load_modules *ms, const char *path)
{
	struct providers found = {.all.arena = ms->arena};
	for (size_t n = strlen(path); n; n--) {
		if (path[n] && path[n] != '/')
			continue;
		struct load_dep *d = map_get_str(ms->selected, (struct str){path, n});
		if (!d)
			continue;
		const char *why = d->main ? NULL : load_sum_objection(ms, d);
		bool absent = d->dir && !load_is_there(d->dir);
		if (absent && !why && !found.absent)
			found.absent = d;
		const char *dir = package_dir(ms, d, path + n);
		if ((dir || absent) && why && !found.dep)
			found.objection = why;
		else if (dir)
			add_provider(ms, &found, d, dir);
	}
	return found;
}

static const char *say_absent(struct load_modules *ms, const struct load_dep *d)
{
	if (d->stored)
		return arena_printf(ms->arena, "module %s@%s is not in the module cache; run 'go mod download %s'",
				    d->stored, d->stored_version, d->path)
		    .data;
	return arena_printf(ms->arena, "%s@%s: replacement directory %s does not exist", d->path, d->version,
			    d->written)
	    .data;
}

static const char *find_vendored(struct load_modules *ms, const char *path, const struct load_dep **dep,
				 const char **why)
{
	const char *dir = arena_printf(ms->arena, "%s/%s", ms->vendor, path).data;
	*dep = map_get_str(ms->vendored, str_of(path));
	/* From Go 1.23 on what modules.txt does not list is not there. */
	if (load_has_go_files(dir) && (*dep || ms->mains.at[0]->go_minor < 23))
		return dir;
	if (memchr(path, '.', strcspn(path, "/"))) /* else it would be of the library */
		*why =
		    arena_printf(ms->arena,
				 "cannot find module providing package %s: import lookup disabled by -mod=vendor", path)
			.data;
	return NULL;
}

/* The main modules' own packages are there whatever is vendored. */
static const char *find_in_mains(struct load_modules *ms, const char *path, const struct load_dep **dep)
{
	for (uint32_t i = 0; i < ms->mains.len; i++) {
		const struct load_module *m = ms->mains.at[i];
		size_t n = strlen(m->path);
		if (!n || strncmp(path, m->path, n) || (path[n] && path[n] != '/'))
			continue;
		*dep = map_get_str(ms->selected, str_of(m->path));
		const char *dir = package_dir(ms, *dep, path + n);
		if (dir)
			return dir;
	}
	return NULL;
}

/* What replaces a module that no go.mod requires serves too, as if it were required. */
static const char *find_replaced(struct load_modules *ms, const char *path, const struct load_dep **dep)
{
	for (uint32_t i = 0; i <= ms->mains.len; i++) {
		const struct load_module *m = i < ms->mains.len ? ms->mains.at[i] : ms->work;
		for (uint32_t k = 0; m && k < m->replaces.len; k++) {
			const struct load_replace *r = &m->replaces.at[k];
			size_t n = strlen(r->path);
			if (strncmp(path, r->path, n) || (path[n] && path[n] != '/') || !r->dir)
				continue;
			struct load_dep *d = load_dep_new(ms, r->path, r->version);
			const char *dir = package_dir(ms, d, path + n);
			if (!dir)
				continue;
			read_version(ms, d);
			*dep = d;
			return dir;
		}
	}
	return NULL;
}

const char *load_modules_find(struct load_modules *ms, const char *path, const struct load_dep **dep, const char **why)
{
	const char *dir = find_in_mains(ms, path, dep);
	*why = NULL;
	if (dir)
		return dir;
	if (ms->vendor)
		return find_vendored(ms, path, dep, why);
	if (!ms->pruned && !ms->whole && !load_graph_whole(ms))
		return NULL;
	struct providers found = find_providers(ms, path);
	if (!found.dep && !found.objection && !found.absent && !ms->whole && load_graph_whole(ms))
		found = find_providers(ms, path);
	if (found.dep && !found.objection) {
		found.objection = read_version(ms, found.dep);
		*dep = found.dep;
		if (!found.objection)
			return found.dir;
	}
	if (found.objection && !strncmp(found.objection, "several", 7))
		*why = arena_printf(ms->arena, "ambiguous import: found package %s in multiple modules:%s", path,
				    found.objection + 7)
			   .data;
	else if (found.objection && !strcmp(found.objection, LOAD_NO_SUM))
		*why = arena_printf(ms->arena, LOAD_NO_SUM " for module providing package %s", path).data;
	else if (found.objection)
		say_once(ms, found.objection);
	else if ((dir = find_replaced(ms, path, dep)))
		return dir;
	else if (found.absent)
		*why = say_absent(ms, found.absent);
	return NULL;
}

/* ---- the set of main modules ---- */

/* Than go.work allows; true after a message. */
static bool is_newer(struct load_modules *ms, const struct load_module *m, const char *dir)
{
	const char *listed = ms->work->go_version ? ms->work->go_version : "1.18";
	char here[PATH_MAX];
	if (!m->go_version || load_compare_versions(str_of(m->go_version), str_of(listed)) <= 0)
		return false;
	bool current = getcwd(here, sizeof here) && !strcmp(here, m->dir);
	diag_error(ms->diags, POS_NONE,
		   "go: module %s listed in go.work file requires go >= %s, but go.work lists go %s; to download and "
		   "use go %s:\n\tgo work use",
		   current ? "." : load_shown_path(ms->arena, dir), m->go_version, listed, m->go_version);
	return true;
}

static void add_used(struct load_modules *ms, const char *dir)
{
	char full[PATH_MAX];
	struct arena *a = ms->arena;
	const char *real = realpath(dir, full) ? arena_str(a, str_of(full)).data : dir;
	const char *path = arena_printf(a, "%s/go.mod", real).data;
	struct load_module *m = load_module_file(ms->config, ms->diags, path, real, false);
	if (!m)
		diag_error(ms->diags, POS_NONE,
			   "go: cannot load module %s listed in go.work file: open %s: no such file or directory",
			   load_shown_path(a, dir), load_shown_path(a, path));
	ms->failed |= !m || m->failed || is_newer(ms, m, dir);
	if (m)
		VEC_PUSH(a, &ms->mains, m);
}

/* A folder vendor is used since Go 1.14, unless a flag says otherwise. */
static const char *vendor_folder(const struct load_modules *ms)
{
	const char *mod = ms->config->mod;
	const struct load_module *m = ms->mains.at[0];
	const char *dir = arena_printf(ms->arena, "%s/vendor", ms->work ? ms->work->dir : m->dir).data;
	if (mod)
		return same(mod, "vendor") ? dir : NULL;
	if (ms->work)
		return load_is_there(arena_printf(ms->arena, "%s/modules.txt", dir).data) ? dir : NULL;
	return load_is_dir(dir) && m->go_version && (m->go_major > 1 || m->go_minor >= 14) ? dir : NULL;
}

struct load_modules *load_modules_new(const struct load_config *c, struct diags *d, struct load_module *main,
				      const struct load_module *work)
{
	struct load_modules *ms = ARENA_NEW(c->arena, struct load_modules);
	*ms = (struct load_modules){.arena = c->arena, .config = c, .diags = d, .work = work};
	for (uint32_t i = 0; work && i < work->uses.len; i++)
		add_used(ms, work->uses.at[i]);
	if (!work)
		VEC_PUSH(c->arena, &ms->mains, main);
	load_graph_roots(ms);
	ms->failed |= work ? work->failed : main->failed;
	ms->vendor = ms->mains.len && !ms->failed ? vendor_folder(ms) : NULL;
	if (ms->vendor)
		ms->failed |= !load_vendor_read(ms);
	return ms;
}
