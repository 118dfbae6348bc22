/* load_module.c - go.mod: the module path, the language version, local replacements. What is wrong with it is said in
 * the go command's words. */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "load_module.h"

enum { MAX_WORDS = 16, GO_MINOR = 26 };

struct mod {
	struct arena *arena;
	struct load_module *m;
	const char *shown; /* the file's name in messages */
	uint32_t line;
	struct text errors;
	bool syntax_error; /* ends the reading */
	bool has_go, has_module;
	struct str block; /* verb of the block that is open */
	uint32_t block_line;
};

struct words {
	struct str at[MAX_WORDS];
	uint32_t n;
};

__attribute__((format(printf, 2, 3))) static void error(struct mod *p, const char *fmt, ...)
{
	va_list args;
	struct str message;

	va_start(args, fmt);
	message = arena_vprintf(p->arena, fmt, args);
	va_end(args);
	text_printf(&p->errors, "\n%s:%u: " STR_FMT, p->shown, p->line, STR_ARG(message));
}

/* ---- words ---- */

static bool starts_comment(struct str s)
{
	return str_has_prefix(s, STR("//"));
}

static struct str drop(struct str s, size_t n)
{
	return (struct str){s.data + n, s.len - n};
}

/* A quoted word, without its quotes; false after an error. */
static bool quoted(struct mod *p, struct str line, size_t *used, struct str *word)
{
	char quote = line.data[0];
	const char *end = memchr(line.data + 1, quote, line.len - 1);

	if (!end) {
		p->syntax_error = true;
		text_printf(&p->errors, "\n%s:%u:%zu: unexpected newline in string", p->shown, p->line,
			    (size_t)(line.data + line.len - word->data) + 1);
		return false;
	}
	*used = (size_t)(end - line.data) + 1;
	*word = (struct str){line.data + 1, *used - 2};
	return true;
}

static size_t plain_length(struct str line)
{
	size_t n = 0;

	if (strchr("(),", line.data[0]))
		return 1;
	while (n < line.len && !isspace((unsigned char)line.data[n]) && !strchr("(),", line.data[n]) &&
	       !starts_comment(drop(line, n)))
		n++;
	return n;
}

static struct words split(struct mod *p, struct str line)
{
	struct words w = {.n = 0};
	const char *start = line.data;

	while (!p->syntax_error && w.n < MAX_WORDS) {
		while (line.len && isspace((unsigned char)*line.data))
			line = drop(line, 1);
		if (!line.len || starts_comment(line))
			break;
		size_t used;
		struct str word = {start, 0};
		if (*line.data == '"' || *line.data == '`') {
			if (!quoted(p, line, &used, &word))
				break;
		} else {
			used = plain_length(line);
			word = (struct str){line.data, used};
		}
		w.at[w.n++] = word;
		line = drop(line, used);
	}
	return w;
}

/* ---- directives: w holds what follows the verb ---- */

static bool number(struct str *s, int *value)
{
	size_t n = 0;

	*value = 0;
	while (n < s->len && n < 6 && isdigit((unsigned char)s->data[n]))
		*value = *value * 10 + s->data[n++] - '0';
	if (n == 0 || (n > 1 && s->data[0] == '0'))
		return false;
	*s = drop(*s, n);
	return true;
}

/* 1.23, 1.23.0, 1.23rc1 */
static bool go_version(struct str s, int *major, int *minor)
{
	int patch;

	if (!number(&s, major) || *major == 0 || !s.len || s.data[0] != '.')
		return false;
	s = drop(s, 1);
	if (!number(&s, minor))
		return false;
	if (s.len && s.data[0] == '.') {
		s = drop(s, 1);
		if (!number(&s, &patch))
			return false;
	}
	if (!s.len)
		return true;
	size_t letters = 0;
	while (letters < s.len && islower((unsigned char)s.data[letters]))
		letters++;
	s = drop(s, letters);
	return letters && number(&s, &patch) && !s.len;
}

static void go_directive(struct mod *p, const struct words *w)
{
	int major, minor;

	if (p->has_go) {
		error(p, "repeated go statement");
		return;
	}
	if (w->n != 1) {
		error(p, "go directive expects exactly one argument");
		return;
	}
	if (!go_version(w->at[0], &major, &minor)) {
		error(p, "invalid go version '" STR_FMT "': must match format 1.23.0", STR_ARG(w->at[0]));
		return;
	}
	p->has_go = true;
	p->m->go_major = major;
	p->m->go_minor = minor;
	p->m->go_version = arena_str(p->arena, w->at[0]).data;
}

static void module_directive(struct mod *p, const struct words *w)
{
	if (p->has_module) {
		error(p, "repeated module statement");
		return;
	}
	p->has_module = true;
	if (w->n != 1)
		error(p, "usage: module module/path");
	else
		p->m->path = arena_str(p->arena, w->at[0]).data;
}

static bool is_folder(struct str s)
{
	return s.len && (s.data[0] == '/' || str_eq(s, STR(".")) || str_eq(s, STR("..")) ||
			 str_has_prefix(s, STR("./")) || str_has_prefix(s, STR("../")));
}

