/* annotate.c - comments that tie IR and assembly to allocation sites.
 *
 * IR: an instruction with !gosub.site !N gets the text of node N as a comment above it; sites
 * without an instruction stand above their function. Assembly: after a function's label all its
 * sites, one comment each. */
#define _GNU_SOURCE
#include "llvm.h"
#include <stdlib.h>

static const char marker[] = "!gosub.site !";

/* !12 = !{!"site 3: x: heap (returned)", i32 3} */
static bool node_text(struct str line, uint64_t *number, struct str *text)
{
	const char *start, *end, *stop = line.data + line.len;

	if (line.len < 4 || line.data[0] != '!' || line.data[1] < '0' || line.data[1] > '9')
		return false;
	*number = strtoull(line.data + 1, NULL, 10);
	start = memmem(line.data, line.len, "!{!\"site ", 9);
	if (!start)
		return false;
	start += 4;
	end = memchr(start, '"', (size_t)(stop - start));
	if (!end)
		return false;
	*text = (struct str){start, (size_t)(end - start)};
	return true;
}

static struct map *collect_nodes(struct arena *a, struct str rest)
{
	struct map *nodes = map_new(a);

	while (rest.len) {
		struct str line = str_next_line(&rest), text;
		uint64_t n;

		if (node_text(line, &n, &text)) {
			struct str *copy = ARENA_NEW(a, struct str);

			*copy = text;
			map_put(nodes, (void *)(uintptr_t)(n + 1), copy);
		}
	}
	return nodes;
}

static struct map *functions(struct cg *cg)
{
	struct map *by_symbol = map_new(cg->arena);

	for (uint32_t i = 0; cg->pkg && i < cg->pkg->funcs.len; i++)
		map_put_str(by_symbol, str_of(cg->pkg->funcs.at[i]->name), cg->pkg->funcs.at[i]);
	return by_symbol;
}

struct str cg_symbol_at(struct str text, char end)
{
	const char *stop;
	size_t quoted = text.len && text.data[0] == '"';

	text = (struct str){text.data + quoted, text.len - quoted};
	stop = memchr(text.data, quoted ? '"' : end, text.len);
	text.len = stop ? (size_t)(stop - text.data) : 0;
	return text;
}

static void list_sites(struct cg *cg, struct text *out, const struct vm_func *f)
{
	for (uint32_t i = 0; i < cg->pkg->sites.len; i++)
		if (cg->pkg->sites.at[i]->func == f)
			text_printf(out, "\t%s %s\n", cg->x86 ? "#" : "//",
				    cg_site_text(cg, cg->pkg->sites.at[i], cg_site_gone(cg, cg->pkg->sites.at[i])));
}

struct str cg_annotate_asm(struct cg *cg, struct str rest)
{
	struct text out = {.arena = cg->arena};
	struct map *by_symbol = functions(cg);

	while (rest.len) {
		struct str line = str_next_line(&rest);
		const struct vm_func *f = line.data[0] != '\t' && line.data[0] != '.'
					      ? map_get_str(by_symbol, cg_symbol_at(line, ':'))
					      : NULL;

		text_add(&out, line);
		if (f)
			list_sites(cg, &out, f);
	}
	return text_str(&out);
}

/* define … @main.f( or @"main.(*T).M"( */
struct str cg_defined(struct str line)
{
	const char *at = line.len > 7 && memcmp(line.data, "define ", 7) == 0 ? memchr(line.data, '@', line.len) : NULL;

	return at ? cg_symbol_at((struct str){at + 1, line.len - (size_t)(at + 1 - line.data)}, '(') : (struct str){0};
}

static void list_gone(struct cg *cg, struct text *out, const struct vm_func *f)
{
	for (uint32_t i = 0; i < cg->pkg->sites.len; i++) {
		const struct vm_site *s = cg->pkg->sites.at[i];
		const char *word = s->func == f ? cg_site_gone(cg, s) : NULL;

		if (word)
			text_printf(out, "; %s\n", cg_site_text(cg, s, word));
	}
}

struct str cg_annotate_ir(struct cg *cg, struct str rest)
{
	struct map *nodes = collect_nodes(cg->arena, rest), *by_symbol = functions(cg);
	struct text out = {.arena = cg->arena};

	while (rest.len) {
		struct str line = str_next_line(&rest);
		const char *at = memmem(line.data, line.len, marker, sizeof marker - 1);
		struct str *text =
		    at ? map_get(nodes, (void *)(uintptr_t)(strtoull(at + sizeof marker - 1, NULL, 10) + 1)) : NULL;
		const struct vm_func *f = map_get_str(by_symbol, cg_defined(line));

		if (f)
			list_gone(cg, &out, f);
		if (text)
			text_printf(&out, "  ; " STR_FMT "\n", STR_ARG(*text));
		text_add(&out, line);
	}
	return text_str(&out);
}
