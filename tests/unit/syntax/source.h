/* source.h - a Go file in a string, parsed: what the tests of the syntax stage share. */
#ifndef SOURCE_H
#define SOURCE_H

#include "syntax.h"
#include "unit.h"

struct source {
	struct arena *arena;
	struct sources sources;
	struct diags diags;
	struct syntax_file *file;
};

/* Parses text as x.go. Free with source_free. */
static inline struct source *source_parse(struct str text, const struct parse_options *opt)
{
	struct arena *a = arena_new();
	struct source *s = ARENA_NEW(a, struct source);

	s->arena = a;
	s->sources.arena = a;
	s->diags.arena = a;
	s->diags.sources = &s->sources;
	uint32_t index = sources_add(&s->sources, STR("x.go"), STR("/x.go"), text);
	s->file = syntax_parse(a, intern_new(a), &s->sources, index, &s->diags, opt);
	return s;
}

static inline void source_free(struct source *s)
{
	arena_free(s->arena);
}

static inline struct str source_errors(struct source *s)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	diag_print(&s->diags, out, true);
	fclose(out);
	struct str copy = arena_str(s->arena, (struct str){text, size});
	free(text);
	return copy;
}

/* The errors of a file, a line each, are exactly these. */
static inline void assert_errors_opt(const char *text, const char *expected, const struct parse_options *opt)
{
	struct source *s = source_parse(str_of(text), opt);

	assert_string_equal(source_errors(s).data, expected);
	source_free(s);
}

#define assert_errors(text, expected) assert_errors_opt(text, expected, NULL)

#endif
