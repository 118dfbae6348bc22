/* module.c - go.mod: the module path, the language version, local replacements, GODEBUG settings. What is wrong
 * with it is said in the go command's words. */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "modfile.h"
#include "module.h"

struct mod {
	struct arena *arena;
	struct load_module *m;
	const char *shown;     /* the file's name in messages */
	const char *running;   /* load_running_version */
	const char *of_others; /* "module PATH@VERSION" of one that is imported from, or NULL */
	bool strict;           /* of the module that is built; others may hold what we do not know */
	bool work;             /* go.work */
	const struct modfile_line *line;
	uint32_t go_line, module_line, toolchain_line, retract_line; /* 0: none yet */
	struct text errors, loading;                                 /* of the file; of its settings */
};

struct words {
	const struct str *at;
	uint32_t n;
};

__attribute__((format(printf, 2, 3))) static void error(struct mod *p, const char *fmt, ...)
{
	va_list args;
	struct str message;

	va_start(args, fmt);
	message = arena_vprintf(p->arena, fmt, args);
	va_end(args);
	text_printf(&p->errors, "\n%s:%u", p->shown, p->line->line);
	if (p->line->col > 1)
		text_printf(&p->errors, ":%u", p->line->col);
	text_printf(&p->errors, ": " STR_FMT, STR_ARG(message));
}

static struct str drop(struct str s, size_t n)
{
	return (struct str){s.data + n, s.len - n};
}

/* What word i stands for; false after an error. */
static bool unquote(struct mod *p, const struct words *w, uint32_t i, struct str *out)
{
	const char *why = modfile_unquote(p->arena, w->at[i], out);
	if (why)
		error(p, "invalid quoted string: %s", why);
	return !why;
}

/* ---- versions ---- */

static bool number(struct str *s, int *value)
{
	size_t n = 0;

	*value = 0;
	while (n < s->len && isdigit((unsigned char)s->data[n]))
		*value = *value < 1000000 ? *value * 10 + s->data[n++] - '0' : (n++, 1000000);
	if (n == 0 || (n > 1 && s->data[0] == '0'))
		return false;
	*s = drop(*s, n);
	return true;
}

struct version {
	int major, minor, patch, number;
	bool has_minor, has_patch, has_letters, has_number; /* 1 .26 .3 rc 1 */
	char letter;                                        /* the first of these, or 0 */
};

/* Takes .N from the front, if it is there. */
static bool dot_number(struct str *s, int *value)
{
	struct str rest = s->len && s->data[0] == '.' ? drop(*s, 1) : STR("");
	if (!number(&rest, value))
		return false;
	*s = rest;
	return true;
}

/* Reads as much of a version of Go as s has; gives what is left. A version without a number is no more than that. */
static struct str scan_version(struct str s, struct version *v)
{
	size_t letters = 0;

	*v = (struct version){0};
	if (!number(&s, &v->major))
		return s;
	v->has_minor = dot_number(&s, &v->minor);
	v->has_patch = v->has_minor && dot_number(&s, &v->patch);
	while (v->has_minor && letters < s.len && islower((unsigned char)s.data[letters]))
		letters++;
	v->has_letters = letters != 0;
	v->letter = letters ? s.data[0] : '\0';
	s = drop(s, letters);
	v->has_number = letters && number(&s, &v->number);
	return s;
}

bool load_go_version(struct str s, int *major, int *minor)
{
	struct version v;
	bool number_first = s.len && isdigit((unsigned char)s.data[0]);
	struct str rest = scan_version(s, &v);
	*major = v.major;
	*minor = v.minor;
	return number_first && !rest.len && !(v.has_patch && v.has_letters);
}

/* What a go line may say: less than other versions, more than these of patches. */
static bool go_line_version(struct str s, int *major, int *minor)
{
	struct version v;
	struct str rest = scan_version(s, &v);
	*major = v.major;
	*minor = v.minor;
	return v.major && v.has_minor && !rest.len && v.has_letters == v.has_number;
}