static void replace_directive(struct mod *p, const struct words *w)
{
	struct load_module *m = p->m;
	uint32_t arrow = w->n >= 2 && str_eq(w->at[1], STR("=>")) ? 1 : 2;

	if (w->n < arrow + 2 || w->n > arrow + 3 || !str_eq(w->at[arrow], STR("=>"))) {
		error(p, "usage: replace module/path [v1.2.3] => other/module v1.4\n\t"
			 " or replace module/path [v1.2.3] => ../local/directory");
		return;
	}
	struct str to = w->at[arrow + 1];
	if (w->n == arrow + 2 && !is_folder(to)) {
		error(p, memchr(to.data, '@', to.len)
			     ? "replacement module must match format 'path version', not 'path@version'"
			     : "replacement module without version must be directory path (rooted or starting with . "
			       "or ..)");
		return;
	}
	if (!is_folder(to))
		return;
	if (w->n != arrow + 2) {
		error(p, "replacement module directory path \"" STR_FMT "\" cannot have version", STR_ARG(to));
		return;
	}
	while (str_has_prefix(to, STR("./")))
		to = drop(to, 2);
	const char *dir = to.len && to.data[0] == '/' ? arena_str(p->arena, to).data
						      : arena_printf(p->arena, "%s/" STR_FMT, m->dir, STR_ARG(to)).data;
	VEC_PUSH(p->arena, &m->replaces, (struct load_replace){arena_str(p->arena, w->at[0]).data, dir});
}

static void pair_directive(struct mod *p, struct str verb, const struct words *w)
{
	if (w->n < 2)
		error(p, "usage: " STR_FMT " module/path v1.2.3", STR_ARG(verb));
	else if (w->n > 2)
		error(p, "unexpected token after version: \"" STR_FMT "\"", STR_ARG(w->at[2]));
}

static void directive(struct mod *p, struct str verb, const struct words *w)
{
	if (str_eq(verb, STR("module")))
		module_directive(p, w);
	else if (str_eq(verb, STR("go")))
		go_directive(p, w);
	else if (str_eq(verb, STR("replace")))
		replace_directive(p, w);
	else if (str_eq(verb, STR("require")) || str_eq(verb, STR("exclude")))
		pair_directive(p, verb, w);
	else if (str_eq(verb, STR("toolchain")) && w->n != 1)
		error(p, "toolchain directive expects exactly one argument");
}

static bool is_verb(struct str s, bool block)
{
	static const char *const verbs[] = {"module",  "require", "exclude", "replace",
					    "retract", "godebug", "tool",    "ignore"};

	for (size_t i = 0; i < KIT_COUNT(verbs); i++)
		if (str_eq(s, str_of(verbs[i])))
			return true;
	return !block && (str_eq(s, STR("go")) || str_eq(s, STR("toolchain")));
}

/* ---- lines ---- */

static void open_block(struct mod *p, struct str verb)
{
	p->block = verb;
	p->block_line = p->line;
	if (!is_verb(verb, true))
		error(p, "unknown block type: " STR_FMT, STR_ARG(verb));
}

static void read_line(struct mod *p, struct str line)
{
	struct words w = split(p, line), rest = {.n = 0};

	if (!w.n || p->syntax_error)
		return;
	if (p->block.len) {
		if (str_eq(w.at[0], STR(")")))
			p->block.len = 0;
		else
			directive(p, p->block, &w);
		return;
	}
	if (w.n == 2 && str_eq(w.at[1], STR("("))) {
		open_block(p, w.at[0]);
		return;
	}
	if (w.n == 3 && str_eq(w.at[1], STR("(")) && str_eq(w.at[2], STR(")")))
		return;
	for (uint32_t i = 1; i < w.n; i++)
		rest.at[rest.n++] = w.at[i];
	if (is_verb(w.at[0], false))
		directive(p, w.at[0], &rest);
	else
		error(p, "unknown directive: " STR_FMT, STR_ARG(w.at[0]));
}

static void read_lines(struct mod *p, struct str text)
{
	while (text.len && !p->syntax_error) {
		const char *nl = memchr(text.data, '\n', text.len);
		struct str line = {text.data, nl ? (size_t)(nl - text.data) : text.len};

		p->line++;
		read_line(p, line);
		text = drop(text, line.len + (nl != NULL));
	}
	if (!p->block.len || p->syntax_error)
		return;
	p->line++;
	error(p, "syntax error (unterminated block started at %s/go.mod:%u:1)", p->m->dir, p->block_line);
}

/* As the go command names it: from the current folder, if that is shorter. */
static const char *shown_name(struct arena *a, const char *path)
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

static void report(struct mod *p, struct diags *d)
{
	struct load_module *m = p->m;
	struct str errors = text_str(&p->errors);

	if (errors.len)
		diag_error(d, POS_NONE, "go: errors parsing %s:" STR_FMT, p->shown, STR_ARG(errors));
	else if (!p->has_module)
		diag_error(d, POS_NONE,
			   "go: error reading %s: missing module declaration. To specify the module path:\n"
			   "\tgo mod edit -module=example.com/mod",
			   p->shown);
	else if (m->go_major > 1 || m->go_minor > GO_MINOR)
		diag_error(d, POS_NONE, "go: %s requires go >= %s (running go 1.%d)", p->shown, m->go_version,
			   GO_MINOR);
	else
		return;
	m->failed = true;
}

struct load_module *load_module_read(struct arena *a, struct diags *d, const char *dir)
{
	const char *path = arena_printf(a, "%s/go.mod", dir).data;
	struct str text;

	if (access(path, F_OK) || !file_read(a, path, &text))
		return NULL;
	struct load_module *m = ARENA_NEW(a, struct load_module);
	struct mod p = {.arena = a, .m = m, .shown = shown_name(a, path), .errors.arena = a};
	m->dir = dir;
	m->path = "";
	m->go_major = 1;
	m->go_minor = 16; /* what a go.mod without a go line means */
	read_lines(&p, text);
	report(&p, d);
	return m;
}

struct load_module *load_module_find(struct arena *a, struct diags *d, const char *dir)
{
	struct str at = arena_str(a, str_of(dir));
	for (;;) {
		struct load_module *m = load_module_read(a, d, arena_str(a, at).data);
		if (m)
			return m;
		while (at.len && at.data[at.len - 1] != '/')
			at.len--;
		if (at.len <= 1)
			return NULL;
		at.len--;
	}
}
