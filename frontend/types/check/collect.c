/* collect.c - the objects of a package: imports and what its files declare, before anything
 * is typed. */
#include "check.h"

/* ---- imports ---- */

static struct package *fake_package(struct checker *c, struct str path)
{
	struct str name = path;
	struct package *p;

	while (name.len > 0 && name.data[name.len - 1] == '/')
		name.len--;
	for (size_t i = name.len; i > 0; i--) {
		if (name.data[i - 1] != '/')
			continue;
		name.data += i;
		name.len -= i;
		break;
	}
	p = package_new(c->ts, path, name);
	p->fake = true;
	return p;
}

struct package *check_import(struct checker *c, pos_t pos, struct str path)
{
	struct str why = STR("no importer");
	struct package *p = NULL;

	if (str_eq(path, STR("unsafe")))
		return c->ts->unsafe;
	if (str_eq(path, STR("C")) && c->conf->fake_import_c)
		return fake_package(c, path);
	if (str_has_prefix(path, STR("/")))
		why = STR("import path cannot be absolute path");
	else if (c->conf->import)
		p = c->conf->import(c->conf->import_context, path, pos, c->pkg, &why);
	c->ts->check = c;
	if (p)
		return p;
	if (why.len > 0)
		check_error(c, pos, ERR_BROKEN_IMPORT, "could not import " STR_FMT " (" STR_FMT ")", STR_ARG(path),
			    STR_ARG(why));
	else
		c->nerrors++;
	return fake_package(c, path);
}

struct scope *check_members(struct checker *c, struct package *imported)
{
	if (imported->postponed)
		c->conf->check_postponed(c->conf->import_context, imported);
	c->ts->check = c;
	return imported->scope;
}

/* The path of an import, or false with *bad saying what is wrong with it. */
static bool import_path(struct checker *c, const struct node *n, struct str *path, const char **bad)
{
	static const char illegal[] = "!\"#$%&'()*,:;<=>?[\\]^{|}`";

	*path = STR("");
	*bad = "not a string";
	if (n->literal.kind != LIT_STRING)
		return false;
	*path = const_str(c->arena, const_literal(c->arena, n));
	if (path->len == 0) {
		*bad = "empty string";
		return false;
	}
	for (size_t i = 0; i < path->len;) {
		int size;
		uint32_t r = utf8_decode(path->data + i, path->len - i, &size);

		if (r <= ' ' || r == 0x7f || r == 0xfffd || (r < 0x80 && strchr(illegal, (int)r))) {
			*bad = r > ' ' && r != 0x7f
				   ? str_printf(c, "invalid character U+%04X '%.*s'", r, size, path->data + i)
				   : str_printf(c, "invalid character U+%04X%s", r, r == ' ' ? " ' '" : "");
			return false;
		}
		i += (size_t)size;
	}
	return true;
}

static void add_import(struct checker *c, struct package *imp)
{
	for (uint32_t i = 0; i < c->pkg->imports.len; i++)
		if (c->pkg->imports.at[i] == imp)
			return;
	VEC_PUSH(c->arena, &c->pkg->imports, imp);
}

static void dot_import(struct checker *c, struct scope *file, struct object *pkgname, struct node *n)
{
	const struct scope *from = check_members(c, pkgname->pkgname.imported);

	for (uint32_t i = 0; i < from->objects.len; i++) {
		struct object *obj = from->objects.at[i], *other;
		struct dot_import d = {file, obj, pkgname};

		if (!object_exported(obj))
			continue;
		check_imported(c, obj);
		other = scope_insert_as(file, obj->name, obj);
		if (other) {
			struct report *r = report_new(c, ERR_DUPLICATE_DECL);

			report_add(r, node_start(n->import.name), "%s redeclared in this block", other->name);
			report_other_decl(r, other);
			report_send(r);
			continue;
		}
		VEC_PUSH(c->arena, &c->dot_imports, d);
	}
}

