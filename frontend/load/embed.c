/* embed.c - the files that //go:embed patterns of a package stand for, by the rules of the go command. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "packages.h"

/* A pattern that is being resolved. */
struct resolving {
	struct load *l;
	const char *dir; /* of the package */
	bool hidden;     /* all: names with . and _ too, below a folder */
	struct embed_match *out;
	const char *why; /* it stands for nothing */
};

static bool fault(struct resolving *r, const char *fmt, ...) KIT_PRINTF(2, 3);
static bool fault(struct resolving *r, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	r->why = arena_vprintf(r->l->config.arena, fmt, args).data;
	va_end(args);
	return false;
}

/* ---- patterns ---- */

/* The brackets of path.Match are closed and hold something, and no backslash is the last. */
static bool is_well_formed(struct str p)
{
	for (size_t i = 0; i < p.len; i++) {
		size_t begin = i + 1 + (p.data[i] == '[' && i + 1 < p.len && p.data[i + 1] == '^');
		if (p.data[i] == '\\' && ++i == p.len)
			return false;
		if (p.data[i] != '[')
			continue;
		for (i = begin; i < p.len && (p.data[i] != ']' || i == begin); i++)
			i += p.data[i] == '\\';
		if (i >= p.len || p.data[begin] == ']')
			return false;
	}
	return true;
}

/* Elements with something in them, neither . nor .. */
static bool is_valid_path(struct str p)
{
	for (size_t begin = 0, i = 0; i <= p.len; i++) {
		struct str element;
		if (i < p.len && p.data[i] != '/')
			continue;
		element = str_part(p, begin, i);
		if (!element.len || str_eq(element, STR(".")) || str_eq(element, STR("..")))
			return false;
		begin = i + 1;
	}
	return true;
}

/* ---- names ---- */

/* What the files of a module may not be called (module.CheckFilePath), and folders of version control. */
static bool is_bad_name(const char *name)
{
	static const char *const bad[] = {".", "..", ".bzr", ".hg", ".git", ".svn"};
	for (size_t i = 0; i < KIT_COUNT(bad); i++)
		if (!strcmp(name, bad[i]))
			return true;
	for (const char *s = name; *s; s++)
		if ((unsigned char)*s < 0x80 && !isalnum((unsigned char)*s) && !strchr("!#$%&()+,-.=@[]^_{}~ ", *s))
			return true;
	return name[strlen(name) - 1] == '.';
}

static bool is_hidden(const char *name)
{
	return name[0] == '.' || name[0] == '_';
}

static bool add_file(struct resolving *r, const char *rel)
{
	struct arena *a = r->l->config.arena;
	struct embed_file f = {.name = rel};
	const char *path = load_join(r->l, r->dir, rel);
	if (!file_read(a, path, &f.text))
		return fault(r, "%s", load_errno_text(r->l, "open", path, errno));
	VEC_PUSH(a, &r->out->files, f);
	return true;
}

/* ---- what a pattern finds ---- */

/* Files below a folder: not those of other modules, nor those a module would not hold. */
static bool add_tree(struct resolving *r, const char *rel, uint32_t *count)
{
	struct arena *a = r->l->config.arena;
	struct dirent **entries;
	const char *dir = load_join(r->l, r->dir, rel);
	int n = scandir(dir, &entries, NULL, alphasort);
	bool ok = n >= 0 || fault(r, "%s", load_errno_text(r->l, "open", dir, errno));
	for (int i = 0; i < n; i++) {
		const char *name = arena_str(a, str_of(entries[i]->d_name)).data, *path = load_join(r->l, rel, name);
		struct stat st;
		free(entries[i]);
		if (!ok || is_bad_name(name) || (is_hidden(name) && !r->hidden) ||
		    lstat(load_join(r->l, r->dir, path), &st))
			continue;
		if (S_ISREG(st.st_mode)) {
			ok = add_file(r, path);
			++*count;
		} else if (S_ISDIR(st.st_mode) &&
			   !load_is_there(load_join(r->l, load_join(r->l, r->dir, path), "go.mod"))) {
			ok = add_tree(r, path, count);
		}
	}
	if (n >= 0)
		free(entries);
	return ok;
}

/* Whether the file and the folders it is in may be embedded. what: "file" or "directory". */
static bool check_place(struct resolving *r, const char *what, const char *rel)
{
	struct arena *a = r->l->config.arena;
	for (size_t n = strlen(rel); n > 0;) {
		const char *part = arena_str(a, (struct str){rel, n}).data, *slash = strrchr(part, '/');
		const char *name = slash ? slash + 1 : part, *path = load_join(r->l, r->dir, part);
		bool whole = rel[n] == 0;
		struct stat st;
		if (load_is_there(load_join(r->l, path, "go.mod")))
			return fault(r, "cannot embed %s %s: in different module", what, rel);
		if (!whole && !lstat(path, &st) && !S_ISDIR(st.st_mode))
			return fault(r, "cannot embed %s %s: in non-directory %s", what, rel, part);
		if (is_bad_name(name))
			return fault(r, "cannot embed %s %s: %s %s", what, rel,
				     whole ? "invalid name" : "in invalid directory", name);
		n = slash ? (size_t)(slash - part) : 0;
	}
	return true;
}

