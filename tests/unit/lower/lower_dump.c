/* lower_dump.c - lowering alone, for tests: lower_dump [-q] [-m] [-lang go1.N] file.go...
 *
 * The files are one package; what it imports is loaded from the Go tree ($GOROOT, /usr/local/go), declarations only.
 * Prints the verified VM IR (-q: nothing; -m: the lines of escape analysis instead). Exit status 1 after errors; a
 * defect of the IR is an internal error and aborts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "passes.h"
#include "load.h"
#include "lower.h"

struct program {
	struct arena *arena;
	struct intern *names;
	struct sources sources;
	struct diags diags;
	struct types *types;
	struct load load;
	int major, minor;
	bool quiet, escapes;
};

struct unit {
	struct program *program;
	struct load_package *source;
	struct package *package;
};

static struct unit *check(struct program *p, struct load_package *source, bool bodies);

static struct package *import(void *context, struct str path, pos_t pos, struct package *from, struct str *why)
{
	struct unit *u = context;

	for (uint32_t i = 0; i < u->source->imports.len; i++) {
		struct load_import *imp = &u->source->imports.at[i];

		if (str_eq(str_of(imp->path), path) && imp->package)
			return check(u->program, imp->package, false)->package;
	}
	*why = STR("");
	return NULL;
}

static struct unit *check(struct program *p, struct load_package *source, bool bodies)
{
	struct parse_options options = {.std = source->std};
	struct unit *u = source->user;
	VEC(struct syntax_file *) files = {0};
	struct check_config config = {
	    .ts = p->types,
	    .diags = &p->diags,
	    .sources = &p->sources,
	    .go_major = source->named ? p->major : 0,
	    .go_minor = source->named ? p->minor : 0,
	    .ignore_func_bodies = !bodies,
	    .import = import,
	};

	if (u)
		return u;
	u = source->user = ARENA_NEW(p->arena, struct unit);
	u->program = p;
	u->source = source;
	u->package = package_new(p->types, str_of(source->link), str_of(source->name ? source->name : ""));
	config.import_context = u;
	for (uint32_t i = 0; i < source->files.len; i++)
		VEC_PUSH(
		    p->arena, &files,
		    syntax_parse(p->arena, p->names, &p->sources, source->files.at[i].source, &p->diags, &options));
	if (!p->diags.errors)
		check_package(&config, u->package, files.at, files.len);
	return u;
}

static void verify(struct vm_package *vm)
{
	const char *defect = vm_verify(vm);

	if (defect)
		kit_fatal("lowering of %s: %s", vm->path, defect);
}

static void lower(struct program *p, struct package *pkg)
{
	struct lower_config config = {
	    .arena = p->arena,
	    .ts = p->types,
	    .vm_types = vm_types_new(p->arena),
	    .sources = &p->sources,
	    .diags = &p->diags,
	    .go_major = p->major,
	    .go_minor = p->minor,
	    .ordered = p->escapes,
	};
	struct vm_package *vm = lower_package(&config, pkg);
	struct pass_run passes = {
	    .arena = p->arena, .pkg = vm, .policy = escape_policy_find("go"), .diags = &p->diags, .verify = true};

	if (p->diags.errors)
		return;
	if (p->escapes) {
		passes_run(&passes);
		escape_report_text(&passes.decided, 1, &p->diags);
		return;
	}
	verify(vm);
	if (!p->quiet) {
		struct str s = vm_print(p->arena, vm);

		fwrite(s.data, 1, s.len, stdout);
	}
}

static void run(struct program *p, const char *const *operands, uint32_t n)
{
	const char *goroot = getenv("GOROOT");
	struct load_config config = {
	    .arena = p->arena,
	    .names = p->names,
	    .sources = &p->sources,
	    .diags = &p->diags,
	    .goroot = goroot ? goroot : "/usr/local/go",
	    .goarch = "amd64",
	};

	load_operands(&p->load, &config, operands, n);
	for (uint32_t i = 0; i < p->load.packages.len; i++) {
		struct load_package *l = p->load.packages.at[i];

		if (!l->named || p->diags.errors)
			continue;
		check(p, l, true);
		if (!p->diags.errors)
			lower(p, ((struct unit *)l->user)->package);
	}
	diag_print(&p->diags, p->escapes ? stdout : stderr, true);
}

int main(int argc, char **argv)
{
	struct program p = {.arena = arena_new()};
	int i = 1;

	p.names = intern_new(p.arena);
	p.sources.arena = p.diags.arena = p.arena;
	p.diags.sources = &p.sources;
	p.types = types_new(p.arena, p.names);
	for (; i < argc && argv[i][0] == '-'; i++) {
		if (strcmp(argv[i], "-q") == 0)
			p.quiet = true;
		else if (strcmp(argv[i], "-m") == 0)
			p.escapes = true;
		else if (strcmp(argv[i], "-lang") == 0 && i + 1 < argc)
			sscanf(argv[++i], "go%d.%d", &p.major, &p.minor);
	}
	run(&p, (const char *const *)argv + i, (uint32_t)(argc - i));
	i = p.diags.errors > 0;
	arena_free(p.arena);
	return i;
}
