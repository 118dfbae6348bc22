/* show.c - VM IR of some functions, with their source between. */
#include <regex.h>
#include <stdlib.h>

#include "show.h"

/* Of an instruction, "\t\t… !7:14": the line, in the first file that the function mentions; otherwise 0. */
static uint32_t line_of(struct str text)
{
	const char *end = text.data + text.len, *p = end;
	uint32_t line;
	char *rest;

	while (p > text.data && p[-1] != '!')
		p--;
	if (!str_has_prefix(text, STR("\t\t")) || p == text.data)
		return 0;
	line = (uint32_t)strtoul(p, &rest, 10);
	if (*rest != ':')
		return 0;
	strtoul(rest + 1, &rest, 10);
	return rest == end ? line : 0;
}

static void put_function(struct text *out, const struct unit *u, const struct vm_func *f)
{
	const struct source_file *file = pos_file(f->pos) ? &u->diags.sources->files.at[pos_file(f->pos) - 1] : NULL;
	struct str rest = vm_print_func(out->arena, f);
	uint32_t last = 0;

	while (rest.len) {
		struct str line = str_next_line(&rest);
		uint32_t n;

		line.len -= str_has_suffix(line, STR("\n"));
		n = line_of(line);

		if (file && n && n != last)
			text_printf(out, "\t\t;; " STR_FMT ":%u: " STR_FMT "\n", STR_ARG(file->name), n,
				    STR_ARG(str_line(file->text, n)));
		last = n ? n : last;
		text_printf(out, STR_FMT "\n", STR_ARG(line));
	}
	text_char(out, '\n');
}

struct str show_functions(struct unit *u, const char *re)
{
	struct text out = {.arena = u->arena};
	regex_t wanted;

	if (regcomp(&wanted, re, REG_EXTENDED | REG_NOSUB))
		return text_str(&out);
	for (uint32_t i = 0; i < u->vm->funcs.len; i++) {
		const struct vm_func *f = u->vm->funcs.at[i];

		if (!(f->flags & (VM_FN_EXTERN | VM_FN_C)) && regexec(&wanted, f->name, 0, NULL, 0) == 0)
			put_function(&out, u, f);
	}
	regfree(&wanted);
	return text_str(&out);
}
