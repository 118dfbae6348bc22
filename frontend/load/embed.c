/* embed.c - //go:embed: which files its patterns stand for (go doc embed), put into the text of the file as the value
 * of the variable, packed into a string that package embed's overlay takes apart. So what is embedded is part of what a
 * unit's key is made of, and is initialised before what uses it. */
#include <dirent.h>
#include <glob.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "packages.h"

struct embedded {
	const char *name; /* below the package's folder; of a folder with "/" at its end */
	const char *path;
};
struct embed {
	struct load *load;
	struct arena *arena;
	const char *dir; /* the package's folder */
	pos_t pos;       /* of the pattern */
	const char *pattern;
	bool hidden; /* names that begin with . or _ are taken too: all: */
	bool failed;
	VEC(struct embedded) list;
};

static void fail(struct embed *e, const char *format, const char *what)
{
	struct str why = arena_printf(e->arena, format, what);
	diag_error(e->load->config.diags, e->pos, "pattern %s: " STR_FMT, e->pattern, STR_ARG(why));
	e->failed = true;
}

/* ---- files ---- */

static void add(struct embed *e, const char *name, const char *path)
{
	for (uint32_t i = 0; i < e->list.len; i++)
		if (!strcmp(e->list.at[i].name, name))
			return;
	VEC_PUSH(e->arena, &e->list, (struct embedded){name, path});
}

/* With the folders that it stands in. */
static void add_file(struct embed *e, const char *name, const char *path)
{
	for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/'))
		add(e, arena_printf(e->arena, "%.*s/", (int)(slash - name), name).data, NULL);
	add(e, name, path);
}

static bool is_other_module(struct embed *e, const char *dir)
{
	return access(load_join(e->load, dir, "go.mod"), F_OK) == 0;
}

/* Names of version control, which archives of modules leave out. */
static bool is_bad_name(const char *name)
{
	static const char *const bad[] = {"", ".bzr", ".hg", ".git", ".svn"};
	for (size_t i = 0; i < KIT_COUNT(bad); i++)
		if (!strcmp(name, bad[i]))
			return true;
	return false;
}

static const char *below(struct embed *e, const char *dir, const char *name)
{
	return *dir ? load_join(e->load, dir, name) : name;
}

/* Whether there was a file. */
static bool add_folder(struct embed *e, const char *dir, const char *path)
{
	DIR *d = opendir(path);
	bool any = false;
	for (struct dirent *x; d && (x = readdir(d));) {
		struct stat st;
		const char *n = x->d_name;
		if (!strcmp(n, ".") || !strcmp(n, "..") || (!e->hidden && (*n == '.' || *n == '_')) || is_bad_name(n))
			continue;
		const char *name = below(e, dir, arena_str(e->arena, str_of(n)).data),
			   *full = load_join(e->load, path, n);
		if (lstat(full, &st))
			continue;
		if (S_ISDIR(st.st_mode) && !is_other_module(e, full))
			any |= add_folder(e, name, full);
		if (S_ISREG(st.st_mode))
			add_file(e, name, full);
		any |= S_ISREG(st.st_mode);
	}
	if (d)
		closedir(d);
	return any;
}

static void add_match(struct embed *e, const char *path)
{
	struct stat st;
	const char *name = path + strlen(e->dir) + 1, *slash = strrchr(name, '/'), *last = slash ? slash + 1 : name;
	if (!strcmp(last, ".") || !strcmp(last, "..") || lstat(path, &st))
		return;
	if (is_bad_name(last))
		fail(e,
		     S_ISDIR(st.st_mode) ? "cannot embed directory %s: invalid name"
					 : "cannot embed file %s: invalid name",
		     name);
	else if (S_ISDIR(st.st_mode) && is_other_module(e, path))
		fail(e, "cannot embed directory %s: in different module", name);
	else if (S_ISDIR(st.st_mode) && !add_folder(e, name, path))
		fail(e, "cannot embed directory %s: contains no embeddable files", name);
	else if (S_ISREG(st.st_mode))
		add_file(e, name, path);
	else if (!S_ISDIR(st.st_mode))
		fail(e, "cannot embed irregular file %s", name);
}