/* 1.21.x of a module that others have made is 1.21. */
static bool lax_version(struct str s, int *major, int *minor)
{
	struct version v;
	if (s.len && s.data[0] == 'v')
		s = drop(s, 1);
	scan_version(s, &v);
	*major = v.major;
	*minor = v.minor;
	return v.major && v.has_minor;
}

/* "require x.org/y: version "v2.0.0" invalid: why" */
static void version_error(struct mod *p, struct str verb, struct str path, struct str version, const char *why)
{
	if (path.len)
		error(p, STR_FMT " " STR_FMT ": version \"" STR_FMT "\" invalid: %s", STR_ARG(verb), STR_ARG(path),
		      STR_ARG(version), why);
	else
		error(p, STR_FMT ": version \"" STR_FMT "\" invalid: %s", STR_ARG(verb), STR_ARG(version), why);
}

/* A version of the module at path; false after an error. Words like "latest" are for the go command to resolve. */
static bool check_version(struct mod *p, struct str verb, struct str path, struct str word)
{
	struct str version, major;
	const char *why = modfile_unquote(p->arena, word, &version);
	if (!why && !modpath_major(path, &major))
		why = arena_printf(p->arena, "malformed module path \"" STR_FMT "\"", STR_ARG(path)).data;
	if (!why && modpath_is_canonical(version))
		why = modpath_major_objection(p->arena, version, major);
	if (why)
		version_error(p, verb, path, version, why);
	return !why;
}

/* ---- directives: w holds what follows the verb ---- */

static void go_directive(struct mod *p, struct str verb, const struct words *w)
{
	int major, minor;
	if (p->go_line) {
		error(p, "repeated go statement");
		return;
	}
	if (w->n != 1) {
		error(p, "go directive expects exactly one argument");
		return;
	}
	if (!go_line_version(w->at[0], &major, &minor) && (p->strict || !lax_version(w->at[0], &major, &minor))) {
		error(p, "invalid go version '" STR_FMT "': must match format 1.23.0", STR_ARG(w->at[0]));
		return;
	}
	p->go_line = p->line->line;
	p->m->go_major = major;
	p->m->go_minor = minor;
	p->m->go_version = arena_str(p->arena, w->at[0]).data;
}

static void toolchain_directive(struct mod *p, struct str verb, const struct words *w)
{
	struct str name = w->n ? w->at[0] : STR("");

	if (p->toolchain_line)
		error(p, "repeated toolchain statement");
	else if (w->n != 1)
		error(p, "toolchain directive expects exactly one argument");
	else if (!str_eq(name, STR("default")) && !str_eq(name, STR("go1")) && !str_has_prefix(name, STR("go1.")))
		error(p, "invalid toolchain version '" STR_FMT "': must match format go1.23.0 or default",
		      STR_ARG(name));
	else
		p->toolchain_line = p->line->line;
}

static void module_directive(struct mod *p, struct str verb, const struct words *w)
{
	struct str path;

	if (p->module_line) {
		error(p, "repeated module statement");
		return;
	}
	p->module_line = p->line->line;
	if (w->n != 1)
		error(p, "usage: module module/path");
	else if (unquote(p, w, 0, &path))
		p->m->path = arena_str(p->arena, path).data;
}

/* A relative or rooted path, as some system writes it. */
static bool is_folder(struct str s)
{
	bool drive = s.len >= 2 && isalpha((unsigned char)s.data[0]) && s.data[1] == ':';
	static const char *const starts[] = {"./", ".\\", "../", "..\\", "/", "\\"};

	for (size_t i = 0; i < KIT_COUNT(starts); i++)
		if (str_has_prefix(s, str_of(starts[i])))
			return true;
	return drive || str_eq(s, STR(".")) || str_eq(s, STR(".."));
}

/* Why what stands right of an arrow without a version is no folder, or NULL. */
static const char *folder_objection(struct str to)
{
	if (!is_folder(to))
		return memchr(to.data, '@', to.len)
			   ? "replacement module must match format 'path version', not 'path@version'"
			   : "replacement module without version must be directory path (rooted or starting with . "
			     "or ..)";
	if (memchr(to.data, '\\', to.len))
		return "replacement directory appears to be Windows path (on a non-windows system)";
	return NULL;
}

