/* testdoc.c - the comment that tells what an example prints: the last one in its body, if it begins with "Output:" or
 * "Unordered output:" (package testing, "Examples"). */
#include <ctype.h>

#include "tests.h"

/* Past a literal whose first character is at i; what follows a backslash is no end. */
static size_t skip_literal(struct str s, size_t i)
{
	char quote = s.data[i++];
	for (; i < s.len && s.data[i] != quote; i++)
		if (s.data[i] == '\\' && quote != '`')
			i++;
	return i + 1;
}

/* Comments with neither code nor an empty line between them are one; one that begins beside code ends with its line. */
struct group {
	size_t from, to;
	bool open, beside;
};

/* The end of the comment at i; of "//", without the end of the line. */
static size_t comment_end(struct str s, size_t i)
{
	size_t end = s.data[i + 1] == '/' ? str_find(s, i, "\n") : str_find(s, i + 2, "*/") + 2;
	return end < s.len ? end : s.len;
}

static void add_comment(struct group *g, struct str s, size_t from, size_t to, bool beside)
{
	uint32_t lines = 0;
	for (size_t i = g->to; g->open && i < from; i++)
		lines += s.data[i] == '\n';
	if (!g->open || lines > !g->beside) {
		g->from = from;
		g->beside = beside;
	}
	g->to = to;
	g->open = true;
}

static struct str last_group(struct str s)
{
	struct group g = {0};
	bool beside = false;
	for (size_t i = 0; i < s.len;) {
		char c = s.data[i];
		if (c == '/' && i + 1 < s.len && (s.data[i + 1] == '/' || s.data[i + 1] == '*')) {
			size_t end = comment_end(s, i);
			add_comment(&g, s, i, end, beside);
			beside = false;
			i = end;
		} else if (c == '"' || c == '\'' || c == '`') {
			g.open = false;
			beside = true;
			i = skip_literal(s, i);
		} else {
			bool space = isspace((unsigned char)c) != 0;
			g.open &= space;
			beside = !space || (beside && c != '\n');
			i++;
		}
	}
	return str_part(s, g.from, g.to);
}

/* ---- text of a comment ---- */

/* A directive, "//go:noinline" or "//line x.go:1", is no part of the text. */
static bool is_directive(struct str line)
{
	size_t colon = 0;
	if (str_has_prefix(line, STR("line ")) || str_has_prefix(line, STR("extern ")) ||
	    str_has_prefix(line, STR("export ")))
		return true;
	while (colon < line.len &&
	       (islower((unsigned char)line.data[colon]) || isdigit((unsigned char)line.data[colon])))
		colon++;
	return colon && colon + 1 < line.len && line.data[colon] == ':' &&
	       (islower((unsigned char)line.data[colon + 1]) || isdigit((unsigned char)line.data[colon + 1]));
}

struct lines {
	struct text out;
	bool blank; /* an empty line waits for what follows */
};

static void add_line(struct lines *l, struct str line)
{
	while (line.len && isspace((unsigned char)line.data[line.len - 1]))
		line.len--;
	if (!line.len) {
		l->blank = l->out.len != 0;
		return;
	}
	if (l->blank)
		text_char(&l->out, '\n');
	l->blank = false;
	text_add(&l->out, line);
	text_char(&l->out, '\n');
}

/* Without the end of the line. */
static struct str take_line(struct str *rest)
{
	struct str line = str_next_line(rest);
	if (line.len && line.data[line.len - 1] == '\n')
		line.len--;
	return line;
}

static struct str group_text(struct arena *a, struct str group)
{
	struct lines l = {.out.arena = a};
	for (size_t i = 0; i < group.len;) {
		if (group.data[i] != '/') {
			i++;
			continue;
		}
		size_t end = comment_end(group, i);
		if (group.data[i + 1] == '/') {
			struct str line = str_part(group, i + 2, end);
			if (line.len && line.data[0] == ' ')
				line = str_part(line, 1, line.len);
			else if (is_directive(line))
				line.data = NULL;
			if (line.data)
				add_line(&l, line);
		} else {
			struct str text = str_part(group, i + 2, end - 2);
			add_line(&l, take_line(&text));
			while (text.len)
				add_line(&l, take_line(&text));
		}
		i = end;
	}
	return text_str(&l.out);
}

static bool skip_word(struct str s, size_t *i, const char *word)
{
	size_t n = strlen(word);
	if (s.len - *i < n || strncasecmp(s.data + *i, word, n))
		return false;
	*i += n;
	return true;
}

struct load_output load_example_output(struct arena *a, struct str body)
{
	struct load_output out = {0};
	struct str s = group_text(a, last_group(body));
	size_t i = 0;
	while (i < s.len && isspace((unsigned char)s.data[i]))
		i++;
	out.unordered = skip_word(s, &i, "unordered ");
	out.given = skip_word(s, &i, "output:");
	while (i < s.len && s.data[i] == ' ')
		i++;
	i += i < s.len && s.data[i] == '\n';
	if (out.given)
		out.text = str_part(s, i, s.len);
	return out;
}
