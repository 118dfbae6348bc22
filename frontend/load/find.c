/* find.c - from an import path to a folder: module, replacement, vendor, overlay, Go tree. */
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "packages.h"

const char *load_join(struct load *l, const char *dir, const char *name)
{
	return arena_printf(l->config.arena, "%s/%s", dir, name).data;
}

bool load_is_dir(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* A go.mod between the folder of a module and one inside it: another module begins there. */
static bool leaves_module(const char *dir, size_t root)
{
	char path[PATH_MAX];
	for (size_t n = strlen(dir); n > root; n--) {
		if (dir[n] && dir[n] != '/')
			continue;
		if ((size_t)snprintf(path, sizeof path, "%.*s/go.mod", (int)n, dir) < sizeof path &&
		    !access(path, F_OK))
			return true;
	}
	return false;
}

const char *load_in_module(struct load *l, const char *module, const char *root, const char *path)
{
	size_t n = strlen(module);
	if (!n || strncmp(path, module, n) || (path[n] && path[n] != '/'))
		return NULL;
	if (!path[n])
		return root;
	const char *dir = load_join(l, root, path + n + 1);
	return leaves_module(dir, strlen(root)) ? NULL : dir;
}

const char *load_find_dir(struct load *l, const struct load_package *from, const char *path, bool *std)
{
	struct load_module *m = l->module;
	*std = false;
	if (m && !from->std) {
		const char *dir = load_in_module(l, m->path, m->dir, path);
		for (uint32_t i = 0; !dir && i < m->replaces.len; i++)
			dir = load_in_module(l, m->replaces.at[i].path, m->replaces.at[i].dir, path);
		if (dir)
			return dir;
		dir = load_join(l, load_join(l, m->dir, "vendor"), path);
		if (load_is_dir(dir))
			return dir;
	}
	*std = true;
	const struct load_overlay *o = load_overlay_of(l, path, true);
	if (o && o->whole)
		return o->dir;
	if (!l->config.goroot)
		return NULL;
	const char *src = load_join(l, l->config.goroot, "src");
	const char *dir = load_join(l, src, path);
	if (load_is_dir(dir))
		return dir;
	dir = load_join(l, load_join(l, src, strncmp(from->path, "cmd/", 4) ? "vendor" : "cmd/vendor"), path);
	return from->std && load_is_dir(dir) ? dir : NULL;
}

bool load_internal_allowed(const struct load_package *from, const char *path, const char *dir, bool std)
{
	const char *found = NULL;
	for (const char *at = path; (at = strstr(at, "internal")); at += 8)
		if ((at == path || at[-1] == '/') && (!at[8] || at[8] == '/'))
			found = at;
	if (!found || from->std || from->generated || !from->dir) /* no folder: asked for on the command line */
		return true;
	if (std || strlen(dir) <= strlen(found))
		return false;
	/* By folder, for files named on the command line have no import path of their own. */
	size_t parent = strlen(dir) - strlen(found) - 1;
	return !strncmp(from->dir, dir, parent) && (!from->dir[parent] || from->dir[parent] == '/');
}
