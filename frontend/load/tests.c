/* tests.c - the packages of a test program.
 *
 * The package under test takes the place of the plain one for everything in the program: it is found under its import
 * path before anything else is loaded, so that what imports it gets it with the files of its own tests. The external
 * package of tests, NAME_test, and the generated main package come last. */
#include "tests.h"

/* The folder of the library's package in the Go tree, where its tests are, whatever the overlay has. */
static const char *folder_of_tests(struct load *l, const struct load_package *p)
{
	if (!p->std || !l->config.goroot)
		return p->dir;
	const char *dir = load_join(l, load_join(l, l->config.goroot, "src"), p->path);
	return load_is_dir(dir) ? dir : p->dir;
}

static struct load_package *new_external(struct load *l, const struct load_package *p)
{
	struct load_package *x = load_new_package(l, arena_printf(l->config.arena, "%s_test", p->path).data, p->dir);
	x->std = p->std;
	x->go_major = p->go_major;
	x->go_minor = p->go_minor;
	return x;
}

/* Reads the files of both packages; false after a message. */
static bool read_tested(struct load *l, struct load_test *t, const struct load_found *f)
{
	struct load_package *p = t->package, *x = new_external(l, p);
	if (!load_read_tested(l, p, x, t->dir, f) || p->failed)
		return false;
	load_read_imports(l, p, POS_NONE);
	p->link = p->path;
	if (x->files.len) {
		load_read_imports(l, x, POS_NONE);
		x->link = x->path;
		t->external = x;
	}
	return !p->failed && !x->failed;
}

static bool has_tests(const struct load_test *t)
{
	bool found = t->external != NULL;
	for (uint32_t i = 0; i < t->package->files.len; i++)
		found |= t->package->files.at[i].test;
	return found;
}

static bool make_main(struct load *l, struct load_test *t)
{
	struct load_covers covers = {0};
	struct str text;
	if (l->config.cover)
		load_cover_packages(l, t, &covers);
	if (!load_test_main(l, t, &covers, &text))
		return false;
	const char *path = arena_printf(l->config.arena, "%s.test", t->package->path).data;
	struct load_package *m = load_new_package(l, path, t->dir);
	m->generated = m->named = true;
	m->go_major = t->package->go_major; /* GODEBUG's defaults are those of the module's Go */
	m->go_minor = t->package->go_minor;
	load_add_file(l, m, "_testmain.go", "_testmain.go", "_testmain.go", text);
	load_read_imports(l, m, POS_NONE);
	load_walk(l, m);
	t->main = m;
	return !m->failed;
}

bool load_test(struct load *l, const struct load_config *config, const struct load_found *f, struct load_test *t)
{
	struct load_config later = *config;
	*t = (struct load_test){0};
	later.implicit = NULL; /* the runtime may import what is tested */
	if (!load_begin(l, &later))
		return false;
	t->package = load_tested_package(l, f);
	if (!t->package)
		return false;
	t->dir = folder_of_tests(l, t->package);
	t->root = t->package->std ? l->config.goroot : l->module ? l->module->dir : NULL;
	if (t->package->failed || !read_tested(l, t, f))
		return false;
	l->config.implicit = config->implicit;
	load_walk_implicit(l);
	if (l->config.cover)
		load_cover_begin(l, t);
	bool library = t->package->files.len;
	t->package->named = true;
	if (library && t->package->state == LOAD_NEW)
		load_walk(l, t->package);
	if (t->external)
		load_walk(l, t->external);
	if (t->package->failed || (t->external && t->external->failed))
		return false;
	if (has_tests(t))
		return make_main(l, t);
	if (l->config.cover)
		load_cover_unrun(l, t);
	return true;
}
