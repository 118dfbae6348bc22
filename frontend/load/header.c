/* header.c - the build constraint of a file: what stands before its package clause. */
#include "constraint.h"
#include "load.h"
#include "packages.h"

/* The comments and blank lines that a file begins with, line by line. */
struct header {
	struct arena *arena;
	bool ended;                       /* a line was no // comment: +build has no meaning from here on */
	bool in_block;                    /* within a block comment */
	struct str go_build;              /* what stands after "//go:build"; data == NULL: no such line */
	struct constraint *plus, *so_far; /* +build lines before the last blank line; all of them */
};

/* "// +build" counts only before a blank line that only // comments and blank lines stand before. */
static void comment_line(struct header *h, struct str line)
{
	struct str rest = str_after_word(line, STR("//go:build"));
	if (rest.data && !h->go_build.data)
		h->go_build = rest;
	struct str plus = str_after_word(str_trim(str_part(line, 2, line.len)), STR("+build"));
	if (plus.data && !h->ended)
		h->so_far = constraint_parse_plus(h->arena, plus, h->so_far);
}

/* Whether the line holds nothing but comments. */
static bool only_comments(struct header *h, struct str line)
{
	while (line.len) {
		if (h->in_block) {
			size_t end = str_find(line, 0, "*/");
			if (end == line.len)
				return true;
			h->in_block = false;
			line = str_trim(str_part(line, end + 2, line.len));
		} else if (str_has_prefix(line, STR("/*"))) {
			h->in_block = true;
			line = str_part(line, 2, line.len);
		} else {
			return str_has_prefix(line, STR("//"));
		}
	}
	return true;
}

static void read_header(struct header *h, struct str text)
{
	while (text.len) {
		struct str line = str_trim(str_next_line(&text));
		if (!line.len && !h->ended)
			h->plus = h->so_far;
		if (!str_has_prefix(line, STR("//")))
			h->ended |= line.len > 0;
		else if (!h->in_block)
			comment_line(h, line);
		if (!only_comments(h, line))
			return;
	}
}

bool load_header_takes_part(const struct load_config *config, struct str text)
{
	struct header h = {.arena = config->arena};

	read_header(&h, text);
	if (h.go_build.data)
		return load_constraint_holds(config, constraint_parse(config->arena, h.go_build));
	return !h.plus || load_constraint_holds(config, h.plus);
}
