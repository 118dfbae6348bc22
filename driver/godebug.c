#include <stdlib.h>
#include <string.h>

#include "godebug.h"
#include "load.h"

struct setting {
	struct str name, value;
	pos_t pos; /* of the line that says so, or POS_NONE */
};
struct settings_list {
	VEC(struct setting) list;
};

static struct str part(struct str s, size_t from, size_t to)
{
	return (struct str){s.data + from, to - from};
}

static size_t find(struct str s, size_t from, const char *word)
{
	size_t n = strlen(word);
	for (; from + n <= s.len; from++)
		if (!memcmp(s.data + from, word, n))
			return from;
	return s.len;
}

static bool has_any(struct str s, const char *set)
{
	for (size_t i = 0; i < s.len; i++)
		if (strchr(set, s.data[i]))
			return true;
	return false;
}

static struct setting *lookup(struct settings_list *l, struct str name)
{
	for (uint32_t i = 0; i < l->list.len; i++)
		if (str_eq(l->list.at[i].name, name))
			return &l->list.at[i];
	return NULL;
}

/* ---- the tree's table: {Name: "panicnil", Package: "runtime", Changed: 21, Old: "1"}, ---- */

/* The quoted text behind a key of a row, or "". */
static struct str quoted_after(struct str row, const char *key)
{
	size_t from = find(row, 0, key) + strlen(key);
	return from >= row.len ? STR("") : part(row, from, find(row, from, "\""));
}

/* The row of a setting that still exists, or "". */
static struct str row_of(struct str table, struct str name)
{
	size_t end = find(table, 0, "var Removed");
	for (size_t at = 0; (at = find(table, at, "{Name: \"")) < end; at++) {
		struct str row = part(table, at, find(table, at, "\n"));
		if (str_eq(quoted_after(row, "Name: \""), name))
			return row;
	}
	return STR("");
}

/* What the go line asks for: each setting that has changed since. */
static void add_old(struct arena *a, struct settings_list *out, struct str table, int minor)
{
	size_t end = find(table, 0, "var Removed");
	for (size_t at = 0; (at = find(table, at, "{Name: \"")) < end; at++) {
		struct str row = part(table, at, find(table, at, "\n"));
		size_t changed = find(row, 0, "Changed: ");
		if (changed < row.len && minor < atoi(row.data + changed + strlen("Changed: ")))
			VEC_PUSH(
			    a, &out->list,
			    ((struct setting){quoted_after(row, "Name: \""), quoted_after(row, "Old: \""), POS_NONE}));
	}
}

/* ---- //go:debug lines ---- */

/* Language version of default=go1.N, or -1. */
static int version_of(struct str value)
{
	char *end;
	long minor;
	if (!str_has_prefix(value, STR("go1.")) || value.len < 5)
		return -1;
	minor = strtol(value.data + 4, &end, 10);
	return end == value.data + value.len && minor >= 0 && minor < 1000 ? (int)minor : -1;
}

/* Why a setting is refused, or NULL. */
static const char *objection(struct arena *a, struct str table, struct str name, struct str value)
{
	if (has_any(name, " \t"))
		return "key contains space";
	if (has_any(value, " \t"))
		return "value contains space";
	if (has_any(name, ","))
		return "key contains comma";
	if (has_any(value, ","))
		return "value contains comma";
	if (str_eq(name, STR("default")))
		return version_of(value) < 0 ? "value for default= must be goVERSION" : NULL;
	return row_of(table, name).len
		   ? NULL
		   : arena_printf(a, "unknown //go:debug setting \"%.*s\"", (int)name.len, name.data).data;
}

struct reader {
	struct arena *arena;
	struct diags *diags;
	struct str table;
	struct settings_list *out;
};

static void read_line(struct reader *r, struct str line, pos_t pos)
{
	size_t from = strlen("//go:debug"), equal;
	const struct setting *before;
	if (!str_has_prefix(line, STR("//go:debug")) ||
	    (line.len > from && line.data[from] != ' ' && line.data[from] != '\t'))
		return;
	while (from < line.len && strchr(" \t\r", line.data[from]))
		from++;
	while (line.len > from && strchr(" \t\r", line.data[line.len - 1]))
		line.len--;
	equal = find(line, from, "=");
	if (equal >= line.len) {
		diag_error(r->diags, pos, "invalid //go:debug: missing key=value");
		return;
	}
	struct setting s = {part(line, from, equal), part(line, equal + 1, line.len), pos};
	const char *why = objection(r->arena, r->table, s.name, s.value);
	if (why) {
		diag_error(r->diags, pos, "invalid //go:debug: %s", why);
		return;
	}
	before = lookup(r->out, s.name);
	if (before) {
		diag_error(r->diags, pos, "repeated //go:debug for %.*s", (int)s.name.len, s.name.data);
		diag_also(r->diags, before->pos, "previous //go:debug");
		return;
	}
	VEC_PUSH(r->arena, &r->out->list, s);
}

/* The comments before the package clause. */
static void read_file(struct reader *r, struct str text, uint32_t file)
{
	size_t at = 0, line_start = 0;
	uint32_t line = 1;
	while (at < text.len) {
		if (text.data[at] == '\n') {
			line++;
			line_start = ++at;
		} else if (strchr(" \t\r", text.data[at])) {
			at++;
		} else if (find(text, at, "//") == at) {
			size_t end = find(text, at, "\n");
			read_line(r, part(text, at, end), POS(file, line, at - line_start + 1));
			at = end;
		} else if (find(text, at, "/*") == at) {
			for (size_t end = find(text, at + 2, "*/"); at < text.len && at < end + 2; at++)
				if (text.data[at] == '\n') {
					line++;
					line_start = at + 1;
				}
		} else {
			return;
		}
	}
}

/* ---- both ---- */

static int by_name(const void *p, const void *q)
{
	const struct setting *a = p, *b = q;
	size_t n = a->name.len < b->name.len ? a->name.len : b->name.len;
	int c = memcmp(a->name.data, b->name.data, n);
	return c ? c : (a->name.len > b->name.len) - (a->name.len < b->name.len);
}

static struct str written(struct arena *a, struct settings_list *l)
{
	struct text t = {.arena = a};
	if (l->list.len)
		qsort(l->list.at, l->list.len, sizeof l->list.at[0], by_name);
	for (uint32_t i = 0; i < l->list.len; i++) {
		const struct setting *s = &l->list.at[i];
		text_printf(&t, "%s%.*s=%.*s", i ? "," : "", (int)s->name.len, s->name.data, (int)s->value.len,
			    s->value.data);
	}
	return text_str(&t);
}

struct str godebug_defaults(struct arena *a, struct diags *d, const struct sources *sources,
			    const struct load_package *p, struct str table)
{
	struct settings_list said = {0}, all = {0};
	struct reader r = {a, d, table, &said};
	const struct setting *language;
	int minor = p->go_major ? p->go_minor : -1;
	for (uint32_t i = 0; i < p->files.len; i++)
		read_file(&r, sources->files.at[p->files.at[i].source - 1].text, p->files.at[i].source);
	language = lookup(&said, STR("default"));
	if (language)
		minor = version_of(language->value);
	if (minor >= 0)
		add_old(a, &all, table, minor);
	for (uint32_t i = 0; i < said.list.len; i++) {
		struct setting s = said.list.at[i], *old = lookup(&all, s.name);
		if (str_eq(s.name, STR("default")))
			continue;
		if (old)
			old->value = s.value;
		else
			VEC_PUSH(a, &all.list, s);
	}
	return written(a, &all);
}
