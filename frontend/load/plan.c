/* plan.c - the list of packages: each after what it imports. */
#include "packages.h"

struct load_package *load_new_package(struct load *l, const char *path, const char *dir)
{
	struct load_package *p = ARENA_NEW(l->config.arena, struct load_package);
	p->path = p->link = path;
	p->dir = dir;
	map_put_str(l->by_path, str_of(path), p);
	return p;
}

/* What was loaded already of that path. The Go tree's own vendored packages, which only its packages see, have
 * "vendor/" in front: a program may bring others of the same name. */
static struct load_package *loaded_package(struct load *l, const struct load_package *from, const char *path,
					   const char *vendored)
{
	struct load_package *p = from->std ? map_get_str(l->by_path, str_of(vendored)) : NULL;
	if (p)
		return p;
	p = map_get_str(l->by_path, str_of(path));
	return p && from->std && !p->std ? NULL : p;
}

void load_set_module(struct load_package *p, const struct load_dep *module)
{
	p->module = module;
	if (!module)
		return;
	p->go_major = module->go_major;
	p->go_minor = module->go_minor;
	p->failed |= module->module && module->module->failed;
}

static const char *say_how_to_add(struct load *l, const struct load_package *from, const char *path, const char *why)
{
	struct text t = {.arena = l->config.arena};
	bool dep = from->module && !from->module->main;
	text_printf(&t, "%s", why);
	if (from->dir)
		text_printf(&t, " (imported by %s)", from->path);
	text_printf(&t, "; to add:\n\tgo get %s%s%s", from->dir ? from->path : path, dep ? "@" : "",
		    dep ? from->module->version : "");
	return arena_str(l->config.arena, text_str(&t)).data;
}

/* Reports an import of what is not there, unless why it is not there was said before. */
static void report_missing(struct load *l, struct load_package *from, const struct load_import *i, const char *why)
{
	from->failed = true;
	if (why && str_has_prefix(str_of(why), STR(LOAD_NO_SUM)))
		why = say_how_to_add(l, from, i->path, why);
	if (why || !l->modules || !l->modules->failed)
		load_report_missing(l, i->path, i->pos, why);
}

/* What of an import is wrong on the importer's side: of a package that is told once. */
static void check_import(struct load *l, struct load_package *from, const struct load_import *i,
			 const struct load_package *p)
{
	if (from->refused || (l->config.import_diags && from->dir && !from->named))
		return;
	from->refused = true;
	if (!load_internal_allowed(from, i->path, p->dir, p->std)) {
		struct text t = {.arena = l->config.arena};
		load_import_stack(&t, from);
		struct str stack = text_str(&t), place = load_place(l, i->pos);
		diag_error(l->config.diags, POS_NONE, STR_FMT "\n\t" STR_FMT ": use of internal package %s not allowed",
			   STR_ARG(stack), STR_ARG(place), i->path);
	} else if (from->dir && p->name && !strcmp(p->name, "main") && !from->generated) {
		diag_error(l->config.diags, i->pos, "import \"%s\" is a program, not an importable package", i->path);
	} else {
		from->refused = false;
	}
	from->failed |= from->refused;
}

/* As far as the importer has no say. */
static struct load_package *find_imported(struct load *l, struct load_package *from, const struct load_import *i)
{
	const char *vendored = load_join(l, strncmp(from->path, "cmd/", 4) ? "vendor" : "cmd/vendor", i->path);
	struct load_package *p = loaded_package(l, from, i->path, vendored);
	const struct load_place at =
	    p ? (struct load_place){.dir = p->dir, .std = p->std} : load_find_dir(l, from, i->path);
	const char *dir = at.dir;
	size_t n = strlen(i->path);
	if (!dir || !load_is_dir(dir) || load_canonical_path(l, i->path) || (n > 1 && i->path[n - 1] == '/')) {
		report_missing(l, from, i, at.why);
		return NULL;
	}
	if (p)
		return p;
	p = load_new_package(l, from->std && str_has_suffix(str_of(dir), str_of(vendored)) ? vendored : i->path, dir);
	p->importer = from->dir ? from : NULL;
	p->std = at.std;
	load_set_module(p, at.module);
	if (load_read_folder(l, p, i->pos))
		load_read_imports(l, p, i->pos);
	return p;
}

struct load_package *load_import_package(struct load *l, struct load_package *from, const struct load_import *i)
{
	struct diags *told = l->config.diags;
	if (l->config.import_diags && from->dir)
		l->config.diags = l->config.import_diags;
	struct load_package *p = find_imported(l, from, i);
	l->config.diags = told;
	if (p)
		check_import(l, from, i, p);
	return p;
}

/* The name of the file of p that imports q. */
static const char *importing_file(struct load *l, const struct load_package *p, const struct load_package *q)
{
	for (uint32_t i = 0; i < p->imports.len; i++) {
		if (strcmp(p->imports.at[i].path, q->path))
			continue;
		const char *name = l->config.sources->files.at[pos_file(p->imports.at[i].pos) - 1].name.data;
		const char *slash = strrchr(name, '/');
		return slash ? slash + 1 : name;
	}
	return "?";
}

static void report_cycle(struct load *l, struct load_package *p, struct load_package *from)
{
	VEC(struct load_package *) chain = {0};
	struct arena *a = l->config.arena;
	for (struct load_package *q = from; q; q = q->importer)
		VEC_PUSH(a, &chain, q);
	struct text t = {.arena = a};
	text_printf(&t, "package %s", VEC_LAST(&chain)->path);
	for (uint32_t i = chain.len - 1; i-- > 0;)
		text_printf(&t, "\n\timports %s from %s", chain.at[i]->path,
			    importing_file(l, chain.at[i + 1], chain.at[i]));
	bool in_test =
	    chain.len > 1 && str_has_suffix(str_of(importing_file(l, p, chain.at[chain.len - 2])), STR("_test.go"));
	text_printf(&t, "\n\timports %s from %s: import cycle not allowed%s", p->path, importing_file(l, from, p),
		    in_test ? " in test" : "");
	struct diags *d = l->config.import_diags && !p->named ? l->config.import_diags : l->config.diags;
	diag_error(d, POS_NONE, STR_FMT, STR_ARG(text_str(&t)));
	from->failed = true;
}

void load_walk(struct load *l, struct load_package *p)
{
	p->state = LOAD_WALKING;
	for (uint32_t i = 0; i < p->imports.len; i++) {
		struct load_import *import = &p->imports.at[i];
		if (!strcmp(import->path, "unsafe") || !strcmp(import->path, "C"))
			continue;
		struct load_package *q = load_import_package(l, p, import);
		if (!q)
			continue;
		if (q->state == LOAD_WALKING) {
			report_cycle(l, q, p);
			continue;
		}
		import->package = q;
		if (q->state == LOAD_NEW) {
			q->importer = p;
			load_walk(l, q);
		}
		p->failed |= q->failed;
	}
	p->state = LOAD_DONE;
	p->order = l->packages.len;
	VEC_PUSH(l->config.arena, &l->packages, p);
}