/* The module left of an arrow; false after an error. */
static bool replaced_module(struct mod *p, struct str verb, const struct words *w, uint32_t arrow, struct str *path)
{
	struct str major;

	if (!unquote(p, w, 0, path))
		return false;
	if (!modpath_major(*path, &major)) {
		error(p, "replace " STR_FMT ": invalid module path", STR_ARG(*path));
		return false;
	}
	return arrow == 1 || check_version(p, verb, *path, w->at[1]);
}

/* A folder, as a line of the file names it. */
static const char *folder(struct mod *p, struct str to)
{
	while (str_has_prefix(to, STR("./")))
		to = drop(to, 2);
	if (to.len && to.data[0] == '/')
		return arena_str(p->arena, to).data;
	return arena_printf(p->arena, "%s/" STR_FMT, p->m->dir, STR_ARG(to)).data;
}

/* A version that check_version has found to be one. */
static const char *version_word(struct mod *p, struct str word)
{
	struct str version = STR("");
	modfile_unquote(p->arena, word, &version);
	return arena_str(p->arena, version).data;
}

static void replace_directive(struct mod *p, struct str verb, const struct words *w)
{
	uint32_t arrow = w->n >= 2 && str_eq(w->at[1], STR("=>")) ? 1 : 2;
	struct str path, to;

	if (w->n < arrow + 2 || w->n > arrow + 3 || !str_eq(w->at[arrow], STR("=>"))) {
		error(p, "usage: replace module/path [v1.2.3] => other/module v1.4\n\t"
			 " or replace module/path [v1.2.3] => ../local/directory");
		return;
	}
	if (!replaced_module(p, verb, w, arrow, &path) || !unquote(p, w, arrow + 1, &to))
		return;
	struct load_replace r = {.path = arena_str(p->arena, path).data,
				 .version = arrow == 2 ? version_word(p, w->at[1]) : ""};
	const char *why = w->n == arrow + 3 ? NULL : folder_objection(to);
	if (why) {
		error(p, "%s", why);
		return;
	}
	if (w->n == arrow + 3) {
		if (!check_version(p, verb, to, w->at[arrow + 2]))
			return;
		if (is_folder(to))
			error(p, "replacement module directory path \"" STR_FMT "\" cannot have version", STR_ARG(to));
		r.to = arena_str(p->arena, to).data;
		r.to_version = version_word(p, w->at[arrow + 2]);
	} else {
		r.dir = folder(p, to);
		r.written = arena_str(p->arena, to).data;
	}
	VEC_PUSH(p->arena, &p->m->replaces, r);
}

/* require, exclude */
static void pair_directive(struct mod *p, struct str verb, const struct words *w)
{
	struct str path;

	if (w->n != 2)
		error(p, "usage: " STR_FMT " module/path v1.2.3", STR_ARG(verb));
	else if (unquote(p, w, 0, &path) && check_version(p, verb, path, w->at[1])) {
		struct load_require r = {arena_str(p->arena, path).data, version_word(p, w->at[1]), p->line->indirect};
		if (str_eq(verb, STR("require")))
			VEC_PUSH(p->arena, &p->m->requires, r);
		else
			VEC_PUSH(p->arena, &p->m->excludes, r);
	}
}

/* The version at *i, which moves on; false after an error. */
static bool retracted_version(struct mod *p, const struct words *w, uint32_t *i, const char *missing)
{
	struct str version;
	const char *why = missing;

	if (*i == w->n) {
		error(p, "%s", missing);
		return false;
	}
	why = modfile_unquote(p->arena, w->at[(*i)++], &version);
	if (why)
		version_error(p, STR("retract"), STR(""), version, why);
	return !why;
}

static bool retracted_mark(struct mod *p, const struct words *w, uint32_t *i, const char *mark)
{
	if (*i < w->n && str_eq(w->at[*i], str_of(mark))) {
		++*i;
		return true;
	}
	error(p, "expected '%s' after version", mark);
	return false;
}

