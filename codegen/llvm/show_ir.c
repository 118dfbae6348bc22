/* show_ir.c - LLVM IR of the functions that were asked for, as people read it: without metadata, attributes and records
 * for debuggers, and each line of source before what is made of it. */
#define _GNU_SOURCE
#include "llvm.h"
#include <stdlib.h>

/* ---- metadata: nodes by number ---- */

static struct map *read_nodes(struct arena *a, struct str rest)
{
	struct map *nodes = map_new(a);

	while (rest.len) {
		struct str line = str_next_line(&rest);
		char *end;
		unsigned long n;

		if (line.len < 4 || line.data[0] != '!' || line.data[1] < '0' || line.data[1] > '9')
			continue;
		n = strtoul(line.data + 1, &end, 10);
		if (str_has_prefix((struct str){end, line.len - (size_t)(end - line.data)}, STR(" = "))) {
			struct str *copy = ARENA_NEW(a, struct str);

			*copy = line;
			map_put(nodes, (void *)(uintptr_t)(n + 1), copy);
		}
	}
	return nodes;
}

static const char *after(struct str text, const char *word)
{
	const char *at = memmem(text.data, text.len, word, strlen(word));

	return at ? at + strlen(word) : NULL;
}

/* The node that a field of this one names: "scope: !45". Empty: none. */
static struct str node_at(const struct map *nodes, struct str node, const char *field)
{
	const char *number = after(node, field);
	const struct str *found = number ? map_get(nodes, (void *)(uintptr_t)(strtoul(number, NULL, 10) + 1)) : NULL;

	return found ? *found : (struct str){0};
}

static struct str quoted_field(struct str node, const char *field)
{
	const char *from = after(node, field), *end;

	end = from ? memchr(from, '"', node.len - (size_t)(from - node.data)) : NULL;
	return end ? (struct str){from, (size_t)(end - from)} : (struct str){0};
}

static struct str path_of(struct arena *a, const struct map *nodes, struct str location)
{
	struct str file = node_at(nodes, node_at(nodes, location, "scope: !"), "file: !"), name, dir;

	name = quoted_field(file, "filename: \"");
	dir = quoted_field(file, "directory: \"");
	if (!name.len || name.data[0] == '/' || !dir.len)
		return name;
	return arena_printf(a, STR_FMT "/" STR_FMT, STR_ARG(dir), STR_ARG(name));
}

static void find_place(struct cg_shower *s, const struct map *nodes, struct str line)
{
	struct str location = node_at(nodes, line, "!dbg !");
	const char *number = after(location, "line: ");
	uint32_t n = number ? (uint32_t)strtoul(number, NULL, 10) : 0;

	if (n) {
		s->file = path_of(s->cg->arena, nodes, location);
		s->line = n;
	}
}

/* ---- lines ---- */

/* Up to the first metadata or reference to attributes. */
static struct str without_metadata(struct str line)
{
	bool in_quotes = false;

	for (size_t i = 0; i + 3 < line.len; i++) {
		in_quotes ^= line.data[i] == '"';
		if (!in_quotes &&
		    (memcmp(line.data + i, ", !", 3) == 0 ||
		     (memcmp(line.data + i, " #", 2) == 0 && line.data[i + 2] >= '0' && line.data[i + 2] <= '9')))
			return (struct str){line.data, i};
	}
	line.len -= line.len && line.data[line.len - 1] == '\n';
	return line;
}

/* A definition up to the end of its parameters. */
static struct str head_of(struct str line)
{
	uint32_t depth = 0;
	bool in_quotes = false;

	for (size_t i = 0; i < line.len; i++) {
		in_quotes ^= line.data[i] == '"';
		if (in_quotes || (line.data[i] != '(' && line.data[i] != ')'))
			continue;
		depth += line.data[i] == '(' ? 1 : -1u;
		if (!depth && memchr(line.data, '@', i))
			return (struct str){line.data, i + 1};
	}
	return without_metadata(line);
}

/* Comments on the next instruction stand behind the source of it. */
static void show_line(struct cg_shower *s, const struct map *nodes, struct text *sites, struct str line)
{
	struct str code = without_metadata(line);

	if (str_has_prefix(line, STR("    #dbg_")) || str_has_prefix(line, STR("  call void @llvm.dbg.")))
		return;
	if (str_has_prefix(line, STR("  ; site "))) {
		text_add(sites, line);
		return;
	}
	if (str_has_prefix(line, STR("  "))) {
		find_place(s, nodes, line);
		cg_show_source(s);
		text_add(&s->out, text_str(sites));
		sites->len = 0;
	}
	text_printf(&s->out, STR_FMT "\n", STR_ARG(code));
}

struct str cg_show_ir(struct cg *cg, struct str rest)
{
	struct cg_shower s;
	struct map *nodes = read_nodes(cg->arena, rest);
	struct text above = {.arena = cg->arena}; /* comments that may belong to the next function */
	struct text sites = {.arena = cg->arena};
	bool shown = false;

	cg_show_open(&s, cg, "  ;");
	while (rest.len) {
		struct str line = str_next_line(&rest), symbol = cg_defined(line);

		if (!shown && str_has_prefix(line, STR("; site ")))
			text_add(&above, line);
		else if (!shown && !symbol.len)
			above.len = 0;
		if (symbol.len && (shown = cg_shows(&s, symbol))) {
			s.line = 0;
			text_add(&s.out, text_str(&above));
			text_printf(&s.out, STR_FMT " {\n", STR_ARG(head_of(line)));
		} else if (shown) {
			show_line(&s, nodes, &sites, line);
		}
		if (line.data[0] == '}') {
			if (shown)
				text_char(&s.out, '\n');
			shown = false;
		}
	}
	return cg_shown(&s);
}
