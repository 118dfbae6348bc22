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

/* A replaced module says its own language version. */
void load_set_version(struct load *l, struct load_package *p)
{
	const struct load_module *m = l->module;
	for (uint32_t i = 0; i < l->module->replaces.len; i++) {
		const struct load_replace *r = &l->module->replaces.at[i];
		if (!load_in_module(l, r->path, r->dir, p->path))
			continue;
		const struct load_module *own = load_module_read(&l->config, l->config.diags, r->dir, false);
		m = own ? own : m;
		p->failed |= own && own->failed;
	}
	p->go_major = m->go_major;
	p->go_minor = m->go_minor;
}

struct load_package *load_import_package(struct load *l, struct load_package *from, const struct load_import *i)
{
	bool std = false;
	const char *vendored = load_join(l, strncmp(from->path, "cmd/", 4) ? "vendor" : "cmd/vendor", i->path);
	struct load_package *p = loaded_package(l, from, i->path, vendored);
	const char *dir = p ? p->dir : load_find_dir(l, from, i->path, &std);
	size_t n = strlen(i->path);
	if (!dir || !load_is_dir(dir) || load_canonical_path(l, i->path) || (n > 1 && i->path[n - 1] == '/')) {
		load_report_missing(l, i->path, i->pos);
		from->failed = true;
		return NULL;
	}
	if (!load_internal_allowed(from, i->path, dir, p ? p->std : std)) {
		struct text t = {.arena = l->config.arena};
		load_import_stack(&t, from);
		struct str stack = text_str(&t), at = load_place(l, i->pos);
		diag_error(l->config.diags, POS_NONE, STR_FMT "\n\t" STR_FMT ": use of internal package %s not allowed",
			   STR_ARG(stack), STR_ARG(at), i->path);
		from->failed = true;
	}
	if (p)
		return p;
	p = load_new_package(l, from->std && str_has_suffix(str_of(dir), str_of(vendored)) ? vendored : i->path, dir);
	p->importer = from->dir ? from : NULL;
	p->std = std;
	if (!std)
		load_set_version(l, p);
	if (load_read_folder(l, p, i->pos))
		load_read_imports(l, p, i->pos);
	if (from->dir && !strcmp(p->name ? p->name : "", "main")) {
		diag_error(l->config.diags, i->pos, "import \"%s\" is a program, not an importable package", i->path);
		from->failed = true;
	}
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
	text_printf(&t, "\n\timports %s from %s: import cycle not allowed", p->path, importing_file(l, from, p));
	diag_error(l->config.diags, POS_NONE, STR_FMT, STR_ARG(text_str(&t)));
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
