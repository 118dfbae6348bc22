/* cgtool.c - a backend alone, fed from a .vm file.
 *
 *     cgtool PLUGIN FILE.vm OUT [-O0..3] [-target T] [-S | -ll | -bc] [-counting]
 *     cgtool PLUGIN -program OUT MAIN [INIT...]
 */
#include <stdio.h>
#include <stdlib.h>

#include "backend.h"
#include "vm.h"

struct run {
	struct gosub_host host;
	struct gosub_options options;
	const char *plugin, *input, *output;
};

static void on_error(void *context, uint64_t pos, const char *message)
{
	fprintf(stderr, "cgtool: %s\n", message);
}

static const char *reason(void *context, uint32_t n)
{
	return n ? "a reason" : NULL;
}

static int usage(void)
{
	fprintf(stderr, "usage: cgtool PLUGIN FILE.vm OUT [-O0..3] [-target T] [-S | -ll | -bc] [-counting]\n"
			"       cgtool PLUGIN -program OUT MAIN [INIT...]\n");
	return 2;
}

static bool option(struct run *r, char **argv, int *i)
{
	const char *a = argv[*i];

	if (strncmp(a, "-O", 2) == 0)
		r->options.opt_level = (uint32_t)atoi(a + 2);
	else if (strcmp(a, "-S") == 0)
		r->options.output = GOSUB_OUT_ASSEMBLY;
	else if (strcmp(a, "-ll") == 0)
		r->options.output = GOSUB_OUT_IR;
	else if (strcmp(a, "-bc") == 0)
		r->options.output = GOSUB_OUT_BITCODE;
	else if (strcmp(a, "-counting") == 0)
		r->options.counting = true;
	else if (strcmp(a, "-target") == 0 && argv[*i + 1])
		r->options.target = argv[++*i];
	else
		return false;
	return true;
}

static struct vm_package *parse(struct arena *a, const char *path)
{
	static struct sources sources;
	struct diags diags = {.arena = a, .sources = &sources};
	struct str text;
	struct vm_package *p;
	const char *defect;

	sources.arena = a;
	if (!file_read(a, path, &text)) {
		fprintf(stderr, "cgtool: cannot read %s\n", path);
		return NULL;
	}
	p = vm_parse(a, vm_types_new(a), &sources, sources_add(&sources, str_of(path), str_of(path), text), &diags);
	if (!p) {
		diag_print(&diags, stderr, true);
		return NULL;
	}
	defect = vm_verify(p);
	if (defect)
		fprintf(stderr, "cgtool: %s: %s\n", path, defect);
	return defect ? NULL : p;
}

static bool produce(struct run *r, const struct gosub_backend *b, int nargs, char **args)
{
	struct arena *a = arena_new();
	bool program = strcmp(r->input, "-program") == 0, ok;
	struct vm_package *p = program ? NULL : parse(a, r->input);
	void *self = NULL;

	if (!p && !program)
		return false;
	ok = b->open(&self, &r->host, &r->options);
	if (ok && program)
		ok = b->emit_program(self, (const char *const *)args + 1, (uint32_t)nargs - 1, args[0]);
	else if (ok)
		ok = b->emit(self, p);
	ok = ok && b->finish(self, r->output);
	b->close(self);
	arena_free(a);
	return ok;
}

int main(int argc, char **argv)
{
	struct run r = {
	    .options = {.size = sizeof r.options, .opt_level = 2, .debug = true, .annotate = true, .verify = true}};
	struct gosub_plugin *plugin;
	const char *error;
	bool program, ok;

	if (argc < 4)
		return usage();
	r.plugin = argv[1];
	r.input = argv[2];
	r.output = argv[3];
	program = strcmp(r.input, "-program") == 0;
	for (int i = 4; !program && i < argc; i++)
		if (!option(&r, argv, &i))
			return usage();
	if (program && argc < 5)
		return usage();
	gosub_host_init(&r.host);
	r.host.error = on_error;
	r.host.reason = reason;
	plugin = gosub_plugin_load(r.plugin, &r.host, &error);
	if (!plugin) {
		fprintf(stderr, "cgtool: %s\n", error);
		return 3;
	}
	ok = produce(&r, gosub_plugin_backend(plugin), argc - 4, argv + 4);
	gosub_plugin_unload(plugin);
	return ok ? 0 : 1;
}
