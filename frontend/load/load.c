/* load.c - what the command line names. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "packages.h"

static const char *folder_of(struct load *l, const char *file)
{
	const char *slash = strrchr(file, '/');
	if (!slash)
		return ".";
	return arena_printf(l->config.arena, "%.*s", (int)(slash == file ? 1 : slash - file), file).data;
}

/* The main module decides; in no module's folder each operand is of its own. */
static void take_module(struct load *l, struct load_package *p)
{
	l->module = l->main ? l->main : load_module_find(&l->config, l->config.diags, p->dir);
	if (!l->module)
		return;
	p->failed |= l->module->failed;
	p->go_major = l->module->go_major;
	p->go_minor = l->module->go_minor;
	l->godebug = l->module->godebug;
}

static bool load_files(struct load *l, const char *const *files, uint32_t n)
{
	struct arena *a = l->config.arena;
	const char *dir = folder_of(l, files[0]), *full = load_absolute(l, dir);
	struct load_package *p = load_new_package(l, "command-line-arguments", full ? full : dir);
	p->named = true;
	for (uint32_t i = 0; i < n; i++) {
		struct str text;
		if (strcmp(folder_of(l, files[i]), dir)) {
			diag_error(l->config.diags, POS_NONE,
				   "named files must all be in one directory; have %s and %s", dir,
				   folder_of(l, files[i]));
			return load_fail(p);
		}
		if (load_is_dir(files[i]) || !file_read(a, files[i], &text)) {
			load_report_open(l, files[i], load_is_dir(files[i]) ? EISDIR : errno);
			return load_fail(p);
		}
		const char *slash = strrchr(files[i], '/'), *path = load_absolute(l, files[i]);
		load_add_file(l, p, files[i], path ? path : files[i], slash ? slash + 1 : files[i], text);
	}
	take_module(l, p);
	if (p->failed)
		return false;
	load_read_imports(l, p, POS_NONE);
	load_walk(l, p);
	return !p->failed;
}

static struct load_package *find_named(struct load *l, const struct load_found *f)
{
	struct load_package from = {.path = ""};
	const struct load_import i = {.path = f->path};
	if (!f->dir || f->std)
		return load_import_package(l, &from, &i);
	struct load_package *p = map_get_str(l->by_path, str_of(f->path));
	if (p && !strcmp(p->dir, f->dir))
		return p;
	p = load_new_package(l, f->path, f->dir);
	take_module(l, p);
	if (!p->failed && load_read_folder(l, p, POS_NONE))
		load_read_imports(l, p, POS_NONE);
	return p;
}

struct load_package *load_tested_package(struct load *l, const struct load_found *f)
{
	const struct load_package from = {.path = ""};
	bool std = f->std;
	const char *dir = f->dir && !std ? f->dir : load_find_dir(l, &from, f->path, &std);
	if (!dir || !load_is_dir(dir)) {
		load_report_missing(l, f->path, POS_NONE);
		return NULL;
	}
	struct load_package *p = load_new_package(l, intern_cstr(l->config.names, f->path), dir);
	p->std = std;
	if (f->dir && !std)
		take_module(l, p);
	else if (!std)
		load_set_version(l, p);
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

bool load_begin(struct load *l, const struct load_config *config)
{
	char cwd[PATH_MAX];
	*l = (struct load){.config = *config, .by_path = map_new(config->arena)};
	if (getcwd(cwd, sizeof cwd))
		l->main = load_module_find(config, config->diags, arena_str(config->arena, str_of(cwd)).data);
	if (l->main && l->main->failed)
		return false;
	if (l->main && is_library(l->main)) { /* then that is the library that packages are taken from */
		l->config.goroot =
		    folder_of(l, strcmp(l->main->path, "cmd") ? l->main->dir : folder_of(l, l->main->dir));
		l->main = NULL;
	}
	l->module = l->main;
	load_overlay_read(l);
	load_walk_implicit(l);
	return true;
}

bool load_operands(struct load *l, const struct load_config *config, const char *const *operands, uint32_t n)
{
	struct load_matches matches = {0};
	if (!load_begin(l, config))
		return false;
	if (!n || !str_has_suffix(str_of(operands[0]), STR(".go")) || load_is_dir(operands[0]))
		return load_match(l, operands, n, &matches) & load_matched(l, &matches);
	for (uint32_t i = 1; i < n; i++)
		if (!str_has_suffix(str_of(operands[i]), STR(".go"))) {
			diag_error(config->diags, POS_NONE, "named files must be .go files: %s", operands[i]);
			return false;
		}
	return load_files(l, operands, n);
}
