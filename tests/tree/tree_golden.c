/* tree_golden.c - compares the tree of <name>.go with <name>.tree, or with GOSUB_UPDATE set writes it.
 * Diagnostics of the file, if it is wrong on purpose, stand below the tree. */
#include <stdio.h>
#include <stdlib.h>

#include "syntax.h"

static struct str dump(struct arena *a, struct str name, struct str text)
{
	struct sources sources = {.arena = a};
	struct diags diags = {.arena = a, .sources = &sources};
	struct text t = {.arena = a};
	uint32_t index = sources_add(&sources, name, name, text);

	tree_dump(&t, &sources, syntax_parse(a, intern_new(a), &sources, index, &diags, NULL));

	char *errors = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&errors, &size);
	diag_print(&diags, out, true);
	fclose(out);
	text_add(&t, (struct str){errors, size});
	free(errors);
	return text_str(&t);
}

static unsigned first_difference(struct str a, struct str b)
{
	unsigned line = 1;

	for (size_t i = 0; i < a.len && i < b.len && a.data[i] == b.data[i]; i++)
		line += a.data[i] == '\n';
	return line;
}

/* 0: as expected, or written. */
static int run(struct arena *a, const char *name)
{
	struct str text, expected, source = arena_printf(a, "%s.go", name);
	const char *golden = arena_printf(a, "%s.tree", name).data;

	if (!file_read(a, source.data, &text)) {
		perror(source.data);
		return 1;
	}

	struct str got = dump(a, source, text);
	if (getenv("GOSUB_UPDATE"))
		return file_write(golden, got) ? 0 : 1;
	if (!file_read(a, golden, &expected)) {
		perror(golden);
		return 1;
	}
	if (str_eq(got, expected))
		return 0;
	fprintf(stderr, "%s: line %u differs; have:\n" STR_FMT, golden, first_difference(got, expected), STR_ARG(got));
	return 1;
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: tree_golden name\n");
		return 2;
	}

	struct arena *a = arena_new();
	int status = run(a, argv[1]);
	arena_free(a);
	return status;
}
