/* cmd_list.c - what packages there are, as the go command's list tells: import paths, -json, or by a template. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "complain.h"
#include "list.h"

/* A package as it is listed. */
struct listed {
	struct load_description what;
	const char *for_test; /* it is a variant of a program of tests, of this package; or NULL */
	bool dep_only;
};

static const char *name_of(struct list *l, const char *path, const char *for_test)
{
	return for_test ? arena_printf(l->build->arena, "%s [%s.test]", path, for_test).data : path;
}

/* In the order of the go command's. What is empty is not there. */
static void print_package(struct list *l, const struct listed *p)
{
	struct build *b = l->build;
	const struct load_description *d = &p->what;
	cJSON *o = cJSON_CreateObject();
	list_add_text(o, "Dir", d->dir);
	list_add_text(o, "ImportPath", name_of(l, d->path, p->for_test));
	list_add_text(o, "Name", d->name);
	list_add_text(o, "Root", d->std ? b->load.config.goroot : d->module ? d->module->dir : NULL);
	list_add_text(o, "ForTest", p->for_test);
	if (d->module)
		cJSON_AddItemToObject(o, "Module", list_module(b, d->module));
	list_add_true(o, "Goroot", d->std);
	list_add_true(o, "Standard", d->std);
	list_add_true(o, "DepOnly", p->dep_only);
	list_add_names(o, "GoFiles", &d->files);
	list_add_names(o, "IgnoredGoFiles", &d->ignored_files);
	list_add_names(o, "EmbedPatterns", &d->embed_patterns);
	list_add_names(o, "EmbedFiles", &d->embed_files);
	list_add_names(o, "Imports", &d->imports);
	list_add_names(o, "Deps", &d->deps);
	list_add_names(o, "TestGoFiles", &d->test_files);
	list_add_names(o, "TestImports", &d->test_imports);
	list_add_names(o, "XTestGoFiles", &d->xtest_files);
	list_add_names(o, "XTestImports", &d->xtest_imports);
	list_print(l, o, "{{.ImportPath}}");
}

/* ---- packages ---- */

static struct load_package *load_one(struct list *l, const struct load_found *f)
{
	struct load *load = &l->build->load;
	return l->settings->find ? load_found_alone(load, f) : load_found_package(load, f);
}

/* What is wrong with the packages themselves is told before anything is listed, unless errors are no matter (-e). */
static bool load_all(struct list *l, const struct load_matches *m)
{
	for (uint32_t step = 0; step < 2; step++) /* all are named before one is walked */
		for (uint32_t i = 0; i < m->list.len; i++)
			for (uint32_t k = 0; k < m->list.at[i].found.len; k++) {
				const struct load_found *f = &m->list.at[i].found.at[k];
				if (f->only_tests || (f->why && step))
					continue;
				if (step)
					load_one(l, f);
				else
					load_found_alone(&l->build->load, f);
			}
	bool broken = load_modules_broken(&l->build->load);
	if (l->settings->all_errors && !broken)
		l->build->diags.list.len = l->build->diags.errors = 0;
	l->failed |= build_tell(l->build);
	if (!l->failed && !l->settings->all_errors && (l->settings->deps || l->settings->tests))
		l->failed |= build_tell_imports(l->build); /* the rest is listed all the same */
	else if (l->failed)
		return false;
	return !broken;
}

static void forget_imports(struct load_description *d)
{
	d->imports.list.len = d->deps.list.len = d->test_imports.list.len = d->xtest_imports.list.len = 0;
}

static void print_found(struct list *l, const struct load_found *f)
{
	const struct load_package *p = f->why || f->only_tests ? NULL : load_one(l, f);
	struct listed listed = {.what = {.path = f->path}};
	if (!f->why && !f->only_tests && !p)
		return;
	if (!f->why)
		listed.what = load_describe(&l->build->load, f, p);
	if (l->settings->find)
		forget_imports(&listed.what);
	print_package(l, &listed);
}

