/* named.c - files on the command line: one package, "command-line-arguments", whatever else is in their folder. */
#include <errno.h>

#include "packages.h"

/* As with the go command, words that end in .go are import paths unless there is such a file. */
bool load_names_files(const struct load *l, const char *const *words, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (str_has_suffix(str_of(words[i]), STR(".go")) && load_is_there(words[i]) && !load_is_dir(words[i]))
			return true;
	return l->config.named_files;
}

const char *load_folder_of(struct load *l, const char *file)
{
	const char *slash = strrchr(file, '/');
	if (!slash)
		return ".";
	return arena_printf(l->config.arena, "%.*s", (int)(slash == file ? 1 : slash - file), file).data;
}

/* False after a message. */
static bool is_named_file(struct load *l, const char *file, const char *dir)
{
	struct diags *d = l->config.diags;
	if (!str_has_suffix(str_of(file), STR(".go")))
		diag_error(d, POS_NONE, "named files must be .go files: %s", file);
	else if (!load_is_there(file))
		diag_error(d, POS_NONE, "%s", load_errno_text(l, "stat", file, errno));
	else if (load_is_dir(file))
		diag_error(d, POS_NONE, "%s is a directory, should be a Go file", file);
	else if (strcmp(load_folder_of(l, file), dir))
		diag_error(d, POS_NONE, "named files must all be in one directory; have %s and %s", dir,
			   load_folder_of(l, file));
	else
		return true;
	return false;
}

bool load_match_files(struct load *l, const char *const *files, uint32_t n, struct load_matches *out)
{
	const char *dir = load_folder_of(l, files[0]), *full = load_absolute(l, dir);
	struct load_match m = {.pattern = files[0], .literal = true};
	for (uint32_t i = 0; i < n; i++)
		if (!is_named_file(l, files[i], dir))
			return false;
	struct load_found f = {.path = "command-line-arguments", .dir = full ? full : dir, .files = files, .nfiles = n};
	VEC_PUSH(l->config.arena, &m.found, f);
	VEC_PUSH(l->config.arena, &out->list, m);
	return true;
}

bool load_read_named(struct load *l, struct load_package *p, const struct load_found *f)
{
	for (uint32_t i = 0; i < f->nfiles; i++) {
		const char *file = f->files[i], *slash = strrchr(file, '/'), *path = load_absolute(l, file);
		const char *name = slash ? slash + 1 : file;
		struct str text;
		if (!file_read(l->config.arena, file, &text)) {
			load_report_open(l, file, errno);
			return load_fail(p);
		}
		load_add_file(l, p, file, path ? path : file, name, text)->test =
		    str_has_suffix(str_of(name), STR("_test.go"));
	}
	return true;
}
