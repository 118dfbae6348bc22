/* list_print.c - a package or a module as JSON, as Go indents it, or by a template. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "complain.h"
#include "list.h"
#include "template.h"

static const struct template_field fields[] = {
    {"Dir", cJSON_String},
    {"ImportPath", cJSON_String},
    {"Name", cJSON_String},
    {"Root", cJSON_String},
    {"Path", cJSON_String},
    {"Version", cJSON_String},
    {"Time", cJSON_NULL},
    {"GoMod", cJSON_String},
    {"GoVersion", cJSON_String},
    {"Sum", cJSON_String},
    {"GoModSum", cJSON_String},
    {"ForTest", cJSON_String},
    {"Goroot", cJSON_False},
    {"Standard", cJSON_False},
    {"DepOnly", cJSON_False},
    {"Main", cJSON_False},
    {"Indirect", cJSON_False},
    {"GoFiles", cJSON_Array},
    {"IgnoredGoFiles", cJSON_Array},
    {"TestGoFiles", cJSON_Array},
    {"XTestGoFiles", cJSON_Array},
    {"Imports", cJSON_Array},
    {"EmbedPatterns", cJSON_Array},
    {"EmbedFiles", cJSON_Array},
    {"Deps", cJSON_Array},
    {"TestImports", cJSON_Array},
    {"XTestImports", cJSON_Array},
    {"Module", cJSON_NULL},
    {"Replace", cJSON_NULL},
    {"Error", cJSON_NULL},
    {"GOARCH", cJSON_String},
    {"GOOS", cJSON_String},
    {"GOROOT", cJSON_String},
    {"Compiler", cJSON_String},
    {"CgoEnabled", cJSON_False},
    {0},
};

void list_add_text(cJSON *o, const char *name, const char *value)
{
	if (value && *value)
		cJSON_AddStringToObject(o, name, value);
}

void list_add_true(cJSON *o, const char *name, bool value)
{
	if (value)
		cJSON_AddTrueToObject(o, name);
}

void list_add_names(cJSON *o, const char *name, const struct load_names *names)
{
	cJSON *list = names->list.len ? cJSON_AddArrayToObject(o, name) : NULL;
	for (uint32_t i = 0; i < names->list.len; i++)
		cJSON_AddItemToArray(list, cJSON_CreateString(names->list.at[i]));
}

static void print_tabs(int n)
{
	while (n-- > 0)
		putchar('\t');
}

/* Whether names, "A,B", has one; NULL has all. */
static bool is_wanted(const char *names, const char *name)
{
	size_t n = strlen(name);
	for (const char *at = names; at && *at; at += strcspn(at, ","), at += *at == ',')
		if (strcspn(at, ",") == n && !strncmp(at, name, n))
			return true;
	return !names;
}

static void print_json(const cJSON *v, int depth, const char *wanted)
{
	bool object = cJSON_IsObject(v), first = true;
	if (!object && !cJSON_IsArray(v)) {
		char *text = cJSON_PrintUnformatted(v);
		fputs(text, stdout);
		free(text);
		return;
	}
	putchar(object ? '{' : '[');
	const cJSON *x;
	cJSON_ArrayForEach(x, v)
	{
		if (object && !is_wanted(wanted, x->string))
			continue;
		puts(first ? "" : ",");
		first = false;
		print_tabs(depth + 1);
		if (object)
			printf("\"%s\": ", x->string);
		print_json(x, depth + 1, NULL);
	}
	if (!first) {
		putchar('\n');
		print_tabs(depth);
	}
	putchar(object ? '}' : ']');
}

/* What packages are found for. */
static cJSON *make_context(const struct list *l)
{
	cJSON *o = cJSON_CreateObject();
	list_add_text(o, "GOARCH", l->build->load.config.goarch);
	list_add_text(o, "GOOS", "linux");
	list_add_text(o, "GOROOT", l->build->load.config.goroot);
	list_add_text(o, "Compiler", "gc");
	return o;
}

static void print_by_template(struct list *l, const cJSON *o, const char *format)
{
	struct text t = {.arena = l->build->arena};
	cJSON *context = make_context(l);
	const char *why = template_run(&t, format, o, fields, context);
	cJSON_Delete(context);
	if (!why && t.len) {
		fwrite(t.data, 1, t.len, stdout);
		if (t.data[t.len - 1] != '\n')
			putchar('\n');
	}
	if (why && !l->failed)
		complain("list -f: %s", why);
	l->failed |= why != NULL;
}

void list_print(struct list *l, cJSON *object, const char *usual)
{
	const struct settings *s = l->settings;
	if (s->json) {
		print_json(object, 0, s->json_fields);
		putchar('\n');
	} else {
		print_by_template(l, object, s->format ? s->format : usual);
	}
	cJSON_Delete(object);
}