/* A path in slashes that stays below its folder. */
static bool is_valid(const char *pattern)
{
	if (!strcmp(pattern, "."))
		return true;
	for (const char *part = pattern;; part++) {
		size_t n = strcspn(part, "/");
		if (!n || (n == 1 && *part == '.') || (n == 2 && !strncmp(part, "..", 2)))
			return false;
		part += n;
		if (!*part)
			return true;
	}
}

static const char *escaped(struct arena *a, const char *dir)
{
	struct text t = {.arena = a};
	for (; *dir; dir++)
		text_printf(&t, strchr("*?[\\", *dir) ? "\\%c" : "%c", *dir);
	return text_str(&t).data;
}

static void add_pattern(struct embed *e, const struct embed_pattern *p)
{
	glob_t found;
	e->pattern = arena_str(e->arena, p->pattern).data;
	e->hidden = str_has_prefix(p->pattern, STR("all:"));
	const char *glob_of = e->pattern + (e->hidden ? 4 : 0);
	if (!is_valid(glob_of)) {
		fail(e, "invalid pattern syntax", "");
		return;
	}
	if (!strcmp(glob_of, ".")) {
		if (!add_folder(e, "", e->dir))
			fail(e, "cannot embed directory .: contains no embeddable files", "");
		return;
	}
	if (glob(load_join(e->load, escaped(e->arena, e->dir), glob_of), GLOB_PERIOD, NULL, &found)) {
		fail(e, "no matching files found", "");
		return;
	}
	for (size_t i = 0; i < found.gl_pathc; i++)
		add_match(e, arena_str(e->arena, str_of(found.gl_pathv[i])).data);
	globfree(&found);
}

/* ---- text ---- */

/* By folder, then by name, as package embed looks them up. */
static int compare(const void *a, const void *b)
{
	const char *x = ((const struct embedded *)a)->name, *y = ((const struct embedded *)b)->name;
	struct str parts[2][2];
	for (int i = 0; i < 2; i++) {
		struct str s = str_of(i ? y : x);
		s.len -= str_has_suffix(s, STR("/"));
		size_t slash = s.len;
		while (slash && s.data[slash - 1] != '/')
			slash--;
		parts[i][0] = slash ? str_part(s, 0, slash - 1) : STR(".");
		parts[i][1] = str_part(s, slash, s.len);
	}
	int order = str_cmp(parts[0][0], parts[1][0]);
	return order ? order : str_cmp(parts[0][1], parts[1][1]);
}

/* "NAMELEN:DATALEN:NAME DATA" of each. */
static struct str pack(struct embed *e)
{
	struct text t = {.arena = e->arena};
	if (e->list.len)
		qsort(e->list.at, e->list.len, sizeof *e->list.at, compare);
	for (uint32_t i = 0; i < e->list.len; i++) {
		struct str data = {0};
		if (e->list.at[i].path && !file_read(e->arena, e->list.at[i].path, &data))
			fail(e, "cannot read %s", e->list.at[i].name);
		text_printf(&t, "%zu:%zu:%s", strlen(e->list.at[i].name), data.len, e->list.at[i].name);
		text_add(&t, data);
	}
	return text_str(&t);
}

/* Behind the type that begins there: names, dots and brackets. */
static size_t type_end(struct str text, size_t at)
{
	while (at < text.len && (strchr("._[]", text.data[at]) || (text.data[at] & 0x80) ||
				 (text.data[at] >= '0' && text.data[at] <= '9') ||
				 ((text.data[at] | 0x20) >= 'a' && (text.data[at] | 0x20) <= 'z')))
		at++;
	return at;
}