/* Where something imports it, unsafe comes first of all, as it does not import anything. */
static bool imports_unsafe(const struct load_package *p)
{
	for (uint32_t k = 0; k < p->imports.len; k++)
		if (!strcmp(p->imports.at[k].path, "unsafe"))
			return true;
	return false;
}

static struct load_package *unsafe_of(struct load *load)
{
	return load_found_alone(load, &(struct load_found){.path = "unsafe", .std = true});
}

/* Each behind what it imports. */
static void print_deps(struct list *l)
{
	struct load *load = &l->build->load;
	bool is_unsafe = false;
	for (uint32_t i = 0; i < load->packages.len; i++) {
		const struct load_package *p = load->packages.at[i];
		const struct load_package *u = !is_unsafe && imports_unsafe(p) ? unsafe_of(load) : NULL;
		if (u)
			print_package(l, &(struct listed){.what = load_describe(load, NULL, u), .dep_only = true});
		is_unsafe |= u != NULL;
		print_package(l, &(struct listed){.what = load_describe(load, NULL, p), .dep_only = !p->named});
	}
}

/* ---- programs of tests ---- */

struct tests {
	struct list list;             /* of the program's own build */
	const struct load_test *test; /* in it */
	struct map *variants;         /* package -> "" or what it is compiled for */
	bool with_own;                /* the package has test files itself */
	struct map *printed;          /* names, of all programs */
};

/* What the program has a package of its own of: the package with its tests, and all that imports it. */
static bool is_variant(struct tests *x, const struct load_package *p)
{
	static const char no[] = "", yes[] = "for it";
	const char *known = map_get(x->variants, p);
	if (known)
		return known == yes;
	bool is = p == x->test->external || (p == x->test->package && x->with_own);
	map_put(x->variants, p, (void *)no);
	for (uint32_t i = 0; i < p->imports.len; i++)
		is |= p->imports.at[i].package && is_variant(x, p->imports.at[i].package);
	is &= p != x->test->main;
	map_put(x->variants, p, (void *)(is ? yes : no));
	return is;
}

static const char *variant_of(struct tests *x, const struct load_package *p)
{
	return p && is_variant(x, p) ? x->test->package->path : NULL;
}

static void name_variants(struct tests *x, struct load_names *names)
{
	for (uint32_t i = 0; i < names->list.len; i++) {
		const struct load_package *p = map_get_str(x->list.build->load.by_path, str_of(names->list.at[i]));
		names->list.at[i] = name_of(&x->list, names->list.at[i], variant_of(x, p));
	}
}

static void print_tested(struct tests *x, const struct load_package *p, bool dep_only)
{
	struct listed listed = {.for_test = variant_of(x, p), .dep_only = dep_only};
	const char *name = name_of(&x->list, p->path, listed.for_test);
	if (map_get_str(x->printed, str_of(name)))
		return;
	map_put_str(x->printed, str_of(name), (void *)x->test);
	listed.what = load_describe_tested(&x->list.build->load, x->test, p);
	name_variants(x, &listed.what.imports);
	name_variants(x, &listed.what.deps);
	print_package(&x->list, &listed);
}

/* What p imports as path. */
static const struct load_package *import_of(struct tests *x, const struct load_package *p, const char *path)
{
	struct load *load = &x->list.build->load;
	for (uint32_t i = 0; i < p->imports.len; i++)
		if (!strcmp(p->imports.at[i].path, path) && p->imports.at[i].package)
			return p->imports.at[i].package;
	return strcmp(path, "unsafe") ? map_get_str(load->by_path, str_of(path)) : unsafe_of(load);
}

static bool is_of_program(const struct load_test *t, const struct load_package *p)
{
	return p == t->main || p == t->package || p == t->external;
}

