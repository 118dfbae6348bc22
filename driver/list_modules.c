/* list_modules.c - list -m: the modules that take part, from go.mod and the module cache; nothing is asked for over the
 * network. */
#include <stdio.h>

#include "list.h"

/* When the version was made, as the module cache knows. */
static void add_time(struct build *b, cJSON *o, const char *info)
{
	struct str text;
	if (!info || !file_read(b->arena, info, &text))
		return;
	cJSON *known = cJSON_ParseWithLength(text.data, text.len);
	list_add_text(o, "Time", cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(known, "Time")));
	cJSON_Delete(known);
}

static void add_files(cJSON *o, const struct load_module_description *d)
{
	list_add_text(o, "Dir", d->dir);
	list_add_text(o, "GoMod", d->go_mod);
	list_add_text(o, "GoVersion", d->go_version);
}

static void add_sums(cJSON *o, const struct load_module_description *d)
{
	list_add_text(o, "Sum", d->sum);
	list_add_text(o, "GoModSum", d->mod_sum);
}

/* In the order of the go command's. */
cJSON *list_module(struct build *b, const struct load_dep *m)
{
	const struct load_module_description d = load_describe_module(&b->load, m);
	cJSON *o = cJSON_CreateObject();
	list_add_text(o, "Path", m->path);
	list_add_text(o, "Version", m->version);
	if (m->replaced) {
		cJSON *r = cJSON_AddObjectToObject(o, "Replace");
		list_add_text(r, "Path", m->stored ? m->stored : m->written);
		list_add_text(r, "Version", m->stored_version);
		add_time(b, r, d.info);
		add_files(r, &d);
		add_sums(r, &d);
	} else {
		add_time(b, o, d.info);
	}
	list_add_true(o, "Main", m->main);
	list_add_true(o, "Indirect", d.indirect);
	add_files(o, &d);
	if (!m->replaced)
		add_sums(o, &d);
	return o;
}

bool list_modules(struct list *l)
{
	struct build *b = l->build;
	struct load_deps found = {0};
	if (!build_match_modules(b, l->settings, &found))
		return false;
	if (!b->load.fixed)
		puts("command-line-arguments");
	for (uint32_t i = 0; i < found.list.len; i++)
		list_print(l, list_module(b, found.list.at[i]), "{{.String}}");
	return true;
}
