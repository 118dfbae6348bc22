/* pattern.c - what the words of a command line stand for ("go help packages"): folders, import paths, names of sets of
 * packages, and patterns, in which "..." is any text. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "packages.h"

/* ---- patterns ---- */

bool load_is_pattern(const char *word)
{
	static const char *const sets[] = {"all", "std", "cmd", "tool", "work"};
	for (size_t i = 0; i < KIT_COUNT(sets); i++)
		if (!strcmp(word, sets[i]))
			return true;
	return strstr(word, "...") != NULL;
}

/* "..." matches any text; one of the pattern's own is all that may stand for what holds an element "vendor". */
static bool matches(const char *pattern, const char *text)
{
	const char *vendor;
	while (strncmp(pattern, "...", 3)) {
		if (!*pattern || *pattern != *text)
			return !*pattern && !*text;
		pattern++;
		text++;
	}
	pattern += 3;
	for (vendor = text;; text++) {
		if (matches(pattern, text))
			return true;
		if (!*text || (!strncmp(text, "vendor", 6) && (text == vendor || text[-1] == '/') &&
			       (!text[6] || text[6] == '/')))
			return false;
	}
}

bool load_pattern_matches(const char *pattern, const char *path)
{
	struct str p = str_of(pattern), s = str_of(path);
	/* net/... stands for net too */
	if (str_has_suffix(p, STR("/...")) && s.len == p.len - 4 && !memcmp(s.data, p.data, s.len))
		return true;
	return matches(pattern, path);
}

/* What stands before the first "..."; of its last element nothing. */
static struct str fixed_part(const char *pattern)
{
	const char *dots = strstr(pattern, "...");
	size_t n = dots ? (size_t)(dots - pattern) : strlen(pattern);
	while (dots && n && pattern[n - 1] != '/')
		n--;
	return (struct str){pattern, n};
}

/* ".", "./x", "../x" and "/x" are folders, whatever is there. */
static bool is_local(const char *word)
{
	size_t dots = strspn(word, ".");
	return word[0] == '/' || (dots && dots < 3 && (!word[dots] || word[dots] == '/'));
}

static bool folder_means(struct arena *a, const char *word, const char *dir)
{
	char full[PATH_MAX];
	struct str fixed = fixed_part(word);
	const char *top = fixed.len ? arena_str(a, fixed).data : ".", *rest = word + fixed.len;
	if (!dir || !realpath(top, full))
		return false;
	if (!*rest)
		return !strcmp(full, dir);
	return load_pattern_matches(arena_printf(a, "%s/%s", strcmp(full, "/") ? full : "", rest).data, dir);
}

bool load_word_means(struct arena *a, const char *word, const struct load_package *p)
{
	bool command = !strncmp(p->path, "cmd/", 4);
	if (!strcmp(word, "all"))
		return true;
	if (!strcmp(word, "std"))
		return p->std && !command;
	if (!strcmp(word, "cmd"))
		return command;
	return is_local(word) ? folder_means(a, word, p->dir) : load_pattern_matches(word, p->path);
}

/* ---- folders below a root ---- */

struct walk {
	struct load *load;
	struct load_match *match;
	const char *pattern;              /* that paths are held against */
	const char *root;                 /* folder, in which no other module's packages are looked for */
	const char *path;                 /* of the package in root; "" for the library's */
	const char *skip;                 /* folder below root that is left out, or NULL */
	const struct load_module *module; /* whose "ignore" lines count, or NULL */
	bool std;
	bool all; /* whatever the pattern */
	const struct load_dep *dep;
	bool anonymous; /* in no module: folders stand for paths */
};

static void add_found(struct load *l, struct load_match *m, struct load_found f)
{
	for (uint32_t i = 0; i < m->found.len; i++)
		if (!strcmp(m->found.at[i].path, f.path) && (!f.dir || !strcmp(m->found.at[i].dir, f.dir)))
			return;
	VEC_PUSH(l->config.arena, &m->found, f);
}

/* The import path of a folder below root, the folder of the module at path, which is "" for the library. */
static const char *path_below(struct load *l, const char *path, const char *root, const char *dir)
{
	const char *rest = dir + strlen(root);
	if (!*rest)
		return path;
	return intern_cstr(l->config.names, *path ? load_join(l, path, rest + 1) : rest + 1);
}

