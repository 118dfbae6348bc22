/* describe.c - what there is to tell of a package: its files of each kind and what they import. */
#include <dirent.h>
#include <stdlib.h>

#include "packages.h"

static void add(struct load *l, struct load_names *names, const char *name)
{
	for (uint32_t i = 0; i < names->list.len; i++)
		if (!strcmp(names->list.at[i], name))
			return;
	VEC_PUSH(l->config.arena, &names->list, name);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort(struct load_names *names)
{
	if (names->list.len)
		qsort(names->list.at, names->list.len, sizeof *names->list.at, by_name);
}

static void add_imports(struct load *l, const struct syntax_file *f, struct load_names *out)
{
	for (uint32_t i = 0; i < f->decls.len; i++) {
		const struct node *d = f->decls.at[i];
		if (d->kind == NODE_IMPORT_DECL && d->import.path && d->import.path->literal.kind == LIT_STRING)
			add(l, out, intern(l->config.names, literal_string(l->config.arena, d->import.path)));
	}
}

/* Of a test: whether it is of the package itself or of the one beside it, NAME_test, its clause says. */
static void add_test(struct load *l, struct load_description *d, const char *name, struct str text)
{
	struct arena *a = l->config.arena;
	struct diags dropped = {.arena = a, .sources = l->config.sources};
	struct parse_options options = {.imports_only = true};
	uint32_t source = sources_add(l->config.sources, str_of(name), str_of(name), text);
	const struct syntax_file *f = syntax_parse(a, l->config.names, l->config.sources, source, &dropped, &options);
	struct str package = f->package ? str_of(f->package->name.text) : STR("");
	bool external = str_has_suffix(package, STR("_test"));
	add(l, external ? &d->xtest_files : &d->test_files, name);
	add_imports(l, f, external ? &d->xtest_imports : &d->test_imports);
	if (!d->name)
		d->name = arena_str(a, str_part(package, 0, package.len - (external ? 5 : 0))).data;
}

static bool has_file(const struct load_names *names, const char *name)
{
	for (uint32_t i = 0; i < names->list.len; i++)
		if (!strcmp(names->list.at[i], name))
			return true;
	return false;
}

static void add_embeds(struct load *l, struct load_description *d, const struct embed_matches *m)
{
	for (uint32_t i = 0; i < m->list.len; i++) {
		add(l, &d->embed_patterns, arena_str(l->config.arena, m->list.at[i].pattern).data);
		for (uint32_t k = 0; k < m->list.at[i].files.len; k++)
			add(l, &d->embed_files, m->list.at[i].files.at[k].name);
	}
	sort(&d->embed_files);
}

static void add_file(struct load *l, struct load_description *d, const char *name)
{
	struct str text;
	bool test = str_has_suffix(str_of(name), STR("_test.go"));
	if (!str_has_suffix(str_of(name), STR(".go")) || has_file(&d->files, name) ||
	    !file_read(l->config.arena, load_join(l, d->dir, name), &text))
		return;
	if (test && load_test_name_matches(&l->config, name) && load_takes_part(l, text))
		add_test(l, d, name, text);
	else if (name[0] != '_' && name[0] != '.')
		add(l, &d->ignored_files, name);
}

static void add_deps(struct load *l, const struct load_package *p, struct load_names *out, struct map *seen)
{
	for (uint32_t i = 0; i < p->imports.len; i++) {
		const struct load_import *import = &p->imports.at[i];
		const char *path = import->package ? import->package->path : import->path;
		if (map_get(seen, path))
			continue;
		map_put(seen, path, (void *)path);
		VEC_PUSH(l->config.arena, &out->list, path);
		if (import->package)
			add_deps(l, import->package, out, seen);
	}
}

/* With files and imports of its own tests, the latter first. */
static void add_own_tests(struct load *l, struct load_description *d, const struct load_package *p)
{
	struct diags dropped = {.arena = l->config.arena, .sources = l->config.sources};
	struct parse_options options = {.imports_only = true};
	struct load_names plain = {0};
	d->test_imports.list.len = d->imports.list.len = 0;
	for (uint32_t i = 0; i < p->files.len; i++) {
		const struct load_file *file = &p->files.at[i];
		const struct syntax_file *f =
		    syntax_parse(l->config.arena, l->config.names, l->config.sources, file->source, &dropped, &options);
		add_imports(l, f, file->test ? &d->test_imports : &plain);
		if (file->test)
			add(l, &d->test_files, file->name);
	}
	sort(&d->test_imports);
	sort(&plain);
	for (uint32_t i = 0; i < d->test_imports.list.len; i++)
		VEC_PUSH(l->config.arena, &d->imports.list, d->test_imports.list.at[i]);
	for (uint32_t i = 0; i < plain.list.len; i++)
		VEC_PUSH(l->config.arena, &d->imports.list, plain.list.at[i]);
}

/* What the package has itself: files that take part, imports. */
static void add_loaded(struct load *l, struct load_description *d, const struct load_package *p)
{
	d->name = p->name;
	d->std = p->std;
	d->module = p->module;
	for (uint32_t i = 0; i < p->files.len; i++)
		add(l, &d->files, p->files.at[i].name);
	for (uint32_t i = 0; i < p->imports.len; i++)
		add(l, &d->imports, p->imports.at[i].package ? p->imports.at[i].package->path : p->imports.at[i].path);
	add_embeds(l, d, &p->embeds);
	add_deps(l, p, &d->deps, map_new(l->config.arena));
	sort(&d->deps);
}

struct load_description load_describe_tested(struct load *l, const struct load_test *t, const struct load_package *p)
{
	struct load_description d = {.path = p->path, .dir = p->dir};
	if (p == t->main || p == t->external) { /* others' folders */
		add_loaded(l, &d, p);
		if (p == t->main) /* the go command's always is said to */
			add(l, &d.imports, "reflect");
		sort(&d.imports);
		d.module = t->package->module;
		d.std = t->package->std;
		return d;
	}
	d = load_describe(l, NULL, p);
	if (p == t->package)
		add_own_tests(l, &d, p);
	return d;
}

struct load_description load_describe(struct load *l, const struct load_found *f, const struct load_package *p)
{
	struct load_description d = {.path = p ? p->path : f->path, .dir = p ? p->dir : f->dir, .std = f && f->std};
	d.module = f ? f->module : NULL;
	struct dirent **entries;
	if (p)
		add_loaded(l, &d, p);
	int n = strcmp(d.path, "command-line-arguments") ? scandir(d.dir, &entries, NULL, alphasort) : 0;
	for (int i = 0; i < n; i++) {
		add_file(l, &d, arena_str(l->config.arena, str_of(entries[i]->d_name)).data);
		free(entries[i]);
	}
	if (n > 0)
		free(entries);
	sort(&d.test_imports);
	sort(&d.xtest_imports);
	return d;
}
