/* source.c - files of a compilation and positions as the user sees them. */
#include "diag.h"

#include <stdio.h>
#include <stdlib.h>

static KIT_NORETURN void too_many_files(void)
{
	fprintf(stderr, "gosubc: more than %llu source files in one compilation\n",
		(unsigned long long)POS_FILE_MAX);
	exit(1);
}

uint32_t sources_add(struct sources *s, struct str name, struct str path, struct str text)
{
	if (s->files.len == POS_FILE_MAX)
		too_many_files();
	VEC_PUSH(s->arena, &s->files,
		 (struct source_file){arena_str(s->arena, name), arena_str(s->arena, path), text});
	return s->files.len;
}

void sources_line(struct sources *s, struct line_directive d)
{
	uint32_t i = s->lines.len;

	while (i > 0 && s->lines.at[i - 1].pos > d.pos)
		i--;
	if (i > 0 && s->lines.at[i - 1].pos == d.pos)
		return; /* of a file that is scanned again */
	VEC_PUSH(s->arena, &s->lines, d);
	memmove(&s->lines.at[i + 1], &s->lines.at[i], (s->lines.len - 1 - i) * sizeof d);
	s->lines.at[i] = d;
}

/* The last directive at or before p in p's file; NULL if none. */
static const struct line_directive *directive_for(const struct sources *s, pos_t p)
{
	uint32_t low = 0, high = s->lines.len;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (s->lines.at[mid].pos <= p)
			low = mid + 1;
		else
			high = mid;
	}
	if (!low || pos_file(s->lines.at[low - 1].pos) != pos_file(p))
		return NULL;
	return &s->lines.at[low - 1];
}

/* Where a directive gives a column, columns of its own line go on from there and later lines have
 * their real ones; where it gives none, columns are unknown (0) up to the next directive. */
static void apply_directive(const struct line_directive *d, pos_t p, struct str *name,
			    uint32_t *line, uint32_t *col)
{
	*name = d->name;
	*line = d->line + (pos_line(p) - pos_line(d->pos));
	if (!d->col)
		*col = 0;
	else if (pos_line(p) == pos_line(d->pos))
		*col = d->col + (pos_col(p) - pos_col(d->pos));
	else
		*col = pos_col(p);
}

void sources_resolve(const struct sources *s, pos_t p, struct str *name, uint32_t *line,
		     uint32_t *col)
{
	uint32_t file = pos_file(p);
	const struct line_directive *d = directive_for(s, p);

	if (d) {
		apply_directive(d, p, name, line, col);
		return;
	}
	*name = file && file <= s->files.len ? s->files.at[file - 1].name : STR("<unknown>");
	*line = pos_line(p);
	*col = pos_col(p);
}

struct str sources_pos(const struct sources *s, struct arena *a, pos_t p)
{
	struct str name;
	uint32_t line, col;

	sources_resolve(s, p, &name, &line, &col);
	if (!line)
		return name;
	if (!col)
		return arena_printf(a, STR_FMT ":%u", STR_ARG(name), line);
	return arena_printf(a, STR_FMT ":%u:%u", STR_ARG(name), line, col);
}