static void visit(struct walk *w, const char *dir)
{
	const char *path = path_below(w->load, w->path, w->root, dir);
	uint32_t tests = 0;
	bool documentation = w->std && !strcmp(path, "builtin");
	if (!*path || documentation || (!w->all && !load_pattern_matches(w->pattern, path)))
		return;
	uint32_t files = load_count_files(w->load, dir, &tests);
	if (files + tests)
		add_found(w->load, w->match,
			  (struct load_found){.path = w->anonymous ? "command-line-arguments"
								   : intern_cstr(w->load->config.names, path),
					      .dir = dir,
					      .std = w->std,
					      .module = w->dep,
					      .only_tests = !files});
}

static bool is_hidden(const char *name)
{
	return name[0] == '.' || name[0] == '_' || !strcmp(name, "testdata");
}

static int is_visible(const struct dirent *e)
{
	return !is_hidden(e->d_name);
}

/* Folders that hold no package of this root. */
static bool is_left_out(const struct walk *w, const char *dir, const char *name)
{
	return (w->skip && !strcmp(dir, w->skip)) || !load_is_dir(dir) ||
	       (!strcmp(name, "vendor") && (!w->std || strcmp(w->path, "") != 0)) ||
	       load_is_there(load_join(w->load, dir, "go.mod")) || (w->module && load_is_ignored(w->module, dir));
}

static void walk(struct walk *w, const char *dir)
{
	struct dirent **entries;
	int n = scandir(dir, &entries, is_visible, alphasort);
	if (n < 0) {
		diag_error(w->load->config.diags, POS_NONE, "pattern %s: %s", w->match->pattern,
			   load_errno_text(w->load, "open", dir, errno));
		return;
	}
	visit(w, dir);
	for (int i = 0; i < n; i++) {
		const char *inner = load_join(w->load, dir, entries[i]->d_name);
		if (entries[i]->d_type != DT_LNK && entries[i]->d_type != DT_REG &&
		    !is_left_out(w, inner, entries[i]->d_name))
			walk(w, inner);
		free(entries[i]);
	}
	free(entries);
}

/* ---- sets ---- */

/* pattern NULL: all, vendored packages too. */
static void match_library(struct load *l, struct load_match *m, const char *pattern, bool commands)
{
	if (!l->config.goroot)
		return;
	const char *src = load_join(l, l->config.goroot, "src"), *cmd = load_join(l, src, "cmd");
	struct walk w = {.load = l, .match = m, .pattern = pattern, .std = true, .path = "", .root = src, .skip = cmd};
	if (commands)
		w = (struct walk){.load = l, .match = m, .pattern = pattern, .std = true, .path = "cmd", .root = cmd};
	w.all = !pattern;
	if (load_is_dir(w.root))
		walk(&w, w.root);
}

static void match_module(struct load *l, struct load_match *m, const char *pattern, const struct load_dep *d)
{
	/* A pattern that begins otherwise than the module's path needs no walk. */
	struct str fixed = fixed_part(pattern);
	size_t n = strlen(d->path), common = fixed.len < n ? fixed.len : n;
	if (*d->path && !strncmp(fixed.data, d->path, common) && d->dir && load_is_dir(d->dir)) {
		struct walk w = {.load = l, .match = m, .pattern = pattern, .path = d->path, .root = d->dir};
		w.module = d->module;
		w.dep = d;
		walk(&w, d->dir);
	}
}

static void match_modules(struct load *l, struct load_match *m, const char *pattern, bool main)
{
	for (uint32_t i = 0; l->fixed && i < map_len(l->modules->selected); i++) {
		struct str path;
		void *dep;
		map_at_str(l->modules->selected, i, &path, &dep);
		const struct load_dep *d = dep;
		if (d->main == main)
			match_module(l, m, pattern, d);
	}
}

/* The main modules' packages and all that they import. */
static void match_all(struct load *l, struct load_match *m)
{
	if (!l->fixed) {
		match_library(l, m, "...", false);
		return;
	}
	match_modules(l, m, "...", true);
	for (uint32_t i = 0, n = m->found.len; i < n; i++)
		if (!m->found.at[i].only_tests)
			load_found_package(l, &m->found.at[i]);
	for (uint32_t i = 0; i < l->packages.len; i++) {
		const struct load_package *p = l->packages.at[i];
		add_found(l, m, (struct load_found){.path = p->path, .dir = p->dir, .std = p->std});
	}
}

static void match_pattern(struct load *l, struct load_match *m)
{
	const char *pattern = m->pattern;
	if (!strcmp(pattern, "all")) {
		match_all(l, m);
	} else if (!strcmp(pattern, "std")) {
		match_library(l, m, NULL, false);
	} else if (!strcmp(pattern, "cmd")) {
		match_library(l, m, "...", true);
	} else if (!strcmp(pattern, "work")) {
		match_modules(l, m, "...", true);
	} else if (strcmp(pattern, "tool") != 0) {
		match_library(l, m, pattern, false);
		match_library(l, m, pattern, true);
		match_modules(l, m, pattern, true);
		match_modules(l, m, pattern, false);
	}
}