static void collect_import(struct checker *c, struct scope *file, struct node *n)
{
	struct node *local = n->import.name;
	struct str path;
	const char *bad, *name;
	struct package *imp;
	struct object *obj;

	if (!n->import.path || n->import.path->literal.bad)
		return;
	if (!import_path(c, n->import.path, &path, &bad)) {
		check_error(c, node_start(n->import.path), ERR_BAD_IMPORT_PATH, "invalid import path (%s)", bad);
		return;
	}
	imp = check_import(c, n->import.path->pos, path);
	name = local ? local->name.text : imp->name;
	if (local && str_eq(path, STR("C"))) {
		check_error(c, node_start(local), ERR_IMPORT_C_RENAMED, "cannot rename import \"C\"");
		return;
	}
	if (name == c->ts->init) {
		check_error(c, node_start(n), ERR_INVALID_INIT_DECL,
			    "cannot import package as init - init must be a func");
		return;
	}
	add_import(c, imp);
	obj = object_new(c->ts, OBJ_PKGNAME, local ? local->pos : n->pos, c->pkg, name, c->ts->basic[BASIC_INVALID]);
	obj->pkgname.imported = imp;
	obj->pkgname.import = n;
	obj->used = imp->fake;
	n->obj = obj;
	if (local)
		record_def(c, local, obj);
	VEC_PUSH(c->arena, &c->imports, obj);
	if (strcmp(name, ".") == 0)
		dot_import(c, file, obj, n);
	else
		check_declare(c, file, NULL, obj);
}

/* ---- collecting ---- */

struct method_decl {
	struct object *obj;
	struct node *recv; /* name of the receiver's base type */
	bool pointer;
};

struct collector {
	struct checker *c;
	struct scope *file;
	VEC(struct method_decl) methods;
};

static struct decl_info *info_new(struct collector *k, struct node *decl)
{
	struct decl_info *d = ARENA_NEW(k->c->arena, struct decl_info);

	d->file = k->file;
	d->decl = decl;
	d->go_major = k->c->env.go_major;
	d->go_minor = k->c->env.go_minor;
	d->file_version = k->c->env.file_version;
	return d;
}

static void add_object(struct checker *c, struct object *obj, struct decl_info *d)
{
	obj->decl = d;
	VEC_PUSH(c->arena, &c->objects, obj);
	VEC_PUSH(c->arena, &c->pkg->objects, obj);
	obj->order = c->objects.len;
}

static void declare_in_package(struct collector *k, struct node *name, struct object *obj, struct decl_info *d)
{
	struct checker *c = k->c;

	if (obj->name == c->ts->init) {
		check_error(c, node_start(name), ERR_INVALID_INIT_DECL, "cannot declare init - must be func");
		return;
	}
	if (obj->name == c->ts->main && c->pkg->name == c->ts->main) {
		check_error(c, node_start(name), ERR_INVALID_MAIN_DECL, "cannot declare main - must be func");
		return;
	}
	check_declare(c, c->pkg->scope, name, obj);
	add_object(c, obj, d);
}

static void collect_const(struct collector *k, struct node *n)
{
	static const struct nodes none;
	struct checker *c = k->c;
	struct node *from = n->const_decl.inherit;
	const struct nodes *values = from ? &from->const_decl.values : &none;

	for (uint32_t i = 0; i < n->const_decl.names.len; i++) {
		struct node *name = n->const_decl.names.at[i];
		struct object *obj = object_new(c->ts, OBJ_CONST, name->pos, c->pkg, name->name.text, NULL);
		struct decl_info *d = info_new(k, n);

		obj->constant.val = const_int64(c->arena, n->const_decl.iota);
		d->vtype = from ? from->const_decl.type : NULL;
		d->init = i < values->len ? values->at[i] : NULL;
		d->inherited = from && from != n;
		declare_in_package(k, name, obj, d);
	}
	check_arity(c, n->pos, &n->const_decl.names, values, true, from && from != n);
}

static void collect_var(struct collector *k, struct node *n)
{
	struct checker *c = k->c;
	const struct nodes *values = &n->var_decl.values;
	struct decl_info *shared = NULL;

	if (values->len == 1) {
		shared = info_new(k, n);
		shared->vtype = n->var_decl.type;
		shared->init = values->at[0];
	}
	for (uint32_t i = 0; i < n->var_decl.names.len; i++) {
		struct node *name = n->var_decl.names.at[i];
		struct object *obj = object_var(c->ts, VAR_PACKAGE, name->pos, c->pkg, name->name.text, NULL);
		struct decl_info *d = shared ? shared : info_new(k, n);

		if (shared) {
			VEC_PUSH(c->arena, &shared->lhs, obj);
		} else {
			d->vtype = n->var_decl.type;
			d->init = i < values->len ? values->at[i] : NULL;
		}
		declare_in_package(k, name, obj, d);
	}
	if (!n->var_decl.type || values->len > 0)
		check_arity(c, n->pos, &n->var_decl.names, values, false, false);
}

