/* vmtool.c - the VM IR stages alone, for goldens that start from a .vm file.
 *
 *     vmtool print FILE            parse, verify, print; the text printed must parse to itself
 *     vmtool escape POLICY FILE    parse, carry out the passes under the policy: -m lines, then every site's placement
 */
#include <stdio.h>
#include <stdlib.h>

#include "passes.h"

struct input {
	struct arena *arena;
	struct sources sources;
	struct diags diags;
	struct vm_types *types;
};

static struct vm_package *parse(struct input *in, struct str name, struct str text)
{
	uint32_t file = sources_add(&in->sources, name, name, text);
	struct vm_package *p = vm_parse(in->arena, in->types, &in->sources, file, &in->diags);

	if (!p) {
		diag_print(&in->diags, stderr, true);
		exit(1);
	}
	const char *defect = vm_verify(p);
	if (defect) {
		fprintf(stderr, STR_FMT ": %s\n", STR_ARG(name), defect);
		exit(1);
	}
	return p;
}

static void init(struct input *in, struct arena *a)
{
	*in = (struct input){.arena = a, .sources = {.arena = a}, .types = vm_types_new(a)};
	in->diags = (struct diags){.arena = a, .sources = &in->sources};
}

static int print(struct arena *a, struct str name, struct str text)
{
	struct input first, second;

	init(&first, a);
	struct str once = vm_print(a, parse(&first, name, text));
	init(&second, a);
	struct str twice = vm_print(a, parse(&second, name, once));
	printf(STR_FMT, STR_ARG(once));
	if (str_eq(once, twice))
		return 0;
	fprintf(stderr, "printed again, it reads:\n" STR_FMT, STR_ARG(twice));
	return 1;
}

static void print_tags(const struct vm_func *f)
{
	for (uint32_t i = 0; f->blocks.len && i < f->nparams; i++) {
		printf("tag %s %u:", f->name, i);
		for (size_t n = 0; n < f->tags[i].len; n++)
			printf(n < 4 ? "%c" : " %d", f->tags[i].data[n]);
		printf("\n");
	}
}

static void print_site(const struct vm_site *s)
{
	printf("site %u %s \"%s\": %s", s->id, vm_site_kind_name(s->kind), s->expr, vm_placement_name(s->placement));
	if (s->buffer)
		printf(" of %u bytes", s->buffer);
	printf(" (%s)\n", escape_reason_words((enum esc_reason)s->reason));
}

static int escape(struct arena *a, const char *policy, struct str name, struct str text)
{
	struct input in;
	struct pass_run run = {.arena = a, .policy = escape_policy_find(policy), .diags = &in.diags, .verify = true};

	if (!run.policy) {
		fprintf(stderr, "no policy %s\n", policy);
		return 2;
	}
	init(&in, a);
	struct vm_package *pkg = run.pkg = parse(&in, name, text);
	if (!passes_run(&run))
		return 1;
	escape_report_text(&run.decided, 1, &in.diags);
	diag_print(&in.diags, stdout, true);
	for (uint32_t i = 0; i < pkg->sites.len; i++)
		print_site(pkg->sites.at[i]);
	for (uint32_t i = 0; i < pkg->funcs.len; i++)
		print_tags(pkg->funcs.at[i]);
	return 0;
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct str text;
	int status = 2;

	if (argc < 3 || !file_read(a, argv[argc - 1], &text))
		fprintf(stderr, "usage: vmtool print FILE | vmtool escape POLICY FILE\n");
	else if (argc == 3 && strcmp(argv[1], "print") == 0)
		status = print(a, str_of(argv[2]), text);
	else if (argc == 4 && strcmp(argv[1], "escape") == 0)
		status = escape(a, argv[2], str_of(argv[3]), text);
	arena_free(a);
	return status;
}
