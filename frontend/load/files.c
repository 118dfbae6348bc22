/* files.c - the files of a package that take part, and what they import. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "packages.h"

bool load_fail(struct load_package *p)
{
	p->failed = true;
	return false;
}

/* In the current folder and below "./x.go", "sub/x.go". */
static const char *display_name(struct load *l, const char *dir, const char *name)
{
	char cwd[PATH_MAX];
	if (getcwd(cwd, sizeof cwd) && !strcmp(dir, cwd))
		return load_join(l, ".", name);
	return load_shown_path(l->config.arena, load_join(l, dir, name));
}

/* As the go command's -trimpath: by import path, with the module's version. */
static const char *trimmed_path(struct load *l, const struct load_package *p, const char *name)
{
	const struct load_dep *m = p->module;
	if (!strcmp(p->path, "command-line-arguments"))
		return load_join(l, ".", name);
	if (!m || !*m->version)
		return load_join(l, p->path, name);
	return arena_printf(l->config.arena, "%s@%s%s/%s", m->path, m->version, p->path + strlen(m->path), name).data;
}

struct load_file *load_add_file(struct load *l, struct load_package *p, const char *shown, const char *path,
				const char *name, struct str text)
{
	if (l->config.trimpath)
		path = trimmed_path(l, p, name);
	uint32_t source = sources_add(l->config.sources, str_of(shown), str_of(path), text);
	VEC_PUSH(l->config.arena, &p->files, (struct load_file){.source = source, .name = name});
	return &VEC_LAST(&p->files);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Whether a line, without the blanks around it, imports "C": alone, or in a group. */
static bool is_import_of_c(struct str line)
{
	static const char *const starts[] = {"import \"C\"", "import(\"C\"", "import (\"C\"", "\"C\"", "_ \"C\""};
	for (size_t i = 0; i < KIT_COUNT(starts); i++)
		if (str_has_prefix(line, str_of(starts[i])))
			return line.len == strlen(starts[i]) || strchr("\r;/ \t)", line.data[strlen(starts[i])]);
	return false;
}

static bool begins_declaration(struct str line)
{
	static const char *const words[] = {"func", "var", "const", "type"};
	for (size_t i = 0; i < KIT_COUNT(words); i++) {
		size_t n = strlen(words[i]);
		if (str_has_prefix(line, str_of(words[i])) && line.len > n && strchr(" (\t", line.data[n]))
			return true;
	}
	return false;
}

/* Files that need cgo take no part: it is off. Imports come before all other declarations. */
static bool imports_c(struct str text)
{
	if (!memmem(text.data, text.len, "\"C\"", 3))
		return false;
	while (text.len) {
		struct str line = str_next_line(&text);
		if (begins_declaration(line))
			return false;
		if (is_import_of_c(str_trim(line)))
			return true;
	}
	return false;
}

bool load_takes_part(struct load *l, struct str text)
{
	return load_header_takes_part(&l->config, text) && !imports_c(text);
}

uint32_t load_count_files(struct load *l, const char *dir, uint32_t *tests)
{
	struct arena *scratch = arena_new();
	DIR *d = opendir(dir);
	uint32_t files = 0;
	for (struct dirent *e; d && (e = readdir(d));) {
		struct str text;
		bool test = str_has_suffix(str_of(e->d_name), STR("_test.go"));
		const char *path = arena_printf(scratch, "%s/%s", dir, e->d_name).data;
		if ((!test && !load_file_name_matches(&l->config, e->d_name)) ||
		    (test && !load_test_name_matches(&l->config, e->d_name)))
			continue;
		if (file_read(scratch, path, &text) && load_takes_part(l, text))
			++*(test ? tests : &files);
	}
	if (d)
		closedir(d);
	arena_free(scratch);
	return files;
}

/* tests, others: how many Go files there are that take no part. */
static void report_no_files(struct load *l, const struct load_package *p, pos_t importer, uint32_t tests,
			    uint32_t others)
{
	struct diags *d = l->config.diags;
	struct text t = {.arena = l->config.arena};
	load_import_stack(&t, p);
	struct str stack = text_str(&t);
	if (tests && !others)
		diag_error(d, POS_NONE, "%s: no non-test Go files in %s", p->path, p->dir);
	else if (tests || others)
		diag_error(d, POS_NONE, STR_FMT ": build constraints exclude all Go files in %s", STR_ARG(stack),
			   p->dir);
	else if (importer)
		load_report_missing(l, p->path, importer, NULL);
	else
		diag_error(d, importer, "no Go files in %s", p->dir);
}

/* What a folder has that is no Go file taking part: how many Go files that take none, or may not. */
struct left_out {
	uint32_t tests, others;
	bool assembly;
};

struct names {
	VEC(const char *) list;
};

static bool read_names(struct load *l, const char *path, bool tests, struct names *names, struct left_out *left)
{
	struct arena *a = l->config.arena;
	DIR *dir = opendir(path);
	if (!dir)
		return false;
	for (struct dirent *e; (e = readdir(dir));) {
		struct str name = str_of(e->d_name);
		if (e->d_type == DT_DIR)
			continue;
		left->assembly |= str_has_suffix(name, STR(".s"));
		if (!str_has_suffix(name, STR(".go")))
			continue;
		if (str_has_suffix(name, STR("_test.go")))
			left->tests++;
		else
			left->others++;
		if (tests ? load_test_name_matches(&l->config, e->d_name)
			  : load_file_name_matches(&l->config, e->d_name))
			VEC_PUSH(a, &names->list, arena_str(a, name).data);
	}
	closedir(dir);
	if (names->list.len)
		qsort(names->list.at, names->list.len, sizeof *names->list.at, compare_names);
	return true;
}

/* What is read of a folder. */
struct reading {
	const char *dir;
	const struct load_overlay *out; /* what is said of files of the tree; NULL for the overlay's own folder */
	bool patch, tests;
};

static bool read_files(struct load *l, struct load_package *p, const struct reading *r, struct left_out *left)
{
	struct arena *a = l->config.arena;
	struct names names = {0};
	if (!read_names(l, r->dir, r->tests, &names, left)) {
		load_report_open(l, r->dir, errno);
		return load_fail(p);
	}
	for (uint32_t i = 0; i < names.list.len; i++) {
		const char *name = names.list.at[i], *path = load_join(l, r->dir, name);
		struct str text;
		if (load_overlay_leaves_out(r->out, name))
			continue;
		if (!file_read(a, path, &text)) {
			load_report_open(l, path, errno);
			return load_fail(p);
		}
		if (!load_takes_part(l, text))
			continue;
		struct load_file *f = load_add_file(l, p, display_name(l, r->dir, name), path, name, text);
		f->patch = r->patch;
		f->test = r->tests;
	}
	return true;
}

static bool read_package(struct load *l, struct load_package *p, struct left_out *left)
{
	const struct load_overlay *o = load_overlay_of(l, p->path, p->std);
	struct reading tree = {.dir = p->dir, .out = o}, patch = {.dir = o ? o->dir : NULL, .patch = true};
	if (!read_files(l, p, &tree, left))
		return false;
	p->assembly = left->assembly;
	return !o || o->whole || read_files(l, p, &patch, left) || load_fail(p);
}

bool load_read_folder(struct load *l, struct load_package *p, pos_t importer)
{
	struct left_out left = {0};
	if (!read_package(l, p, &left))
		return false;
	if (p->files.len)
		return true;
	report_no_files(l, p, importer, left.tests, left.others);
	return load_fail(p);
}

/* The name in its package clause; NULL: it is broken. */
static const char *package_of(struct load *l, uint32_t source)
{
	struct diags dropped = {.arena = l->config.arena, .sources = l->config.sources};
	struct parse_options options = {.imports_only = true};
	const struct syntax_file *f =
	    syntax_parse(l->config.arena, l->config.names, l->config.sources, source, &dropped, &options);
	return f->package ? f->package->name.text : NULL;
}

bool load_read_tested(struct load *l, struct load_package *p, struct load_package *external, const char *dir,
		      const struct load_found *found)
{
	struct left_out left = {0};
	struct reading tests = {.dir = dir, .tests = true};
	uint32_t kept = 0;
	if (found->nfiles ? !load_read_named(l, p, found)
			  : !read_package(l, p, &left) || !read_files(l, p, &tests, &left))
		return false;
	for (uint32_t i = 0; i < p->files.len; i++) {
		const char *name = p->files.at[i].test ? package_of(l, p->files.at[i].source) : NULL;
		if (name && str_has_suffix(str_of(name), STR("_test")))
			VEC_PUSH(l->config.arena, &external->files, p->files.at[i]);
		else
			p->files.at[kept++] = p->files.at[i];
	}
	p->files.len = kept;
	if (p->files.len || external->files.len)
		return true;
	report_no_files(l, p, POS_NONE, left.tests, left.others);
	return load_fail(p);
}

static int compare_imports(const void *a, const void *b)
{
	return strcmp(((const struct load_import *)a)->path, ((const struct load_import *)b)->path);
}

/* Paths that the checker refuses, with the reason. */
static bool is_malformed(struct str path)
{
	int size;

	for (size_t i = 0; i < path.len; i += (size_t)size) {
		uint32_t r = utf8_decode(path.data + i, path.len - i, &size);
		if (r <= ' ' || r == 0x7f || r == 0xfffd)
			return true;
		if (r < 0x80 && strchr("!\"#$%&'()*,:;<=>?[\\]^{|}`", (int)r))
			return true;
	}
	return path.len == 0 || path.data[0] == '/';
}

static void add_import(struct load *l, struct load_package *p, const char *path, pos_t pos)
{
	for (uint32_t i = 0; i < p->imports.len; i++)
		if (!strcmp(p->imports.at[i].path, path))
			return;
	VEC_PUSH(l->config.arena, &p->imports, (struct load_import){.path = path, .pos = pos});
}

/* The first word of a file behind comments, as the go command quotes what it finds in place of "package". */
static const char *first_word(struct load *l, struct str text)
{
	static const char *const keywords[] = {"import", "func", "var", "const", "type"};
	for (;;) {
		text = str_trim_left(text);
		size_t line = str_find(text, 0, "\n"), block = str_find(text, 0, "*/");
		if (str_has_prefix(text, STR("//")))
			text = str_part(text, line, text.len);
		else if (str_has_prefix(text, STR("/*")))
			text = str_part(text, block + 2 < text.len ? block + 2 : text.len, text.len);
		else
			break;
	}
	size_t n = 0;
	while (n < text.len && (isalnum((unsigned char)text.data[n]) || text.data[n] == '_'))
		n++;
	const char *word = arena_str(l->config.arena, str_part(text, 0, n)).data;
	for (size_t i = 0; i < KIT_COUNT(keywords); i++)
		if (!strcmp(word, keywords[i]))
			return arena_printf(l->config.arena, "'%s'", word).data;
	return !text.len ? "'EOF'" : n ? word : NULL;
}

/* Without a package clause it is not known what the file is of. Of named files the compiler says so. */
static void report_no_clause(struct load *l, struct load_package *p, uint32_t source, const struct diags *found)
{
	const char *word = first_word(l, l->config.sources->files.at[source - 1].text);
	if (p->named || !found->list.len || !word)
		return;
	diag_error(l->config.diags, found->list.at[0].pos, "expected 'package', found %s", word);
	load_fail(p);
}

/* Syntax errors are left to the parse proper, which sees the whole file: these diagnostics are dropped. */
static void read_imports(struct load *l, struct load_package *p, uint32_t i, const char **package, pos_t importer)
{
	struct arena *a = l->config.arena;
	struct diags dropped = {.arena = a, .sources = l->config.sources};
	struct parse_options options = {.imports_only = true, .std = p->std};
	struct syntax_file *f =
	    syntax_parse(a, l->config.names, l->config.sources, p->files.at[i].source, &dropped, &options);
	bool embeds = false;
	for (uint32_t k = 0; k < f->decls.len; k++) {
		struct node *d = f->decls.at[k];
		if (d->kind != NODE_IMPORT_DECL || !d->import.path || d->import.path->literal.kind != LIT_STRING)
			continue;
		struct str path = literal_string(a, d->import.path);
		if (str_eq(path, STR("embed")) && !embeds) {
			load_embed_patterns(l, p->files.at[i].source, &p->embeds);
			embeds = true;
		}
		if (!is_malformed(path))
			add_import(l, p, intern(l->config.names, path),
				   (d->import.name ? d->import.name : d->import.path)->pos);
	}
	if (!f->package) {
		report_no_clause(l, p, p->files.at[i].source, &dropped);
		return;
	}
	const char *name = f->package->name.text;
	if (!*package) {
		*package = name;
		p->name = name;
	} else if (*package != name) {
		/* For named files gc itself says it, with a position. */
		if (p->named && !strcmp(p->path, "command-line-arguments"))
			return;
		if (!p->failed)
			diag_error(l->config.diags, importer, "found packages %s (%s) and %s (%s) in %s", *package,
				   p->files.at[0].name, name, p->files.at[i].name, p->dir);
		p->failed = true;
	}
}

void load_read_imports(struct load *l, struct load_package *p, pos_t importer)
{
	const char *name = NULL;
	for (uint32_t i = 0; i < p->files.len; i++)
		read_imports(l, p, i, &name, importer);
	if (!load_embed_files(l, p->dir, &p->embeds))
		load_fail(p);
	if (!p->name)
		p->name = "p";
	if (!strcmp(p->name, "main"))
		p->link = "main";
	else if (!strcmp(p->path, "command-line-arguments"))
		p->link = p->name;
	if (p->imports.len)
		qsort(p->imports.at, p->imports.len, sizeof *p->imports.at, compare_imports);
}
