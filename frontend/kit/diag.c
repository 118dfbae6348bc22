/* diag.c - diagnostics are collected, then printed in source order. */
#define _GNU_SOURCE /* qsort_r */
#include "diag.h"

#include <stdio.h>
#include <stdlib.h>

#define DIAG_LIMIT   10  /* errors printed unless all are asked for */
#define DIAG_COLUMNS 255 /* gc has eight bits for columns: it knows no more, and prints none that do not fit */

static void add(struct diags *d, pos_t pos, enum diag_severity severity, const char *fmt, va_list args)
{
	struct str message = arena_vprintf(d->arena, fmt, args);

	VEC_PUSH(d->arena, &d->list, (struct diag){pos, severity, message, d->list.len, 0});
	if (severity == DIAG_ERROR)
		d->errors++;
}

void diag_error(struct diags *d, pos_t pos, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add(d, pos, DIAG_ERROR, fmt, args);
	va_end(args);
}

void diag_note(struct diags *d, pos_t pos, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add(d, pos, DIAG_NOTE, fmt, args);
	va_end(args);
}

void diag_also(struct diags *d, pos_t pos, const char *fmt, ...)
{
	va_list args;

	KIT_ASSERT(d->list.len > 0);
	va_start(args, fmt);
	struct str line = arena_vprintf(d->arena, fmt, args);
	va_end(args);

	struct diag *last = &VEC_LAST(&d->list);
	struct text *t = &d->more;
	if (!t->data || t->data != last->message.data) {
		*t = (struct text){.arena = d->arena};
		text_add(t, last->message);
	}
	text_add(t, STR("\n\t"));
	if (pos != POS_NONE) {
		text_add(t, sources_pos_in_text(d->sources, d->arena, pos));
		text_add(t, STR(": "));
	}
	text_add(t, line);
	last->message = text_str(t);
}

/* The place as gc knows it: what stands further right on a line keeps the order in which it was reported. */
static pos_t place(const struct diag *e)
{
	uint32_t col = pos_col(e->pos);

	return POS(pos_file(e->pos), pos_line(e->pos), col < DIAG_COLUMNS ? col : DIAG_COLUMNS);
}

/* Files and //line directives in the order in which something was first reported behind them. */
static void rank(struct diags *d)
{
	struct map *ranks = map_new(d->arena);

	for (uint32_t i = 0; i < d->list.len; i++) {
		struct diag *e = &d->list.at[i];
		const void *base = sources_base(d->sources, e->pos);
		uintptr_t known = base ? (uintptr_t)map_get(ranks, base) : 0;

		if (base && !known) {
			known = map_len(ranks) + 1;
			map_put(ranks, base, (void *)known);
		}
		e->rank = (uint32_t)known;
	}
}

static int compare(const void *x, const void *y, void *context)
{
	const struct diags *d = context;
	const struct diag *a = x, *b = y;
	pos_t p = place(a), q = place(b);
	int files = sources_order(d->sources, d->home, pos_file(p), pos_file(q));

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (files)
		return files;
	if (p != q)
		return p < q ? -1 : 1;
	return a->seq < b->seq ? -1 : a->seq > b->seq;
}

static bool same(const struct diag *a, const struct diag *b)
{
	return a->pos >> POS_COL_BITS == b->pos >> POS_COL_BITS && str_eq(a->message, b->message);
}

/* As gc: an error that repeats the one reported just before it on the same line is none. */
static void drop_repetitions(struct diags *d)
{
	struct diag last = {0};
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->list.len; i++) {
		struct diag e = d->list.at[i];

		if (last.message.data && same(&last, &e))
			continue;
		last = e;
		d->list.at[n++] = e;
	}
	d->list.len = n;
}

/* After sorting: the same place twice. */
static bool is_duplicate(const struct diags *d, uint32_t i)
{
	return i > 0 && place(&d->list.at[i - 1]) == place(&d->list.at[i]) &&
	       str_eq(d->list.at[i - 1].message, d->list.at[i].message);
}

static void print_line(const struct diags *d, FILE *out, pos_t pos, struct str message)
{
	struct str name;
	uint32_t line, col;

	sources_resolve(d->sources, pos, &name, &line, &col);
	if (col == 0 || col >= DIAG_COLUMNS)
		fprintf(out, STR_FMT ":%u: " STR_FMT "\n", STR_ARG(name), line, STR_ARG(message));
	else
		fprintf(out, STR_FMT ":%u:%u: " STR_FMT "\n", STR_ARG(name), line, col, STR_ARG(message));
}

static void print_one(const struct diags *d, FILE *out, const struct diag *e)
{
	if (e->pos == POS_NONE)
		fprintf(out, STR_FMT "\n", STR_ARG(e->message));
	else
		print_line(d, out, e->pos, e->message);
}

/* As gc: the tenth error stops the compilation, so later ones are dropped, whatever their place.
 * Gives the position of the tenth, POS_NONE if there are fewer. Before sorting. */
static pos_t cut_at_limit(struct diags *d)
{
	uint32_t errors = 0;

	for (uint32_t i = 0; i < d->list.len; i++) {
		const struct diag *e = &d->list.at[i];

		if (++errors == DIAG_LIMIT) {
			d->list.len = i + 1;
			return e->pos;
		}
	}
	return POS_NONE;
}

/* Notes are told in the order in which they came, each as often as it came. */
static void print_notes(struct diags *d, FILE *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->list.len; i++) {
		if (d->list.at[i].severity == DIAG_NOTE)
			print_one(d, out, &d->list.at[i]);
		else
			d->list.at[n++] = d->list.at[i];
	}
	d->list.len = n;
}

void diag_print(struct diags *d, void *file, bool all)
{
	FILE *out = file;
	pos_t limit = POS_NONE;

	print_notes(d, out);
	if (!d->repeat)
		drop_repetitions(d);
	if (!all)
		limit = cut_at_limit(d);
	if (d->errors)
		rank(d);
	if (d->list.len)
		qsort_r(d->list.at, d->list.len, sizeof *d->list.at, compare, d);
	for (uint32_t i = 0; i < d->list.len; i++)
		if (d->repeat || !is_duplicate(d, i))
			print_one(d, out, &d->list.at[i]);
	if (limit)
		print_line(d, out, limit, STR("too many errors"));
}

void diag_sort(struct diags *d)
{
	uint32_t n = 0;

	rank(d);
	if (d->list.len)
		qsort_r(d->list.at, d->list.len, sizeof *d->list.at, compare, d);
	for (uint32_t i = 0; i < d->list.len; i++)
		if (!n || place(&d->list.at[n - 1]) != place(&d->list.at[i]) ||
		    !str_eq(d->list.at[n - 1].message, d->list.at[i].message))
			d->list.at[n++] = d->list.at[i];
	d->list.len = n;
}
