#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>

#include "complain.h"
#include "goenv.h"

/* GOENV, or where the system keeps settings; NULL: none is read. */
static const char *file_name(const struct settings *s)
{
	const char *set = environ_get(ENVIRON_GOENV), *config = environ_get(ENVIRON_XDG_CONFIG_HOME),
		   *home = environ_get(ENVIRON_HOME);
	if (set)
		return strcmp(set, "off") ? set : NULL;
	if (config && config[0] == '/')
		return path_join(s->arena, config, "go/env");
	return home ? path_join(s->arena, home, ".config/go/env") : NULL;
}

/* NAME=VALUE, a line each. */
static const char *in_file(const struct settings *s, const char *name)
{
	const char *path = file_name(s);
	struct str text, found = {0};
	size_t n = strlen(name);
	if (!path || !file_read(s->arena, path, &text))
		return NULL;
	while (text.len) {
		struct str line = str_next_line(&text);
		while (line.len && strchr("\r\n", line.data[line.len - 1]))
			line.len--;
		if (line.len > n && !memcmp(line.data, name, n) && line.data[n] == '=')
			found = str_part(line, n + 1, line.len);
	}
	return found.len ? arena_str(s->arena, found).data : NULL;
}

const char *goenv_get(const struct settings *s, enum environ_name name)
{
	const char *value = environ_get(name);
	return value ? value : in_file(s, environ_name(name));
}

const char *goenv_modcache(const struct settings *s)
{
	const char *set = goenv_get(s, ENVIRON_GOMODCACHE), *path = goenv_get(s, ENVIRON_GOPATH),
		   *home = environ_get(ENVIRON_HOME);
	if (set)
		return set;
	if (path)
		return arena_printf(s->arena, "%.*s/pkg/mod", (int)strcspn(path, ":"), path).data;
	return home ? path_join(s->arena, home, "go/pkg/mod") : NULL;
}

const char *goenv_word(struct arena *a, const char **rest)
{
	struct text t = {.arena = a};
	const char *at = *rest + strspn(*rest, " \t\r\n");
	if (!*at)
		return NULL;
	for (char quote = 0; *at && (quote || !strchr(" \t\r\n", *at)); at++) {
		if (quote ? *at == quote : strchr("'\"", *at) != NULL)
			quote = quote ? 0 : *at;
		else
			text_char(&t, *at);
	}
	*rest = at;
	return arena_str(a, text_str(&t)).data;
}

const char *const *goenv_flags(const struct settings *s, uint32_t *n)
{
	VEC(const char *) words = {0};
	const char *rest = goenv_get(s, ENVIRON_GOFLAGS), *word;
	while (rest && (word = goenv_word(s->arena, &rest))) {
		if (word[0] != '-' || !word[1] || !strcmp(word, "--") || strchr("-=", word[1 + (word[1] == '-')])) {
			complain("parsing $GOFLAGS: non-flag \"%s\"", word);
			return NULL;
		}
		VEC_PUSH(s->arena, &words, word);
	}
	*n = words.len;
	return words.at ? words.at : ARENA_ARRAY(s->arena, const char *, 1);
}