static void collect_type(struct collector *k, struct node *n)
{
	struct checker *c = k->c;
	struct node *name = n->type_decl.name;
	struct object *obj = object_new(c->ts, OBJ_TYPENAME, name->pos, c->pkg, name->name.text, NULL);
	struct decl_info *d = info_new(k, n);

	d->tdecl = n;
	declare_in_package(k, name, obj, d);
}

static void check_special_func(struct checker *c, struct node *n, const char *name)
{
	const struct node *ft = n->func_decl.type;
	enum error_code code = name == c->ts->main ? ERR_INVALID_MAIN_DECL : ERR_INVALID_INIT_DECL;

	if (n->func_decl.tparams.len > 0)
		check_error(c, node_start(n->func_decl.tparams.at[0]), code, "func %s must have no type parameters",
			    name);
	if (ft->func_type.params.len > 0 || ft->func_type.results.len > 0)
		check_error(c, n->func_decl.name->pos, code, "func %s must have no arguments and no return values",
			    name);
}

static bool is_special(const struct checker *c, const char *name)
{
	return name == c->ts->init || (name == c->ts->main && c->pkg->name == c->ts->main);
}

static void collect_plain_func(struct checker *c, struct node *n, struct object *obj)
{
	const char *name = obj->name;

	if (is_special(c, name))
		check_special_func(c, n, name);
	if (name != c->ts->init) {
		check_declare(c, c->pkg->scope, n->func_decl.name, obj);
		return;
	}
	obj->parent = c->pkg->scope;
	record_def(c, n->func_decl.name, obj);
	if (!n->func_decl.body)
		check_error(c, obj->pos, ERR_MISSING_INIT_BODY, "func init must have a body");
}

struct func_info *func_info_new(struct checker *c, struct node *n, struct node *body)
{
	struct func_info *f = ARENA_NEW(c->arena, struct func_info);

	f->node = n;
	f->body = body;
	f->pkg = c->pkg;
	return f;
}

static void collect_func(struct collector *k, struct node *n)
{
	struct checker *c = k->c;
	struct node *name = n->func_decl.name;
	struct object *obj = object_new(c->ts, OBJ_FUNC, name->pos, c->pkg, name->name.text, NULL);
	struct func_info *f = func_info_new(c, n, n->func_decl.body);
	struct decl_info *d = info_new(k, n);

	f->obj = obj;
	obj->func.info = n->func_decl.info = f;
	obj->func.decl = n;
	VEC_PUSH(c->arena, &c->pkg->funcs, f);
	if (!n->func_decl.recv) {
		collect_plain_func(c, n, obj);
	} else {
		struct method_decl m = {obj, NULL, false};
		struct node *base = check_receiver_base(n->func_decl.recv->field.type, &m.pointer);

		if (base && base->kind == NODE_NAME && obj->name != c->ts->blank) {
			m.recv = base;
			VEC_PUSH(c->arena, &k->methods, m);
		}
		record_def(c, name, obj);
	}
	if (n->func_decl.tparams.len > 0 && n->func_decl.recv)
		check_verify_version(c, node_start(n->func_decl.tparams.at[0]), 27, "generic method");
	else if (n->func_decl.tparams.len > 0 && !is_special(c, obj->name))
		check_verify_version(c, node_start(n->func_decl.tparams.at[0]), 18, "type parameter");
	d->fdecl = n;
	add_object(c, obj, d);
}