/* v1.0.0 or [v1.0.0, v1.2.0] */
static void retract_directive(struct mod *p, struct str verb, const struct words *w)
{
	uint32_t i = 0;
	bool range = w->n && str_eq(w->at[0], STR("["));

	if (!p->strict)
		return;
	if (!w->n || str_eq(w->at[0], STR("("))) {
		error(p, "expected '[' or version");
		return;
	}
	if (!p->retract_line)
		p->retract_line = p->line->line;
	if (range) {
		i = 1;
		if (!retracted_version(p, w, &i, "expected version after '['") || !retracted_mark(p, w, &i, ",") ||
		    !retracted_version(p, w, &i, "expected version after ','") || !retracted_mark(p, w, &i, "]"))
			return;
	} else if (!retracted_version(p, w, &i, "")) {
		return;
	}
	if (i < w->n)
		error(p, "unexpected token after version: \"" STR_FMT "\"", STR_ARG(w->at[i]));
}

/* tool, ignore */
static void path_directive(struct mod *p, struct str verb, const struct words *w)
{
	struct str path;

	if (w->n != 1)
		error(p, STR_FMT " directive expects exactly one argument", STR_ARG(verb));
	else if (unquote(p, w, 0, &path) && str_eq(verb, STR("ignore")))
		VEC_PUSH(p->arena, &p->m->ignored, arena_str(p->arena, path).data);
}

static void use_directive(struct mod *p, struct str verb, const struct words *w)
{
	struct str path;

	if (w->n != 1)
		error(p, "usage: use local/dir");
	else if (unquote(p, w, 0, &path))
		VEC_PUSH(p->arena, &p->m->uses, folder(p, path));
}

static void godebug_directive(struct mod *p, struct str verb, const struct words *w)
{
	struct load_module *m = p->m;
	struct str word = w->n ? w->at[0] : STR("");
	const char *equal = memchr(word.data, '=', word.len);
	bool quotes = false;

	for (size_t i = 0; i < word.len; i++)
		quotes |= strchr("\"`',", word.data[i]) != NULL;
	if (w->n != 1 || !equal || quotes) {
		error(p, "usage: godebug key=value");
		return;
	}
	size_t n = (size_t)(equal - word.data);
	struct load_godebug s = {arena_str(p->arena, (struct str){word.data, n}),
				 arena_str(p->arena, drop(word, n + 1))};
	const char *why = load_godebug_objection(p->arena, m->godebug_table, p->running, "godebug", s);
	if (why)
		text_printf(&p->loading, "%sgo: error loading %s:\n%s:%u: %s", p->loading.len ? "\n" : "", p->shown,
			    p->shown, p->line->line, why);
	VEC_PUSH(p->arena, &m->godebug.list, s);
}

struct directive {
	const char *verb;
	void (*read)(struct mod *p, struct str verb, const struct words *w);
	bool block;     /* may be one */
	bool lax;       /* heeded in modules that are not built */
	bool mod, work; /* of go.mod, of go.work */
};

static const struct directive *find_directive(const struct mod *p, struct str verb)
{
	static const struct directive directives[] = {
	    {"module", module_directive, true, true, true, false},
	    {"go", go_directive, false, true, true, true},
	    {"toolchain", toolchain_directive, false, false, true, true},
	    {"require", pair_directive, true, true, true, false},
	    {"exclude", pair_directive, true, false, true, false},
	    {"replace", replace_directive, true, false, true, true},
	    {"retract", retract_directive, true, true, true, false},
	    {"godebug", godebug_directive, true, false, true, true},
	    {"tool", path_directive, true, false, true, false},
	    {"ignore", path_directive, true, true, true, false},
	    {"use", use_directive, true, false, false, true},
	};
	for (size_t i = 0; i < KIT_COUNT(directives); i++)
		if (str_eq(verb, str_of(directives[i].verb)) && (p->work ? directives[i].work : directives[i].mod))
			return &directives[i];
	return NULL;
}

/* ---- lines ---- */

