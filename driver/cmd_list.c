/* cmd_list.c - what packages there are, as the go command's list tells: import paths, -json, or by a template. */
#define _GNU_SOURCE
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

#include "build.h"
#include "commands.h"
#include "complain.h"
#include "template.h"

static const struct template_field fields[] = {
    {"Dir", cJSON_String},           {"ImportPath", cJSON_String},
    {"Name", cJSON_String},          {"Root", cJSON_String},
    {"Path", cJSON_String},          {"Version", cJSON_String},
    {"GoMod", cJSON_String},         {"GoVersion", cJSON_String},
    {"Goroot", cJSON_False},         {"Standard", cJSON_False},
    {"DepOnly", cJSON_False},        {"Main", cJSON_False},
    {"Indirect", cJSON_False},       {"GoFiles", cJSON_Array},
    {"IgnoredGoFiles", cJSON_Array}, {"TestGoFiles", cJSON_Array},
    {"XTestGoFiles", cJSON_Array},   {"Imports", cJSON_Array},
    {"EmbedPatterns", cJSON_Array},  {"EmbedFiles", cJSON_Array},
    {"Deps", cJSON_Array},           {"TestImports", cJSON_Array},
    {"XTestImports", cJSON_Array},   {"Module", cJSON_NULL},
    {"Replace", cJSON_NULL},         {0},
};

static void add_text(cJSON *o, const char *name, const char *value)
{
	if (value && *value)
		cJSON_AddStringToObject(o, name, value);
}

static void add_true(cJSON *o, const char *name, bool value)
{
	if (value)
		cJSON_AddTrueToObject(o, name);
}

static void add_names(cJSON *o, const char *name, const struct load_names *names)
{
	cJSON *list = names->list.len ? cJSON_AddArrayToObject(o, name) : NULL;
	for (uint32_t i = 0; i < names->list.len; i++)
		cJSON_AddItemToArray(list, cJSON_CreateString(names->list.at[i]));
}

static void add_module(struct arena *a, cJSON *o, const struct load_dep *m)
{
	cJSON *x = cJSON_AddObjectToObject(o, "Module");
	add_text(x, "Path", m->path);
	add_text(x, "Version", m->version);
	if (m->replaced) {
		cJSON *r = cJSON_AddObjectToObject(x, "Replace");
		add_text(r, "Path", m->stored ? m->stored : m->written);
		add_text(r, "Version", m->stored_version);
		add_text(r, "Dir", m->dir);
	}
	add_true(x, "Main", m->main);
	add_true(x, "Indirect", m->indirect);
	add_text(x, "Dir", m->dir);
	if (m->dir)
		add_text(x, "GoMod", arena_printf(a, "%s/go.mod", m->dir).data);
	if (m->go_minor)
		add_text(x, "GoVersion", arena_printf(a, "%d.%d", m->go_major, m->go_minor).data);
}

/* In the order of the go command's. What is empty is not there. */
static cJSON *describe(struct build *b, const struct load_description *d, bool dep_only)
{
	cJSON *o = cJSON_CreateObject();
	add_text(o, "Dir", d->dir);
	add_text(o, "ImportPath", d->path);
	add_text(o, "Name", d->name);
	add_text(o, "Root", d->std ? b->load.config.goroot : d->module ? d->module->dir : NULL);
	if (d->module)
		add_module(b->arena, o, d->module);
	add_true(o, "Goroot", d->std);
	add_true(o, "Standard", d->std);
	add_true(o, "DepOnly", dep_only);
	add_names(o, "GoFiles", &d->files);
	add_names(o, "IgnoredGoFiles", &d->ignored_files);
	add_names(o, "TestGoFiles", &d->test_files);
	add_names(o, "XTestGoFiles", &d->xtest_files);
	add_names(o, "EmbedPatterns", &d->embed_patterns);
	add_names(o, "EmbedFiles", &d->embed_files);
	add_names(o, "Imports", &d->imports);
	add_names(o, "Deps", &d->deps);
	add_names(o, "TestImports", &d->test_imports);
	add_names(o, "XTestImports", &d->xtest_imports);
	return o;
}

/* ---- what is printed of each ---- */

struct list {
	struct build *build;
	const struct settings *settings;
	bool failed;
};

