/* find.c - from an import path to a folder: module, replacement, vendor, overlay, Go tree. */
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "packages.h"

const char *load_join(struct load *l, const char *dir, const char *name)
{
	return arena_printf(l->config.arena, "%s/%s", dir, name).data;
}

bool load_is_there(const char *path)
{
	return !access(path, F_OK);
}

bool load_is_dir(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool load_has_go_files(const char *dir)
{
	DIR *d = opendir(dir);
	bool found = false;
	for (struct dirent *e; d && !found && (e = readdir(d));)
		found = str_has_suffix(str_of(e->d_name), STR(".go")) && e->d_type != DT_DIR;
	if (d)
		closedir(d);
	return found;
}

/* The folder of a package of the Go tree, or NULL. */
static const char *find_std(struct load *l, const struct load_package *from, const char *path)
{
	const struct load_overlay *o = load_overlay_of(l, path, true);
	if (o && o->whole)
		return o->dir;
	if (!l->config.goroot)
		return NULL;
	const char *src = load_join(l, l->config.goroot, "src");
	const char *dir = load_join(l, src, path);
	if (load_has_go_files(dir))
		return dir;
	dir = load_join(l, load_join(l, src, strncmp(from->path, "cmd/", 4) ? "vendor" : "cmd/vendor"), path);
	return from->std && load_is_dir(dir) ? dir : NULL;
}

/* A path of the library's kind: no dot in its first element. */
static bool is_std_path(const char *path)
{
	size_t n = strcspn(path, "/");
	return !memchr(path, '.', n);
}

struct load_place load_find_dir(struct load *l, const struct load_package *from, const char *path)
{
	struct load_place p = {0};
	if (from->std || is_std_path(path) || !l->modules) {
		p.dir = find_std(l, from, path);
		p.std = true;
		if (p.dir || from->std || !l->modules)
			return p;
	}
	p.std = false;
	p.dir = load_modules_find(l->modules, path, &p.module, &p.why);
	return p;
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
	/* By path, for a module may stand below another one's path, in a folder of its own. */
	size_t above = found == path ? 0 : (size_t)(found - path) - 1;
	if (!strncmp(from->path, path, above) && (!from->path[above] || from->path[above] == '/'))
		return true;
	/* By folder, for files named on the command line have no import path of their own. */
	size_t parent = strlen(dir) - strlen(found) - 1;
	return !strncmp(from->dir, dir, parent) && (!from->dir[parent] || from->dir[parent] == '/');
}