static struct str joined(struct mod *p, const struct modfile_line *l)
{
	struct text t = {.arena = p->arena};
	for (uint32_t i = 0; i < l->words.len; i++)
		text_printf(&t, "%s" STR_FMT, i ? " " : "", STR_ARG(l->words.at[i]));
	return text_str(&t);
}

/* The verb of a block's lines; NULL for those of none that there is. */
static const struct directive *open_block(struct mod *p)
{
	const struct directive *d = find_directive(p, p->line->words.at[0]);
	if (p->line->words.len == 1 && d && d->block)
		return d;
	if (p->strict)
		error(p, "unknown block type: " STR_FMT, STR_ARG(joined(p, p->line)));
	return NULL;
}

static void read_line(struct mod *p, const struct directive *d, struct words w)
{
	if (d && (p->strict || d->lax))
		d->read(p, str_of(d->verb), &w);
}

static void read_lines(struct mod *p, const struct modfile *file)
{
	const struct directive *block = NULL;
	for (uint32_t i = 0; i < file->lines.len; i++) {
		const struct modfile_line *l = p->line = &file->lines.at[i];
		const struct directive *d = find_directive(p, l->words.at[0]);
		if (l->block)
			block = open_block(p);
		else if (l->inside)
			read_line(p, block, (struct words){l->words.at, l->words.len});
		else if (!d && p->strict)
			error(p, "unknown directive: " STR_FMT, STR_ARG(l->words.at[0]));
		else
			read_line(p, d, (struct words){l->words.at + 1, l->words.len - 1});
	}
	if (!p->retract_line || p->module_line)
		return;
	p->line = &(struct modfile_line){.line = p->retract_line, .col = 1};
	error(p, "no module directive found, so retract cannot be used");
}

static void read_text(struct mod *p, struct str text, const char *path)
{
	struct modfile file = modfile_read(p->arena, text, path);
	if (!file.error.len) {
		read_lines(p, &file);
		return;
	}
	p->line = &(struct modfile_line){.line = file.line, .col = file.col};
	error(p, STR_FMT, STR_ARG(file.error));
}

const char *load_shown_path(struct arena *a, const char *path)
{
	char cwd[PATH_MAX];
	struct text up = {.arena = a};

	if (!getcwd(cwd, sizeof cwd))
		return path;
	for (size_t n = strlen(cwd); n; n--) {
		if (cwd[n] && cwd[n] != '/')
			continue;
		if (!strncmp(path, cwd, n) && path[n] == '/') {
			text_add(&up, str_of(path + n + 1));
			struct str s = text_str(&up);
			return s.len < strlen(path) ? s.data : path;
		}
		text_add(&up, STR("../"));
	}
	return path;
}

int load_compare_versions(struct str x, struct str y)
{
	struct version a, b;
	scan_version(x, &a);
	scan_version(y, &b);
	const int by[][2] = {{a.major, b.major},
			     {a.minor, b.minor},
			     {a.has_patch ? a.patch : -1, b.has_patch ? b.patch : -1},
			     {a.letter, b.letter},
			     {a.number, b.number}};

	for (size_t i = 0; i < KIT_COUNT(by); i++)
		if (by[i][0] != by[i][1])
			return by[i][0] < by[i][1] ? -1 : 1;
	return 0;
}

const char *load_running_version(const struct load_config *c)
{
	return c->go_version ? c->go_version : arena_printf(c->arena, "1.%d", LOAD_GO_MINOR).data;
}

static bool is_too_new(const struct load_config *c, const struct load_module *m)
{
	return m->go_version && load_compare_versions(str_of(m->go_version), str_of(load_running_version(c))) > 0;
}

/* what: the file, or the module. */
static void report_too_new(const struct load_config *c, struct diags *d, const char *what, const char *version)
{
	const char *set = c->toolchain && strcmp(c->toolchain, "auto") ? c->toolchain : "";
	diag_error(d, POS_NONE, "go: %s requires go >= %s (running go %s%s%s)", what, version, load_running_version(c),
		   *set ? "; GOTOOLCHAIN=" : "", set);
}

