/* load_module.c - go.mod: the module path, the language version, local replacements. */
#include <ctype.h>
#include <stdlib.h>
#include <unistd.h>

#include "load_module.h"

static struct str next_word(struct str *line)
{
	while (line->len && isspace((unsigned char)*line->data)) {
		line->data++;
		line->len--;
	}
	struct str word = {line->data, 0};
	while (word.len < line->len && !isspace((unsigned char)line->data[word.len]))
		word.len++;
	if (word.len >= 2 && str_has_prefix(word, STR("//")))
		word.len = 0;
	line->data += word.len;
	line->len -= word.len;
	if (word.len >= 2 && (*word.data == '"' || *word.data == '`')) {
		word.data++;
		word.len -= 2;
	}
	return word;
}

static void parse_replace(struct arena *a, struct load_module *m, struct str line)
{
	struct str from = next_word(&line), word;
	while ((word = next_word(&line)).len && !str_eq(word, STR("=>")))
		;
	struct str to = next_word(&line);
	if (!from.len || !to.len || (to.data[0] != '.' && to.data[0] != '/'))
		return;
	const char *dir = to.data[0] == '/' ? arena_str(a, to).data
		: arena_printf(a, "%s/" STR_FMT, m->dir, STR_ARG(to)).data;
	VEC_PUSH(a, &m->replaces, (struct load_replace){arena_str(a, from).data, dir});
}

static void parse_line(struct arena *a, struct load_module *m, struct str verb, struct str line)
{
	if (str_eq(verb, STR("module"))) {
		m->path = arena_str(a, next_word(&line)).data;
	} else if (str_eq(verb, STR("go"))) {
		char *end;
		struct str version = arena_str(a, next_word(&line));
		m->go_major = (int)strtol(version.data, &end, 10);
		m->go_minor = *end == '.' ? atoi(end + 1) : 0;
	} else if (str_eq(verb, STR("replace"))) {
		parse_replace(a, m, line);
	}
}

static void parse_mod(struct arena *a, struct load_module *m, struct str text)
{
	struct str block = {0};
	while (text.len) {
		const char *nl = memchr(text.data, '\n', text.len);
		struct str line = {text.data, nl ? (size_t)(nl - text.data) : text.len};
		text.data += line.len + (nl != NULL);
		text.len -= line.len + (nl != NULL);
		struct str rest = line, verb = next_word(&rest), peek = rest;
		if (block.len) {
			if (str_eq(verb, STR(")")))
				block.len = 0;
			else if (verb.len)
				parse_line(a, m, block, line);
		} else if (str_eq(next_word(&peek), STR("("))) {
			block = verb;
		} else {
			parse_line(a, m, verb, rest);
		}
	}
}

struct load_module *load_module_find(struct arena *a, const char *dir)
{
	struct str at = arena_str(a, str_of(dir));
	for (;;) {
		struct str text;
		const char *path = arena_printf(a, STR_FMT "/go.mod", STR_ARG(at)).data;
		if (access(path, F_OK) == 0 && file_read(a, path, &text)) {
			struct load_module *m = ARENA_NEW(a, struct load_module);
			m->dir = arena_str(a, at).data;
			m->path = "";
			parse_mod(a, m, text);
			return m;
		}
		while (at.len && at.data[at.len - 1] != '/')
			at.len--;
		if (at.len <= 1)
			return NULL;
		at.len--;
	}
}
