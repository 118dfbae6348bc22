#define _GNU_SOURCE
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"

static void forget(struct diags *d)
{
	d->list.len = 0;
	d->errors = 0;
}

/* JSON is UTF-8: what in a name or a message is not becomes U+FFFD, and so does NUL, which cJSON takes for the end. */
static const char *utf8_text(struct arena *a, struct str s)
{
	struct text t = {.arena = a};
	int size = 0;
	for (size_t i = 0; i < s.len; i += (size_t)size) {
		uint32_t rune = utf8_decode(s.data + i, s.len - i, &size);
		text_rune(&t, rune ? rune : 0xfffd);
	}
	text_char(&t, 0);
	return t.data;
}

/* One object a line: {"file", "line", "col", "severity", "message"}. */
static void print_json(struct diags *d)
{
	diag_sort(d);
	for (uint32_t i = 0; i < d->list.len; i++) {
		const struct diag *x = &d->list.at[i];
		struct str name = {0};
		uint32_t line = 0, col = 0;
		if (x->pos)
			sources_resolve(d->sources, x->pos, &name, &line, &col);
		cJSON *o = cJSON_CreateObject();
		cJSON_AddStringToObject(o, "file", utf8_text(d->arena, name));
		cJSON_AddNumberToObject(o, "line", line);
		cJSON_AddNumberToObject(o, "col", col);
		cJSON_AddStringToObject(o, "severity", x->severity == DIAG_ERROR ? "error" : "note");
		cJSON_AddStringToObject(o, "message", utf8_text(d->arena, x->message));
		char *text = cJSON_PrintUnformatted(o);
		puts(text);
		free(text);
		cJSON_Delete(o);
	}
}

bool report_diags(const struct settings *s, struct diags *d)
{
	bool errors = d->errors != 0;
	if (s->json && strcmp(s->command, "list")) /* list's is of packages */
		print_json(d);
	else
		diag_print(d, stderr, s->all_errors);
	forget(d);
	return errors;
}

struct str report_text(struct arena *a, const struct settings *s, struct diags *d)
{
	char *data = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&data, &len);
	if (!f)
		return (struct str){0};
	diag_print(d, f, s->all_errors);
	fclose(f);
	struct str text = arena_str(a, (struct str){data, len});
	free(data);
	forget(d);
	return text;
}
