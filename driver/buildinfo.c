#include <stdlib.h>
#include <string.h>

#include "buildinfo.h"
#include "load.h"

/* "mod\tPATH\tVERSION\tSUM", and behind a module that is replaced what stands for it, with an empty line, as Go has it.
 */
static void add_module(struct build *b, struct text *t, const char *word, const struct load_dep *m)
{
	text_printf(t, "%s\t%s\t%s", word, m->path, *m->version ? m->version : "(devel)");
	if (!m->replaced) {
		text_printf(t, "\t%s\n", load_module_sum(&b->load, m));
		return;
	}
	const char *version = m->stored && *m->stored_version ? m->stored_version : "(devel)";
	text_printf(t, "\n=>\t%s\t%s\t%s\n\n", m->stored ? m->stored : m->written, version,
		    load_module_sum(&b->load, m));
}

static int by_path(const void *p, const void *q)
{
	const struct load_dep *const *a = p, *const *b = q;
	return strcmp((*a)->path, (*b)->path);
}

/* Of the module's packages one or more are linked. */
static void add_modules(struct build *b, struct text *t, const struct load_dep *main)
{
	VEC(const struct load_dep *) deps = {0};
	for (uint32_t i = 0; i < b->nunits; i++) {
		const struct load_dep *m = b->units[i].linked ? b->units[i].source->module : NULL;
		if (m && (!main || strcmp(m->path, main->path)))
			VEC_PUSH(t->arena, &deps, m);
	}
	if (main)
		add_module(b, t, "mod", main);
	if (deps.len)
		qsort(deps.at, deps.len, sizeof deps.at[0], by_path);
	for (uint32_t i = 0; i < deps.len; i++)
		if (!i || strcmp(deps.at[i]->path, deps.at[i - 1]->path))
			add_module(b, t, "dep", deps.at[i]);
}

static void add_quoted(struct text *t, const char *value)
{
	if (!value[strcspn(value, " \t\r\n\"`")]) {
		text_printf(t, "%s", value);
		return;
	}
	text_printf(t, "\"");
	for (; *value; value++)
		if (strchr("\t\r\n", *value))
			text_printf(t, "\\%c", *value == '\t' ? 't' : *value == '\r' ? 'r' : 'n');
		else
			text_printf(t, "%s%c", strchr("\"\\", *value) ? "\\" : "", *value);
	text_printf(t, "\"");
}

static void add_setting(struct text *t, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	text_printf(t, "build\t%s=", name);
	add_quoted(t, value);
	text_printf(t, "\n");
}

static const char *last_of(const struct str_list *values)
{
	return values->list.len ? values->list.at[values->list.len - 1] : NULL;
}

/* In the order of the go command's. */
static void add_settings(const struct settings *s, struct text *t, struct str godebug)
{
	bool arm = !strcmp(s->target, "aarch64");
	add_setting(t, "-asmflags", last_of(&s->asmflags));
	add_setting(t, "-buildmode", "exe");
	add_setting(t, "-compiler", "gc");
	if (s->gcflags.len)
		add_setting(t, "-gcflags", s->gcflags.at[s->gcflags.len - 1].value);
	add_setting(t, "-ldflags", s->trimpath ? NULL : last_of(&s->ldflags)); /* they may name folders */
	add_setting(t, "-tags", s->tags);
	add_setting(t, "-trimpath", s->trimpath ? "true" : NULL);
	add_setting(t, "DefaultGODEBUG", arena_str(t->arena, godebug).data);
	add_setting(t, "CGO_ENABLED", "0");
	add_setting(t, "GOARCH", arm ? "arm64" : "amd64");
	add_setting(t, "GOOS", "linux");
	add_setting(t, arm ? "GOARM64" : "GOAMD64", arm ? "v8.0" : "v1");
}

struct str buildinfo_text(struct build *b, const struct unit *root, struct str godebug)
{
	struct text t = {.arena = b->arena};
	const struct load_dep *main = b->test.package ? b->test.package->module : root->source->module;
	text_printf(&t, "path\t%s\n", root->source->path);
	add_modules(b, &t, main);
	add_settings(b->settings, &t, godebug);
	return text_str(&t);
}