static bool add_found(struct resolving *r, const char *rel)
{
	struct stat st;
	uint32_t count = 0;
	if (lstat(load_join(r->l, r->dir, rel), &st))
		return fault(r, "%s", load_errno_text(r->l, "lstat", rel, errno));
	if (!check_place(r, S_ISDIR(st.st_mode) ? "directory" : "file", rel))
		return false;
	if (S_ISREG(st.st_mode))
		return add_file(r, rel);
	if (!S_ISDIR(st.st_mode))
		return fault(r, "cannot embed irregular file %s", rel);
	return add_tree(r, rel, &count) &&
	       (count || fault(r, "cannot embed directory %s: contains no embeddable files", rel));
}

static const char *quoted_folder(struct resolving *r)
{
	struct text t = {.arena = r->l->config.arena};
	for (const char *s = r->dir; *s; s++) {
		if (strchr("*?[\\", *s))
			text_add(&t, STR("\\"));
		text_add(&t, (struct str){s, 1});
	}
	return text_str(&t).data;
}

static bool is_dots(const char *rel)
{
	const char *slash = strrchr(rel, '/'), *name = slash ? slash + 1 : rel;
	return !strcmp(name, ".") || !strcmp(name, "..");
}

static bool find(struct resolving *r, struct str pattern)
{
	struct arena *a = r->l->config.arena;
	const char *all = arena_printf(a, "%s/" STR_FMT, quoted_folder(r), STR_ARG(pattern)).data;
	size_t skip = strlen(r->dir) + 1;
	bool ok = true;
	glob_t found;
	if (glob(all, GLOB_PERIOD, NULL, &found))
		return fault(r, "no matching files found");
	for (size_t i = 0; i < found.gl_pathc && ok; i++) {
		const char *rel = arena_str(a, str_of(found.gl_pathv[i] + skip)).data;
		ok = is_dots(rel) || add_found(r, rel);
	}
	globfree(&found);
	return ok && (r->out->files.len || fault(r, "no matching files found"));
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct embed_file *)a)->name, ((const struct embed_file *)b)->name);
}

static const char *resolve(struct load *l, const char *dir, struct embed_match *out)
{
	struct str pattern = out->pattern, prefix = STR("all:");
	struct resolving r = {.l = l, .dir = dir, .hidden = str_has_prefix(pattern, prefix), .out = out};
	if (r.hidden)
		pattern = str_part(pattern, prefix.len, pattern.len);
	if (!is_well_formed(pattern) || !is_valid_path(pattern))
		return "invalid pattern syntax";
	find(&r, pattern);
	if (out->files.len)
		qsort(out->files.at, out->files.len, sizeof *out->files.at, by_name);
	return r.why;
}

/* ---- of a package ---- */

static void add_pattern(struct arena *a, struct embed_matches *m, const struct embed_pattern *e)
{
	if (!embed_find(m, e->pattern))
		VEC_PUSH(a, &m->list, (struct embed_match){.pattern = e->pattern, .pos = e->at});
}

void load_embed_patterns(struct load *l, uint32_t source, struct embed_matches *m)
{
	struct arena *a = l->config.arena;
	struct diags dropped = {.arena = a, .sources = l->config.sources};
	struct parse_options options = {.std = true};
	struct syntax_file *f = syntax_parse(a, l->config.names, l->config.sources, source, &dropped, &options);
	for (uint32_t i = 0; i < f->decls.len; i++) {
		const struct node *d = f->decls.at[i];
		const struct pragma *pragma = d->kind == NODE_VAR_DECL ? d->var_decl.pragma : NULL;
		for (uint32_t k = 0; pragma && k < pragma->embeds.len; k++)
			add_pattern(a, m, &pragma->embeds.at[k]);
	}
}

static int by_pattern(const void *a, const void *b)
{
	return str_cmp(((const struct embed_match *)a)->pattern, ((const struct embed_match *)b)->pattern);
}

bool load_embed_files(struct load *l, const char *dir, struct embed_matches *m)
{
	if (m->list.len)
		qsort(m->list.at, m->list.len, sizeof *m->list.at, by_pattern);
	for (uint32_t i = 0; i < m->list.len; i++) {
		struct embed_match *e = &m->list.at[i];
		const char *why = resolve(l, dir, e);
		if (why) {
			diag_error(l->config.diags, e->pos, "pattern " STR_FMT ": %s", STR_ARG(e->pattern), why);
			return false;
		}
	}
	return true;
}
