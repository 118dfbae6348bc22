/* load.c - what the command line names. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "packages.h"

/* The main modules decide; in no module's folder each operand is of its own. */
static void take_module(struct load *l, struct load_package *p)
{
	if (!l->fixed) {
		struct load_module *m = load_module_find(&l->config, l->config.diags, p->dir);
		if (m && (!l->module || strcmp(m->dir, l->module->dir) != 0))
			l->modules = load_modules_new(&l->config, l->config.diags, m, NULL);
		else if (!m)
			l->modules = NULL;
		l->module = m;
	}
	const struct load_module *m = l->module;
	if (l->modules && l->modules->mains.len > 1)
		m = load_modules_around(l->modules, p->dir);
	if (!m)
		return;
	p->failed |= l->modules->failed;
	p->go_major = m->go_major;
	p->go_minor = m->go_minor;
	p->module = map_get_str(l->modules->selected, str_of(m->path));
	l->godebug = l->modules->work ? l->modules->work->godebug : m->godebug;
}

static struct load_package *find_named(struct load *l, const struct load_found *f)
{
	struct load_package from = {.path = ""};
	const struct load_import i = {.path = f->path};
	if (f->why) {
		diag_error(l->config.diags, POS_NONE, "%s", f->why);
		return NULL;
	}
	if (!f->dir || f->std)
		return load_import_package(l, &from, &i);
	struct load_package *p = map_get_str(l->by_path, str_of(f->path));
	if (p && !strcmp(p->dir, f->dir))
		return p;
	p = load_new_package(l, f->path, f->dir);
	p->named = f->nfiles != 0;
	take_module(l, p);
	if (!p->failed && (f->nfiles ? load_read_named(l, p, f) : load_read_folder(l, p, POS_NONE)))
		load_read_imports(l, p, POS_NONE);
	return p;
}

struct load_package *load_tested_package(struct load *l, const struct load_found *f)
{
	const struct load_package from = {.path = ""};
	struct load_place at = {.dir = f->dir, .std = f->std};
	if (f->why) {
		diag_error(l->config.diags, POS_NONE, "%s", f->why);
		return NULL;
	}
	if (!f->dir || f->std)
		at = load_find_dir(l, &from, f->path);
	if (!at.dir || !load_is_dir(at.dir)) {
		load_report_missing(l, f->path, POS_NONE, at.why);
		return NULL;
	}
	struct load_package *p = load_new_package(l, intern_cstr(l->config.names, f->path), at.dir);
	p->std = at.std;
	if (f->dir && !at.std)
		take_module(l, p);
	else
		load_set_module(p, at.module);
	return p;
}

struct load_package *load_found_alone(struct load *l, const struct load_found *f)
{
	struct load_package *p = find_named(l, f);
	if (p)
		p->named = true;
	return p;
}

struct load_package *load_found_package(struct load *l, const struct load_found *f)
{
	struct load_package *p = find_named(l, f);
	if (!p)
		return NULL;
	p->named = true;
	if (p->state == LOAD_NEW && p->name)
		load_walk(l, p);
	return p;
}

/* The package that every program needs comes first. */
void load_walk_implicit(struct load *l)
{
	struct load_package from = {.path = "", .std = true};
	const struct load_import i = {.path = l->config.implicit};
	struct load_package *p = l->config.implicit ? load_import_package(l, &from, &i) : NULL;
	if (p && p->state == LOAD_NEW)
		load_walk(l, p);
	for (uint32_t k = 0; k < l->packages.len; k++)
		l->packages.at[k]->implicit = true;
}

/* They are there for documentation. */
static bool is_fake(const char *path)
{
	return !strcmp(path, "unsafe") || !strcmp(path, "builtin");
}