/* ---- folders ---- */

/* The absolute path of what need not be there: without "." and "..". */
static const char *clean_path(struct load *l, const char *path)
{
	char cwd[PATH_MAX];
	struct text t = {.arena = l->config.arena};
	if (path[0] != '/')
		text_add(&t, str_of(getcwd(cwd, sizeof cwd) ? cwd : ""));
	for (size_t n; *path; path += n) {
		path += strspn(path, "/");
		n = strcspn(path, "/");
		if (n == 2 && !memcmp(path, "..", 2))
			while (t.len && t.data[--t.len] != '/')
				;
		else if (n && !(n == 1 && *path == '.'))
			text_printf(&t, "/%.*s", (int)n, path);
	}
	return arena_str(l->config.arena, text_str(&t)).data;
}

const char *load_absolute(struct load *l, const char *path)
{
	char full[PATH_MAX];
	return realpath(path, full) ? arena_str(l->config.arena, str_of(full)).data : NULL;
}

static bool is_below(const char *dir, const char *root)
{
	size_t n = strlen(root);
	return !strncmp(dir, root, n) && (!dir[n] || dir[n] == '/');
}

/* The library's source folder, as `absolute` spells it, or NULL. */
static const char *library_root(struct load *l)
{
	return l->config.goroot ? load_absolute(l, load_join(l, l->config.goroot, "src")) : NULL;
}

bool load_is_library(struct load *l, const char *dir)
{
	const char *src = library_root(l);
	return src && is_below(dir, src) && !strstr(dir + strlen(src), "/testdata");
}

/* The module that a folder belongs to if nothing is wrong with its go.mod, or NULL. */
static struct load_module *module_around(struct load *l, const char *dir)
{
	struct diags dropped = {.arena = l->config.arena, .sources = l->config.sources};
	return load_module_find(&l->config, &dropped, dir);
}

/* The module that takes part whose folder is root, or NULL. */
static const struct load_dep *module_in(struct load *l, const char *root)
{
	for (uint32_t i = 0; i < map_len(l->modules->selected); i++) {
		struct str path;
		void *dep;
		map_at_str(l->modules->selected, i, &path, &dep);
		const struct load_dep *d = dep;
		const char *dir = d->dir ? load_absolute(l, d->dir) : NULL;
		if (dir && !strcmp(dir, root))
			return d;
	}
	return NULL;
}

/* As the go command cleans it: "." and what lies below without "./". */
static const char *shown_folder(struct load *l, const char *dir)
{
	const char *here = load_absolute(l, ".");
	return here && !strcmp(here, dir) ? "." : load_shown_path(l->config.arena, dir);
}

/* A word that stands for nothing: that is said of it where its packages are wanted. */
static void fail_word(struct load *l, struct load_match *m, const char *fmt, ...) KIT_PRINTF(3, 4);
static void fail_word(struct load *l, struct load_match *m, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	add_found(l, m, (struct load_found){.path = m->pattern, .why = arena_vprintf(l->config.arena, fmt, args).data});
	va_end(args);
}

static void fail_outside(struct load *l, struct load_match *match, const char *dir, const struct load_module *own)
{
	const struct load_module *m = l->module;
	const char *shown = shown_folder(l, dir);
	if (l->modules->work && own)
		fail_word(l, match,
			  "%s%s is contained in a module that is not one of the workspace modules listed in go.work. "
			  "You can add the module to the workspace using:\n\tgo work use %s",
			  strcmp(shown, ".") ? "directory " : "current directory", strcmp(shown, ".") ? shown : "",
			  shown_folder(l, own->dir));
	else if (l->modules->work)
		fail_word(l, match, "directory %s outside modules listed in go.work or their selected dependencies",
			  shown);
	else if (is_below(dir, m->dir))
		fail_word(l, match, "main module (%s) does not contain package %s", m->path,
			  path_below(l, m->path, m->dir, dir));
	else
		fail_word(l, match, "directory %s outside main module or its selected dependencies", shown);
}

/* Where the main modules have a say, the folder belongs to one or to one of their requirements. */
static bool path_in_modules(struct load *l, struct load_match *m, const char *dir, const struct load_module *own,
			    struct load_found *f)
{
	const struct load_dep *d = own ? module_in(l, own->dir) : NULL;
	f->module = d;
	if (d)
		f->path = path_below(l, d->path, own->dir, dir);
	else if (strstr(m->pattern, "..."))
		fail_word(l, m, "pattern %s: directory prefix %s does not contain %s or %s selected dependencies",
			  m->pattern, shown_folder(l, dir),
			  l->modules->work ? "modules listed in go.work" : "main module",
			  l->modules->work ? "their" : "its");
	else
		fail_outside(l, m, dir, own);
	return d;
}