static size_t offset_of(struct str text, pos_t pos)
{
	size_t at = 0;
	for (uint32_t line = 1; line < pos_line(pos); line++)
		at = str_find(text, at, "\n") + 1;
	return at + pos_col(pos) - 1;
}

/* The directive's position is that of "go:embed": the pattern stands behind it. */
static pos_t pattern_pos(struct str text, const struct embed_pattern *p)
{
	struct arena *scratch = arena_new();
	size_t from = offset_of(text, p->pos), at = str_find(text, from, arena_str(scratch, p->pattern).data);
	arena_free(scratch);
	return POS(pos_file(p->pos), pos_line(p->pos), pos_col(p->pos) + (uint32_t)(at - from));
}

static uint32_t count_files(const struct embed *e)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < e->list.len; i++)
		n += e->list.at[i].path != NULL;
	return n;
}

static void set_value(struct load *l, const char *dir, const struct node *d, struct str text, size_t *from,
		      struct text *out)
{
	const struct pragma *pragma = d->var_decl.pragma;
	struct embed e = {.load = l, .arena = l->config.arena, .dir = dir};
	for (uint32_t i = 0; i < pragma->embeds.len && !e.failed; i++) {
		e.pos = pattern_pos(text, &pragma->embeds.at[i]);
		add_pattern(&e, &pragma->embeds.at[i]);
	}
	struct str packed = pack(&e);
	if (e.failed)
		return;
	size_t start = offset_of(text, node_start(d->var_decl.type)), end = type_end(text, start);
	struct str type = str_part(text, start, end);
	if (count_files(&e) != 1 && (str_eq(type, STR("string")) || str_eq(type, STR("[]byte")))) {
		diag_error(l->config.diags, d->var_decl.names.at[0]->pos,
			   "invalid go:embed: multiple files for type " STR_FMT, STR_ARG(type));
		return;
	}
	text_add(out, str_part(text, *from, end));
	text_printf(out, " = _embed_.Unpack[" STR_FMT "](", STR_ARG(type));
	text_add(out, str_quote(e.arena, packed));
	text_add(out, STR(")"));
	*from = end;
}

/* What has errors is left as it is: they are told later. */
static bool takes_files(const struct node *d)
{
	return d->kind == NODE_VAR_DECL && d->var_decl.pragma && d->var_decl.pragma->embeds.len &&
	       d->var_decl.names.len == 1 && d->var_decl.type && !d->var_decl.values.len;
}

void load_embed(struct load *l, struct load_package *p, const struct load_file *file)
{
	struct source_file *source = &l->config.sources->files.at[file->source - 1];
	struct diags dropped = {.arena = l->config.arena, .sources = l->config.sources};
	struct parse_options options = {.std = p->std, .no_branches = true};
	struct text out = {.arena = l->config.arena};
	struct str text = source->text;
	uint32_t errors = l->config.diags->errors;
	size_t from = 0;
	if (str_find(text, 0, "//go:embed") == text.len)
		return;
	struct syntax_file *f =
	    syntax_parse(l->config.arena, l->config.names, l->config.sources, file->source, &dropped, &options);
	if (f->bad || dropped.errors || !f->package)
		return;
	const char *slash = strrchr(source->path.data, '/');
	const char *dir =
	    slash ? arena_str(l->config.arena, str_part(source->path, 0, (size_t)(slash - source->path.data))).data
		  : ".";
	size_t clause = offset_of(text, f->package->pos) + strlen(f->package->name.text);
	text_add(&out, str_part(text, 0, clause));
	text_add(&out, STR("; import _embed_ \"embed\""));
	from = clause;
	for (uint32_t i = 0; i < f->decls.len && l->config.diags->errors == errors; i++)
		if (takes_files(f->decls.at[i]))
			set_value(l, dir, f->decls.at[i], text, &from, &out);
	p->failed |= l->config.diags->errors > errors;
	if (from == clause)
		return;
	text_add(&out, str_part(text, from, text.len));
	source->text = text_str(&out);
}