static void print_tabs(int n)
{
	while (n-- > 0)
		putchar('\t');
}

static void print_json(const cJSON *v, int depth)
{
	bool object = cJSON_IsObject(v);
	if (!object && !cJSON_IsArray(v)) {
		char *text = cJSON_PrintUnformatted(v);
		fputs(text, stdout);
		free(text);
		return;
	}
	puts(object ? "{" : "[");
	const cJSON *x;
	cJSON_ArrayForEach(x, v)
	{
		print_tabs(depth + 1);
		if (object)
			printf("\"%s\": ", x->string);
		print_json(x, depth + 1);
		puts(x->next ? "," : "");
	}
	print_tabs(depth);
	putchar(object ? '}' : ']');
}

static void print_package(struct list *l, const struct load_description *d, bool dep_only)
{
	const struct settings *s = l->settings;
	struct text t = {.arena = l->build->arena};
	const char *why = NULL;
	if (!s->json && !s->format) {
		puts(d->path);
		return;
	}
	cJSON *o = describe(l->build, d, dep_only);
	if (s->json) {
		print_json(o, 0);
		putchar('\n');
	} else if (!(why = template_run(&t, s->format, o, fields)) && t.len) {
		fwrite(t.data, 1, t.len, stdout);
		if (t.data[t.len - 1] != '\n')
			putchar('\n');
	}
	if (why && !l->failed)
		complain("list -f: %s", why);
	l->failed |= why != NULL;
	cJSON_Delete(o);
}

static void print_found(struct list *l, const struct load_found *f, bool walk)
{
	struct load *load = &l->build->load;
	const struct load_package *p = NULL;
	if (f->why) {
		print_package(l, &(struct load_description){.path = f->path}, false);
		return;
	}
	if (!f->only_tests) {
		p = walk ? load_found_package(load, f) : load_found_alone(load, f);
		l->failed |= !p || !p->name || (p->failed && !l->settings->all_errors);
		if (!p || !p->name)
			return;
	}
	if (l->settings->deps)
		return;
	struct load_description d = load_describe(load, f, p);
	print_package(l, &d, false);
}

/* Words that stand for nothing are listed only if errors are no matter (-e). False after a message. */
static bool all_stand_for_packages(struct list *l, const struct load_matches *m)
{
	bool ok = true;
	for (uint32_t i = 0; i < m->list.len && !l->settings->all_errors; i++)
		for (uint32_t k = 0; k < m->list.at[i].found.len; k++)
			if (m->list.at[i].found.at[k].why)
				ok = load_found_alone(&l->build->load, &m->list.at[i].found.at[k]) != NULL;
	return ok;
}

/* Each behind what it imports. */
static void print_deps(struct list *l)
{
	struct load *load = &l->build->load;
	bool is_unsafe = false;
	for (uint32_t i = 0; i < load->packages.len; i++) {
		const struct load_package *p = load->packages.at[i];
		for (uint32_t k = 0; k < p->imports.len && !is_unsafe; k++)
			if (!strcmp(p->imports.at[k].path, "unsafe")) {
				const struct load_found f = {.path = "unsafe", .std = true};
				struct load_package *u = load_found_alone(load, &f);
				struct load_description d = load_describe(load, &f, u);
				print_package(l, &d, true);
				is_unsafe = true;
			}
		struct load_description d = load_describe(load, NULL, p);
		print_package(l, &d, !p->named);
	}
}

int cmd_list(struct settings *s)
{
	struct build b;
	struct load_matches matches = {0};
	bool ok = build_match(&b, s, &matches);
	struct list l = {.build = &b, .settings = s, .failed = !ok};
	ok = ok && all_stand_for_packages(&l, &matches);
	l.failed |= !ok;
	bool walk = s->deps || s->json || (s->format && strstr(s->format, ".Deps"));
	for (uint32_t i = 0; ok && i < matches.list.len; i++)
		for (uint32_t k = 0; k < matches.list.at[i].found.len; k++)
			print_found(&l, &matches.list.at[i].found.at[k], walk);
	if (ok && s->deps)
		print_deps(&l);
	l.failed |= build_tell(&b) && !s->all_errors;
	build_close(&b);
	return l.failed ? EXIT_ERROR : EXIT_FINE;
}