static bool load_matched(struct load *l, const struct load_matches *matches)
{
	bool ok = true;
	for (uint32_t i = 0; i < matches->list.len; i++) {
		const struct load_match *m = &matches->list.at[i];
		for (uint32_t k = 0; k < m->found.len; k++) {
			if ((m->found.at[k].only_tests && !m->literal) || is_fake(m->found.at[k].path))
				continue;
			const struct load_package *p = load_found_package(l, &m->found.at[k]);
			ok &= p && !p->failed;
		}
	}
	return ok;
}

/* A Go tree's own module, in its folder src. */
static bool is_library(const struct load_module *m)
{
	bool cmd = !strcmp(m->path, "cmd");
	return (cmd || !strcmp(m->path, "std")) && str_has_suffix(str_of(m->dir), cmd ? STR("/src/cmd") : STR("/src"));
}

/* go.work in the folder or in one above it, or NULL. */
static const char *find_work_file(struct load *l, const char *cwd)
{
	const char *set = l->config.gowork;
	if (set)
		return strcmp(set, "off") ? set : NULL;
	for (size_t n = strlen(cwd); n; n--) {
		if (cwd[n] && cwd[n] != '/')
			continue;
		const char *path = arena_printf(l->config.arena, "%.*s/go.work", (int)n, cwd).data;
		if (load_is_there(path))
			return path;
	}
	return NULL;
}

/* The module of the folder, unless -modfile names another go.mod for it. */
static struct load_module *find_main(struct load *l, const char *cwd)
{
	struct load_module *m = load_module_find(&l->config, l->config.diags, cwd);
	const char *file = l->config.modfile;
	if (!m || !file)
		return m;
	if (!str_has_suffix(str_of(file), STR(".mod"))) {
		diag_error(l->config.diags, POS_NONE, "go: -modfile=%s: file does not have .mod extension", file);
		return m;
	}
	struct load_module *other = load_module_file(&l->config, l->config.diags, file, m->dir, false);
	if (!other)
		diag_error(l->config.diags, POS_NONE, "go: %s", load_errno_text(l, "open", file, errno));
	return other;
}

/* A Go tree's own module: that is the library that packages are taken from. */
static bool take_library(struct load *l, const struct load_module *m)
{
	if (!is_library(m))
		return false;
	const char *src = strcmp(m->path, "cmd") ? m->dir : load_folder_of(l, m->dir);
	l->config.goroot = load_folder_of(l, src);
	return true;
}

/* False after a message. */
static bool find_modules(struct load *l, const char *cwd)
{
	uint32_t errors = l->config.diags->errors;
	const char *file = find_work_file(l, cwd);
	struct load_module *work = NULL, *m = file ? NULL : find_main(l, cwd);
	if (file && !(work = load_module_file(&l->config, l->config.diags, file, load_folder_of(l, file), true)))
		diag_error(l->config.diags, POS_NONE, "go: %s", load_errno_text(l, "open", file, errno));
	if (l->config.diags->errors > errors || (!m && !work) || (m && take_library(l, m)))
		return l->config.diags->errors == errors;
	l->fixed = true;
	l->modules = load_modules_new(&l->config, l->config.diags, m, work);
	l->module = m ? m : load_modules_around(l->modules, cwd);
	if (!l->module && l->modules->mains.len)
		l->module = l->modules->mains.at[0];
	return !l->modules->failed;
}

bool load_begin(struct load *l, const struct load_config *config)
{
	char cwd[PATH_MAX];
	*l = (struct load){.config = *config, .by_path = map_new(config->arena)};
	if (getcwd(cwd, sizeof cwd) && !find_modules(l, arena_str(config->arena, str_of(cwd)).data))
		return false;
	load_overlay_read(l);
	load_walk_implicit(l);
	return true;
}

bool load_operands(struct load *l, const struct load_config *config, const char *const *operands, uint32_t n)
{
	struct load_matches matches = {0};
	if (!load_begin(l, config))
		return false;
	return load_match(l, operands, n, &matches) & load_matched(l, &matches);
}
