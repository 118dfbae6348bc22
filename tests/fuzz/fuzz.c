#include "fuzz.h"

uint32_t fuzz_open(struct fuzz *f, const uint8_t *data, size_t size)
{
	*f = (struct fuzz){.arena = arena_new()};
	f->names = intern_new(f->arena);
	f->sources.arena = f->diags.arena = f->arena;
	f->diags.sources = &f->sources;
	char *text = ARENA_ARRAY(f->arena, char, size + 1);
	for (size_t i = 0; i < size; i++)
		text[i] = (char)data[i];
	return sources_add(&f->sources, STR("input.go"), STR("/input.go"), (struct str){text, size});
}

void fuzz_close(struct fuzz *f)
{
	arena_free(f->arena);
}

struct syntax_file *fuzz_parse(struct fuzz *f, uint32_t file)
{
	struct parse_options options = {0};
	struct syntax_file *tree = syntax_parse(f->arena, f->names, &f->sources, file, &f->diags, &options);
	return f->diags.errors || tree->bad ? NULL : tree;
}

static struct package *import(void *context, struct str path, pos_t pos, struct package *from, struct str *why)
{
	struct types *ts = context;
	if (str_eq(path, STR("unsafe")))
		return ts->unsafe;
	*why = STR("");
	return NULL;
}

struct package *fuzz_check(struct fuzz *f, struct types *ts, struct syntax_file *file)
{
	struct package *p = package_new(ts, STR("main"), STR("main"));
	struct check_config config = {
	    .ts = ts,
	    .diags = &f->diags,
	    .sources = &f->sources,
	    .import = import,
	    .import_context = ts,
	};
	return check_package(&config, p, &file, 1) && !f->diags.errors ? p : NULL;
}
