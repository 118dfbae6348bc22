#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "load.h"
#include "module.h"

enum load_state { LOAD_NEW, LOAD_WALKING, LOAD_DONE };

static const char *join(struct load *l, const char *dir, const char *name)
{
	return arena_printf(l->config.arena, "%s/%s", dir, name).data;
}

static bool is_dir(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool fail(struct load_package *p)
{
	p->failed = true;
	return false;
}

/* A path below the current folder is shown from there: "./x.go", "sub/x.go". */
static const char *display_name(struct load *l, const char *dir, const char *name)
{
	char cwd[PATH_MAX];
	if (!getcwd(cwd, sizeof cwd))
		return join(l, dir, name);
	size_t n = strlen(cwd);
	if (!strcmp(dir, cwd))
		return join(l, ".", name);
	if (!strncmp(dir, cwd, n) && dir[n] == '/')
		return join(l, dir + n + 1, name);
	return join(l, dir, name);
}

/* As Go words it: "open x.go: no such file or directory". */
static void report_open(struct load *l, const char *path, int error)
{
	const char *why = strerror(error);
	diag_error(l->config.diags, POS_NONE, "open %s: %c%s", path, tolower((unsigned char)why[0]), why + 1);
}

/* Without empty elements; NULL when path is so already. */
static const char *canonical(struct load *l, const char *path)
{
	char *out;
	size_t n = 0;

	if (!strstr(path, "//"))
		return NULL;
	out = arena_alloc(l->config.arena, strlen(path) + 1);
	for (; *path; path++)
		if (path[0] != '/' || path[1] != '/')
			out[n++] = *path;
	return out;
}

/* "package main", "\timports a", … down to p: how it came to be asked for. */
static void add_import_stack(struct text *t, const struct load_package *p)
{
	if (p->importer)
		add_import_stack(t, p->importer);
	text_printf(t, p->importer ? "\n\timports %s" : "package %s", p->path);
}

/* As the go command: a position in the files it names without "./". */
static struct str place(struct load *l, pos_t pos)
{
	struct str s = sources_pos(l->config.sources, l->config.arena, pos);
	return str_has_prefix(s, STR("./")) ? (struct str){s.data + 2, s.len - 2} : s;
}

static void report_missing(struct load *l, const char *path, pos_t pos)
{
	const char *slash = strchr(path, '/'), *dot = strchr(path, '.');
	const char *better = canonical(l, path);
	struct str at = place(l, pos);
	size_t n = strlen(path);
	if (n > 1 && path[n - 1] == '/')
		diag_error(l->config.diags, pos, "malformed import path \"%s\": trailing slash", path);
	else if (better)
		diag_error(l->config.diags, pos,
			   "could not import %s (non-canonical import path \"%s\" (should be \"%s\"))", path, path,
			   better);
	else if (path[0] == '.')
		diag_error(l->config.diags, pos,
			   "\"%s\" is relative, but relative import paths are not supported in module mode\n" STR_FMT
			   ": local import \"%s\" in non-local package",
			   path, STR_ARG(at), path);
	else if (dot && (!slash || dot < slash))
		diag_error(l->config.diags, pos, "no required module provides package %s; to add it:\n\tgo get %s",
			   path, path);
	else
		diag_error(l->config.diags, pos, "package %s is not in std (%s/src/%s)", path,
			   l->config.goroot ? l->config.goroot : "GOROOT", path);
}

/* ---- files of one package ---- */

static bool add_file(struct load *l, struct load_package *p, const char *shown, const char *path, const char *name,
		     struct str text)
{
	uint32_t source = sources_add(l->config.sources, str_of(shown), str_of(path), text);
	VEC_PUSH(l->config.arena, &p->files, (struct load_file){source, name});
	return true;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The //go:build line stands before the package clause, among comments. */
static struct str build_line(struct str text)
{
	while (text.len) {
		const char *nl = memchr(text.data, '\n', text.len);
		struct str line = {text.data, nl ? (size_t)(nl - text.data) : text.len};
		text.data += line.len + (nl != NULL);
		text.len -= line.len + (nl != NULL);
		while (line.len && strchr(" \t\r", line.data[line.len - 1]))
			line.len--;
		if (str_has_prefix(line, STR("package ")))
			break;
		if (str_has_prefix(line, STR("//go:build ")))
			return (struct str){line.data + 11, line.len - 11};
	}
	return (struct str){0};
}

/* Files that need cgo take no part: it is off. The import stands on a line of its own. */
static bool imports_c(struct str text)
{
	static const char line[] = "\nimport \"C\"";
	const char *at = memmem(text.data, text.len, line, sizeof line - 1);
	return at && memchr("\r\n;/ \t", at[sizeof line - 1], 6);
}

/* tests, others: how many Go files there are that take no part. */
static void report_no_files(struct load *l, const struct load_package *p, pos_t importer, uint32_t tests,
			    uint32_t others)
{
	struct diags *d = l->config.diags;
	struct text t = {.arena = l->config.arena};
	add_import_stack(&t, p);
	struct str stack = text_str(&t);
	if (tests && !others)
		diag_error(d, POS_NONE, "%s: no non-test Go files in %s", p->path, p->dir);
	else if (tests || others)
		diag_error(d, POS_NONE, STR_FMT ": build constraints exclude all Go files in %s", STR_ARG(stack),
			   p->dir);
	else if (importer)
		report_missing(l, p->path, importer);
	else
		diag_error(d, importer, "no Go files in %s", p->dir);
}

static bool add_folder_files(struct load *l, struct load_package *p, pos_t importer)
{
	struct arena *a = l->config.arena;
	VEC(const char *) names = {0};
	DIR *dir = opendir(p->dir);
	if (!dir)
		return false;
	uint32_t tests = 0, others = 0; /* Go files that take no part, or may not */
	for (struct dirent *e; (e = readdir(dir));) {
		struct str name = str_of(e->d_name);
		if (!str_has_suffix(name, STR(".go")))
			continue;
		if (str_has_suffix(name, STR("_test.go")))
			tests++;
		else
			others++;
		if (load_file_name_matches(&l->config, e->d_name))
			VEC_PUSH(a, &names, arena_str(a, name).data);
	}
	closedir(dir);
	if (names.len)
		qsort(names.at, names.len, sizeof *names.at, compare_names);
	for (uint32_t i = 0; i < names.len; i++) {
		const char *path = join(l, p->dir, names.at[i]);
		struct str text;
		if (!file_read(a, path, &text)) {
			report_open(l, path, errno);
			return fail(p);
		}
		struct str expr = build_line(text);
		if ((!expr.len || load_constraint_holds(&l->config, expr)) && !imports_c(text))
			add_file(l, p, display_name(l, p->dir, names.at[i]), path, names.at[i], text);
	}
	if (p->files.len)
		return true;
	report_no_files(l, p, importer, tests, others);
	return fail(p);
}

/* ---- imports of one package ---- */

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

/* Syntax errors are left to the parse proper, which sees the whole file: these diagnostics are dropped. */
static void read_imports(struct load *l, struct load_package *p, uint32_t i, const char **package, pos_t importer)
{
	struct arena *a = l->config.arena;
	struct diags dropped = {.arena = a, .sources = l->config.sources};
	struct parse_options options = {.imports_only = true, .std = p->std};
	struct syntax_file *f =
	    syntax_parse(a, l->config.names, l->config.sources, p->files.at[i].source, &dropped, &options);
	for (uint32_t k = 0; k < f->decls.len; k++) {
		struct node *d = f->decls.at[k];
		if (d->kind != NODE_IMPORT_DECL || !d->import.path || d->import.path->literal.kind != LIT_STRING)
			continue;
		struct str path = literal_string(a, d->import.path);
		if (!is_malformed(path))
			add_import(l, p, intern(l->config.names, path),
				   (d->import.name ? d->import.name : d->import.path)->pos);
	}
	if (!f->package)
		return;
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

/* importer: where it is asked for, POS_NONE on the command line. */
static void read_package(struct load *l, struct load_package *p, pos_t importer)
{
	const char *name = NULL;
	for (uint32_t i = 0; i < p->files.len; i++)
		read_imports(l, p, i, &name, importer);
	if (!p->name)
		p->name = "p";
	if (!strcmp(p->name, "main"))
		p->link = "main";
	else if (!strcmp(p->path, "command-line-arguments"))
		p->link = p->name;
	if (p->imports.len)
		qsort(p->imports.at, p->imports.len, sizeof *p->imports.at, compare_imports);
}

/* ---- finding what is imported ---- */

/* A go.mod between the folder of a module and one inside it: another module begins there. */
static bool leaves_module(const char *dir, size_t root)
{
	char path[PATH_MAX];
	for (size_t n = strlen(dir); n > root; n--) {
		if (dir[n] && dir[n] != '/')
			continue;
		if ((size_t)snprintf(path, sizeof path, "%.*s/go.mod", (int)n, dir) < sizeof path &&
		    !access(path, F_OK))
			return true;
	}
	return false;
}

/* The folder of an import path inside a module, or NULL. */
static const char *in_module(struct load *l, const char *module, const char *root, const char *path)
{
	size_t n = strlen(module);
	if (!n || strncmp(path, module, n) || (path[n] && path[n] != '/'))
		return NULL;
	if (!path[n])
		return root;
	const char *dir = join(l, root, path + n + 1);
	return leaves_module(dir, strlen(root)) ? NULL : dir;
}

static const char *find_dir(struct load *l, const struct load_package *from, const char *path, bool *std, bool *overlay)
{
	struct load_module *m = l->module;
	*std = *overlay = false;
	if (m && !from->std) {
		const char *dir = in_module(l, m->path, m->dir, path);
		for (uint32_t i = 0; !dir && i < m->replaces.len; i++)
			dir = in_module(l, m->replaces.at[i].path, m->replaces.at[i].dir, path);
		if (dir)
			return dir;
		dir = join(l, join(l, m->dir, "vendor"), path);
		if (is_dir(dir))
			return dir;
	}
	*std = true;
	const char *dir = l->config.overlay ? join(l, l->config.overlay, path) : NULL;
	if (dir && is_dir(dir)) {
		*overlay = true;
		return dir;
	}
	if (!l->config.goroot)
		return NULL;
	const char *src = join(l, l->config.goroot, "src");
	dir = join(l, src, path);
	if (is_dir(dir))
		return dir;
	dir = join(l, join(l, src, "vendor"), path);
	return from->std && is_dir(dir) ? dir : NULL;
}

/* What stands under a folder "internal" is for its parent's tree only. dir: the folder of path. */
static bool internal_allowed(const struct load_package *from, const char *path, const char *dir, bool std)
{
	const char *found = NULL;
	for (const char *at = path; (at = strstr(at, "internal")); at += 8)
		if ((at == path || at[-1] == '/') && (!at[8] || at[8] == '/'))
			found = at;
	if (!found || from->std || !from->dir) /* no folder: asked for on the command line */
		return true;
	if (std || strlen(dir) <= strlen(found))
		return false;
	/* By folder, for files named on the command line have no import path of their own. */
	size_t parent = strlen(dir) - strlen(found) - 1;
	return !strncmp(from->dir, dir, parent) && (!from->dir[parent] || from->dir[parent] == '/');
}

static struct load_package *new_package(struct load *l, const char *path, const char *dir)
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
static void set_version(struct load *l, struct load_package *p)
{
	const struct load_module *m = l->module;
	for (uint32_t i = 0; i < l->module->replaces.len; i++) {
		const struct load_replace *r = &l->module->replaces.at[i];
		if (!in_module(l, r->path, r->dir, p->path))
			continue;
		const struct load_module *own = load_module_read(&l->config, l->config.diags, r->dir, false);
		m = own ? own : m;
		p->failed |= own && own->failed;
	}
	p->go_major = m->go_major;
	p->go_minor = m->go_minor;
}

static struct load_package *import_package(struct load *l, struct load_package *from, const struct load_import *i)
{
	bool std = false, overlay = false;
	const char *vendored = join(l, "vendor", i->path);
	struct load_package *p = loaded_package(l, from, i->path, vendored);
	const char *dir = p ? p->dir : find_dir(l, from, i->path, &std, &overlay);
	size_t n = strlen(i->path);
	if (!dir || !is_dir(dir) || canonical(l, i->path) || (n > 1 && i->path[n - 1] == '/')) {
		report_missing(l, i->path, i->pos);
		from->failed = true;
		return NULL;
	}
	if (!internal_allowed(from, i->path, dir, p ? p->std : std)) {
		struct text t = {.arena = l->config.arena};
		add_import_stack(&t, from);
		struct str stack = text_str(&t), at = place(l, i->pos);
		diag_error(l->config.diags, POS_NONE, STR_FMT "\n\t" STR_FMT ": use of internal package %s not allowed",
			   STR_ARG(stack), STR_ARG(at), i->path);
		from->failed = true;
	}
	if (p)
		return p;
	p = new_package(l, from->std && str_has_suffix(str_of(dir), str_of(vendored)) ? vendored : i->path, dir);
	p->importer = from->dir ? from : NULL;
	p->std = std;
	p->overlay = overlay;
	if (!std)
		set_version(l, p);
	if (add_folder_files(l, p, i->pos))
		read_package(l, p, i->pos);
	if (!strcmp(p->name ? p->name : "", "main")) {
		diag_error(l->config.diags, i->pos, "import \"%s\" is a program, not an importable package", i->path);
		from->failed = true;
	}
	return p;
}

/* ---- the walk ---- */

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

static void walk(struct load *l, struct load_package *p)
{
	p->state = LOAD_WALKING;
	for (uint32_t i = 0; i < p->imports.len; i++) {
		struct load_import *import = &p->imports.at[i];
		if (!strcmp(import->path, "unsafe") || !strcmp(import->path, "C"))
			continue;
		struct load_package *q = import_package(l, p, import);
		if (!q)
			continue;
		if (q->state == LOAD_WALKING) {
			report_cycle(l, q, p);
			continue;
		}
		import->package = q;
		if (q->state == LOAD_NEW) {
			q->importer = p;
			walk(l, q);
		}
		p->failed |= q->failed;
	}
	p->state = LOAD_DONE;
	p->order = l->packages.len;
	VEC_PUSH(l->config.arena, &l->packages, p);
}

/* The package that every program needs comes first. */
static void walk_implicit(struct load *l)
{
	struct load_package from = {.path = "", .std = true};
	const struct load_import i = {.path = l->config.implicit};
	struct load_package *p = l->config.implicit ? import_package(l, &from, &i) : NULL;
	if (p && p->state == LOAD_NEW)
		walk(l, p);
}

/* ---- operands ---- */

static const char *absolute(struct load *l, const char *path)
{
	char full[PATH_MAX];
	if (!realpath(path, full))
		return NULL;
	return arena_str(l->config.arena, str_of(full)).data;
}

static const char *folder_of(struct load *l, const char *file)
{
	const char *slash = strrchr(file, '/');
	if (!slash)
		return ".";
	return arena_printf(l->config.arena, "%.*s", (int)(slash == file ? 1 : slash - file), file).data;
}

static void take_module(struct load *l, struct load_package *p)
{
	l->module = load_module_find(&l->config, l->config.diags, p->dir);
	if (!l->module)
		return;
	p->failed |= l->module->failed;
	p->go_major = l->module->go_major;
	p->go_minor = l->module->go_minor;
	l->godebug = l->module->godebug;
}

static bool load_files(struct load *l, const char *const *files, uint32_t n)
{
	struct arena *a = l->config.arena;
	const char *dir = folder_of(l, files[0]), *full = absolute(l, dir);
	struct load_package *p = new_package(l, "command-line-arguments", full ? full : dir);
	p->named = true;
	for (uint32_t i = 0; i < n; i++) {
		struct str text;
		if (strcmp(folder_of(l, files[i]), dir)) {
			diag_error(l->config.diags, POS_NONE,
				   "named files must all be in one directory; have %s and %s", dir,
				   folder_of(l, files[i]));
			return fail(p);
		}
		if (is_dir(files[i]) || !file_read(a, files[i], &text)) {
			report_open(l, files[i], is_dir(files[i]) ? EISDIR : errno);
			return fail(p);
		}
		const char *slash = strrchr(files[i], '/'), *path = absolute(l, files[i]);
		add_file(l, p, files[i], path ? path : files[i], slash ? slash + 1 : files[i], text);
	}
	take_module(l, p);
	if (p->failed)
		return false;
	read_package(l, p, POS_NONE);
	walk(l, p);
	return !p->failed;
}

static bool load_folder(struct load *l, const char *operand)
{
	const char *dir = absolute(l, operand);
	if (!dir || !is_dir(dir)) {
		diag_error(l->config.diags, POS_NONE, dir ? "%s is not a directory" : "stat %s: directory not found",
			   operand);
		return false;
	}
	struct diags dropped = {.arena = l->config.arena, .sources = l->config.sources};
	struct load_module *m = load_module_find(&l->config, &dropped, dir);
	const char *path = "command-line-arguments";
	if (m && *m->path)
		path = strcmp(m->dir, dir) ? join(l, m->path, dir + strlen(m->dir) + 1) : m->path;
	struct load_package *p = map_get_str(l->by_path, str_of(path));
	if (!p) {
		p = new_package(l, intern_cstr(l->config.names, path), dir);
		take_module(l, p);
		if (p->failed)
			return false;
		if (!add_folder_files(l, p, POS_NONE))
			return false;
		read_package(l, p, POS_NONE);
	}
	p->named = true;
	if (p->state == LOAD_NEW)
		walk(l, p);
	return !p->failed;
}

static bool load_std(struct load *l, const char *path)
{
	struct load_package from = {.path = ""};
	const struct load_import i = {.path = intern_cstr(l->config.names, path)};
	struct load_package *p = import_package(l, &from, &i);
	if (!p)
		return false;
	p->named = true;
	if (p->state == LOAD_NEW)
		walk(l, p);
	return !p->failed;
}

/* An import path of the Go tree wins over a folder of the same name, as with the go command, which wants "./" there. */
static bool looks_like_folder(struct load *l, const char *operand)
{
	if (operand[0] == '.' || operand[0] == '/')
		return true;
	const char *root = l->config.goroot;
	return is_dir(operand) && !(root && is_dir(join(l, join(l, root, "src"), operand)));
}

bool load_operands(struct load *l, const struct load_config *config, const char *const *operands, uint32_t n)
{
	*l = (struct load){.config = *config, .by_path = map_new(config->arena)};
	static const char *const here[] = {"."};
	if (!n) {
		operands = here;
		n = 1;
	}
	walk_implicit(l);
	if (str_has_suffix(str_of(operands[0]), STR(".go")) && !is_dir(operands[0])) {
		for (uint32_t i = 1; i < n; i++)
			if (!str_has_suffix(str_of(operands[i]), STR(".go"))) {
				diag_error(config->diags, POS_NONE, "named files must be .go files: %s", operands[i]);
				return false;
			}
		return load_files(l, operands, n);
	}
	bool ok = true;
	for (uint32_t i = 0; i < n; i++)
		ok &= looks_like_folder(l, operands[i]) ? load_folder(l, operands[i]) : load_std(l, operands[i]);
	return ok;
}
