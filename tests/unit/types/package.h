/* package.h - a package checked from text. */
#ifndef PACKAGE_H
#define PACKAGE_H

#include "check.h"
#include "unit.h"

struct checked {
	struct arena *arena;
	struct intern *names;
	struct sources sources;
	struct diags diags;
	struct types *types;
	struct package *package;
	bool ok;
};

/* Checks text as the only file of package p. seen may be NULL. */
static inline struct checked *check_text(const char *text, void (*seen)(void *context, int code), void *context)
{
	struct arena *a = arena_new();
	struct checked *p = ARENA_NEW(a, struct checked);
	struct parse_options options = {.std = false};
	struct check_config config = {.error_seen = seen, .error_context = context};
	struct syntax_file *file;
	uint32_t index;

	p->arena = p->sources.arena = p->diags.arena = a;
	p->diags.sources = &p->sources;
	p->names = intern_new(a);
	p->types = types_new(a, p->names);
	p->package = package_new(p->types, STR("p"), STR(""));
	index = sources_add(&p->sources, STR("p.go"), STR("/p.go"), str_of(text));
	file = syntax_parse(a, p->names, &p->sources, index, &p->diags, &options);
	config.ts = p->types;
	config.diags = &p->diags;
	config.sources = &p->sources;
	p->ok = check_package(&config, p->package, &file, 1) && p->diags.errors == 0;
	return p;
}

static inline struct object *find(struct checked *p, const char *name)
{
	struct object *o = scope_lookup(p->package->scope, intern_cstr(p->names, name));

	assert_non_null(o);
	return o;
}

#endif