/* The import path of the package in a folder; outside of modules it has none. */
static bool find_folder_path(struct load *l, struct load_match *m, const char *dir, struct load_found *f)
{
	*f = (struct load_found){.dir = dir, .path = "command-line-arguments"};
	if (load_is_library(l, dir)) {
		f->std = true;
		f->path = path_below(l, "", library_root(l), dir);
		return true;
	}
	const struct load_module *own = module_around(l, dir);
	if (l->fixed)
		return path_in_modules(l, m, dir, own, f);
	if (own && *own->path)
		f->path = path_below(l, own->path, own->dir, dir);
	return true;
}

static void match_folder(struct load *l, struct load_match *m)
{
	const char *dir = load_absolute(l, m->pattern);
	struct load_found f;
	uint32_t tests = 0;
	if (!dir || !load_is_dir(dir)) {
		const char *shown = dir ? m->pattern : clean_path(l, m->pattern);
		fail_word(l, m, dir ? "%s is not a directory" : "stat %s: directory not found", shown);
	} else if (!load_has_go_files(dir)) {
		fail_word(l, m, "no Go files in %s", dir);
	} else if (find_folder_path(l, m, dir, &f)) {
		f.only_tests = !load_count_files(l, dir, &tests) && tests;
		add_found(l, m, f);
	}
}

static void match_folders(struct load *l, struct load_match *m)
{
	struct str fixed = fixed_part(m->pattern);
	const char *top = arena_str(l->config.arena, fixed.len ? fixed : STR(".")).data, *dir = load_absolute(l, top);
	struct load_found f;
	if (!dir) {
		fail_word(l, m, "pattern %s: %s", m->pattern, load_errno_text(l, "lstat", top, errno));
		return;
	}
	if (!find_folder_path(l, m, dir, &f))
		return;
	bool anonymous = !strcmp(f.path, "command-line-arguments");
	struct walk w = {.load = l, .match = m, .root = dir, .path = anonymous ? dir : f.path, .std = f.std};
	const char *rest = m->pattern + fixed.len; /* what is left stands behind the folder */
	w.pattern = *w.path ? load_join(l, w.path, rest) : rest;
	w.module = f.std ? NULL : module_around(l, dir);
	w.anonymous = anonymous;
	w.dep = f.module;
	if (!is_hidden(strrchr(dir, '/') + 1))
		walk(&w, dir);
}

/* ---- operands ---- */

/* An import path of the library wins over a folder of the same name, as with the go command, which wants "./" there. */
static bool is_folder_word(struct load *l, const char *word)
{
	if (is_local(word))
		return true;
	struct str fixed = fixed_part(word);
	const char *name = arena_str(l->config.arena, fixed).data, *root = l->config.goroot;
	return fixed.len && load_is_dir(name) && !(root && load_is_dir(load_join(l, load_join(l, root, "src"), name)));
}

static void match_word(struct load *l, struct load_match *m)
{
	bool folder = is_folder_word(l, m->pattern);
	m->literal = !load_is_pattern(m->pattern);
	if (m->literal && folder) {
		match_folder(l, m);
	} else if (m->literal) {
		size_t n = strlen(m->pattern);
		while (n > 1 && m->pattern[n - 1] == '/')
			n--;
		const char *path = intern(l->config.names, (struct str){m->pattern, n});
		add_found(l, m, (struct load_found){.path = path});
	} else if (folder && strstr(m->pattern, "...")) {
		match_folders(l, m);
	} else {
		match_pattern(l, m);
	}
}

bool load_match(struct load *l, const char *const *words, uint32_t n, struct load_matches *out)
{
	static const char *const here[] = {"."};
	bool ok = true;
	if (n && load_names_files(l, words, n))
		return load_match_files(l, words, n, out);
	for (uint32_t i = 0; i < (n ? n : 1); i++) {
		struct load_match m = {.pattern = n ? words[i] : here[0]};
		uint32_t errors = l->config.diags->errors;
		match_word(l, &m);
		ok &= errors == l->config.diags->errors;
		if (ok && !m.found.len)
			diag_note(l->config.diags, POS_NONE, "go: warning: \"%s\" matched no packages", m.pattern);
		VEC_PUSH(l->config.arena, &out->list, m);
	}
	return ok;
}
