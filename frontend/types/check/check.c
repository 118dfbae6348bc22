/* check.c - the entry: one package from its trees, and the order of work. */
#include "check.h"
#include "typeset.h"

const char *check_intern(struct checker *c, const char *name)
{
	return intern_cstr(c->ts->names, name);
}

/* ---- delayed work, path of objects being typed ---- */

void check_later(struct checker *c, void (*fn)(struct checker *c, void *arg), void *arg)
{
	struct action a = {fn, arg, c->env.go_major, c->env.go_minor, c->env.file_version};

	VEC_PUSH(c->arena, &c->delayed, a);
}

void check_run_delayed(struct checker *c, uint32_t from)
{
	struct environment *e = &c->env;
	int major = e->go_major, minor = e->go_minor;
	bool file_version = e->file_version;

	for (uint32_t i = from; i < c->delayed.len; i++) {
		struct action a = c->delayed.at[i];

		e->go_major = a.go_major;
		e->go_minor = a.go_minor;
		e->file_version = a.file_version;
		a.run(c, a.arg);
	}
	c->delayed.len = from;
	e->go_major = major;
	e->go_minor = minor;
	e->file_version = file_version;
}

void check_push(struct checker *c, struct object *obj)
{
	VEC_PUSH(c->arena, &c->path, obj);
	map_put(c->path_index, obj, (void *)(uintptr_t)c->path.len);
}

void check_pop(struct checker *c)
{
	struct object *obj = c->path.at[--c->path.len];

	map_put(c->path_index, obj, NULL);
}

/* ---- language version ---- */

bool check_allows(struct checker *c, int minor)
{
	return c->env.go_major == 0 || c->env.go_major > 1 || c->env.go_minor >= minor;
}

bool check_verify_version(struct checker *c, pos_t pos, int minor, const char *what)
{
	if (check_allows(c, minor))
		return true;
	check_version_error(c, pos, minor, "%s", what);
	return false;
}

bool check_skips_values(const struct checker *c)
{
	return c->conf->sound && !c->env.func;
}

/* ---- scopes ---- */

void check_open_scope(struct checker *c)
{
	c->env.scope = scope_new(c->arena, c->env.scope);
}

void check_close_scope(struct checker *c)
{
	c->env.scope = c->env.scope->parent;
}

struct object *check_lookup(struct checker *c, const char *name)
{
	return scope_lookup_parent(c->env.scope, name, NULL);
}

/* Up to this many dependencies are searched one by one. */
enum { FEW_DEPS = 8 };

static bool depends_on(const struct decl_info *d, const struct object *to)
{
	if (d->deps)
		return map_get(d->deps, to) != NULL;
	for (uint32_t i = 0; i < d->dep_list.len; i++)
		if (d->dep_list.at[i] == to)
			return true;
	return false;
}

void check_add_dep(struct checker *c, struct object *to)
{
	struct decl_info *d = c->env.decl;

	if (!d || !to->decl || to->pkg != c->pkg)
		return;
	if (depends_on(d, to))
		return;
	VEC_PUSH(c->arena, &d->dep_list, to);
	if (d->deps) {
		map_put(d->deps, to, to);
	} else if (d->dep_list.len > FEW_DEPS) {
		d->deps = map_new(c->arena);
		for (uint32_t i = 0; i < d->dep_list.len; i++)
			map_put(d->deps, d->dep_list.at[i], to);
	}
}

/* ---- the package ---- */

static bool is_alias_decl(const struct object *obj)
{
	return obj->kind == OBJ_TYPENAME && obj->decl->tdecl->type_decl.alias;
}

/* What is reached by its name only waits until another package names it: check_imported. */
static bool may_wait(const struct checker *c, const struct object *obj)
{
	if (!c->conf->sound || obj->kind == OBJ_TYPENAME)
		return false;
	const struct node *f = obj->decl->fdecl;
	return !f || (!f->func_decl.recv && !func_decl_is_generic(f));
}

/* Defined types first, then aliases, then the rest: so that cycles through types are seen from the
 * types. */
static void check_objects(struct checker *c)
{
	for (int pass = 0; pass < 3; pass++) {
		for (uint32_t i = 0; i < c->objects.len; i++) {
			struct object *obj = c->objects.at[i];
			int when = obj->kind != OBJ_TYPENAME ? 2 : is_alias_decl(obj) ? 1 : 0;

			if (when == pass && !may_wait(c, obj))
				check_object(c, obj);
		}
	}
}