static void collect_file(struct collector *k, struct syntax_file *f)
{
	if (f->package)
		record_def(k->c, f->package, NULL);
	for (uint32_t i = 0; i < f->decls.len; i++) {
		struct node *n = f->decls.at[i];

		switch (n->kind) {
		case NODE_IMPORT_DECL:
			collect_import(k->c, k->file, n);
			if (f->patched && n->obj)
				n->obj->used = true;
			break;
		case NODE_CONST_DECL:
			collect_const(k, n);
			break;
		case NODE_VAR_DECL:
			collect_var(k, n);
			break;
		case NODE_TYPE_DECL:
			collect_type(k, n);
			break;
		case NODE_FUNC_DECL:
			collect_func(k, n);
			break;
		default:
			break;
		}
	}
}

/* A name of a file scope (an import) may not be one of the package too. */
static void check_file_scope(struct checker *c, const struct scope *file)
{
	for (uint32_t i = 0; i < file->objects.len; i++) {
		struct object *obj = file->objects.at[i];
		struct object *alt = scope_lookup(c->pkg->scope, file->keys.at[i]);
		struct report *r;

		if (!alt)
			continue;
		r = report_new(c, ERR_DUPLICATE_DECL);
		if (obj->kind == OBJ_PKGNAME)
			report_add(r, alt->pos, "%s already declared through import of package %s (\"%s\")", alt->name,
				   obj->pkgname.imported->name, obj->pkgname.imported->path);
		else
			report_add(r, alt->pos, "%s already declared through dot-import of package %s (\"%s\")",
				   alt->name, obj->pkg->name, obj->pkg->path);
		report_other_decl(r, obj);
		report_send(r);
	}
}

/* The type name that a receiver's base name leads to, through aliases declared in this package. */
static struct object *resolve_receiver(struct checker *c, struct node *name, bool *pointer)
{
	struct map *seen = NULL; /* aliases on the way: they may lead back */

	while (name && name->kind == NODE_NAME) {
		struct object *obj = scope_lookup(c->pkg->scope, name->name.text);
		struct node *decl, *t;

		if (!obj || obj->kind != OBJ_TYPENAME || !obj->decl)
			return NULL;
		decl = obj->decl->tdecl;
		if (!decl->type_decl.alias)
			return obj;
		if (!seen)
			seen = map_new(c->arena);
		if (decl->type_decl.tparams.len > 0 || map_get(seen, obj))
			return NULL;
		map_put(seen, obj, obj);
		t = node_unparen(decl->type_decl.type);
		if (t->kind == NODE_UNARY && t->op.op == OP_MUL) {
			if (*pointer)
				return NULL;
			*pointer = true;
			t = node_unparen(t->op.x);
		}
		name = t;
	}
	return NULL;
}

static void associate_methods(struct collector *k)
{
	struct checker *c = k->c;

	c->methods = map_new(c->arena);
	for (uint32_t i = 0; i < k->methods.len; i++) {
		struct method_decl *m = &k->methods.at[i];
		struct object *base = resolve_receiver(c, m->recv, &m->pointer);
		struct object_list *list;

		if (!base)
			continue;
		m->obj->func.ptr_recv = m->pointer;
		list = map_get(c->methods, base);
		if (!list) {
			list = ARENA_NEW(c->arena, struct object_list);
			map_put(c->methods, base, list);
		}
		VEC_PUSH(c->arena, list, m->obj);
	}
}

static void set_version(struct checker *c, const struct syntax_file *f)
{
	c->env.go_major = c->conf->go_major;
	c->env.go_minor = c->conf->go_minor;
	c->env.file_version = false;
	if (f->go_major == 0)
		return;
	c->env.go_major = f->go_major;
	c->env.go_minor = f->go_minor < 21 ? 21 : f->go_minor;
	c->env.file_version = f->go_minor >= 21; /* gc names it only where it holds as it stands */
}

void check_collect(struct checker *c)
{
	struct collector k = {.c = c};
	VEC(struct scope *) scopes = {0};

	for (uint32_t i = 0; i < c->pkg->files.len; i++) {
		struct syntax_file *f = c->pkg->files.at[i];

		set_version(c, f);
		k.file = scope_new(c->arena, c->pkg->scope);
		VEC_PUSH(c->arena, &scopes, k.file);
		collect_file(&k, f);
	}
	for (uint32_t i = 0; i < scopes.len; i++)
		check_file_scope(c, scopes.at[i]);
	associate_methods(&k);
}
