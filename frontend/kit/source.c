/* source.c - files of a compilation and positions as the user sees them. */
#include "diag.h"

#include <stdio.h>
#include <stdlib.h>

static KIT_NORETURN void too_many_files(void)
{
	fprintf(stderr, "gosubc: more than %llu source files in one compilation\n", (unsigned long long)POS_FILE_MAX);
	exit(1);
}

uint32_t sources_add(struct sources *s, struct str name, struct str path, struct str text)
{
	if (s->files.len == POS_FILE_MAX)
		too_many_files();
	VEC_PUSH(
	    s->arena, &s->files,
	    (struct source_file){.name = arena_str(s->arena, name), .path = arena_str(s->arena, path), .text = text});
	return s->files.len;
}

/* Adds the elements of path to a text that ends without a slash; "." and ".." are followed. */
static void add_elements(struct text *t, struct str path)
{
	while (path.len) {
		const char *slash = memchr(path.data, '/', path.len);
		struct str e = {path.data, slash ? (size_t)(slash - path.data) : path.len};

		path.data += e.len + (slash != NULL);
		path.len -= e.len + (slash != NULL);
		if (str_eq(e, STR("..")))
			while (t->len && t->data[--t->len] != '/')
				;
		else if (e.len && !str_eq(e, STR(".")))
			text_printf(t, "/" STR_FMT, STR_ARG(e));
	}
}

/* As gc, which takes a relative name from the folder of the file it stands in. */
static struct str directive_path(struct arena *a, const struct source_file *f, struct str name)
{
	struct text t = {.arena = a};
	struct str dir = f->path;

	if (!name.data)
		return f->path;
	if (!name.len)
		return STR("??");
	while (dir.len && dir.data[dir.len - 1] != '/')
		dir.len--;
	if (name.data[0] != '/')
		add_elements(&t, dir);
	add_elements(&t, name);
	return text_str(&t);
}

void sources_line(struct sources *s, struct line_directive d)
{
	struct source_file *f = &s->files.at[pos_file(d.pos) - 1];
	uint32_t i = f->lines.len;

	while (i > 0 && f->lines.at[i - 1].pos > d.pos)
		i--;
	if (i > 0 && f->lines.at[i - 1].pos == d.pos)
		return; /* of a file that is scanned again */
	d.path = directive_path(s->arena, f, d.name);
	VEC_PUSH(s->arena, &f->lines, d);
	memmove(&f->lines.at[i + 1], &f->lines.at[i], (f->lines.len - 1 - i) * sizeof d);
	f->lines.at[i] = d;
}

static const struct source_file *file_of(const struct sources *s, pos_t p)
{
	uint32_t n = pos_file(p);

	return n && n <= s->files.len ? &s->files.at[n - 1] : NULL;
}

/* The last directive at or before p in its file f; NULL if none. */
static const struct line_directive *directive_for(const struct source_file *f, pos_t p)
{
	uint32_t low = 0, high = f ? f->lines.len : 0;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (f->lines.at[mid].pos <= p)
			low = mid + 1;
		else
			high = mid;
	}
	return low ? &f->lines.at[low - 1] : NULL;
}

/* Where a directive gives a column, columns of its own line go on from there and later lines have
 * their real ones; where it gives none, columns are unknown (0) up to the next directive. */
static void apply_directive(const struct line_directive *d, pos_t p, uint32_t *line, uint32_t *col)
{
	*line = pos_line(p);
	*col = pos_col(p);
	if (!d)
		return;
	*line = d->line + (pos_line(p) - pos_line(d->pos));
	if (!d->col)
		*col = 0;
	else if (pos_line(p) == pos_line(d->pos))
		*col = d->col + (pos_col(p) - pos_col(d->pos));
}

void sources_resolve(const struct sources *s, pos_t p, struct str *name, uint32_t *line, uint32_t *col)
{
	const struct source_file *f = file_of(s, p);
	const struct line_directive *d = directive_for(f, p);

	apply_directive(d, p, line, col);
	*name = d && d->name.data ? d->name : f ? f->name : STR("<unknown>");
}

void sources_place(const struct sources *s, pos_t p, struct str *path, uint32_t *line, uint32_t *col)
{
	const struct source_file *f = file_of(s, p);
	const struct line_directive *d = directive_for(f, p);

	apply_directive(d, p, line, col);
	*path = d ? d->path : !f ? STR("<unknown>") : f->path.len ? f->path : f->name;
}

const void *sources_base(const struct sources *s, pos_t p)
{
	const struct source_file *f = file_of(s, p);
	const struct line_directive *d = directive_for(f, p);

	return d ? (const void *)d : f;
}

struct str sources_pos_in_text(const struct sources *s, struct arena *a, pos_t p)
{
	struct str shown = sources_pos(s, a, p);
	const struct source_file *f = file_of(s, p);

	if (!directive_for(f, p))
		return shown;
	return arena_printf(a, STR_FMT "[" STR_FMT ":%u:%u]", STR_ARG(shown), STR_ARG(f->name), pos_line(p),
			    pos_col(p));
}

struct str sources_line_name(const struct sources *s, pos_t p)
{
	const struct line_directive *d = directive_for(file_of(s, p), p);

	return d ? d->name : (struct str){0};
}

static struct str folder(const struct sources *s, uint32_t file)
{
	struct str path = s->files.at[file - 1].path;

	while (path.len && path.data[path.len - 1] != '/')
		path.len--;
	return path;
}

int sources_order(const struct sources *s, uint32_t home, uint32_t x, uint32_t y)
{
	if (x == y || !x || !y || !home)
		return x < y ? -1 : x > y;

	struct str fx = folder(s, x), fy = folder(s, y), first = folder(s, home);

	if (str_eq(fx, fy))
		return x < y ? -1 : 1;
	if (str_eq(fx, first) || str_eq(fy, first))
		return str_eq(fx, first) ? -1 : 1;
	return str_cmp(fx, fy);
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