static void add_files(struct checker *c, struct syntax_file **files, uint32_t n)
{
	struct package *p = c->pkg;

	for (uint32_t i = 0; i < n; i++) {
		struct node *name = files[i]->package;
		const char *text = name ? name->name.text : p->name;

		if (text == c->ts->blank && i == 0)
			check_error(c, node_start(name), ERR_BLANK_PKG_NAME, "invalid package name _");

		if (!p->name || !p->name[0]) {
			p->name = text;
		}
		if (text == p->name || text == c->ts->blank)
			VEC_PUSH(c->arena, &p->files, files[i]);
		else
			check_error(c, files[i]->pos, ERR_MISMATCHED_PKG_NAME, "package %s; expected package %s", text,
				    p->name);
	}
}

static void complete_types(struct checker *c, uint32_t from)
{
	for (uint32_t i = from; i < c->cleanups.len; i++) {
		struct type *t = c->cleanups.at[i];

		if (t->kind == TYPE_PARAM)
			param_iface(t);
		else if (t->kind == TYPE_INTERFACE)
			type_typeset(t);
		else if (t->kind == TYPE_NAMED && t->named.origin == t)
			type_underlying(t);
	}
}

void check_imported(struct checker *c, struct object *obj)
{
	struct checker *owner = obj->pkg ? obj->pkg->waiting : NULL;
	uint32_t from = owner ? owner->cleanups.len : 0;

	if (obj->type || !owner)
		return;
	c->ts->check = owner;
	check_object(owner, obj);
	check_run_delayed(owner, 0);
	complete_types(owner, from);
	check_run_delayed(owner, 0);
	c->ts->check = c;
}

static void check_waiting_body(struct checker *c, struct object *func)
{
	struct decl_info *d = func->decl;
	struct environment saved = c->env;
	uint32_t from = c->cleanups.len;

	memset(&c->env, 0, sizeof c->env);
	c->env.scope = d->file;
	c->env.go_major = d->go_major;
	c->env.go_minor = d->go_minor;
	c->env.file_version = d->file_version;
	check_func_body(c, d, func->name, func->type, func->func.info, NULL);
	check_run_delayed(c, 0);
	complete_types(c, from);
	check_run_delayed(c, 0);
	check_variables_of(c, func->func.info);
	c->env = saved;
}

bool check_body_of(struct types *ts, struct object *func)
{
	struct checker *owner = func->pkg ? func->pkg->waiting : NULL, *outer = ts->check;
	struct func_info *info = func->func.info;

	if (!info || !info->body || info->checked || !owner || !func->type)
		return info && info->body && info->checked;
	ts->check = owner;
	check_waiting_body(owner, func);
	ts->check = outer;
	return owner->nerrors == 0;
}

bool check_package(struct check_config *conf, struct package *pkg, struct syntax_file **files, uint32_t nfiles)
{
	struct checker *c = ARENA_NEW(conf->ts->arena, struct checker);
	struct checker *outer = conf->ts->check;

	c->conf = arena_dup(conf->ts->arena, conf, sizeof *conf);
	c->ts = conf->ts;
	c->arena = conf->ts->arena;
	c->pkg = pkg;
	pkg->postponed = false;
	pkg->imports.len = 0;
	c->path_index = map_new(c->arena);
	c->ts->check = c;
	add_files(c, files, nfiles);
	check_collect(c);
	memset(&c->env, 0, sizeof c->env);
	check_direct_cycles(c);
	check_objects(c);
	check_run_delayed(c, 0);
	complete_types(c, 0);
	check_run_delayed(c, 0);
	if (!conf->sound)
		check_init_order(c);
	if (!conf->no_unused_imports && !conf->ignore_func_bodies)
		check_unused_imports(c);
	if (c->nerrors == 0)
		check_mono_report(c);
	if (c->nerrors == 0 && !conf->language_only)
		check_limits(c);
	if (c->nerrors == 0 && !conf->language_only && !conf->ignore_func_bodies)
		check_directives(c);
	check_variables(c);
	pkg->go_major = conf->go_major;
	pkg->go_minor = conf->go_minor;
	pkg->complete = true;
	pkg->waiting = conf->sound ? c : NULL;
	c->done = true;
	c->ts->check = outer;
	return c->nerrors == 0;
}
