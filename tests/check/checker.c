/* checker.c - the type checker alone, for tests: checker [-lang go1.N] [-decls] [-force] [-verify]
 * [-fake-import-c] [-test-functions] [-p path] [-repeat] [-language-only] file.go... | import/path
 *
 * The files are one package; what it imports is loaded from the Go tree ($GOROOT, /usr/local/go),
 * declarations only. Prints every diagnostic; exit status 1 after errors. -decls: leave bodies
 * unchecked. -force: check in spite of syntax errors. -verify: check the tree of a package without
 * errors too. -repeat: print what repeats an error on its line, too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load.h"
#include "types.h"
#include "verify.h"

struct program {
	struct arena *arena;
	struct intern *names;
	struct sources sources;
	struct diags diags;
	struct types *types;
	struct load load;
	int major, minor;
	const char *path; /* of the package named on the command line; NULL: as the go command has it */
	uint32_t incomplete;
	bool decls, force, verify, fake_import_c, language_only;
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

/* Other errors of the parser leave a tree that is whole enough. */
static bool has_syntax_error(const struct diags *d)
{
	for (uint32_t i = 0; i < d->list.len; i++)
		if (str_has_prefix(d->list.at[i].message, STR("syntax error")))
			return true;
	return false;
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
	    .fake_import_c = p->fake_import_c,
	    .language_only = p->language_only,
	    .import = import,
	};

	if (u)
		return u;
	u = source->user = ARENA_NEW(p->arena, struct unit);
	u->program = p;
	u->source = source;
	u->package = package_new(p->types, str_of(p->path && source->named ? p->path : source->path),
				 str_of(source->name ? source->name : ""));
	config.import_context = u;
	for (uint32_t i = 0; i < source->files.len; i++)
		VEC_PUSH(
		    p->arena, &files,
		    syntax_parse(p->arena, p->names, &p->sources, source->files.at[i].source, &p->diags, &options));
	if ((p->force || !has_syntax_error(&p->diags)) && check_package(&config, u->package, files.at, files.len) &&
	    bodies && p->verify)
		p->incomplete += verify_package(&p->sources, p->arena, u->package, stdout);
	return u;
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
	for (uint32_t i = 0; i < p->load.packages.len; i++)
		if (p->load.packages.at[i]->named)
			check(p, p->load.packages.at[i], !p->decls);
	diag_print(&p->diags, stdout, true);
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
		if (strcmp(argv[i], "-decls") == 0)
			p.decls = true;
		else if (strcmp(argv[i], "-verify") == 0)
			p.verify = true;
		else if (strcmp(argv[i], "-force") == 0)
			p.force = true;
		else if (strcmp(argv[i], "-fake-import-c") == 0)
			p.fake_import_c = true;
		else if (strcmp(argv[i], "-p") == 0 && i + 1 < argc)
			p.path = argv[++i];
		else if (strcmp(argv[i], "-language-only") == 0)
			p.language_only = true;
		else if (strcmp(argv[i], "-repeat") == 0)
			p.diags.repeat = true;
		else if (strcmp(argv[i], "-test-functions") == 0)
			types_predeclare_test_functions(p.types);
		else if (strcmp(argv[i], "-lang") == 0 && i + 1 < argc)
			sscanf(argv[++i], "go%d.%d", &p.major, &p.minor);
	}
	run(&p, (const char *const *)argv + i, (uint32_t)(argc - i));
	i = p.diags.errors > 0 || p.incomplete > 0;
	arena_free(p.arena);
	return i;
}