/* Behind what it imports, in the order in which that is told. */
static void print_behind_imports(struct tests *x, const struct load_package *p)
{
	const struct load_description d = load_describe_tested(&x->list.build->load, x->test, p);
	bool main = p == x->test->main;
	const struct load_package *last[] = {main ? x->test->package : NULL, main ? x->test->external : NULL};
	if (map_get_str(x->printed, str_of(name_of(&x->list, p->path, variant_of(x, p)))))
		return;
	for (uint32_t i = 0; i < d.imports.list.len; i++) {
		const struct load_package *q = import_of(x, p, d.imports.list.at[i]);
		if (q && q != last[0] && q != last[1])
			print_behind_imports(x, q);
	}
	for (size_t i = 0; i < KIT_COUNT(last); i++)
		if (last[i])
			print_behind_imports(x, last[i]);
	print_tested(x, p, !is_of_program(x->test, p));
}

static void print_program(struct tests *x)
{
	const struct load_test *t = x->test;
	if (x->list.settings->deps)
		print_behind_imports(x, t->main);
	print_tested(x, t->main, false);
	if (x->with_own)
		print_tested(x, t->package, false);
	if (t->external)
		print_tested(x, t->external, false);
}

static void list_program(struct list *l, const struct load_found *f, struct map *printed)
{
	struct build b;
	struct tests x = {.list = {.build = &b, .settings = l->settings}, .printed = printed};
	if (build_match_test(&b, l->settings, f) && b.test.main) {
		x.test = &b.test;
		x.variants = map_new(b.arena);
		for (uint32_t i = 0; i < b.test.package->files.len; i++)
			x.with_own |= b.test.package->files.at[i].test;
		print_program(&x);
	}
	bool errors = build_tell(&b);
	errors |= build_tell_imports(&b);
	l->failed |= (errors && !l->settings->all_errors) || x.list.failed;
	build_close(&b);
}

static void list_tests(struct list *l, const struct load_matches *m)
{
	struct map *printed = map_new(l->build->arena);
	for (uint32_t i = 0; i < l->build->load.packages.len && l->settings->deps; i++) {
		const struct load_package *p = l->build->load.packages.at[i];
		map_put_str(printed, str_of(p->path), (void *)m);
		if (imports_unsafe(p))
			map_put_str(printed, STR("unsafe"), (void *)m);
	}
	for (uint32_t i = 0; i < m->list.len; i++)
		for (uint32_t k = 0; k < m->list.at[i].found.len; k++) {
			const struct load_found *f = &m->list.at[i].found.at[k];
			const struct load_package *p = map_get_str(l->build->load.by_path, str_of(f->path));
			if (!f->why && !(p && p->failed))
				list_program(l, f, printed);
		}
}

static bool list_packages(struct list *l)
{
	struct load_matches matches = {0};
	if (!build_match(l->build, l->settings, &matches) || !load_all(l, &matches))
		return false;
	for (uint32_t i = 0; i < matches.list.len && !l->settings->deps; i++)
		for (uint32_t k = 0; k < matches.list.at[i].found.len; k++)
			print_found(l, &matches.list.at[i].found.at[k]);
	if (l->settings->deps)
		print_deps(l);
	if (l->settings->tests)
		list_tests(l, &matches);
	return true;
}

/* Flags that do not go together. */
static bool fits(const struct settings *s)
{
	const char *flag = s->deps ? "deps" : s->tests ? "test" : s->find && s->modules ? "find" : NULL;
	if (s->format && s->json)
		fputs("go list -f cannot be used with -json\n", stderr);
	else if (s->modules && flag)
		fprintf(stderr, "go list -%s cannot be used with -m\n", flag);
	else if (s->find && flag)
		fprintf(stderr, "go list -%s cannot be used with -find\n", flag);
	else
		return true;
	return false;
}

int cmd_list(struct settings *s)
{
	struct build b;
	struct list l = {.build = &b, .settings = s};
	if (!fits(s))
		return EXIT_ERROR;
	bool ok = s->modules ? list_modules(&l) : list_packages(&l);
	l.failed |= !ok;
	l.failed |= build_tell(&b) && !s->all_errors;
	build_close(&b);
	return l.failed ? EXIT_ERROR : EXIT_FINE;
}
