#include <stdlib.h>
#include <string.h>

#include "godebug.h"
#include "load.h"

/* What the package's lines say, and where. */
struct directive {
	struct load_godebug setting;
	pos_t pos;
};

static struct load_godebug *lookup(struct load_godebugs *l, struct str name)
{
	for (uint32_t i = 0; i < l->list.len; i++)
		if (str_eq(l->list.at[i].name, name))
			return &l->list.at[i];
	return NULL;
}

static void set(struct arena *a, struct load_godebugs *l, struct load_godebug s)
{
	struct load_godebug *before = lookup(l, s.name);
	if (before)
		before->value = s.value;
	else
		VEC_PUSH(a, &l->list, s);
}

/* ---- //go:debug lines ---- */

struct reader {
	struct arena *arena;
	struct diags *diags;
	struct str table;
	const char *running; /* load_running_version */
	VEC(struct directive) said;
};

static const struct directive *said_before(const struct reader *r, struct str name)
{
	for (uint32_t i = 0; i < r->said.len; i++)
		if (str_eq(r->said.at[i].setting.name, name))
			return &r->said.at[i];
	return NULL;
}

static void read_line(struct reader *r, struct str line, pos_t pos)
{
	const struct directive *before;
	line = str_after_word(line, STR("//go:debug"));
	if (!line.data)
		return;
	size_t equal = str_find(line, 0, "=");
	if (equal >= line.len) {
		diag_error(r->diags, pos, "invalid //go:debug: missing key=value");
		return;
	}
	struct load_godebug s = {str_part(line, 0, equal), str_part(line, equal + 1, line.len)};
	const char *why = load_godebug_objection(r->arena, r->table, r->running, "//go:debug setting", s);
	if (why) {
		diag_error(r->diags, pos, "invalid //go:debug: %s", why);
		return;
	}
	before = said_before(r, s.name);
	if (before) {
		diag_error(r->diags, pos, "repeated //go:debug for %.*s", (int)s.name.len, s.name.data);
		diag_also(r->diags, before->pos, "previous //go:debug");
		return;
	}
	VEC_PUSH(r->arena, &r->said, ((struct directive){s, pos}));
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
		} else if (str_find(text, at, "//") == at) {
			size_t end = str_find(text, at, "\n");
			read_line(r, str_part(text, at, end), POS(file, line, at - line_start + 1));
			at = end;
		} else if (str_find(text, at, "/*") == at) {
			for (size_t end = str_find(text, at + 2, "*/"); at < text.len && at < end + 2; at++)
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
	const struct load_godebug *a = p, *b = q;
	size_t n = a->name.len < b->name.len ? a->name.len : b->name.len;
	int c = memcmp(a->name.data, b->name.data, n);
	return c ? c : (a->name.len > b->name.len) - (a->name.len < b->name.len);
}

static struct str written(struct arena *a, struct load_godebugs *l)
{
	struct text t = {.arena = a};
	if (l->list.len)
		qsort(l->list.at, l->list.len, sizeof l->list.at[0], by_name);
	for (uint32_t i = 0; i < l->list.len; i++) {
		const struct load_godebug *s = &l->list.at[i];
		text_printf(&t, "%s%.*s=%.*s", i ? "," : "", (int)s->name.len, s->name.data, (int)s->value.len,
			    s->value.data);
	}
	return text_str(&t);
}

/* Language version of default=go1.N; any other is the newest. */
static int minor_of(struct str value)
{
	int major, minor;
	struct str version = str_part(value, 2, value.len);
	return load_go_version(version, &major, &minor) && major == 1 ? minor : -1;
}

struct str godebug_defaults(struct arena *a, struct diags *d, const struct sources *sources, const struct load *load,
			    const struct load_package *p, struct str table)
{
	struct load_godebugs said = {0}, all = {0};
	struct reader r = {a, d, table, load_running_version(&load->config), {0}};
	const struct load_godebug *language;
	int minor = p->go_major ? p->go_minor : -1;
	for (uint32_t i = 0; i < p->files.len; i++)
		read_file(&r, sources->files.at[p->files.at[i].source - 1].text, p->files.at[i].source);
	for (uint32_t i = 0; i < load->godebug.list.len; i++)
		set(a, &said, load->godebug.list.at[i]);
	for (uint32_t i = 0; i < r.said.len; i++)
		set(a, &said, r.said.at[i].setting);
	language = lookup(&said, STR("default"));
	if (language)
		minor = minor_of(language->value);
	if (minor >= 0)
		load_godebug_old(a, table, minor, &all);
	for (uint32_t i = 0; i < said.list.len; i++)
		if (!str_eq(said.list.at[i].name, STR("default")))
			set(a, &all, said.list.at[i]);
	return written(a, &all);
}