static void report(struct mod *p, const struct load_config *c, struct diags *d)
{
	struct load_module *m = p->m;
	struct str errors = text_str(&p->errors), loading = text_str(&p->loading);
	const char *why;

	if (is_too_new(c, m)) /* whatever else: it may hold what only newer versions know */
		report_too_new(c, d, p->of_others ? p->of_others : p->shown, m->go_version);
	else if (errors.len)
		diag_error(d, POS_NONE, "go: errors parsing %s:" STR_FMT, p->shown, STR_ARG(errors));
	else if (!p->module_line && !p->work)
		diag_error(d, POS_NONE,
			   "go: error reading %s: missing module declaration. To specify the module path:\n"
			   "\tgo mod edit -module=example.com/mod",
			   p->shown);
	else if (p->strict && loading.len)
		diag_error(d, POS_NONE, STR_FMT, STR_ARG(loading));
	else if (p->strict && !p->work && (why = modpath_objection(p->arena, str_of(m->path))))
		diag_error(d, POS_NONE, "go: malformed module path " STR_FMT ": %s",
			   STR_ARG(str_quote(p->arena, str_of(m->path))), why);
	else
		return;
	m->failed = true;
}

static struct load_module *read_module(const struct load_config *c, struct diags *d, const char *path, const char *dir,
				       struct mod p)
{
	struct arena *a = c->arena;
	struct str text;

	if (access(path, F_OK) || !file_read(a, path, &text))
		return NULL;
	struct load_module *m = ARENA_NEW(a, struct load_module);
	p.arena = a;
	p.m = m;
	p.shown = load_shown_path(a, path);
	p.running = load_running_version(c);
	p.strict = !p.of_others;
	p.errors.arena = p.loading.arena = a;
	m->dir = dir;
	m->shown = p.shown;
	m->path = "";
	m->go_major = 1;
	m->go_minor = 16; /* what a go.mod without a go line means */
	if (p.strict)
		m->godebug_table = load_godebug_table(a, c->goroot);
	read_text(&p, text, path);
	report(&p, c, d);
	return m;
}

struct load_module *load_module_file(const struct load_config *c, struct diags *d, const char *path, const char *dir,
				     bool work)
{
	return read_module(c, d, path, dir, (struct mod){.work = work});
}

struct load_module *load_module_of_others(const struct load_config *c, struct diags *d, const char *path,
					  const struct load_dep *dep)
{
	const char *what = dep->stored ? dep->stored : dep->written, *version = dep->stored ? dep->stored_version : "";
	const char *name = arena_printf(c->arena, "module %s%s%s", what, *version ? "@" : "", version).data;
	return read_module(c, d, path, dep->dir, (struct mod){.of_others = name});
}

bool load_is_ignored(const struct load_module *m, const char *dir)
{
	size_t n = strlen(m->dir);
	struct str inner = strncmp(dir, m->dir, n) ? STR("") : str_of(dir + n);
	for (uint32_t i = 0; i < m->ignored.len; i++) {
		struct str path = str_of(m->ignored.at[i]);
		while (path.len && path.data[path.len - 1] == '/')
			path.len--;
		bool rooted = str_has_prefix(path, STR("./"));
		struct str tail = rooted ? drop(path, 1) : path;
		if (rooted ? str_eq(inner, tail)
			   : str_has_suffix(inner, tail) && inner.len > tail.len &&
				 inner.data[inner.len - tail.len - 1] == '/')
			return true;
	}
	return false;
}

struct load_module *load_module_find(const struct load_config *c, struct diags *d, const char *dir)
{
	struct arena *a = c->arena;
	struct str at = arena_str(a, str_of(dir));
	for (;;) {
		const char *here = arena_str(a, at).data, *path = arena_printf(a, "%s/go.mod", here).data;
		struct load_module *m = load_module_file(c, d, path, here, false);
		if (m)
			return m;
		while (at.len && at.data[at.len - 1] != '/')
			at.len--;
		if (at.len <= 1)
			return NULL;
		at.len--;
	}
}
