/* load.c - what the command line names. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "packages.h"

static const char *absolute(struct load *l, const char *path)
{
	char full[PATH_MAX];
	if (!realpath(path, full))
		return NULL;
	return arena_str(l->config.arena, str_of(full)).data;
}

static const char *folder_of(struct load *l, const char *file)
{
	const char *slash = strrchr(file, '/');
	if (!slash)
		return ".";
	return arena_printf(l->config.arena, "%.*s", (int)(slash == file ? 1 : slash - file), file).data;
}

static void take_module(struct load *l, struct load_package *p)
{
	l->module = load_module_find(&l->config, l->config.diags, p->dir);
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
	const char *dir = folder_of(l, files[0]), *full = absolute(l, dir);
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
		const char *slash = strrchr(files[i], '/'), *path = absolute(l, files[i]);
		load_add_file(l, p, files[i], path ? path : files[i], slash ? slash + 1 : files[i], text);
	}
	take_module(l, p);
	if (p->failed)
		return false;
	load_read_imports(l, p, POS_NONE);
	load_walk(l, p);
	return !p->failed;
}

static bool load_folder(struct load *l, const char *operand)
{
	const char *dir = absolute(l, operand);
	if (!dir || !load_is_dir(dir)) {
		diag_error(l->config.diags, POS_NONE, dir ? "%s is not a directory" : "stat %s: directory not found",
			   operand);
		return false;
	}
	struct diags dropped = {.arena = l->config.arena, .sources = l->config.sources};
	struct load_module *m = load_module_find(&l->config, &dropped, dir);
	const char *path = "command-line-arguments";
	if (m && *m->path)
		path = strcmp(m->dir, dir) ? load_join(l, m->path, dir + strlen(m->dir) + 1) : m->path;
	struct load_package *p = map_get_str(l->by_path, str_of(path));
	if (!p) {
		p = load_new_package(l, intern_cstr(l->config.names, path), dir);
		take_module(l, p);
		if (p->failed)
			return false;
		if (!load_read_folder(l, p, POS_NONE))
			return false;
		load_read_imports(l, p, POS_NONE);
	}
	p->named = true;
	if (p->state == LOAD_NEW)
		load_walk(l, p);
	return !p->failed;
}

/* The package that every program needs comes first. */
static void walk_implicit(struct load *l)
{
	struct load_package from = {.path = "", .std = true};
	const struct load_import i = {.path = l->config.implicit};
	struct load_package *p = l->config.implicit ? load_import_package(l, &from, &i) : NULL;
	if (p && p->state == LOAD_NEW)
		load_walk(l, p);
}

static bool load_std(struct load *l, const char *path)
{
	struct load_package from = {.path = ""};
	const struct load_import i = {.path = intern_cstr(l->config.names, path)};
	struct load_package *p = load_import_package(l, &from, &i);
	if (!p)
		return false;
	p->named = true;
	if (p->state == LOAD_NEW)
		load_walk(l, p);
	return !p->failed;
}

/* An import path of the Go tree wins over a folder of the same name, as with the go command, which wants "./" there. */
static bool looks_like_folder(struct load *l, const char *operand)
{
	if (operand[0] == '.' || operand[0] == '/')
		return true;
	const char *root = l->config.goroot;
	return load_is_dir(operand) && !(root && load_is_dir(load_join(l, load_join(l, root, "src"), operand)));
}

bool load_operands(struct load *l, const struct load_config *config, const char *const *operands, uint32_t n)
{
	*l = (struct load){.config = *config, .by_path = map_new(config->arena)};
	load_overlay_read(l);
	static const char *const here[] = {"."};
	if (!n) {
		operands = here;
		n = 1;
	}
	walk_implicit(l);
	if (str_has_suffix(str_of(operands[0]), STR(".go")) && !load_is_dir(operands[0])) {
		for (uint32_t i = 1; i < n; i++)
			if (!str_has_suffix(str_of(operands[i]), STR(".go"))) {
				diag_error(config->diags, POS_NONE, "named files must be .go files: %s", operands[i]);
				return false;
			}
		return load_files(l, operands, n);
	}
	bool ok = true;
	for (uint32_t i = 0; i < n; i++)
		ok &= looks_like_folder(l, operands[i]) ? load_folder(l, operands[i]) : load_std(l, operands[i]);
	return ok;
}
