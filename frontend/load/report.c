/* report.c - what is wrong with files and imports, in the words of the go command. */
#include <ctype.h>

#include "packages.h"

const char *load_errno_text(struct load *l, const char *verb, const char *path, int error)
{
	const char *why = strerror(error);
	return arena_printf(l->config.arena, "%s %s: %c%s", verb, path, tolower((unsigned char)why[0]), why + 1).data;
}

void load_report_open(struct load *l, const char *path, int error)
{
	diag_error(l->config.diags, POS_NONE, "%s", load_errno_text(l, "open", path, error));
}

const char *load_canonical_path(struct load *l, const char *path)
{
	char *out;
	size_t n = 0;

	if (!strstr(path, "//"))
		return NULL;
	out = arena_alloc(l->config.arena, strlen(path) + 1);
	for (; *path; path++)
		if (path[0] != '/' || path[1] != '/')
			out[n++] = *path;
	return out;
}

void load_import_stack(struct text *t, const struct load_package *p)
{
	if (p->importer)
		load_import_stack(t, p->importer);
	text_printf(t, p->importer ? "\n\timports %s" : "package %s", p->path);
}

struct str load_place(struct load *l, pos_t pos)
{
	struct str s = sources_pos(l->config.sources, l->config.arena, pos);
	return str_has_prefix(s, STR("./")) ? (struct str){s.data + 2, s.len - 2} : s;
}

void load_report_missing(struct load *l, const char *path, pos_t pos, const char *why)
{
	const char *slash = strchr(path, '/'), *dot = strchr(path, '.');
	const char *better = load_canonical_path(l, path);
	struct str at = load_place(l, pos);
	size_t n = strlen(path);
	if (n > 1 && path[n - 1] == '/')
		diag_error(l->config.diags, pos, "malformed import path \"%s\": trailing slash", path);
	else if (better)
		diag_error(l->config.diags, pos,
			   "could not import %s (non-canonical import path \"%s\" (should be \"%s\"))", path, path,
			   better);
	else if (path[0] == '.')
		diag_error(l->config.diags, pos,
			   "\"%s\" is relative, but relative import paths are not supported in module mode\n" STR_FMT
			   ": local import \"%s\" in non-local package",
			   path, STR_ARG(at), path);
	else if (why)
		diag_error(l->config.diags, pos, "%s", why);
	else if (dot && (!slash || dot < slash) && !l->modules)
		diag_error(l->config.diags, pos,
			   "no required module provides package %s: go.mod file not found in current directory or any "
			   "parent directory; see 'go help modules'",
			   path);
	else if (dot && (!slash || dot < slash))
		diag_error(l->config.diags, pos, "no required module provides package %s; to add it:\n\tgo get %s",
			   path, path);
	else
		diag_error(l->config.diags, pos, "package %s is not in std (%s/src/%s)", path,
			   l->config.goroot ? l->config.goroot : "GOROOT", path);
}
